//! The names that stand in a register's people columns, found again anywhere in a text, and names that their title tells.

use std::{
    borrow::Cow,
    collections::{BTreeSet, HashMap, HashSet},
};

use indexmap::IndexMap;

use policy::{Addressee, Policy};

use crate::{
    labels::{self, PERSON_COLUMNS},
    ledger::Ledger,
    people::{PARTICLES, PeopleReader, PersonName},
    plain_words::{COMMON, FUNCTION, is_listed},
};

use super::{
    Found, Kind,
    tokens::{Token, tokens},
};

/// Posts that one person holds, besides those that the policy lists.
pub const ONE_PERSON_ROLES: [&str; 22] = [
    "chief constable",
    "deputy chief constable",
    "temporary chief constable",
    "police and crime commissioner",
    "deputy police and crime commissioner",
    "deputy commissioner",
    "the commissioner",
    "the pcc",
    "the dpcc",
    "the ceo",
    "chief executive",
    "chief executive officer",
    "chief finance officer",
    "chief of staff",
    "monitoring officer",
    "deputy monitoring officer",
    "returning officer",
    "police area returning officer",
    "head of communications",
    "the leader of the council",
    "council leader",
    "the mayor",
];

/// What after a post shows that no person is meant: "the commissioner election".
const NOT_A_PERSON: &str =
    " election elections by candidate candidates candidacy hustings campaign campaigns poll post role vacancy ";

/// What before a post shows the same: "the election of the commissioner".
const OF_NO_PERSON: &str = " election elections candidate candidates candidacy campaign role post office stand standing stood vote votes poll ";
/// Posts that follow a title and name nobody: "Lord Lieutenant".
const POSTS: &str = " lieutenant mayor chancellor justice provost general cadet cadets exam exams training ";

/// Titles after which any word is a name.
const TITLES: &str = " mr mrs ms mx dr cllr cllrs councillor messrs ";
/// Titles and ranks after which a word with a capital is a name, if it is no word of the policy.
const RANKS: &str = " miss sir dame lord lady baroness prof professor rev revd reverend pc wpc ps wps dc ds di dci dcs dcc acc sgt sergeant insp \
    inspector chinsp supt chsupt superintendent constable commander pcso commissioner officer judge con det captain colonel detective capt lt ";
/// Words after which a name is given.
const INTRODUCTIONS: &str = " fao attn regards sincerely faithfully signed named ";
/// Sites after which, with a colon, somebody's name there is given.
const SITES: &str = " facebook fb twitter linkedin instagram insta tiktok snapchat ";
/// Months: with a number or "in" beside it each is one.
const MONTHS: &str = " may june april august ";
/// Words after which a capital makes no name of an everyday word.
const BEFORE_THINGS: &str = " the a an this that these those our their no every each any chief special deputy police detective assistant acting head district crime ";
/// Words after which a month is one.
const BEFORE_MONTHS: &str =
    " in of by until till since early late mid this next last each every before after during between throughout ";
/// Words after a name at the beginning of a sentence: "Will rang", "Price and his team".
const DOING: &str = " is was has had does did can could would should must and or who said says rang rings came comes went goes wrote writes told tells sent sends \
    gave gives took takes made makes spoke speaks met meets saw sees thought thinks felt got gets put brought bought left lost won held kept knew \
    knows read sat stood ran drove found asks wants calls replies needs thanks agrees declined does didn wasn isn hasn won rung also then again later \
    himself herself will wrote quit began begins let sought shook stuck told understood ";

/// The most words that a name is looked for in.
const MOST_WORDS: usize = 12;
/// How long a whole name must be to be looked for within a word, as in "votesamsample".
const WITHIN: usize = 7;
/// How many bytes names are looked up by first.
const PREFIX: usize = 4;

/// A name or post, its words written together.
#[derive(Clone, Debug)]
struct Term {
    kind: Kind,
    label: Option<String>,
    /// Found only where it is written with a capital.
    capital: bool,
    /// Whether it can be nothing else; else it is offered only.
    is_sure: bool,
    /// Whether it is a name of several words, which tells one person.
    is_whole: bool,
    /// Where one word ends and the next begins.
    breaks: Vec<usize>,
}

