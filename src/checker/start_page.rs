//! The start: whom it is for, what it is about, and the dates.

use govuk::{NotificationBanner, Radio, Radios, Size, context::Context, paragraph};
use policy::{Addressee, Flow};
use yew::prelude::*;

use super::{
    contradictions::all_contradictions,
    handle::{Checker, on, on_fill},
    key_dates::key_dates,
    state::Action,
    wording::{election, protocol},
};

/// The properties of a [`StartPage`].
#[derive(Properties, PartialEq)]
pub struct StartPageProps {
    /// The state.
    pub checker: Checker,
    /// Whether it is drawn into a page, where no script answers yet; see [`super::AppProps`].
    pub is_static: bool,
}

/// The start.
#[component]
pub fn StartPage(props: &StartPageProps) -> Html {
    let StartPageProps { checker, is_static } = props;
    let context = &checker.context();
    let policy = context.policy();
    html! {
        <>
            <span class="govuk-caption-l">{ &policy.force }</span>
            { context.page_heading(context.say("start.heading")) }
            <p class="govuk-body-l">{ election(context) }</p>
            { context.paragraph("start.text") }
            { paragraph(context.fill("start.protocol", &[("protocol", &protocol(context))])) }
            if context.setting.is_over() {
                // Nothing is wrong with checking, but the dates are past.
                <NotificationBanner
                    title_id="checker-over" title={context.say("over.title")} heading={context.say("over.heading")}
                >
                    { context.paragraph("over.text") }
                </NotificationBanner>
            }
            { for_whom(checker, context) }
            { context.heading(1, context.say("start.what")) }
            <ul class="checker-rows">
                { for policy.flows.values().map(|flow| flow_row(checker, context, flow, *is_static)) }
            </ul>
            { key_dates(context) }
            { all_contradictions(checker, context) }
        </>
    }
}

fn flow_row(checker: &Checker, context: &Context, flow: &Flow, is_static: bool) -> Html {
    let title = context.read(&flow.title);
    let id = &flow.id;
    html! {
        <li class="checker-rows__row">
            if is_static {
                // The browser tells nobody of a press on a button that has no script yet. A link leaves in the address
                // where it leads, and the element finds it there.
                <a class="checker-link-button" href={format!("#flow-{id}")} data-flow={id.clone()}>{ title }</a>
            } else {
                <button
                    type="button" class="checker-link-button" data-flow={id.clone()} onclick={on(checker, Action::Open(id.clone()))}
                >
                    { title }
                </button>
            }
            <p class="checker-rows__hint">{ context.read(&flow.examples) }</p>
        </li>
    }
}

fn for_whom(checker: &Checker, context: &Context) -> Html {
    let radio = |(value, key): (&'static str, &str)| Radio::new(value, context.say(key)).into();
    let items = [("me", "start.for-me"), ("colleague", "start.for-colleague")].map(radio).to_vec();
    let value = AttrValue::Static(match checker.addressee {
        Addressee::Me => "me",
        Addressee::Colleague => "colleague",
    });
    let onchange = on_fill(checker, |chosen: String| {
        Action::Address(if chosen == "colleague" { Addressee::Colleague } else { Addressee::Me })
    });
    html! {
        <Radios id="checker-who" legend={context.say("start.who")} legend_size={Size::M} is_inline=true {items} {value} {onchange} />
    }
}
