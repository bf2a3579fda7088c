//! A person who uses the checker, by mouse or by keyboard alone: what every journey has in common.

use fantoccini::key::Key;
use serde_json::{Value, json};

use crate::page::Page;
use crate::site::url;

/// What a person would answer, by question.
pub type Facts<'f> = &'f [(&'f str, &'f str)];

/// What a person works the checker with.
#[derive(Clone, Copy)]
pub enum Hand {
    Mouse,
    Keyboard,
}

/// A person with the checker in front of them.
pub struct Person {
    pub page: Page,
    hand: Hand,
}

/// Where the start pages have the flow about photographs, counted from 1.
pub const PHOTOGRAPHS: usize = 2;

/// A candidate at Cleveland's front desk asks an officer for a photograph in the period.
pub const CANDIDATE: [(&str, &str); 5] = [
    ("role", "police-officer"),
    ("photo", "new-photo"),
    ("activity-date", "2021-04-15"),
    ("photo-use", "news"),
    ("pictured-with", "candidate"),
];

/// An officer of Cleveland's is asked in the period for a photograph for a campaign, which is not allowed.
pub const CAMPAIGN: [(&str, &str); 4] =
    [("role", "police-officer"), ("activity-date", "2021-04-20"), ("photo", "new-photo"), ("photo-use", "campaign")];

/// More stops than any page has.
const TABS: usize = 60;

impl Person {
    /// Somebody who has opened the page of a policy.
    pub async fn at(page: Page, hand: Hand, policy: &str) -> Self {
        Self::at_address(page, hand, &url(&format!("{policy}.html"))).await
    }

    /// Somebody who has opened a page with a checker.
    pub async fn at_address(page: Page, hand: Hand, url: &str) -> Self {
        page.open(url).await;
        page.in_checker("h1").await;
        Self { page, hand }
    }

    /// Somebody who has opened one of a policy's flows, by its place on the start page, counted from 1.
    pub async fn asking(page: Page, policy: &str, flow: usize) -> Self {
        let person = Self::at(page, Hand::Mouse, policy).await;
        person.open(flow).await;
        person
    }

    /// Opens a flow from the start page.
    pub async fn open(&self, flow: usize) {
        self.press(&format!(".checker-rows__row:nth-child({flow}) button")).await;
    }

    /// Presses a button or follows a link.
    pub async fn press(&self, css: &str) {
        match self.hand {
            Hand::Mouse => self.page.click(css).await,
            Hand::Keyboard => {
                self.tab_to(css).await;
                self.page.press(&[Key::Enter]).await;
            }
        }
    }

    /// Presses the button with these words.
    pub async fn press_named(&self, words: &str) {
        let script = format!(
            "for (const old of root.querySelectorAll('[data-wanted]')) delete old.dataset.wanted;
             const found = [...root.querySelectorAll('button')].find((it) => it.textContent.trim() === {});
             if (found) found.dataset.wanted = ''; return Boolean(found)",
            json!(words)
        );
        assert_eq!(self.page.shadow_script(&script).await, true, "a button says “{words}”");
        self.press("[data-wanted]").await;
    }

    /// Selects a radio button.
    pub async fn select(&self, css: &str) {
        let Hand::Keyboard = self.hand else {
            return self.page.click(css).await;
        };
        // A group is one stop: the arrows go through it.
        let group = self.page.in_checker(css).await.attr("name").await.unwrap().expect("radios have a name");
        self.tab_to(&format!("[name=\"{group}\"]")).await;
        self.page.type_keys(" ").await;
        for _ in 0..TABS {
            if self.page.focus_is(css).await {
                return;
            }
            self.page.press(&[Key::Down]).await;
        }
        panic!("the arrows never come to `{css}`");
    }

    /// Types into a field, in place of what it holds.
    pub async fn write(&self, css: &str, text: &str) {
        match self.hand {
            Hand::Mouse => {
                self.page.click(css).await;
                self.page.shadow_script("root.activeElement.select()").await;
                self.page.press(&[Key::Backspace]).await;
                self.page.type_into(css, text).await;
            }
            Hand::Keyboard => {
                // Coming by Tab selects what the field holds.
                self.tab_to(css).await;
                self.page.press(&[Key::Backspace]).await;
                self.page.type_keys(text).await;
            }
        }
    }

