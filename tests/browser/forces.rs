//! Each of the five forces: from its page to an entry in its register's columns, and what its text contradicts.

use serde_json::{Value, json};

use crate::driver::browse;
use crate::page::Page;
use crate::person::{Facts, Hand, PHOTOGRAPHS, Person};
use crate::site::{POLICIES, url};

const STANDING: usize = 6;

/// Returns a policy as its file has it.
pub fn policy(id: &str) -> Value {
    let path = std::path::Path::new(env!("CARGO_MANIFEST_DIR")).join("policies").join(id).with_extension("json");
    serde_json::from_slice(&std::fs::read(path).unwrap()).unwrap()
}

/// What a page of a force must come to for one situation.
struct Expected<'e> {
    id: &'e str,
    facts: Facts<'e>,
    verdict: &'e str,
    outcome: &'e str,
    columns: &'e [&'e str],
}

const STANDARD_COLUMNS: [&str; 6] = [
    "Date of contact",
    "Potential candidate, agent or representative",
    "Officer",
    "Method of contact",
    "Information sought",
    "Information provided (optional)",
];

/// South Yorkshire prints its own in Annex C.
const ANNEX_C: [&str; 6] = [
    "Date of contact",
    "Potential candidate / agent / representative",
    "Officer",
    "Method of contact",
    "Information sought",
    "Information provided (optional)",
];

