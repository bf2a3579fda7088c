//! The workbench before a policy is signed: slips that nobody notices, comments of reviewers, what changed since the last version.

use fantoccini::key::Key;
use serde_json::{Value, json};

use crate::driver::browse;
use crate::page::Page;
use crate::workbench::{CATCH_DOWNLOADS, click, downloaded, load, look, open, replace, text_of, until, with_text};

/// Gives the next file that is asked for.
async fn give_file(page: &Page, name: &str, text: &str) {
    let script = "window.showOpenFilePicker = async () => [{ getFile: async () => new File([TEXT], NAME) }];";
    let script = script.replace("TEXT", &Value::from(text).to_string()).replace("NAME", &Value::from(name).to_string());
    page.script(&script).await;
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn slips_are_made_while_one_goes_on_and_can_be_stopped() {
    browse(|page| async move {
        load(&page, 1280).await;
        click(&page, ".checker-link-button", "Cleveland").await;
        with_text(&page, ".bench-counts", "No errors and no warnings.").await;
        click(&page, ".bench-pane--result [role=tab]", "Cases").await;
        click(&page, ".bench-panel button", "Make the slips").await;
        with_text(&page, ".bench-panel button", "Stop").await;
        until(&page, "some slips are made", "return root.querySelector('#bench-slips-made')?.value >= 10").await;
        look(&page, "slips-running").await;
        click(&page, ".bench-panel button", "Stop").await;
        let told = with_text(&page, ".bench-panel [role=status]", "Stopped. Slips made: ").await;
        let told = told.text().await.expect("what was made");
        let kept = "return root.activeElement?.textContent";
        assert_eq!(page.shadow_script(kept).await, "Make the slips", "the focus stays on the button");
        tokio::time::sleep(std::time::Duration::from_millis(500)).await;
        assert_eq!(text_of(&page, ".bench-panel [role=status]").await.last(), Some(&told), "nothing goes on");
        give_file(&page, "minimal.json", include_str!("../policies/minimal.json")).await;
        click(&page, ".bench-bar button", "Open a file").await;
        with_text(&page, ".bench-bar__file", "minimal.json").await;
        with_text(&page, ".bench-counts", "No errors and no warnings.").await;
        // A flow with a case, and those without.
        let case = json!([{ "name": "in the period", "flow": "photographs", "given": { "role": "police-officer", "period": "pre-election" },
            "verdict": "avoid", "outcome": "should-avoid", "cites": ["6", "5"], "refer_to": null, "register": "required" }]);
        give_file(&page, "cases.json", &case.to_string()).await;
        click(&page, ".bench-panel button", "Open a file of cases").await;
        with_text(&page, ".bench-panel", "Cases: 1. Not as expected: 0.").await;
        // All of them; the forms are used meanwhile.
        click(&page, ".bench-panel button", "Make the slips").await;
        click(&page, ".bench-contents .checker-link-button", "Paragraphs").await;
        with_text(&page, "[data-form-heading]", "Paragraphs").await;
        until(&page, "all slips are made", "return [...root.querySelectorAll('.bench-panel [role=status]')].at(-1)?.textContent.startsWith('Slips made:') ?? false").await;
        look(&page, "slips").await;
        let items = "return root.querySelectorAll('.bench-panel .bench-slip').length";
        assert!(page.shadow_script(items).await.as_u64() > Some(5), "one case notices little");
        // One leads to its place, and back; the case that would notice it is kept.
        click(&page, ".bench-slip .checker-link-button", "nodes › ").await;
        with_text(&page, ".bench-back", "Back to the result").await;
        click(&page, ".bench-back .checker-link-button", "Back to the result").await;
        until(&page, "the slip has the focus", "return root.activeElement?.closest('.bench-slip') !== null").await;
        click(&page, ".bench-slip .checker-link-button", "Keep that case").await;
        with_text(&page, ".bench-panel", "Cases: 2. Not as expected: 0.").await;
        with_text(&page, ".bench-panel", "The policy or the cases have changed since.").await;
        // They are saved once the browser has taken the file, and not before.
        with_text(&page, ".bench-bar__file", "Unsaved changes: the cases").await;
        page.script("window.real = URL.createObjectURL; URL.createObjectURL = () => { throw new Error('full'); }").await;
        click(&page, ".bench-panel button", "Download the cases").await;
        with_text(&page, ".bench-bar__file", "Unsaved changes: the cases").await;
        page.script("URL.createObjectURL = window.real").await;
        page.script(CATCH_DOWNLOADS).await;
        let saved: Value = serde_json::from_str(&downloaded(&page, "Download the cases", "minimal.cases.json").await).unwrap();
        assert_eq!(saved.as_array().map(Vec::len), Some(2));
        with_text(&page, ".bench-bar__file", "No unsaved changes").await;
    })
    .await;
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_reviewer_comments_and_the_author_answers() {
    browse(|page| async move {
        open(&page, 1280).await;
        page.script(CATCH_DOWNLOADS).await;
        let before = page.shadow_script("return root.querySelector('#bench-text').value").await;
        click(&page, ".bench-contents .checker-link-button", "Paragraphs").await;
        click(&page, ".bench-contents .checker-link-button", "1.1").await;
        click(&page, ".bench-forms .checker-link-button", "Add: Comment of a reviewer").await;
        until(&page, "the new field has the focus", "return root.activeElement?.id === 'at:comment_0'").await;
        page.type_keys("Is this all of it?").await;
        // What is typed into a comment is no change of the policy, and none is taken back for it.
        let key = "const undo = new KeyboardEvent('keydown', { key: 'z', ctrlKey: true, bubbles: true, composed: true, cancelable: true });
            root.activeElement.dispatchEvent(undo); return undo.defaultPrevented";
        assert_eq!(page.shadow_script(key).await, false);
        page.press(&[Key::Tab]).await;
        page.type_keys("Legal services").await;
        with_text(&page, ".bench-bar__file", "Unsaved changes: the comments").await;
        look(&page, "comment").await;
        click(&page, ".bench-up .checker-link-button", "Paragraphs").await;
        with_text(&page, ".bench-contents__item", "Comments: 1").await;
        click(&page, ".bench-pane--result [role=tab]", "Comments").await;
        with_text(&page, ".bench-panel", "Comments: 1. Open: 1.").await;
        look(&page, "comments").await;
        let file = downloaded(&page, "Download the comments", "cleveland-2021.comments.json").await;
        with_text(&page, ".bench-bar__file", "No unsaved changes").await;
        assert_eq!(page.shadow_script("return root.querySelector('#bench-text').value").await, before, "the policy has none of it");

        // The author, elsewhere.
        open(&page, 390).await;
        page.script(CATCH_DOWNLOADS).await;
        click(&page, ".bench > .bench-tabs button", "Result").await;
        click(&page, ".bench-pane--result [role=tab]", "Comments").await;
        give_file(&page, "of.comments.json", &file.replace("cleveland-2021", "norfolk-2016")).await;
        click(&page, ".bench-panel button", "Open a file of comments").await;
        with_text(&page, "[role=alert]", "of.comments.json has comments on norfolk-2016. The policy here is cleveland-2021.").await;
        give_file(&page, "cleveland-2021.comments.json", &file).await;
        click(&page, ".bench-panel button", "Open a file of comments").await;
        with_text(&page, ".bench-comment__said", "Is this all of it?").await;
        look(&page, "390-comments").await;
        click(&page, ".bench-panel .checker-link-button", "Paragraph 1.1").await;
        with_text(&page, "[data-form-heading]", "Paragraph 1.1").await;
        look(&page, "390-comment").await;
        click(&page, ".bench-comment .checker-link-button", "Resolve").await;
        until(&page, "the focus is among the comments", "return root.activeElement?.id === 'at:comments'").await;
        click(&page, ".bench-forms summary", "Resolved comments: 1").await;
        look(&page, "390-comment-resolved").await;
        click(&page, ".bench-back .checker-link-button", "Back to the result").await;
        with_text(&page, ".bench-panel", "Comments: 1. Open: 0.").await;
        let file: Value = serde_json::from_str(&downloaded(&page, "Download the comments", "cleveland-2021.comments.json").await).unwrap();
        assert_eq!((&file["comments"][0]["resolved"], &file["comments"][0]["by"]), (&json!(true), &json!("Legal services")));
    })
    .await;
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn the_schedule_marks_what_changed_since_the_version_that_was_signed() {
    browse(|page| async move {
        open(&page, 1280).await;
        page.script(CATCH_DOWNLOADS).await;
        let signed = page.shadow_script("return root.querySelector('#bench-text').value").await;
        give_file(&page, "signed.json", signed.as_str().expect("a text")).await;
        click(&page, ".bench-pane--result [role=tab]", "Schedule").await;
        click(&page, ".bench-panel button", "Mark what changed since another version").await;
        with_text(
            &page,
            ".bench-panel [role=status]",
            "Marked: what changed since signed.json (cleveland-2021, version ",
        )
        .await;
        let marks = "return root.querySelectorAll('.bench-table .govuk-tag').length";
        assert_eq!(page.shadow_script(marks).await, 0, "nothing has changed");
        replace(&page, "\"verdict\": \"avoid\"", "\"verdict\": \"not-allowed\"").await;
        with_text(&page, ".bench-table__line", "Changed").await;
        look(&page, "schedule-changed").await;
        let html = downloaded(&page, "Download to print", "cleveland-2021-schedule.html").await;
        assert!(
            html.contains("Marked is what is other than in cleveland-2021, version ")
                && html.contains(">changed</span>")
        );
    })
    .await;
}
