//! From the start to an entry ready to be sent, as a person goes: by mouse, by keyboard, for oneself, for a colleague.

use fantoccini::key::Key;
use serde_json::json;

use crate::engine::Engine;
use crate::page::Page;
use crate::person::{CANDIDATE, Hand, PHOTOGRAPHS, Person};

/// Asserts that a text holds all of these, each after the one before.
fn assert_in_order(text: &str, expected: &[&str]) {
    let mut rest = text;
    for wanted in expected {
        let Some((_, after)) = rest.split_once(wanted) else {
            panic!("“{wanted}” is missing, or not in its place, in:\n{text}");
        };
        rest = after;
    }
}

in_both_engines!(
    from_the_start_to_an_entry_by_mouse,
    from_the_start_to_an_entry_by_keyboard_alone,
    a_manager_is_told_of_a_colleague_from_start_to_outcome,
    an_entry_is_copied_as_it_would_be_sent,
    a_browser_that_refuses_to_copy_shows_the_text_selected,
    an_incomplete_entry_names_what_is_missing_and_keeps_the_rest,
    a_refusal_is_said_in_one_press,
    each_line_of_the_preview_is_changed_in_its_field,
);

in_webkit!(
    from_the_start_to_an_entry_by_mouse,
    from_the_start_to_an_entry_by_keyboard_alone,
    a_manager_is_told_of_a_colleague_from_start_to_outcome,
    an_incomplete_entry_names_what_is_missing_and_keeps_the_rest,
);

async fn the_whole_journey(page: Page, hand: Hand) {
    let person = Person::at(page, hand, "cleveland-2021").await;
    let page = &person.page;
    let start = page.checker_text().await;
    let expected =
        ["Cleveland Police", "Can I do this before the election?", "6 May 2021", "V7, 2 March 2021", "Ask a person"];
    assert_in_order(&start, &expected);

    let row = page.in_checker(".checker-rows__row:nth-child(2)").await.text().await.unwrap();
    assert!(row.starts_with("Somebody asks me for a picture"), "{row}");
    person.open(PHOTOGRAPHS).await;
    assert!(page.focus_is("[data-page-heading]").await, "the focus moves to the new page's heading");
    let asked = person.answer(&CANDIDATE).await;
    assert_eq!(asked, ["role", "activity-date", "photo", "photo-use", "pictured-with"]);

    assert!(page.focus_is("[data-page-heading]").await, "the focus moves to the outcome's heading");
    let verdict = page.in_checker(".checker-verdict--avoid #checker-verdict").await.text().await.unwrap();
    assert_eq!(verdict, "You should avoid this");
    let outcome = page.checker_text().await;
    let headline = page.heading().await;
    assert!(headline.len() > 20, "{headline}");
    let expected = [
        &verdict,
        &headline,
        "Why this result",
        "Police officer",
        "Change",
        "15 April 2021",
        "Change",
        "What the protocol says: 4.3, 8.2",
        "What would have changed it",
    ];
    assert_in_order(&outcome, &expected.map(|text| text as &str));
    let summaries = page.shadow_script(
        "return [...root.querySelectorAll('.checker-citation > p:first-of-type')].map((it) => it.textContent.length > 40)",
    );
    assert_eq!(summaries.await, json!([true, true]), "each paragraph cited has its summary");

    person.press_named("Write the register entry").await;
    assert!(page.focus_is("[data-page-heading]").await);
    let filled = "return [...root.querySelectorAll('.govuk-date-input input')].map((it) => it.value)";
    assert_eq!(page.shadow_script(filled).await, json!(["15", "4", "2021"]), "the date is filled in already");
    person.complete_entry("Sam Example").await;
    let preview = page.in_checker(".checker-preview").await.text().await.unwrap();
    assert_in_order(&preview, &["Date of contact", "15 April 2021", "Sam Example", "4.3, 8.2", "cleveland-2021"]);

    assert_eq!(page.shadow_script(MAILTO).await, json!([]), "no email is offered: the election is over");
    person.press_named("Yes, I want to email it").await;
    let links = page.shadow_script(MAILTO).await;
    let link = links[0].as_str().expect("the link to the email");
    assert!(link.starts_with("mailto:") && link.contains("?subject=") && link.contains("Sam%20Example"), "{link}");
    assert!(link.len() <= 1900, "mail programs cut longer links off: {}", link.len());
    assert!(page.focus_is(".govuk-button").await, "the focus goes to what came in place of the button");
    for way in ["Copy the entry", "Download as an email", "Download as a table (CSV)", "Download as data (JSON)"] {
        let script = format!("return [...root.querySelectorAll('button')].some((it) => it.textContent === '{way}')");
        assert_eq!(page.shadow_script(&script).await, true, "{way}");
    }
    assert_eq!(page.console_errors().await, [""; 0]);
}

