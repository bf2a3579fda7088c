//! The element as pages use it: attributes, events, custom properties, coming and going.

use serde_json::{Value, json};

use crate::driver::browse;
use crate::journey;
use crate::page::Page;
use crate::site::Variant;

/// Keeps every event of the checker, from before the element is defined.
const LISTENER: &str = "window.seen = [];
    for (const name of ['checker-ready', 'checker-outcome', 'checker-problem'])
      document.addEventListener(name, (event) => window.seen.push({ name, detail: event.detail, by: event.target.id }));";

fn host(body: &str, style: &str) -> Variant {
    let page = format!(
        "<!DOCTYPE html><html lang=\"en\"><head><title>Intranet</title><link rel=\"icon\" href=\"data:,\">\
         <link rel=\"stylesheet\" href=\"host.css\"><script src=\"host.js\"></script>\
         <script type=\"module\" src=\"define.js\"></script><script type=\"module\" src=\"define.js?again\"></script>\
         </head><body><main><h1>Intranet</h1>{body}</main></body></html>"
    );
    Variant::new(&[("host.html", &page), ("host.css", style), ("host.js", LISTENER)])
}

async fn open(page: &Page, variant: &Variant) {
    page.open(&variant.url("host.html")).await;
    page.in_checker(".checker-app").await;
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn events_tell_the_outcome_and_nothing_of_the_person() {
    browse(|page| async move {
        let variant = host("<pre-election-checker id=\"it\" policy=\"cleveland-2021\"></pre-election-checker>", "");
        open(&page, &variant).await;
        journey::open_photographs(&page).await;
        journey::to_the_outcome(&page).await;
        let expected = json!([
            { "name": "checker-ready", "detail": null, "by": "it" },
            { "name": "checker-outcome", "by": "it", "detail": {
                "policy": "cleveland-2021", "flow": "photographs", "verdict": "not-allowed" } },
        ]);
        assert_eq!(page.script("return window.seen").await, expected);
        assert_eq!(page.console_errors().await, [""; 0]);
    })
    .await;
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn attributes_say_where_to_open_for_whom_and_at_which_level() {
    browse(|page| async move {
        let element = "<pre-election-checker policy=\"cleveland-2021\" flow=\"photographs\" wording=\"colleague\" \
                       heading-level=\"3\"></pre-election-checker>";
        let variant = host(element, "");
        open(&page, &variant).await;
        let heading = page.in_checker("h3 , [data-page-heading]").await;
        assert!(heading.text().await.unwrap().contains("your colleague's"), "it is worded for a colleague");
        assert_eq!(heading.tag_name().await.unwrap(), "h3");
        page.in_checker("input[value=police-officer]").await;
        // Several changes are one new start.
        page.script(
            "const it = document.querySelector('pre-election-checker');
             it.setAttribute('flow', 'visits'); it.setAttribute('wording', 'me'); it.setAttribute('heading-level', '2');",
        )
        .await;
        page.in_checker("h2[data-page-heading]").await;
        assert_eq!(page.script("return window.seen.length").await, 2);
        // An unknown flow is the start page.
        page.script("document.querySelector('pre-election-checker').setAttribute('flow', 'nonsense')").await;
        page.in_checker(".checker-rows").await;
        assert_eq!(page.console_errors().await, [""; 0]);
    })
    .await;
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn what_the_page_around_knows_is_not_asked_and_can_be_changed() {
    browse(|page| async move {
        let element = "<pre-election-checker policy=\"cleveland-2021\" flow=\"photographs\" \
                       known=\"role=police-officer restricted-post=no nonsense=1 role\"></pre-election-checker>";
        let variant = host(element, "");
        open(&page, &variant).await;
        page.in_checker(".govuk-date-input").await;
        let row = page.in_checker(".govuk-summary-list__row").await.text().await.unwrap();
        assert!(row.starts_with("Role") && row.contains("Police officer"), "{row}");
        page.click(".govuk-summary-list__row button").await;
        page.in_checker("input[value=police-officer]:checked").await;
        assert_eq!(page.axe().await, [""; 0]);
        assert_eq!(page.console_errors().await, [""; 0]);
        // A colleague has a role of their own.
        page.script("document.querySelector('pre-election-checker').removeAttribute('flow')").await;
        page.click("[value=colleague]").await;
        journey::open_photographs(&page).await;
        page.in_checker("input[value=police-officer]:not(:checked)").await;
    })
    .await;
}

/// The contrast of white with the colour that a property of an element has, as the browser paints it.
const CONTRAST: &str = "const [selector, property] = arguments;
    const element = document.querySelector('pre-election-checker').shadowRoot.querySelector(selector);
    const canvas = document.createElement('canvas');
    const context = canvas.getContext('2d');
    context.fillStyle = getComputedStyle(element)[property];
    context.fillRect(0, 0, 1, 1);
    const [r, g, b] = [...context.getImageData(0, 0, 1, 1).data].map((part) => part / 255)
      .map((part) => part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4);
    return 1.05 / (0.2126 * r + 0.7152 * g + 0.0722 * b + 0.05);";

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn any_brand_colour_keeps_its_contrast() {
    browse(|page| async move {
        let colours = ["#ffff00", "white", "black", "#00ff00", "cyan", "#ff8800", "rgb(255 0 0 / 20%)", "#003078", "hotpink"];
        for colour in colours {
            let element = "<pre-election-checker policy=\"cleveland-2021\" flow=\"photographs\"></pre-election-checker>";
            let style = format!(
                "pre-election-checker {{ --checker-brand-colour: {colour}; --checker-font-family: \"Courier New\", monospace }}"
            );
            let variant = host(element, &style);
            open(&page, &variant).await;
            for (selector, property) in [("button[type=submit]", "backgroundColor"), (".checker-contact a", "color")] {
                page.in_checker(selector).await;
                let contrast = page.client().execute(CONTRAST, vec![json!(selector), json!(property)]).await.unwrap();
                assert!(contrast.as_f64() >= Some(4.5), "{colour}, {selector}: {contrast}");
            }
            let button = page.in_checker("button[type=submit]").await;
            assert!(button.css_value("font-family").await.unwrap().contains("Courier New"));
        }
        page.screenshot("brand").await;
        // What is no colour changes nothing.
        let style = "pre-election-checker { --checker-brand-colour: nonsense }";
        let variant = host("<pre-election-checker policy=\"cleveland-2021\" flow=\"photographs\"></pre-election-checker>", style);
        open(&page, &variant).await;
        let colour = page.in_checker("button[type=submit]").await.css_value("background-color").await.unwrap();
        assert_eq!(colour, "rgba(15, 122, 82, 1)");
    })
    .await;
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn two_checkers_on_one_page_know_nothing_of_each_other() {
    browse(|page| async move {
        let body = "<pre-election-checker id=\"first\" policy=\"cleveland-2021\" flow=\"photographs\"></pre-election-checker>\
                    <pre-election-checker id=\"second\" policy=\"norfolk-2016\"></pre-election-checker>";
        let variant = host(body, "");
        open(&page, &variant).await;
        journey::to_the_outcome(&page).await;
        let second = page.script("return document.querySelector('#second').shadowRoot.querySelector('.checker-rows') !== null").await;
        assert_eq!(second, true, "the second is still at its start");
        assert_eq!(page.script("return window.seen.filter((event) => event.name == 'checker-outcome').map((event) => event.by)").await, json!(["first"]));
        page.script("document.querySelector('#second').remove()").await;
        page.click(".govuk-button--secondary:nth-child(1)").await;
        assert_eq!(page.axe().await, [""; 0]);
        assert_eq!(page.console_errors().await, [""; 0]);
    })
    .await;
}

/// What the page holds: bytes of JavaScript, nodes, listeners, bytes of WebAssembly.
async fn held(page: &Page) -> [f64; 4] {
    page.devtools("HeapProfiler.collectGarbage", json!({})).await;
    let metrics = page.devtools("Performance.getMetrics", json!({})).await;
    let metric = |name: &str| {
        let all = metrics["metrics"].as_array().expect("metrics").iter();
        all.clone().find(|metric| metric["name"] == name).and_then(|metric| metric["value"].as_f64()).expect(name)
    };
    // The script is the page's own: loaded already, it returns the module that runs.
    let script = "const done = arguments[0];
        const script = performance.getEntriesByType('resource').map((entry) => entry.name).find((name) => name.endsWith('/checker.js'));
        import(script).then((it) => it.default()).then((it) => done(Object.values(it).find((part) => part instanceof WebAssembly.Memory).buffer.byteLength), (error) => done(String(error)));";
    let wasm = page.client().execute_async(script, vec![]).await.unwrap();
    [metric("JSHeapUsedSize"), metric("Nodes"), metric("JSEventListeners"), wasm.as_f64().expect("a size")]
}

async fn come_and_go(page: &Page, rounds: u32) {
    let script = "const [rounds, done] = arguments;
        (async () => {
          const main = document.querySelector('main');
          const element = document.querySelector('pre-election-checker');
          for (let round = 0; round < rounds; round += 1) {
            element.remove();
            await new Promise((resolve) => setTimeout(resolve));
            const ready = new Promise((resolve) => element.addEventListener('checker-ready', resolve, { once: true }));
            main.append(element);
            await ready;
            window.seen.length = 0;
          }
        })().then(() => done('done'), (error) => done(String(error)));";
    assert_eq!(page.client().execute_async(script, vec![json!(rounds)]).await.unwrap(), "done");
    // What the drivers keep of the requests is not the page's.
    page.requests().await;
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn two_hundred_comings_and_goings_leave_nothing_behind() {
    browse(|page| async move {
        let variant =
            host("<pre-election-checker policy=\"cleveland-2021\" flow=\"photographs\"></pre-election-checker>", "");
        open(&page, &variant).await;
        page.devtools("Performance.enable", json!({})).await;
        page.script("performance.setResourceTimingBufferSize(50)").await;
        // What is set up once, and lazily, is there after a few rounds.
        come_and_go(&page, 20).await;
        let before = held(&page).await;
        for _ in 0..4 {
            come_and_go(&page, 50).await;
        }
        let after = held(&page).await;
        eprintln!("200 rounds, bytes of JavaScript, nodes, listeners, bytes of WebAssembly: {before:?} -> {after:?}");
        assert!(after[0] - before[0] < 400_000.0, "2 kB of JavaScript a round is a leak");
        assert!(after[1] - before[1] < 100.0, "nodes stay behind");
        assert!(after[2] - before[2] < 20.0, "listeners stay behind");
        assert!(after[3] - before[3] < 3.0 * 65_536.0, "the engine's memory grows");
        assert_eq!(page.console_errors().await, [""; 0]);
    })
    .await;
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn clearing_by_script_begins_anew() {
    browse(|page| async move {
        let variant = host("<pre-election-checker policy=\"cleveland-2021\"></pre-election-checker>", "");
        open(&page, &variant).await;
        journey::open_photographs(&page).await;
        journey::to_the_date(&page).await;
        page.script("document.querySelector('pre-election-checker').clear()").await;
        page.in_checker(".checker-rows").await;
        let checked: Value = page.script("return document.querySelector('pre-election-checker').shadowRoot.querySelectorAll('input[value=police-officer]:checked').length").await;
        assert_eq!(checked, 0);
    })
    .await;
}
