//! Everything that changes while a person uses the checker. It lives here and nowhere else: not in the address, not in
//! storage, not in the page's title.

mod entry;
mod pages;
#[cfg(test)]
mod tests;
mod visit;

use std::rc::Rc;

use chrono::{Datelike, NaiveDate};
use engine::{Response, Responses, WalkError, notes::Notes};
use govuk::{
    context::{Context, Setting},
    problem::Problem,
    typed::DatePart,
};
use policy::{Addressee, Vocabulary};
use yew::Reducible;

use super::{
    form::{Fill, Form},
    replay::{Replay, replay, times_that_matter},
};

pub use entry::Entry;
pub use pages::Page;

/// What stays the same from one check to the next: who somebody is, and when it happens.
pub const REMEMBERED: [&str; 4] = ["role", "restricted-post", "capacity", Vocabulary::ACTIVITY_DATE];

/// The state of one checker.
#[derive(Clone, Debug, PartialEq)]
pub struct State {
    /// What stays the same.
    pub setting: Rc<Setting>,
    /// Contradictions and doubts in the protocol, and where the calendar or the law denies what it prints.
    pub notes: Rc<Notes>,
    /// Whose situation is checked.
    pub addressee: Addressee,
    /// Whose it was at first, and what the page around says of them: it is not asked.
    known: (Addressee, Responses),
    /// The flow, once one has been opened.
    pub flow: Option<String>,
    /// Every response given and not cleared, on the path or off it.
    pub responses: Responses,
    /// The questions that were answered by the way into the flow: they are not asked, and can be changed at the end.
    pub given: Vec<String>,
    /// What was said before in this visit, about the person and the day: selected already when it is asked again.
    pub remembered: Responses,
    /// What is typed to find a topic.
    pub sought: String,
    /// The pages that were shown, in the order in which the browser's Back and Forward go through them.
    pub visited: Vec<Page>,
    /// Which of them is shown.
    pub at: usize,
    /// A date out of reason that the person has been asked about once.
    pub doubted: Option<NaiveDate>,
    /// What is shown.
    pub page: Page,
    /// What is typed or selected on a question's page.
    pub form: Option<Form>,
    /// What is wrong with it.
    pub problems: Vec<Problem>,
    /// The register entry, once one has been started.
    pub entry: Option<Entry>,
    /// What a copy of the result and its entry are found again by: a UUID, empty until there is a result.
    pub reference: String,
    /// Whether Continue goes back to the outcome, because Change was pressed there.
    pub changing: bool,
    /// Grows whenever the focus has to move.
    pub focus: u32,
    /// Where it moves to.
    pub focus_on: FocusOn,
}

/// Where the focus moves to.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum FocusOn {
    /// The new page's heading.
    Heading,
    /// The summary of what is wrong.
    Problems,
    /// The way to send an email, which came in place of the button that was pressed.
    Email,
    /// The field with this id.
    Field(String),
}

/// What a person does.
#[derive(Clone, Debug, PartialEq)]
pub enum Action {
    /// Says whose situation it is.
    Address(Addressee),
    /// Opens a flow.
    Open(String),
    /// Opens a flow with one question answered: the question and the choice.
    OpenWith(String, String, String),
    /// Types a word to find a topic.
    Seek(String),
    /// Goes to a page that was shown before, by the browser's own Back or Forward.
    Visit(usize),
    /// Types or selects something on a question's page.
    Fill(Fill),
    /// Goes on with what is typed or selected.
    Continue,
    /// Goes to the page before.
    Back,
    /// Opens a question from the outcome.
    Change(String),
    /// Gives the result a reference, unless it has one.
    Refer(String),
    /// Opens the register entry; a result that has no reference yet gets this one.
    WriteEntry(String),
    /// Types into a column of the entry.
    TypeEntry(String, String),
    /// Types a part of a date into a column of the entry.
    TypeEntryDate(String, DatePart, String),
    /// Goes to a column of the entry to correct it; without one, to the result.
    Correct(Option<String>),
    /// Wants an email although the election is over.
    ConfirmEmail,
    /// Asks the same flow anew.
    StartAgain,
    /// Goes to the start, keeping whose situation it is.
    CheckSomethingElse,
    /// Forgets everything.
    Clear,
}

impl Reducible for State {
    type Action = Action;

    fn reduce(mut self: Rc<Self>, action: Action) -> Rc<Self> {
        Rc::make_mut(&mut self).act(action);
        self
    }
}

