//! What came in, as the SPOC reads it on the page. What is read natively is tested in `tests/register/intake.rs`.

use entry::{CHECKER, csv};

use crate::driver::browse;
use crate::register_support::{SOUTH_YORKSHIRE, eml, entry, mail};

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn what_came_in_reads_as_people_write_it() {
    browse(|page| async move {
        page.open_register().await;
        // The sender corrected the lines above the block, and left the block.
        let corrected =
            mail(&entry(1, &[])).body.replacen("Date of contact: 2 April 2021", "Date of contact: 14 April 2021", 1);
        page.drop_files(&[("corrected.txt".to_owned(), corrected)]).await;
        page.sees("To choose between two versions: 1.").await;
        page.sees("14 April 2021").await;
        page.is_sound("corrected").await;
        let shown = page.checker_text().await;
        assert!(shown.contains("\n2 April 2021") && !shown.contains("2021-04"), "days as people read them: {shown}");
        page.press_button("In the lines of the email").await;
        page.press_button("Keep my choices").await;
        page.press_button("14 April 2021").await;
        page.sees("In its block: 2 April 2021. In its lines: 14 April 2021.").await;
        page.sees(&format!("The entry says that version {CHECKER} of the checker wrote it.")).await;
        page.press_button("Close").await;

        // The register's own table, saved by a spreadsheet that is set to the United States.
        let rows = [entry(4, &[]), entry(11, &[])];
        let mut table = csv::table(&rows, &SOUTH_YORKSHIRE);
        for (day, written) in [("2021-04-05", "4/5/2021"), ("2021-04-12", "4/12/2021"), ("2021-04-13", "4/13/2021")] {
            table = table.replace(day, written);
        }
        page.drop_files(&[("own.csv".to_owned(), table)]).await;
        page.sees("New: 2.").await;
        page.sees("own.csv: days were read as in the United States, the month before the day").await;
        page.sees("5 April 2021").await;
        page.sees("12 April 2021").await;

        // A policy that has changed since: the page does not vouch for what it cannot tell.
        let mut old = entry(20, &[]);
        "0.1".clone_into(&mut old.version);
        old.checker.clear();
        page.drop_files(&[eml("old.eml", &old)]).await;
        page.sees("New: 1.").await;
        page.press_button("21 April 2021").await;
        page.sees("and cannot tell whether the checker said this").await;
        assert!(!page.checker_text().await.contains("of the checker wrote it"), "an old entry does not say");
        assert_eq!(page.console_errors().await, [""; 0]);
    })
    .await;
}
