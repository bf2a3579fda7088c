//! The pages in a made-up language, a third longer than English: nothing on them is English still, and nothing is cut off on a
//! narrow screen. What the checker says of every outcome is looked at natively, in `src/checker/made_up_language.rs`.

use std::collections::BTreeSet;
use std::fs;
use std::path::Path;

use govuk::made_up_language::{translate, translate_catalogue, words_outside_brackets};
use policy::Code;
use serde_json::Value;

use crate::driver::browse;
use crate::ids::{ids, is_id};
use crate::journey;
use crate::page::Page;
use crate::person::{Hand, PHOTOGRAPHS, Person};
use crate::register_support::{eml, entry};
use crate::site::Variant;
use crate::workbench::{click, replace, until, with_text};

const POLICY: &str = "south-yorkshire-2021";

const END: &str = "</policy-workbench>";
const SAMPLE: &str =
    "<a data-policy=\"south-yorkshire-2021.json\" href=\"policies/south-yorkshire-2021.json\">[Sample]</a>";

/// A site whose English is the made-up language, with a page for each element and no first screen: those are English.
fn translated() -> Variant {
    let page = |script: &str, element: &str| {
        format!(
            "<!DOCTYPE html><html lang=\"en\"><title>Made up</title><link rel=\"icon\" href=\"data:,\">\
             <meta name=\"viewport\" content=\"width=device-width\"><style>body {{ margin: 0 }}</style><header></header>\
             <script type=\"module\" src=\"{script}\"></script><{element} policy=\"{POLICY}\" heading-level=\"1\"></{element}>"
        )
    };
    let site = Variant::new(&[
        ("made-up-checker.html", &page("define.js", "pre-election-checker")),
        ("made-up-register.html", &page("define-contact-register.js", "contact-register")),
    ]);
    let assets =
        fs::read_dir(site.folder().join("assets")).expect("the assets").next().expect("one build").expect("a folder");
    let script = format!("assets/{}/define-workbench.js", assets.file_name().display());
    let workbench = page(&script, "policy-workbench").replace(END, &format!("{SAMPLE}{END}"));
    fs::write(site.folder().join("made-up-workbench.html"), workbench).expect("a page");
    let texts = assets.path().join("text");
    // The site's own has only what is not said as the sources have it.
    let sentences = concat!(env!("CARGO_MANIFEST_DIR"), "/www/text/authoring.en.json");
    fs::copy(sentences, texts.join("authoring.en.json")).expect("the sentences");
    for file in fs::read_dir(texts).expect("the texts") {
        let file = file.expect("a file").path();
        let is_vocabulary = file.ends_with("vocabulary.en.json");
        change(&file, if is_vocabulary { translate } else { translate_catalogue });
    }
    change(&site.folder().join("policies").join(POLICY).with_extension("json"), translate);
    site
}

fn change(file: &Path, translate: fn(&mut Value)) {
    let mut json = serde_json::from_slice(&fs::read(file).expect("a file")).expect("JSON");
    translate(&mut json);
    fs::write(file, json.to_string()).expect("a file");
}

/// Looks at the screen: every word comes from a file of texts, and nothing is wider than the screen or cut off.
async fn look(page: &Page, at: &str) {
    look_beside(page, at, &BTreeSet::new(), "*").await;
}

