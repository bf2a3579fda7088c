//! One question: a choice, or a date.

use chrono::Datelike;
use yew::prelude::*;

use policy::{Flow, Node, Question, QuestionKind, Vocabulary};

use super::{
    choices::{Offer, radios},
    context::Context,
    date_field::date_fields,
    fields::{Group, form},
    form::{Form, field_id},
    parts::{bullets, button, details, page_heading},
    stack::{Stack, text_element},
    state::Action,
    tag::{Tag, text},
    typed::TypedDate,
    view::{Field, View},
};

/// The class of a page's question.
pub const LEGEND: &str = "govuk-fieldset__legend govuk-fieldset__legend--l";

/// Returns what stands above a page's heading: the flow.
pub fn caption(context: &Context, flow: &Flow) -> Html {
    text_element("span", "govuk-caption-l", context.read(&flow.title))
}

/// A question's page.
pub fn question_page(view: &View<'_>, id: &str) -> Html {
    let (state, context) = (view.state, &view.context);
    let policy = context.policy();
    let (Some(question), Some(replayed)) = (policy.questions.get(id), state.replay()) else {
        return Html::default();
    };
    let node = replayed.asking(policy, id);
    let flow = replayed.walk.flow;
    let (words, help) = policy.question_words(&flow.id, question);
    let field = &field_id(id);
    let fields = match &state.form {
        Some(Form::Choice(chosen)) => choice_fields(view, field, question, node, chosen.as_deref()),
        Some(Form::Date { typed, exists }) => match &question.none {
            None => dates(view, field, typed),
            Some(none) => date_or_none(view, field, typed, *exists, context.read(none)),
        },
        _ => Html::default(),
    };
    let is_date = question.kind == QuestionKind::Date;
    let help: Vec<String> =
        help.map(|help| context.read(help)).into_iter().chain(is_date.then(|| date_example(context))).collect();
    let mut legend = Stack::new(context);
    legend.add(caption(context, flow));
    legend.add(page_heading(context, "govuk-fieldset__heading", None, context.read(words)));
    let group = Group {
        id: field,
        legend_class: LEGEND,
        legend: legend.finish(),
        // A group of radios or of three fields: both are told what they are by the legend.
        role: is_date.then_some("group"),
        hint: (!help.is_empty()).then(|| text(help.join(" "))),
        problem: state.problems.first(),
        fields,
    };
    let mut page = Stack::new(context);
    page.add(group.draw(context));
    page.add(why(context, question, node));
    form(view, page.finish(), "page.continue")
}

/// An example of a date, in the election's year.
fn date_example(context: &Context) -> String {
    let year = context.setting.poll_day().unwrap_or(context.setting.today).year();
    context.fill("date.example", &[("year", &year.to_string())])
}

fn choice_fields(view: &View<'_>, field: &str, question: &Question, node: Option<&Node>, chosen: Option<&str>) -> Html {
    let context = &view.context;
    let branches = node.map(|node| node.branches.as_slice()).unwrap_or_default();
    let is_unsure = |id: &str| id == Vocabulary::NOT_SURE;
    let mut offers = Vec::new();
    for unsure in [false, true] {
        for (id, _) in branches.iter().filter(|(id, _)| is_unsure(id) == unsure) {
            if let Some(choice) = question.choices.get(id) {
                offers.push(Offer {
                    hint: choice.hint.as_ref().map(|hint| context.read(hint)),
                    set_apart: unsure,
                    ..Offer::new(id, context.read(&choice.text))
                });
            }
        }
    }
    radios(context, field, "govuk-radios", offers, chosen, &view.on_fill(Field::Choice))
}

fn dates(view: &View<'_>, field: &str, typed: &TypedDate) -> Html {
    let context = &view.context;
    let today = context.setting.today;
    let mut fields = Stack::new(context);
    let problem = view.state.problems.first();
    fields.add(date_fields(&|key| context.say(key), field, typed, problem, &|part| view.on_fill(Field::Date(part))));
    fields.add(button(
        "checker-link-button checker-below",
        context.fill("date.today", &[("date", &calendar::date_text::long_date(today))]),
        view.on_click(Action::Today(today)),
    ));
    fields.finish()
}

fn date_or_none(view: &View<'_>, field: &str, typed: &TypedDate, exists: Option<bool>, none: String) -> Html {
    let context = &view.context;
    let content = Tag::new("fieldset", "govuk-fieldset")
        .is("role", "group")
        .hold(text_element("legend", "govuk-visually-hidden", context.say("date.legend")))
        .hold(dates(view, field, typed));
    let offers = vec![
        Offer { content: Some(content.draw()), ..Offer::new("date", context.say("date.exists")) },
        Offer { set_apart: true, ..Offer::new("none", none) },
    ];
    let chosen = exists.map(|there_is| if there_is { "date" } else { "none" });
    // The group of fields inside takes the id that the radios would have.
    let radios_id = if exists == Some(true) { format!("{field}-kind") } else { field.to_owned() };
    radios(context, &radios_id, "govuk-radios", offers, chosen, &view.on_fill(Field::DateExists))
}

/// Why a question is asked, with the paragraphs that make it necessary.
fn why(context: &Context, question: &Question, node: Option<&Node>) -> Html {
    let reason = node.and_then(|node| node.why.as_ref()).or(question.why.as_ref());
    let cites = node.map(|node| node.cites.as_slice()).unwrap_or_default();
    if reason.is_none() && cites.is_empty() {
        return Html::default();
    }
    let mut content = Stack::new(context);
    if let Some(reason) = reason {
        content.paragraph(context.read(reason));
    }
    if !cites.is_empty() {
        content.say("why.protocol");
        content.add(bullets(cites.iter().filter_map(|number| provision_line(context, number))));
    }
    details(context.say("why.summary"), content.finish())
}

fn provision_line(context: &Context, number: &str) -> Option<Html> {
    let provision = context.policy().provisions.get(number)?;
    let mut line = Stack::new(context);
    line.text("strong", "", context.provision(number, provision));
    line.add(text(format!(" {}", provision.summary)));
    Some(line.finish())
}
