//! The bench, without a browser.

use std::{
    collections::{BTreeMap, BTreeSet},
    fs,
    path::Path,
    rc::Rc,
};

use chrono::NaiveDate;

use authoring::{
    cases::{Case, Expected},
    check::check_text,
    comments::Comment,
    edit::references::rename,
};
use govuk::catalogue::Catalogue;
use policy::{Vocabulary, vocabulary::ColumnKind};

use super::bench::{Action, Bench, Jump, MOST_BYTES, Pane, Then, Tools, Way};

const TEXTS: &str = include_str!("../../www/text/workbench.en.json");
pub(super) const POLICY: &str = include_str!("../../policies/cleveland-2021.json");

fn bench() -> Bench {
    let json = |text| serde_json::from_str(text).expect("JSON");
    let tools = Tools {
        catalogue: Catalogue::from_json(&json(TEXTS)).expect("the texts"),
        vocabulary: Vocabulary::from_json(&json(include_str!("../../www/text/vocabulary.en.json"))).expect("the words"),
        today: NaiveDate::default(),
        heading_level: 1,
    };
    Bench::new(Rc::new(tools))
}

pub(super) fn opened(text: &str) -> Bench {
    let mut bench = bench();
    bench.act(Action::Open("p.json".to_owned(), text.to_owned()));
    check(&mut bench);
    bench
}

pub(super) fn typed(bench: &mut Bench, text: &str) {
    bench.act(Action::Type(text.to_owned()));
    bench.act(Action::Check(bench.revision));
    check(bench);
}

/// Does what the worker does.
fn check(bench: &mut Bench) {
    if let Some(text) = bench.to_check.clone() {
        let findings = Rc::new(check_text(&text, &bench.tools.vocabulary));
        bench.act(Action::Checked(text, findings));
    }
}

#[test]
fn a_sound_policy_has_results_and_one_with_errors_keeps_the_last() {
    let mut bench = opened(POLICY);
    let work = bench.work.clone().expect("a text");
    assert_eq!((work.counts(), work.is_behind()), ((0, 0), false));
    let (_, setting) = work.sound.expect("a policy");
    typed(&mut bench, &POLICY.replace("\"format\": 2", "\"format\": 2,,"));
    let work = bench.work.clone().expect("a text");
    assert_eq!((work.counts(), work.is_behind()), ((1, 0), true));
    let (text, last) = work.sound.expect("the policy before");
    assert!(Rc::ptr_eq(&setting, &last) && *text == *POLICY);
    bench.act(Action::Show(Pane::Findings));
    bench.act(Action::Jump(0));
    let Jump { start, end, times, .. } = bench.jump;
    let selected: String = work.text.chars().skip(start as usize).take((end - start) as usize).collect();
    assert_eq!((selected.as_str(), times, bench.pane), (",", 1, Pane::Write));
}

#[test]
fn what_is_opened_has_the_focus() {
    let focused = |bench: &Bench| (bench.goal.times, bench.jump.times);
    let mut bench = opened(POLICY);
    assert_eq!(focused(&bench), (1, 0), "the form");
    bench.act(Action::Open("q.json".to_owned(), "{ nothing".to_owned()));
    assert_eq!((focused(&bench), bench.way), ((1, 1), Way::Text), "the text, of which there is no form");
}

#[test]
fn a_check_that_is_overtaken_by_typing_is_left_out() {
    let mut bench = opened(POLICY);
    bench.act(Action::Type("{".to_owned()));
    let before = bench.revision;
    bench.act(Action::Type("{}".to_owned()));
    bench.act(Action::Check(before));
    assert_eq!(bench.to_check, None);
    bench.act(Action::Check(bench.revision));
    assert_eq!(bench.to_check.as_deref(), Some("{}"));
    bench.act(Action::Type("{ }".to_owned()));
    assert_eq!(bench.to_check, None, "a new key press makes it void");
    let findings = Rc::new(check_text("{}", &bench.tools.vocabulary));
    bench.act(Action::Checked("{}".into(), findings));
    assert_eq!(bench.work.as_ref().expect("a text").counts(), (0, 0), "what was found in another text says nothing");
}

