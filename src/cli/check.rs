//! `check POLICY…`: every finding about policy files.

use std::{
    io::{self, ErrorKind, Write},
    path::PathBuf,
    process::ExitCode,
};

use authoring::check::{
    Finding, check_file,
    report::{Human, Record},
    sarif,
};
use clap::{Args, ValueEnum};
use policy::Severity;

use super::policy_file::{PolicyFileError, policy_files, read_text, vocabulary};

/// The arguments of `check`.
#[derive(Args, Debug)]
pub struct CheckArgs {
    /// The policy files to check, or folders of them.
    #[arg(required = true, value_name = "POLICY")]
    policies: Vec<PathBuf>,
    /// Fail on warnings too.
    #[arg(long)]
    deny_warnings: bool,
    /// How to print.
    #[arg(long, value_enum, default_value_t)]
    format: ReportFormat,
}

/// How to print findings.
#[derive(Clone, Copy, Debug, Default, ValueEnum)]
pub enum ReportFormat {
    /// A line a finding that begins with its place, the text it is about, and the help.
    #[default]
    Human,
    /// An array of findings.
    Json,
    /// SARIF 2.1.0, for code hosts and editors.
    Sarif,
}

/// Why findings cannot be printed.
#[derive(Debug, thiserror::Error)]
pub enum CheckError {
    /// There is nothing to check, or to check with.
    #[error(transparent)]
    Files(#[from] PolicyFileError),
    /// The result cannot be written.
    #[error("cannot write the result: {0}")]
    Write(#[from] io::Error),
}

/// Some file has faults, or warnings where those are denied.
const FAULTY: u8 = 1;
/// Some file cannot be read.
const UNREADABLE: u8 = 3;

/// A file and everything found in it.
struct Checked {
    name: String,
    findings: Vec<Finding>,
}

/// Prints every finding. The exit code is 0 for none that counts, 1 for some, 3 for a file that cannot be read.
pub fn run(args: &CheckArgs) -> Result<ExitCode, CheckError> {
    let vocabulary = vocabulary()?;
    let mut code = 0;
    let mut checked = Vec::new();
    let mut complain = |error: PolicyFileError| {
        eprintln!("error: {error}");
        code = UNREADABLE;
    };
    for path in &args.policies {
        let files = policy_files(std::slice::from_ref(path)).unwrap_or_else(|error| {
            complain(error);
            Vec::new()
        });
        // One bad file does not end the rest.
        for file in files {
            match read_text(&file) {
                Ok(text) => {
                    let stem = file.file_stem().and_then(|stem| stem.to_str()).unwrap_or_default();
                    checked.push(Checked {
                        name: file.display().to_string(),
                        findings: check_file(&text, stem, &vocabulary),
                    });
                }
                Err(error) => complain(error),
            }
        }
    }
    let counts = |finding: &Finding| args.deny_warnings || finding.diagnostic.severity() == Severity::Error;
    if checked.iter().flat_map(|file| &file.findings).any(counts) {
        code = code.max(FAULTY);
    }
    let written = match args.format {
        ReportFormat::Human => print_human(&checked),
        ReportFormat::Json => print_json(&records(&checked)),
        ReportFormat::Sarif => {
            print_json(&sarif::log(checked.iter().map(|file| (file.name.as_str(), file.findings.as_slice()))))
        }
    };
    match written {
        // A reader that has seen enough, such as `head`, is no failure.
        Err(error) if error.kind() != ErrorKind::BrokenPipe => Err(error.into()),
        _ => Ok(ExitCode::from(code)),
    }
}

fn print_human(checked: &[Checked]) -> io::Result<()> {
    let mut out = io::stdout().lock();
    for Checked { name, findings } in checked {
        for finding in findings {
            writeln!(out, "{}", Human { file: name, finding })?;
        }
        let count = |severity| findings.iter().filter(|finding| finding.diagnostic.severity() == severity).count();
        writeln!(out, "{name}: {} error(s), {} warning(s)", count(Severity::Error), count(Severity::Warning))?;
    }
    Ok(())
}

fn records(checked: &[Checked]) -> Vec<Record<'_>> {
    let mut records = Vec::new();
    for file in checked {
        records.extend(file.findings.iter().map(|finding| Record::new(&file.name, finding)));
    }
    records
}

fn print_json(result: &impl serde::Serialize) -> io::Result<()> {
    writeln!(io::stdout().lock(), "{}", serde_json::to_string_pretty(result)?)
}
