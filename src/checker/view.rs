//! What every page is drawn from, and the one way back: whatever a person does is a [`Message`] to the checker.

use yew::{html::Scope, prelude::*};

use policy::Addressee;

use super::{
    app::App,
    context::Context,
    errand::Errand,
    state::{Action, State},
    typed::DatePart,
};

/// The state, the words for it, and the way to change it.
pub struct View<'s> {
    /// The state.
    pub state: &'s State,
    /// What is needed to put something into words.
    pub context: Context,
    scope: &'s Scope<App>,
}

/// What comes from a page.
#[derive(Clone, Debug)]
pub enum Message {
    /// Something that the state takes by itself.
    Act(Action),
    /// Something that the browser is needed for.
    Run(Errand),
}

/// A field that a person fills.
#[derive(Clone, Debug)]
pub enum Field {
    /// Whose situation it is: `me` or `colleague`.
    Addressee,
    /// The choice, by id.
    Choice,
    /// A part of a date.
    Date(DatePart),
    /// Whether there is a date yet: `date` or `none`.
    DateExists,
    /// A time of day.
    Time,
    /// Whether it is known: `known` or `unknown`.
    TimeKnown,
    /// A column of the register entry, by id.
    Column(String),
    /// A part of a date in a column of the register entry.
    ColumnDate(String, DatePart),
}

impl Field {
    fn filled(&self, text: String) -> Action {
        match self {
            Field::Addressee if text == "colleague" => Action::Address(Addressee::Colleague),
            Field::Addressee => Action::Address(Addressee::Me),
            Field::Choice => Action::Choose(text),
            Field::Date(part) => Action::TypeDate(*part, text),
            Field::DateExists => Action::DateExists(text == "date"),
            Field::Time => Action::TypeTime(text),
            Field::TimeKnown => Action::TimeKnown(text == "known"),
            Field::Column(column) => Action::TypeEntry(column.clone(), text),
            Field::ColumnDate(column, part) => Action::TypeEntryDate(column.clone(), *part, text),
        }
    }
}

impl<'s> View<'s> {
    /// Returns the view of a state whose checker listens at `scope`.
    pub fn new(state: &'s State, scope: &'s Scope<App>) -> Self {
        Self { state, context: state.context(), scope }
    }

    /// Returns a callback for a button that takes an action.
    pub fn on_click(&self, action: Action) -> Callback<MouseEvent> {
        self.on_press(Message::Act(action))
    }

    /// Returns a callback for a button that the browser is needed for.
    pub fn on_errand(&self, errand: Errand) -> Callback<MouseEvent> {
        self.on_press(Message::Run(errand))
    }

    fn on_press(&self, message: Message) -> Callback<MouseEvent> {
        self.scope.callback(move |_| message.clone())
    }

    /// Returns a callback that takes what is typed or selected in a field.
    pub fn on_fill(&self, field: Field) -> Callback<String> {
        self.scope.callback(move |text| Message::Act(field.filled(text)))
    }

    /// Returns a callback for a form: it goes on, and the browser sends nothing anywhere.
    pub fn on_submit(&self) -> Callback<SubmitEvent> {
        self.scope.callback(|event: SubmitEvent| {
            event.prevent_default();
            // A page around the checker may listen for forms of its own.
            event.stop_propagation();
            Message::Act(Action::Continue)
        })
    }
}
