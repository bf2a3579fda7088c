//! The browser's Back and Forward beside a router of the page around: React Router, Vue Router, Turbo, and none.
//!
//! Their packages are for these tests alone and stand beside their hosts, in `routers`: whoever only builds the site gets none of them.

use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;
use std::sync::OnceLock;
use std::time::{Duration, Instant};

use serde_json::{Value, json};

use crate::folder_server::{FolderServer, right_type};
use crate::journey;
use crate::page::Page;
use crate::site::{Variant, dist, url};

in_both_engines!(
    back_and_forward_beside_react_router,
    back_and_forward_beside_vue_router,
    back_and_forward_beside_turbo,
    back_and_forward_without_a_router,
    back_and_forward_in_a_frame,
    whoever_goes_on_before_the_browser_has_gone_back_stays,
    a_link_into_a_flow_opens_it_on_a_page_that_is_open,
    two_checkers_on_a_page_go_back_each_in_its_own_pages,
);

/// How long a test waits for the page to become what is expected.
const PATIENCE: Duration = Duration::from_secs(10);

/// What the element is called in the state of an entry of the history.
const OURS: &str = "preElectionChecker";

/// The scripts of the hosts, each with its router in it: made once, of the packages that the lock file names.
fn scripts() -> &'static Path {
    static SCRIPTS: OnceLock<tempfile::TempDir> = OnceLock::new();
    SCRIPTS
        .get_or_init(|| {
            // The build installs the bundler.
            dist();
            let root = Path::new(env!("CARGO_MANIFEST_DIR"));
            let folder = root.join("tests/browser/routers");
            let changed = |path: PathBuf| fs::metadata(path).and_then(|file| file.modified()).ok();
            if changed(folder.join("node_modules/.package-lock.json")) < changed(folder.join("package-lock.json")) {
                run(Command::new("npm").args(["ci", "--no-audit", "--no-fund"]).current_dir(&folder));
            }
            let made = tempfile::tempdir().expect("a folder for the scripts");
            let mut bundler = Command::new("node");
            bundler.arg(root.join("www/node_modules/esbuild-wasm/bin/esbuild")).current_dir(&folder);
            bundler.args(["react.mjs", "vue.mjs", "turbo.mjs"]);
            bundler.args([
                "--bundle",
                "--format=iife",
                "--define:process.env.NODE_ENV=\"production\"",
                "--log-level=warning",
            ]);
            bundler.args(
                ["__VUE_OPTIONS_API__", "__VUE_PROD_DEVTOOLS__", "__VUE_PROD_HYDRATION_MISMATCH_DETAILS__"]
                    .map(|flag| format!("--define:{flag}=false")),
            );
            bundler.arg(format!("--outdir={}", made.path().display()));
            run(&mut bundler);
            made
        })
        .path()
}

fn run(command: &mut Command) {
    let status = command.status().unwrap_or_else(|error| panic!("{command:?}: {error}"));
    assert!(status.success(), "{command:?}: {status}");
}

const CHECKER: &str = r#"<pre-election-checker policy="cleveland-2021" flow="photographs"></pre-election-checker>"#;

fn document(script: &str, body: &str) -> String {
    format!(
        "<!DOCTYPE html><html lang=\"en\"><head><meta charset=\"utf-8\"><title>Intranet</title><link rel=\"icon\" href=\"data:,\">\
         <script type=\"module\" src=\"/define.js\"></script>{script}</head><body>{body}</body></html>"
    )
}

/// A host: its server, and the site's copy that it serves. No header keeps a router from its own ways of writing a page.
struct Host {
    server: FolderServer,
    _site: Variant,
}

impl Host {
    fn new(files: &[(&str, &str)]) -> Self {
        let site = Variant::new(files);
        let server = FolderServer::start(site.folder(), |path| vec![("content-type", right_type(path).to_owned())]);
        Self { server, _site: site }
    }

    /// A page that draws itself by a script.
    fn drawn_by(name: &str) -> Self {
        let script = fs::read_to_string(scripts().join(format!("{name}.js"))).expect("the script");
        Self::new(&[("host.js", &script), ("routed.html", &document("<script defer src=\"/host.js\"></script>", ""))])
    }

