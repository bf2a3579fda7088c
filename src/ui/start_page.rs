//! The start: whom it is for, what it is about, and the dates.

use yew::prelude::*;

use crate::policy::{Addressee, Flow};

use super::{
    choices::{Offer, radios},
    context::Context,
    contradictions::all_contradictions,
    parts::{Handle, heading, page_heading},
    state::Action,
    timeline::key_dates,
};

/// The start.
pub fn start_page(state: &Handle) -> Html {
    let context = &state.context();
    let policy = context.policy();
    html! {
        <>
            <span class="govuk-caption-l">{ &policy.force }</span>
            { page_heading(context, "govuk-heading-l", None, context.say("start.heading")) }
            <p class="govuk-body-l">{ context.election() }</p>
            <p class="govuk-body">{ context.say("start.text") }</p>
            <p class="govuk-body">{ context.fill("start.protocol", &[("protocol", &context.protocol())]) }</p>
            if context.setting.is_over() {
                { over_banner(context) }
            }
            { for_whom(context, state) }
            { heading(context, 1, context.say("start.what")) }
            <ul class="checker-rows">{ for policy.flows.values().map(|flow| flow_row(context, state, flow)) }</ul>
            { key_dates(context) }
            { all_contradictions(context) }
        </>
    }
}

fn flow_row(context: &Context, state: &Handle, flow: &Flow) -> Html {
    html! {
        <li class="checker-rows__row" key={flow.id.clone()}>
            { way_in(state, &flow.id, context.read(&flow.title)) }
            <p class="checker-rows__hint">{ context.read(&flow.examples) }</p>
        </li>
    }
}

#[cfg(target_arch = "wasm32")]
fn way_in(state: &Handle, flow: &str, title: String) -> Html {
    let onclick = super::parts::on_click(state, Action::Open(flow.to_owned()));
    html! { <button type="button" class="checker-link-button" data-flow={flow.to_owned()} {onclick}>{ title }</button> }
}

/// In the page that the build writes, before any script: the browser tells nobody of a press on a button that has no
/// script yet. A link leaves in the address where it leads, and the element finds it there.
#[cfg(not(target_arch = "wasm32"))]
fn way_in(_: &Handle, flow: &str, title: String) -> Html {
    html! { <a class="checker-link-button" href={format!("#flow-{flow}")} data-flow={flow.to_owned()}>{ title }</a> }
}

fn for_whom(context: &Context, state: &Handle) -> Html {
    let offers = [
        Offer {
            value: "me".to_owned(),
            text: context.say("start.for-me"),
            hint: None,
            content: None,
            set_apart: false,
        },
        Offer {
            value: "colleague".to_owned(),
            text: context.say("start.for-colleague"),
            hint: None,
            content: None,
            set_apart: false,
        },
    ];
    let chosen = match state.addressee {
        Addressee::Me => "me",
        Addressee::Colleague => "colleague",
    };
    let dispatcher = state.dispatcher();
    let onchange = Callback::from(move |value: String| {
        let addressee = if value == "colleague" { Addressee::Colleague } else { Addressee::Me };
        dispatcher.dispatch(Action::Address(addressee));
    });
    html! {
        <div class="govuk-form-group">
            <fieldset class="govuk-fieldset">
                <legend class="govuk-fieldset__legend govuk-fieldset__legend--m">{ context.say("start.who") }</legend>
                { radios(context, "checker-who", "govuk-radios govuk-radios--inline", &offers, Some(chosen), &onchange) }
            </fieldset>
        </div>
    }
}

/// The election is over: nothing is wrong with checking, but the dates are past.
fn over_banner(context: &Context) -> Html {
    html! {
        <div class="govuk-notification-banner" role="region" aria-labelledby="checker-over">
            <div class="govuk-notification-banner__header">
                <p class="govuk-notification-banner__title" id="checker-over">{ context.say("over.title") }</p>
            </div>
            <div class="govuk-notification-banner__content">
                <p class="govuk-notification-banner__heading">{ context.say("over.heading") }</p>
                <p class="govuk-body">{ context.say("over.text") }</p>
            </div>
        </div>
    }
}
