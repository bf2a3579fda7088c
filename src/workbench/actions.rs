//! What can happen on the workbench, and the parts of it that can be shown.

use std::rc::Rc;

use authoring::{cases::Case, check::Finding, comments::Comment, edit::Edit};

use super::draft::Draft;

/// A part of the screen. On a narrow one they are tabs.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Pane {
    /// Where the policy is written.
    #[default]
    Write,
    /// What is to be said about it.
    Findings,
    /// What comes of it.
    Result,
}

impl Pane {
    /// All of them, from left to right.
    pub const ALL: [Self; 3] = [Self::Write, Self::Findings, Self::Result];
}

/// A way to write the policy.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Way {
    /// In forms.
    #[default]
    Forms,
    /// In the text itself.
    Text,
    /// Paragraph by paragraph, beside the protocol's own text.
    Protocol,
}

impl Way {
    /// All of them, from left to right.
    pub const ALL: [Self; 3] = [Self::Forms, Self::Text, Self::Protocol];
}

/// A field or a form that the focus is to move to.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Goal {
    /// The field's place, as a JSON pointer; nothing for the form's heading.
    pub field: Option<String>,
    /// How often a place was asked for.
    pub times: u32,
}

/// A place to be shown in the text.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Jump {
    /// The first unit of the stretch to select, as a text field counts.
    pub start: u32,
    /// The first unit after it.
    pub end: u32,
    /// The line on which it starts.
    pub line: usize,
    /// How often a place was asked for.
    pub times: u32,
}

/// What comes after a change by a form.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub enum Then {
    /// The person goes on where they are.
    #[default]
    Stay,
    /// The focus moves to a field of the form.
    Focus(String),
    /// Another form is shown.
    Go(String),
}

/// What can happen.
#[derive(Clone, Debug)]
pub enum Action {
    /// A file was opened: its name and text.
    Open(String, String),
    /// A policy was begun, and is saved nowhere yet: the name that its file is to have, and its text.
    Start(String, String),
    /// The text was changed.
    Type(String),
    /// The author has paused since this revision.
    Check(u32),
    /// This was found in this text.
    Checked(Rc<str>, Rc<Vec<Finding>>),
    /// This text was saved under this name.
    Saved(String, Rc<str>),
    /// A draft that the browser has kept is gone on with.
    Restore(Box<Draft>),
    /// The text is put away.
    Close,
    /// Another part is to be shown.
    Show(Pane),
    /// A finding's place is to be shown, by its number.
    Jump(usize),
    /// Another way to write is wanted.
    Write(Way),
    /// A form is to be shown, by the place that it is about, and the focus moves to it.
    Go(String),
    /// Findings or results lead to a place: its field is to be shown, in its form, and the focus moves to it.
    Lead(Pane, String),
    /// The way back to what led to a place.
    Back,
    /// A form changed its place in the text.
    Edit {
        /// The changes, one after the other.
        edits: Vec<Edit>,
        /// The field in which they were made.
        field: String,
        /// What comes after.
        then: Then,
    },
    /// The last change is taken back.
    Undo,
    /// What was taken back last is done again.
    Redo,
    /// The protocol's own text was put beside the policy, or taken away.
    Protocol(String),
    /// A protocol's file was opened or dropped: its name and bytes.
    ProtocolFile(String, Vec<u8>),
    /// A file of cases was opened: its text.
    Cases(String),
    /// A situation and its result are kept as a case; one of the same name makes room.
    Keep(Box<Case>),
    /// A case is kept no longer, by its number.
    DropCase(usize),
    /// The cases were saved in a file.
    CasesSaved,
    /// A comment was made, or the one of this number was changed.
    Comment(Option<usize>, Comment),
    /// A comment goes, by its number.
    DropComment(usize),
    /// A file of comments was opened: its name and text.
    Comments(String, String),
    /// The comments were saved in a file.
    CommentsSaved,
    /// The text's white space is put in order.
    Tidy,
    /// A file to find the differences from: its name and text.
    Other(String, String),
    /// Something went wrong.
    Trouble(String),
}
