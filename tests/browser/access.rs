//! Whether everybody can use it: every kind of page in every way that it can be embedded, by keyboard, by ear, enlarged,
//! with a person's own colours and spacing, and on paper.

use fantoccini::key::Key;
use serde_json::{Value, json};

use crate::driver::browse;
use crate::frame::single_file;
use crate::journey;
use crate::page::Page;
use crate::site::{Variant, url};

in_both_engines!(axe_finds_nothing_on_any_page_in_any_shape);

/// Controls that are smaller than 24 by 24 pixels, links inside a sentence apart (WCAG 2.2, 2.5.8).
const SMALL: &str = "const root = document.querySelector('pre-election-checker').shadowRoot;
    return [...root.querySelectorAll('a, button, input, textarea, summary, select')]
      .filter((one) => !one.closest('p') && one.checkVisibility())
      .map((one) => [one, (one.type === 'radio' ? one.parentElement : one).getBoundingClientRect()])
      .filter(([, box]) => box.width < 23.9 || box.height < 23.9)
      .map(([one, box]) => `${one.localName} ${one.className} ${one.textContent.slice(0, 30)}: ${box.width} x ${box.height}`)";

/// What is cut off or stands outside the box.
const LOST: &str = "const root = document.querySelector('pre-election-checker').shadowRoot;
    const box = root.querySelector('.checker').getBoundingClientRect();
    return [...root.querySelectorAll('.checker *')].filter((one) => one.checkVisibility() && !one.closest('.govuk-visually-hidden, option'))
      .filter((one) => { const own = one.getBoundingClientRect(); const style = getComputedStyle(one);
        return own.width > 1 && (own.right > box.right + 1 || own.left < box.left - 1
          || (style.overflow === 'hidden' && (one.scrollHeight > one.clientHeight + 1 || one.scrollWidth > one.clientWidth + 1))); })
      .filter((one) => !/radios__input/.test(one.className))
      .map((one) => `${one.localName} ${one.className} ${one.textContent.slice(0, 30)}`)";

/// Looks at a page in each way in which it must hold, whatever it is embedded in.
async fn look(page: &Page, what: &str, shape: &str) {
    let skip_link =
        |line: &String| shape == "single" && line.starts_with("region:") && line.ends_with(".govuk-skip-link");
    let found: Vec<String> = page.axe().await.into_iter().filter(|line| !skip_link(line)).collect();
    assert!(found.is_empty(), "{shape}, {what}: {found:#?}");
    assert_eq!(page.script(SMALL).await, json!([]), "{shape}, {what}");
}

async fn every_page(page: &Page, shape: &str) {
    page.in_checker(".checker-rows").await;
    look(page, "start", shape).await;
    journey::open_photographs(page).await;
    page.in_checker("input[value=police-officer]").await;
    look(page, "question", shape).await;
    page.click("button[type=submit]").await;
    page.in_checker(".govuk-error-summary").await;
    look(page, "error", shape).await;
    journey::to_the_date(page).await;
    look(page, "date", shape).await;
    journey::type_date(page, ["6", "4", "2021"]).await;
    journey::choose(page, "new-photo").await;
    journey::choose(page, "campaign").await;
    page.in_checker(".checker-verdict--not-allowed").await;
    look(page, "outcome", shape).await;
    journey::to_the_entry(page).await;
    look(page, "entry", shape).await;
    journey::to_the_preview(page).await;
    look(page, "preview", shape).await;
}