const MAILTO: &str = "return [...root.querySelectorAll('a.govuk-button[href^=\"mailto:\"]')].map((link) => link.href)";

async fn from_the_start_to_an_entry_by_mouse(page: Page) {
    the_whole_journey(page, Hand::Mouse).await;
}

async fn from_the_start_to_an_entry_by_keyboard_alone(page: Page) {
    the_whole_journey(page, Hand::Keyboard).await;
}

async fn a_manager_is_told_of_a_colleague_from_start_to_outcome(page: Page) {
    let person = Person::at(page, Hand::Mouse, "cleveland-2021").await;
    let page = &person.page;
    person.select("[value=colleague]").await;
    assert_eq!(page.heading().await, "Can your colleague do this before the election?");
    person.open(PHOTOGRAPHS).await;
    let question = page.checker_text().await;
    assert!(question.contains("Somebody asks your colleague for a picture"), "{question}");
    person.answer(&CANDIDATE).await;
    let verdict = page.in_checker(".checker-verdict").await.text().await.unwrap();
    assert_eq!(verdict, "Your colleague should avoid this");
    let said = page.shadow_script("return root.querySelector('.checker__body').textContent").await;
    let said = said.as_str().unwrap_or_default();
    // At the foot everybody is spoken to: “If you or your colleague are not sure”.
    let said = said.split("Ask a person").next().unwrap_or_default();
    let words = |text: &str| text.split(|it: char| !it.is_alphabetic()).map(str::to_lowercase).collect::<Vec<_>>();
    let said = &said.replace("our colleague", "");
    let to_me: Vec<String> =
        words(said).into_iter().filter(|it| ["you", "your", "me", "my"].contains(&&**it)).collect();
    assert_eq!(to_me, [""; 0], "{said}");
    person.press_named("Clear everything").await;
    assert_eq!(page.heading().await, "Can I do this before the election?", "the wording is forgotten too");
}

async fn an_entry_is_copied_as_it_would_be_sent(page: Page) {
    let person = Person::asking(page, "cleveland-2021", PHOTOGRAPHS).await;
    let page = &person.page;
    person.answer(&CANDIDATE).await;
    person.press_named("Write the register entry").await;
    person.complete_entry("Sam Example").await;
    // The server lets no script read the clipboard: what is written into it is caught on the way.
    page.script(
        "const write = navigator.clipboard.writeText.bind(navigator.clipboard);
         navigator.clipboard.writeText = (text) => { window.copied = text; return write(text); };",
    )
    .await;
    person.press_named("Copy the entry").await;
    page.in_checker("[role=status]").await;
    let copied = page.script("return window.copied").await;
    let copied = copied.as_str().unwrap_or_default();
    let lines = page.shadow_script(
        "return [...root.querySelectorAll('.govuk-summary-list__row')].map((row) =>
           `${row.querySelector('dt').textContent}: ${row.querySelector('dd').textContent.replaceAll('\\n', '\\n  ')}`)",
    );
    let lines: Vec<String> = serde_json::from_value(lines.await).expect("the lines of the preview");
    assert!(lines.len() > 8, "{lines:?}");
    assert_in_order(copied, &lines.iter().map(String::as_str).collect::<Vec<_>>());
    let block = page.shadow_script("return root.querySelector('.checker-preview details').textContent").await;
    let (_, block) = block.as_str().and_then(|text| text.split_once("BEGIN_ENTRY")).expect("the block, folded");
    assert!(copied.contains(block), "the whole block is copied");
}

