//! A new question or outcome, put in where an answer leads.

use serde_json::json;
use web_sys::{Element, SubmitEvent};
use yew::prelude::*;

use authoring::edit::{ids::id_of, tree::put_between};
use govuk::{Button, ButtonKind, Choice, Details, Form as FormTag, Select, Textarea, browser};
use policy::{Policy, Verdict};

use super::{
    fields::{facts, verdicts},
    form::{Form, id},
    lists::choice,
};
use crate::bench::Then;

/// An example of words for both who may read.
const BOTH: &str = "{You|They}";

/// Where something can be put in: the place of a branch or of the start.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Spot {
    /// The place.
    pub at: String,
    /// What it is called.
    pub words: String,
}

/// What putting something in needs.
#[derive(Properties, PartialEq)]
pub struct InsertProps {
    /// What the form works on.
    pub form: Form,
    /// The flow's place.
    pub flow: String,
    /// Where it can be put in.
    pub spots: Vec<Spot>,
}

/// Two forms: ask something after an answer, and end there.
#[component]
pub fn Insert(props: &InsertProps) -> Html {
    let InsertProps { form, flow, spots } = props;
    let spot = use_state(String::new);
    let fact = use_state(String::new);
    let verdict = use_state(|| Verdict::default().id().to_owned());
    let headline = use_mut_ref(String::new);
    let redraw = use_force_update();
    let wrong = use_state(|| None::<&'static str>);
    let facts = facts(form);
    let chosen_spot =
        spots.iter().find(|it| it.at == *spot).or(spots.first()).map(|it| it.at.clone()).unwrap_or_default();
    let chosen_fact = facts.iter().find(|it| *it.value == **fact).or(facts.first()).map(|it| it.value.to_string());
    let chosen_fact = chosen_fact.unwrap_or_default();
    let put = {
        let (form, flow, at) = (form.clone(), flow.clone(), chosen_spot.clone());
        move |part: &str, wanted: &str, new| {
            let (edits, place) = put_between(&form.data, &flow, &at, part, wanted, new);
            form.edit("", edits, Then::Go(place));
        }
    };
    let onask = {
        let (put, fact) = (put.clone(), chosen_fact.clone());
        Callback::from(move |_: SubmitEvent| put("nodes", &fact, json!({ "fact": fact.clone() })))
    };
    let field = id(&format!("{flow} new headline"));
    let onend = {
        let (headline, verdict, wrong, field) = (headline.clone(), verdict.clone(), wrong.clone(), field.clone());
        Callback::from(move |event: SubmitEvent| {
            let words = headline.borrow().trim().to_owned();
            if words.is_empty() {
                if let Some(near) = event.target_dyn_into::<Element>() {
                    browser::focus_field(&near, &field);
                }
                wrong.set(Some("bench.insert.no-headline"));
                return;
            }
            let mut new = json!({ "verdict": *verdict, "headline": words.clone() });
            // Somebody decides: who, is on the form.
            if let (Some(fields), true) = (new.as_object_mut(), *verdict == Verdict::Refer.id()) {
                fields.insert("refer_to".to_owned(), Policy::SPOC.into());
            }
            put("outcomes", &id_of(&words), new);
        })
    };
    let spot_select = |name: &str| {
        let items: Vec<Choice> = spots.iter().map(|it| choice(it.at.clone(), it.words.clone())).collect();
        let spot = spot.clone();
        let onchange = Callback::from(move |at| spot.set(at));
        html! {
            if spots.len() > 1 {
                <Select
                    id={id(&format!("{flow} {name}"))} label={form.say("bench.insert.after")} {items} value={chosen_spot.clone()} {onchange}
                />
            }
        }
    };
    let set = |state: &UseStateHandle<String>| {
        let state = state.clone();
        Callback::from(move |id| state.set(id))
    };
    let value: AttrValue = headline.borrow().clone().into();
    let oninput = {
        let headline = headline.clone();
        Callback::from(move |text| {
            headline.replace(text);
            redraw.force_update();
        })
    };
    html! {
        <>
            <Details summary={form.say("bench.insert.question")}>
                <FormTag onsubmit={onask}>
                    { spot_select("question spot") }
                    <Select
                        id={id(&format!("{flow} new fact"))} label={form.say("bench.insert.fact")} items={facts} value={chosen_fact}
                        hint={Html::from(form.say("bench.insert.fact-hint"))} onchange={set(&fact)}
                    />
                    <Button text={form.say("bench.insert.ask")} kind={ButtonKind::Secondary} submits=true />
                </FormTag>
            </Details>
            <Details summary={form.say("bench.insert.outcome")}>
                <FormTag onsubmit={onend}>
                    { spot_select("outcome spot") }
                    <Select
                        id={id(&format!("{flow} new verdict"))} label={form.say("bench.field.verdict")} items={verdicts(form)}
                        value={(*verdict).clone()} onchange={set(&verdict)}
                    />
                    <Textarea
                        id={field} label={form.say("bench.field.headline")} rows=2 {value} {oninput} error={form.tools().error(*wrong)}
                        hint={Html::from(form.fill("bench.hint.braces", &[("example", BOTH)]))}
                    />
                    <Button text={form.say("bench.insert.end")} kind={ButtonKind::Secondary} submits=true />
                </FormTag>
            </Details>
        </>
    }
}
