//! `diagram POLICY FLOW`: one flow as a picture.

use std::path::PathBuf;

use authoring::diagram;
use clap::{Args, ValueEnum};

use super::{outcomes::OutcomesError, policy_file::read_policy, table::known_flow};

/// The arguments of `diagram`.
#[derive(Args, Debug)]
pub struct DiagramArgs {
    /// The policy file.
    policy: PathBuf,
    /// The flow, by id.
    flow: String,
    /// What to print.
    #[arg(long, value_enum, default_value_t)]
    format: DiagramFormat,
}

#[derive(Clone, Copy, Debug, Default, ValueEnum)]
enum DiagramFormat {
    /// A picture, to look at and print.
    #[default]
    Svg,
    /// Text that Mermaid draws, to paste into a document.
    Mermaid,
}

/// Prints the picture of a flow.
pub fn run(args: &DiagramArgs) -> Result<(), OutcomesError> {
    let policy = read_policy(&args.policy)?;
    known_flow(&policy, &args.flow)?;
    if let Some(flow) = policy.flows.get(&args.flow) {
        super::print(&match args.format {
            DiagramFormat::Svg => diagram::svg(&policy, flow),
            DiagramFormat::Mermaid => diagram::mermaid(&policy, flow),
        });
    }
    Ok(())
}
