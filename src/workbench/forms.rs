//! The policy in forms: every part of the file has one, and each changes only its own place in the text.

mod add;
mod comments;
mod contents;
mod day;
mod entry;
mod fields;
mod form;
mod insert;
mod lists;
mod node;
mod outcome;
mod outline;
mod protocol;
mod referral;
mod schema;
mod words;

use std::{cell::Cell, rc::Rc};

use serde_json::Value;
use web_sys::{Element, HtmlElement};
use yew::prelude::*;

use authoring::{check::Source, edit::references::Kind};
use govuk::{LinkButton, browser};
use policy::diagnostic::{parent_and_key, pointer, steps};

use super::pieces::{BenchHandle, way_back};
pub use comments::CommentsTab;
use contents::{ABOUT_AT, contents, list, place_words};
use entry::{Delete, Rename, flow_of};
use form::{Form, id};
pub use protocol::ProtocolPane;
use schema::{ABOUT, Field, Part};

/// Returns a place in a few words: the steps to it.
pub fn path_words(at: &str) -> String {
    steps(at).collect::<Vec<_>>().join(" › ")
}

/// Returns what a part of the file is called, by its name in the file, as a key of the texts.
pub fn part_title(name: &str) -> &'static str {
    let single = || schema::single(name).map(|(_, title, _)| *title);
    schema::part(name).map(|part| part.title).or_else(single).unwrap_or("bench.part.about")
}

