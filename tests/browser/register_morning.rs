//! The SPOC's morning: twelve contacts from mails to a published log, in both engines.

use serde_json::Value;

use crate::driver::browse;
use crate::engine::Engine;
use crate::page::Page;
use crate::register_support::{eml, entry, mail};

in_both_engines!(a_mornings_mails_are_a_published_log_in_few_presses, a_draft_outlives_a_reload);

/// Presses the control with this text, and counts.
async fn press(page: &Page, presses: &mut usize, text: &str) {
    *presses += 1;
    page.press_button(text).await;
}

/// Asserts that the focus is somewhere in the register: nothing that was pressed took it along.
async fn keeps_the_focus(page: &Page, after: &str) {
    let focused = page.focused().await;
    assert!(focused["tag"] != "body" && focused["tag"] != Value::Null, "the focus is lost after {after}: {focused}");
}

async fn a_mornings_mails_are_a_published_log_in_few_presses(page: Page) {
    page.open_register().await;
    let provided = |number: usize| match number {
        // One that nobody has answered, one with a telephone number in it.
        4 => "",
        9 => "Ring 01632 960001",
        _ => "The figures for 2020",
    };
    let mails: Vec<(String, String)> = (1..=12)
        .map(|number| {
            let candidate = if number % 2 == 0 { "Sam Sample" } else { "Alex Other" };
            let values = [("candidate", candidate), ("information-provided", provided(number))];
            eml(&format!("{number}.eml"), &entry(number, &values))
        })
        .collect();
    let mut presses = 1;
    page.drop_files(&mails).await;
    page.sees("New: 12.").await;
    assert_eq!(first_row(&page).await, "13 April 2021", "what came last stands first");

    // The one without an answer is written from the table, by its state.
    press(&page, &mut presses, "No information given yet (1)").await;
    page.sees("Showing 1 of 12 contacts").await;
    press(&page, &mut presses, "5 April 2021").await;
    press(&page, &mut presses, "Change").await;
    page.type_into("#checker-information-provided", "The timetable").await;
    press(&page, &mut presses, "Put it in the register").await;
    page.sees("The contact is in the register").await;
    keeps_the_focus(&page, "keeping a form").await;
    // Two stay in the register, the rest is to be published.
    press(&page, &mut presses, "To publish or not? (12)").await;
    page.sees("Showing 12 of 12 contacts").await;
    for number in [3, 7] {
        let short = entry::short_reference(&entry(number, &[]).reference);
        // The focus as a press with the mouse or a key would leave it.
        page.shadow_script(&format!(
            "[...root.querySelectorAll('button')].find((one) => one.textContent.startsWith('No publish contact {short}')).focus()"
        ))
        .await;
        press(&page, &mut presses, &format!("No publish contact {short}")).await;
        page.sees("Contacts changed: 1.").await;
        keeps_the_focus(&page, "a contact that left the table").await;
    }
    page.sees("Showing 10 of 12 contacts").await;
    press(&page, &mut presses, "Tick all that are shown").await;
    press(&page, &mut presses, "To be published: yes").await;
    page.sees("Contacts changed: 10.").await;
    press(&page, &mut presses, "Publication").await;
    press(&page, &mut presses, "Choose what goes out").await;
    press(&page, &mut presses, "Continue").await;
    press(&page, &mut presses, "Mask what is personal").await;
    press(&page, &mut presses, "Mask everything that is not decided").await;
    press(&page, &mut presses, "Continue").await;
    press(&page, &mut presses, "Look at it, publish it").await;
    page.sees("This is exactly what goes out.").await;
    let shown = page.checker_text().await;
    assert!(!shown.contains("Sam Sample") && !shown.contains("960001"), "{shown}");
    press(&page, &mut presses, "Save as CSV").await;
    press(&page, &mut presses, "It is published: add the dates").await;
    page.sees("Contacts with a new date: 10.").await;
    press(&page, &mut presses, "Save the register").await;
    if page.engine() == Engine::Firefox {
        // A download can be cancelled: it is saved once it is there.
        page.sees("Is contact-register-south-yorkshire-2021.json among your downloads?").await;
        assert!(page.checker_text().await.contains("has not been saved yet"), "nobody has seen it");
        press(&page, &mut presses, "Yes, it is there").await;
    }
    page.sees("everything is saved").await;
    println!("presses: {presses}");
    assert!(presses <= 30, "{presses}");
    assert_eq!(page.console_errors().await, [""; 0]);
}

