//! `new`: the file it writes passes `check` with warnings denied, and nothing is overwritten or guessed.

use std::{fs, process::Command};

use authoring::{
    check::check,
    diff::diff,
    new::{Answers, Draft, Reissue, draft, draft_silent, reissue},
    partition::Timing,
};
use calendar::{
    ElectionKind,
    date_text::parse_date,
    timetable::{ElectionDays, Step, timetable},
};
use policy::{Policy, Verdict, load::load};
use serde_json::{Value, json};

use crate::support::{json as file, json_files, root, vocabulary};

fn answers(kind: ElectionKind, poll: Option<&str>) -> Answers {
    Answers {
        spoc_email: Some("spoc@anyshire.police.uk".to_owned()),
        ..Answers::usual("Anyshire Police", kind, poll.map(|day| parse_date(day).expect("a real day")))
    }
}

/// Everything that `check` says of a draft, apart from its being one.
#[track_caller]
fn findings(draft: &Draft) -> Vec<String> {
    let findings = check(&draft.json, &vocabulary());
    findings.iter().filter(|it| it.code.id() != "draft").map(ToString::to_string).collect()
}

fn loaded(draft: &Draft) -> Policy {
    load(&draft.json, &vocabulary()).unwrap_or_else(|faults| panic!("{faults:#?}"))
}

#[test]
fn a_draft_is_clean_for_every_kind_and_every_poll_that_can_be_counted() {
    for poll in ["2012-11-15", "2016-05-05", "2021-05-06", "2024-05-02", "2027-12-16", "2028-05-04", "2030-05-02"] {
        let draft = draft(&answers(ElectionKind::Commissioner, Some(poll))).expect("a poll whose holidays are known");
        assert!(findings(&draft).is_empty(), "{poll}:\n{}", findings(&draft).join("\n"));
    }
    for kind in ElectionKind::ALL {
        for poll in [Some("2028-05-04"), Some("2030-05-02"), None] {
            let asked = answers(kind, poll);
            for (made, name) in [(draft(&asked), "draft"), (draft_silent(&asked), "silent")] {
                let draft = made.expect("a poll whose holidays are known");
                assert!(findings(&draft).is_empty(), "{name} {kind:?} {poll:?}:\n{}", findings(&draft).join("\n"));
                assert_eq!(loaded(&draft).elections[0].kind, kind);
            }
        }
    }
}

#[test]
fn every_part_of_a_draft_is_marked_and_no_paragraph_could_be_the_protocol_s() {
    let made = draft(&answers(ElectionKind::Council, Some("2027-05-06"))).expect("a draft");
    for group in ["dates", "periods", "contacts", "provisions", "outcomes", "flows"] {
        for (id, part) in made.json[group].as_object().expect(group) {
            assert_eq!(part["draft"], true, "{group} {id}");
        }
    }
    for number in made.json["provisions"].as_object().expect("provisions").keys() {
        assert!(number.starts_with("draft-"), "{number}");
    }
    let drafts = check(&made.json, &vocabulary()).iter().filter(|it| it.code.id() == "draft").count();
    assert!(drafts >= 30, "check warns of what has not been gone through: {drafts}");
}

#[test]
fn its_dates_are_the_statutory_ones_each_with_its_source() {
    for kind in [ElectionKind::Commissioner, ElectionKind::Parliament, ElectionKind::AuthorityMayor] {
        let made = draft(&answers(kind, Some("2028-05-04"))).expect("a poll whose holidays are known");
        let policy = loaded(&made);
        let days = ElectionDays::poll(parse_date("2028-05-04").expect("a day"));
        let timetable = timetable(kind, &days, &[]).expect("a poll whose holidays are known");
        for step in [Step::NoticeOfElection, Step::NominationsClose, Step::CandidatesPublished, Step::Poll] {
            let lawful = timetable.date(step).expect("a step of every kind");
            let date = &policy.dates[step.id()];
            assert_eq!((date.date, date.statute), (Some(lawful.date), Some(step)));
            if step != Step::Poll {
                let summary = &policy.provisions[&date.cites[0]].summary;
                let (_, source) = summary.split_once("Source: ").expect("a source");
                assert!(source.contains("19") | source.contains("20"), "the year of an Act or Order: {summary}");
            }
        }
        assert_eq!(policy.dates["period-starts"].date, policy.dates["notice-of-election"].date);
        assert_eq!(policy.dates.contains_key("dissolution"), kind == ElectionKind::Parliament);
        let verdicts: Vec<Verdict> = policy.flows["visits"].outcomes.iter().map(|end| end.advice.verdict).collect();
        assert!(verdicts.contains(&Verdict::Refer) && verdicts.contains(&Verdict::NotAllowed));
        assert_eq!(policy.flows.len(), 5);
    }
}