/// Every name and one-person post to look for.
#[derive(Debug, Default)]
pub(super) struct Names {
    /// By the words written together.
    terms: HashMap<String, Term>,
    /// The first bytes of each term.
    prefixes: HashSet<String>,
    /// Whole names by their first bytes, to be found within words.
    whole: HashMap<String, Vec<String>>,
    longest: usize,
    /// Names less one letter, for slips of the pen.
    slips: HashMap<String, String>,
}

impl Names {
    /// Returns the names of a register with the labels that stand for them, and the posts that one person holds.
    pub fn of(ledger: &Ledger, policy: &Policy, people: &PeopleReader, labels: &IndexMap<String, String>) -> Self {
        let mut names = Names::default();
        let mut seen = BTreeSet::new();
        for column in PERSON_COLUMNS {
            for value in ledger.records.values().map(|record| record.value(column)) {
                if !value.is_empty() && seen.insert((column, value)) {
                    let found = people.read(column, value);
                    let label = found.key.as_deref().and_then(|key| labels::label_for(labels, key));
                    for name in &found.names {
                        names.add_name(name, label.filter(|_| name.is_principal), people);
                    }
                }
            }
        }
        // The single point of contact is who publishes the log.
        let posts = policy.contacts.iter().filter(|(id, _)| id.as_str() != Policy::SPOC);
        let posts = posts.map(|(_, contact)| contact.post.read(Addressee::Colleague));
        let specific = posts.filter(|post| post.split_whitespace().count() > 1 && !post.contains("line manager"));
        for role in specific.chain(ONE_PERSON_ROLES.map(str::to_owned)) {
            let bare = people.folding().key(role.split(['(', ',']).next().unwrap_or(&role));
            let words: Vec<String> = tokens(&bare).iter().map(|token| token.text.to_owned()).collect();
            names.add(&words, Term { kind: Kind::Role, is_sure: true, ..Term::name(None) });
        }
        names.index();
        names
    }

    /// Adds a name in every form in which people write it.
    fn add_name(&mut self, name: &PersonName, label: Option<&str>, people: &PeopleReader) {
        let mut words = name.words.clone();
        let is_whole = words.len() > 1;
        let whole = Term { is_sure: name.is_sure, is_whole, ..Term::name(label) };
        if let [only] = words.as_slice() {
            let term = part(only, label, people, name.is_sure);
            self.add(&words, term);
            return;
        }
        self.add(&words, whole.clone());
        for word in &name.words {
            if word.chars().count() > 1 && !is_listed(PARTICLES, word) {
                self.add(std::slice::from_ref(word), part(word, label, people, name.is_sure));
            }
        }
        // "Müller" is "Mueller" to some, and "Mueller" "Müller".
        let spelt: Vec<String> = words.iter().map(|word| less_marked(word).into_owned()).collect();
        if spelt != words && spelt.iter().all(|word| word.len() > 2) {
            self.add(&spelt, whole.clone());
        }
        // "van der Berg", "O'Brien-Jones".
        if let Some(family) = words.get(1..).filter(|family| family.len() > 1) {
            self.add(family, Term { is_whole: false, ..whole.clone() });
        }
        // "Jean-Luc".
        if let Some((_, given)) =
            words.split_last().filter(|(_, given)| given.len() > 1 && given.iter().all(|word| word.len() > 1))
        {
            self.add(given, Term { is_whole: false, ..whole.clone() });
        }
        if let (Some(first), Some(last)) = (words.first(), words.last()) {
            // "ssample", as in a user name.
            if let (Some(initial), true) = (first.chars().next(), last.len() > 3) {
                let joined = format!("{initial}{last}");
                self.add(&[joined], Term { is_whole: false, ..whole.clone() });
            }
        }
        words.rotate_right(1);
        self.add(&words, whole);
    }

