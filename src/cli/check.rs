//! `check POLICY…`: every finding about policy files.

use std::{path::PathBuf, process::ExitCode};

use clap::Args;
use pre_election_checker::{check::check, policy::Severity};

use super::policy_file::{PolicyFileError, read_json, vocabulary};

/// The arguments of `check`.
#[derive(Args, Debug)]
pub struct CheckArgs {
    /// The policy files to check.
    #[arg(required = true, value_name = "POLICY")]
    policies: Vec<PathBuf>,
    /// Fail on warnings too.
    #[arg(long)]
    deny_warnings: bool,
}

/// Some file has faults, or warnings where those are denied.
const FAULTY: u8 = 1;
/// Some file cannot be read.
const UNREADABLE: u8 = 3;

/// Prints every finding. The exit code is 0 for none that counts, 1 for some, 3 for a file that cannot be read.
pub fn run(args: &CheckArgs) -> Result<ExitCode, PolicyFileError> {
    let vocabulary = vocabulary()?;
    let mut code = 0;
    for path in &args.policies {
        let findings = match read_json(path) {
            Ok(json) => check(&json, &vocabulary),
            Err(error @ PolicyFileError::NotJson { .. }) => {
                eprintln!("error[not-json]: {error}");
                code = code.max(FAULTY);
                continue;
            }
            Err(error) => {
                eprintln!("error: {error}");
                code = UNREADABLE;
                continue;
            }
        };
        for finding in &findings {
            println!("{}: {finding}", path.display());
        }
        let count = |severity| findings.iter().filter(|finding| finding.severity() == severity).count();
        let (errors, warnings) = (count(Severity::Error), count(Severity::Warning));
        println!("{}: {errors} error(s), {warnings} warning(s)", path.display());
        if errors > 0 || (args.deny_warnings && warnings > 0) {
            code = code.max(FAULTY);
        }
    }
    Ok(ExitCode::from(code))
}
