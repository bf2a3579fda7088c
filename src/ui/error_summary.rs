//! What is wrong with a form, on top of the page, each with a link to its field.

use wasm_bindgen::JsCast;
use web_sys::Element;
use yew::prelude::*;

use super::{browser, context::Context, form::Problem, parts::problem_text};

/// What an error summary needs.
#[derive(Properties, PartialEq)]
pub struct ErrorSummaryProps {
    /// How to put it into words.
    pub context: Context,
    /// What is wrong, in the order of the fields.
    pub problems: Vec<Problem>,
}

/// The error summary of the GOV.UK Design System. Its links move the focus and leave the page's address alone.
#[component]
pub fn ErrorSummary(props: &ErrorSummaryProps) -> Html {
    let ErrorSummaryProps { context, problems } = props;
    let level = context.setting.heading_level.saturating_add(1).min(6);
    let link = |problem: &Problem| {
        let field = problem.field.clone();
        let onclick = Callback::from(move |event: MouseEvent| {
            event.prevent_default();
            if let Some(link) = event.target().and_then(|target| target.dyn_into::<Element>().ok()) {
                browser::focus_field(&link, &field);
            }
        });
        html! { <li><a href={format!("#{}", problem.field)} {onclick}>{ problem_text(context, problem) }</a></li> }
    };
    html! {
        <div class="govuk-error-summary" tabindex="-1">
            <div role="alert">
                <@{format!("h{level}")} class="govuk-error-summary__title">{ context.say("error.title") }</@>
                <div class="govuk-error-summary__body">
                    <ul class="govuk-list govuk-error-summary__list">{ for problems.iter().map(link) }</ul>
                </div>
            </div>
        </div>
    }
}
