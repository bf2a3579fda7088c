//! Turns a flow of the file into a tree that can be walked, and finds what keeps it from being one.

use vecmap::VecMap;

use super::{
    Advice, Diagnostic, FactSource, Flow, Node, Outcome, Policy, Question, QuestionKind, Target, Text, Vocabulary,
    diagnostic::{Code, pointer},
    file::NodeFile,
    json::Json,
    suggest,
};

/// A flow's pieces, each well formed.
pub(super) struct FlowParts {
    pub title: Text,
    pub examples: Text,
    pub start: String,
    // Lists, because a map made for a handful of entries looks through all of them for each that is added.
    pub nodes: Vec<(String, NodeFile)>,
    pub outcomes: Vec<(String, Advice)>,
}

/// What flows may refer to.
pub(super) struct Known<'p> {
    questions: &'p VecMap<String, Question>,
    /// The periods by id, with the values that each can take.
    periods: Vec<(&'p str, Vec<&'static str>)>,
    has_resignation_rule: bool,
    /// The file as it stands, with the pieces that could not be read.
    json: &'p Json,
}

/// The values of the derived fact `resignation`.
pub const RESIGNATION_VALUES: [&str; 4] = ["in-time", "in-time-by-calendar-days-only", "too-late", "not-resigned"];
/// The derived fact that follows from the dates of nomination and resignation.
pub const RESIGNATION: &str = "resignation";

impl<'p> Known<'p> {
    pub fn of(policy: &'p Policy, json: &'p Json) -> Self {
        let values = policy.periods.iter().map(|(id, period)| (id.as_str(), period.values(id))).collect();
        Self { questions: &policy.questions, periods: values, has_resignation_rule: policy.resignation.is_some(), json }
    }

    fn source(&self, fact: &str) -> Option<FactSource> {
        if let Some(index) = self.periods.iter().position(|(id, _)| *id == fact) {
            return Some(FactSource::Period(index));
        }
        if fact == RESIGNATION {
            return self.has_resignation_rule.then_some(FactSource::Resignation);
        }
        let question = self.questions.get(fact)?;
        (question.kind == QuestionKind::Choice).then_some(FactSource::Question)
    }

    fn facts(&self) -> impl Iterator<Item = &str> + Clone {
        let questions = self.questions.iter().filter(|(_, question)| question.kind == QuestionKind::Choice);
        questions
            .map(|(id, _)| id.as_str())
            .chain(self.periods.iter().map(|(id, _)| *id))
            .chain(self.has_resignation_rule.then_some(RESIGNATION))
    }

    /// Returns the values of a fact in the order offered, and for each: must a node have a branch for it, and which
    /// value's branch is taken where it has none.
    fn values(&self, source: FactSource, fact: &str) -> Vec<(&str, bool, Option<&str>)> {
        match source {
            FactSource::Period(index) => {
                let values = self.periods.get(index).map(|(_, values)| values.as_slice()).unwrap_or_default();
                values.iter().map(|value| (*value, true, None)).collect()
            }
            FactSource::Resignation => RESIGNATION_VALUES.iter().map(|value| (*value, true, None)).collect(),
            FactSource::Question => self.questions.get(fact).map_or_else(Vec::new, |question| {
                let choices = question.choices.iter();
                let (last, first): (Vec<_>, Vec<_>) = choices.partition(|(id, _)| *id == Vocabulary::NOT_SURE);
                let ordered = first.into_iter().chain(last);
                ordered.map(|(id, choice)| (id.as_str(), !choice.optional, choice.inherits.as_deref())).collect()
            }),
        }
    }
}

