//! How `check` shows its findings: places, and the three formats.

use std::fs;

use authoring::check::{Source, check_file, check_text, report::Human};
use policy::{Code, diagnostic::parent_and_key, hidden::is_hidden};
use serde_json::{Value, json};

use crate::{
    commands::{printed, run},
    support::{json as json_at, json_files, root, vocabulary},
};

fn minimal() -> String {
    fs::read_to_string(root().join("tests/policies/minimal.json")).expect("the policy is there")
}

/// The findings about a text, as a person reads them.
fn shown(text: &str) -> Vec<String> {
    let findings = check_text(text, &vocabulary());
    findings.iter().map(|finding| Human { file: "p.json", finding }.to_string()).collect()
}

#[test]
fn a_finding_begins_with_its_place_and_shows_what_it_is_about() {
    assert_eq!(
        shown(&minimal().replace("\"after\": \"may\"", "\"after\": \"mai\"")),
        ["p.json:56:129: error[missing-target]: no node or outcome is called `mai` \
          (at /flows/photographs/nodes/when/branches/after)\n   \
          56 | …on\": \"should-avoid\", \"after\": \"mai\" } },\n      \
          |                                ^^^^^\n  \
          help: did you mean `may`?"]
    );
}

#[test]
fn text_that_is_no_json_is_a_finding_like_any_other() {
    assert_eq!(
        shown("{\n  \"format\": 1,\n  \"id\": \"a\"\n  \"version\": \"1\"\n}"),
        ["p.json:4:3: error[not-json]: expected `,` or `}`\n    4 | \"version\": \"1\"\n      | ^\n  \
          help: look just before this place for a comma too many, or for a missing comma, quotation mark or bracket"]
    );
    assert!(
        shown("{ \"é\": oh }").first().is_some_and(|said| said.starts_with("p.json:1:8: ")),
        "columns count characters"
    );
    assert!(shown("{").first().is_some_and(|said| said.starts_with("p.json:1:1: error[not-json]: the text ends")));
    assert!(shown("\u{feff}{ \"format\": 3 }").first().is_some_and(|said| said.contains("error[unknown-format]")));
}

#[test]
fn what_a_word_processor_or_a_programmer_leaves_is_named_as_what_it_is() {
    let said = |text: &str| shown(text).join("\n");
    assert!(said("{ “format”: 2 }").starts_with("p.json:1:3: error[not-json]: a curly quotation mark stands here"));
    assert!(said("").starts_with("p.json:1:1: error[not-json]: the file is empty"), "{}", said(""));
    assert!(said("{ 'format': 2 }").starts_with("p.json:1:3: error[not-json]: a single quotation mark stands here"));
    assert!(said("{\u{a0}\"format\": 2 }").starts_with("p.json:1:2: error[not-json]: an unusual space stands here"));
    assert!(said("{ // two\n \"format\": 2 }").starts_with("p.json:1:3: error[not-json]: a comment stands here"));
}

#[test]
fn nothing_in_a_file_acts_on_a_terminal_or_writes_a_line_of_a_log() {
    for (name, expected) in [
        ("x\\u001b[2J\\n::set-env name=PATH::x\\u202e", "(at /x\\u{1b}[2J\\n::set-env name=PATH::x\\u{202e})"),
        ("x\\n::set-env name=PATH::x", "unknown field `x\\n::set-env name=PATH::x`"),
    ] {
        let text = minimal().replacen("\"format\": 2,", &format!("\"format\": 2, \"{name}\": 1,"), 1);
        let said = shown(&text).join("\n");
        assert!(said.contains(expected), "{said}");
        assert!(!said.chars().any(is_hidden), "{said}");
        assert!(said.lines().all(|line| !line.starts_with("::")), "{said}");
    }
}

#[test]
fn an_id_that_is_not_the_files_name_is_a_warning() {
    let findings = check_file(&minimal(), "smallest", &vocabulary());
    let said: Vec<String> = findings.iter().map(|finding| finding.diagnostic.to_string()).collect();
    assert_eq!(
        said,
        [
            "warning[file-name] at /id: the id is `minimal` and the file is called `smallest.json`\n  help: call both alike: \
          pages and links find the policy by its id"
        ]
    );
    assert_eq!(check_file(&minimal(), "minimal", &vocabulary()), []);
}

#[test]
fn files_in_another_encoding_are_named_and_do_not_end_the_rest() {
    let folder = tempfile::tempdir().expect("a temporary folder");
    let write = |name: &str, bytes: &[u8]| fs::write(folder.path().join(name), bytes).expect("a file can be written");
    write("a.json", &[0xff, 0xfe, b'{', 0]);
    write("b.json", b"{ \"force\": \"Dyfed\x96Powys\" }");
    write("minimal.json", minimal().as_bytes());
    let output = run(&["check", &folder.path().display().to_string()]);
    assert_eq!(output.status.code(), Some(3));
    let complained = String::from_utf8_lossy(&output.stderr).into_owned();
    assert!(complained.contains("a.json` is in UTF-16; save it as UTF-8"), "{complained}");
    assert!(complained.contains("b.json` is not in UTF-8: ANSI, it seems; save it as UTF-8"), "{complained}");
    assert!(printed(&output).contains("minimal.json: 0 error(s), 0 warning(s)"), "{}", printed(&output));
}

