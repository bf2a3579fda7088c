//! What an author should look at in a policy that works.

use serde_json::json;

use super::{Faulty, faulty};

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
                    json!({ "verdict": "allowed", "headline": "It is over", "cites": ["6"] }),
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
            vec![
                ("/dates/nominations-close/date", json!("2031-04-04")),
                ("/dates/nominations-close/statute", json!(null)),
                ("/dates/nominations-close/printed", json!([])),
            ],
            &[
                "warning[uncountable-path] at /flows/standing: days cannot be counted on some path: 4 April 2031 is outside the years whose bank holidays are known, 2012 to 2030\n  \
                 help: the page tells people so; use a newer checker once those holidays are known",
                "warning[beyond-holidays] at /dates/nominations-close/date: 4 April 2031 is outside the years whose bank holidays are known, 2012 to 2030\n  \
                 help: look whether the year is right; if it is, use a checker that knows its holidays",
                "warning[date-order] at /resignation/nominations_close: `nominations-close` is not before the poll\n  \
                 help: look at the two dates: one of them is wrong",
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
            vec![
                ("/dates/gone", json!({ "name": "Gone", "cites": ["1"] })),
                (
                    "/dates/twice",
                    json!({ "name": "Twice", "date": "2028-05-01", "offset": { "from": "poll", "days": -3, "working_days": -2 }, "cites": ["1"] }),
                ),
                (
                    "/dates/unknown",
                    json!({ "name": "Unknown", "date": "2028-05-01", "certainty": "not-given", "cites": ["1"] }),
                ),
                ("/dates/nominations-close/printed/0/offset", json!({ "from": "poll" })),
                (
                    "/dates/chicken",
                    json!({ "name": "Chicken", "offset": { "from": "egg", "days": 1 }, "cites": ["1"] }),
                ),
                ("/dates/egg", json!({ "name": "Egg", "offset": { "from": "chicken", "days": 1 }, "cites": ["1"] })),
            ],
            &[
                "warning[unclear-day] at /dates/nominations-close/printed/0/offset: the distance has no count\n  \
                 help: give `days` or `working_days`, negative for before",
                "warning[unclear-day] at /dates/gone: `gone` has no day\n  \
                 help: give its `date`, its `offset` from another date, or its `event`; or `\"certainty\": \"not-given\"`",
                "warning[unclear-day] at /dates/twice: `twice` has a day and a distance\n  \
                 help: keep the day in `date`, and put the distance under `printed` for the calendar to compare",
                "warning[unclear-day] at /dates/twice/offset: the distance has two counts\n  \
                 help: give `days` or `working_days`, negative for before",
                "warning[unclear-day] at /dates/unknown: `unknown` has a day that is `not-given`\n  \
                 help: take `certainty` out, or the day",
                "warning[unclear-day] at /dates/chicken: `chicken` is counted from itself\n  \
                 help: give one of the dates that hang on each other its day",
                "warning[unclear-day] at /dates/egg: `egg` is counted from itself\n  \
                 help: give one of the dates that hang on each other its day",
                "warning[calendar-denies] at /dates/nominations-close/printed/0: Nominations close: the text prints Tuesday 4 April 2028 as 0 days after “Polling day”. On the calendar that is Thursday 4 May 2028; 4 April 2028 is 30 days before.\n  \
                 help: if the text really prints this, add `\"acknowledged\": true`; the checker tells the reader",
            ],
        ),
        faulty(
            vec![
                (
                    "/dates/briefing",
                    json!({ "name": "Briefings", "date": "2028-04-10", "until": "2028-04-03", "cites": ["1"] }),
                ),
                (
                    "/dates/notice",
                    json!({ "name": "Notice of election", "date": "2028-03-20", "statute": "notice-of-election", "cites": ["1"] }),
                ),
                (
                    "/dates/statement",
                    json!({ "name": "Statement of persons nominated", "date": "2028-04-03", "statute": "candidates-published", "cites": ["1"] }),
                ),
                ("/dates/period-starts/date", json!("2028-05-05")),
                ("/dates/period-ends/date", json!("2028-05-06")),
            ],
            &[
                "warning[date-order] at /dates/briefing/until: `briefing` is over before it begins\n  \
                 help: look at the two dates: one of them is wrong",
                "warning[date-order] at /dates/statement: `statement` comes before `nominations-close`\n  \
                 help: look at the two dates: one of them is wrong",
                "warning[date-order] at /periods/period/starts: `period` starts after the poll\n  \
                 help: look at the two dates: one of them is wrong",
            ],
        ),
        faulty(
            vec![
                ("/dates/period-ends/date", json!("2028-05-03")),
                ("/resignation/nominations_close", json!("period-ends")),
                ("/resignation/days", json!(9)),
            ],
            &["warning[date-order] at /periods/period/ends: `period` ends before the poll\n  \
                 help: look at the two dates: one of them is wrong"],
        ),
        faulty(
            vec![("/resignation/nominations_close", json!("poll"))],
            &["warning[date-order] at /resignation/nominations_close: `poll` is not before the poll\n  \
                 help: look at the two dates: one of them is wrong"],
        ),
        faulty(
            vec![
                ("/dates/review", json!({ "name": "Review", "date": "2032-01-05", "cites": ["1"] })),
                (
                    "/dates/before",
                    json!({ "name": "Before it", "offset": { "from": "review", "working_days": -2 }, "cites": ["1"] }),
                ),
            ],
            &[
                "warning[beyond-holidays] at /dates/review/date: 5 January 2032 is outside the years whose bank holidays are known, 2012 to 2030\n  \
                 help: look whether the year is right; if it is, use a checker that knows its holidays",
                "warning[beyond-holidays] at /dates/before/offset: 5 January 2032 is outside the years whose bank holidays are known, 2012 to 2030\n  \
                 help: look whether the year is right; if it is, use a checker that knows its holidays",
            ],
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
