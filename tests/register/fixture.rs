//! One policy, one usual entry, and arbitrary entries.

use std::sync::LazyLock;

use calendar::date_text::parse_date;
use chrono::NaiveDate;
use engine::{Response, Responses, walk};
use entry::{Draft, RegisterEntry, TrailLine, draft};
use policy::{Policy, Verdict, load::load};
use proptest::prelude::*;
use vecmap::VecMap;

pub const REFERENCE: &str = "3f2b8c1e-7d4a-4e0b-9c55-1a2b3c4d5e6f";

pub fn read(path: &str) -> String {
    let path = std::path::Path::new(env!("CARGO_MANIFEST_DIR")).join(path);
    std::fs::read_to_string(&path).unwrap_or_else(|error| panic!("{}: {error}", path.display()))
}

pub fn policy_at(path: &str) -> Policy {
    load_json(&serde_json::from_str(&read(path)).expect("JSON"))
}

pub fn load_json(json: &serde_json::Value) -> Policy {
    let vocabulary = serde_json::from_str(&read("www/text/vocabulary.en.json")).expect("JSON");
    let vocabulary = policy::Vocabulary::from_json(&vocabulary).expect("the vocabulary");
    load(json, &vocabulary).unwrap_or_else(|faults| panic!("{}: {faults:#?}", json["id"]))
}

pub fn policy() -> Policy {
    static POLICY: LazyLock<Policy> = LazyLock::new(|| policy_at("tests/policies/register.json"));
    POLICY.clone()
}

/// The policies of the site.
pub const FORCES: [&str; 5] =
    ["cheshire-2020", "cleveland-2021", "humberside-2024", "norfolk-2016", "south-yorkshire-2021"];

/// A reason as the page words it.
pub fn said(reason: &register::import::Reason) -> String {
    static WORDS: LazyLock<serde_json::Value> =
        LazyLock::new(|| serde_json::from_str(&read("www/text/contact-register.en.json")).expect("JSON"));
    let words = WORDS[&reason.key].as_str().unwrap_or_else(|| panic!("no words for {reason:?}"));
    let said =
        reason.values.iter().fold(words.to_owned(), |words, (name, value)| words.replace(&format!("%{name}%"), value));
    assert!(!said.contains('%'), "nothing fills a place of {said}");
    said
}

/// What the browser does for the page.
pub fn decompose(text: &str) -> String {
    unicode_normalization::UnicodeNormalization::nfkd(text).collect()
}

pub fn day(text: &str) -> NaiveDate {
    parse_date(text).expect("a day")
}

pub fn responses(policy: &Policy, written: &[(&str, &str)]) -> Responses {
    let read = written.iter().map(|(fact, value)| {
        let response = Response::parse(policy, fact, value).unwrap_or_else(|error| panic!("{error}"));
        ((*fact).to_owned(), response)
    });
    read.collect()
}

/// An officer who was asked for a campaign photograph.
pub const ASKED_FOR_A_PHOTOGRAPH: [(&str, &str); 5] = [
    ("role", "police-officer"),
    ("activity-date", "2028-04-12"),
    ("photo", "new-photo"),
    ("photo-use", "campaign"),
    ("pictured-with", "candidate"),
];

pub fn usual_draft(policy: &Policy) -> Draft {
    let responses = responses(policy, &ASKED_FOR_A_PHOTOGRAPH);
    let walk = walk(policy, "photographs", &responses).expect("a walk");
    let mut draft = draft(policy, &walk, &responses, day("2028-04-13")).expect("an outcome");
    draft.set("candidate", "Jo Example, agent for Sam Sample (Example Party)");
    draft.set("officer", "PC 1234 Smith, Stockton");
    draft.set("method", "In person");
    draft
}

pub fn usual_entry(policy: &Policy) -> RegisterEntry {
    usual_draft(policy).complete(policy, REFERENCE, day("2028-04-13")).expect("a complete entry")
}

/// Text with what breaks files and mails: quotes, line breaks, commas, emoji, Welsh and Arabic letters, quotation marks.
pub fn awkward_text() -> impl Strategy<Value = String> {
    let piece = prop_oneof![
        8 => "[a-zA-Z ]{1,12}",
        1 => any::<char>().prop_map(String::from),
        4 => prop::sample::select(vec![
            "\"", "'", ",", ";", "\n", "\r\n", "\r", "\t", "=", "=3D", "> ", "| ", "ŵŷ Ŵ", "مرحبا", "\u{202e}", "\u{200f}", "👩🏽‍🚒",
            "\u{a0}", "\u{200b}", "%0D%0A", "&", "?", "+", "<b>", "BEGIN_ENTRY_", "END_ENTRY_", "BEGIN_ENTRY_1:\n", ".", "--", "\\", "\0",
        ]).prop_map(str::to_owned),
    ];
    prop::collection::vec(piece, 0..12).prop_map(|pieces| pieces.concat())
}

pub fn any_entry() -> impl Strategy<Value = RegisterEntry> {
    let ids = prop::sample::subsequence(
        vec![
            "date-of-contact",
            "candidate",
            "officer",
            "method",
            "information-sought",
            "information-provided",
            "of-its-own",
        ],
        0..=7,
    );
    let values = ids.prop_flat_map(|ids| {
        let texts = prop::collection::vec(awkward_text(), ids.len());
        texts.prop_map(move |texts| ids.iter().map(|id| (*id).to_owned()).zip(texts).collect::<VecMap<_, _>>())
    });
    let trail = prop::collection::vec((awkward_text(), awkward_text()), 0..4);
    let made = (0..36_000_u64).prop_map(|days| day("2001-01-01") + chrono::Days::new(days));
    let verdict = prop::sample::select(Verdict::ALL.to_vec());
    let citations = prop::collection::vec("[0-9]{1,2}\\.[a-z]", 0..4);
    let texts = (awkward_text(), awkward_text(), awkward_text(), prop::option::of(awkward_text()), awkward_text());
    (values, trail, made, verdict, citations, texts).prop_map(|(values, trail, made, verdict, citations, texts)| {
        let (policy, version, checker, protocol, headline) = texts;
        RegisterEntry {
            reference: REFERENCE.to_owned(),
            policy,
            version,
            checker,
            protocol,
            flow: "photographs".to_owned(),
            outcome: "avoid".to_owned(),
            verdict,
            headline,
            citations,
            made,
            values,
            trail: trail.into_iter().map(|(question, response)| TrailLine { question, response }).collect(),
        }
    })
}
