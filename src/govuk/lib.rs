//! What the three pages share: components of the [GOV.UK Design System](https://design-system.service.gov.uk) in Yew's
//! own way of writing, and what they need of the browser.
//!
//! One file a component. Each is drawn natively by the tests and held against the markup that the npm package
//! govuk-frontend carries for every option used here; options that nothing here uses are not built. Nothing takes raw
//! HTML: what is not a text is made of elements. No word stands in a component: all of them are given.

mod back_link;
pub mod browser;
mod button;
pub mod catalogue;
mod checkboxes;
mod column_field;
pub mod context;
mod copy_button;
mod date_input;
mod details;
mod error_message;
mod error_summary;
mod file_upload;
mod form;
mod form_group;
mod heading;
pub mod hooks;
mod input;
mod inset_text;
pub mod keeping;
mod link_button;
#[cfg(any(test, feature = "testing"))]
pub mod made_up_language;
#[cfg(test)]
mod markup;
pub mod mounting;
mod pool;
pub mod problem;
mod radios;
mod select;
mod summary_list;
mod table;
mod tag;
mod task_list;
#[cfg(any(test, feature = "testing"))]
#[expect(clippy::expect_used, clippy::panic, reason = "only tests use it")]
pub mod testing;
#[cfg(test)]
mod tests;
mod text;
mod textarea;
pub mod typed;

pub use back_link::{BackLink, BackLinkProps};
pub use button::{Button, ButtonKind, ButtonProps};
pub use checkboxes::{Checkbox, Checkboxes, CheckboxesProps};
pub use column_field::{ColumnField, ColumnFieldProps};
pub use copy_button::{CopyButton, CopyButtonProps};
pub use date_input::{DateInput, DateInputProps, DateLabels, part_id};
pub use details::{Details, DetailsProps};
pub use error_message::ErrorText;
pub use error_summary::{ERROR_SUMMARY, ErrorLink, ErrorSummary, ErrorSummaryProps};
pub use file_upload::{FileUpload, FileUploadProps};
pub use form::{Form, FormProps};
pub use form_group::Size;
pub use heading::{PAGE_HEADING, heading};
pub use input::{Input, InputProps};
pub use inset_text::{InsetText, InsetTextProps};
pub use link_button::{LinkButton, LinkButtonProps};
pub use radios::{Radio, RadioItem, Radios, RadiosProps};
pub use select::{Choice, Select, SelectProps};
pub use summary_list::{SummaryList, SummaryListProps, SummaryRow};
pub use table::{Cell, Row, Table, TableProps};
pub use tag::{Colour, Tag, TagProps};
pub use task_list::{Task, TaskList, TaskListProps, TaskStatus};
pub use text::{bullets, numbered, paragraph};
pub use textarea::{Textarea, TextareaProps};