/// Looks at the screen, on which these ids may stand, and of which these elements must show the whole of what they hold.
async fn look_beside(page: &Page, at: &str, ids: &BTreeSet<String>, whole: &str) {
    let shown = page.shadow_script("return root.querySelector('.checker__body').innerHTML").await;
    let words = words_outside_brackets(shown.as_str().expect("HTML"));
    // An address, a reference and an id are the same in every language.
    let is_reference = |word: &str| word.contains('-') && !word.contains(|letter: char| letter.is_ascii_lowercase());
    let is_word = |word: &&String| {
        !word.contains(['@', '.']) && !word.contains(|letter: char| letter.is_ascii_digit()) && !is_reference(word)
    };
    let strange: Vec<&String> = words.iter().filter(is_word).filter(|word| !is_id(word, ids)).collect();
    assert!(strange.is_empty(), "{at}: {strange:?}");
    assert_eq!(page.sideways_overflow().await, 0, "{at}");
    let cut_off = format!(
        "return [...root.querySelectorAll('.checker__body {whole}')]
        .filter((element) => element.scrollWidth > element.clientWidth + 1
            && !['visible', 'auto', 'scroll'].includes(getComputedStyle(element).overflowX)
            && !element.closest('.govuk-visually-hidden'))
        .map((element) => element.outerHTML.slice(0, 200))"
    );
    assert_eq!(page.shadow_script(&cut_off).await, serde_json::json!([]), "{at}");
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn the_checker_has_no_word_of_its_own_and_fits() {
    browse(|page| async move {
        let site = translated();
        page.resize(320, 800).await;
        let person = Person::at_address(page, Hand::Mouse, &site.url("made-up-checker.html")).await;
        let page = &person.page;
        look(page, "the start").await;
        person.open(PHOTOGRAPHS).await;
        person.go_on().await;
        page.in_checker(".govuk-error-summary").await;
        look(page, "an error").await;
        let facts = [
            ("role", "police-officer"),
            ("photo", "new-photo"),
            ("pictured-with", "candidate"),
            ("activity-date", "2021-04-12"),
        ];
        person.answer(&facts).await;
        page.in_checker(".checker-verdict").await;
        look(page, "the outcome").await;
        journey::to_the_entry(page).await;
        look(page, "the entry").await;
        person.go_on().await;
        page.in_checker(".govuk-error-summary").await;
        look(page, "an entry that is not complete").await;
        person.complete_entry("[somebody]").await;
        look(page, "the preview").await;
        page.screenshot("made-up-language").await;
    })
    .await;
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn the_register_has_no_word_of_its_own_and_fits() {
    browse(|page| async move {
        let site = translated();
        page.resize(320, 800).await;
        page.open(&site.url("made-up-register.html")).await;
        page.in_checker("h1").await;
        let mut known = known_ids(&site);
        // An entry's mark, and the letter that stands for a candidate.
        known.extend(["BEGIN_ENTRY", "A"].map(str::to_owned));
        look(&page, "the register").await;
        look_at_all(&page, "the register, unfolded", &known).await;

        let in_brackets = |number: usize| {
            let mut entry = entry(number, &[]);
            let said = std::iter::once(&mut entry.headline).chain(&mut entry.protocol);
            let said = said.chain(entry.trail.iter_mut().flat_map(|step| [&mut step.question, &mut step.response]));
            let typed =
                entry.values.iter_mut().filter(|(column, _)| *column != "date-of-contact").map(|(_, value)| value);
            said.chain(typed).for_each(|text| *text = format!("[{text}]"));
            entry
        };
        let files = [
            eml("one.eml", &in_brackets(1)),
            eml("two.eml", &in_brackets(2)),
            ("cut.txt".to_owned(), "[Cut]\nBEGIN_ENTRY_1:\nabc".to_owned()),
            ("holiday.txt".to_owned(), "[We are away until Monday.]".to_owned()),
        ];
        page.drop_files(&files).await;
        page.sees("holiday.txt").await;
        look_at_all(&page, "what came in", &known).await;
        page.press_button("[Write it by hand").await;
        look_at_all(&page, "written by hand", &known).await;
        page.press_button("[Cancel").await;
        page.press_button("[2 [April] 2021").await;
        look_at_all(&page, "a contact", &known).await;
        page.press_button("[Change").await;
        look_at_all(&page, "a contact's form", &known).await;
        page.click("#checker-requires-publishing").await;
        page.press_button("[Put it in the register").await;
        for screen in ["[Publication", "[Choose what goes out", "[Continue", "[Equality"] {
            page.press_button(screen).await;
            look_at_all(&page, screen, &known).await;
        }
        let mut otherwise = in_brackets(1);
        otherwise.values.insert("method".to_owned(), "[Telephone]".to_owned());
        page.press_button("[Register").await;
        page.drop_files(&[eml("corrected.eml", &otherwise)]).await;
        page.sees("[Choose between").await;
        look_at_all(&page, "two versions", &known).await;
    })
    .await;
}

/// The ids of the site's policy.
fn known_ids(site: &Variant) -> BTreeSet<String> {
    let policy = fs::read(site.folder().join("policies").join(POLICY).with_extension("json")).expect("a policy");
    ids(&serde_json::from_slice(&policy).expect("JSON"))
}

/// Waits until nothing is being worked out, and looks at everything that can be unfolded.
async fn look_at_all(page: &Page, at: &str, known: &BTreeSet<String>) {
    let settled = "const now = root.querySelector('.checker__body').innerHTML; const same = now === window.before;
        window.before = now; root.querySelectorAll('details').forEach((it) => { it.open = true; }); return same;";
    until(page, "the screen is at rest", settled).await;
    // In fields stand the policy's own texts and those of people, of any length.
    look_beside(page, at, known, "*:not(input)").await;
}

const PARTS: &str = ".bench > .bench-tabs > [role=tab]";
const TABS: &str = ".bench-pane:not([hidden]) [role=tab]";
const FORMS: &str = ".bench-forms .bench-contents .checker-link-button";
/// The parts and a tab of the last, by their places.
const WRITE: u64 = 0;
const FINDINGS: u64 = 1;
const RESULT: u64 = 2;
const CHANGES: u64 = 5;

async fn count(page: &Page, css: &str) -> u64 {
    let script = format!("return root.querySelectorAll('{css}').length");
    page.shadow_script(&script).await.as_u64().expect("a number")
}

async fn press(page: &Page, css: &str, index: u64) {
    page.shadow_script(&format!("root.querySelectorAll('{css}')[{index}].click()")).await;
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn the_workbench_has_no_word_of_its_own_and_fits() {
    browse(|page| async move {
        let site = translated();
        let mut known = known_ids(&site);
        known.extend(Code::ALL.iter().map(|code| code.id().to_owned()).chain(["raisons".to_owned()]));
        page.resize(320, 800).await;
        page.open(&site.url("made-up-workbench.html")).await;
        with_text(&page, ".checker-link-button", "[Sample]").await;
        look_at_all(&page, "the start", &known).await;
        click(&page, ".checker-link-button", "[Sample]").await;
        with_text(&page, ".bench-counts", "[No errors").await;
        for part in 0..count(&page, PARTS).await {
            press(&page, PARTS, part).await;
            look_at_all(&page, &format!("part {part}"), &known).await;
            for tab in 0..count(&page, TABS).await {
                press(&page, TABS, tab).await;
                look_at_all(&page, &format!("part {part}, tab {tab}"), &known).await;
            }
        }

        press(&page, PARTS, WRITE).await;
        press(&page, TABS, 0).await;
        for form in 0..count(&page, FORMS).await {
            press(&page, FORMS, form).await;
            look_at_all(&page, &format!("form {form}"), &known).await;
            if count(&page, FORMS).await > 0 {
                press(&page, FORMS, 0).await;
                look_at_all(&page, &format!("the first of form {form}"), &known).await;
            }
            press(&page, ".bench-up .checker-link-button", 0).await;
        }

        replace(&page, "\"verdict\": \"not-allowed\"", "\"verdict\": \"avoid\"").await;
        press(&page, PARTS, RESULT).await;
        press(&page, TABS, CHANGES).await;
        look_at_all(&page, "what to compare with", &known).await;
        click(&page, ".bench-panel .checker-link-button", "[Sample]").await;
        with_text(&page, ".bench-change", "[").await;
        look_at_all(&page, "changes", &known).await;

        replace(&page, "\"reasons\"", "\"raisons\"").await;
        press(&page, PARTS, FINDINGS).await;
        with_text(&page, ".bench-finding", "[unknown field raisons").await;
        look_at_all(&page, "findings", &known).await;
        page.screenshot("made-up-workbench").await;
    })
    .await;
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_language_without_texts_is_shown_in_english() {
    browse(|page| async move {
        let host = "<!DOCTYPE html><html lang=\"cy\"><title>x</title><link rel=\"icon\" href=\"data:,\"><script type=\"module\" src=\"define.js\"></script>\
                    <pre-election-checker lang=\"cy\" policy=\"cleveland-2021\"></pre-election-checker>";
        let site = Variant::new(&[("welsh.html", host)]);
        page.open(&site.url("welsh.html")).await;
        assert!(page.heading().await.contains("before the election"));
    })
    .await;
}
