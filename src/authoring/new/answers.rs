//! What the author is asked.

use chrono::{Datelike, NaiveDate};

/// What the author is asked before a policy can be made.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Answers {
    /// The force, as it calls itself: "Anyshire Police".
    pub force: String,
    /// The commissioner's office, as it calls itself.
    pub opcc: String,
    /// What is elected: "Police and Crime Commissioner election".
    pub election: String,
    /// The day of the poll.
    pub poll: NaiveDate,
    /// The day on which the pre-election period starts; the last day for the notice of election if none is given.
    pub period_starts: Option<NaiveDate>,
    /// The post of the single point of contact, who keeps the register.
    pub spoc_post: String,
    /// Their e-mail address.
    pub spoc_email: String,
    /// The post that decides in doubt.
    pub decider_post: String,
}

/// Why an answer cannot be used.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum AnswerError {
    /// Nothing was answered.
    #[error("the {0} is missing; give it with `{1}`")]
    Missing(&'static str, &'static str),
    /// Braces have a meaning in the texts of a policy, and line breaks have no place in a name.
    #[error("the {what} cannot contain `{character}`; write it in plain words")]
    Character {
        /// Which answer.
        what: &'static str,
        /// The character.
        character: char,
    },
    /// Not an e-mail address.
    #[error("`{0}` is not an e-mail address; write it as `name@example.police.uk`")]
    Email(String),
    /// A force whose name leaves no id.
    #[error("`{0}` has no letter or digit from which an id could be made; write the force's name in Latin letters")]
    NoId(String),
    /// A period that would start after the poll.
    #[error("the period would start on or after the day of the poll; give an earlier day with `--period-starts`")]
    PeriodAfterPoll,
}

impl Answers {
    /// What is elected, unless the author says otherwise.
    pub const ELECTION: &'static str = "Police and Crime Commissioner election";
    /// Who keeps the register, unless the author says otherwise.
    pub const SPOC_POST: &'static str = "Single point of contact";
    /// Who decides in doubt, unless the author says otherwise.
    pub const DECIDER_POST: &'static str = "Chief Executive";

    /// Returns what most offices are called.
    pub fn usual_opcc(force: &str) -> String {
        format!("Office of the Police and Crime Commissioner for {}", place(force))
    }

    /// Returns the policy's id: the place and the year of the poll.
    pub fn id(&self) -> String {
        let mut id = String::new();
        for c in place(&self.force).chars() {
            if c.is_ascii_alphanumeric() {
                id.push(c.to_ascii_lowercase());
            } else if !id.is_empty() && !id.ends_with('-') && !matches!(c, '\'' | '’') {
                id.push('-');
            }
        }
        format!("{}-{}", id.trim_end_matches('-'), self.poll.year())
    }

    /// Checks every answer.
    ///
    /// # Errors
    ///
    /// Returns the first that cannot be used.
    pub fn check(&self) -> Result<(), AnswerError> {
        let named = [
            ("force", "--force", &self.force),
            ("commissioner's office", "--opcc", &self.opcc),
            ("election", "--election", &self.election),
            ("post of the single point of contact", "--spoc-post", &self.spoc_post),
            ("e-mail address of the single point of contact", "--spoc-email", &self.spoc_email),
            ("post that decides", "--decider-post", &self.decider_post),
        ];
        for (what, flag, answer) in named {
            if answer.trim().is_empty() {
                return Err(AnswerError::Missing(what, flag));
            }
            let forbidden = |c: &char| matches!(c, '{' | '}' | '|' | '<' | '>' | '[' | ']') || c.is_control();
            if let Some(character) = answer.trim().chars().find(forbidden) {
                return Err(AnswerError::Character { what, character });
            }
        }
        if self.id().starts_with('-') {
            return Err(AnswerError::NoId(self.force.clone()));
        }
        if self.period_starts.is_some_and(|day| day >= self.poll) {
            return Err(AnswerError::PeriodAfterPoll);
        }
        let email = self.spoc_email.trim();
        let allowed = |c: char| c.is_ascii_alphanumeric() || matches!(c, '.' | '-' | '_' | '+' | '@' | '\'');
        let parts = email.split_once('@');
        let shaped = parts.is_some_and(|(name, host)| !name.is_empty() && host.contains('.') && !host.contains('@'));
        if shaped && email.chars().all(allowed) { Ok(()) } else { Err(AnswerError::Email(email.to_owned())) }
    }
}

/// The force's name without the word for police.
fn place(force: &str) -> &str {
    let force = force.trim();
    let endings = [" Police", " Constabulary", " police", " constabulary"];
    endings.iter().find_map(|ending| force.strip_suffix(ending)).unwrap_or(force).trim()
}

#[cfg(test)]
mod tests {
    use super::*;
    use calendar::date_text::parse_date;

    fn answers(force: &str) -> Answers {
        Answers {
            force: force.to_owned(),
            opcc: Answers::usual_opcc(force),
            election: Answers::ELECTION.to_owned(),
            poll: parse_date("2028-05-04").expect("a real day"),
            period_starts: None,
            spoc_post: Answers::SPOC_POST.to_owned(),
            spoc_email: "spoc@example.police.uk".to_owned(),
            decider_post: Answers::DECIDER_POST.to_owned(),
        }
    }

    #[test]
    fn ids_are_made_from_the_place_and_the_year() {
        for (force, id) in [
            ("Anyshire Police", "anyshire-2028"),
            ("Devon & Cornwall Police", "devon-cornwall-2028"),
            ("King's Lynn Constabulary", "kings-lynn-2028"),
        ] {
            assert_eq!(answers(force).id(), id);
            assert_eq!(answers(force).check(), Ok(()));
        }
        assert_eq!(answers("警察").check(), Err(AnswerError::NoId("警察".to_owned())));
    }

    #[test]
    fn answers_that_would_break_the_file_are_refused() {
        let refused = |change: fn(&mut Answers)| {
            let mut answers = answers("Anyshire Police");
            change(&mut answers);
            answers.check().map_err(|error| error.to_string())
        };
        for (refused, message) in [
            (refused(|it| it.force.clear()), "the force is missing; give it with `--force`"),
            (refused(|it| it.opcc.push('{')), "the commissioner's office cannot contain `{`; write it in plain words"),
            (
                refused(|it| it.spoc_email = "spoc".to_owned()),
                "`spoc` is not an e-mail address; write it as `name@example.police.uk`",
            ),
            (
                refused(|it| it.period_starts = Some(it.poll)),
                "the period would start on or after the day of the poll; give an earlier day with `--period-starts`",
            ),
        ] {
            assert_eq!(refused, Err(message.to_owned()));
        }
    }
}
