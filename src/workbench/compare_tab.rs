//! One flow of this policy beside those of the policies of this site.

use std::rc::Rc;

use yew::prelude::*;

use govuk::{Cell, Row, Size, Table};

use super::{
    bench::Tools,
    host::Sample,
    pieces::{flow_select, link, scrolling, verdict},
    results::{Ground, file_button, use_result, waiting, without},
    work::{self, Answer, Comparison, Form, MOST_COMBINATIONS, Said, Task},
};

/// What the comparison needs.
#[derive(Properties, PartialEq)]
pub struct CompareTabProps {
    /// What results are made of.
    pub ground: Ground,
    /// The policies of this site.
    pub samples: Rc<Vec<Sample>>,
    /// The flow, by id.
    pub flow: String,
    /// Called with another flow's id.
    pub onflow: Callback<String>,
}

/// The comparison.
#[component]
pub fn CompareTab(props: &CompareTabProps) -> Html {
    let CompareTabProps { ground, samples, flow, onflow } = props;
    let Ground { tools, setting, onlead, .. } = ground;
    let others = use_memo((), |()| samples.iter().map(|sample| Rc::from(sample.text.as_str())).collect::<Vec<_>>());
    let task = Task::Compare(flow.clone(), others);
    let found = use_result(ground, task.clone());
    let table = use_memo((found.clone(), onlead.clone()), {
        let tools = Rc::clone(tools);
        move |(found, onlead)| match found.as_ref().map(|found| &found.answer) {
            Some(Answer::Comparison(comparison)) => table_of(&tools, comparison, onlead),
            Some(Answer::None(why)) => without(why),
            _ => Html::default(),
        }
    });
    let name = format!("{}-{flow}-compared", setting.policy.id);
    html! {
        <>
            <p class="govuk-body">{ tools.say("bench.compare.text") }</p>
            { flow_select(tools, &setting.policy, flow, onflow.clone()) }
            { waiting(ground, found.as_ref()) }
            { (*table).clone() }
            <div class="govuk-button-group">
                { file_button(ground, "bench.compare.file", &task, Form::Print, format!("{name}.txt"), "text/plain") }
                { file_button(ground, "bench.compare.json", &task, Form::Json, format!("{name}.json"), "application/json") }
            </div>
        </>
    }
}

fn table_of(tools: &Tools, comparison: &Comparison, onlead: &Callback<String>) -> Html {
    let counts = [("count", comparison.situations.to_string()), ("rows", comparison.combinations.to_string())];
    let counts = counts.each_ref().map(|(name, count)| (*name, count.as_str()));
    let more = comparison.combinations.saturating_sub(MOST_COMBINATIONS);
    let caption = html! { <span class="bench-table__wide">{ tools.fill("bench.compare.summary", &counts) }</span> };
    let mut head = vec![Cell::new(tools.say("bench.compare.situations"))];
    head.extend(comparison.policies.iter().map(|(force, id)| Cell::new(html! { <>{ force }<br />{ id }</> })));
    let rows: Vec<Row> = comparison.rows.iter().map(|row| row_of(tools, row, onlead)).collect();
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
fn row_of(tools: &Tools, row: &work::Row, onlead: &Callback<String>) -> Row {
    let said = |Said { verdict: known, words, result }: &Said| {
        let Some(id) = known else {
            return Cell::new(words.clone());
        };
        let Some((headline, at)) = result else {
            return Cell::new(verdict(id, words));
        };
        Cell::new(html! {
            <>
                { verdict(id, words) }
                <span class="bench-table__details">{ link(headline.clone(), at, onlead) }</span>
            </>
        })
    };
    let example = tools.fill("bench.example", &[("example", &row.example)]);
    let first = html! { <>{ row.situations }<span class="bench-table__details">{ example }</span></> };
    let mut cells = vec![Cell::new(first)];
    cells.extend(row.said.iter().map(said));
    Row { cells }
}
