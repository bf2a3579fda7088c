//! The start: what it is about, whom it is for, and the dates.

use govuk::{Input, LinkButton, Radio, Radios, Size, browser, context::Context, paragraph};
use policy::{Addressee, Flow};
use yew::prelude::*;

use super::{
    contradictions::all_contradictions,
    handle::{Checker, on, on_fill},
    key_dates::key_dates,
    search::{Hit, search},
    state::Action,
    wording::{election, protocol, the_post},
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
    // They hang on nothing that is typed here.
    let dates = use_memo(context.clone(), key_dates);
    html! {
        <>
            <span class="govuk-caption-l">{ &policy.force }</span>
            { context.page_heading(context.say("start.heading")) }
            <p class="govuk-body-l">{ election(context) }</p>
            if context.setting.is_over() {
                // Nothing is wrong with checking, but the dates are past.
                <div class="checker-over">
                    <p class="govuk-body-s"><strong>{ context.say("over.heading") }</strong>{ " " }{ context.say("over.text") }</p>
                </div>
            }
            <Finder checker={checker.clone()} is_static={*is_static} />
            { (*dates).clone() }
            { paragraph(context.fill("start.protocol", &[("protocol", &protocol(context))])) }
            { all_contradictions(checker, context) }
        </>
    }
}

/// The ways into the flows, narrowed by what is typed. The arrow keys go through them, and Enter opens the first.
#[component]
fn Finder(props: &StartPageProps) -> Html {
    let StartPageProps { checker, is_static } = props;
    let context = &checker.context();
    let policy = context.policy();
    let sought = checker.sought.trim();
    let hits = search(policy, context.addressee, sought);
    let onkeydown = {
        let (dispatcher, first) = (checker.dispatcher(), hits.first().map(action));
        Callback::from(move |event: KeyboardEvent| match (event.key().as_str(), &first) {
            ("Enter", Some(first)) if browser::is_text_field(&event) => {
                event.prevent_default();
                dispatcher.dispatch(first.clone());
            }
            ("ArrowDown", _) => browser::step_focus(&event, FINDER, 1),
            ("ArrowUp", _) => browser::step_focus(&event, FINDER, -1),
            _ => {}
        })
    };
    let rows: Html = if sought.is_empty() {
        policy.flows.values().map(|flow| flow_row(checker, context, flow, *is_static)).collect()
    } else {
        hits.iter().map(|hit| hit_row(checker, context, hit)).collect()
    };
    html! {
        <div class="checker-finder" {onkeydown}>
            <Input
                id="checker-search" label={context.say("start.what")} label_size={Size::M} kind="search"
                hint={Html::from(context.say("start.search-hint"))} value={checker.sought.clone()}
                oninput={on_fill(checker, Action::Seek)}
            />
            { for_whom(checker, context) }
            <p class="govuk-body checker-status" role="status">{ told(context, sought, hits.len()) }</p>
            <ul class="checker-rows">{ rows }</ul>
        </div>
    }
}

/// What the arrow keys go through: the field, and the ways in.
const FINDER: &str = ".checker-finder";

/// Returns what is told to those who do not see the rows change.
fn told(context: &Context, sought: &str, hits: usize) -> String {
    match (sought.is_empty(), hits) {
        (true, _) => String::new(),
        (false, 0) => {
            let post = context.spoc().map(|spoc| the_post(context, spoc)).unwrap_or_default();
            context.fill("start.nothing-found", &[("sought", sought), ("post", &post)])
        }
        (false, 1) => context.say("start.one-found"),
        (false, many) => context.fill("start.found", &[("count", &many.to_string())]),
    }
}

fn action(hit: &Hit) -> Action {
    match &hit.given {
        None => Action::Open(hit.flow.clone()),
        Some((question, choice)) => Action::OpenWith(hit.flow.clone(), question.clone(), choice.clone()),
    }
}

fn hit_row(checker: &Checker, context: &Context, hit: &Hit) -> Html {
    let policy = context.policy();
    let Some(flow) = policy.flows.get(&hit.flow) else {
        return Html::default();
    };
    let choice = hit.given.as_ref().and_then(|(question, choice)| policy.questions.get(question)?.choices.get(choice));
    let (title, hint) = match choice {
        Some(choice) => (context.read(&choice.text), context.read(&flow.title)),
        None => (context.read(&flow.title), context.read(&flow.examples)),
    };
    let (question, chosen) = hit.given.as_ref().map_or(("", ""), |(question, choice)| (question, choice));
    let key = format!("{}-{question}-{chosen}", hit.flow);
    html! {
        <li class="checker-rows__row" {key}>
            <LinkButton text={title} onclick={on(checker, action(hit))} />
            <p class="checker-rows__hint">{ hint }</p>
        </li>
    }
}

fn flow_row(checker: &Checker, context: &Context, flow: &Flow, is_static: bool) -> Html {
    let title = context.read(&flow.title);
    let id = &flow.id;
    html! {
        <li class="checker-rows__row" key={id.clone()}>
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
        <Radios
            id="checker-who" legend={context.say("start.who")} legend_size={Size::S} is_inline=true is_small=true {items} {value}
            {onchange}
        />
    }
}
