//! What of a schedule is other than in an earlier version: for whoever has signed that one, and reads what came of it.

use std::collections::{BTreeSet, HashMap, HashSet};

use policy::{Outcome, Policy};

use super::{
    diff::{ChangeRow, Presence, diff},
    merge::Row,
    partition::{PartitionError, Timing},
    places, words,
};

/// What is other than in an earlier version.
#[derive(Clone, Debug, Default)]
pub struct Since {
    /// Which version that is: the policy's id and version.
    pub edition: String,
    /// The situations that came to another result, by flow and by the outcome to which they come now.
    changed: HashMap<(String, String), Vec<ChangeRow>>,
    /// The flows that the earlier version did not have.
    new_flows: HashSet<String>,
    /// The outcomes that read differently, by place.
    reworded: BTreeSet<String>,
}

impl Since {
    /// Compares a policy with an earlier version of it, day by day.
    ///
    /// # Errors
    ///
    /// Returns an error if days would have to be counted beyond the years known.
    pub fn of(earlier: &Policy, policy: &Policy) -> Result<Self, PartitionError> {
        let difference = diff(earlier, policy, Timing::ByDate)?;
        let mut since = Self { edition: words::edition(earlier), ..Self::default() };
        for flow in difference.flows {
            if flow.presence == Presence::Added {
                since.new_flows.insert(flow.flow.clone());
            }
            since.reworded.extend(flow.wording.into_iter().map(|change| change.at));
            for change in flow.changes {
                if let Some(ending) = change.new {
                    since.changed.entry((flow.flow.clone(), ending.outcome)).or_default().extend(change.rows);
                }
            }
        }
        Ok(since)
    }

    /// Returns whether some situation of a line comes to this outcome that came to another result before.
    pub fn is_line_changed(&self, flow: &str, outcome: &Outcome, row: &Row) -> bool {
        let meets = |changed: &ChangeRow| {
            changed.facts.iter().all(|(fact, values)| {
                // Where the two place a day differently, the row says what it is to each.
                let (fact, side) = ChangeRow::fact_and_side(fact);
                side.is_some_and(|side| side != "new")
                    || row.values(fact).is_none_or(|own| values.iter().any(|value| own.contains(value)))
            })
        };
        self.new_flows.contains(flow)
            || self.changed.get(&(flow.to_owned(), outcome.id.clone())).is_some_and(|rows| rows.iter().any(meets))
    }

    /// Returns whether an outcome says the same as before, in other words.
    pub fn is_reworded(&self, flow: &str, outcome: &Outcome) -> bool {
        let at = places::outcome(flow, outcome) + "/";
        self.reworded.range(at.clone()..).next().is_some_and(|place| place.starts_with(&at))
    }
}

#[cfg(test)]
mod tests {
    use serde_json::{Value, json};

    use crate::table::{Schedule, schedule};
    use policy::{Vocabulary, load::load};

    use super::*;

    fn minimal() -> Value {
        serde_json::from_str(include_str!("../../tests/policies/minimal.json")).expect("JSON")
    }

    fn policy(file: &Value) -> Policy {
        let words = include_str!("../../www/text/vocabulary.en.json");
        let vocabulary = Vocabulary::from_json(&serde_json::from_str(words).expect("JSON")).expect("the vocabulary");
        load(file, &vocabulary).expect("a sound policy")
    }

    /// The outcome and number of each line of a flow that is marked.
    fn marked(earlier: &Value, now: &Value, flow: &str) -> Vec<(String, usize)> {
        let (earlier, now) = (policy(earlier), policy(now));
        let since = Since::of(&earlier, &now).expect("the days can be counted");
        let schedule: Schedule<'_> = schedule(&now, &now.flows[flow]).expect("the ways can be listed");
        let mut marked = Vec::new();
        for group in &schedule.groups {
            for (number, row) in group.rows.iter().enumerate() {
                if since.is_line_changed(flow, group.outcome, row) {
                    marked.push((group.outcome.id.clone(), number));
                }
            }
        }
        marked
    }

    #[test]
    fn nothing_is_marked_where_nothing_changed() {
        let file = minimal();
        for flow in file["flows"].as_object().expect("flows").keys() {
            assert_eq!(marked(&file, &file, flow), []);
        }
    }

    #[test]
    fn the_lines_of_an_outcome_that_changed_are_marked_and_no_others() {
        let (before, mut after) = (minimal(), minimal());
        after["flows"]["photographs"]["outcomes"]["should-avoid"]["verdict"] = json!("not-allowed");
        let marked = marked(&before, &after, "photographs");
        assert!(!marked.is_empty() && marked.iter().all(|(outcome, _)| outcome == "should-avoid"), "{marked:?}");
    }

    #[test]
    fn of_the_lines_to_one_outcome_only_those_are_marked_that_came_to_another() {
        let (before, mut after) = (minimal(), minimal());
        after["flows"]["photographs"]["nodes"]["who"]["branches"]["volunteer"] = json!("should-avoid");
        let now = policy(&after);
        let since = Since::of(&policy(&before), &now).expect("the days can be counted");
        let schedule = schedule(&now, &now.flows["photographs"]).expect("the ways can be listed");
        let lines = schedule.groups.iter().flat_map(|group| group.rows.iter().map(move |row| (group.outcome, row)));
        let (mut marked, mut others) = (0, 0);
        for (outcome, row) in lines.filter(|(outcome, _)| outcome.id == "should-avoid") {
            let is_of_volunteers = row.values("role").is_some_and(|roles| roles.contains("volunteer"));
            assert_eq!(since.is_line_changed("photographs", outcome, row), is_of_volunteers, "{row:?}");
            *if is_of_volunteers { &mut marked } else { &mut others } += 1;
        }
        assert!(marked > 0 && others > 0, "{marked} and {others}");
    }

    #[test]
    fn other_words_are_told_from_another_result_and_a_new_flow_is_new_in_each_line() {
        let (before, mut after) = (minimal(), minimal());
        after["flows"]["photographs"]["outcomes"]["should-avoid"]["headline"] = json!("Better not");
        let silent = json!({ "verdict": "not-covered", "headline": "Silent", "cites": ["7"] });
        after["flows"]["media"] = json!({ "start": "silent", "outcomes": { "silent": silent } });
        let now = policy(&after);
        let since = Since::of(&policy(&before), &now).expect("the days can be counted");
        let outcomes = now.flows["photographs"].outcomes.iter();
        let reworded: Vec<&str> = outcomes
            .filter(|outcome| since.is_reworded("photographs", outcome))
            .map(|outcome| outcome.id.as_str())
            .collect();
        assert_eq!(reworded, ["should-avoid"]);
        assert_eq!(marked(&before, &after, "photographs"), []);
        assert_eq!(marked(&before, &after, "media"), [("silent".to_owned(), 0)]);
    }
}
