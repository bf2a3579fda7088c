//! `cases --mutate`: every slip of an author, and whether a case or `check` notices it.

use std::{collections::BTreeSet, fs, thread};

use authoring::cases::{
    Case, Mismatch, read, run as put,
    slips::{Noticed, Slip, SlipKind, Sound, slips},
};
use policy::{Policy, Vocabulary, load::load};
use serde_json::{Value, json};

use crate::{
    commands::{printed, run},
    support::{json, json_files, root, vocabulary},
};

const MINIMAL: &str = "tests/policies/minimal.json";

struct Kept {
    json: Value,
    policy: Policy,
    vocabulary: Vocabulary,
}

fn minimal() -> Kept {
    let (json, vocabulary) = (json(&root().join(MINIMAL)), vocabulary());
    let policy = load(&json, &vocabulary).expect("a sound policy");
    Kept { json, policy, vocabulary }
}

impl Kept {
    fn with<'k>(&'k self, cases: &'k [Case]) -> Sound<'k> {
        Sound::new(&self.policy, &self.json, &self.vocabulary, cases)
    }
}

fn unnoticed(sound: &Sound<'_>) -> Vec<(Slip, Option<Case>)> {
    let judged = sound.slips().into_iter().map(|slip| (sound.judge(&slip), slip));
    judged
        .filter_map(|(noticed, slip)| match noticed {
            Noticed::No { case } => Some((slip, case.map(|case| *case))),
            _ => None,
        })
        .collect()
}

#[test]
fn every_slip_changes_the_file_and_no_two_are_the_same() {
    let kept = minimal();
    let mut seen = BTreeSet::new();
    for slip in slips(&kept.json, &kept.policy) {
        let changed = slip.apply(&kept.json).unwrap_or_else(|| panic!("{slip:?} has no place"));
        assert_ne!(changed, kept.json, "{slip:?}");
        assert!(seen.insert(changed.to_string()), "{slip:?} is made twice");
    }
    assert!(seen.len() > 50, "{} slips", seen.len());
}

#[test]
fn every_kind_of_slip_is_made_in_every_real_policy() {
    let vocabulary = vocabulary();
    for path in json_files("policies") {
        let file = json(&path);
        let policy = load(&file, &vocabulary).expect("a sound policy");
        let kinds: BTreeSet<SlipKind> = slips(&file, &policy).iter().map(|slip| slip.kind).collect();
        assert_eq!(kinds.into_iter().collect::<Vec<_>>(), SlipKind::ALL, "{}", path.display());
    }
}

#[test]
fn the_case_that_is_offered_notices_the_slip_and_holds_for_the_policy() {
    let kept = minimal();
    let before = unnoticed(&kept.with(&[]));
    let offered: Vec<&Case> = before.iter().filter_map(|(_, case)| case.as_ref()).collect();
    assert!(!offered.is_empty(), "without a case some slips are noticed by nobody");
    for (slip, case) in &before {
        let Some(case) = case else { continue };
        assert_eq!(put(&kept.policy, case), None, "{slip:?}");
        let cases = [case.clone()];
        assert_eq!(kept.with(&cases).judge(slip), Noticed::ByCase(case.name.clone()), "{slip:?}");
    }

    let mut all: Vec<Case> = Vec::new();
    for case in offered {
        if !all.iter().any(|known| known.flow == case.flow && known.given == case.given) {
            all.push(case.clone());
        }
    }
    let left: Vec<Slip> = unnoticed(&kept.with(&all)).into_iter().map(|(slip, _)| slip).collect();
    let without: Vec<Slip> = before.into_iter().filter_map(|(slip, case)| case.is_none().then_some(slip)).collect();
    assert_eq!(left, without, "what is left is what no situation shows");
}

#[test]
fn check_alone_notices_what_breaks_the_file() {
    let kept = minimal();
    let sound = kept.with(&[]);
    for slip in sound.slips().iter().filter(|slip| slip.kind == SlipKind::Contact && slip.place.ends_with("/spoc")) {
        assert!(matches!(sound.judge(slip), Noticed::ByCheck(_)), "{slip:?}");
    }
}

