//! What is done beside the page is what the commands return.

use std::{fs, path::Path};

use authoring::{
    cases::{self, Expected, run, slips::Noticed, slips::Sound},
    diagram,
    since::Since,
};
use packed::{pack, unpack};

use super::*;

fn root() -> &'static Path {
    Path::new(concat!(env!("CARGO_MANIFEST_DIR"), "/../.."))
}

fn vocabulary() -> Vocabulary {
    let words = include_str!("../../../www/text/vocabulary.en.json");
    Vocabulary::from_json(&serde_json::from_str(words).expect("JSON")).expect("the words")
}

fn texts() -> Vec<Rc<str>> {
    let files = fs::read_dir(root().join("policies")).expect("the policies").map(|entry| entry.expect("a file").path());
    let mut files: Vec<_> = files.filter(|path| path.extension().is_some_and(|it| it == "json")).collect();
    files.sort();
    files.iter().map(|path| fs::read_to_string(path).expect("a policy").into()).collect()
}

fn policy(text: &str) -> Policy {
    load(&Source::whole(text).expect("JSON"), &vocabulary()).expect("a sound policy")
}

/// Does a job as the worker does it: written down, done, written down again.
fn done(job: &Job) -> Answer {
    let answer = unpack(&work_apart(&pack(job), &vocabulary())).expect("an answer");
    assert_eq!(answer, work(job, &vocabulary()), "what is written down is what was done");
    answer
}

fn file(text: &Rc<str>, task: Task, form: Form) -> String {
    match done(&Job { text: Rc::clone(text), task, form }) {
        Answer::File(file) => file,
        other => panic!("no file: {other:?}"),
    }
}

/// The text with other verdicts, and with a warning.
fn changed(text: &str) -> Rc<str> {
    text.replace("\"verdict\": \"avoid\"", "\"verdict\": \"not-allowed\"")
        .replace("\"title\": \"", "\"title\": \"The ")
        .into()
}

#[test]
fn findings_are_those_of_check() {
    for text in texts() {
        let damaged = text.replace("\"police-officer\": \"", "\"police-offcer\": \"");
        for text in [text.clone(), changed(&text), damaged.into(), "{ nothing".into(), "{\"a\":1,\"a\":2}".into()] {
            let job = Job::shown(&text, Task::Check);
            let Some(Answer::Findings(Findings(found))) = unpack(&work_apart(&pack(&job), &vocabulary())) else {
                panic!("no findings");
            };
            let expected = authoring::check::check_text(&text, &vocabulary());
            let told = |found: &[authoring::check::Finding]| {
                found
                    .iter()
                    .map(|it| (it.diagnostic.clone().said(&vocabulary().sentences), it.span))
                    .collect::<Vec<_>>()
            };
            assert_eq!(told(&found), told(&expected));
        }
    }
}

#[test]
fn schedules_are_those_of_table() {
    for text in texts().into_iter().take(1) {
        let (own, earlier) = (policy(&text), changed(&text));
        let since = Since::of(&policy(&earlier), &own).expect("the days can be counted");
        let task = |earlier: Option<&Rc<str>>| Task::Schedule("photographs".to_owned(), earlier.cloned());
        assert_eq!(file(&text, task(None), Form::Csv), table::csv(&own, None).expect("a table"));
        assert_eq!(file(&text, task(None), Form::Print), table::html(&own, None).expect("a page"));
        let marked = table::html_since(&own, None, Some(&since)).expect("a page");
        assert_eq!(file(&text, task(Some(&earlier)), Form::Print), marked);
        for flow in own.flows.values().take(2) {
            let listed = table::schedule(&own, flow).expect("a schedule");
            let job = Job::shown(&text, Task::Schedule(flow.id.clone(), Some(earlier.clone())));
            let Answer::Schedule(shown) = done(&job) else { panic!("no schedule") };
            assert_eq!((shown.ways, shown.facts.len()), (listed.ways, listed.facts.len()));
            assert_eq!((shown.edition.as_ref(), shown.trouble.as_ref()), (Some(&since.edition), None));
            let lines = listed.groups.iter().flat_map(|group| group.rows.iter().map(move |row| (group, row)));
            let shown_lines = shown.groups.iter().flat_map(|group| group.rows.iter().map(move |row| (group, row)));
            assert_eq!(lines.clone().count(), shown_lines.clone().count());
            for ((group, row), (shown_group, shown)) in lines.zip(shown_lines) {
                assert_eq!(shown_group.verdict.0, group.outcome.advice.verdict.id());
                assert_eq!(shown_group.cites, group.outcome.advice.cites);
                let cells: Vec<_> = listed.facts.iter().map(|fact| table::cell(&own, &listed, row, fact)).collect();
                assert_eq!(shown.cells, cells);
                assert_eq!(shown.is_changed, since.is_line_changed(&flow.id, group.outcome, row));
            }
        }
    }
}

#[test]
fn changes_are_those_of_diff() {
    for text in texts().into_iter().take(1) {
        let (old, new) = (policy(&text), changed(&text));
        for (timing, by_period) in [(Timing::ByDate, false), (Timing::ByPeriod, true)] {
            let found = diff(&old, &policy(&new), timing).expect("the days can be counted");
            let task = Task::Changes(text.clone(), by_period);
            assert_eq!(file(&new, task.clone(), Form::Json), to_string_pretty(&found).expect("JSON"));
            assert_eq!(file(&new, task.clone(), Form::Print), diff::text(&found, &old, &policy(&new)));
            let Answer::Difference(shown) = done(&Job::shown(&new, task)) else { panic!("no difference") };
            let changed: usize = found.flows.iter().map(|flow| flow.changed).sum();
            assert_eq!((shown.changes_results, shown.changed), (found.changes_results(), changed));
            let counts = |of: &mut dyn Iterator<Item = usize>| of.collect::<Vec<_>>();
            let expected = found.flows.iter().flat_map(|flow| &flow.changes);
            let changes = shown.flows.iter().flat_map(|flow| &flow.changes);
            assert_eq!(
                counts(&mut changes.clone().map(|change| change.rows.len() + change.more)),
                counts(&mut expected.map(|change| change.rows.len()))
            );
            assert!(shown.reworded > 0 && changes.clone().count() > 0);
        }
    }
}

