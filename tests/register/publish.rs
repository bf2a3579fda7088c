//! Nothing personal goes out unless the SPOC has chosen so.

use proptest::prelude::*;
use register::{
    labels,
    people::PeopleReader,
    personal_data::Kind,
    publish::{ALLOWED, Decision, Decisions, Proposal, is_answered, marked, published},
};

use crate::{
    fixture::{awkward_text, day, decompose, policy},
    ledger::{at, entry, ledger},
};

/// A text, and what in it must not go out.
const PERSONAL: [(&str, &str); 323] = include!("personal.in");

/// Texts with nothing personal in them: whatever is found here is a false alarm.
const HARMLESS: [&str; 286] = include!("harmless.in");

/// A register whose people have names of many kinds, with a contact to publish for each text.
fn proposal_of(texts: &[&str]) -> Proposal {
    let mut entries: Vec<_> = (100..)
        .zip(texts)
        .map(|(number, text)| entry(number, &[("information-provided", text), ("requires-publishing", "yes")]))
        .collect();
    entries.extend([
        entry(2, &[("candidate", "Cllr Siân O’Brien-Jones, Example Party"), ("officer", "Sgt 42 Aled Ŵyn")]),
        entry(3, &[("candidate", "محمد علي"), ("officer", "Chief Executive's office, D. Okonkwo")]),
        entry(4, &[("candidate", "zoe lower (agent: Mark Will)"), ("officer", "front desk")]),
        entry(5, &[("candidate", "Ann Bishop’s campaign"), ("officer", "PC John Constable, Press Office")]),
        entry(6, &[("candidate", "Friends of Will Power"), ("officer", "custody team")]),
        entry(7, &[("candidate", "Jürgen Müller; Łukasz Kowalski"), ("officer", "Jo May, North Ormesby")]),
        entry(8, &[("candidate", "Thuy Nguyễn (agent Hope Price)"), ("officer", "Zoë van der Berg")]),
    ]);
    let ledger = ledger(&entries);
    Proposal::new(&ledger, &policy(), &marked(&ledger), &ALLOWED, decompose)
}

#[test]
fn seeded_personal_data_never_goes_out_without_a_choice() {
    let proposal = proposal_of(&PERSONAL.map(|(text, _)| text));
    let none = Decisions::new();
    let keep: Decisions = (0..proposal.concerns.len()).map(|index| (index, Decision::Keep)).collect();
    assert_eq!(proposal.undecided(&keep), 0);
    let (masked, kept) = (proposal.rows(&none), proposal.rows(&keep));
    let mut out = Vec::new();
    for ((text, secret), (masked, kept)) in PERSONAL.iter().zip(masked.iter().zip(&kept)) {
        assert!(text.contains(secret), "{text}");
        let masked = masked.last().expect("a cell");
        if masked.contains(secret) || masked == text {
            out.push(format!("{text:?} goes out as {masked:?}"));
        }
        let readable: String = text.chars().filter(|letter| !register::fold::is_direction(*letter)).collect();
        assert_eq!(kept.last(), Some(&readable), "kept by choice");
    }
    println!("masked: {} of {} seeds", PERSONAL.len() - out.len(), PERSONAL.len());
    assert!(out.is_empty(), "{} go out:\n{}", out.len(), out.join("\n"));
}

#[test]
fn false_alarms_are_few_and_counted() {
    let proposal = proposal_of(&HARMLESS);
    let alarms: Vec<String> = proposal
        .rows(&Decisions::new())
        .iter()
        .zip(HARMLESS)
        .filter_map(|(row, text)| {
            row.last().filter(|masked| *masked != text).map(|masked| format!("{text:?}: {masked:?}"))
        })
        .collect();
    println!("false alarms: {} in {} harmless texts\n{}", alarms.len(), HARMLESS.len(), alarms.join("\n"));
    assert!(alarms.len() <= 3, "{} alarms:\n{}", alarms.len(), alarms.join("\n"));
}

