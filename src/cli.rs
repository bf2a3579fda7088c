//! The command line. Each command is a file below `cli/`.

mod build;
mod cases;
mod check;
mod compare;
mod dates;
mod diagram;
mod diff;
mod new;
mod outcomes;
mod package;
mod policy_file;
mod run;
mod schema;
mod sizes;
mod table;

use std::{io::Write, process::ExitCode};

use clap::{Parser, Subcommand};

use build::BuildCommandArgs;
use cases::CasesArgs;
use check::CheckArgs;
use compare::CompareArgs;
use dates::DatesArgs;
use diagram::DiagramArgs;
use diff::DiffArgs;
use new::NewArgs;
use outcomes::OutcomesArgs;
use run::RunArgs;
use table::TableArgs;

/// Check what police staff may do before an election.
#[derive(Debug, Parser)]
#[command(name = "pre-election-checker", version, about, args_conflicts_with_subcommands = true)]
struct Cli {
    #[command(subcommand)]
    command: Option<Command>,
    #[command(flatten)]
    run: RunArgs,
}

#[derive(Debug, Subcommand)]
enum Command {
    /// Build the site and serve it on this machine (what happens without a command)
    Run(RunArgs),
    /// Build the site into a folder of plain files for any web server
    Build(BuildCommandArgs),
    /// Check policy files: every finding at once
    Check(CheckArgs),
    /// Pack the site with its help, checksums and bill of materials, for a web team without Rust
    Package,
    /// Weigh what people download, and write it into `tests/sizes.json`
    Sizes,
    /// Put situations with what must come of them, and find the slips that they do not notice
    Cases(CasesArgs),
    /// List every date worked out: how sure it is, what else is printed, what disagrees
    Dates(DatesArgs),
    /// Print the JSON Schema of policy files, for editors
    Schema,
    /// List the outcomes that a flow can still reach once some facts are known
    Outcomes(OutcomesArgs),
    /// Put one situation to several forces, side by side
    Compare(CompareArgs),
    /// List every way through a policy, for a spreadsheet or to read and sign
    Table(TableArgs),
    /// Draw one flow
    Diagram(DiagramArgs),
    /// List the situations whose result changes from one policy to another
    Diff(DiffArgs),
    /// Write a first policy to adapt: the dates worked out, five flows in the most common form
    New(Box<NewArgs>),
}

/// Reads the command line and runs what it asks for.
pub(crate) fn main() -> ExitCode {
    let cli = Cli::parse();
    match cli.command.unwrap_or(Command::Run(cli.run)) {
        Command::Run(args) => finish(run::run(&args)),
        Command::Build(args) => finish(build::run(&args)),
        Command::Check(args) => check::run(&args).unwrap_or_else(|error| finish(Err(error))),
        Command::Package => finish(package::run()),
        Command::Sizes => finish(sizes::run()),
        Command::Cases(args) => cases::run(&args),
        Command::Dates(args) => finish(dates::run(&args)),
        Command::Schema => finish(schema::run()),
        Command::Outcomes(args) => finish(outcomes::run(&args)),
        Command::Compare(args) => finish(compare::run(&args)),
        Command::Table(args) => finish(table::run(&args)),
        Command::Diagram(args) => finish(diagram::run(&args)),
        Command::Diff(args) => diff::run(&args).unwrap_or_else(|error| finish(Err(error))),
        Command::New(args) => finish(new::run(&args)),
    }
}

/// Reports the error of a command that has no exit codes of its own.
fn finish<E: std::fmt::Display>(result: Result<(), E>) -> ExitCode {
    match result {
        Ok(()) => ExitCode::SUCCESS,
        Err(error) => {
            eprintln!("error: {error}");
            ExitCode::FAILURE
        }
    }
}

/// Prints a long text. A reader that stops early, such as `head`, is no fault.
fn print(text: &str) {
    let mut out = std::io::stdout().lock();
    let _ = out.write_all(text.as_bytes()).and_then(|()| out.flush());
}
