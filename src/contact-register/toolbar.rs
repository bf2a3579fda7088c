//! What can be done with the register as a whole.

use std::{pin::Pin, rc::Rc};

use wasm_bindgen_futures::spawn_local;
use yew::prelude::*;

use entry::{RegisterEntry, csv};
use govuk::{Button, ButtonKind, Details, LinkButton, browser, mounting::message};
use register::xlsx;

use super::{
    desk::{Action, Screen},
    files::{fail, file_name, open, save},
    keeper::Keeper,
    pieces::{DeskHandle, on_click, reason_text},
};

/// Something that waits for the person or the browser.
type Task = Pin<Box<dyn Future<Output = ()>>>;

/// What the toolbar needs.
#[derive(Properties, PartialEq)]
pub struct ToolbarProps {
    /// The state.
    pub desk: DeskHandle,
    /// What is known of the file.
    pub keeper: Rc<Keeper>,
    /// The address of the help page.
    pub help: Option<String>,
}

/// The parts of the page, the file, and its copies.
#[component]
pub fn Toolbar(props: &ToolbarProps) -> Html {
    let desk = &props.desk;
    let context = desk.context();
    let on_file = |task: fn(DeskHandle, Rc<Keeper>) -> Task| {
        let (desk, keeper) = (desk.clone(), Rc::clone(&props.keeper));
        Callback::from(move |_: MouseEvent| spawn_local(task(desk.clone(), Rc::clone(&keeper))))
    };
    let part = |screen: Screen, key: &str| {
        let is_current = desk.screen == screen;
        html! {
            <li class="ledger-parts__item">
                <button
                    type="button"
                    class={classes!("ledger-parts__link", is_current.then_some("ledger-parts__link--current"))}
                    aria-current={is_current.then_some("page")}
                    onclick={on_click(desk, Action::Show(screen))}
                >
                    { context.say(key) }
                </button>
            </li>
        }
    };
    let file = match (&desk.file, desk.is_unsaved()) {
        (Some(file), true) => context.fill("toolbar.unsaved-in", &[("file", file)]),
        (Some(file), false) => context.fill("toolbar.saved-in", &[("file", file)]),
        (None, true) => context.say("toolbar.unsaved"),
        (None, false) => context.say("toolbar.no-file"),
    };
    let copy = |key: &str, save: fn(&DeskHandle) -> Result<(), String>| {
        let desk = desk.clone();
        let onclick = Callback::from(move |_: MouseEvent| {
            if let Err(reason) = save(&desk) {
                fail(&desk, "ledger.cannot-save", &reason);
            }
        });
        html! { <li><LinkButton text={context.say(key)} onclick={onclick} /></li> }
    };
    let clashes = desk.clashes.as_ref().filter(|_| desk.screen != Screen::Clashes);
    html! {
        <>
            <p class="govuk-caption-l ledger-caption">{ &context.policy().force }</p>
            <nav class="ledger-parts checker-no-print" aria-label={context.say("toolbar.parts")}>
                <ul class="ledger-parts__list">
                    { part(Screen::Table, "toolbar.table") }
                    { part(Screen::Publish, "toolbar.publish") }
                    { part(Screen::Equality, "toolbar.equality") }
                    if let Some(help) = &props.help {
                        <li class="ledger-parts__item ledger-parts__item--last">
                            <a class="govuk-link" href={help.clone()} target="_blank" rel="noopener">{ context.say("toolbar.help") }</a>
                        </li>
                    }
                </ul>
            </nav>
            <div class="ledger-file checker-no-print">
                <p class="govuk-body-s ledger-file__name">{ file }</p>
                <div class="govuk-button-group">
                    <Button text={context.say("toolbar.save")} onclick={on_file(|desk, keeper| Box::pin(save(desk, keeper)))} />
                    <Button text={context.say("toolbar.open")} kind={ButtonKind::Secondary} onclick={on_file(|desk, keeper| Box::pin(open(desk, keeper)))} />
                    if desk.can_undo() {
                        <Button text={context.say("toolbar.undo")} kind={ButtonKind::Secondary} onclick={on_click(desk, Action::Undo)} />
                    }
                </div>
                <Details summary={context.say("toolbar.copies")}><ul class="govuk-list">
                        { copy("toolbar.csv", save_csv) }
                        { copy("toolbar.xlsx", save_xlsx) }
                        <li><LinkButton text={context.say("toolbar.print")} onclick={on_click(desk, Action::Show(Screen::Paper))} /></li>
                    </ul></Details>
            </div>
            if desk.other_tabs > 0 {
                <div class="ledger-banner checker-no-print" role="status">{ context.paragraph("toolbar.other-tabs") }</div>
            }
            if desk.is_failing {
                <div class="ledger-banner checker-no-print" role="alert">{ context.paragraph("draft.failing") }</div>
            }
            if let Some((_, name)) = &desk.downloaded {
                <div class="ledger-banner checker-no-print">
                    <p class="govuk-body">{ context.fill("toolbar.downloaded", &[("file", name)]) }</p>
                    <div class="govuk-button-group">
                        <Button text={context.say("toolbar.arrived")} onclick={on_click(desk, Action::Arrived(true))} />
                        <Button
                            text={context.say("toolbar.not-arrived")}
                            kind={ButtonKind::Secondary}
                            onclick={on_click(desk, Action::Arrived(false))}
                        />
                    </div>
                </div>
            }
            if !desk.reviews.is_empty() && desk.screen != Screen::Review {
                <div class="ledger-banner checker-no-print">
                    { context.paragraph("toolbar.review") }
                    <Button text={context.say("toolbar.to-review")} onclick={on_click(desk, Action::Show(Screen::Review))} />
                </div>
            }
            if !desk.logs.is_empty() && desk.screen != Screen::Log {
                <div class="ledger-banner checker-no-print">
                    { context.paragraph("toolbar.log") }
                    <Button text={context.say("toolbar.to-log")} onclick={on_click(desk, Action::Show(Screen::Log))} />
                </div>
            }
            if clashes.is_some() {
                <div class="ledger-banner checker-no-print">
                    { context.paragraph("toolbar.clashes") }
                    <Button text={context.say("toolbar.to-clashes")} onclick={on_click(desk, Action::Show(Screen::Clashes))} />
                </div>
            }
        </>
    }
}

fn entries(desk: &DeskHandle) -> Vec<&RegisterEntry> {
    desk.ledger.records.values().map(|record| &record.entry).collect()
}

fn save_csv(desk: &DeskHandle) -> Result<(), String> {
    let entries: Vec<RegisterEntry> = entries(desk).into_iter().cloned().collect();
    let text = csv::table(&entries, desk.policy());
    browser::download(&file_name(desk, "csv"), "text/csv", text.as_bytes()).map_err(|error| message(&error))
}

fn save_xlsx(desk: &DeskHandle) -> Result<(), String> {
    let book = xlsx::workbook(&entries(desk), desk.policy(), desk.setting.today)
        .map_err(|error| reason_text(&desk.context(), &error.into()))?;
    let kind = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";
    browser::download(&file_name(desk, "xlsx"), kind, &book).map_err(|error| message(&error))
}