async fn a_browser_that_refuses_to_copy_shows_the_text_selected(page: Page) {
    let person = Person::asking(page, "cleveland-2021", PHOTOGRAPHS).await;
    let page = &person.page;
    person.answer(&CANDIDATE).await;
    page.script("navigator.clipboard.writeText = () => Promise.reject(new Error('refused'))").await;
    person.press_named("Copy as text").await;
    let area = page.in_checker("textarea[readonly]").await;
    let text = area.prop("value").await.unwrap().unwrap_or_default();
    assert_in_order(&text, &["Cleveland Police", "You should avoid this", "cleveland-2021"]);
    assert!(page.focus_is("textarea[readonly]").await);
    let selected = "const area = root.querySelector('textarea[readonly]');
                    return area.selectionStart === 0 && area.selectionEnd === area.value.length";
    assert_eq!(page.shadow_script(selected).await, true);
    assert_eq!(page.axe().await, [""; 0]);
}

async fn an_incomplete_entry_names_what_is_missing_and_keeps_the_rest(page: Page) {
    let person = Person::asking(page, "cleveland-2021", PHOTOGRAPHS).await;
    let page = &person.page;
    person.answer(&CANDIDATE).await;
    person.press_named("Write the register entry").await;
    person.write("#checker-officer", "Sam Example").await;
    person.go_on().await;
    assert!(page.focus_is(".govuk-error-summary").await);
    let summary = page.in_checker(".govuk-error-summary").await.text().await.unwrap();
    assert_in_order(&summary, &["There is a problem", "Potential candidate", "Method of contact"]);
    assert!(!summary.contains("“Officer”"), "{summary}");
    let kept = page.shadow_script("return root.querySelector('#checker-officer').value").await;
    assert_eq!(kept, "Sam Example");
    assert_eq!(page.axe().await, [""; 0]);
    person.press(".govuk-error-summary__list li:first-child a").await;
    assert!(page.focus_is("#checker-candidate").await, "the link leads to the field");
}

async fn a_refusal_is_said_in_one_press(page: Page) {
    let person = Person::asking(page, "cleveland-2021", PHOTOGRAPHS).await;
    let page = &person.page;
    person.answer(&CANDIDATE).await;
    person.press_named("Write the register entry").await;
    let sought = page.shadow_script("return root.querySelector('#checker-information-sought').value").await;
    assert_eq!(sought, "Request for a picture: a new photograph or film; for the news; with a candidate");
    let offered = "return [...root.querySelectorAll('[name=checker-method]')].map((it) => it.value)";
    assert_eq!(page.shadow_script(offered).await.as_array().map(Vec::len), Some(7), "the method is chosen");
    let provided = "return [root.querySelector('#checker-information-provided').value,
        ...[...root.querySelectorAll('[aria-pressed]')].map((it) => `${it.textContent} ${it.ariaPressed}`)]";
    person.press_named("Nothing: refused").await;
    let refused = json!(["Nothing: refused", "Nothing: refused true", "Passed on false"]);
    assert_eq!(page.shadow_script(provided).await, refused);
    person.press_named("Passed on").await;
    let passed_on = json!(["Passed on", "Nothing: refused false", "Passed on true"]);
    assert_eq!(page.shadow_script(provided).await, passed_on);
    person.press_named("Nothing: refused").await;
    assert_eq!(page.axe().await, [""; 0]);
    page.type_into("#checker-candidate", "Sam Example").await;
    page.type_into("#checker-officer", "PC 1").await;
    person.select("[name=checker-method][value=\"In person\"]").await;
    person.write_date("date-of-contact", ["1", "1", "2100"]).await;
    let summary = page.in_checker(".govuk-error-summary").await.text().await.unwrap();
    assert!(summary.contains("Date of contact must be today or in the past"), "{summary}");
    person.write_date("date-of-contact", ["15", "4", "2021"]).await;
    let preview = page.in_checker(".checker-preview").await.text().await.unwrap();
    assert_in_order(&preview, &["Method of contact", "In person", "Information provided", "Nothing: refused"]);
    assert_eq!(preview.matches("for the news").count(), 1, "{preview}");
}

