//! What an author should look at in a policy that works.

use serde_json::{Value, json};

use super::{Faulty, faulty};

/// Eleven questions of yes or no: twice as many ways with each.
const QUESTIONS: [&str; 11] = [
    "/questions/q0",
    "/questions/q1",
    "/questions/q2",
    "/questions/q3",
    "/questions/q4",
    "/questions/q5",
    "/questions/q6",
    "/questions/q7",
    "/questions/q8",
    "/questions/q9",
    "/questions/q10",
];

fn yes_or_no() -> Value {
    json!({ "text": "Yes or no?", "short": "Reply", "choices": { "yes": { "text": "Yes" }, "no": { "text": "No" } } })
}

fn allowed() -> Value {
    json!({ "verdict": "allowed", "headline": "It is so", "cites": ["6"] })
}

/// Each question leads on to the next whatever the answer, and the last to two places.
fn long() -> Value {
    let mut nodes = json!({});
    for number in 0..11 {
        let next = |side: &str| if number == 10 { side.to_owned() } else { format!("n{}-{side}", number + 1) };
        for side in if number == 0 { vec!["yes"] } else { vec!["yes", "no"] } {
            nodes[format!("n{number}-{side}")] =
                json!({ "fact": format!("q{number}"), "branches": { "yes": next("yes"), "no": next("no") } });
        }
    }
    let outcomes = json!({ "yes": allowed(), "no": allowed() });
    json!({ "title": "Long", "examples": "Anything", "start": "n0-yes", "nodes": nodes, "outcomes": outcomes })
}

