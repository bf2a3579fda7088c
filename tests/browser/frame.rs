//! The checker in an iframe of another origin, and as one file without a server.

use std::path::{Path, PathBuf};
use std::sync::OnceLock;

use fantoccini::Locator;
use serde_json::json;
use site::{self, BuildOptions, CONTENT_SECURITY_POLICY};

use crate::driver::browse;
use crate::folder_server::{FolderServer, right_type};
use crate::journey;
use crate::page::Page;
use crate::site::{Variant, dist};

in_both_engines!(a_frame_is_as_high_as_its_page_and_passes_events_on, one_file_works_without_a_server);

/// A host and a site of two origins. The site lets these origins frame it.
struct Framed {
    host: FolderServer,
    _site: FolderServer,
    _folders: [Variant; 2],
}

fn framed(host_is_listed: bool) -> Framed {
    let host_folder = Variant::new(&[]);
    let host = FolderServer::start(host_folder.folder(), |path| vec![("content-type", right_type(path).to_owned())]);
    let listed = if host_is_listed { host.origin() } else { "https://elsewhere.example".to_owned() };
    let page = std::fs::read_to_string(dist().join("embed.html")).unwrap();
    let page =
        page.replace("checker-frame-hosts\" content=\"\"", &format!("checker-frame-hosts\" content=\"{listed}\""));
    let site_folder = Variant::new(&[("embed.html", &page)]);
    // The frame is let in here even where its page does not list the host: the page has to refuse by itself.
    let csp = CONTENT_SECURITY_POLICY.replace("frame-ancestors 'self'", &format!("frame-ancestors {}", host.origin()));
    let site = FolderServer::start(site_folder.folder(), move |path| {
        vec![("content-type", right_type(path).to_owned()), ("content-security-policy", csp.clone())]
    });
    let page = format!(
        "<!DOCTYPE html><html lang=\"en\"><head><title>Host</title><link rel=\"icon\" href=\"data:,\">\
         <script>window.seen = []; for (const name of ['checker-ready', 'checker-outcome'])
           document.addEventListener(name, (event) => seen.push([name, event.target.id, event.detail]))</script>\
         <script type=\"module\" src=\"embed-host.js\"></script></head><body><main><h1>Host</h1>\
         <iframe id=\"it\" title=\"Pre-election checker\" data-pre-election-checker width=\"800\" height=\"100\" \
          src=\"{}\"></iframe></main></body></html>",
        site.url("embed.html?policy=cleveland-2021&flow=photographs")
    );
    std::fs::write(host_folder.folder().join("host.html"), page).unwrap();
    Framed { host, _site: site, _folders: [host_folder, site_folder] }
}

async fn height(page: &Page) -> u64 {
    page.script("return document.querySelector('iframe').offsetHeight").await.as_u64().unwrap()
}

async fn wait_until_higher(page: &Page, than: u64) -> u64 {
    for _ in 0..100 {
        let now = height(page).await;
        if now > than {
            return now;
        }
        tokio::time::sleep(std::time::Duration::from_millis(50)).await;
    }
    panic!("the frame stays {than} pixels high");
}

async fn a_frame_is_as_high_as_its_page_and_passes_events_on(page: Page) {
    let framed = framed(true);
    page.open(&framed.host.url("host.html")).await;
    let first = wait_until_higher(&page, 110).await;
    page.find("iframe").await.enter_frame().await.unwrap();
    assert_eq!(page.axe().await, [""; 0]);
    journey::to_the_outcome(&page).await;
    assert_eq!(page.script("return location.search").await, "?policy=cleveland-2021&flow=photographs");
    page.client().enter_parent_frame().await.unwrap();
    let outcome = wait_until_higher(&page, first).await;
    let inside = "return [document.querySelector('iframe').clientHeight]";
    assert_eq!(page.script(inside).await, json!([outcome - 4]), "the frame's own border apart");
    let seen = page.script("return seen").await;
    assert_eq!(seen[0], json!(["checker-ready", "it", null]));
    let told = json!({ "policy": "cleveland-2021", "flow": "photographs", "verdict": "not-allowed" });
    assert_eq!(seen[1][2], told, "no outcome's id, which would tell a response");
    page.screenshot("frame").await;
    assert_eq!(page.console_errors().await, [""; 0]);

    // A message from anywhere else, or with any other content, changes nothing.
    page.script(
        "window.postMessage({ type: 'pre-election-checker:height', height: 5 }, '*');
         window.postMessage({ type: 'pre-election-checker:event', name: 'checker-outcome', detail: 1 }, '*')",
    )
    .await;
    tokio::time::sleep(std::time::Duration::from_millis(200)).await;
    assert_eq!(height(&page).await, outcome);
    assert_eq!(page.script("return seen.length").await, 2);
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_frame_tells_nothing_to_a_host_that_it_does_not_know() {
    browse(|page| async move {
        let framed = framed(false);
        page.open(&framed.host.url("host.html")).await;
        page.find("iframe").await.enter_frame().await.unwrap();
        journey::to_the_outcome(&page).await;
        page.client().enter_parent_frame().await.unwrap();
        assert_eq!(height(&page).await, 104);
        assert_eq!(page.script("return seen").await, json!([]));
    })
    .await;
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn the_address_of_a_frame_takes_ids_and_nothing_else() {
    browse(|page| async move {
        let variant = Variant::new(&[]);
        let address = "embed.html?policy=https://elsewhere.example/policy.json&flow=%3Cb%3E&wording=x&heading-level=9";
        page.open(&variant.url(address)).await;
        page.in_checker("[role=alert]").await;
        let attributes = page.script("const it = document.querySelector('pre-election-checker'); return [...it.attributes].map((one) => one.name + one.value)").await;
        assert_eq!(attributes, json!(["langen", "heading-level1"]), "the language is the page's own");
    })
    .await;
}

/// One HTML file with everything in it.
pub fn single_file() -> &'static Path {
    static FILE: OnceLock<PathBuf> = OnceLock::new();
    FILE.get_or_init(|| {
        site::build_single_file(&BuildOptions::new(), journey::POLICY).unwrap_or_else(|error| panic!("{error}"))
    })
}

async fn one_file_works_without_a_server(page: Page) {
    let size = std::fs::metadata(single_file()).unwrap().len();
    eprintln!("the single file has {size} bytes");
    assert!(size < 1_600_000, "an email should still carry it: {size} bytes");
    let folder = tempfile::tempdir().unwrap();
    let alone = folder.path().join("with a space.html");
    std::fs::copy(single_file(), &alone).unwrap();
    let address = url::Url::from_file_path(&alone).unwrap();
    page.open(address.as_str()).await;
    page.in_checker(".checker-rows").await;
    page.requests().await;
    journey::open_photographs(&page).await;
    journey::to_the_outcome(&page).await;
    // axe tells a skip link by the first link after it, and does not find the one inside the shadow root.
    let found = page.axe().await;
    assert!(found.iter().all(|line| line.starts_with("region:") && line.ends_with(".govuk-skip-link")), "{found:?}");
    journey::to_the_entry(&page).await;
    journey::to_the_preview(&page).await;
    page.screenshot("single-file").await;
    assert_eq!(page.requests().await, [""; 0]);
    assert_eq!(page.console_errors().await, [""; 0]);
    let policy = page.client().find(Locator::Css("meta[http-equiv]")).await.unwrap();
    let policy = policy.attr("content").await.unwrap().unwrap();
    assert!(
        !policy.contains("unsafe-inline") && !policy.contains("connect-src") && !policy.contains("self"),
        "{policy}"
    );
    drop(folder);
}
