//! The pages in a made-up language, a third longer than English: nothing on them is English still, and nothing is cut off on a
//! narrow screen. What the checker says of every outcome is looked at natively, in `src/checker/made_up_language.rs`.

use std::fs;
use std::path::Path;

use govuk::made_up_language::{translate, translate_catalogue, words_outside_brackets};
use serde_json::Value;

use crate::driver::browse;
use crate::journey;
use crate::page::Page;
use crate::person::{Hand, PHOTOGRAPHS, Person};
use crate::site::Variant;

const POLICY: &str = "south-yorkshire-2021";

/// A site whose English is the made-up language, with a page for each element and no first screen: those are English.
fn translated() -> Variant {
    let page = |script: &str, element: &str| {
        format!(
            "<!DOCTYPE html><html lang=\"en\"><title>Made up</title><link rel=\"icon\" href=\"data:,\">\
             <meta name=\"viewport\" content=\"width=device-width\"><style>body {{ margin: 0 }}</style>\
             <script type=\"module\" src=\"{script}\"></script><{element} policy=\"{POLICY}\" heading-level=\"1\"></{element}>"
        )
    };
    let site = Variant::new(&[
        ("made-up-checker.html", &page("define.js", "pre-election-checker")),
        ("made-up-register.html", &page("define-contact-register.js", "contact-register")),
    ]);
    let assets =
        fs::read_dir(site.folder().join("assets")).expect("the assets").next().expect("one build").expect("a folder");
    for file in fs::read_dir(assets.path().join("text")).expect("the texts") {
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
    let shown = page.shadow_script("return root.querySelector('.checker__body').innerHTML").await;
    let words = words_outside_brackets(shown.as_str().expect("HTML"));
    // An address, a reference and an id are the same in every language.
    let is_reference = |word: &str| word.contains('-') && !word.contains(|letter: char| letter.is_ascii_lowercase());
    let is_word = |word: &&String| {
        !word.contains(['@', '.']) && !word.contains(|letter: char| letter.is_ascii_digit()) && !is_reference(word)
    };
    let strange: Vec<&String> = words.iter().filter(is_word).collect();
    assert!(strange.is_empty(), "{at}: {strange:?}");
    assert_eq!(page.sideways_overflow().await, 0, "{at}");
    let cut_off = "return [...root.querySelectorAll('.checker__body *')]
        .filter((element) => element.scrollWidth > element.clientWidth + 1
            && !['visible', 'auto', 'scroll'].includes(getComputedStyle(element).overflowX)
            && !element.closest('.govuk-visually-hidden'))
        .map((element) => element.outerHTML.slice(0, 200))";
    assert_eq!(page.shadow_script(cut_off).await, serde_json::json!([]), "{at}");
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
        look(&page, "the register").await;
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
