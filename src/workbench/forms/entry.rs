//! One entry of a part: its fields, its id, and how it goes.

use web_sys::{Element, SubmitEvent};
use yew::prelude::*;

use authoring::edit::{
    Edit,
    references::{Kind, delete, delete_and_lead, references, rename},
    tree::left_hanging,
};
use govuk::{Button, ButtonKind, Checkbox, Checkboxes, Choice, Details, Form as FormTag, Input, Select, browser};
use policy::diagnostic::{parent_and_key, pointer};

use super::{
    contents::{place_words, reference_list},
    form::{Form, id},
    lists::choice,
};
use crate::bench::Then;

/// What changing an id needs; what an entry's end needs.
#[derive(Properties, PartialEq)]
pub struct EntryProps {
    /// What the form works on.
    pub form: Form,
    /// The entry's place.
    pub at: String,
}

/// A field for another id, which goes into every place that names the entry.
#[component]
pub fn Rename(props: &EntryProps) -> Html {
    let EntryProps { form, at } = props;
    let (parent, key) = parent_and_key(at);
    let typed = use_mut_ref(|| key.clone());
    let redraw = use_force_update();
    let wrong = use_state(|| None::<&'static str>);
    let field = id(&pointer(at, "its id"));
    let oninput = {
        let typed = typed.clone();
        Callback::from(move |text| {
            typed.replace(text);
            redraw.force_update();
        })
    };
    let onsubmit = {
        let (form, at, parent, typed, wrong, field) =
            (form.clone(), at.clone(), parent.to_owned(), typed.clone(), wrong.clone(), field.clone());
        Callback::from(move |event: SubmitEvent| {
            let new = typed.borrow().trim().to_owned();
            let place = pointer(&parent, &new);
            let problem = if new.is_empty() {
                Some("bench.new.no-id")
            } else if place != at && form.value(&place).is_some() {
                Some("bench.new.taken")
            } else {
                form.edit(&place, rename(&form.data, &at, &new), Then::Go(place.clone()));
                None
            };
            if let (Some(near), Some(_)) = (event.target_dyn_into::<Element>(), problem) {
                browser::focus_field(&near, &field);
            }
            wrong.set(problem);
        })
    };
    let uses = references(&form.data, at).len().to_string();
    let label = if parent == "/provisions" { "bench.rename.provision" } else { "bench.rename" };
    let value = typed.borrow().clone();
    html! {
        <Details summary={form.say("bench.rename.summary")}>
            <FormTag {onsubmit}>
                <Input
                    id={field} label={form.say(label)} hint={Html::from(form.fill("bench.rename.hint", &[("count", &uses)]))}
                    error={form.tools().error(*wrong)} {value} {oninput}
                />
                <Button text={form.say("bench.rename.do")} kind={ButtonKind::Secondary} submits=true />
            </FormTag>
        </Details>
    }
}

/// How an entry goes: what names it is said beforehand, and what led to it is led elsewhere.
#[component]
pub fn Delete(props: &EntryProps) -> Html {
    let EntryProps { form, at } = props;
    let to = use_state(String::new);
    let takes_along = use_state(|| true);
    let named = references(&form.data, at);
    let flow = flow_of(at);
    let kind = Kind::of(at).map(|(kind, _)| kind);
    let is_target = matches!(kind, Some(Kind::Node | Kind::Outcome | Kind::Shared));
    let targets = if is_target { targets(form, &flow, at) } else { Vec::new() };
    let chosen = targets.iter().find(|item| *item.value == **to).or(targets.first()).map(|item| item.value.to_string());
    let lead = (is_target && !named.is_empty()).then_some(chosen).flatten();
    let mut edits = match &lead {
        Some(to) => delete_and_lead(&form.data, at, to),
        None => delete(&form.data, at),
    };
    let hanging = flow.as_ref().map(|flow| left_hanging(&form.data, flow, &edits)).unwrap_or_default();
    if *takes_along {
        edits.extend(hanging.iter().map(Edit::remove));
    }
    let (parent, _) = parent_and_key(at);
    let then = Then::Go(flow.clone().unwrap_or_else(|| parent.to_owned()));
    let onto = {
        let to = to.clone();
        Callback::from(move |id| to.set(id))
    };
    let along = vec![Checkbox {
        id: id(&pointer(at, "along")).into(),
        text: form.say("bench.delete.along").into(),
        checked: *takes_along,
        onchange: Callback::from(move |wanted| takes_along.set(wanted)),
    }];
    html! {
        <Details summary={form.say("bench.delete")}>
            if named.is_empty() {
                // Of a period, a role or a question it is not known.
                if kind.is_some() { <p class="govuk-body">{ form.say("bench.delete.unused") }</p> }
            } else {
                <p class="govuk-body">{ form.fill("bench.delete.named", &[("count", &named.len().to_string())]) }</p>
                { reference_list(form, &named) }
            }
            if let Some(to) = lead {
                <Select
                    id={id(&pointer(at, "lead to"))} label={form.say("bench.delete.lead")} items={targets} value={to} onchange={onto}
                />
            } else if !named.is_empty() {
                <p class="govuk-body">{ form.say("bench.delete.lists") }</p>
            }
            if !hanging.is_empty() {
                <p class="govuk-body">{ form.say("bench.delete.hanging") }</p>
                <ul class="govuk-list govuk-list--bullet">{ for hanging.iter().map(|place| html! { <li>{ place_words(form, place) }</li> }) }</ul>
                <Checkboxes id={id(&pointer(at, "hanging"))} items={along} />
            }
            <Button text={form.say("bench.delete.do")} kind={ButtonKind::Warning} onclick={form.on_press("", edits, then)} />
        </Details>
    }
}

/// Returns the flow in which a place is.
pub fn flow_of(at: &str) -> Option<String> {
    let mut steps = at.split('/').skip(1);
    (steps.next() == Some("flows")).then(|| steps.next().map(|flow| format!("/flows/{flow}"))).flatten()
}

/// Returns everything that a branch of a flow may lead to: questions first, then outcomes, then those that flows share.
pub fn targets(form: &Form, flow: &Option<String>, but: &str) -> Vec<Choice> {
    let words = form.words();
    let own = flow.iter().flat_map(|flow| ["nodes", "outcomes"].map(|part| pointer(flow, part)));
    let parts: Vec<String> = own.chain(["/outcomes".to_owned()]).collect();
    let flow = flow.clone().unwrap_or_default();
    let mut items = Vec::new();
    for part in parts {
        for key in form.keys(&part) {
            let at = pointer(&part, &key);
            let Some(target) = words.target(&flow, &key).filter(|target| target.at == at && at != but) else {
                continue;
            };
            let kind = if target.is_question { "bench.target.question" } else { "bench.target.outcome" };
            items.push(choice(key.clone(), form.fill(kind, &[("what", &target.words), ("id", &key)])));
        }
    }
    items
}
