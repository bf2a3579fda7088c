//! What JavaScript calls: mount a checker, and take it down.

use std::rc::Rc;

use wasm_bindgen::prelude::*;
use yew::{Callback, html};
use zeroizing_alloc::ZeroAlloc;

use checker::{App, AppProps, Embedding, state::State};
use govuk::{
    browser::today_in_london,
    context::Setting,
    mounting::{details, error, json, mount_app, say, texts},
};
use policy::{
    Addressee, Code,
    json::Json,
    load::load_owned,
    read::{Faults, Fields, Place, Read, read_whole},
};

/// Allocates in less code than what the standard library brings, and writes over what is freed: nothing that a person typed stays
/// in the module's memory, where every script of the page could look for it.
#[global_allocator]
static ALLOCATOR: ZeroAlloc<rlsf::SmallGlobalTlsf> = ZeroAlloc(rlsf::SmallGlobalTlsf::new());

/// How a checker is mounted.
#[derive(Default)]
#[expect(non_snake_case, reason = "the names are JavaScript's")]
struct Options {
    /// The flow to open at, by id.
    flow: Option<String>,
    /// `me` or `colleague`.
    wording: Option<String>,
    /// What the page around says of the person: `role=police-officer restricted-post=no`.
    known: Option<String>,
    /// The level of a page's own heading, 1 to 6.
    headingLevel: Option<u32>,
    /// Today, written `2021-05-06`, in place of the browser's own date.
    today: Option<chrono::NaiveDate>,
    /// Whether the page's title tells each screen.
    titles: bool,
    /// Whether the browser's Back and Forward go through the checker's pages.
    history: bool,
    /// Whether the outcome's id is told, too.
    tellsOutcome: bool,
}

impl Read for Options {
    fn read(value: &mut Json<'_>, at: Place<'_>, faults: &mut Faults) -> Self {
        let known = ["flow", "wording", "known", "headingLevel", "today", "titles", "history", "tellsOutcome"];
        let mut fields = Fields::open(value, at, &known, faults);
        Self {
            flow: fields.optional("flow"),
            wording: fields.optional("wording"),
            known: fields.optional("known"),
            headingLevel: fields.optional("headingLevel"),
            today: fields.optional("today"),
            titles: fields.optional("titles"),
            history: fields.optional("history"),
            tellsOutcome: fields.optional("tellsOutcome"),
        }
    }
}

/// Mounts a checker into `host`.
///
/// # Errors
///
/// Throws an `Error` with a message for people; its `details` are for those who wrote the policy.
#[wasm_bindgen]
pub fn mount(
    host: web_sys::Element,
    policy: JsValue,
    vocabulary: JsValue,
    interface: JsValue,
    options: JsValue,
) -> Result<JsValue, JsValue> {
    let (catalogue, vocabulary) = texts(&interface, &vocabulary)?;
    let say = |key: &str| say(&catalogue, key);
    let policy = json(&policy).map_err(|wrong| error(say("fault.policy"), &wrong))?;
    let policy = load_owned(policy, vocabulary).map_err(|faults| {
        let is_format = faults.iter().any(|fault| fault.code == Code::UnknownFormat);
        error(say(if is_format { "fault.format" } else { "fault.policy" }), &details(faults))
    })?;
    let options: Options = if options.is_object() {
        json(&options)
            .and_then(|json| read_whole(json).map_err(details))
            .map_err(|wrong| error(say("fault.options"), &wrong))?
    } else {
        Options::default()
    };
    let today = options.today.or_else(today_in_london).ok_or_else(|| error(say("fault.today"), ""))?;
    let heading_level = options.headingLevel.unwrap_or(1).clamp(1, 6) as u8;
    let addressee = match options.wording.as_deref() {
        Some("colleague") => Addressee::Colleague,
        _ => Addressee::Me,
    };
    let known = State::known(&policy, &options.known.unwrap_or_default());
    let setting = Rc::new(Setting::new(policy, catalogue, today, heading_level));
    let props = AppProps {
        setting,
        addressee,
        flow: options.flow,
        known,
        embedding: Embedding {
            is_static: false,
            has_titles: options.titles,
            keeps_history: options.history,
            tells_outcome: options.tellsOutcome,
        },
        onresult: Callback::noop(),
    };
    mount_app(&host, |key| html! { <App {key} ..props /> })
}
