//! One flow as a picture, and as text for Mermaid.

use authoring::diagram::{mermaid, picture};
use policy::{Flow, Policy};

/// The most questions of a flow that is drawn: nobody finds their way through a larger picture, and no browser shows it well.
pub const MOST_QUESTIONS: usize = 300;

/// A picture, and the same as text for Mermaid.
#[derive(Clone, Debug, PartialEq)]
pub struct Drawn {
    /// The SVG.
    pub svg: String,
    /// What it shows, for somebody who does not see it.
    pub description: String,
    /// At which part of its height the flow starts, from 0 at the top to 1.
    pub start: String,
    /// How wide and how high it is, in pixels.
    pub size: (String, String),
    /// Its boxes.
    pub areas: Vec<Area>,
    /// The text for Mermaid.
    pub mermaid: String,
}

/// A box of the picture: what it stands for, and where it is, in pixels of the picture's own size.
#[derive(Clone, Debug, PartialEq)]
pub struct Area {
    /// The place in the file, as a JSON pointer.
    pub at: String,
    /// What the box says.
    pub name: String,
    /// The left and the upper edge.
    pub corner: (String, String),
    /// How wide and how high it is.
    pub size: (String, String),
}

impl Drawn {
    /// Draws a flow.
    pub fn of(policy: &Policy, flow: &Flow) -> Option<Self> {
        if flow.nodes.len() > MOST_QUESTIONS {
            return None;
        }
        let picture = picture(policy, flow);
        let pair = |one: f64, other: f64| (one.to_string(), other.to_string());
        let areas = picture.areas.into_iter().map(|area| Area {
            at: area.at,
            name: area.name,
            corner: pair(area.left, area.top),
            size: pair(area.width, area.height),
        });
        Some(Self {
            areas: areas.collect(),
            svg: picture.svg,
            description: picture.description,
            start: picture.start.to_string(),
            size: pair(picture.width, picture.height),
            mermaid: mermaid(policy, flow),
        })
    }
}

packed::fields!(Area: at, name, corner, size);
packed::fields!(Drawn: svg, description, start, size, areas, mermaid);
