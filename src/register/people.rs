//! Who stands in the columns that name people: "Jo Example, agent for Sam Sample (Example Party)" names two people, of whom
//! Sam Sample is the one that the contact was about.
//!
//! A name is taken only as a name. What surrounds it (a title, a number, a party, "campaign", "Friends of") is none, and
//! neither is a word of the policy: "front desk" names nobody.

use std::collections::HashSet;

use policy::{Addressee, Policy, vocabulary::ColumnOption};

use super::{
    fold::Decompose,
    fold::Folding,
    ledger::CANDIDATE,
    plain_words::{COMMON, FUNCTION, is_listed},
};

/// Titles and ranks, alone and in short.
const TITLES: &str = " mr mrs ms miss mx dr cllr cllrs councillor sir dame lord lady baroness prof professor rev revd reverend hon messrs \
    pc wpc ps wps dc ds di dci dcs dcc acc cc sc ssgt sgt sergeant insp inspector supt superintendent ch det detective constable \
    pcso cso csupt commander capt captain col colonel acting temp temporary special mp ms mbe obe cbe qpm kc qc jp phd bsc ma esq jr snr \
    nee née prospective potential ";

/// Words that say what somebody is or does, and link one with another.
const LINKS: &str = " agent agents candidate candidates representative representatives rep representing behalf on of for to at in by from \
    with and or the a an as c o co per via re independent office officer officers police staff team teams press desk volunteer volunteers \
    member members chief deputy assistant campaign campaigns campaigner campaigners campaigning friends friend supporters supporter elect vote \
    hq headquarters pcc ppc opcc dpcc commissioner commissioners spokesman spokeswoman spokesperson manager secretary treasurer chair chairman \
    helper helpers aide assistant researcher organiser election elections national unknown anonymous none nobody not given withheld n various \
    several s ex former mayor mayoral labour conservative conservatives tory tories liberal democrat democrats lib dem dems green greens reform uk plaid \
    cymru ukip snp unionist cooperative tusc sdp wep libdem libdems caller email phone telephone letter someone unnamed ";

/// Words that make what stands before them the name of a body.
const BODIES: &str = " party federation association council union gazette times news post echo herald chronicle mail express journal \
    radio tv bbc itv ltd limited plc llp group society trust charity club forum network alliance coalition board authority service services \
    unit department division partnership committee company college school university constabulary residents ";

/// Words after which a principal stands: "agent for", "on behalf of".
const AGENTS: &str = " agent agents behalf representative rep volunteer volunteers supporter supporters helper helpers friends friend campaign \
    team office assistant aide manager spokesman spokeswoman spokesperson organiser candidate acting working campaigning elect vote ";

/// Ranks, parties and bodies that are surnames too: after a given name they are one.
const ALSO_SURNAMES: &str =
    " constable sergeant major marshal captain green post church chapel college club law speaker chair mayor chambers ";

/// Small words within names.
pub(super) const PARTICLES: &str =
    " de der den van von du da dos di la le ap ab y al el bin ibn mac mc o st ten ter zu ";

/// A name in a people's column.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct PersonName {
    /// Its words, folded, in small letters.
    pub words: Vec<String>,
    /// Whether it can be nothing but a name.
    pub is_sure: bool,
    /// Whether it is the person that the contact was about.
    pub is_principal: bool,
}

/// Who stands in a cell.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct People {
    /// How the person is known that the contact was about: the column and the bare name. `None` for an empty cell.
    pub key: Option<String>,
    /// Every name.
    pub names: Vec<PersonName>,
}

/// Reads the columns that name people.
#[derive(Debug)]
pub struct PeopleReader {
    folding: Folding,
    /// Words of the policy and its vocabulary, which name nobody.
    plain: HashSet<String>,
}

/// Words of a cell that belong together.
#[derive(Debug, Default)]
struct Run {
    words: Vec<(String, bool)>,
    /// Whether a title or number stands in front.
    titled: bool,
    /// Whether it follows "for" and the like.
    acted_for: bool,
    /// Whether that "for" may also be followed by a place: "Sam Sample for Stockton".
    is_weak: bool,
    /// Whether the word before introduces somebody: "agent:", "and".
    linked: bool,
}

impl PeopleReader {
    /// Returns a reader for the register of a policy.
    pub fn new(policy: &Policy, decompose: Decompose) -> Self {
        let folding = Folding::new(decompose);
        let plain = plain_words(policy, &folding);
        Self { folding, plain }
    }

    /// Returns the folding by which names are compared.
    pub fn folding(&self) -> &Folding {
        &self.folding
    }