/// What a protocol prints is held against these paragraphs: a rule that nobody has seen in the law says so there too.
#[test]
fn a_paragraph_of_the_timetable_says_how_sure_it_is() {
    let summaries = |poll: Option<&str>| {
        let made = draft(&answers(ElectionKind::AuthorityMayor, poll)).expect("a draft");
        texts(&made.json["provisions"])
    };
    let called = summaries(Some("2028-05-04"));
    for says in
        ["On Monday 8 May 2028 (not confirmed). Source:", "On Tuesday 4 April 2028, by 4pm (may change). Source:"]
    {
        assert!(called.contains(says), "{says}\nis not in\n{called}");
    }
    assert!(called.contains("No later than Monday 27 March 2028. Source:"), "{called}");
    assert!(summaries(None).contains("4 days after the poll (not confirmed). Source:"));

    // The law gives a by-election stretches of days, and a policy issued again says of how much it is not sure.
    let by_election = draft(&answers(ElectionKind::ParliamentByElection, Some("2027-05-06"))).expect("a draft");
    let stretch = "From Thursday 8 April 2027 to Monday 12 April 2027, by 4pm (may change). Source:";
    assert!(texts(&by_election.json["provisions"]).contains(stretch), "{}", texts(&by_election.json["provisions"]));
    let asked = Reissue { poll: parse_date("2029-05-03"), ..Reissue::default() };
    let again = reissue(&by_election.json, &asked).expect("the same text for another poll");
    let unsure = "8 step(s) of the timetable are not confirmed or may change; `dates` says which and why";
    assert!(again.notes.iter().any(|note| note == unsure), "{:?}", again.notes);
}

#[test]
fn a_post_keeps_its_capitals_inside_a_sentence() {
    for (post, inside) in [
        ("Single point of contact", "the single point of contact"),
        ("Force Solicitor", "the Force Solicitor"),
        ("PCC liaison", "the PCC liaison"),
    ] {
        let asked = Answers { spoc_post: post.to_owned(), ..answers(ElectionKind::Council, Some("2027-05-06")) };
        for made in [draft(&asked), draft_silent(&asked)] {
            assert_eq!(made.expect("a draft").json["contacts"]["spoc"]["in_sentence"], inside);
        }
    }
}

/// `docs/authoring.md` sends an author who has issued a policy again to `diff --by-period`.
#[test]
fn by_period_the_same_text_for_another_poll_differs_in_no_situation() {
    for name in ["marshland-2027", "harbourshire-2028"] {
        let old = file(&root().join("docs/examples").join(name).with_extension("json"));
        let again = reissue(&old, &Reissue { poll: parse_date("2032-05-06"), ..Reissue::default() }).expect("again");
        let before = load(&old, &vocabulary()).expect("a sound policy");
        let found = diff(&before, &loaded(&again), Timing::ByPeriod).expect("days that can be counted");
        let changed: Vec<&str> =
            found.flows.iter().filter(|flow| flow.changed > 0).map(|flow| flow.flow.as_str()).collect();
        assert!(changed.is_empty(), "{name}: {changed:?}");
    }
}

/// The change is one line: the day of the poll. Every other day follows, by the calendar of the kind.
#[test]
fn a_poll_that_is_called_later_is_one_line_to_change() {
    // In 2029 and 2030 the fourth day after the poll is a bank holiday.
    let polls = ["2028-05-04", "2029-05-03", "2030-05-02"];
    for (kind, poll) in ElectionKind::ALL.into_iter().flat_map(|kind| polls.map(|poll| (kind, poll))) {
        let mut made = draft(&answers(kind, None)).expect("a poll that is not called");
        assert_eq!(made.timetable, []);
        let before = loaded(&made);
        assert_eq!(before.day("poll"), Ok(None));
        made.json["dates"]["poll"] =
            json!({ "name": "Polling day", "date": poll, "statute": "poll", "cites": ["draft-1.2"] });
        let after = loaded(&made);
        assert!(findings(&made).is_empty(), "{kind:?}: {}", findings(&made).join("\n"));
        let days = ElectionDays::poll(parse_date(poll).expect("a day"));
        for lawful in timetable(kind, &days, &[]).expect("a known year").dates() {
            if let Some(date) = after.dates.get(lawful.step.id()) {
                assert_eq!(after.day(lawful.step.id()), Ok(Some(lawful.date)), "{kind:?} {date:?}");
            }
        }
    }
}

