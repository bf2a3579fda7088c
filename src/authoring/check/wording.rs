//! Words: for both addressees, in short sentences, without abbreviations that nobody explains.

use std::collections::BTreeSet;

use policy::{Addressee, Code, Diagnostic, Message, Policy, Text, diagnostic::pointer, message, texts::texts};

use super::is_in_english;

/// More words than this in one sentence lose a hurried reader.
const LONGEST_SENTENCE: usize = 30;

/// Abbreviations that everybody who works for the police reads without help.
const EVERYDAY: [&str; 22] = [
    "AM", "BBC", "BST", "CCTV", "CD", "CSV", "DVD", "EU", "GMT", "GP", "HR", "ID", "IT", "MP", "NHS", "OK", "PC",
    "PCSO", "PDF", "PM", "TV", "UK",
];

/// Texts that speak to one addressee only, run on, or carry what the page shows as it stands.
pub(super) fn lint(policy: &Policy, warnings: &mut Vec<Diagnostic>) {
    let is_english = is_in_english(policy);
    for (text, at) in texts(policy) {
        if is_english {
            english(text, &at, warnings);
        }
        let read = text.read(Addressee::Colleague);
        // A question without words is told of below, as what the page needs.
        if text.is_empty() && !at.starts_with("/questions/") {
            let warning = Diagnostic::new(Code::EmptyText, &at, || message!("the text is empty"));
            warnings.push(warning.with_help(|| message!("write it, or take it out")));
        }
        let longest = read.split(['.', '!', '?', ':', ';']).map(|sentence| sentence.split_whitespace().count()).max();
        if let Some(count) = longest.filter(|count| *count > LONGEST_SENTENCE) {
            let warning = Diagnostic::new(Code::LongSentence, &at, || message!("a sentence has %count% words", count));
            warnings
                .push(warning.with_help(|| message!("split it; %most% words are the most", most = LONGEST_SENTENCE)));
        }
        if let Some(markup) = markup(&read) {
            let warning =
                Diagnostic::new(Code::MarkupInText, at, || message!("`%markup%` is shown as it stands", markup));
            warnings.push(warning.with_help(|| {
                message!("texts are plain: name the page or the post, and put the address in `protocol`")
            }));
        }
    }
    missing(policy, warnings);
    abbreviations(policy, warnings);
}

/// What English words say: to whom a text speaks, whom "they" are, which of two choices to take.
fn english(text: &Text, at: &str, warnings: &mut Vec<Diagnostic>) {
    if let Some(word) = spoken_to(&text.shared_words().to_lowercase()) {
        let warning = Diagnostic::new(Code::WordingForOne, at, || message!("`%word%` stands outside braces", word));
        warnings.push(warning.with_help(|| message!("give both forms, as in `{you|they}`")));
    }
    if text.read(Addressee::Colleague).contains("lower down") {
        let warning =
            Diagnostic::new(Code::TieBreak, at, || message!("where two choices fit, this takes the one lower down"));
        warnings.push(warning.with_help(|| {
            message!("put the stricter choice higher up, and write \"If two fit, choose the one higher up\", as all questions do")
        }));
    }
    if let Some(others) = ambiguous_they(text) {
        let warning =
            Diagnostic::new(Code::AmbiguousThey, at, || message!("`they` may be `%others%` or the colleague", others));
        warnings.push(
            warning.with_help(|| message!("write `{you|your colleague}` where the sentence speaks of others too")),
        );
    }
    if begins_with_they(text) {
        let warning = Diagnostic::new(Code::AmbiguousThey, at, || {
            message!("the text begins with others, and may mean the colleague")
        });
        warnings.push(warning.with_help(|| message!("name them here too, as in `Officers` or `Both chiefs`")));
    }
}

/// The word that speaks to the person themselves.
fn spoken_to(shared: &str) -> Option<&str> {
    let apart = |c: char| !c.is_alphabetic() && c != '\'' && c != '’';
    let own = |word: &&str| matches!(*word, "you" | "your" | "yours" | "yourself" | "you're" | "you’re");
    shared.contains("you").then(|| shared.split(apart).find(own)).flatten()
}

/// Those whom "they" could be instead of the colleague: several people named in the same sentence before it, or one while the
/// colleague is not named there.
fn ambiguous_they(text: &Text) -> Option<&'static str> {
    const SEVERAL: [&str; 7] =
        ["candidates", "politicians", "officers", "volunteers", "supporters", "colleagues", "visitors"];
    const ONE: [&str; 14] = [
        "a candidate",
        "a politician",
        "an officer",
        "a volunteer",
        "a supporter",
        "a visitor",
        "a person",
        "a journalist",
        "the commissioner",
        "the chief",
        "somebody",
        "someone",
        "anybody",
        "anyone",
    ];
    let mut before = String::new();
    let mut rest = text.source();
    while let Some((outside, braces)) = rest.split_once('{') {
        before.push_str(outside);
        let (inside, after) = braces.split_once('}')?;
        let (_, colleague) = inside.split_once('|')?;
        let sentence = before.rsplit(['.', '!', '?']).next().unwrap_or_default().to_lowercase();
        let names = |others: &&&str| {
            let name = others.rsplit(' ').next();
            sentence.split(|c: char| !c.is_alphanumeric()).any(|word| Some(word) == name)
        };
        // "As an officer, they …" tells what the colleague is.
        let is_of_colleague = sentence.contains("your colleague") || sentence.trim_start().starts_with("as a");
        let one = || ONE.iter().find(names).filter(|_| !is_of_colleague);
        let is_they = colleague
            .split(' ')
            .any(|word| matches!(word.to_lowercase().as_str(), "they" | "them" | "their" | "theirs"));
        if is_they && let Some(others) = SEVERAL.iter().find(names).or_else(one) {
            return Some(others);
        }
        before.push_str(colleague);
        rest = after;
    }
    None
}