async fn axe_finds_nothing_on_any_page_in_any_shape(page: Page) {
    let host = "<!DOCTYPE html><html lang=\"en\"><head><title>Intranet</title><link rel=\"icon\" href=\"data:,\">\
        <script type=\"module\" src=\"define.js\"></script></head><body><main><h1>Intranet</h1>\
        <pre-election-checker policy=\"cleveland-2021\"></pre-election-checker></main></body></html>";
    let variant = Variant::new(&[("host.html", host)]);
    let alone = url::Url::from_file_path(single_file()).unwrap();
    for (shape, address) in [
        ("page", url("cleveland-2021.html")),
        ("shadow", variant.url("host.html")),
        ("iframe", url("embed.html?policy=cleveland-2021")),
        ("single", alone.to_string()),
    ] {
        page.open(&address).await;
        every_page(&page, shape).await;
    }
    let plain_pages = ["index.html", "accessibility.html", "help.html", "privacy.html", "404.html"];
    for plain in plain_pages {
        page.open(&url(plain)).await;
        assert_eq!(page.axe().await, [""; 0], "{plain}");
    }
    eprintln!("axe: 4 shapes of 7 kinds of pages and {} plain pages, no violations", plain_pages.len());
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn nothing_is_lost_enlarged_or_spaced_out() {
    browse(|page| async move {
        // 1280 pixels at 400 % are 320.
        page.resize(320, 640).await;
        page.open(&url("cleveland-2021.html")).await;
        page.in_checker(".checker-rows").await;
        // WCAG 2.2, 1.4.12.
        let spacing = "const sheet = new CSSStyleSheet();
            sheet.replaceSync('* { line-height: 1.5 !important; letter-spacing: .12em !important; word-spacing: .16em !important } p { margin-bottom: 2em !important }');
            const root = document.querySelector('pre-election-checker').shadowRoot;
            root.adoptedStyleSheets = arguments[0] ? [sheet] : [];";
        for spaced in [false, true] {
            page.client().execute(spacing, vec![json!(spaced)]).await.unwrap();
            journey::open_photographs(&page).await;
            page.click("button[type=submit]").await;
            page.in_checker(".govuk-error-summary").await;
            fits(&page, "error", spaced).await;
            journey::to_the_date(&page).await;
            fits(&page, "date", spaced).await;
            journey::type_date(&page, ["6", "4", "2021"]).await;
            journey::choose(&page, "new-photo").await;
            journey::choose(&page, "campaign").await;
            page.in_checker(".checker-verdict--not-allowed").await;
            fits(&page, "outcome", spaced).await;
            journey::to_the_entry(&page).await;
            fits(&page, "entry", spaced).await;
            journey::to_the_preview(&page).await;
            fits(&page, "preview", spaced).await;
            page.screenshot(if spaced { "spaced-320" } else { "preview-320" }).await;
            page.resize(320, 640).await;
            page.open(&url("cleveland-2021.html")).await;
            page.in_checker(".checker-rows").await;
        }
    })
    .await;
}

async fn fits(page: &Page, what: &str, spaced: bool) {
    assert_eq!(page.sideways_overflow().await, 0, "{what}, spaced: {spaced}");
    assert_eq!(page.script(LOST).await, json!([]), "{what}, spaced: {spaced}");
}

/// Presses Tab until something with this text, or this value, has the focus. Returns what was passed.
async fn tab_to(page: &Page, wanted: &str) -> Vec<String> {
    let mut passed = Vec::new();
    for _ in 0..40 {
        let focused = page.focused().await;
        let name = focused["text"]
            .as_str()
            .filter(|text| !text.is_empty())
            .or(focused["value"].as_str())
            .or(focused["id"].as_str());
        let name = name.unwrap_or_default().to_owned();
        let found = name.starts_with(wanted) || focused["id"] == wanted;
        passed.push(name);
        if found {
            return passed;
        }
        page.press(&[Key::Tab]).await;
    }
    panic!("Tab does not lead to `{wanted}`: {passed:?}");
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn the_keyboard_alone_leads_to_an_outcome() {
    browse(|page| async move {
        page.open(&url("cleveland-2021.html")).await;
        page.in_checker(".checker-rows").await;
        let flow = page.in_checker(".checker-rows__row:nth-child(2) button").await.text().await.unwrap();
        let order = tab_to(&page, &flow).await;
        assert!(order.iter().any(|name| name == "Skip to main content"), "{order:?}");
        page.press(&[Key::Enter]).await;
        page.in_checker("input[value=police-officer]").await;
        // The focus is on the new page's heading, so that it is read out.
        wait_for_focus(&page, "h1").await;
        tab_to(&page, "checker-role").await;
        page.press(&[Key::Space]).await;
        page.press(&[Key::Enter]).await;
        page.in_checker(".govuk-date-input").await;
        wait_for_focus(&page, "h1").await;
        for text in ["6", "4", "2021"] {
            page.press(&[Key::Tab]).await;
            wait_for_focus(&page, "input").await;
            type_keys(&page, text).await;
        }
        page.press(&[Key::Enter]).await;
        for value in ["new-photo", "campaign"] {
            page.in_checker(&format!("input[value={value}]")).await;
            wait_for_focus(&page, "h1").await;
            page.press(&[Key::Tab]).await;
            wait_for_focus(&page, "input").await;
            page.press(&[Key::Space]).await;
            for _ in 0..4 {
                if page.focused().await["value"] == value {
                    break;
                }
                page.press(&[Key::Down]).await;
            }
            assert_eq!(page.focused().await["value"], value, "the arrow keys go through the radios");
            page.press(&[Key::Enter]).await;
        }
        page.in_checker(".checker-verdict--not-allowed").await;
        wait_for_focus(&page, "h1").await;
        assert_eq!(page.console_errors().await, [""; 0]);
    })
    .await;
}

/// Types wherever the focus is.
async fn type_keys(page: &Page, text: &str) {
    page.client().active_element().await.unwrap().send_keys(text).await.unwrap();
}

async fn wait_for_focus(page: &Page, tag: &str) {
    for _ in 0..60 {
        if page.focused().await["tag"] == tag {
            return;
        }
        tokio::time::sleep(std::time::Duration::from_millis(50)).await;
    }
    panic!("the focus is not on `{tag}` but on {}", page.focused().await);
}

fn named<'t>(tree: &'t [Value], role: &str) -> Vec<&'t str> {
    let with_role = tree.iter().filter(|node| node["role"]["value"] == role);
    with_role.filter_map(|node| node["name"]["value"].as_str()).collect()
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_screen_reader_hears_names_roles_and_errors() {
    browse(|page| async move {
        page.open(&url("cleveland-2021.html")).await;
        page.in_checker(".checker-rows").await;
        journey::open_photographs(&page).await;
        page.in_checker("input[value=police-officer]").await;
        let tree = page.accessibility_tree().await;
        let question = page.in_checker("h1").await.text().await.unwrap();
        assert!(named(&tree, "group").iter().any(|name| name.contains(&question)), "the radios are a group named by the question");
        assert!(named(&tree, "radio").contains(&"Police officer"), "{:?}", named(&tree, "radio"));
        assert!(named(&tree, "radio").iter().all(|name| !name.is_empty()));
        assert_eq!(named(&tree, "button").iter().filter(|name| name.is_empty()).count(), 0);
        page.click("button[type=submit]").await;
        page.in_checker(".govuk-error-summary").await;
        let tree = page.accessibility_tree().await;
        assert_eq!(named(&tree, "alert").len(), 1, "what is wrong is announced");
        assert!(page.client().title().await.unwrap().starts_with("Error: "));
        journey::to_the_date(&page).await;
        let tree = page.accessibility_tree().await;
        assert!(["Day", "Month", "Year"].iter().all(|name| named(&tree, "textbox").contains(name)), "{:?}", named(&tree, "textbox"));
        journey::type_date(&page, ["6", "4", "2021"]).await;
        journey::choose(&page, "new-photo").await;
        journey::choose(&page, "campaign").await;
        page.in_checker(".checker-verdict--not-allowed").await;
        let tree = page.accessibility_tree().await;
        let heading = tree.iter().find(|node| node["role"]["value"] == "heading");
        let heading = heading.expect("a heading");
        assert!(heading["description"]["value"].as_str().is_some_and(|text| text.contains("must not")), "the verdict is heard with the headline: {heading}");
        // Headings lead down one level at a time.
        let levels = "const all = [...document.querySelector('pre-election-checker').shadowRoot.querySelectorAll('h1,h2,h3,h4,h5,h6')].map((one) => Number(one.localName[1]));
            return all.filter((level, index) => index > 0 && level > all[index - 1] + 1)";
        assert_eq!(page.script(levels).await, json!([]));
    })
    .await;
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn motion_and_paper() {
    browse(|page| async move {
        page.open(&url("cleveland-2021.html")).await;
        page.in_checker(".checker-rows").await;
        journey::open_photographs(&page).await;
        journey::to_the_outcome(&page).await;
        let moving = "const root = document.querySelector('pre-election-checker').shadowRoot;
            return [...root.querySelectorAll('*')].filter((one) => { const style = getComputedStyle(one);
              return style.animationName !== 'none' || style.transitionDuration.split(', ').some((time) => parseFloat(time) > 0); }).map((one) => one.className)";
        assert_eq!(page.script(moving).await, json!([]), "nothing moves, whether less motion is asked for or not");
        page.devtools("Emulation.setEmulatedMedia", json!({ "media": "print" })).await;
        let shown = "const root = document.querySelector('pre-election-checker').shadowRoot;
            return [...root.querySelectorAll('button, .govuk-button, .govuk-back-link')].filter((one) => one.checkVisibility()).map((one) => one.textContent)";
        assert_eq!(page.script(shown).await, json!([]), "what can only be pressed is not printed");
        let text = page.checker_text().await;
        assert!(text.contains("You must not") && text.contains("6 April 2021"), "{text}");
        page.screenshot("print").await;
    })
    .await;
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn text_is_as_large_as_the_reader_has_set_it() {
    browse(|page| async move {
        let host = Variant::new(&[
            (
                "host.html",
                "<!DOCTYPE html><html lang=\"en\"><head><title>Intranet</title><link rel=\"icon\" href=\"data:,\">\
                 <style>html { font-size: 62.5% }</style><script type=\"module\" src=\"define.js\"></script></head>\
                 <body><h1>Intranet</h1><pre-election-checker policy=\"cleveland-2021\"></pre-election-checker></body></html>",
            ),
        ]);
        for (address, element) in [
            (url("cleveland-2021.html"), "pre-election-checker"),
            (host.url("host.html"), "pre-election-checker"),
            (url("register-cleveland-2021.html"), "contact-register"),
            (url("workbench.html"), "policy-workbench"),
        ] {
            let [usual, usual_heading] = text_sizes(&page, &address, element, 16).await;
            let [large, large_heading] = text_sizes(&page, &address, element, 24).await;
            assert_eq!([usual, large], [19.0, 28.5], "{address}");
            // A window holds less of a larger text: the heading's own size is then that of a narrower one.
            assert!(large_heading > usual_heading, "{address}: {large_heading} after {usual_heading}");
        }
    })
    .await;
}

/// Opens a page as a reader whose own text size this is, and returns the sizes of the element's text and of its heading, in
/// pixels.
async fn text_sizes(page: &Page, address: &str, element: &str, own_size: u8) -> [f64; 2] {
    page.devtools("Page.setFontSizes", json!({ "fontSizes": { "standard": own_size } })).await;
    page.open(address).await;
    let sizes = format!(
        "const root = document.querySelector('{element}').shadowRoot;
         return ['.govuk-body', 'h1, h2'].map((css) => root.querySelector(css)).map((one) => one && parseFloat(getComputedStyle(one).fontSize))",
    );
    for _ in 0..200 {
        let found = page.script(&sizes).await;
        if let (Some(body), Some(heading)) = (found[0].as_f64(), found[1].as_f64()) {
            return [body, heading];
        }
        tokio::time::sleep(std::time::Duration::from_millis(50)).await;
    }
    panic!("{element} shows nothing at {address}");
}
