//! The fields of a form, from their table.

use serde_json::{Map, Value};
use yew::prelude::*;

use authoring::edit::Edit;
use calendar::{ElectionKind, timetable::Step};
use govuk::{Checkbox, Checkboxes, Choice, Input, LinkButton, Select, Textarea};
use policy::{
    Addressee, Message, Verdict,
    date::PrintedWeekday,
    diagnostic::{parent_and_key, pointer},
    vocabulary::ColumnKind,
};

use super::{
    day::DayEdit,
    form::{Form, id},
    lists::{PickMany, choice, conditions, numbered, options, texts},
    referral::referral,
    schema::{Field, Kind},
};
use crate::bench::Then;

/// Returns the fields of the object at a place.
pub fn fields(form: &Form, at: &str, table: &[Field]) -> Html {
    html! { <>{ for table.iter().map(|field| one(form, at, field)) }</> }
}

/// Returns one field of the object at a place.
pub fn one(form: &Form, object: &str, field: &Field) -> Html {
    let at = pointer(object, field.name);
    let label = form.say(field.label);
    match field.kind {
        Kind::Line | Kind::Number | Kind::Time => line(form, &at, label, field),
        Kind::Prose => prose(form, &at, label, field.is_needed),
        Kind::Flag => {
            let items = vec![Checkbox {
                id: id(&at).into(),
                text: label.into(),
                checked: form.value(&at) == Some(&Value::Bool(true)),
                onchange: form.set(&at, false),
            }];
            html! { <Checkboxes id={id(&at)} {items} /> }
        }
        Kind::Day => html! { <DayEdit form={form.clone()} at={at.clone()} {label} /> },
        Kind::Of(words) => {
            let items = words.iter().map(|(id, key)| choice(*id, form.say(key))).collect();
            select(form, &at, label, items, field.is_needed)
        }
        Kind::Verdict => select(form, &at, label, verdicts(form), field.is_needed),
        Kind::Statute => {
            let steps = Step::ALL.iter().map(|step| choice(step.id(), form.tools().said(&Message::new(step.title()))));
            let items = std::iter::once(choice("", form.say("bench.none"))).chain(steps).collect();
            select(form, &at, label, items, false)
        }
        Kind::Weekday => {
            let days = PrintedWeekday::ALL.iter().zip(&form.tools().vocabulary.dates.weekdays);
            let days = days.map(|(day, words)| choice(day.id(), words.clone()));
            let items = std::iter::once(choice("", form.say("bench.none"))).chain(days).collect();
            select(form, &at, label, items, false)
        }
        Kind::Elected => {
            let word = |kind: ElectionKind| choice(kind.id(), form.say(&format!("bench.new.kind.{}", kind.id())));
            select(form, &at, label, ElectionKind::ALL.map(word).to_vec(), true)
        }
        Kind::Column => {
            let id = |kind: ColumnKind| if kind == ColumnKind::default() { "" } else { kind.id() };
            let word = |kind: ColumnKind| choice(id(kind), form.say(&format!("bench.column.{}", kind.id())));
            select(form, &at, label, ColumnKind::ALL.map(word).to_vec(), false)
        }
        Kind::Pick(part) => {
            let entries = entries(form, part);
            let items = std::iter::once(choice("", form.say("bench.none"))).chain(entries).collect();
            select(form, &at, label, items, field.is_needed)
        }
        Kind::PickMany(part) => html! {
            <PickMany form={form.clone()} at={at.clone()} {label} {part} />
        },
        Kind::Duties => duties(form, &at, label),
        Kind::Texts(one) => texts(form, &at, label, one),
        Kind::Conditions => conditions(form, &at, label),
        Kind::Options => options(form, &at, label),
        Kind::Referral => referral(form, &at, label),
        Kind::Object(inside) => group(label, None, fields(form, &at, inside)),
        Kind::List(inside, one) => list(form, &at, label, inside, one),
        Kind::Map(inside) => map(form, &at, label, inside),
    }
}

/// Returns the entries of a part, to choose from.
pub fn entries(form: &Form, part: &str) -> Vec<Choice> {
    let words = form.words();
    form.keys(part).into_iter().map(|key| choice(key.clone(), words.entry_with_id(&pointer(part, &key)))).collect()
}

/// Returns the facts that a node can look at, to choose from.
pub fn facts(form: &Form) -> Vec<Choice> {
    let words = form.words();
    words.facts().into_iter().map(|id| choice(id.clone(), words.fact(&id))).collect()
}

/// Returns all verdicts, to choose from.
pub fn verdicts(form: &Form) -> Vec<Choice> {
    let words = form.words();
    Verdict::ALL.iter().map(|it| choice(it.id(), words.verdict(it.id()))).collect()
}

/// Returns fields that belong together.
pub fn group(legend: String, hint: Option<Html>, content: Html) -> Html {
    html! {
        <fieldset class="govuk-fieldset bench-group">
            <legend class="govuk-fieldset__legend govuk-fieldset__legend--s">{ legend }</legend>
            { hint }
            { content }
        </fieldset>
    }
}

fn line(form: &Form, at: &str, label: String, field: &Field) -> Html {
    let is_number = matches!(field.kind, Kind::Number);
    let value = match form.value(at) {
        Some(Value::String(text)) => text.clone(),
        Some(Value::Number(number)) => number.to_string(),
        _ => String::new(),
    };
    let set = form.set(at, field.is_needed);
    let oninput = Callback::from(move |typed: String| {
        let number = typed.trim().parse::<i64>().ok().filter(|_| is_number);
        set.emit(number.map_or_else(|| Value::from(typed), Value::from));
    });
    let hint = matches!(field.kind, Kind::Time).then(|| form.say("bench.hint.time"));
    html! {
        <Input
            id={id(at)} {label} {value} {oninput} is_short={is_number} hint={form.hint(at, hint)} error={form.error(at)}
        />
    }
}