impl From<Fill> for Action {
    fn from(fill: Fill) -> Self {
        Action::Fill(fill)
    }
}

impl State {
    /// Returns the state of a checker that has just been mounted, at the start or at the first question of a flow.
    pub fn new(setting: Rc<Setting>, addressee: Addressee, flow: Option<String>) -> Self {
        Self::knowing(setting, addressee, flow, Responses::new())
    }

    /// Returns the same for a page around that says something of the person: their role.
    pub fn knowing(setting: Rc<Setting>, addressee: Addressee, flow: Option<String>, known: Responses) -> Self {
        let mut state = Self {
            notes: Rc::new(Notes::of_policy(&setting.policy)),
            setting,
            addressee,
            remembered: known.clone(),
            known: (addressee, known),
            flow: None,
            responses: Responses::new(),
            given: Vec::new(),
            sought: String::new(),
            visited: vec![Page::Start],
            at: 0,
            doubted: None,
            page: Page::Start,
            form: None,
            problems: Vec::new(),
            entry: None,
            reference: String::new(),
            changing: false,
            focus: 0,
            focus_on: FocusOn::Heading,
        };
        if let Some(flow) = flow {
            state.open_with(flow, None);
            state.focus = 0;
            state.visited = vec![state.page.clone()];
            state.at = 0;
        }
        state
    }

    /// Returns what is needed to put something into words.
    pub fn context(&self) -> Context {
        Context { setting: Rc::clone(&self.setting), addressee: self.addressee }
    }

