//! Links and files that mail programs take.

use entry::{MAILTO_LIMIT, Mail, Mailto};
use mail_parser::MessageParser;
use proptest::prelude::*;

use crate::fixture::{any_entry, awkward_text, day, policy, policy_at, responses, usual_entry};

/// What a mail program makes of a link: the address, the subject and the body.
fn opened(link: &Mailto) -> (String, String, String) {
    let decode = |text: &str| percent_encoding::percent_decode_str(text).decode_utf8().expect("UTF-8").into_owned();
    let rest = link.url.strip_prefix("mailto:").expect("a mailto link");
    let (to, query) = rest.split_once("?subject=").expect("a subject");
    let (subject, body) = query.split_once("&body=").expect("a body");
    assert!(!body.contains(['&', '?', '+', '#', ' ', '\'', '"']), "{body}");
    (decode(to), decode(subject), decode(body))
}

fn with_crlf(text: &str) -> String {
    text.replace("\r\n", "\n").replace(['\r', '\n'], "\r\n")
}

fn assert_opens(eml: &str, mail: &Mail) -> Result<(), TestCaseError> {
    prop_assert!(eml.is_ascii());
    let lines: Vec<&str> = eml.split("\r\n").collect();
    prop_assert!(lines.iter().all(|line| line.len() <= 78 && !line.contains(['\r', '\n'])), "{}", eml);
    let parsed = MessageParser::default().parse(eml.as_bytes()).expect("a message");
    let to = parsed.to().and_then(|to| to.first()).and_then(|to| to.address()).map(str::to_owned);
    prop_assert_eq!(to.as_ref(), mail.to.as_ref());
    prop_assert_eq!(parsed.subject().unwrap_or_default(), mail.subject.as_str());
    let body = parsed.body_text(0).expect("a body").into_owned();
    prop_assert_eq!(with_crlf(&body), with_crlf(&mail.body));
    let names: Vec<_> = parsed.headers().iter().map(|header| header.name().to_owned()).collect();
    let mut expected = vec!["Subject", "X-Unsent", "MIME-Version", "Content-Type", "Content-Transfer-Encoding"];
    if mail.to.is_some() {
        expected.insert(0, "To");
    }
    prop_assert_eq!(names, expected, "no header more, no header less");
    Ok(())
}

proptest! {
    #[test]
    fn the_file_opens_as_the_same_mail(entry in any_entry()) {
        let mail = Mail::new(&entry, &policy()).expect("a mail");
        assert_opens(&mail.eml(), &mail)?;
    }

    #[test]
    fn the_link_opens_as_the_same_mail(entry in any_entry()) {
        let mail = Mail::new(&entry, &policy()).expect("a mail");
        let link = mail.mailto();
        prop_assert_eq!(link.encoded_length, link.url.chars().count());
        let (to, subject, body) = opened(&link);
        prop_assert_eq!(Some(to), mail.to.clone());
        prop_assert_eq!(subject, mail.subject);
        prop_assert_eq!(body, with_crlf(&mail.body));
    }

    #[test]
    fn nothing_in_an_entry_adds_a_header(text in awkward_text()) {
        let mut entry = usual_entry(&policy());
        entry.reference = format!("x\r\nBcc: all@anyshire.example\r\n\r\n{text}");
        let mail = Mail::new(&entry, &policy()).expect("a mail");
        prop_assert!(!mail.subject.contains(char::is_control));
        assert_opens(&mail.eml(), &mail)?;
        let link = mail.mailto();
        let head = link.url.split("&body=").next().unwrap_or_default();
        prop_assert!(!head.contains("%0D") && !head.contains("%0A"));
    }
}

#[test]
fn a_subject_of_any_length_and_script_comes_back() {
    for subject in
        ["Cofnod", "Ŵyneb ".repeat(40).trim(), "a".repeat(200).as_str(), "=?utf-8?B?eA==?= x", "👩🏽‍🚒".repeat(30).as_str()]
    {
        let mail = Mail { to: None, subject: subject.to_owned(), body: "x\n".to_owned() };
        assert_opens(&mail.eml(), &mail).expect("the same mail");
    }
}

#[test]
fn without_an_address_the_mail_goes_to_nobody() {
    let mut policy = policy();
    let entry = usual_entry(&policy);
    for address in [
        None,
        Some("a@b.example, c@d.example"),
        Some("a@b.example\r\nBcc: c@d.example"),
        Some("a@b.example?cc=c"),
        Some("@"),
        Some(""),
    ] {
        policy.contacts["spoc"].email = address.map(str::to_owned);
        let mail = Mail::new(&entry, &policy).expect("a mail");
        assert_eq!(mail.to, None, "{address:?}");
        assert!(mail.mailto().url.starts_with("mailto:?subject="));
        assert!(!mail.eml().contains("To:"));
    }
}

#[test]
fn a_usual_entry_fits_a_link_and_a_long_one_is_told() {
    let policy = policy();
    let mut entry = usual_entry(&policy);
    let link = Mail::new(&entry, &policy).expect("a mail").mailto();
    println!("a usual entry: {} characters", link.encoded_length);
    assert!(link.fits(), "{}", link.encoded_length);
    entry.values.insert("method".to_owned(), "By letter. ".repeat(100));
    let link = Mail::new(&entry, &policy).expect("a mail").mailto();
    assert!(link.encoded_length > MAILTO_LIMIT && !link.fits());
}

/// What is left for the person's own words, on a real protocol with its longer titles.
#[test]
fn a_usual_entry_of_a_real_policy_fits_a_link() {
    let policy = policy_at("policies/cleveland-2021.json");
    let written = [
        ("role", "police-officer"),
        ("activity-date", "2021-04-12"),
        ("photo", "new-photo"),
        ("photo-use", "campaign"),
        ("pictured-with", "candidate"),
        ("consents", "yes"),
    ];
    let responses = responses(&policy, &written);
    let walk = engine::walk(&policy, "photographs", &responses).expect("a walk");
    let mut draft = entry::draft(&policy, &walk, &responses, day("2028-04-13")).expect("an outcome");
    draft.set("candidate", "Jo Example, agent for Sam Sample (Example Party)");
    draft.set("officer", "PC 1234 Smith, Stockton");
    draft.set("method", "In person, at the front desk");
    let entry =
        draft.complete(&policy, crate::fixture::REFERENCE, crate::fixture::day("2021-04-12")).expect("an entry");
    let mail = Mail::new(&entry, &policy).expect("a mail");
    println!("{}\n{} characters", mail.body, mail.mailto().encoded_length);
    assert!(mail.mailto().fits(), "{}", mail.mailto().encoded_length);
}
