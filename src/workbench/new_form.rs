//! Starting a policy from nothing: the kind of election, the force, the poll and the SPOC are asked, and the rest is worked out.

use std::rc::Rc;

use web_sys::Element;
use yew::prelude::*;

use authoring::new::{AnswerError, Answers, NewError, draft, draft_silent};
use calendar::ElectionKind;
use govuk::{
    Button, ButtonKind, Checkbox, Checkboxes, Choice, Form, Input, Select, browser,
    typed::{DateProblem, TypedDate},
};

use policy::DateWords;

use super::{
    bench::Action,
    day_field::{DayField, first_wrong},
    pieces::BenchHandle,
};

const KIND: &str = "bench-new-kind";
const FORCE: &str = "bench-new-force";
const POLL: &str = "bench-new-poll";
const EMAIL: &str = "bench-new-email";

/// What has been typed.
#[derive(Clone, Default)]
struct Typed {
    /// None until one is chosen: no kind of election is taken for granted.
    kind: Option<ElectionKind>,
    force: String,
    email: String,
    poll: TypedDate,
    /// Whether every flow says that the text does not say, instead of what most protocols say.
    is_silent: bool,
}

/// What is wrong with it: at most one thing at a time but for the day, as the answers build on each other.
#[derive(Clone, Default)]
struct Wrong {
    kind: Option<&'static str>,
    force: Option<&'static str>,
    email: Option<&'static str>,
    poll: Option<DateProblem>,
}

impl Wrong {
    /// The id of the first field to go to.
    fn first(&self) -> Option<String> {
        let kind = self.kind.map(|_| KIND.to_owned());
        let force = || self.force.map(|_| FORCE.to_owned());
        let poll = || self.poll.map(|wrong| first_wrong(POLL, wrong));
        kind.or_else(force).or_else(poll).or_else(|| self.email.map(|_| EMAIL.to_owned()))
    }
}

/// What the form needs.
#[derive(Properties, PartialEq)]
pub struct NewFormProps {
    /// The state.
    pub bench: BenchHandle,
}

/// The form.
#[component]
pub fn NewForm(props: &NewFormProps) -> Html {
    let bench = &props.bench;
    let tools = &bench.tools;
    // Not a state: what is submitted is what was typed last, whether or not it has been drawn.
    let typed = use_mut_ref(Typed::default);
    let redraw = use_force_update();
    let wrong = use_state(Wrong::default);
    let change = |change: fn(&mut Typed, String)| {
        let (typed, redraw) = (Rc::clone(&typed), redraw.clone());
        Callback::from(move |text| {
            change(&mut typed.borrow_mut(), text);
            redraw.force_update();
        })
    };
    let onday = {
        let (typed, redraw, tools) = (Rc::clone(&typed), redraw.clone(), Rc::clone(tools));
        Callback::from(move |(part, text)| {
            typed.borrow_mut().poll.set(part, text, &tools.vocabulary.dates);
            redraw.force_update();
        })
    };
    let onsubmit = {
        let (bench, typed, wrong) = (bench.clone(), Rc::clone(&typed), wrong.clone());
        Callback::from(move |event: SubmitEvent| match written(&typed.borrow(), &bench.tools.vocabulary.dates) {
            Ok(action) => bench.dispatch(action),
            Err(found) => {
                if let Some((form, field)) = event.target_dyn_into::<Element>().zip(found.first()) {
                    browser::focus_field(&form, &field);
                }
                wrong.set(found);
            }
        })
    };
    let of_kind = |kind: ElectionKind| Choice {
        value: kind.id().into(),
        text: tools.say(&format!("bench.new.kind.{}", kind.id())).into(),
    };
    let none = Choice { value: "".into(), text: tools.say("bench.new.pick-kind").into() };
    let kinds: Vec<Choice> = std::iter::once(none).chain(ElectionKind::ALL.map(of_kind)).collect();
    let onsilent = {
        let (typed, redraw) = (Rc::clone(&typed), redraw.clone());
        Callback::from(move |wanted| {
            typed.borrow_mut().is_silent = wanted;
            redraw.force_update();
        })
    };
    let Typed { kind, force, email, poll, is_silent } = typed.borrow().clone();
    let silent = vec![Checkbox {
        id: "bench-new-silent".into(),
        text: tools.say("bench.new.silent").into(),
        checked: is_silent,
        onchange: onsilent,
    }];
    html! {
        <Form {onsubmit}>
            <p class="govuk-body">{ tools.say("bench.new.text") }</p>
            <Select
                id={KIND} label={tools.say("bench.new.kind")} error={tools.error(wrong.kind)}
                items={kinds} value={kind.map_or("", ElectionKind::id)}
                onchange={change(|typed, id| typed.kind = ElectionKind::from_id(&id))}
            />
            <Input
                id={FORCE} label={tools.say("bench.new.force")} error={tools.error(wrong.force)}
                value={force} oninput={change(|typed, text| typed.force = text)}
            />
            <DayField
                tools={Rc::clone(tools)} id={POLL} legend="bench.new.poll" hint="bench.new.poll-hint" typed={poll}
                problem={wrong.poll} oninput={onday}
            />
            <Input
                id={EMAIL} label={tools.say("bench.new.email")} kind="email" error={tools.error(wrong.email)}
                value={email} oninput={change(|typed, text| typed.email = text)}
            />
            <Checkboxes id="bench-new-begin" items={silent} />
            <Button text={tools.say("bench.new.make")} kind={ButtonKind::Secondary} submits=true />
        </Form>
    }
}

/// Returns the new policy, to be opened as work that nobody has saved.
fn written(typed: &Typed, words: &DateWords) -> Result<Action, Wrong> {
    let no_kind = typed.kind.is_none().then_some("bench.new.no-kind");
    let force = typed.force.trim().is_empty().then_some("bench.new.no-force");
    // A poll that is not called has no day yet.
    let poll = if typed.poll.is_empty() { Ok(None) } else { typed.poll.read(words).map(Some) };
    let (kind, poll) = match (typed.kind, poll, force) {
        (Some(kind), Ok(poll), None) => (kind, poll),
        (_, read, _) => return Err(Wrong { kind: no_kind, force, poll: read.err(), ..Wrong::default() }),
    };
    let email = typed.email.trim();
    let answers = Answers {
        spoc_email: (!email.is_empty()).then(|| email.to_owned()),
        ..Answers::usual(&typed.force, kind, poll)
    };
    let begun = if typed.is_silent { draft_silent(&answers) } else { draft(&answers) };
    let made = begun.and_then(|draft| Ok(Action::Start(format!("{}.json", draft.id), draft.text()?)));
    made.map_err(|error| match error {
        NewError::Answer(AnswerError::Email(_)) => Wrong { email: Some("bench.new.bad-email"), ..Wrong::default() },
        NewError::Answer(_) => Wrong { force: Some("bench.new.bad-force"), ..Wrong::default() },
        _ => Wrong { poll: Some(DateProblem { parts: &[], key: "bench.new.bad-poll" }), ..Wrong::default() },
    })
}
