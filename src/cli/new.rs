//! `new`: asks what has to be known, and writes a first policy to adapt.

use std::{
    fs,
    io::{self, BufRead, IsTerminal, Write},
    path::{Path, PathBuf},
};

use authoring::{
    check::check,
    dates::text_of_step,
    new::{Answers, Draft, NewError, OfficeWords, Reissue, draft, draft_silent, reissue},
};
use calendar::{ElectionKind, date_text::parse_date, timetable::StatutoryDate};
use chrono::NaiveDate;
use clap::Args;
use policy::{Severity, suggest};

use super::policy_file::{PolicyFileError, read_policy_and_json, vocabulary};

/// Where policies stand, unless the author says otherwise.
const USUAL_FOLDER: &str = "policies";

/// The arguments of `new`. What is left out is asked for on a terminal.
#[derive(Args, Debug)]
pub struct NewArgs {
    /// What kind of election it is: commissioner, council, council-wales, authority-mayor, local-mayor, parliament,
    /// parliament-by-election, senedd, london or other
    #[arg(long)]
    kind: Option<String>,
    /// The force, as it calls itself.
    #[arg(long)]
    force: Option<String>,
    /// The policy's id; made of the force's name and the year of the poll if left out.
    #[arg(long)]
    id: Option<String>,
    /// The office holder's office, as it calls itself.
    #[arg(long)]
    opcc: Option<String>,
    /// The office holder inside a sentence, as "the mayor".
    #[arg(long)]
    holder: Option<String>,
    /// Their office inside a sentence, as "the combined authority".
    #[arg(long)]
    office: Option<String>,
    /// What is elected.
    #[arg(long)]
    election: Option<String>,
    /// The day of the poll, as 2028-05-04, or `none` while it is not called.
    #[arg(long, value_name = "DATE|none")]
    poll: Option<String>,
    /// The day on which the pre-election period starts; the last day for the notice of election if left out.
    #[arg(long, value_name = "DATE")]
    period_starts: Option<String>,
    /// The post of the single point of contact, who keeps the register.
    #[arg(long)]
    spoc_post: Option<String>,
    /// The email address of the single point of contact, if the protocol prints one.
    #[arg(long)]
    spoc_email: Option<String>,
    /// The post that decides in doubt.
    #[arg(long)]
    decider_post: Option<String>,
    /// Write nothing but what you add: every flow ends with "the text does not say".
    #[arg(long)]
    silent: bool,
    /// An old policy to issue again for another poll: its text, with every date worked out anew.
    #[arg(
        long,
        value_name = "POLICY",
        conflicts_with_all = ["silent", "force", "opcc", "holder", "office", "spoc_post", "spoc_email", "decider_post"]
    )]
    from: Option<PathBuf>,
    /// The folder to write into.
    #[arg(long, value_name = "FOLDER", default_value = USUAL_FOLDER)]
    into: PathBuf,
}