    /// Returns whether a word is one of the policy or of everyday language, and so by itself no name for certain.
    pub fn is_plain(&self, word: &str) -> bool {
        self.is_of_policy(word) || is_listed(COMMON, word)
    }

    /// Returns whether a word is one of the policy or its vocabulary, or a word that only joins others.
    pub fn is_of_policy(&self, word: &str) -> bool {
        self.plain.contains(word) || is_listed(FUNCTION, word)
    }

    /// Returns how the person in a cell is known: the column and the bare name. `None` for an empty cell.
    pub fn person(&self, column: &str, value: &str) -> Option<String> {
        self.read(column, value).key
    }

    /// Reads a cell.
    pub fn read(&self, column: &str, value: &str) -> People {
        let text = self.folding.fold(value).text;
        let runs = self.runs(&text, column);
        let mut names: Vec<PersonName> = Vec::new();
        let mut is_first_full = false;
        let mut runs = runs.into_iter().peekable();
        while let Some(mut run) = runs.next() {
            run.acted_for &= !run.is_weak || run.words.len() > 1;
            // "Sample, Sam": the family's name first.
            if names.is_empty() && run.words.len() == 1 && !run.titled && !run.acted_for {
                let given =
                    runs.next_if(|next| next.words.len() == 1 && !next.titled && !next.linked && !next.acted_for);
                if let Some(mut given) = given {
                    given.words.append(&mut run.words);
                    run.words = given.words;
                }
            }
            let is_later = is_first_full && !run.linked && !run.acted_for && !run.titled;
            let is_place = is_later && run.words.len() == 1;
            if let (false, Some(is_sure)) = (is_place, self.is_name(&run, column)) {
                let doubtful = is_later && column != CANDIDATE;
                let words = run.words.into_iter().map(|(word, _)| word).collect();
                names.push(PersonName { words, is_sure: is_sure && !doubtful, is_principal: run.acted_for });
                is_first_full = true;
            }
        }
        let principal = names.iter().position(|name| name.is_principal && column == CANDIDATE).unwrap_or_default();
        for (index, name) in names.iter_mut().enumerate() {
            name.is_principal = index == principal;
        }
        let bare = match names.get(principal) {
            Some(name) => name.words.join(" "),
            None => words_of(&text).map(|(_, word)| word.to_lowercase()).collect::<Vec<_>>().join(" "),
        };
        People { key: (!bare.is_empty()).then(|| format!("{column}:{bare}")), names }
    }

    /// Returns whether a run is a name, and if so, whether for certain.
    fn is_name(&self, run: &Run, column: &str) -> Option<bool> {
        let letters: usize = run.words.iter().map(|(word, _)| word.chars().count()).sum();
        if letters < 2 {
            return None;
        }
        if run.words.iter().any(|(word, _)| !self.is_plain(word) && word.chars().count() > 1) {
            return Some(true);
        }
        // All its words are everyday ones: "Will Page", "Mark Field", or a post.
        let is_written_as_name = run.words.iter().all(|(_, capital)| *capital);
        let is_everyday = run.words.iter().any(|(word, _)| !self.plain.contains(word));
        let is_several = run.words.len() > 1;
        let can_be = run.titled || (is_everyday && is_several) || (column == CANDIDATE && (is_everyday || is_several));
        (is_written_as_name && can_be).then_some(false)
    }

