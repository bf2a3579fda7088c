//! The workbench's forms: a policy is written in them, and nobody touches its text.

use fantoccini::key::Key;
use serde_json::{Value, json};

use crate::driver::browse;
use crate::page::Page;
use crate::workbench::{
    choose_kind, click, keep_a_case, load, look, nothing_goes_anywhere, open, replace, until, with_text,
};

in_both_engines!(
    a_policy_is_begun_and_brought_to_a_clean_check_in_forms,
    text_and_forms_are_one_and_every_change_can_be_taken_back,
);

/// A protocol of our own, of four paragraphs.
const PROTOCOL: &str = "Introduction\\n\\n1. The poll is on Thursday 4 May 2028. The period starts on Monday 27 March 2028.\\n\
    2. In doubt, staff ask the single point of contact.\\n\\nPictures\\n\\n3. In the period nobody must be pictured with a candidate.\\n\
    4. A working group meets every month.\\n";

fn field(at: &str) -> String {
    format!("[id='at:{at}']")
}

/// Types into the field of a place, in place of what stands there.
async fn fill(page: &Page, at: &str, text: &str) {
    let script = format!(
        "const field = root.querySelector({}); field.focus(); field.select?.(); return Boolean(field)",
        Value::from(field(at))
    );
    until(page, &format!("there is a field for {at}"), &script).await;
    page.type_keys(text).await;
}

/// Chooses an item of a list by its words.
async fn choose(page: &Page, at: &str, words: &str) {
    let script = format!(
        "const list = root.querySelector({});
         const item = [...(list?.options ?? [])].find((item) => item.textContent.includes({}));
         if (!item) return false;
         list.value = item.value; list.dispatchEvent(new Event('change', {{ bubbles: true, composed: true }})); return true;",
        Value::from(field(at)),
        Value::from(words)
    );
    until(page, &format!("{words} can be chosen for {at}"), &script).await;
}

/// Goes to a form by the words of the buttons that lead to it, from the list of all parts.
async fn go(page: &Page, words: &[&str]) {
    let script = "root.querySelector('.bench-up .checker-link-button')?.click(); return true";
    page.shadow_script(script).await;
    with_text(page, "[data-form-heading]", "All parts").await;
    for words in words {
        click(page, ".bench-forms .checker-link-button", words).await;
        until(page, "the focus is on the form", "return root.activeElement?.hasAttribute('data-form-heading')").await;
    }
}

/// Adds a paragraph to what an entry rests on.
async fn cite(page: &Page, entry: &str, paragraph: &str) {
    choose(page, &format!("{entry}/cites/pick"), paragraph).await;
    click(page, &format!("[id='at:{entry}/cites'] .govuk-button"), "Add").await;
    with_text(page, &format!("[id='at:{entry}/cites'] .bench-picked"), paragraph).await;
}

async fn goes_through(page: &Page, entry: &str) {
    click(page, &format!("label[for='at:{entry}/draft']"), "Draft").await;
}

/// The policy in the text, as it now is.
async fn written(page: &Page) -> Value {
    let text = page.shadow_script("return root.querySelector('#bench-text').value").await;
    serde_json::from_str(text.as_str().expect("a text")).expect("JSON")
}

