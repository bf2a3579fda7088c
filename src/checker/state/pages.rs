//! Which page comes next, and which came before.

use engine::End;

use super::State;

/// What is shown.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Page {
    /// Whom it is for and what it is about.
    Start,
    /// A question, by id.
    Question(String),
    /// The time of day, where the minute matters, of the date question with this id.
    Time(String),
    /// The end of the flow.
    Outcome,
    /// The register entry to complete.
    Register,
    /// The register entry to read and send.
    Preview,
}

impl State {
    /// Returns the pages of the open flow as far as the responses reach: the questions responded to, and then the next
    /// question or the outcome.
    pub(super) fn stops(&self) -> Vec<Page> {
        let Some(replayed) = self.replay() else {
            return Vec::new();
        };
        let mut stops = Vec::with_capacity(replayed.asked.len() + 2);
        let opened = |question: &str| matches!(&self.page, Page::Question(shown) if shown == question);
        for question in &replayed.asked {
            if !self.is_given(question) || opened(question) {
                stops.push(Page::Question((*question).to_owned()));
            }
            if self.minute_matters(&replayed, question) {
                stops.push(Page::Time((*question).to_owned()));
            }
        }
        stops.push(match replayed.walk.end {
            End::Question { fact, .. } => Page::Question(fact.to_owned()),
            End::Outcome(_) | End::Uncountable(_) => Page::Outcome,
        });
        stops
    }

    /// Returns the page that Continue leads to.
    pub(super) fn next(&self) -> Page {
        let mut stops = self.stops();
        let here = stops.iter().position(|stop| *stop == self.page);
        let following = here.and_then(|here| stops.get(here + 1)).cloned();
        let last = stops.pop().unwrap_or(Page::Start);
        match following {
            // The time belongs to the date that has just been changed.
            Some(Page::Time(question)) => Page::Time(question),
            _ if self.changing => last,
            Some(page) => page,
            None => last,
        }
    }

    /// Goes to the page before this one.
    pub(super) fn back(&mut self) {
        match self.page {
            Page::Register => return self.return_to(Page::Outcome),
            Page::Preview => return self.return_to(Page::Register),
            _ => {}
        }
        let stops = self.stops();
        let here = stops.iter().position(|stop| *stop == self.page);
        let before = here.and_then(|here| here.checked_sub(1)).and_then(|before| stops.get(before)).cloned();
        match (before, &self.page) {
            // Back from a question opened by Change is back to where Change was pressed.
            (_, Page::Question(_)) if self.changing && stops.last() == Some(&Page::Outcome) => {
                self.return_to(Page::Outcome);
            }
            (Some(page), _) => self.return_to(page),
            (None, _) => {
                self.changing = false;
                self.return_to(Page::Start);
            }
        }
    }

    /// Shows a page that comes before the one shown: in the browser's history too, where it is the one before.
    pub(super) fn return_to(&mut self, page: Page) {
        let before = self.at.checked_sub(1);
        match before.filter(|before| self.visited.get(*before) == Some(&page)) {
            Some(before) => {
                self.at = before;
                self.set_page(page, true);
            }
            None => self.show(page, true),
        }
    }
}
