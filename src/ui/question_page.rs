//! One question: a choice, or a date.

use yew::prelude::*;

use crate::policy::{Node, Policy, Question, QuestionKind, Vocabulary};

use super::{
    choices::{Offer, radios},
    context::Context,
    date_field::date_fields,
    form::{Form, Problem, field_id},
    parts::{
        Handle, bullets, continue_button, described_by, details, error_message, group_class, on_click, on_submit,
        page_heading,
    },
    state::Action,
    typed::{DatePart, TypedDate},
};

/// A question's page.
pub fn question_page(state: &Handle, id: &str) -> Html {
    let context = &state.context();
    let policy = context.policy();
    let (Some(question), Some(replayed)) = (policy.questions.get(id), state.replay()) else {
        return Html::default();
    };
    let node = replayed.asking(policy, id);
    let flow = replayed.walk.flow;
    let (text, help) = policy.question_words(&flow.id, question);
    let field = &field_id(id);
    let problem = state.problems.first();
    let fields = match &state.form {
        Some(Form::Choice(chosen)) => choice_fields(context, state, field, question, node, chosen.as_deref()),
        Some(Form::Date { typed, exists }) => match &question.none {
            None => dates(context, state, field, typed, problem),
            Some(none) => {
                let none = context.read(none);
                date_or_none(context, state, field, typed, *exists, none, problem)
            }
        },
        _ => Html::default(),
    };
    let is_date = question.kind == QuestionKind::Date;
    let hint: Vec<String> =
        help.map(|help| context.read(help)).into_iter().chain(is_date.then(|| date_example(context))).collect();
    let has_hint = !hint.is_empty();
    html! {
        <>
            <form novalidate=true onsubmit={on_submit(state)}>
                <div class={group_class(problem)}>
                    <fieldset
                        class="govuk-fieldset"
                        // A group of radios or of three fields: both are told what they are by the legend.
                        role={is_date.then_some("group")}
                        aria-describedby={described_by(field, has_hint, problem)}
                    >
                        <legend class="govuk-fieldset__legend govuk-fieldset__legend--l">
                            <span class="govuk-caption-l">{ context.read(&flow.title) }</span>
                            { page_heading(context, "govuk-fieldset__heading", None, context.read(text)) }
                        </legend>
                        if has_hint {
                            <div id={format!("{field}-hint")} class="govuk-hint">{ hint.join(" ") }</div>
                        }
                        { error_message(context, problem, field) }
                        { fields }
                    </fieldset>
                </div>
                { why(context, question, node) }
                { continue_button(context) }
            </form>
        </>
    }
}

/// An example of a date, in the election's year.
fn date_example(context: &Context) -> String {
    use chrono::Datelike;
    let year = context.setting.poll_day().unwrap_or(context.setting.today).year();
    context.fill("date.example", &[("year", &year.to_string())])
}

fn choice_fields(
    context: &Context,
    state: &Handle,
    field: &str,
    question: &Question,
    node: Option<&Node>,
    chosen: Option<&str>,
) -> Html {
    let branches = node.map(|node| node.branches.as_slice()).unwrap_or_default();
    let (unsure, sure): (Vec<_>, Vec<_>) =
        branches.iter().map(|(choice, _)| choice).partition(|choice| *choice == Vocabulary::NOT_SURE);
    let offers: Vec<Offer> = sure
        .into_iter()
        .chain(unsure)
        .filter_map(|id| question.choices.get(id).map(|choice| (id, choice)))
        .map(|(id, choice)| Offer {
            value: id.clone(),
            text: context.read(&choice.text),
            hint: choice.hint.as_ref().map(|hint| context.read(hint)),
            content: None,
            set_apart: id == Vocabulary::NOT_SURE,
        })
        .collect();
    let dispatcher = state.dispatcher();
    let onchange = Callback::from(move |choice| dispatcher.dispatch(Action::Choose(choice)));
    radios(context, field, "govuk-radios", &offers, chosen, &onchange)
}

fn dates(context: &Context, state: &Handle, field: &str, typed: &TypedDate, problem: Option<&Problem>) -> Html {
    let dispatcher = state.dispatcher();
    let oninput = Callback::from(move |(part, text): (DatePart, String)| {
        dispatcher.dispatch(Action::TypeDate(part, text));
    });
    let today = context.setting.today;
    html! {
        <>
            { date_fields(|key| context.say(key), field, typed, problem, &oninput) }
            <button
                type="button"
                class="checker-link-button checker-below"
                onclick={on_click(state, Action::Today(today))}
            >
                { context.fill("date.today", &[("date", &crate::calendar::date_text::long_date(today))]) }
            </button>
        </>
    }
}

fn date_or_none(
    context: &Context,
    state: &Handle,
    field: &str,
    typed: &TypedDate,
    exists: Option<bool>,
    none: String,
    problem: Option<&Problem>,
) -> Html {
    let content = html! {
        <fieldset class="govuk-fieldset" role="group">
            <legend class="govuk-visually-hidden">{ context.say("date.legend") }</legend>
            { dates(context, state, field, typed, problem) }
        </fieldset>
    };
    let offers = [
        Offer {
            value: "date".to_owned(),
            text: context.say("date.exists"),
            hint: None,
            content: Some(content),
            set_apart: false,
        },
        Offer { value: "none".to_owned(), text: none, hint: None, content: None, set_apart: true },
    ];
    let chosen = exists.map(|there_is| if there_is { "date" } else { "none" });
    let dispatcher = state.dispatcher();
    let onchange = Callback::from(move |value: String| dispatcher.dispatch(Action::DateExists(value == "date")));
    // The group of fields inside takes the id that the radios would have.
    let radios_id = if exists == Some(true) { format!("{field}-kind") } else { field.to_owned() };
    radios(context, &radios_id, "govuk-radios", &offers, chosen, &onchange)
}

/// Why a question is asked, with the paragraphs that make it necessary.
fn why(context: &Context, question: &Question, node: Option<&Node>) -> Html {
    let reason = node.and_then(|node| node.why.as_ref()).or(question.why.as_ref());
    let cites = node.map(|node| node.cites.as_slice()).unwrap_or_default();
    if reason.is_none() && cites.is_empty() {
        return Html::default();
    }
    let content = html! {
        <>
            if let Some(reason) = reason {
                <p class="govuk-body">{ context.read(reason) }</p>
            }
            if !cites.is_empty() {
                <p class="govuk-body">{ context.say("why.protocol") }</p>
                { bullets(cites.iter().filter_map(|number| provision_line(context.policy(), context, number))) }
            }
        </>
    };
    details(context.say("why.summary"), content)
}

fn provision_line(policy: &Policy, context: &Context, number: &str) -> Option<Html> {
    let provision = policy.provisions.get(number)?;
    let named = context.fill("cite.provision", &[("number", number), ("heading", &provision.heading)]);
    Some(html! { <><strong>{ named }</strong>{ " " }{ &provision.summary }</> })
}