#[test]
fn the_words_for_the_office_holder_are_those_of_the_kind() {
    let mayor = draft(&answers(ElectionKind::AuthorityMayor, Some("2028-05-04"))).expect("a draft");
    assert_eq!(mayor.json["words"]["holder"], "the mayor");
    assert_eq!(mayor.json["words"]["deputy"], "the deputy mayor");
    assert_eq!(mayor.json["opcc"], "Anyshire Combined Authority");
    let fields: Vec<&String> = mayor.json.as_object().expect("a policy").keys().collect();
    assert_eq!(fields[4..7], ["opcc", "words", "protocol"], "where the page about the format shows them");
    let text = mayor.text().expect("a text");
    assert!(text.contains("The mayor can visit as part of the office's work"), "{text}");
    let spoken: String = texts(&mayor.json);
    assert!(!spoken.to_lowercase().contains("commissioner"), "{spoken}");
    assert_eq!(mayor.json["flows"]["standing"]["nodes"]["office"]["branches"]["commissioner"], "who");

    // At another election the rule on standing is about the office that is filled.
    let council = draft(&answers(ElectionKind::Council, Some("2027-05-06"))).expect("a draft");
    assert_eq!(council.json.get("words"), None);
    assert_eq!(council.json["flows"]["standing"]["nodes"]["office"]["branches"]["other-office"], "who");
}

/// Every text of a file that people read: no ids.
fn texts(value: &Value) -> String {
    match value {
        Value::String(text) if text.contains(' ') => format!("{text}\n"),
        Value::Array(items) => items.iter().map(texts).collect(),
        Value::Object(fields) => fields.values().map(texts).collect(),
        _ => String::new(),
    }
}

#[test]
fn no_address_is_needed() {
    let asked = Answers { spoc_email: None, ..answers(ElectionKind::Council, Some("2027-05-06")) };
    for made in [draft(&asked), draft_silent(&asked)] {
        let made = made.expect("a draft");
        assert_eq!(made.json["contacts"]["spoc"].get("email"), None);
        assert!(loaded(&made).contacts["spoc"].email.is_none());
    }
}

#[test]
fn a_silent_draft_says_of_everything_that_the_text_does_not_say() {
    let made = draft_silent(&answers(ElectionKind::Council, Some("2027-05-06"))).expect("a draft");
    let policy = loaded(&made);
    assert_eq!((policy.flows.len(), policy.provisions.len()), (5, 0));
    for flow in policy.flows.values() {
        let verdicts: Vec<Verdict> = flow.outcomes.iter().map(|outcome| outcome.advice.verdict).collect();
        assert_eq!(verdicts, [Verdict::NotCovered], "{}", flow.id);
    }
    assert_eq!(policy.periods["period"].bounds.start.map(|start| start.date()), parse_date("2027-03-31"));
}

#[test]
fn an_old_policy_is_issued_again_with_its_dates_worked_out_anew() {
    for path in json_files("policies") {
        let old = file(&path);
        let before = load(&old, &vocabulary()).expect("a sound policy");
        let asked = Reissue { poll: parse_date("2028-05-04"), ..Reissue::default() };
        let made = reissue(&old, &asked).unwrap_or_else(|error| panic!("{}: {error}", path.display()));
        let after = loaded(&made);
        let (place, _) = before.id.rsplit_once('-').expect("a year at the end");
        assert_eq!((made.id.as_str(), after.id.as_str()), (&*format!("{place}-2028"), &*made.id));
        assert_eq!(after.poll().and_then(|poll| poll.date), parse_date("2028-05-04"));
        for (id, date) in &after.dates {
            assert!(date.draft && date.printed.is_empty() && !date.acknowledged, "{} {id}", before.id);
            if date.statute == Some(Step::NominationsClose) {
                assert_eq!(after.day(id), Ok(parse_date("2028-04-04")), "{}", before.id);
            }
        }
        assert_eq!(policy::discrepancy::date_discrepancies(&after), [], "{}", before.id);
        // The text is the same.
        assert_eq!(after.flows.keys().collect::<Vec<_>>(), before.flows.keys().collect::<Vec<_>>());
        assert_eq!(after.provisions.len(), before.provisions.len());
        // The period is as long before the poll as it was, unless it starts with a step of the law.
        let lead = |policy: &Policy| {
            let poll = policy.poll().and_then(|poll| poll.date)?;
            Some(poll - policy.periods["period"].bounds.start?.date())
        };
        let starts = before.periods["period"].period.starts.as_ref().map(|id| before.dates[id].statute);
        if !matches!(starts, Some(Some(_))) {
            assert_eq!(lead(&after), lead(&before), "{}", before.id);
        }

        let uncalled = reissue(&old, &Reissue { kind: Some(ElectionKind::Parliament), ..Reissue::default() });
        let uncalled = loaded(&uncalled.expect("a poll that is not called"));
        assert_eq!(
            (uncalled.id.as_str(), uncalled.day(&uncalled.elections[0].poll)),
            (&*format!("{place}-parliament"), Ok(None))
        );
    }
}

