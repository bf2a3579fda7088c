//! The half-page notice of `docs/authoring.md`, written whole in the workbench's forms.

use serde_json::{Map, Value, json};

use crate::driver::browse;
use crate::page::Page;
use crate::workbench::{choose_kind, click, load, nothing_goes_anywhere, until, with_text};

const NOTICE: &str = include_str!("../../docs/examples/marshland-notice.md");
const FINISHED: &str = include_str!("../../docs/examples/marshland-2027.json");

/// Each flow by the words under which it stands in the list of all parts.
const FLOWS: [(&str, &str); 6] = [
    ("photographs", "for a picture"),
    ("social-media", "Posting on social media"),
    ("visits", "wants to visit"),
    ("political-activity", "Taking part in politics"),
    ("standing", "Standing for election"),
    ("information-requests", "A request for information"),
];

type Fields = Map<String, Value>;

fn place(parent: &str, key: impl std::fmt::Display) -> String {
    format!("{parent}/{key}")
}

fn object<'v>(value: &'v Value, at: &str) -> &'v Fields {
    static NONE: std::sync::LazyLock<Fields> = std::sync::LazyLock::new(Fields::new);
    value.pointer(at).and_then(Value::as_object).unwrap_or(&NONE)
}

/// The policy in the text, as it now is.
async fn written(page: &Page) -> Value {
    let text = page.shadow_script("return root.querySelector('#bench-text').value").await;
    serde_json::from_str(text.as_str().expect("a text")).expect("JSON")
}

/// Waits until the policy has a value at a place.
async fn has(page: &Page, at: &str, wanted: &Value) {
    let script = format!(
        "const found = {}.split('/').slice(1).reduce((found, step) => found?.[step], JSON.parse(root.querySelector('#bench-text').value));
         return JSON.stringify(found ?? null) === JSON.stringify({wanted})",
        Value::from(at)
    );
    until(page, &format!("{at} is {wanted}"), &script).await;
}

/// Gives a field of a form a value, as a person would: a text, an item of a list, a tick.
async fn enter(page: &Page, field: &str, value: &Value) {
    let script = format!(
        "const [wanted, field] = [{value}, root.querySelector({})];
         const tell = (type) => field.dispatchEvent(new InputEvent(type, {{ bubbles: true, composed: true }}));
         if (!field) return false;
         if (field.type === 'checkbox') {{
           if (field.checked !== wanted) field.click();
           return true;
         }}
         if (field.localName === 'select' && ![...field.options].some((item) => item.value === wanted)) return false;
         field.value = wanted;
         tell(field.localName === 'select' ? 'change' : 'input');
         return true",
        Value::from(format!("[id='at:{field}']"))
    );
    until(page, &format!("{value} can be entered in {field}"), &script).await;
}

/// Presses a button whose words, those for who hears it too, are just these, begin so or end so.
async fn press(page: &Page, css: &str, words: &str) {
    let script = format!(
        "const words = (button) => button.textContent.replace(/\\s+/g, ' ').trim();
         const buttons = [...root.querySelectorAll({})];
         const found = buttons.find((button) => words(button) === {words})
           ?? buttons.find((button) => words(button).startsWith({words}) || words(button).endsWith({words}));
         found?.click(); return Boolean(found)",
        Value::from(css),
        words = Value::from(words)
    );
    until(page, &format!("`{css}` “{words}” can be pressed"), &script).await;
}

/// Waits until the form of a place shows, by one of its fields.
async fn shows(page: &Page, field: &str) {
    let script = format!("return Boolean(root.querySelector({}))", Value::from(format!("[id='at:{field}']")));
    until(page, &format!("the field {field} shows"), &script).await;
}

/// Goes to a part of the policy, from wherever one is.
async fn go(page: &Page, part: &str) {
    page.shadow_script("root.querySelector('.bench-up .checker-link-button')?.click()").await;
    with_text(page, "[data-form-heading]", "All parts").await;
    click(page, ".bench-contents .checker-link-button", part).await;
    until(page, "its form shows", "return Boolean(root.querySelector('.bench-up'))").await;
}

/// Gives an entry another id.
async fn rename(page: &Page, at: &str, id: &str) {
    enter(page, &place(at, "its_id"), &json!(id)).await;
    press(page, ".bench-forms details button", "Change it").await;
    let (parent, _) = at.rsplit_once('/').expect("a place");
    shows(page, &place(&place(parent, id), "its_id")).await;
}

