//! Draws components natively and holds them against govuk-frontend's own markup.

use std::{collections::BTreeMap, fs, path::Path};

use html5ever::{ParseOpts, QualName, local_name, ns, parse_fragment, tendril::TendrilSink};
use markup5ever_rcdom::{Handle, NodeData, RcDom};
use serde_json::Value;
use tokio::{runtime, task::LocalSet};
use yew::{LocalServerRenderer, prelude::*};

/// Where govuk-frontend's package is once `npm ci` has run.
const COMPONENTS: &str = "../../www/node_modules/govuk-frontend/dist/govuk/components";

/// A part of a page, apart from how it is written.
#[derive(Clone, PartialEq, Eq)]
pub(crate) enum Part {
    /// An element: its name, attributes and content.
    Element(String, BTreeMap<String, String>, Vec<Part>),
    /// A text, its white space put in order.
    Text(String),
}

/// How ours differs from govuk-frontend's, and why.
#[derive(Clone, Copy)]
pub(crate) enum Differs {
    /// Ours leaves out an attribute.
    Lacks(&'static str, Why),
    /// Ours has an attribute more.
    Adds(&'static str, Why),
    /// Ours has another element in the place of one with this class.
    Renames { class: &'static str, theirs: &'static str, ours: &'static str, why: Why },
    /// Ours leaves out elements with this class.
    Omits(&'static str, Why),
    /// Ours has a class more, on an element with the other class.
    Class { on: &'static str, more: &'static str, why: Why },
    /// Ours leaves out a class.
    NoClass(&'static str, Why),
}

impl Differs {
    fn why(self) -> Why {
        match self {
            Self::Lacks(_, why) | Self::Adds(_, why) | Self::Omits(_, why) | Self::NoClass(_, why) => why,
            Self::Renames { why, .. } | Self::Class { why, .. } => why,
        }
    }
}

/// The reason for a difference.
pub(crate) type Why = &'static str;

#[derive(Properties, PartialEq)]
struct StageProps {
    content: Html,
}

#[component]
fn Stage(props: &StageProps) -> Html {
    props.content.clone()
}

/// Returns what a component is drawn as.
pub(crate) fn rendered(make: impl FnOnce() -> Html) -> String {
    let runtime = runtime::Builder::new_current_thread().build().expect("a runtime");
    let renderer = LocalServerRenderer::<Stage>::with_props(StageProps { content: make() }).hydratable(false);
    LocalSet::new().block_on(&runtime, renderer.render())
}

/// Holds a component against an example of govuk-frontend's, by the component's name and the example's.
///
/// Without the npm package nothing can be compared: that is told, and an error where `CI` is set.
pub(crate) fn compare(component: &str, example: &str, differences: &[Differs], make: impl FnOnce() -> Html) {
    let Some(html) = fixture(component, example) else {
        return;
    };
    let ours = parts(&rendered(make));
    let theirs = parts(&html);
    if let Err(wrong) = same(theirs, ours, differences) {
        panic!("{component}, {example}: {wrong}");
    }
}

/// Holds the first element of a name against the one in an example; see [`compare`].
pub(crate) fn compare_within(
    component: &str,
    example: &str,
    element: &str,
    differences: &[Differs],
    make: impl FnOnce() -> Html,
) {
    let Some(html) = fixture(component, example) else {
        return;
    };
    let [theirs, ours] = [html, rendered(make)]
        .map(|html| find(&parts(&html), element).unwrap_or_else(|| panic!("{component} has no {element}: {html}")));
    if let Err(wrong) = same(vec![theirs], vec![ours], differences) {
        panic!("{component}, {example}: {wrong}");
    }
}

fn find(parts: &[Part], wanted: &str) -> Option<Part> {
    parts.iter().find_map(|part| match part {
        Part::Element(name, ..) if name == wanted => Some(part.clone()),
        Part::Element(_, _, content) => find(content, wanted),
        Part::Text(_) => None,
    })
}

/// Returns whether two pieces of markup say the same but for the differences named; each of these has to be there.
fn same(mut theirs: Vec<Part>, mut ours: Vec<Part>, differences: &[Differs]) -> Result<(), String> {
    for difference in differences {
        if !resolve(&mut theirs, &mut ours, *difference) {
            return Err(format!("there is no such difference any more: {}", difference.why()));
        }
    }
    if theirs == ours {
        return Ok(());
    }
    Err(format!("theirs:\n{}\nours:\n{}", written(&theirs, 0), written(&ours, 0)))
}

/// Takes a difference away on the side that has more. Returns whether it was there.
fn resolve(theirs: &mut Vec<Part>, ours: &mut [Part], difference: Differs) -> bool {
    let class_of = |attributes: &BTreeMap<String, String>| attributes.get("class").cloned().unwrap_or_default();
    let has_class = |attributes: &BTreeMap<String, String>, class: &str| {
        class_of(attributes).split(' ').any(|known| known == class)
    };
    match difference {
        Differs::Lacks(name, _) => change(theirs, &mut |_, attributes| attributes.remove(name).is_some()),
        Differs::Adds(name, _) => change(ours, &mut |_, attributes| attributes.remove(name).is_some()),
        Differs::Renames { class, theirs: from, ours: to, .. } => change(theirs, &mut |name, attributes| {
            let found = name == from && has_class(attributes, class);
            if found {
                *name = to.to_owned();
            }
            found
        }),
        Differs::Omits(class, _) => omit(theirs, &|attributes| has_class(attributes, class)),
        Differs::Class { on, more, .. } => {
            change(ours, &mut |_, attributes| has_class(attributes, on) && without_class(attributes, more))
        }
        Differs::NoClass(class, _) => change(theirs, &mut |_, attributes| without_class(attributes, class)),
    }
}

fn without_class(attributes: &mut BTreeMap<String, String>, class: &str) -> bool {
    let Some(classes) = attributes.get_mut("class") else {
        return false;
    };
    let kept: Vec<&str> = classes.split(' ').filter(|known| *known != class).collect();
    let kept = kept.join(" ");
    let found = kept != *classes;
    *classes = kept;
    found
}

/// Changes every element. Returns whether one of them was one to change.
fn change(parts: &mut [Part], to: &mut impl FnMut(&mut String, &mut BTreeMap<String, String>) -> bool) -> bool {
    let mut found = false;
    for part in parts {
        if let Part::Element(name, attributes, content) = part {
            found |= to(name, attributes);
            found |= change(content, to);
        }
    }
    found
}

fn omit(parts: &mut Vec<Part>, is_unwanted: &impl Fn(&BTreeMap<String, String>) -> bool) -> bool {
    let before = parts.len();
    parts.retain(|part| !matches!(part, Part::Element(_, attributes, _) if is_unwanted(attributes)));
    let mut found = parts.len() < before;
    for part in parts {
        if let Part::Element(_, _, content) = part {
            found |= omit(content, is_unwanted);
        }
    }
    found
}

fn fixture(component: &str, example: &str) -> Option<String> {
    let file = Path::new(env!("CARGO_MANIFEST_DIR")).join(COMPONENTS).join(component).join("fixtures.json");
    let Ok(text) = fs::read_to_string(&file) else {
        let advice = "govuk-frontend is not here, so that no component was held against it: run `npm ci` in www";
        assert!(std::env::var_os("CI").is_none(), "{advice}");
        eprintln!("{advice}");
        return None;
    };
    let fixtures: Value = serde_json::from_str(&text).expect("JSON");
    let all = fixtures["fixtures"].as_array().expect("a list of examples");
    let found = all.iter().find(|fixture| fixture["name"] == example);
    let found = found.unwrap_or_else(|| panic!("{component} has no example called {example}"));
    Some(found["html"].as_str().expect("markup").to_owned())
}

/// Reads markup as a browser does.
fn parts(html: &str) -> Vec<Part> {
    let around = QualName::new(None, ns!(html), local_name!("body"));
    let dom = parse_fragment(RcDom::default(), ParseOpts::default(), around, Vec::new(), false).one(html);
    let root = dom.document.children.borrow().first().cloned().expect("a root");
    content(&root, false)
}

fn content(node: &Handle, keeps_space: bool) -> Vec<Part> {
    let mut parts: Vec<Part> = Vec::new();
    for child in node.children.borrow().iter() {
        match &child.data {
            NodeData::Text { contents } => {
                let text = contents.borrow().to_string();
                match parts.last_mut() {
                    Some(Part::Text(before)) => before.push_str(&text),
                    _ => parts.push(Part::Text(text)),
                }
            }
            NodeData::Element { name, attrs, .. } => {
                let name = name.local.to_string();
                let keeps = keeps_space || name == "textarea" || name == "pre";
                parts.push(Part::Element(name, attributes(&attrs.borrow()), content(child, keeps)));
            }
            _ => {}
        }
    }
    if !keeps_space {
        tidy(&mut parts);
    }
    parts
}

/// Puts white space in order: none where a block begins or ends, one blank between words.
fn tidy(parts: &mut Vec<Part>) {
    let last = parts.len().saturating_sub(1);
    for (index, part) in parts.iter_mut().enumerate() {
        if let Part::Text(text) = part {
            let words = text.split_whitespace().collect::<Vec<_>>().join(" ");
            let before = if index > 0 && text.starts_with(char::is_whitespace) && !words.is_empty() { " " } else { "" };
            let after = if index < last && text.ends_with(char::is_whitespace) && !words.is_empty() { " " } else { "" };
            *text = format!("{before}{words}{after}");
        }
    }
    parts.retain(|part| !matches!(part, Part::Text(text) if text.is_empty()));
}

fn attributes(all: &[html5ever::Attribute]) -> BTreeMap<String, String> {
    let mut found = BTreeMap::new();
    for attribute in all {
        let (name, value) = (attribute.name.local.to_string(), attribute.value.to_string());
        let value = match name.as_str() {
            "class" => {
                let mut classes: Vec<&str> = value.split_whitespace().collect();
                classes.sort_unstable();
                classes.join(" ")
            }
            // What is only there or not says so by its name, or by nothing.
            _ if value == name => String::new(),
            // A field without a value is empty.
            "value" if value.is_empty() => continue,
            _ => value,
        };
        found.insert(name, value);
    }
    found
}

fn written(parts: &[Part], depth: usize) -> String {
    let indent = "  ".repeat(depth);
    let mut lines = String::new();
    for part in parts {
        match part {
            Part::Text(text) => lines.push_str(&format!("{indent}{text:?}\n")),
            Part::Element(name, attributes, content) => {
                let attributes: String = attributes.iter().map(|(name, value)| format!(" {name}={value:?}")).collect();
                lines.push_str(&format!("{indent}<{name}{attributes}>\n{}", written(content, depth + 1)));
            }
        }
    }
    lines
}

#[test]
fn markup_is_the_same_whatever_its_layout() {
    let (one, other) =
        ("<p id=a class='b  c'>\n  x <b>y</b>\n</p>\n<br>", "<p class=\"c b\" id=\"a\">x <b>y</b></p><br/>");
    assert_eq!(same(parts(one), parts(other), &[]), Ok(()));
}

#[test]
fn what_is_not_the_same_is_told() {
    for (theirs, ours) in [
        ("<p id=a>x</p>", "<p id=b>x</p>"),
        ("<p>x</p>", "<p>y</p>"),
        ("<p>x <b>y</b></p>", "<p>x<b>y</b></p>"),
        ("<p>x</p>", "<div>x</div>"),
        ("<input checked>", "<input>"),
        ("<p class='a b'></p>", "<p class=a></p>"),
        ("<textarea>a\n</textarea>", "<textarea>a</textarea>"),
    ] {
        assert!(same(parts(theirs), parts(ours), &[]).is_err(), "{theirs} {ours}");
    }
}

#[test]
fn a_difference_has_to_be_there() {
    let lacks = [Differs::Lacks("data-module", "no script")];
    assert_eq!(same(parts("<p data-module=a></p>"), parts("<p></p>"), &lacks), Ok(()));
    assert!(same(parts("<p></p>"), parts("<p></p>"), &lacks).is_err());
    assert!(same(parts("<p data-module=a></p>"), parts("<p data-module=a></p>"), &lacks).is_err());
}