#[test]
fn a_name_is_taken_only_as_a_name() {
    // Words of these cells stand in another contact: not one of them may be changed there.
    let plain = "The campaign asked the front desk; friends of the office, a member of the team and the press. The candidate’s \
                 agent, a representative of the Example Party, asked for the crime figures, photographs and the use of the crest. \
                 The green field near custody; in May they will mark the day. Labour market figures, the Evening Gazette.";
    let ledger = ledger(&[
        entry(1, &[("information-provided", plain), ("requires-publishing", "yes")]),
        entry(2, &[("candidate", "Alder campaign"), ("officer", "Front desk, Press Office")]),
        entry(3, &[("candidate", "Birch’s office (Example Party)"), ("officer", "Custody")]),
        entry(4, &[("candidate", "Friends of Cedar"), ("officer", "the team")]),
        entry(5, &[("candidate", "Agent, Green Party"), ("officer", "PC 12 Dogwood, Stockton")]),
        entry(6, &[("candidate", "A reporter of the Evening Gazette"), ("officer", "Member of staff")]),
        entry(7, &[("candidate", "Labour candidate’s representative"), ("officer", "Crime desk")]),
        entry(
            8,
            &[
                ("information-provided", "Alder, Birch, Cedar and Dogwood were told in Stockton"),
                ("requires-publishing", "yes"),
            ],
        ),
    ]);
    let proposal = Proposal::new(&ledger, &policy(), &marked(&ledger), &ALLOWED, decompose);
    let rows = proposal.rows(&Decisions::new());
    assert_eq!(rows[0][5], plain, "{:#?}", proposal.concerns);
    let name = "[name removed]";
    assert_eq!(rows[1][5], format!("{name}, {name}, {name} and {name} were told in Stockton"));
}

#[test]
fn a_part_of_a_name_stands_for_the_person_only_in_their_own_contacts() {
    let ledger = ledger(&[
        entry(
            1,
            &[("candidate", "Alex Alder"), ("information-provided", "Alder was told"), ("requires-publishing", "yes")],
        ),
        entry(
            2,
            &[
                ("candidate", "Robin Birch"),
                ("information-provided", "Alder, not Alex Alder"),
                ("requires-publishing", "yes"),
            ],
        ),
    ]);
    let proposal = Proposal::new(&ledger, &policy(), &marked(&ledger), &ALLOWED, decompose);
    let rows = proposal.rows(&Decisions::new());
    assert_eq!((rows[0][5].as_str(), rows[1][5].as_str()), ("Candidate A was told", "[name removed], not Candidate A"));
}

#[test]
fn everyday_words_that_are_names_are_offered_not_decided() {
    let ledger = ledger(&[
        entry(1, &[("information-provided", "A letter to May; Okonkwo rang"), ("requires-publishing", "yes")]),
        entry(2, &[("candidate", "Jo May"), ("officer", "D. Okonkwo")]),
    ]);
    let proposal = Proposal::new(&ledger, &policy(), &marked(&ledger), &ALLOWED, decompose);
    let sure: Vec<(&str, bool)> =
        proposal.concerns.iter().map(|concern| (concern.text.as_str(), concern.is_sure)).collect();
    assert_eq!(sure, [("May", false), ("Okonkwo", true)]);
}

#[test]
fn advice_to_the_officer_is_a_concern() {
    let usual = entry(1, &[("requires-publishing", "yes")]);
    let headline = usual.headline.clone();
    let ledger = ledger(&[
        usual,
        entry(
            2,
            &[
                ("information-provided", &format!("A leaflet. Should be avoided: {headline}")),
                ("requires-publishing", "yes"),
            ],
        ),
    ]);
    let policy = policy();
    let answered: Vec<bool> = ledger.records.values().map(|record| is_answered(record, &policy)).collect();
    assert_eq!(answered, [false, true], "advice alone is no answer");
    let proposal = Proposal::new(&ledger, &policy, &marked(&ledger), &ALLOWED, decompose);
    assert_eq!(proposal.concerns.iter().map(|concern| concern.kind).collect::<Vec<_>>(), [Kind::Advice]);
    let rows = proposal.rows(&Decisions::new());
    assert_eq!(
        (rows[0][5].as_str(), rows[1][5].as_str()),
        ("[advice to staff removed]", "A leaflet. [advice to staff removed]")
    );
}

