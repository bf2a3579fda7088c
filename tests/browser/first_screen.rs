//! The first screens before the module is there: they do not move, nothing done on them is lost, nothing waits in a chain.

use std::time::Duration;

use fantoccini::key::Key;
use serde_json::{Value, json};

use crate::driver::browse;
use crate::page::Page;
use crate::site::url;
use crate::timeline::CALENDAR;

/// Sums up layout shifts, counts the files given to the person, and holds the module back until `release()` is called.
const WATCH: &str = "
    window.shift = 0;
    new PerformanceObserver((list) => {
      for (const entry of list.getEntries()) if (!entry.hadRecentInput) window.shift += entry.value;
    }).observe({ type: 'layout-shift', buffered: true });
    const released = new Promise((resolve) => { window.release = resolve; });
    const original = window.fetch;
    window.fetch = async (...request) => {
      if (String(request[0]).includes('_bg.wasm')) await released;
      return original(...request);
    };
    window.files = 0;
    const address = URL.createObjectURL;
    URL.createObjectURL = (blob) => { window.files += 1; return address(blob); };
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
        assert!(text.contains("Somebody asks your colleague for a picture"), "{text}");

        // This flow begins with its outcome: it comes with the module.
        page.open_at_once(&url("cleveland-2021.html")).await;
        page.click("a[data-flow=standing]").await;
        page.in_checker("a[data-flow=standing][aria-busy=true]").await;
        release(&page).await;
        page.in_checker(".checker-verdict").await;
        assert!(page.focus_is("[data-page-heading]").await, "the focus is on the outcome");

        page.open_at_once(&url("cleveland-2021.html")).await;
        page.in_checker("a[data-flow=visits]").await;
        page.shadow_script("root.querySelector('[data-flow=visits]').focus()").await;
        release(&page).await;
        assert!(page.focus_is("button[data-flow=visits]").await, "{}", page.focused().await);

        page.open_at_once(&url("cleveland-2021.html")).await;
        page.click(CALENDAR).await;
        release(&page).await;
        assert!(page.focus_is(CALENDAR).await, "{}", page.focused().await);
        assert_eq!(page.script("return window.files").await, 1, "the dates have been saved");
    })
    .await;
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn the_first_question_is_there_before_the_module() {
    browse(|page| async move {
        watch(&page).await;
        for flow in ["photographs", "visits", "publicity"] {
            page.open_at_once("about:blank").await;
            page.open_at_once(&url(&format!("cleveland-2021.html#flow-{flow}"))).await;
            page.in_checker("form input").await;
            assert!(page.focus_is("[data-page-heading]").await, "the focus is on the question");
            assert_eq!(page.script("return location.href.includes('#')").await, false);
            assert_eq!(page.axe().await, [""; 0], "{flow}");
            page.script("scrollTo(0, 0)").await;
            let before = (page.checker_text().await, page.client().screenshot().await.expect("a picture"));
            assert_eq!(page.script("return window.ready").await, Value::Null, "the module is held back");
            release(&page).await;
            let after = (page.checker_text().await, page.client().screenshot().await.expect("a picture"));
            assert_eq!(after.0, before.0, "{flow}");
            assert!(after.1 == before.1, "{flow}: the two pictures differ");
            assert!(page.focus_is("[data-page-heading]").await, "the focus stays");
        }
        assert_eq!(page.console_errors().await, [""; 0]);
    })
    .await;
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn the_first_question_may_be_answered_before_the_module() {
    browse(|page| async move {
        watch(&page).await;
        page.open_at_once(&url("cleveland-2021.html")).await;
        page.click("a[data-flow=photographs]").await;
        page.click("input[value=police-staff]").await;
        page.click("summary").await;
        release(&page).await;
        let kept = "return [root.querySelector('input:checked').value, root.querySelector('details').open]";
        assert_eq!(page.shadow_script(kept).await, json!(["police-staff", true]));

        page.open_at_once(&url("cleveland-2021.html")).await;
        page.click("a[data-flow=photographs]").await;
        let first = page.heading().await;
        page.click("input[value=police-staff]").await;
        page.click("button[type=submit]").await;
        page.in_checker("button[type=submit][aria-busy=true]").await;
        assert_eq!(page.script("return location.search").await, "", "nothing chosen is in the address");
        release(&page).await;
        page.in_checker("form:not(:has(input[value=police-staff]))").await;
        assert_ne!(page.heading().await, first);
        page.click(".checker-back").await;
        page.in_checker("input[value=police-staff]:checked").await;

        page.open_at_once(&url("cleveland-2021.html")).await;
        page.click("a[data-flow=publicity]").await;
        for (part, text) in [("day", "15"), ("month", "4"), ("year", "20")] {
            page.type_into(&format!("#checker-activity-date-{part}"), text).await;
        }
        release(&page).await;
        page.type_keys("21").await;
        page.click("button[type=submit]").await;
        page.in_checker("form:not(:has(.govuk-date-input))").await;

        // An election that is over has no today.
        page.open_at_once(&url("cleveland-2021.html")).await;
        page.click("a[data-flow=publicity]").await;
        page.in_checker("#checker-activity-date-day").await;
        assert_eq!(page.shadow_script("return root.querySelector('.checker-below')").await, Value::Null);

        // Back to the start, and into a question again, in the other words, which come with the module.
        page.open_at_once("about:blank").await;
        page.open_at_once(&url("cleveland-2021.html#flow-photographs")).await;
        page.click(".checker-back").await;
        page.in_checker("a[data-flow=visits]").await;
        assert!(page.focus_is("[data-page-heading]").await, "the focus is on the start's heading");
        let busy = "return root.querySelector('[aria-busy]')";
        assert_eq!(page.shadow_script(busy).await, Value::Null, "nothing is waited for any longer");
        page.click("input[value=colleague]").await;
        page.click("a[data-flow=photographs]").await;
        page.in_checker("a[data-flow=photographs][aria-busy=true]").await;
        release(&page).await;
        page.in_checker("input[value=police-officer]").await;
        assert_eq!(page.heading().await, "What is your colleague's role?");
        page.click(".checker-back").await;
        page.in_checker("button[data-flow=visits]").await;
        page.in_checker("input[value=colleague]:checked").await;
    })
    .await;
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn the_first_question_shows_from_its_top() {
    browse(|page| async move {
        watch(&page).await;
        page.resize(320, 480).await;
        page.open_at_once(&url("cleveland-2021.html")).await;
        page.in_checker(".checker-contact").await;
        page.shadow_script("root.querySelector('.checker-contact').scrollIntoView()").await;
        page.shadow_script("root.querySelector('a[data-flow=photographs]').click()").await;
        let top = "return Math.round(root.querySelector('.checker-app').getBoundingClientRect().top)";
        assert_eq!(page.shadow_script(top).await, 0, "as on the module's own pages");
    })
    .await;
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_topic_is_looked_for_at_once_and_by_everyday_words_when_the_module_is_there() {
    browse(|page| async move {
        watch(&page).await;
        page.open_at_once(&url("cleveland-2021.html")).await;
        page.in_checker("a[data-flow=photographs]").await;
        let shown = "return [...root.querySelectorAll('.checker-rows > li')].filter((row) => row.checkVisibility())
             .map((row) => row.querySelector('a, button').dataset.flow ?? 'choice')";
        page.type_into("#checker-search", "politic").await;
        assert_eq!(page.shadow_script(shown).await, json!(["visits", "political-activity"]), "by what the rows say");
        // Nothing on the screen says “selfie”, and nobody is told that nothing fits.
        page.press(&[Key::Backspace; 7]).await;
        page.type_into("#checker-search", "selfie").await;
        assert_eq!(page.shadow_script("return root.querySelectorAll('.checker-rows > [hidden]').length").await, 0);
        release(&page).await;
        assert_eq!(page.shadow_script("return root.querySelector('#checker-search').value").await, "selfie");
        let first = page.in_checker(".checker-rows > li:first-child").await.text().await.unwrap();
        assert!(first.starts_with("Somebody asks me for a picture"), "{first}");
        assert!(page.focus_is("#checker-search").await, "the person types on");
        assert_eq!(page.console_errors().await, [""; 0]);
    })
    .await;
}
