//! The first screen before the module is there: it does not move, nothing done on it is lost, nothing waits in a chain.

use std::time::Duration;

use serde_json::{Value, json};

use crate::driver::browse;
use crate::page::Page;
use crate::site::url;

/// Sums up layout shifts, and where `held` is set before, holds the module back until `release()` is called.
const WATCH: &str = "
    window.shift = 0;
    new PerformanceObserver((list) => {
      for (const entry of list.getEntries()) if (!entry.hadRecentInput) window.shift += entry.value;
    }).observe({ type: 'layout-shift', buffered: true });
    const released = new Promise((resolve) => { window.release = resolve; });
    const original = window.fetch;
    window.fetch = async (...request) => {
      if (!location.search && String(request[0]).includes('_bg.wasm')) await released;
      return original(...request);
    };
    document.addEventListener('checker-ready', () => { window.ready = true; });";

async fn watch(page: &Page) {
    page.devtools("Page.addScriptToEvaluateOnNewDocument", json!({ "source": WATCH })).await;
}

async fn until_ready(page: &Page) {
    for _ in 0..200 {
        if page.script("return window.ready === true").await == true {
            return;
        }
        tokio::time::sleep(Duration::from_millis(50)).await;
    }
    panic!("the checker is not there");
}

async fn release(page: &Page) {
    page.script("release()").await;
    until_ready(page).await;
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn the_checker_takes_over_without_a_change_that_can_be_seen() {
    browse(|page| async move {
        watch(&page).await;
        for policy in ["cleveland-2021.html", "south-yorkshire-2021.html"] {
            page.open_at_once(&url(policy)).await;
            page.in_checker("a[data-flow=photographs]").await;
            assert_eq!(page.axe().await, [""; 0], "{policy}");
            // What axe shows in passing is gone, and nothing is under the pointer.
            page.script("scrollTo(0, 600)").await;
            let before = (page.checker_text().await, page.client().screenshot().await.expect("a picture"));
            assert_eq!(page.script("return window.ready").await, Value::Null, "the module is held back");
            release(&page).await;
            page.in_checker("button[data-flow=photographs]").await;
            let after = (page.checker_text().await, page.client().screenshot().await.expect("a picture"));
            assert_eq!(after.0, before.0, "{policy}");
            assert!(after.1 == before.1, "{policy}: the two pictures differ");
            assert_eq!(page.script("return window.shift").await, 0, "{policy}");
        }
        assert_eq!(page.console_errors().await, [""; 0]);
        let asked = page
            .script(
                "const entries = performance.getEntriesByType('resource').filter(({ name }) => !name.startsWith('data:'));
                 const names = entries.map(({ name }) => name);
                 return { count: names.length, twice: names.filter((name, index) => names.indexOf(name) !== index),
                   late: entries.filter(({ initiatorType }) => !['link', 'other', 'script'].includes(initiatorType))
                     .map(({ name, initiatorType }) => `${initiatorType} ${name}`) }",
            )
            .await;
        assert_eq!(asked, json!({ "count": 8, "twice": [], "late": [] }), "the page itself names all that it needs");
    })
    .await;
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn what_is_done_before_the_module_is_there_is_kept() {
    browse(|page| async move {
        watch(&page).await;
        page.open_at_once(&url("cleveland-2021.html")).await;
        page.click("input[value=colleague]").await;
        page.click("a[data-flow=photographs]").await;
        assert_eq!(page.script("return location.hash").await, "");
        release(&page).await;
        page.in_checker("input[value=police-officer]").await;
        assert!(page.focus_is("[data-page-heading]").await, "the focus is on the question");
        let text = page.checker_text().await;
        assert!(text.contains("They are asked for a photograph"), "{text}");

        page.open_at_once(&url("cleveland-2021.html")).await;
        page.in_checker("a[data-flow=visits]").await;
        page.shadow_script("root.querySelector('[data-flow=visits]').focus()").await;
        release(&page).await;
        assert!(page.focus_is("button[data-flow=visits]").await, "{}", page.focused().await);

        // A link followed before any script has run. The query lets the module come at once.
        page.open_at_once(&url("cleveland-2021.html?at-once#flow-photographs")).await;
        until_ready(&page).await;
        page.in_checker("input[value=police-officer]").await;
        assert_eq!(page.script("return location.href.includes('#')").await, false);
    })
    .await;
}
