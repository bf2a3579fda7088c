//! What keeps a policy from being served.

use serde_json::json;

use super::{Faulty, faulty};

#[expect(clippy::too_many_lines, reason = "a table: one entry a code")]
pub fn faults() -> Vec<Faulty> {
    vec![
        faulty(
            vec![("/format", json!(3))],
            &["error[unknown-format] at /format: format version `3` is not one this checker reads\n  \
               help: this checker reads format 2, and the one before it; use a checker made for the newer file"],
        ),
        faulty(
            vec![("/format", json!(null))],
            &["error[unknown-format] at /: `format` is missing\n  help: write `\"format\": 2`"],
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
                "error[shape] at /roless: unknown field `roless`\n  help: did you mean `roles`?",
                "error[shape] at /force: this is `7` and should be a text",
                "error[shape] at /: `opcc` is missing",
                "error[shape] at /dates/poll/date: this is `6 May` and should be a day, written as `2021-05-06`",
                "error[shape] at /provisions/1/sumary: unknown field `sumary`\n  help: did you mean `summary`?",
                "error[shape] at /flows/photographs/nodes/when/branches/before: this is `1` and should be a text",
            ],
        ),
        faulty(
            vec![("/dates/Result Day", json!({ "name": "Result", "certainty": "not-given", "cites": ["1"] }))],
            &["error[bad-id] at /dates/Result Day: `Result Day` is not an id\n  \
               help: use lower-case letters, digits and hyphens, and start with a letter or digit"],
        ),
        faulty(
            vec![("/register/columns", json!([{ "id": "Col 1", "text": "Who" }]))],
            &["error[bad-id] at /register/columns/0/id: `Col 1` is not an id\n  \
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
            vec![("/flows/visits/outcomes/ask/refer_to", json!("chief-exec"))],
            &["error[unknown-contact] at /flows/visits/outcomes/ask/refer_to: no contact is called `chief-exec`\n  \
               help: there are: `spoc`, `chief-executive`"],
        ),
        faulty(
            vec![("/resignation/nominations_close", json!("nomination-close"))],
            &["error[unknown-date] at /resignation/nominations_close: no date is called `nomination-close`\n  \
               help: did you mean `nominations-close`?"],
        ),
        faulty(
            vec![("/periods/period/starts", json!("start"))],
            &["error[unknown-date] at /periods/period/starts: no date is called `start`\n  \
               help: there are: `poll`, `period-starts`, `period-ends`, `nominations-close`"],
        ),
        faulty(
            vec![("/flows/photographs/outcomes/should-avoid/duties/0", json!("recorded"))],
            &[
                "error[unknown-duty] at /flows/photographs/outcomes/should-avoid/duties/0: no duty is called `recorded`\n  \
               help: did you mean `record`?",
            ],
        ),
        faulty(
            vec![
                ("/flows/visits/outcomes/ask/notes", json!(["dates"])),
                ("/provisions/7/document", json!("national")),
                ("/elections/0/period", json!("perod")),
            ],
            &[
                "error[unknown-document] at /provisions/7/document: no document is called `national`\n  help: there are none",
                "error[unknown-period] at /elections/0/period: no period is called `perod`\n  help: did you mean `period`?",
                "error[unknown-note] at /flows/visits/outcomes/ask/notes/0: no note is called `dates`\n  help: there are none",
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
            vec![("/flows/visits/outcomes/ask/refer_to", json!(null))],
            &[
                "error[no-decider] at /flows/visits/outcomes/ask/refer_to: `ask` in `visits` refers and names nobody who decides\n  \
               help: name the contact that decides in `refer_to`",
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
               outside the years whose bank holidays are known, 2012 to 2032\n  \
               help: print the day itself in `date`, or count from a nearer one",
            ],
        ),
        faulty(
            vec![("/dates/period-ends/date", json!("2028-03-01"))],
            &["error[period-order] at /periods/period: `period` ends before it starts\n  \
               help: look at the two dates; if the text really prints this, add `\"acknowledged\": true` to the period"],
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
                "error[bad-link] at /contacts/spoc/email: this is not an email address\n  \
                 help: write it as `name@example.police.uk`, without spaces",
                "error[bad-link] at /contacts/spoc/telephone: this is not a telephone number\n  \
                 help: use digits, spaces, brackets, `+` and `-`",
            ],
        ),
        faulty(
            vec![
                ("/flows/visits/outcomes/ask/headline", json!("You must n\u{336}o\u{336}t\u{336}")),
                ("/force", json!("Anyshire \u{202e}eciloP")),
                ("/opcc", json!("A\u{200b}B")),
                ("/roless", json!({})),
            ],
            &[
                "error[misleading-text] at /force: the character U+202E at place 9 turns the direction of letters round\n  \
                 help: take it out: a text must read as it is written",
                "error[misleading-text] at /opcc: the character U+200B at place 1 cannot be seen\n  \
                 help: take it out: a text must read as it is written",
                "error[misleading-text] at /flows/visits/outcomes/ask/headline: the character U+0336 at place 10 strikes or \
                 covers a letter\n  help: take it out: a text must read as it is written",
            ],
        ),
        faulty(
            vec![("/questions", json!({ "photo-us": { "hint": "x" }, "weather": { "hint": "x" } }))],
            &[
                "error[unknown-question] at /questions/photo-us: the question `photo-us` is not a standard one\n  \
                 help: did you mean `photo-use`? A question of your own needs `text`, `short` and `choices`",
                "error[unknown-question] at /questions/weather: the question `weather` is not a standard one\n  \
                 help: a question of your own needs `text`, `short` and `choices`",
            ],
        ),
        faulty(
            vec![
                (
                    "/roles",
                    json!({
                        "police-oficer": { "cites": ["6"] },
                        "mayor": { "cites": ["6"] },
                        "deputy": { "text": "Deputy", "inherits": "comissioner", "cites": ["6"] },
                    }),
                ),
                ("/flows/photographs/nodes/who/branches/deputy", json!("silent")),
            ],
            &[
                "error[unknown-role] at /roles/police-oficer: the role `police-oficer` is not a standard one\n  \
                 help: did you mean `police-officer`? A role of your own needs a `text`",
                "error[unknown-role] at /roles/mayor: the role `mayor` is not a standard one\n  \
                 help: a role of your own needs a `text`",
                "error[unknown-role] at /roles/deputy/inherits: no role is called `comissioner`\n  \
                 help: did you mean `commissioner`?",
            ],
        ),
        faulty(
            vec![(
                "/periods/period/variants",
                json!([
                    { "when": { "rol": ["volunteer"], "flow": ["visit"], "role": ["volunteers"] }, "ends": "poll", "cites": ["2"] },
                ]),
            )],
            &[
                "error[unknown-fact] at /periods/period/variants/0/when/rol: no question is called `rol`\n  \
                 help: did you mean `role`?",
                "error[unknown-choice] at /periods/period/variants/0/when/flow/0: `flow` cannot be `visit`\n  \
                 help: did you mean `visits`?",
                "error[unknown-choice] at /periods/period/variants/0/when/role/0: `role` cannot be `volunteers`\n  \
                 help: did you mean `volunteer`?",
            ],
        ),
    ]
}
