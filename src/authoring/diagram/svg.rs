//! The drawing as SVG that stands alone: no scripts, no styles, no fonts of its own. The template escapes all text.

use maud::{Markup, html};

use policy::{Flow, Policy};

use super::{
    Box, colours, drawing,
    layout::{LINE, MARGIN, PADDING, PlacedArrow, PlacedBox, Plan, plan},
};

/// The size of the text, in pixels.
const TEXT: &str = "14";
const LABEL: &str = "13";
/// The size of the title above the drawing, the height that it and the edition take, and the width of one of its characters, in
/// pixels.
const TITLE: &str = "18";
const HEAD: f64 = 56.0;
const TITLE_CHARACTER: f64 = 10.5;
/// How far below the middle of its line a text's foot lies, in pixels.
const FOOT: f64 = 5.0;

/// A box of a picture: what it stands for, and where it is, in pixels of the picture's own size.
#[derive(Clone, Debug, PartialEq)]
pub struct Area {
    /// The place in the file, as a JSON pointer.
    pub at: String,
    /// What the box says, and its id: several ask or say the same.
    pub name: String,
    /// The left edge.
    pub left: f64,
    /// The upper edge.
    pub top: f64,
    /// How wide it is.
    pub width: f64,
    /// How high it is.
    pub height: f64,
}

/// A flow as SVG, and where on it to begin to look.
#[derive(Clone, Debug)]
pub struct Picture {
    /// The SVG.
    pub svg: String,
    /// What it shows, for somebody who does not see it.
    pub description: String,
    /// At which part of its height the flow starts, from 0 at the top to 1.
    pub start: f64,
    /// How wide it is, in pixels.
    pub width: f64,
    /// How high it is, in pixels.
    pub height: f64,
    /// Its boxes, in the order of [`super::Drawing::boxes`].
    pub areas: Vec<Area>,
}

/// Returns the drawing of a flow as SVG.
pub fn svg(policy: &Policy, flow: &Flow) -> String {
    picture(policy, flow).svg
}

/// Returns the drawing of a flow as SVG, with what a page that shows it needs to know.
pub fn picture(policy: &Policy, flow: &Flow) -> Picture {
    let drawing = drawing(policy, flow);
    let Plan { width, height, boxes, arrows } = plan(&drawing);
    let height = height + HEAD;
    let start = boxes.get(drawing.start).map_or(0.0, |start| (start.y + HEAD) / height);
    let longest = u32::try_from(drawing.title.chars().count()).map_or(0.0, |count| f64::from(count) * TITLE_CHARACTER);
    let (width, height) = (width.max(longest + 2.0 * MARGIN).ceil(), height.ceil());
    let [title, description, head] = ["title", "description", "head"].map(|part| format!("{}-{part}", flow.id));
    let markup = html! {
        svg xmlns="http://www.w3.org/2000/svg" viewBox={ "0 0 " (width) " " (height) } width=(width) height=(height)
            role="img" aria-labelledby={ (title) " " (description) } font-family="Arial, Helvetica, sans-serif" font-size=(TEXT) {
            title id=(title) { (visible(&drawing.title)) }
            desc id=(description) { (visible(&drawing.description)) }
            defs {
                marker id=(head) viewBox="0 0 10 10" refX="9" refY="5" markerWidth="8" markerHeight="8" orient="auto" {
                    path d="M0 0L10 5L0 10z" fill="#505a5f" {}
                }
            }
            rect width="100%" height="100%" fill="#ffffff" {}
            text x=(MARGIN) y="30" fill="#0b0c0c" font-size=(TITLE) font-weight="bold" { (visible(&drawing.title)) }
            text x=(MARGIN) y="50" fill="#505a5f" { (visible(&drawing.edition)) }
            g transform={ "translate(0 " (HEAD) ")" } {
                @for arrow in &arrows {
                    path d=(way(&arrow.points)) fill="none" stroke="#505a5f" stroke-width="1.5" marker-end={ "url(#" (head) ")" } {}
                }
                @for arrow in &arrows { (label(arrow)) }
                @for (index, (shown, placed)) in drawing.boxes.iter().zip(&boxes).enumerate() {
                    (one_box(shown, placed, index == drawing.start))
                }
            }
        }
    };
    let description = format!("{}. {}", drawing.title, drawing.description);
    let areas = drawing.boxes.iter().zip(&boxes).map(|(shown, placed)| area(shown, placed)).collect();
    Picture { svg: markup.into_string() + "\n", description, start, width, height, areas }
}

