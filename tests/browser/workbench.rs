//! The workbench: a policy is looked at, broken, put right, tried, drawn, listed and compared, by keyboard too.

use std::time::{Duration, Instant};

use fantoccini::{Locator, elements::Element, key::Key};
use serde_json::{Value, json};

use crate::driver::browse;
use crate::page::Page;
use crate::site::url;

const PATIENCE: Duration = Duration::from_secs(15);

/// Catches what would be downloaded, by the name of the file.
pub(crate) const CATCH_DOWNLOADS: &str = "window.caught = {}; let blob;
    URL.createObjectURL = (given) => { blob = given; return 'blob:caught'; };
    HTMLAnchorElement.prototype.click = function () {
      const name = this.download; blob.text().then((text) => { window.caught[name] = text; });
    };";

/// Waits for an element inside the workbench whose text holds these words.
pub(crate) async fn with_text(page: &Page, css: &str, words: &str) -> Element {
    let started = Instant::now();
    loop {
        let mut last = Vec::new();
        if let Ok(host) = page.client().find(Locator::Css("policy-workbench")).await
            && let Ok(root) = host.shadow_root().await
        {
            for element in root.find_all(Locator::Css(css)).await.unwrap_or_default() {
                let text = element.text().await.unwrap_or_default();
                if text.contains(words) {
                    return element;
                }
                last.push(text);
            }
        }
        assert!(started.elapsed() < PATIENCE, "no `{css}` with “{words}”, only {last:?}");
        tokio::time::sleep(Duration::from_millis(50)).await;
    }
}

/// Returns the texts of all elements of a kind inside the workbench.
pub(crate) async fn text_of(page: &Page, css: &str) -> Vec<String> {
    let script = format!("return [...root.querySelectorAll({})].map((it) => it.textContent.trim())", Value::from(css));
    serde_json::from_value(page.shadow_script(&script).await).expect("texts")
}

pub(crate) async fn click(page: &Page, css: &str, words: &str) {
    with_text(page, css, words).await.click().await.unwrap_or_else(|error| panic!("cannot click {words}: {error}"));
}

/// Waits until a script inside the workbench returns true.
pub(crate) async fn until(page: &Page, what: &str, script: &str) {
    let started = Instant::now();
    while page.shadow_script(script).await != true {
        assert!(started.elapsed() < PATIENCE, "never: {what}");
        tokio::time::sleep(Duration::from_millis(50)).await;
    }
}

/// Opens the workbench. What it has asked the server for by then is all that it may ask for.
pub(crate) async fn load(page: &Page, width: u32) {
    page.resize(width, 900).await;
    page.open(&url("workbench.html")).await;
    with_text(page, ".checker-link-button", "Cleveland").await;
    let asked = page.requests().await;
    assert_eq!(asked.iter().filter(|url| url.contains("/policies/")).count(), 5, "{asked:?}");
}

/// Opens the workbench with a policy of the site in it.
pub(crate) async fn open(page: &Page, width: u32) {
    load(page, width).await;
    click(page, ".checker-link-button", "Cleveland").await;
    with_text(page, ".bench-counts", "No errors and no warnings.").await;
}

/// Chooses what is elected, for a new policy.
pub(crate) async fn choose_kind(page: &Page, id: &str) {
    let script = format!(
        "const kind = root.querySelector('#bench-new-kind'); kind.value = '{id}';
         kind.dispatchEvent(new Event('change', {{ bubbles: true, composed: true }}));"
    );
    page.shadow_script(&script).await;
}

fn quoted(text: &str) -> String {
    Value::from(text).to_string()
}

/// Replaces words in the text, as typing would.
pub(crate) async fn replace(page: &Page, old: &str, new: &str) {
    let script = "const area = root.querySelector('#bench-text'); area.value = area.value.replace(OLD, NEW);
        area.dispatchEvent(new InputEvent('input', { bubbles: true, composed: true }));";
    page.shadow_script(&script.replace("OLD", &quoted(old)).replace("NEW", &quoted(new))).await;
}

/// Nothing goes anywhere. A worker that was ended, as by a key pressed while it was at work, asks for its own scripts again.
pub(crate) async fn nothing_goes_anywhere(page: &Page) {
    let own = ["/workbench-worker.js", "/beside-worker.js", "/workbench.js"];
    let mut asked = page.requests().await;
    asked.retain(|url| !own.iter().any(|script| url.ends_with(script)));
    assert_eq!(asked, [""; 0], "nothing goes anywhere");
}

