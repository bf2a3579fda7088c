//! What the register keeps, and what it lets go: drafts, other tabs, files that two people write, files that are hard to read.

use std::fs;
use std::path::Path;
use std::time::{Duration, Instant};

use register::ledger_file;
use serde_json::json;

use crate::driver::browse;
use crate::register_support::{eml, entry};

/// Returns whether some file below a folder holds a word, as UTF-8 or UTF-16.
fn holds(folder: &Path, word: &str) -> bool {
    let wide: Vec<u8> = word.encode_utf16().flat_map(u16::to_le_bytes).collect();
    let Ok(entries) = fs::read_dir(folder) else { return false };
    entries.flatten().any(|entry| {
        let path = entry.path();
        if entry.file_type().is_ok_and(|kind| kind.is_dir()) {
            return holds(&path, word);
        }
        let content = fs::read(&path).unwrap_or_default();
        let has = |wanted: &[u8]| content.windows(wanted.len()).any(|found| found == wanted);
        has(word.as_bytes()) || has(&wide)
    })
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn nothing_that_was_typed_is_on_the_disk_and_a_draft_that_was_erased_opens_no_more() {
    browse(|page| async move {
        page.open_register().await;
        // What is kept without encryption is found: the search below could fail.
        let control = "const done = arguments[0]; const opening = indexedDB.open('control');
            opening.onupgradeneeded = () => opening.result.createObjectStore('texts').put({ text: 'plainlykept4711' }, 1);
            opening.onsuccess = () => { opening.result.close(); done(true); };";
        page.client().execute_async(control, vec![]).await.expect("a database");
        let started = Instant::now();
        while !holds(page.profile(), "plainlykept4711") {
            assert!(started.elapsed() < Duration::from_secs(20), "the browser writes what it keeps");
            tokio::time::sleep(Duration::from_millis(100)).await;
        }

        page.drop_files(&[eml("one.eml", &entry(1, &[("candidate", "Quimperley Zandt")]))]).await;
        page.sees("New: 1.").await;
        page.agree_to_drafts().await;
        page.press_button("2 April 2021").await;
        page.press_button("Change").await;
        page.type_into("#checker-method", " Vexillograph").await;
        // Until it is kept, and the one before has gone from the browser's own buffers.
        tokio::time::sleep(Duration::from_secs(2)).await;
        for word in ["Quimperley", "Vexillograph"] {
            assert!(!holds(page.profile(), word), "{word} is kept encrypted");
        }
        // A copy of what is kept, as somebody might have made one before it was erased.
        let copy = "const done = arguments[0]; const opening = indexedDB.open('contact-register');
            opening.onsuccess = () => {
              const stores = opening.result.transaction(['drafts', 'keys']);
              const [drafts, keys] = ['drafts', 'keys'].map((store) => stores.objectStore(store).getAll());
              stores.oncomplete = () => { opening.result.close(); window.copied = drafts.result;
                done([drafts.result.filter((draft) => draft.data).length, keys.result.map((key) => key.extractable)]); };
            };";
        let kept = page.client().execute_async(copy, vec![]).await.expect("what is kept");
        assert_eq!(kept, json!([2, [false]]), "the register and the rest, by one key that no script can read");
        page.press_button("Erase what this browser keeps").await;
        page.sees("This browser keeps nothing of the register now.").await;
        page.keeps("nothing").await;
        let kept = page.client().execute_async(copy, vec![]).await.expect("what is kept");
        assert_eq!(kept, json!([0, []]), "no draft, and no key to one");
        for word in ["Quimperley", "Vexillograph"] {
            assert!(!holds(page.profile(), word), "{word} is gone");
        }
        assert_eq!(page.console_errors().await, [""; 0]);
    })
    .await;
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn two_tabs_know_of_each_other_and_neither_loses_what_the_other_kept() {
    browse(|page| async move {
        page.open_register().await;
        page.drop_files(&[eml("one.eml", &entry(1, &[]))]).await;
        page.sees("New: 1.").await;
        page.agree_to_drafts().await;
        page.open_register_in_a_new_tab().await;
        page.sees("open in another tab or window of this browser too").await;
        assert!(!page.checker_text().await.contains("changes that were never saved"), "they are at work on it there");
        page.is_sound("tabs").await;
        page.drop_files(&[eml("two.eml", &entry(2, &[]))]).await;
        page.sees("New: 1.").await;
        tokio::time::sleep(Duration::from_secs(1)).await;
        page.go_to_tab(0).await;
        page.sees("open in another tab or window of this browser too").await;

        // One tab goes: what it kept is offered in the other.
        page.client().close_window().await.expect("the tab is closed");
        page.go_to_tab(0).await;
        page.sees("This browser has kept changes that were never saved.").await;
        assert!(!page.checker_text().await.contains("open in another tab"), "there is none");
        page.client().new_window(true).await.expect("a tab that keeps the browser open");
        page.client().close_window().await.expect("the tab is closed");

        // Both are gone: both come back.
        page.go_to_tab(0).await;
        page.open_register().await;
        page.press_button("Bring them back").await;
        page.sees("The unsaved changes are back").await;
        assert_eq!(page.rows().await, 2);
        page.sees("This browser keeps your changes").await;
        tokio::time::sleep(Duration::from_secs(1)).await;
        page.open_register().await;
        page.press_button("Bring them back").await;
        page.sees("The unsaved changes are back").await;
        assert_eq!(page.rows().await, 2, "one draft in place of two");
    })
    .await;
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn what_is_not_settled_is_in_the_draft_too() {
    browse(|page| async move {
        page.open_register().await;
        let sent_again = entry(1, &[("method", "Letter")]);
        let log = "When,Who,What they wanted,Remarks\n4/1/2021,Sam,The figures,urgent\n13/1/2021,Jo,A visit,\n";
        page.drop_files(&[
            eml("one.eml", &entry(1, &[])),
            ("holiday.txt".to_owned(), "We are away until Monday.".to_owned()),
        ])
        .await;
        page.sees("New: 1.").await;
        page.agree_to_drafts().await;
        page.drop_files(&[eml("again.eml", &sent_again), ("log.csv".to_owned(), log.to_owned())]).await;
        page.sees("Bring in the log").await;
        page.press_button("Choose between the versions").await;
        page.press_button("In the other version").await;
        page.press_button("Register").await;
        page.press_button("2 April 2021").await;
        page.press_button("Change").await;
        page.type_into("#checker-officer", " and Robin").await;
        tokio::time::sleep(Duration::from_secs(1)).await;

        page.open_register().await;
        page.press_button("Bring them back").await;
        page.sees("Change the contact").await;
        let typed = page.shadow_script("return root.querySelector('#checker-officer').value").await;
        assert!(typed.as_str().is_some_and(|typed| typed.ends_with(" and Robin")), "{typed}");
        page.press_button("Put it in the register").await;
        page.sees("holiday.txt").await;
        page.press_button("Go on with the log").await;
        page.press_button("Bring in the contacts (2)").await;
        page.sees("Choose between two versions").await;
        page.press_button("Keep my choices").await;
        page.sees("Showing 3 of 3 contacts").await;
        page.sees("Letter").await;
    })
    .await;
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_browser_that_is_full_is_said_to() {
    browse(|page| async move {
        page.open_register().await;
        page.script(
            "window.put = IDBObjectStore.prototype.put;
             IDBObjectStore.prototype.put = () => { throw new DOMException('full', 'QuotaExceededError'); };",
        )
        .await;
        page.drop_files(&[eml("one.eml", &entry(1, &[]))]).await;
        page.press_button("Yes, keep them").await;
        page.sees("This browser could not keep your changes").await;
        page.is_sound("full").await;
        page.script("IDBObjectStore.prototype.put = window.put").await;
        page.drop_files(&[eml("two.eml", &entry(2, &[]))]).await;
        page.keeps("changes").await;
        page.sees("This browser keeps your changes").await;
        assert!(!page.checker_text().await.contains("could not keep"), "it has room again");
    })
    .await;
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn two_who_save_within_the_same_second_find_each_other() {
    browse(|page| async move {
        page.open_register().await;
        page.drop_files(&[eml("one.eml", &entry(1, &[]))]).await;
        page.sees("New: 1.").await;
        page.agree_to_drafts().await;
        // Somebody had read the file before this page wrote it, and writes it a moment later: what the page wrote is gone.
        let other = &entry(2, &[]).reference;
        page.script(&format!(
            "window.showSaveFilePicker().then((handle) => {{
               const make = handle.createWritable;
               handle.createWritable = async () => {{
                 handle.createWritable = make;
                 const stream = await make();
                 const close = async () => {{
                   await stream.close();
                   const file = JSON.parse(sessionStorage.getItem('the-file'));
                   file.records[0].entry.reference = '{other}';
                   setTimeout(() => sessionStorage.setItem('the-file', JSON.stringify(file)), 200);
                 }};
                 return {{ write: stream.write, close }};
               }};
             }});"
        ))
        .await;
        page.press_button("Save the register").await;
        page.sees("Somebody else had changed the file. Both registers are now put together here").await;
        page.sees("Showing 2 of 2 contacts").await;
        page.keeps("changes").await;

        // And somebody who writes between this page's look into the file and its writing.
        page.script(
            "window.showOpenFilePicker().then(([handle]) => {
               const read = handle.getFile;
               let times = 0;
               handle.getFile = () => {
                 times += 1;
                 if (times === 2) {
                   const file = JSON.parse(sessionStorage.getItem('the-file'));
                   const { entry: { values }, history } = file.records[0];
                   history.push({ when: '2021-04-20T10:00', kind: 'edited', column: 'officer', before: values.officer, after: 'Robin' });
                   values.officer = 'Robin';
                   sessionStorage.setItem('the-file', JSON.stringify(file));
                 }
                 return read();
               };
             });",
        )
        .await;
        page.press_button("Save the register").await;
        page.sees("Robin").await;
        page.sees("there are changes that are not saved").await;
        page.press_button("Save the register").await;
        page.sees("everything is saved").await;
        let saved = ledger_file::parse(&page.file().await).expect("a register");
        assert_eq!((saved.records.len(), saved.records[other].value("officer")), (2, "Robin"));
        page.keeps("consent").await;
    })
    .await;
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_file_that_is_too_large_is_never_read() {
    browse(|page| async move {
        page.open_register().await;
        // A file of 700 megabytes, as far as the page can tell without reading it.
        page.script(
            "const size = Object.getOwnPropertyDescriptor(Blob.prototype, 'size');
             const isLarge = (file) => file.name === 'large.bin';
             Object.defineProperty(File.prototype, 'size', {
               get() { return isLarge(this) ? 700 * 2 ** 20 : size.get.call(this); },
             });
             for (const name of ['arrayBuffer', 'bytes', 'slice', 'stream', 'text']) {
               const read = Blob.prototype[name];
               Blob.prototype[name] = function (...given) {
                 window.wasRead ||= isLarge(this);
                 return read.apply(this, given);
               };
             }",
        )
        .await;
        page.drop_files(&[("large.bin".to_owned(), "x".to_owned()), eml("one.eml", &entry(1, &[]))]).await;
        page.sees("New: 1. There already: 0. Could not be read: 1.").await;
        page.sees("large.bin: it is larger than 64 megabytes").await;
        assert_eq!(page.script("return window.wasRead").await, false, "its size is asked for first");
    })
    .await;
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn one_bad_file_takes_nothing_along_and_reading_can_be_cancelled() {
    browse(|page| async move {
        page.open_register().await;
        // A file that ends the reader in a fault, and one that is never done.
        page.script(
            "const post = Worker.prototype.postMessage;
             Worker.prototype.postMessage = function (message) {
               if (message.message?.name === 'slow.eml') return;
               const bad = message.message?.name === 'bad.eml';
               post.call(this, bad ? { message: { ...message.message, content: null } } : message);
             };",
        )
        .await;
        let file = |name: &str, number: usize| eml(name, &entry(number, &[]));
        page.drop_files(&[file("one.eml", 1), file("bad.eml", 2), file("three.eml", 3)]).await;
        page.sees("New: 2. There already: 0. Could not be read: 1.").await;
        page.sees("bad.eml: reading it met a fault of this page’s own").await;
        assert_eq!(page.rows().await, 2);
        page.drop_files(&[file("four.eml", 4), file("slow.eml", 5), file("six.eml", 6)]).await;
        page.sees("Reading file 2 of 3: slow.eml").await;
        page.is_sound("reading").await;
        page.press_button("Cancel reading").await;
        page.sees("Reading was cancelled. Not read: 2.").await;
        page.sees("New: 1.").await;
        assert_eq!(page.rows().await, 3);
        page.drop_files(&[file("six.eml", 6)]).await;
        page.sees("Showing 4 of 4 contacts").await;
        let errors = page.console_errors().await;
        assert!(errors.iter().all(|error| error.contains("contact-register-reader:")), "{errors:?}");
    })
    .await;
}
