//! What in a paragraph's words an author looks for: how strong a rule it is, who decides, which days it prints.

use calendar::date_text::{is_weekday, month_named};
use chrono::NaiveDate;

/// What a paragraph's words say, as far as single words show it.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Mark {
    /// "Must not", "cannot", "not permitted".
    MustNot,
    /// "Must", "will", "is to".
    Must,
    /// "Should", "avoid", "care".
    Should,
    /// "May", "can", "acceptable".
    May,
    /// Somebody decides.
    Decides,
}

const WORDS: [(Mark, &[&str]); 5] = [
    (
        Mark::MustNot,
        &["must not", "must never", "cannot", "can not", "may not", "not permitted", "no member", "nobody"],
    ),
    (Mark::Must, &["must", "are to", "is to"]),
    (Mark::Should, &["should", "avoid", "care"]),
    (Mark::May, &["may", "can", "acceptable", "free to"]),
    (Mark::Decides, &["decide", "decides", "decision", "approve", "approval", "permission", "authorise"]),
];

/// Returns what a paragraph's words say, the strictest first.
pub fn marks(text: &str) -> Vec<Mark> {
    let lower = text.to_lowercase();
    let words: Vec<&str> = lower.split(|it: char| !it.is_alphanumeric()).collect();
    let is_number = |at: Option<usize>| {
        at.and_then(|at| words.get(at)).is_some_and(|word| word.starts_with(|it: char| it.is_ascii_digit()))
    };
    // "6 May" and "May 2021" permit nothing.
    let is_month =
        |at: usize| words.get(at) == Some(&"may") && (is_number(at.checked_sub(1)) || is_number(Some(at + 1)));
    let kept: Vec<&str> = words.iter().enumerate().filter(|(at, _)| !is_month(*at)).map(|(_, word)| *word).collect();
    let mut text = format!(" {} ", kept.join(" "));
    let mut found = Vec::new();
    for (mark, words) in WORDS {
        let mut is_there = false;
        for word in words {
            let word = format!(" {word} ");
            if text.contains(&word) {
                is_there = true;
                // "Must not" is not also a "must".
                text = text.replace(&word, "  ");
            }
        }
        if is_there {
            found.push(mark);
        }
    }
    found
}

/// A day that a text prints.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct FoundDay {
    /// The day.
    pub date: NaiveDate,
    /// The day of the week beside it, in lower case, if one is printed.
    pub weekday: Option<String>,
}

/// Returns the days that a text prints with their year: "Thursday 6 May 2021", "6th May 2021".
pub fn days(text: &str) -> Vec<FoundDay> {
    let words: Vec<&str> = text.split(|it: char| !it.is_alphanumeric()).filter(|word| !word.is_empty()).collect();
    let mut found: Vec<FoundDay> = Vec::new();
    for (at, three) in words.windows(3).enumerate() {
        let [day, month, year] = three else { continue };
        let day = day.trim_end_matches(|it: char| it.is_ascii_alphabetic());
        let read = || {
            let (day, year) = (day.parse().ok()?, year.parse().ok().filter(|_| year.len() == 4)?);
            NaiveDate::from_ymd_opt(year, month_named(month)?, day)
        };
        let Some(date) = read() else { continue };
        let before = at.checked_sub(1).and_then(|at| words.get(at)).map(|word| word.to_lowercase());
        let found_day = FoundDay { date, weekday: before.filter(|word| is_weekday(word)) };
        if !found.contains(&found_day) {
            found.push(found_day);
        }
    }
    found
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_strength_of_a_rule_is_found() {
        assert_eq!(marks("Staff MUST NOT do it."), [Mark::MustNot]);
        assert_eq!(
            marks("They must ask; care is taken, and the Chief Constable decides."),
            [Mark::Must, Mark::Should, Mark::Decides]
        );
        assert_eq!(
            marks("In May, mustard is eaten carefully."),
            [Mark::May],
            "a month reads as a word: nobody is misled by it"
        );
        assert_eq!(marks("A meeting is held."), []);
        assert_eq!(marks("The poll is on Thursday 6th May 2027, the count in May 2027."), []);
        assert_eq!(marks("After 6 May 2027 they may."), [Mark::May]);
    }

    #[test]
    fn days_are_found_with_the_day_of_the_week_beside_them() {
        let day = |day| NaiveDate::from_ymd_opt(2021, 4, day).expect("a day");
        let found =
            days("By 1600hrs on Thursday, 8 April 2021; from 22nd April 2021, not 31 April 2021, nor May 2021.");
        let expected = [
            FoundDay { date: day(8), weekday: Some("thursday".to_owned()) },
            FoundDay { date: day(22), weekday: None },
        ];
        assert_eq!(found, expected);
    }
}
