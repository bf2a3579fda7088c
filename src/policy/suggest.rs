//! "Did you mean …": the nearest of the ids there are.

use crate::{Message, message};

/// Returns the candidate nearest to what was written, if one is near enough to be a slip; of two as near, the one that
/// begins alike.
pub fn nearest<'c>(written: &str, candidates: impl IntoIterator<Item = &'c str>) -> Option<&'c str> {
    nearest_of(written, &candidates.into_iter().collect::<Vec<_>>())
}

/// Returns "did you mean `…`?" or, where nothing is near, the list of what there is.
pub fn help<'c>(written: &str, candidates: impl IntoIterator<Item = &'c str>) -> Message {
    help_of(written, &candidates.into_iter().collect::<Vec<_>>())
}

/// The longest word that somebody may have meant by a slip, in bytes, and the most that are compared with it: a suggestion is a
/// kindness, and nobody waits for it.
const LONGEST: usize = 80;
const MOST: usize = 500;

fn nearest_of<'c>(written: &str, candidates: &[&'c str]) -> Option<&'c str> {
    if written.len() > LONGEST {
        return None;
    }
    let tolerance = (written.chars().count() / 3).max(2);
    let short = candidates.iter().filter(|candidate| candidate.len() <= LONGEST).take(MOST);
    let near = short.map(|candidate| (strsim::damerau_levenshtein(written, candidate), *candidate));
    near.filter(|(distance, _)| *distance <= tolerance)
        .min_by_key(|(distance, candidate)| (*distance, usize::MAX - alike(written, candidate)))
        .map(|(_, candidate)| candidate)
}

/// How many letters two words begin with alike.
fn alike(one: &str, other: &str) -> usize {
    one.chars().zip(other.chars()).take_while(|(a, b)| a == b).count()
}

fn help_of(written: &str, candidates: &[&str]) -> Message {
    if let Some(near) = nearest_of(written, candidates) {
        return message!("did you mean `%near%`?", near);
    }
    if candidates.is_empty() {
        return message!("there are none");
    }
    let short = candidates.iter().copied().filter(|candidate| candidate.len() <= LONGEST);
    let known: Vec<String> = short.take(12).map(|candidate| format!("`{candidate}`")).collect();
    message!("there are: %known%", known = known.join(", "))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_slip_finds_its_word_and_a_stranger_the_list() {
        let ids = ["police-officer", "police-staff", "volunteer"];
        assert_eq!(help("police-oficer", ids).english(), "did you mean `police-officer`?");
        assert_eq!(help("mayor", ids).english(), "there are: `police-officer`, `police-staff`, `volunteer`");
        assert_eq!(help("mayor", []).english(), "there are none");
        let long = "x".repeat(1 << 20);
        assert_eq!(nearest(&long, [long.as_str()]), None, "nobody waits for a suggestion");
        assert_eq!(help("mayer", [long.as_str(), "mayor"]).english(), "did you mean `mayor`?");
    }
}