async fn first_row(page: &Page) -> String {
    let script = "const row = root.querySelector('.ledger-grid tbody tr th button');
        return row.firstChild.textContent";
    page.shadow_script(script).await.as_str().unwrap_or_default().to_owned()
}

async fn a_draft_outlives_a_reload(page: Page) {
    page.open_register().await;
    let file = |name: &str, number: usize| eml(name, &entry(number, &[]));
    page.drop_files(&[file("one.eml", 1), ("holiday.txt".to_owned(), "We are away.".to_owned())]).await;
    page.agree_to_drafts().await;
    page.open_register().await;
    page.press_button("Bring them back").await;
    page.sees("The unsaved changes are back").await;
    page.sees("holiday.txt").await;
    assert_eq!(page.rows().await, 1);
    page.press_button("Erase what this browser keeps").await;
    page.keeps("nothing").await;
}

/// By how much the table can be pushed sideways.
const PUSHED: &str = "const box = root.querySelector('.ledger-scroll'); return box.scrollWidth - box.clientWidth";

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_table_on_a_telephone_is_a_list_of_contacts() {
    browse(|page| async move {
        page.open_register().await;
        let mails: Vec<(String, String)> = [("Jo Müller", 1), ("Alex Other", 2)]
            .map(|(name, number)| eml(&format!("{number}.eml"), &entry(number, &[("candidate", name)])))
            .into();
        page.drop_files(&mails).await;
        page.sees("New: 2.").await;
        // Long headings need no pushing on a desk's screen either, whichever of them has the mark of the order.
        page.resize(1280, 844).await;
        for heading in ["Potential candidate / agent / representative", "Requires publishing on the website (Y/N)"] {
            page.press_button(heading).await;
            assert_eq!(page.shadow_script(PUSHED).await, 0, "by {heading}");
        }
        page.screenshot("register-table-1280").await;
        for width in [390, 320] {
            page.resize(width, 844).await;
            assert_eq!(page.sideways_overflow().await, 0);
            assert_eq!(page.axe().await, [""; 0]);
            assert_eq!(page.shadow_script(PUSHED).await, 0, "no table to be pushed sideways at {width}");
            // Its words stood in a column of 24 pixels, one below the other and cut off.
            let words = "const words = root.querySelector('.ledger-tick-all__text').getBoundingClientRect();
                return words.left > 0 && words.width > 100 && words.height < 40";
            assert_eq!(page.shadow_script(words).await, true, "how all are ticked can be read at {width}");
            page.screenshot(&format!("register-telephone-{width}")).await;
        }
        // There are no headings to press there, and any order all the same.
        let order = "const order = root.querySelector('#ledger-order');
            const wanted = [...order.options].find((option) => option.text === 'First added first');
            order.value = wanted.value; order.dispatchEvent(new Event('change', { bubbles: true }));";
        page.shadow_script(order).await;
        assert_eq!(first_row(&page).await, "2 April 2021");
        page.type_into("#ledger-search", "Muller").await;
        page.sees("Showing 1 of 2 contacts").await;
        page.press_button("Write a contact by hand").await;
        page.type_into("#checker-date-of-contact-day", "13/04/21").await;
        for (id, text) in [
            ("candidate", "Sam Sample"),
            ("officer", "Front desk"),
            ("method", "Telephone"),
            ("information-sought", "The opening hours"),
        ] {
            page.type_into(&format!("#checker-{id}"), text).await;
        }
        page.press_button("Put it in the register").await;
        page.sees("The contact is in the register").await;
        page.sees("13 April 2021").await;
        assert_eq!(page.console_errors().await, [""; 0]);
    })
    .await;
}

