//! The protocol's dates as a picture, and as a list with the same numbers.
//!
//! The picture is for the eye only. Its places are percentages of its width, so that nothing in it grows or shrinks.

use yew::prelude::*;

use crate::{
    calendar::date_text::{long_date, short_month},
    policy::{Bounds, Policy},
    timeline::{Band, Edge, Entry, Moment, Month, Pin, Place, Timeline},
};

use super::{
    browser,
    context::Context,
    parts::{details, heading, secondary},
    wording::upper_first,
};

/// How high one lane of marks is.
const LANE: u32 = 28;
/// How high the band is.
const BAND: u32 = 18;
/// How much room is below the band, for pins and the names of months.
const BELOW: u32 = 24;
/// How much more room a pin takes below the band.
const PIN: u32 = 16;
/// How far an end of the band that is not sure reaches.
const UNSURE: Place = 40;

/// Returns all that the start says about dates: picture, list, and the file for calendar programs.
pub fn key_dates(context: &Context) -> Html {
    let moment = Moment { today: Some(context.setting.today), activity: None };
    let Some(line) = Timeline::new(context.policy(), None, moment) else {
        return Html::default();
    };
    let calendar = {
        let context = context.clone();
        Callback::from(move |_: MouseEvent| {
            let name = format!("{}.ics", context.policy().id);
            let file = context.calendar_file().unwrap_or_default();
            let _ = browser::download(&name, "text/calendar", file.as_bytes());
        })
    };
    html! {
        <>
            { heading(context, 1, context.say("dates.heading")) }
            { figure(context, &line) }
            { list(context, &line) }
            <p class="govuk-body checker-no-print">{ secondary(context.say("calendar.button"), calendar) }</p>
        </>
    }
}

/// Returns the picture with the date of the activity in it, and the list behind a details component.
pub fn dates_around(context: &Context, bounds: Option<Bounds>, moment: Moment) -> Html {
    match Timeline::new(context.policy(), bounds, moment) {
        Some(line) => html! {
            <>
                { heading(context, 1, context.say("dates.heading")) }
                { figure(context, &line) }
                <div class="checker-timeline-details">{ details(context.say("timeline.list"), list(context, &line)) }</div>
            </>
        },
        None => Html::default(),
    }
}

fn figure(context: &Context, line: &Timeline<'_>) -> Html {
    let axis = line.lanes * LANE;
    let pins = if line.today.is_some() || line.activity.is_some() { PIN } else { 0 };
    let height = (axis + BAND + BELOW + pins).to_string();
    html! {
        <div class="checker-timeline">
            <svg class="checker-timeline__picture" {height} aria-hidden="true" focusable="false">
                { band(line.band, axis) }
                { for line.months.iter().map(|month| month_mark(month, axis, pins)) }
                { stroke("axis", 0, 1000, axis + BAND) }
                { pin("today", line.today, axis) }
                { pin("activity", line.activity, axis) }
                // All stems before all marks: none runs across a number.
                { for line.entries.iter().map(|entry| stem(entry, axis)) }
                { for line.entries.iter().enumerate().map(|(index, entry)| mark(index, entry, axis)) }
            </svg>
            <ul class="checker-timeline__key">
                if line.band.is_some() {
                    { key_row("band", context.policy().periods.get(Policy::PERIOD).map(|found| context.read(&found.period.name))) }
                }
                { key_row("activity", line.activity.map(|pin| day_words(context, "timeline.activity", pin))) }
                { key_row("today", line.today.map(|pin| day_words(context, "timeline.today", pin))) }
                { key_row("unsure", line.is_unsure().then(|| context.say("timeline.unsure"))) }
            </ul>
        </div>
    }
}

fn day_words(context: &Context, key: &str, pin: Pin) -> String {
    context.fill(key, &[("date", &long_date(pin.day))])
}

fn key_row(kind: &str, words: Option<String>) -> Html {
    match words {
        Some(words) => html! {
            <li><span class={format!("checker-timeline__swatch checker-timeline__swatch--{kind}")} aria-hidden="true" />{ words }</li>
        },
        None => Html::default(),
    }
}

fn percent(place: Place) -> String {
    format!("{}.{}%", place / 10, place % 10)
}

fn class(part: &str) -> String {
    format!("checker-timeline__{part}")
}

