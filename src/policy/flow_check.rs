//! Turns a flow of the file into a tree that can be walked, and finds what keeps it from being one.

use crate::{
    entries::{Entries, Places},
    message,
};

use super::{
    Advice, Choice, Diagnostic, FactSource, Flow, Node, Outcome, Policy, Question, QuestionKind, Target, Text,
    Vocabulary,
    diagnostic::{Code, pointer},
    file::NodeFile,
    json::Json,
    suggest,
};

/// A flow's pieces, each well formed.
pub(super) struct FlowParts<'p> {
    pub title: Text,
    pub examples: Text,
    pub keywords: Vec<String>,
    pub draft: bool,
    pub start: String,
    pub nodes: Vec<(String, NodeFile)>,
    pub outcomes: Vec<(String, Advice)>,
    /// The nodes and the outcomes that could not be read.
    pub unread: [&'p Json<'p>; 2],
    /// The outcomes that flows share.
    pub shared: &'p [Outcome],
}

/// What flows may refer to.
pub(super) struct Known<'p> {
    questions: &'p Entries<Question>,
    /// The periods by id, with the values that each can take.
    periods: Vec<(&'p str, Vec<&'static str>)>,
    has_resignation_rule: bool,
    /// The outcomes for flows to share that could not be read.
    unread_outcomes: &'p Json<'p>,
}

/// The values of the derived fact `resignation`.
pub const RESIGNATION_VALUES: [&str; 5] =
    ["in-time", "in-time-by-calendar-days-only", "too-late", "not-resigned", "nominations-closed"];
/// The derived fact that follows from the dates of nomination and resignation.
pub const RESIGNATION: &str = "resignation";

impl<'p> Known<'p> {
    pub fn of(policy: &'p Policy, unread_outcomes: &'p Json<'p>) -> Self {
        let values =
            policy.periods.iter().map(|(id, period)| (id.as_str(), period.values(id, policy.own_time))).collect();
        Self {
            questions: &policy.questions,
            periods: values,
            has_resignation_rule: policy.resignation.is_some(),
            unread_outcomes,
        }
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

    /// Returns the values of a fact in the order offered.
    fn values(&self, source: FactSource, fact: &str) -> Vec<Value<'_>> {
        let needed = |value: &'static str| Value { id: value, need: Need::Branch, inherits: None };
        match source {
            FactSource::Period(index) => {
                let (period, possible) =
                    self.periods.get(index).map(|(id, values)| (*id, values.as_slice())).unwrap_or_default();
                let need = |value: &str| if possible.contains(&value) { Need::Branch } else { Need::Reserve };
                period_values(period)
                    .iter()
                    .map(|value| Value { id: value, need: need(value), inherits: None })
                    .collect()
            }
            FactSource::Resignation => RESIGNATION_VALUES.into_iter().map(needed).collect(),
            FactSource::Question => self.questions.get(fact).map_or_else(Vec::new, |question| {
                let need = |choice: &Choice| if choice.optional { Need::Offer } else { Need::Branch };
                let choices =
                    |last: bool| question.choices.iter().filter(move |(id, _)| (*id == Vocabulary::NOT_SURE) == last);
                (choices(false).chain(choices(true)))
                    .map(|(id, choice)| Value { id, need: need(choice), inherits: choice.inherits.as_deref() })
                    .collect()
            }),
        }
    }
}

/// One value of a fact.
struct Value<'p> {
    id: &'p str,
    need: Need,
    /// The value whose branch is taken where this one has none.
    inherits: Option<&'p str>,
}

/// Whether a node has to say where a value leads.
#[derive(Clone, Copy, PartialEq)]
enum Need {
    /// It has to.
    Branch,
    /// It may: the choice is offered only then.
    Offer,
    /// It may: the value cannot come up while the policy's dates are what they are.
    Reserve,
}

/// Where the branches of a flow may lead: its nodes, its outcomes and the shared outcomes.
struct Targets<'p> {
    /// Nodes and outcomes that could not be read, the flow's own and the shared ones.
    unread: [&'p Json<'p>; 3],
    /// The ids of the flow's own nodes, then of its outcomes.
    ids: Vec<&'p str>,
    own: Places,
    /// How many nodes there are.
    nodes: usize,
    shared: &'p [Outcome],
    /// The shared outcomes that the flow names, by index; they follow its own.
    named: Vec<usize>,
}

