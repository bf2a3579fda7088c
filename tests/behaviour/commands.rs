//! The native commands as a person or a program runs them: what they print, and their exit codes.

use std::{
    fs,
    process::{Command, Output, Stdio},
};

use serde_json::{Value, json};

use crate::support::root;

pub fn run(arguments: &[&str]) -> Output {
    Command::new(env!("CARGO_BIN_EXE_pre-election-checker"))
        .args(arguments)
        .current_dir(root())
        .output()
        .expect("the command can be started")
}

pub fn printed(output: &Output) -> String {
    String::from_utf8(output.stdout.clone()).expect("the command prints UTF-8")
}

fn complained(output: &Output) -> String {
    String::from_utf8(output.stderr.clone()).expect("the command prints UTF-8")
}

const MINIMAL: &str = "tests/policies/minimal.json";

fn outcomes(flow: &str, given: &[&str]) -> Value {
    let mut arguments = vec!["outcomes", MINIMAL, flow, "--format", "json"];
    for fact in given {
        arguments.extend(["--given", fact]);
    }
    let output = run(&arguments);
    assert!(output.status.success(), "{}", complained(&output));
    serde_json::from_slice(&output.stdout).expect("the command prints JSON")
}

#[test]
fn a_reader_that_stops_early_is_no_fault() {
    for command in ["outcomes policies/cleveland-2021.json photographs", "compare photographs --format json"] {
        let mut child = Command::new(env!("CARGO_BIN_EXE_pre-election-checker"))
            .args(command.split(' '))
            .current_dir(root())
            .stdout(Stdio::piped())
            .stderr(Stdio::piped())
            .spawn()
            .expect("the command can be started");
        drop(child.stdout.take());
        let output = child.wait_with_output().expect("the command ends");
        assert!(output.status.success(), "{command}: {}", complained(&output));
    }
}

#[test]
fn check_exits_with_0_1_or_3() {
    let clean = run(&["check", MINIMAL]);
    assert_eq!(
        (clean.status.code(), printed(&clean).as_str()),
        (Some(0), "tests/policies/minimal.json: 0 error(s), 0 warning(s)\n")
    );

    let folder = tempfile::tempdir().expect("a temporary folder");
    let file = |name: &str, text: &str| {
        let path = folder.path().join(name);
        fs::write(&path, text).expect("a file can be written");
        path.display().to_string()
    };
    let sound = fs::read_to_string(root().join(MINIMAL)).expect("the policy is there");
    let faulty = file("faulty.json", &sound.replace("\"after\": \"may\"", "\"after\": \"mai\""));
    let warned = file("warned.json", &sound.replace("\"thursday\"", "\"friday\""));
    let broken = file("broken.json", "{ \"format\": 1,");

    let output = run(&["check", &faulty]);
    assert_eq!(output.status.code(), Some(1));
    assert!(printed(&output).contains(":56:129: error[missing-target]: no node or outcome is called `mai`"));
    assert!(printed(&output).contains("did you mean `may`?"));

    assert_eq!(run(&["check", &warned]).status.code(), Some(0), "warnings alone are no failure");
    assert_eq!(run(&["check", "--deny-warnings", &warned]).status.code(), Some(1), "unless denied");

    let output = run(&["check", &broken]);
    assert_eq!(output.status.code(), Some(1));
    assert!(printed(&output).contains("broken.json:1:14: error[not-json]"), "{}", printed(&output));

    let output = run(&["check", "no-such-file.json", MINIMAL]);
    assert_eq!(output.status.code(), Some(3));
    assert!(complained(&output).contains("cannot read `no-such-file.json`"));
    assert!(printed(&output).contains("minimal.json: 0 error(s)"), "the other file is still checked");
}

#[test]
fn outcomes_lists_what_can_still_be_reached_as_the_contract_says() {
    let all = outcomes("photographs", &[]);
    let ids: Vec<&str> = all.as_array().expect("an array").iter().filter_map(|end| end["outcome"].as_str()).collect();
    assert_eq!(ids, ["may", "need-not", "should-avoid", "out-of-time", "silent"]);
    assert_eq!(
        all[2],
        json!({
            "outcome": "should-avoid",
            "verdict": "avoid",
            "citations": ["6", "5"],
            "refer_to": null,
            "register": "required",
            "responses": { "role": "police-officer", "activity-date": "2028-03-23" }
        })
    );
    assert_eq!(outcomes("visits", &[])[0]["refer_to"], "chief-executive");
}

#[test]
fn a_given_fact_narrows_and_one_never_asked_changes_nothing() {
    let before = outcomes("photographs", &["role=police-officer", "period=before"]);
    assert_eq!(before.as_array().map(Vec::len), Some(2));
    assert_eq!(outcomes("photographs", &["claim=interpretation"]), outcomes("photographs", &[]));
    let end = outcomes("photographs", &["role=opcc-staff", "activity-date=2028-05-04T22:00"]);
    assert_eq!((end[0]["outcome"].as_str(), end.as_array().map(Vec::len)), (Some("may"), Some(1)));
    let end = outcomes("standing", &["office=commissioner", "resignation-date=none"]);
    assert_eq!((end[0]["outcome"].as_str(), end.as_array().map(Vec::len)), (Some("first"), Some(1)));
}

