//! Dates and times as people type them, and what to tell a person whose date is none.

use chrono::{NaiveDate, NaiveTime};
use policy::DateWords;

/// The first and the last year in which something may happen.
pub const YEARS: std::ops::RangeInclusive<i32> = 2000..=2100;

/// The three parts of a date, as typed.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct TypedDate {
    /// The day of the month.
    pub day: String,
    /// The month, as a number or a name in the page's language or in English.
    pub month: String,
    /// The year.
    pub year: String,
}

/// One part of a date.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum DatePart {
    /// The day of the month.
    Day,
    /// The month.
    Month,
    /// The year.
    Year,
}

/// Why typed text is no date: the parts to look at, the first one first, and the key of the message.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct DateProblem {
    /// The parts that are wrong.
    pub parts: &'static [DatePart],
    /// The message, as a key of the catalogue.
    pub key: &'static str,
}

use DatePart::{Day, Month, Year};

impl TypedDate {
    /// Returns a date as this form shows it.
    pub fn of(date: NaiveDate) -> Self {
        use chrono::Datelike;
        Self { day: date.day().to_string(), month: date.month().to_string(), year: date.year().to_string() }
    }

    /// Returns the part that a field shows.
    pub fn part(&self, part: DatePart) -> &str {
        match part {
            Day => &self.day,
            Month => &self.month,
            Year => &self.year,
        }
    }

    /// Takes over what was typed into a field. A whole date, as one that was pasted, fills all three.
    pub fn set(&mut self, part: DatePart, typed: String, words: &DateWords) {
        if let Some(date) = Self::whole(&typed, words) {
            *self = date;
            return;
        }
        match part {
            Day => self.day = typed,
            Month => self.month = typed,
            Year => self.year = typed,
        }
    }

    /// Reads a whole date in one text: `12/04/2021`, `12 April 2021`, `Monday 12th April 2021`, `2021-04-12`. The day comes
    /// first, as it does in this country, unless the year does.
    fn whole(typed: &str, words: &DateWords) -> Option<Self> {
        // Names have letters beyond ASCII. Which signs are letters would bring all their tables: those from here on are.
        let ends = |letter: char| letter < 'À' && !letter.is_ascii_alphanumeric();
        let parts = words.without_weekday(typed.trim()).split(ends).filter(|part| !part.is_empty());
        let is_weekday = |part: &&str| part.ends_with("day") || part.ends_with("DAY");
        let parts: Vec<&str> = parts.filter(|part| !is_weekday(part)).collect();
        let is_year = |part: &str| part.len() == 4 && number(part, 4).is_some();
        let (day, month, year) = match parts.as_slice() {
            [year, month, day] if is_year(year) => (day, month, year),
            [day, month, year] => (day, month, year),
            _ => return None,
        };
        (is_year(year) && day_number(day).is_some() && month_number(month, words).is_some()).then(|| Self {
            day: without_ending(day).to_owned(),
            month: (*month).to_owned(),
            year: (*year).to_owned(),
        })
    }

    /// Returns whether nothing was typed at all.
    pub fn is_empty(&self) -> bool {
        [Day, Month, Year].iter().all(|part| self.part(*part).trim().is_empty())
    }

