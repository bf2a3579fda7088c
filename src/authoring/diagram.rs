//! One flow as a picture: SVG to look at and print, Mermaid to paste into a document.

mod layout;
mod mermaid;
mod svg;
mod wrap;

use indexmap::IndexMap;

use policy::{Flow, Node, Outcome, Policy, Target, Verdict, counted, verdict::Colours};

use super::{
    places,
    words::{self, say},
};

pub use mermaid::mermaid;
pub use svg::{Area, Picture, picture, svg};

/// A flow as boxes and arrows.
#[derive(Clone, Debug)]
pub struct Drawing {
    /// The flow's name.
    pub title: String,
    /// The policy's id and version, so that a printed picture says of what it is one.
    pub edition: String,
    /// What the picture shows, for somebody who does not see it.
    pub description: String,
    /// First the nodes, in the file's order, then an outcome for every node that leads to it.
    pub boxes: Vec<Box>,
    /// Each pair of boxes once, with everything that leads from one to the other.
    pub arrows: Vec<Arrow>,
    /// The index of the box in which the flow starts.
    pub start: usize,
}

/// A question or an outcome.
#[derive(Clone, Debug)]
pub struct Box {
    /// Its id in the flow.
    pub id: String,
    /// Its place in the file, as a JSON pointer.
    pub at: String,
    /// The verdict, for an outcome.
    pub verdict: Option<Verdict>,
    /// The verdict in words.
    pub heading: Option<String>,
    /// What it asks or says.
    pub text: String,
    /// The paragraphs that say so, as they are printed; empty for none.
    pub cites: String,
}

/// What leads from one box to another.
#[derive(Clone, Debug)]
pub struct Arrow {
    /// The index of the box it leaves.
    pub from: usize,
    /// The index of the box it reaches.
    pub to: usize,
    /// The values that lead there, joined by "or".
    pub label: String,
}

/// Returns a flow as boxes and arrows.
///
/// An outcome is drawn once for every node that leads to it: arrows from all over the picture to one box cross each
/// other, and nobody can follow them. Nodes are drawn once.
pub fn drawing(policy: &Policy, flow: &Flow) -> Drawing {
    let cites = |cites: &[String]| {
        let name = |key: &String| {
            let provision = policy.provisions.get(key);
            provision.map_or(key.as_str(), |it| it.shown_number(key).unwrap_or(&it.heading)).to_owned()
        };
        cites.iter().map(name).collect::<Vec<_>>().join(", ")
    };
    let question = |node: &Node| Box {
        id: node.id.clone(),
        at: places::node(&flow.id, &node.id),
        verdict: None,
        heading: None,
        text: words::fact(policy, &node.fact),
        cites: cites(&node.cites),
    };
    let ending = |outcome: &Outcome| Box {
        id: outcome.id.clone(),
        at: places::outcome(&flow.id, outcome),
        verdict: Some(outcome.advice.verdict),
        heading: Some(words::verdict(policy, outcome.advice.verdict)),
        text: words::read(&outcome.advice.headline),
        cites: cites(&outcome.advice.cites),
    };
    let mut boxes: Vec<Box> = flow.nodes.iter().map(question).collect();
    let mut arrows = Vec::new();
    for (from, node) in flow.nodes.iter().enumerate() {
        let mut labels: IndexMap<Place, Vec<String>> = IndexMap::new();
        for (value, target) in &node.branches {
            labels.entry(Place::of(*target)).or_default().push(words::value(policy, &node.fact, value));
        }
        for (place, values) in labels {
            let to = match place {
                Place::Node(index) => index,
                Place::Outcome(index) => {
                    boxes.extend(flow.outcomes.get(index).map(ending));
                    boxes.len() - 1
                }
            };
            arrows.push(Arrow { from, to, label: words::any_of(policy, &values) });
        }
    }
    let led_to = |outcome: &&Outcome| boxes.iter().any(|shown| shown.verdict.is_some() && shown.id == outcome.id);
    let alone: Vec<Box> = flow.outcomes.iter().filter(|outcome| !led_to(outcome)).map(ending).collect();
    boxes.extend(alone);
    let start = match flow.start {
        Target::Node(index) => index,
        Target::Outcome(index) => {
            let id = flow.outcomes.get(index).map(|outcome| &outcome.id);
            boxes.iter().position(|shown| shown.verdict.is_some() && Some(&shown.id) == id).unwrap_or_default()
        }
    };
    Drawing {
        title: format!("{}: {}", policy.force, words::read(&flow.title)),
        edition: words::edition(policy),
        description: say!(
            policy,
            "A decision tree with %questions% and %outcomes%. The table of every way through it says the same in words.",
            questions = counted!(flow.nodes.len(), "1 question", "%number% questions"),
            outcomes = counted!(flow.outcomes.len(), "1 outcome", "%number% outcomes")
        ),
        boxes,
        arrows,
        start,
    }
}

/// Where a branch leads, as a key.
#[derive(PartialEq, Eq, Hash)]
enum Place {
    Node(usize),
    Outcome(usize),
}

impl Place {
    fn of(target: Target) -> Self {
        match target {
            Target::Node(index) => Self::Node(index),
            Target::Outcome(index) => Self::Outcome(index),
        }
    }
}

/// The colours of a node and of a verdict: background, and text and line.
const fn colours(verdict: Option<Verdict>) -> (&'static str, &'static str) {
    match verdict {
        None => ("#ffffff", "#0b0c0c"),
        Some(verdict) => {
            let Colours { fill, ink } = verdict.colours();
            (fill, ink)
        }
    }
}
