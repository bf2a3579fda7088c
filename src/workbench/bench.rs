//! The state of the workbench: one text, what was found in it, and the last policy that it was.

use std::rc::Rc;

use chrono::NaiveDate;

use authoring::check::{Finding, Source, check_text};
use govuk::{ErrorText, catalogue::Catalogue, context::Setting};
use policy::{Addressee, Policy, Severity, Vocabulary, load::load};

use super::place;

/// What stays the same while a workbench is mounted.
#[derive(Debug)]
pub struct Tools {
    /// The interface's texts.
    pub catalogue: Catalogue,
    /// The words that all policies share.
    pub vocabulary: Vocabulary,
    /// Today, on the London calendar.
    pub today: NaiveDate,
    /// The level of the page's own heading.
    pub heading_level: u8,
}

impl Tools {
    /// Returns a text of the interface.
    pub fn say(&self, key: &str) -> String {
        self.fill(key, &[])
    }

    /// Returns a text of the interface with its places filled.
    pub fn fill(&self, key: &str, values: &[(&str, &str)]) -> String {
        self.catalogue.text(key, Addressee::Me, values)
    }

    /// Returns the element of a heading so many levels below the page's own.
    pub fn heading(&self, below: u8) -> String {
        format!("h{}", self.level(below).min(6))
    }

    /// Returns the level of a heading so many levels below the page's own.
    pub fn level(&self, below: u8) -> u8 {
        self.heading_level.saturating_add(below)
    }

    /// Returns what stands beside a field with which something is wrong, from its key.
    pub fn error(&self, wrong: Option<&str>) -> Option<ErrorText> {
        let text = self.fill(wrong?, &[("name", &self.say("error.date-name"))]).into();
        Some(ErrorText { prefix: self.say("error.prefix").into(), text })
    }

    /// Reads the policy in a text, if it has no faults.
    pub fn read(&self, text: &str) -> Option<Policy> {
        let source = Source::read(text).ok()?;
        if !source.duplicate_keys().is_empty() {
            return None;
        }
        load(source.json(), &self.vocabulary).ok()
    }
}

/// A part of the screen. On a narrow one they are tabs.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Pane {
    /// The policy's text.
    #[default]
    Text,
    /// What is to be said about it.
    Findings,
    /// What comes of it.
    Result,
}

impl Pane {
    /// All of them, from left to right.
    pub const ALL: [Self; 3] = [Self::Text, Self::Findings, Self::Result];
}

/// A text that is being worked on.
#[derive(Clone, Debug)]
pub struct Work {
    /// The file's name.
    pub name: String,
    /// The text as it now is.
    pub text: Rc<str>,
    /// The text as it was last saved or opened.
    pub saved: Rc<str>,
    /// What was found in the text when it was last checked.
    pub findings: Rc<Vec<Finding>>,
    /// The last text without errors, as a policy.
    pub setting: Option<Rc<Setting>>,
}

/// A file to compare with.
#[derive(Clone, Debug)]
pub struct Other {
    /// The file's name.
    pub name: String,
    /// The policy in it.
    pub policy: Policy,
}

/// A place to be shown in the text.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Jump {
    /// The first unit of the stretch to select, as a text field counts.
    pub start: u32,
    /// The first unit after it.
    pub end: u32,
    /// The line on which it starts.
    pub line: usize,
    /// How often a place was asked for.
    pub times: u32,
}

/// The whole state.
#[derive(Clone, Debug)]
pub struct Bench {
    /// What stays the same.
    pub tools: Rc<Tools>,
    /// The text, once there is one.
    pub work: Option<Work>,
    /// Counts every change of the text.
    pub revision: u32,
    /// The revision that was last checked.
    checked: u32,
    /// Counts every action: two states with the same count are the same.
    actions: u32,
    /// The part that a narrow screen shows.
    pub pane: Pane,
    /// The place to be shown in the text.
    pub jump: Jump,
    /// The file to find the differences from.
    pub other: Option<Rc<Other>>,
    /// What went wrong last, in words.
    pub trouble: Option<String>,
}

/// What can happen.
#[derive(Clone, Debug)]
pub enum Action {
    /// A file was opened: its name and text.
    Open(String, String),
    /// A policy was begun, and is saved nowhere yet: the name that its file is to have, and its text.
    Start(String, String),
    /// The text was changed.
    Type(String),
    /// The author has paused since this revision.
    Check(u32),
    /// This text was saved under this name.
    Saved(String, Rc<str>),
    /// The text is put away.
    Close,
    /// Another part is to be shown.
    Show(Pane),
    /// A finding's place is to be shown, by its number.
    Jump(usize),
    /// The text's white space is put in order.
    Tidy,
    /// A file to find the differences from: its name and text.
    Other(String, String),
    /// Something went wrong.
    Trouble(String),
}