    fn add(&mut self, words: &[String], term: Term) {
        let joined = words.concat();
        let mut breaks: Vec<usize> = words
            .iter()
            .scan(0, |end, word| {
                *end += word.len();
                Some(*end)
            })
            .collect();
        breaks.pop();
        // "Mc Donald".
        breaks.extend(["mc", "mac"].iter().filter(|start| joined.starts_with(**start)).map(|start| start.len()));
        if joined.is_empty() {
            return;
        }
        match self.terms.get_mut(&joined) {
            Some(known) => {
                // A name that two people share stands for neither.
                if known.label != term.label {
                    known.label = None;
                }
                known.capital &= term.capital;
                known.is_sure |= term.is_sure;
                known.is_whole |= term.is_whole;
                known.breaks.extend(breaks);
            }
            None => {
                self.terms.insert(joined, Term { breaks, ..term });
            }
        }
    }

    fn index(&mut self) {
        for (joined, term) in &self.terms {
            self.longest = self.longest.max(joined.len());
            let prefix = start_of(joined).to_owned();
            for plural in ["s", "es"] {
                self.prefixes.insert(start_of(&format!("{joined}{plural}")).to_owned());
            }
            if term.is_whole && joined.len() >= WITHIN {
                self.whole.entry(prefix.clone()).or_default().push(joined.clone());
            }
            self.prefixes.insert(prefix);
            // Shorter ones are too like other words.
            if term.is_sure && term.kind == Kind::Name && joined.chars().count() >= 6 {
                for slip in less_one(joined) {
                    self.slips.insert(slip, joined.clone());
                }
            }
        }
    }

    /// Returns every place of a folded text where a name or post stands, the longest one at each place. A part of a name
    /// stands for the person only in the person's own contacts: elsewhere it may be somebody else's.
    pub fn find(&self, text: &str, people: &PeopleReader, own: &[&str]) -> Vec<Found> {
        let tokens = tokens(text);
        let lower: Vec<String> = tokens.iter().map(|token| token.text.to_lowercase()).collect();
        let mut found: Vec<Found> = Vec::new();
        let mut at = 0;
        while at < tokens.len() {
            let one = self
                .known(&tokens, &lower, at, own)
                .or_else(|| self.within(text, &tokens, &lower, at))
                .or_else(|| self.titled(&tokens, &lower, at, people, own))
                .or_else(|| self.slip(&tokens, &lower, at, people));
            let Some((count, mut one)) = one else {
                at += 1;
                continue;
            };
            let mut next = at + count.max(1);
            if one.kind == Kind::Name {
                next = whole_name(&tokens, &lower, at..next, &mut one, people);
                one.range.start = with_title(&tokens, &lower, at, one.range.start);
            }
            match found.last_mut() {
                // "Sam Q. Sample", "Sample, Sam".
                Some(last)
                    if last.kind == Kind::Name
                        && one.kind == Kind::Name
                        && is_initial(text, &last.range, &one.range) =>
                {
                    last.range.end = one.range.end;
                    last.is_sure |= one.is_sure;
                    if last.label != one.label {
                        last.label = None;
                    }
                }
                _ => found.push(one),
            }
            at = next;
        }
        found
    }

