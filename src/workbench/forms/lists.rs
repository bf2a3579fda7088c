//! Several of a kind, in order: entries that are picked, texts, conditions, ready answers.

use serde_json::{Value, json};
use yew::prelude::*;

use authoring::edit::Edit;
use govuk::{Button, ButtonKind, Choice, LinkButton, Select};
use policy::{diagnostic::pointer, vocabulary::Meaning};

use super::{
    fields::{add_button, entries, group, prose, remove_button, select, strings},
    form::{Form, id},
};
use crate::bench::Then;

/// What picking entries needs.
#[derive(Properties, PartialEq)]
pub struct PickManyProps {
    /// What the form works on.
    pub form: Form,
    /// The list's place.
    pub at: String,
    /// What it is called.
    pub label: String,
    /// The part from which entries are picked.
    pub part: &'static str,
}

/// Entries of another part: those that are picked, each with what it says, and a list to pick one more.
#[component]
pub fn PickMany(props: &PickManyProps) -> Html {
    let PickManyProps { form, at, label, part } = props;
    let chosen = use_state(String::new);
    let picked = strings(form.value(at));
    let mut items = entries(form, part);
    items.retain(|item| !picked.iter().any(|id| **id == *item.value));
    let current = items.iter().find(|item| *item.value == **chosen).or(items.first()).map(|item| item.value.clone());
    let onchange = {
        let chosen = chosen.clone();
        Callback::from(move |id| chosen.set(id))
    };
    let onadd = current.clone().map(|id| {
        let edit = match form.value(at) {
            Some(_) => Edit::Insert { list: at.clone(), index: picked.len(), value: json!(id.to_string()) },
            None => Edit::set(at.clone(), vec![id.to_string()]),
        };
        form.on_press(at, vec![edit], Then::Stay)
    });
    let pick = (!items.is_empty()).then(|| {
        let label = form.fill("bench.pick", &[("what", label)]);
        html! {
            <div class="bench-pick">
                <Select id={id(&pointer(at, "pick"))} {label} {items} value={current.unwrap_or_default()} {onchange} />
                if let Some(onclick) = onadd {
                    <Button text={form.say("bench.pick.add")} kind={ButtonKind::Secondary} {onclick} />
                }
            </div>
        }
    });
    let item = |(index, key): (usize, &String)| picked_item(form, at, part, index, key);
    let content = html! {
        <>
            if picked.is_empty() {
                <p class="govuk-body bench-none">{ form.say("bench.none-picked") }</p>
            } else {
                <ol class="bench-picked">{ for picked.iter().enumerate().map(item) }</ol>
            }
            { pick }
        </>
    };
    html! { <div id={id(at)} tabindex="-1" class="bench-target">{ group(label.clone(), form.hint(at, None), content) }</div> }
}

/// Returns one entry that is picked: the way to it, what it says, and how it goes.
fn picked_item(form: &Form, list: &str, part: &str, index: usize, key: &str) -> Html {
    let (place, entry) = (pointer(list, index), pointer(part, key));
    let words = form.words();
    let title = words.entry_with_id(&entry);
    let summary = form.text(&pointer(&entry, "summary"));
    let up = (index > 0).then(|| {
        let edit = Edit::Move { at: place.clone(), index: index - 1 };
        form.on_press(list, vec![edit], Then::Focus(list.to_owned()))
    });
    html! {
        <li key={key} class="bench-picked__item">
            if form.value(&entry).is_some() {
                <LinkButton text={title.clone()} onclick={form.on_go(entry.clone())} />
            } else {
                <strong>{ form.fill("bench.missing", &[("id", key)]) }</strong>
            }
            if !summary.is_empty() { <span class="bench-picked__summary">{ words.read(summary, policy::Addressee::Colleague) }</span> }
            <span class="bench-picked__acts">
                if let Some(onclick) = up {
                    <LinkButton text={form.say("bench.up")} hidden={title.clone()} {onclick} />
                }
                { remove_button(form, &place, title) }
            </span>
        </li>
    }
}

