//! What is to be said about the text, each with the way to its place.

use yew::prelude::*;

use authoring::check::{Finding, report, sarif};
use govuk::{Colour, Details, LinkButton, Tag};
use policy::{Code, Message, Severity};

use super::{
    bench::{Action, Pane},
    forms, help,
    pieces::{BenchHandle, download, inline, lead},
    queue::Slot,
    working::QueueHandle,
};

/// As many as a person reads before they put something right.
const MOST: usize = 200;

/// Returns the list of findings.
pub fn findings_pane(bench: &BenchHandle, queue: &QueueHandle) -> Html {
    let Some(work) = bench.work.as_ref().filter(|work| work.checked.is_some()) else {
        return Html::default();
    };
    let tools = &bench.tools;
    let is_earlier = queue.is_overdue(Slot::Check);
    let earlier = html! {
        if is_earlier { <p class="govuk-inset-text bench-behind">{ tools.say("bench.findings.earlier") }</p> }
    };
    if work.findings.is_empty() {
        let none = (!is_earlier).then(|| html! { <p class="govuk-body">{ tools.say("bench.findings.none") }</p> });
        return html! { <>{ earlier }{ none }</> };
    }
    let more = work.findings.len().saturating_sub(MOST);
    let (findings, file) = (work.findings.clone(), work.name.clone());
    let (for_sarif, its_file) = (findings.clone(), file.clone());
    let json = move || {
        let records: Vec<_> = findings.iter().map(|finding| report::Record::new(&file, finding)).collect();
        serde_json::to_string_pretty(&records).ok()
    };
    let sarif = move || serde_json::to_string_pretty(&sarif::log([(its_file.as_str(), for_sarif.as_slice())])).ok();
    let stem = stem(&work.name);
    html! {
        <>
            { earlier }
            <ul class="bench-findings">
                { for work.findings.iter().take(MOST).enumerate().map(|(number, finding)| item(bench, number, finding)) }
            </ul>
            if more > 0 {
                <p class="govuk-body">{ tools.fill("bench.findings.more", &[("count", &more.to_string())]) }</p>
            }
            <div class="govuk-button-group">
                { download(tools.say("bench.findings.json"), format!("{stem}-findings.json"), "application/json", json) }
                { download(tools.say("bench.findings.sarif"), format!("{stem}.sarif"), "application/json", sarif) }
            </div>
        </>
    }
}

/// Returns a file's name without its ending.
fn stem(name: &str) -> &str {
    name.strip_suffix(".json").unwrap_or(name)
}

fn item(bench: &BenchHandle, number: usize, finding: &Finding) -> Html {
    let tools = &bench.tools;
    let Finding { diagnostic, span, .. } = finding;
    let (colour, word) = match diagnostic.severity() {
        Severity::Error => (Colour::Red, tools.say("bench.error")),
        Severity::Warning => (Colour::Yellow, tools.say("bench.warning")),
    };
    let said = |english: &'static str| inline(&tools.said(&Message::new(english)));
    let (line, column) = (span.start.line.to_string(), span.start.column.to_string());
    let place = tools.fill("bench.findings.place", &[("line", &line), ("column", &column)]);
    let about = html! { <>{ tools.say("bench.findings.about") }{ " " }<code>{ diagnostic.code.id() }</code></> };
    let dispatcher = bench.dispatcher();
    let jump = Callback::from(move |_: MouseEvent| dispatcher.dispatch(Action::Jump(number)));
    // What is no JSON, or has a key twice, has no form.
    let has_form = !matches!(diagnostic.code, Code::NotJson | Code::DuplicateKey);
    html! {
        <li class="bench-finding">
            <p class="govuk-body bench-finding__head">
                <Tag {colour} text={word} />
                if has_form {
                    { " " }<LinkButton
                        text={tools.say("bench.findings.field")} hidden={forms::path_words(&diagnostic.pointer)} onclick={lead(bench, Pane::Findings, &diagnostic.pointer)}
                    />
                }
                { " " }<LinkButton text={place} onclick={jump} />
            </p>
            <p class="govuk-body bench-finding__message">{ inline(&diagnostic.message.english()) }</p>
            if let Some(help) = &diagnostic.help {
                <p class="govuk-body bench-finding__help">{ inline(&help.english()) }</p>
            }
            <Details class="bench-finding__about" summary={about}>
                    <p class="govuk-body">{ said(diagnostic.code.summary()) }</p>
                    if let Some(help) = help::help(diagnostic.code) {
                        <p class="govuk-body">{ said(help.why) }</p>
                        <p class="govuk-body">{ tools.say("bench.findings.bad") }{ " " }{ said(help.bad) }</p>
                        <p class="govuk-body">{ tools.say("bench.findings.good") }{ " " }{ said(help.good) }</p>
                    }
            </Details>
        </li>
    }
}
