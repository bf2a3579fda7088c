//! Verdicts, dates, responses and posts in words.

use chrono::{NaiveDateTime, NaiveTime};

use engine::{Response, fact};
use entry::words::response_text;
use policy::{Advice, Bounds, Certainty, Contact, Policy, PrintedDate, Referral, Verdict, Vocabulary};

use govuk::context::Context;

use super::replay::{Replay, times_that_matter};

/// Returns a verdict as its tag says it, with the post that decides where there is one.
pub fn verdict(context: &Context, advice: &Advice) -> String {
    let deciders = advice.refer_to.as_ref().map(|deciders| deciders.in_sentence(context.policy(), context.addressee));
    let several = matches!(advice.refer_to, Some(Referral::AllOf { .. } | Referral::InOrder { .. }));
    let suffix = if several && advice.verdict == Verdict::Refer { ".several" } else { "" };
    context.fill(&format!("verdict.{}{suffix}", advice.verdict.id()), &[("post", &deciders.unwrap_or_default())])
}

/// Returns a verdict as a clause inside a sentence: "you must not do this".
pub fn verdict_clause(context: &Context, verdict: Verdict) -> String {
    context.say(&format!("verdict.clause.{}", verdict.id()))
}

/// Returns a post inside a sentence: "the Deputy Monitoring Officer", "your line manager".
pub fn the_post(context: &Context, contact: &Contact) -> String {
    context.read(&contact.in_sentence)
}

/// Returns the day, or the days, of a date of the protocol, as sure as the protocol is of it.
pub fn date_words(context: &Context, id: &str, entry: &PrintedDate) -> String {
    let Some(day) = context.policy().day(id).ok().flatten() else {
        return match &entry.event {
            Some(event) => context.fill("date.event", &[("event", &context.read(event))]),
            None => context.say("date.not-given"),
        };
    };
    let words = match (entry.until, entry.time) {
        (Some(until), _) => context.fill(
            "date.until",
            &[("first", &context.dates().with_weekday(day)), ("last", &context.dates().with_weekday(until))],
        ),
        (None, Some(time)) => context
            .fill("date.at", &[("date", &context.dates().with_weekday(day)), ("time", &context.dates().time(time))]),
        (None, None) => context.dates().with_weekday(day),
    };
    let key = match entry.certainty {
        Certainty::Approximate => "date.approximate",
        Certainty::Likely => "date.likely",
        Certainty::NoLaterThan => "date.no-later-than",
        Certainty::Fixed | Certainty::NotGiven => return words,
    };
    context.fill(key, &[("date", &words)])
}

/// Returns a response in words.
pub fn response(context: &Context, replayed: &Replay<'_>, question: &str, response: &Response) -> String {
    let words = response_text(context.policy(), question, response, context.addressee);
    let whole_day = matches!(response, Response::Day(_))
        && question == Vocabulary::ACTIVITY_DATE
        && !times_that_matter(context.policy(), &replayed.walk.flow.id, &replayed.responses).is_empty();
    if whole_day { context.fill("date.time-not-known", &[("date", &words)]) } else { words }
}

/// Returns the bounds that hold for these responses of a period, by id.
pub fn bounds(context: &Context, period: &str, replayed: &Replay<'_>) -> Option<Bounds> {
    let period = context.policy().periods.get(period)?;
    Some(fact::bounds(period, &replayed.walk.flow.id, &replayed.responses))
}

/// Returns the value of a derived fact in words, and for a place in a period its bounds: "Before the pre-election
/// period", "before 22 March 2021".
pub fn derived(context: &Context, fact: &str, value: &str, replayed: &Replay<'_>) -> (String, Option<String>) {
    let wording = context.policy().derived.get(fact).and_then(|wording| wording.values.get(value));
    let words = wording.map_or_else(|| value.to_owned(), |text| context.read(text));
    let bounds = bounds(context, fact, replayed).unwrap_or_default();
    let detail = match (value, bounds.start, bounds.end) {
        ("before", Some(start), _) => Some(context.fill("period.before", &[("start", &edge(context, start))])),
        ("after", _, Some(end)) => Some(context.fill("period.after", &[("end", &last(context, end))])),
        ("pre-election" | "during", Some(start), Some(end)) => {
            Some(context.fill("period.during", &[("start", &edge(context, start)), ("end", &last(context, end))]))
        }
        _ => None,
    };
    (words, detail)
}

/// Returns the name of a derived fact in a summary list.
pub fn derived_name(context: &Context, fact: &str) -> String {
    context.policy().derived.get(fact).map_or_else(|| fact.to_owned(), |wording| context.read(&wording.short))
}

/// Returns the name of a question in a summary list.
pub fn short(context: &Context, question: &str) -> String {
    context
        .policy()
        .questions
        .get(question)
        .map_or_else(|| question.to_owned(), |question| context.read(&question.short))
}

