//! What a column takes and how it reads, by its kind.

use chrono::Datelike;

use calendar::date_text::{iso_date, parse_date};
use policy::{Column, Policy, hidden::is_hidden, vocabulary::ColumnKind};

use super::{email::lines, words::label};

/// Days outside these years are typing errors.
const YEARS: std::ops::RangeInclusive<i32> = 2000..=2100;

/// What is wrong with a column.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Trouble {
    /// Required and empty.
    Empty,
    /// No day that exists, written `2021-05-06`.
    NotADay,
    /// A day before 2000 or after 2100.
    OutOfRange,
    /// Neither `yes` nor `no`.
    NotYesOrNo,
    /// A contact on a day that is still to come.
    ToCome,
}

/// Reads what was typed into a column as the register keeps it; empty where nothing was.
///
/// # Errors
///
/// Returns what is wrong with it.
pub fn read_value(column: &Column, typed: &str) -> Result<String, Trouble> {
    // Pasted text brings signs that nobody sees and that make the register read differently from what it says.
    let seen = typed.replace(is_hidden, "");
    let typed = seen.trim();
    if typed.is_empty() {
        return if column.required { Err(Trouble::Empty) } else { Ok(String::new()) };
    }
    match column.kind {
        ColumnKind::Line => Ok(typed.split_whitespace().collect::<Vec<_>>().join(" ")),
        ColumnKind::Lines => Ok(lines(typed).join("\n")),
        ColumnKind::Date => {
            let day = parse_date(typed).ok_or(Trouble::NotADay)?;
            if YEARS.contains(&day.year()) { Ok(iso_date(day)) } else { Err(Trouble::OutOfRange) }
        }
        ColumnKind::YesNo if matches!(typed, "yes" | "no") => Ok(typed.to_owned()),
        ColumnKind::YesNo => Err(Trouble::NotYesOrNo),
    }
}

/// Returns a value as people read it: "6 May 2021", "Yes".
pub fn shown_value(policy: &Policy, kind: ColumnKind, value: &str) -> String {
    match kind {
        ColumnKind::Date => parse_date(value).map_or_else(|| value.to_owned(), |day| policy.date_words.day(day)),
        ColumnKind::YesNo => label(policy, value),
        ColumnKind::Line | ColumnKind::Lines => value.to_owned(),
    }
}
