//! From JSON to a sound [`Policy`], or to every fault that keeps it from being one.

use serde_json::Value;
use vecmap::VecMap;

use calendar::{DayOff, WorkingCalendar};

use super::{
    Choice, Diagnostic, FORMAT, Flow, Policy, Question, Severity, Text, Vocabulary,
    additions::{self, is_known_role},
    diagnostic::{Code, WORDED, pointer},
    file::{DayOffFile, FlowFile, NodeFile},
    flow_check::{FlowParts, Known, build_flow, defines},
    hidden::remove_hidden,
    json::Json,
    read::{Faults, Fields, Place, Read, described, read_entries},
    references,
    resolve::resolve_periods,
    suggest,
    vocabulary::FlowWording,
};

/// The five flows that every policy has, even if only to say that the protocol is silent.
pub const MAIN_FLOWS: [&str; 5] = ["social-media", "photographs", "visits", "political-activity", "standing"];

/// Every field of a policy file.
const FIELDS: [&str; 21] = [
    "$schema",
    "format",
    "id",
    "version",
    "force",
    "opcc",
    "protocol",
    "elections",
    "days_off",
    "dates",
    "periods",
    "resignation",
    "contacts",
    "roles",
    "provisions",
    "discrepancies",
    "register",
    "questions",
    "derived",
    "duties",
    "flows",
];

/// Reads a policy from its JSON and the vocabulary that all policies share.
///
/// # Errors
///
/// Returns every fault found, in the file's order of sections. Warnings are not looked for here: see [`authoring::check`].
pub fn load(json: &Value, vocabulary: &Vocabulary) -> Result<Policy, Vec<Diagnostic>> {
    load_owned(json.into(), vocabulary.clone())
}

/// Reads a policy from JSON and a vocabulary that nobody else needs.
///
/// # Errors
///
/// As [`load`].
pub fn load_owned(mut json: Json, vocabulary: Vocabulary) -> Result<Policy, Vec<Diagnostic>> {
    remove_hidden(&mut json);
    let json = &json;
    if json.as_object().is_none() {
        return Err(vec![Diagnostic::new(Code::Shape, "", || "a policy is a JSON object")]);
    }
    check_format(json.get("format")).map_err(|fault| vec![fault])?;

    let mut faults = Faults::default();
    let mut file = Fields::open(json, Place::root(""), &FIELDS, &mut faults);
    let mut policy = Policy {
        id: file.required("id"),
        version: file.required("version"),
        force: file.required("force"),
        opcc: file.required("opcc"),
        protocol: file.required("protocol"),
        elections: file.required("elections"),
        calendar: days_off(file.optional("days_off")),
        dates: file.required("dates"),
        periods: VecMap::new(),
        resignation: file.optional("resignation"),
        contacts: file.required("contacts"),
        roles: file.optional("roles"),
        provisions: file.required("provisions"),
        discrepancies: file.optional("discrepancies"),
        register: file.required("register"),
        flows: VecMap::new(),
        questions: VecMap::new(),
        derived: VecMap::new(),
        duties: VecMap::new(),
        entry_words: vocabulary.entry,
    };
    let periods = file.required("periods");
    let questions: VecMap<String, Question> = file.optional("questions");
    let derived: VecMap<String, _> = file.optional("derived");
    let duties: VecMap<String, Text> = file.optional("duties");
    let flow_files: VecMap<String, FlowFile> = file.required("flows");
    let mut diagnostics = faults.0;

    additions::check_words(&questions, &policy.roles, &vocabulary.questions, &mut diagnostics);
    (policy.questions, policy.derived, policy.duties) = (vocabulary.questions, vocabulary.derived, vocabulary.duties);
    for (id, question) in questions {
        policy.questions.entry(id).or_default().merge(question);
    }
    policy.derived.extend(derived);
    policy.duties.extend(duties);
    add_roles(&mut policy);
    if policy.register.columns.is_empty() {
        policy.register.columns = vocabulary.columns;
    }
    policy.periods = resolve_periods(&policy, json, periods, &mut diagnostics);
    let standard = &vocabulary.flows;
    let flow_ids: Vec<String> = flow_files.keys().chain(standard.keys()).cloned().collect();
    let flow_ids: Vec<&str> = flow_ids.iter().map(String::as_str).collect();
    additions::check_variants(&policy, &flow_ids, &mut diagnostics);
    policy.flows = build_flows(&policy, json, flow_files, standard, &mut diagnostics);
    if WORDED {
        references::check_spelling(&policy, &mut diagnostics);
    }
    references::check(&policy, json, &mut diagnostics);

    diagnostics.retain(|finding| finding.severity() == Severity::Error);
    if diagnostics.is_empty() { Ok(policy) } else { Err(diagnostics) }
}

