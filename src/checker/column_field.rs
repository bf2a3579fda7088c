//! The field of one column of the register: the same for staff, who write an entry, and for the SPOC, who keeps it.

use yew::prelude::*;

use policy::vocabulary::{Column, ColumnKind};

use super::{
    choices::{Offer, radios},
    context::Context,
    date_field::date_fields,
    fields::{Group, TextField},
    form::{Problem, field_id},
    parts::{described_by, error_message, group_class, hint},
    stack::Stack,
    tag::{Tag, text},
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
    /// Returns what is told of what is typed into a part of a date.
    pub onpart: &'f dyn Fn(DatePart) -> Callback<String>,
}

impl ColumnField<'_> {
    /// Returns the field with its label, hint and message.
    pub fn draw(&self) -> Html {
        let id = &field_id(&self.column.id);
        let (fields, role) = match self.column.kind {
            ColumnKind::Date => {
                let say = |key: &str| self.context.say(key);
                (date_fields(&say, id, &self.typed, self.problem, self.onpart), Some("group"))
            }
            ColumnKind::YesNo => (self.yes_no(id), None),
            ColumnKind::Line | ColumnKind::Lines => return self.text(id),
        };
        let group = Group {
            id,
            legend_class: "govuk-fieldset__legend govuk-fieldset__legend--s",
            legend: text(self.label()),
            role,
            hint: self.help(),
            problem: self.problem,
            fields,
        };
        group.draw(self.context)
    }

    /// The label of a column; one that may stay empty says so.
    fn label(&self) -> String {
        let label = self.context.read(&self.column.text);
        if self.column.required { label } else { self.context.fill("register.optional", &[("label", &label)]) }
    }

    /// The help of a column, and a mark where the responses filled it.
    fn help(&self) -> Option<Html> {
        if self.column.hint.is_none() && !self.is_filled {
            return None;
        }
        let mut help = Stack::new(self.context);
        if let Some(hint) = &self.column.hint {
            help.add(text(self.context.read(hint)));
        }
        if self.is_filled {
            help.add(text(" ".to_owned()));
            help.text("strong", "checker-filled", self.context.say("register.filled"));
        }
        Some(help.finish())
    }

    fn yes_no(&self, id: &str) -> Html {
        let offers = [("yes", "choices.yes"), ("no", "choices.no")]
            .map(|(value, key)| Offer::new(value, self.context.say(key)))
            .into();
        radios(self.context, id, "govuk-radios govuk-radios--inline", offers, Some(self.value), &self.ontext)
    }

    fn text(&self, id: &str) -> Html {
        let help = self.help();
        let described_by = described_by(id, help.is_some(), self.problem);
        let field = TextField {
            id: id.to_owned(),
            class: "",
            described_by,
            is_wrong: self.problem.is_some(),
            value: self.value.to_owned(),
            ontext: &self.ontext,
        };
        let field = if self.column.kind == ColumnKind::Lines {
            field.begin("textarea").is("rows", "5")
        } else {
            field.begin("input").is("type", "text")
        };
        let label = Tag::new("label", "govuk-label govuk-label--s").set("for", id.to_owned()).say(self.label());
        Tag::new("div", group_class(self.problem))
            .hold(label.draw())
            .hold(help.map(|help| hint(id, help)).unwrap_or_default())
            .hold(error_message(self.context, self.problem, id))
            .hold(field.draw())
            .draw()
    }
}