#[test]
fn work_is_unsaved_until_it_is_saved() {
    let mut bench = opened(POLICY);
    assert!(!bench.is_unsaved());
    typed(&mut bench, "{}");
    assert!(bench.is_unsaved());
    let text = Rc::clone(&bench.work.as_ref().expect("a text").text);
    bench.act(Action::Saved("q.json".to_owned(), text));
    assert!(!bench.is_unsaved());
    assert_eq!(bench.work.as_ref().expect("a text").name, "q.json");
    bench.act(Action::Close);
    assert!(bench.work.is_none());
    bench.act(Action::Start("new.json".to_owned(), "{}".to_owned()));
    assert!(bench.is_unsaved(), "what was begun is in no file yet");
}

#[test]
fn one_long_line_is_laid_out_and_keeps_its_order() {
    let bench = opened("{\"b\":1,\"10\":2,\"9\":3}");
    assert_eq!(bench.work.expect("a text").text.as_ref(), "{\n  \"b\": 1,\n  \"10\": 2,\n  \"9\": 3\n}\n");
    let twice = "{\"b\":1,\"b\":2}";
    assert_eq!(opened(twice).work.expect("a text").text.as_ref(), twice, "neither of two fields is lost");
}

#[test]
fn another_file_with_faults_is_refused_in_words() {
    let mut bench = opened(POLICY);
    bench.act(Action::Other("old.json".to_owned(), "{}".to_owned()));
    assert!(bench.other.is_none());
    assert!(bench.trouble.as_ref().expect("a reason").contains("old.json"));
    bench.act(Action::Other("old.json".to_owned(), POLICY.to_owned()));
    assert!(bench.other.is_some() && bench.trouble.is_none());
}

#[test]
fn every_text_used_is_in_the_file_and_every_text_in_the_file_is_used() {
    let written: BTreeSet<String> =
        serde_json::from_str::<BTreeMap<String, String>>(TEXTS).expect("a flat object of texts").into_keys().collect();
    let sources = Path::new(env!("CARGO_MANIFEST_DIR"));
    let mut files = vec![sources.join("../../www/modules/workbench/lib.rs")];
    for folder in [sources.to_owned(), sources.join("forms")] {
        let entries = fs::read_dir(folder).expect("the sources").map(|entry| entry.expect("an entry").path());
        files.extend(entries.filter(|path| path.is_file()));
    }
    let mut used = BTreeSet::new();
    for source in files.iter().map(|path| fs::read_to_string(path).expect("a source")) {
        used.extend(source.split('"').skip(1).step_by(2).filter(|word| word.starts_with("bench.")).map(str::to_owned));
    }
    used.remove("bench.");
    used.remove("bench.new.kind.{}");
    used.extend(calendar::ElectionKind::ALL.map(|kind| format!("bench.new.kind.{}", kind.id())));
    used.remove("bench.column.{}");
    used.extend(ColumnKind::ALL.map(|kind| format!("bench.column.{}", kind.id())));
    let missing: Vec<_> = used.difference(&written).collect();
    let idle: Vec<_> = written.difference(&used).collect();
    assert_eq!((missing, idle), (vec![], vec![]), "(not in the file, not in the code)");
}

#[test]
fn cases_that_are_in_no_file_yet_stay_when_a_file_is_opened() {
    let case = |name: &str, verdict: &str| Case {
        name: name.to_owned(),
        flow: "visits".to_owned(),
        expected: Expected { verdict: Some(verdict.to_owned()), ..Expected::default() },
        ..Case::default()
    };
    let file = |cases: &[Case]| serde_json::to_string(cases).expect("JSON");
    let names = |bench: &Bench| bench.cases.iter().map(|case| case.name.clone()).collect::<Vec<_>>();
    let mut bench = opened(POLICY);
    bench.act(Action::Cases(file(&[case("old", "refer")])));
    bench.act(Action::Cases(file(&[case("one", "refer")])));
    assert_eq!((names(&bench), bench.is_unsaved()), (vec!["one".to_owned()], false));
    bench.act(Action::Keep(Box::new(case("own", "avoid"))));
    bench.act(Action::Cases(file(&[case("own", "refer"), case("two", "refer")])));
    assert_eq!((names(&bench), bench.is_unsaved()), (["two", "one", "own"].map(str::to_owned).to_vec(), true));
    assert!(bench.cases.contains(&case("own", "avoid")), "what was kept here is the newer");
}

