//! `new`: the file it writes passes `check` with warnings denied, and nothing is overwritten or guessed.

use std::{fs, process::Command};

use authoring::{
    check::check,
    new::{Answers, draft},
};
use calendar::{
    ElectionKind,
    date_text::parse_date,
    timetable::{ElectionDays, Step, timetable},
};
use policy::{Verdict, load::load};

use crate::support::{root, vocabulary};

fn answers(poll: &str) -> Answers {
    Answers {
        force: "Anyshire Police".to_owned(),
        opcc: Answers::usual_opcc("Anyshire Police"),
        election: Answers::ELECTION.to_owned(),
        poll: parse_date(poll).expect("a real day"),
        period_starts: None,
        spoc_post: Answers::SPOC_POST.to_owned(),
        spoc_email: "spoc@anyshire.police.uk".to_owned(),
        decider_post: Answers::DECIDER_POST.to_owned(),
    }
}

#[test]
fn a_new_policy_is_clean_with_warnings_denied_for_every_poll_that_can_be_counted() {
    let vocabulary = vocabulary();
    for poll in ["2012-11-15", "2016-05-05", "2021-05-06", "2024-05-02", "2027-12-16", "2028-05-04", "2030-05-02"] {
        let draft = draft(&answers(poll)).expect("a poll whose holidays are known");
        let findings: Vec<String> = check(&draft.json, &vocabulary).iter().map(ToString::to_string).collect();
        assert!(findings.is_empty(), "{poll}:\n{}", findings.join("\n"));
    }
}

#[test]
fn its_dates_are_the_statutory_ones_each_with_its_source() {
    let draft = draft(&answers("2028-05-04")).expect("a poll whose holidays are known");
    let policy = load(&draft.json, &vocabulary()).expect("a sound policy");
    let days = ElectionDays::poll(parse_date("2028-05-04").expect("a day"));
    let timetable = timetable(ElectionKind::Commissioner, &days, &[]).expect("a poll whose holidays are known");
    assert!(timetable.dates().len() >= 11);
    for lawful in timetable.dates() {
        let step = lawful.step;
        let date = &policy.dates[step.id()];
        assert_eq!((date.date, date.statute), (Some(lawful.date), Some(step)));
        if step != Step::Poll {
            let summary = &policy.provisions[&date.cites[0]].summary;
            assert!(summary.contains("Source: ") && summary.contains("20"), "{summary}");
        }
    }
    assert_eq!(policy.dates["period-starts"].date, policy.dates["notice-of-election"].date);
    let verdicts: Vec<Verdict> = policy.flows["visits"].outcomes.iter().map(|end| end.advice.verdict).collect();
    assert!(verdicts.contains(&Verdict::Refer) && verdicts.contains(&Verdict::NotAllowed));
    assert_eq!(policy.flows.len(), 5);
}

#[test]
fn what_an_answer_says_is_never_taken_for_a_place_to_fill() {
    let mut strange = answers("2028-05-04");
    strange.decider_post = "FORCE Chief Executive".to_owned();
    let text = draft(&strange).and_then(|draft| draft.text()).expect("a draft");
    assert!(text.contains("The FORCE Chief Executive decides about the visit"));
    for word in
        ["[ID]", "[FORCE]", "[OPCC]", "[ELECTION]", "[POLL]", "[PERIOD-STARTS]", "[SPOC]", "[DECIDER]", "[EMAIL]"]
    {
        assert!(!text.contains(word), "{word} is left");
    }
}

fn run(arguments: &[&str]) -> (Option<i32>, String, String) {
    let output = Command::new(env!("CARGO_BIN_EXE_pre-election-checker"))
        .arg("new")
        .args(arguments)
        .current_dir(root())
        .stdin(std::process::Stdio::null())
        .output()
        .expect("the command can be started");
    let text = |bytes: Vec<u8>| String::from_utf8(bytes).expect("UTF-8");
    (output.status.code(), text(output.stdout), text(output.stderr))
}

#[test]
fn the_command_writes_once_and_never_over_a_file() {
    let folder = tempfile::tempdir().expect("a temporary folder");
    let into = folder.path().display().to_string();
    let arguments = [
        "--force",
        "Anyshire Police",
        "--poll",
        "2028-05-04",
        "--spoc-email",
        "spoc@anyshire.police.uk",
        "--into",
        &into,
    ];
    let (code, printed, complained) = run(&arguments);
    assert_eq!((code, complained.as_str()), (Some(0), ""));
    assert!(printed.contains("Tuesday 4 April 2028") && printed.contains("Schedule 3, rule 1"), "{printed}");
    let path = folder.path().join("anyshire-2028.json");
    let written = fs::read_to_string(&path).expect("the file is there");

    let (code, _, complained) = run(&arguments);
    assert_eq!(code, Some(1));
    assert!(complained.contains("is there already and is not overwritten"), "{complained}");
    assert_eq!(fs::read_to_string(&path).expect("the file is there"), written);
}

#[test]
fn what_is_missing_or_cannot_be_counted_is_an_error() {
    let given = |poll: &'static str| {
        ["--force", "Anyshire Police", "--spoc-email", "a@b.uk", "--into", "/nowhere", "--poll", poll]
    };
    for (arguments, says) in [
        (
            &["--force", "Anyshire Police"][..],
            "`--poll` is missing; give it, or run `new` on a terminal and it will ask",
        ),
        (&given("4 May 2028")[..], "`4 May 2028` is not a day; write it as `2028-05-04`"),
        (
            &given("2034-05-04")[..],
            "the timetable cannot be worked out: 4 May 2034 is outside the years whose bank holidays are known, 2012 to \
             2032; the checker needs a newer list of bank holidays for this poll",
        ),
        (&given("2028-05-04")[..], "cannot write `/nowhere/anyshire-2028.json`"),
    ] {
        let (code, _, complained) = run(arguments);
        assert_eq!(code, Some(1));
        assert!(complained.starts_with(&format!("error: {says}")), "{complained}");
    }
}