/// Answers two questions of “Try it”, and keeps the result as a case.
pub(crate) async fn keep_a_case(page: &Page) {
    click(page, ".bench-try button", "Taking part in politics").await;
    with_text(page, ".bench-try", "What is your role?").await;
    for answer in ["Police officer", "Be a member of a party"] {
        let script = format!(
            "const label = [...root.querySelectorAll('.bench-try .govuk-radios__label')].find((it) => it.textContent.includes('{answer}'));
             label?.click(); root.querySelector('.bench-try form button')?.click(); return true"
        );
        page.shadow_script(&script).await;
    }
    until(page, "a result shows", "return Boolean(root.querySelector('.bench-keep'))").await;
    click(page, "summary", "Keep this as a case").await;
    click(page, ".bench-keep button", "Keep this as a case").await;
}

/// Drops a file on an element inside the workbench.
pub(crate) async fn drop_on(page: &Page, css: &str, name: &str, text: &str) {
    let script = format!(
        "const dataTransfer = new DataTransfer();
         dataTransfer.items.add(new File([{}], {}, {{ type: 'application/json' }}));
         const drop = new DragEvent('drop', {{ bubbles: true, composed: true, cancelable: true, dataTransfer }});
         root.querySelector({}).dispatchEvent(drop); return drop.defaultPrevented;",
        quoted(text),
        quoted(name),
        quoted(css)
    );
    assert_eq!(page.shadow_script(&script).await, true, "the browser does not open the file by itself");
}

/// Notes what is asked of the person, and answers it.
async fn answer_questions(page: &Page, yes: bool) {
    page.script(&format!(
        "window.asked = []; window.confirm = (words) => {{ window.asked.push(words); return {yes}; }};"
    ))
    .await;
}

/// Downloads by a button, and returns what is in the file.
pub(crate) async fn downloaded(page: &Page, button: &str, file: &str) -> String {
    // The findings have downloads of their own, and come before the result.
    let part = if file.contains("-findings") || file.ends_with(".sarif") { ".bench-pane" } else { ".bench-panel" };
    click(page, &format!("{part} button"), button).await;
    until(page, file, &format!("return {} in window.caught", quoted(file))).await;
    let text = page.script(&format!("return window.caught[{}]", quoted(file))).await;
    text.as_str().expect("a text").to_owned()
}

async fn is_clean(page: &Page, where_: &str) {
    assert_eq!(page.axe().await, [""; 0], "{where_}");
    // Less than nothing is a scroll bar that has just gone.
    assert!(page.sideways_overflow().await.as_i64() <= Some(0), "{where_}: nothing scrolls sideways");
    assert_eq!(page.console_errors().await, [""; 0], "{where_}");
}

