//! The checker itself over the policy, on any day.

use std::rc::Rc;

use web_sys::Element;
use yew::prelude::*;

use authoring::{
    cases::{Case, result},
    places,
};
use checker::{App, Reached};
use govuk::{Button, ButtonKind, Details, Form, Input, LinkButton, browser, context::Setting, typed::TypedDate};
use policy::Addressee;

use super::{
    bench::{Action, Pane},
    day_field::{DayField, first_wrong},
    pieces::{BenchHandle, answers, lead},
};

/// The id of the group of the day's fields.
const DAY: &str = "bench-today";

/// What trying a policy needs.
#[derive(Properties, PartialEq)]
pub struct TryTabProps {
    /// The state.
    pub bench: BenchHandle,
    /// The policy.
    pub setting: Rc<Setting>,
}

/// The checker, and the day that it takes for today.
///
/// It starts anew with each new policy and each other day: answers to the one before may mean nothing to it.
#[component]
pub fn TryTab(props: &TryTabProps) -> Html {
    let TryTabProps { bench, setting } = props;
    let tools = &bench.tools;
    let reached = use_state(|| None::<(Rc<Setting>, Reached)>);
    // The same one as long as the policy is the same: another would draw the checker anew at every letter that is typed.
    let onresult = {
        let reached = reached.clone();
        use_callback(Rc::clone(setting), move |found, setting| reached.set(Some((Rc::clone(setting), found))))
    };
    // A result of the policy as it was says nothing about the one that now is.
    let shown = (*reached).as_ref().filter(|(of, _)| Rc::ptr_eq(of, setting)).map(|(_, found)| found.clone());
    let today = use_state_eq(|| tools.today);
    // Not a state: what is submitted is what was typed last, whether or not it has been drawn.
    let typed = use_mut_ref(TypedDate::default);
    let redraw = use_force_update();
    let problem = use_state(|| None);
    let tried = use_memo((Rc::clone(setting), *today), |(setting, today)| {
        if *today == setting.today {
            return Rc::clone(setting);
        }
        let Setting { policy, catalogue, heading_level, .. } = &**setting;
        Rc::new(Setting::new(policy.clone(), catalogue.clone(), *today, *heading_level))
    });
    let tried: Rc<Setting> = Rc::clone(&tried);

    let oninput = {
        let (typed, tools) = (Rc::clone(&typed), Rc::clone(tools));
        Callback::from(move |(part, text)| {
            typed.borrow_mut().set(part, text, &tools.vocabulary.dates);
            redraw.force_update();
        })
    };
    let onsubmit = {
        let (today, typed, problem, tools) = (today.clone(), Rc::clone(&typed), problem.clone(), Rc::clone(tools));
        Callback::from(move |event: SubmitEvent| {
            let read = typed.borrow().read(&tools.vocabulary.dates);
            match (read, event.target_dyn_into::<Element>()) {
                (Ok(day), _) => today.set(day),
                (Err(wrong), Some(form)) => browser::focus_field(&form, &first_wrong(DAY, wrong)),
                (Err(_), None) => {}
            }
            problem.set(read.err());
        })
    };
    let typed = typed.borrow().clone();
    let key = format!("{:p} {}", Rc::as_ptr(&tried), *today);
    html! {
        <>
            <p class="govuk-body bench-try__day" role="status">{ tools.fill("bench.try.today", &[("date", &setting.policy.date_words.day(*today))]) }</p>
            <Details summary={tools.say("bench.try.change")}>
                <Form {onsubmit}>
                    <DayField
                        tools={Rc::clone(tools)} id={DAY} legend="bench.try.day" hint="bench.try.hint" {typed} problem={*problem}
                        {oninput}
                    />
                    <Button text={tools.say("bench.try.use")} kind={ButtonKind::Secondary} submits=true />
                </Form>
            </Details>
            { for shown.into_iter().map(|found| {
                let key = format!("{found:?}");
                html! { <Keep {key} bench={bench.clone()} setting={Rc::clone(setting)} {found} /> }
            }) }
            <div key={key} class="bench-try">
                <App setting={tried} addressee={Addressee::Me} flow={None::<String>} {onresult} />
            </div>
        </>
    }
}

/// What keeping a result needs.
#[derive(Properties, PartialEq)]
struct KeepProps {
    bench: BenchHandle,
    setting: Rc<Setting>,
    /// The result that the checker shows.
    found: Reached,
}

/// The way to the outcome that is shown, and a name by which the situation is kept as a case.
#[component]
fn Keep(props: &KeepProps) -> Html {
    let KeepProps { bench, setting, found } = props;
    let tools = &bench.tools;
    let given = found.given.iter().cloned().collect();
    let name = use_mut_ref(|| answers(&[&setting.policy], &given));
    let redraw = use_force_update();
    let Some(at) = places::outcome_of(&setting.policy, &found.flow, &found.outcome) else {
        return Html::default();
    };
    let go = lead(bench, Pane::Result, &at);
    let steps = places::steps(&setting.policy, &found.flow, &found.given);
    let oninput = {
        let name = Rc::clone(&name);
        Callback::from(move |text| {
            name.replace(text);
            redraw.force_update();
        })
    };
    let onsubmit = {
        let (dispatcher, setting, found, name) =
            (bench.dispatcher(), Rc::clone(setting), found.clone(), Rc::clone(&name));
        Callback::from(move |_: SubmitEvent| {
            let outcome = setting.policy.flows.get(&found.flow).and_then(|flow| flow.outcome(&found.outcome));
            if let Some(outcome) = outcome {
                let (name, flow) = (name.borrow().trim().to_owned(), found.flow.clone());
                let (given, expected) = (given.clone(), result(outcome));
                dispatcher.dispatch(Action::Keep(Box::new(Case { name, flow, given, expected })));
            }
        })
    };
    let is_kept = bench.cases.iter().any(|case| case.name == *name.borrow().trim());
    let value = name.borrow().clone();
    html! {
        <div class="bench-keep">
            <p class="govuk-body"><LinkButton text={tools.say("bench.try.go")} onclick={go} /></p>
            if !steps.is_empty() {
                <Details summary={tools.say("bench.try.steps")}>
                    <ol class="govuk-list govuk-list--number">
                        { for steps.into_iter().map(|step| html! {
                            <li><LinkButton text={step.words} onclick={lead(bench, Pane::Result, &step.at)} /></li>
                        }) }
                    </ol>
                </Details>
            }
            <Details summary={tools.say("bench.cases.keep")}>
                <Form {onsubmit}>
                    <Input id="bench-case" label={tools.say("bench.cases.name")} {value} {oninput} />
                    <Button text={tools.say("bench.cases.keep")} kind={ButtonKind::Secondary} submits=true />
                </Form>
            </Details>
            <p class="govuk-body" role="status">if is_kept { { tools.say("bench.cases.kept") } }</p>
        </div>
    }
}
