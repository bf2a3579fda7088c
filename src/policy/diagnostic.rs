//! What is wrong with a policy file: every finding at once, each with its place and what to do.

use std::fmt::{self, Write as _};

use serde::Serialize;

use crate::{Text, entries::Entries, message::Message};

/// Whether a finding keeps the policy from being served.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize)]
#[serde(rename_all = "kebab-case")]
pub enum Severity {
    /// The policy is refused.
    Error,
    /// The policy works; an author should look.
    Warning,
}

macro_rules! codes {
    ($($(#[doc = $doc:literal])+ $name:ident = $id:literal, $severity:ident;)+) => {
        /// The kind of a finding. The ids are stable.
        #[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
        pub enum Code { $($(#[doc = $doc])+ $name,)+ }

        impl Code {
            /// Every code, in the order in which they are documented.
            pub const ALL: &'static [Code] = &[$(Code::$name),+];

            /// Returns the stable id: `missing-target`.
            pub const fn id(self) -> &'static str {
                // Where only errors are found, the ids of warnings need not be there.
                match self {
                    $(Code::$name if WORDED || matches!(Severity::$severity, Severity::Error) => $id,)+
                    _ => "warning",
                }
            }

            /// Returns what every finding of this kind is about, in one sentence.
            pub const fn summary(self) -> &'static str {
                match self { $(Code::$name => concat!($($doc),+).trim_ascii()),+ }
            }

            /// Returns how severe every finding of this kind is.
            pub const fn severity(self) -> Severity {
                match self { $(Code::$name => Severity::$severity),+ }
            }
        }
    };
}

codes! {
    /// The file is not JSON.
    NotJson = "not-json", Error;
    /// A key that its object already has.
    DuplicateKey = "duplicate-key", Error;
    /// The file is of a format version that this checker does not read.
    UnknownFormat = "unknown-format", Error;
    /// A field is missing, of the wrong type or unknown.
    Shape = "shape", Error;
    /// An id has a character that ids may not have.
    BadId = "bad-id", Error;
    /// A node and an outcome of one flow share an id.
    DuplicateId = "duplicate-id", Error;
    /// A branch leads nowhere.
    MissingTarget = "missing-target", Error;
    /// A node names a fact that is neither a question nor derived.
    UnknownFact = "unknown-fact", Error;
    /// A branch is for a choice that its question does not have.
    UnknownChoice = "unknown-choice", Error;
    /// A choice has no branch.
    MissingBranch = "missing-branch", Error;
    /// A path comes back to a node that it has passed.
    Cycle = "cycle", Error;
    /// A citation of a provision that is not listed.
    UnknownProvision = "unknown-provision", Error;
    /// A contact that is not listed.
    UnknownContact = "unknown-contact", Error;
    /// A date that is not listed.
    UnknownDate = "unknown-date", Error;
    /// A note that is not listed.
    UnknownNote = "unknown-note", Error;
    /// A document that is not listed.
    UnknownDocument = "unknown-document", Error;
    /// A period that is not listed.
    UnknownPeriod = "unknown-period", Error;
    /// A duty that is not listed.
    UnknownDuty = "unknown-duty", Error;
    /// A question that the vocabulary does not have and the file does not ask.
    UnknownQuestion = "unknown-question", Error;
    /// A role that the vocabulary does not have and the file does not name.
    UnknownRole = "unknown-role", Error;
    /// A flow that the vocabulary does not have and the file does not name.
    UnknownFlow = "unknown-flow", Error;
    /// One of the five flows that every policy has is missing.
    MissingFlow = "missing-flow", Error;
    /// The verdict is `refer` and nobody is named to decide.
    NoDecider = "no-decider", Error;
    /// The contact that keeps the register is missing.
    NoSpoc = "no-spoc", Error;
    /// A date cannot be worked out.
    UncountableDate = "uncountable-date", Error;
    /// A period ends before it starts.
    PeriodOrder = "period-order", Error;
    /// Braces for the two addressees are wrong.
    BadBraces = "bad-braces", Error;
    /// A link that a policy may not carry.
    BadLink = "bad-link", Error;
    /// A text that does not read as it is written.
    MisleadingText = "misleading-text", Error;
    /// A node that nothing leads to.
    OrphanNode = "orphan-node", Warning;
    /// An outcome that no responses reach.
    UnreachedOutcome = "unreached-outcome", Warning;
    /// A fact that is settled on a path before the node looks at it.
    RepeatedFact = "repeated-fact", Warning;
    /// A branch that the facts before it rule out.
    DeadBranch = "dead-branch", Warning;
    /// A period depends on a fact that a path to it does not ask.
    UnaskedFact = "unasked-fact", Warning;
    /// Days cannot be counted on some path.
    UncountablePath = "uncountable-path", Warning;
    /// There are more ways through a flow than anybody can go through.
    ManyWays = "many-ways", Warning;
    /// Every choice of a question leads to the same place.
    IdleQuestion = "idle-question", Warning;
    /// The end of a period permits what was to be avoided or forbidden in it.
    EndedPeriod = "ended-period", Warning;
    /// A provision that nothing cites and no reason excuses.
    UnusedProvision = "unused-provision", Warning;
    /// A provision that is both cited and excused.
    NeedlessExcuse = "needless-excuse", Warning;
    /// An outcome that cites nothing.
    NoCitation = "no-citation", Warning;
    /// The verdict is `conditions` and no condition is listed.
    NoConditions = "no-conditions", Warning;
    /// Conditions are listed and the verdict is another than `conditions`.
    NeedlessConditions = "needless-conditions", Warning;
    /// The headline's verb is stronger or weaker than the verdict.
    VerdictStrength = "verdict-strength", Warning;
    /// A step sends people to a post other than those that the outcome names.
    OtherPostInStep = "other-post-in-step", Warning;
    /// A contact to which people are sent and that they cannot reach.
    UnreachableContact = "unreachable-contact", Warning;
    /// A note that no result shows.
    UnshownNote = "unshown-note", Warning;
    /// An id that people would read on the screen.
    IdOnScreen = "id-on-screen", Warning;
    /// Something that nothing uses.
    Unused = "unused", Warning;
    /// A part that was drafted and that nobody has gone through.
    Draft = "draft", Warning;
    /// The register's rule and the reason for it do not fit each other.
    RegisterReason = "register-reason", Warning;
    /// A date that does not say on which day it is, or says it twice.
    UnclearDay = "unclear-day", Warning;
    /// Dates stand in an order that cannot be.
    DateOrder = "date-order", Warning;
    /// A day of a year whose bank holidays are not known.
    BeyondHolidays = "beyond-holidays", Warning;
    /// The calendar denies something printed, and the file does not acknowledge it.
    CalendarDenies = "calendar-denies", Warning;
    /// A printed contradiction is acknowledged and the calendar sees none.
    NeedlessAcknowledgement = "needless-acknowledgement", Warning;
    /// A text speaks to "you" only.
    WordingForOne = "wording-for-one", Warning;
    /// Something that the page shows has no words.
    MissingWording = "missing-wording", Warning;
    /// The id is not the name of the file.
    FileName = "file-name", Warning;
    /// A text that is there and says nothing.
    EmptyText = "empty-text", Warning;
    /// A question tells people to choose the one lower down where two fit.
    TieBreak = "tie-break", Warning;
    /// "They" may be the colleague or somebody else.
    AmbiguousThey = "ambiguous-they", Warning;
    /// A sentence is too long for a hurried reader.
    LongSentence = "long-sentence", Warning;
    /// Nothing says what an abbreviation stands for.
    UnexplainedAbbreviation = "unexplained-abbreviation", Warning;
    /// A link or a tag in a text that is shown as it stands.
    MarkupInText = "markup-in-text", Warning;
}

/// Whether findings are for authors, and come with places and words. The page that staff use only names their codes, for its
/// console: the rest would cost every reader of the page some kilobytes.
pub(super) const WORDED: bool = cfg!(feature = "messages");

/// One finding about a policy file.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Diagnostic {
    /// Its kind.
    pub code: Code,
    /// Where in the file, as a JSON pointer; empty in the page that staff use.
    pub pointer: String,
    /// What is wrong, in lower case, with the file's own words in backticks.
    pub message: Message,
    /// What to do about it.
    pub help: Option<Message>,
}

impl Diagnostic {
    /// Makes a finding without help.
    pub fn new(code: Code, pointer: impl Into<String>, message: impl FnOnce() -> Message) -> Self {
        if WORDED {
            Self { code, pointer: pointer.into(), message: message(), help: None }
        } else {
            Self { code, pointer: String::new(), message: Message::default(), help: None }
        }
    }

    /// Adds what to do about it.
    #[must_use]
    pub fn with_help(mut self, help: impl FnOnce() -> Message) -> Self {
        self.help = WORDED.then(help);
        self
    }

    /// Returns the finding in the language that has these sentences.
    #[must_use]
    pub fn said(mut self, sentences: &Entries<Text>) -> Self {
        for message in std::iter::once(&mut self.message).chain(&mut self.help) {
            *message = Message::said_already(message.said(sentences));
        }
        self
    }

    /// Returns how severe it is.
    pub fn severity(&self) -> Severity {
        self.code.severity()
    }
}

impl fmt::Display for Diagnostic {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let severity = match self.severity() {
            Severity::Error => "error",
            Severity::Warning => "warning",
        };
        write!(f, "{severity}[{}]", self.code.id())?;
        if !WORDED {
            return Ok(());
        }
        let pointer = if self.pointer.is_empty() { "/" } else { &self.pointer };
        write!(f, " at {pointer}")?;
        write!(f, ": {}", self.message.english())?;
        match &self.help {
            Some(help) => write!(f, "\n  help: {}", help.english()),
            None => Ok(()),
        }
    }
}

/// Splits a JSON pointer into the pointer of what is around, and the last step with its escapes undone.
pub fn parent_and_key(pointer: &str) -> (&str, String) {
    let (parent, key) = pointer.rsplit_once('/').unwrap_or_default();
    (parent, unescaped(key))
}

/// Returns the steps of a JSON pointer, unescaped.
pub fn steps(pointer: &str) -> impl Iterator<Item = String> {
    pointer.split('/').skip(1).map(unescaped)
}

fn unescaped(step: &str) -> String {
    step.replace("~1", "/").replace("~0", "~")
}

/// Extends a JSON pointer by one step, escaping as RFC 6901 asks. Where findings have no places, it makes none.
pub fn pointer(base: &str, step: impl fmt::Display) -> String {
    if !WORDED {
        return String::new();
    }
    // In one piece: a pointer is made for each text of a policy.
    let mut pointer = String::with_capacity(base.len() + 24);
    pointer.push_str(base);
    pointer.push('/');
    // A text takes whatever is written to it.
    let _ = write!(Escaped(&mut pointer), "{step}");
    pointer
}

/// Writes a step of a JSON pointer.
struct Escaped<'p>(&'p mut String);

impl fmt::Write for Escaped<'_> {
    fn write_str(&mut self, step: &str) -> fmt::Result {
        if step.bytes().any(|byte| matches!(byte, b'~' | b'/')) {
            self.0.push_str(&step.replace('~', "~0").replace('/', "~1"));
        } else {
            self.0.push_str(step);
        }
        Ok(())
    }
}
