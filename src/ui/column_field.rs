//! The field of one column of the register: the same for staff, who write an entry, and for the SPOC, who keeps it.

use web_sys::{HtmlInputElement, HtmlTextAreaElement};
use yew::prelude::*;

use crate::policy::vocabulary::{Column, ColumnKind};

use super::{
    choices::{Offer, radios},
    context::Context,
    date_field::date_fields,
    form::{Problem, field_id},
    parts::{described_by, error_message, group_class},
    typed::{DatePart, TypedDate},
};

/// What the field of a column shows and whom it tells.
pub struct ColumnField<'f> {
    /// How to put it into words.
    pub context: &'f Context,
    /// The column.
    pub column: &'f Column,
    /// What stands in it; for a date, `typed` does.
    pub value: &'f str,
    /// A date as typed.
    pub typed: TypedDate,
    /// Whether the responses filled it.
    pub is_filled: bool,
    /// What is wrong with it.
    pub problem: Option<&'f Problem>,
    /// Told what is typed or selected.
    pub ontext: Callback<String>,
    /// Told what is typed into a part of a date.
    pub onpart: Callback<(DatePart, String)>,
}

impl ColumnField<'_> {
    /// Returns the field with its label, hint and message.
    pub fn draw(&self) -> Html {
        let id = field_id(&self.column.id);
        match self.column.kind {
            ColumnKind::Date => self.grouped(
                &id,
                date_fields(|key| self.context.say(key), &id, &self.typed, self.problem, &self.onpart),
                Some("group"),
            ),
            ColumnKind::YesNo => self.grouped(&id, self.yes_no(&id), None),
            ColumnKind::Line | ColumnKind::Lines => self.text(&id),
        }
    }

    /// The label of a column; one that may stay empty says so.
    fn label(&self) -> String {
        let label = self.context.read(&self.column.text);
        if self.column.required { label } else { self.context.fill("register.optional", &[("label", &label)]) }
    }

    fn described(&self, id: &str) -> Option<String> {
        described_by(id, self.column.hint.is_some() || self.is_filled, self.problem)
    }

    /// The help of a column, and a mark where the responses filled it.
    fn help(&self, id: &str) -> Html {
        if self.column.hint.is_none() && !self.is_filled {
            return Html::default();
        }
        html! {
            <div id={format!("{id}-hint")} class="govuk-hint">
                { self.column.hint.as_ref().map(|hint| self.context.read(hint)) }
                if self.is_filled {
                    <>{ " " }<strong class="checker-filled">{ self.context.say("register.filled") }</strong></>
                }
            </div>
        }
    }

    fn grouped(&self, id: &str, fields: Html, role: Option<&'static str>) -> Html {
        html! {
            <div class={group_class(self.problem)}>
                <fieldset class="govuk-fieldset" {role} aria-describedby={self.described(id)}>
                    <legend class="govuk-fieldset__legend govuk-fieldset__legend--s">{ self.label() }</legend>
                    { self.help(id) }
                    { error_message(self.context, self.problem, id) }
                    { fields }
                </fieldset>
            </div>
        }
    }

    fn yes_no(&self, id: &str) -> Html {
        let offer = |value: &str, key: &str| Offer {
            value: value.to_owned(),
            text: self.context.say(key),
            hint: None,
            content: None,
            set_apart: false,
        };
        let offers = [offer("yes", "choices.yes"), offer("no", "choices.no")];
        radios(self.context, id, "govuk-radios govuk-radios--inline", &offers, Some(self.value), &self.ontext)
    }

    fn text(&self, id: &str) -> Html {
        let oninput = self.ontext.reform(|event: InputEvent| {
            let line = event.target_dyn_into::<HtmlInputElement>().map(|input| input.value());
            line.or_else(|| event.target_dyn_into::<HtmlTextAreaElement>().map(|area| area.value())).unwrap_or_default()
        });
        let described = self.described(id);
        let invalid = self.problem.map(|_| "true");
        let value = self.value.to_owned();
        html! {
            <div class={group_class(self.problem)}>
                <label class="govuk-label govuk-label--s" for={id.to_owned()}>{ self.label() }</label>
                { self.help(id) }
                { error_message(self.context, self.problem, id) }
                if self.column.kind == ColumnKind::Lines {
                    <textarea
                        class={classes!("govuk-textarea", self.problem.map(|_| "govuk-textarea--error"))}
                        id={id.to_owned()}
                        rows="5"
                        autocomplete="off"
                        aria-describedby={described}
                        aria-invalid={invalid}
                        {value}
                        {oninput}
                    />
                } else {
                    <input
                        class={classes!("govuk-input", self.problem.map(|_| "govuk-input--error"))}
                        id={id.to_owned()}
                        type="text"
                        autocomplete="off"
                        aria-describedby={described}
                        aria-invalid={invalid}
                        {value}
                        {oninput}
                    />
                }
            </div>
        }
    }
}
