//! What an author should look at in a policy's dates.

use serde_json::json;

use super::{Faulty, faulty};

#[expect(clippy::too_many_lines, reason = "a table: one entry a code")]
pub fn dates() -> Vec<Faulty> {
    vec![
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
                ("/dates/nominations-close/date", json!("2033-04-04")),
                ("/dates/nominations-close/statute", json!(null)),
                ("/dates/nominations-close/printed", json!([])),
            ],
            &[
                "warning[uncountable-path] at /flows/standing: days cannot be counted on some path: 4 April 2033 is outside the years whose bank holidays are known, 2012 to 2032\n  \
                 help: the page tells people so; use a newer checker once those holidays are known",
                "warning[beyond-holidays] at /dates/nominations-close/date: 4 April 2033 is outside the years whose bank holidays are known, 2012 to 2032\n  \
                 help: look whether the year is right; if it is, use a checker that knows its holidays",
                "warning[date-order] at /resignation/nominations_close: `nominations-close` is not before the poll\n  \
                 help: look at the two dates: one of them is wrong",
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
                ("/dates/review", json!({ "name": "Review", "date": "2034-01-05", "cites": ["1"] })),
                (
                    "/dates/before",
                    json!({ "name": "Before it", "offset": { "from": "review", "working_days": -2 }, "cites": ["1"] }),
                ),
            ],
            &[
                "warning[beyond-holidays] at /dates/review/date: 5 January 2034 is outside the years whose bank holidays are known, 2012 to 2032\n  \
                 help: look whether the year is right; if it is, use a checker that knows its holidays",
                "warning[beyond-holidays] at /dates/before/offset: 5 January 2034 is outside the years whose bank holidays are known, 2012 to 2032\n  \
                 help: look whether the year is right; if it is, use a checker that knows its holidays",
            ],
        ),
    ]
}
