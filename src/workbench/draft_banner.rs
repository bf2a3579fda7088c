//! What the browser keeps of unsaved work: asks once whether it may, and offers what it has kept.

use std::rc::Rc;

use wasm_bindgen::{JsValue, prelude::Closure};
use wasm_bindgen_futures::spawn_local;
use web_sys::HtmlElement;
use yew::prelude::*;

use authoring::{cases, check::Source};
use calendar::date_text::parse_moment;
use govuk::{Button, ButtonKind, LinkButton, keeping::Consent};

use super::{
    app::Desk,
    bench::{Action, Tools},
    draft::Draft,
    host::Host,
    keeper::{FoundDraft, Keeper},
    pieces::{BenchHandle, is_agreed},
};

/// What the banner needs.
#[derive(Properties, PartialEq)]
pub struct DraftBannerProps {
    /// The state.
    pub bench: BenchHandle,
    /// The browser's services.
    pub host: Rc<Host>,
    /// What is not drawn.
    pub desk: Desk,
}

/// Asks once whether the browser may keep a draft; offers those that it kept and that no other tab is at work on.
#[component]
pub fn DraftBanner(props: &DraftBannerProps) -> Html {
    let DraftBannerProps { bench, host, desk } = props;
    let tools = &bench.tools;
    let keeper = Rc::clone(&*use_memo((), |()| Rc::new(Keeper::new(Rc::clone(host)))));
    let found = use_state_eq(Vec::<FoundDraft>::new);
    // The keeper's own, as it was last drawn.
    let consent = use_state_eq(Consent::default);
    let is_failing = use_state_eq(|| false);
    let told = use_state_eq(|| None::<&'static str>);
    let status = use_node_ref();
    let look = {
        let (keeper, found, consent) = (Rc::clone(&keeper), found.clone(), consent.clone());
        Callback::from(move |()| {
            let (keeper, found, consent) = (Rc::clone(&keeper), found.clone(), consent.clone());
            spawn_local(async move {
                found.set(keeper.find().await);
                consent.set(keeper.consent.get());
            });
        })
    };
    {
        let (keeper, told, look) = (Rc::clone(&keeper), told.clone(), look.clone());
        use_effect_with((), move |()| {
            let (first, host) = (look.clone(), Rc::clone(&keeper.host));
            let listener = Closure::new(move |what: String| {
                if what == "erased" {
                    keeper.forget();
                    told.set(Some("bench.draft.erased"));
                }
                look.emit(());
            });
            host.begin(&listener);
            // Those that were there before.
            first.emit(());
            // The workbench ends all that its host does.
            move || drop(listener)
        });
    }
    let (kept, now, failing) = (Rc::clone(&keeper), bench.clone(), is_failing.clone());
    use_effect(move || kept.changed(now, move |is_refused| failing.set(is_refused)));
    use_hold(bench, host);

    // What was pressed is gone: the focus moves to what is said in its place.
    let focus = {
        let status = status.clone();
        Callback::from(move |()| {
            if let Some(status) = status.cast::<HtmlElement>() {
                let _ = status.focus();
            }
        })
    };
    let answer = |answer: Consent| {
        let (keeper, consent, is_failing, focus) =
            (Rc::clone(&keeper), consent.clone(), is_failing.clone(), focus.clone());
        Callback::from(move |_: MouseEvent| {
            keeper.consent.set(answer);
            consent.set(answer);
            focus.emit(());
            let (keeper, is_failing) = (Rc::clone(&keeper), is_failing.clone());
            spawn_local(async move { is_failing.set(keeper.keep_now().await == Some(true)) });
        })
    };
    let erase = {
        let (keeper, consent, told, focus, look) =
            (Rc::clone(&keeper), consent.clone(), told.clone(), focus.clone(), look.clone());
        Callback::from(move |_: MouseEvent| {
            consent.set(Consent::Refused);
            told.set(Some("bench.draft.erased"));
            focus.emit(());
            let (keeper, look) = (Rc::clone(&keeper), look.clone());
            spawn_local(async move {
                keeper.erase().await;
                look.emit(());
            });
        })
    };
    let item = |kept: &FoundDraft| {
        let restore = {
            let (found, others) = (found.clone(), without(&found, kept));
            let (dispatcher, desk, keeper, kept) = (bench.dispatcher(), desk.clone(), Rc::clone(&keeper), kept.clone());
            Callback::from(move |_: MouseEvent| {
                if desk.may_go_on() {
                    *desk.handle.borrow_mut() = JsValue::UNDEFINED;
                    keeper.host.adopt_draft(&kept.tab);
                    found.set(others.clone());
                    dispatcher.dispatch(Action::Restore(Box::new(kept.draft.clone())));
                }
            })
        };
        let drop = {
            let (keeper, told, focus, kept, look) =
                (Rc::clone(&keeper), told.clone(), focus.clone(), kept.clone(), look.clone());
            let question = tools.fill("bench.draft.confirm", &[("file", &kept.draft.policy.name)]);
            Callback::from(move |_: MouseEvent| {
                if !is_agreed(&question) {
                    return;
                }
                told.set(Some("bench.draft.dropped"));
                focus.emit(());
                let (keeper, look, tab) = (Rc::clone(&keeper), look.clone(), kept.tab.clone());
                spawn_local(async move {
                    let _ = keeper.host.drop_draft(&tab).await;
                    look.emit(());
                });
            })
        };
        let name = kept.draft.policy.name.clone();
        html! {
            <li key={kept.tab.clone()} class="bench-draft__item">
                <span class="bench-draft__what"><strong>{ &name }</strong>{ " " }{ what(tools, &kept.draft) }</span>
                <Button text={tools.say("bench.draft.restore")} onclick={restore} />
                <LinkButton text={tools.say("bench.draft.drop")} hidden={name} onclick={drop} />
            </li>
        }
    };
    let is_asking = *consent == Consent::Unasked && bench.is_unsaved() && found.is_empty();
    let words = match (*is_failing, *told, *consent) {
        (true, ..) => tools.say("bench.draft.failing"),
        (false, Some(told), _) => tools.say(told),
        (false, None, Consent::Given) => tools.say("bench.draft.kept"),
        (false, None, _) => String::new(),
    };
    html! {
        <>
            if !found.is_empty() {
                <section class="bench-draft" aria-label={tools.say("bench.draft.found")}>
                    <p class="govuk-body">{ tools.say("bench.draft.found") }</p>
                    <ul class="govuk-list">{ for found.iter().map(item) }</ul>
                </section>
            }
            if is_asking {
                <section class="bench-draft" aria-label={tools.say("bench.draft.about")}>
                    <p class="govuk-body">{ tools.say(if host.encrypts() { "bench.draft.ask" } else { "bench.draft.ask-plain" }) }</p>
                    <div class="govuk-button-group">
                        <Button text={tools.say("bench.draft.yes")} kind={ButtonKind::Secondary} onclick={answer(Consent::Given)} />
                        <Button text={tools.say("bench.draft.no")} kind={ButtonKind::Secondary} onclick={answer(Consent::Refused)} />
                    </div>
                </section>
            }
            <div class="govuk-body-s bench-draft__state">
                <span ref={status} role="status" tabindex="-1">{ words }</span>{ " " }
                if *consent == Consent::Given {
                    <LinkButton text={tools.say("bench.draft.erase")} onclick={erase} />
                }
            </div>
        </>
    }
}

/// Holds what is unsaved and stands nowhere in the page's own fields, for the moment in which this module stops.
#[hook]
fn use_hold(bench: &BenchHandle, host: &Rc<Host>) {
    let (bench, host) = (bench.clone(), Rc::clone(host));
    let cases = bench.has_new_cases.then(|| Rc::clone(&bench.cases));
    let comments = bench.has_new_comments.then(|| Rc::clone(&bench.comments));
    use_effect_with((cases, comments), move |(cases, comments)| {
        let tools = &bench.tools;
        let text = cases.as_ref().and_then(|cases| cases::write(cases).ok()).unwrap_or_default();
        host.hold("rescued-cases", &tools.say("bench.rescued.cases"), &text);
        let text = comments.as_ref().and_then(|_| {
            let data = bench.work.as_ref().and_then(|work| Source::whole(&work.text));
            bench.comments_file(&data.unwrap_or_default())
        });
        host.hold("rescued-comments", &tools.say("bench.rescued.comments"), &text.unwrap_or_default());
    });
}

fn without(found: &[FoundDraft], one: &FoundDraft) -> Vec<FoundDraft> {
    found.iter().filter(|other| other.tab != one.tab).cloned().collect()
}

/// Returns what is in a draft, and when it was kept.
fn what(tools: &Tools, draft: &Draft) -> String {
    let Draft { policy, beside, .. } = draft;
    let parts = tools.unsaved([!policy.is_saved, beside.has_new_cases, beside.has_new_comments]);
    let when = parse_moment(&policy.kept).map(|kept| {
        let dates = &tools.vocabulary.dates;
        format!("{}, {}", dates.day(kept.date()), dates.time(kept.time()))
    });
    tools.fill("bench.draft.what", &[("what", &parts), ("when", &when.unwrap_or_default())])
}