    /// Three pages that link to one another.
    fn of_pages(script: &str, file: &str) -> Self {
        let links = "<nav><a id=\"home\" href=\"/routed.html\">home</a> <a id=\"checker\" href=\"/checker.html\">checker</a> \
            <a id=\"other\" href=\"/other.html\">other</a> <a id=\"anchor\" href=\"#route\">to the heading</a></nav>";
        let page = |name: &str, body: &str| document(script, &format!("{links}<h1 id=\"route\">{name}</h1>{body}"));
        Self::new(&[
            ("host.js", file),
            ("routed.html", &page("home", "")),
            ("checker.html", &page("checker", CHECKER)),
            ("other.html", &page("other", "")),
        ])
    }
}

/// Waits until a script returns what is expected.
async fn until(page: &Page, what: &str, script: &str, expected: &Value) {
    let started = Instant::now();
    loop {
        let found = page.client().execute(script, vec![]).await.unwrap_or_default();
        if found == *expected {
            return;
        }
        assert!(started.elapsed() < PATIENCE, "{what}: {found} instead of {expected}");
        tokio::time::sleep(Duration::from_millis(50)).await;
    }
}

/// The question that the checker shows, and what is selected or typed there.
const SHOWN: &str = "const checkers = [...document.querySelectorAll('pre-election-checker')];
    return checkers.map((checker) => {
      const root = checker.shadowRoot;
      const asked = root?.querySelector('form .govuk-date-input, form [type=radio]')?.id.replace('checker-', '');
      const given = root?.querySelector('[type=radio]:checked')?.value ?? [...root?.querySelectorAll('.govuk-date-input input') ?? []].map((it) => it.value).join(' ');
      return [asked ?? null, given];
    });";

async fn asks(page: &Page, what: &str, question: &str, given: &str) {
    until(page, what, SHOWN, &json!([[question, given]])).await;
}

async fn route(page: &Page, what: &str, name: &str) {
    until(page, what, "return document.querySelector('#route')?.textContent ?? null", &json!(name)).await;
}

/// Goes back or forth as the browser's own buttons do.
async fn go(page: &Page, by: i32) {
    page.script(&format!("history.go({by})")).await;
}

/// Whether the entry of the history that is shown is that of the first pages.
const IS_FIRST: &str = "return Object.values(history.state.preElectionChecker).every((page) => page === 0)";

/// The address, and the state of the history without what is the checker's.
async fn left(page: &Page) -> Value {
    let script = format!(
        "const {{ {OURS}: ours, ...state }} = history.state ?? {{}};
         // Where a page was scrolled to is a host's own matter.
         delete state.scroll;
         return [location.href, state]"
    );
    page.script(&script).await
}

async fn nothing_of_the_answers(page: &Page) {
    let kept = page
        .script("return JSON.stringify([location.href, history.state, { ...localStorage }, { ...sessionStorage }])")
        .await;
    let kept = kept.as_str().expect("text").to_lowercase();
    for word in ["police-officer", "2021-04", "new-photo", "photographs"] {
        assert!(!kept.contains(word), "“{word}” in {kept}");
    }
}

/// From the first question to the fourth.
async fn three_questions(page: &Page) {
    page.in_checker("[value=police-officer]").await;
    journey::choose(page, "police-officer").await;
    page.in_checker(".govuk-date-input").await;
    journey::type_date(page, ["6", "4", "2021"]).await;
    journey::choose(page, "new-photo").await;
    asks(page, "three questions on", "photo-use", "").await;
}

