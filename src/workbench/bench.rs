//! The state of the workbench: one text, what was found in it, and the last policy that it was.

use std::rc::Rc;

use authoring::{
    cases::{self, Case},
    check::{Finding, Source, check_text},
    edit::{Edit, apply_all},
};
use govuk::context::Setting;
use policy::{Code, Policy, Severity};

use super::{
    history::{History, Version},
    place,
};

pub use super::{
    actions::{Action, Goal, Jump, Pane, Then, Way},
    tools::Tools,
};

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
    /// What was changed since the file was opened.
    pub history: History,
}

/// A file to compare with.
#[derive(Clone, Debug)]
pub struct Other {
    /// The file's name.
    pub name: String,
    /// The policy in it.
    pub policy: Policy,
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
    /// How the policy is written just now.
    pub way: Way,
    /// The form that is shown, by the JSON pointer of what it is about.
    pub at: String,
    /// The field or form that the focus is to move to.
    pub goal: Goal,
    /// The place to be shown in the text.
    pub jump: Jump,
    /// The protocol's own text, once it has been put beside the policy. It goes nowhere else.
    pub protocol: Rc<str>,
    /// The policy's own cases, kept until they are saved in a file.
    pub cases: Rc<Vec<Case>>,
    /// Whether cases were kept or dropped since they were last saved.
    has_new_cases: bool,
    /// The file to find the differences from.
    pub other: Option<Rc<Other>>,
    /// What went wrong last, in words.
    pub trouble: Option<String>,
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
            way: Way::default(),
            at: String::new(),
            goal: Goal::default(),
            jump: Jump::default(),
            protocol: "".into(),
            cases: Rc::default(),
            has_new_cases: false,
            other: None,
            trouble: None,
        }
    }

    /// Returns whether something would be lost if the page were left.
    pub fn is_unsaved(&self) -> bool {
        self.has_new_cases || self.work.as_ref().is_some_and(|work| work.text != work.saved)
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
            Action::Type(text) => self.put(text, None),
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
            Action::Write(way) => self.way = way,
            Action::Go(at) => self.go(at, None),
            Action::Field(at) => self.go(at.clone(), Some(at)),
            Action::Edit { edits, field, then } => self.edit(&edits, field, then),
            Action::Undo => self.step(History::undo),
            Action::Redo => self.step(History::redo),
            Action::Protocol(text) => self.protocol = place::plain(&text).into(),
            Action::Cases(text) => match cases::read(&text) {
                Ok(mut read) => {
                    // What was kept and is in no file yet stays.
                    if self.has_new_cases {
                        read.retain(|case| self.cases.iter().all(|own| own.name != case.name));
                        read.extend(self.cases.iter().cloned());
                    }
                    self.cases = Rc::new(read);
                }
                Err(error) => self.trouble = Some(error.to_string()),
            },
            Action::Keep(case) => {
                let cases = Rc::make_mut(&mut self.cases);
                cases.retain(|other| other.name != case.name);
                cases.push(*case);
                self.has_new_cases = true;
            }
            Action::DropCase(number) => {
                if number < self.cases.len() {
                    Rc::make_mut(&mut self.cases).remove(number);
                    self.has_new_cases = true;
                }
            }
            Action::CasesSaved => self.has_new_cases = false,
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
        (self.pane, self.at, self.way) = (Pane::Write, String::new(), Way::Forms);
        let (saved, findings, history) = (Rc::clone(&text), Rc::default(), History::default());
        self.work = Some(Work { name, saved, text, findings, setting: None, history });
        self.check();
        // What is no JSON has no forms: it is put right in the text first.
        let is_json = |work: &Work| work.findings.iter().all(|finding| finding.diagnostic.code != Code::NotJson);
        if !self.work.as_ref().is_some_and(is_json) {
            self.way = Way::Text;
        }
    }

    fn put(&mut self, text: String, field: Option<&str>) {
        if let Some(work) = self.work.as_mut().filter(|work| *work.text != *text) {
            work.history.record(&work.text, &text, field);
            work.text = text.into();
            self.revision += 1;
        }
    }

    /// Takes a change back, or does it again, and shows the field in which it was made.
    fn step(&mut self, step: fn(&mut History, &str) -> Option<Version>) {
        let Some(work) = &mut self.work else {
            return;
        };
        if let Some((text, field)) = step(&mut work.history, &work.text) {
            work.text = text.into();
            self.revision += 1;
            match field {
                Some(field) if self.way != Way::Text => self.go(field.clone(), Some(field)),
                _ => {}
            }
        }
    }

    /// Shows the form of a place.
    fn go(&mut self, at: String, field: Option<String>) {
        (self.pane, self.way) = (Pane::Write, Way::Forms);
        self.at = at;
        self.goal = Goal { field, times: self.goal.times + 1 };
    }

    fn edit(&mut self, edits: &[Edit], field: String, then: Then) {
        let Some(work) = &mut self.work else {
            return;
        };
        match apply_all(&work.text, edits) {
            Ok(text) => {
                if then != Then::Stay {
                    work.history.close();
                }
                self.put(text, Some(&field));
                match then {
                    Then::Stay => {}
                    Then::Focus(field) => {
                        self.goal = Goal { field: Some(field), times: self.goal.times + 1 };
                    }
                    Then::Go(at) => self.go(at, None),
                }
            }
            Err(error) => {
                self.trouble = Some(self.tools.fill("bench.cannot-change", &[("reason", &error.to_string())]))
            }
        }
    }

    fn check(&mut self) {
        self.checked = self.revision;
        let Some(work) = &mut self.work else {
            return;
        };
        work.history.close();
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
            (self.pane, self.way) = (Pane::Write, Way::Text);
        }
    }

    fn tidy(&mut self) {
        if let Some(text) = self.work.as_ref().and_then(|work| tidied(&work.text)) {
            self.put(text, None);
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
    serde_json::to_string_pretty(&Source::whole(text)?).ok().map(|text| text + "\n")
}
