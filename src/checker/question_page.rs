//! One question: a choice, or a date.

use chrono::Datelike;
use entry::words::response_text;
use govuk::{
    Button, DateInput, Details, Form as FormElement, LinkButton, Radio, RadioItem, Radios, Size, SummaryList,
    SummaryRow, bullets,
    context::Context,
    paragraph,
    problem::field_id,
    typed::{DatePart, TypedDate},
};
use policy::{Flow, Node, Question, Vocabulary};
use yew::prelude::*;

use super::{
    form::{Fill, Form},
    handle::{Checker, on, on_fill},
    parts::provision_name,
    replay::Replay,
    state::Action,
    trail::changeable,
};

/// Returns what stands above a page's heading: the flow.
pub fn caption(context: &Context, flow: &Flow) -> Html {
    html! { <span class="govuk-caption-l">{ context.read(&flow.title) }</span> }
}

/// Returns the heading of a page that is one question, with the flow above it.
pub fn question_heading(context: &Context, flow: &Flow, text: String) -> Html {
    html! { <>{ caption(context, flow) }{ context.question_heading(text) }</> }
}

/// The properties of a [`QuestionPage`].
#[derive(Properties, PartialEq)]
pub struct QuestionPageProps {
    /// The state.
    pub checker: Checker,
    /// The question, by id.
    pub question: String,
}

/// A question's page.
#[component]
pub fn QuestionPage(props: &QuestionPageProps) -> Html {
    let QuestionPageProps { checker, question: id } = props;
    let context = &checker.context();
    let policy = context.policy();
    let (Some(question), Some(replayed)) = (policy.questions.get(id), checker.replay()) else {
        return Html::default();
    };
    let node = replayed.asking(policy, id);
    let flow = replayed.walk.flow;
    let (words, help) = policy.question_words(&flow.id, question);
    let asked = Asked {
        checker,
        context,
        id: field_id(id),
        legend: question_heading(context, flow, context.read(words)),
        help: help.map(|help| context.read(help)),
    };
    let fields = match &checker.form {
        Some(Form::Choice(chosen)) => asked.choice(question, node, chosen.as_deref()),
        Some(Form::Date { typed, exists }) => match &question.none {
            None => asked.date(typed),
            Some(none) => asked.date_or_none(typed, *exists, context.read(none)),
        },
        _ => Html::default(),
    };
    html! {
        <FormElement onsubmit={on(checker, Action::Continue)}>
            { fields }
            if is_remembered(checker, id) {
                <p class="govuk-hint">{ context.say("question.remembered") }</p>
            }
            <div class="checker-go"><Button text={context.say("page.continue")} submits=true /></div>
            { given(checker, context, &replayed) }
            { why(context, question, node) }
        </FormElement>
    }
}

/// A question as its fields need it.
struct Asked<'c> {
    checker: &'c Checker,
    context: &'c Context,
    /// The id of the first field.
    id: String,
    legend: Html,
    help: Option<String>,
}

