//! One faulty policy for every code, each with the exact findings.

use std::collections::BTreeSet;

use pre_election_checker::{
    check::check,
    policy::{Code, Severity},
};
use serde_json::{Value, json};

use crate::support::{json as json_at, root, vocabulary};

/// What is changed in the sound policy `tests/policies/minimal.json`: the value at a pointer; `null` takes it out.
type Edit = (&'static str, Value);

/// The findings about the policy with these edits, as printed.
fn findings(edits: &[Edit]) -> Vec<(Code, String)> {
    let mut policy = json_at(&root().join("tests/policies/minimal.json"));
    for (pointer, value) in edits {
        let (parent, key) = pointer.rsplit_once('/').expect("a pointer with a slash");
        let key = key.replace("~1", "/").replace("~0", "~");
        match policy.pointer_mut(parent).unwrap_or_else(|| panic!("{parent} is in the policy")) {
            Value::Array(items) => items[key.parse::<usize>().expect("an index")] = value.clone(),
            Value::Object(fields) if value.is_null() => drop(fields.shift_remove(&key)),
            Value::Object(fields) => drop(fields.insert(key, value.clone())),
            other => panic!("{parent} is {other}"),
        }
    }
    check(&policy, &vocabulary()).into_iter().map(|finding| (finding.code, finding.to_string())).collect()
}

struct Faulty {
    edits: Vec<Edit>,
    says: &'static [&'static str],
}

fn faulty(edits: Vec<Edit>, says: &'static [&'static str]) -> Faulty {
    Faulty { edits, says }
}

