//! From the workbench's results to the place in the forms, and back.

use fantoccini::key::Key;
use serde_json::Value;

use crate::driver::browse;
use crate::page::Page;
use crate::workbench::{click, look, open, replace, until, with_text};

/// Waits until the form whose heading holds these words shows, or a field in it, and has the focus.
async fn leads_to(page: &Page, heading: &str, field: Option<&str>) {
    with_text(page, "[data-form-heading]", heading).await;
    let script = match field {
        Some(at) => format!("return root.activeElement?.id === {}", Value::from(format!("at:{at}"))),
        None => "return root.activeElement?.hasAttribute('data-form-heading') ?? false".to_owned(),
    };
    until(page, &format!("the focus is on {field:?} of {heading}"), &script).await;
}

/// Goes back, and waits until what was pressed has the focus.
async fn back_to(page: &Page, css: &str) {
    click(page, ".bench-back .checker-link-button", "Back to the result").await;
    let script = format!("return root.activeElement?.matches({}) ?? false", Value::from(css));
    until(page, &format!("the focus is on {css}"), &script).await;
    until(page, "there is one way back", "return !root.querySelector('.bench-back')").await;
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn every_result_leads_to_its_place_and_back() {
    browse(|page| async move {
        open(&page, 1280).await;
        click(&page, "[role=tab]", "Schedule").await;
        click(&page, ".bench-table__outcome .checker-link-button", "must not").await;
        leads_to(&page, "Outcome: ", None).await;
        look(&page, "leads-outcome").await;
        back_to(&page, ".bench-table__outcome .checker-link-button").await;
        // With the keyboard: the next stop is the first paragraph on which the outcome rests.
        page.press(&[Key::Tab]).await;
        let paragraph = page.focused().await["text"].as_str().expect("a paragraph").to_owned();
        page.press(&[Key::Enter]).await;
        leads_to(&page, &format!("Paragraph {paragraph}"), None).await;
        back_to(&page, ".bench-table__outcome .checker-link-button").await;
        assert_eq!(page.focused().await["text"], Value::from(paragraph));
        let line = "root.querySelector('.bench-table__line .checker-link-button').click(); return true";
        page.shadow_script(line).await;
        let branch = "return root.activeElement?.id.match('^at:/flows/social-media/nodes/[^/]+/branches/') !== null";
        until(&page, "the answer of the line has the focus", branch).await;
        back_to(&page, ".bench-table__line .checker-link-button").await;

        // The picture's boxes are pressed; those who do not point have the list below it.
        click(&page, "[role=tab]", "Diagram").await;
        let drawn = "const image = root.querySelector('.bench-picture img'); return Boolean(image?.complete && image.naturalWidth > 100)";
        until(&page, "the diagram shows", drawn).await;
        page.in_checker(".bench-picture__area").await.click().await.expect("a box is pressed");
        leads_to(&page, "Question: ", None).await;
        back_to(&page, ".bench-scroll").await;
        click(&page, "summary", "Go to a question or an outcome").await;
        look(&page, "leads-diagram").await;
        click(&page, ".bench-panel details .checker-link-button", "Not allowed").await;
        leads_to(&page, "Outcome: ", None).await;
        back_to(&page, ".bench-panel details .checker-link-button").await;

        click(&page, "[role=tab]", "Changes").await;
        click(&page, ".bench-panel summary", "Or one of this site").await;
        click(&page, ".bench-panel .checker-link-button", "Cleveland").await;
        replace(&page, "\"verdict\": \"avoid\"", "\"verdict\": \"not-allowed\"").await;
        replace(&page, "\"title\": \"", "\"title\": \"The ").await;
        with_text(&page, ".bench-change", "For example").await;
        let now = "root.querySelector('.bench-change dd:last-child .checker-link-button').click(); return true";
        page.shadow_script(now).await;
        leads_to(&page, "Outcome: ", None).await;
        back_to(&page, ".bench-change .checker-link-button").await;
        click(&page, ".bench-panel summary", "Only the words differ").await;
        click(&page, ".bench-change .checker-link-button", "protocol › title").await;
        leads_to(&page, "Force, protocol and elections", Some("/protocol/title")).await;
        back_to(&page, ".bench-change .checker-link-button").await;

        click(&page, "[role=tab]", "Compare").await;
        with_text(&page, ".bench-table caption", "combinations").await;
        let own = "root.querySelector('.bench-table tbody .checker-link-button').click(); return true";
        page.shadow_script(own).await;
        leads_to(&page, "Outcome: ", None).await;
        back_to(&page, ".bench-table .checker-link-button").await;
    })
    .await;
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn on_a_narrow_screen_the_way_back_leads_to_the_part_that_was_left() {
    browse(|page| async move {
        open(&page, 390).await;
        replace(&page, "\"police-officer\": \"", "\"police-offcer\": \"").await;
        with_text(&page, ".bench-counts", "Errors: 2.").await;
        click(&page, ".bench > .bench-tabs button", "Findings").await;
        click(&page, ".bench-finding .checker-link-button", "Go to the field").await;
        with_text(&page, "[data-form-heading]", "Question: Role").await;
        look(&page, "390-leads").await;
        click(&page, ".bench-back .checker-link-button", "Back to the findings").await;
        let back = "return root.activeElement?.closest('.bench-finding') !== null
            && root.querySelector('.bench > .bench-tabs [aria-selected=true]').textContent === 'Findings'";
        until(&page, "the finding has the focus", back).await;
        click(&page, ".bench-finding .checker-link-button", "Line").await;
        until(&page, "the text has the focus", "return root.activeElement?.id === 'bench-text'").await;
        click(&page, ".bench-back .checker-link-button", "Back to the findings").await;
        until(&page, "the finding has the focus", back).await;
        replace(&page, "\"police-offcer\": \"", "\"police-officer\": \"").await;
        with_text(&page, ".bench-counts", "No errors and no warnings.").await;
        click(&page, ".bench > .bench-tabs button", "Result").await;
        click(&page, "[role=tab]", "Schedule").await;
        look(&page, "390-leads-schedule").await;
        click(&page, ".bench-table__outcome .checker-link-button", "must not").await;
        leads_to(&page, "Outcome: ", None).await;
        back_to(&page, ".bench-table__outcome .checker-link-button").await;
    })
    .await;
}