/// Brings the fields of an object, on the form that shows, to what they are in the finished policy.
async fn fill(page: &Page, at: &str, wanted: &Fields) {
    let before = written(page).await;
    for key in object(&before, at).keys().filter(|key| !wanted.contains_key(*key)) {
        let gone = if before.pointer(&place(at, key)) == Some(&json!(true)) { json!(false) } else { json!("") };
        enter(page, &place(at, key), &gone).await;
        has(page, &place(at, key), &Value::Null).await;
    }
    for (key, value) in wanted {
        let field = place(at, key);
        let now = before.pointer(&field);
        if now == Some(value) || matches!(key.as_str(), "fact" | "branches" | "otherwise") {
            continue;
        }
        match (key.as_str(), value) {
            ("cites", Value::Array(paragraphs)) => {
                for (index, paragraph) in paragraphs.iter().enumerate() {
                    enter(page, &place(&field, "pick"), paragraph).await;
                    press(page, &format!("[id='at:{field}'] .govuk-button"), "Add").await;
                    has(page, &place(&field, index), paragraph).await;
                }
            }
            ("duties", Value::Array(duties)) => {
                for duty in duties {
                    enter(page, &place(&field, duty.as_str().expect("a duty")), &json!(true)).await;
                }
            }
            ("printed", Value::Array(all)) => {
                for (index, printed) in all.iter().enumerate() {
                    press(page, ".bench-forms .checker-link-button", "Add: Printed").await;
                    shows(page, &place(&place(&field, index), "weekday")).await;
                    Box::pin(fill(page, &place(&field, index), printed.as_object().expect("fields"))).await;
                }
            }
            ("reasons" | "steps", Value::Array(texts)) => {
                let one = if key == "reasons" { "Add: Reason" } else { "Add: Step" };
                for (index, text) in texts.iter().enumerate() {
                    if now.and_then(|now| now.get(index)).is_none() {
                        press(page, ".bench-forms .checker-link-button", one).await;
                    }
                    enter(page, &place(&field, index), text).await;
                    has(page, &place(&field, index), text).await;
                }
            }
            ("refer_to", Value::String(_)) => {
                enter(page, &field, &json!("one")).await;
                shows(page, &place(&field, "way")).await;
                enter(page, &field, value).await;
            }
            (_, Value::Object(inside)) => Box::pin(fill(page, &field, inside)).await,
            _ => enter(page, &field, value).await,
        }
        has(page, &field, value).await;
    }
}

/// Writes one flow, question by question.
struct FlowWriter<'w> {
    page: &'w Page,
    words: &'static str,
    at: String,
    wanted: &'w Value,
}

