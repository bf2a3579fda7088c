//! Dates: what the calendar denies, what it cannot count, and what stands in the wrong order.

use std::collections::{BTreeMap, BTreeSet};

use chrono::{Datelike, NaiveDate, NaiveDateTime};

use calendar::{
    CalendarError,
    holidays::{FIRST_YEAR, LAST_YEAR},
    timetable::Step,
};
use policy::{
    Certainty, Code, Diagnostic, Message, Offset, Policy, PrintedDate, diagnostic::pointer, discrepancy, message,
    resolve::uncountable,
};

/// Adds what is to be said about the policy's dates.
pub(super) fn lint(policy: &Policy, warnings: &mut Vec<Diagnostic>) {
    let circular = counted_from_themselves(policy);
    for (id, entry) in &policy.dates {
        let at = pointer("/dates", id);
        day(id, entry, circular.contains(id.as_str()), &at, warnings);
        let offsets =
            entry.printed.iter().enumerate().filter_map(|(index, printed)| Some((index, printed.offset.as_ref()?)));
        offset(entry.offset.as_ref(), &at, warnings);
        for (index, printed) in offsets {
            offset(Some(printed), &pointer(&pointer(&at, "printed"), index), warnings);
        }
        beyond_holidays(policy, id, entry, &at, warnings);
    }
    calendar(policy, warnings);
    order(policy, warnings);
}

/// Whether the entry says on which day it is, once.
fn day(id: &str, entry: &PrintedDate, is_circular: bool, at: &str, warnings: &mut Vec<Diagnostic>) {
    let (message, help) = match (&entry.date, &entry.offset) {
        (Some(_), Some(_)) => (
            message!("`%id%` has a day and a distance", id),
            message!("keep the day in `date`, and put the distance under `printed` for the calendar to compare"),
        ),
        (None, None) if entry.event.is_none() && entry.certainty != Certainty::NotGiven => (
            message!("`%id%` has no day", id),
            message!(
                "give its `date`, its `offset` from another date, or its `event`; or `\"certainty\": \"not-given\"`"
            ),
        ),
        (Some(_), _) | (_, Some(_)) if entry.certainty == Certainty::NotGiven => {
            (message!("`%id%` has a day that is `not-given`", id), message!("take `certainty` out, or the day"))
        }
        (None, Some(_)) if is_circular => (
            message!("`%id%` is counted from itself", id),
            message!("give one of the dates that hang on each other its day"),
        ),
        _ => return,
    };
    warnings.push(Diagnostic::new(Code::UnclearDay, at, || message).with_help(|| help));
}

/// The dates from which distances lead back to themselves. Each date is passed once, however long a row they hang in.
fn counted_from_themselves(policy: &Policy) -> BTreeSet<&str> {
    let from = |id: &str| {
        let entry = policy.dates.get(id).filter(|entry| entry.date.is_none())?;
        entry.offset.as_ref().map(|offset| offset.from.as_str())
    };
    let mut passed: BTreeSet<&str> = BTreeSet::new();
    let mut circular = BTreeSet::new();
    for id in policy.dates.keys() {
        let mut row: Vec<&str> = Vec::new();
        let mut places: BTreeMap<&str, usize> = BTreeMap::new();
        let mut at = Some(id.as_str());
        while let Some(next) = at.filter(|next| !passed.contains(next)) {
            passed.insert(next);
            places.insert(next, row.len());
            row.push(next);
            at = from(next);
        }
        // Where a row comes back to itself, and not to one before.
        if let Some(back) = at.and_then(|next| places.get(next)) {
            circular.extend(row.iter().skip(*back));
        }
    }
    circular
}

/// Whether a distance is given in one unit.
fn offset(offset: Option<&Offset>, at: &str, warnings: &mut Vec<Diagnostic>) {
    let message = match offset.map(|offset| (offset.days, offset.working_days)) {
        Some((None, None)) => message!("the distance has no count"),
        Some((Some(_), Some(_))) => message!("the distance has two counts"),
        _ => return,
    };
    let warning = Diagnostic::new(Code::UnclearDay, pointer(at, "offset"), || message);
    warnings.push(warning.with_help(|| message!("give `days` or `working_days`, negative for before")));
}

