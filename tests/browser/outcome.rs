//! The result as a person meets it: the panel first, a second press ignored, and one sheet of paper.

use base64::{Engine as _, engine::general_purpose::STANDARD};
use fantoccini::actions::{InputSource, MouseActions, PointerAction};
use serde_json::json;

use crate::driver::browse;
use crate::journey;
use crate::page::Page;
use crate::person::{CANDIDATE, Facts, Hand, PHOTOGRAPHS, Person};

/// Left, as the protocol of drivers counts a mouse's buttons.
const LEFT: u64 = 0;

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_double_click_on_continue_presses_once() {
    browse(|page| async move {
        let person = Person::asking(page, "cleveland-2021", PHOTOGRAPHS).await;
        let page = &person.page;
        // On the second way through, the next question has an answer selected already: a second press would go on with it.
        person.answer(&CANDIDATE).await;
        person.press_named("Start again").await;
        person.page.in_checker("input[value=police-officer]").await;
        let place = page.shadow_script(
            // Wherever a page ends, Continue is in one place here: the second press would meet it.
            "const sheet = new CSSStyleSheet();
             sheet.replaceSync('.checker-go { position: fixed !important; top: 100px; left: 100px }');
             root.adoptedStyleSheets.push(sheet);
             const box = root.querySelector('button[type=submit]').getBoundingClientRect();
             return [Math.round(box.left + 20), Math.round(box.top + 20)]",
        );
        let place = place.await;
        let at = |index: usize| place[index].as_i64().expect("a place");
        let mut twice = MouseActions::new("mouse".to_owned()).then(PointerAction::MoveTo {
            duration: None,
            x: at(0) as f64,
            y: at(1) as f64,
        });
        for _ in 0..2 {
            twice = twice.then(PointerAction::Down { button: LEFT }).then(PointerAction::Up { button: LEFT });
        }
        page.client().perform_actions(twice).await.expect("the mouse is pressed twice");
        page.in_checker(".govuk-date-input").await;
        tokio::time::sleep(std::time::Duration::from_millis(300)).await;
        assert_eq!(
            page.shadow_script("return root.querySelectorAll('.govuk-date-input').length").await,
            1,
            "still at the date"
        );
        // Somebody who presses again a moment later means it.
        person.go_on().await;
        page.in_checker("input[value=new-photo]").await;
    })
    .await;
}

/// Prints the page as it is and returns how many sheets of A4 it takes.
async fn sheets(page: &Page) -> usize {
    let printed = page.devtools("Page.printToPDF", json!({ "paperWidth": 8.27, "paperHeight": 11.69 })).await;
    let pdf = STANDARD.decode(printed["data"].as_str().expect("a file")).expect("base64");
    let text = String::from_utf8_lossy(&pdf);
    text.matches("/Type /Page\n").count()
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_usual_result_is_one_sheet_of_paper_that_says_whose_it_is() {
    browse(|page| async move {
        let usual: [(&str, usize, Facts<'_>); 4] = [
            ("cleveland-2021", PHOTOGRAPHS, &CANDIDATE),
            (
                "humberside-2024",
                PHOTOGRAPHS,
                &[
                    ("photo", "new-photo"),
                    ("role", "police-officer"),
                    ("photo-use", "news"),
                    ("pictured-with", "candidate"),
                    ("activity-date", "2024-04-12"),
                ],
            ),
            (
                "south-yorkshire-2021",
                PHOTOGRAPHS,
                &[
                    ("role", "police-officer"),
                    ("photo", "new-photo"),
                    ("pictured-with", "candidate"),
                    ("activity-date", "2021-04-12"),
                ],
            ),
            (
                "cleveland-2021",
                3,
                &[
                    ("visitor", "declared-candidate"),
                    ("visit-purpose", "fact-finding"),
                    ("activity-date", "2021-04-12"),
                    ("premises", "force"),
                ],
            ),
        ];
        let mut page = page;
        for (policy, flow, facts) in usual {
            let person = Person::at(page, Hand::Mouse, policy).await;
            person.select("[value=colleague]").await;
            person.open(flow).await;
            person.answer(facts).await;
            page = person.page;
            page.in_checker(".checker-panel").await;
            let paper = page.shadow_script("return root.querySelector('.checker-paper').textContent").await;
            let paper = paper.as_str().expect("text");
            let headline = page.heading().await;
            for part in [" election, ", "Checked for a colleague", "Reference: ", "Checked on ", headline.as_str()] {
                assert!(paper.contains(part), "{policy}: {part} in {paper}");
            }
            assert_eq!(sheets(&page).await, 1, "{policy}, flow {flow}");
        }
        // The reference on paper is the entry's.
        let short = "return /[A-Z0-9]{4}-[A-Z0-9]{4}/.exec(root.querySelector('.checker-paper').textContent)[0]";
        let short = page.shadow_script(short).await;
        journey::to_the_entry(&page).await;
        journey::to_the_preview(&page).await;
        let preview = page.checker_text().await;
        assert!(preview.contains(short.as_str().expect("a reference")), "{short} in {preview}");
    })
    .await;
}
