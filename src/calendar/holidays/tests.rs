use super::super::date_text::{iso_date, weekday_date};
use super::*;

/// GOV.UK, "UK bank holidays", England and Wales: every date, including those added after the year's first list.
const ENGLAND_AND_WALES: [(i32, &str); 17] = [
    (2012, "01-02 04-06 04-09 05-07 06-04 06-05 08-27 12-25 12-26"),
    (2013, "01-01 03-29 04-01 05-06 05-27 08-26 12-25 12-26"),
    (2014, "01-01 04-18 04-21 05-05 05-26 08-25 12-25 12-26"),
    (2015, "01-01 04-03 04-06 05-04 05-25 08-31 12-25 12-28"),
    (2016, "01-01 03-25 03-28 05-02 05-30 08-29 12-26 12-27"),
    (2017, "01-02 04-14 04-17 05-01 05-29 08-28 12-25 12-26"),
    (2018, "01-01 03-30 04-02 05-07 05-28 08-27 12-25 12-26"),
    (2019, "01-01 04-19 04-22 05-06 05-27 08-26 12-25 12-26"),
    (2020, "01-01 04-10 04-13 05-08 05-25 08-31 12-25 12-28"),
    (2021, "01-01 04-02 04-05 05-03 05-31 08-30 12-27 12-28"),
    (2022, "01-03 04-15 04-18 05-02 06-02 06-03 08-29 09-19 12-26 12-27"),
    (2023, "01-02 04-07 04-10 05-01 05-08 05-29 08-28 12-25 12-26"),
    (2024, "01-01 03-29 04-01 05-06 05-27 08-26 12-25 12-26"),
    (2025, "01-01 04-18 04-21 05-05 05-26 08-25 12-25 12-26"),
    (2026, "01-01 04-03 04-06 05-04 05-25 08-31 12-25 12-28"),
    (2027, "01-01 03-26 03-29 05-03 05-31 08-30 12-27 12-28"),
    (2028, "01-03 04-14 04-17 05-01 05-29 08-28 12-25 12-26"),
];

/// GOV.UK, "UK bank holidays", Scotland; 15 June 2026 by the proclamation of February 2026.
const SCOTLAND: [(i32, &str); 17] = [
    (2012, "01-02 01-03 04-06 05-07 06-04 06-05 08-06 11-30 12-25 12-26"),
    (2013, "01-01 01-02 03-29 05-06 05-27 08-05 12-02 12-25 12-26"),
    (2014, "01-01 01-02 04-18 05-05 05-26 08-04 12-01 12-25 12-26"),
    (2015, "01-01 01-02 04-03 05-04 05-25 08-03 11-30 12-25 12-28"),
    (2016, "01-01 01-04 03-25 05-02 05-30 08-01 11-30 12-26 12-27"),
    (2017, "01-02 01-03 04-14 05-01 05-29 08-07 11-30 12-25 12-26"),
    (2018, "01-01 01-02 03-30 05-07 05-28 08-06 11-30 12-25 12-26"),
    (2019, "01-01 01-02 04-19 05-06 05-27 08-05 12-02 12-25 12-26"),
    (2020, "01-01 01-02 04-10 05-08 05-25 08-03 11-30 12-25 12-28"),
    (2021, "01-01 01-04 04-02 05-03 05-31 08-02 11-30 12-27 12-28"),
    (2022, "01-03 01-04 04-15 05-02 06-02 06-03 08-01 09-19 11-30 12-26 12-27"),
    (2023, "01-02 01-03 04-07 05-01 05-08 05-29 08-07 11-30 12-25 12-26"),
    (2024, "01-01 01-02 03-29 05-06 05-27 08-05 12-02 12-25 12-26"),
    (2025, "01-01 01-02 04-18 05-05 05-26 08-04 12-01 12-25 12-26"),
    (2026, "01-01 01-02 04-03 05-04 05-25 06-15 08-03 11-30 12-25 12-28"),
    (2027, "01-01 01-04 03-26 05-03 05-31 08-02 11-30 12-27 12-28"),
    (2028, "01-03 01-04 04-14 05-01 05-29 08-07 11-30 12-25 12-26"),
];

/// GOV.UK, "UK bank holidays", Northern Ireland.
const NORTHERN_IRELAND: [(i32, &str); 17] = [
    (2012, "01-02 03-19 04-06 04-09 05-07 06-04 06-05 07-12 08-27 12-25 12-26"),
    (2013, "01-01 03-18 03-29 04-01 05-06 05-27 07-12 08-26 12-25 12-26"),
    (2014, "01-01 03-17 04-18 04-21 05-05 05-26 07-14 08-25 12-25 12-26"),
    (2015, "01-01 03-17 04-03 04-06 05-04 05-25 07-13 08-31 12-25 12-28"),
    (2016, "01-01 03-17 03-25 03-28 05-02 05-30 07-12 08-29 12-26 12-27"),
    (2017, "01-02 03-17 04-14 04-17 05-01 05-29 07-12 08-28 12-25 12-26"),
    (2018, "01-01 03-19 03-30 04-02 05-07 05-28 07-12 08-27 12-25 12-26"),
    (2019, "01-01 03-18 04-19 04-22 05-06 05-27 07-12 08-26 12-25 12-26"),
    (2020, "01-01 03-17 04-10 04-13 05-08 05-25 07-13 08-31 12-25 12-28"),
    (2021, "01-01 03-17 04-02 04-05 05-03 05-31 07-12 08-30 12-27 12-28"),
    (2022, "01-03 03-17 04-15 04-18 05-02 06-02 06-03 07-12 08-29 09-19 12-26 12-27"),
    (2023, "01-02 03-17 04-07 04-10 05-01 05-08 05-29 07-12 08-28 12-25 12-26"),
    (2024, "01-01 03-18 03-29 04-01 05-06 05-27 07-12 08-26 12-25 12-26"),
    (2025, "01-01 03-17 04-18 04-21 05-05 05-26 07-14 08-25 12-25 12-26"),
    (2026, "01-01 03-17 04-03 04-06 05-04 05-25 07-13 08-31 12-25 12-28"),
    (2027, "01-01 03-17 03-26 03-29 05-03 05-31 07-12 08-30 12-27 12-28"),
    (2028, "01-03 03-17 04-14 04-17 05-01 05-29 07-12 08-28 12-25 12-26"),
];