impl Targets<'_> {
    /// Finds a node or outcome of the flow's own. A node goes before an outcome of the same name, which is a fault already.
    fn own(&self, id: &str) -> Option<Target> {
        let place = self.own.find(id, |place| self.ids.get(place) == Some(&id))?;
        Some(place.checked_sub(self.nodes).map_or(Target::Node(place), Target::Outcome))
    }

    fn find(
        &mut self,
        written: &str,
        place: impl FnOnce() -> String,
        diagnostics: &mut Vec<Diagnostic>,
    ) -> Option<Target> {
        if let Some(target) = self.own(written) {
            return Some(target);
        }
        if let Some(index) = self.shared.iter().position(|outcome| outcome.id == written) {
            let at = self.named.iter().position(|known| *known == index).unwrap_or_else(|| {
                self.named.push(index);
                self.named.len() - 1
            });
            return Some(Target::Outcome(self.ids.len() - self.nodes + at));
        }
        if !self.unread.iter().any(|left| left.get(written).is_some()) {
            let ids = self.ids.iter().copied().chain(self.shared.iter().map(|outcome| outcome.id.as_str()));
            let fault = Diagnostic::new(Code::MissingTarget, place(), || {
                message!("no node or outcome is called `%written%`", written)
            });
            diagnostics.push(fault.with_help(|| suggest::help(written, ids.collect::<Vec<_>>())));
        }
        None
    }
}

/// The values of a period, whatever is known of its dates.
fn period_values(period: &str) -> [&'static str; 4] {
    ["before", super::resolve::inside(period), "after", "not-fixed"]
}

/// The finding about an id that only the checker's own outcome has.
pub(super) fn reserved(at: &str) -> Diagnostic {
    Diagnostic::new(Code::DuplicateId, at, || message!("`%id%` is the checker's own outcome", id = Policy::OUT_OF_TIME))
        .with_help(|| message!("give yours another id"))
}

