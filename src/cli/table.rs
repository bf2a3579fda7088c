//! `table POLICY [FLOW]`: every way through, for a spreadsheet or to read and sign.

use std::path::PathBuf;

use authoring::{partition::PartitionError, since::Since, table};
use clap::{Args, ValueEnum};
use policy::Policy;

use super::{
    outcomes::OutcomesError,
    policy_file::{PolicyFileError, read_policy},
};

/// The arguments of `table`.
#[derive(Args, Debug)]
pub struct TableArgs {
    /// The policy file.
    policy: PathBuf,
    /// The flow, by id; all of them if none is given.
    flow: Option<String>,
    /// What to list: the ways through the flows, or the protocol's paragraphs with what rests on each.
    #[arg(long, value_enum, default_value_t)]
    by: By,
    /// What to print.
    #[arg(long, value_enum, default_value_t)]
    format: TableFormat,
    /// An earlier version of the policy: what is other since then is marked on the schedule to read
    #[arg(long, value_name = "POLICY")]
    since: Option<PathBuf>,
}

#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, ValueEnum)]
enum By {
    /// Every way through, by outcome.
    #[default]
    Way,
    /// Every paragraph.
    Paragraph,
}

#[derive(Clone, Copy, Debug, Default, ValueEnum)]
enum TableFormat {
    /// One line a way, for a spreadsheet.
    #[default]
    Csv,
    /// A page to read, print and sign.
    Html,
}

/// Why the table cannot be made.
#[derive(Debug, thiserror::Error)]
pub enum TableError {
    /// The policy cannot be used.
    #[error(transparent)]
    Policy(#[from] PolicyFileError),
    /// It has no such flow.
    #[error(transparent)]
    Flow(#[from] OutcomesError),
    /// Paragraphs are listed for the whole protocol.
    #[error("paragraphs are listed for the whole protocol; leave the flow out")]
    ParagraphsOfFlow,
    /// Only the schedule to read has marks.
    #[error("changes are marked on the schedule to read; add `--format html`, without `--by paragraph`")]
    SinceWhere,
    /// The ways cannot be listed.
    #[error(transparent)]
    Partition(#[from] PartitionError),
}

/// Prints every way through one flow or all.
pub fn run(args: &TableArgs) -> Result<(), TableError> {
    let policy = read_policy(&args.policy)?;
    if let Some(flow) = &args.flow {
        known_flow(&policy, flow)?;
    }
    let is_schedule = args.by == By::Way && matches!(args.format, TableFormat::Html);
    let since = match &args.since {
        Some(_) if !is_schedule => return Err(TableError::SinceWhere),
        Some(earlier) => Some(Since::of(&read_policy(earlier)?, &policy)?),
        None => None,
    };
    let table = match args.format {
        _ if args.by == By::Paragraph && args.flow.is_some() => return Err(TableError::ParagraphsOfFlow),
        TableFormat::Csv if args.by == By::Paragraph => table::paragraphs::csv(&policy),
        TableFormat::Html if args.by == By::Paragraph => table::paragraphs::html(&policy),
        TableFormat::Csv => table::csv(&policy, args.flow.as_deref())?,
        TableFormat::Html => table::html_since(&policy, args.flow.as_deref(), since.as_ref())?,
    };
    super::print(&table);
    Ok(())
}

/// Refuses a flow that the policy does not have, with a suggestion.
pub fn known_flow(policy: &Policy, flow: &str) -> Result<(), OutcomesError> {
    if policy.flows.contains_key(flow) {
        return Ok(());
    }
    let help = policy::suggest::help(flow, policy.flows.keys().map(String::as_str)).english();
    Err(OutcomesError::UnknownFlow { flow: flow.to_owned(), help })
}