#[test]
fn the_second_of_two_keys_is_refused_and_the_first_is_named() {
    let text = minimal().replacen("\"content\": {", "\"when\": {", 1);
    assert_eq!(
        shown(&text).first().map(String::as_str),
        Some(
            "p.json:57:9: error[duplicate-key]: `when` is there twice; the first is on line 56 \
             (at /flows/photographs/nodes/when)\n   \
             57 | \"when\": { \"fact\": \"consents\", \"branches\": { \"yes\": \"may\", \"no\": \"need-not\" } }\n      \
             | ^^^^^^\n  \
             help: only the last would count: take one out, or give it another id"
        )
    );
    let path = tempfile::tempdir().expect("a temporary folder");
    let file = path.path().join("twice.json");
    fs::write(&file, text).expect("a file can be written");
    let output = run(&["outcomes", &file.display().to_string(), "photographs"]);
    assert_eq!(output.status.code(), Some(1), "no command reads such a file");
}

/// Every value of every policy is found where it stands.
#[test]
fn places_lead_to_the_text_of_their_values() {
    fn visit(at: &str, value: &Value, source: &Source, lines: &[&str]) {
        if let Value::Object(fields) = value {
            fields.iter().for_each(|(key, value)| {
                visit(&policy::diagnostic::pointer(at, key), value, source, lines);
            });
        } else if let Value::Array(items) = value {
            items.iter().enumerate().for_each(|(index, item)| visit(&format!("{at}/{index}"), item, source, lines));
        }
        let finding = source.place(policy::Diagnostic::new(Code::BadId, at, || policy::Message::new("")));
        let (start, end) = (finding.span.start, finding.span.end);
        assert_eq!(start.line, end.line, "{at}");
        let line = lines[start.line - 1].chars();
        let text: String = line.skip(start.column - 1).take(end.column - start.column).collect();
        let (_, key) = parent_and_key(at);
        match value {
            Value::Object(_) if text == "{" => {}
            Value::Array(_) if text == "[" => {}
            Value::Object(_) | Value::Array(_) => assert_eq!(text, json!(key).to_string(), "{at}"),
            scalar => assert_eq!(serde_json::from_str::<Value>(&text).ok().as_ref(), Some(scalar), "{at}: {text}"),
        }
    }
    for path in json_files("policies").into_iter().chain(json_files("tests/policies")) {
        let text = fs::read_to_string(&path).expect("the policy is there");
        let source = Source::read(&text).expect("the policy is JSON");
        visit("", &json_at(&path), &source, &text.lines().collect::<Vec<_>>());
    }
}

fn faulty_file() -> (tempfile::TempDir, String) {
    let folder = tempfile::tempdir().expect("a temporary folder");
    let inside = folder.path().join("a folder");
    fs::create_dir(&inside).expect("a folder can be made");
    let file = inside.join("minimal.json");
    fs::write(&file, minimal().replace("\"thursday\"", "\"friday\"")).expect("a file can be written");
    let name = file.display().to_string();
    (folder, name)
}

#[test]
fn programs_get_the_same_findings_as_json() {
    let (_folder, file) = faulty_file();
    let output = run(&["check", "--format", "json", &file, "tests/policies/no-start.json"]);
    let found: Value = serde_json::from_str(&printed(&output)).expect("the command prints JSON");
    assert_eq!(
        found,
        json!([{
            "file": file,
            "line": 14,
            "column": 19,
            "end_line": 14,
            "end_column": 20,
            "severity": "warning",
            "code": "calendar-denies",
            "pointer": "/dates/poll/printed/0",
            "message": "Polling day: the text prints 4 May 2028 as a Friday. It is a Thursday.",
            "help": "if the text really prints this, add `\"acknowledged\": true`; the checker tells the reader",
        }])
    );
}

/// The schema is the one that OASIS publishes with the standard (errata 01).
#[test]
fn code_hosts_get_the_same_findings_as_sarif() {
    let (_folder, file) = faulty_file();
    let log: Value = serde_json::from_str(&printed(&run(&["check", "--format", "sarif", &file]))).expect("JSON");
    let mut schema = json_at(&root().join("tests/schemas/sarif-2.1.0.json"));
    // As published this pattern has a bracket too many, and is no regular expression.
    for part in ["run", "toolComponent"] {
        let language = &mut schema["definitions"][part]["properties"]["language"];
        language.as_object_mut().expect("an object").remove("pattern");
    }
    let validator = jsonschema::validator_for(&schema).expect("the schema is one");
    let wrong: Vec<String> = validator.iter_errors(&log).map(|error| error.to_string()).collect();
    assert_eq!(wrong, [""; 0]);

    let run = &log["runs"][0];
    let rules = run["tool"]["driver"]["rules"].as_array().expect("a list");
    assert_eq!(rules.len(), Code::ALL.len());
    let result = &run["results"][0];
    assert_eq!((&result["ruleId"], &result["level"]), (&json!("calendar-denies"), &json!("warning")));
    assert_eq!(rules[result["ruleIndex"].as_u64().expect("a number") as usize]["id"], "calendar-denies");
    let place = &result["locations"][0]["physicalLocation"];
    assert!(place["artifactLocation"]["uri"].as_str().is_some_and(|uri| uri.ends_with("/a%20folder/minimal.json")));
    assert_eq!(place["region"], json!({ "startLine": 14, "startColumn": 19, "endLine": 14, "endColumn": 20 }));
}

#[test]
fn what_is_no_json_goes_through_every_format() {
    let folder = tempfile::tempdir().expect("a temporary folder");
    let file = folder.path().join("broken.json");
    fs::write(&file, "{ oh }").expect("a file can be written");
    let file = file.display().to_string();
    for format in ["human", "json", "sarif"] {
        let output = run(&["check", "--format", format, &file]);
        assert_eq!(output.status.code(), Some(1), "{format}");
        assert!(printed(&output).contains("not-json"), "{format}");
    }
}
