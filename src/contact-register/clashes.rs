//! What two sides disagree about, side by side.

use yew::prelude::*;

use checker::parts::page_heading;
use register::merge::{Clash, Side};

use super::{
    desk::Action,
    host::now,
    pieces::{DeskHandle, button, column_name, lines},
};

/// Returns the page on which the SPOC chooses.
pub fn clashes(desk: &DeskHandle) -> Html {
    let context = desk.context();
    let Some((merged, sides)) = &desk.clashes else {
        return Html::default();
    };
    let settle = {
        let desk = desk.clone();
        Callback::from(move |_: MouseEvent| desk.dispatch(Action::Settle(now(desk.setting.today))))
    };
    let one = |(index, (clash, side)): (usize, (&Clash, &Option<Side>))| {
        let record = desk.ledger.records.get(&clash.reference);
        let who = record.map(|record| record.value(register::ledger::CANDIDATE).to_owned()).unwrap_or_default();
        let title = context.fill("clashes.of", &[("column", &column_name(&context, &clash.column)), ("who", &who)]);
        html! {
            <div class="govuk-form-group ledger-clash">
                <fieldset class="govuk-fieldset">
                    <legend class="govuk-fieldset__legend govuk-fieldset__legend--s">{ title }</legend>
                    <div class="govuk-radios ledger-clash__sides">
                        { choice(desk, index, Side::Mine, *side, context.say("clashes.mine"), &clash.mine) }
                        { choice(desk, index, Side::Theirs, *side, context.say("clashes.theirs"), &clash.theirs) }
                    </div>
                </fieldset>
            </div>
        }
    };
    html! {
        <>
            { page_heading(&context, "govuk-heading-l", None, context.say("clashes.heading")) }
            <p class="govuk-body">{ context.say("clashes.text") }</p>
            { for merged.clashes.iter().zip(sides).enumerate().map(one) }
            { button(context.say("clashes.keep"), "", settle) }
        </>
    }
}

fn choice(desk: &DeskHandle, index: usize, side: Side, chosen: Option<Side>, label: String, value: &str) -> Html {
    let id = format!("ledger-clash-{index}-{}", if side == Side::Mine { "mine" } else { "theirs" });
    let dispatcher = desk.dispatcher();
    let onchange = Callback::from(move |_: Event| dispatcher.dispatch(Action::Choose(index, side)));
    let value = if value.is_empty() { desk.context().say("detail.empty") } else { value.to_owned() };
    html! {
        <div class="govuk-radios__item">
            <input
                class="govuk-radios__input"
                id={id.clone()}
                name={format!("ledger-clash-{index}")}
                type="radio"
                checked={chosen == Some(side)}
                {onchange}
            />
            <label class="govuk-label govuk-radios__label" for={id}>
                <strong>{ label }</strong><br />{ lines(&value) }
            </label>
        </div>
    }
}
