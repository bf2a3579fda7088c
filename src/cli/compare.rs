//! `compare FLOW [--given FACT=VALUE]…`: one situation put to several forces, side by side; or, where the facts leave
//! several situations open, every combination of verdicts.

use std::path::PathBuf;

use authoring::compare::{self, compare};
use clap::Args;
use engine::{Given, WalkError, fact::GivenError, paths::PathError};
use policy::{Addressee, Policy, entries::Entries};
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
    /// In JSON too, print a row for every combination of verdicts instead of a column for every policy.
    #[arg(long)]
    rows: bool,
    /// How to print.
    #[arg(long, value_enum, default_value_t)]
    format: Format,
}

/// What one policy says of the situation.
#[derive(Debug, Serialize)]
struct Column {
    policy: String,
    force: String,
    /// None where the policy does not have the flow; empty where it does not offer an answer that is given.
    outcomes: Option<Vec<Reachable>>,
}

/// Prints what every policy says of the situation.
pub fn run(args: &CompareArgs) -> Result<(), OutcomesError> {
    let mut policies = Vec::new();
    for file in policy_files(&args.policies)? {
        policies.push(read_policy(&file)?);
    }
    if !policies.iter().any(|policy| policy.flows.contains_key(&args.flow)) {
        // Nobody has the flow: the first policy's error says which flows there are.
        for policy in &policies {
            reachable(policy, &args.flow, &Given::default())?;
        }
    }
    let given = given(&policies, &args.given)?;
    let columns = policies.iter().map(|policy| column(policy, args, &given)).collect::<Result<Vec<_>, _>>()?;
    let open = columns.iter().any(|column| column.outcomes.as_ref().is_some_and(|outcomes| outcomes.len() > 1));
    let rows = || compare(&policies.iter().collect::<Vec<_>>(), &args.flow, &given);
    match args.format {
        Format::Json if args.rows => print_json(&rows()?),
        Format::Json => print_json(&columns),
        Format::Text if open || args.rows => {
            super::print(&compare::text(&rows()?, &Entries::new()));
            Ok(())
        }
        Format::Text => {
            let column = |(policy, column)| column_text(policy, column, &args.flow);
            super::print(&policies.iter().zip(&columns).map(column).collect::<String>());
            Ok(())
        }
    }
}

/// Reads each fact in the words of the first policy that knows them: a role or a choice may be one force's own.
fn given(policies: &[Policy], written: &[String]) -> Result<Given, GivenError> {
    let mut all = Given::default();
    for pair in written {
        let (read, refused): (Vec<_>, Vec<_>) =
            policies.iter().map(|policy| Given::parse(policy, [pair.as_str()])).partition(Result::is_ok);
        let one = read.into_iter().chain(refused).next().unwrap_or_else(|| Ok(Given::default()))?;
        all.responses.extend(one.responses);
        all.derived.extend(one.derived);
    }
    Ok(all)
}

fn column(policy: &Policy, args: &CompareArgs, given: &Given) -> Result<Column, OutcomesError> {
    let outcomes = match policy.flows.contains_key(&args.flow).then(|| reachable(policy, &args.flow, given)) {
        Some(Err(OutcomesError::Path(PathError::Walk(WalkError::NotOffered { .. })))) => Some(Vec::new()),
        Some(outcomes) => Some(outcomes?),
        None => None,
    };
    Ok(Column { policy: policy.id.clone(), force: policy.force.clone(), outcomes })
}

fn column_text(policy: &Policy, column: &Column, flow: &str) -> String {
    let mut lines = vec![format!("{} ({})", column.force, column.policy)];
    let Some(outcomes) = &column.outcomes else {
        lines.push(format!("  the policy has no flow `{flow}`: its protocol says nothing of it\n\n"));
        return lines.join("\n");
    };
    if outcomes.is_empty() {
        lines.push("  the policy does not offer these answers".to_owned());
    }
    for outcome in outcomes {
        let advice = policy.flows.get(flow).and_then(|flow| flow.outcome(&outcome.outcome)).map(|end| &end.advice);
        let headline = advice.map(|advice| advice.headline.read(Addressee::Colleague)).unwrap_or_default();
        let decider = (outcome.refer_to.as_ref())
            .map(|deciders| format!("; decided by {}", deciders.in_sentence(policy, Addressee::Colleague)))
            .unwrap_or_default();
        let (cites, register) = (outcome.citations.join(", "), outcome.register);
        lines.push(format!("  {:12} {headline}", outcome.verdict));
        lines.push(format!("  {:12} paragraphs {cites}; register {register}{decider}", ""));
    }
    lines.push("\n".to_owned());
    lines.join("\n")
}