#[expect(clippy::too_many_lines, reason = "a table: one entry a code")]
fn table() -> Vec<Faulty> {
    vec![
        faulty(
            vec![("/format", json!(2))],
            &["error[unknown-format] at /format: format version `2` is not one this checker reads\n  \
               help: this checker reads format 1; use a checker made for the newer file"],
        ),
        faulty(
            vec![("/format", json!(null))],
            &["error[unknown-format] at /: `format` is missing\n  help: write `\"format\": 1`"],
        ),
        faulty(
            vec![
                ("/force", json!(7)),
                ("/opcc", json!(null)),
                ("/roless", json!({})),
                ("/provisions/1/sumary", json!("x")),
                ("/flows/photographs/nodes/when/branches/before", json!(1)),
                ("/dates/poll/date", json!("6 May")),
            ],
            &[
                "error[shape] at /force: invalid type: integer `7`, expected a string",
                "error[shape] at /: `opcc` is missing",
                "error[shape] at /dates/poll/date: `6 May` is not a day; write it as `2021-05-06`",
                "error[shape] at /provisions/1/sumary: unknown field `sumary`, expected one of `heading`, `summary`, \
                 `excused`, `quote`",
                "error[shape] at /roless: unknown field `roless`\n  help: did you mean `roles`?",
                "error[shape] at /flows/photographs/nodes/when/branches/before: invalid type: integer `1`, expected a string",
            ],
        ),
        faulty(
            vec![("/dates/Result Day", json!({ "name": "Result", "certainty": "not-given", "cites": ["1"] }))],
            &["error[bad-id] at /dates/Result Day: `Result Day` is not an id\n  \
               help: use lower-case letters, digits and hyphens, and start with a letter or digit"],
        ),
        faulty(
            vec![("/flows/standing/outcomes/which", json!({ "verdict": "allowed", "headline": "x", "cites": ["4"] }))],
            &["error[duplicate-id] at /flows/standing/nodes/which: `which` is a node and an outcome\n  \
               help: give one of them another id, so that a branch can only mean one"],
        ),
        faulty(
            vec![("/flows/photographs/nodes/when/branches/after", json!("mey"))],
            &[
                "error[missing-target] at /flows/photographs/nodes/when/branches/after: no node or outcome is called `mey`\n  \
               help: did you mean `may`?",
            ],
        ),
        faulty(
            vec![("/flows/photographs/nodes/when/fact", json!("perod"))],
            &["error[unknown-fact] at /flows/photographs/nodes/when/fact: no fact is called `perod`\n  \
               help: did you mean `period`?"],
        ),
        faulty(
            vec![("/flows/photographs/nodes/when/fact", json!("activity-date"))],
            &["error[unknown-fact] at /flows/photographs/nodes/when/fact: no fact is called `activity-date`\n  \
               help: `activity-date` is a date; branch on a fact derived from it, such as `period`, and it will be asked for"],
        ),
        faulty(
            vec![("/flows/photographs/nodes/who/branches/police-oficer", json!("when"))],
            &[
                "error[unknown-choice] at /flows/photographs/nodes/who/branches/police-oficer: `role` cannot be `police-oficer`\n  \
               help: did you mean `police-officer`?",
            ],
        ),
        faulty(
            vec![("/flows/photographs/nodes/who/branches/volunteer", json!(null))],
            &[
                "error[missing-branch] at /flows/photographs/nodes/who/branches: `role` has no branch for `volunteer`\n  \
               help: say where this choice leads, if only to an outcome that says the protocol is silent",
            ],
        ),
        faulty(
            vec![("/flows/photographs/nodes/content/branches/no", json!("who"))],
            &["error[cycle] at /flows/photographs/nodes/who: a path from `who` leads back to it\n  \
               help: every path must come to an outcome; send one branch elsewhere"],
        ),
        faulty(
            vec![("/flows/visits/outcomes/ask/cites/0", json!("4.1"))],
            &["error[unknown-provision] at /flows/visits/outcomes/ask/cites/0: no provision is numbered `4.1`\n  \
               help: did you mean `4`?"],
        ),
        faulty(
            vec![("/flows/visits/outcomes/ask/refer_to/0", json!("chief-exec"))],
            &["error[unknown-contact] at /flows/visits/outcomes/ask/refer_to/0: no contact is called `chief-exec`\n  \
               help: there are: spoc, chief-executive"],
        ),
        faulty(
            vec![("/resignation/nominations_close", json!("nomination-close"))],
            &["error[unknown-date] at /resignation/nominations_close: no date is called `nomination-close`\n  \
               help: did you mean `nominations-close`?"],
        ),
        faulty(
            vec![("/periods/period/starts", json!("start"))],
            &["error[unknown-date] at /periods/period/starts: no date is called `start`\n  \
               help: there are: poll, period-starts, period-ends, nominations-close"],
        ),
        faulty(
            vec![("/flows/photographs/outcomes/should-avoid/duties/0", json!("recorded"))],
            &[
                "error[unknown-duty] at /flows/photographs/outcomes/should-avoid/duties/0: no duty is called `recorded`\n  \
               help: did you mean `record`?",
            ],
        ),
        faulty(
            vec![("/flows/photos", json!({ "start": "x", "outcomes": {} }))],
            &["error[unknown-flow] at /flows/photos: the flow `photos` is not a standard one\n  \
               help: a flow of your own needs a `title` and `examples`"],
        ),
        faulty(
            vec![("/flows/visits", json!(null))],
            &["error[missing-flow] at /flows: the flow `visits` is missing\n  \
               help: every policy has it; if the protocol is silent, start it at an outcome that says so"],
        ),
        faulty(
            vec![("/flows/visits/outcomes/ask/refer_to", json!([]))],
            &[
                "error[no-decider] at /flows/visits/outcomes/ask/refer_to: `ask` in `visits` refers and names nobody who decides\n  \
               help: list the contacts to ask in `refer_to`; the last one decides",
            ],
        ),
        faulty(
            vec![("/contacts/spoc", json!(null))],
            &["error[no-spoc] at /contacts: `spoc` is missing\n  \
               help: name the post that keeps the register, so that people know whom to ask"],
        ),
        faulty(
            vec![(
                "/dates/period-starts",
                json!({ "name": "Start", "offset": { "from": "poll", "working_days": -5000 }, "cites": ["2"] }),
            )],
            &[
                "error[uncountable-date] at /periods/period/starts: `period-starts` cannot be worked out: 31 December 2011 is \
               outside the years whose bank holidays are known, 2012 to 2030\n  \
               help: print the day itself in `date`, or count from a nearer one",
            ],
        ),
        faulty(
            vec![("/dates/period-ends/date", json!("2028-03-01"))],
            &["error[period-order] at /periods/period: `period` ends before it starts\n  \
               help: look at the two dates: one of them, or its time, is wrong"],
        ),
        faulty(
            vec![("/flows/visits/outcomes/ask/headline", json!("Ask {your manager"))],
            &[
                "error[bad-braces] at /flows/visits/outcomes/ask/headline: `{` opens at character 4 and is not followed by `you|they}`\n  \
               help: write the two forms as `{you|they}`",
            ],
        ),
        faulty(
            vec![
                ("/protocol/url", json!("javascript:alert(1)")),
                ("/contacts/spoc/email", json!("a@b.uk?bcc=c@d.uk")),
                ("/contacts/spoc/telephone", json!("tel:1;x")),
            ],
            &[
                "error[bad-link] at /protocol/url: `javascript:alert(1)` is not a link that a policy may carry\n  \
                 help: use an address that starts with `https://`",
                "error[bad-link] at /contacts/spoc/email: this is not an e-mail address\n  \
                 help: write it as `name@example.police.uk`, without spaces",
                "error[bad-link] at /contacts/spoc/telephone: this is not a telephone number\n  \
                 help: use digits, spaces, brackets, `+` and `-`",
            ],
        ),
        faulty(
            vec![(
                "/flows/visits/nodes",
                json!({ "lost": { "fact": "consents", "branches": { "yes": "ask", "no": "ask" } } }),
            )],
            &[
                "warning[orphan-node] at /flows/visits/nodes/lost: nothing leads to `lost`\n  \
                 help: send a branch to it, or take it out",
                "warning[idle-question] at /flows/visits/nodes/lost: every branch of `lost` leads to the same place\n  \
                 help: a question whose answer makes no difference is not asked; take the node out",
            ],
        ),
        faulty(
            vec![(
                "/flows/visits/outcomes/never",
                json!({ "verdict": "conditions", "headline": "Never", "conditions": [] }),
            )],
            &[
                "warning[unreached-outcome] at /flows/visits/outcomes/never: no responses reach `never`\n  \
                 help: send a branch to it, or take it out",
                "warning[no-citation] at /flows/visits/outcomes/never: `never` cites nothing\n  \
                 help: every verdict traces to a paragraph; add `cites`",
                "warning[no-conditions] at /flows/visits/outcomes/never: `never` lists no conditions\n  \
                 help: say in `conditions` what must hold",
            ],
        ),
        faulty(
            vec![("/provisions/8/excused", json!(null)), ("/provisions/7/excused", json!("It is not needed."))],
            &[
                "warning[needless-excuse] at /provisions/7: `7` is cited and also excused\n  help: take `excused` out",
                "warning[unused-provision] at /provisions/8: nothing cites `8`\n  \
                 help: cite it where it bears on something, or give the reason in `excused`",
            ],
        ),
        faulty(
            vec![
                ("/dates/poll/printed/0/weekday", json!("friday")),
                ("/dates/nominations-close/printed/0/acknowledged", json!(true)),
            ],
            &[
                "warning[calendar-denies] at /dates/poll/printed/0: Polling day: the text prints 4 May 2028 as a Friday. \
                 It is a Thursday.\n  \
                 help: if the text really prints this, add `\"acknowledged\": true`; the checker tells the reader",
                "warning[needless-acknowledgement] at /dates/nominations-close/printed/0: the calendar agrees with this\n  \
                 help: take `acknowledged` out",
            ],
        ),
        faulty(
            vec![
                ("/flows/visits/outcomes/ask/headline", json!("Your manager decides")),
                (
                    "/flows/visits/outcomes/ask/reasons",
                    json!([
                        "One two three four five six seven eight nine ten one two three four five six seven eight nine ten \
                            one two three four five six seven eight nine ten one."
                    ]),
                ),
            ],
            &[
                "warning[wording-for-one] at /flows/visits/outcomes/ask/headline: `your` stands outside braces\n  \
                 help: give both forms, as in `{you|they}`",
                "warning[long-sentence] at /flows/visits/outcomes/ask/reasons/0: a sentence has 31 words\n  \
                 help: split it; 30 words are the most",
            ],
        ),
    ]
}

