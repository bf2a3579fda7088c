//! The protocol's dates as a picture, and as a list with the same numbers.
//!
//! The picture is for the eye only. Its places are percentages of its width, so that nothing in it grows or shrinks.

use yew::prelude::*;

use crate::{
    calendar::date_text::{long_date, short_month},
    policy::{Bounds, Policy},
    timeline::{Band, Edge, Entry, LENGTH, Moment, Pin, Place, Timeline},
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
    let mut picture = Picture { axis: line.lanes * LANE, shapes: Vec::new() };
    let pins = if line.today.is_some() || line.activity.is_some() { PIN } else { 0 };
    let height = picture.axis + BAND + BELOW + pins;
    picture.draw(line, pins);
    let mut rows = Vec::new();
    let mut row = |kind: &str, words: String| {
        let class = format!("checker-timeline__swatch checker-timeline__swatch--{kind}");
        rows.push(html! { <li><span {class} aria-hidden="true" />{ words }</li> });
    };
    if let (Some(_), Some(found)) = (line.band, context.policy().periods.get(Policy::PERIOD)) {
        row("band", context.read(&found.period.name));
    }
    for (kind, key, pin) in [("activity", "timeline.activity", line.activity), ("today", "timeline.today", line.today)]
    {
        if let Some(pin) = pin {
            row(kind, context.fill(key, &[("date", &long_date(pin.day))]));
        }
    }
    if line.is_unsure() {
        row("unsure", context.say("timeline.unsure"));
    }
    html! {
        <div class="checker-timeline">
            <svg class="checker-timeline__picture" height={height.to_string()} aria-hidden="true" focusable="false">
                { for picture.shapes }
            </svg>
            <ul class="checker-timeline__key">{ for rows }</ul>
        </div>
    }
}

/// What is drawn, from back to front.
struct Picture {
    /// How far down the line is that marks stand on: the upper edge of the band.
    axis: u32,
    shapes: Vec<Html>,
}

impl Picture {
    fn draw(&mut self, line: &Timeline<'_>, pins: u32) {
        let foot = self.axis + BAND;
        if let Some(band) = line.band {
            self.band(band);
        }
        for month in &line.months {
            self.line("tick", [month.at; 2], [foot, foot + 6]);
            if month.is_named {
                self.words("month", month.at, foot + 20 + pins, short_month(month.day).to_owned());
            }
        }
        self.line("axis", [0, LENGTH], [foot; 2]);
        for (kind, pin) in [("today", line.today), ("activity", line.activity)] {
            if let Some(pin) = pin {
                self.pin(kind, pin);
            }
        }
        // All stems before all marks: none runs across a number.
        for entry in &line.entries {
            let middle = self.middle(entry);
            self.line("stem", [entry.at; 2], [middle, foot]);
            if let Some(until) = entry.until {
                self.line("stretch", [entry.at, until], [middle; 2]);
            }
        }
        for (index, entry) in line.entries.iter().enumerate() {
            let middle = self.middle(entry);
            let unsure = if entry.is_sure { "" } else { " checker-timeline__mark--unsure" };
            self.shapes.push(html! {
                <circle class={format!("checker-timeline__mark{unsure}")} cx={percent(entry.at)} cy={middle.to_string()} r="11" />
            });
            self.words("number", entry.at, middle + 5, (index + 1).to_string());
        }
    }

    /// A thick line is a band, and its stripes are dashes.
    fn band(&mut self, Band { from, to, start, end }: Band) {
        let middle = self.axis + BAND / 2;
        let length = to.saturating_sub(from);
        let reach = |edge: Edge| match edge {
            Edge::Sure => 0,
            Edge::Unsure => UNSURE.min(length / 2),
            // Nobody knows where it starts: no part of it is sure.
            Edge::Open => length,
        };
        let (at_start, at_end) = (reach(start), reach(end));
        if at_start + at_end > 0 {
            let whole = [from.saturating_sub(at_start), (to + at_end).min(LENGTH)];
            self.line("band checker-timeline__band--unsure", whole, [middle; 2]);
        }
        if at_start + at_end < length {
            self.line("band", [from + at_start, to - at_end], [middle; 2]);
        }
    }

    fn pin(&mut self, kind: &str, pin: Pin) {
        let foot = self.axis + BAND;
        if !pin.is_beyond {
            self.line(kind, [pin.at; 2], [0, foot]);
        }
        let shape = match (pin.is_beyond, pin.at < LENGTH / 2) {
            (false, _) => "M0 1l7 13h-14z",
            (true, true) => "M-8 8l14 -7v14z",
            (true, false) => "M8 8l-14 -7v14z",
        };
        // A path knows no percentages: a picture inside the picture carries it to its place.
        self.shapes.push(html! {
            <svg class="checker-timeline__place" x={percent(pin.at)} y={foot.to_string()}>
                <path class={format!("checker-timeline__{kind}-pin")} d={shape} />
            </svg>
        });
    }

    /// Returns how far down the middle of a mark is.
    fn middle(&self, entry: &Entry<'_>) -> u32 {
        self.axis - entry.lane * LANE - LANE / 2
    }

    fn line(&mut self, part: &str, along: [Place; 2], down: [u32; 2]) {
        let class = format!("checker-timeline__{part}");
        let ([x1, x2], [y1, y2]) = (along.map(percent), down.map(|down| down.to_string()));
        self.shapes.push(html! { <line {class} {x1} {x2} {y1} {y2} /> });
    }

    fn words(&mut self, part: &str, at: Place, down: u32, words: String) {
        let class = format!("checker-timeline__{part}");
        self.shapes.push(html! { <text {class} x={percent(at)} y={down.to_string()}>{ words }</text> });
    }
}

fn percent(place: Place) -> String {
    format!("{}.{}%", place / 10, place % 10)
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
            <ol class="govuk-list govuk-list--number govuk-list--spaced checker-timeline__list">{ for items }</ol>
            if !line.undated.is_empty() {
                <p class="govuk-body">{ context.say("timeline.undated") }</p>
                <ul class="govuk-list govuk-list--bullet">{ for undated }</ul>
            }
        </>
    }
}