    /// Reads the date.
    ///
    /// # Errors
    ///
    /// Returns what is wrong, worded as the GOV.UK Design System words it.
    pub fn read(&self, words: &DateWords) -> Result<NaiveDate, DateProblem> {
        let (day, month, year) = (self.day.trim(), self.month.trim(), self.year.trim());
        let problem = |parts, key| Err(DateProblem { parts, key });
        // A whole date whose year has two digits is known only once nothing more is typed.
        if let (true, Some((start, end))) = (month.is_empty() && year.is_empty(), day.rsplit_once(['/', '.', '-', ' ']))
            && let (2, Some(date)) = (end.len(), Self::whole(&format!("{start} 20{end}"), words))
        {
            return date.read(words);
        }
        match (day.is_empty(), month.is_empty(), year.is_empty()) {
            (true, true, true) => return problem(&[Day, Month, Year], "error.date"),
            (true, true, false) => return problem(&[Day, Month], "error.date.day-and-month"),
            (true, false, true) => return problem(&[Day, Year], "error.date.day-and-year"),
            (false, true, true) => return problem(&[Month, Year], "error.date.month-and-year"),
            (true, false, false) => return problem(&[Day], "error.date.day"),
            (false, true, false) => return problem(&[Month], "error.date.month"),
            (false, false, true) => return problem(&[Year], "error.date.year"),
            (false, false, false) => {}
        }
        let Some(year) = number(year, 9) else {
            return problem(&[Year], "error.date.unreal");
        };
        if self.year.trim().len() != 4 {
            return problem(&[Year], "error.date.short-year");
        }
        let year = i32::try_from(year).unwrap_or_default();
        let date = day_number(day)
            .zip(month_number(month, words))
            .and_then(|(day, month)| NaiveDate::from_ymd_opt(year, month, day));
        match date {
            None => problem(&[Day, Month, Year], "error.date.unreal"),
            Some(_) if !YEARS.contains(&year) => problem(&[Year], "error.date.years"),
            Some(date) => Ok(date),
        }
    }
}

/// Reads a number of at most so many digits.
fn number(typed: &str, most: usize) -> Option<u32> {
    (typed.len() <= most && typed.bytes().all(|byte| byte.is_ascii_digit())).then(|| typed.parse().ok()).flatten()
}

/// Reads a day of the month: `6`, `06`, `6th`.
fn day_number(typed: &str) -> Option<u32> {
    number(without_ending(typed), 2)
}

/// Returns a day of the month without the letters of an ordinal.
fn without_ending(typed: &str) -> &str {
    let ending = ["st", "nd", "rd", "th"].into_iter().find(|ending| {
        typed.len() > 2 && typed.get(typed.len() - 2..).is_some_and(|end| end.eq_ignore_ascii_case(ending))
    });
    ending.and_then(|ending| typed.get(..typed.len() - ending.len())).unwrap_or(typed)
}

/// Reads a month: `5`, `05`, or its name in the page's own words, whole or short, or in English, where three letters do.
fn month_number(typed: &str, words: &DateWords) -> Option<u32> {
    words.month_named(typed).or_else(|| number(typed, 2))
}

/// Reads a time of day, in the page's own words or in English: `9:30pm`, `9.30 pm`, `21:30`, `2130`, `10pm`, `midday`. A bare hour
/// could be morning or evening, so it is none.
pub fn read_time(typed: &str, words: &DateWords) -> Option<NaiveTime> {
    let plain = |text: &str| -> String {
        text.trim().to_ascii_lowercase().chars().filter(|letter| !letter.is_whitespace()).collect()
    };
    let typed = plain(typed);
    if typed == plain(&words.midnight) || typed == "midnight" {
        return NaiveTime::from_hms_opt(0, 0, 0);
    }
    if typed == plain(&words.midday) || typed == "midday" || typed == "noon" {
        return NaiveTime::from_hms_opt(12, 0, 0);
    }
    let own = |pattern: &str| plain(pattern).replace("%time%", "");
    let (morning, afternoon) = (own(&words.morning), own(&words.afternoon));
    let halves = [("am", 0), ("a.m.", 0), ("pm", 12), ("p.m.", 12), (&morning, 0), (&afternoon, 12)];
    let half = halves.iter().find_map(|(half, hours)| Some((typed.strip_suffix(half)?, Some(*hours))));
    let (clock, half) = half.unwrap_or((&typed, None));
    let (hour, minute) = match clock.split_once([':', '.']) {
        Some((hour, minute)) if minute.len() == 2 => (number(hour, 2)?, number(minute, 2)?),
        Some(_) => return None,
        None if clock.len() == 4 => {
            let together = number(clock, 4)?;
            (together / 100, together % 100)
        }
        None if half.is_some() => (number(clock, 2)?, 0),
        None => return None,
    };
    let hour = match half {
        Some(half) if (1..=12).contains(&hour) => hour % 12 + half,
        Some(_) => return None,
        None => hour,
    };
    (!clock.is_empty() && !clock.starts_with([':', '.'])).then(|| NaiveTime::from_hms_opt(hour, minute, 0)).flatten()
}

