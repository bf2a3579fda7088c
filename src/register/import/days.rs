//! Days in a table. Every program writes them in its own country's order, and `04/05/2021` does not say which: all days
//! of a table together do.

use calendar::date_text::{is_weekday, parse_date};
use chrono::NaiveDate;
use policy::DateWords;

/// In which order a table's days have day and month.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Order {
    /// As in Britain: `12/04/2021` is 12 April.
    #[default]
    DayFirst,
    /// As in the United States: `4/12/2021` is 12 April.
    MonthFirst,
}

/// What the days of a table say about their order.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Orders {
    /// How many days can only be read with the day first.
    day_first: usize,
    /// How many days can only be read with the month first.
    month_first: usize,
    /// How many days can be read both ways, as different days.
    either: usize,
}

impl Orders {
    /// Looks at one more cell.
    pub fn look_at(&mut self, text: &str, words: &DateWords) {
        if let Some(Written::Numbers(first, second, year)) = written(text, words) {
            match (ymd(year, second, first), ymd(year, first, second)) {
                (Some(_), None) => self.day_first += 1,
                (None, Some(_)) => self.month_first += 1,
                (Some(day), Some(other)) if day != other => self.either += 1,
                _ => {}
            }
        }
    }

    /// Returns the order of the table; `None` where its days contradict each other, so that those that can be read both
    /// ways must not be read at all.
    pub fn order(self) -> Option<Order> {
        match (self.day_first, self.month_first) {
            (_, 0) => Some(Order::DayFirst),
            (0, _) => Some(Order::MonthFirst),
            _ => None,
        }
    }

    /// Returns whether a person has to be told how the days were read: not as everybody here would read them, or by a guess.
    pub fn is_told(self) -> bool {
        self.month_first > 0 || (self.either > 0 && self.day_first == 0)
    }
}

/// Reads a day in any form that programs write: ISO, numbers in the order given, with the month's name in `words` or in English,
/// and any of them with a time behind. Returns `None` for what is no day, and, without an order, for what could be two.
pub fn read_day(text: &str, order: Option<Order>, words: &DateWords) -> Option<NaiveDate> {
    match written(text, words)? {
        Written::Day(day) => Some(day),
        Written::Numbers(first, second, year) => {
            let (day_first, month_first) = (ymd(year, second, first), ymd(year, first, second));
            match order {
                Some(Order::DayFirst) => day_first,
                Some(Order::MonthFirst) => month_first,
                None if day_first.is_some() && month_first.is_some() && day_first != month_first => None,
                None => day_first.or(month_first),
            }
        }
    }
}

/// A day as it is written.
enum Written {
    /// Beyond doubt.
    Day(NaiveDate),
    /// Two numbers, of which either may be the month, and the year.
    Numbers(u32, u32, i32),
}

fn written(text: &str, words: &DateWords) -> Option<Written> {
    let text = words.without_weekday(text.trim());
    // Longer than any day: a sentence that begins with a number.
    if text.len() > 60 {
        return None;
    }
    if let Some(day) = parse_date(text.get(..10).unwrap_or(text)) {
        let rest = text.get(10..).unwrap_or_default();
        return is_time(rest).then_some(Written::Day(day));
    }
    let parts: Vec<&str> = text
        .split(|letter: char| {
            letter.is_whitespace() || matches!(letter, '/' | '.' | '-' | ',' | '\u{2010}'..='\u{2015}')
        })
        .filter(|word| !word.is_empty())
        .collect();
    let parts = match parts.as_slice() {
        [first, rest @ ..] if is_weekday(first) => rest,
        all => all,
    };
    let (date, time) = parts.split_at_checked(3)?;
    let [first, second, third] = date else {
        return None;
    };
    if !is_time(&time.join(".")) {
        return None;
    }
    let named = |day: &str, month: &str, year: &str| {
        Some(Written::Day(ymd(year_of(year)?, words.month_named(month)?, ordinal(day)?)?))
    };
    if words.month_named(second).is_some() {
        return named(first, second, third);
    }
    if words.month_named(first).is_some() {
        return named(second, first, third);
    }
    let (one, two) = (number(first)?, number(second)?);
    // The year in front: as in China and in Sweden, and there is no country with the day after it.
    if first.len() == 4 {
        return Some(Written::Day(ymd(i32::try_from(one).ok()?, two, number(third)?)?));
    }
    Some(Written::Numbers(one, two, year_of(third)?))
}

fn ymd(year: i32, month: u32, day: u32) -> Option<NaiveDate> {
    NaiveDate::from_ymd_opt(year, month, day)
}

fn number(text: &str) -> Option<u32> {
    (text.len() <= 4 && text.bytes().all(|byte| byte.is_ascii_digit())).then(|| text.parse().ok()).flatten()
}

