//! What the author of a policy needs around it: every way through as a schedule, each flow as a picture, what a change
//! would change, one situation put to several forces, and a first file to start from.
//!
//! Everything here is a pure function from policies to strings and structs, for the native commands and for the
//! browser's workbench alike. Nothing reads or writes a file.

pub mod cases;
pub mod check;
pub mod comments;
pub mod compare;
pub mod dates;
pub mod diagram;
pub mod diff;
pub mod document;
pub mod edit;
pub mod merge;
pub mod new;
pub mod paragraphs;
pub mod partition;
pub mod places;
pub mod since;
pub mod table;
pub mod words;