#[test]
fn what_leads_to_a_place_is_the_way_back() {
    let mut bench = opened(POLICY);
    bench.act(Action::Show(Pane::Result));
    bench.act(Action::Lead(Pane::Result, "/provisions/1.1".to_owned()));
    assert_eq!((bench.pane, bench.at.as_str(), bench.led_from), (Pane::Write, "/provisions/1.1", Some(Pane::Result)));
    bench.act(Action::Go("/dates".to_owned()));
    assert_eq!(bench.led_from, Some(Pane::Result), "from form to form the way back stays");
    bench.act(Action::Back);
    assert_eq!((bench.pane, bench.led_from, bench.returns), (Pane::Result, None, 1));
    bench.act(Action::Back);
    assert_eq!(bench.returns, 1, "there is one way back");
    bench.act(Action::Lead(Pane::Findings, "/dates".to_owned()));
    bench.act(Action::Show(Pane::Findings));
    assert_eq!(bench.led_from, None, "who has gone back by themselves needs none");
    bench.act(Action::Lead(Pane::Findings, "/dates".to_owned()));
    bench.act(Action::Open("q.json".to_owned(), POLICY.to_owned()));
    assert_eq!(bench.led_from, None);
}

#[test]
fn what_was_put_beside_one_policy_is_not_mixed_with_another() {
    let case = Case {
        name: "one".to_owned(),
        flow: "visits".to_owned(),
        expected: Expected { verdict: Some("refer".to_owned()), ..Expected::default() },
        ..Case::default()
    };
    let beside = |bench: &Bench| (bench.cases.len(), bench.protocol.len(), bench.other.is_some());
    let mut bench = opened(POLICY);
    bench.act(Action::Keep(Box::new(case)));
    bench.act(Action::Protocol("1. One.".to_owned()));
    bench.act(Action::Other("old.json".to_owned(), POLICY.to_owned()));
    bench.act(Action::Open("newer.json".to_owned(), POLICY.replace("\"version\": \"", "\"version\": \"9")));
    assert_eq!(beside(&bench), (1, 7, true), "the same policy in another state keeps them");
    assert_eq!(bench.unsaved(), "the cases");
    bench.act(Action::Open("another.json".to_owned(), POLICY.replace("cleveland-2021", "cleveland-2025")));
    assert_eq!(beside(&bench), (0, 0, false));
    assert!(!bench.is_unsaved(), "they were lost with the policy, after a question");
    let mut bench = opened("{}");
    bench.act(Action::Protocol("1. One.".to_owned()));
    bench.act(Action::Open("another.json".to_owned(), "{}".to_owned()));
    assert_eq!(beside(&bench), (0, 0, false), "two without a name are not the same");
}

#[test]
fn a_text_that_is_too_large_is_refused_with_what_to_do() {
    let mut bench = opened(POLICY);
    bench.act(Action::Open("all.json".to_owned(), " ".repeat(MOST_BYTES + 1)));
    assert_eq!(bench.work.as_ref().expect("the text before").name, "p.json");
    let trouble = bench.trouble.clone().expect("a reason");
    assert!(trouble.starts_with("all.json was not opened. It has 2.1 MB, and more than 2 MB "), "{trouble}");
    bench.act(Action::Open("all.json".to_owned(), " ".repeat(MOST_BYTES)));
    assert_eq!(bench.work.as_ref().expect("a text").name, "all.json");
}