#[cfg(test)]
mod tests {
    use super::*;
    use calendar::date_text::{iso_date, parse_time};

    fn words() -> DateWords {
        crate::testing::setting().policy.date_words.clone()
    }

    fn read(day: &str, month: &str, year: &str) -> Result<String, &'static str> {
        let typed = TypedDate { day: day.to_owned(), month: month.to_owned(), year: year.to_owned() };
        typed.read(&words()).map(iso_date).map_err(|problem| problem.key)
    }

    #[test]
    fn dates_as_people_type_them() {
        for (day, month, year) in
            [("6", "5", "2021"), ("06", "05", "2021"), (" 6 ", "May", "2021"), ("6", "MAY", "2021")]
        {
            assert_eq!(read(day, month, year).as_deref(), Ok("2021-05-06"), "{day} {month} {year}");
        }
        assert_eq!(read("1", "sept", "2021").as_deref(), Ok("2021-09-01"));
        assert_eq!(read("29", "2", "2020").as_deref(), Ok("2020-02-29"));
        assert_eq!(read("1", "1", "2000").as_deref(), Ok("2000-01-01"));
        assert_eq!(read("31", "12", "2100").as_deref(), Ok("2100-12-31"));
    }

    #[test]
    fn a_whole_date_fills_all_three_parts() {
        for pasted in
            ["12/04/2021", "12.4.2021", "12 April 2021", "12th apr 2021", "Monday 12 April 2021", "2021-04-12"]
        {
            let mut typed = TypedDate::default();
            typed.set(DatePart::Day, pasted.to_owned(), &words());
            assert_eq!(typed.read(&words()).map(iso_date).ok().as_deref(), Some("2021-04-12"), "{pasted}");
        }
        for part in ["12", "12/4", "April", "6th", "1 2 3", "12 4 21", "my 12 4 2021"] {
            let mut typed = TypedDate::default();
            typed.set(DatePart::Day, part.to_owned(), &words());
            assert_eq!(typed.day, part);
        }
        assert_eq!(read("6th", "5", "2021").as_deref(), Ok("2021-05-06"));
        assert_eq!(read("22ND", "3", "2021").as_deref(), Ok("2021-03-22"));
    }

    #[test]
    fn a_whole_date_with_a_short_year_is_understood_once_it_is_read() {
        for typed in ["13/04/21", "13.4.21", "13-04-21", "13 April 21", "13th Apr 21"] {
            assert_eq!(read(typed, "", "").as_deref(), Ok("2021-04-13"), "{typed}");
        }
        for (typed, key) in [
            ("13/04/2", "error.date.month-and-year"),
            ("31/02/21", "error.date.unreal"),
            ("13/04/21 x", "error.date.month-and-year"),
        ] {
            assert_eq!(read(typed, "", ""), Err(key), "{typed}");
        }
        assert_eq!(read("13/04/21", "4", "2021"), Err("error.date.unreal"), "what stands in the other fields counts");
    }

    #[test]
    fn dates_that_are_none_say_why() {
        for (day, month, year, key) in [
            ("", " ", "", "error.date"),
            ("", "5", "2021", "error.date.day"),
            ("6", "", "2021", "error.date.month"),
            ("6", "5", "", "error.date.year"),
            ("", "", "2021", "error.date.day-and-month"),
            ("", "5", "", "error.date.day-and-year"),
            ("6", "", "", "error.date.month-and-year"),
            ("29", "2", "2021", "error.date.unreal"),
            ("6", "Ma", "2021", "error.date.unreal"),
            ("6", "13", "2021", "error.date.unreal"),
            ("-6", "5", "2021", "error.date.unreal"),
            ("+6", "5", "2021", "error.date.unreal"),
            ("6", "5", "year", "error.date.unreal"),
            ("6", "5", "21", "error.date.short-year"),
            ("6", "5", "20211", "error.date.short-year"),
            ("6", "5", "1999", "error.date.years"),
            ("6", "5", "2101", "error.date.years"),
            ("٦", "5", "2021", "error.date.unreal"),
            ("<script>", "5", "2021", "error.date.unreal"),
        ] {
            assert_eq!(read(day, month, year), Err(key), "{day} {month} {year}");
        }
    }

    #[test]
    fn months_of_the_page_s_own_language_are_read_and_english_ones_still() {
        let mut words = words();
        let set = |names: &mut Vec<String>, own: &str| *names = own.split(' ').map(str::to_owned).collect();
        let read = |pasted: &str, words: &DateWords| {
            let mut typed = TypedDate::default();
            typed.set(DatePart::Day, pasted.to_owned(), words);
            typed.read(words).map(iso_date).map_err(|problem| problem.key)
        };
        let welsh = "Ionawr Chwefror Mawrth Ebrill Mai Mehefin Gorffennaf Awst Medi Hydref Tachwedd Rhagfyr";
        set(&mut words.months, welsh);
        set(&mut words.short_months, "Ion Chwef Maw Ebr Mai Meh Gorff Awst Medi Hyd Tach Rhag");
        words.weekdays = ["Dydd Llun", "Dydd Mawrth", "Dydd Mercher", "Dydd Iau"].map(str::to_owned).to_vec();
        for typed in
            ["6 Mai 2021", "6 MAI 2021", "6th May 2021", "Thursday 6 May 2021", "6 Mai 21", "dydd Iau 6 Mai 2021"]
        {
            assert_eq!(read(typed, &words).as_deref(), Ok("2021-05-06"), "{typed}");
        }
        assert_eq!(read("1 maw 2021", &words).as_deref(), Ok("2021-03-01"));
        assert_eq!(read("2 Mawrth 2021", &words).as_deref(), Ok("2021-03-02"));
        assert_eq!(read("1 March 2021", &words).as_deref(), Ok("2021-03-01"));
        let french = "janvier février mars avril mai juin juillet août septembre octobre novembre décembre";
        set(&mut words.months, french);
        set(&mut words.short_months, "janv févr mars avr mai juin juil août sept oct nov déc");
        for (typed, day) in [
            ("14 juillet 2021", Ok("2021-07-14")),
            ("14 juil 2021", Ok("2021-07-14")),
            ("14 juin 2021", Ok("2021-06-14")),
            ("14\u{a0}février\u{a0}2021", Ok("2021-02-14")),
            ("14 févr. 2021", Ok("2021-02-14")),
            ("14 jui 2021", Err("error.date.month-and-year")),
        ] {
            assert_eq!(read(typed, &words).as_deref(), day.as_deref(), "{typed}");
        }
    }

    #[test]
    fn times_as_people_type_them() {
        let words = &words();
        for (typed, time) in [
            ("9:30pm", "21:30"),
            ("9.30 pm", "21:30"),
            ("9.30 p.m.", "21:30"),
            ("10pm", "22:00"),
            ("10 PM", "22:00"),
            ("12am", "00:00"),
            ("12:05pm", "12:05"),
            ("21:59", "21:59"),
            ("2159", "21:59"),
            ("09:05", "09:05"),
            ("midday", "12:00"),
            ("midnight", "00:00"),
        ] {
            assert_eq!(read_time(typed, words), parse_time(time), "{typed}");
        }
        for typed in ["", "9", "21", "25:00", "21:60", "13pm", "0pm", "9:3", ":30", "pm", "ten", "-1:30", "1:2:3"] {
            assert_eq!(read_time(typed, words), None, "{typed}");
        }
    }
}
