//! The exact partition and the diff made of it, against trying everything.

use std::collections::{BTreeMap, BTreeSet};

use authoring::{
    diff::{self, Aspect, Difference, Presence},
    partition::{End, Timing, for_each_situation},
};
use chrono::NaiveDate;
use engine::Given;
use policy::{FactSource, Outcome, Policy, load::load};
use serde_json::{Value, json};

use crate::{
    brute::{Way, Window, pairs_of_ways},
    generate::{self, Dice},
    support::{json as json_at, json_files, root, vocabulary},
};

type Ends = (Result<String, String>, Result<String, String>);

/// Every pair of ways that the partition lists, each of which it may list only once.
fn partitioned(old: &Policy, new: &Policy, flow: &str) -> BTreeSet<[Way; 2]> {
    let mut found = BTreeSet::new();
    for_each_situation(&[old, new], flow, &Given::default(), Timing::ByDate, &mut |situation| {
        let way = |side: usize| -> Way {
            let side = &situation.sides[side];
            let end = match side.end {
                End::Outcome(outcome) => Ok(outcome.id.clone()),
                End::NotOffered { fact } => Err(fact.to_owned()),
                End::NoFlow => panic!("both have the flow"),
            };
            (side.trail.iter().map(|step| (step.node.to_owned(), step.value.to_owned())).collect(), end)
        };
        assert!(found.insert([way(0), way(1)]), "{flow}: {:?} is listed twice", situation.facts);
    })
    .expect("the situations can be listed");
    found
}

/// In what two results differ, worked out anew: what `diff` promises to tell.
fn differ(old: Option<&Outcome>, new: Option<&Outcome>) -> bool {
    let said = |outcome: &Outcome| {
        let advice = &outcome.advice;
        let cites: BTreeSet<String> = advice.cites.iter().cloned().collect();
        let duties: BTreeSet<String> = advice.duties.iter().cloned().collect();
        (advice.verdict, advice.refer_to.clone(), cites, advice.register, duties)
    };
    old.map(said) != new.map(said)
}

/// Compares one flow of two policies with trying everything. Returns how many situations there are.
fn agree(old: &Policy, new: &Policy, flow: &str, difference: &Difference, window: &Window, of: &str) -> usize {
    let listed = partitioned(old, new, flow);
    let tried = pairs_of_ways(old, new, flow, window);
    let missed: Vec<_> = tried.difference(&listed).collect();
    assert!(missed.is_empty(), "{of} {flow}: {} situations are missed, such as {:?}", missed.len(), missed[0]);
    let resigns =
        [old, new].iter().any(|it| it.flows[flow].nodes.iter().any(|it| it.source == FactSource::Resignation));
    if !resigns {
        let invented: Vec<_> = listed.difference(&tried).collect();
        assert!(
            invented.is_empty(),
            "{of} {flow}: {} situations are nobody's, such as {:?}",
            invented.len(),
            invented[0]
        );
    }

    let mut expected: BTreeMap<Ends, usize> = BTreeMap::new();
    for [(_, before), (_, after)] in &listed {
        let outcome = |policy: &'_ Policy, end: &Result<String, String>| {
            let found = |id: &String| match id.as_str() {
                Policy::OUT_OF_TIME => Some(&policy.out_of_time),
                id => policy.flows[flow].outcome(id),
            };
            end.as_ref().ok().and_then(found).cloned()
        };
        if differ(outcome(old, before).as_ref(), outcome(new, after).as_ref()) {
            let known = |end: &Result<String, String>| end.clone().map_err(|_| String::new());
            *expected.entry((known(before), known(after))).or_default() += 1;
        }
    }
    let told = difference.flows.iter().find(|told| told.flow == flow).expect("the flow is told of");
    let counted: BTreeMap<Ends, usize> = (told.changes.iter())
        .map(|change| {
            let end =
                |end: &Option<diff::Ending>| end.as_ref().map_or(Err(String::new()), |end| Ok(end.outcome.clone()));
            assert_eq!(change.rows.iter().map(|row| row.situations).sum::<usize>(), change.situations);
            ((end(&change.old), end(&change.new)), change.situations)
        })
        .collect();
    assert_eq!(counted, expected, "{of} {flow}");
    assert_eq!((told.situations, told.changed), (listed.len(), expected.values().sum()), "{of} {flow}");
    listed.len()
}

fn window(close: &str, nominations: u64, days_before: u64) -> Window {
    let first_nomination = close.parse::<NaiveDate>().expect("a day");
    Window { first_nomination, nominations, days_before }
}

