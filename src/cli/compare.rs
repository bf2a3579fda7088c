//! `compare FLOW [--given FACT=VALUE]…`: one situation put to several forces, side by side.

use std::path::PathBuf;

use clap::Args;
use pre_election_checker::{
    engine::Given,
    policy::{Addressee, Policy},
};
use serde::Serialize;

use super::{
    outcomes::{Format, OutcomesError, Reachable, print_json, reachable},
    policy_file::{policy_files, read_policy},
};

/// The arguments of `compare`.
#[derive(Args, Debug)]
pub struct CompareArgs {
    /// The flow, by id.
    flow: String,
    /// A fact that is known, as FACT=VALUE; may be given many times.
    #[arg(long, value_name = "FACT=VALUE")]
    given: Vec<String>,
    /// The policies to compare: files, or folders of them.
    #[arg(long, value_name = "PATH", default_value = "policies", num_args = 1..)]
    policies: Vec<PathBuf>,
    /// How to print.
    #[arg(long, value_enum, default_value_t)]
    format: Format,
}

/// What one policy says of the situation.
#[derive(Debug, Serialize)]
struct Column {
    policy: String,
    force: String,
    /// None where the policy does not have the flow.
    outcomes: Option<Vec<Reachable>>,
}

/// Prints what every policy says of the situation.
pub fn run(args: &CompareArgs) -> Result<(), OutcomesError> {
    let mut policies = Vec::new();
    for file in policy_files(&args.policies)? {
        policies.push(read_policy(&file)?);
    }
    let columns = policies.iter().map(|policy| column(policy, args)).collect::<Result<Vec<_>, _>>()?;
    if columns.iter().all(|column| column.outcomes.is_none()) {
        // Nobody has the flow: the first policy's error says which flows there are.
        for policy in &policies {
            reachable(policy, &args.flow, &Given::default())?;
        }
    }
    match args.format {
        Format::Json => print_json(&columns),
        Format::Text => {
            policies.iter().zip(&columns).for_each(|(policy, column)| print_column(policy, column, &args.flow));
            Ok(())
        }
    }
}

fn column(policy: &Policy, args: &CompareArgs) -> Result<Column, OutcomesError> {
    let given = Given::parse(policy, args.given.iter().map(String::as_str))?;
    let outcomes = policy.flows.contains_key(&args.flow).then(|| reachable(policy, &args.flow, &given)).transpose()?;
    Ok(Column { policy: policy.id.clone(), force: policy.force.clone(), outcomes })
}

fn print_column(policy: &Policy, column: &Column, flow: &str) {
    println!("{} ({})", column.force, column.policy);
    let Some(outcomes) = &column.outcomes else {
        println!("  the policy has no flow `{flow}`: its protocol says nothing of it\n");
        return;
    };
    for outcome in outcomes {
        let advice = policy.flows.get(flow).and_then(|flow| flow.outcome(&outcome.outcome)).map(|end| &end.advice);
        let headline = advice.map(|advice| advice.headline.read(Addressee::Colleague)).unwrap_or_default();
        let decider = outcome.refer_to.as_deref().map(|post| format!("; {post} decides")).unwrap_or_default();
        println!("  {:12} {headline}", outcome.verdict);
        println!("  {:12} paragraphs {}; register {}{decider}", "", outcome.citations.join(", "), outcome.register);
    }
    println!();
}