    /// Returns the flow replayed, if one is open.
    pub fn replay(&self) -> Option<Replay<'_>> {
        self.try_replay().and_then(Result::ok)
    }

    fn try_replay(&self) -> Option<Result<Replay<'_>, WalkError>> {
        self.flow.as_ref().map(|flow| replay(&self.setting.policy, flow, &self.responses))
    }

    /// Takes an action.
    pub fn act(&mut self, action: Action) {
        match action {
            Action::Address(addressee) => self.address(addressee),
            Action::Open(flow) => self.open_with(flow, None),
            Action::OpenWith(flow, question, choice) => self.open_with(flow, Some((question, choice))),
            Action::Seek(sought) => self.sought = sought,
            Action::Visit(place) => self.visit(place),
            Action::Continue => self.proceed(),
            Action::Back => self.back(),
            Action::Change(question) => {
                self.changing = true;
                self.show(Page::Question(question), true);
            }
            Action::Refer(reference) => self.refer(reference),
            Action::WriteEntry(reference) => self.write_entry(reference),
            Action::TypeEntry(column, text) => self.type_entry(&column, text),
            Action::TypeEntryDate(column, part, text) => self.type_entry_date(&column, part, text),
            Action::Correct(column) => self.correct(column.as_deref()),
            Action::ConfirmEmail => {
                if let Some(entry) = &mut self.entry {
                    entry.confirmed = true;
                    self.move_focus(FocusOn::Email);
                }
            }
            Action::StartAgain => self.restart(self.flow.clone(), Responses::new()),
            Action::CheckSomethingElse => self.restart(None, Responses::new()),
            Action::Clear => {
                (self.addressee, self.remembered) = self.known.clone();
                self.sought = String::new();
                self.restart(None, Responses::new());
                // Nothing that was said before comes back by the browser's Back.
                self.visited.fill(Page::Start);
            }
            Action::Fill(fill) => {
                let goes_on = fill.goes_on();
                if let Some(form) = &mut self.form {
                    form.fill(fill, &self.setting.policy.date_words);
                }
                if goes_on {
                    self.proceed();
                }
            }
        }
    }

    /// Reads the page's form and goes on, or says what is wrong.
    fn proceed(&mut self) {
        if self.page == Page::Register {
            self.preview();
            return;
        }
        let read = match (&self.page, &self.form) {
            (Page::Question(id), Some(form)) => self.setting.policy.questions.get(id).map(|question| {
                form.read(id, question, &self.setting.policy.date_words)
                    .map(|response| (id.clone(), self.with_time_kept(id, response)))
            }),
            (Page::Time(id), Some(form)) => self.responses.get(id).and_then(Response::day).map(|day| {
                form.read_time(id, day, &self.setting.policy.date_words).map(|response| (id.clone(), response))
            }),
            _ => None,
        };
        match read {
            Some(Ok((question, response))) if self.is_doubtful(&question, &response) => {
                self.doubted = response.day();
                let field = govuk::part_id(&govuk::problem::field_id(&question), DatePart::Year);
                self.tell(vec![Problem { of: question, field, key: "error.date.doubtful", parts: &[DatePart::Year] }]);
            }
            Some(Ok((question, response))) => {
                if REMEMBERED.contains(&question.as_str()) {
                    self.remembered.insert(question.clone(), response.clone());
                }
                self.responses.insert(question, response);
                self.drop_refused();
                self.show(self.next(), false);
            }
            Some(Err(problem)) => {
                self.tell(vec![problem]);
            }
            None => {}
        }
    }

    /// The same day as before keeps its time of day.
    fn with_time_kept(&self, question: &str, response: Response) -> Response {
        match self.responses.get(question) {
            Some(kept @ Response::Moment(_)) if kept.day() == response.day() => kept.clone(),
            _ => response,
        }
    }

    /// Returns whether a date is of another time than the protocol's, and the person has not been asked about it yet.
    fn is_doubtful(&self, question: &str, response: &Response) -> bool {
        let Some(day) = response.day().filter(|_| question == Vocabulary::ACTIVITY_DATE) else {
            return false;
        };
        !self.setting.policy.own_time.covers(day) && self.doubted != Some(day)
    }

    /// Returns the date that was likely meant where one is of another time than the protocol's: the same day and month, in the
    /// year of the poll.
    pub fn likely(&self) -> Option<NaiveDate> {
        let (doubted, poll) = (self.doubted?, self.setting.poll_day()?);
        let likely = NaiveDate::from_ymd_opt(poll.year(), doubted.month(), doubted.day())?;
        self.setting.policy.own_time.covers(likely).then_some(likely)
    }

    fn drop_refused(&mut self) {
        let refused = self.replay().map(|replay| replay.refused).unwrap_or_default();
        for question in refused {
            self.responses.remove(&question);
            self.given.retain(|given| *given != question);
        }
    }

    /// Shows a page that comes after the one shown. `returning` tells that the person has been there before.
    fn show(&mut self, page: Page, returning: bool) {
        self.visited.truncate(self.at + 1);
        self.visited.push(page.clone());
        self.at += 1;
        self.set_page(page, returning);
    }

    /// Goes to a page that was shown before. One that is no longer on the way gives place to the last that is.
    fn visit(&mut self, place: usize) {
        // The browser tells of the page's own Back as well, a moment later: what is typed or has the focus by then stays.
        let Some(page) = self.visited.get(place).filter(|_| place != self.at).cloned() else {
            return;
        };
        self.at = place;
        let stops = self.stops();
        let is_there = match &page {
            Page::Start => true,
            Page::Question(_) | Page::Time(_) | Page::Outcome => stops.contains(&page),
            Page::Register => self.entry.is_some(),
            Page::Preview => self.entry.as_ref().is_some_and(|entry| entry.complete.is_some()),
        };
        let page = if is_there { page } else { stops.last().cloned().unwrap_or(Page::Start) };
        self.set_page(page, true);
    }

    fn set_page(&mut self, page: Page, returning: bool) {
        if page == Page::Outcome {
            self.changing = false;
        }
        self.form = match &page {
            Page::Question(id) => {
                let known = self.responses.get(id).or_else(|| self.remembered.get(id));
                self.setting.policy.questions.get(id).map(|question| Form::of(question, known))
            }
            Page::Time(id) => Some(match self.responses.get(id) {
                Some(Response::Moment(moment)) => {
                    Form::Time { typed: self.setting.policy.date_words.time(moment.time()), known: Some(true) }
                }
                _ => Form::Time { typed: String::new(), known: returning.then_some(false) },
            }),
            _ => None,
        };
        self.page = page;
        self.problems = Vec::new();
        self.move_focus(FocusOn::Heading);
    }

    /// Says what is wrong with the page's form.
    fn tell(&mut self, problems: Vec<Problem>) {
        self.problems = problems;
        self.move_focus(FocusOn::Problems);
    }

    fn move_focus(&mut self, to: FocusOn) {
        self.focus += 1;
        self.focus_on = to;
    }

    fn minute_matters(&self, replayed: &Replay<'_>, question: &str) -> bool {
        let flow = &replayed.walk.flow.id;
        question == Vocabulary::ACTIVITY_DATE
            && !times_that_matter(&self.setting.policy, flow, &replayed.responses).is_empty()
    }
}