#[test]
fn what_an_answer_says_is_never_taken_for_a_place_to_fill() {
    let mut strange = answers(ElectionKind::Commissioner, Some("2028-05-04"));
    strange.decider_post = "FORCE Chief Executive".to_owned();
    let text = draft(&strange).and_then(|draft| draft.text()).expect("a draft");
    assert!(text.contains("The FORCE Chief Executive decides about the visit"));
    for word in [
        "[ID]",
        "[FORCE]",
        "[OPCC]",
        "[ELECTION]",
        "[KIND]",
        "[POLL]",
        "[PERIOD-STARTS]",
        "[SPOC]",
        "[DECIDER]",
        "[EMAIL]",
        "[HOLDER]",
        "[OFFICE]",
        "[TIMETABLE]",
    ] {
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
        "--kind",
        "commissioner",
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
    assert!(printed.contains("  Tuesday 4 April 2028, by 4pm ") && printed.contains("Schedule 3, rule 1"), "{printed}");
    let path = folder.path().join("anyshire-2028.json");
    let written = fs::read_to_string(&path).expect("the file is there");

    let (code, _, complained) = run(&arguments);
    assert_eq!(code, Some(1));
    assert!(complained.contains("is there already and is not overwritten"), "{complained}");
    assert_eq!(fs::read_to_string(&path).expect("the file is there"), written);
}

/// Whoever has the program alone has no folder of policies yet.
#[test]
fn the_usual_folder_is_made_where_it_is_not_there() {
    let folder = tempfile::tempdir().expect("a temporary folder");
    let made = Command::new(env!("CARGO_BIN_EXE_pre-election-checker"))
        .args(["new", "--silent", "--kind", "council", "--force", "Anyshire Police", "--poll", "2027-05-06"])
        .current_dir(folder.path())
        .stdin(std::process::Stdio::null())
        .output()
        .expect("the command can be started");
    assert!(made.status.success(), "{made:?}");
    assert!(folder.path().join("policies/anyshire-2027.json").is_file());
}

#[test]
fn what_is_missing_or_cannot_be_counted_is_an_error() {
    let given = |poll: &'static str| {
        [
            "--kind",
            "council",
            "--force",
            "Anyshire Police",
            "--spoc-email",
            "a@b.uk",
            "--into",
            "/nowhere",
            "--poll",
            poll,
        ]
    };
    for (arguments, says) in [
        (
            &["--force", "Anyshire Police", "--election", "Mayor", "--poll", "2028-05-04"][..],
            "`--kind` is missing; give one of commissioner, council, council-wales, authority-mayor, local-mayor, parliament, \
             parliament-by-election, senedd, london, other, or run `new` on a terminal and it will ask",
        ),
        (
            &["--kind", "council", "--force", "Anyshire Police"][..],
            "`--poll` is missing; give it, or run `new` on a terminal and it will ask",
        ),
        (&given("4 May 2028")[..], "`4 May 2028` is not a day; write it as `2028-05-04`"),
        (
            &["--force", "Anyshire Police", "--poll", "none", "--kind", "councils"][..],
            "no kind of election is called `councils`; did you mean `council`?",
        ),
        (
            &given("2034-05-04")[..],
            "the timetable cannot be worked out: 4 May 2034 is outside the years whose bank holidays are known, 2012 to \
             2032",
        ),
        (&given("2028-05-04")[..], "the folder `/nowhere` is not there; make it, or name another with `--into`"),
    ] {
        let (code, _, complained) = run(arguments);
        assert_eq!(code, Some(1));
        assert!(complained.starts_with(&format!("error: {says}")), "{complained}");
    }
}