/// In a host with three routes: the checker's pages are gone through one by one, and the host's as if the checker were not there.
async fn beside_a_router(page: Page, host: &Host) {
    page.open(&host.server.url("routed.html")).await;
    page.find("#checker").await.click().await.unwrap();
    route(&page, "the route with the checker", "checker").await;
    asks(&page, "the first question", "role", "").await;
    let before = left(&page).await;
    three_questions(&page).await;
    assert_eq!(left(&page).await, before, "the address and the host's state stay");
    nothing_of_the_answers(&page).await;

    let pages = [("role", "police-officer"), ("activity-date", "6 4 2021"), ("photo", "new-photo"), ("photo-use", "")];
    for (question, given) in pages.iter().rev().skip(1) {
        go(&page, -1).await;
        asks(&page, "Back", question, given).await;
        assert_eq!(left(&page).await, before, "at {question}");
    }
    for (question, given) in &pages[1..] {
        go(&page, 1).await;
        asks(&page, "Forward", question, given).await;
        assert_eq!(left(&page).await, before, "at {question}");
    }
    nothing_of_the_answers(&page).await;
    // The page's own Back is the browser's, so that Forward undoes it.
    page.click(".govuk-back-link").await;
    asks(&page, "the page's own Back", "photo", "new-photo").await;
    tokio::time::sleep(Duration::from_millis(300)).await;
    go(&page, 1).await;
    asks(&page, "Forward after it", "photo-use", "").await;
    go(&page, -3).await;
    asks(&page, "three pages at once", "role", "police-officer").await;

    go(&page, -1).await;
    route(&page, "Back from the first question", "home").await;
    go(&page, 1).await;
    route(&page, "Forward to the checker", "checker").await;
    asks(&page, "a checker that was left begins anew", "role", "").await;

    three_questions(&page).await;
    page.find("#other").await.click().await.unwrap();
    route(&page, "the host goes on", "other").await;
    go(&page, -1).await;
    route(&page, "the host comes back", "checker").await;
    asks(&page, "and the checker begins anew", "role", "").await;
    nothing_of_the_answers(&page).await;
    assert_eq!(left(&page).await[0], before[0]);
    // The pages of the checker that is gone are stepped over, so that one press leaves.
    until(&page, "the place before them", IS_FIRST, &json!(true)).await;
    asks(&page, "the checker stands there", "role", "").await;
    go(&page, -1).await;
    route(&page, "Back from the first question, again", "home").await;
    let errors = page.console_errors().await;
    assert!(errors.is_empty(), "{errors:#?}");
}

async fn back_and_forward_beside_react_router(page: Page) {
    beside_a_router(page, &Host::drawn_by("react")).await;
}

async fn back_and_forward_beside_vue_router(page: Page) {
    beside_a_router(page, &Host::drawn_by("vue")).await;
}

async fn back_and_forward_beside_turbo(page: Page) {
    let script = fs::read_to_string(scripts().join("turbo.js")).expect("the script");
    beside_a_router(page, &Host::of_pages("<script defer src=\"/host.js\"></script>", &script)).await;
}

async fn back_and_forward_without_a_router(page: Page) {
    let host = Host::of_pages("", "");
    beside_a_router(page.clone(), &host).await;
    // A link within the host's page is the host's own step, and takes nobody out of their question.
    page.open(&host.server.url("checker.html")).await;
    three_questions(&page).await;
    page.find("#anchor").await.click().await.unwrap();
    until(&page, "the link within the page", "return location.hash", &json!("#route")).await;
    tokio::time::sleep(Duration::from_millis(300)).await;
    asks(&page, "the question stays", "photo-use", "").await;
    page.click(".govuk-back-link").await;
    asks(&page, "the page's own Back goes over the link", "photo", "new-photo").await;
    until(&page, "the address from before the link", "return location.hash", &json!("")).await;
    asks(&page, "and stays there", "photo", "new-photo").await;
    go(&page, 2).await;
    until(&page, "Forward to the link", "return location.hash", &json!("#route")).await;
    asks(&page, "Forward", "photo-use", "").await;
    journey::choose(&page, "news").await;
    asks(&page, "the next question", "pictured-with", "").await;
    go(&page, -1).await;
    asks(&page, "Back", "photo-use", "news").await;
    go(&page, -1).await;
    until(&page, "Back from the link", "return location.hash", &json!("")).await;
    asks(&page, "the question is still there", "photo-use", "news").await;
    go(&page, -1).await;
    asks(&page, "Back", "photo", "new-photo").await;
}

async fn back_and_forward_in_a_frame(page: Page) {
    let frame = url("embed.html?policy=cleveland-2021&flow=photographs");
    page.open(&frame).await;
    three_questions(&page).await;
    go(&page, -1).await;
    asks(&page, "Back", "photo", "new-photo").await;
    go(&page, 1).await;
    asks(&page, "Forward", "photo-use", "").await;
    assert_eq!(page.script("return location.href").await, json!(frame));
}