/// Returns a field for a text, and below it how it reads to both, where that differs.
pub fn prose(form: &Form, at: &str, label: String, is_needed: bool) -> Html {
    let text = form.text(at);
    let rows = u8::try_from(text.chars().count() / 70 + 1).unwrap_or(9).clamp(1, 9);
    html! {
        <>
            <Textarea
                id={id(at)} {label} {rows} value={AttrValue::from(text.to_owned())} hint={form.hint(at, None)} error={form.error(at)}
                oninput={form.set(at, is_needed)}
            />
            { both(form, text) }
        </>
    }
}

/// Returns how a text reads to the person and of a colleague, where it has places to fill.
fn both(form: &Form, text: &str) -> Html {
    if !text.contains(['{', '%']) {
        return Html::default();
    }
    let read = |addressee| form.words().read(text, addressee);
    let (me, colleague) = (read(Addressee::Me), read(Addressee::Colleague));
    html! {
        <p class="govuk-body bench-both">
            if me == colleague {
                { form.fill("bench.reads", &[("text", &me)]) }
            } else {
                { form.fill("bench.reads.you", &[("text", &me)]) }<br />{ form.fill("bench.reads.they", &[("text", &colleague)]) }
            }
        </p>
    }
}

/// Returns a list that opens. A value that it does not have is shown as it is.
pub fn select(form: &Form, at: &str, label: String, mut items: Vec<Choice>, is_needed: bool) -> Html {
    let value = form.text(at).to_owned();
    if !items.iter().any(|item| *item.value == *value) {
        let text = if value.is_empty() { form.say("bench.choose") } else { value.clone() };
        items.insert(0, choice(value.clone(), text));
    }
    html! {
        <Select
            id={id(at)} {label} {items} {value} hint={form.hint(at, None)} error={form.error(at)} onchange={form.set(at, is_needed)}
        />
    }
}

/// Duties are few: all of them are there to be ticked.
fn duties(form: &Form, at: &str, label: String) -> Html {
    let chosen: Vec<String> = strings(form.value(at));
    let item = |(duty, text): (String, String)| {
        let is_ticked = chosen.contains(&duty);
        let box_id = id(&pointer(at, &duty));
        let (form, at, chosen, own) = (form.clone(), at.to_owned(), chosen.clone(), duty);
        let onchange = Callback::from(move |wanted: bool| {
            let mut now: Vec<String> = chosen.iter().filter(|other| **other != own).cloned().collect();
            if wanted {
                now.push(own.clone());
            }
            let edit = if now.is_empty() { Edit::remove(at.clone()) } else { Edit::set(at.clone(), now) };
            form.edit(&at, vec![edit], Then::Stay);
        });
        Checkbox { id: box_id.into(), text: text.into(), checked: is_ticked, onchange }
    };
    let items: Vec<Checkbox> = form.words().duties().into_iter().map(item).collect();
    let boxes = html! { <Checkboxes id={id(at)} legend={Html::from(label)} hint={form.hint(at, None)} {items} /> };
    html! { <div id={id(at)} tabindex="-1" class="bench-target">{ boxes }</div> }
}

/// Returns the texts of a list.
pub fn strings(value: Option<&Value>) -> Vec<String> {
    let items = value.and_then(Value::as_array).into_iter().flatten();
    items.filter_map(Value::as_str).map(str::to_owned).collect()
}

/// Returns the button by which an entry of a list goes.
pub fn remove_button(form: &Form, at: &str, what: String) -> Html {
    let (list, _) = parent_and_key(at);
    // The last one takes its list along: an empty list says nothing.
    let goes = if form.count(list) == 1 { list } else { at };
    let onclick = form.on_press(list, vec![Edit::remove(goes)], Then::Focus(list.to_owned()));
    html! { <LinkButton text={form.say("bench.remove")} hidden={what} {onclick} /> }
}

fn list(form: &Form, at: &str, label: String, inside: &'static [Field], one: &str) -> Html {
    let item = |index: usize| {
        let place = pointer(at, index);
        let name = numbered(form, one, index);
        let content = html! { <>{ fields(form, &place, inside) }{ remove_button(form, &place, name.clone()) }</> };
        group(name, None, content)
    };
    let new = Value::Object(Map::new());
    group(
        label,
        form.hint(at, None),
        html! {
            <>
                { for (0..form.count(at)).map(item) }
                { add_button(form, at, &new, one) }
            </>
        },
    )
}

/// Returns the button that adds an item to a list.
pub fn add_button(form: &Form, list: &str, new: &Value, one: &str) -> Html {
    let count = form.count(list);
    let edit = match form.value(list) {
        Some(_) => Edit::Insert { list: list.to_owned(), index: count, value: new.clone() },
        None => Edit::set(list, vec![new.clone()]),
    };
    let onclick = form.on_press(list, vec![edit], Then::Focus(pointer(list, count)));
    let text = form.fill("bench.add", &[("what", &form.say(one))]);
    html! { <p class="govuk-body" id={id(list)} tabindex="-1"><LinkButton {text} {onclick} /></p> }
}

fn map(form: &Form, at: &str, label: String, inside: &'static [Field]) -> Html {
    let item = |key: &String| {
        let place = pointer(at, key);
        group(key.clone(), None, fields(form, &place, inside))
    };
    group(
        label,
        form.hint(at, None),
        html! {
            <>
                { for form.keys(at).iter().map(item) }
                <super::add::AddEntry form={form.clone()} part={at.to_owned()} label={form.say("bench.new.choice")} fields={inside} />
            </>
        },
    )
}