/// There is one a workbench, so the same one is the same place in memory.
impl PartialEq for Tools {
    fn eq(&self, other: &Self) -> bool {
        std::ptr::eq(self, other)
    }
}

impl PartialEq for Bench {
    fn eq(&self, other: &Self) -> bool {
        self.actions == other.actions && self.tools == other.tools
    }
}

impl Bench {
    /// Returns a bench with nothing on it.
    pub fn new(tools: Rc<Tools>) -> Self {
        Self {
            tools,
            work: None,
            revision: 0,
            checked: 0,
            actions: 0,
            pane: Pane::default(),
            jump: Jump::default(),
            other: None,
            trouble: None,
        }
    }

    /// Returns whether something would be lost if the page were left.
    pub fn is_unsaved(&self) -> bool {
        self.work.as_ref().is_some_and(|work| work.text != work.saved)
    }

    /// Takes an action.
    pub fn act(&mut self, action: Action) {
        self.actions += 1;
        if !matches!(action, Action::Check(_)) {
            self.trouble = None;
        }
        match action {
            Action::Open(name, text) => self.open(name, &text),
            Action::Start(name, text) => {
                self.open(name, &text);
                if let Some(work) = &mut self.work {
                    work.saved = "".into();
                }
            }
            Action::Type(text) => self.put(text),
            Action::Check(revision) if revision == self.revision && revision != self.checked => self.check(),
            Action::Check(_) => {}
            Action::Saved(name, text) => {
                if let Some(work) = &mut self.work {
                    (work.name, work.saved) = (name, text);
                }
            }
            Action::Close => *self = Self { actions: self.actions, ..Self::new(Rc::clone(&self.tools)) },
            Action::Show(pane) => self.pane = pane,
            Action::Jump(number) => self.jump(number),
            Action::Tidy => self.tidy(),
            Action::Other(name, text) => match self.tools.read(&text) {
                Some(policy) => self.other = Some(Rc::new(Other { name, policy })),
                None => self.trouble = Some(self.tools.fill("bench.other.faulty", &[("file", &name)])),
            },
            Action::Trouble(words) => self.trouble = Some(words),
        }
    }

    fn open(&mut self, name: String, text: &str) {
        let mut text = place::plain(text);
        // Files on a server have no white space to spare: nobody can work in one long line.
        if place::lines(text.trim()) == 1 {
            text = tidied(&text).unwrap_or(text);
        }
        let text: Rc<str> = text.into();
        self.revision += 1;
        self.pane = Pane::Text;
        self.work = Some(Work { name, saved: Rc::clone(&text), text, findings: Rc::default(), setting: None });
        self.check();
    }

    fn put(&mut self, text: String) {
        if let Some(work) = &mut self.work {
            work.text = text.into();
            self.revision += 1;
        }
    }

    fn check(&mut self) {
        self.checked = self.revision;
        let Some(work) = &mut self.work else {
            return;
        };
        work.findings = Rc::new(check_text(&work.text, &self.tools.vocabulary));
        let is_sound = work.findings.iter().all(|finding| finding.diagnostic.severity() != Severity::Error);
        if let Some(policy) = is_sound.then(|| self.tools.read(&work.text)).flatten() {
            let tools = &self.tools;
            let level = tools.heading_level.saturating_add(2);
            work.setting = Some(Rc::new(Setting::new(policy, tools.catalogue.clone(), tools.today, level)));
        }
    }

    fn jump(&mut self, number: usize) {
        let found = self.work.as_ref().and_then(|work| Some((work, work.findings.get(number)?)));
        if let Some((work, finding)) = found {
            let (start, end) = place::selection(&work.text, finding.span);
            self.jump = Jump { start, end, line: finding.span.start.line, times: self.jump.times + 1 };
            self.pane = Pane::Text;
        }
    }

    fn tidy(&mut self) {
        if let Some(text) = self.work.as_ref().and_then(|work| tidied(&work.text)) {
            self.put(text);
            self.check();
        }
    }
}

impl Work {
    /// Returns how many errors and how many warnings there are.
    pub fn counts(&self) -> (usize, usize) {
        let is_error = |finding: &&Finding| finding.diagnostic.severity() == Severity::Error;
        let errors = self.findings.iter().filter(is_error).count();
        (errors, self.findings.len() - errors)
    }

    /// Returns whether the results are those of an earlier text.
    pub fn is_behind(&self) -> bool {
        self.counts().0 > 0
    }
}

/// Returns a JSON text with each field on a line of its own, in its own order; nothing for a text that is not JSON, or
/// that would lose one of two fields of the same name.
fn tidied(text: &str) -> Option<String> {
    let source = Source::read(text).ok()?;
    let is_whole = source.duplicate_keys().is_empty();
    is_whole.then(|| serde_json::to_string_pretty(source.json()).ok()).flatten().map(|text| text + "\n")
}
