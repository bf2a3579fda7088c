//! What is wrong with what was typed, found by plain Rust and put into words by the page.

use crate::{DateLabels, ErrorLink, ErrorText, context::Context, typed::DatePart};

/// One thing that is wrong with a form.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Problem {
    /// The question or the column, by id.
    pub of: String,
    /// The id of the field to go to.
    pub field: String,
    /// The message, as a key of the catalogue.
    pub key: &'static str,
    /// For a date, the parts that are wrong.
    pub parts: &'static [DatePart],
}

/// Returns the id of the first field of a question or a column.
pub fn field_id(of: &str) -> String {
    format!("checker-{of}")
}

impl Context {
    /// Returns what is wrong, and what to do.
    pub fn problem(&self, problem: &Problem) -> String {
        if matches!(problem.key, "error.choice" | "error.date")
            && let Some(error) = self.policy().questions.get(&problem.of).and_then(|question| question.error.as_ref())
        {
            return self.read(error);
        }
        let column = self.policy().columns().iter().find(|column| column.id == problem.of);
        let name = column.map_or_else(|| self.say("error.date-name"), |column| self.read(&column.text));
        self.fill(problem.key, &[("name", &name)])
    }

    /// Returns what stands beside a field with which something is wrong.
    pub fn error(&self, problem: Option<&Problem>) -> Option<ErrorText> {
        let text = self.problem(problem?).into();
        Some(ErrorText { prefix: self.say("error.prefix").into(), text })
    }

    /// Returns what stands in the error summary, with the way to each field.
    pub fn error_links(&self, problems: &[Problem]) -> Vec<ErrorLink> {
        let link =
            |problem: &Problem| ErrorLink { field: problem.field.clone().into(), text: self.problem(problem).into() };
        problems.iter().map(link).collect()
    }

    /// Returns what the three fields of a date are called.
    pub fn date_labels(&self) -> DateLabels {
        let label = |key: &str| self.say(key).into();
        DateLabels { day: label("date.day"), month: label("date.month"), year: label("date.year") }
    }
}
