//! The way through Cleveland's photographs to an outcome and its register entry, as most tests need it.

use serde_json::Value;

use crate::page::Page;

/// The policy that the journey goes through.
pub const POLICY: &str = "cleveland-2021";

/// Typed into the entry, and never to be seen again once everything is cleared.
pub const NAME: &str = "Jo Example of Nowhere";

/// Chooses a response and goes on.
pub async fn choose(page: &Page, value: &str) {
    page.click(&format!("input[value=\"{value}\"]")).await;
    page.click("button[type=submit]").await;
}

/// From the start page to the first question.
pub async fn open_photographs(page: &Page) {
    page.click(".checker-rows__row:nth-child(2) button").await;
}

/// From the first question to the page with the date.
pub async fn to_the_date(page: &Page) {
    choose(page, "police-officer").await;
    page.in_checker("#checker-activity-date-day, .govuk-date-input input").await;
}

/// Types a day into the page's date and goes on.
pub async fn type_date(page: &Page, [day, month, year]: [&str; 3]) {
    let field = |index: usize| format!(".govuk-date-input__item:nth-child({index}) input");
    for (index, text) in [(1, day), (2, month), (3, year)] {
        page.type_into(&field(index), text).await;
    }
    page.click("button[type=submit]").await;
}

/// From the first question to the outcome: a campaign photograph in the period must not be taken.
pub async fn to_the_outcome(page: &Page) {
    to_the_date(page).await;
    type_date(page, ["6", "4", "2021"]).await;
    choose(page, "new-photo").await;
    choose(page, "campaign").await;
    page.in_checker(".checker-verdict--not-allowed").await;
}

/// From the outcome to the form of the register entry.
pub async fn to_the_entry(page: &Page) {
    page.click(".govuk-button:not(.govuk-button--secondary)").await;
    page.in_checker("input[type=text]").await;
}

/// Completes the entry and goes to its preview.
pub async fn to_the_preview(page: &Page) {
    to_the_preview_with(page, NAME).await;
}

/// Completes the entry with a text in every field of words, and goes to its preview.
pub async fn to_the_preview_with(page: &Page, text: &str) {
    let text = serde_json::Value::from(text);
    // Through the browser's own way of typing into each, since which fields there are is the protocol's matter.
    let script = format!(
        "const root = document.querySelector('pre-election-checker').shadowRoot;
         const all = [...root.querySelectorAll('input[type=text], textarea')];
         for (const field of all.filter((field) => !field.value && !field.closest('.govuk-date-input'))) {{
           const kind = field instanceof HTMLTextAreaElement ? HTMLTextAreaElement : HTMLInputElement;
           Object.getOwnPropertyDescriptor(kind.prototype, 'value').set.call(field, {text});
           field.dispatchEvent(new InputEvent('input', {{ bubbles: true, composed: true }}));
         }}
         for (const group of new Set([...root.querySelectorAll('input[type=radio]')].map((radio) => radio.name)))
           root.querySelector(`input[name=\"${{group}}\"]`).click();"
    );
    page.script(&script).await;
    page.click("button[type=submit]").await;
    page.in_checker(".checker-preview").await;
}

/// Returns what a page has left behind, less what tells the screen: its title, and the number of a page in the browser's history,
/// which is a number, whose it is and how many entries were added, and nothing else.
pub fn but_for_its_place(mut left: Value, before: &Value) -> Value {
    let state = left["state"].as_object().expect("the history has a page's number");
    assert_eq!(state.len(), 1, "{state:?}");
    let places = state["preElectionChecker"].as_object().expect("whose, and which");
    let mut place: Vec<_> = places.iter().map(|(name, number)| (name.len(), number.is_u64())).collect();
    place.sort_unstable();
    assert_eq!(place, [("added".len(), true), (36, true)], "{places:?}");
    for key in ["state", "history", "title"] {
        left[key] = before[key].clone();
    }
    left
}
