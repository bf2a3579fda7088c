//! The command line. Each command is a file below `cli/`.

mod build;
mod run;

use std::process::ExitCode;

use clap::{Parser, Subcommand};

use build::BuildArgs;
use run::RunArgs;

/// Check what police staff may do before a commissioner election.
#[derive(Debug, Parser)]
#[command(
    name = "pre-election-checker",
    version,
    about,
    args_conflicts_with_subcommands = true
)]
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
    Build(BuildArgs),
}

/// Reads the command line and runs what it asks for.
pub(crate) fn main() -> ExitCode {
    let cli = Cli::parse();
    match cli.command.unwrap_or(Command::Run(cli.run)) {
        Command::Run(args) => finish(run::run(&args)),
        Command::Build(args) => finish(build::run(&args)),
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
