//! Who decides: nobody, one post, all of several, any of them, or one after the other.

use serde_json::{Value, json};
use yew::prelude::*;

use authoring::edit::Edit;
use govuk::Select;
use policy::diagnostic::pointer;

use super::{
    fields::{entries, group, select, strings},
    form::{Form, id},
    lists::{PickMany, choice},
};
use crate::bench::Then;

/// The ways in which several decide, each with its label.
const SEVERAL: [(&str, &str); 3] =
    [("all_of", "bench.referral.all-of"), ("any_of", "bench.referral.any-of"), ("in_order", "bench.referral.in-order")];

const NOBODY: &str = "";
const ONE: &str = "one";

/// Returns the field for who decides.
pub fn referral(form: &Form, at: &str, label: String) -> Html {
    let (way, posts) = read(form.value(at));
    let mut items =
        vec![choice(NOBODY, form.say("bench.referral.nobody")), choice(ONE, form.say("bench.referral.one"))];
    items.extend(SEVERAL.map(|(id, key)| choice(id, form.say(key))));
    let onchange = {
        let (form, at) = (form.clone(), at.to_owned());
        Callback::from(move |way: String| {
            let first = posts.first().cloned().unwrap_or_else(|| policy::Policy::SPOC.to_owned());
            let edit = match way.as_str() {
                NOBODY if form.value(&at).is_some() => Edit::remove(at.clone()),
                NOBODY => return,
                ONE => Edit::set(at.clone(), first),
                several => {
                    let posts = if posts.is_empty() { vec![first] } else { posts.clone() };
                    Edit::set(at.clone(), json!({ several: posts }))
                }
            };
            form.edit(&at, vec![edit], Then::Stay);
        })
    };
    let way_label = form.say("bench.referral.way");
    let which = match way {
        NOBODY => Html::default(),
        ONE => select(form, at, form.say("bench.referral.post"), entries(form, "/contacts"), true),
        several => html! {
            <PickMany form={form.clone()} at={pointer(at, several)} label={form.say("bench.referral.posts")} part="/contacts" />
        },
    };
    let field = if way == ONE { id(&pointer(at, "way")) } else { id(at) };
    let content = html! { <><Select id={field} label={way_label} {items} value={way} {onchange} />{ which }</> };
    group(label, (way != ONE).then(|| form.hint(at, None)).flatten(), content)
}

/// Returns how it is decided, and the posts.
fn read(value: Option<&Value>) -> (&'static str, Vec<String>) {
    match value {
        Some(Value::String(post)) => (ONE, vec![post.clone()]),
        Some(Value::Object(fields)) => {
            let way = SEVERAL.iter().find(|(id, _)| fields.contains_key(*id));
            way.map_or((NOBODY, Vec::new()), |(id, _)| (*id, strings(fields.get(*id))))
        }
        _ => (NOBODY, Vec::new()),
    }
}
