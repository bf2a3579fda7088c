//! Slips of an author, made at random in every real policy: what share `check` catches, kind by kind.
//!
//! Run with `--nocapture` to see the shares. Kinds that cannot always be caught are listed in `docs/diagnostics.md`.

mod kinds;
mod random;

use std::{collections::BTreeMap, thread};

use authoring::check::{check, check_text};
use policy::{Policy, Vocabulary, load::load};
use serde_json::Value;

use crate::support::{json, json_files, vocabulary};
use kinds::{KINDS, Kind, Slip};
use random::Random;

/// How many slips of each kind are made in each policy.
const OF_EACH_KIND: usize = 6;

/// A policy as an author has it before the slip.
struct Sound {
    json: Value,
    policy: Policy,
}

/// What became of the slips of one kind.
#[derive(Clone, Copy, Debug, Default)]
struct Share {
    made: usize,
    caught: usize,
}

/// Makes slips in one policy. Returns for each kind how many were caught, and the text of those that had to be and were not.
fn slips(sound: &Sound, vocabulary: &Vocabulary, seed: u64) -> (BTreeMap<&'static str, Share>, Vec<String>) {
    let mut shares: BTreeMap<&'static str, Share> = BTreeMap::new();
    let mut missed = Vec::new();
    for (index, Kind { name, always, slip }) in KINDS.iter().enumerate() {
        let mut random = Random::new(seed ^ (index as u64) << 32);
        // A slip may turn out to be none; then another is tried.
        for _ in 0..5 * OF_EACH_KIND {
            if shares.get(name).is_some_and(|share| share.made == OF_EACH_KIND) {
                break;
            }
            let findings = match slip(sound, &mut random) {
                Some(Slip::Json(json)) => check(&json, vocabulary),
                Some(Slip::Text(text)) => check_text(&text, vocabulary).into_iter().map(|it| it.diagnostic).collect(),
                None => continue,
            };
            let share = shares.entry(name).or_default();
            share.made += 1;
            if !findings.is_empty() {
                share.caught += 1;
            } else if *always {
                missed.push(format!("{} {name}", sound.policy.id));
            }
        }
    }
    (shares, missed)
}

#[test]
fn the_slips_that_can_be_caught_always_are() {
    let vocabulary = vocabulary();
    let sound: Vec<Sound> = (json_files("policies").iter())
        .map(|path| {
            let json = json(path);
            let policy = load(&json, &vocabulary).unwrap_or_else(|faults| panic!("{}: {faults:#?}", path.display()));
            Sound { json, policy }
        })
        .collect();
    let results: Vec<_> = thread::scope(|scope| {
        let vocabulary = &vocabulary;
        let running: Vec<_> =
            (sound.iter().zip(1..)).map(|(sound, seed)| scope.spawn(move || slips(sound, vocabulary, seed))).collect();
        running.into_iter().map(|thread| thread.join().expect("no slip makes the checker fail")).collect()
    });

    for (sound, (shares, _)) in sound.iter().zip(&results) {
        let made: usize = shares.values().map(|share| share.made).sum();
        assert!(made >= 200, "{}: only {made} slips could be made", sound.policy.id);
    }
    let mut all = Share::default();
    for Kind { name, always, .. } in KINDS {
        let of_kind = results.iter().filter_map(|(shares, _)| shares.get(name));
        let share = of_kind.fold(Share::default(), Share::plus);
        assert!(share.made > 0, "no policy has a place for the slip `{name}`");
        println!(
            "{:>4}%  {name} ({} of {}){}",
            share.percent(),
            share.caught,
            share.made,
            if *always { "" } else { " *" }
        );
        all = all.plus(&share);
    }
    println!("{:>4}%  of all ({} of {}); * cannot always be caught", all.percent(), all.caught, all.made);

    let missed: Vec<String> = results.into_iter().flat_map(|(_, missed)| missed).collect();
    assert!(missed.is_empty(), "not caught:\n{}", missed.join("\n"));
}

#[test]
fn the_policies_are_clean_before_the_slips() {
    let vocabulary = vocabulary();
    for path in json_files("policies") {
        // Written anew, as every slip is, so that a finding can only be about the slip.
        let text = serde_json::to_string_pretty(&json(&path)).expect("JSON can be written");
        let findings = check_text(&text, &vocabulary);
        assert!(findings.is_empty(), "{}: {findings:#?}", path.display());
    }
}

#[test]
fn the_documentation_lists_what_cannot_always_be_caught() {
    let page = include_str!("../../docs/diagnostics.md");
    for Kind { name, .. } in KINDS.iter().filter(|kind| !kind.always) {
        assert!(page.contains(&format!("| {name} |")), "docs/diagnostics.md does not list `{name}`");
    }
}

impl Share {
    fn plus(self, other: &Self) -> Self {
        Self { made: self.made + other.made, caught: self.caught + other.caught }
    }

    fn percent(self) -> usize {
        100 * self.caught / self.made.max(1)
    }
}