#[test]
fn every_fault_is_named_with_its_place_and_its_help() {
    for Faulty { edits, says } in table() {
        let found: Vec<String> = findings(&edits).into_iter().map(|(_, printed)| printed).collect();
        assert_eq!(found, says, "{edits:?}");
    }
}

#[test]
fn every_code_has_a_faulty_policy() {
    let shown: BTreeSet<Code> = table().iter().flat_map(|entry| findings(&entry.edits)).map(|(code, _)| code).collect();
    // `not-json` is about text that is no JSON at all: the command line's tests show it.
    let missing: Vec<&Code> =
        Code::ALL.iter().filter(|code| **code != Code::NotJson && !shown.contains(code)).collect();
    assert!(missing.is_empty(), "no faulty policy shows {missing:?}");
}

#[test]
fn codes_are_ids_that_nothing_else_has() {
    let ids: BTreeSet<&str> = Code::ALL.iter().map(|code| code.id()).collect();
    assert_eq!(ids.len(), Code::ALL.len());
    assert!(Code::ALL.iter().any(|code| code.severity() == Severity::Warning));
}

#[test]
fn a_policy_is_an_object() {
    let found: Vec<String> = check(&json!([]), &vocabulary()).iter().map(ToString::to_string).collect();
    assert_eq!(found, ["error[shape] at /: a policy is a JSON object"]);
}
