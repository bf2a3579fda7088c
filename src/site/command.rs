//! Running other programs, their output kept in a file and shown only when they fail.

use std::fs::File;
use std::io::ErrorKind;
use std::path::PathBuf;
use std::process::{Command, Stdio};

use super::{BuildError, BuildOptions};

/// How much of a failed program's output the error repeats.
const TAIL_LINES: usize = 25;

/// Runs a program to its end, and fails as it fails.
///
/// Its output goes to `logs/NAME.log` below the work folder. It gets no standard input: a prompt would wait unseen.
pub(super) fn run(options: &BuildOptions<'_>, name: &str, command: &mut Command) -> Result<(), BuildError> {
    let log = log_path(options, name)?;
    let failed = |source| BuildError::file("write", &log, source);
    let output = File::create(&log).map_err(failed)?;
    let errors = output.try_clone().map_err(failed)?;
    let program = describe(command);
    let ended = command.stdin(Stdio::null()).stdout(output).stderr(errors).status();
    let tail = match ended {
        Ok(status) if status.success() => return Ok(()),
        Ok(status) => format!("{}\n{status}", tail(&std::fs::read(&log).map_err(failed)?)),
        Err(error) => error.to_string(),
    };
    Err(BuildError::Program { program, tail, log })
}

/// Returns what a program prints on its standard output, or nothing if it is not there or fails.
pub(super) fn output(command: &mut Command) -> Option<String> {
    let output = command.stdin(Stdio::null()).output().ok()?;
    output.status.success().then(|| String::from_utf8_lossy(&output.stdout).trim().to_owned())
}

/// Returns whether a program is there to be run.
pub(super) fn exists(program: &str) -> bool {
    let probe = Command::new(program)
        .arg("--version")
        .stdin(Stdio::null())
        .stdout(Stdio::null())
        .stderr(Stdio::null())
        .status();
    !matches!(probe, Err(error) if error.kind() == ErrorKind::NotFound)
}

fn log_path(options: &BuildOptions<'_>, name: &str) -> Result<PathBuf, BuildError> {
    let folder = options.work().join("logs");
    std::fs::create_dir_all(&folder).map_err(|source| BuildError::file("create", &folder, source))?;
    Ok(folder.join(format!("{name}.log")))
}

fn describe(command: &Command) -> String {
    let words = std::iter::once(command.get_program()).chain(command.get_args());
    words.map(|word| word.to_string_lossy()).collect::<Vec<_>>().join(" ")
}

fn tail(output: &[u8]) -> String {
    let text = String::from_utf8_lossy(output);
    let lines: Vec<&str> = text.lines().filter(|line| !line.trim().is_empty()).collect();
    let from = lines.len().saturating_sub(TAIL_LINES);
    lines.get(from..).unwrap_or_default().join("\n")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_tail_is_the_last_lines_that_say_something() {
        let output = (1..=40).map(|line| format!("line {line}\n\n")).collect::<String>();
        let tail = tail(output.as_bytes());
        assert_eq!(tail.lines().count(), TAIL_LINES);
        assert!(tail.starts_with("line 16\n"), "{tail}");
        assert!(tail.ends_with("line 40"), "{tail}");
    }

    #[test]
    fn a_program_that_is_not_there_is_told_from_one_that_is() {
        assert!(exists("rustc"));
        assert!(!exists("no-such-program-of-the-checker"));
    }
}
