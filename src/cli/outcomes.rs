//! `outcomes POLICY FLOW [--given FACT=VALUE]…`: what a flow can still come to.

use std::{collections::BTreeMap, path::PathBuf};

use authoring::partition::PartitionError;
use clap::{Args, ValueEnum};
use engine::{
    Given,
    fact::GivenError,
    paths::{Path, PathError, for_each_path},
};
use indexmap::IndexMap;
use policy::{Policy, Referral, suggest};
use serde::Serialize;

use super::policy_file::{PolicyFileError, read_policy};

/// The arguments of `outcomes`.
#[derive(Args, Debug)]
pub struct OutcomesArgs {
    /// The policy file.
    policy: PathBuf,
    /// The flow, by id.
    flow: String,
    /// A fact that is known, as FACT=VALUE; may be given many times.
    #[arg(long, value_name = "FACT=VALUE")]
    given: Vec<String>,
    /// How to print.
    #[arg(long, value_enum, default_value_t)]
    format: Format,
}

/// How to print.
#[derive(Clone, Copy, Debug, Default, ValueEnum)]
pub enum Format {
    /// A line an outcome, for people.
    #[default]
    Text,
    /// An array, for programs.
    Json,
}

/// Why the outcomes cannot be listed.
#[derive(Debug, thiserror::Error)]
pub enum OutcomesError {
    /// The policy cannot be used.
    #[error(transparent)]
    Policy(#[from] PolicyFileError),
    /// A given fact is none.
    #[error(transparent)]
    Given(#[from] GivenError),
    /// The policy has no such flow.
    #[error("no flow is called `{flow}`; {help}")]
    UnknownFlow {
        /// The flow as written.
        flow: String,
        /// What it may have been meant for.
        help: String,
    },
    /// The flow cannot be walked.
    #[error(transparent)]
    Path(#[from] PathError),
    /// The situations cannot be listed.
    #[error(transparent)]
    Partition(#[from] PartitionError),
    /// The result cannot be written.
    #[error("cannot write the result: {0}")]
    Write(#[from] serde_json::Error),
}

/// One outcome that can still be reached, as the command line's contract has it.
#[derive(Debug, Serialize)]
pub struct Reachable {
    /// Its id.
    pub outcome: String,
    /// One of the eight.
    pub verdict: &'static str,
    /// The paragraphs that say so.
    pub citations: Vec<String>,
    /// Who decides, as the policy file writes it.
    pub refer_to: Option<Referral>,
    /// `required`, `advised` or `none`.
    pub register: &'static str,
    /// One example of responses that lead there.
    pub responses: BTreeMap<String, String>,
}

/// Prints every outcome that the flow can still reach.
pub fn run(args: &OutcomesArgs) -> Result<(), OutcomesError> {
    let policy = read_policy(&args.policy)?;
    let given = Given::parse(&policy, args.given.iter().map(String::as_str))?;
    let outcomes = reachable(&policy, &args.flow, &given)?;
    match args.format {
        Format::Json => print_json(&outcomes),
        Format::Text => {
            super::print(&outcomes.iter().map(line).collect::<String>());
            Ok(())
        }
    }
}

/// Prints a result for programs.
pub fn print_json<T: Serialize>(result: &T) -> Result<(), OutcomesError> {
    super::print(&(serde_json::to_string_pretty(result)? + "\n"));
    Ok(())
}

/// Returns every outcome that the flow can still reach, each once, in the order in which they are first met.
pub fn reachable(policy: &Policy, flow: &str, given: &Given) -> Result<Vec<Reachable>, OutcomesError> {
    if !policy.flows.contains_key(flow) {
        let help = suggest::help(flow, policy.flows.keys().map(String::as_str)).english();
        return Err(OutcomesError::UnknownFlow { flow: flow.to_owned(), help });
    }
    let mut found: IndexMap<String, Reachable> = IndexMap::new();
    for_each_path(policy, flow, given, &mut |path| {
        if !found.contains_key(&path.outcome.id) {
            found.insert(path.outcome.id.clone(), describe(&path));
        }
    })?;
    Ok(found.into_values().collect())
}

fn describe(path: &Path<'_>) -> Reachable {
    let advice = &path.outcome.advice;
    Reachable {
        outcome: path.outcome.id.clone(),
        verdict: advice.verdict.id(),
        citations: advice.cites.clone(),
        refer_to: advice.refer_to.clone(),
        register: advice.register.id(),
        responses: path.responses.iter().map(|(fact, response)| (fact.clone(), response.written())).collect(),
    }
}

fn line(outcome: &Reachable) -> String {
    let responses: Vec<String> = outcome.responses.iter().map(|(fact, value)| format!("{fact}={value}")).collect();
    let comma = if responses.is_empty() { "" } else { ", " };
    format!(
        "{:12} {} [{}] register {}{comma}{}\n",
        outcome.verdict,
        outcome.outcome,
        outcome.citations.join(", "),
        outcome.register,
        responses.join(" ")
    )
}
