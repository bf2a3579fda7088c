//! Pages that are hard on what they embed. The checker looks the same in all of them, to the pixel, and works.

use std::fs;
use std::path::Path;

use base64::{Engine, engine::general_purpose::STANDARD};
use serde_json::{Value, json};

use crate::driver::browse;
use crate::journey;
use crate::page::Page;
use crate::site::Variant;

/// How far a part of a pixel's colour may be off before the pixel counts as another one, and how many may.
const TOLERANCE: u8 = 24;
const OTHERS: f64 = 0.001;

/// A fixture of `tests/browser/hosts`, and the one that it must look like. Both are as wide.
const HOSTS: [(&str, &str); 9] = [
    ("small-root", "plain"),
    ("resets", "plain"),
    ("content-box", "plain"),
    ("host-form", "plain"),
    ("keys", "plain"),
    ("right-to-left", "plain"),
    ("dark", "plain"),
    ("sharepoint", "plain"),
    ("web-part-320", "plain-320"),
];

fn host(name: &str) -> Variant {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/browser/hosts");
    let read = |name: &str| fs::read_to_string(folder.join(name)).unwrap_or_default();
    let page =
        fs::read_to_string(folder.join(format!("{name}.html"))).unwrap_or_else(|error| panic!("{name}: {error}"));
    Variant::new(&[
        ("host.html", &page),
        ("host.css", &read(&format!("{name}.css"))),
        ("host.js", &read(&format!("{name}.js"))),
    ])
}

/// A picture of the checker's own box.
struct Picture {
    width: u32,
    height: u32,
    pixels: Vec<u8>,
    file: Vec<u8>,
}

async fn picture(page: &Page) -> Picture {
    // The focus moves a little after the page has changed. No caret, no focus ring and no half-drawn frame.
    tokio::time::sleep(std::time::Duration::from_millis(250)).await;
    let script = "const done = arguments[0];
        let node = document.activeElement;
        while (node?.shadowRoot?.activeElement) node = node.shadowRoot.activeElement;
        node?.blur();
        scrollTo(0, 0);
        const element = document.querySelector('pre-election-checker');
        // Between two pixels, letters are drawn on another one: the box is put onto whole pixels.
        const measure = () => element.shadowRoot.querySelector('.checker').getBoundingClientRect();
        element.style.removeProperty('top');
        element.style.removeProperty('left');
        const { x, y } = measure();
        for (const [name, value] of [['position', 'relative'], ['left', `${Math.ceil(x) - x}px`], ['top', `${Math.ceil(y) - y}px`]])
          element.style.setProperty(name, value, 'important');
        const box = measure();
        requestAnimationFrame(() => requestAnimationFrame(() => done([box.x, box.y, box.width, box.height])));";
    let found = page.client().execute_async(script, vec![]).await.unwrap();
    let [x, y, width, height] = [0, 1, 2, 3].map(|index| found[index].as_f64().unwrap());
    let shot = page
        .devtools(
            "Page.captureScreenshot",
            json!({ "captureBeyondViewport": true, "clip": { "x": x, "y": y, "width": width, "height": height, "scale": 1 } }),
        )
        .await;
    let file = STANDARD.decode(shot["data"].as_str().unwrap()).unwrap();
    let mut decoder = png::Decoder::new(std::io::Cursor::new(&file));
    decoder.set_transformations(png::Transformations::normalize_to_color8() | png::Transformations::ALPHA);
    let mut reader = decoder.read_info().unwrap();
    let mut pixels = vec![0; reader.output_buffer_size().unwrap()];
    let info = reader.next_frame(&mut pixels).unwrap();
    pixels.truncate(info.buffer_size());
    Picture { width: info.width, height: info.height, pixels, file }
}

fn compare(name: &str, expected: &Picture, found: &Picture) {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("target/screenshots/hosts");
    fs::create_dir_all(&folder).unwrap();
    fs::write(folder.join(format!("{name}.png")), &found.file).unwrap();
    fs::write(folder.join(format!("{name}-expected.png")), &expected.file).unwrap();
    assert_eq!((found.width, found.height), (expected.width, expected.height), "{name}: another size");
    let pixels = expected.pixels.chunks(4).zip(found.pixels.chunks(4)).enumerate();
    let others: Vec<usize> = pixels
        .filter(|(_, (one, other))| one.iter().zip(*other).any(|(one, other)| one.abs_diff(*other) > TOLERANCE))
        .map(|(index, _)| index)
        .collect();
    let share = others.len() as f64 / f64::from(expected.width * expected.height);
    let row = |index: Option<&usize>| index.map(|index| index / expected.width as usize);
    let rows = (row(others.first()), row(others.last()));
    assert!(share <= OTHERS, "{name}: {:.2} % of the pixels differ, in the rows {rows:?}", share * 100.0);
}

