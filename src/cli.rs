//! The native commands: what each is called and which module runs it.

mod check;
mod compare;
mod outcomes;
mod policy_file;
mod schema;

use std::process::ExitCode;

use clap::{Parser, Subcommand};

#[derive(Parser)]
#[command(version, about)]
struct Cli {
    #[command(subcommand)]
    command: Command,
}

#[derive(Subcommand)]
enum Command {
    /// Check policy files: every finding at once.
    Check(check::CheckArgs),
    /// Print the JSON Schema of policy files, for editors.
    Schema,
    /// List the outcomes that a flow can still reach once some facts are known.
    Outcomes(outcomes::OutcomesArgs),
    /// Put one situation to several forces, side by side.
    Compare(compare::CompareArgs),
}

/// Runs the command line.
pub fn main() -> ExitCode {
    let done = match Cli::parse().command {
        Command::Check(args) => check::run(&args).map_err(|error| error.to_string()),
        Command::Schema => schema::run().map(|()| ExitCode::SUCCESS).map_err(|error| error.to_string()),
        Command::Outcomes(args) => outcomes::run(&args).map(|()| ExitCode::SUCCESS).map_err(|error| error.to_string()),
        Command::Compare(args) => compare::run(&args).map(|()| ExitCode::SUCCESS).map_err(|error| error.to_string()),
    };
    done.unwrap_or_else(|error| {
        eprintln!("error: {error}");
        ExitCode::FAILURE
    })
}