fn ordinal(text: &str) -> Option<u32> {
    let bare = ["st", "nd", "rd", "th"].into_iter().find_map(|ending| text.strip_suffix(ending));
    number(bare.unwrap_or(text))
}

/// Of two digits: this century's. Nobody kept a register of such contacts before.
fn year_of(text: &str) -> Option<i32> {
    let year = i32::try_from(number(text)?).ok()?;
    match text.len() {
        2 => Some(2000 + year),
        4 => Some(year),
        _ => None,
    }
}

/// Returns whether what follows a day is nothing, or a time of day.
fn is_time(text: &str) -> bool {
    let text = text.trim().trim_start_matches(['T', 't']).to_lowercase();
    let bare = text.trim_end_matches('z').trim_end_matches("am").trim_end_matches("pm").trim();
    bare.chars().all(|letter| letter.is_ascii_digit() || matches!(letter, ':' | '.' | '+' | '-' | ' '))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn words() -> DateWords {
        let vocabulary = include_str!("../../../www/text/vocabulary.en.json");
        let json: serde_json::Value = serde_json::from_str(vocabulary).expect("JSON");
        policy::Vocabulary::from_json(&json).expect("the vocabulary").dates
    }

    fn read_day(text: &str, order: Option<Order>) -> Option<NaiveDate> {
        super::read_day(text, order, &words())
    }

    fn day(text: &str) -> NaiveDate {
        parse_date(text).expect("a day")
    }

    #[test]
    fn every_form_of_a_day_is_read() {
        for text in [
            "2021-04-12",
            "2021-04-12T00:00:00",
            "2021-04-12 09:30",
            "2021-04-12T00:00:00Z",
            "2021/04/12",
            "12/04/2021",
            "12.04.2021",
            "12-04-2021",
            "12/4/21",
            "12/04/2021 00:00",
            "12 April 2021",
            "12-Apr-21",
            "Apr 12, 2021",
            "Monday, 12 April 2021",
            "12th April 2021",
            "12 Apr 2021 10:15 am",
            " 12/04/2021 ",
        ] {
            assert_eq!(read_day(text, Some(Order::DayFirst)), Some(day("2021-04-12")), "{text}");
        }
        assert_eq!(read_day("4/12/2021", Some(Order::MonthFirst)), Some(day("2021-04-12")));
        for text in
            ["", "soon", "12", "12/04", "31/02/2021", "12/04/2021 by telephone", "1.2.3.4", "PC 1234 Smith", "0/0/2021"]
        {
            assert_eq!(read_day(text, Some(Order::DayFirst)), None, "{text}");
        }
    }

    #[test]
    fn days_in_the_words_of_a_policy_are_read() {
        let mut words = words();
        let named = |names: &str| names.split(',').map(str::to_owned).collect();
        words.months = named("Ionawr,Chwefror,Mawrth,Ebrill,Mai,Mehefin,Gorffennaf,Awst,Medi,Hydref,Tachwedd,Rhagfyr");
        words.weekdays = named("Dydd Llun,Dydd Mawrth,Dydd Mercher,Dydd Iau,Dydd Gwener,Dydd Sadwrn,Dydd Sul");
        for text in ["Dydd Mawrth 2 Mawrth 2021", "dydd mawrth, 02/03/2021", "2 mawrth 2021 09:30", "Tue, 2 Mar 2021"] {
            assert_eq!(super::read_day(text, Some(Order::DayFirst), &words), Some(day("2021-03-02")), "{text}");
        }
        assert_eq!(super::read_day("Dydd 2 Mawrth 2021", None, &words), None, "no weekday");
    }

    #[test]
    fn the_days_of_a_table_say_their_order_together() {
        let orders = |texts: &[&str]| {
            let mut orders = Orders::default();
            texts.iter().for_each(|text| orders.look_at(text, &words()));
            orders
        };
        assert_eq!(orders(&["4/5/2021", "4/13/2021"]).order(), Some(Order::MonthFirst));
        assert_eq!(orders(&["4/5/2021", "13/4/2021"]).order(), Some(Order::DayFirst));
        assert_eq!(orders(&["4/5/2021"]).order(), Some(Order::DayFirst));
        assert_eq!(orders(&["4/13/2021", "13/4/2021"]).order(), None);
        assert_eq!(read_day("4/5/2021", None), None, "nobody knows");
        assert_eq!(read_day("4/13/2021", None), Some(day("2021-04-13")));
        assert!(orders(&["4/5/2021"]).is_told() && orders(&["4/13/2021"]).is_told());
        assert!(!orders(&["4/5/2021", "13/4/2021"]).is_told() && !orders(&["2021-04-05", "4/4/2021"]).is_told());
    }
}
