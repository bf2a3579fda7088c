//! "Did you mean …": the nearest of the ids there are.

/// Returns the candidate nearest to what was written, if one is near enough to be a slip; of two as near, the one that
/// begins alike.
pub fn nearest<'c>(written: &str, candidates: impl IntoIterator<Item = &'c str>) -> Option<&'c str> {
    let tolerance = (written.chars().count() / 3).max(2);
    candidates
        .into_iter()
        .map(|candidate| (strsim::damerau_levenshtein(written, candidate), candidate))
        .filter(|(distance, _)| *distance <= tolerance)
        .min_by(|(one, near), (other, far)| {
            let likeness = |candidate| strsim::jaro_winkler(written, candidate);
            one.cmp(other).then_with(|| likeness(far).total_cmp(&likeness(near)))
        })
        .map(|(_, candidate)| candidate)
}

/// Returns "did you mean `…`?" or, where nothing is near, the list of what there is.
pub fn help<'c>(written: &str, candidates: impl IntoIterator<Item = &'c str> + Clone) -> String {
    if let Some(near) = nearest(written, candidates.clone()) {
        return format!("did you mean `{near}`?");
    }
    let known: Vec<&str> = candidates.into_iter().take(12).collect();
    if known.is_empty() { "there are none".to_owned() } else { format!("there are: {}", known.join(", ")) }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_slip_finds_its_word_and_a_stranger_the_list() {
        let ids = ["police-officer", "police-staff", "volunteer"];
        assert_eq!(help("police-oficer", ids), "did you mean `police-officer`?");
        assert_eq!(help("mayor", ids), "there are: police-officer, police-staff, volunteer");
        assert_eq!(help("mayor", []), "there are none");
    }
}