async fn whoever_goes_on_before_the_browser_has_gone_back_stays(page: Page) {
    // A browser that takes its time, and goes where it was asked to, whatever is added meanwhile.
    let slow = "<script>
        const [go, push] = [history.go.bind(history), history.pushState.bind(history)];
        let added = 0;
        history.pushState = (...entry) => { added += 1; push(...entry); };
        history.go = (by) => { added = 0; setTimeout(() => go(by - added), 1000); };
        </script>";
    let host = Host::of_pages(slow, "");
    page.open(&host.server.url("checker.html")).await;
    three_questions(&page).await;
    page.click(".govuk-back-link").await;
    asks(&page, "Back", "photo", "new-photo").await;
    // So that it is no double click.
    tokio::time::sleep(Duration::from_millis(450)).await;
    page.click("button[type=submit]").await;
    asks(&page, "on again", "photo-use", "").await;
    tokio::time::sleep(Duration::from_millis(1500)).await;
    asks(&page, "nobody is thrown back", "photo-use", "").await;
    page.click(".govuk-back-link").await;
    asks(&page, "Back again", "photo", "new-photo").await;
    page.click(".govuk-back-link").await;
    asks(&page, "and once more", "activity-date", "6 4 2021").await;
    tokio::time::sleep(Duration::from_millis(2500)).await;
    asks(&page, "the page stays", "activity-date", "6 4 2021").await;
    page.click("button[type=submit]").await;
    asks(&page, "on", "photo", "new-photo").await;
    go(&page, -1).await;
    asks(&page, "the browser's Back", "activity-date", "6 4 2021").await;
    go(&page, 1).await;
    asks(&page, "its Forward", "photo", "new-photo").await;
}

async fn two_checkers_on_a_page_go_back_each_in_its_own_pages(page: Page) {
    let two = CHECKER.repeat(2);
    let host = Host::new(&[("host.html", &document("", &two))]);
    page.open(&host.server.url("host.html")).await;
    three_questions_of_two(&page).await;
}

/// Answers the first checker's first question, then the second's, and goes back twice.
async fn three_questions_of_two(page: &Page) {
    let press = |index: usize| {
        format!(
            "const root = document.querySelectorAll('pre-election-checker')[{index}].shadowRoot;
             root.querySelector('[value=police-officer]').click();
             root.querySelector('button[type=submit]').click();"
        )
    };
    let shown = |first: &str, second: &str| {
        let given = |question: &str| if question == "role" { "police-officer" } else { "  " };
        json!([[first, given(first)], [second, given(second)]])
    };
    until(page, "both", SHOWN, &json!([["role", ""], ["role", ""]])).await;
    page.script(&press(0)).await;
    until(page, "the first", SHOWN, &json!([["activity-date", "  "], ["role", ""]])).await;
    page.script(&press(1)).await;
    until(page, "the second", SHOWN, &shown("activity-date", "activity-date")).await;
    go(page, -1).await;
    until(page, "Back in the second", SHOWN, &shown("activity-date", "role")).await;
    go(page, -1).await;
    until(page, "Back in the first", SHOWN, &shown("role", "role")).await;
    go(page, 2).await;
    until(page, "Forward in both", SHOWN, &shown("activity-date", "activity-date")).await;
}

async fn a_link_into_a_flow_opens_it_on_a_page_that_is_open(page: Page) {
    let policy = url("cleveland-2021.html");
    page.open(&policy).await;
    page.in_checker(".checker-rows").await;
    // As somebody does who puts the link into the address bar.
    page.script("location.hash = '#flow-photographs'").await;
    asks(&page, "the flow", "role", "").await;
    assert_eq!(page.script("return location.href").await, json!(policy), "it is taken out of the address");
    journey::choose(&page, "police-officer").await;
    asks(&page, "the second question", "activity-date", "  ").await;
    go(&page, -1).await;
    asks(&page, "Back", "role", "police-officer").await;
    page.script("location.hash = '#flow-nothing'").await;
    until(&page, "no flow of that name", "return location.hash", &json!("")).await;
    asks(&page, "the question stays", "role", "police-officer").await;
}
