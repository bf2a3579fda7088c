//! From JSON to a sound [`Policy`], or to every fault that keeps it from being one.

use std::borrow::Cow;

use serde_json::Value;

use calendar::{DayOff, HolidayArea, WorkingCalendar};

use crate::{entries::Entries, message, phrase};

use super::{
    Choice, Diagnostic, Election, FORMAT, Flow, Outcome, OwnTime, Policy, Referral, Severity, Vocabulary,
    additions::{self, is_known_role},
    diagnostic::{Code, WORDED, pointer},
    file::{DayOffFile, FlowFile, PolicyFile},
    flow_check::{FlowParts, Known, build_flow, reserved},
    hidden::check_legible,
    json::Json,
    read::{Faults, Place, Read, described, read_entries},
    references,
    resolve::resolve_periods,
    suggest,
    text::{Addressee, Text, fill},
    upgrade,
    vocabulary::FlowWording,
    wordings::Words,
};

/// The five flows that every policy has, even if only to say that the protocol is silent.
pub const MAIN_FLOWS: [&str; 5] = ["social-media", "photographs", "visits", "political-activity", "standing"];

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
pub fn load_owned(mut json: Json<'_>, vocabulary: Vocabulary) -> Result<Policy, Vec<Diagnostic>> {
    let mut faults = Faults::default();
    check_legible(&json, Place::root(""), &mut faults);
    // Alone: what is said of anything else would repeat what cannot be read.
    if !faults.0.is_empty() {
        return Err(faults.0);
    }
    if json.as_object().is_none() {
        return Err(vec![Diagnostic::new(Code::Shape, "", || message!("a policy is a JSON object"))]);
    }
    if let Some(fault) = fault_of_format(json.get("format")) {
        return Err(vec![fault]);
    }
    // Only the tools for authors read a file of format 1: pages are served what is written now.
    if WORDED && json.get("format").and_then(Json::as_number) == Some(1) {
        upgrade::from_format_1(&mut json);
    }
    let mut vocabulary = vocabulary;
    let words = own_words(&json, &mut vocabulary, &mut faults);
    words.put_into_file(&mut json);
    words.put_into_vocabulary(&mut vocabulary);

    let mut file = PolicyFile::read(&mut json, Place::root(""), &mut faults);
    let mut diagnostics = faults.0;
    let mut policy = Policy {
        id: file.id,
        version: file.version,
        language: file.language.unwrap_or_else(|| "en".to_owned()),
        force: file.force,
        opcc: file.opcc,
        words: vocabulary.words,
        protocol: file.protocol,
        documents: file.documents,
        calendar: working_calendar(file.elections.first(), file.days_off),
        elections: file.elections,
        dates: file.dates,
        days: Entries::new(),
        periods: Entries::new(),
        resignation: file.resignation,
        contacts: file.contacts,
        roles: file.roles,
        provisions: file.provisions,
        notes: file.notes,
        register: file.register,
        flows: Entries::new(),
        outcomes: Vec::new(),
        own_time: OwnTime::default(),
        nominations_close: None,
        out_of_time: Outcome { id: Policy::OUT_OF_TIME.to_owned(), shared: true, advice: vocabulary.out_of_time },
        questions: Entries::new(),
        derived: Entries::new(),
        duties: Entries::new(),
        entry_words: vocabulary.entry,
        date_words: vocabulary.dates,
        contradiction_words: vocabulary.contradictions,
        sentences: vocabulary.sentences,
    };

    policy.days = policy.work_out_days();
    additions::check_words(&file.questions, &policy.roles, &vocabulary.questions, &mut diagnostics);
    (policy.questions, policy.derived, policy.duties) = (vocabulary.questions, vocabulary.derived, vocabulary.duties);
    file.questions.retain(|id, question| match policy.questions.get_mut(id) {
        Some(standard) => {
            standard.merge(std::mem::take(question));
            false
        }
        None => true,
    });
    policy.questions.extend(file.questions);
    policy.derived.extend(file.derived);
    policy.duties.extend(file.duties);
    add_roles(&mut policy);
    if policy.register.columns.is_empty() {
        policy.register.columns = vocabulary.columns;
    }
    policy.outcomes = entries(json.get_mut("outcomes"), "/outcomes", &mut diagnostics)
        .into_iter()
        .map(|(id, advice)| Outcome { id, shared: true, advice })
        .collect();
    policy.periods = resolve_periods(&policy, &json, file.periods, &mut diagnostics);
    policy.own_time = policy.work_out_own_time();
    policy.nominations_close = policy.work_out_nominations_close();
    let standard = &vocabulary.flows;
    let own_flows = json.get("flows").and_then(Json::as_object).unwrap_or_default().iter().map(|(id, _)| id.as_ref());
    let flow_ids: Vec<&str> = own_flows.chain(standard.keys().map(String::as_str)).collect();
    additions::check_variants(&policy, &flow_ids, &mut diagnostics);
    let flows = flow_files(&mut json, &mut diagnostics);
    let unread_outcomes = json.get("outcomes").unwrap_or(&Json::Null);
    policy.flows = build_flows(&policy, flows, unread_outcomes, standard, &mut diagnostics);
    name_the_election(&mut policy);
    if WORDED {
        references::check_spelling(&policy, &mut diagnostics);
    }
    references::check(&policy, &json, &mut diagnostics);

    diagnostics.retain(|finding| finding.severity() == Severity::Error);
    if diagnostics.is_empty() { Ok(policy) } else { Err(diagnostics) }
}

