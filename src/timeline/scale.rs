//! Days and their places on the line.

use chrono::{Datelike, Days, NaiveDate};

use super::{LENGTH, MARK, Month, Place};

/// A mark at either end stays on the picture.
const MARGIN: Place = MARK / 2;

/// Which days the line shows.
pub(super) struct Scale {
    first: NaiveDate,
    last: NaiveDate,
}

impl Scale {
    pub(super) const fn new(first: NaiveDate, last: NaiveDate) -> Self {
        Self { first, last }
    }

    /// Returns the place of a day. One outside the line stands at its end.
    pub(super) fn place(&self, day: NaiveDate) -> Place {
        if day < self.first {
            return MARGIN / 3;
        }
        if day > self.last {
            return LENGTH - MARGIN / 3;
        }
        let days = (self.last - self.first).num_days().max(1);
        let room = i64::from(LENGTH - 2 * MARGIN);
        let along = (day - self.first).num_days() * room / days;
        MARGIN + u32::try_from(along).unwrap_or(0)
    }

    /// Returns the first days of months, those named whose names have room.
    pub(super) fn months(&self, room: Place) -> Vec<Month> {
        let mut months: Vec<Month> = Vec::new();
        let mut named_until = MARGIN / 2;
        let mut next = self.first.with_day(1);
        while let Some(day) = next.filter(|day| *day <= self.last) {
            next = day.checked_add_days(Days::new(31)).and_then(|day| day.with_day(1));
            if day < self.first {
                continue;
            }
            let at = self.place(day);
            let is_named = at >= named_until;
            if is_named {
                named_until = at + room;
            }
            months.push(Month { day, at, is_named });
        }
        months
    }
}
