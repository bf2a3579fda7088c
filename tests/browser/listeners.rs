//! What scripts of the page hear of what somebody does in the checker: that it was pressed, and nothing of what.

use serde_json::{Value, json};

use crate::driver::browse;
use crate::journey;
use crate::page::Page;
use crate::person::{CAMPAIGN, Hand, Person};
use crate::site::Variant;

in_both_engines!(listeners_hear_of_the_element_and_of_nothing_in_it);

/// Listens as analytics, heat maps and session replay do: on the window, for all that bubbles, with all that an event tells.
const LISTEN: &str = "window.heard = [];
    const named = (of) => Object.getOwnPropertyNames(of).filter((name) => name.startsWith('on')).map((name) => name.slice(2));
    const events = [HTMLElement.prototype, Document.prototype, window].flatMap(named);
    const own = ['beforeinput', 'compositionstart', 'compositionupdate', 'compositionend', 'focusin', 'focusout',
      'touchstart', 'touchmove', 'touchend', 'touchcancel', 'keypress', 'input', 'change', 'click', 'keydown', 'keyup'];
    const host = document.querySelector('pre-election-checker');
    for (const type of new Set([...events, ...own])) {
      window.addEventListener(type, (event) => {
        const inside = event.composedPath?.().filter((it) => it instanceof Node && it.getRootNode() === host.shadowRoot) ?? [];
        window.heard.push({
          type, inside: inside.length, target: event.target?.localName, key: event.key ?? null,
          data: event.data ?? null, at: event.clientX ?? 0,
        });
      });
    }
    return events.length;";

async fn heard(page: &Page) -> Vec<Value> {
    let heard = page.script("return window.heard.splice(0)").await;
    heard.as_array().expect("a list").clone()
}

async fn listeners_hear_of_the_element_and_of_nothing_in_it(page: Page) {
    let person = Person::at(page, Hand::Keyboard, "cleveland-2021").await;
    let page = &person.page;
    assert!(page.script(LISTEN).await.as_u64() > Some(60), "what there is to listen to");
    person.open(2).await;
    person.go_on().await;
    person.answer(&CAMPAIGN).await;
    let by_keys = heard(page).await;
    // A way back, and the last answer again with the mouse.
    page.click(".checker-back").await;
    page.click("input[value=campaign]").await;
    page.click("button[type=submit]").await;
    page.in_checker(".checker-verdict--not-allowed").await;
    let by_mouse = heard(page).await;
    // As an input method does it, letter by letter.
    page.shadow_script(
        "for (const type of ['compositionupdate', 'compositionend', 'pointermove', 'touchmove', 'wheel', 'dragstart'])
           root.querySelector('button').dispatchEvent(new CompositionEvent(type, { bubbles: true, composed: true, data: 'Jo' }))",
    )
    .await;
    let typed = heard(page).await;

    for event in by_keys.iter().chain(&by_mouse).chain(&typed) {
        assert_eq!((&event["inside"], &event["data"], &event["at"]), (&json!(0), &Value::Null, &json!(0)), "{event}");
        let is_ours = event["target"] == "pre-election-checker";
        assert!(!is_ours || event["key"].is_null() || event["key"] == "Tab", "{event}");
    }
    let has = |events: &[Value], kind: &str| {
        events.iter().any(|event| event["type"] == kind && event["target"] == "pre-election-checker")
    };
    assert!(has(&by_mouse, "click"), "the page is told of a press, to close its menus: {by_mouse:?}");
    assert!(has(&by_keys, "keydown"), "the tabulator is the page's too: {by_keys:?}");

    // A page that keeps Escape to itself is obeyed.
    page.script("addEventListener('keydown', (event) => event.key === 'Escape' && event.preventDefault())").await;
    let kept = page.shadow_script(
        "const event = new KeyboardEvent('keydown', { key: 'Escape', bubbles: true, composed: true, cancelable: true });
         root.querySelector('button').dispatchEvent(event);
         return event.defaultPrevented;",
    );
    assert_eq!(kept.await, true);
}

/// Some old libraries put functions into every object there is, and options of listeners look for their names there.
#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_page_that_puts_things_into_every_object_neither_breaks_the_checker_nor_hears_more() {
    browse(|page| async move {
        let meddle = "Object.prototype.once = function () { return this; };";
        let host = "<!DOCTYPE html><html lang=\"en\"><head><title>Host</title><link rel=\"icon\" href=\"data:,\">\
             <script src=\"meddle.js\"></script><script type=\"module\" src=\"define.js\"></script></head><body><main><h1>Host</h1>\
             <pre-election-checker policy=\"cleveland-2021\"></pre-election-checker></main></body></html>";
        let site = Variant::new(&[("meddle.js", meddle), ("host.html", host)]);
        page.open(&site.url("host.html")).await;
        page.in_checker(".checker-rows button").await;
        page.script(LISTEN).await;
        journey::open_photographs(&page).await;
        journey::to_the_outcome(&page).await;
        for event in heard(&page).await {
            assert!(event["inside"].is_null() || event["inside"] == 0, "{event}");
            assert!(event["type"] != "input" && event["type"] != "pointermove", "{event}");
        }
    })
    .await;
}