#[expect(clippy::too_many_lines, reason = "a table: one entry a code")]
pub fn warnings() -> Vec<Faulty> {
    vec![
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
            vec![
                ("/flows/photographs/nodes/when/branches/after", json!("over")),
                ("/flows/photographs/outcomes/over", allowed()),
            ],
            &[
                "warning[ended-period] at /flows/photographs/nodes/when/branches/after: after `period`, `over` allows what \
               was to be avoided or forbidden in it\n  help: the end of a period permits nothing: lead to what held before \
               it, to what the text says at all times, or to an outcome that says the protocol is silent",
            ],
        ),
        faulty(
            std::iter::once(("/questions", json!({})))
                .chain(QUESTIONS.map(|at| (at, yes_or_no())))
                .chain([("/flows/long", long())])
                .collect(),
            &[
                "warning[many-ways] at /flows/long: there are 2048 ways through `long`\n  help: ask less on one way, or make \
               several flows of it: 2000 are the most that people can go through",
            ],
        ),
        faulty(
            vec![
                ("/contacts/chief-executive/reach", json!(null)),
                (
                    "/contacts/returning-officer",
                    json!({ "post": "Returning officer", "in_sentence": "the returning officer" }),
                ),
                ("/flows/visits/outcomes/ask/steps", json!(["Ask the returning officer first."])),
            ],
            &[
                "warning[unreachable-contact] at /contacts/chief-executive: people are sent to `chief-executive`, and nothing \
                 says how to reach them\n  help: add the `email` or `telephone` that the protocol prints, your own under \
                 `own`, or `reach`, a line such as \"Through the switchboard\"",
                "warning[other-post-in-step] at /flows/visits/outcomes/ask/steps/0: the step sends people to \
                 `returning-officer`, who is not among those that `ask` names\n  help: name the contact in `refer_to`, \
                 `through` or `advice_from`, or send people to who decides",
            ],
        ),
        faulty(
            vec![
                (
                    "/notes",
                    json!({ "doubt": { "text": "5 and 8 disagree.", "cites": ["5", "8"], "paragraphs": [["5", "8"]] } }),
                ),
                ("/provisions/8/excused", json!(null)),
                (
                    "/provisions/annex",
                    json!({ "heading": "Forms", "summary": "Two forms.", "excused": "Nobody fills them in here." }),
                ),
                ("/duties", json!({ "tell": "Tell the chief constable." })),
                ("/dates/period-starts/draft", json!(true)),
            ],
            &[
                "warning[unshown-note] at /notes/doubt: no result shows `doubt`\n  help: say in `dates` or `paragraphs` what it \
                 hangs on, or name it in the `notes` of the outcomes concerned",
                "warning[id-on-screen] at /provisions/annex: `annex` is no number, and is shown as one\n  help: say in \
                 `number` how it is called (\"Annex C\"), or that it is `\"unnumbered\": true`: then its heading is shown",
                "warning[unused] at /duties/tell: nothing asks for `tell`\n  help: add it to the `duties` of an outcome, or take \
                 it out",
                "warning[draft] at /dates/period-starts: this is a draft, and nobody has gone through it\n  help: compare it \
                 with the text, put right what is wrong, and take `draft` out",
            ],
        ),
        faulty(
            vec![
                (
                    "/flows/visits/outcomes/ask/reasons",
                    json!([
                        "",
                        "When candidates come, {you|they} may say no.",
                        "If somebody asks, tell {your|their} manager.",
                        "They decide together.",
                        "As an officer, {you|they} may. {You|Your colleague} may give a candidate {your|their} name."
                    ]),
                ),
                ("/flows/visits/outcomes/ask/steps", json!(["Of two, take the one lower down."])),
            ],
            &[
                "warning[empty-text] at /flows/visits/outcomes/ask/reasons/0: the text is empty\n  help: write it, or take it \
                 out",
                "warning[ambiguous-they] at /flows/visits/outcomes/ask/reasons/1: `they` may be `candidates` or the colleague\n  \
                 help: write `{you|your colleague}` where the sentence speaks of others too",
                "warning[ambiguous-they] at /flows/visits/outcomes/ask/reasons/2: `they` may be `somebody` or the colleague\n  \
                 help: write `{you|your colleague}` where the sentence speaks of others too",
                "warning[ambiguous-they] at /flows/visits/outcomes/ask/reasons/3: the text begins with others, and may mean the \
                 colleague\n  help: name them here too, as in `Officers` or `Both chiefs`",
                "warning[tie-break] at /flows/visits/outcomes/ask/steps/0: where two choices fit, this takes the one lower \
                 down\n  help: put the stricter choice higher up, and write \"If two fit, choose the one higher up\", as all \
                 questions do",
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
        faulty(
            vec![(
                "/flows/photographs/nodes/content",
                json!({ "fact": "period", "branches": { "before": "may", "pre-election": "need-not", "after": "may" } }),
            )],
            &[
                "warning[unreached-outcome] at /flows/photographs/outcomes/need-not: no responses reach `need-not`\n  \
                 help: send a branch to it, or take it out",
                "warning[repeated-fact] at /flows/photographs/nodes/content/fact: a path to `content` has settled `period` before\n  \
                 help: send that path straight to where the earlier response leads",
            ],
        ),
        faulty(
            vec![
                ("/periods/eve", json!({ "name": "Eve", "starts": "eve", "ends": "eve", "cites": ["2"] })),
                ("/dates/eve", json!({ "name": "Eve of the poll", "date": "2028-05-03", "cites": ["2"] })),
                (
                    "/derived",
                    json!({ "eve": { "short": "Eve", "values": { "before": "Before", "during": "On the eve", "after": "After" } } }),
                ),
                (
                    "/flows/photographs/nodes/content",
                    json!({ "fact": "eve", "branches": { "before": "may", "during": "need-not", "after": "late" } }),
                ),
                (
                    "/flows/photographs/outcomes/late",
                    json!({ "verdict": "take-care", "headline": "It is over", "cites": ["6"] }),
                ),
            ],
            &[
                "warning[unreached-outcome] at /flows/photographs/outcomes/need-not: no responses reach `need-not`\n  \
                 help: send a branch to it, or take it out",
                "warning[unreached-outcome] at /flows/photographs/outcomes/late: no responses reach `late`\n  \
                 help: send a branch to it, or take it out",
                "warning[dead-branch] at /flows/photographs/nodes/content/branches/during: on no path can `eve` be `during` here\n  \
                 help: the facts before it rule it out; let it lead where another branch leads",
                "warning[dead-branch] at /flows/photographs/nodes/content/branches/after: on no path can `eve` be `after` here\n  \
                 help: the facts before it rule it out; let it lead where another branch leads",
            ],
        ),
        faulty(
            vec![(
                "/periods/period/variants",
                json!([
                    { "when": { "capacity": ["own-time"] }, "ends": "poll", "cites": ["2"] },
                    { "when": { "flow": ["visits"], "account": ["official"] }, "ends": "poll", "cites": ["2"] },
                ]),
            )],
            &[
                "warning[unasked-fact] at /flows/photographs/nodes/when/fact: `period` depends on `capacity`, and a path to `when` does not ask it\n  \
                 help: ask `capacity` first: else the period's own bounds are taken",
            ],
        ),
        faulty(
            vec![("/flows/photographs/outcomes/should-avoid/conditions", json!(["Nobody objects."]))],
            &[
                "warning[needless-conditions] at /flows/photographs/outcomes/should-avoid/conditions: `should-avoid` lists conditions and its verdict is `avoid`\n  \
                 help: make the verdict `conditions`, or say it in `reasons` or `steps`",
            ],
        ),
        faulty(
            vec![
                ("/flows/photographs/outcomes/should-avoid/verdict", json!("conditions")),
                ("/flows/photographs/outcomes/should-avoid/conditions", json!(["Nobody objects."])),
                ("/flows/photographs/outcomes/may/verdict", json!("not-allowed")),
                ("/flows/photographs/outcomes/need-not/verdict", json!("avoid")),
            ],
            &[
                "warning[verdict-strength] at /flows/photographs/outcomes/may/headline: the headline says `can` and the verdict is `not-allowed`\n  \
                 help: `can` is for `allowed` and `conditions`: keep the protocol's own verb in both",
                "warning[verdict-strength] at /flows/photographs/outcomes/need-not/headline: the headline says `must not` and the verdict is `avoid`\n  \
                 help: `must not` is for `not-allowed`: keep the protocol's own verb in both",
                "warning[verdict-strength] at /flows/photographs/outcomes/should-avoid/headline: the headline says `should avoid` and the verdict is `conditions`\n  \
                 help: `should avoid` is for `avoid`: keep the protocol's own verb in both",
            ],
        ),
        faulty(
            vec![
                ("/flows/photographs/outcomes/should-avoid/register", json!("none")),
                ("/flows/photographs/outcomes/may/register", json!("advised")),
            ],
            &[
                "warning[register-reason] at /flows/photographs/outcomes/may/register: `may` is for the register and gives no reason\n  \
                 help: say in `register_why` why it is recorded",
                "warning[register-reason] at /flows/photographs/outcomes/should-avoid/register_why: `should-avoid` gives a reason for the register and is not for it\n  \
                 help: make `register` `required` or `advised`, or take the reason out",
            ],
        ),
        faulty(
            vec![(
                "/contacts/harbour-office",
                json!({ "post": "Harbour office", "in_sentence": "harbour office", "reach": "By telephone", "cites": ["4"] }),
            )],
            &["warning[unused] at /contacts/harbour-office: nothing names `harbour-office`\n  \
                 help: name it where people are sent to it, or take it out"],
        ),
        faulty(
            vec![("/elections/0/area", json!("scotland"))],
            &["warning[unused] at /elections/0/area: nothing is counted by `scotland`\n  \
                 help: the holidays of a parliamentary by-election alone go by where the constituency is; take it out"],
        ),
        faulty(
            vec![
                ("/periods/eve", json!({ "name": "Eve", "starts": "poll", "ends": "poll", "cites": ["2"] })),
                ("/periods/day", json!({ "name": "Day", "starts": "poll", "ends": "poll", "cites": ["2"] })),
                (
                    "/derived",
                    json!({ "eve": { "short": "Eve", "values": { "before": "Before", "during": "On the eve" } } }),
                ),
                ("/questions", json!({ "weather": { "text": "Does it rain?", "choices": { "yes": {} } } })),
            ],
            &[
                "warning[unused] at /questions/weather: nothing asks `weather`\n  help: ask it at a node, or take it out",
                "warning[unused] at /periods/eve: nothing looks at `eve`\n  \
                 help: look at it at a node, give it to an election, or take it out",
                "warning[unused] at /periods/day: nothing looks at `day`\n  \
                 help: look at it at a node, give it to an election, or take it out",
                "warning[missing-wording] at /questions/weather: `weather` has no `short`\n  \
                 help: the page shows it; add `short`",
                "warning[missing-wording] at /questions/weather/choices/yes: `yes` has no `text`\n  \
                 help: the page offers it by its `text`; add it",
                "warning[missing-wording] at /derived/eve/values: `eve` has no words for `after`\n  \
                 help: add `after`",
                "warning[missing-wording] at /periods/day: `day` has no words of its own\n  \
                 help: add `day` under `derived`, with its `short` and its `values`",
            ],
        ),
        faulty(
            vec![
                (
                    "/flows/visits/outcomes/ask/steps",
                    json!(["Ask the DMO and the PARO, by e-mail to the PAROs.", "Tell the DMO."]),
                ),
                ("/provisions/1/summary", json!("The Police Area Returning Officer (PARO) runs the poll.")),
            ],
            &[
                "warning[unexplained-abbreviation] at /flows/visits/outcomes/ask/steps/0: nothing says what `DMO` stands for\n  \
                 help: write it out; if it comes often, once as `its words (DMO)`",
            ],
        ),
        faulty(
            vec![(
                "/flows/visits/outcomes/ask/steps",
                json!(["See https://example.org.", "See <b>this</b>.", "If 3 < 4, ask."]),
            )],
            &[
                "warning[markup-in-text] at /flows/visits/outcomes/ask/steps/0: `https://` is shown as it stands\n  \
                 help: texts are plain: name the page or the post, and put the address in `protocol`",
                "warning[markup-in-text] at /flows/visits/outcomes/ask/steps/1: `<` is shown as it stands\n  \
                 help: texts are plain: name the page or the post, and put the address in `protocol`",
            ],
        ),
    ]
}