impl Asked<'_> {
    fn choice(self, question: &Question, node: Option<&Node>, chosen: Option<&str>) -> Html {
        let branches = node.map(|node| node.branches.as_slice()).unwrap_or_default();
        let is_unsure = |id: &str| id == Vocabulary::NOT_SURE;
        let mut items: Vec<RadioItem> = Vec::new();
        // Those who do not know come last, set apart.
        for unsure in [false, true] {
            for (id, _) in branches.iter().filter(|(id, _)| is_unsure(id) == unsure) {
                let Some(choice) = question.choices.get(id) else {
                    continue;
                };
                if unsure {
                    items.push(RadioItem::Divider(self.context.say("choices.or").into()));
                }
                let hint = choice.hint.as_ref().map(|hint| self.context.read(hint).into());
                items.push(Radio { hint, ..Radio::new(id.clone(), self.context.read(&choice.text)) }.into());
            }
        }
        html! {
            <Radios
                id={self.id} legend={self.legend} legend_size={Size::L} hint={self.help.map(Html::from)}
                error={self.context.error(self.checker.problems.first())} {items}
                value={chosen.map(|chosen| AttrValue::from(chosen.to_owned()))} onchange={on_fill(self.checker, Fill::Choice)}
            />
        }
    }

    fn date(self, typed: &TypedDate) -> Html {
        let (hint, error) = (Some(self.date_hint()), self.context.error(self.checker.problems.first()));
        let Self { checker, context, id, legend, .. } = self;
        html! {
            <DateInput
                {id} {legend} legend_size={Size::L} {hint} {error} wrong={wrong_parts(checker)} labels={context.date_labels()}
                value={typed.clone()} oninput={on_fill(checker, |(part, text)| Fill::DatePart(part, text))}
            >
                { today(checker, context) }
            </DateInput>
        }
    }

    fn date_or_none(self, typed: &TypedDate, exists: Option<bool>, none: String) -> Html {
        let (hint, error) = (Some(self.date_hint()), self.context.error(self.checker.problems.first()));
        let Self { checker, context, id, legend, .. } = self;
        let date = html! {
            <DateInput
                id={format!("{id}-date")} part_ids={id.clone()} legend={context.say("date.legend")} legend_size={Size::Hidden}
                wrong={wrong_parts(checker)} labels={context.date_labels()}
                value={typed.clone()} oninput={on_fill(checker, |(part, text)| Fill::DatePart(part, text))}
            >
                { today(checker, context) }
            </DateInput>
        };
        let items = vec![
            Radio { conditional: Some(date), ..Radio::new("date", context.say("date.exists")) }.into(),
            RadioItem::Divider(context.say("choices.or").into()),
            Radio::new("none", none).into(),
        ];
        let value = exists.map(|there_is| AttrValue::Static(if there_is { "date" } else { "none" }));
        let onchange = on_fill(checker, |chosen: String| Fill::DateExists(chosen == "date"));
        html! { <Radios {id} {legend} legend_size={Size::L} {hint} {error} {items} {value} {onchange} /> }
    }

    /// The help of a question for a date ends in an example, in the election's year.
    fn date_hint(&self) -> Html {
        let setting = &self.context.setting;
        let year = setting.poll_day().unwrap_or(setting.today).year();
        let example = self.context.fill("date.example", &[("year", &year.to_string())]);
        self.help.iter().cloned().chain([example]).collect::<Vec<_>>().join(" ").into()
    }
}

/// The parts of the date that are wrong.
fn wrong_parts(checker: &Checker) -> &'static [DatePart] {
    checker.problems.first().map_or(&[], |problem| problem.parts)
}

/// Whether what is selected was said before in this visit, and not here.
fn is_remembered(checker: &Checker, question: &str) -> bool {
    !checker.responses.contains_key(question) && checker.remembered.contains_key(question)
}

/// What was answered by the way in or said before, as far as it is needed here, each with Change.
fn given(checker: &Checker, context: &Context, replayed: &Replay<'_>) -> Html {
    let row = |question: &&str| {
        let response = replayed.responses.get(*question)?;
        let words = response_text(context.policy(), question, response, context.addressee);
        Some(changeable(checker, context, question, words))
    };
    let given = replayed.asked.iter().filter(|question| checker.is_given(question));
    let rows: Vec<SummaryRow> = given.filter_map(row).collect();
    if rows.is_empty() {
        Html::default()
    } else {
        html! { <>{ context.heading(1, context.say("question.given")) }<SummaryList {rows} /></> }
    }
}

/// Today, or the date that was likely meant, with one press. An election that is over has no today.
fn today(checker: &Checker, context: &Context) -> Html {
    let (key, day) = match checker.likely() {
        Some(likely) => ("date.likely-meant", likely),
        None if context.setting.is_over() => return Html::default(),
        None => ("date.today", context.setting.today),
    };
    let text = context.fill(key, &[("date", &context.dates().day(day))]);
    html! { <LinkButton {text} is_below=true onclick={on(checker, Action::Fill(Fill::Today(day)))} /> }
}

/// Why a question is asked, with the paragraphs that make it necessary.
fn why(context: &Context, question: &Question, node: Option<&Node>) -> Html {
    let reason = node.and_then(|node| node.why.as_ref()).or(question.why.as_ref());
    let cites = node.map(|node| node.cites.as_slice()).unwrap_or_default();
    if reason.is_none() && cites.is_empty() {
        return Html::default();
    }
    html! {
        <Details summary={context.say("why.summary")}>
            if let Some(reason) = reason {
                { paragraph(context.read(reason)) }
            }
            if !cites.is_empty() {
                { context.paragraph("why.protocol") }
                { bullets(cites.iter().filter_map(|number| provision_line(context, number))) }
            }
        </Details>
    }
}

fn provision_line(context: &Context, number: &str) -> Option<Html> {
    let provision = context.policy().provisions.get(number)?;
    let name = provision_name(context, number, provision);
    Some(html! { <><strong>{ name }</strong>{ format!(" {}", provision.summary) }</> })
}
