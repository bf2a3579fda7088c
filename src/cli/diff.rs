//! `diff OLD NEW`: the situations whose result changes from one policy to another.

use std::{path::PathBuf, process::ExitCode};

use authoring::{
    diff::{self, diff},
    partition::{PartitionError, Timing},
};
use clap::Args;

use super::{
    outcomes::{Format, OutcomesError, print_json},
    policy_file::{PolicyFileError, read_policy},
};

/// The arguments of `diff`.
#[derive(Args, Debug)]
pub struct DiffArgs {
    /// The policy file before.
    old: PathBuf,
    /// The policy file after.
    new: PathBuf,
    /// Put moments by period and not by date: before, in or after each policy's own. For the text of another election.
    #[arg(long)]
    by_period: bool,
    /// Exit with 1 if any situation has another result, or a flow came or went.
    #[arg(long)]
    exit_code: bool,
    /// How to print.
    #[arg(long, value_enum, default_value_t)]
    format: Format,
}

/// Why two policies cannot be compared.
#[derive(Debug, thiserror::Error)]
pub enum DiffError {
    /// A policy cannot be used.
    #[error(transparent)]
    Policy(#[from] PolicyFileError),
    /// The situations cannot be listed.
    #[error(transparent)]
    Partition(#[from] PartitionError),
    /// The result cannot be written.
    #[error(transparent)]
    Write(#[from] OutcomesError),
}

/// Prints what changes.
pub fn run(args: &DiffArgs) -> Result<ExitCode, DiffError> {
    let (old, new) = (read_policy(&args.old)?, read_policy(&args.new)?);
    let timing = if args.by_period { Timing::ByPeriod } else { Timing::ByDate };
    let difference = diff(&old, &new, timing)?;
    match args.format {
        Format::Json => print_json(&difference)?,
        Format::Text => super::print(&diff::text(&difference, &old, &new)),
    }
    Ok(if args.exit_code && difference.changes_results() { ExitCode::FAILURE } else { ExitCode::SUCCESS })
}
