//! An outcome: its fields, and how it will read to the person and to their manager.

use serde_json::Value;
use yew::prelude::*;

use authoring::edit::tree::share;
use govuk::{LinkButton, Size, heading};
use policy::{Addressee, Verdict, diagnostic::pointer};

use super::{
    fields::{fields, strings},
    form::Form,
    node::led_here,
    schema::OUTCOME,
};
use crate::{bench::Then, pieces};

/// Returns the form of an outcome.
pub fn outcome(form: &Form, at: &str) -> Html {
    let shared = at.starts_with("/flows/").then(|| share(&form.data, at)).flatten();
    html! {
        <>
            { preview(form, at) }
            { fields(form, at, OUTCOME) }
            { led_here(form, at) }
            if let Some((edits, place)) = shared {
                <p class="govuk-body">
                    <LinkButton text={form.say("bench.share")} onclick={form.on_press("", edits, Then::Go(place))} />
                </p>
            }
        </>
    }
}

/// Returns the outcome as it will read to both.
fn preview(form: &Form, at: &str) -> Html {
    let side = |addressee, title: &str| {
        html! {
            <section class="bench-preview__side" aria-label={form.say(title)}>
                <p class="bench-preview__who">{ form.say(title) }</p>
                { words(form, at, addressee) }
            </section>
        }
    };
    html! {
        <div class="bench-preview">
            { heading(form.tools().level(3), Size::S, None, form.say("bench.preview")) }
            <div class="bench-preview__sides">
                { side(Addressee::Me, "bench.preview.you") }
                { side(Addressee::Colleague, "bench.preview.they") }
            </div>
        </div>
    }
}

/// Returns the verdict of an outcome, if it has one.
pub fn verdict(form: &Form, at: &str) -> Option<Html> {
    let id = form.text(&pointer(at, "verdict"));
    let known = Verdict::ALL.iter().find(|known| known.id() == id)?;
    Some(pieces::verdict(known.id(), &form.words().verdict(id)))
}

fn words(form: &Form, at: &str, addressee: Addressee) -> Html {
    let words = form.words();
    let read = |text: &str| words.read(text, addressee);
    let texts = |name: &str| strings(form.value(&pointer(at, name)));
    let conditions = form.value(&pointer(at, "conditions")).and_then(Value::as_array);
    let conditions = conditions.into_iter().flatten().filter_map(|item| match item {
        Value::Object(fields) => Some(format!("{} {}", fields.get("text")?.as_str()?, fields.get("reason")?.as_str()?)),
        item => item.as_str().map(str::to_owned),
    });
    let conditions: Vec<String> = conditions.collect();
    let steps = texts("steps");
    html! {
        <>
            if let Some(verdict) = verdict(form, at) { <p>{ verdict }</p> }
            <p class="bench-preview__headline">{ read(form.text(&pointer(at, "headline"))) }</p>
            { for texts("reasons").iter().map(|reason| html! { <p>{ read(reason) }</p> }) }
            if !conditions.is_empty() { <ul>{ for conditions.iter().map(|text| html! { <li>{ read(text) }</li> }) }</ul> }
            if !steps.is_empty() { <ol>{ for steps.iter().map(|text| html! { <li>{ read(text) }</li> }) }</ol> }
        </>
    }
}