async fn a_policy_is_begun_and_brought_to_a_clean_check_in_forms(page: Page) {
    load(&page, 1280).await;
    click(&page, "summary", "Start a new policy").await;
    choose_kind(&page, "commissioner").await;
    page.type_into("#bench-new-force", "Anyshire Police").await;
    for (part, typed) in [("day", "4"), ("month", "5"), ("year", "2028")] {
        page.type_into(&format!("#bench-new-poll-{part}"), typed).await;
    }
    click(&page, "label[for='bench-new-silent']", "the text does not say").await;
    click(&page, ".bench-start button", "Start with these").await;
    with_text(&page, ".bench-counts", "Warnings: 4.").await;
    let touched =
        "window.touched = 0; root.querySelector('#bench-text').addEventListener('keydown', () => window.touched++);
        root.querySelector('#bench-text').addEventListener('focus', () => window.touched++);";
    page.shadow_script(touched).await;
    look(&page, "forms").await;

    // The protocol beside the policy: four paragraphs in the author's words, one of them excused.
    click(&page, "[role=tab]", "Protocol").await;
    let paste = format!("root.querySelector(\"{}\").value = '{PROTOCOL}'", field("protocol_text"));
    page.shadow_script(&paste).await;
    click(&page, "button", "Cut it into paragraphs").await;
    with_text(&page, ".bench-paragraph", "Must").await;
    with_text(&page, ".bench-paragraph__day", "27 March 2028").await;
    for (number, summary) in [
        ("1", "The period runs from 27 March to the poll on 4 May 2028."),
        ("2", "Ask the single point of contact in doubt."),
        ("3", "In the period nobody is pictured with a candidate."),
        ("4", "A working group meets."),
    ] {
        click(&page, "button", &format!("Put paragraph {number} in")).await;
        fill(&page, &format!("/provisions/{number}/summary"), summary).await;
    }
    fill(&page, "/provisions/4/excused", "It asks nothing of staff.").await;
    look(&page, "forms-protocol").await;

    click(&page, "[role=tab]", "Forms").await;
    for (part, entry, at) in [
        ("Dates", "Polling day", "/dates/poll"),
        ("Dates", "Pre-election period begins", "/dates/period-starts"),
        ("Dates", "Pre-election period ends", "/dates/period-ends"),
        ("Periods", "Pre-election period", "/periods/period"),
    ] {
        go(&page, &[part, entry]).await;
        cite(&page, at, "1").await;
        if at != "/dates/poll" {
            goes_through(&page, at).await;
        }
    }
    go(&page, &["Contacts", "Single point of contact"]).await;
    cite(&page, "/contacts/spoc", "2").await;
    goes_through(&page, "/contacts/spoc").await;
    go(&page, &["Outcomes that flows share", "The text does not say"]).await;
    cite(&page, "/outcomes/silent", "2").await;
    go(&page, &["Register"]).await;
    cite(&page, "/register", "2").await;
    with_text(&page, ".bench-counts", "Errors: 0. Warnings: 1.").await;

    // The flow: in the period nobody is pictured with a candidate.
    go(&page, &["for a picture"]).await;
    look(&page, "forms-flow-silent").await;
    click(&page, "summary", "Ask a question").await;
    choose(&page, "/flows/photographs_new_fact", "Pre-election period").await;
    click(&page, "button", "Ask it").await;
    with_text(&page, "[data-form-heading]", "Question: Pre-election period").await;
    cite(&page, "/flows/photographs/nodes/period", "1").await;
    click(&page, "summary", "Ask a question").await;
    choose(&page, "/flows/photographs_question_spot", "In the pre-election period").await;
    choose(&page, "/flows/photographs_new_fact", "Pictured with").await;
    click(&page, "button", "Ask it").await;
    with_text(&page, "[data-form-heading]", "Question: Pictured with").await;
    click(&page, "summary", "Add an outcome").await;
    choose(&page, "/flows/photographs_outcome_spot", "A candidate").await;
    choose(&page, "/flows/photographs_new_verdict", "Not allowed").await;
    fill(&page, "/flows/photographs_new_headline", "{You|They} must not be pictured with a candidate").await;
    click(&page, "button", "Add it").await;
    let outcome = "/flows/photographs/outcomes/you-must-not-be-pictured-with";
    with_text(&page, ".bench-preview", "They must not be pictured with a candidate").await;
    click(&page, ".bench-forms .checker-link-button", "Add: Reason").await;
    until(&page, "the new field has the focus", "return root.activeElement?.id.endsWith('/reasons/0')").await;
    page.type_keys("The period has begun.").await;
    click(&page, ".bench-forms .checker-link-button", "Add: Step").await;
    until(&page, "the new field has the focus", "return root.activeElement?.id.endsWith('/steps/0')").await;
    page.type_keys("Say no politely.").await;
    cite(&page, outcome, "3").await;
    cite(&page, outcome, "1").await;
    look(&page, "forms-outcome").await;
    click(&page, ".bench-up .checker-link-button", "for a picture").await;
    click(&page, ".bench-tree .checker-link-button", "Pictured with").await;
    cite(&page, "/flows/photographs/nodes/pictured-with", "3").await;
    choose(&page, "/flows/photographs/nodes/pictured-with/branches/campaign-supporter", "must not be pictured").await;
    look(&page, "forms-node").await;
    with_text(&page, ".bench-counts", "No errors and no warnings.").await;
    click(&page, ".bench-up .checker-link-button", "for a picture").await;
    look(&page, "forms-flow").await;
    assert_eq!(page.script("return window.touched").await, 0, "nobody has touched the text");
    let policy = written(&page).await;
    assert_eq!(policy.pointer(&format!("{outcome}/cites")), Some(&json!(["3", "1"])));
    let branch = policy.pointer("/flows/photographs/nodes/pictured-with/branches/campaign-supporter");
    assert_eq!(branch, Some(&json!("you-must-not-be-pictured-with")));
    nothing_goes_anywhere(&page).await;
}