/// Every fifteenth slip of each policy, with the policy's own cases. All of them take minutes here: `docs/cases.md` has the exact
/// figures with the command that counts them, and `cases.rs` holds every branch.
#[test]
fn the_cases_of_each_of_the_five_policies_notice_95_slips_in_a_hundred() {
    let files = json_files("policies");
    let shares: Vec<(String, usize, usize)> = thread::scope(|scope| {
        let running: Vec<_> = (files.iter())
            .map(|path| {
                scope.spawn(move || {
                    let (file, vocabulary) = (json(path), vocabulary());
                    let policy = load(&file, &vocabulary).expect("a sound policy");
                    let cases = root().join("tests/cases").join(&policy.id).with_extension("json");
                    let cases = read(&fs::read_to_string(cases).expect("its cases")).expect("a list of cases");
                    let sound = Sound::new(&policy, &file, &vocabulary, &cases);
                    let sample: Vec<Slip> = sound.slips().into_iter().step_by(15).collect();
                    let missed = sample.iter().filter(|slip| matches!(sound.judge(slip), Noticed::No { .. })).count();
                    (policy.id.clone(), sample.len(), missed)
                })
            })
            .collect();
        running.into_iter().map(|thread| thread.join().expect("no slip makes the checker fail")).collect()
    });
    for (policy, made, missed) in &shares {
        println!("{policy}: {missed} of {made} are noticed by nobody");
        assert!(*made >= 50, "{policy}: only {made}");
        assert!(100 * missed <= AT_MOST * made, "{policy}: {missed} of {made}");
    }
}

/// How many slips in a hundred may go unnoticed.
const AT_MOST: usize = 5;

fn written(cases: &Value) -> tempfile::NamedTempFile {
    let file = tempfile::NamedTempFile::new().expect("a temporary file");
    fs::write(file.path(), cases.to_string()).expect("it can be written");
    file
}

#[test]
fn the_command_shows_both_results_and_exits_with_0_1_or_3() {
    let case = |verdict: &str| {
        json!([{ "name": "an officer in the period", "flow": "photographs", "verdict": verdict, "refer_to": null,
            "given": { "role": "police-officer", "activity-date": "2028-05-03" } }])
    };
    let right = written(&case("avoid"));
    let path = |file: &tempfile::NamedTempFile| file.path().display().to_string();
    let output = run(&["cases", MINIMAL, &path(&right)]);
    assert_eq!((output.status.code(), printed(&output).as_str()), (Some(0), "1 case(s), 0 not as expected\n"));

    let wrong = written(&case("not-allowed"));
    let output = run(&["cases", MINIMAL, &path(&wrong)]);
    let found = printed(&output);
    assert_eq!(output.status.code(), Some(1));
    assert!(
        found.contains("  expected  not-allowed, nobody decides\n  found     avoid `should-avoid` [6, 5]"),
        "{found}"
    );

    let output = run(&["cases", MINIMAL, "tests/cases/no-such-file.json"]);
    assert_eq!(output.status.code(), Some(3));
    let nothing = written(&json!([{ "name": "nothing", "flow": "photographs", "given": {} }]));
    assert_eq!(run(&["cases", MINIMAL, &path(&nothing)]).status.code(), Some(3), "it expects nothing");
}

#[test]
fn too_little_that_is_given_is_said_with_what_would_help() {
    let kept = minimal();
    let case = |flow: &str, given: &[(&str, &str)]| Case {
        name: "a case".to_owned(),
        flow: flow.to_owned(),
        given: given.iter().map(|(fact, value)| ((*fact).to_owned(), (*value).to_owned())).collect(),
        expected: authoring::cases::Expected { verdict: Some("avoid".to_owned()), ..Default::default() },
    };
    let Some(Mismatch::Several { outcomes, ask }) = put(&kept.policy, &case("photographs", &[])) else {
        panic!("several outcomes are left")
    };
    assert!(outcomes.len() > 1 && ask.contains(&"role".to_owned()), "{outcomes:?} {ask:?}");
    let no_flow = put(&kept.policy, &case("photograph", &[])).expect("no such flow").words();
    assert_eq!(no_flow.english(), "no flow is called `photograph`; did you mean `photographs`?");
    let no_fact = put(&kept.policy, &case("photographs", &[("roll", "police-officer")])).expect("no such fact");
    assert!(matches!(no_fact, Mismatch::CannotBePut(_)), "{no_fact:?}");
}

#[test]
fn mutate_lists_what_nobody_notices_and_fails_below_the_share_asked_for() {
    let none = written(&json!([]));
    let path = none.path().display().to_string();
    let output = run(&["cases", MINIMAL, &path, "--mutate", "--at-least", "100"]);
    let found = printed(&output);
    assert_eq!(output.status.code(), Some(1), "{found}");
    assert!(found.contains("\nnobody notices: ") && found.contains("  this case would: {\"name\":"), "{found}");
    assert!(found.contains("slips            made  by a case  by check  by nobody\n"), "{found}");

    let output = run(&["cases", MINIMAL, &path, "--mutate", "--format", "json"]);
    assert_eq!(output.status.code(), Some(0));
    let found: Value = serde_json::from_slice(&output.stdout).expect("JSON");
    // What is missing is a file of cases as it stands.
    let missing = written(&found["slips"]["missing_cases"]);
    let output = run(&["cases", MINIMAL, &missing.path().display().to_string(), "--mutate", "--format", "json"]);
    assert_eq!(output.status.code(), Some(0), "{}", printed(&output));
    let after: Value = serde_json::from_slice(&output.stdout).expect("JSON");
    assert_eq!(after["slips"]["missing_cases"], json!([]));
}
