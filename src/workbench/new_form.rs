//! Starting a policy from nothing: the force, the poll and the SPOC are asked, and the rest is worked out.

use web_sys::{Element, HtmlInputElement};
use yew::prelude::*;

use authoring::new::{AnswerError, Answers, NewError, draft};
use checker::{
    browser,
    typed::{DateProblem, TypedDate},
};

use super::{
    bench::{Action, Tools},
    day_field::{DayField, first_wrong},
    pieces::{BenchHandle, error_message},
};

const FORCE: &str = "bench-new-force";
const POLL: &str = "bench-new-poll";
const EMAIL: &str = "bench-new-email";

/// What has been typed.
#[derive(Clone, Default)]
struct Typed {
    force: String,
    email: String,
    poll: TypedDate,
}

/// What is wrong with it: at most one thing at a time but for the day, as the answers build on each other.
#[derive(Clone, Default)]
struct Wrong {
    force: Option<&'static str>,
    email: Option<&'static str>,
    poll: Option<DateProblem>,
}

impl Wrong {
    /// The id of the first field to go to.
    fn first(&self) -> Option<String> {
        let force = self.force.map(|_| FORCE.to_owned());
        let poll = || self.poll.map(|wrong| first_wrong(POLL, wrong));
        force.or_else(poll).or_else(|| self.email.map(|_| EMAIL.to_owned()))
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
    let typed = use_state(Typed::default);
    let wrong = use_state(Wrong::default);
    let change = |change: fn(&mut Typed, String)| {
        let typed = typed.clone();
        Callback::from(move |event: InputEvent| {
            let mut next = (*typed).clone();
            let value = event.target_dyn_into::<HtmlInputElement>().map(|input| input.value());
            change(&mut next, value.unwrap_or_default());
            typed.set(next);
        })
    };
    let onday = {
        let typed = typed.clone();
        Callback::from(move |(part, text)| {
            let mut next = (*typed).clone();
            next.poll.set(part, text);
            typed.set(next);
        })
    };
    let onsubmit = {
        let (bench, typed, wrong) = (bench.clone(), typed.clone(), wrong.clone());
        Callback::from(move |event: SubmitEvent| {
            event.prevent_default();
            event.stop_propagation();
            match written(&typed) {
                Ok(action) => bench.dispatch(action),
                Err(found) => {
                    if let Some((form, field)) = event.target_dyn_into::<Element>().zip(found.first()) {
                        browser::focus_field(&form, &field);
                    }
                    wrong.set(found);
                }
            }
        })
    };
    let poll = DayField {
        id: POLL,
        legend: "bench.new.poll",
        hint: "bench.new.poll-hint",
        typed: &typed.poll,
        problem: wrong.poll,
    };
    html! {
        <form novalidate=true {onsubmit}>
            <p class="govuk-body">{ tools.say("bench.new.text") }</p>
            { input(tools, FORCE, "bench.new.force", "text", &typed.force, wrong.force, change(|typed, text| typed.force = text)) }
            { poll.draw(tools, &onday) }
            { input(tools, EMAIL, "bench.new.email", "email", &typed.email, wrong.email, change(|typed, text| typed.email = text)) }
            <button type="submit" class="govuk-button govuk-button--secondary">{ tools.say("bench.new.make") }</button>
        </form>
    }
}

fn input(
    tools: &Tools,
    id: &'static str,
    label: &str,
    kind: &'static str,
    value: &str,
    wrong: Option<&'static str>,
    oninput: Callback<InputEvent>,
) -> Html {
    html! {
        <div class={classes!("govuk-form-group", wrong.map(|_| "govuk-form-group--error"))}>
            <label class="govuk-label" for={id}>{ tools.say(label) }</label>
            { error_message(tools, id, wrong.map(|key| tools.say(key)).as_deref()) }
            <input
                class={classes!("govuk-input", wrong.map(|_| "govuk-input--error"))}
                {id} type={kind} autocomplete="off" spellcheck="false"
                aria-invalid={wrong.map(|_| "true")}
                aria-describedby={wrong.map(|_| format!("{id}-error"))}
                value={value.to_owned()}
                {oninput}
            />
        </div>
    }
}

/// Returns the new policy, to be opened as work that nobody has saved.
fn written(typed: &Typed) -> Result<Action, Wrong> {
    let force = typed.force.trim().is_empty().then_some("bench.new.no-force");
    let email = typed.email.trim().is_empty().then_some("bench.new.no-email");
    let poll = match (typed.poll.read(), force, email) {
        (Ok(poll), None, None) => poll,
        (read, ..) => return Err(Wrong { force, email, poll: read.err() }),
    };
    let answers = Answers {
        force: typed.force.clone(),
        opcc: Answers::usual_opcc(&typed.force),
        election: Answers::ELECTION.to_owned(),
        poll,
        period_starts: None,
        spoc_post: Answers::SPOC_POST.to_owned(),
        spoc_email: typed.email.clone(),
        decider_post: Answers::DECIDER_POST.to_owned(),
    };
    let made = draft(&answers).and_then(|draft| Ok(Action::Start(format!("{}.json", draft.id), draft.text()?)));
    made.map_err(|error| match error {
        NewError::Answer(AnswerError::Email(_)) => Wrong { email: Some("bench.new.bad-email"), ..Wrong::default() },
        NewError::Answer(_) => Wrong { force: Some("bench.new.bad-force"), ..Wrong::default() },
        NewError::Calendar(_) | NewError::Template(_) => {
            Wrong { poll: Some(DateProblem { parts: &[], key: "bench.new.bad-poll" }), ..Wrong::default() }
        }
    })
}
