//! `new`: asks what has to be known, and writes a first policy to adapt.

use std::{
    fs,
    io::{self, BufRead, IsTerminal, Write},
    path::PathBuf,
};

use authoring::{
    check::check,
    new::{Answers, Draft, NewError, draft},
};
use calendar::date_text::{parse_date, weekday_date};
use chrono::NaiveDate;
use clap::Args;
use policy::Severity;

use super::policy_file::{PolicyFileError, vocabulary};

/// The arguments of `new`. What is left out is asked for on a terminal.
#[derive(Args, Debug)]
pub struct NewArgs {
    /// The force, as it calls itself.
    #[arg(long)]
    force: Option<String>,
    /// The commissioner's office, as it calls itself.
    #[arg(long)]
    opcc: Option<String>,
    /// What is elected.
    #[arg(long)]
    election: Option<String>,
    /// The day of the poll, as 2028-05-04.
    #[arg(long, value_name = "DATE")]
    poll: Option<String>,
    /// The day on which the pre-election period starts; the last day for the notice of election if left out.
    #[arg(long, value_name = "DATE")]
    period_starts: Option<String>,
    /// The post of the single point of contact, who keeps the register.
    #[arg(long)]
    spoc_post: Option<String>,
    /// The e-mail address of the single point of contact.
    #[arg(long)]
    spoc_email: Option<String>,
    /// The post that decides in doubt.
    #[arg(long)]
    decider_post: Option<String>,
    /// The folder to write into.
    #[arg(long, value_name = "FOLDER", default_value = "policies")]
    into: PathBuf,
}

/// Why no policy has been written.
#[derive(Debug, thiserror::Error)]
pub enum NewCommandError {
    /// No policy can be made of the answers.
    #[error(transparent)]
    New(#[from] NewError),
    /// Nothing was answered and nobody can be asked.
    #[error("`{0}` is missing; give it, or run `new` on a terminal and it will ask")]
    Missing(&'static str),
    /// Not a day.
    #[error("`{0}` is not a day; write it as `2028-05-04`")]
    NotADay(String),
    /// The answers make a policy that `check` refuses.
    #[error("the answers make a policy with faults; change them:\n{0}")]
    Faulty(String),
    /// A file is there already.
    #[error("`{}` is there already and is not overwritten; move it away, or give another folder with `--into`", .0.display())]
    Exists(PathBuf),
    /// The file cannot be written.
    #[error("cannot write `{}`: {source}; check the folder", path.display())]
    Unwritable {
        /// The file.
        path: PathBuf,
        /// What the system says.
        source: io::Error,
    },
    /// The terminal cannot be read.
    #[error("cannot read the answer: {0}; give all answers as flags")]
    Unreadable(#[source] io::Error),
    /// The vocabulary is broken.
    #[error(transparent)]
    Vocabulary(#[from] PolicyFileError),
}

/// Asks, works out the timetable, checks, and writes the file.
pub fn run(args: &NewArgs) -> Result<(), NewCommandError> {
    let draft = draft(&answers(args)?)?;
    let findings = check(&draft.json, &vocabulary()?);
    let faults: Vec<String> =
        findings.iter().filter(|it| it.severity() == Severity::Error).map(ToString::to_string).collect();
    if !faults.is_empty() {
        return Err(NewCommandError::Faulty(faults.join("\n")));
    }
    let path = args.into.join(&draft.id).with_extension("json");
    write_new(&path, &draft)?;
    println!("{}", path.display());
    println!("\nThe timetable, worked out from the day of the poll:");
    for step in &draft.timetable {
        println!("  {:28} {:38} {}", weekday_date(step.date), step.step.title(), step.source);
    }
    for note in draft.notes.iter().cloned().chain(findings.iter().map(ToString::to_string)) {
        println!("\nplease look: {note}");
    }
    println!("\nNow adapt it to the protocol, and run `check --deny-warnings` on it.");
    Ok(())
}

/// Writes a file that was not there, and never over one that was.
fn write_new(path: &PathBuf, draft: &Draft) -> Result<(), NewCommandError> {
    let text = draft.text()?;
    let unwritable = |source: io::Error| match source.kind() {
        io::ErrorKind::AlreadyExists => NewCommandError::Exists(path.clone()),
        _ => NewCommandError::Unwritable { path: path.clone(), source },
    };
    let mut file = fs::OpenOptions::new().write(true).create_new(true).open(path).map_err(unwritable)?;
    file.write_all(text.as_bytes()).map_err(unwritable)
}

fn answers(args: &NewArgs) -> Result<Answers, NewCommandError> {
    let force = answer(args.force.as_ref(), "--force", "The force, as it calls itself", None)?;
    let usual_opcc = Answers::usual_opcc(&force);
    let opcc = answer(args.opcc.as_ref(), "--opcc", "The commissioner's office", Some(&usual_opcc))?;
    let election = answer(args.election.as_ref(), "--election", "What is elected", Some(Answers::ELECTION))?;
    let poll = day(&answer(args.poll.as_ref(), "--poll", "The day of the poll, as 2028-05-04", None)?)?;
    let period_starts = args.period_starts.as_deref().map(day).transpose()?;
    let spoc_post = answer(
        args.spoc_post.as_ref(),
        "--spoc-post",
        "The post that keeps the register of contacts",
        Some(Answers::SPOC_POST),
    )?;
    let spoc_email = answer(args.spoc_email.as_ref(), "--spoc-email", "Its e-mail address", None)?;
    let decider_post = answer(
        args.decider_post.as_ref(),
        "--decider-post",
        "The post that decides in doubt",
        Some(Answers::DECIDER_POST),
    )?;
    Ok(Answers { force, opcc, election, poll, period_starts, spoc_post, spoc_email, decider_post })
}

fn day(written: &str) -> Result<NaiveDate, NewCommandError> {
    parse_date(written.trim()).ok_or_else(|| NewCommandError::NotADay(written.trim().to_owned()))
}

/// The answer given as a flag, or on a terminal the one typed, or the usual one.
fn answer(
    given: Option<&String>,
    flag: &'static str,
    question: &str,
    usual: Option<&str>,
) -> Result<String, NewCommandError> {
    if let Some(given) = given {
        return Ok(given.clone());
    }
    if !io::stdin().is_terminal() {
        return usual.map(str::to_owned).ok_or(NewCommandError::Missing(flag));
    }
    let hint = usual.map(|usual| format!(" [{usual}]")).unwrap_or_default();
    eprint!("{question}{hint}: ");
    let mut typed = String::new();
    io::stdin().lock().read_line(&mut typed).map_err(NewCommandError::Unreadable)?;
    match (typed.trim(), usual) {
        ("", Some(usual)) => Ok(usual.to_owned()),
        ("", None) => Err(NewCommandError::Missing(flag)),
        (typed, _) => Ok(typed.to_owned()),
    }
}