/// Days of years whose bank holidays are not known cannot be counted from.
fn beyond_holidays(policy: &Policy, id: &str, entry: &PrintedDate, at: &str, warnings: &mut Vec<Diagnostic>) {
    let beyond = match policy.day(id) {
        Err(error) => error,
        Ok(Some(date)) if !(FIRST_YEAR..=LAST_YEAR).contains(&date.year()) => CalendarError::UnknownDay { date },
        Ok(_) => return,
    };
    let at = pointer(at, if entry.date.is_some() { "date" } else { "offset" });
    let warning = Diagnostic::new(Code::BeyondHolidays, at, || uncountable(&beyond, Some(&policy.date_words)));
    warnings.push(
        warning
            .with_help(|| message!("look whether the year is right; if it is, use a checker that knows its holidays")),
    );
}

/// What is printed and the calendar denies.
fn calendar(policy: &Policy, warnings: &mut Vec<Diagnostic>) {
    for comparison in discrepancy::compare(policy) {
        match (comparison.denied, comparison.acknowledged) {
            (Some(denied), false) => warnings.push(
                Diagnostic::new(Code::CalendarDenies, comparison.pointer, || Message::said_already(denied.note))
                    .with_help(|| {
                        message!(
                            "if the text really prints this, add `\"acknowledged\": true`; the checker tells the reader"
                        )
                    }),
            ),
            (None, true) => warnings.push(
                Diagnostic::new(Code::NeedlessAcknowledgement, comparison.pointer, || {
                    message!("the calendar agrees with this")
                })
                .with_help(|| message!("take `acknowledged` out")),
            ),
            _ => {}
        }
    }
}

/// What cannot come before something else: the steps of the election, and the period around the poll.
fn order(policy: &Policy, warnings: &mut Vec<Diagnostic>) {
    let mut warn = |at: String, message: Message| {
        let warning = Diagnostic::new(Code::DateOrder, at, || message);
        warnings.push(warning.with_help(|| message!("look at the two dates: one of them is wrong")));
    };
    for (id, entry) in &policy.dates {
        if let (Some(first), Some(last)) = (entry.date, entry.until)
            && last < first
        {
            warn(pointer(&pointer("/dates", id), "until"), message!("`%id%` is over before it begins", id));
        }
    }
    for (later, earlier) in steps_out_of_order(policy) {
        warn(pointer("/dates", later), message!("`%later%` comes before `%earlier%`", later, earlier));
    }
    let Some(poll) = policy.poll().and_then(|poll| poll.date) else {
        return;
    };
    if let Some(rule) = &policy.resignation
        && let Ok(Some(close)) = policy.day(&rule.nominations_close)
        && close >= poll
    {
        let at = pointer("/resignation", "nominations_close");
        warn(at, message!("`%id%` is not before the poll", id = rule.nominations_close));
    }
    if let Some(period) = policy.periods.get(Policy::PERIOD) {
        let (first, after) = whole_day(poll);
        if period.bounds.start.is_some_and(|start| start >= after) {
            warn(pointer("/periods/period", "starts"), message!("`period` starts after the poll"));
        } else if period.bounds.end.is_some_and(|end| end <= first) {
            warn(pointer("/periods/period", "ends"), message!("`period` ends before the poll"));
        }
    }
}

fn whole_day(day: NaiveDate) -> (NaiveDateTime, NaiveDateTime) {
    let first = day.and_time(chrono::NaiveTime::MIN);
    (first, day.succ_opt().map_or(first, |next| next.and_time(chrono::NaiveTime::MIN)))
}

/// The steps that follow each other whatever the calendar says.
const IN_ORDER: [Step; 6] = [
    Step::NoticeOfElection,
    Step::NominationsClose,
    Step::CandidatesPublished,
    Step::Poll,
    Step::Count,
    Step::TermStart,
];

/// Steps that the policy dates in another order than the law's, the later one first. Dates that the calendar denies are
/// left out: one finding is enough.
fn steps_out_of_order(policy: &Policy) -> Vec<(&str, &str)> {
    let denied: BTreeSet<String> =
        discrepancy::date_discrepancies(policy).into_iter().map(|discrepancy| discrepancy.date).collect();
    let mut steps: Vec<_> = (policy.dates.iter())
        .filter(|(id, _)| !denied.contains(*id))
        .filter_map(|(id, entry)| {
            let rank = IN_ORDER.iter().position(|step| Some(*step) == entry.statute)?;
            Some((rank, policy.day(id).ok()??, id.as_str()))
        })
        .collect();
    steps.sort_by_key(|(rank, ..)| *rank);
    let pairs = steps.iter().zip(steps.iter().skip(1));
    let wrong = pairs.filter(|((rank, day, _), (next_rank, next_day, _))| rank < next_rank && next_day < day);
    wrong.map(|((.., earlier), (.., later))| (*later, *earlier)).collect()
}
