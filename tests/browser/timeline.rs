//! The dates as a picture and as a list, for every policy, wide and narrow, and in forced colours.

use serde_json::json;

use crate::driver::browse;
use crate::journey::{open_photographs, to_the_outcome};
use crate::site::{POLICIES, url};

/// The button that saves the dates.
pub const CALENDAR: &str = "p.checker-no-print button";

/// As many marks as numbered rows; no mark over another; nothing drawn outside the window.
const FAULTS: &str = "
    const root = document.querySelector('pre-election-checker').shadowRoot;
    const boxes = [...root.querySelectorAll('.checker-timeline__mark')].map((mark) => mark.getBoundingClientRect());
    const faults = [];
    const rows = root.querySelectorAll('.checker-timeline__list > li').length;
    if (!boxes.length || boxes.length !== rows) faults.push(`${boxes.length} marks, ${rows} rows`);
    boxes.forEach((one, index) => {
      if (one.left < 0 || one.right > innerWidth) faults.push(`mark ${index + 1} is cut off`);
      for (const other of boxes.slice(index + 1))
        if (one.right > other.left && other.right > one.left && one.bottom > other.top && other.bottom > one.top)
          faults.push(`mark ${index + 1} is covered`);
    });
    const names = [...root.querySelectorAll('.checker-timeline__month')].map((name) => name.getBoundingClientRect());
    names.forEach((name, index) => {
      if (name.right > innerWidth || (index && names[index - 1].right >= name.left)) faults.push(`month ${index + 1}`);
    });
    return faults;";

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn every_policy_has_a_picture_that_fits_wide_and_narrow() {
    browse(|page| async move {
        for policy in POLICIES {
            page.resize(1280, 1000).await;
            page.open(&url(&format!("{policy}.html"))).await;
            page.in_checker(".checker-timeline__picture").await;
            assert_eq!(page.script(FAULTS).await, json!([]), "{policy} at 1280 pixels");
            page.screenshot(&format!("timeline-{policy}-1280")).await;
            page.resize(320, 640).await;
            assert_eq!(page.script(FAULTS).await, json!([]), "{policy} at 320 pixels");
            assert_eq!(page.sideways_overflow().await, 0, "{policy}");
            page.screenshot(&format!("timeline-{policy}-320")).await;
            assert_eq!(page.axe().await, [""; 0], "{policy}");
        }
        page.script(
            "window.file = new Promise((resolve) => {
               const address = URL.createObjectURL;
               URL.createObjectURL = (blob) => { blob.text().then(resolve); return address(blob); };
             });",
        )
        .await;
        page.click(CALENDAR).await;
        let file = page.script("return window.file").await;
        let file = file.as_str().expect("a file").replace("\r\n ", "");
        assert!(file.starts_with("BEGIN:VCALENDAR"), "{file}");
        assert_eq!(file.matches("BEGIN:VEVENT").count(), file.matches("paragraph").count(), "{file}");
        assert_eq!(page.console_errors().await, [""; 0]);
    })
    .await;
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn the_outcome_shows_the_date_given_among_the_protocols_dates() {
    browse(|page| async move {
        page.open(&url("cleveland-2021.html")).await;
        open_photographs(&page).await;
        to_the_outcome(&page).await;
        page.shadow_script("root.querySelectorAll('details').forEach((it) => { it.open = true; })").await;
        let key = page.in_checker(".checker-timeline__key").await.text().await.unwrap();
        assert!(key.contains("The date given, 6 April 2021"), "{key}");
        page.in_checker(".checker-timeline__activity-pin").await;
        page.screenshot("timeline-outcome").await;
        let forced = json!({ "features": [{ "name": "forced-colors", "value": "active" }] });
        page.devtools("Emulation.setEmulatedMedia", forced).await;
        page.screenshot("timeline-outcome-forced-colours").await;
        assert_eq!(page.axe().await, [""; 0]);
    })
    .await;
}
