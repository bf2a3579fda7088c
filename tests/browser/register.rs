//! The register of the single point of contact, from the mails to the published log.

use std::time::Instant;

use base64::{Engine, engine::general_purpose::STANDARD as BASE64};
use calendar::date_text::parse_moment;
use fantoccini::key::Key;
use register::{ledger::Ledger, ledger_file, merge::take_in};
use serde_json::{Value, json};

use crate::driver::browse;
use crate::register_support::{SOUTH_YORKSHIRE, eml, entry, mail};

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn mails_come_in_by_drop_and_paste_and_the_register_is_saved_and_opened() {
    browse(|page| async move {
        page.open_register().await;
        page.is_sound("empty").await;
        page.requests().await;
        let (one, two, three) = (entry(1, &[]), entry(2, &[("candidate", "Alex Other")]), entry(3, &[]));
        let cut: String = mail(&three).body.chars().take(600).collect();
        page.drop_files(&[
            eml("one.eml", &one),
            eml("two.eml", &two),
            eml("again.eml", &one),
            ("cut.txt".to_owned(), format!("{cut}\nBEGIN_ENTRY_1:\nabc")),
            ("holiday.txt".to_owned(), "We are away <b>until</b> Monday.".to_owned()),
        ])
        .await;
        page.sees("New: 2. There already: 1. Could not be read: 2.").await;
        page.sees("no register entry was found in it").await;
        page.sees("the end of the block is missing").await;
        page.press_button("Text of holiday.txt").await;
        page.sees("We are away <b>until</b> Monday.").await;
        page.is_sound("waiting").await;
        page.press_button("Write it by hand").await;
        page.sees("Text of cut.txt").await;
        page.is_sound("transcribe").await;
        page.press_button("Cancel").await;
        page.press_button("I have dealt with this").await;

        page.press_button("Paste the text of an email").await;
        let quoted: String = mail(&three).body.lines().map(|line| format!("> {line}\n")).collect();
        let script = format!(
            "document.querySelector('contact-register').shadowRoot.querySelector('#ledger-pasted').value = {}",
            Value::from(quoted)
        );
        page.script(&script).await;
        page.press_button("Add what is in the text").await;
        page.sees("Showing 3 of 3 contacts").await;

        page.press_button("2 April 2021").await;
        page.sees("Added from: one.eml").await;
        page.is_sound("contact").await;
        page.press_button("Change").await;
        page.click("#checker-requires-publishing").await;
        page.is_sound("form").await;
        page.press_button("Put it in the register").await;
        page.sees("To be published").await;
        page.press_button("Close").await;
        page.in_checker("[id^='ledger-open-'][aria-expanded='false']:focus").await;
        page.press_button("Save the register").await;
        page.sees("register.json: everything is saved.").await;
        let saved = ledger_file::parse(&page.file().await).expect("a register");
        assert_eq!(saved.records.len(), 3);
        assert_eq!(saved.records[&one.reference].value("requires-publishing"), "yes");
        assert_eq!(saved.records[&one.reference].history.len(), 2);
        assert_eq!(page.requests().await, [""; 0], "nothing is asked for once the page is there");

        page.open_register().await;
        page.press_button("Open a register").await;
        page.sees("register.json is open. Contacts in it: 3.").await;
        assert_eq!(page.rows().await, 3);
        assert_eq!(page.console_errors().await, [""; 0]);
    })
    .await;
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn what_somebody_else_saved_meanwhile_is_put_together() {
    browse(|page| async move {
        page.open_register().await;
        let one = entry(1, &[]);
        page.drop_files(&[eml("one.eml", &one)]).await;
        page.sees("New: 1.").await;
        page.press_button("Save the register").await;
        page.sees("everything is saved").await;
        // The page looks into the file once more, a moment after it has written it.
        tokio::time::sleep(std::time::Duration::from_secs(2)).await;

        let now = parse_moment("2021-04-20T10:00").expect("a moment");
        let mut theirs = ledger_file::parse(&page.file().await).expect("a register");
        let edited = register::ledger::ChangeKind::Edited;
        theirs.set(&one.reference, "method", "Letter", edited, now);
        theirs.add(entry(2, &[]), "their.eml", now);
        page.set_file(&ledger_file::write(&theirs).expect("a file")).await;

        page.press_button("2 April 2021").await;
        page.press_button("Change").await;
        page.type_into("#checker-method", " and telephone").await;
        page.press_button("Put it in the register").await;
        page.sees("The contact is in the register").await;
        page.press_button("Save the register").await;
        page.sees("Choose between two versions").await;
        page.sees("In person and telephone").await;
        page.is_sound("clashes").await;
        page.press_button("Keep my choices").await;
        page.sees("Choose one of the two versions").await;
        page.is_sound("clashes-errors").await;
        page.press_button("In the other version").await;
        page.press_button("Keep my choices").await;
        page.sees("Showing 2 of 2 contacts").await;
        page.press_button("Save the register").await;
        page.sees("everything is saved").await;
        let saved = ledger_file::parse(&page.file().await).expect("a register");
        assert_eq!(saved.records.len(), 2);
        assert_eq!(saved.records[&one.reference].value("method"), "Letter");
        assert_eq!(saved.records[&one.reference].history.len(), 4, "both changes and the choice");
        assert_eq!(page.console_errors().await, [""; 0]);
    })
    .await;
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn unsaved_work_outlives_a_reload_and_can_be_erased() {
    browse(|page| async move {
        page.open_register().await;
        page.drop_files(&[eml("one.eml", &entry(1, &[]))]).await;
        page.agree_to_drafts().await;
        page.open_register().await;
        // Chromium asks nobody who has not touched the page, and says so: the warning was there.
        let errors = page.console_errors().await;
        assert!(errors.len() == 1 && errors[0].contains("'beforeunload'"), "no warning before leaving: {errors:?}");
        page.sees("This browser has kept changes that were never saved.").await;
        page.is_sound("draft").await;
        page.press_button("Bring them back").await;
        page.sees("The unsaved changes are back").await;
        assert_eq!(page.rows().await, 1);
        let mut other = Ledger::new(&SOUTH_YORKSHIRE);
        other.add(entry(2, &[]), "their.eml", parse_moment("2021-04-20T10:00").expect("a moment"));
        page.set_file(&ledger_file::write(&other).expect("a file")).await;
        page.press_button("Open a register").await;
        page.sees("This is not a copy of the register on this page.").await;
        page.is_sound("review").await;
        page.press_button("Put them together").await;
        page.sees("was put together with this register").await;
        assert_eq!(page.rows().await, 2);
        page.press_button("Save the register").await;
        page.sees("everything is saved").await;
        page.keeps("consent").await;

        page.open_register().await;
        page.sees("This browser keeps your changes until you save them.").await;
        assert!(!page.checker_text().await.contains("May this browser keep"), "whoever agreed is not asked again");
        page.press_button("Open a register").await;
        page.sees("Contacts in it: 2.").await;
        page.press_button("Erase what this browser keeps").await;
        page.sees("This browser keeps nothing of the register now.").await;
        page.keeps("nothing").await;
        assert_eq!(page.rows().await, 2, "the register on the page stays");
        assert_eq!(page.console_errors().await, [""; 0]);
    })
    .await;
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_log_is_published_without_names() {
    browse(|page| async move {
        page.open_register().await;
        let entries = [
            entry(
                1,
                &[
                    ("candidate", "Sam Sample"),
                    ("information-provided", "Sam was sent the figures by PC 1234, 01632 960001"),
                ],
            ),
            entry(2, &[("candidate", "Alex Other"), ("information-provided", "<img src=x> figures for 2020")]),
            entry(9, &[("candidate", "Jo, agent for Sam Sample"), ("information-provided", "")]),
        ];
        let mails: Vec<(String, String)> =
            entries.iter().enumerate().map(|(index, entry)| eml(&format!("{index}.eml"), entry)).collect();
        page.drop_files(&mails).await;
        page.sees("New: 3.").await;
        for number in [1, 2] {
            let short = entry::short_reference(&entry(number, &[]).reference);
            page.press_button(&format!("Yes publish contact {short}")).await;
        }
        page.is_sound("table").await;
        page.press_button("Equality").await;
        page.sees("Candidate A").await;
        page.sees("Jo, agent for Sam Sample").await;
        page.is_sound("equality").await;
        page.press_button("Publication").await;
        page.is_sound("publish").await;
        page.press_button("Choose what goes out").await;
        page.is_sound("publish-choose").await;
        page.press_button("Continue").await;
        page.press_button("Mask what is personal").await;
        page.sees("01632 960001").await;
        page.is_sound("publish-mask").await;
        page.press_button("Mask everything that is not decided").await;
        page.press_button("Continue").await;
        page.press_button("Look at it, publish it").await;
        page.sees("Candidate A was sent the figures by [officer’s number removed], [telephone number removed]").await;
        page.is_sound("publish-confirm").await;
        let shown = page.checker_text().await;
        for secret in ["Sam Sample", "Alex Other", "PC 1234", "960001", "Smith"] {
            assert!(!shown.contains(secret), "{secret}: {shown}");
        }
        assert!(shown.contains("<img src=x> figures for 2020"), "text stays text: {shown}");
        page.press_button("It is published: add the dates").await;
        page.sees("Contacts with a new date: 2.").await;
        page.press_button("Save the register").await;
        page.sees("everything is saved").await;
        let saved = ledger_file::parse(&page.file().await).expect("a register");
        let dated = saved.records.values().filter(|record| !record.value("date-added-to-website").is_empty()).count();
        assert_eq!((dated, saved.labels["candidate:sam sample"].as_str()), (2, "Candidate A"));
        assert_eq!(page.console_errors().await, [""; 0]);
    })
    .await;
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_contact_is_written_and_sorted_with_the_keyboard_alone() {
    browse(|page| async move {
        page.open_register().await;
        page.tab_to("Write a contact by hand").await;
        page.press(&[Key::Enter]).await;
        page.in_checker("#checker-candidate").await;
        page.tab_to("Put it in the register").await;
        page.press(&[Key::Enter]).await;
        page.sees("There is a problem").await;
        page.is_sound("form-errors").await;
        for (id, text) in [
            ("checker-date-of-contact-day", "6"),
            ("checker-date-of-contact-month", "4"),
            ("checker-date-of-contact-year", "2021"),
            ("checker-candidate", "Sam Sample"),
            ("checker-officer", "Front desk"),
            ("checker-method", "Telephone"),
            ("checker-information-sought", "The opening hours"),
        ] {
            page.tab_to(id).await;
            page.type_into(&format!("#{id}"), text).await;
        }
        page.tab_to("Put it in the register").await;
        page.press(&[Key::Enter]).await;
        page.sees("Showing 1 of 1 contacts").await;
        page.sees("The checker was not used.").await;
        page.tab_to("Officer").await;
        page.press(&[Key::Enter]).await;
        page.in_checker("th[aria-sort='ascending']").await;
        page.press(&[Key::Enter]).await;
        page.in_checker("th[aria-sort='descending']").await;

        // A browser that lets no page save in place gives files to download.
        page.script(
            "delete window.showSaveFilePicker;
             window.blobs = [];
             const make = URL.createObjectURL;
             URL.createObjectURL = (blob) => { window.blobs.push(blob); return make.call(URL, blob); };",
        )
        .await;
        page.tab_to("Save a copy for a spreadsheet").await;
        page.press(&[Key::Enter]).await;
        for copy in ["Save as CSV", "Save as an Excel workbook"] {
            page.tab_to(copy).await;
            page.press(&[Key::Enter]).await;
        }
        page.tab_to("Save the register").await;
        page.press(&[Key::Enter]).await;
        page.sees("The register was downloaded as contact-register-south-yorkshire-2021.json.").await;
        let texts = "const done = arguments[0]; Promise.all(window.blobs.map((blob) => blob.text())).then(done);";
        let texts = page.client().execute_async(texts, vec![]).await.expect("what was downloaded");
        assert!(texts[0].as_str().is_some_and(|csv| csv.contains("\"Sam Sample\"")), "{texts}");
        assert!(texts[1].as_str().is_some_and(|book| book.starts_with("PK")), "{texts}");
        assert!(ledger_file::parse(texts[2].as_str().unwrap_or_default()).is_ok(), "{texts}");
        assert_eq!(page.console_errors().await, [""; 0]);
    })
    .await;
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn the_register_is_printed_whole() {
    browse(|page| async move {
        page.open_register().await;
        let long = format!("Asked for {}the last word", "the figures and ".repeat(20));
        let entries = [entry(1, &[("information-sought", &long)]), entry(2, &[("candidate", "Alex Other")])];
        let mails: Vec<(String, String)> =
            entries.iter().enumerate().map(|(index, entry)| eml(&format!("{index}.eml"), entry)).collect();
        page.drop_files(&mails).await;
        page.sees("New: 2.").await;
        // What is printed of the page with the table, and of the one that is made for paper.
        for (name, leave_table) in [("table", false), ("paper", true)] {
            if leave_table {
                page.press_button("Save a copy for a spreadsheet").await;
                page.press_button("Print the register").await;
                page.sees("Back to the register").await;
                page.is_sound("paper").await;
            }
            page.devtools("Emulation.setEmulatedMedia", json!({ "media": "print" })).await;
            let shown = page.checker_text().await;
            for text in ["2 April 2021", "3 April 2021", "the last word", "Alex Other"] {
                assert!(shown.contains(text), "{name}: {text} in {shown}");
            }
            for text in ["Add entries", "Save the register", "Needs your attention", "…"] {
                assert!(!shown.contains(text), "{name}: {text} in {shown}");
            }
            page.screenshot(&format!("register-print-{name}")).await;
            let paper = page.devtools("Page.printToPDF", json!({ "preferCSSPageSize": true })).await;
            let pdf = BASE64.decode(paper["data"].as_str().unwrap_or_default()).expect("a PDF");
            let pdf = String::from_utf8_lossy(&pdf);
            let size = pdf.split_once("/MediaBox [0 0 ").and_then(|(_, rest)| rest.split_once(']')).expect("a page").0;
            let sides: Vec<f64> = size.split(' ').filter_map(|side| side.parse().ok()).collect();
            assert!(sides[0] > sides[1], "{name} lies across the paper: {size}");
            page.devtools("Emulation.setEmulatedMedia", json!({ "media": "" })).await;
        }
        page.press_button("Back to the register").await;
        page.press_button("3 April 2021").await;
        page.press_button("Print this contact").await;
        page.sees("Back to the register").await;
        let shown = page.checker_text().await;
        assert!(shown.contains("Alex Other") && !shown.contains("the last word"), "one contact alone: {shown}");
        assert_eq!(page.console_errors().await, [""; 0]);
    })
    .await;
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn ten_thousand_contacts_stay_usable() {
    let now = parse_moment("2021-04-20T10:00").expect("a moment");
    let entry_of = |number: usize| {
        let provided = format!("Ring 01632 96{number:04}");
        entry(number, &[("information-provided", &provided)])
    };
    let entries = (0..10_000).map(|number| ("a.eml".to_owned(), entry_of(number)));
    let mut ledger = take_in(&Ledger::new(&SOUTH_YORKSHIRE), entries, now).ledger;
    for (number, record) in ledger.records.values_mut().enumerate() {
        let marked = if number.is_multiple_of(10) { "yes" } else { "no" };
        record.set("requires-publishing", marked, register::ledger::ChangeKind::Edited, now);
    }
    let text = ledger_file::write(&ledger).expect("a file");
    browse(|page| async move {
        page.open_register().await;
        // Too large for the session's storage: the picker hands it over directly.
        let script = format!(
            "window.big = {}; window.showOpenFilePicker = async () => [{{ name: 'big.json', getFile: async () => new File([window.big], 'big.json') }}];",
            Value::from(text)
        );
        page.script(&script).await;
        let mut taken = Vec::new();
        let mut started = Instant::now();
        page.press_button("Open a register").await;
        page.sees("Contacts in it: 10000.").await;
        taken.push(("open", started.elapsed()));
        assert_eq!(page.rows().await, 50, "the rest is not in the page");
        started = Instant::now();
        page.press_button("Officer").await;
        page.in_checker("th[aria-sort='ascending']").await;
        taken.push(("sort", started.elapsed()));
        started = Instant::now();
        page.type_into("#ledger-search", "7").await;
        page.sees("of 10000 contacts").await;
        taken.push(("search", started.elapsed()));
        started = Instant::now();
        page.press_button("Next page").await;
        page.sees("Page 2 of").await;
        taken.push(("turn", started.elapsed()));
        started = Instant::now();
        page.press_button("Publication").await;
        page.press_button("Choose what goes out").await;
        page.sees("Page 1 of 20").await;
        taken.push(("choose", started.elapsed()));
        started = Instant::now();
        page.press_button("Continue").await;
        page.press_button("Mask what is personal").await;
        page.sees("Mask everything that is not decided").await;
        taken.push(("mask", started.elapsed()));
        page.press_button("Mask everything that is not decided").await;
        page.press_button("Continue").await;
        started = Instant::now();
        page.press_button("Look at it, publish it").await;
        page.sees("This is exactly what goes out.").await;
        taken.push(("preview of 1,000", started.elapsed()));
        println!("{taken:?}");
    })
    .await;
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn the_list_of_registers_and_the_help_are_sound() {
    browse(|page| async move {
        page.open(&crate::site::url("register.html")).await;
        page.find("main a[href^='register-']").await;
        assert_eq!(page.axe().await, [""; 0]);
        page.open(&crate::site::url("help-register.html")).await;
        page.find("main img").await;
        assert_eq!(page.script("return [...document.images].every((image) => image.naturalWidth > 0)").await, true);
        for (width, name) in [(1280, "register-help"), (320, "register-help-320")] {
            page.resize(width, 900).await;
            assert_eq!(page.axe().await, [""; 0]);
            assert_eq!(page.sideways_overflow().await, 0);
            page.screenshot(name).await;
        }
        assert_eq!(page.console_errors().await, [""; 0]);
    })
    .await;
}