async fn text_and_forms_are_one_and_every_change_can_be_taken_back(page: Page) {
    open(&page, 1280).await;
    let before = page.shadow_script("return root.querySelector('#bench-text').value").await;
    click(&page, ".bench-contents .checker-link-button", "Paragraphs").await;
    click(&page, ".bench-contents .checker-link-button", "1.1").await;
    fill(&page, "/provisions/1.1/heading", "Another heading").await;
    with_text(&page, ".bench-bar__file", "Unsaved changes").await;
    // A change of the text is a change of the form.
    replace(&page, "Another heading", "A third heading").await;
    let heading = "return root.querySelector(\"[id='at:/provisions/1.1/heading']\").value";
    until(&page, "the form shows the text", &format!("{heading} === 'A third heading'")).await;
    // An id changes everywhere, and is taken back everywhere.
    click(&page, "summary", "Call it something else").await;
    fill(&page, "/provisions/1.1/its_id", "1.1a").await;
    click(&page, "button", "Change it").await;
    with_text(&page, "[data-form-heading]", "Paragraph 1.1a").await;
    let policy = written(&page).await;
    assert!(!policy.to_string().contains("\"1.1\""), "nothing names the old number");
    // Whoever goes through the ways to write by the arrow keys stays on the tabs.
    page.shadow_script("root.querySelector('.bench-pane--write [role=tab][aria-selected=true]').focus()").await;
    page.press(&[Key::Right, Key::Left]).await;
    with_text(&page, "[data-form-heading]", "Paragraph 1.1a").await;
    let focused = "return [root.activeElement?.getAttribute('role'), root.activeElement?.textContent]";
    assert_eq!(page.shadow_script(focused).await, json!(["tab", "Forms"]));
    press_to_the_end(&page, "Undo").await;
    let after = page.shadow_script("return root.querySelector('#bench-text').value").await;
    assert_eq!(after, before, "every byte is as it was");
    with_text(&page, ".bench-bar__file", "No unsaved changes").await;
    press_to_the_end(&page, "Redo").await;
    assert!(written(&page).await.pointer("/provisions/1.1a").is_some());
    // What would be left hanging is said before something is deleted.
    click(&page, ".bench-up .checker-link-button", "All parts").await;
    click(&page, ".bench-contents .checker-link-button", "for a picture").await;
    click(&page, ".bench-tree .checker-link-button", "Role").await;
    click(&page, "summary", "Delete it").await;
    with_text(&page, ".bench-forms details[open]", "Then nothing leads to these any more").await;
    look(&page, "forms-delete").await;
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_case_is_kept_while_trying_and_a_finding_leads_to_its_field() {
    browse(|page| async move {
        open(&page, 390).await;
        look(&page, "390-forms").await;
        page.shadow_script("root.querySelector('.bench > .bench-tabs [aria-selected=true]').focus()").await;
        page.press(&[Key::End]).await;
        keep_a_case(&page).await;
        with_text(&page, ".bench-keep", "It is kept").await;
        look(&page, "390-keep").await;
        click(&page, ".bench-keep summary", "Go to an answer that led here").await;
        look(&page, "390-steps").await;
        click(&page, ".bench-keep .checker-link-button", "Police officer").await;
        let branch = "return root.activeElement?.id.endsWith('/branches/police-officer') ?? false";
        until(&page, "the answer has the focus", branch).await;
        click(&page, ".bench-back .checker-link-button", "Back to the result").await;
        click(&page, "[role=tab]", "Cases").await;
        with_text(&page, ".bench-panel", "Cases: 1. Not as expected: 0.").await;
        click(&page, ".bench-panel .checker-link-button", "Go to the outcome").await;
        until(&page, "the outcome's form shows", "return root.activeElement?.textContent.startsWith('Outcome:')").await;
        choose_verdict(&page).await;
        page.shadow_script("root.querySelector('.bench > .bench-tabs [aria-selected=true]').focus()").await;
        page.press(&[Key::End]).await;
        with_text(&page, ".bench-panel", "Not as expected: 1.").await;
        look(&page, "390-cases").await;
    })
    .await;
}

/// Takes back every change, or does all of them again.
async fn press_to_the_end(page: &Page, words: &str) {
    let script = format!(
        "const button = [...root.querySelectorAll('.bench-bar button')].find((it) => it.textContent === '{words}');
         if (button.getAttribute('aria-disabled') === 'true') return true;
         button.click(); return false"
    );
    until(page, "there is no further step", &script).await;
}

/// Gives the outcome whose form shows another verdict.
async fn choose_verdict(page: &Page) {
    let script =
        "const list = [...root.querySelectorAll('.bench-forms select')].find((it) => it.id.endsWith('/verdict'));
        list.value = list.value === 'avoid' ? 'not-allowed' : 'avoid';
        list.dispatchEvent(new Event('change', { bubbles: true, composed: true })); return true";
    page.shadow_script(script).await;
}

/// Every form that there is, as it stands, unfolded, and with what is wrong in its fields.
#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn every_form_is_accessible_in_every_state() {
    browse(every_form).await;
}

