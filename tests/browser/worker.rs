//! The workbench's worker: what takes long holds nothing and can be stopped, and without a worker the page does it itself.

use fantoccini::key::Key;
use serde_json::Value;
use site::CONTENT_SECURITY_POLICY;

use crate::folder_server::{FolderServer, right_type};
use crate::many_ways::{asked_again, chain, times};
use crate::page::Page;
use crate::site::dist;
use crate::workbench::{CATCH_DOWNLOADS, click, downloaded, drop_on, load, replace, text_of, until, with_text};

in_both_engines!(work_that_takes_long_holds_nothing_and_can_be_stopped, without_a_worker_the_page_does_the_work);

fn minimal() -> Value {
    serde_json::from_str(include_str!("../policies/minimal.json")).expect("JSON")
}

fn text(policy: &Value) -> String {
    serde_json::to_string_pretty(policy).expect("JSON")
}

/// Presses a key while work goes on. A page that did the work itself would hear of it only after that.
async fn answers_a_key(page: &Page, work: &str) {
    with_text(page, ".bench-working", work).await;
    let listen = "addEventListener('keydown', () => { window.working = root.querySelector('.bench-working').textContent; }, { capture: true, once: true });";
    page.shadow_script(listen).await;
    page.press(&[Key::Shift]).await;
    let working = page.script("return window.working").await;
    assert!(working.as_str().is_some_and(|words| words.contains(work)), "the work still goes on: {working}");
}

/// Puts another text into the text field, as pasting would.
async fn paste(page: &Page, text: &str) {
    let script = format!(
        "const area = root.querySelector('#bench-text'); area.value = {};
         area.dispatchEvent(new InputEvent('input', {{ bubbles: true, composed: true }}));",
        Value::from(text)
    );
    page.shadow_script(&script).await;
}

async fn choose_flow(page: &Page, flow: &str) {
    let script = format!(
        "const select = root.querySelector('#bench-flow'); select.value = {};
         select.dispatchEvent(new Event('change', {{ bubbles: true }}));",
        Value::from(flow)
    );
    page.shadow_script(&script).await;
}

async fn work_that_takes_long_holds_nothing_and_can_be_stopped(page: Page) {
    load(&page, 1280).await;
    page.script(
        "window.ended = 0; const terminate = Worker.prototype.terminate;
         Worker.prototype.terminate = function () { window.ended++; terminate.call(this); };",
    )
    .await;
    // A small file: each of its flows asks again what it has asked.
    drop_on(&page, ".bench", "again.json", &text(&times(asked_again(minimal(), 22), 12))).await;
    with_text(&page, ".bench-working", "Still working on the findings and results.").await;
    answers_a_key(&page, "Still working on the findings and results.").await;
    assert_eq!(text_of(&page, ".bench-counts").await, [""], "nothing is said of what is not known");
    click(&page, ".bench-working button", "Stop").await;
    with_text(&page, ".bench-working", "Stopped. Not worked out: the findings and results.").await;
    assert_eq!(page.script("return window.ended").await, 1, "the work has ended");
    let focused = "return root.activeElement?.textContent";
    assert_eq!(page.shadow_script(focused).await, "Start again", "the focus stays where it was");
    click(&page, ".bench-working button", "Start again").await;
    with_text(&page, ".bench-working", "Still working").await;
    // A change makes the old work void.
    paste(&page, &text(&chain(minimal(), 4, true))).await;
    with_text(&page, ".bench-counts", "Errors: 0.").await;
    with_text(&page, ".bench-try", "What is it about?").await;
    assert_eq!(text_of(&page, ".bench-working").await, [""]);

    // A result that takes long, after one that shows.
    click(&page, ".bench-pane--result [role=tab]", "Compare").await;
    choose_flow(&page, "long").await;
    with_text(&page, ".bench-table caption", "combinations").await;
    paste(&page, &text(&chain(minimal(), 30, true))).await;
    with_text(&page, ".bench-working", "Still working on the comparison.").await;
    answers_a_key(&page, "Still working on the comparison.").await;
    with_text(&page, ".bench-panel .bench-behind", "This is from before the last change.").await;
    with_text(&page, ".bench-table caption", "combinations").await;
    click(&page, ".bench-working button", "Stop").await;
    with_text(&page, ".bench-working", "Stopped. Not worked out: the comparison.").await;
    for width in [320, 1280] {
        page.resize(width, 900).await;
        assert!(page.sideways_overflow().await.as_i64() <= Some(0), "nothing scrolls sideways at {width}");
        assert_eq!(page.axe().await, [""; 0], "{width}");
        page.screenshot(&format!("worker-stopped-{width}")).await;
    }
    page.resize(1280, 900).await;
    click(&page, ".bench-working button", "Start again").await;
    with_text(&page, ".bench-panel", "has too many ways through it").await;
    until(&page, "nothing is left to do", "return !root.querySelector('.bench-working').textContent").await;
    // What is closed is worked on no longer.
    click(&page, ".bench-pane--result [role=tab]", "Try it").await;
    paste(&page, &text(&times(asked_again(minimal(), 22), 12))).await;
    with_text(&page, ".bench-working", "Still working").await;
    page.script("window.confirm = () => true").await;
    click(&page, ".bench-bar button", "Close").await;
    until(&page, "nothing is said", "return !root.querySelector('.bench-working').textContent").await;
    click(&page, ".checker-link-button", "Cleveland").await;
    with_text(&page, ".bench-counts", "No errors and no warnings.").await;
    assert_eq!(page.axe().await, [""; 0]);
}

async fn without_a_worker_the_page_does_the_work(page: Page) {
    let csp = format!("{CONTENT_SECURITY_POLICY}; worker-src 'none'");
    let server = FolderServer::start(dist(), move |path| {
        vec![("content-type", right_type(path).to_owned()), ("content-security-policy", csp.clone())]
    });
    page.resize(1280, 900).await;
    page.open(&server.url("workbench.html")).await;
    click(&page, ".checker-link-button", "Cleveland").await;
    with_text(&page, ".bench-counts", "No errors and no warnings.").await;
    replace(&page, "\"police-officer\": \"", "\"police-offcer\": \"").await;
    with_text(&page, ".bench-finding", "did you mean police-officer?").await;
    replace(&page, "\"police-offcer\": \"", "\"police-officer\": \"").await;
    with_text(&page, ".bench-counts", "No errors and no warnings.").await;
    page.script(CATCH_DOWNLOADS).await;
    for (tab, words) in [("Schedule", "Ways through"), ("Compare", "combinations")] {
        click(&page, ".bench-pane--result [role=tab]", tab).await;
        with_text(&page, ".bench-table caption", words).await;
    }
    let compared = downloaded(&page, "Download as text", "cleveland-2021-social-media-compared.txt").await;
    assert!(compared.contains("combinations of verdicts"), "{compared:.200}");
    click(&page, ".bench-pane--result [role=tab]", "Cases").await;
    click(&page, ".bench-panel button", "Make the slips").await;
    until(&page, "slips are made", "return root.querySelector('progress')?.value > 10").await;
    click(&page, ".bench-panel button", "Stop").await;
    with_text(&page, ".bench-panel [role=status]", "Stopped. Slips made").await;
    assert_eq!(text_of(&page, ".bench-working").await, [""], "nothing is said of what is not wrong");
}