/// Which form a place is on.
#[derive(Clone, Copy, Debug)]
enum Screen {
    Contents,
    About,
    List(&'static Part),
    Entry(&'static Part),
    Single(&'static [Field]),
    Flow,
    Node,
    Outcome,
}

/// Returns the form on which a place is, and what that form is about.
fn screen(at: &str) -> (Screen, String) {
    let steps: Vec<&str> = at.split('/').skip(1).collect();
    let about = |count: usize| steps.iter().take(count).fold(String::new(), |at, step| format!("{at}/{step}"));
    match steps.as_slice() {
        [] | ["flows"] => (Screen::Contents, String::new()),
        ["flows", _, "nodes", _, ..] => (Screen::Node, about(4)),
        ["flows", _, "outcomes", _, ..] => (Screen::Outcome, about(4)),
        ["flows", _, ..] => (Screen::Flow, about(2)),
        ["outcomes", _, ..] => (Screen::Outcome, about(2)),
        [name, rest @ ..] => match (schema::part(name), schema::single(name), rest.is_empty()) {
            (Some(part), _, true) => (Screen::List(part), about(1)),
            (Some(part), _, false) => (Screen::Entry(part), about(2)),
            (None, Some((_, _, fields)), _) => (Screen::Single(fields), about(1)),
            (None, None, _) => (Screen::About, ABOUT_AT.to_owned()),
        },
    }
}

/// What the forms need.
#[derive(Properties, PartialEq)]
pub struct FormsPaneProps {
    /// The state.
    pub bench: BenchHandle,
    /// The place that was asked for last and has been shown: whoever comes back to the forms keeps the focus on their tab.
    pub shown: Rc<Cell<u32>>,
}

/// The form of the place that is asked for.
#[component]
pub fn FormsPane(props: &FormsPaneProps) -> Html {
    let FormsPaneProps { bench, shown } = props;
    let root = use_node_ref();
    let form = use_form(bench);
    let (goal_root, shown) = (root.clone(), Rc::clone(shown));
    use_effect_with(bench.goal.clone(), move |goal| {
        let is_new = shown.replace(goal.times) != goal.times;
        if let (Some(root), true) = (goal_root.cast::<Element>(), is_new) {
            show(&root, goal.field.as_deref());
        }
    });
    let content = match &form {
        Some(form) => form_of(form),
        None => no_form(bench),
    };
    html! { <div ref={root} class="bench-forms">{ content }</div> }
}

/// Returns what forms work on, if the text is JSON.
#[hook]
fn use_form(bench: &BenchHandle) -> Option<Form> {
    let text: Rc<str> = bench.work.as_ref().map_or_else(|| "".into(), |work| Rc::clone(&work.text));
    let data = use_memo(text, |text| Source::whole(text).map(Rc::new));
    (*data).clone().map(|data| Form { bench: bench.clone(), data })
}

fn no_form(bench: &BenchHandle) -> Html {
    html! { <p class="govuk-inset-text">{ bench.tools.say("bench.forms.no-json") }</p> }
}

/// Moves the focus to the field of a place, or to the nearest around it that has one, or else to the form's heading.
fn show(root: &Element, field: Option<&str>) {
    let mut place = field.unwrap_or_default();
    let found = loop {
        if place.is_empty() {
            break root.query_selector("[data-form-heading]").ok().flatten();
        }
        let field = id(place);
        let selector = format!("[id=\"{field}\"], [id=\"{field}-day\"]");
        if let Some(found) = root.query_selector(&selector).ok().flatten() {
            break Some(found);
        }
        (place, _) = parent_and_key(place);
    };
    if let Some(found) = found.and_then(|found| wasm_bindgen::JsCast::dyn_into::<HtmlElement>(found).ok()) {
        // What is folded away cannot take the focus.
        if let Some(folded) = found.closest("details").ok().flatten() {
            let _ = folded.set_attribute("open", "");
        }
        let _ = found.focus();
    }
    if field.is_none() && root.get_bounding_client_rect().top() < 0.0 {
        browser::focus(root, "[data-form-heading]");
    }
}

fn form_of(form: &Form) -> Html {
    let (screen, at) = screen(&form.bench.at);
    // What was deleted, or never there, has no form: its list is shown.
    let is_there = matches!(screen, Screen::Contents | Screen::About | Screen::List(_)) || form.value(&at).is_some();
    shown(form, if is_there { &at } else { parent_and_key(&at).0 })
}

fn shown(form: &Form, at: &str) -> Html {
    let (screen, at) = screen(at);
    let level = form.tools().heading(2);
    let title = title(form, screen, &at);
    let (content, is_entry) = match screen {
        Screen::Contents => (contents(form), false),
        Screen::About => (fields::fields(form, "", ABOUT), false),
        Screen::List(part) => (list(form, part), false),
        Screen::Entry(part) => (fields::fields(form, &at, part.fields), true),
        Screen::Single(table) => (fields::fields(form, &at, table), false),
        Screen::Flow => (outline::flow(form, &at), false),
        Screen::Node => (node::node(form, &at), true),
        Screen::Outcome => (outcome::outcome(form, &at), true),
    };
    html! {
        // Each form has elements of its own: nothing typed into one is left in a field of the next.
        <div key={at.clone()}>
            { way_back(&form.bench) }
            { way_up(form, screen, &at) }
            <@{level} class="govuk-heading-m bench-form__heading" tabindex="-1" data-form-heading="">{ title }</@>
            { only_in_text(form, screen, &at) }
            { comments::comments(form, &at) }
            { content }
            if is_entry {
                // What names an entry of another kind is not known, and would be left behind.
                if Kind::of(&at).is_some() {
                    <Rename form={form.clone()} at={at.clone()} />
                }
                <Delete form={form.clone()} at={at.clone()} />
            }
        </div>
    }
}

/// Returns what the form of a place is called.
fn title_of(form: &Form, at: &str) -> String {
    let (screen, at) = screen(at);
    title(form, screen, &at)
}

fn title(form: &Form, screen: Screen, at: &str) -> String {
    let (_, key) = parent_and_key(at);
    match screen {
        Screen::Contents => form.say("bench.contents"),
        Screen::Entry(part) if part.at == "/provisions" => form.fill("bench.title.provision", &[("number", &key)]),
        Screen::Entry(_) => format!("{} ({key})", form.words().entry(at)),
        Screen::Node => {
            let fact = form.words().fact(form.text(&pointer(at, "fact")));
            form.fill("bench.target.question", &[("what", &fact), ("id", &key)])
        }
        Screen::Outcome => form.fill("bench.target.outcome", &[("what", &form.words().entry(at)), ("id", &key)]),
        _ => place_words(form, at),
    }
}

/// Returns the way to what a form is in.
fn way_up(form: &Form, screen: Screen, at: &str) -> Html {
    let up = match screen {
        Screen::Contents => return Html::default(),
        Screen::Entry(part) => Some(part.at.to_owned()),
        Screen::Node | Screen::Outcome => Some(flow_of(at).unwrap_or_else(|| "/outcomes".to_owned())),
        _ => None,
    };
    let all = form.say("bench.contents");
    html! {
        <nav class="bench-up" aria-label={form.say("bench.up-nav")}>
            <LinkButton text={all} onclick={form.on_go("")} />
            if let Some(up) = up {
                <span aria-hidden="true">{ " › " }</span><LinkButton text={place_words(form, &up)} onclick={form.on_go(up.clone())} />
            }
        </nav>
    }
}

/// Returns what an entry has that no field of its form is for.
fn only_in_text(form: &Form, screen: Screen, at: &str) -> Html {
    let table = match screen {
        Screen::Entry(part) => part.fields,
        Screen::Single(table) => table,
        Screen::Outcome => schema::OUTCOME,
        _ => return Html::default(),
    };
    let Some(Value::Object(fields)) = form.value(at) else {
        return Html::default();
    };
    let others: Vec<&str> =
        fields.keys().map(String::as_str).filter(|key| !table.iter().any(|field| field.name == *key)).collect();
    html! {
        if !others.is_empty() {
            <p class="govuk-inset-text">{ form.fill("bench.only-in-text", &[("names", &others.join(", "))]) }</p>
        }
    }
}

#[cfg(test)]
mod tests;