#[test]
fn comparisons_are_those_of_compare() {
    let texts = Rc::new(texts());
    let policies: Vec<Policy> = texts.iter().map(|text| policy(text)).collect();
    let own = policies.first().expect("a policy");
    let all: Vec<&Policy> = policies.iter().collect();
    for flow in own.flows.keys().take(1) {
        let found = compare::compare(&all, flow, &Given::default()).expect("a comparison");
        let task = Task::Compare(flow.clone(), Rc::clone(&texts));
        assert_eq!(file(&texts[0], task.clone(), Form::Json), to_string_pretty(&found).expect("JSON"));
        assert_eq!(file(&texts[0], task.clone(), Form::Print), compare::text(&found, &own.sentences));
        let Answer::Comparison(shown) = done(&Job::shown(&texts[0], task)) else { panic!("no comparison") };
        assert_eq!((shown.situations, shown.combinations), (found.situations, found.rows.len()));
        for (row, expected) in shown.rows.iter().zip(&found.rows) {
            let said: Vec<Option<&str>> = row.said.iter().map(|said| said.verdict.as_deref()).collect();
            let known = |said: &compare::Said| match said {
                compare::Said::Verdict(verdict) => Some(verdict.id()),
                _ => None,
            };
            assert_eq!(said, expected.verdicts.iter().map(known).collect::<Vec<_>>());
        }
    }
}

#[test]
fn pictures_are_those_of_diagram() {
    for text in texts() {
        let own = policy(&text);
        for flow in own.flows.values().take(1) {
            let Answer::Drawn(Some(drawn)) = done(&Job::shown(&text, Task::Diagram(flow.id.clone()))) else {
                panic!("no picture")
            };
            let picture = diagram::picture(&own, flow);
            assert_eq!((&drawn.svg, &drawn.mermaid), (&picture.svg, &diagram::mermaid(&own, flow)));
            assert_eq!(drawn.start.parse(), Ok(picture.start));
            let places = |at: Vec<&String>| at.into_iter().cloned().collect::<Vec<_>>();
            assert_eq!(
                places(drawn.areas.iter().map(|area| &area.at).collect()),
                places(picture.areas.iter().map(|area| &area.at).collect())
            );
        }
    }
}

#[test]
fn cases_and_slips_are_those_of_cases() {
    let text = texts().remove(1);
    let own = policy(&text);
    let case = |name: &str, flow: &str| Case {
        name: name.to_owned(),
        flow: flow.to_owned(),
        expected: Expected { verdict: Some("avoid".to_owned()), ..Expected::default() },
        ..Case::default()
    };
    let kept = Rc::new(vec![case("several", "photographs"), case("no flow", "nowhere")]);
    let Answer::Cases(found) = done(&Job::shown(&text, Task::Cases(Rc::clone(&kept)))) else { panic!("no cases") };
    let expected = kept.iter().map(|case| match run(&own, case) {
        Some(cases::Mismatch::Several { outcomes, .. }) => Some((Found::Several, outcomes.join(", "))),
        Some(cases::Mismatch::CannotBePut(why)) => Some((Found::CannotBePut, why.english())),
        other => panic!("{other:?}"),
    });
    let found: Vec<_> = found.into_iter().map(|found| found.map(|it| (it.found, it.words))).collect();
    assert_eq!(found, expected.collect::<Vec<_>>());

    let (json, words) = (Source::whole(&text).expect("JSON"), vocabulary());
    let sound = Sound::new(&own, &json, &words, &kept);
    let list = sound.slips();
    for from in [0, 60, list.len() - 1] {
        let Answer::Slips(slips) = done(&Job::shown(&text, Task::Slips(Rc::clone(&kept), from))) else {
            panic!("no slips")
        };
        let here: Vec<_> = list.iter().skip(from).take(slips.made).collect();
        assert_eq!((slips.of, slips.made), (list.len(), here.len()));
        assert!(slips.made == 10 || from + slips.made == list.len());
        let unnoticed = here.iter().filter_map(|slip| match sound.judge(slip) {
            Noticed::No { case } => Some((slip.what.english(), slip.place.clone(), case.map(|case| *case))),
            _ => None,
        });
        let shown = slips.unnoticed.into_iter().map(|it| (it.what, it.place, it.case.map(|OwnCase(case)| case)));
        assert_eq!(shown.collect::<Vec<_>>(), unnoticed.collect::<Vec<_>>());
    }
}

#[test]
fn what_cannot_be_done_says_why_or_nothing() {
    let faulty = Job::shown(&"{}".into(), Task::Diagram("photographs".to_owned()));
    assert_eq!(done(&faulty), Answer::None(String::new()));
    assert_eq!(work_apart("[]", &vocabulary()), "");
    let text = texts().remove(0);
    let broken = Task::Changes("{}".into(), false);
    assert_eq!(done(&Job::shown(&text, broken)), Answer::None(String::new()));
}
