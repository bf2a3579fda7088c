//! The first screen of a checker as HTML, drawn by the same components as in the browser: a person reads it, and may
//! already choose, while the module is still on its way.

use std::rc::Rc;

use chrono::{Days, NaiveDate};
use serde_json::Value;
use yew::LocalServerRenderer;

use crate::{
    policy::{Addressee, Vocabulary, load::load},
    ui::{App, AppProps, catalogue::Catalogue, context::Setting},
};

/// Returns the start of a checker with this policy, as it is before anybody has touched it.
///
/// Returns nothing for a policy with faults: telling them is the task of `check`, and of the element in the browser.
pub(super) fn first_screen(
    policy: &Value,
    vocabulary: &Vocabulary,
    catalogue: &Catalogue,
    today: NaiveDate,
) -> Option<String> {
    // On a thread of its own: whoever builds the site may be inside a runtime, and no runtime waits inside another.
    std::thread::scope(|scope| {
        let drawing = scope.spawn(|| {
            let policy = load(policy, vocabulary).ok()?;
            let setting = Rc::new(Setting::new(policy, catalogue.clone(), today, 1));
            let props = AppProps { setting, addressee: Addressee::Me, flow: None };
            let renderer = LocalServerRenderer::<App>::with_props(props).hydratable(false);
            wait_for(renderer.render()).map(|html| links_in_place_of_buttons(&html))
        });
        drawing.join().ok().flatten()
    })
}

/// The browser tells nobody of a press on a button that has no script yet. A link leaves where it leads in the address,
/// where the element finds it; it takes it out of there at once.
fn links_in_place_of_buttons(html: &str) -> String {
    const BUTTON: &str = "<button type=\"button\" class=\"checker-link-button\" data-flow=\"";
    let mut parts = html.split(BUTTON);
    let mut linked = parts.next().unwrap_or_default().to_owned();
    for part in parts {
        let (flow, rest) = part.split_once('"').unwrap_or_default();
        let link = format!("<a class=\"checker-link-button\" href=\"#flow-{flow}\" data-flow=\"{flow}\"");
        linked.push_str(&link);
        linked.push_str(&rest.replacen("</button>", "</a>", 1));
    }
    linked
}

/// Waits for what has nothing to wait for: no component of the first screen fetches anything.
fn wait_for<T>(work: impl Future<Output = T>) -> Option<T> {
    let runtime = tokio::runtime::Builder::new_current_thread().build().ok()?;
    Some(tokio::task::LocalSet::new().block_on(&runtime, work))
}

/// Returns today's date for the build: whether an election is over changes what the first screen says.
pub(super) fn today() -> NaiveDate {
    let since = std::time::SystemTime::now().duration_since(std::time::UNIX_EPOCH).unwrap_or_default();
    let days = Days::new(since.as_secs() / (24 * 60 * 60));
    NaiveDate::default().checked_add_days(days).unwrap_or_default()
}

#[cfg(test)]
mod tests {
    use std::{fs, path::Path};

    use super::*;

    #[test]
    fn the_first_screen_says_what_the_start_says_and_its_rows_are_links() {
        let root = Path::new(env!("CARGO_MANIFEST_DIR"));
        let read = |path: &str| fs::read_to_string(root.join(path)).unwrap();
        let vocabulary = serde_json::from_str(&read("www/text/vocabulary.en.json")).unwrap();
        let catalogue = serde_json::from_str(&read("www/text/interface.en.json")).unwrap();
        let policy = serde_json::from_str(&read("policies/cleveland-2021.json")).unwrap();
        let html = first_screen(&policy, &vocabulary, &catalogue, today()).unwrap();
        for part in [
            "Can I do this before the election?</h1>",
            "This election is over",
            "<a class=\"checker-link-button\" href=\"#flow-photographs\" data-flow=\"photographs\">I am asked for a photograph or film</a>",
            "checker-timeline__picture",
            "pcc@cleveland.pnn.police.uk",
        ] {
            assert!(html.contains(part), "{part} in {html}");
        }
        assert!(!html.contains("style="), "the Content-Security-Policy refuses inline styles");
        assert_eq!(html.matches("<a ").count(), html.matches("</a>").count());
    }
}