    /// Returns the longest known name or post that begins at a word, and how many words it has.
    fn known(&self, tokens: &[Token<'_>], lower: &[String], at: usize, own: &[&str]) -> Option<(usize, Found)> {
        let first = tokens.get(at)?;
        let mut joined = String::new();
        let mut ends: Vec<usize> = Vec::new();
        let mut best = None;
        for (count, (token, word)) in tokens.iter().zip(lower).skip(at).take(MOST_WORDS).enumerate() {
            let is_apart = count > 0 && (token.gap.len() > 3 || token.gap.matches('\n').count() > 1);
            joined.push_str(word);
            let plain = less_marked(&joined);
            let is_begun = |joined: &str| joined.len() < PREFIX || self.prefixes.contains(start_of(joined));
            if is_apart || joined.len() > self.longest + 4 || !(is_begun(&joined) || is_begun(&plain)) {
                break;
            }
            ends.push(joined.len());
            // The s of "Sample's" is none of the name.
            if word == "s" && token.gap == "'" {
                continue;
            }
            let exact = self.terms.get(&joined).or_else(|| self.terms.get(&*plain));
            let term = exact.or_else(|| {
                let bare = joined.strip_suffix('s').filter(|bare| bare.len() > 2)?;
                let name = self.terms.get(bare).or_else(|| self.terms.get(bare.strip_suffix('e')?));
                name.filter(|name| name.kind == Kind::Name)
            });
            let Some(term) = term else { continue };
            if (term.capital && !first.is_capital()) || !is_parted_so(term, tokens, at, &ends) {
                continue;
            }
            best = Some((count + 1, term));
        }
        let (count, term) = best?;
        let is_plural = count == 1 && lower.get(at).is_some_and(|word| !self.terms.contains_key(word));
        let last = tokens.get(at + count - 1)?;
        let is_first = at == 0 || first.gap.contains(['.', '!', '?', '\n']);
        let is_followed = lower.get(at + count).is_none_or(|after| is_listed(FUNCTION, after));
        let is_thing =
            if is_plural { is_first && !term.is_sure && is_followed } else { is_thing(term, tokens, lower, at, count) };
        if is_thing {
            return None;
        }
        let is_own = |label: &&String| term.is_whole || own.contains(&label.as_str());
        let found = Found {
            range: first.start..last.end(),
            kind: term.kind,
            label: term.label.as_ref().filter(is_own).cloned(),
            is_sure: term.is_sure,
        };
        Some((count, found))
    }

    /// Returns a name that its title tells, with the label of the person if it is a known one.
    fn titled(
        &self,
        tokens: &[Token<'_>],
        lower: &[String],
        at: usize,
        people: &PeopleReader,
        own: &[&str],
    ) -> Option<(usize, Found)> {
        let (count, mut found) = titled(tokens, lower, at, people)?;
        let known =
            (at..at + count).find_map(|first| self.known(tokens, lower, first, own).map(|known| (first, known.1)));
        if let Some((first, known)) = known
            && known.range.end == found.range.end
            && (known.range.start == found.range.start
                || with_title(tokens, lower, first, known.range.start) <= found.range.start)
        {
            found.label = known.label;
        }
        Some((count, found))
    }

    /// Returns the word, if a whole name stands in it: "votesamsample".
    fn within(&self, text: &str, tokens: &[Token<'_>], lower: &[String], at: usize) -> Option<(usize, Found)> {
        let (token, word) = (tokens.get(at)?, lower.get(at)?);
        if word.len() < WITHIN {
            return None;
        }
        let name = word.char_indices().find_map(|(place, _)| {
            let rest = word.get(place..)?;
            let names = self.whole.get(rest.get(..PREFIX)?)?;
            names.iter().find(|name| rest.starts_with(name.as_str()))
        })?;
        let term = self.terms.get(name)?;
        let rest = text.get(token.end()..).unwrap_or_default();
        let end =
            token.end() + rest.find(|letter: char| !letter.is_alphanumeric() && letter != '_').unwrap_or(rest.len());
        let count = tokens.iter().skip(at).take_while(|next| next.start < end).count();
        Some((count, Found { range: token.start..end, kind: term.kind, label: term.label.clone(), is_sure: true }))
    }

    /// Returns a word that is a name with one letter wrong, left out or exchanged. It is offered only.
    fn slip(&self, tokens: &[Token<'_>], lower: &[String], at: usize, people: &PeopleReader) -> Option<(usize, Found)> {
        let (token, word) = (tokens.get(at)?, lower.get(at)?);
        let length = word.chars().count();
        if length < 5 || !token.is_capital() || people.is_plain(word) {
            return None;
        }
        let is_name = self.slips.contains_key(word)
            || less_one(word).any(|slip| {
                self.terms
                    .get(&slip)
                    .is_some_and(|term| term.is_sure && slip.chars().count() >= 6 && term.kind == Kind::Name)
                    || self.slips.get(&slip).is_some_and(|name| is_one_off(word, name))
            });
        is_name.then(|| (1, Found { range: token.start..token.end(), kind: Kind::Name, label: None, is_sure: false }))
    }
}

impl Term {
    fn name(label: Option<&str>) -> Self {
        Self {
            kind: Kind::Name,
            label: label.map(str::to_owned),
            capital: false,
            is_sure: true,
            is_whole: false,
            breaks: Vec::new(),
        }
    }
}

/// Returns a part of a name, or a name of one word.
fn part(word: &str, label: Option<&str>, people: &PeopleReader, is_sure: bool) -> Term {
    let is_sure = is_sure && !people.is_plain(word);
    Term { is_sure, capital: !is_sure || word.chars().count() < 3, ..Term::name(label) }
}

/// Returns a word without the letters that stand for marks: "Mueller" as "Müller" is folded, "Østergaard" as "Østergård".
fn less_marked(word: &str) -> Cow<'_, str> {
    if !["ae", "oe", "ue", "aa"].iter().any(|marked| word.contains(marked)) {
        return Cow::Borrowed(word);
    }
    let plain =
        ["a", "o", "u"].iter().fold(word.replace("aa", "a"), |word, vowel| word.replace(&format!("{vowel}e"), vowel));
    Cow::Owned(plain)
}

fn start_of(word: &str) -> &str {
    word.get(..word.ceil_char_boundary(PREFIX)).unwrap_or(word)
}

/// Returns a word less each of its letters.
fn less_one(word: &str) -> impl Iterator<Item = String> {
    word.char_indices().map(move |(place, letter)| {
        let (before, after) = (word.get(..place), word.get(place + letter.len_utf8()..));
        format!("{}{}", before.unwrap_or_default(), after.unwrap_or_default())
    })
}

/// Returns whether two words of one length differ in one letter, or in two that changed places.
fn is_one_off(word: &str, name: &str) -> bool {
    let differing: Vec<(char, char)> = word.chars().zip(name.chars()).filter(|(one, other)| one != other).collect();
    word.chars().count() == name.chars().count()
        && word.chars().next() == name.chars().next()
        && match differing.as_slice() {
            [_] => true,
            [(a, b), (c, d)] => a == d && b == c,
            _ => false,
        }
}

/// Returns whether a text is parted where the name is, or is spelt out letter by letter. Points and dashes may stand anywhere.
fn is_parted_so(term: &Term, tokens: &[Token<'_>], at: usize, ends: &[usize]) -> bool {
    let parted = tokens.iter().skip(at + 1).zip(ends).enumerate().take(ends.len().saturating_sub(1));
    let letter = |index: usize| tokens.get(at + index).is_some_and(|token| token.text.chars().count() == 1);
    let has_room = |token: &Token<'_>| token.gap.chars().any(char::is_whitespace);
    parted.into_iter().all(|(index, (token, end))| {
        !has_room(token) || term.breaks.contains(end) || (letter(index) && letter(index + 1))
    })
}

/// Returns whether the words beside a name show that no person is meant.
fn is_thing(term: &Term, tokens: &[Token<'_>], lower: &[String], at: usize, count: usize) -> bool {
    let word = lower.get(at).map_or("", String::as_str);
    let before = at.checked_sub(1).and_then(|before| lower.get(before)).map_or("", String::as_str);
    let next = tokens.get(at + count);
    let after = lower.get(at + count).map_or("", String::as_str);
    if term.kind == Kind::Role {
        let at = if before == "the" { at - 1 } else { at };
        let before = at.checked_sub(1).and_then(|before| lower.get(before)).map_or("", String::as_str);
        let two_before = at.checked_sub(2).and_then(|before| lower.get(before)).map_or("", String::as_str);
        return is_listed(NOT_A_PERSON, after)
            || (["of", "for", "as"].contains(&before) && is_listed(OF_NO_PERSON, two_before));
    }
    if term.is_sure || count > 1 {
        return false;
    }
    let is_beside =
        next.is_some_and(|next| !next.gap.is_empty() && next.gap.chars().all(|sign| " -/\n".contains(sign)));
    let is_numbered = is_beside && next.is_some_and(Token::is_number);
    let token = tokens.get(at);
    let first = token.is_none_or(|token| at == 0 || token.gap.contains(['.', '!', '?', '\n', ':']));
    let follows_number = before.chars().all(|letter| letter.is_ascii_digit()) && !before.is_empty();
    let is_ordinal = ["st", "nd", "rd", "th"].contains(&before);
    if is_listed(MONTHS, word) && (follows_number || is_ordinal || is_numbered || is_listed(BEFORE_MONTHS, before)) {
        return true;
    }
    let is_rank = is_listed(RANKS, word) && is_beside && next.is_some_and(|next| next.is_capital() || next.is_number());
    // At the beginning of a sentence every word has a capital: there a person is told by what they do.
    let is_doing = after.ends_with("ed") || is_listed(DOING, after);
    is_numbered || is_rank || is_listed(BEFORE_THINGS, before) || (first && is_beside && !is_doing)
}

/// Returns a name that a title, a rank or an introduction tells, from there on.
fn titled(tokens: &[Token<'_>], lower: &[String], at: usize, people: &PeopleReader) -> Option<(usize, Found)> {
    let (title, word) = (tokens.get(at)?, lower.get(at)?);
    let is_title = is_listed(TITLES, word);
    let is_rank = is_listed(RANKS, word) && title.is_capital();
    let is_introduced = is_listed(INTRODUCTIONS, word)
        || (["is", "was"].contains(&word.as_str())
            && at.checked_sub(1).and_then(|before| lower.get(before)).is_some_and(|before| before == "name"))
        || (is_listed(SITES, word) && tokens.get(at + 1).is_some_and(|next| next.gap.contains([':', '-'])))
        || (word == "name" && tokens.get(at + 1).is_some_and(|next| next.gap.starts_with(':')));
    if !(is_title || is_rank || is_introduced) {
        return None;
    }
    let mut count = 1;
    let mut end = None;
    let mut is_sure = true;
    while let (Some(token), Some(word)) = (tokens.get(at + count), lower.get(at + count)) {
        let is_near =
            token.gap.chars().all(|sign| sign.is_whitespace() || ".,:-'\"".contains(sign)) && token.gap.len() <= 3;
        let is_apart = token.gap.contains([',', ':']) && !(is_introduced && end.is_none());
        let ends_sentence = token.gap.contains('.')
            && end.is_some()
            && tokens.get(at + count - 1).is_some_and(|before| before.text.len() > 1);
        if !is_near || is_apart || ends_sentence || (token.gap.contains('\n') && end.is_some()) {
            break;
        }
        let is_letter = word.chars().count() == 1;
        let is_possessive = word == "s" && token.gap == "'";
        let could_be = if is_possessive
            || (is_listed(FUNCTION, word) && !is_letter)
            || is_listed(NOT_A_PERSON, word)
            || is_listed(POSTS, word)
        {
            false
        } else if end.is_none() && is_title {
            token.is_capital() || !people.is_plain(word)
        } else {
            token.is_capital()
                && (is_title || !people.is_of_policy(word))
                && !(end.is_some() && people.is_of_policy(word))
        };
        // A number or an initial may stand between: "PC 1234 Smith", "Dr S. Patel".
        let is_between = end.is_none()
            && (token.is_number()
                || (is_letter && token.is_capital())
                || is_listed(RANKS, word)
                || is_listed(TITLES, word));
        if !could_be && !is_between {
            break;
        }
        if token.is_number() && end.is_some() {
            break;
        }
        if could_be && !is_letter && !token.is_number() && !is_listed(RANKS, word) && !is_listed(TITLES, word) {
            if end.is_none() && is_rank && is_listed(COMMON, word) {
                is_sure = false;
            }
            end = Some(token.end());
        }
        count += 1;
        if count > 7 {
            break;
        }
    }
    let end = end?;
    let count = tokens.iter().skip(at).take_while(|token| token.start < end).count();
    let start = if is_introduced && !is_title && !is_rank { tokens.get(at + 1)?.start } else { title.start };
    Some((count, Found { range: start..end, kind: Kind::Name, label: None, is_sure }))
}

/// Widens a name to the whole word that it is a part of, as in "stone4pcc", and to a strange word with a capital beside it,
/// as in "Pete Stone": that may be somebody else, who has no label here. Returns the place of the word after it.
fn whole_name(
    tokens: &[Token<'_>],
    lower: &[String],
    at: std::ops::Range<usize>,
    one: &mut Found,
    people: &PeopleReader,
) -> usize {
    let (mut first, mut next) = (at.start, at.end);
    let is_joined = |index: usize| index > 0 && tokens.get(index).is_some_and(|token| token.gap.is_empty());
    while is_joined(first) {
        first -= 1;
    }
    while is_joined(next) {
        next += 1;
    }
    let is_strange = |index: usize| {
        tokens.get(index).zip(lower.get(index)).is_some_and(|(token, word)| {
            token.is_capital()
                && word.chars().count() > 1
                && !people.is_plain(word)
                && !word.ends_with("ed")
                && !is_listed(DOING, word)
                && !is_listed(RANKS, word)
                && !is_listed(TITLES, word)
                && !is_listed(MONTHS, word)
        })
    };
    let is_beside = |index: usize| tokens.get(index).is_some_and(|token| token.gap == " " || token.gap == "-");
    let begins = |index: usize| {
        index == 0 || tokens.get(index).is_some_and(|token| token.gap.contains(['.', '!', '?', '\n', ':', '"']))
    };
    if let Some(before) =
        first.checked_sub(1).filter(|before| is_beside(first) && !begins(*before) && is_strange(*before))
    {
        first = before;
    }
    if is_beside(next) && is_strange(next) {
        next += 1;
    }
    let start = tokens.get(first).map_or(one.range.start, |token| token.start.min(one.range.start));
    let end = next
        .checked_sub(1)
        .and_then(|last| tokens.get(last))
        .map_or(one.range.end, |token| token.end().max(one.range.end));
    if (start..end) != one.range {
        one.label = None;
        one.range = start..end;
    }
    next
}

/// Returns where a name begins with the title and the initials in front of it.
fn with_title(tokens: &[Token<'_>], lower: &[String], at: usize, start: usize) -> usize {
    let mut start = start;
    for before in (0..at).rev().take(4) {
        let (Some(token), Some(word), Some(next)) = (tokens.get(before), lower.get(before), tokens.get(before + 1))
        else {
            break;
        };
        let is_near = !next.gap.is_empty()
            && next.gap.len() <= 3
            && next.gap.chars().all(|sign| sign.is_whitespace() || sign == '.');
        let is_initial = token.text.len() == 1 && token.is_capital() && word != "i" && word != "a";
        let is_title =
            is_listed(TITLES, word) || is_listed(" miss sir dame lord lady prof professor rev revd reverend ", word);
        let is_rank = is_listed(RANKS, word) && token.is_capital();
        if !is_near || !(is_initial || is_title || is_rank) {
            break;
        }
        start = token.start;
    }
    start
}

/// Returns whether nothing but blanks, a comma or an initial stands between two names.
fn is_initial(text: &str, one: &std::ops::Range<usize>, other: &std::ops::Range<usize>) -> bool {
    let between = text.get(one.end..other.start).unwrap_or_default();
    let trimmed = between.trim_matches([' ', '.', '\n']);
    between.len() < 8
        && !between.contains("\n\n")
        && (trimmed.is_empty() && !between.contains('.')
            || (trimmed.len() == 1 && trimmed.chars().all(|letter| letter.is_ascii_uppercase())))
}