/// The oldest format that is read: the tools for authors bring a file of the one before up to date.
const OLDEST: u64 = if WORDED { FORMAT - 1 } else { FORMAT };

/// Refuses a format that this checker does not read, before anything else is looked at.
fn fault_of_format(format: Option<&Json<'_>>) -> Option<Diagnostic> {
    match format {
        Some(version) if version.as_number().is_some_and(|version: u64| (OLDEST..=FORMAT).contains(&version)) => None,
        Some(other) => Some(
            Diagnostic::new(Code::UnknownFormat, "/format", || {
                message!("format version %version% is not one this checker reads", version = described(other))
            })
            .with_help(|| {
                message!(
                    "this checker reads format %format%, and the one before it; use a checker made for the newer file",
                    format = FORMAT
                )
            }),
        ),
        None => Some(
            Diagnostic::new(Code::UnknownFormat, "", || message!("`format` is missing"))
                .with_help(|| message!("write `\"format\": %format%`", format = FORMAT)),
        ),
    }
}

/// Puts the policy's own words for the office holder and their office in the place of the shared ones.
fn own_words(json: &Json<'_>, vocabulary: &mut Vocabulary, faults: &mut Faults) -> Words {
    let place = Place::root("/words");
    for (name, words) in json.get("words").and_then(Json::as_object).unwrap_or_default() {
        if let Some(words) = words.as_text()
            && let Some(shared) = vocabulary.words.get_mut(name)
        {
            *shared = Text::new(words);
        } else if !vocabulary.words.contains_key(name) {
            let known = || vocabulary.words.keys().map(String::as_str).collect::<Vec<_>>();
            let fault = Diagnostic::new(Code::Shape, place.key(name).pointer(), || {
                message!("no words are called `%name%`", name)
            });
            faults.0.push(fault.with_help(|| suggest::help(name, known())));
        }
    }
    Words::new(&vocabulary.words)
}

/// Says in the outcome for dates outside the protocol's own time which election it is for, and whom to ask.
fn name_the_election(policy: &mut Policy) {
    let day = |id: &str| policy.day(id).ok().flatten();
    let elections: Vec<String> = (policy.elections.iter())
        .map(|election| match day(&election.poll) {
            Some(day) => fill(
                &policy.entry_words.get("election-on").map(|words| words.read(Addressee::Me)).unwrap_or_default(),
                &[("election", &election.title), ("date", &policy.date_words.day(day))],
            ),
            None => election.title.clone(),
        })
        .collect();
    let elections = elections.join("; ");
    let advice = &mut policy.out_of_time.advice;
    for reason in &mut advice.reasons {
        *reason = Text::new(fill(reason.source(), &[("elections", &elections)]));
    }
    advice.refer_to = Some(Referral::One(Policy::SPOC.to_owned()));
}

