//! Any text as a policy: it is checked without a panic, refused with findings or read, and what is read can be walked.
#![no_main]

use libfuzzer_sys::fuzz_target;
use authoring::check::check_text;
use engine::{Responses, walk};
use policy::load::load;
use shared::VOCABULARY;

fuzz_target!(|text: &str| {
    let findings = check_text(text, &VOCABULARY);
    let Ok(json) = serde_json::from_str(text) else {
        assert!(!findings.is_empty(), "no JSON, and nothing is said about it");
        return;
    };
    match load(&json, &VOCABULARY) {
        Err(findings) => assert!(!findings.is_empty(), "refused without a reason"),
        Ok(policy) => {
            for flow in policy.flows.keys() {
                walk(&policy, flow, &Responses::new()).expect("a sound policy can be walked");
            }
        }
    }
});
