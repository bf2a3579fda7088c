//! Back, Change, starting again, and clearing everything.

use serde_json::json;

use crate::driver::browse;
use crate::page::Page;
use crate::person::{CANDIDATE, PHOTOGRAPHS, Person};

in_both_engines!(changing_one_response_keeps_the_later_ones, clearing_leaves_nothing_in_the_page);
in_webkit!(changing_one_response_keeps_the_later_ones, clearing_leaves_nothing_in_the_page);

/// The responses that the outcome's page lists.
async fn listed(page: &Page) -> Vec<String> {
    let script = "return [...root.querySelectorAll('.govuk-summary-list__row:has(.govuk-summary-list__actions) dd:nth-child(2)')]
                    .map((it) => it.textContent)";
    serde_json::from_value(page.shadow_script(script).await).unwrap()
}

async fn change(person: &Person, row: usize) {
    let mark = format!(
        "const found = [...root.querySelectorAll('.govuk-summary-list__actions button')][{row}];
         for (const it of root.querySelectorAll('#wanted')) it.id = ''; found.id = 'wanted'; return true"
    );
    person.page.shadow_script(&mark).await;
    person.press("#wanted").await;
}

async fn verdict(page: &Page) -> String {
    page.in_checker(".checker-verdict").await.text().await.unwrap()
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn back_goes_page_by_page_and_shows_what_was_answered() {
    browse(|page| async move {
        let person = Person::asking(page, "cleveland-2021", PHOTOGRAPHS).await;
        let page = &person.page;
        person.answer(&CANDIDATE).await;
        let selected = "return root.querySelector(':checked')?.value ?? null";
        for expected in [json!("candidate"), json!("news"), json!("new-photo"), json!(null), json!("police-officer")] {
            person.press(".checker-back").await;
            assert!(page.focus_is("[data-page-heading]").await);
            assert_eq!(page.shadow_script(selected).await, expected);
        }
        person.press(".checker-back").await;
        page.in_checker(".checker-rows").await;
    })
    .await;
}

async fn changing_one_response_keeps_the_later_ones(page: Page) {
    let person = Person::asking(page, "cleveland-2021", PHOTOGRAPHS).await;
    let page = &person.page;
    person.answer(&CANDIDATE).await;
    let before = listed(page).await;
    assert_eq!(before.len(), 5, "{before:?}");
    assert_eq!(verdict(page).await, "You should avoid this");

    // Another post: all else still applies, and the outcome comes at once.
    change(&person, 0).await;
    person.choose("police-staff").await;
    let after = listed(page).await;
    assert_ne!(after[0], before[0]);
    assert_eq!(after[1..], before[1..]);

    // Before the period one more thing matters: it is asked, and nothing else.
    change(&person, 1).await;
    person.write_date("activity-date", ["1", "3", "2021"]).await;
    assert_eq!(person.answer(&[("consents", "yes")]).await, ["consents"]);
    let last = listed(page).await;
    assert_eq!((last.len(), &last[0], &last[2..5]), (6, &after[0], &after[2..5]));
    assert_eq!(verdict(page).await, "You can do this");

    // And back into the period: the answer that no longer matters is not shown.
    change(&person, 1).await;
    person.write_date("activity-date", ["15", "4", "2021"]).await;
    assert_eq!(listed(page).await, after);
    assert_eq!(verdict(page).await, "You should avoid this");

    // Changed, then left by Back: nothing has changed.
    change(&person, 4).await;
    person.press(".checker-back").await;
    assert_eq!(listed(page).await, after);
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn starting_again_asks_the_same_flow_anew() {
    browse(|page| async move {
        let person = Person::asking(page, "cleveland-2021", PHOTOGRAPHS).await;
        person.answer(&CANDIDATE).await;
        person.press_named("Start again").await;
        let selected = "return root.querySelectorAll(':checked').length";
        assert_eq!(person.page.shadow_script(selected).await, 1, "who somebody is stays the same");
        let text = person.page.checker_text().await;
        assert!(text.contains("This was said before."), "and that it was said before is said: {text}");
        assert_eq!(person.answer(&CANDIDATE).await.len(), 5);
        person.press_named("Check something else").await;
        person.page.in_checker(".checker-rows").await;
    })
    .await;
}

async fn clearing_leaves_nothing_in_the_page(page: Page) {
    let person = Person::at(page, crate::person::Hand::Mouse, "cleveland-2021").await;
    let page = &person.page;
    let everything = "return root.innerHTML + [...root.querySelectorAll('input, textarea')].map((it) => it.value)";
    let untouched = page.shadow_script(everything).await;
    person.select("[value=colleague]").await;
    person.open(PHOTOGRAPHS).await;
    person.answer(&CANDIDATE).await;
    person.press_named("Write the register entry").await;
    person.complete_entry("Sam Example of Nowhere").await;
    person.press_named("Clear everything").await;
    assert_eq!(page.shadow_script(everything).await, untouched, "the start is as it was at first");
    person.open(PHOTOGRAPHS).await;
    let first = page.shadow_script(everything).await;
    let first = first.as_str().unwrap_or_default();
    assert!(!first.contains("Sam Example") && !first.contains("15 April 2021"), "{first}");
    assert_eq!(page.shadow_script("return root.querySelectorAll(':checked').length").await, 0);
}
