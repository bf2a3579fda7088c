//! Joins rows that differ in one fact only, so that a list of every situation can be read.

use std::collections::{BTreeMap, BTreeSet, HashMap};

/// Situations that end alike: for each fact that was asked, the values that it may have. Every combination of them is
/// meant. A fact that is not there was not asked.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Row {
    /// The values by fact, in the order asked.
    pub facts: Vec<(String, BTreeSet<String>)>,
    /// How many situations the row stands for.
    pub situations: usize,
}

impl Row {
    /// Makes the row of one situation.
    pub fn single<'f>(facts: impl IntoIterator<Item = (&'f str, &'f str)>) -> Self {
        let facts = facts.into_iter().map(|(fact, value)| (fact.to_owned(), BTreeSet::from([value.to_owned()])));
        Self { facts: facts.collect(), situations: 1 }
    }

    /// Returns the values that a fact may have, if it was asked.
    pub fn values(&self, fact: &str) -> Option<&BTreeSet<String>> {
        self.facts.iter().find(|(known, _)| known == fact).map(|(_, values)| values)
    }
}

/// Joins rows until no two are left that ask the same facts and differ in the values of one only.
///
/// The rows mean exactly the situations that they meant before. Facts asked last are joined first, so that what was
/// decided early stays apart longest.
pub fn merge(mut rows: Vec<Row>) -> Vec<Row> {
    let mut depths: BTreeMap<&str, usize> = BTreeMap::new();
    for row in &rows {
        for (place, (fact, _)) in row.facts.iter().enumerate() {
            let depth = depths.entry(fact).or_default();
            *depth = place.max(*depth);
        }
    }
    let mut facts: Vec<(usize, String)> = depths.into_iter().map(|(fact, depth)| (depth, fact.to_owned())).collect();
    facts.sort();
    loop {
        let before = rows.len();
        for (_, fact) in facts.iter().rev() {
            rows = merge_along(fact, rows);
        }
        if rows.len() == before {
            return rows;
        }
    }
}

/// Joins the rows that are alike in all but one fact, keeping the order in which they are first met.
fn merge_along(fact: &str, rows: Vec<Row>) -> Vec<Row> {
    let mut places: HashMap<Vec<(String, BTreeSet<String>)>, usize> = HashMap::new();
    let mut joined: Vec<Row> = Vec::with_capacity(rows.len());
    for row in rows {
        let Some(place) = row.facts.iter().position(|(known, _)| known == fact) else {
            joined.push(row);
            continue;
        };
        let mut alike = row.facts.clone();
        // The fact's own place stays in the key, with no value: a row that asks it elsewhere is another row.
        let values = alike.get_mut(place).map(|(_, values)| std::mem::take(values)).unwrap_or_default();
        match places.get(&alike).and_then(|index| joined.get_mut(*index)) {
            Some(first) => {
                if let Some((_, known)) = first.facts.get_mut(place) {
                    known.extend(values);
                }
                first.situations += row.situations;
            }
            None => {
                places.insert(alike, joined.len());
                joined.push(row);
            }
        }
    }
    joined
}

#[cfg(test)]
mod tests {
    use super::*;

    fn row(facts: &[(&str, &str)]) -> Row {
        Row::single(facts.iter().copied())
    }

    #[test]
    fn rows_that_differ_in_one_fact_become_one() {
        let rows = vec![
            row(&[("role", "officer"), ("post", "opinion")]),
            row(&[("role", "officer"), ("post", "comment")]),
            row(&[("role", "staff"), ("post", "opinion")]),
            row(&[("role", "staff"), ("post", "comment")]),
            row(&[("role", "volunteer")]),
        ];
        let merged = merge(rows);
        assert_eq!(merged.len(), 2);
        assert_eq!(merged[0].situations, 4);
        assert_eq!(merged[0].values("role").map(BTreeSet::len), Some(2));
        assert_eq!(merged[1], row(&[("role", "volunteer")]));
    }

    #[test]
    fn rows_that_differ_in_two_facts_stay_apart() {
        let rows =
            vec![row(&[("role", "officer"), ("post", "opinion")]), row(&[("role", "staff"), ("post", "comment")])];
        assert_eq!(merge(rows.clone()), rows);
    }
}