/// Returns a level line: a thick one is a band, and its stripes are dashes.
fn stroke(part: &str, from: Place, to: Place, height: u32) -> Html {
    let height = height.to_string();
    html! { <line class={class(part)} x1={percent(from)} x2={percent(to)} y1={height.clone()} y2={height} /> }
}

fn upright(part: &str, at: Place, from: u32, to: u32) -> Html {
    html! { <line class={class(part)} x1={percent(at)} x2={percent(at)} y1={from.to_string()} y2={to.to_string()} /> }
}

fn band(band: Option<Band>, axis: u32) -> Html {
    let Some(Band { from, to, start, end }) = band else {
        return Html::default();
    };
    let middle = axis + BAND / 2;
    let half = (to - from.min(to)) / 2;
    let reach = |edge: Edge| match edge {
        Edge::Sure => 0,
        Edge::Unsure => UNSURE.min(half),
        // Nobody knows where it starts: no part of it is sure.
        Edge::Open => to - from.min(to),
    };
    let sure_from = from + reach(start);
    let sure_to = to - reach(end).min(to);
    html! {
        <>
            if start != Edge::Sure || end != Edge::Sure {
                { stroke("band checker-timeline__band--unsure", from - reach(start).min(from), (to + reach(end)).min(1000), middle) }
            }
            if sure_from < sure_to {
                { stroke("band", sure_from, sure_to, middle) }
            }
        </>
    }
}

fn month_mark(month: &Month, axis: u32, pins: u32) -> Html {
    let foot = axis + BAND;
    html! {
        <>
            { upright("tick", month.at, foot, foot + 6) }
            if month.is_named {
                <text class="checker-timeline__month" x={percent(month.at)} y={(foot + 20 + pins).to_string()}>{ short_month(month.day) }</text>
            }
        </>
    }
}

fn pin(kind: &str, pin: Option<Pin>, axis: u32) -> Html {
    let Some(pin) = pin else {
        return Html::default();
    };
    let foot = axis + BAND;
    // A path knows no percentages: a picture inside the picture carries it to its place.
    let shape = match (pin.is_beyond, pin.at < 500) {
        (false, _) => "M0 1l7 13h-14z",
        (true, true) => "M-8 8l14 -7v14z",
        (true, false) => "M8 8l-14 -7v14z",
    };
    html! {
        <>
            if !pin.is_beyond {
                { upright(kind, pin.at, 0, foot) }
            }
            <svg class="checker-timeline__place" x={percent(pin.at)} y={foot.to_string()}>
                <path class={class(&format!("{kind}-pin"))} d={shape} />
            </svg>
        </>
    }
}

/// Returns how high the middle of a mark is.
fn middle(entry: &Entry<'_>, axis: u32) -> u32 {
    axis - entry.lane * LANE - LANE / 2
}

fn stem(entry: &Entry<'_>, axis: u32) -> Html {
    html! {
        <>
            { upright("stem", entry.at, middle(entry, axis), axis + BAND) }
            if let Some(until) = entry.until {
                { stroke("stretch", entry.at, until, middle(entry, axis)) }
            }
        </>
    }
}

fn mark(index: usize, entry: &Entry<'_>, axis: u32) -> Html {
    let middle = middle(entry, axis);
    let unsure = if entry.is_sure { "" } else { " checker-timeline__mark--unsure" };
    html! {
        <>
            <circle class={format!("checker-timeline__mark{unsure}")} cx={percent(entry.at)} cy={middle.to_string()} r="11" />
            <text class="checker-timeline__number" x={percent(entry.at)} y={(middle + 5).to_string()}>{ index + 1 }</text>
        </>
    }
}

fn list(context: &Context, line: &Timeline<'_>) -> Html {
    let items = line.entries.iter().map(|entry| {
        let (name, day) = context.entry_words(entry);
        html! { <li><strong>{ upper_first(&day) }</strong><br />{ name }</li> }
    });
    let undated = line.undated.iter().map(|(id, entry)| {
        html! { <li><strong>{ context.read(&entry.name) }</strong><br />{ upper_first(&context.date_words(id, entry)) }</li> }
    });
    html! {
        <>
            <ol class="govuk-list govuk-list--number checker-timeline__list">{ for items }</ol>
            if !line.undated.is_empty() {
                <p class="govuk-body">{ context.say("timeline.undated") }</p>
                <ul class="govuk-list govuk-list--bullet">{ for undated }</ul>
            }
        </>
    }
}
