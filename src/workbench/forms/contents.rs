//! The way into every form: the parts of the file, the flows, and the entries of a part.

use serde_json::{Value, json};
use yew::prelude::*;

use authoring::edit::{Edit, references::uses};
use govuk::{Colour, LinkButton, Size, Tag, heading};
use policy::diagnostic::{pointer, steps};

use super::{
    add::AddEntry,
    comments,
    form::Form,
    schema::{self, PARTS, Part, SINGLE},
};
use crate::bench::Then;

/// Where the form for what belongs to no part is.
pub const ABOUT_AT: &str = "/protocol";

/// Returns all parts of the file.
pub fn contents(form: &Form) -> Html {
    let level = form.tools().level(2);
    let entry = |at: &str, text: String, count: Option<usize>| {
        html! {
            <li class="bench-contents__item">
                <LinkButton {text} onclick={form.on_go(at)} />
                if let Some(count) = count { <span class="bench-contents__count">{ count }</span> }
                { marks(form, at) }
            </li>
        }
    };
    let words = form.words();
    let flow = |id: &String| {
        let at = pointer("/flows", id);
        let questions = form.count(&pointer(&at, "nodes"));
        entry(&at, words.flow(id), Some(questions))
    };
    let part = |part: &Part| entry(part.at, form.say(part.title), Some(form.count(part.at)));
    let single = |(at, title, _): &(&str, &str, _)| match form.value(at) {
        Some(_) => entry(at, form.say(title), None),
        None => Html::default(),
    };
    let missing: Vec<&String> =
        form.tools().vocabulary.flows.keys().filter(|id| form.value(&pointer("/flows", id)).is_none()).collect();
    html! {
        <>
            { heading(level, Size::S, None, form.say("bench.contents.flows")) }
            <ul class="bench-contents">{ for form.keys("/flows").iter().map(flow) }</ul>
            { heading(level, Size::S, None, form.say("bench.contents.parts")) }
            <ul class="bench-contents">
                { entry(ABOUT_AT, form.say("bench.part.about"), None) }
                { for PARTS.iter().map(part) }
                { for SINGLE.iter().map(single) }
            </ul>
            if !missing.is_empty() {
                { heading(level, Size::S, None, form.say("bench.contents.more-flows")) }
                <ul class="bench-contents">{ for missing.into_iter().map(|id| new_flow(form, id)) }</ul>
            }
        </>
    }
}

/// Returns the button that puts in a flow of which the policy says nothing yet: it starts at an outcome that says so.
fn new_flow(form: &Form, id: &str) -> Html {
    let at = pointer("/flows", id);
    let shared = form.keys("/outcomes");
    let silent = shared.iter().find(|id| form.text(&pointer(&pointer("/outcomes", id), "verdict")) == "not-covered");
    let flow = match silent {
        Some(silent) => json!({ "start": silent }),
        None => json!({ "start": "silent", "outcomes": { "silent": { "verdict": "not-covered", "headline": "" } } }),
    };
    let title = form.words().flow(id);
    let onclick = form.on_press(&at, vec![Edit::set(at.clone(), flow)], Then::Go(at.clone()));
    html! { <li class="bench-contents__item"><LinkButton text={form.fill("bench.add", &[("what", &title)])} {onclick} /></li> }
}

/// Returns what is to be seen of a part or an entry from outside: that it is a draft, that something is said about it.
pub fn marks(form: &Form, at: &str) -> Html {
    let is_draft = form.value(&pointer(at, "draft")) == Some(&Value::Bool(true));
    let has_findings = at != ABOUT_AT && form.has_findings(at);
    html! {
        <>
            if is_draft { { " " }<Tag colour={Colour::Yellow} text={form.say("bench.draft")} /> }
            if at != ABOUT_AT { { comments::mark(form, at) } }
            if has_findings { { " " }<Tag colour={Colour::Red} text={form.say("bench.has-findings")} /> }
        </>
    }
}

/// Returns the entries of a part.
pub fn list(form: &Form, part: &'static Part) -> Html {
    let words = form.words();
    let uses = uses(&form.data, part.at);
    let entry = |key: &String| {
        let at = pointer(part.at, key);
        let text = words.entry_with_id(&at);
        let uses = uses.as_ref().map(|uses| uses.get(key.as_str()).copied().unwrap_or_default().to_string());
        let is_excused = form.value(&pointer(&at, "excused")).is_some();
        html! {
            <li key={key.clone()} class="bench-contents__item">
                <LinkButton {text} onclick={form.on_go(at.clone())} />
                if let Some(uses) = uses {
                    <span class="bench-contents__count">{ form.fill("bench.uses", &[("count", &uses)]) }</span>
                }
                if is_excused { { " " }<Tag colour={Colour::Grey} text={form.say("bench.excused")} /> }
                { marks(form, &at) }
            </li>
        }
    };
    let keys = form.keys(part.at);
    let drafts = keys.iter().filter(|key| form.value(&pointer(&pointer(part.at, key), "draft")).is_some());
    let drafts: Vec<Edit> = drafts.map(|key| Edit::remove(pointer(&pointer(part.at, key), "draft"))).collect();
    html! {
        <>
            <ul class="bench-contents">{ for keys.iter().map(entry) }</ul>
            if !drafts.is_empty() {
                <p class="govuk-body">
                    <LinkButton
                        text={form.fill("bench.all-gone-through", &[("count", &drafts.len().to_string())])}
                        onclick={form.on_press(part.at, drafts.clone(), Then::Go(part.at.to_owned()))}
                    />
                </p>
            }
            <AddEntry form={form.clone()} part={part.at.to_owned()} label={form.say(part.new)} fields={part.fields} />
        </>
    }
}

/// Returns where references stand, in words, each entry once, with the ways to them.
pub fn reference_list(form: &Form, places: &[String]) -> Html {
    let mut named: Vec<(String, &String)> = Vec::new();
    for place in places {
        let words = place_words(form, place);
        if !named.iter().any(|(known, _)| *known == words) {
            named.push((words, place));
        }
    }
    html! {
        <ul class="govuk-list govuk-list--bullet">
            { for named.into_iter().map(|(text, place)| html! { <li><LinkButton {text} onclick={form.on_go(place.clone())} /></li> }) }
        </ul>
    }
}

/// Returns a place of the file in words: what it is in, and which entry.
pub fn place_words(form: &Form, at: &str) -> String {
    let words = form.words();
    let steps: Vec<String> = steps(at).collect();
    let parts: Vec<&str> = steps.iter().map(String::as_str).collect();
    let flow = |id: &str| words.flow(id);
    let of_flow = |flow_id: &str, part: &str, id: &str| {
        let at = pointer(&pointer(&pointer("/flows", flow_id), part), id);
        let name = if part == "nodes" { words.fact(form.text(&pointer(&at, "fact"))) } else { words.entry(&at) };
        format!("{}: {name} ({id})", flow(flow_id))
    };
    match parts.as_slice() {
        ["flows", id, part @ ("nodes" | "outcomes"), inner, ..] => of_flow(id, part, inner),
        ["flows", id, ..] => flow(id),
        [name, inner @ ..] => match (schema::part(name), inner) {
            (Some(part), [key, ..]) => format!("{}: {key}", form.say(part.title)),
            (Some(part), []) => form.say(part.title),
            (None, _) => form.say(schema::single(name).map_or("bench.part.about", |(_, title, _)| title)),
        },
        [] => form.say("bench.contents"),
    }
}