    fn runs(&self, text: &str, column: &str) -> Vec<Run> {
        let mut runs: Vec<Run> = Vec::new();
        let mut run = Run::default();
        let mut end = 0;
        let (mut titled, mut acted_for, mut is_weak, mut linked) = (false, false, false, false);
        let mut before = String::new();
        let close = |run: &mut Run, runs: &mut Vec<Run>| {
            if !run.words.is_empty() {
                runs.push(std::mem::take(run));
            }
        };
        let has_capitals = text.chars().any(char::is_uppercase);
        for (start, word) in words_of(text) {
            let gap = text.get(end..start).unwrap_or_default();
            end = start + word.len();
            if gap.contains([',', ';', '(', ')', '[', ']', '/', '\n', '&', ':', '|', '+', '"']) || gap.contains(" - ") {
                close(&mut run, &mut runs);
                titled = false;
                linked = gap.contains('&') || (gap.contains(':') && is_listed(AGENTS, &before));
                acted_for &= !gap.contains([')', ';']);
            }
            let lower = word.to_lowercase();
            let capital = word.starts_with(char::is_uppercase);
            let is_number = lower.chars().any(|letter| letter.is_ascii_digit());
            let is_particle = !run.words.is_empty() && is_listed(PARTICLES, &lower);
            let is_surname = capital && (1..=3).contains(&run.words.len()) && is_listed(ALSO_SURNAMES, &lower);
            let is_initial = capital && lower.len() == 1 && text.get(end..).is_some_and(|rest| rest.starts_with('.'));
            if is_particle || is_surname || (is_initial && !run.words.is_empty()) {
                run.words.push((lower.clone(), capital || !has_capitals));
            } else if is_listed(BODIES, &lower) && (capital || !has_capitals) {
                // What stood before was the name of a body; after a rank only its last words were.
                if run.titled {
                    run.words.truncate(run.words.len().saturating_sub(1).max(1));
                    close(&mut run, &mut runs);
                }
                run = Run::default();
            } else if is_number || is_listed(TITLES, &lower) || (lower == "major" && capital) {
                close(&mut run, &mut runs);
                titled = true;
            } else if is_listed(LINKS, &lower) && !is_initial {
                close(&mut run, &mut runs);
                // "Sam Sample's agent": the contact was about Sam Sample.
                if before == "s"
                    && is_listed(AGENTS, &lower)
                    && let Some(last) = runs.last_mut()
                {
                    last.acted_for = true;
                    last.is_weak = false;
                }
                linked |= is_listed(
                    " and agent agents rep representative with per via c o spokesman spokeswoman spokesperson ",
                    &lower,
                );
                let is_strong = match lower.as_str() {
                    "representing" | "elect" | "vote" => true,
                    "for" | "of" | "to" => is_listed(AGENTS, &before),
                    _ => false,
                };
                if column == CANDIDATE && (is_strong || lower == "for") {
                    is_weak = !is_strong && (is_weak || !acted_for);
                    acted_for = true;
                }
                titled = false;
            } else if !capital && has_capitals && self.is_plain(&lower) {
                close(&mut run, &mut runs);
                titled = false;
            } else {
                if run.words.is_empty() {
                    run.titled = std::mem::take(&mut titled);
                    run.acted_for = std::mem::take(&mut acted_for);
                    run.is_weak = std::mem::take(&mut is_weak);
                    run.linked = std::mem::take(&mut linked);
                }
                run.words.push((lower.clone(), capital));
            }
            before = lower;
        }
        close(&mut run, &mut runs);
        runs
    }
}

/// Returns the words of a folded text, each with where it starts.
pub(super) fn words_of(text: &str) -> impl Iterator<Item = (usize, &str)> {
    let pieces = text.split(|letter: char| !letter.is_alphanumeric() && !is_vowel_sign(letter));
    let start = text.as_ptr() as usize;
    pieces.filter(|word| !word.is_empty()).map(move |word| (word.as_ptr() as usize - start, word))
}

/// Returns whether a sign belongs to the letter before it and tells it from others.
pub(super) fn is_vowel_sign(letter: char) -> bool {
    matches!(letter, '\u{900}'..='\u{903}' | '\u{93a}'..='\u{94f}' | '\u{981}'..='\u{983}' | '\u{9bc}'..='\u{9cd}' | '\u{a01}'..='\u{a03}' | '\u{a3c}'..='\u{a4d}')
}

/// Returns the words that the policy and its vocabulary write in small letters, and those of the force's own name.
fn plain_words(policy: &Policy, folding: &Folding) -> HashSet<String> {
    let mut plain = HashSet::new();
    let mut add = |text: &str, whole: bool| {
        let text = folding.fold(text).text;
        let small =
            words_of(&text).filter(|(_, word)| word.len() > 1 && (whole || !word.starts_with(char::is_uppercase)));
        plain.extend(small.map(|(_, word)| word.to_lowercase()));
    };
    for text in [&policy.force, &policy.opcc] {
        add(text, true);
    }
    for column in policy.columns() {
        for text in [&column.text].into_iter().chain(column.options.iter().map(ColumnOption::text)) {
            add(&text.read(Addressee::Colleague), true);
        }
    }
    for contact in policy.contacts.values() {
        add(&contact.post.read(Addressee::Colleague), true);
        add(contact.organisation.as_deref().unwrap_or_default(), true);
    }
    for text in policy.entry_words.values().chain(policy.duties.values()) {
        add(&text.read(Addressee::Colleague), true);
    }
    for question in policy.questions.values() {
        add(&question.short.read(Addressee::Colleague), true);
        for choice in question.choices.values() {
            add(&choice.text.read(Addressee::Colleague), true);
        }
    }
    for provision in policy.provisions.values() {
        add(&provision.summary, false);
    }
    for flow in policy.flows.values() {
        add(&flow.title.read(Addressee::Colleague), true);
        for outcome in &flow.outcomes {
            add(&outcome.advice.headline.read(Addressee::Colleague), false);
        }
    }
    plain
}
