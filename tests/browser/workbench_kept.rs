//! What the workbench keeps in the browser, if it may, and what is left of the work when its engine stops.

use std::time::{Duration, Instant};

use serde_json::json;

use crate::driver::browse;
use crate::page::Page;
use crate::workbench::{
    CATCH_DOWNLOADS, click, keep_a_case, load, look, nothing_goes_anywhere, open, replace, text_of, until, with_text,
};

in_both_engines!(unsaved_work_outlives_a_reload_and_can_be_thrown_away);

/// Waits until the browser has kept so many parts of drafts and so many keys, and has noted the consent or not.
async fn keeps(page: &Page, parts: usize, keys: usize, is_agreed: bool) {
    let script = "const done = arguments[0]; const opening = indexedDB.open('policy-workbench');
        opening.onsuccess = () => {
          const database = opening.result;
          const end = (kept) => { database.close(); done(kept); };
          if (!database.objectStoreNames.length) return end([0, 0, false]);
          const stores = database.transaction(['drafts', 'keys']);
          const [agreed, drafts, keys] = [
            stores.objectStore('drafts').get('policy'),
            stores.objectStore('drafts').count(IDBKeyRange.bound(['policy'], ['policy', []])),
            stores.objectStore('keys').count(),
          ];
          stores.oncomplete = () => end([drafts.result, keys.result, agreed.result === '']);
        };";
    let (started, wanted) = (Instant::now(), json!([parts, keys, is_agreed]));
    loop {
        let kept = page.client().execute_async(script, vec![]).await.expect("what is kept");
        if kept == wanted {
            return;
        }
        assert!(started.elapsed() < Duration::from_secs(10), "{kept} is kept, and not {wanted}");
        tokio::time::sleep(Duration::from_millis(50)).await;
    }
}

/// Makes a comment on the paragraph 1.1.
async fn comment(page: &Page, words: &str) {
    click(page, ".bench-contents .checker-link-button", "Paragraphs").await;
    click(page, ".bench-contents .checker-link-button", "1.1").await;
    click(page, ".bench-forms .checker-link-button", "Add: Comment").await;
    until(page, "the comment has the focus", "return root.activeElement?.id === 'at:comment_0'").await;
    page.type_keys(words).await;
}

async fn has_focus(page: &Page) {
    assert!(page.shadow_script("return root.activeElement !== null").await == true, "the focus is lost");
}

