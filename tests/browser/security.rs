//! What must not happen: a request after loading, a trace of what was said, code out of a policy, a dead page.

use std::sync::Arc;
use std::sync::atomic::{AtomicUsize, Ordering};

use policy::Vocabulary;
use serde_json::{Value, json};

use crate::driver::browse;
use crate::folder_server::{FolderServer, right_type};
use crate::hostile_policy::{HOSTILE, make_hostile};
use crate::journey;
use crate::page::Page;
use crate::site::{Variant, dist, url};

in_both_engines!(a_panic_ends_in_whom_to_ask);

/// Everything in which a page could keep something.
const KEPT: &str = "const done = arguments[0];
    (async () => done({
      local: Object.keys(localStorage), session: Object.keys(sessionStorage), cookies: document.cookie,
      databases: await indexedDB.databases(), caches: await caches.keys(),
      address: location.href, title: document.title, history: history.length, state: history.state,
      name: window.name,
    }))();";

async fn kept(page: &Page) -> Value {
    page.client().execute_async(KEPT, vec![]).await.unwrap()
}

/// All text, attributes and values inside the shadow root.
const INSIDE: &str = "const root = document.querySelector('pre-election-checker').shadowRoot;
    return root.innerHTML + [...root.querySelectorAll('input, textarea')].map((field) => field.type == 'radio'
      ? (field.checked ? field.value : '') : field.value).join(' ')";

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn nothing_is_asked_for_after_loading_and_nothing_is_kept() {
    browse(|page| async move {
        page.open(&url("cleveland-2021.html")).await;
        page.in_checker(".checker-rows").await;
        let before = kept(&page).await;
        page.requests().await;
        journey::open_photographs(&page).await;
        journey::to_the_outcome(&page).await;
        journey::to_the_entry(&page).await;
        journey::to_the_preview(&page).await;
        let inside = page.script(INSIDE).await;
        assert!(inside.as_str().unwrap().contains(journey::NAME), "the preview shows what was typed");
        assert_eq!(page.requests().await, [""; 0]);
        assert_eq!(journey::but_for_its_place(kept(&page).await, &before), before);
        assert_eq!(page.console_errors().await, [""; 0]);
    })
    .await;
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn clear_everything_leaves_no_response() {
    browse(|page| async move {
        page.open(&url("cleveland-2021.html")).await;
        journey::open_photographs(&page).await;
        let fresh = page.in_checker("input[value=police-officer]").await;
        assert!(!fresh.is_selected().await.unwrap());
        journey::to_the_outcome(&page).await;
        journey::to_the_entry(&page).await;
        journey::to_the_preview(&page).await;
        page.click(".checker-back").await;
        page.click(".checker-back").await;
        page.in_checker(".checker-verdict").await;
        page.click(".govuk-button-group:last-of-type .govuk-button--secondary:last-child").await;
        page.in_checker(".checker-rows").await;
        let inside = page.script(INSIDE).await;
        let inside = inside.as_str().unwrap();
        for response in
            [journey::NAME, "6 April 2021", "2021-04-06", "Police officer", "police-officer", "campaign-during"]
        {
            assert!(!inside.contains(response), "`{response}` is still there");
        }
        journey::open_photographs(&page).await;
        let again = page.in_checker("input[value=police-officer]").await;
        assert!(!again.is_selected().await.unwrap(), "nothing is chosen beforehand");
    })
    .await;
}

/// Cleveland's policy with every text made hostile, and how many there are.
fn hostile_policy() -> (String, usize) {
    let source = std::fs::read_to_string(dist().join("policies/cleveland-2021.json")).unwrap();
    let mut policy: Value = serde_json::from_str(&source).unwrap();
    let words = std::fs::read_to_string(concat!(env!("CARGO_MANIFEST_DIR"), "/www/text/vocabulary.en.json")).unwrap();
    let vocabulary = Vocabulary::from_json(&serde_json::from_str(&words).unwrap()).unwrap();
    let count = make_hostile(&mut policy, &vocabulary);
    (policy.to_string(), count)
}

/// What markup out of a text would make, and links that lead to anything but a mail or a telephone.
const INTRUDERS: &str = "const root = document.querySelector('pre-election-checker').shadowRoot;
    const links = [...root.querySelectorAll('[href], [src], [action], [formaction]')]
      .map((one) => one.href ?? one.src ?? one.action).filter((address) => !/^(https|mailto|tel):|checker\\.css$/.test(address));
    const made = [...root.querySelectorAll('img, script, iframe, object, embed, [onerror], [onclick], svg:not([class^=checker-timeline__]), style, form[action]')];
    const turned = /[\\u202a-\\u202e\\u2066-\\u2069]/.test(root.textContent);
    return [...links, ...made.map((one) => one.outerHTML), ...(turned ? ['turned'] : []),
      ...(document.title.includes('owned') ? ['run'] : [])];";

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn hostile_texts_are_only_texts() {
    browse(|page| async move {
        let (policy, count) = hostile_policy();
        eprintln!("hostile texts in a policy: {count}");
        assert!(count > 300, "{count}");
        let variant = Variant::new(&[("policies/hostile.json", &policy)]);
        // The policy's own page of the site is made from it too; here the page of another holds the element.
        let host = std::fs::read_to_string(dist().join("cleveland-2021.html")).unwrap();
        std::fs::write(variant.folder().join("hostile.html"), host.replace("policy=\"cleveland-2021\"", "policy=\"hostile\"").replace(" titles>", ">")).unwrap();
        page.open(&variant.url("hostile.html")).await;
        page.in_checker(".checker-rows").await;
        assert_eq!(page.script(INTRUDERS).await, json!([]));
        journey::open_photographs(&page).await;
        page.in_checker("input[value=police-officer]").await;
        assert_eq!(page.script(INTRUDERS).await, json!([]));
        journey::to_the_outcome(&page).await;
        assert!(page.checker_text().await.contains("<img src=x"), "shown as it is written");
        assert_eq!(page.script(INTRUDERS).await, json!([]));
        page.screenshot("hostile-policy").await;
        journey::to_the_entry(&page).await;
        assert_eq!(page.script(INTRUDERS).await, json!([]));
        // What a person types may turn letters round, too.
        journey::to_the_preview_with(&page, &format!("\u{202e}\u{2066}{HOSTILE}\u{1}")).await;
        assert_eq!(page.script(INTRUDERS).await, json!([]));
        // The election is over: the link to the email is asked for.
        page.script("[...document.querySelector('pre-election-checker').shadowRoot.querySelectorAll('button')].find((one) => one.textContent.includes('email it'))?.click()").await;
        let mails = "return [...document.querySelector('pre-election-checker').shadowRoot.querySelectorAll('a[href^=mailto]')].map((one) => one.getAttribute('href'))";
        for mail in page.script(mails).await.as_array().unwrap() {
            let (address, rest) = mail.as_str().unwrap().split_once('?').unwrap_or((mail.as_str().unwrap(), ""));
            assert!(!address.contains([',', '\n']) && !rest.to_lowercase().contains("&bcc="), "{mail}");
        }
        assert_eq!(page.console_errors().await, [""; 0]);
    })
    .await;
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_policy_of_another_origin_needs_the_pages_leave() {
    browse(|page| async move {
        let other = FolderServer::start(dist(), |path| {
            vec![("content-type", right_type(path).to_owned()), ("access-control-allow-origin", "*".to_owned())]
        });
        let host = |attributes: &str| {
            format!(
                "<!DOCTYPE html><html lang=\"en\"><head><title>Host</title><link rel=\"icon\" href=\"data:,\">\
                 <script type=\"module\" src=\"define.js\"></script></head><body><main><h1>Host</h1>\
                 <pre-election-checker policy=\"{}\" {attributes}></pre-election-checker></main></body></html>",
                other.url("policies/cleveland-2021.json")
            )
        };
        let site = Variant::new(&[
            ("refused.html", &host("")),
            ("allowed.html", &host(&format!("allow-origin=\"https://a.example {}\"", other.origin()))),
        ]);
        // Without our own Content-Security-Policy, which would refuse by itself.
        let server = FolderServer::start(site.folder(), |path| vec![("content-type", right_type(path).to_owned())]);
        page.open(&server.url("refused.html")).await;
        let panel = page.in_checker("[role=alert]").await.text().await.unwrap();
        assert!(panel.contains(&format!("does not allow policies from “{}”", other.origin())), "{panel}");
        assert!(page.requests().await.iter().all(|url| !url.starts_with(&other.origin())), "it is not even asked for");
        page.open(&server.url("allowed.html")).await;
        page.in_checker(".checker-rows").await;
    })
    .await;
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_policy_that_is_sent_on_is_refused_before_anybody_else_is_asked() {
    browse(|page| async move {
        let asked = Arc::new(AtomicUsize::new(0));
        let counted = Arc::clone(&asked);
        let other = FolderServer::start(dist(), move |path| {
            counted.fetch_add(usize::from(path.contains("policies/")), Ordering::SeqCst);
            vec![("content-type", right_type(path).to_owned()), ("access-control-allow-origin", "*".to_owned())]
        });
        let elsewhere = other.url("policies/cleveland-2021.json");
        let host = |attributes: &str| {
            format!(
                "<!DOCTYPE html><html lang=\"en\"><head><title>Host</title><link rel=\"icon\" href=\"data:,\">\
                 <script type=\"module\" src=\"define.js\"></script></head><body><main><h1>Host</h1>\
                 <pre-election-checker policy=\"cleveland-2021\" {attributes}></pre-election-checker></main></body></html>"
            )
        };
        let allowed = format!("allow-origin=\"{}\"", other.origin());
        let site = Variant::new(&[("refused.html", &host("")), ("allowed.html", &host(&allowed))]);
        let server = FolderServer::start(site.folder(), move |path| {
            let kind = ("content-type", right_type(path).to_owned());
            if path.contains("policies/") { vec![kind, ("location", elsewhere.clone())] } else { vec![kind] }
        });
        // Whether or not the page lets policies come from there: nobody has asked for one from there.
        for name in ["refused.html", "allowed.html"] {
            page.open(&server.url(name)).await;
            let panel = page.in_checker("[role=alert]").await.text().await.unwrap();
            assert!(panel.contains("“cleveland-2021.json” could not be fetched"), "{name}: {panel}");
            assert_eq!(asked.load(Ordering::SeqCst), 0, "{name}");
        }
    })
    .await;
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_trap_of_another_module_on_the_page_is_none_of_ours() {
    browse(|page| async move {
        page.open(&url("cleveland-2021.html")).await;
        page.in_checker(".checker-rows button").await;
        let trap = |module: &str| {
            format!(
                "const error = new WebAssembly.RuntimeError('unreachable');
                 error.stack = 'RuntimeError: unreachable at https://host.example/{module}.wasm:wasm-function[7]:0x1a';
                 dispatchEvent(new ErrorEvent('error', {{ error }}));
                 return new Promise((resolve) => setTimeout(resolve, 50));"
            )
        };
        page.script(&trap("map")).await;
        page.in_checker(".checker-rows button").await;
        page.script(&trap("checker_bg")).await;
        page.in_checker("[role=alert]").await;
    })
    .await;
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_stack_that_is_used_up_ends_in_whom_to_ask() {
    browse(|page| async move {
        // What browsers throw then is no trap: Chromium and Safari call it a RangeError, Firefox an InternalError. It reaches
        // the page as an error that nobody catches, or as a promise that fails.
        let uncaught = "new ErrorEvent('error', { error })";
        let rejected = "new PromiseRejectionEvent('unhandledrejection', { promise: Promise.resolve(), reason: error })";
        let range = "new RangeError('deep')";
        let internal = "Object.assign(new Error('deep'), { name: 'InternalError' })";
        for (error, event) in [(range, uncaught), (range, rejected), (internal, uncaught), (internal, rejected)] {
            page.open(&url("cleveland-2021.html")).await;
            page.in_checker(".checker-rows button").await;
            let thrown = |module: &str| {
                format!(
                    "const error = {error};
                     error.stack = 'deep at https://host.example/{module}.wasm:wasm-function[7]:0x1a';
                     dispatchEvent({event});
                     return new Promise((resolve) => setTimeout(resolve, 50));"
                )
            };
            page.script(&thrown("map")).await;
            page.in_checker(".checker-rows button").await;
            page.script(&thrown("checker_bg")).await;
            let panel = page.in_checker("[role=alert]").await.text().await.unwrap();
            assert!(panel.contains("The checker has met a fault of its own"), "{error}, {event}: {panel}");
        }
    })
    .await;
}

async fn a_panic_ends_in_whom_to_ask(page: Page) {
    page.open(&url("cleveland-2021.html")).await;
    page.in_checker(".checker-rows").await;
    // A browser that breaks its own promise: the next node cannot be put in, which yew takes for impossible.
    page.script(
        "const real = Node.prototype.insertBefore;
         Node.prototype.insertBefore = function () { Node.prototype.insertBefore = real; throw new Error('broken'); };",
    )
    .await;
    journey::open_photographs(&page).await;
    let panel = page.in_checker("[role=alert]").await.text().await.unwrap();
    assert!(panel.contains("The checker has met a fault of its own") && panel.contains("Email: "), "{panel}");
    let fallback = page.find("pre-election-checker h1").await;
    assert!(fallback.is_displayed().await.unwrap());
    let errors = page.console_errors().await;
    assert!(errors.iter().any(|line| line.contains("unreachable")), "{errors:?}");
    assert_eq!(page.axe().await, [""; 0]);
    page.screenshot("panic").await;
    // Another checker on the page says the same, and does not hang.
    page.script(
        "const it = document.createElement('pre-election-checker'); it.id = 'late';
         it.setAttribute('policy', 'norfolk-2016'); document.querySelector('main').prepend(it);",
    )
    .await;
    let late = page.in_checker("[role=alert]").await.text().await.unwrap();
    assert!(late.contains("Load this page again"), "{late}");
}