impl FlowWriter<'_> {
    async fn write(&self) {
        go(self.page, self.words).await;
        let start = self.wanted["start"].as_str().expect("a start");
        if !object(self.wanted, "/nodes").contains_key(start) {
            return;
        }
        self.ask(start, None).await;
        // Every answer to where it leads: the way on is there by now.
        for (id, node) in object(self.wanted, "/nodes") {
            self.go_to(id).await;
            let at = format!("{}/nodes/{id}", self.at);
            for (answer, target) in object(node, "/branches") {
                let branch = format!("{at}/branches/{answer}");
                enter(self.page, &branch, target).await;
                has(self.page, &branch, target).await;
            }
            let others = node.get("otherwise").cloned();
            enter(self.page, &place(&at, "otherwise"), others.as_ref().unwrap_or(&json!(""))).await;
            has(self.page, &place(&at, "otherwise"), &others.unwrap_or_default()).await;
        }
    }

    /// Goes to a question by the flow's outline.
    async fn go_to(&self, id: &str) {
        go(self.page, self.words).await;
        press(self.page, ".bench-tree__question .checker-link-button", &format!(" {id}")).await;
        shows(self.page, &format!("{}/nodes/{id}/its_id", self.at)).await;
    }

    /// Asks a question at the start or after an answer, and all that comes after its own answers.
    async fn ask(&self, id: &str, after: Option<&str>) {
        let node = &self.wanted["nodes"][id];
        if let Some(after) = after {
            enter(self.page, &format!("{}_question_spot", self.at), &json!(after)).await;
        }
        enter(self.page, &format!("{}_new_fact", self.at), &node["fact"]).await;
        self.put("Ask it", "nodes", id).await;
        let at = format!("{}/nodes/{id}", self.at);
        fill(self.page, &at, node.as_object().expect("a node")).await;
        for (answer, target) in object(node, "/branches") {
            let target = target.as_str().expect("a target");
            let there = written(self.page).await;
            let is_there = |part: &str| there.pointer(&format!("{}/{part}/{target}", self.at)).is_some();
            let spot = format!("{at}/branches/{answer}");
            if object(self.wanted, "/nodes").contains_key(target) && !is_there("nodes") {
                self.go_to(id).await;
                Box::pin(self.ask(target, Some(&spot))).await;
            } else if let Some(outcome) = object(self.wanted, "/outcomes").get(target).filter(|_| !is_there("outcomes"))
            {
                self.go_to(id).await;
                enter(self.page, &format!("{}_outcome_spot", self.at), &json!(spot)).await;
                enter(self.page, &format!("{}_new_verdict", self.at), &outcome["verdict"]).await;
                enter(self.page, &format!("{}_new_headline", self.at), &outcome["headline"]).await;
                self.put("Add it", "outcomes", target).await;
                let at = format!("{}/outcomes/{target}", self.at);
                fill(self.page, &at, outcome.as_object().expect("an outcome")).await;
            }
        }
    }

    /// Puts a question or an outcome in, and calls it what it is called in the finished policy.
    async fn put(&self, button: &str, part: &str, id: &str) {
        let part = place(&self.at, part);
        let before = written(self.page).await;
        press(self.page, ".bench-forms details button", button).await;
        let field =
            "return [...root.querySelectorAll(\"[id$='/its_id']\")].map((field) => field.id.slice(3, -7))[0] ?? ''";
        let is_new = |at: &str| at.starts_with(&part) && before.pointer(at).is_none();
        let mut at = String::new();
        for _ in 0..200 {
            at = self.page.shadow_script(field).await.as_str().unwrap_or_default().to_owned();
            if is_new(&at) {
                break;
            }
            tokio::time::sleep(std::time::Duration::from_millis(50)).await;
        }
        assert!(is_new(&at), "{button} leads to the form of what was put in, not to {at}");
        if !at.ends_with(&format!("/{id}")) {
            rename(self.page, &at, id).await;
        }
    }
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn the_notice_of_half_a_page_is_written_whole_in_forms() {
    browse(|page| async move {
        let finished: Value = serde_json::from_str(FINISHED).expect("JSON");
        load(&page, 1280).await;
        click(&page, "summary", "Start a new policy").await;
        choose_kind(&page, "council").await;
        page.type_into("#bench-new-force", "Marshland Police").await;
        for (part, typed) in [("day", "6"), ("month", "5"), ("year", "2027")] {
            page.type_into(&format!("#bench-new-poll-{part}"), typed).await;
        }
        click(&page, "label[for='bench-new-silent']", "the text does not say").await;
        click(&page, ".bench-start button", "Start with these").await;
        with_text(&page, ".bench-bar__file", "marshland-2027.json").await;
        let touched = "window.touched = 0;
            for (const type of ['keydown', 'focus', 'input']) root.querySelector('#bench-text').addEventListener(type, () => window.touched++);";
        page.shadow_script(touched).await;

        // The notice beside the policy, without what says that it is nobody's.
        let notice: Vec<&str> = NOTICE.split("\n\n").skip(3).collect();
        click(&page, "[role=tab]", "Protocol").await;
        enter(&page, "protocol_text", &json!(notice.join("\n\n"))).await;
        press(&page, ".bench-pane--write button", "Cut it into paragraphs").await;
        let provisions = object(&finished, "/provisions");
        let cut = |key: &str| match key {
            "opening" => "council-elections-are-held".to_owned(),
            "doubt" => "in-doubt-ask-corporate".to_owned(),
            key => key.to_owned(),
        };
        for (key, provision) in provisions {
            press(&page, ".bench-paragraph button", &format!("Put paragraph {} in", cut(key))).await;
            enter(&page, &format!("/provisions/{}/summary", cut(key)), &provision["summary"]).await;
        }
        click(&page, "[role=tab]", "Forms").await;
        for (key, provision) in provisions {
            go(&page, "Paragraphs").await;
            press(&page, ".bench-contents .checker-link-button", &format!("{}: ", cut(key))).await;
            shows(&page, &format!("/provisions/{}/its_id", cut(key))).await;
            if cut(key) != *key {
                rename(&page, &format!("/provisions/{}", cut(key)), key).await;
            }
            fill(&page, &format!("/provisions/{key}"), provision.as_object().expect("a paragraph")).await;
        }

        // What belongs to no part, and the parts.
        go(&page, "Force, protocol and elections").await;
        enter(&page, "/version", &finished["version"]).await;
        fill(&page, "/protocol", object(&finished, "/protocol")).await;
        for (part, words) in [("dates", "Dates"), ("periods", "Periods"), ("contacts", "Contacts")] {
            for (key, entry) in object(&finished, &format!("/{part}")) {
                go(&page, words).await;
                press(&page, ".bench-contents .checker-link-button", &format!("{key}: ")).await;
                // What names a period is not known: it keeps its id.
                let field = entry.as_object().and_then(|fields| fields.keys().next()).expect("a field");
                shows(&page, &format!("/{part}/{key}/{field}")).await;
                fill(&page, &format!("/{part}/{key}"), entry.as_object().expect("an entry")).await;
            }
        }
        go(&page, "Register").await;
        fill(&page, "/register", object(&finished, "/register")).await;
        for (key, outcome) in object(&finished, "/outcomes") {
            go(&page, "Outcomes that flows share").await;
            if key == "silent" {
                press(&page, ".bench-contents .checker-link-button", "silent: ").await;
            } else {
                enter(&page, "/outcomes/new_entry", &json!(key)).await;
                press(&page, ".bench-forms form button", "Add").await;
            }
            shows(&page, &format!("/outcomes/{key}/its_id")).await;
            fill(&page, &format!("/outcomes/{key}"), outcome.as_object().expect("an outcome")).await;
        }

        // The flows: one of them is in no policy at first.
        go(&page, "Add: A request for information").await;
        for (id, words) in FLOWS {
            let at = format!("/flows/{id}");
            let wanted = finished.pointer(&at).expect("a flow");
            FlowWriter { page: &page, words, at, wanted }.write().await;
        }
        with_text(&page, ".bench-counts", "No errors and no warnings.").await;
        assert_eq!(written(&page).await, finished, "what `docs/examples` shows");
        assert_eq!(page.script("return window.touched").await, 0, "nobody has touched the text");
        nothing_goes_anywhere(&page).await;
    })
    .await;
}
