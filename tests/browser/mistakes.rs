//! What cannot be taken as an answer: said at the top and at the field, with what was typed kept.

use serde_json::json;

use crate::driver::browse;
use crate::page::Page;
use crate::person::{PHOTOGRAPHS, Person};

async fn summary(page: &Page) -> String {
    page.in_checker(".govuk-error-summary__list").await.text().await.unwrap()
}

async fn title(page: &Page) -> String {
    page.client().title().await.unwrap()
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_question_without_an_answer_says_so() {
    browse(|page| async move {
        let person = Person::asking(page, "cleveland-2021", PHOTOGRAPHS).await;
        let page = &person.page;
        let plain = title(page).await;
        person.go_on().await;
        assert!(page.focus_is(".govuk-error-summary").await, "the focus moves to the summary");
        assert_eq!(summary(page).await, "Select your role");
        assert_eq!(title(page).await, format!("Error: {plain}"));
        let message = page.in_checker(".govuk-error-message").await.text().await.unwrap();
        assert_eq!(message, "Error:\nSelect your role");
        person.press(".govuk-error-summary__list a").await;
        assert!(page.focus_is("#checker-role").await, "the link leads to the first answer");
        person.choose("police-officer").await;
        let next =
            "When was or will the picture be taken or used? – Can I do this before the election? – Cleveland Police";
        assert_eq!(title(page).await, next, "the title tells the next screen once the mistake is gone");
        assert_eq!(page.client().current_url().await.unwrap().fragment(), None);
    })
    .await;
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn dates_that_cannot_be_are_refused_and_kept() {
    browse(|page| async move {
        let person = Person::asking(page, "cleveland-2021", PHOTOGRAPHS).await;
        let page = &person.page;
        person.choose("police-officer").await;
        let typed = "return [...root.querySelectorAll('.govuk-date-input input')].map((it) => it.value)";
        let wrong = "return [...root.querySelectorAll('.govuk-input--error[aria-invalid=true]')].map((it) => it.id.split('-').pop())";
        let cases = [
            (["", "", ""], "Enter the date on which it happened or will happen", json!(["day", "month", "year"])),
            (["31", "4", "2021"], "Date must be a real date", json!(["day", "month", "year"])),
            (["29", "2", "2021"], "Date must be a real date", json!(["day", "month", "year"])),
            (["a", "4", "2021"], "Date must be a real date", json!(["day", "month", "year"])),
            (["6", "", "2021"], "Date must include a month", json!(["month"])),
            (["", "4", ""], "Date must include a day and a year", json!(["day", "year"])),
            (["6", "5", "21"], "Year must include 4 numbers", json!(["year"])),
            (["31", "12", "1999"], "Year must be between 2000 and 2100", json!(["year"])),
            (["1", "1", "2101"], "Year must be between 2000 and 2100", json!(["year"])),
        ];
        for (parts, message, fields) in cases {
            person.write_date("activity-date", parts).await;
            assert!(page.focus_is(".govuk-error-summary").await, "{parts:?}: the focus moves to the summary");
            assert_eq!(summary(page).await, message, "{parts:?}");
            assert_eq!(page.shadow_script(typed).await, json!(parts), "what was typed is kept");
            assert_eq!(page.shadow_script(wrong).await, fields, "{parts:?}: the fields that are wrong are marked");
            person.press(".govuk-error-summary__list a").await;
            let first = fields[0].as_str().unwrap_or_default();
            assert!(page.focus_is(&format!("#checker-activity-date-{first}")).await, "the link leads to the field");
        }
        // The last year that is taken, but not this election's: asked about once, then answered for what it is.
        person.write_date("activity-date", ["1", "1", "2100"]).await;
        assert!(summary(page).await.starts_with("Check the year"), "{}", summary(page).await);
        person.go_on().await;
        page.in_checker(".checker-verdict").await;
    })
    .await;
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn the_minute_is_asked_only_on_the_day_on_which_it_matters() {
    browse(|page| async move {
        let person = Person::asking(page, "cleveland-2021", PHOTOGRAPHS).await;
        let page = &person.page;
        person.choose("police-officer").await;
        person.write_date("activity-date", ["6", "5", "2021"]).await;
        assert_eq!(page.heading().await, "What time on 6 May 2021?");
        assert!(page.checker_text().await.contains("10pm"), "the page says when the rules change");

        person.go_on().await;
        assert_eq!(summary(page).await, "Select whether you know the time");
        person.select("[value=known]").await;
        person.go_on().await;
        assert_eq!(summary(page).await, "Enter the time");
        person.write("#checker-activity-date-time", "25:00").await;
        person.go_on().await;
        assert_eq!(summary(page).await, "Enter a time, like 9:30pm or 21:30");
        let typed = "return root.querySelector('#checker-activity-date-time').value";
        assert_eq!(page.shadow_script(typed).await, "25:00");
        assert_eq!(page.axe().await, [""; 0]);

        // The last minute of the period, and the first after it.
        person.write("#checker-activity-date-time", "9:59pm").await;
        person.go_on().await;
        person.answer(&[("photo", "new-photo"), ("photo-use", "news"), ("pictured-with", "candidate")]).await;
        page.in_checker(".checker-verdict--avoid").await;
        for _ in 0..4 {
            person.press(".checker-back").await;
        }
        assert_eq!(page.heading().await, "What time on 6 May 2021?");
        assert_eq!(page.shadow_script(typed).await, "9:59pm", "Back shows the time that was typed");
        person.write("#checker-activity-date-time", "22:00").await;
        person.go_on().await;
        page.in_checker(".checker-verdict--not-covered").await;
        person.press(".checker-back").await;

        // Not known: the whole day counts as in the period.
        person.choose("unknown").await;
        page.in_checker("[value=new-photo]").await;
    })
    .await;
}
