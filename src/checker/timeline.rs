//! The protocol's dates as a picture, and as a list with the same numbers.
//!
//! The picture is for the eye only. Its places are percentages of its width, so that nothing in it grows or shrinks.

use govuk::{Details, bullets, context::Context};
use policy::{Bounds, Policy, text::upper_first};
use timeline::{Band, Edge, Entry, LENGTH, Moment, Pin, Place, Timeline};
use yew::prelude::*;

use super::{dates::entry_words, wording::date_words};

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

/// Returns the picture with the date of the activity in it and the list, behind a details component.
pub fn dates_around(context: &Context, bounds: Option<Bounds>, moment: Moment) -> Html {
    let Some(line) = Timeline::new(context.policy(), bounds, moment) else {
        return Html::default();
    };
    html! {
        <Details summary={context.say("dates.heading")}>
            { figure(context, &line) }
            { list(context, &line) }
        </Details>
    }
}

/// Returns the picture with the key to it.
pub fn figure(context: &Context, line: &Timeline<'_>) -> Html {
    let mut picture = Picture { axis: line.lanes * LANE, shapes: Vec::new() };
    let pins = if line.today.is_some() || line.activity.is_some() { PIN } else { 0 };
    let height = picture.axis + BAND + BELOW + pins;
    picture.draw(context, line, pins);
    html! {
        <div class="checker-timeline">
            <svg class="checker-timeline__picture" height={height.to_string()} aria-hidden="true" focusable="false">
                { for picture.shapes }
            </svg>
            <ul class="checker-timeline__key">{ for key(context, line).map(row) }</ul>
        </div>
    }
}

/// What the picture is made of: the part of each class, and what it is.
fn key(context: &Context, line: &Timeline<'_>) -> impl Iterator<Item = (&'static str, String)> {
    let period = line.band.and(context.policy().periods.get(Policy::PERIOD));
    let band = period.map(|found| ("band", context.read(&found.period.name)));
    let pin = |kind, key: &str, pin: Option<Pin>| {
        pin.map(|pin| (kind, context.fill(key, &[("date", &context.dates().day(pin.day))])))
    };
    let activity = pin("activity", "timeline.activity", line.activity);
    let today = pin("today", "timeline.today", line.today);
    let unsure = line.is_unsure().then(|| ("unsure", context.say("timeline.unsure")));
    [band, activity, today, unsure].into_iter().flatten()
}

fn row((kind, words): (&'static str, String)) -> Html {
    let class = format!("checker-timeline__swatch checker-timeline__swatch--{kind}");
    html! { <li><span {class} aria-hidden="true" />{ words }</li> }
}

/// What is drawn, from back to front.
struct Picture {
    /// How far down the line is that marks stand on: the upper edge of the band.
    axis: u32,
    shapes: Vec<Html>,
}

impl Picture {
    fn draw(&mut self, context: &Context, line: &Timeline<'_>, pins: u32) {
        let foot = self.axis + BAND;
        if let Some(band) = line.band {
            self.band(band);
        }
        for month in &line.months {
            self.line("tick", [month.at; 2], [foot, foot + 6]);
            if month.is_named {
                self.words("month", month.at, foot + 20 + pins, context.dates().short_month(month.day).to_owned());
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
            let part = if entry.is_sure { "mark" } else { "mark checker-timeline__mark--unsure" };
            self.shapes.push(html! {
                <circle class={class(part)} cx={percent(entry.at)} cy={middle.to_string()} r="11" />
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
        let outline = match (pin.is_beyond, pin.at < LENGTH / 2) {
            (false, _) => "M0 1l7 13h-14z",
            (true, true) => "M-8 8l14 -7v14z",
            (true, false) => "M8 8l-14 -7v14z",
        };
        // A path knows no percentages: a picture inside the picture carries it to its place.
        self.shapes.push(html! {
            <svg class={class("place")} x={percent(pin.at)} y={foot.to_string()}>
                <path class={class(&format!("{kind}-pin"))} d={outline} />
            </svg>
        });
    }

    /// Returns how far down the middle of a mark is.
    fn middle(&self, entry: &Entry<'_>) -> u32 {
        self.axis - entry.lane * LANE - LANE / 2
    }

    fn line(&mut self, part: &str, along: [Place; 2], down: [u32; 2]) {
        let ([x1, x2], [y1, y2]) = (along.map(percent), down.map(|down| down.to_string()));
        self.shapes.push(html! { <line class={class(part)} {x1} {x2} {y1} {y2} /> });
    }

    fn words(&mut self, part: &str, at: Place, down: u32, words: String) {
        self.shapes.push(html! { <text class={class(part)} x={percent(at)} y={down.to_string()}>{ words }</text> });
    }
}

/// Returns the class of a part of the picture.
fn class(part: &str) -> String {
    format!("checker-timeline__{part}")
}

fn percent(place: Place) -> String {
    format!("{}.{}%", place / 10, place % 10)
}

/// Returns the dates in words, numbered as in the picture, and those that have no day.
pub fn list(context: &Context, line: &Timeline<'_>) -> Html {
    let dated = |entry: &Entry<'_>| {
        let (name, day) = entry_words(context, entry);
        html! { <li><strong>{ upper_first(&day) }</strong><br />{ name }</li> }
    };
    html! {
        <>
            <ol class="govuk-list govuk-list--number govuk-list--spaced checker-timeline__list">
                { for line.entries.iter().map(dated) }
            </ol>
            if !line.undated.is_empty() {
                { context.paragraph("timeline.undated") }
                { bullets(line.undated.iter().map(|(id, entry)| {
                    let words = upper_first(&date_words(context, id, entry));
                    html! { <><strong>{ context.read(&entry.name) }</strong><br />{ words }</> }
                })) }
            }
        </>
    }
}
