//! What is gone: words from the module's memory once everything is cleared, a page that was left and is come back to, and
//! helpers that read what is typed.

use std::time::Duration;

use serde_json::{Value, json};

use crate::driver::browse;
use crate::page::Page;
use crate::person::{CAMPAIGN, Hand, Person};
use crate::register_support::{eml, entry};
use crate::site::url;

const SECRET: &str = "Jo Example of Nowhere";

/// Keeps the memory of every module that the page starts, and counts in it.
const LISTENER: &str = r#"
  (() => {
    const memories = [];
    for (const name of ["instantiate", "instantiateStreaming"]) {
      const real = WebAssembly[name];
      WebAssembly[name] = async function (...given) {
        const made = await real.apply(this, given);
        // What is published has short names.
        const { exports } = made.instance ?? made;
        memories.push(Object.values(exports).find((it) => it instanceof WebAssembly.Memory));
        return made;
      };
    }
    window.timesInMemory = (word) => memories.map(({ buffer }) => new TextDecoder("latin1").decode(buffer))
      .reduce((times, text) => times + text.split(word).length - 1, 0);
  })();
"#;

async fn times_in_memory(page: &Page, word: &str) -> u64 {
    let times = page.script(&format!("return timesInMemory({})", Value::from(word))).await;
    times.as_u64().expect("a number")
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn what_was_typed_is_gone_from_the_modules_memory_once_everything_is_cleared() {
    browse(|page| async move {
        page.devtools("Page.addScriptToEvaluateOnNewDocument", json!({ "source": LISTENER })).await;
        let person = Person::at(page, Hand::Mouse, "cleveland-2021").await;
        let page = &person.page;
        let clear_by_hand = "document.querySelector('pre-election-checker').clear()";
        let take_away = "document.querySelector('pre-election-checker').remove()";
        for way in ["button", clear_by_hand, take_away] {
            person.write_entry(SECRET).await;
            assert!(times_in_memory(page, "Cleveland").await > 0, "the memory is looked into");
            assert!(times_in_memory(page, SECRET).await > 0, "while it is shown, it is there");
            match way {
                "button" => person.press_named("Clear everything").await,
                script => drop(page.script(script).await),
            }
            if way != take_away {
                page.in_checker(".checker-rows").await;
            }
            // What is dropped is dropped when the page is next drawn.
            tokio::time::sleep(Duration::from_millis(300)).await;
            assert_eq!(times_in_memory(page, SECRET).await, 0, "{way}");
        }
    })
    .await;
}

/// As a browser does it that keeps a page as it is, for whoever presses Back.
const LEAVE: &str = "dispatchEvent(new PageTransitionEvent('pagehide', { persisted: true }));
    dispatchEvent(new PageTransitionEvent('pageshow', { persisted: true }));";

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn whoever_comes_back_to_a_page_that_was_left_sees_nothing_of_the_last_person() {
    browse(|page| async move {
        let person = Person::at(page, Hand::Mouse, "cleveland-2021").await;
        let page = &person.page;
        let inside =
            "return root.innerHTML + [...root.querySelectorAll('input, textarea')].map((it) => it.value).join(' ')";
        let shows = async |text: &str| page.shadow_script(inside).await.as_str().is_some_and(|all| all.contains(text));
        for leave in [LEAVE, "location.href = 'index.html'"] {
            person.write_entry(SECRET).await;
            assert!(shows(SECRET).await);
            page.script(leave).await;
            if leave != LEAVE {
                page.find("main a[href='cleveland-2021.html']").await;
                page.client().back().await.expect("the page before");
            }
            page.in_checker(".checker-rows").await;
            assert!(!shows(SECRET).await && !shows("20 April 2021").await, "{leave}");
        }

        // The register asks before it brings anything back.
        page.open_register().await;
        page.drop_files(&[eml("one.eml", &entry(1, &[("candidate", SECRET)]))]).await;
        page.sees("New: 1.").await;
        assert!(shows(SECRET).await);
        page.script(LEAVE).await;
        page.in_checker("#ledger-files").await;
        assert!(!shows(SECRET).await);
    })
    .await;
}

/// Every field on the page that words can be typed into and whose words some helper would be given.
const OPEN_TO_HELPERS: &str = "
    const kinds = ['checkbox', 'radio', 'file', 'hidden', 'button', 'submit'];
    const fields = [...root.querySelectorAll('input, textarea, [contenteditable]')].filter((it) => !kinds.includes(it.type));
    const off = { spellcheck: 'false', autocorrect: 'off', writingsuggestions: 'false', autocomplete: 'off',
      'data-gramm': 'false', 'data-enable-grammarly': 'false' };
    const open = fields.filter((it) => Object.entries(off).some(([name, value]) => it.getAttribute(name) !== value));
    return [fields.length, open.map((it) => it.outerHTML)];";

/// Checks all fields that are shown, and returns how many there are.
async fn closed_to_helpers(page: &Page, screen: &str) -> u64 {
    let found = page.shadow_script(OPEN_TO_HELPERS).await;
    assert_eq!(found[1], json!([]), "{screen}");
    let fields = found[0].as_u64().expect("a number");
    assert!(fields > 0, "{screen} has fields");
    fields
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn no_helper_with_spelling_or_writing_is_given_what_is_typed() {
    browse(|page| async move {
        let person = Person::at(page, Hand::Mouse, "cleveland-2021").await;
        let page = &person.page;
        closed_to_helpers(page, "the start, with its search").await;
        person.open(2).await;
        person.go_on().await;
        person.choose("police-officer").await;
        page.in_checker(".govuk-date-input input").await;
        assert_eq!(closed_to_helpers(page, "a date").await, 3);
        person.answer(&CAMPAIGN).await;
        person.press_named("Write the register entry").await;
        closed_to_helpers(page, "the entry").await;

        page.open_register().await;
        page.press_button("Paste the text of an email").await;
        closed_to_helpers(page, "a mail to paste").await;
        page.drop_files(&[eml("one.eml", &entry(1, &[]))]).await;
        page.sees("Showing 1 of 1 contacts").await;
        page.press_button("2 April 2021").await;
        page.press_button("Change").await;
        page.in_checker("#checker-requires-publishing").await;
        closed_to_helpers(page, "a contact").await;

        page.open(&url("workbench.html")).await;
        page.in_checker("#bench-paste").await;
        closed_to_helpers(page, "the workbench's start").await;
    })
    .await;
}
