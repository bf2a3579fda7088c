//! Which fields each part of a policy has on its form. One table: the forms, the way from a finding to its field, and what is
//! said to be only in the text all take it from here.

use Kind::{
    Conditions, Day, Duties, Flag, Line, List, Map, Number, Object, Of, Options, Pick, PickMany, Prose, Referral, Texts,
};

/// One field.
#[derive(Debug)]
pub struct Field {
    /// Its name in the file.
    pub name: &'static str,
    /// Its label, as a key of the texts.
    pub label: &'static str,
    /// What it takes.
    pub kind: Kind,
    /// Whether it stays in the file when it is emptied.
    pub is_needed: bool,
}

/// What a field takes.
#[derive(Clone, Copy, Debug)]
pub enum Kind {
    /// One line.
    Line,
    /// A sentence or several, which may speak to the person or of a colleague.
    Prose,
    /// Yes or no.
    Flag,
    /// A whole number.
    Number,
    /// A time of day.
    Time,
    /// A day.
    Day,
    /// One of some words, each with its label; none may be chosen where the first is empty.
    Of(&'static [(&'static str, &'static str)]),
    /// A verdict.
    Verdict,
    /// A day of the week.
    Weekday,
    /// One entry of another part.
    Pick(&'static str),
    /// Entries of another part, in order.
    PickMany(&'static str),
    /// A step of the statutory timetable.
    Statute,
    /// A kind of election.
    Elected,
    /// A kind of column.
    Column,
    /// Duties, ticked.
    Duties,
    /// Several texts, in order; the label of one.
    Texts(&'static str),
    /// A text each, or a text and its reason.
    Conditions,
    /// A text each, or a text and what it says came of a request.
    Options,
    /// Who decides.
    Referral,
    /// Fields in an object of their own.
    Object(&'static [Field]),
    /// Objects in order, each with these fields; the label of one.
    List(&'static [Field], &'static str),
    /// Objects by id, each with these fields.
    Map(&'static [Field]),
}

const fn field(name: &'static str, label: &'static str, kind: Kind) -> Field {
    Field { name, label, kind, is_needed: false }
}

const fn needed(name: &'static str, label: &'static str, kind: Kind) -> Field {
    Field { name, label, kind, is_needed: true }
}

const CITES: Field = field("cites", "bench.field.cites", PickMany("/provisions"));
const DRAFT: Field = field("draft", "bench.field.draft", Flag);

const REGISTER_RULES: &[(&str, &str)] =
    &[("", "bench.register.none"), ("advised", "bench.register.advised"), ("required", "bench.register.required")];

pub const OUTCOME: &[Field] = &[
    needed("verdict", "bench.field.verdict", Kind::Verdict),
    needed("headline", "bench.field.headline", Prose),
    field("reasons", "bench.field.reasons", Texts("bench.field.reason")),
    field("conditions", "bench.field.conditions", Conditions),
    field("steps", "bench.field.steps", Texts("bench.field.step")),
    field("refer_to", "bench.field.refer-to", Referral),
    field("through", "bench.field.through", PickMany("/contacts")),
    field("advice_from", "bench.field.advice-from", PickMany("/contacts")),
    field("duties", "bench.field.duties", Duties),
    CITES,
    field("register", "bench.field.register", Of(REGISTER_RULES)),
    field("register_why", "bench.field.register-why", Prose),
    field("notes", "bench.field.notes", PickMany("/notes")),
    field("dates", "bench.field.dates", PickMany("/dates")),
    field(
        "said_to",
        "bench.field.said-to",
        Of(&[("", "bench.said-to.person"), ("organisation", "bench.said-to.organisation")]),
    ),
    DRAFT,
];

pub const NODE: &[Field] = &[CITES, field("why", "bench.field.why-here", Prose), DRAFT];

pub const FLOW: &[Field] = &[
    field("title", "bench.field.flow-title", Prose),
    field("examples", "bench.field.examples", Prose),
    field("keywords", "bench.field.keywords", Texts("bench.field.keyword")),
    DRAFT,
];

const PROVISION: &[Field] = &[
    needed("heading", "bench.field.heading", Line),
    needed("summary", "bench.field.summary", Prose),
    field("more", "bench.field.more", Prose),
    field("excused", "bench.field.excused", Prose),
    field("quote", "bench.field.quote", Prose),
    field("number", "bench.field.number", Line),
    field("unnumbered", "bench.field.unnumbered", Flag),
    field("document", "bench.field.document", Pick("/documents")),
    DRAFT,
];

const OFFSET: &[Field] = &[
    field("from", "bench.field.from", Pick("/dates")),
    field("working_days", "bench.field.working-days", Number),
    field("days", "bench.field.days", Number),
];

const PRINTED: &[Field] = &[
    field("weekday", "bench.field.weekday", Kind::Weekday),
    field("date", "bench.field.other-day", Day),
    field("offset", "bench.field.offset", Object(OFFSET)),
    CITES,
    field("acknowledged", "bench.field.acknowledged", Flag),
];

const CERTAINTIES: &[(&str, &str)] = &[
    ("", "bench.certainty.fixed"),
    ("approximate", "bench.certainty.approximate"),
    ("likely", "bench.certainty.likely"),
    ("no-later-than", "bench.certainty.no-later-than"),
    ("not-given", "bench.certainty.not-given"),
];

const DATE: &[Field] = &[
    needed("name", "bench.field.name", Prose),
    field("date", "bench.field.day", Day),
    field("time", "bench.field.time", Kind::Time),
    field("certainty", "bench.field.certainty", Of(CERTAINTIES)),
    field("until", "bench.field.until", Day),
    field("event", "bench.field.event", Prose),
    field("offset", "bench.field.offset", Object(OFFSET)),
    field("statute", "bench.field.statute", Kind::Statute),
    field("printed", "bench.field.printed", List(PRINTED, "bench.field.printed-one")),
    CITES,
    field("acknowledged", "bench.field.acknowledged", Flag),
    DRAFT,
];

const PERIOD: &[Field] = &[
    needed("name", "bench.field.name", Prose),
    field("starts", "bench.field.starts", Pick("/dates")),
    field("ends", "bench.field.ends", Pick("/dates")),
    CITES,
    field("acknowledged", "bench.field.acknowledged", Flag),
    DRAFT,
];

const POINTS: &[Field] =
    &[field("email", "bench.field.email", Line), field("telephone", "bench.field.telephone", Line)];

const CONTACT: &[Field] = &[
    needed("post", "bench.field.post", Prose),
    needed("in_sentence", "bench.field.in-sentence", Prose),
    field("organisation", "bench.field.organisation", Line),
    field("email", "bench.field.email", Line),
    field("telephone", "bench.field.telephone", Line),
    field("reach", "bench.field.reach", Prose),
    field("own", "bench.field.own", Object(POINTS)),
    CITES,
    DRAFT,
];

const ROLE: &[Field] = &[
    CITES,
    field("dropped", "bench.field.dropped", Prose),
    field("text", "bench.field.role-text", Prose),
    field("hint", "bench.field.hint", Prose),
    field("inherits", "bench.field.inherits", Pick("/roles")),
];

const NOTE: &[Field] = &[
    needed("text", "bench.field.note-text", Prose),
    CITES,
    field("dates", "bench.field.note-dates", PickMany("/dates")),
    DRAFT,
];

const CHOICE: &[Field] = &[
    field("text", "bench.field.choice-text", Prose),
    field("hint", "bench.field.hint", Prose),
    field("keywords", "bench.field.keywords", Texts("bench.field.keyword")),
    field("optional", "bench.field.optional", Flag),
];

const QUESTION: &[Field] = &[
    field("text", "bench.field.question-text", Prose),
    field("short", "bench.field.short", Prose),
    field("hint", "bench.field.hint", Prose),
    field("why", "bench.field.why", Prose),
    field("error", "bench.field.error", Prose),
    field("choices", "bench.field.choices", Map(CHOICE)),
];

const DOCUMENT: &[Field] = &[
    needed("title", "bench.field.title", Line),
    field("version", "bench.field.version-printed", Line),
    field("date", "bench.field.date-printed", Line),
    field("url", "bench.field.url", Line),
];

const SUPERSEDED: &[Field] = &[
    field("from", "bench.field.superseded-from", Day),
    field("by", "bench.field.superseded-by", Line),
    field("policy", "bench.field.superseded-policy", Line),
];

const PROTOCOL: &[Field] = &[
    needed("title", "bench.field.title", Line),
    field("version", "bench.field.version-printed", Line),
    field("date", "bench.field.date-printed", Line),
    field("url", "bench.field.url", Line),
    field("review", "bench.field.review", Day),
    field("expires", "bench.field.expires", Day),
    field("replaces", "bench.field.replaces", Line),
    field("superseded", "bench.field.superseded", Object(SUPERSEDED)),
];

const WORDS: &[Field] = &[
    field("holder", "bench.field.holder", Line),
    field("deputy", "bench.field.deputy", Line),
    field("post", "bench.field.holder-post", Line),
    field("office", "bench.field.office", Line),
];

const ELECTION: &[Field] = &[
    needed("title", "bench.field.election-title", Line),
    needed("kind", "bench.field.election-kind", Kind::Elected),
    needed("poll", "bench.field.poll", Pick("/dates")),
    field("period", "bench.field.election-period", Pick("/periods")),
    field("term_starts", "bench.field.term-starts", Pick("/dates")),
];

/// The fields of the whole file that belong to no part.
pub const ABOUT: &[Field] = &[
    needed("force", "bench.field.force", Line),
    needed("opcc", "bench.field.opcc", Line),
    needed("id", "bench.field.id", Line),
    needed("version", "bench.field.version", Line),
    needed("protocol", "bench.field.protocol", Object(PROTOCOL)),
    needed("elections", "bench.field.elections", List(ELECTION, "bench.field.election-one")),
    field("words", "bench.field.words", Object(WORDS)),
];

const RESIGNATION: &[Field] = &[
    needed("days", "bench.field.resign-days", Number),
    needed("nominations_close", "bench.field.nominations-close", Pick("/dates")),
    field("advice_from", "bench.field.advice-from-one", Pick("/contacts")),
    CITES,
    DRAFT,
];

const COLUMN: &[Field] = &[
    needed("id", "bench.field.column-id", Line),
    needed("text", "bench.field.column-text", Prose),
    field("hint", "bench.field.hint", Prose),
    field("kind", "bench.field.column-kind", Kind::Column),
    field("options", "bench.field.options", Options),
    field(
        "filled_by",
        "bench.field.filled-by",
        Of(&[("", "bench.filled-by.sender"), ("spoc", "bench.filled-by.spoc")]),
    ),
    field("required", "bench.field.required", Flag),
    field(
        "prefill",
        "bench.field.prefill",
        Of(&[
            ("", "bench.none"),
            ("activity-date", "bench.prefill.activity-date"),
            ("situation", "bench.prefill.situation"),
            ("outcome", "bench.prefill.outcome"),
        ]),
    ),
];

const REGISTER: &[Field] =
    &[CITES, field("columns", "bench.field.columns", List(COLUMN, "bench.field.column-one")), DRAFT];

/// A part of the file that holds entries by id.
#[derive(Debug)]
pub struct Part {
    /// Its place.
    pub at: &'static str,
    /// What it is called, as a key of the texts.
    pub title: &'static str,
    /// What a new entry's id is asked for with, as a key of the texts.
    pub new: &'static str,
    /// What an entry has.
    pub fields: &'static [Field],
}

/// The parts, in the order in which an author needs them.
pub const PARTS: &[Part] = &[
    Part { at: "/provisions", title: "bench.part.provisions", new: "bench.new.provision", fields: PROVISION },
    Part { at: "/dates", title: "bench.part.dates", new: "bench.new.date", fields: DATE },
    Part { at: "/periods", title: "bench.part.periods", new: "bench.new.period", fields: PERIOD },
    Part { at: "/contacts", title: "bench.part.contacts", new: "bench.new.contact", fields: CONTACT },
    Part { at: "/roles", title: "bench.part.roles", new: "bench.new.role", fields: ROLE },
    Part { at: "/notes", title: "bench.part.notes", new: "bench.new.note", fields: NOTE },
    Part { at: "/questions", title: "bench.part.questions", new: "bench.new.question", fields: QUESTION },
    Part { at: "/outcomes", title: "bench.part.outcomes", new: "bench.new.outcome", fields: OUTCOME },
    Part { at: "/documents", title: "bench.part.documents", new: "bench.new.document", fields: DOCUMENT },
];

/// Returns the part of this name in the file.
pub fn part(name: &str) -> Option<&'static Part> {
    PARTS.iter().find(|part| part.at.trim_start_matches('/') == name)
}

/// A form of the file that is not in a part: where it is, what it is called and what it has.
pub type Single = (&'static str, &'static str, &'static [Field]);

/// Returns the form of this name in the file.
pub fn single(name: &str) -> Option<&'static Single> {
    SINGLE.iter().find(|(at, ..)| at.trim_start_matches('/') == name)
}

/// The forms of the file that are not in a part.
pub const SINGLE: &[Single] =
    &[("/register", "bench.part.register", REGISTER), ("/resignation", "bench.part.resignation", RESIGNATION)];
