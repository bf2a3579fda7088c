//! Where the boxes and arrows of a drawing go, by the layout that Mermaid and many others use (dagre).

use dagre::{
    EdgeLabel, LayoutOptions, NodeLabel, RankDir,
    graph::{Graph, GraphOptions},
    layout,
};

use super::{Arrow, Box, Drawing, wrap::wrap};

/// The height of one line of text, in pixels.
pub const LINE: f64 = 18.0;
/// The room between a box's edge and its text, in pixels.
pub const PADDING: f64 = 12.0;
/// The width of a character on average, a little generous, in pixels.
const CHARACTER: f64 = 7.6;
/// The most characters on a line of a box and of an arrow's label.
const BOX_LINE: usize = 34;
const LABEL_LINE: usize = 26;
/// How much narrower a label's characters are than a box's.
const LABEL_SCALE: f64 = 0.85;
/// The room around the drawing, in pixels.
pub const MARGIN: f64 = 24.0;

/// A drawing with every place worked out, in pixels.
pub struct Plan {
    pub width: f64,
    pub height: f64,
    pub boxes: Vec<PlacedBox>,
    pub arrows: Vec<PlacedArrow>,
}

/// A box and its place.
pub struct PlacedBox {
    /// The middle.
    pub x: f64,
    pub y: f64,
    pub width: f64,
    pub height: f64,
    pub lines: Vec<String>,
}

/// An arrow and its way.
pub struct PlacedArrow {
    pub points: Vec<(f64, f64)>,
    /// The middle of its label.
    pub x: f64,
    pub y: f64,
    pub width: f64,
    pub height: f64,
    pub lines: Vec<String>,
}

type Placed = Graph<NodeLabel, EdgeLabel>;

/// Works out the places, from left to right.
pub fn plan(drawing: &Drawing) -> Plan {
    let mut graph: Placed = Graph::with_options(GraphOptions { directed: true, multigraph: false, compound: false });
    let boxes: Vec<(Vec<String>, f64, f64)> = drawing.boxes.iter().map(size_of_box).collect();
    for (index, (_, width, height)) in boxes.iter().enumerate() {
        graph.set_node(index.to_string(), Some(NodeLabel { width: *width, height: *height, ..NodeLabel::default() }));
    }
    let labels: Vec<(Vec<String>, f64, f64)> = drawing.arrows.iter().map(size_of_label).collect();
    for (arrow, (_, width, height)) in drawing.arrows.iter().zip(&labels) {
        let label = EdgeLabel {
            width: *width,
            height: *height,
            labelpos: dagre::layout::types::LabelPos::Center,
            ..EdgeLabel::default()
        };
        graph.set_edge(arrow.from.to_string(), arrow.to.to_string(), Some(label), None);
    }
    let options = LayoutOptions {
        rankdir: RankDir::LR,
        nodesep: 22.0,
        edgesep: 18.0,
        ranksep: 36.0,
        rank_align: dagre::RankAlign::Top,
        ..LayoutOptions::default()
    };
    layout(&mut graph, Some(options));
    let boxes = boxes.into_iter().enumerate().map(|(index, (lines, width, height))| {
        let placed = graph.node(&index.to_string());
        let at = |place: Option<f64>| place.unwrap_or_default() + MARGIN;
        PlacedBox { x: at(placed.and_then(|node| node.x)), y: at(placed.and_then(|node| node.y)), width, height, lines }
    });
    let boxes: Vec<PlacedBox> = boxes.collect();
    let arrows = drawing.arrows.iter().zip(labels).map(|(arrow, label)| place_arrow(&graph, &boxes, arrow, label));
    let arrows: Vec<PlacedArrow> = arrows.collect();
    let far = |edges: &mut dyn Iterator<Item = f64>| edges.fold(0.0, f64::max) + MARGIN;
    Plan {
        width: far(&mut boxes
            .iter()
            .map(|it| it.x + it.width / 2.0)
            .chain(arrows.iter().map(|it| it.x + it.width / 2.0))),
        height: far(&mut boxes
            .iter()
            .map(|it| it.y + it.height / 2.0)
            .chain(arrows.iter().map(|it| it.y + it.height / 2.0))),
        boxes,
        arrows,
    }
}

/// An arrow leaves its box at the middle of the right side and reaches the next at the middle of the left.
fn place_arrow(graph: &Placed, boxes: &[PlacedBox], arrow: &Arrow, label: (Vec<String>, f64, f64)) -> PlacedArrow {
    let (lines, width, height) = label;
    let placed = graph.edge(&arrow.from.to_string(), &arrow.to.to_string(), None);
    let bends = placed.map(|edge| edge.points.as_slice()).unwrap_or_default();
    let bends = bends.get(1..bends.len().saturating_sub(1)).unwrap_or_default();
    let from = boxes.get(arrow.from).map(|from| [(right(from), from.y), (column_end(boxes, from), from.y)]);
    let to = boxes.get(arrow.to).map(|to| (to.x - to.width / 2.0, to.y));
    PlacedArrow {
        points: from
            .into_iter()
            .flatten()
            .chain(bends.iter().map(|bend| (bend.x + MARGIN, bend.y + MARGIN)))
            .chain(to)
            .collect(),
        x: placed.and_then(|edge| edge.x).unwrap_or_default() + MARGIN,
        y: placed.and_then(|edge| edge.y).unwrap_or_default() + MARGIN,
        width,
        height,
        lines,
    }
}

fn left(placed: &PlacedBox) -> f64 {
    placed.x - placed.width / 2.0
}

fn right(placed: &PlacedBox) -> f64 {
    placed.x + placed.width / 2.0
}

/// Where the widest box of the same column ends: an arrow stays level that far, so as not to run behind another box.
fn column_end(boxes: &[PlacedBox], of: &PlacedBox) -> f64 {
    let same_column = boxes.iter().filter(|other| (left(other) - left(of)).abs() < 1.0);
    same_column.map(right).fold(right(of), f64::max)
}

fn size_of_box(shown: &Box) -> (Vec<String>, f64, f64) {
    let mut lines = wrap(&shown.text, BOX_LINE);
    if !shown.cites.is_empty() {
        lines.extend(wrap(&format!("[{}]", shown.cites), BOX_LINE));
    }
    let heading = shown.heading.as_deref();
    let longest = lines
        .iter()
        .map(|line| line.chars().count())
        .chain(heading.map(|heading| heading.chars().count()))
        .max()
        .unwrap_or(1);
    let count = lines.len() + usize::from(heading.is_some());
    (lines, pixels(longest) + 2.0 * PADDING, tall(count) + 2.0 * PADDING - 6.0)
}

fn size_of_label(arrow: &Arrow) -> (Vec<String>, f64, f64) {
    let lines = wrap(&arrow.label, LABEL_LINE);
    let longest = lines.iter().map(|line| line.chars().count()).max().unwrap_or(1);
    let height = tall(lines.len()) - 2.0;
    (lines, pixels(longest) * LABEL_SCALE + 8.0, height)
}

fn pixels(characters: usize) -> f64 {
    f64::from(u32::try_from(characters).unwrap_or(u32::MAX)) * CHARACTER
}

fn tall(lines: usize) -> f64 {
    f64::from(u32::try_from(lines.max(1)).unwrap_or(u32::MAX)) * LINE
}