/// Returns the protocol in words: its title, and its version and date where it has them.
pub fn protocol(context: &Context) -> String {
    let protocol = &context.policy().protocol;
    let more = [&protocol.version, &protocol.date].into_iter().flatten().cloned();
    std::iter::once(protocol.title.clone()).chain(more).collect::<Vec<_>>().join(", ")
}

/// Returns the main election in words: "Police and Crime Commissioner election, 6 May 2021".
pub fn election(context: &Context) -> String {
    let title = context.policy().elections.first().map(|election| election.title.clone()).unwrap_or_default();
    match context.setting.poll_day() {
        Some(day) => format!("{title}, {}", context.dates().day(day)),
        None => title,
    }
}

/// Returns the date that bounds the period before the election and of which the protocol is not sure, if the
/// activity is near it or the protocol gives no start at all.
pub fn unsure_bound(context: &Context, replayed: &Replay<'_>) -> Option<String> {
    let passed = replayed.walk.trail.iter().find(|step| step.fact == Policy::PERIOD)?;
    if passed.value == "not-fixed" {
        return Some(context.say("outcome.no-start"));
    }
    let period = &context.policy().periods.get(Policy::PERIOD)?.period;
    let day = replayed.responses.get(Vocabulary::ACTIVITY_DATE).and_then(Response::day)?;
    let unsure = [&period.starts, &period.ends].into_iter().flatten().find_map(|id| {
        let entry = context.policy().dates.get(id)?;
        let bound = context.policy().day(id).ok().flatten()?;
        (entry.certainty != Certainty::Fixed && (bound - day).num_days().abs() <= NEAR_DAYS)
            .then(|| (context.read(&entry.name), date_words(context, id, entry)))
    });
    unsure.map(|(name, date)| context.fill("outcome.near-unsure", &[("name", &name), ("date", &date)]))
}

/// Returns the first moment of a period: "22 March 2021", or "4pm on 22 March 2021".
fn edge(context: &Context, start: NaiveDateTime) -> String {
    match start.time() {
        NaiveTime::MIN => context.dates().day(start.date()),
        time => context.fill(
            "date.moment",
            &[("date", &context.dates().day(start.date())), ("time", &context.dates().time(time))],
        ),
    }
}

/// Returns the end of a period as people say it: the last whole day, or the day and the time.
fn last(context: &Context, end: NaiveDateTime) -> String {
    match (end.time() == NaiveTime::MIN, end.date().pred_opt()) {
        (true, Some(last_day)) => context.dates().day(last_day),
        _ => edge(context, end),
    }
}
/// Within so many days of a date that the protocol gives only roughly, a person is told so.
const NEAR_DAYS: i64 = 14;

/// Returns the words with a small first letter, for the middle of a sentence. A word in capitals, such as OPCC, stays.
pub fn lower_first(words: &str) -> String {
    let mut letters = words.chars();
    match (letters.next(), letters.clone().next()) {
        (Some(first), Some(second)) if !second.is_ascii_uppercase() => {
            std::iter::once(first.to_ascii_lowercase()).chain(letters).collect()
        }
        _ => words.to_owned(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use calendar::date_text::parse_moment;
    use govuk::testing::setting;
    use policy::Addressee;

    fn context(addressee: Addressee) -> Context {
        Context { setting: setting(), addressee }
    }

    #[test]
    fn dates_are_as_sure_as_the_protocol_is() {
        let me = context(Addressee::Me);
        let poll = me.policy().dates.get("poll").expect("the poll").clone();
        let words = |certainty| date_words(&me, "poll", &PrintedDate { certainty, ..poll.clone() });
        assert_eq!(words(Certainty::Fixed), "Thursday 6 May 2021");
        assert_eq!(words(Certainty::Approximate), "about Thursday 6 May 2021");
        let close = me.policy().dates.get("close").expect("the close").clone();
        assert_eq!(date_words(&me, "close", &close), "Thursday 8 April 2021 at 4pm");
        assert_eq!(date_words(&me, "none", &PrintedDate::default()), "the protocol gives no date");
    }

    #[test]
    fn a_period_ends_on_its_last_day_or_at_its_time() {
        let moment = |written| parse_moment(written).expect(written);
        let me = context(Addressee::Me);
        assert_eq!(last(&me, moment("2021-05-07T00:00")), "6 May 2021");
        assert_eq!(last(&me, moment("2021-05-06T22:00")), "10pm on 6 May 2021");
        assert_eq!(edge(&me, moment("2021-03-22T00:00")), "22 March 2021");
    }

    #[test]
    fn words_in_capitals_keep_them() {
        assert_eq!(lower_first("Before the period"), "before the period");
        assert_eq!(lower_first("OPCC staff"), "OPCC staff");
        assert_eq!(lower_first(""), "");
    }
}
