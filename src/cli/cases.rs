//! `cases POLICY FILE`: situations with what must come of them, and how many slips they notice.

use std::{collections::BTreeMap, num::NonZero, path::PathBuf, process::ExitCode, thread};

use authoring::cases::{
    Case, CasesError, Mismatch, read, run as put,
    slips::{Noticed, Slip, SlipKind, Sound},
};
use clap::{Args, ValueEnum};
use serde::Serialize;
use serde_json::{Value, json};

use super::policy_file::{PolicyFileError, read_policy_and_json, read_text, vocabulary};

/// The arguments of `cases`.
#[derive(Args, Debug)]
pub struct CasesArgs {
    /// The policy file.
    policy: PathBuf,
    /// The file of cases.
    file: PathBuf,
    /// Change the policy by every slip that an author makes, and list those that neither `check` nor a case notices
    #[arg(long)]
    mutate: bool,
    /// With --mutate: fail if fewer slips than this are noticed, in per cent
    #[arg(long, value_name = "PERCENT", requires = "mutate", value_parser = clap::value_parser!(u8).range(0..=100))]
    at_least: Option<u8>,
    /// How to print.
    #[arg(long, value_enum, default_value_t)]
    format: CasesFormat,
}

#[derive(Clone, Copy, Debug, Default, ValueEnum)]
enum CasesFormat {
    /// For people.
    #[default]
    Text,
    /// For programs.
    Json,
}

/// Why the cases cannot be put.
#[derive(Debug, thiserror::Error)]
pub enum CasesCommandError {
    /// A file cannot be read, or the policy has faults.
    #[error(transparent)]
    File(#[from] PolicyFileError),
    /// The file of cases cannot be used.
    #[error("`{}`: {error}", file.display())]
    Cases {
        /// The file.
        file: PathBuf,
        /// Why.
        error: CasesError,
    },
}

/// Some case came to another result, or too few slips are noticed.
const OTHERWISE: u8 = 1;
/// Some file cannot be used.
const UNUSABLE: u8 = 3;

/// Puts every case. The exit code is 0 if all came to what they expect, 1 if not, 3 if a file cannot be used.
pub fn run(args: &CasesArgs) -> ExitCode {
    match put_all(args) {
        Ok(code) => ExitCode::from(code),
        Err(error) => {
            eprintln!("error: {error}");
            ExitCode::from(UNUSABLE)
        }
    }
}

#[derive(Serialize)]
struct Put<'c> {
    case: &'c Case,
    as_expected: bool,
    found: Option<Mismatch>,
}

fn put_all(args: &CasesArgs) -> Result<u8, CasesCommandError> {
    let (policy, json) = read_policy_and_json(&args.policy)?;
    let cases =
        read(&read_text(&args.file)?).map_err(|error| CasesCommandError::Cases { file: args.file.clone(), error })?;
    let results: Vec<Put<'_>> = (cases.iter())
        .map(|case| {
            let found = put(&policy, case);
            Put { case, as_expected: found.is_none(), found }
        })
        .collect();
    let proof = if args.mutate { Some(Proof::of(&Sound::new(&policy, &json, &vocabulary()?, &cases))) } else { None };

    let too_few = proof.as_ref().zip(args.at_least).is_some_and(|(proof, least)| proof.percent() < usize::from(least));
    let code = if results.iter().all(|it| it.as_expected) && !too_few { 0 } else { OTHERWISE };
    match args.format {
        CasesFormat::Text => super::print(&text(&results, proof.as_ref())),
        CasesFormat::Json => {
            let whole = json!({ "cases": results, "slips": proof.as_ref().map(Proof::json) });
            super::print(&format!("{whole:#}\n"));
        }
    }
    Ok(code)
}

/// Every slip, and who notices it.
struct Proof {
    slips: Vec<(Slip, Noticed)>,
}