#[test]
fn diff_agrees_with_trying_everything_on_a_thousand_generated_policies() {
    let minimal = json_at(&root().join("tests/policies/minimal.json"));
    // Without the questions that no generated policy asks: reading them a thousand times is most of the work.
    let mut vocabulary = vocabulary();
    vocabulary.questions.retain(|id, _| generate::asks(id));
    let (mut compared, mut situations, mut changed, mut seed) = (0, 0, 0, 0);
    while compared < 1_000 {
        seed += 1;
        let mut dice = Dice::new(seed);
        let before = generate::policy(&mut dice, &minimal);
        // One in three is another policy altogether; the others are changed as an author would.
        let mut after = if dice.chance(33) { generate::policy(&mut dice, &minimal) } else { before.clone() };
        generate::change(&mut dice, &mut after, generate::FLOW);
        // The format wants a variant's fact asked before its period, and `check` warns where it is not.
        if [&before, &after].iter().any(|policy| generate::asks_too_late(policy)) {
            continue;
        }
        // Periods that end before they start are refused: the dice fell badly.
        let (Ok(old), Ok(new)) = (load(&before, &vocabulary), load(&after, &vocabulary)) else { continue };
        let difference = diff::diff(&old, &new, Timing::ByDate).expect("days of 2028 can be counted");
        situations +=
            agree(&old, &new, generate::FLOW, &difference, &window("2028-04-18", 1, 32), &format!("seed {seed}"));
        changed += usize::from(difference.changes_results());
        compared += 1;
    }
    assert!(situations > 8_000 && changed > 500, "{situations} situations, {changed} policies with changes");
    assert!(seed < 2_500, "{seed} seeds were needed");
}

#[test]
fn diff_agrees_with_trying_everything_on_the_real_policies() {
    let vocabulary = vocabulary();
    for (number, path) in json_files("policies").iter().enumerate() {
        let before = json_at(path);
        let old = load(&before, &vocabulary).expect("a real policy");
        let close = old.resignation.as_ref().and_then(|rule| old.day(&rule.nominations_close).ok().flatten());
        let window = Window {
            first_nomination: close.unwrap_or_else(|| NaiveDate::from_ymd_opt(2021, 4, 8).expect("a day")),
            nominations: 1,
            days_before: 34,
        };
        let mut dice = Dice::new(u64::try_from(number).expect("small"));
        let mut after = before.clone();
        for flow in old.flows.keys() {
            generate::change(&mut dice, &mut after, flow);
        }
        if let Some(start) = after.pointer_mut("/dates/period-starts/date") {
            *start = json!(start.as_str().map(|day| format!("{}1", &day[..9])));
        }
        let new = load(&after, &vocabulary).unwrap_or_else(|faults| panic!("{}: {faults:#?}", path.display()));
        let difference = diff::diff(&old, &new, Timing::ByDate).expect("the days can be counted");
        assert!(difference.changes_results());
        for flow in old.flows.keys() {
            agree(&old, &new, flow, &difference, &window, &old.id);
        }
    }
}

#[test]
fn a_policy_does_not_differ_from_itself_however_moments_are_put() {
    for policy in crate::support::policies() {
        for timing in [Timing::ByDate, Timing::ByPeriod] {
            let difference = diff::diff(policy, policy, timing).expect("the days can be counted");
            assert!(!difference.changes_results() && difference.elsewhere.is_empty(), "{}", policy.id);
            for flow in &difference.flows {
                let mut ways = 0;
                for_each_situation(&[policy], &flow.flow, &Given::default(), timing, &mut |_| ways += 1)
                    .expect("countable");
                assert_eq!(flow.situations, ways, "{} {}", policy.id, flow.flow);
                assert!(flow.wording.is_empty());
            }
        }
    }
}

/// Five elections have five closes of nominations: put by the day, all but one would say that they are over.
#[test]
fn forces_are_compared_on_resigning_each_for_its_own_close_of_nominations() {
    let all: Vec<&Policy> = crate::support::policies().iter().collect();
    let standing = |given: &[&str]| {
        let given = Given::parse(all[0], given.iter().copied()).expect("facts");
        authoring::compare::compare(&all, "standing", &given).expect("the days can be counted")
    };
    let officer = ["role=police-officer", "office=commissioner"];
    let found = standing(&[&officer[..], &["resignation=in-time"]].concat());
    assert_eq!((found.situations, found.rows.len()), (1, 1));
    let verdicts: Vec<String> = found.rows[0].verdicts.iter().map(|said| said.words().english()).collect();
    assert_eq!(verdicts, ["allowed", "not-covered", "allowed", "allowed", "allowed"]);
    // Days that are given are put as they are.
    let days = ["resignation-date=2016-03-10", "nomination-date=2016-04-08"];
    let found = standing(&[&officer[..], &days].concat());
    assert_eq!((found.situations, found.rows[0].example["nomination-date"].as_str()), (1, "2016-04-08"));
}

