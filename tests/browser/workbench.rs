//! The workbench: a policy is looked at, broken, put right, tried, drawn, listed and compared, by keyboard too.

use std::time::{Duration, Instant};

use fantoccini::{Locator, elements::Element, key::Key};

use crate::driver::browse;
use crate::page::Page;
use crate::site::url;

const PATIENCE: Duration = Duration::from_secs(15);

/// Waits for an element inside the workbench whose text holds these words.
async fn with_text(page: &Page, css: &str, words: &str) -> Element {
    let started = Instant::now();
    loop {
        let mut last = Vec::new();
        if let Ok(host) = page.client().find(Locator::Css("policy-workbench")).await
            && let Ok(root) = host.shadow_root().await
        {
            for element in root.find_all(Locator::Css(css)).await.unwrap_or_default() {
                let text = element.text().await.unwrap_or_default();
                if text.contains(words) {
                    return element;
                }
                last.push(text);
            }
        }
        assert!(started.elapsed() < PATIENCE, "no `{css}` with “{words}”, only {last:?}");
        tokio::time::sleep(Duration::from_millis(50)).await;
    }
}

async fn click(page: &Page, css: &str, words: &str) {
    with_text(page, css, words).await.click().await.unwrap_or_else(|error| panic!("cannot click {words}: {error}"));
}

/// Opens the workbench with a policy of the site in it.
async fn open(page: &Page, width: u32) {
    page.resize(width, 900).await;
    page.open(&url("workbench.html")).await;
    click(page, ".bench-link", "Cleveland").await;
    with_text(page, ".bench-counts", "No errors and no warnings.").await;
}

/// Returns a value from a script that finds the workbench's root as `root`.
async fn inside(page: &Page, script: &str) -> serde_json::Value {
    page.script(&format!("const root = document.querySelector('policy-workbench').shadowRoot; {script}")).await
}

/// Replaces words in the text, as typing would.
async fn replace(page: &Page, old: &str, new: &str) {
    let script = "const area = root.querySelector('#bench-text'); area.value = area.value.replace(OLD, NEW);
        area.dispatchEvent(new InputEvent('input', { bubbles: true, composed: true }));";
    let quoted = |text: &str| serde_json::to_string(text).unwrap();
    inside(page, &script.replace("OLD", &quoted(old)).replace("NEW", &quoted(new))).await;
}

async fn is_clean(page: &Page, where_: &str) {
    assert_eq!(page.axe().await, [""; 0], "{where_}");
    assert_eq!(page.sideways_overflow().await, 0, "{where_}: nothing scrolls sideways");
    assert_eq!(page.console_errors().await, [""; 0], "{where_}");
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_slip_is_found_shown_and_put_right() {
    browse(|page| async move {
        open(&page, 1280).await;
        let asked = page.requests().await;
        let policies: Vec<_> = asked.iter().filter(|url| url.contains("/policies/")).collect();
        assert_eq!(policies.len(), 1, "only the policy that was chosen is fetched: {policies:?}");
        replace(&page, "\"police-officer\": \"", "\"police-offcer\": \"").await;
        with_text(&page, ".bench-finding", "did you mean police-officer?").await;
        with_text(&page, ".bench-behind", "The text has errors").await;
        with_text(&page, ".bench-bar__file", "Unsaved changes").await;
        is_clean(&page, "with findings").await;
        page.screenshot("workbench-findings").await;
        page.resize(1280, 900).await;
        click(&page, ".bench-finding:nth-child(2) .bench-link", "Line").await;
        let script = "const area = root.querySelector('#bench-text');
            return [root.activeElement === area, area.value.slice(area.selectionStart, area.selectionEnd), area.scrollTop > 0]";
        assert_eq!(inside(&page, script).await, serde_json::json!([true, "\"police-offcer\"", true]));
        replace(&page, "\"police-offcer\": \"", "\"police-officer\": \"").await;
        with_text(&page, ".bench-counts", "No errors and no warnings.").await;
        assert!(page.requests().await.is_empty(), "nothing that is typed goes anywhere");
    })
    .await;
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn every_result_shows_and_is_accessible() {
    browse(|page| async move {
        page.resize(1280, 900).await;
        page.open(&url("workbench.html")).await;
        with_text(&page, ".bench-link", "Cleveland").await;
        is_clean(&page, "first screen").await;
        page.screenshot("workbench-start").await;
        open(&page, 1280).await;
        with_text(&page, ".bench-try", "What is it about?").await;
        is_clean(&page, "try").await;
        page.screenshot("workbench-try").await;
        click(&page, "[role=tab]", "Diagram").await;
        let drawn =
            "const image = root.querySelector('.bench-picture'); return image?.complete && image.naturalWidth > 100";
        let started = Instant::now();
        while inside(&page, drawn).await != true {
            assert!(started.elapsed() < PATIENCE, "the diagram does not show");
            tokio::time::sleep(Duration::from_millis(50)).await;
        }
        is_clean(&page, "diagram").await;
        page.screenshot("workbench-diagram").await;
        click(&page, "[role=tab]", "Schedule").await;
        with_text(&page, ".bench-table__outcome", "Paragraphs").await;
        is_clean(&page, "schedule").await;
        page.screenshot("workbench-schedule").await;
        click(&page, "[role=tab]", "Diff").await;
        click(&page, ".bench-panel summary", "Or one of this site").await;
        click(&page, ".bench-panel .bench-link", "Cleveland").await;
        with_text(&page, ".bench-panel", "No situation has another result.").await;
        replace(&page, "\"verdict\": \"avoid\"", "\"verdict\": \"not-allowed\"").await;
        with_text(&page, ".bench-change", "verdict").await;
        is_clean(&page, "diff").await;
        page.screenshot("workbench-diff").await;
        click(&page, "[role=tab]", "Compare").await;
        click(&page, ".bench-panel button", "Fetch the policies").await;
        with_text(&page, ".bench-table caption", "combinations").await;
        is_clean(&page, "compare").await;
        page.screenshot("workbench-compare").await;
    })
    .await;
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_narrow_screen_has_tabs_that_the_arrow_keys_move_between() {
    browse(|page| async move {
        open(&page, 320).await;
        is_clean(&page, "text at 320").await;
        page.screenshot("workbench-320-text").await;
        page.resize(320, 900).await;
        inside(&page, "root.querySelector('.bench > .bench-tabs [aria-selected=true]').focus()").await;
        page.press(&[Key::Right]).await;
        with_text(&page, ".bench-pane:not([hidden])", "Nothing to put right.").await;
        let focused = "return [root.activeElement.textContent, root.activeElement.getAttribute('aria-selected')]";
        assert_eq!(inside(&page, focused).await, serde_json::json!(["Findings", "true"]));
        page.press(&[Key::End]).await;
        with_text(&page, ".bench-pane:not([hidden])", "What is it about?").await;
        is_clean(&page, "result at 320").await;
        page.screenshot("workbench-320-try").await;
        page.resize(320, 900).await;
        click(&page, "[role=tab]", "Schedule").await;
        with_text(&page, ".bench-table__outcome", "Paragraphs").await;
        is_clean(&page, "schedule at 320").await;
        page.screenshot("workbench-320-schedule").await;
    })
    .await;
}
