//! A force's own page whose policy or browser lets it down: a plain panel, whom to ask below it, the details for the
//! force's web team in the console.

use serde_json::{Value, json};

use crate::driver::browse;
use crate::forces::policy;
use crate::page::Page;
use crate::site::{Variant, url};

/// What the page shows, and what its console says.
async fn shown(page: &Page, address: &str) -> (String, String) {
    page.open(address).await;
    let panel = page.in_checker("[role=alert]").await.text().await.unwrap();
    let fallback = page.find("pre-election-checker a[href='mailto:pcc@cleveland.pnn.police.uk']").await;
    assert!(fallback.is_displayed().await.unwrap(), "whom to ask shows below the panel");
    assert!(page.find("pre-election-checker").await.text().await.unwrap().contains("01642 301861"));
    assert_eq!(page.axe().await, [""; 0]);
    (panel, page.console_errors().await.join("\n"))
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_broken_policy_leaves_the_person_with_whom_to_ask() {
    browse(|page| async move {
        let mut faulty = policy("cleveland-2021");
        faulty["flows"]["photographs"]["start"] = json!("nowhere");
        faulty["elections"] = Value::Null;
        let mut later = policy("cleveland-2021");
        later["format"] = json!(999);
        let cases = [
            ("no JSON at all".to_owned(), "cannot be read: it is not JSON", &["SyntaxError"][..]),
            (later.to_string(), "of a version that this checker does not read", &["unknown-format"]),
            (
                faulty.to_string(),
                "has faults, so the checker does not use it",
                &["error[shape]", "error[missing-target]", "pre-election-checker check"],
            ),
        ];
        for (content, message, details) in cases {
            let variant = Variant::new(&[("policies/cleveland-2021.json", &content)]);
            let (panel, console) = shown(&page, &variant.url("cleveland-2021.html")).await;
            assert!(panel.contains(message), "{panel}");
            assert!(details.iter().all(|detail| console.contains(detail)), "{details:?} are missing in {console}");
        }
        page.screenshot("broken-policy").await;
    })
    .await;
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn without_webassembly_the_page_says_whom_to_ask() {
    browse(|page| async move {
        let script = json!({ "source": "delete globalThis.WebAssembly" });
        page.devtools("Page.addScriptToEvaluateOnNewDocument", script).await;
        let (panel, _) = shown(&page, &url("cleveland-2021.html")).await;
        assert!(panel.contains("This browser cannot run the checker."), "{panel}");
    })
    .await;
}

/// Serves the site with a page of a web filter in place of one of its assets.
fn filtered(name: &str) -> Variant {
    let variant = Variant::new(&[]);
    let assets = std::fs::read_dir(variant.folder().join("assets")).unwrap().next().unwrap().unwrap().path();
    std::fs::write(assets.join(name), "<!DOCTYPE html><title>Blocked</title><p>This address is blocked.").unwrap();
    variant
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_withheld_script_leaves_whom_to_ask_without_any_script() {
    browse(|page| async move {
        let variant = filtered("define.js");
        page.open(&variant.url("cleveland-2021.html")).await;
        tokio::time::sleep(std::time::Duration::from_secs(7)).await;
        let fallback = page.find("pre-election-checker a[href='mailto:pcc@cleveland.pnn.police.uk']").await;
        assert!(fallback.is_displayed().await.unwrap());
        page.screenshot("withheld-script").await;
    })
    .await;
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_withheld_module_is_told_apart_from_an_old_browser() {
    browse(|page| async move {
        for name in ["checker.js", "checker_bg.wasm", "text/interface.en.json"] {
            let variant = filtered(name);
            let (panel, _) = shown(&page, &variant.url("cleveland-2021.html")).await;
            assert!(panel.contains("A part of the checker did not come"), "{name}: {panel}");
        }
    })
    .await;
}
