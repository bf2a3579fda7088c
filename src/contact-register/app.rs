//! The root: the state, what is on the page, where the focus goes, and what is dropped anywhere.

use std::rc::Rc;

use wasm_bindgen::{JsValue, prelude::Closure};
use wasm_bindgen_futures::spawn_local;
use web_sys::{DragEvent, Element};
use yew::prelude::*;

use govuk::{
    ERROR_SUMMARY, ErrorSummary, InsetText, PAGE_HEADING, browser,
    context::Setting,
    hooks::{use_focus, use_title_prefix},
};

use super::{
    attention::attention,
    clashes::clashes,
    desk::{Action, Desk, Notice, Screen},
    detail::detail,
    draft_banner::DraftBanner,
    equality_page::equality_page,
    host::Host,
    intake::{Intake, take_drop},
    keeper::Keeper,
    log_page::log_page,
    paper::{contact_on_paper, register_on_paper},
    pieces::DeskHandle,
    publish_page::publish_page,
    review::review,
    table::{RegisterTable, row_id},
    toolbar::Toolbar,
};

impl Reducible for Desk {
    type Action = Action;

    fn reduce(mut self: Rc<Self>, action: Action) -> Rc<Self> {
        Rc::make_mut(&mut self).act(action);
        self
    }
}

/// What a register is mounted with.
#[derive(Properties, PartialEq)]
pub struct RegisterAppProps {
    /// What stays the same.
    pub setting: Rc<Setting>,
    /// The browser's services.
    pub host: Rc<Host>,
    /// The address of the help page.
    pub help: Option<String>,
}

/// A whole register.
#[component]
pub fn RegisterApp(props: &RegisterAppProps) -> Html {
    let desk = use_reducer(|| {
        Desk::new(Rc::clone(&props.setting)).identified(browser::new_reference(), browser::new_reference())
    });
    let root = use_node_ref();
    let keeper = use_memo((), |_| Keeper::new(Rc::clone(&props.host)));
    let has_problems = !desk.problems.is_empty();

    use_focus(root.clone(), desk.focus, if has_problems { ERROR_SUMMARY } else { PAGE_HEADING }.into());
    // On a narrow screen the contact stands below the table: whoever opens it is taken there.
    // Whoever closes it goes on from where it was opened.
    let opened = use_mut_ref(|| None::<String>);
    use_effect_with((desk.open.clone(), root.clone()), move |(open, root)| {
        let before = opened.replace(open.clone());
        if let Some(root) = root.cast::<Element>() {
            match (open, before) {
                (Some(_), _) => browser::focus(&root, "#ledger-detail-heading"),
                (None, Some(before)) => browser::focus_field(&root, &row_id(&before)),
                (None, None) => {}
            }
        }
    });
    use_effect_with((desk.place.clone(), root.clone()), |((turn, reference), root)| {
        if let (Some(root), true) = (root.cast::<Element>(), *turn > 0) {
            browser::focus_field(&root, &row_id(reference));
        }
    });
    use_title_prefix(desk.context().say("error.title-prefix"), has_problems);
    let host = Rc::clone(&props.host);
    use_effect_with(desk.would_lose(), move |loses| host.warn(*loses));
    let (kept, now) = (Rc::clone(&keeper), desk.clone());
    use_effect(move || kept.changed(now));
    let kept = Rc::clone(&keeper);
    use_effect_with((), move |()| {
        let (host, first) = (Rc::clone(&kept.host), Rc::clone(&kept));
        let listener = Closure::<dyn FnMut(String)>::new(move |told: String| {
            let kept = Rc::clone(&kept);
            spawn_local(async move { hear(&kept, &told).await });
        });
        host.listen(listener.as_ref());
        // Those that were there before.
        spawn_local(async move { hear(&first, "tabs").await });
        move || {
            host.listen(&JsValue::UNDEFINED);
            drop(listener);
        }
    });
    let kept = Rc::clone(&keeper);
    use_effect_with(desk.file.clone(), move |file| kept.adopt(file.as_deref()));

    let over = use_state(|| false);
    let ondragover = {
        let over = over.clone();
        Callback::from(move |event: DragEvent| {
            event.prevent_default();
            over.set(true);
        })
    };
    let ondragleave = {
        let over = over.clone();
        Callback::from(move |event: DragEvent| {
            if event.related_target().is_none() {
                over.set(false);
            }
        })
    };
    let ondrop = {
        let (over, desk, keeper) = (over.clone(), desk.clone(), Rc::clone(&keeper));
        Callback::from(move |event: DragEvent| {
            event.prevent_default();
            over.set(false);
            if let Some(transfer) = event.data_transfer() {
                take_drop(&desk, &keeper, &transfer);
            }
        })
    };
    let context = desk.context();
    let level = desk.setting.heading_level.clamp(2, 6);
    html! {
        <div class={classes!("checker-app", "ledger", over.then_some("ledger--over"))} lang={context.say("page.language")} ref={root} {ondragover} {ondragleave} {ondrop}>
            if has_problems {
                <ErrorSummary title={context.say("error.title")} {level} errors={context.error_links(&desk.problems)} />
            }
            <DraftBanner desk={desk.clone()} keeper={Rc::clone(&keeper)} />
            <Toolbar desk={desk.clone()} keeper={Rc::clone(&keeper)} help={props.help.clone()} />
            { notice(&desk) }
            { screen(&desk, &keeper) }
        </div>
    }
}

/// Does what another tab makes necessary.
async fn hear(keeper: &Keeper, told: &str) {
    match told {
        "tabs" => {
            let count = keeper.host.other_tabs().await.ok().and_then(|count| count.as_f64()).unwrap_or_default();
            #[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "the size of a set")]
            keeper.act(Action::Tabs(count as usize));
        }
        "saved" => keeper.look().await,
        "erased" => {
            keeper.forget();
            keeper.act(Action::Say(("draft.erased", Vec::new())));
        }
        _ => {}
    }
}

/// What was last done: told to those who listen, too.
fn notice(desk: &DeskHandle) -> Html {
    let words = |(key, values): &Notice| {
        let values: Vec<(&str, &str)> = values.iter().map(|(name, value)| (*name, value.as_str())).collect();
        desk.context().fill(key, &values)
    };
    html! {
        <div role="status" class="ledger-status">
            if let Some(notice) = &desk.notice {
                <InsetText>{ words(notice) }</InsetText>
            }
            { for desk.told.iter().map(|told| html! { <p class="govuk-body">{ words(told) }</p> }) }
        </div>
    }
}

fn screen(desk: &DeskHandle, keeper: &Rc<Keeper>) -> Html {
    let context = desk.context();
    match desk.screen {
        Screen::Table => html! {
            <>
                { context.page_heading(context.say("ledger.heading")) }
                { attention(desk) }
                <Intake desk={desk.clone()} keeper={Rc::clone(keeper)} />
                <div class={classes!("ledger-columns", desk.open.as_ref().map(|_| "ledger-columns--two"))}>
                    <RegisterTable desk={desk.clone()} />
                    { detail(desk) }
                </div>
            </>
        },
        Screen::Form => super::detail::form(desk),
        Screen::Clashes => clashes(desk),
        Screen::Review => review(desk),
        Screen::Log => log_page(desk),
        Screen::Publish => publish_page(desk),
        Screen::Equality => equality_page(desk),
        Screen::Paper => register_on_paper(desk),
        Screen::Sheet => contact_on_paper(desk),
    }
}
