//! The element in pages that are not ours, and with files that are not right.

use serde_json::json;

use crate::driver::browse;
use crate::page::Page;
use crate::site::Variant;

fn host_page(attributes: &str) -> String {
    format!(
        "<!DOCTYPE html><html lang=\"en\"><head><title>Intranet</title><link rel=\"icon\" href=\"data:,\">\
         <link rel=\"stylesheet\" href=\"host.css\"><script type=\"module\" src=\"define.js\"></script></head>\
         <body><main><h1>Intranet</h1><pre-election-checker {attributes}><p>Ask the monitoring officer.</p>\
         </pre-election-checker></main></body></html>"
    )
}

fn variant(attributes: &str) -> Variant {
    Variant::new(&[
        ("host.html", &host_page(attributes)),
        ("host.css", "html { font-size: 62.5% } body { text-align: center }"),
        ("policies/text.json", "this is no JSON"),
        ("policies/other-version.json", "{}"),
    ])
}

async fn problem(page: &Page, attributes: &str) -> String {
    let variant = variant(attributes);
    page.open(&variant.url("host.html")).await;
    let panel = page.in_checker("[role=alert]").await.text().await.unwrap();
    let fallback = page.find("pre-election-checker > p").await;
    assert!(fallback.is_displayed().await.unwrap(), "the page's own fallback shows below the panel");
    assert_ne!(page.console_errors().await, [""; 0], "the console has the details");
    assert_eq!(page.axe().await, [""; 0]);
    panel
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn what_is_wrong_with_a_policy_is_named_in_a_panel() {
    browse(|page| async move {
        let cases = [
            ("policy=\"missing\"", "The file “missing.json” was not found."),
            ("policy=\"somewhere/else.json\"", "The file “else.json” was not found."),
            ("policy=\"text\"", "The file “text.json” cannot be read: it is not JSON."),
            ("", "This page does not say which policy to use."),
        ];
        for (attributes, expected) in cases {
            let panel = problem(&page, attributes).await;
            assert!(panel.contains(expected), "{attributes}: {panel}");
        }
        problem(&page, "policy=\"other-version\"").await;
        page.screenshot("problem").await;
    })
    .await;
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn without_webassembly_the_fallback_stays() {
    browse(|page| async move {
        let script = json!({ "source": "delete globalThis.WebAssembly" });
        page.devtools("Page.addScriptToEvaluateOnNewDocument", script).await;
        let panel = problem(&page, "policy=\"other-version\"").await;
        assert!(panel.contains("This browser cannot run the checker."), "{panel}");
    })
    .await;
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn the_root_font_size_and_the_styles_of_the_page_stay_outside() {
    browse(|page| async move {
        let variant = variant("policy=\"missing\"");
        page.open(&variant.url("host.html")).await;
        let text = page.in_checker(".govuk-body").await;
        assert_eq!(text.css_value("font-size").await.unwrap(), "19px");
        assert_eq!(text.css_value("text-align").await.unwrap(), "left");
        let border = page.in_checker("[role=alert]").await.css_value("border-top-color").await.unwrap();
        assert_eq!(border, "rgba(202, 53, 53, 1)", "the custom properties reach the shadow root");
    })
    .await;
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn registering_twice_and_moving_the_element_are_harmless() {
    browse(|page| async move {
        let variant = variant("policy=\"missing\"");
        page.open(&variant.url("host.html")).await;
        page.in_checker("[role=alert]").await;
        page.console_errors().await;
        page.requests().await;
        let loaded = page.client().execute_async(
            "const done = arguments[0];
             const element = document.querySelector('pre-election-checker');
             document.body.append(element);
             import('./define.js?again').then(() => done(element.shadowRoot.querySelector('[role=alert]') !== null), String);",
            vec![],
        );
        assert_eq!(loaded.await.unwrap(), true, "the element keeps its state when it is moved");
        assert_eq!(page.console_errors().await, [""; 0]);
        let again = page.requests().await;
        let harmless = |url: &String| url.ends_with("define.js?again") || url.ends_with("checker.css");
        assert!(again.iter().all(harmless), "nothing is fetched anew but the styles: {again:?}");
    })
    .await;
}