/// A rule that cannot say something is not asked about it.
#[test]
fn a_rule_without_a_close_of_nominations_never_says_that_they_are_closed() {
    let mut file = json_at(&root().join("tests/policies/minimal.json"));
    let says_closed = |file: &Value| {
        let policy = load(file, &vocabulary()).expect("a sound policy");
        let mut closed = 0;
        for_each_situation(&[&policy], "standing", &Given::default(), Timing::ByPeriod, &mut |found| {
            closed += usize::from(found.facts.get("resignation").is_some_and(|value| value == "nominations-closed"));
        })
        .expect("countable");
        closed
    };
    assert!(says_closed(&file) > 0);
    let close = file["dates"]["nominations-close"].as_object_mut().expect("a date");
    close.retain(|field, _| ["name", "cites"].contains(&field.as_str()));
    close.insert("certainty".to_owned(), json!("not-given"));
    assert_eq!(says_closed(&file), 0);
}

/// The small policy with one edit at a JSON pointer.
fn minimal_and(edit: &[(&str, Value)]) -> Difference {
    let vocabulary = vocabulary();
    let before = json_at(&root().join("tests/policies/minimal.json"));
    let mut after = before.clone();
    for (pointer, value) in edit {
        let (parent, key) = pointer.rsplit_once('/').expect("a pointer");
        after.pointer_mut(parent).expect("a place")[key] = value.clone();
    }
    let [old, new] = [before, after].map(|json| load(&json, &vocabulary).expect("a sound policy"));
    diff::diff(&old, &new, Timing::ByDate).expect("the days can be counted")
}

fn flow<'d>(difference: &'d Difference, id: &str) -> &'d diff::FlowDifference {
    difference.flows.iter().find(|flow| flow.flow == id).expect("the flow is told of")
}

#[test]
fn moving_the_start_changes_the_days_between_and_says_so_by_example() {
    let difference = minimal_and(&[("/dates/period-starts/date", json!("2028-03-27"))]);
    let photographs = flow(&difference, "photographs");
    // Three roles; on the days between, the new policy asks first whether they are content.
    // Three more roles on which the policy is silent whenever it is, and dates outside its own time.
    assert_eq!((photographs.situations, photographs.changed), (24, 6));
    let change = &photographs.changes[0];
    assert_eq!(change.aspects, [Aspect::Verdict, Aspect::Citations, Aspect::Register, Aspect::Duties]);
    assert_eq!(change.example["activity-date"], "2028-03-23");
    assert_eq!(change.rows[0].facts["period (old)"], ["pre-election"]);
    assert_eq!(change.rows[0].facts["period (new)"], ["before"]);
    let moved: Vec<&str> = difference.elsewhere.iter().map(|change| change.at.as_str()).collect();
    assert_eq!(moved, ["/dates/period-starts/date"]);
}

#[test]
fn words_alone_are_told_apart() {
    let place = "/flows/photographs/outcomes/should-avoid/headline";
    let difference = minimal_and(&[(place, json!("Better not"))]);
    assert!(!difference.changes_results());
    let wording: Vec<&str> = flow(&difference, "photographs").wording.iter().map(|change| change.at.as_str()).collect();
    assert_eq!(wording, [place]);
}

#[test]
fn words_of_a_shared_outcome_are_told_at_its_own_place() {
    let before = json_at(&root().join("policies/cleveland-2021.json"));
    let shared = before["outcomes"].as_object().expect("outcomes that flows share").keys().next().expect("one").clone();
    let mut after = before.clone();
    after["outcomes"][&shared]["headline"] = json!("Other words");
    let [old, new] = [&before, &after].map(|json| load(json, &vocabulary()).expect("a sound policy"));
    let difference = diff::diff(&old, &new, Timing::ByDate).expect("the days can be counted");
    let places: BTreeSet<&str> =
        difference.flows.iter().flat_map(|flow| &flow.wording).map(|change| change.at.as_str()).collect();
    assert_eq!(places, BTreeSet::from([format!("/outcomes/{shared}/headline").as_str()]));
}

#[test]
fn flows_that_come_and_go_are_told() {
    let silent = json!({ "start": "silent", "outcomes": { "silent": { "verdict": "not-covered", "headline": "Silent", "cites": ["7"] } } });
    let added = minimal_and(&[("/flows/media", silent)]);
    assert_eq!(flow(&added, "media").presence, Presence::Added);
    assert!(added.changes_results());
}

#[test]
fn an_answer_that_only_one_policy_offers_is_a_change() {
    let vocabulary = vocabulary();
    let before = json_at(&root().join("tests/policies/duties-and-referrals.json"));
    let mut after = before.clone();
    let branches = &mut after["flows"]["information-requests"]["nodes"];
    let (_, node) = branches.as_object_mut().expect("nodes").iter_mut().next().expect("a node");
    node["branches"]["not-sure"] = node["branches"]["other"].clone();
    let [old, new] = [before, after].map(|json| load(&json, &vocabulary));
    let (Ok(old), Ok(new)) = (old, new) else { return };
    let difference = diff::diff(&old, &new, Timing::ByDate).expect("countable");
    let change = &flow(&difference, "information-requests").changes[0];
    assert_eq!((change.aspects.as_slice(), &change.old, change.situations), ([Aspect::Offered].as_slice(), &None, 1));
}