#[test]
fn labels_of_a_strange_file_are_never_printed() {
    let policy = policy();
    let mut ledger = ledger(&[
        entry(1, &[("candidate", "Sam Sample"), ("requires-publishing", "yes")]),
        entry(2, &[("candidate", "Alex Alder"), ("requires-publishing", "yes")]),
        entry(3, &[("candidate", "Robin Birch"), ("requires-publishing", "yes")]),
        entry(4, &[("candidate", "Kim Cedar"), ("requires-publishing", "yes")]),
    ]);
    for (person, label) in [
        ("candidate:sam sample", "Sam Sample, 07700 900123"),
        ("candidate:alex alder", "Candidate Q"),
        ("candidate:robin birch", "Candidate Q"),
        ("candidate:kim cedar", "candidate:nobody at all"),
        ("officer:pc 1234 smith", "PC 1234 Smith"),
        ("strange", "Candidate Z"),
    ] {
        ledger.labels.insert(person.to_owned(), label.to_owned());
    }
    let proposal = Proposal::new(&ledger, &policy, &marked(&ledger), &ALLOWED, decompose);
    let labels: Vec<String> = proposal.rows(&Decisions::new()).iter().map(|row| row[1].clone()).collect();
    assert_eq!(labels, ["Candidate A", "Candidate Q", "Candidate B", "Candidate C"]);
    let called: Vec<(&str, &str)> =
        proposal.called.iter().map(|called| (called.label.as_str(), called.written[0].as_str())).collect();
    assert_eq!(
        called[..4],
        [
            ("Candidate A", "Sam Sample"),
            ("Candidate B", "Robin Birch"),
            ("Candidate C", "Kim Cedar"),
            ("Candidate Q", "Alex Alder")
        ]
    );
    assert!(
        called[4..].iter().all(|(label, _)| label.starts_with("Officer ")),
        "listed before they go out: {called:?}"
    );
    proposal.confirm(&mut ledger, day("2028-04-20"), at(9));
    assert!(ledger.labels.values().all(|label| !label.contains("07700")), "and the register forgets them");

    let mine = ledger.labels.clone();
    let theirs =
        [("candidate:x y", "Kim, 07700 900123"), ("candidate:v w", "Candidate A"), ("candidate:t u", "candidate:v w")];
    let merged = labels::merged(&mine, &theirs.map(|(person, label)| (person.to_owned(), label.to_owned())).into());
    assert_eq!(merged.get("candidate:x y"), None);
    assert_ne!(merged["candidate:v w"], "Candidate A");
    assert_eq!(labels::label_for(&merged, "candidate:t u"), Some(merged["candidate:v w"].as_str()));
}

#[test]
fn people_put_together_have_one_label_and_can_be_parted() {
    let policy = policy();
    let mut ledger = ledger(&[
        entry(1, &[("candidate", "Sam Sample"), ("requires-publishing", "yes")]),
        entry(2, &[("candidate", "Samuel B Sample"), ("requires-publishing", "yes")]),
        entry(3, &[("candidate", "Jo Example, agent for Sam Sample"), ("requires-publishing", "yes")]),
        entry(4, &[("candidate", "Jo Example"), ("requires-publishing", "yes")]),
        entry(5, &[("candidate", "Sample, Sam (Example Party)"), ("requires-publishing", "yes")]),
        entry(6, &[("candidate", "Sam Sample’s agent"), ("requires-publishing", "yes")]),
    ]);
    let people = PeopleReader::new(&policy, decompose);
    let shown = |ledger: &_| -> Vec<String> {
        let proposal = Proposal::new(ledger, &policy, &marked(ledger), &ALLOWED, decompose);
        proposal.rows(&Decisions::new()).iter().map(|row| row[1].clone()).collect()
    };
    let (a, b) = ("Candidate A", "Candidate B");
    assert_eq!(shown(&ledger), [a, b, a, a, a, a], "agents go with their candidate, however the name is written");
    let mut labels = labels::assigned(&ledger, &policy, &people);
    let person = people.person("candidate", "Samuel B Sample").expect("a person");
    assert!(labels::put_together(&mut labels, &person, "candidate:sam sample"));
    assert!(!labels::put_together(&mut labels, "candidate:sam sample", &person), "not in a circle");
    ledger.labels = labels;
    assert_eq!(shown(&ledger), [a; 6]);
    let mut labels = ledger.labels.clone();
    labels::part(&mut labels, &person, &policy);
    ledger.labels = labels;
    assert_eq!(shown(&ledger), [a, b, a, a, a, a]);
}