fn area(shown: &Box, placed: &PlacedBox) -> Area {
    let name = match &shown.heading {
        Some(heading) => format!("{heading}: {} ({})", shown.text, shown.id),
        None => format!("{} ({})", shown.text, shown.id),
    };
    let (left, top) = (placed.x - placed.width / 2.0, placed.y - placed.height / 2.0 + HEAD);
    Area {
        at: shown.at.clone(),
        name,
        left: round(left),
        top: round(top),
        width: round(placed.width),
        height: round(placed.height),
    }
}

fn one_box(shown: &Box, placed: &PlacedBox, starts: bool) -> Markup {
    let (background, ink) = colours(shown.verdict);
    let (left, top) = (placed.x - placed.width / 2.0, placed.y - placed.height / 2.0);
    let first = top + PADDING - 3.0 + LINE / 2.0 + FOOT;
    let below = if shown.verdict.is_some() { first + LINE } else { first };
    let stroke = if starts { "3" } else { "1.5" };
    let corner = if shown.verdict.is_some() { "2" } else { "12" };
    html! {
        g {
            rect x=(round(left)) y=(round(top)) width=(round(placed.width)) height=(round(placed.height)) rx=(corner)
                fill=(background) stroke=(ink) stroke-width=(stroke) {}
            @if let Some(heading) = &shown.heading {
                text x=(round(left + PADDING)) y=(round(first)) fill=(ink) font-weight="bold" { (heading) }
            }
            text fill=(ink) font-weight=(if shown.verdict.is_none() { "bold" } else { "normal" }) {
                (lines(&placed.lines, left + PADDING, below))
            }
        }
    }
}

fn label(arrow: &PlacedArrow) -> Markup {
    let (left, top) = (arrow.x - arrow.width / 2.0, arrow.y - arrow.height / 2.0);
    html! {
        g {
            rect x=(round(left)) y=(round(top)) width=(round(arrow.width)) height=(round(arrow.height))
                fill="#ffffff" fill-opacity="0.92" {}
            text fill="#0b0c0c" font-size=(LABEL) text-anchor="middle" {
                (lines(&arrow.lines, arrow.x, top + LINE / 2.0 + FOOT - 1.0))
            }
        }
    }
}

fn lines(lines: &[String], x: f64, first: f64) -> Markup {
    let feet = std::iter::successors(Some(first), |foot| Some(foot + LINE));
    html! { @for (line, foot) in lines.iter().zip(feet) { tspan x=(round(x)) y=(round(foot)) { (visible(line)) " " } } }
}

/// A smooth line through the points that leaves and reaches each of them level.
fn way(points: &[(f64, f64)]) -> String {
    let [first, rest @ ..] = points else {
        return String::new();
    };
    let mut way = format!("M{} {}", round(first.0), round(first.1));
    for ((x, y), (next_x, next_y)) in points.iter().zip(rest) {
        let middle = round((x + next_x) / 2.0);
        way += &format!("C{middle} {} {middle} {} {} {}", round(*y), round(*next_y), round(*next_x), round(*next_y));
    }
    way
}

fn round(pixels: f64) -> f64 {
    (pixels * 10.0).round() / 10.0
}

/// Characters that XML cannot hold, escaped or not, are left out.
fn visible(text: &str) -> String {
    text.chars().filter(|c| !c.is_control() && !matches!(c, '\u{fffe}' | '\u{ffff}')).collect()
}