async fn every_form(page: Page) {
    open(&page, 1280).await;
    let unfold = "root.querySelectorAll('.bench-forms details').forEach((it) => { it.open = true }); return true";
    let mut looked = 0;
    for part in [
        "Force, protocol and elections",
        "Paragraphs",
        "Dates",
        "Periods",
        "Contacts",
        "Roles",
        "Contradictions and doubts",
        "Words of questions",
        "Outcomes that flows share",
        "Other documents",
        "Register",
        "for a picture",
    ] {
        go(&page, &[part]).await;
        assert_eq!(page.axe().await, [""; 0], "{part}");
        page.shadow_script(unfold).await;
        assert_eq!(page.axe().await, [""; 0], "{part}, unfolded");
        // Its first entry; of a flow, its first question, and then an outcome.
        for css in [".bench-contents__item .checker-link-button", ".bench-tree__question .checker-link-button"] {
            let script = format!(
                "const first = root.querySelector(\".bench-forms {css}\"); first?.click(); return Boolean(first)"
            );
            if page.shadow_script(&script).await == false {
                continue;
            }
            until(&page, "its form shows", "return root.activeElement?.hasAttribute('data-form-heading') ?? false")
                .await;
            assert_eq!(page.axe().await, [""; 0], "an entry of {part}");
            page.shadow_script(unfold).await;
            assert_eq!(page.axe().await, [""; 0], "an entry of {part}, unfolded");
            looked += 1;
            // What is needed and empty is wrong.
            let empty = "const field = root.querySelector('.bench-forms textarea, .bench-forms input[type=text]');
                if (!field) return false;
                field.value = ''; field.dispatchEvent(new InputEvent('input', { bubbles: true, composed: true })); return true";
            if page.shadow_script(empty).await == true {
                tokio::time::sleep(std::time::Duration::from_millis(900)).await;
                assert_eq!(page.axe().await, [""; 0], "an entry of {part}, with a field emptied");
            }
        }
    }
    assert!(looked > 8, "{looked} entries");
    go(&page, &["for a picture"]).await;
    click(&page, ".bench-tree .checker-link-button", "must not").await;
    page.shadow_script(unfold).await;
    assert_eq!(page.axe().await, [""; 0], "an outcome, unfolded");
    look(&page, "forms-outcome-unfolded").await;
}