/// Days are counted as the law counts them for the main election's kind.
fn working_calendar(election: Option<&Election>, days: Vec<DayOffFile>) -> WorkingCalendar {
    let days = days.into_iter().map(|day| DayOff { date: day.date, name: day.name.into(), appointed: day.appointed });
    let (kind, area) = election.map(|election| (election.kind, election.area)).unwrap_or_default();
    WorkingCalendar::new(HolidayArea::of_election(kind, Some(area.holidays()))).with_special_days(days)
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
        if role.dropped.is_some() {
            question.choices.remove(id);
            continue;
        }
        let choice: &mut Choice = question.choices.or_default(id.clone());
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

/// Reads the entries of a section, leaving out those that are wrong, each with its findings.
fn entries<T: Read>(section: Option<&mut Json<'_>>, at: &str, diagnostics: &mut Vec<Diagnostic>) -> Vec<(String, T)> {
    let mut faults = Faults::default();
    let entries = section.map(|section| read_entries(section, Place::root(at), &mut faults)).unwrap_or_default();
    diagnostics.append(&mut faults.0);
    entries
}

/// Takes the flows out of the file, each as it is written.
fn flow_files<'s>(json: &mut Json<'s>, diagnostics: &mut Vec<Diagnostic>) -> Vec<(Cow<'s, str>, Json<'s>)> {
    match json.get_mut("flows") {
        // A file without flows is told so already.
        None => Vec::new(),
        Some(Json::Object(flows)) => std::mem::take(flows),
        Some(other) => {
            let mut faults = Faults::default();
            faults.wrong_type(other, Place::root("/flows"), phrase!("an object"));
            diagnostics.append(&mut faults.0);
            Vec::new()
        }
    }
}

/// Builds the flows in the vocabulary's order, those that only this policy has at the end.
fn build_flows(
    policy: &Policy,
    mut flows: Vec<(Cow<'_, str>, Json<'_>)>,
    unread_outcomes: &Json<'_>,
    standard: &Entries<FlowWording>,
    diagnostics: &mut Vec<Diagnostic>,
) -> Entries<Flow> {
    for id in MAIN_FLOWS.iter().filter(|main| !flows.iter().any(|(id, _)| id == *main)) {
        diagnostics.push(
            Diagnostic::new(Code::MissingFlow, "/flows", || message!("the flow `%id%` is missing", id)).with_help(
                || message!("every policy has it; if the protocol is silent, start it at an outcome that says so"),
            ),
        );
    }
    let known = Known::of(policy, unread_outcomes);
    for outcome in policy.outcomes.iter().filter(|outcome| outcome.id == Policy::OUT_OF_TIME) {
        diagnostics.push(reserved(&pointer("/outcomes", &outcome.id)));
    }
    let mut built = Entries::new();
    let place_of = |id: &String| flows.iter().position(|(known, _)| known == id);
    let own = flows.iter().enumerate().filter(|(_, (id, _))| !standard.contains_key(id)).map(|(place, _)| place);
    let standard_first: Vec<usize> = standard.keys().filter_map(place_of).chain(own).collect();
    for place in standard_first {
        let Some((id, json)) = flows.get_mut(place) else {
            continue;
        };
        let id: &str = id;
        let at = pointer("/flows", id);
        let mut faults = Faults::default();
        let mut file = FlowFile::read(json, Place::root(&at), &mut faults);
        if !faults.0.is_empty() {
            diagnostics.append(&mut faults.0);
            continue;
        }
        let shared = standard.get(id);
        let title = file.title.or_else(|| shared.map(|flow| flow.title.clone()));
        let examples = file.examples.or_else(|| shared.map(|flow| flow.examples.clone()));
        let (Some(title), Some(examples)) = (title, examples) else {
            let fault =
                Diagnostic::new(Code::UnknownFlow, &at, || message!("the flow `%id%` is not a standard one", id));
            diagnostics.push(fault.with_help(|| match suggest::nearest(id, standard.keys().map(String::as_str)) {
                Some(near) => {
                    message!("did you mean `%near%`? A flow of your own needs a `title` and `examples`", near)
                }
                None => message!("a flow of your own needs a `title` and `examples`"),
            }));
            continue;
        };
        let mut keywords = shared.map(|flow| flow.keywords.clone()).unwrap_or_default();
        keywords.append(&mut file.keywords);
        let parts = FlowParts {
            start: file.start,
            nodes: entries(json.get_mut("nodes"), &pointer(&at, "nodes"), diagnostics),
            outcomes: entries(json.get_mut("outcomes"), &pointer(&at, "outcomes"), diagnostics),
            unread: [json.get("nodes"), json.get("outcomes")].map(|section| section.unwrap_or(&Json::Null)),
            title,
            examples,
            keywords,
            draft: file.draft,
            shared: &policy.outcomes,
        };
        if let Some(flow) = build_flow(id, parts, &known, diagnostics) {
            built.insert(id.to_owned(), flow);
        }
    }
    built
}
