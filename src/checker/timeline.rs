//! The protocol's dates as a picture, and as a list with the same numbers.
//!
//! The picture is for the eye only. Its places are percentages of its width, so that nothing in it grows or shrinks.

use yew::prelude::*;

use calendar::date_text::{long_date, short_month};
use policy::{Bounds, Policy};
use timeline::{Band, Edge, Entry, LENGTH, Moment, Pin, Place, Timeline};

use super::{
    context::Context,
    errand::Errand,
    parts::{bullets, details, secondary},
    stack::{Stack, element},
    tag::{Tag, text},
    view::View,
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
pub fn key_dates(view: &View<'_>) -> Html {
    let context = &view.context;
    let moment = Moment { today: Some(context.setting.today), activity: None };
    let Some(line) = Timeline::new(context.policy(), None, moment) else {
        return Html::default();
    };
    let mut part = Stack::new(context);
    part.heading("dates.heading");
    part.add(figure(context, &line));
    part.add(list(context, &line));
    let save = secondary(context.say("calendar.button"), view.on_errand(Errand::SaveDates));
    part.add(element("p", "govuk-body checker-no-print", vec![save]));
    part.finish()
}

/// Adds the picture with the date of the activity in it, and the list behind a details component.
pub fn dates_around(page: &mut Stack<'_>, context: &Context, bounds: Option<Bounds>, moment: Moment) {
    if let Some(line) = Timeline::new(context.policy(), bounds, moment) {
        page.heading("dates.heading");
        page.add(figure(context, &line));
        let list = details(context.say("timeline.list"), list(context, &line));
        page.add(element("div", "checker-timeline-details", vec![list]));
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
        let swatch = Tag::new("span", "").set("class", class).is("aria-hidden", "true");
        rows.push(Tag::new("li", "").hold(swatch.draw()).say(words).draw());
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
    let picture = Tag::new("svg", "checker-timeline__picture")
        .set("height", height.to_string())
        .is("aria-hidden", "true")
        .is("focusable", "false")
        .hold_all(picture.shapes);
    element("div", "checker-timeline", vec![picture.draw(), element("ul", "checker-timeline__key", rows)])
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
            let mark =
                shape("circle", format!("mark{unsure}"), &[("cx", percent(entry.at)), ("cy", middle.to_string())]);
            self.shapes.push(mark.is("r", "11").draw());
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
        let path = shape("path", format!("{kind}-pin"), &[]).is("d", outline).draw();
        let place = shape("svg", "place".to_owned(), &[("x", percent(pin.at)), ("y", foot.to_string())]);
        self.shapes.push(place.hold(path).draw());
    }

    /// Returns how far down the middle of a mark is.
    fn middle(&self, entry: &Entry<'_>) -> u32 {
        self.axis - entry.lane * LANE - LANE / 2
    }

    fn line(&mut self, part: &str, along: [Place; 2], down: [u32; 2]) {
        let ([x1, x2], [y1, y2]) = (along.map(percent), down.map(|down| down.to_string()));
        let line = shape("line", part.to_owned(), &[("x1", x1), ("x2", x2), ("y1", y1), ("y2", y2)]);
        self.shapes.push(line.draw());
    }

    fn words(&mut self, part: &str, at: Place, down: u32, words: String) {
        let place = [("x", percent(at)), ("y", down.to_string())];
        self.shapes.push(shape("text", part.to_owned(), &place).say(words).draw());
    }
}

/// Returns a shape, called after its part of the picture, with these attributes.
fn shape(name: &'static str, part: String, attributes: &[(&'static str, String)]) -> Tag {
    let shape = Tag::new(name, "").set("class", format!("checker-timeline__{part}"));
    attributes.iter().fold(shape, |shape, (name, value)| shape.set(name, value.clone()))
}

fn percent(place: Place) -> String {
    format!("{}.{}%", place / 10, place % 10)
}

fn list(context: &Context, line: &Timeline<'_>) -> Html {
    let dated = line.entries.iter().map(|entry| {
        let (name, day) = context.entry_words(entry);
        let mut item = Stack::new(context);
        item.text("strong", "", upper_first(&day));
        item.add(element("br", "", Vec::new()));
        item.add(text(name));
        item.within("li", "")
    });
    let class = "govuk-list govuk-list--number govuk-list--spaced checker-timeline__list";
    let mut list = Stack::new(context);
    list.add(element("ol", class, dated.collect()));
    if !line.undated.is_empty() {
        list.say("timeline.undated");
        list.add(bullets(line.undated.iter().map(|(id, entry)| {
            let mut item = Stack::new(context);
            item.text("strong", "", context.read(&entry.name));
            item.add(element("br", "", Vec::new()));
            item.add(text(upper_first(&context.date_words(id, entry))));
            item.finish()
        })));
    }
    list.finish()
}