#[test]
fn an_unknown_word_is_an_error_with_a_suggestion() {
    for (arguments, says) in [
        (["photographs", "rol=police-officer"], "no fact is called `rol`; did you mean `role`?"),
        (["photographs", "role=police-oficer"], "`role` cannot be `police-oficer`; did you mean `police-officer`?"),
        (["photographs", "period=befor"], "`period` cannot be `befor`; did you mean `before`?"),
        (["photographs", "role"], "`role` is not FACT=VALUE; write it as `role=police-officer`"),
        (["photograph", "role=police-officer"], "no flow is called `photograph`; did you mean `photographs`?"),
        (
            ["photographs", "activity-date=2028-02-30"],
            "`activity-date` is a date and `2028-02-30` is not one; write it as `2021-05-06` or `2021-05-06T21:59`",
        ),
    ] {
        let [flow, given] = arguments;
        let output = run(&["outcomes", MINIMAL, flow, "--given", given, "--format", "json"]);
        assert_eq!(output.status.code(), Some(1), "{arguments:?}");
        assert_eq!(complained(&output).trim_end(), format!("error: {says}"));
        assert_eq!(printed(&output), "");
    }
}

#[test]
fn days_beyond_the_holidays_known_are_an_error() {
    let given = ["office=commissioner", "resignation-date=2011-01-04", "nomination-date=2012-01-05"];
    let mut arguments = vec!["outcomes", MINIMAL, "standing"];
    for fact in &given {
        arguments.extend(["--given", fact]);
    }
    let output = run(&arguments);
    assert_eq!(output.status.code(), Some(1));
    assert!(complained(&output).contains("the days cannot be counted: "), "{}", complained(&output));
}

#[test]
fn diff_prints_what_changes_and_exits_as_asked() {
    let folder = tempfile::tempdir().expect("a temporary folder");
    let changed = folder.path().join("changed.json");
    let sound = fs::read_to_string(root().join(MINIMAL)).expect("the policy is there");
    fs::write(&changed, sound.replace("\"2028-03-23\"", "\"2028-03-27\"")).expect("a file can be written");
    let changed = changed.display().to_string();

    let output = run(&["diff", MINIMAL, &changed]);
    assert_eq!(output.status.code(), Some(0), "{}", complained(&output));
    for part in [
        "another result in 6 of 24 situations",
        "3 × verdict, paragraphs, register, duties",
        "was          avoid: They should avoid being photographed with a candidate [6, 5] register required",
        "for example  role=police-officer activity-date=2028-03-23 consents=yes",
        "Period (old): In the pre-election period; Period (new): Before the pre-election period",
        "/dates/period-starts/date",
    ] {
        assert!(printed(&output).contains(part), "{part} is missing:\n{}", printed(&output));
    }
    assert_eq!(run(&["diff", MINIMAL, &changed, "--exit-code"]).status.code(), Some(1));
    assert_eq!(run(&["diff", MINIMAL, MINIMAL, "--exit-code"]).status.code(), Some(0));
    assert_eq!(run(&["diff", MINIMAL, &changed, "--exit-code", "--by-period"]).status.code(), Some(0));
    let json: Value =
        serde_json::from_slice(&run(&["diff", MINIMAL, &changed, "--format", "json"]).stdout).expect("JSON");
    assert_eq!(json["flows"][1]["changes"][0]["new"]["verdict"], "allowed");
}

#[test]
fn compare_settles_one_situation_and_lists_combinations_where_several_are_open() {
    let policies = ["--policies", MINIMAL, "tests/policies/windows-and-roles.json"];
    let compare = |flow: &str, rest: &[&str]| run(&[&["compare", flow], &policies[..], rest].concat());
    let settled = compare("media", &["--given", "role=press-officer", "--given", "period=before", "--format", "json"]);
    let columns: Value = serde_json::from_slice(&settled.stdout).expect("JSON");
    assert_eq!(columns[0]["outcomes"], Value::Null, "the small policy has no such flow");
    assert_eq!(columns[1]["policy"], "windows-and-roles");

    let open = compare("photographs", &["--rows", "--format", "json"]);
    let rows: Value = serde_json::from_slice(&open.stdout).expect("JSON");
    let counted: u64 = rows["rows"].as_array().expect("rows").iter().filter_map(|row| row["situations"].as_u64()).sum();
    assert_eq!(Some(counted), rows["situations"].as_u64());
    assert!(printed(&compare("photographs", &[])).contains("combinations of verdicts"));

    let unknown = compare("media", &["--given", "role=presss-officer"]);
    assert_eq!(unknown.status.code(), Some(1));
}

#[test]
fn table_and_diagram_refuse_a_flow_that_is_not_there() {
    for command in ["table", "diagram"] {
        let output = run(&[command, MINIMAL, "photograph"]);
        assert_eq!(
            complained(&output).trim_end(),
            "error: no flow is called `photograph`; did you mean `photographs`?"
        );
        assert_eq!(output.status.code(), Some(1));
        assert!(run(&[command, MINIMAL, "photographs"]).status.success());
    }
}
