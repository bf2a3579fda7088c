//! Every sentence that an author reads on a page comes from the files of texts: `www/text/authoring.en.json` lists them all, and no
//! finding and no document has a word beside them.

use std::{
    collections::{BTreeMap, BTreeSet},
    fs,
    path::Path,
    sync::LazyLock,
};

use authoring::{
    check::{check, check_text},
    compare,
    diagram::svg,
    diff::{self, diff},
    partition::Timing,
    since::Since,
    table::{self, paragraphs},
};
use calendar::timetable::Step;
use engine::Given;
use govuk::made_up_language::{translate, words_outside_brackets};
use policy::{Code, Diagnostic, ElectionKind, Policy, RegisterRule, Text, Vocabulary, entries::Entries, load::load};
use proc_macro2::{TokenStream, TokenTree};
use serde_json::{Value, json};

use crate::{
    diagnostics::faulty_policies,
    ids::{ids, is_id},
    support::{json as json_at, json_files, root},
};

/// What stands in the sources of the crates that speak to authors, and in the lists that they say by other names.
fn sentences() -> BTreeSet<String> {
    let mut found = BTreeSet::new();
    for room in ["policy", "engine", "authoring"] {
        each_source(&root().join("src").join(room), &mut |text| {
            let text = text.split("\nmod tests {").next().unwrap_or_default();
            scan(text.parse().expect("tokens"), &mut found);
        });
    }
    found.extend(Step::ALL.map(|step| step.title().to_owned()));
    found.extend(ElectionKind::ALL.map(|kind| kind.words().to_owned()));
    found.extend(Code::ALL.iter().map(|code| code.summary().to_owned()));
    let help = include_str!("../../docs/diagnostics.md").lines();
    let parts = ["- Why: ", "- Bad: ", "- Good: "];
    found.extend(help.filter_map(|line| parts.iter().find_map(|part| line.strip_prefix(part))).map(str::to_owned));
    found
}

fn each_source(folder: &Path, hear: &mut dyn FnMut(&str)) {
    for entry in fs::read_dir(folder).expect("a folder").map(|entry| entry.expect("an entry").path()) {
        if entry.is_dir() {
            each_source(&entry, hear);
        } else if entry.extension().is_some_and(|ending| ending == "rs") && !entry.ends_with("tests.rs") {
            hear(&fs::read_to_string(&entry).expect("a source"));
        }
    }
}

/// The texts in the macros that make sentences: all those of `counted!`, the first of any other.
fn scan(tokens: TokenStream, found: &mut BTreeSet<String>) {
    let tokens: Vec<TokenTree> = tokens.into_iter().collect();
    for (index, token) in tokens.iter().enumerate() {
        let TokenTree::Group(group) = token else {
            continue;
        };
        scan(group.stream(), found);
        let name = match index.checked_sub(2).and_then(|at| tokens.get(at..index)) {
            Some([TokenTree::Ident(name), TokenTree::Punct(mark)]) if mark.as_char() == '!' => name.to_string(),
            _ => continue,
        };
        let count = match name.as_str() {
            "counted" => 2,
            "message" | "phrase" | "say" => 1,
            _ => continue,
        };
        let inside: Vec<TokenTree> = group.stream().into_iter().collect();
        let literals = inside.iter().filter_map(|token| match token {
            TokenTree::Literal(literal) => syn::parse_str::<syn::LitStr>(&literal.to_string()).ok(),
            _ => None,
        });
        let texts: Vec<String> = literals.take(count).map(|literal| literal.value()).collect();
        if count == 1 {
            texts.iter().for_each(|text| assert_eq!(places(text), given(&inside), "{text}"));
        }
        found.extend(texts);
    }
}

/// The names between per cent signs.
fn places(text: &str) -> BTreeSet<String> {
    text.split('%').skip(1).step_by(2).map(str::to_owned).collect()
}

/// The names that a macro is given for the places of its text: each stands behind a comma, and a comma or its value behind it.
fn given(inside: &[TokenTree]) -> BTreeSet<String> {
    let is =
        |token: Option<&TokenTree>, sign: char| matches!(token, Some(TokenTree::Punct(it)) if it.as_char() == sign);
    let names = inside.windows(2).enumerate().filter_map(|(index, pair)| match pair {
        [comma, TokenTree::Ident(name)] if is(Some(comma), ',') => Some((index + 2, name.to_string())),
        _ => None,
    });
    let names =
        names.filter(|(next, _)| *next == inside.len() || is(inside.get(*next), ',') || is(inside.get(*next), '='));
    names.map(|(_, name)| name).collect()
}

fn listed() -> BTreeMap<String, String> {
    let file = json_at(&root().join("www/text/authoring.en.json"));
    serde_json::from_value(file["sentences"].clone()).expect("a sentence for each sentence")
}

#[test]
fn the_file_of_sentences_has_each_of_them_and_no_other() {
    let (found, listed) = (sentences(), listed());
    let lines = |words: Vec<&String>| words.iter().map(|it| format!("{0}: {0},\n", json!(it))).collect::<String>();
    let missing = lines(found.iter().filter(|it| !listed.contains_key(*it)).collect());
    assert!(missing.is_empty(), "www/text/authoring.en.json lacks these; put each in its place:\n{missing}");
    let needless = lines(listed.keys().filter(|it| !found.contains(*it)).collect());
    assert!(needless.is_empty(), "nobody says these; take them out of www/text/authoring.en.json:\n{needless}");
    assert!(listed.iter().all(|(english, own)| english == own), "the English of a sentence is the sentence");
    assert!(found.len() > 300, "{} sentences: the sources were not found", found.len());
}