fn worked_out(area: HolidayArea, year: i32) -> Vec<String> {
    let days = bank_holidays(area, year).expect("a known year");
    days.iter().map(|day| iso_date(day.date).split_off("2012-".len())).collect()
}

#[test]
fn bank_holidays_as_gov_uk_publishes_them() {
    use HolidayArea::*;
    for (area, published) in
        [(EnglandAndWales, ENGLAND_AND_WALES), (Scotland, SCOTLAND), (NorthernIreland, NORTHERN_IRELAND)]
    {
        assert_eq!(published.last().map(|(year, _)| *year), Some(LAST_PUBLISHED_YEAR));
        for (year, published) in published {
            assert_eq!(worked_out(area, year).join(" "), published, "{area:?} {year}");
        }
    }
}

/// Representation of the People Act 1983, Schedule 1, rule 2(2)(a): a bank holiday in any part counts at a general
/// election.
#[test]
fn the_united_kingdom_keeps_the_days_of_every_part_once() {
    for ((year, english), ((_, scottish), (_, irish))) in
        ENGLAND_AND_WALES.into_iter().zip(SCOTLAND.into_iter().zip(NORTHERN_IRELAND))
    {
        let all = [english, scottish, irish].join(" ");
        let days: std::collections::BTreeSet<&str> = all.split(' ').collect();
        let days: Vec<&str> = days.into_iter().collect();
        assert_eq!(worked_out(HolidayArea::UnitedKingdom, year), days, "{year}");
    }
}

/// A bank holiday is by definition a day on which banks would otherwise open.
#[test]
fn every_known_year_has_its_eight_holidays_and_none_at_a_weekend() {
    for year in FIRST_YEAR..=LAST_YEAR {
        let days = bank_holidays(HolidayArea::EnglandAndWales, year).expect("a known year");
        let proclaimed =
            |(area, day): &&(HolidayArea, DayOff)| day.date.year() == year && *area == HolidayArea::UnitedKingdom;
        let one_off = PROCLAIMED.iter().filter(proclaimed).count();
        assert_eq!(days.len(), 8 + one_off, "{year}");
        assert!(days.windows(2).all(|pair| pair[0].date < pair[1].date), "{year}: in order, none twice");
        for day in days {
            assert!(day.date.weekday().num_days_from_monday() < 5, "{}", weekday_date(day.date));
            assert_eq!(day.date.year(), year);
        }
    }
}

/// Bank holiday dates for 2012 as proclaimed: the late May holiday moved, and a day was added for the Diamond Jubilee.
#[test]
fn bank_holidays_of_2012_by_name() {
    let names: Vec<_> = bank_holidays(HolidayArea::EnglandAndWales, 2012)
        .expect("a known year")
        .iter()
        .map(|day| format!("{}: {}", weekday_date(day.date), day.name))
        .collect();
    assert_eq!(
        names,
        [
            "Monday 2 January 2012: New Year’s Day (substitute day)",
            "Friday 6 April 2012: Good Friday",
            "Monday 9 April 2012: Easter Monday",
            "Monday 7 May 2012: Early May bank holiday",
            "Monday 4 June 2012: Spring bank holiday",
            "Tuesday 5 June 2012: Diamond Jubilee of Queen Elizabeth II",
            "Monday 27 August 2012: Summer bank holiday",
            "Tuesday 25 December 2012: Christmas Day",
            "Wednesday 26 December 2012: Boxing Day",
        ]
    );
}

/// Schedule 3, rule 2 of the 2012 Order: Christmas Eve is left out though it is no bank holiday, and so is Christmas
/// Day on whatever day of the week it falls.
#[test]
fn christmas_eve_and_christmas_day_are_always_disregarded() {
    for year in FIRST_YEAR..=LAST_YEAR {
        let names = |date: u32| {
            disregarded_days(HolidayArea::UnitedKingdom, year)
                .expect("a known year")
                .into_iter()
                .filter(|day| (day.date.month(), day.date.day()) == (12, date))
                .map(|day| day.name.into_owned())
                .collect::<Vec<_>>()
        };
        assert_eq!(names(24), ["Christmas Eve"], "{year}");
        assert_eq!(names(25), ["Christmas Day"], "{year}");
    }
}

#[test]
fn other_years_are_not_guessed() {
    for year in [i32::MIN, FIRST_YEAR - 1, LAST_YEAR + 1, i32::MAX] {
        assert_eq!(bank_holidays(HolidayArea::UnitedKingdom, year), Err(CalendarError::UnknownYear { year }));
        assert_eq!(disregarded_days(HolidayArea::Scotland, year), Err(CalendarError::UnknownYear { year }));
    }
}