#[test]
fn the_preview_the_html_and_the_csv_are_one_text() {
    let text = "One\r\ntwo \u{202e}eerht\u{202c} \u{7}four & <five> \"six\" 07700 900123";
    let ledger = ledger(&[entry(1, &[("information-provided", text), ("requires-publishing", "yes")])]);
    let proposal = Proposal::new(&ledger, &policy(), &marked(&ledger), &["information-provided"], decompose);
    let keep: Decisions = (0..proposal.concerns.len()).map(|index| (index, Decision::Keep)).collect();
    for decisions in [Decisions::new(), keep] {
        let shown = proposal.rows(&decisions)[0][0].clone();
        let html = proposal.html("Log", &decisions).replace("<br>", "<br/>");
        let document = roxmltree::Document::parse(&html).expect("well-formed");
        let cell = document.descendants().find(|node| node.attribute("scope") == Some("row")).expect("the cell");
        let in_html: String = cell
            .children()
            .map(|node| if node.has_tag_name("br") { "\n" } else { node.text().unwrap_or_default() })
            .collect();
        let csv = proposal.csv(&decisions);
        let mut reader = ::csv::Reader::from_reader(csv.trim_start_matches('\u{feff}').as_bytes());
        let in_csv = reader.records().next().expect("a row").expect("a row")[0].to_owned();
        assert_eq!((in_html.as_str(), in_csv.as_str()), (shown.as_str(), shown.as_str()));
        assert!(shown.starts_with("One\ntwo ") && shown.contains(" four & <five> \"six\" "), "{shown}");
    }
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
    let first = Proposal::new(&ledger, &policy, &marked(&ledger), &ALLOWED, decompose);
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
    let second = Proposal::new(&ledger, &policy, &all, &ALLOWED, decompose);
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
    let proposal = Proposal::new(&ledger, &policy, &marked(&ledger), &columns, decompose);
    assert_eq!(proposal.header, ["Date of contact", "Information sought"]);
    let html = proposal.html("<Log>", &Decisions::new());
    assert!(!html.contains("<img") && !html.contains("for us only") && html.contains("&lt;img"), "{html}");
    assert!(html.contains("<caption>&lt;Log&gt;</caption>") && html.contains("scope=\"col\""));
    let csv = proposal.csv(&Decisions::new());
    assert!(csv.contains("\"\"quoted\"\""), "{csv}");
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(24))]

    /// Whatever stands in a cell, its parts are its own, in order: what is kept goes out as it was written.
    #[test]
    fn what_is_kept_is_what_was_written(texts in prop::collection::vec(awkward_text(), 40)) {
        let texts: Vec<&str> = texts.iter().map(String::as_str).collect();
        let proposal = proposal_of(&texts);
        let keep: Decisions = (0..proposal.concerns.len()).map(|index| (index, Decision::Keep)).collect();
        for (text, row) in texts.iter().zip(proposal.rows(&keep)) {
            let lines = text.replace("\r\n", "\n").replace('\r', "\n");
            let is_shown = |letter: &char| {
                !register::fold::is_direction(*letter) && (!letter.is_control() || matches!(letter, '\n' | '\t'))
            };
            let readable: String = lines.chars().filter(is_shown).collect();
            // Parts are made readable one by one: a line may end in one and begin in the next.
            prop_assert_eq!(row.last().map(|cell| cell.replace('\n', "")), Some(readable.replace('\n', "")));
        }
    }
}