#[test]
fn sentences_are_found_in_the_macros_that_make_them() {
    let source = r#"fn f() { g(message!("a `%b%`", b), || { say!(policy, "c \
        %d%", d = counted!(n, "1 f", "%number% fs")) }); phrase!("h"); format!("i", "j"); message!("k") }"#;
    let mut found = BTreeSet::new();
    scan(source.parse().expect("tokens"), &mut found);
    assert_eq!(
        found.iter().map(String::as_str).collect::<Vec<_>>(),
        ["%number% fs", "1 f", "a `%b%`", "c %d%", "h", "k"]
    );
}

#[test]
#[should_panic(expected = "a %b%")]
fn a_place_that_nothing_is_put_in_is_found() {
    scan("message!(\"a %b%\", c, d = b)".parse().expect("tokens"), &mut BTreeSet::new());
}

/// A language without letters: of every sentence, the places are left, those in backticks with them. What has letters is none of
/// the file's sentences.
fn wordless() -> &'static Entries<Text> {
    static SENTENCES: LazyLock<Entries<Text>> = LazyLock::new(|| {
        let places = |english: &str| {
            let (mut places, mut is_code) = (Vec::new(), false);
            for (index, piece) in english.split('%').enumerate() {
                match index % 2 {
                    0 => is_code ^= piece.matches('`').count() % 2 == 1,
                    _ if is_code => places.push(format!("`%{piece}%`")),
                    _ => places.push(format!("%{piece}%")),
                }
            }
            places.join(" ~ ")
        };
        listed().into_keys().map(|english| (english.clone(), Text::new(places(&english)))).collect()
    });
    &SENTENCES
}

/// The vocabulary in the made-up language, whose texts stand in brackets, with sentences that have no letters.
fn made_up_vocabulary() -> &'static Vocabulary {
    static VOCABULARY: LazyLock<Vocabulary> = LazyLock::new(|| {
        let mut words = json_at(&root().join("www/text/vocabulary.en.json"));
        translate(&mut words);
        let words = Vocabulary::from_json(&words).expect("the vocabulary can be read");
        Vocabulary { sentences: wordless().clone(), ..words }
    });
    &VOCABULARY
}

fn made_up(mut json: Value) -> Policy {
    translate(&mut json);
    load(&json, made_up_vocabulary()).expect("a sound policy")
}

/// The words that stand neither in a text of the made-up language nor in backticks, and are no numbers, versions or references.
fn own_words(document: &str) -> Vec<String> {
    let is_own =
        |word: &String| !word.contains(['-', '_', '=', '@', '/']) && !word.chars().any(|sign| sign.is_ascii_digit());
    let outside: String = document.split('`').step_by(2).collect();
    words_outside_brackets(&outside).into_iter().filter(is_own).collect()
}

fn assert_wordless(finding: Diagnostic) {
    let in_english = finding.to_string();
    let told = finding.said(wordless());
    for said in [Some(told.message), told.help].into_iter().flatten() {
        let own = own_words(&said.english());
        assert!(own.is_empty(), "{in_english}\n{}\nhas {own:?}", said.english());
    }
}

#[test]
fn no_finding_has_a_word_of_its_own() {
    for policy in faulty_policies() {
        check(&policy, made_up_vocabulary()).into_iter().for_each(assert_wordless);
    }
    for text in [
        "",
        "{",
        "[",
        "{\"a\": \"b",
        "{\"a\" 1}",
        "{\"a\": 1,}",
        "{“a”: 1}",
        "{'a': 1}",
        "{\"a\": 1, \"a\": 2}",
        "{} {}",
        "// no",
    ] {
        check_text(text, made_up_vocabulary()).into_iter().for_each(|finding| assert_wordless(finding.diagnostic));
    }
}

#[test]
fn no_document_has_a_word_of_its_own() {
    for path in json_files("policies") {
        let json = json_at(&path);
        let mut changed = json.clone();
        changed["version"] = json!("99");
        let outcomes = changed["flows"]["photographs"]["outcomes"].as_object_mut().expect("outcomes");
        outcomes.values_mut().for_each(|outcome| outcome["verdict"] = json!("not-allowed"));
        changed["contacts"]["spoc"]["post"] = json!("Another post");
        let mut known = ids(&json);
        known.extend(RegisterRule::ALL.map(|rule| rule.id().to_owned()));
        let (old, policy) = (made_up(json), made_up(changed));
        let since = Since::of(&old, &policy).expect("the days can be counted");
        let found = diff(&old, &policy, Timing::ByDate).expect("the days can be counted");
        let compared =
            compare::compare(&[&old, &policy], "visits", &Given::default()).expect("the days can be counted");
        let schedule = table::html_since(&policy, None, Some(&since)).expect("the days can be counted");
        let mut documents = vec![
            schedule.split("</style>").last().unwrap_or_default().to_owned(),
            table::csv(&policy, None).expect("the days can be counted"),
            paragraphs::html(&policy).split("</style>").last().unwrap_or_default().to_owned(),
            paragraphs::csv(&policy),
            diff::text(&found, &old, &policy),
            compare::text(&compared, &policy.sentences),
        ];
        documents.extend(policy.flows.values().map(|flow| svg(&policy, flow)));
        for document in documents {
            let mut own = own_words(&document);
            own.retain(|word| !is_id(word, &known));
            assert!(
                own.is_empty(),
                "{}: {own:?} in {}…",
                path.display(),
                document.chars().take(300).collect::<String>()
            );
        }
    }
}