/// Builds a flow. Returns none if a fault keeps it from being walked.
pub(super) fn build_flow(
    id: &str,
    parts: FlowParts<'_>,
    known: &Known<'_>,
    diagnostics: &mut Vec<Diagnostic>,
) -> Option<Flow> {
    let at = pointer("/flows", id);
    let faults_before = diagnostics.len();
    let FlowParts {
        title,
        examples,
        keywords,
        draft,
        start,
        nodes: node_files,
        outcomes,
        unread: [unread_nodes, unread_ends],
        shared,
    } = parts;

    let (node_ids, node_files): (Vec<String>, Vec<NodeFile>) = node_files.into_iter().unzip();
    let ids: Vec<&str> =
        node_ids.iter().map(String::as_str).chain(outcomes.iter().map(|(id, _)| id.as_str())).collect();
    let mut targets = Targets {
        own: Places::of(ids.iter().copied()),
        ids,
        nodes: node_ids.len(),
        unread: [unread_nodes, unread_ends, known.unread_outcomes],
        shared,
        named: Vec::new(),
    };
    for (id, _) in outcomes.iter().filter(|(id, _)| matches!(targets.own(id), Some(Target::Node(_)))) {
        let place = pointer(&pointer(&at, "nodes"), id);
        let fault = Diagnostic::new(Code::DuplicateId, place, || message!("`%id%` is a node and an outcome", id));
        diagnostics
            .push(fault.with_help(|| message!("give one of them another id, so that a branch can only mean one")));
    }
    for Outcome { id, .. } in shared {
        let part = match targets.own(id) {
            None => continue,
            Some(Target::Node(_)) => "nodes",
            Some(Target::Outcome(_)) => "outcomes",
        };
        let place = pointer(&pointer(&at, part), id);
        let fault = Diagnostic::new(Code::DuplicateId, place, || message!("`%id%` is a shared outcome too", id));
        diagnostics
            .push(fault.with_help(|| message!("give one of them another id, so that a branch can only mean one")));
    }
    for (id, _) in outcomes.iter().filter(|(id, _)| id == Policy::OUT_OF_TIME) {
        diagnostics.push(reserved(&pointer(&pointer(&at, "outcomes"), id)));
    }

    let start = targets.find(&start, || pointer(&at, "start"), diagnostics);
    let mut nodes = Vec::with_capacity(node_files.len());
    for (node_id, file) in node_ids.iter().zip(node_files) {
        let place = || pointer(&pointer(&at, "nodes"), node_id);
        let Some(source) = known.source(&file.fact) else {
            diagnostics.push(unknown_fact(&file.fact, &place(), known));
            continue;
        };
        let branches_at = || pointer(&place(), "branches");
        let values = known.values(source, &file.fact);
        let otherwise = match &file.otherwise {
            Some(written) => {
                let found = targets.find(written, || pointer(&place(), "otherwise"), diagnostics);
                Some(found)
            }
            None => None,
        };
        let mut branches = Vec::with_capacity(values.len());
        let mut in_reserve = Vec::new();
        for Value { id: value, need, inherits } in &values {
            let written = file.branches.get(value).or_else(|| inherits.and_then(|from| file.branches.get(from)));
            let target = match (written, &otherwise, need) {
                (Some(written), ..) => targets.find(written, || pointer(&branches_at(), value), diagnostics),
                (None, _, Need::Offer) => None,
                (None, Some(otherwise), _) => *otherwise,
                (None, None, Need::Branch) => {
                    let fault = Diagnostic::new(Code::MissingBranch, branches_at(), || {
                        message!("`%fact%` has no branch for `%value%`", fact = file.fact, value)
                    });
                    diagnostics.push(fault.with_help(|| {
                        message!("say where this choice leads, if only to an outcome that says the protocol is silent")
                    }));
                    None
                }
                (None, None, Need::Reserve) => None,
            };
            let list = if *need == Need::Reserve { &mut in_reserve } else { &mut branches };
            list.extend(target.map(|target| ((*value).to_owned(), target)));
        }
        for written in file.branches.keys().filter(|written| !values.iter().any(|value| value.id == *written)) {
            let fault = Diagnostic::new(Code::UnknownChoice, pointer(&branches_at(), written), || {
                message!("`%fact%` cannot be `%choice%`", fact = file.fact, choice = written)
            });
            diagnostics.push(fault.with_help(|| suggest::help(written, values.iter().map(|value| value.id))));
        }
        nodes.push(Node {
            id: node_id.clone(),
            fact: file.fact,
            source,
            branches,
            in_reserve,
            draft: file.draft,
            why: file.why,
            cites: file.cites,
        });
    }
    if diagnostics.len() > faults_before || nodes.len() < node_ids.len() {
        return None;
    }
    let named = targets.named.iter().filter_map(|index| shared.get(*index)).cloned();
    let own = outcomes.into_iter().map(|(id, advice)| Outcome { id, shared: false, advice });
    let outcomes = own.chain(named).collect();
    let flow = Flow { id: id.to_owned(), title, examples, keywords, draft, start: start?, nodes, outcomes };
    if let Some(node) = on_a_cycle(&flow) {
        let place = pointer(&pointer(&at, "nodes"), &node.id);
        let fault =
            Diagnostic::new(Code::Cycle, place, || message!("a path from `%id%` leads back to it", id = node.id));
        diagnostics.push(fault.with_help(|| message!("every path must come to an outcome; send one branch elsewhere")));
        return None;
    }
    Some(flow)
}

fn unknown_fact(fact: &str, at: &str, known: &Known<'_>) -> Diagnostic {
    let fault =
        Diagnostic::new(Code::UnknownFact, pointer(at, "fact"), || message!("no fact is called `%fact%`", fact));
    match known.questions.get(fact) {
        Some(_) => fault.with_help(|| {
            message!(
                "`%fact%` is a date; branch on a fact derived from it, such as `period`, and it will be asked for",
                fact
            )
        }),
        None if fact == RESIGNATION => fault.with_help(|| message!("add the policy's `resignation` rule first")),
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
    // Each entry is a node and the index of the branch to follow next.
    let mut path = Vec::new();
    for root in 0..flow.nodes.len() {
        path.push((root, 0));
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
