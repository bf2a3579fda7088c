//! The checker itself over the policy, on any day.

use std::rc::Rc;

use web_sys::Element;
use yew::prelude::*;

use checker::App;
use govuk::{Button, ButtonKind, Details, Form, browser, context::Setting, typed::TypedDate};
use policy::Addressee;

use super::{
    bench::Tools,
    day_field::{DayField, first_wrong},
};

/// The id of the group of the day's fields.
const DAY: &str = "bench-today";

/// What trying a policy needs.
#[derive(Properties, PartialEq)]
pub struct TryTabProps {
    /// The words.
    pub tools: Rc<Tools>,
    /// The policy.
    pub setting: Rc<Setting>,
}

/// The checker, and the day that it takes for today.
///
/// It starts anew with each new policy and each other day: answers to the one before may mean nothing to it.
#[component]
pub fn TryTab(props: &TryTabProps) -> Html {
    let TryTabProps { tools, setting } = props;
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
        let typed = Rc::clone(&typed);
        Callback::from(move |(part, text)| {
            typed.borrow_mut().set(part, text);
            redraw.force_update();
        })
    };
    let onsubmit = {
        let (today, typed, problem) = (today.clone(), Rc::clone(&typed), problem.clone());
        Callback::from(move |event: SubmitEvent| {
            let read = typed.borrow().read();
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
            <div key={key} class="bench-try">
                <App setting={tried} addressee={Addressee::Me} flow={None::<String>} />
            </div>
        </>
    }
}