    /// Types the day, month and year of a date question, any of which may be empty, and goes on.
    pub async fn write_date(&self, question: &str, parts: [&str; 3]) {
        for (part, text) in ["day", "month", "year"].into_iter().zip(parts) {
            self.write(&format!("[id=\"checker-{question}-{part}\"]"), text).await;
        }
        self.go_on().await;
    }

    /// Presses the button that ends the form.
    pub async fn go_on(&self) {
        self.press("button[type=submit]").await;
    }

    /// Selects a response and goes on.
    pub async fn choose(&self, value: &str) {
        self.select(&format!("[type=radio][value=\"{value}\"]")).await;
        self.go_on().await;
    }

    /// Answers whatever is asked from these facts until there is an outcome, and returns the questions in the order asked.
    ///
    /// A date is written `2021-05-06` or, with its time, `2021-05-06T21:30`.
    pub async fn answer(&self, facts: Facts<'_>) -> Vec<String> {
        let mut asked = Vec::new();
        loop {
            let asking = self.asking_now().await;
            let Some(question) = asking["question"].as_str() else {
                return asked;
            };
            assert!(asked.len() < 12, "the questions go on and on: {asked:?}");
            let known = facts.iter().find(|(fact, _)| *fact == question).map(|(_, value)| *value);
            let value =
                known.unwrap_or_else(|| panic!("`{question}` is asked after {asked:?}, and has no answer here"));
            let (day, time) = value.split_once('T').map_or((value, None), |(day, time)| (day, Some(time)));
            match (asking["kind"].as_str().unwrap_or_default(), time) {
                ("choice", _) => self.choose(value).await,
                ("time", None) => self.choose("unknown").await,
                ("time", Some(time)) => {
                    self.select("[value=known]").await;
                    self.write(&format!("[id=\"checker-{question}-time\"]"), time).await;
                    self.go_on().await;
                }
                ("date-or-none", _) if value == "none" => self.choose("none").await,
                (kind, _) => {
                    if kind == "date-or-none" {
                        self.select("[value=date]").await;
                    }
                    let mut parts = day.split('-').rev();
                    let mut part = || parts.next().unwrap_or_default();
                    self.write_date(question, [part(), part(), part()]).await;
                }
            }
            asked.push(question.to_owned());
        }
    }

    /// Completes the open entry: whatever is still empty gets this text, and the contact was in person. Then goes to the preview.
    pub async fn complete_entry(&self, text: &str) {
        // From the top to the foot: in Firefox no button heeds the keyboard once the focus has been through the browser's own bars.
        let open = self.page.shadow_script(
            "return [...root.querySelectorAll('form > .govuk-form-group > input, form > .govuk-form-group > textarea, form [id=checker-method]')]
               .filter((field) => field.type === 'radio' || !field.value).map((field) => field.id)",
        );
        for id in open.await.as_array().expect("a list of ids") {
            if id == "checker-method" {
                self.select("[name=checker-method]").await;
            } else {
                self.write(&format!("[id={id}]"), text).await;
            }
        }
        self.go_on().await;
        self.page.in_checker(".checker-preview").await;
    }

    /// Goes from Cleveland's start page to the preview of an entry about a photograph for a campaign; all that is empty gets this text.
    pub async fn write_entry(&self, text: &str) {
        self.open(PHOTOGRAPHS).await;
        self.go_on().await;
        self.answer(&CAMPAIGN).await;
        self.press_named("Write the register entry").await;
        self.complete_entry(text).await;
    }

    /// Returns the question on the page, if there is one, and of which kind it is.
    async fn asking_now(&self) -> Value {
        self.page
            .shadow_script(
                "const field = root.querySelector('form .govuk-date-input, form [type=radio]');
                 const kind = root.querySelector('[value=known]') ? 'time'
                   : root.querySelector('[value=date]') ? 'date-or-none'
                   : root.querySelector('.govuk-date-input') ? 'date' : 'choice';
                 return { question: field?.id.replace(/^checker-/, '').replace(/-kind$/, ''), kind };",
            )
            .await
    }

    /// Presses Tab until the focus is on an element, as somebody without a mouse has to.
    async fn tab_to(&self, css: &str) {
        self.page.in_checker(css).await;
        for _ in 0..TABS {
            if self.page.focus_is(css).await {
                return;
            }
            self.page.press(&[Key::Tab]).await;
        }
        panic!("the Tab key never comes to `{css}`; the focus is on {}", self.page.focused().await);
    }
}