/// Looks at what now shows, and leaves the window as it was.
pub(crate) async fn look(page: &Page, name: &str) {
    is_clean(page, name).await;
    let below = "const foot = document.querySelector('footer').getBoundingClientRect().bottom + scrollY;
        return Math.round(document.documentElement.scrollHeight - Math.max(foot, innerHeight))";
    // Heights are rounded.
    let below = page.script(below).await.as_i64();
    assert!(below <= Some(1), "{name}: {below:?} pixels below all that stands on the page");
    let width = page.script("return innerWidth").await.as_u64().and_then(|width| u32::try_from(width).ok());
    page.screenshot(&format!("workbench-{name}")).await;
    page.resize(width.expect("a width"), 900).await;
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_slip_is_found_shown_and_put_right() {
    browse(|page| async move {
        load(&page, 1280).await;
        look(&page, "start").await;
        click(&page, ".checker-link-button", "Cleveland").await;
        with_text(&page, ".bench-counts", "No errors and no warnings.").await;
        assert_eq!(page.shadow_script("return root.activeElement?.hasAttribute('data-form-heading')").await, true);
        replace(&page, "\"police-officer\": \"", "\"police-offcer\": \"").await;
        with_text(&page, ".bench-finding", "did you mean police-officer?").await;
        with_text(&page, ".bench-behind", "The text has errors").await;
        with_text(&page, ".bench-bar__file", "Unsaved changes").await;
        let leaving = "const leave = new Event('beforeunload', { cancelable: true }); dispatchEvent(leave);
            return leave.defaultPrevented";
        assert_eq!(page.script(leaving).await, true, "nobody leaves unsaved work by a slip");
        look(&page, "findings").await;

        page.script(CATCH_DOWNLOADS).await;
        let found: Value = serde_json::from_str(&downloaded(&page, "Download as JSON", "cleveland-2021-findings.json").await).unwrap();
        assert!(found.as_array().unwrap().iter().any(|one| one["code"] == "unknown-choice"), "{found}");
        let sarif: Value = serde_json::from_str(&downloaded(&page, "Download as SARIF", "cleveland-2021.sarif").await).unwrap();
        assert_eq!(sarif["runs"][0]["results"].as_array().map(Vec::len), found.as_array().map(Vec::len));

        click(&page, ".bench-finding:nth-child(2) .checker-link-button", "Line").await;
        let script = "const area = root.querySelector('#bench-text');
            return [root.activeElement === area, area.value.slice(area.selectionStart, area.selectionEnd), area.scrollTop > 0]";
        assert_eq!(page.shadow_script(script).await, json!([true, "\"police-offcer\"", true]));
        replace(&page, "\"police-offcer\": \"", "\"police-officer\": \"").await;
        with_text(&page, ".bench-counts", "No errors and no warnings.").await;

        // A file that is dropped into the text takes its place, and is no text to be typed in.
        drop_on(&page, "#bench-text", "mine.json", "{ \"format\": 1 }").await;
        with_text(&page, ".bench-bar__file", "mine.json").await;
        with_text(&page, ".bench-finding", "force is missing").await;
        assert_eq!(page.script(leaving).await, false, "nothing has been changed");
        click(&page, ".bench-bar button", "Close").await;
        click(&page, ".bench-start button", "Use this text").await;
        with_text(&page, "[role=alert]", "Paste the text of a policy first.").await;
        page.type_into("#bench-paste", "{ nothing").await;
        click(&page, ".bench-start button", "Use this text").await;
        with_text(&page, ".bench-finding", "key must be a string").await;
        nothing_goes_anywhere(&page).await;
        let kept = "return [localStorage.length, sessionStorage.length, document.cookie, location.search + location.hash]";
        assert_eq!(page.script(kept).await, json!([0, 0, "", ""]), "nothing is kept");
    })
    .await;
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn another_policy_asks_first_and_is_not_mixed_with_the_one_before() {
    browse(|page| async move {
        open(&page, 1280).await;
        let other = "{ \"format\": 2, \"id\": \"another\" }";
        click(&page, "[role=tab]", "Protocol").await;
        page.type_into("[id='at:protocol_text']", "1. One rule for all.").await;
        click(&page, "button", "Cut it into paragraphs").await;
        with_text(&page, ".bench-paragraph", "One rule for all.").await;
        click(&page, ".bench-pane--result [role=tab]", "Cases").await;
        replace(&page, "\"version\": \"", "\"version\": \"mine-").await;
        with_text(&page, ".bench-bar__file", "Unsaved changes: the policy").await;
        answer_questions(&page, false).await;
        drop_on(&page, ".bench", "other.json", other).await;
        until(&page, "it is asked", "return window.asked.length === 1").await;
        assert_eq!(
            page.script("return window.asked").await,
            json!(["Not saved yet: the policy. Go on without saving?"])
        );
        with_text(&page, ".bench-bar__file", "cleveland-2021.json").await;
        answer_questions(&page, true).await;
        drop_on(&page, ".bench", "other.json", other).await;
        with_text(&page, ".bench-bar__file", "other.json").await;
        click(&page, "[role=tab]", "Protocol").await;
        with_text(&page, ".bench-pane--write .govuk-label", "Or paste the protocol’s own text").await;
    })
    .await;
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_file_that_is_too_large_is_refused_before_it_is_read() {
    browse(|page| async move {
        open(&page, 1280).await;
        page.script(
            "window.read = 0; const text = Blob.prototype.text;
            Blob.prototype.text = function () { window.read++; return text.call(this); };",
        )
        .await;
        drop_on(&page, ".bench", "scan.json", &"x".repeat(2_000_001)).await;
        with_text(&page, "[role=alert]", "scan.json was not opened. It has 2.1 MB").await;
        assert_eq!(page.script("return window.read").await, 0, "nothing of it is read");
        with_text(&page, ".bench-bar__file", "cleveland-2021.json").await;
        look(&page, "too-large").await;
        drop_on(&page, ".bench", "small.json", "{}").await;
        with_text(&page, ".bench-bar__file", "small.json").await;
        assert_eq!(page.script("return window.read").await, 1);
    })
    .await;
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn every_result_shows_is_accessible_and_can_be_saved() {
    browse(|page| async move {
        open(&page, 1280).await;
        page.script(CATCH_DOWNLOADS).await;
        with_text(&page, ".bench-try", "What is it about?").await;
        look(&page, "try").await;
        click(&page, ".bench-panel summary", "Try it on another day").await;
        for (part, typed) in [("day", "15"), ("month", "4"), ("year", "2021")] {
            page.type_into(&format!("#bench-today-{part}"), typed).await;
        }
        click(&page, ".bench-panel button", "Use this day").await;
        with_text(&page, ".bench-try__day", "15 April 2021").await;
        until(&page, "the election is not over yet", "return !root.querySelector('.bench-try .checker-over')").await;
        look(&page, "try-another-day").await;

        click(&page, "[role=tab]", "Diagram").await;
        let drawn =
            "const image = root.querySelector('.bench-picture img'); return Boolean(image?.complete && image.naturalWidth > 100)";
        until(&page, "the diagram shows", drawn).await;
        look(&page, "diagram").await;
        let svg = downloaded(&page, "Download as SVG", "cleveland-2021-social-media.svg").await;
        assert!(svg.starts_with("<svg") && svg.contains("Should be avoided"), "{svg:.200}");
        let mermaid = downloaded(&page, "Download as Mermaid", "cleveland-2021-social-media.mmd").await;
        assert!(mermaid.contains("\nflowchart LR\n"), "{mermaid:.200}");

        click(&page, "[role=tab]", "Schedule").await;
        with_text(&page, ".bench-table__outcome", "Paragraphs").await;
        look(&page, "schedule").await;
        let html = downloaded(&page, "Download to print", "cleveland-2021-schedule.html").await;
        assert!(html.contains("Sign-off"), "{html:.200}");
        let csv = downloaded(&page, "Download as CSV", "cleveland-2021-schedule.csv").await;
        assert!(csv.contains("\"Who decides\""), "{csv:.200}");

        click(&page, "[role=tab]", "Changes").await;
        click(&page, ".bench-panel summary", "Or one of this site").await;
        click(&page, ".bench-panel .checker-link-button", "Cleveland").await;
        with_text(&page, ".bench-panel", "No situation has another result.").await;
        replace(&page, "\"verdict\": \"avoid\"", "\"verdict\": \"not-allowed\"").await;
        replace(&page, "\"title\": \"", "\"title\": \"The ").await;
        with_text(&page, ".bench-change", "For example").await;
        click(&page, ".bench-panel summary", "Only the words differ").await;
        with_text(&page, ".bench-change", "protocol › title").await;
        look(&page, "diff").await;
        let text = downloaded(&page, "Download as text", "cleveland-2021-diff.txt").await;
        assert!(text.contains("another result in 20 of 118 situations") && text.contains("for example"), "{text:.200}");
        let diff: Value = serde_json::from_str(&downloaded(&page, "Download as JSON", "cleveland-2021-diff.json").await).unwrap();
        assert!(diff["flows"].is_array(), "{diff}");

        click(&page, "[role=tab]", "Compare").await;
        with_text(&page, ".bench-table caption", "combinations").await;
        look(&page, "compare").await;
        click(&page, ".bench-bar button", "One part at a time").await;
        with_text(&page, ".bench > .bench-tabs", "Findings").await;
        click(&page, ".bench > .bench-tabs button", "Result").await;
        look(&page, "compare-alone").await;
        let compared = downloaded(&page, "Download as JSON", "cleveland-2021-social-media-compared.json").await;
        let compared: Value = serde_json::from_str(&compared).unwrap();
        assert_eq!(compared["policies"].as_array().map(Vec::len), Some(5));
        nothing_goes_anywhere(&page).await;
    })
    .await;
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_narrow_screen_has_tabs_and_the_keyboard_is_enough() {
    browse(|page| async move {
        load(&page, 320).await;
        look(&page, "320-start").await;
        page.shadow_script("root.querySelector('.checker-link-button').focus()").await;
        page.press(&[Key::Enter]).await;
        with_text(&page, ".bench-counts", "No errors and no warnings.").await;
        look(&page, "320-text").await;
        replace(&page, "\"police-officer\": \"", "\"police-offcer\": \"").await;
        with_text(&page, ".bench-counts", "Errors: 2.").await;
        page.shadow_script("root.querySelector('.bench > .bench-tabs [aria-selected=true]').focus()").await;
        page.press(&[Key::Right]).await;
        with_text(&page, ".bench-pane:not([hidden])", "did you mean").await;
        let focused = "return [root.activeElement.textContent, root.activeElement.getAttribute('aria-selected')]";
        assert_eq!(page.shadow_script(focused).await, json!(["Findings", "true"]));
        look(&page, "320-findings").await;
        page.press(&[Key::Tab, Key::Enter]).await;
        // All branches together have no field of their own.
        let field = "return root.activeElement?.textContent === 'Question: Role (who)'";
        until(&page, "the field is shown", field).await;
        look(&page, "320-field").await;
        page.shadow_script("root.querySelector('.bench > .bench-tabs [aria-selected=true]').focus()").await;
        page.press(&[Key::Right]).await;
        with_text(&page, ".bench-pane:not([hidden])", "did you mean").await;
        page.press(&[Key::Tab, Key::Tab, Key::Enter]).await;
        until(&page, "the place is shown", "return root.activeElement?.id === 'bench-text'").await;
        replace(&page, "\"police-offcer\": \"", "\"police-officer\": \"").await;
        with_text(&page, ".bench-counts", "No errors and no warnings.").await;
        page.shadow_script("root.querySelector('.bench > .bench-tabs [aria-selected=true]').focus()").await;
        page.press(&[Key::End]).await;
        with_text(&page, ".bench-pane:not([hidden])", "What is it about?").await;
        look(&page, "320-try").await;
        page.press(&[Key::Tab]).await;
        for (name, words) in [
            ("cases", "Open a file of cases"),
            ("comments", "Open a file of comments"),
            ("diagram", "Download as SVG"),
            ("schedule", "Ways through"),
            ("diff", "Open the policy before"),
            ("compare", "combinations"),
        ] {
            page.press(&[Key::Right]).await;
            with_text(&page, ".bench-panel", words).await;
            look(&page, &format!("320-{name}")).await;
        }
    })
    .await;
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_policy_is_begun_from_nothing() {
    browse(|page| async move {
        load(&page, 320).await;
        click(&page, "summary", "Start a new policy").await;
        click(&page, ".bench-start button", "Start with these").await;
        with_text(&page, ".govuk-error-message", "Choose what is elected").await;
        with_text(&page, ".govuk-error-message", "Enter the name of the force").await;
        assert!(page.focus_is("#bench-new-kind").await, "the focus is on the first field that is wrong");
        look(&page, "320-new").await;
        choose_kind(&page, "commissioner").await;
        page.type_into("#bench-new-force", "Anyshire Police").await;
        for (field, typed) in
            [("poll-day", "4"), ("poll-month", "5"), ("poll-year", "2035"), ("email", "spoc@anyshire.example")]
        {
            page.type_into(&format!("#bench-new-{field}"), typed).await;
        }
        click(&page, ".bench-start button", "Start with these").await;
        with_text(&page, ".govuk-error-message", "The bank holidays of that year are not known").await;
        page.shadow_script("const year = root.querySelector('#bench-new-poll-year'); year.focus(); year.select()")
            .await;
        page.press(&[Key::Backspace]).await;
        page.type_keys("2028").await;
        click(&page, ".bench-start button", "Start with these").await;
        with_text(&page, ".bench-bar__file", "anyshire-2028.json Unsaved changes").await;
        with_text(&page, ".bench-counts", "Errors: 0. Warnings: ").await;
        nothing_goes_anywhere(&page).await;
    })
    .await;
}
