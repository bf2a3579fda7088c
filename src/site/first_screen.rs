//! The first screen of a checker as HTML, drawn by the same components as in the browser: a person reads it, and may
//! already choose, while the module is still on its way.

use std::rc::Rc;
use std::time::{SystemTime, UNIX_EPOCH};

use chrono::{Days, NaiveDate};
use serde_json::Value;
use tokio::{runtime, task::LocalSet};
use yew::LocalServerRenderer;

use crate::{
    policy::{Addressee, Vocabulary, load::load},
    ui::{App, AppProps, catalogue::Catalogue, context::Setting},
};

/// Draws first screens, with the texts that all of them share.
pub(super) struct Painter {
    vocabulary: Vocabulary,
    catalogue: Catalogue,
    today: NaiveDate,
}

impl Painter {
    /// Returns nothing if the texts have faults: telling them is the task of the element in the browser.
    pub(super) fn new(vocabulary: &Value, catalogue: &Value) -> Option<Self> {
        Some(Self {
            vocabulary: Vocabulary::from_json(vocabulary).ok()?,
            catalogue: Catalogue::from_json(catalogue).ok()?,
            today: today(),
        })
    }

    /// Returns the start of a checker with this policy, as it is before anybody has touched it.
    ///
    /// Returns nothing for a policy with faults: telling them is the task of `check`, and of the element in the browser.
    pub(super) fn paint(&self, policy: &Value) -> Option<String> {
        // On a thread of its own: whoever builds the site may be inside a runtime, and no runtime waits inside another.
        std::thread::scope(|scope| scope.spawn(|| self.paint_here(policy)).join().ok().flatten())
    }

    fn paint_here(&self, policy: &Value) -> Option<String> {
        let policy = load(policy, &self.vocabulary).ok()?;
        let setting = Rc::new(Setting::new(policy, self.catalogue.clone(), self.today, 1));
        let props = AppProps { setting, addressee: Addressee::Me, flow: None };
        let renderer = LocalServerRenderer::<App>::with_props(props).hydratable(false);
        let runtime = runtime::Builder::new_current_thread().build().ok()?;
        Some(LocalSet::new().block_on(&runtime, renderer.render()))
    }
}

/// Returns today's date for the build: whether an election is over changes what the first screen says.
fn today() -> NaiveDate {
    let since = SystemTime::now().duration_since(UNIX_EPOCH).unwrap_or_default();
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
        let read = |path: &str| serde_json::from_str::<Value>(&fs::read_to_string(root.join(path)).unwrap()).unwrap();
        let painter = Painter::new(&read("www/text/vocabulary.en.json"), &read("www/text/interface.en.json")).unwrap();
        let html = painter.paint(&read("policies/cleveland-2021.json")).unwrap();
        for part in [
            "Can I do this before the election?</h1>",
            "This election is over",
            "<a href=\"#flow-photographs\" data-flow=\"photographs\" class=\"checker-link-button\">I am asked",
            "checker-timeline__picture",
            "pcc@cleveland.pnn.police.uk",
        ] {
            assert!(html.contains(part), "{part} in {html}");
        }
        assert!(!html.contains("style="), "the Content-Security-Policy refuses inline styles");
    }
}
