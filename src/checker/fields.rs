//! What stands around fields: a group with its question, hint and message; and the field for text.

use yew::{prelude::*, virtual_dom::ListenerKind};

use super::{
    browser,
    context::Context,
    form::Problem,
    parts::{described_by, error_message, group_class, hint, submit_button},
    stack::element,
    tag::Tag,
    view::View,
};

/// A group of fields with the question that they answer.
pub struct Group<'g> {
    /// The id that hint and message are called after.
    pub id: &'g str,
    /// The class of the question.
    pub legend_class: &'static str,
    /// The question.
    pub legend: Html,
    /// `group`, where the fields are told what they are by the legend alone.
    pub role: Option<&'static str>,
    /// Help, if there is any.
    pub hint: Option<Html>,
    /// What is wrong with the fields.
    pub problem: Option<&'g Problem>,
    /// The fields.
    pub fields: Html,
}

impl Group<'_> {
    /// Draws it.
    pub fn draw(self, context: &Context) -> Html {
        let Self { id, legend_class, legend, role, hint: help, problem, fields } = self;
        let described_by = described_by(id, help.is_some(), problem);
        let content = vec![
            element("legend", legend_class, vec![legend]),
            help.map(|help| hint(id, help)).unwrap_or_default(),
            error_message(context, problem, id),
            fields,
        ];
        let fieldset = Tag::new("fieldset", "govuk-fieldset")
            .set_if("role", role.map(str::to_owned))
            .set_if("aria-describedby", described_by)
            .hold_all(content);
        element("div", group_class(problem), vec![fieldset.draw()])
    }
}

/// Returns the form around a page's fields.
pub fn form(view: &View<'_>, fields: Html, submit: &str) -> Html {
    Tag::new("form", "")
        .is("novalidate", "novalidate")
        .on(ListenerKind::onsubmit, view.on_submit())
        .hold(fields)
        .hold(submit_button(view.context.say(submit)))
        .draw()
}

/// A field for text.
pub struct TextField<'f> {
    /// Its id.
    pub id: String,
    /// What it looks like, beside what all of them do.
    pub class: &'static str,
    /// The ids of its hint and message.
    pub described_by: Option<String>,
    /// Whether something is wrong with it.
    pub is_wrong: bool,
    /// What stands in it.
    pub value: String,
    /// Told what is typed.
    pub ontext: &'f Callback<String>,
}

impl TextField<'_> {
    /// Begins its element: an `input` or a `textarea`.
    pub fn begin(self, element: &'static str) -> Tag {
        // Written out, because the build looks for the classes that are used.
        let (class, error) = match element {
            "textarea" => ("govuk-textarea", "govuk-textarea--error"),
            _ => ("govuk-input", "govuk-input--error"),
        };
        let mut classes = vec![class];
        classes.extend((!self.class.is_empty()).then_some(self.class));
        classes.extend(self.is_wrong.then_some(error));
        let oninput = self.ontext.reform(|event: InputEvent| browser::value(&event));
        Tag::new(element, "")
            .set("class", classes.join(" "))
            .set("id", self.id)
            .is("autocomplete", "off")
            .set_if("aria-describedby", self.described_by)
            .set_if("aria-invalid", self.is_wrong.then(|| "true".to_owned()))
            .value(self.value)
            .on(ListenerKind::oninput, oninput)
    }
}
