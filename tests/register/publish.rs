//! Nothing personal goes out unless the SPOC has chosen so.

use register::publish::{ALLOWED, Decision, Decisions, Proposal, marked, published};

use crate::{
    fixture::{day, policy},
    ledger::{at, entry, ledger},
};

/// A text, and what in it must not go out.
const PERSONAL: [(&str, &str); 74] = include!("personal.in");

/// Texts with nothing personal in them: whatever is found here is a false alarm.
const HARMLESS: [&str; 60] = include!("harmless.in");

fn proposal_of(text: &str) -> Proposal {
    let ledger = ledger(&[
        entry(1, &[("information-provided", text), ("requires-publishing", "yes")]),
        entry(2, &[("candidate", "Cllr Siân O’Brien-Jones, Example Party"), ("officer", "Sgt 42 Aled Ŵyn")]),
        entry(3, &[("candidate", "محمد علي"), ("officer", "Chief Executive's office, D. Okonkwo")]),
        entry(4, &[("candidate", "zoe lower (agent: Mark Will)"), ("officer", "front desk")]),
    ]);
    Proposal::new(&ledger, &policy(), &marked(&ledger), &ALLOWED)
}

#[test]
fn seeded_personal_data_never_goes_out_without_a_choice() {
    for (text, secret) in PERSONAL {
        assert!(text.contains(secret), "{text}");
        let proposal = proposal_of(text);
        let none = Decisions::new();
        assert!(proposal.undecided(&none) > 0, "nothing to decide in: {text}");
        for out in [proposal.html("Log", &none), proposal.csv(&none), format!("{:?}", proposal.rows(&none))] {
            assert!(!out.contains(secret), "{secret} goes out: {out}");
        }
        let keep: Decisions = (0..proposal.concerns.len()).map(|index| (index, Decision::Keep)).collect();
        assert_eq!(proposal.undecided(&keep), 0);
        let kept = proposal.rows(&keep).concat().join("\n");
        assert!(kept.contains(text), "kept by choice: {kept}");
    }
}

#[test]
fn false_alarms_are_few_and_counted() {
    let mut alarms = Vec::new();
    for text in HARMLESS {
        let proposal = proposal_of(text);
        alarms.extend(
            proposal
                .concerns
                .into_iter()
                .filter(|concern| text.contains(&concern.text))
                .map(|concern| format!("{:?} `{}` in: {text}", concern.kind, concern.text)),
        );
    }
    println!("false alarms: {} in {} harmless texts\n{}", alarms.len(), HARMLESS.len(), alarms.join("\n"));
    assert!(alarms.len() <= 12, "{alarms:#?}");
}

#[test]
fn people_are_labels_that_stay_the_same() {
    let policy = policy();
    let mut ledger = ledger(&[
        entry(
            1,
            &[("candidate", "Sam Sample"), ("information-sought", "Sam asked again"), ("requires-publishing", "yes")],
        ),
        entry(2, &[("candidate", "Alex Other"), ("date-of-contact", "2028-04-13"), ("requires-publishing", "yes")]),
        entry(3, &[("candidate", "Not Published"), ("date-of-contact", "2028-04-01")]),
    ]);
    let first = Proposal::new(&ledger, &policy, &marked(&ledger), &ALLOWED);
    let rows = first.rows(&Decisions::new());
    assert_eq!((rows[0][1].as_str(), rows[1][1].as_str()), ("Candidate B", "Candidate C"));
    assert_eq!(rows[0][4], "Candidate B asked again", "a name in the text becomes the person’s label");
    assert_eq!(published(&ledger).len(), 0);
    assert_eq!(first.confirm(&mut ledger, day("2028-04-20"), at(9)), 2);
    assert_eq!(marked(&ledger).len(), 0);
    assert_eq!(ledger.records[0].value("date-added-to-website"), "2028-04-20");
    assert_eq!(ledger.records[2].value("date-added-to-website"), "");
    // An earlier contact of somebody new comes in later: those who had a label keep it.
    ledger.add(
        entry(9, &[("candidate", "Aaron New"), ("date-of-contact", "2028-03-01"), ("requires-publishing", "yes")]),
        "test",
        at(10),
    );
    let all: Vec<String> = published(&ledger).into_iter().chain(marked(&ledger)).collect();
    let second = Proposal::new(&ledger, &policy, &all, &ALLOWED);
    let labels: Vec<String> = second.rows(&Decisions::new()).iter().map(|row| row[1].clone()).collect();
    assert_eq!(labels, ["Candidate B", "Candidate C", "Candidate D"]);
}

#[test]
fn only_allowed_columns_go_out_and_nothing_is_markup() {
    let policy = policy();
    let markup = "<img src=x onerror=alert(1)> & \"quoted\"";
    let ledger = ledger(&[entry(
        1,
        &[("information-sought", markup), ("private-note", "for us only"), ("requires-publishing", "yes")],
    )]);
    let columns = ["information-sought", "private-note", "date-added-to-register", "date-of-contact"];
    let proposal = Proposal::new(&ledger, &policy, &marked(&ledger), &columns);
    assert_eq!(proposal.header, ["Date of contact", "Information sought"]);
    let html = proposal.html("<Log>", &Decisions::new());
    assert!(!html.contains("<img") && !html.contains("for us only") && html.contains("&lt;img"), "{html}");
    assert!(html.contains("<caption>&lt;Log&gt;</caption>") && html.contains("scope=\"col\""));
    let csv = proposal.csv(&Decisions::new());
    assert!(csv.contains("\"\"quoted\"\""), "{csv}");
}
