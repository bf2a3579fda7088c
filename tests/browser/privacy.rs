//! Nothing leaves the browser, and nothing stays in it.

use serde_json::json;

use crate::driver::browse;
use crate::page::Page;
use crate::person::{Hand, Person};
use crate::site::url;

const SECRET: &str = "Jo Example of Nowhere";

in_both_engines!(a_whole_check_asks_for_nothing_and_keeps_nothing);
in_webkit!(a_whole_check_asks_for_nothing_and_keeps_nothing);

/// Everything in which a page could leave something behind, but for the page itself.
async fn left_behind(page: &Page) -> serde_json::Value {
    let script = "const done = arguments[0];
        const stores = [localStorage, sessionStorage].map((store) => Object.entries(store));
        Promise.all([indexedDB.databases(), caches.keys(), navigator.serviceWorker.getRegistrations()]).then(
          ([databases, caches, workers]) => done({
            stores, databases, caches, workers: workers.length, cookie: document.cookie, address: location.href,
            history: history.length, state: history.state, title: document.title, name: window.name,
          }), String)";
    page.client().execute_async(script, vec![]).await.unwrap()
}

async fn a_whole_check_asks_for_nothing_and_keeps_nothing(page: Page) {
    let person = Person::at(page, Hand::Mouse, "cleveland-2021").await;
    let page = &person.page;
    let before = left_behind(page).await;
    assert_eq!(before["stores"], json!([[], []]));
    let loaded = page.requests().await;
    assert!(loaded.iter().any(|asked| asked.ends_with("cleveland-2021.json")), "{loaded:?}");

    person.write_entry(SECRET).await;
    person.press_named("Yes, I want to email it").await;
    person.press_named("Download as data (JSON)").await;
    person.press_named("Download as a table (CSV)").await;
    person.press_named("Download as an email").await;
    let after = left_behind(page).await;
    assert_eq!(crate::journey::but_for_its_place(after, &before), before);
    person.press_named("Clear everything").await;
    assert_eq!(crate::journey::but_for_its_place(left_behind(page).await, &before), before);

    let asked: Vec<String> = page.requests().await.into_iter().filter(|url| !url.starts_with("blob:")).collect();
    assert_eq!(asked, [""; 0], "no request after loading");
    assert_eq!(page.console_errors().await, [""; 0]);
    let text = page.shadow_script("return root.innerHTML + document.documentElement.innerHTML").await;
    assert!(!text.as_str().unwrap_or_default().contains(SECRET));
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn only_the_policy_chosen_is_fetched() {
    browse(|page| async move {
        page.open(&url("index.html")).await;
        page.find("main a").await;
        let policies =
            |asked: Vec<String>| asked.into_iter().filter(|url| url.contains("/policies/")).collect::<Vec<_>>();
        assert_eq!(policies(page.requests().await), [""; 0], "the front page needs none");
        let person = Person::at(page, Hand::Mouse, "norfolk-2016").await;
        let asked = policies(person.page.requests().await);
        assert_eq!(asked, [url("policies/norfolk-2016.json")]);
    })
    .await;
}
