//! One flow of this policy beside those of the policies of this site.

use std::rc::Rc;

use yew::prelude::*;

use authoring::{
    compare::{self, Comparison, ComparisonRow, Said, compare},
    diff::Ending,
    places,
};
use engine::Given;
use govuk::{Cell, Row, Size, Table, context::Setting};
use policy::Policy;

use super::{
    bench::Tools,
    host::Sample,
    pieces::{answers, download, flow_select, link, scrolling, verdict},
};

/// As many combinations as a person reads before they ask for the file.
const MOST: usize = 60;

/// What the comparison needs.
#[derive(Properties, PartialEq)]
pub struct CompareTabProps {
    /// The words, and what reads policies.
    pub tools: Rc<Tools>,
    /// The policy.
    pub setting: Rc<Setting>,
    /// The policies of this site.
    pub samples: Rc<Vec<Sample>>,
    /// The flow, by id.
    pub flow: String,
    /// Called with another flow's id.
    pub onflow: Callback<String>,
    /// Called with the place to which something leads.
    pub onlead: Callback<String>,
}

/// The comparison.
#[component]
pub fn CompareTab(props: &CompareTabProps) -> Html {
    let CompareTabProps { tools, setting, samples, flow, onflow, onlead } = props;
    let forces = use_memo((), |()| samples.iter().filter_map(|sample| tools.read(&sample.text)).collect::<Vec<_>>());
    let comparison = use_memo((Rc::clone(setting), flow.clone()), |(setting, flow)| {
        compare(&beside(&setting.policy, &forces), flow, &Given::default()).map_err(|error| error.to_string())
    });
    let result = match &*comparison {
        Ok(comparison) => table(tools, &beside(&setting.policy, &forces), comparison, onlead),
        Err(error) => html! { <p class="govuk-body">{ error.clone() }</p> },
    };
    let (as_json, as_text) = (Rc::clone(&comparison), Rc::clone(&comparison));
    let json = move || serde_json::to_string_pretty(as_json.as_ref().as_ref().ok()?).ok();
    let text = move || as_text.as_ref().as_ref().ok().map(compare::text);
    let name = format!("{}-{flow}-compared", setting.policy.id);
    html! {
        <>
            <p class="govuk-body">{ tools.say("bench.compare.text") }</p>
            { flow_select(tools, &setting.policy, flow, onflow.clone()) }
            { result }
            <div class="govuk-button-group">
                { download(tools.say("bench.compare.file"), format!("{name}.txt"), "text/plain", text) }
                { download(tools.say("bench.compare.json"), format!("{name}.json"), "application/json", json) }
            </div>
        </>
    }
}

/// The policy, and those of the site that are others.
fn beside<'p>(policy: &'p Policy, forces: &'p [Policy]) -> Vec<&'p Policy> {
    std::iter::once(policy).chain(forces.iter().filter(|other| other.id != policy.id)).collect()
}

fn table(tools: &Tools, policies: &[&Policy], comparison: &Comparison, onlead: &Callback<String>) -> Html {
    let counts = [("count", comparison.situations.to_string()), ("rows", comparison.rows.len().to_string())];
    let counts = counts.each_ref().map(|(name, count)| (*name, count.as_str()));
    let more = comparison.rows.len().saturating_sub(MOST);
    let caption = html! { <span class="bench-table__wide">{ tools.fill("bench.compare.summary", &counts) }</span> };
    let mut head = vec![Cell::new(tools.say("bench.compare.situations"))];
    head.extend(comparison.policies.iter().map(|one| Cell::new(html! { <>{ &one.force }<br />{ &one.policy }</> })));
    let own = |result: &Ending| places::outcome_of(policies.first()?, &comparison.flow, &result.outcome);
    let rows = comparison.rows.iter().take(MOST).map(|row| row_of(tools, policies, row, &own, onlead));
    let rows: Vec<Row> = rows.collect();
    html! {
        <>
            { scrolling(tools.say("bench.compare"), html! {
                <Table class="bench-table" {caption} caption_size={Size::S} {head} {rows} />
            }) }
            if more > 0 {
                <p class="govuk-body">{ tools.fill("bench.compare.more", &[("count", &more.to_string())]) }</p>
            }
        </>
    }
}

/// Returns one combination. What this policy says of its example leads to the outcome.
fn row_of(
    tools: &Tools,
    policies: &[&Policy],
    row: &ComparisonRow,
    own: &dyn Fn(&Ending) -> Option<String>,
    onlead: &Callback<String>,
) -> Row {
    let said = |(index, (said, result)): (usize, (&Said, &Option<Ending>))| {
        let Said::Verdict(known) = said else {
            return Cell::new(said.word());
        };
        let words = result.as_ref().map_or(known.id(), |result| result.verdict_words.as_str());
        let led = result.as_ref().filter(|_| index == 0).and_then(|result| Some((result, own(result)?)));
        let Some((result, at)) = led else {
            return Cell::new(verdict(*known, words));
        };
        Cell::new(html! {
            <>
                { verdict(*known, words) }
                <span class="bench-table__details">{ link(result.headline.clone(), &at, onlead) }</span>
            </>
        })
    };
    let example = tools.fill("bench.example", &[("example", &answers(policies, &row.example))]);
    let first = html! { <>{ row.situations }<span class="bench-table__details">{ example }</span></> };
    let mut cells = vec![Cell::new(first)];
    cells.extend(row.verdicts.iter().zip(&row.results).enumerate().map(said));
    Row { cells }
}
