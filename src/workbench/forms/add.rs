//! A new entry of a part: its id is asked for, and the fields that it cannot be without are put in, empty.

use serde_json::{Map, Value};
use web_sys::{Element, SubmitEvent};
use yew::prelude::*;

use authoring::edit::{Edit, ids::id_of};
use govuk::{Button, ButtonKind, Form as FormTag, Input, browser};
use policy::diagnostic::pointer;

use super::{
    form::{Form, id},
    schema::Field,
};
use crate::bench::Then;

/// What a new entry needs.
#[derive(Properties)]
pub struct AddEntryProps {
    /// What the form works on.
    pub form: Form,
    /// The part's place.
    pub part: String,
    /// What the id is asked for with.
    pub label: String,
    /// What an entry has.
    pub fields: &'static [Field],
}

impl PartialEq for AddEntryProps {
    fn eq(&self, other: &Self) -> bool {
        self.form == other.form && self.part == other.part && std::ptr::eq(self.fields, other.fields)
    }
}

/// Returns an entry with the fields that it cannot be without.
pub fn blank(fields: &[Field]) -> Value {
    let needed = fields.iter().filter(|field| field.is_needed);
    Value::Object(needed.map(|field| (field.name.to_owned(), Value::from(""))).collect::<Map<_, _>>())
}

/// The form for a new entry: one field and a button.
#[component]
pub fn AddEntry(props: &AddEntryProps) -> Html {
    let AddEntryProps { form, part, label, fields } = props;
    let typed = use_mut_ref(String::new);
    let wrong = use_state(|| None::<&'static str>);
    let redraw = use_force_update();
    let field = id(&pointer(part, "new entry"));
    let oninput = {
        let (typed, redraw) = (typed.clone(), redraw.clone());
        Callback::from(move |text| {
            typed.replace(text);
            redraw.force_update();
        })
    };
    let onsubmit = {
        let (form, part, typed, wrong, field, fields) =
            (form.clone(), part.clone(), typed.clone(), wrong.clone(), field.clone(), *fields);
        Callback::from(move |event: SubmitEvent| {
            // A paragraph's number is what is printed; every other id has letters, digits and hyphens.
            let key = typed.borrow().trim().to_owned();
            let key = if part == "/provisions" { key.trim_end_matches('.').to_owned() } else { id_of(&key) };
            let at = pointer(&part, &key);
            let problem = if key.is_empty() {
                Some("bench.new.no-id")
            } else if form.value(&at).is_some() {
                Some("bench.new.taken")
            } else {
                None
            };
            if problem.is_some() {
                if let Some(near) = event.target_dyn_into::<Element>() {
                    browser::focus_field(&near, &field);
                }
            } else {
                typed.replace(String::new());
                form.edit(&part, vec![Edit::set(at.clone(), blank(fields))], Then::Go(at));
            }
            wrong.set(problem);
        })
    };
    let error = form.tools().error(*wrong);
    let value = typed.borrow().clone();
    html! {
        <FormTag {onsubmit}>
            <Input id={field} label={label.clone()} {error} {value} {oninput} />
            <Button text={form.say("bench.new.add")} kind={ButtonKind::Secondary} submits=true />
        </FormTag>
    }
}