/// Refuses a format that this checker does not read, before anything else is looked at.
fn check_format(format: Option<&Json>) -> Result<(), Diagnostic> {
    match format {
        Some(version) if version.as_number() == Some(FORMAT) => Ok(()),
        Some(other) => Err(Diagnostic::new(Code::UnknownFormat, "/format", || {
            format!("format version {} is not one this checker reads", described(other))
        })
        .with_help(|| format!("this checker reads format {FORMAT}; use a checker made for the newer file"))),
        None => Err(Diagnostic::new(Code::UnknownFormat, "", || "`format` is missing")
            .with_help(|| format!("write `\"format\": {FORMAT}`"))),
    }
}

fn days_off(days: Vec<DayOffFile>) -> WorkingCalendar {
    let days = days.into_iter().map(|day| DayOff { date: day.date, name: day.name.into(), appointed: None });
    WorkingCalendar::england_and_wales().with_special_days(days)
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

/// Reads the nodes or outcomes of a flow, leaving out those that are wrong, each with its findings.
fn entries<T: Read>(values: Option<&Json>, at: &str, diagnostics: &mut Vec<Diagnostic>) -> Vec<(String, T)> {
    let mut faults = Faults::default();
    let entries = values.map(|values| read_entries(values, Place::root(at), &mut faults)).unwrap_or_default();
    diagnostics.append(&mut faults.0);
    entries
}

/// Builds the flows in the vocabulary's order, those that only this policy has at the end.
fn build_flows(
    policy: &Policy,
    json: &Json,
    files: VecMap<String, FlowFile>,
    standard: &VecMap<String, FlowWording>,
    diagnostics: &mut Vec<Diagnostic>,
) -> VecMap<String, Flow> {
    for id in MAIN_FLOWS.iter().filter(|id| !defines(json, &["flows"], id)) {
        diagnostics.push(
            Diagnostic::new(Code::MissingFlow, "/flows", || format!("the flow `{id}` is missing"))
                .with_help(|| "every policy has it; if the protocol is silent, start it at an outcome that says so"),
        );
    }
    let known = Known::of(policy, json);
    let mut flows = VecMap::new();
    let standard_first = standard.keys().chain(files.keys().filter(|id| !standard.contains_key(*id)));
    for (id, file) in standard_first.filter_map(|id| files.get_key_value(id)) {
        let at = pointer("/flows", id);
        let shared = standard.get(id);
        let words = |own: &Option<Text>, shared: Option<&Text>| own.as_ref().or(shared).cloned();
        let (Some(title), Some(examples)) = (
            words(&file.title, shared.map(|flow| &flow.title)),
            words(&file.examples, shared.map(|flow| &flow.examples)),
        ) else {
            let fault = Diagnostic::new(Code::UnknownFlow, &at, || format!("the flow `{id}` is not a standard one"));
            diagnostics.push(fault.with_help(|| match suggest::nearest(id, standard.keys().map(String::as_str)) {
                Some(near) => format!("did you mean `{near}`? A flow of your own needs a `title` and `examples`"),
                None => "a flow of your own needs a `title` and `examples`".to_owned(),
            }));
            continue;
        };
        let own = json.get("flows").and_then(|flows| flows.get(id));
        let part = |name: &str| own.and_then(|flow| flow.get(name));
        let parts = FlowParts {
            start: file.start.clone(),
            nodes: entries::<NodeFile>(part("nodes"), &pointer(&at, "nodes"), diagnostics),
            outcomes: entries(part("outcomes"), &pointer(&at, "outcomes"), diagnostics),
            title,
            examples,
        };
        if let Some(flow) = build_flow(id, parts, &known, diagnostics) {
            flows.insert(id.clone(), flow);
        }
    }
    flows
}