/// Why no policy has been written.
#[derive(Debug, thiserror::Error)]
pub enum NewCommandError {
    /// No policy can be made of the answers.
    #[error(transparent)]
    New(#[from] NewError),
    /// Nobody said what kind of election it is.
    #[error("`--kind` is missing; give one of {}, or run `new` on a terminal and it will ask", kinds())]
    MissingKind,
    /// Nothing was answered and nobody can be asked.
    #[error("`{0}` is missing; give it, or run `new` on a terminal and it will ask")]
    Missing(&'static str),
    /// Not a day.
    #[error("`{0}` is not a day; write it as `2028-05-04`")]
    NotADay(String),
    /// Not a kind of election.
    #[error("no kind of election is called `{kind}`; {help}")]
    NoKind {
        /// What was written.
        kind: String,
        /// What it may have been meant for.
        help: String,
    },
    /// The answers make a policy that `check` refuses.
    #[error("the answers make a policy with faults; change them:\n{0}")]
    Faulty(String),
    /// A file is there already.
    #[error("`{}` is there already and is not overwritten; move it away, give another id with `--id`, or another folder with `--into`", .0.display())]
    Exists(PathBuf),
    /// The folder is not there.
    #[error("the folder `{}` is not there; make it, or name another with `--into`", .0.display())]
    NoFolder(PathBuf),
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
    /// The old policy cannot be used, or the vocabulary is broken.
    #[error(transparent)]
    File(#[from] PolicyFileError),
}

/// Asks, works out the timetable, checks, and writes the file.
pub fn run(args: &NewArgs) -> Result<(), NewCommandError> {
    let draft = match &args.from {
        Some(old) => reissue(&read_policy_and_json(old)?.1, &again(args)?)?,
        None if args.silent => draft_silent(&answers(args)?)?,
        None => draft(&answers(args)?)?,
    };
    let findings = check(&draft.json, &vocabulary()?);
    let faults: Vec<String> =
        findings.iter().filter(|it| it.severity() == Severity::Error).map(ToString::to_string).collect();
    if !faults.is_empty() {
        return Err(NewCommandError::Faulty(faults.join("\n")));
    }
    let path = args.into.join(&draft.id).with_extension("json");
    make_usual_folder(&args.into)?;
    write_new(&path, &draft)?;
    let drafts = findings.iter().filter(|it| it.severity() == Severity::Warning).count();
    super::print(&report(&path, &draft, drafts));
    Ok(())
}

/// What was written, what the law says of it, and what to do next.
fn report(path: &Path, draft: &Draft, drafts: usize) -> String {
    let mut lines = vec![path.display().to_string()];
    if !draft.timetable.is_empty() {
        lines.push("\nThe timetable, worked out from the day of the poll:".to_owned());
        lines.extend(draft.timetable.iter().map(step_in_words));
    }
    lines.extend(draft.notes.iter().map(|note| format!("\nplease look: {note}")));
    lines.push(format!(
        "\nNow go through it with the text in your hand. `check` warns of {drafts} place(s) to look at; take `\"draft\": true` out of each \
         part that says what the text says.\n"
    ));
    lines.join("\n")
}

fn step_in_words(step: &StatutoryDate) -> String {
    let sure = step.confidence.in_brackets();
    format!("  {:46} {:38} {}{sure}", text_of_step(step), step.step.title(), step.source)
}

/// Makes the folder that is taken where nobody names one. One that was named and is not there may be a slip.
fn make_usual_folder(into: &Path) -> Result<(), NewCommandError> {
    if into.is_dir() {
        return Ok(());
    }
    if into != Path::new(USUAL_FOLDER) {
        return Err(NewCommandError::NoFolder(into.to_owned()));
    }
    fs::create_dir(into).map_err(|source| NewCommandError::Unwritable { path: into.to_owned(), source })
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

fn again(args: &NewArgs) -> Result<Reissue, NewCommandError> {
    Ok(Reissue {
        kind: args.kind.as_deref().map(kind).transpose()?,
        id: args.id.clone(),
        election: args.election.clone(),
        poll: poll(args)?,
        period_starts: args.period_starts.as_deref().map(day).transpose()?,
    })
}

fn answers(args: &NewArgs) -> Result<Answers, NewCommandError> {
    let kind = match answer(args.kind.as_ref(), "--kind", &format!("The kind of election ({})", kinds()), None) {
        Err(NewCommandError::Missing(_)) => Err(NewCommandError::MissingKind),
        answered => kind(&answered?),
    }?;
    let force = answer(args.force.as_ref(), "--force", "The force, as it calls itself", None)?;
    let usual_opcc = Answers::usual_opcc(&force, kind);
    let opcc =
        answer(args.opcc.as_ref(), "--opcc", "The office holder's office, as it calls itself", Some(&usual_opcc))?;
    let usual = OfficeWords::usual(kind);
    let holder = answer(args.holder.as_ref(), "--holder", "The office holder inside a sentence", Some(&usual.holder))?;
    let office = answer(args.office.as_ref(), "--office", "Their office inside a sentence", Some(&usual.office))?;
    let election =
        answer(args.election.as_ref(), "--election", "What is elected", Some(Answers::usual_election(kind)))?;
    let poll = poll(args)?;
    let period_starts = args.period_starts.as_deref().map(day).transpose()?;
    let spoc_post = answer(
        args.spoc_post.as_ref(),
        "--spoc-post",
        "The post that keeps the register of contacts",
        Some(Answers::SPOC_POST),
    )?;
    let email =
        answer(args.spoc_email.as_ref(), "--spoc-email", "Its email address, if the text prints one", Some(""))?;
    let decider_post = answer(
        args.decider_post.as_ref(),
        "--decider-post",
        "The post that decides in doubt",
        Some(Answers::DECIDER_POST),
    )?;
    Ok(Answers {
        force,
        kind,
        id: args.id.clone(),
        opcc,
        words: OfficeWords { holder, office },
        election,
        poll,
        period_starts,
        spoc_post,
        spoc_email: (!email.trim().is_empty()).then_some(email),
        decider_post,
    })
}

fn kind(written: &str) -> Result<ElectionKind, NewCommandError> {
    ElectionKind::from_id(written.trim()).ok_or_else(|| NewCommandError::NoKind {
        kind: written.trim().to_owned(),
        help: suggest::help(written.trim(), ElectionKind::ALL.iter().map(|kind| kind.id())).english(),
    })
}

/// Every kind, by id.
fn kinds() -> String {
    ElectionKind::ALL.map(ElectionKind::id).join(", ")
}

/// The day of the poll; none while it is not called.
fn poll(args: &NewArgs) -> Result<Option<NaiveDate>, NewCommandError> {
    let question = "The day of the poll, as 2028-05-04, or none while it is not called";
    match answer(args.poll.as_ref(), "--poll", question, None)?.trim() {
        "none" => Ok(None),
        written => day(written).map(Some),
    }
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
    let hint = usual.filter(|usual| !usual.is_empty()).map(|usual| format!(" [{usual}]")).unwrap_or_default();
    eprint!("{question}{hint}: ");
    let mut typed = String::new();
    io::stdin().lock().read_line(&mut typed).map_err(NewCommandError::Unreadable)?;
    match (typed.trim(), usual) {
        ("", Some(usual)) => Ok(usual.to_owned()),
        ("", None) => Err(NewCommandError::Missing(flag)),
        (typed, _) => Ok(typed.to_owned()),
    }
}