/// The three pages that hold most kinds of components: the start, a question refused, the outcome.
async fn pictures(page: &Page, name: &str) -> [Picture; 3] {
    let variant = host(name);
    page.open(&variant.url("host.html")).await;
    page.in_checker(".checker-rows").await;
    let start = picture(page).await;
    page.screenshot(&format!("host-{name}")).await;
    page.resize(1200, 3200).await;
    journey::open_photographs(page).await;
    page.in_checker("input[value=police-officer]").await;
    page.click("button[type=submit]").await;
    page.in_checker(".govuk-error-summary").await;
    let refused = picture(page).await;
    journey::to_the_outcome(page).await;
    let outcome = picture(page).await;
    assert_eq!(page.script("return window.harm ?? []").await, json!([]), "{name}: the host interferes");
    assert_eq!(page.console_errors().await, [""; 0], "{name}");
    [start, refused, outcome]
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn the_checker_looks_and_works_the_same_in_every_host() {
    browse(|page| async move {
        page.resize(1200, 3200).await;
        page.client().execute("return 0", vec![]).await.unwrap();
        let mut compared = 0;
        for base in ["plain", "plain-320"] {
            let expected = pictures(&page, base).await;
            for (name, _) in HOSTS.iter().filter(|(_, like)| *like == base) {
                let dark = if *name == "dark" { "dark" } else { "light" };
                page.devtools(
                    "Emulation.setEmulatedMedia",
                    json!({ "features": [{ "name": "prefers-color-scheme", "value": dark }] }),
                )
                .await;
                let found = pictures(&page, name).await;
                if *name == "dark" {
                    // It says that it is dark, and so does the person: the checker is, too, and is still read well.
                    let colours = page.shadow_script(
                        "const box = getComputedStyle(root.querySelector('.checker')); return [box.backgroundColor, box.color]",
                    );
                    assert_eq!(colours.await, json!(["rgb(21, 24, 27)", "rgb(243, 243, 243)"]));
                    assert_eq!(page.axe().await, [""; 0], "in the dark");
                    continue;
                }
                for ((expected, found), kind) in expected.iter().zip(&found).zip(["start", "refused", "outcome"]) {
                    compare(&format!("{name}-{kind}"), expected, found);
                    compared += 1;
                }
            }
        }
        eprintln!("hosts compared: {}, pictures: {compared}", HOSTS.len());
    })
    .await;
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn forced_colours_win_over_the_checker_and_the_host() {
    browse(|page| async move {
        let forced = json!({ "features": [{ "name": "forced-colors", "value": "active" }] });
        page.devtools("Emulation.setEmulatedMedia", forced).await;
        let expected = pictures(&page, "plain").await;
        for name in ["dark", "sharepoint", "resets"] {
            let found = pictures(&page, name).await;
            for ((expected, found), kind) in expected.iter().zip(&found).zip(["start", "refused", "outcome"]) {
                compare(&format!("forced-colours-{name}-{kind}"), expected, found);
            }
        }
        // The tag's sign is drawn, and the primary button still has an edge.
        let colours: Value = page
            .script(
                "const root = document.querySelector('pre-election-checker').shadowRoot;
                 const tag = root.querySelector('.checker-verdict');
                 const button = getComputedStyle(root.querySelector('.govuk-button'));
                 return [getComputedStyle(tag, '::before').backgroundColor, getComputedStyle(tag.parentElement).borderTopStyle,
                   button.borderTopStyle, matchMedia('(forced-colors: active)').matches];",
            )
            .await;
        assert_eq!(colours[3], true);
        assert_ne!(colours[0], "rgba(0, 0, 0, 0)");
        assert_eq!([&colours[1], &colours[2]], ["solid", "solid"]);
        assert_eq!(page.axe().await, [""; 0]);
    })
    .await;
}
