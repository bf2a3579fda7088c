//! The native commands: what each is called and which module runs it.

mod check;
mod compare;
mod diagram;
mod diff;
mod new;
mod outcomes;
mod policy_file;
mod table;

use std::{io::Write, process::ExitCode};

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
    /// List the outcomes that a flow can still reach once some facts are known.
    Outcomes(outcomes::OutcomesArgs),
    /// Put one situation to several forces, side by side.
    Compare(compare::CompareArgs),
    /// List every way through a policy, for a spreadsheet or to read and sign.
    Table(table::TableArgs),
    /// Draw one flow.
    Diagram(diagram::DiagramArgs),
    /// List the situations whose result changes from one policy to another.
    Diff(diff::DiffArgs),
    /// Write a first policy to adapt: the dates worked out, five flows in the most common form.
    New(new::NewArgs),
}

/// Runs the command line.
pub fn main() -> ExitCode {
    let done = match Cli::parse().command {
        Command::Check(args) => check::run(&args).map_err(|error| error.to_string()),
        Command::Outcomes(args) => outcomes::run(&args).map(|()| ExitCode::SUCCESS).map_err(|error| error.to_string()),
        Command::Compare(args) => compare::run(&args).map(|()| ExitCode::SUCCESS).map_err(|error| error.to_string()),
        Command::Table(args) => table::run(&args).map(|()| ExitCode::SUCCESS).map_err(|error| error.to_string()),
        Command::Diagram(args) => diagram::run(&args).map(|()| ExitCode::SUCCESS).map_err(|error| error.to_string()),
        Command::New(args) => new::run(&args).map(|()| ExitCode::SUCCESS).map_err(|error| error.to_string()),
        Command::Diff(args) => diff::run(&args).map_err(|error| error.to_string()),
    };
    done.unwrap_or_else(|error| {
        eprintln!("error: {error}");
        ExitCode::FAILURE
    })
}

/// Prints a long text. A reader that stops early, such as `head`, is no fault.
fn print(text: &str) {
    let mut out = std::io::stdout().lock();
    let _ = out.write_all(text.as_bytes()).and_then(|()| out.flush());
}