/// Builds a flow. Returns none if a fault keeps it from being walked.
pub(super) fn build_flow(
    id: &str,
    parts: FlowParts,
    known: &Known<'_>,
    diagnostics: &mut Vec<Diagnostic>,
) -> Option<Flow> {
    let at = pointer("/flows", id);
    let faults_before = diagnostics.len();
    let FlowParts { title, examples, start, nodes: node_files, outcomes } = parts;

    let node_ids = node_files.iter().map(|(id, _)| id.as_str());
    let nodes_by_id = node_ids.clone().enumerate().map(|(index, id)| (id, Target::Node(index)));
    let outcomes_by_id = outcomes.iter().enumerate().map(|(index, (id, _))| (id.as_str(), Target::Outcome(index)));
    // A node goes before an outcome of the same name, which is a fault already.
    let mut targets: Vec<(&str, Target)> = nodes_by_id.chain(outcomes_by_id).collect();
    targets.sort_unstable();
    let twice = targets.windows(2).filter_map(|pair| match pair {
        [(id, _), (next, _)] if id == next => Some(*id),
        _ => None,
    });
    for node in twice {
        let place = pointer(&pointer(&at, "nodes"), node);
        let fault = Diagnostic::new(Code::DuplicateId, place, || format!("`{node}` is a node and an outcome"));
        diagnostics.push(fault.with_help(|| "give one of them another id, so that a branch can only mean one"));
    }
    let target = |written: &str, place: String, diagnostics: &mut Vec<Diagnostic>| {
        let place_of = targets.partition_point(|(id, _)| *id < written);
        let found = targets.get(place_of).filter(|(id, _)| *id == written).map(|(_, target)| *target);
        let malformed = || ["nodes", "outcomes"].iter().any(|part| defines(known.json, &["flows", id, part], written));
        if found.is_none() && !malformed() {
            let ids = node_ids.clone().chain(outcomes.iter().map(|(id, _)| id.as_str()));
            let fault =
                Diagnostic::new(Code::MissingTarget, place, || format!("no node or outcome is called `{written}`"));
            diagnostics.push(fault.with_help(|| suggest::help(written, ids)));
        }
        found
    };

    let start = target(&start, pointer(&at, "start"), diagnostics);
    let mut nodes = Vec::with_capacity(node_files.len());
    for (node_id, file) in &node_files {
        let place = pointer(&pointer(&at, "nodes"), node_id);
        let Some(source) = known.source(&file.fact) else {
            diagnostics.push(unknown_fact(&file.fact, &place, known));
            continue;
        };
        let branches_at = pointer(&place, "branches");
        let values = known.values(source, &file.fact);
        let mut branches = Vec::with_capacity(values.len());
        for (value, needed, inherits) in &values {
            let written = file.branches.get(*value).or_else(|| inherits.and_then(|from| file.branches.get(from)));
            match written {
                Some(written) => {
                    let place = pointer(&branches_at, value);
                    branches.extend(target(written, place, diagnostics).map(|target| ((*value).to_owned(), target)));
                }
                None if *needed => diagnostics.push(
                    Diagnostic::new(Code::MissingBranch, &branches_at, || {
                        format!("`{}` has no branch for `{value}`", file.fact)
                    })
                    .with_help(
                        || "say where this choice leads, if only to an outcome that says the protocol is silent",
                    ),
                ),
                None => {}
            }
        }
        for written in file.branches.keys().filter(|written| !values.iter().any(|(value, ..)| value == written)) {
            let fault = Diagnostic::new(Code::UnknownChoice, pointer(&branches_at, written), || {
                format!("`{}` cannot be `{written}`", file.fact)
            });
            diagnostics.push(fault.with_help(|| suggest::help(written, values.iter().map(|(value, ..)| *value))));
        }
        nodes.push(Node {
            id: node_id.clone(),
            fact: file.fact.clone(),
            source,
            branches,
            why: file.why.clone(),
            cites: file.cites.clone(),
        });
    }
    if diagnostics.len() > faults_before || nodes.len() < node_files.len() {
        return None;
    }
    let outcomes = outcomes.into_iter().map(|(id, advice)| Outcome { id, advice }).collect();
    let flow = Flow { id: id.to_owned(), title, examples, start: start?, nodes, outcomes };
    if let Some(node) = on_a_cycle(&flow) {
        let place = pointer(&pointer(&at, "nodes"), &node.id);
        let fault = Diagnostic::new(Code::Cycle, place, || format!("a path from `{}` leads back to it", node.id));
        diagnostics.push(fault.with_help(|| "every path must come to an outcome; send one branch elsewhere"));
        return None;
    }
    Some(flow)
}

/// Whether the file has something under this id, even if it could not be read: then that is the fault, and no other.
pub(super) fn defines(json: &Json, section: &[&str], id: &str) -> bool {
    section.iter().chain([&id]).try_fold(json, |value, name| value.get(name)).is_some()
}

fn unknown_fact(fact: &str, at: &str, known: &Known<'_>) -> Diagnostic {
    let fault = Diagnostic::new(Code::UnknownFact, pointer(at, "fact"), || format!("no fact is called `{fact}`"));
    match known.questions.get(fact) {
        Some(_) => fault.with_help(|| {
            format!("`{fact}` is a date; branch on a fact derived from it, such as `period`, and it will be asked for")
        }),
        None if fact == RESIGNATION => fault.with_help(|| "add the policy's `resignation` rule first"),
        None => fault.with_help(|| suggest::help(fact, known.facts())),
    }
}

/// Returns a node that can be reached from itself, if there is one.
fn on_a_cycle(flow: &Flow) -> Option<&Node> {
    #[derive(Clone, Copy, PartialEq)]
    enum Mark {
        New,
        Open,
        Done,
    }
    let mut marks = vec![Mark::New; flow.nodes.len()];
    for root in 0..flow.nodes.len() {
        // Each entry is a node and the index of the branch to follow next.
        let mut path = vec![(root, 0)];
        while let Some((at, branch)) = path.pop() {
            let node = flow.nodes.get(at)?;
            let mark = marks.get_mut(at)?;
            if branch == 0 {
                if *mark == Mark::Done {
                    continue;
                }
                *mark = Mark::Open;
            }
            match node.branches.get(branch) {
                None => *mark = Mark::Done,
                Some((_, target)) => {
                    path.push((at, branch + 1));
                    if let Target::Node(next) = target {
                        match marks.get(*next)? {
                            Mark::New => path.push((*next, 0)),
                            Mark::Open => return flow.nodes.get(*next),
                            Mark::Done => {}
                        }
                    }
                }
            }
        }
    }
    None
}
