//! What the browser keeps of the register: asks once whether it may, and offers what it has kept.

use std::rc::Rc;

use wasm_bindgen_futures::spawn_local;
use yew::prelude::*;

use govuk::{Button, ButtonKind, LinkButton, keeping::Consent};
use register::ledger_file;

use super::{
    desk::Action,
    files::fail,
    host::now,
    keeper::{FoundDraft, Keeper},
    pieces::{DeskHandle, reason_text},
};

/// What the banner needs.
#[derive(Properties, PartialEq)]
pub struct DraftBannerProps {
    /// The state.
    pub desk: DeskHandle,
    /// What is known of the draft.
    pub keeper: Rc<Keeper>,
}

/// Asks once whether the browser may keep a draft; offers those that it kept and that no other tab is at work on.
#[component]
pub fn DraftBanner(props: &DraftBannerProps) -> Html {
    let (desk, keeper) = (props.desk.clone(), Rc::clone(&props.keeper));
    let found = use_state(Vec::<FoundDraft>::new);
    {
        let (found, keeper) = (found.clone(), Rc::clone(&keeper));
        use_effect_with(desk.other_tabs, move |_| {
            spawn_local(async move { found.set(keeper.find().await) });
        });
    }
    let context = desk.context();
    let erase = {
        let (keeper, found, desk) = (Rc::clone(&keeper), found.clone(), desk.clone());
        Callback::from(move |_: MouseEvent| {
            found.set(Vec::new());
            let (keeper, desk) = (Rc::clone(&keeper), desk.clone());
            spawn_local(async move {
                keeper.erase().await;
                desk.dispatch(Action::Say(("draft.erased", Vec::new())));
                desk.dispatch(Action::Gone);
            });
        })
    };
    if !found.is_empty() {
        let restore = {
            let (desk, found, keeper) = (desk.clone(), found.clone(), Rc::clone(&keeper));
            Callback::from(move |_: MouseEvent| {
                keeper.consent.set(Consent::Given);
                keeper.host.adopt_drafts();
                for (text, unsettled) in found.iter() {
                    match ledger_file::parse_for(text, &desk.policy().id) {
                        Ok(ledger) => {
                            let now = now(desk.setting.today);
                            desk.dispatch(Action::Restore(Rc::new(ledger), Box::new(unsettled.clone()), now));
                        }
                        Err(error) => fail(&desk, "ledger.cannot-open", &reason_text(&desk.context(), &error.into())),
                    }
                }
                found.set(Vec::new());
            })
        };
        return banner(
            context.say("draft.found"),
            html! {
                <>
                    <Button text={context.say("draft.restore")} onclick={restore} />
                    <Button text={context.say("draft.erase")} kind={ButtonKind::Warning} onclick={erase} />
                </>
            },
        );
    }
    match keeper.consent.get() {
        Consent::Unasked if desk.would_lose() => {
            let answer = |consent: Consent| {
                let (keeper, desk) = (Rc::clone(&keeper), desk.clone());
                Callback::from(move |_: MouseEvent| {
                    keeper.consent.set(consent);
                    desk.dispatch(Action::Gone);
                    let keeper = Rc::clone(&keeper);
                    spawn_local(async move { keeper.keep_now().await });
                })
            };
            let key = if keeper.host.encrypts() { "draft.ask" } else { "draft.ask-plain" };
            banner(
                context.say(key),
                html! {
                    <>
                        <Button text={context.say("draft.yes")} kind={ButtonKind::Secondary} onclick={answer(Consent::Given)} />
                        <Button text={context.say("draft.no")} kind={ButtonKind::Secondary} onclick={answer(Consent::Refused)} />
                    </>
                },
            )
        }
        Consent::Given => html! {
            <p class="govuk-body-s checker-no-print">
                { context.say("draft.kept") }{ " " }
                <LinkButton text={context.say("draft.erase")} onclick={erase} />
            </p>
        },
        Consent::Unasked | Consent::Refused => Html::default(),
    }
}

fn banner(text: String, buttons: Html) -> Html {
    html! {
        <section class="ledger-banner checker-no-print" aria-label={text.clone()}>
            <p class="govuk-body">{ text }</p>
            <div class="govuk-button-group">{ buttons }</div>
        </section>
    }
}