impl Proof {
    /// Makes every slip, on as many threads as the machine has processors.
    fn of(sound: &Sound<'_>) -> Self {
        let slips = sound.slips();
        let threads = thread::available_parallelism().map_or(1, NonZero::get);
        let share = slips.len().div_ceil(threads).max(1);
        let judged = thread::scope(|scope| {
            let running: Vec<_> = (slips.chunks(share))
                .map(|part| scope.spawn(move || part.iter().map(|slip| sound.judge(slip)).collect::<Vec<_>>()))
                .collect();
            // A thread that fails leaves its slips out of the list, and the list is then shorter than it should be.
            running.into_iter().flat_map(|thread| thread.join().unwrap_or_default()).collect::<Vec<_>>()
        });
        Self { slips: slips.into_iter().zip(judged).collect() }
    }

    fn noticed(&self) -> usize {
        self.slips.iter().filter(|(_, noticed)| !matches!(noticed, Noticed::No { .. })).count()
    }

    fn percent(&self) -> usize {
        100 * self.noticed() / self.slips.len().max(1)
    }

    /// For each kind: by a case, by `check`, by nobody.
    fn by_kind(&self) -> BTreeMap<SlipKind, [usize; 3]> {
        let mut kinds: BTreeMap<SlipKind, [usize; 3]> = BTreeMap::new();
        for (slip, noticed) in &self.slips {
            let [by_case, by_check, by_nobody] = kinds.entry(slip.kind).or_default();
            *match noticed {
                Noticed::ByCase(_) => by_case,
                Noticed::ByCheck(_) => by_check,
                Noticed::No { .. } => by_nobody,
            } += 1;
        }
        kinds
    }

    /// The cases that would notice what nobody does, each situation once.
    fn missing_cases(&self) -> Vec<&Case> {
        let mut missing: Vec<&Case> = Vec::new();
        for (_, noticed) in &self.slips {
            if let Noticed::No { case: Some(case) } = noticed
                && !missing.iter().any(|known| known.flow == case.flow && known.given == case.given)
            {
                missing.push(case);
            }
        }
        missing
    }

    fn json(&self) -> Value {
        let unnoticed: Vec<Value> = (self.slips.iter())
            .filter_map(|(slip, noticed)| match noticed {
                Noticed::No { case } => {
                    Some(json!({ "kind": slip.kind, "place": slip.place, "what": slip.what, "case": case }))
                }
                _ => None,
            })
            .collect();
        json!({
            "made": self.slips.len(),
            "noticed": self.noticed(),
            "unnoticed": unnoticed,
            "missing_cases": self.missing_cases(),
        })
    }
}

fn text(results: &[Put<'_>], proof: Option<&Proof>) -> String {
    let mut out = String::new();
    for Put { case, found, .. } in results {
        if let Some(found) = found {
            out += &format!(
                "not as expected: {} ({})\n  given     {}\n  expected  {}\n  found     {}\n",
                case.name,
                case.flow,
                case.given_words(),
                case.expected.words().english(),
                found.words().english()
            );
        }
    }
    let wrong = results.iter().filter(|it| !it.as_expected).count();
    out += &format!("{} case(s), {wrong} not as expected\n", results.len());
    if let Some(proof) = proof {
        slips_text(&mut out, proof);
    }
    out
}

fn slips_text(out: &mut String, proof: &Proof) {
    for (slip, noticed) in &proof.slips {
        let Noticed::No { case } = noticed else {
            continue;
        };
        *out += &format!("\nnobody notices: {}: {}\n  at {}\n", slip.kind.words(), slip.what.english(), slip.place);
        match case {
            // A case that cannot be written does not exist: it is made of strings alone.
            Some(case) => *out += &format!("  this case would: {}\n", serde_json::to_string(case).unwrap_or_default()),
            None => *out += "  no situation shows it: read that line against the protocol\n",
        }
    }
    *out += "\nslips            made  by a case  by check  by nobody\n";
    for (kind, [by_case, by_check, by_nobody]) in proof.by_kind() {
        let made = by_case + by_check + by_nobody;
        *out += &format!("{:15} {made:5} {by_case:10} {by_check:9} {by_nobody:10}\n", kind.words());
    }
    *out += &format!("{} of {} slips are noticed: {} %", proof.noticed(), proof.slips.len(), proof.percent());
    match proof.missing_cases().len() {
        0 => out.push('\n'),
        cases => *out += &format!("; {cases} more case(s) would notice others (`--format json` lists them)\n"),
    }
}
