//! The first screen before the module is there: it does not move, nothing done on it is lost, nothing waits in a chain.

use serde_json::json;

use crate::driver::browse;
use crate::page::Page;
use crate::site::url;

/// Sums up layout shifts, and holds the module back until `release()` is called.
const WATCH: &str = "
    window.shift = 0;
    new PerformanceObserver((list) => {
      for (const entry of list.getEntries()) if (!entry.hadRecentInput) window.shift += entry.value;
    }).observe({ type: 'layout-shift', buffered: true });
    const released = new Promise((resolve) => { window.release = resolve; });
    const original = window.fetch;
    window.fetch = async (...request) => {
      if (window.held && String(request[0]).includes('_bg.wasm')) await released;
      return original(...request);
    };
    document.addEventListener('checker-ready', () => { window.ready = true; });";

async fn open(page: &Page, is_held: bool, address: &str) {
    let source = format!("window.held = {is_held}; {WATCH}");
    page.devtools("Page.addScriptToEvaluateOnNewDocument", json!({ "source": source })).await;
    page.open(&url(address)).await;
}

async fn until_ready(page: &Page) {
    for _ in 0..200 {
        if page.script("return window.ready === true").await == true {
            return;
        }
        tokio::time::sleep(std::time::Duration::from_millis(50)).await;
    }
    panic!("the checker is not there");
}

async fn shown(page: &Page) -> String {
    page.checker_text().await
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn the_checker_takes_over_without_a_change_that_can_be_seen() {
    browse(|page| async move {
        for policy in ["cleveland-2021.html", "south-yorkshire-2021.html"] {
            open(&page, true, policy).await;
            page.in_checker("a[data-flow=photographs]").await;
            let before = shown(&page).await;
            page.script("scrollTo(0, 900)").await;
            let places = "return [...document.querySelector('pre-election-checker').shadowRoot
                 .querySelectorAll('h1, h2, li, svg, input, details')].map((one) => {
                   const { x, y, width, height } = one.getBoundingClientRect(); return [x, y, width, height]; })";
            let places_before = page.script(places).await;
            assert!(places_before.as_array().is_some_and(|places| places.len() > 20), "{places_before}");
            page.script("release()").await;
            until_ready(&page).await;
            page.in_checker("button[data-flow=photographs]").await;
            assert_eq!(shown(&page).await, before, "{policy}");
            assert_eq!(page.script(places).await, places_before, "{policy}");
            assert_eq!(page.script("return window.shift").await, 0, "{policy}");
            assert_eq!(page.axe().await, [""; 0]);
        }
        assert_eq!(page.console_errors().await, [""; 0]);
    })
    .await;
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn what_is_chosen_before_the_module_is_there_is_kept() {
    browse(|page| async move {
        open(&page, true, "cleveland-2021.html").await;
        page.click("input[value=colleague]").await;
        page.click("a[data-flow=photographs]").await;
        assert_eq!(page.script("return location.hash").await, "");
        page.script("release()").await;
        until_ready(&page).await;
        page.in_checker("input[value=police-officer]").await;
        assert_eq!(page.focused().await["tag"], "h1", "the focus is on the question");
        let text = shown(&page).await;
        assert!(text.contains("They are asked for a photograph"), "{text}");
    })
    .await;
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn the_focus_stays_where_it_is() {
    browse(|page| async move {
        open(&page, true, "cleveland-2021.html").await;
        page.in_checker("a[data-flow=visits]").await;
        page.script(
            "document.querySelector('pre-election-checker').shadowRoot.querySelector('[data-flow=visits]').focus()",
        )
        .await;
        page.script("release()").await;
        until_ready(&page).await;
        let focused = page.focused().await;
        assert_eq!(
            (&focused["tag"], &focused["text"]),
            (&json!("button"), &json!("A candidate or politician wants to visit"))
        );
    })
    .await;
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_link_followed_before_any_script_has_run_leads_to_its_flow() {
    browse(|page| async move {
        open(&page, false, "cleveland-2021.html#flow-photographs").await;
        until_ready(&page).await;
        page.in_checker("input[value=police-officer]").await;
        assert_eq!(page.script("return location.href.includes('#')").await, false);
    })
    .await;
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn everything_is_asked_for_once_and_by_the_page_itself() {
    browse(|page| async move {
        open(&page, false, "cleveland-2021.html").await;
        until_ready(&page).await;
        let late = page
            .script(
                "const entries = performance.getEntriesByType('resource').filter(({ name }) => !name.startsWith('data:'));
                 const names = entries.map(({ name }) => name);
                 return { count: names.length, twice: names.filter((name, index) => names.indexOf(name) !== index),
                   late: entries.filter(({ initiatorType }) => !['link', 'other', 'script'].includes(initiatorType))
                     .map(({ name, initiatorType }) => `${initiatorType} ${name}`) }",
            )
            .await;
        assert_eq!((&late["twice"], &late["late"]), (&json!([]), &json!([])), "{late}");
        assert!(late["count"].as_u64() > Some(10), "{late}");
    })
    .await;
}
