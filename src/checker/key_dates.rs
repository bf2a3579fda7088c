//! All that the start says about dates: picture, list, and the file for calendar programs.

use govuk::{Button, ButtonKind, browser, context::Context};
use timeline::{Moment, Timeline};
use yew::prelude::*;

use super::{
    dates::calendar_file,
    timeline::{figure, list},
};

/// Returns the protocol's dates; nothing where it has none.
pub fn key_dates(context: &Context) -> Html {
    let moment = Moment { today: Some(context.setting.today), activity: None };
    let Some(line) = Timeline::new(context.policy(), None, moment) else {
        return Html::default();
    };
    let save = {
        let context = context.clone();
        Callback::from(move |_: MouseEvent| {
            let name = format!("{}.ics", context.policy().id);
            // Where the browser refuses, it says so itself.
            let _ = browser::download(&name, "text/calendar", calendar_file(&context).unwrap_or_default().as_bytes());
        })
    };
    html! {
        <>
            { context.heading(1, context.say("dates.heading")) }
            { figure(context, &line) }
            { list(context, &line) }
            <p class="govuk-body checker-no-print">
                <Button text={context.say("calendar.button")} kind={ButtonKind::Secondary} onclick={save} />
            </p>
        </>
    }
}
