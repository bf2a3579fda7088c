//! The state of the workbench: one text, what was found in it, and the last policy that it was.

use std::rc::Rc;

use authoring::{
    cases::{self, Case},
    check::{Finding, Source},
    comments::{self, Comment, CommentsFile, Moves},
    document,
    edit::{Edit, apply_all},
};
use govuk::context::Setting;
use policy::Severity;
use serde_json::Value;

use super::{
    history::{History, Version},
    place,
};

pub use super::{
    actions::{Action, Goal, Jump, Pane, Then, Way},
    tools::Tools,
};

/// The largest file that is opened, in bytes: some ten times the longest policy with its protocol. What is longer would keep
/// the page from answering.
pub const MOST_BYTES: usize = 2_000_000;

/// What stands for the comments on a form where the focus is to move to them.
pub const COMMENTS: &str = "comments";

/// Returns what stands for the field of a comment where the focus is to move to it.
pub fn comment_field(number: usize) -> String {
    format!("comment {number}")
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
    /// The text in which that was found, once there is one.
    pub checked: Option<Rc<str>>,
    /// The last text without errors, and the policy in it.
    pub sound: Option<(Rc<str>, Rc<Setting>)>,
    /// What was changed since the file was opened.
    pub history: History,
}

/// A file to compare with.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Other {
    /// The file's name.
    pub name: String,
    /// The policy's text.
    pub text: Rc<str>,
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
    /// The text that is to be checked.
    pub to_check: Option<Rc<str>>,
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
    /// What led to the place that is shown, if that is not the part to write in itself.
    pub led_from: Option<Pane>,
    /// Counts the ways back.
    pub returns: u32,
    /// The protocol's own text, once it has been put beside the policy. It goes nowhere else.
    pub protocol: Rc<str>,
    /// The policy's own cases, kept until they are saved in a file.
    pub cases: Rc<Vec<Case>>,
    /// Whether cases were kept or dropped since they were last saved.
    pub(super) has_new_cases: bool,
    /// What reviewers say, kept until it is saved in a file of its own.
    pub comments: Rc<Vec<Comment>>,
    /// Whether comments were made or changed since they were last saved.
    pub(super) has_new_comments: bool,
    /// Where entries went that comments are about.
    pub moves: Rc<Moves>,
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
            to_check: None,
            actions: 0,
            pane: Pane::default(),
            way: Way::default(),
            at: String::new(),
            goal: Goal::default(),
            jump: Jump::default(),
            led_from: None,
            returns: 0,
            protocol: "".into(),
            cases: Rc::default(),
            has_new_cases: false,
            comments: Rc::default(),
            has_new_comments: false,
            moves: Rc::default(),
            other: None,
            trouble: None,
        }
    }

    /// Returns whether something would be lost if the page were left.
    pub fn is_unsaved(&self) -> bool {
        !self.unsaved().is_empty()
    }

    /// Returns what would be lost if the page were left, in words.
    pub fn unsaved(&self) -> String {
        let is_changed = self.work.as_ref().is_some_and(|work| work.text != work.saved);
        self.tools.unsaved([is_changed, self.has_new_cases, self.has_new_comments])
    }

    /// Takes an action.
    pub fn act(&mut self, action: Action) {
        self.actions += 1;
        if !matches!(action, Action::Check(_) | Action::Checked(..)) {
            self.trouble = None;
        }
        match action {
            Action::Open(name, text) if text.len() > MOST_BYTES => {
                self.trouble = Some(self.tools.too_large(&name, text.len()));
            }
            Action::Open(name, text) => self.open(name, &text),
            Action::Start(name, text) => {
                self.open(name, &text);
                if let Some(work) = &mut self.work {
                    work.saved = "".into();
                }
            }
            Action::Type(text) => self.put(text, None),
            Action::Check(revision) if revision == self.revision => self.check(),
            Action::Check(_) => {}
            Action::Checked(text, findings) => self.take_findings(&text, findings),
            Action::Saved(name, text) => {
                if let Some(work) = &mut self.work {
                    (work.name, work.saved) = (name, text);
                }
            }
            Action::Restore(draft) => self.restore(*draft),
            Action::Close => *self = Self { actions: self.actions, ..Self::new(Rc::clone(&self.tools)) },
            Action::Show(pane) => {
                self.pane = pane;
                self.led_from = self.led_from.filter(|from| *from != pane);
            }
            Action::Jump(number) => self.jump(number),
            Action::Write(way) => self.way = way,
            Action::Go(at) => self.go(at, None),
            Action::Lead(from, at) => {
                self.led_from = Some(from);
                self.go(at.clone(), Some(at));
            }
            Action::Back => {
                if let Some(from) = self.led_from.take() {
                    self.pane = from;
                    self.returns += 1;
                }
            }
            Action::Edit { edits, field, then } => self.edit(&edits, field, then),
            Action::Undo => self.step(History::undo),
            Action::Redo => self.step(History::redo),
            Action::Protocol(text) => self.protocol = place::plain(&text).into(),
            Action::ProtocolFile(_, _) if self.work.is_none() => {
                self.trouble = Some(self.tools.say("bench.protocol.no-policy"));
            }
            Action::ProtocolFile(name, content) => match document::text_of(&content) {
                Ok(text) => {
                    self.protocol = place::plain(&text).into();
                    (self.pane, self.way) = (Pane::Write, Way::Protocol);
                }
                Err(reason) => self.trouble = Some(self.tools.refused(&name, &reason)),
            },
            Action::Cases(text) => match cases::read(&text) {
                Ok(mut read) => {
                    // What was kept and is in no file yet stays.
                    if self.has_new_cases {
                        read.retain(|case| self.cases.iter().all(|own| own.name != case.name));
                        read.extend(self.cases.iter().cloned());
                    }
                    self.cases = Rc::new(read);
                }
                Err(error) => self.trouble = Some(self.tools.said(&error.message())),
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
            Action::Comment(index, comment) => self.comment(index, comment),
            Action::DropComment(index) => {
                if index < self.comments.len() {
                    Rc::make_mut(&mut self.comments).remove(index);
                    self.has_new_comments = true;
                    self.focus(COMMENTS.to_owned());
                }
            }
            Action::Comments(name, text) => self.open_comments_file(&name, &text),
            Action::CommentsSaved => self.has_new_comments = false,
            Action::Tidy => self.tidy(),
            Action::Other(name, text) => match self.tools.read(&text) {
                Some(_) => self.other = Some(Rc::new(Other { name, text: text.into() })),
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
        // What was put beside another policy is nothing to this one; the same policy in another state keeps it.
        let id = id_of(&text);
        if id.is_none() || self.work.as_ref().and_then(|work| id_of(&work.text)) != id {
            (self.protocol, self.cases, self.has_new_cases, self.other) = ("".into(), Rc::default(), false, None);
            (self.comments, self.has_new_comments) = (Rc::default(), false);
        }
        (self.led_from, self.moves) = (None, Rc::default());
        let text: Rc<str> = text.into();
        self.revision += 1;
        // What was pressed to open it is gone: the focus goes to what is opened. What is no JSON has no forms: it is put right in
        // the text first.
        if Source::read(&text).is_ok() {
            self.go(String::new(), None);
        } else {
            (self.pane, self.at, self.way) = (Pane::Write, String::new(), Way::Text);
            self.jump = Jump { times: self.jump.times + 1, ..Jump::default() };
        }
        let (saved, findings, history) = (Rc::clone(&text), Rc::default(), History::default());
        self.work = Some(Work { name, saved, text, findings, checked: None, sound: None, history });
        self.check();
    }

    fn put(&mut self, text: String, field: Option<&str>) {
        if let Some(work) = self.work.as_mut().filter(|work| *work.text != *text) {
            work.history.record(&work.text, &text, field);
            work.text = text.into();
            self.revision += 1;
            self.to_check = None;
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
            self.to_check = None;
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
                self.follow(edits);
                match then {
                    Then::Stay => {}
                    Then::Focus(field) => self.focus(field),
                    Then::Go(at) => self.go(at, None),
                }
            }
            Err(error) => {
                self.trouble =
                    Some(self.tools.fill("bench.cannot-change", &[("reason", &self.tools.said(&error.message()))]))
            }
        }
    }

    fn focus(&mut self, field: String) {
        self.goal = Goal { field: Some(field), times: self.goal.times + 1 };
    }

    /// Lets comments go where changes put what they are about.
    fn follow(&mut self, edits: &[Edit]) {
        for (old, new) in Rc::make_mut(&mut self.moves).record(edits) {
            for comment in Rc::make_mut(&mut self.comments).iter_mut().filter(|comment| comment.at == old) {
                comment.at.clone_from(&new);
                self.has_new_comments = true;
            }
        }
    }

    fn comment(&mut self, index: Option<usize>, comment: Comment) {
        let comments = Rc::make_mut(&mut self.comments);
        let number = index.unwrap_or(comments.len());
        let goal = match comments.get_mut(number) {
            None => {
                comments.push(comment);
                Some(comment_field(number))
            }
            Some(known) => {
                let is_turned = known.resolved != comment.resolved;
                *known = comment;
                // Its fields went, or others came in their place.
                is_turned.then(|| COMMENTS.to_owned())
            }
        };
        self.has_new_comments = true;
        if let Some(goal) = goal {
            self.focus(goal);
        }
    }

    fn open_comments_file(&mut self, name: &str, text: &str) {
        let id = self.work.as_ref().and_then(|work| id_of(&work.text)).unwrap_or_default();
        match comments::read(text) {
            Ok(file) if file.comments_on == id => {
                let own = Rc::make_mut(&mut self.comments);
                let (had_some, count) = (!own.is_empty(), file.comments.len());
                comments::put_together(own, file.comments);
                // Those of several files are together in none.
                self.has_new_comments |= had_some && own.len() > count;
            }
            Ok(file) => {
                let values = [("file", name), ("of", &*file.comments_on), ("id", &*id)];
                self.trouble = Some(self.tools.fill("bench.comments.other", &values));
            }
            Err(error) => self.trouble = Some(self.tools.said(&error.message())),
        }
    }

    /// Returns the comments on what stands at a place of the text's data, each with its number.
    pub fn comments_at(&self, data: &Value, at: &str) -> Vec<(usize, &Comment)> {
        let here = |comment: &Comment| self.moves.now(data, &comment.at) == at;
        self.comments.iter().enumerate().filter(|(_, comment)| here(comment)).collect()
    }

    /// Returns how many open comments there are on what stands at a place of the text's data or inside it.
    pub fn open_comments(&self, data: &Value, at: &str) -> usize {
        let is_inside = |comment: &&Comment| {
            let now = self.moves.now(data, &comment.at);
            now.strip_prefix(at).is_some_and(|rest| rest.is_empty() || rest.starts_with('/'))
        };
        self.comments.iter().filter(|comment| !comment.resolved).filter(is_inside).count()
    }

    /// Returns the comments as the file in which they are saved.
    pub fn comments_file(&self, data: &Value) -> Option<String> {
        let text = |name: &str| data.get(name).and_then(Value::as_str).unwrap_or_default().to_owned();
        let comments = self.comments.iter().map(|comment| {
            let at = self.moves.now(data, &comment.at).to_owned();
            Comment { at, ..comment.clone() }
        });
        let file = CommentsFile { comments_on: text("id"), version: text("version"), comments: comments.collect() };
        comments::write(&file).ok()
    }

    /// Lets the text be checked as it now is, unless it has been.
    fn check(&mut self) {
        if let Some(work) = &mut self.work {
            work.history.close();
            self.to_check = Some(&work.text).filter(|text| work.checked.as_ref() != Some(text)).cloned();
        }
    }

    /// Takes what was found in a text. What was found in one that is another by now says nothing.
    fn take_findings(&mut self, text: &Rc<str>, findings: Rc<Vec<Finding>>) {
        let Some(work) = self.work.as_mut().filter(|work| work.text == *text) else {
            return;
        };
        (self.to_check, work.checked, work.findings) = (None, Some(Rc::clone(text)), findings);
        let is_sound = work.findings.iter().all(|finding| finding.diagnostic.severity() != Severity::Error);
        if let Some(policy) = is_sound.then(|| self.tools.read(text)).flatten() {
            let tools = &self.tools;
            let level = tools.heading_level.saturating_add(2);
            let setting = Setting::new(policy, tools.catalogue.clone(), tools.today, level);
            work.sound = Some((Rc::clone(text), Rc::new(setting)));
        }
    }

    fn jump(&mut self, number: usize) {
        let found = self.work.as_ref().and_then(|work| Some((work, work.findings.get(number)?)));
        if let Some((work, finding)) = found {
            let (start, end) = place::selection(&work.text, finding.span);
            self.jump = Jump { start, end, line: finding.span.start.line, times: self.jump.times + 1 };
            (self.pane, self.way) = (Pane::Write, Way::Text);
            self.led_from = Some(Pane::Findings);
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

/// Returns the id of the policy in a text, if it has one.
fn id_of(text: &str) -> Option<String> {
    Source::whole(text)?.get("id")?.as_str().map(str::to_owned)
}

/// Returns a JSON text with each field on a line of its own, in its own order; nothing for a text that is not JSON, or
/// that would lose one of two fields of the same name.
fn tidied(text: &str) -> Option<String> {
    serde_json::to_string_pretty(&Source::whole(text)?).ok().map(|text| text + "\n")
}
