//! Findings as SARIF 2.1.0, which code hosts and editors show beside the file.
//!
//! Source: Static Analysis Results Interchange Format (SARIF) Version 2.1.0, OASIS Standard.

use serde::Serialize;
use serde_json::{Value, json};

use policy::Code;

use super::{Finding, report::severity};

/// Returns the log of one run over these files.
pub fn log<'f>(files: impl IntoIterator<Item = (&'f str, &'f [Finding])>) -> impl Serialize {
    let results: Vec<Value> = (files.into_iter())
        .flat_map(|(file, findings)| findings.iter().map(move |finding| result(file, finding)))
        .collect();
    json!({
        "$schema": "https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json",
        "version": "2.1.0",
        "runs": [{
            "tool": { "driver": {
                "name": env!("CARGO_PKG_NAME"),
                "version": env!("CARGO_PKG_VERSION"),
                "rules": Code::ALL.iter().map(|code| rule(*code)).collect::<Vec<_>>(),
            } },
            "columnKind": "unicodeCodePoints",
            "results": results,
        }],
    })
}

fn rule(code: Code) -> Value {
    json!({
        "id": code.id(),
        "shortDescription": { "text": code.summary() },
        "defaultConfiguration": { "level": severity(code.severity()) },
    })
}

fn result(file: &str, finding: &Finding) -> Value {
    let Finding { diagnostic, span, .. } = finding;
    let help = diagnostic.help.as_ref().map(|help| format!("\nhelp: {}", help.english())).unwrap_or_default();
    json!({
        "ruleId": diagnostic.code.id(),
        "ruleIndex": Code::ALL.iter().position(|code| *code == diagnostic.code),
        "level": severity(diagnostic.severity()),
        "message": { "text": format!("{}{help}", diagnostic.message.english()) },
        "locations": [{
            "physicalLocation": {
                "artifactLocation": { "uri": uri(file) },
                "region": {
                    "startLine": span.start.line,
                    "startColumn": span.start.column,
                    "endLine": span.end.line,
                    "endColumn": span.end.column,
                },
            },
            "logicalLocations": [{ "fullyQualifiedName": diagnostic.pointer, "kind": "member" }],
        }],
    })
}

/// A file's name as a reference that SARIF allows: relative as given, percent-encoded.
fn uri(file: &str) -> String {
    let mut uri = String::from(if file.starts_with('/') { "file://" } else { "" });
    for byte in file.replace('\\', "/").bytes() {
        match byte {
            b'a'..=b'z' | b'A'..=b'Z' | b'0'..=b'9' | b'-' | b'.' | b'_' | b'~' | b'/' => uri.push(char::from(byte)),
            other => uri.push_str(&format!("%{other:02X}")),
        }
    }
    uri
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_name_becomes_a_uri() {
        assert_eq!(uri("policies/my force.json"), "policies/my%20force.json");
        assert_eq!(uri("/tmp/é.json"), "file:///tmp/%C3%A9.json");
        assert_eq!(uri(r"policies\a.json"), "policies/a.json");
    }
}