/// Makes the pictures of `docs/spoc.md`, to be looked at and copied there:
/// `convert target/screenshots/help-table.png -colors 64 PNG8:docs/spoc/table.png`, and so for each.
#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
#[ignore = "makes pictures, and holds nothing"]
async fn the_pictures_of_the_help() {
    browse(|page| async move {
        page.open_register().await;
        let contacts = [
            [
                "24",
                "03",
                "Sam Sample (Example Party)",
                "J. Doe, Communications",
                "Email",
                "Crime figures by ward for 2020",
                "The published figures, sent by email. Sam rang 01632 960001 to confirm.",
            ],
            [
                "26",
                "03",
                "Alex Other (Second Party)",
                "J. Doe, Communications",
                "Email",
                "Crime figures by ward for 2020",
                "The same published figures, with PC 4411 as contact.",
            ],
            [
                "30",
                "03",
                "Jo Roe, agent for Sam Sample",
                "PC 4411 Smith, Rotherham",
                "In person",
                "A photograph at the front desk with an officer",
                "Refused",
            ],
            [
                "01",
                "04",
                "Robin Third (independent)",
                "Front desk, Barnsley",
                "Telephone",
                "A meeting on rural crime",
                "",
            ],
            [
                "06",
                "04",
                "Alex Other (Second Party)",
                "J. Doe, Communications",
                "Letter",
                "The budget for 2021 to 2022",
                "The published budget",
            ],
            [
                "08",
                "04",
                "Sam Sample (Example Party)",
                "Head of Estates",
                "Email",
                "Opening hours of all police stations",
                "",
            ],
            [
                "13",
                "04",
                "Robin Third (independent)",
                "J. Doe, Communications",
                "Email",
                "Crime figures by ward for 2020",
                "The same published figures",
            ],
        ];
        let made = |number: usize, [day, month, candidate, officer, method, sought, provided]: [&str; 7]| {
            let date = format!("2021-{month}-{day}");
            entry(
                number,
                &[
                    ("date-of-contact", date.as_str()),
                    ("candidate", candidate),
                    ("officer", officer),
                    ("method", method),
                    ("information-sought", sought),
                    ("information-provided", provided),
                ],
            )
        };
        let mails: Vec<(String, String)> = contacts
            .iter()
            .enumerate()
            .map(|(number, contact)| eml(&format!("{number}.eml"), &made(number, *contact)))
            .collect();
        page.drop_files(&mails).await;
        page.sees("New: 7.").await;
        for (number, said) in [(0, "Yes"), (1, "Yes"), (2, "No"), (6, "Yes")] {
            let short = entry::short_reference(&made(number, contacts[number]).reference);
            page.press_button(&format!("{said} publish contact {short}")).await;
        }
        page.press_button("Save the register").await;
        page.sees("everything is saved").await;
        let picture = async |name: &str| {
            page.resize(1280, 900).await;
            page.screenshot(&format!("help-{name}")).await;
        };
        picture("table").await;
        page.press_button("30 March 2021").await;
        picture("contact").await;
        page.press_button("Close").await;
        let whole = mail(&made(20, contacts[0])).eml();
        let cut = whole.split_at(whole.find("BEGIN_ENTRY").unwrap_or_default() + 400).0;
        page.drop_files(&[("Contact with a candidate.eml".to_owned(), format!("{cut}\n"))]).await;
        page.press_button("Text of Contact with a candidate.eml").await;
        picture("import").await;
        page.press_button("I have dealt with this").await;
        let mut again = contacts[0];
        again[4] = "Email and telephone";
        page.drop_files(&[eml("corrected.eml", &made(0, again))]).await;
        page.sees("Choose between two versions").await;
        picture("clash").await;
        page.press_button("In this register").await;
        page.press_button("Keep my choices").await;
        page.press_button("Publication").await;
        page.press_button("Choose what goes out").await;
        page.press_button("Continue").await;
        page.press_button("Mask what is personal").await;
        picture("mask").await;
        page.press_button("Equality").await;
        picture("equality").await;
    })
    .await;
}