/// Whether a text begins with a "they" of others whom it does not name: beside others it reads as the colleague.
fn begins_with_they(text: &Text) -> bool {
    matches!(text.source().split(' ').next(), Some("They" | "Them" | "Their" | "Theirs"))
}

/// The beginning of a link or a tag.
fn markup(read: &str) -> Option<&'static str> {
    let opens = |rest: &str| rest.starts_with(|c: char| c.is_ascii_alphabetic() || c == '/');
    let tag = || read.split('<').skip(1).any(opens).then_some("<");
    ["http://", "https://", "www.", "](", "mailto:"].into_iter().find(|start| read.contains(start)).or_else(tag)
}

/// What has no words to be shown with.
fn missing(policy: &Policy, warnings: &mut Vec<Diagnostic>) {
    let mut warn = |at: String, message: Message, help: Message| {
        warnings.push(Diagnostic::new(Code::MissingWording, at, || message).with_help(|| help));
    };
    for (id, question) in &policy.questions {
        let at = pointer("/questions", id);
        for (field, text) in [("text", &question.text), ("short", &question.short)] {
            if text.is_empty() {
                warn(
                    at.clone(),
                    message!("`%id%` has no `%field%`", id, field),
                    message!("the page shows it; add `%field%`", field),
                );
            }
        }
        for (choice, _) in question.choices.iter().filter(|(_, choice)| choice.text.is_empty()) {
            let at = pointer(&pointer(&at, "choices"), choice);
            warn(
                at,
                message!("`%id%` has no `%field%`", id = choice, field = "text"),
                message!("the page offers it by its `text`; add it"),
            );
        }
    }
    for (id, period) in policy.periods.iter().filter(|(id, _)| *id != Policy::PERIOD) {
        let values = period.values(id, policy.own_time);
        match policy.derived.get(id) {
            None => warn(
                pointer("/periods", id),
                message!("`%id%` has no words of its own", id),
                message!("add `%id%` under `derived`, with its `short` and its `values`", id),
            ),
            Some(words) => {
                let nameless = |value: &&str| words.values.get(value).is_none_or(Text::is_empty);
                for value in values.into_iter().filter(nameless) {
                    let at = pointer(&pointer("/derived", id), "values");
                    warn(
                        at,
                        message!("`%id%` has no words for `%value%`", id, value),
                        message!("add `%value%`", value),
                    );
                }
            }
        }
    }
}

/// Abbreviations that neither the policy's texts nor the vocabulary's put in brackets after their words.
fn abbreviations(policy: &Policy, warnings: &mut Vec<Diagnostic>) {
    let read: Vec<(String, String)> = readable(policy);
    let explained: BTreeSet<&str> = read.iter().flat_map(|(text, _)| in_brackets(text)).collect();
    let mut told = BTreeSet::new();
    for (text, at) in &read {
        for abbreviation in text.split(|c: char| !c.is_alphanumeric()).filter_map(abbreviation) {
            let known = EVERYDAY.contains(&abbreviation) || explained.contains(abbreviation);
            if !known && told.insert(abbreviation) {
                let message = message!("nothing says what `%abbreviation%` stands for", abbreviation);
                let warning = Diagnostic::new(Code::UnexplainedAbbreviation, at, || message);
                warnings.push(warning.with_help(|| {
                    message!("write it out; if it comes often, once as `its words (%abbreviation%)`", abbreviation)
                }));
            }
        }
    }
}

/// Returns a word as an abbreviation if it is one: two capitals or more, a plural "s" left out.
fn abbreviation(word: &str) -> Option<&str> {
    let singular = word.strip_suffix('s').unwrap_or(word);
    (singular.chars().count() >= 2 && singular.chars().all(|c| c.is_ascii_uppercase())).then_some(singular)
}

/// The abbreviations that stand in brackets, after the words that they are short for.
fn in_brackets(text: &str) -> impl Iterator<Item = &str> {
    let after_brackets = text.split('(').skip(1);
    after_brackets.filter_map(|rest| rest.split_once(')')).filter_map(|(inside, _)| abbreviation(inside))
}

/// Everything that people read, for both addressees alike, with its place: the texts, the provisions, the bodies.
fn readable(policy: &Policy) -> Vec<(String, String)> {
    let mut read: Vec<(String, String)> = Vec::new();
    for (number, provision) in &policy.provisions {
        let at = pointer("/provisions", number);
        read.push((provision.heading.clone(), pointer(&at, "heading")));
        read.push((provision.summary.clone(), pointer(&at, "summary")));
    }
    for (id, contact) in &policy.contacts {
        read.extend(
            contact.organisation.clone().map(|body| (body, pointer(&pointer("/contacts", id), "organisation"))),
        );
    }
    read.extend(texts(policy).into_iter().map(|(text, at)| (text.source().to_owned(), at)));
    read
}