async fn journey_to_an_entry(page: Page, expected: Expected<'_>) {
    let policy = policy(expected.id);
    page.open(&url("index.html")).await;
    page.find(&format!("main a[href=\"{}.html\"]", expected.id)).await.click().await.unwrap();
    page.in_checker("h1").await;
    let person = Person::at(page, Hand::Mouse, expected.id).await;
    let page = &person.page;
    let start = page.checker_text().await;
    assert!(start.contains(policy["force"].as_str().unwrap()), "{start}");
    person.open(PHOTOGRAPHS).await;
    person.answer(expected.facts).await;

    page.in_checker(&format!(".checker-verdict--{}", expected.verdict)).await;
    let outcome = &policy["flows"]["photographs"]["outcomes"][expected.outcome];
    let cited = page
        .shadow_script(
            "return [...root.querySelectorAll('.checker-citation > :first-child')].map((it) => it.textContent)",
        )
        .await;
    let cited: Vec<&str> = cited.as_array().unwrap().iter().filter_map(|it| it.as_str()?.split(' ').next()).collect();
    let wanted: Vec<&str> = outcome["cites"].as_array().unwrap().iter().filter_map(Value::as_str).collect();
    assert_eq!(cited, wanted, "the paragraphs cited");

    person.press_named("Write the register entry").await;
    let labels = page.shadow_script(
        "return [...root.querySelectorAll('form > .govuk-form-group > label, form legend')].map((it) => it.textContent)",
    );
    assert_eq!(labels.await, Value::from(expected.columns.to_vec()), "the columns in the protocol's order");
    person.complete_entry("Sam Example").await;
    let preview = page.in_checker(".checker-preview").await.text().await.unwrap();
    for column in expected.columns {
        let column = column.trim_end_matches(" (optional)");
        assert!(preview.contains(column), "{column} is missing in:\n{preview}");
    }
    assert!(preview.contains(expected.id) && preview.contains("Sam Example"), "{preview}");
    assert_eq!(page.console_errors().await, [""; 0]);
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn south_yorkshire_must_not_and_registers_in_annex_c() {
    browse(|page| {
        journey_to_an_entry(
            page,
            Expected {
                id: "south-yorkshire-2021",
                facts: &[
                    ("role", "police-officer"),
                    ("photo", "new-photo"),
                    ("pictured-with", "candidate"),
                    ("activity-date", "2021-04-12"),
                ],
                verdict: "not-allowed",
                outcome: "force-candidate-period",
                columns: &ANNEX_C,
            },
        )
    })
    .await;
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn cleveland_should_avoid_it() {
    browse(|page| {
        journey_to_an_entry(
            page,
            Expected {
                id: "cleveland-2021",
                facts: &[
                    ("role", "police-officer"),
                    ("photo", "new-photo"),
                    ("pictured-with", "candidate"),
                    ("activity-date", "2021-04-12"),
                    ("photo-use", "news"),
                ],
                verdict: "avoid",
                outcome: "candidate-during",
                columns: &STANDARD_COLUMNS,
            },
        )
    })
    .await;
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn norfolk_must_not() {
    browse(|page| {
        journey_to_an_entry(
            page,
            Expected {
                id: "norfolk-2016",
                facts: &[
                    ("role", "police-officer"),
                    ("photo", "new-photo"),
                    ("pictured-with", "candidate"),
                    ("activity-date", "2016-04-12"),
                    ("photo-use", "news"),
                ],
                verdict: "not-allowed",
                outcome: "period-candidate",
                columns: &STANDARD_COLUMNS,
            },
        )
    })
    .await;
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn humberside_asks_to_think_first() {
    browse(|page| {
        journey_to_an_entry(
            page,
            Expected {
                id: "humberside-2024",
                facts: &[
                    ("role", "police-officer"),
                    ("photo", "new-photo"),
                    ("pictured-with", "candidate"),
                    ("activity-date", "2024-04-12"),
                    ("photo-use", "news"),
                ],
                verdict: "take-care",
                outcome: "think-first",
                columns: &STANDARD_COLUMNS,
            },
        )
    })
    .await;
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn cheshire_must_not() {
    browse(|page| {
        journey_to_an_entry(
            page,
            Expected {
                id: "cheshire-2020",
                facts: &[
                    ("role", "police-officer"),
                    ("photo", "new-photo"),
                    ("pictured-with", "candidate"),
                    ("activity-date", "2020-04-15"),
                    ("photo-use", "news"),
                ],
                verdict: "not-allowed",
                outcome: "no-candidate",
                columns: &STANDARD_COLUMNS,
            },
        )
    })
    .await;
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn the_front_page_lists_the_five_policies() {
    browse(|page| async move {
        page.open(&url("index.html")).await;
        let script = "return [...document.querySelectorAll('main a')].map((it) => it.getAttribute('href'))";
        let mut listed: Vec<String> = serde_json::from_value(page.script(script).await).unwrap();
        listed.retain(|address| POLICIES.iter().any(|id| *address == format!("{id}.html")));
        let expected = ["humberside-2024", "cleveland-2021", "south-yorkshire-2021", "cheshire-2020", "norfolk-2016"];
        assert_eq!(listed, expected.map(|id| format!("{id}.html")), "the last election first");
        // On a day on which some are to come, whatever day the site was built.
        let moved = page.client().execute_async(
            "const done = arguments[0];
             document.querySelector('[data-poll=\"2016-05-05\"]').dataset.poll = '2999-05-05';
             import(document.querySelector('script[src$=\"/index.js\"]').src + '?again').then(() => {
               done([...document.querySelectorAll('main h2')].filter((it) => it.checkVisibility()).map((it) => it.textContent)
                 .concat(document.querySelector('main li a').getAttribute('href')));
             }, (error) => done(String(error)))",
            vec![],
        );
        let moved = moved.await.expect("the script runs");
        assert_eq!(moved, json!(["Elections to come", "Elections that are over", "norfolk-2016.html"]));
    })
    .await;
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn contradictions_are_told_at_the_start_and_where_they_matter() {
    browse(|page| async move {
        let person = Person::at(page, Hand::Mouse, "norfolk-2016").await;
        let page = &person.page;
        let all = page.shadow_script(
            "return [...root.querySelectorAll('details')].find((it) => it.textContent.includes('does not agree with itself'))
               ?.textContent ?? ''",
        );
        let all = all.await;
        let all = all.as_str().unwrap_or_default();
        assert!(all.contains("8 April 2016") && all.contains("7 April 2016"), "the nineteenth working day: {all}");

        person.open(STANDING).await;
        person.answer(&STOOD).await;
        let here = page.in_checker(".govuk-inset-text").await.text().await.unwrap();
        assert!(here.contains("7 April 2016"), "it bears on the last day to resign: {here}");

        // On the same policy's photographs it has no bearing, and is not shown.
        person.press_named("Check something else").await;
        person.open(PHOTOGRAPHS).await;
        person.answer(&[
            ("role", "police-officer"), ("photo", "new-photo"), ("pictured-with", "neither"), ("photo-use", "news"),
            ("activity-date", "2016-03-01"),
        ]).await;
        let text = page.checker_text().await;
        assert!(!text.contains("7 April 2016"), "{text}");
    })
    .await;
}

const STOOD: [(&str, &str); 5] = [
    ("role", "police-officer"),
    ("office", "commissioner"),
    ("resignation-date", "2016-03-18"),
    ("nomination-date", "2016-04-06"),
    ("restricted-post", "no"),
];

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_candidate_is_shown_how_the_days_were_counted() {
    browse(|page| async move {
        let person = Person::asking(page, "norfolk-2016", STANDING).await;
        let page = &person.page;
        // Exactly nineteen days, with Easter among them: in time by calendar days, not by working days.
        person.answer(&STOOD).await;
        page.in_checker(".checker-verdict--refer").await;
        let text = page.checker_text().await;
        for expected in ["How the days are counted", "counting every day", "19", "Friday 18 March 2016"] {
            assert!(text.contains(expected), "{expected} is missing in:\n{text}");
        }
    })
    .await;
}