const CANDIDATE_COLUMN: &str = "Change Potential candidate, agent or representative";

async fn each_line_of_the_preview_is_changed_in_its_field(page: Page) {
    let person = Person::at(page, Hand::Keyboard, "cleveland-2021").await;
    let page = &person.page;
    person.write_entry("Sam Example").await;
    if page.engine() == Engine::Chromium {
        for width in [320, 390, 1280] {
            page.resize(width, 844).await;
            page.screenshot(&format!("preview-lines-{width}")).await;
            assert_eq!(page.sideways_overflow().await, json!(0), "at {width}");
        }
    }
    let changes = page.shadow_script(
        "return [...root.querySelectorAll('.govuk-summary-list__row')].map((row) =>
           [row.querySelector('dt').textContent, row.querySelector('button')?.textContent ?? null])",
    );
    let changes: Vec<(String, Option<String>)> =
        serde_json::from_value(changes.await).expect("names and what they have");
    let result = changes.iter().position(|(name, _)| name == "Result").expect("the result");
    for (index, (name, change)) in changes.iter().enumerate() {
        let expected = (index <= result).then(|| format!("Change {name}"));
        assert_eq!(*change, expected, "what is read out names its line");
    }

    let fields = [
        ("Change Date of contact", "#checker-date-of-contact-day"),
        (CANDIDATE_COLUMN, "#checker-candidate"),
        ("Change Method of contact", "#checker-method"),
    ];
    for (change, field) in fields {
        person.press_named(change).await;
        assert!(page.focus_is(field).await, "{change}: the focus is on {}", page.focused().await);
        // Nothing takes the focus away a moment later.
        tokio::time::sleep(std::time::Duration::from_millis(300)).await;
        assert!(page.focus_is(field).await, "{change}: the focus stays");
        let kept = "return [root.querySelector('#checker-candidate').value, root.querySelector('[name=checker-method]:checked').value]";
        assert_eq!(page.shadow_script(kept).await[0], "Sam Example");
        person.go_on().await;
        page.in_checker(".checker-preview").await;
    }
    person.press_named(CANDIDATE_COLUMN).await;
    // The cursor stands in the field: typing goes on at once.
    for _ in "Sam Example".chars() {
        page.press(&[Key::Backspace]).await;
    }
    page.type_keys("Robin Sample").await;
    person.go_on().await;
    let preview = page.in_checker(".checker-preview").await.text().await.unwrap();
    assert_in_order(&preview, &["Potential candidate", "Robin Sample", "Sam Example"]);

    person.press_named("Change Result").await;
    page.in_checker(".checker-verdict").await;
    assert!(page.focus_is("[data-page-heading]").await);
    person.press_named("Write the register entry").await;
    let kept = page.shadow_script("return root.querySelector('#checker-candidate').value").await;
    assert_eq!(kept, "Robin Sample", "the entry is kept while the result is changed");
    person.go_on().await;
    page.in_checker(".checker-preview").await;

    let block = "details .govuk-details__text";
    assert!(!page.in_checker(block).await.is_displayed().await.unwrap(), "the block is folded");
    assert_eq!(page.axe().await, [""; 0]);
    person.press(".checker-preview summary").await;
    page.screenshot("preview-block").await;
    let said = page.in_checker(block).await.text().await.unwrap();
    assert!(said.contains("Nobody has to read it") && said.contains("BEGIN_ENTRY"), "{said}");
    assert_eq!(page.axe().await, [""; 0]);
    assert_eq!(page.equal_access().await, [""; 0]);
}