#[test]
fn a_protocol_is_read_from_its_file_and_stands_beside_a_policy_only() {
    let file = |content: &str| Action::ProtocolFile("protocol.txt".to_owned(), content.as_bytes().to_vec());
    let mut bench = bench();
    bench.act(file("1. One."));
    assert!(bench.trouble.as_ref().expect("a reason").starts_with("Open a policy first"));
    let mut bench = opened(POLICY);
    bench.act(file("1. One.\r\n2. Two."));
    assert_eq!((&*bench.protocol, bench.way, bench.pane), ("1. One.\n2. Two.", Way::Protocol, Pane::Write));
    bench.act(file("%PDF-1.7"));
    let trouble = bench.trouble.clone().expect("a reason");
    assert!(trouble.starts_with("protocol.txt was not read. It is a PDF"), "{trouble}");
    assert_eq!(&*bench.protocol, "1. One.\n2. Two.", "what was there stays");
    assert!(!bench.is_unsaved(), "it is no part of the policy");
}

fn data(bench: &Bench) -> serde_json::Value {
    serde_json::from_str(&bench.work.as_ref().expect("a text").text).expect("JSON")
}

pub(super) fn comment(at: &str, text: &str) -> Comment {
    let (by, on) = ("Legal services".to_owned(), "2028-03-01".to_owned());
    Comment { at: at.to_owned(), by, on, text: text.to_owned(), resolved: false }
}

#[test]
fn comments_are_kept_beside_the_policy_and_never_in_it() {
    let mut bench = opened(POLICY);
    bench.act(Action::Comment(None, comment("/provisions/1.1", "Shorter")));
    assert_eq!((bench.goal.field.as_deref(), bench.unsaved().as_str()), (Some("comment 0"), "the comments"));
    assert_eq!(bench.work.as_ref().expect("a text").text.as_ref(), POLICY);
    let file = bench.comments_file(&data(&bench)).expect("a file");
    bench.act(Action::CommentsSaved);
    assert!(!bench.is_unsaved());
    let mut other = opened(POLICY);
    other.act(Action::Comments("p.comments.json".to_owned(), file.clone()));
    assert_eq!((&other.comments, other.is_unsaved()), (&bench.comments, false));
    // A second reviewer's come to those of the first, and together they are in no file.
    let second = file.replace("Shorter", "Longer");
    other.act(Action::Comments("q.comments.json".to_owned(), second));
    assert_eq!((other.comments.len(), other.is_unsaved()), (2, true));
    assert_eq!(other.open_comments(&data(&other), "/provisions"), 2);
    other.act(Action::Comment(Some(0), Comment { resolved: true, ..comment("/provisions/1.1", "Shorter") }));
    assert_eq!(other.goal.field.as_deref(), Some("comments"), "its fields are gone");
    assert_eq!(
        (
            other.open_comments(&data(&other), "/provisions/1.1"),
            other.comments_at(&data(&other), "/provisions/1.1").len()
        ),
        (1, 2)
    );
    other.act(Action::DropComment(1));
    other.act(Action::Comments("of.json".to_owned(), file.replace("cleveland-2021", "norfolk-2016")));
    assert!(other.trouble.as_ref().expect("a reason").contains("has comments on `norfolk-2016`"));
    assert_eq!(other.comments.len(), 1);
    other.act(Action::Open("another.json".to_owned(), POLICY.replace("cleveland-2021", "cleveland-2025")));
    assert_eq!(other.comments.len(), 0, "they are nothing to another policy");
}

#[test]
fn a_comment_stays_with_what_it_is_about_through_a_new_name_and_back() {
    let mut bench = opened(POLICY);
    bench.act(Action::Comment(None, comment("/provisions/1.1", "Shorter")));
    let edits = rename(&data(&bench), "/provisions/1.1", "1.1a");
    bench.act(Action::Edit { edits, field: String::new(), then: Then::Stay });
    let at = |bench: &Bench, at: &str| bench.comments_at(&data(bench), at).len();
    assert_eq!((at(&bench, "/provisions/1.1a"), at(&bench, "/provisions/1.1")), (1, 0));
    assert!(bench.comments_file(&data(&bench)).expect("a file").contains("\"/provisions/1.1a\""));
    bench.act(Action::Undo);
    assert_eq!(at(&bench, "/provisions/1.1"), 1);
    assert!(bench.comments_file(&data(&bench)).expect("a file").contains("\"/provisions/1.1\""));
    bench.act(Action::Redo);
    assert_eq!(at(&bench, "/provisions/1.1a"), 1);
}