async fn unsaved_work_outlives_a_reload_and_can_be_thrown_away(page: Page) {
    open(&page, 1280).await;
    comment(&page, "Who says so?").await;
    with_text(&page, ".bench-draft", "May this browser keep your changes, encrypted").await;
    keeps(&page, 0, 0, false).await;
    look(&page, "draft-ask").await;
    click(&page, ".bench-draft button", "Yes, keep them").await;
    with_text(&page, ".bench-draft__state", "This browser keeps your changes").await;
    has_focus(&page).await;
    replace(&page, "\"version\": \"", "\"version\": \"mine-").await;
    keeps(&page, 3, 1, true).await;
    // A moment later than the last letter.
    tokio::time::sleep(Duration::from_secs(1)).await;

    load(&page, 1280).await;
    with_text(&page, ".bench-draft", "This browser has kept work that was never saved.").await;
    with_text(&page, ".bench-draft__what", "cleveland-2021.json (the policy, the comments), kept on ").await;
    look(&page, "draft-found").await;
    click(&page, ".bench-draft button", "Bring it back").await;
    with_text(&page, ".bench-bar__file", "Unsaved changes: the policy, the comments").await;
    until(&page, "the focus is on the form", "return root.activeElement?.hasAttribute('data-form-heading')").await;
    let text =
        page.shadow_script("return root.querySelector('#bench-text').value.includes('\"version\": \"mine-')").await;
    assert_eq!(text, true, "the text is as it was");
    click(&page, ".bench-contents .checker-link-button", "Paragraphs").await;
    click(&page, ".bench-contents .checker-link-button", "1.1").await;
    let said = "return root.querySelector('[id=\"at:comment_0\"]')?.value === 'Who says so?'";
    until(&page, "the comment is back", said).await;
    keeps(&page, 3, 1, true).await;

    // Thrown away, it is gone; and it is asked for first.
    load(&page, 320).await;
    look(&page, "320-draft-found").await;
    page.script("window.confirm = (words) => { window.asked = words; return false; }").await;
    click(&page, ".bench-draft .checker-link-button", "Throw it away").await;
    until(&page, "it is asked", "return window.asked?.startsWith('Throw away what')").await;
    keeps(&page, 3, 1, true).await;
    page.script("window.confirm = () => true").await;
    click(&page, ".bench-draft .checker-link-button", "Throw it away").await;
    with_text(&page, ".bench-draft__state", "It was thrown away.").await;
    has_focus(&page).await;
    keeps(&page, 0, 0, true).await;
    load(&page, 1280).await;
    with_text(&page, ".bench-draft__state", "This browser keeps your changes").await;
    assert_eq!(text_of(&page, ".bench-draft").await, [""; 0], "nothing is offered");

    // Whoever has agreed is not asked again; what is saved is kept no longer.
    click(&page, ".checker-link-button", "Cleveland").await;
    with_text(&page, ".bench-counts", "No errors and no warnings.").await;
    replace(&page, "\"version\": \"", "\"version\": \"mine-").await;
    keeps(&page, 3, 1, true).await;
    page.script(CATCH_DOWNLOADS).await;
    page.script("delete window.showSaveFilePicker; window.showSaveFilePicker = undefined").await;
    click(&page, ".bench-bar button", "Save").await;
    with_text(&page, ".bench-bar__file", "No unsaved changes").await;
    keeps(&page, 0, 0, true).await;
    replace(&page, "\"version\": \"", "\"version\": \"his-").await;
    keeps(&page, 3, 1, true).await;
    click(&page, ".bench-draft__state .checker-link-button", "Erase what this browser keeps").await;
    with_text(&page, ".bench-draft__state", "This browser keeps nothing of the workbench now.").await;
    keeps(&page, 0, 0, false).await;
    has_focus(&page).await;
    nothing_goes_anywhere(&page).await;
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn each_tab_of_the_workbench_keeps_its_own_draft() {
    browse(|page| async move {
        open(&page, 1280).await;
        replace(&page, "\"version\": \"", "\"version\": \"mine-").await;
        click(&page, ".bench-draft button", "Yes, keep them").await;
        keeps(&page, 3, 1, true).await;
        let tab = page.client().new_window(true).await.expect("a tab").handle;
        page.client().switch_to_window(tab).await.expect("the tab");
        open(&page, 1280).await;
        assert_eq!(text_of(&page, ".bench-draft").await, [""; 0], "somebody is at work on it");
        replace(&page, "\"version\": \"", "\"version\": \"hers-").await;
        keeps(&page, 6, 2, true).await;
        // The first tab goes: what it kept is offered in the second, which is asked before its own is lost.
        page.go_to_tab(0).await;
        page.client().close_window().await.expect("the tab is closed");
        page.go_to_tab(0).await;
        with_text(&page, ".bench-draft__what", "cleveland-2021.json (the policy)").await;
        page.script("window.confirm = (words) => { window.asked = words; return false; }").await;
        click(&page, ".bench-draft button", "Bring it back").await;
        until(&page, "it is asked", "return window.asked === 'Not saved yet: the policy. Go on without saving?'").await;
        keeps(&page, 6, 2, true).await;
        page.script("window.confirm = () => true").await;
        click(&page, ".bench-draft button", "Bring it back").await;
        let mine = "return root.querySelector('#bench-text').value.includes('\"mine-')";
        until(&page, "the draft of the first tab is here", mine).await;
        keeps(&page, 3, 1, true).await;
        assert_eq!(page.console_errors().await, [""; 0]);
    })
    .await;
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_browser_that_keeps_nothing_is_said_to_and_a_refusal_is_kept_nowhere() {
    browse(|page| async move {
        open(&page, 1280).await;
        replace(&page, "\"version\": \"", "\"version\": \"mine-").await;
        click(&page, ".bench-draft button", "No").await;
        has_focus(&page).await;
        replace(&page, "\"mine-", "\"his-").await;
        tokio::time::sleep(Duration::from_secs(1)).await;
        keeps(&page, 0, 0, false).await;
        open(&page, 1280).await;
        page.script("IDBObjectStore.prototype.put = () => { throw new DOMException('full', 'QuotaExceededError'); }")
            .await;
        replace(&page, "\"version\": \"", "\"version\": \"mine-").await;
        click(&page, ".bench-draft button", "Yes, keep them").await;
        with_text(&page, ".bench-draft__state", "This browser could not keep your changes").await;
        look(&page, "draft-full").await;
    })
    .await;
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_fault_of_our_own_leaves_the_author_the_text_the_cases_and_the_comments() {
    browse(|page| async move {
        open(&page, 1280).await;
        replace(&page, "\"version\": \"", "\"version\": \"mine-").await;
        comment(&page, "Who says so?").await;
        keep_a_case(&page).await;
        with_text(&page, ".bench-bar__file", "the policy, the cases, the comments").await;
        // A browser that breaks its own promise: the next node cannot be put in, which yew takes for impossible.
        page.script(
            "const real = Node.prototype.insertBefore;
             Node.prototype.insertBefore = function () { Node.prototype.insertBefore = real; throw new Error('broken'); };",
        )
        .await;
        click(&page, "[role=tab]", "Schedule").await;
        with_text(&page, "[role=alert]", "has met a fault of its own").await;
        let rescued = "return ['', '-cases', '-comments'].map((which) => root.querySelector(`#bench-rescued${which}`)?.value)";
        let rescued = page.shadow_script(rescued).await;
        let text = |index: usize| rescued[index].as_str().unwrap_or_default().to_owned();
        assert!(text(0).contains("mine-"), "the text is there to be copied");
        let cases = authoring::cases::read(&text(1)).expect("a file of cases");
        assert_eq!(cases.len(), 1);
        let comments = authoring::comments::read(&text(2)).expect("a file of comments");
        assert_eq!((comments.comments_on.as_str(), comments.comments[0].text.as_str()), ("cleveland-2021", "Who says so?"));
        assert_eq!(page.axe().await, [""; 0]);
        page.screenshot("workbench-rescued").await;
    })
    .await;
}
