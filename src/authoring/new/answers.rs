//! What the author is asked.

use calendar::ElectionKind;
use chrono::{Datelike, NaiveDate};
use policy::references::is_id;

use super::words::OfficeWords;

/// What the author is asked before a policy can be made.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Answers {
    /// The force, as it calls itself: "Anyshire Police".
    pub force: String,
    /// What kind of election it is.
    pub kind: ElectionKind,
    /// The policy's id; made of the place and the year of the poll if none is given.
    pub id: Option<String>,
    /// The office holder's office, as it calls itself.
    pub opcc: String,
    /// What the office holder and their office are called inside a sentence.
    pub words: OfficeWords,
    /// What is elected: "Police and Crime Commissioner election".
    pub election: String,
    /// The day of the poll; none while it is not called.
    pub poll: Option<NaiveDate>,
    /// The day on which the pre-election period starts; the last day for the notice of election if none is given.
    pub period_starts: Option<NaiveDate>,
    /// The post of the single point of contact, who keeps the register.
    pub spoc_post: String,
    /// Their email address, if the protocol prints one.
    pub spoc_email: Option<String>,
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
    /// Not an email address.
    #[error("`{0}` is not an email address; write it as `name@example.police.uk`")]
    Email(String),
    /// A force whose name leaves no id.
    #[error("`{0}` has no letter or digit from which an id could be made; give one with `--id`")]
    NoId(String),
    /// An id with other characters than ids may have.
    #[error("`{0}` cannot be an id; write it in small letters, digits and hyphens, as `anyshire-2028`")]
    BadId(String),
    /// A period that would start after the poll.
    #[error("the period would start on or after the day of the poll; give an earlier day with `--period-starts`")]
    PeriodAfterPoll,
}

impl Answers {
    /// Who keeps the register, unless the author says otherwise.
    pub const SPOC_POST: &'static str = "Single point of contact";
    /// Who decides in doubt, unless the author says otherwise.
    pub const DECIDER_POST: &'static str = "Chief Executive";

    /// Returns the answers for a force and an election, everything else as usual.
    pub fn usual(force: &str, kind: ElectionKind, poll: Option<NaiveDate>) -> Self {
        Self {
            force: force.to_owned(),
            kind,
            id: None,
            opcc: Self::usual_opcc(force, kind),
            words: OfficeWords::usual(kind),
            election: Self::usual_election(kind).to_owned(),
            poll,
            period_starts: None,
            spoc_post: Self::SPOC_POST.to_owned(),
            spoc_email: None,
            decider_post: Self::DECIDER_POST.to_owned(),
        }
    }

    /// Returns what is elected, unless the author says otherwise.
    pub const fn usual_election(kind: ElectionKind) -> &'static str {
        match kind {
            ElectionKind::Commissioner => "Police and Crime Commissioner election",
            ElectionKind::Council | ElectionKind::CouncilWales => "Council elections",
            ElectionKind::AuthorityMayor | ElectionKind::LocalMayor => "Election of the mayor",
            ElectionKind::Parliament => "General election",
            ElectionKind::ParliamentByElection => "Parliamentary by-election",
            ElectionKind::Senedd => "Senedd election",
            ElectionKind::London => "Election of the Mayor of London and the London Assembly",
            ElectionKind::Other => "Election",
        }
    }

    /// Returns what most offices are called. A body that is no police force, such as a fire service, is its own.
    pub fn usual_opcc(force: &str, kind: ElectionKind) -> String {
        match kind {
            ElectionKind::AuthorityMayor => format!("{} Combined Authority", place(force)),
            ElectionKind::LocalMayor => format!("{} Council", place(force)),
            ElectionKind::London => "Mayor’s Office for Policing and Crime".to_owned(),
            _ if kind != ElectionKind::Commissioner && is_another_body(force) => force.trim().to_owned(),
            _ => format!("Office of the Police and Crime Commissioner for {}", place(force)),
        }
    }

    /// Returns the policy's id: the one given, or the place with the year of the poll, or with the kind while it is not called.
    pub fn id(&self) -> String {
        let usual = || {
            let time = self.poll.map_or_else(|| self.kind.id().to_owned(), |poll| poll.year().to_string());
            format!("{}-{time}", slug(place(&self.force)))
        };
        self.id.as_deref().map_or_else(usual, |id| id.trim().to_owned())
    }

    /// Checks every answer.
    ///
    /// # Errors
    ///
    /// Returns the first that cannot be used.
    pub fn check(&self) -> Result<(), AnswerError> {
        let named = [
            ("force", "--force", &self.force),
            ("name of the office", "--opcc", &self.opcc),
            ("word for the office holder", "--holder", &self.words.holder),
            ("word for the office", "--office", &self.words.office),
            ("election", "--election", &self.election),
            ("post of the single point of contact", "--spoc-post", &self.spoc_post),
            ("post that decides", "--decider-post", &self.decider_post),
        ];
        for (what, flag, answer) in named {
            plain(what, flag, answer)?;
        }
        check_id(&self.id(), &self.force)?;
        if self.period_starts.zip(self.poll).is_some_and(|(day, poll)| day >= poll) {
            return Err(AnswerError::PeriodAfterPoll);
        }
        self.spoc_email.as_deref().map_or(Ok(()), email)
    }
}

