//! From JSON to a sound [`Policy`], or to every fault that keeps it from being one.

use indexmap::IndexMap;
use serde_json::Value;

use crate::calendar::WorkingCalendar;

use super::{
    Choice, Diagnostic, FORMAT, Flow, Policy, Question, Register, Severity, Text, Vocabulary,
    additions::{self, is_known_role},
    diagnostic::{Code, pointer},
    file::{DayOffFile, FlowFile, NodeFile, Reader, entries},
    flow_check::{FlowParts, Known, build_flow, defines},
    references,
    resolve::resolve_periods,
    suggest,
};

/// The five flows that every policy has, even if only to say that the protocol is silent.
pub const MAIN_FLOWS: [&str; 5] = ["social-media", "photographs", "visits", "political-activity", "standing"];

/// Reads a policy from its JSON and the vocabulary that all policies share.
///
/// # Errors
///
/// Returns every fault found, in the file's order of sections. Warnings are not looked for here: see [`crate::check`].
pub fn load(json: &Value, vocabulary: &Vocabulary) -> Result<Policy, Vec<Diagnostic>> {
    let Some(object) = json.as_object() else {
        return Err(vec![Diagnostic::new(Code::Shape, "", "a policy is a JSON object")]);
    };
    check_format(object.get("format")).map_err(|fault| vec![fault])?;

    let mut reader = Reader::new(object);
    let mut policy = Policy {
        id: reader.required("id"),
        version: reader.required("version"),
        force: reader.required("force"),
        opcc: reader.required("opcc"),
        protocol: reader.required("protocol"),
        elections: reader.required("elections"),
        calendar: days_off(reader.optional("days_off")),
        dates: reader.entries("dates"),
        periods: IndexMap::new(),
        resignation: reader.optional("resignation"),
        contacts: reader.entries("contacts"),
        roles: reader.entries("roles"),
        provisions: reader.entries("provisions"),
        discrepancies: reader.optional("discrepancies"),
        register: reader.required("register"),
        flows: IndexMap::new(),
        questions: vocabulary.questions.clone(),
        derived: vocabulary.derived.clone(),
        duties: vocabulary.duties.clone(),
        entry_words: vocabulary.entry.clone(),
    };
    let periods = reader.entries("periods");
    let questions: IndexMap<String, Question> = reader.entries("questions");
    let derived: IndexMap<String, _> = reader.entries("derived");
    let duties: IndexMap<String, Text> = reader.entries("duties");
    let flow_files: IndexMap<String, FlowFile> = reader.entries("flows");
    let mut diagnostics = reader.finish();

    additions::check_words(&questions, &policy.roles, vocabulary, &mut diagnostics);
    for (id, question) in questions {
        policy.questions.entry(id).or_default().merge(question);
    }
    policy.derived.extend(derived);
    policy.duties.extend(duties);
    add_roles(&mut policy);
    default_columns(&mut policy.register, vocabulary);
    policy.periods = resolve_periods(&policy, json, periods, &mut diagnostics);
    let flow_ids: Vec<String> = flow_files.keys().chain(vocabulary.flows.keys()).cloned().collect();
    let flow_ids: Vec<&str> = flow_ids.iter().map(String::as_str).collect();
    additions::check_variants(&policy, &flow_ids, &mut diagnostics);
    policy.flows = build_flows(&policy, json, flow_files, vocabulary, &mut diagnostics);
    references::check(&policy, json, &mut diagnostics);

    diagnostics.retain(|finding| finding.severity() == Severity::Error);
    if diagnostics.is_empty() { Ok(policy) } else { Err(diagnostics) }
}

/// Refuses a format that this checker does not read, before anything else is looked at.
fn check_format(format: Option<&Value>) -> Result<(), Diagnostic> {
    match format {
        Some(version) if version.as_u64() == Some(FORMAT) => Ok(()),
        Some(other) => Err(Diagnostic::new(
            Code::UnknownFormat,
            "/format",
            format!("format version `{other}` is not one this checker reads"),
        )
        .with_help(format!("this checker reads format {FORMAT}; use a checker made for the newer file"))),
        None => Err(Diagnostic::new(Code::UnknownFormat, "", "`format` is missing")
            .with_help(format!("write `\"format\": {FORMAT}`"))),
    }
}

fn days_off(days: Vec<DayOffFile>) -> WorkingCalendar {
    WorkingCalendar::england_and_wales().with_days_off(days.into_iter().map(|day| (day.date, day.name)))
}

/// Offers the roles that only this force has, and notes which role each inherits from.
fn add_roles(policy: &mut Policy) {
    let Some(question) = policy.questions.get_mut(Vocabulary::ROLE) else {
        return;
    };
    for (id, role) in &policy.roles {
        if !is_known_role(id, role, question) {
            continue;
        }
        let choice: &mut Choice = question.choices.entry(id.clone()).or_default();
        if !role.text.is_empty() {
            choice.text = role.text.clone();
        }
        if role.hint.is_some() {
            choice.hint.clone_from(&role.hint);
        }
        if role.inherits.is_some() {
            choice.inherits.clone_from(&role.inherits);
        }
    }
}

fn default_columns(register: &mut Register, vocabulary: &Vocabulary) {
    if register.columns.is_empty() {
        register.columns.clone_from(&vocabulary.columns);
    }
}

/// Builds the flows in the vocabulary's order, those that only this policy has at the end.
fn build_flows(
    policy: &Policy,
    json: &Value,
    mut files: IndexMap<String, FlowFile>,
    vocabulary: &Vocabulary,
    diagnostics: &mut Vec<Diagnostic>,
) -> IndexMap<String, Flow> {
    for id in MAIN_FLOWS.iter().filter(|id| !defines(json, "/flows", id)) {
        diagnostics.push(
            Diagnostic::new(Code::MissingFlow, "/flows", format!("the flow `{id}` is missing"))
                .with_help("every policy has it; if the protocol is silent, start it at an outcome that says so"),
        );
    }
    let order: Vec<String> = vocabulary.flows.keys().cloned().collect();
    files.sort_by_cached_key(|id, _| order.iter().position(|known| known == id).unwrap_or(order.len()));

    let known = Known::of(policy, json);
    let mut flows = IndexMap::new();
    for (id, file) in files {
        let at = pointer("/flows", &id);
        let standard = vocabulary.flows.get(&id);
        let words = |own: Option<Text>, standard: Option<&Text>| own.or_else(|| standard.cloned());
        let (Some(title), Some(examples)) = (
            words(file.title, standard.map(|flow| &flow.title)),
            words(file.examples, standard.map(|flow| &flow.examples)),
        ) else {
            let fault = Diagnostic::new(Code::UnknownFlow, &at, format!("the flow `{id}` is not a standard one"));
            let near = suggest::nearest(&id, vocabulary.flows.keys().map(String::as_str));
            diagnostics.push(fault.with_help(match near {
                Some(near) => format!("did you mean `{near}`? A flow of your own needs a `title` and `examples`"),
                None => "a flow of your own needs a `title` and `examples`".to_owned(),
            }));
            continue;
        };
        let parts = FlowParts {
            start: file.start,
            nodes: entries::<NodeFile>(file.nodes, &pointer(&at, "nodes"), diagnostics),
            outcomes: entries(file.outcomes, &pointer(&at, "outcomes"), diagnostics),
            title,
            examples,
        };
        if let Some(flow) = build_flow(&id, parts, &known, diagnostics) {
            flows.insert(id, flow);
        }
    }
    flows
}