/// Returns several texts, each in a field of its own.
pub fn texts(form: &Form, at: &str, label: String, one: &str) -> Html {
    let item = |index: usize| {
        let place = pointer(at, index);
        let name = numbered(form, one, index);
        html! {
            <div key={index} class="bench-item">
                { prose(form, &place, name.clone(), true) }
                { item_acts(form, at, index, name) }
            </div>
        }
    };
    let content = html! { <>{ for (0..form.count(at)).map(item) }{ add_button(form, at, &json!(""), one) }</> };
    group(label, form.hint(at, None), content)
}

/// Returns what an item of a list is called: what each of them is, and its number.
pub fn numbered(form: &Form, one: &str, index: usize) -> String {
    form.fill("bench.numbered", &[("what", &form.say(one)), ("number", &(index + 1).to_string())])
}

/// Returns what can be done with one item of a list.
fn item_acts(form: &Form, list: &str, index: usize, name: String) -> Html {
    let place = pointer(list, index);
    let up = (index > 0).then(|| {
        let edit = Edit::Move { at: place.clone(), index: index - 1 };
        form.on_press(list, vec![edit], Then::Focus(pointer(list, index - 1)))
    });
    html! {
        <p class="govuk-body bench-item__acts">
            if let Some(onclick) = up {
                <LinkButton text={form.say("bench.up")} hidden={name.clone()} {onclick} />{ " " }
            }
            { remove_button(form, &place, name) }
        </p>
    }
}

/// Returns the conditions: a text each, or a text and its reason.
pub fn conditions(form: &Form, at: &str, label: String) -> Html {
    let reason = |at: &str| prose(form, at, form.say("bench.field.condition-reason"), true);
    texts_with(form, at, label, "bench.field.condition", ("reason", "", "bench.give-reason"), &reason)
}

/// Returns ready answers: a text each, or a text and what it says came of the request.
pub fn options(form: &Form, at: &str, label: String) -> Html {
    let words = |meaning: Meaning| {
        let key = match meaning {
            Meaning::Given => "bench.meaning.given",
            Meaning::Refused => "bench.meaning.refused",
            Meaning::PassedOn => "bench.meaning.passed-on",
        };
        choice(meaning.id(), form.say(key))
    };
    let means = |at: &str| select(form, at, form.say("bench.field.means"), Meaning::ALL.map(words).to_vec(), true);
    texts_with(form, at, label, "bench.field.option", ("means", Meaning::Given.id(), "bench.give-meaning"), &means)
}

/// Returns several texts, to each of which something more may be said: in which field, what it begins with, and what the way
/// to it is called.
fn texts_with(
    form: &Form,
    at: &str,
    label: String,
    one: &str,
    (more, begins, give): (&str, &str, &str),
    field: &dyn Fn(&str) -> Html,
) -> Html {
    let item = |index: usize| {
        let place = pointer(at, index);
        let name = numbered(form, one, index);
        let has_more = form.value(&place).is_some_and(Value::is_object);
        let text = if has_more { pointer(&place, "text") } else { place.clone() };
        let content = if has_more {
            field(&pointer(&place, more))
        } else {
            let both = json!({ "text": form.text(&place), more: begins });
            let onclick = form.on_press(at, vec![Edit::set(place.clone(), both)], Then::Focus(pointer(&place, more)));
            html! {
                <p class="govuk-body bench-item__acts">
                    <LinkButton text={form.say(give)} hidden={name.clone()} {onclick} />
                </p>
            }
        };
        html! {
            <div key={index} class="bench-item">
                { prose(form, &text, name.clone(), true) }
                { content }
                { item_acts(form, at, index, name) }
            </div>
        }
    };
    let content = html! { <>{ for (0..form.count(at)).map(item) }{ add_button(form, at, &json!(""), one) }</> };
    group(label, form.hint(at, None), content)
}

/// Returns a choice from its parts.
pub fn choice(value: impl Into<AttrValue>, text: impl Into<AttrValue>) -> Choice {
    Choice { value: value.into(), text: text.into() }
}