/// Refuses an answer that is empty or has characters with a meaning in a policy.
pub(super) fn plain(what: &'static str, flag: &'static str, answer: &str) -> Result<(), AnswerError> {
    if answer.trim().is_empty() {
        return Err(AnswerError::Missing(what, flag));
    }
    let forbidden = |c: &char| matches!(c, '{' | '}' | '|' | '<' | '>' | '[' | ']' | '%') || c.is_control();
    match answer.trim().chars().find(forbidden) {
        Some(character) => Err(AnswerError::Character { what, character }),
        None => Ok(()),
    }
}

/// Refuses an id that a file's name or an address cannot have.
pub(super) fn check_id(id: &str, force: &str) -> Result<(), AnswerError> {
    if id.starts_with('-') {
        return Err(AnswerError::NoId(force.to_owned()));
    }
    if is_id(id) { Ok(()) } else { Err(AnswerError::BadId(id.to_owned())) }
}

fn email(written: &str) -> Result<(), AnswerError> {
    let email = written.trim();
    let allowed = |c: char| c.is_ascii_alphanumeric() || matches!(c, '.' | '-' | '_' | '+' | '@' | '\'');
    let parts = email.split_once('@');
    let shaped = parts.is_some_and(|(name, host)| !name.is_empty() && host.contains('.') && !host.contains('@'));
    if shaped && email.chars().all(allowed) { Ok(()) } else { Err(AnswerError::Email(email.to_owned())) }
}

/// The force's name without the word for police.
fn place(force: &str) -> &str {
    let force = force.trim();
    let endings = [
        " Police Service",
        " Police",
        " Constabulary",
        " Combined Authority",
        " Council",
        " police service",
        " police",
        " constabulary",
        " council",
    ];
    endings.iter().find_map(|ending| force.strip_suffix(ending)).unwrap_or(force).trim()
}

/// Whether a name is that of a body other than a police force. A place alone may be a force's.
fn is_another_body(force: &str) -> bool {
    let name = force.to_lowercase();
    let has = |words: &[&str]| name.split(|c: char| !c.is_alphabetic()).any(|word| words.contains(&word));
    has(&["ambulance", "association", "authority", "council", "fire", "service", "trust", "university"])
        && !has(&["constabulary", "heddlu", "police"])
}

/// "King's Lynn & District" becomes "kings-lynn-district".
pub(super) fn slug(words: &str) -> String {
    let mut slug = String::new();
    for c in words.chars() {
        if c.is_ascii_alphanumeric() {
            slug.push(c.to_ascii_lowercase());
        } else if !slug.is_empty() && !slug.ends_with('-') && !matches!(c, '\'' | '’') {
            slug.push('-');
        }
    }
    slug.trim_end_matches('-').to_owned()
}

#[cfg(test)]
mod tests {
    use super::*;
    use calendar::date_text::parse_date;

    fn answers(force: &str) -> Answers {
        let poll = parse_date("2028-05-04");
        Answers {
            spoc_email: Some("spoc@example.police.uk".to_owned()),
            ..Answers::usual(force, ElectionKind::Commissioner, poll)
        }
    }

    #[test]
    fn ids_are_made_from_the_place_and_the_year() {
        for (force, id) in [
            ("Anyshire Police", "anyshire-2028"),
            ("Devon & Cornwall Police", "devon-cornwall-2028"),
            ("King's Lynn Constabulary", "kings-lynn-2028"),
            ("Pennmoor Council", "pennmoor-2028"),
        ] {
            assert_eq!(answers(force).id(), id);
            assert_eq!(answers(force).check(), Ok(()));
        }
        assert_eq!(answers("警察").check(), Err(AnswerError::NoId("警察".to_owned())));
        let uncalled = Answers::usual("Anyshire Police", ElectionKind::Parliament, None);
        assert_eq!(uncalled.id(), "anyshire-parliament");
        assert_eq!(Answers::usual("Pennmoor Council", ElectionKind::LocalMayor, None).opcc, "Pennmoor Council");
        for (force, opcc) in [
            ("Pennmoor Fire and Rescue Service", "Pennmoor Fire and Rescue Service"),
            ("Pennmoor Council", "Pennmoor Council"),
            ("Pennmoor Police Service", "Office of the Police and Crime Commissioner for Pennmoor"),
            ("Pennmoor", "Office of the Police and Crime Commissioner for Pennmoor"),
        ] {
            assert_eq!(Answers::usual_opcc(force, ElectionKind::Council), opcc);
        }
        let given = Answers { id: Some("west-coast".to_owned()), ..answers("警察") };
        assert_eq!((given.id().as_str(), given.check()), ("west-coast", Ok(())));
        let bad = Answers { id: Some("West Coast".to_owned()), ..answers("Anyshire Police") };
        assert_eq!(bad.check(), Err(AnswerError::BadId("West Coast".to_owned())));
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
            (refused(|it| it.opcc.push('{')), "the name of the office cannot contain `{`; write it in plain words"),
            (
                refused(|it| it.words.holder.push('%')),
                "the word for the office holder cannot contain `%`; write it in plain words",
            ),
            (
                refused(|it| it.spoc_email = Some("spoc".to_owned())),
                "`spoc` is not an email address; write it as `name@example.police.uk`",
            ),
            (
                refused(|it| it.period_starts = it.poll),
                "the period would start on or after the day of the poll; give an earlier day with `--period-starts`",
            ),
        ] {
            assert_eq!(refused, Err(message.to_owned()));
        }
    }
}
