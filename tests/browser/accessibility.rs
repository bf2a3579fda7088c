//! Every kind of page and every verdict: nothing for axe or IBM's engine to find, in the light and in the dark, nothing that
//! scrolls sideways, and a picture to look at.

use std::collections::BTreeSet;

use policy::Verdict;

use crate::driver::browse;
use crate::page::Page;
use crate::person::{Facts, Hand, Person};
use crate::site::url;

/// Looks at a page as it is on a desk and on a telephone, and in the dark.
async fn look_at(page: &Page, name: &str) {
    for (width, height) in [(1280, 900), (320, 640)] {
        page.resize(width, height).await;
        assert_eq!(page.axe().await, [""; 0], "{name} at {width}");
        assert_eq!(page.sideways_overflow().await, 0, "{name} scrolls sideways at {width}");
        page.screenshot(&format!("{name}-{width}")).await;
    }
    page.resize(1280, 900).await;
    assert_eq!(page.equal_access().await, [""; 0], "{name}");
    page.prefer_dark(true).await;
    assert_eq!(page.axe().await, [""; 0], "{name} in the dark");
    assert_eq!(page.equal_access().await, [""; 0], "{name} in the dark");
    page.screenshot(&format!("{name}-dark")).await;
    page.prefer_dark(false).await;
    page.resize(1280, 900).await;
    assert_eq!(page.console_errors().await, [""; 0], "{name}");
}

/// Both engines see into the shadow root: what is spoilt there is found.
#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn what_is_wrong_is_found_by_both_engines() {
    browse(|page| async move {
        let person = Person::at(page, Hand::Mouse, "cleveland-2021").await;
        let page = &person.page;
        page.prefer_dark(true).await;
        page.shadow_script("root.querySelector('label[for=checker-search]').remove()").await;
        assert!(page.axe().await.iter().any(|line| line.starts_with("label: ")), "axe finds a field without a label");
        let found = page.equal_access().await;
        assert!(found.iter().any(|line| line.contains("checker-search")), "IBM's engine finds it: {found:?}");
        let dark = page.shadow_script("return getComputedStyle(root.querySelector('.checker')).backgroundColor").await;
        assert_ne!(dark, "rgb(255, 255, 255)", "it is dark in the dark");
    })
    .await;
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn the_pages_before_an_outcome() {
    browse(|page| async move {
        page.open(&url("index.html")).await;
        page.find("main a").await;
        look_at(&page, "front").await;
        let person = Person::at(page, Hand::Mouse, "cleveland-2021").await;
        let page = &person.page;
        look_at(page, "start").await;
        person.open(2).await;
        look_at(page, "choice").await;
        person.go_on().await;
        look_at(page, "choice-error").await;
        person.choose("police-officer").await;
        look_at(page, "date").await;
        person.write_date("activity-date", ["31", "4", ""]).await;
        look_at(page, "date-error").await;
        person.write_date("activity-date", ["6", "5", "2021"]).await;
        person.select("[value=known]").await;
        look_at(page, "time").await;
    })
    .await;
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn the_pages_after_an_outcome() {
    browse(|page| async move {
        let person = Person::asking(page, "south-yorkshire-2021", 2).await;
        let page = &person.page;
        person
            .answer(&[
                ("role", "police-officer"),
                ("photo", "new-photo"),
                ("pictured-with", "candidate"),
                ("activity-date", "2021-04-12"),
            ])
            .await;
        person.press_named("Write the register entry").await;
        look_at(page, "entry").await;
        person.go_on().await;
        look_at(page, "entry-errors").await;
        person.complete_entry("Sam Example").await;
        look_at(page, "preview").await;
        person.press_named("Yes, I want to email it").await;
        look_at(page, "preview-email").await;
    })
    .await;
}

/// One outcome a verdict, from as many protocols as may be, and one more that ends a count of days.
#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn every_verdict() {
    browse(|page| async move {
        let officer = ("role", "police-officer");
        let new = ("photo", "new-photo");
        let candidate = ("pictured-with", "candidate");
        let situations: [(&str, &str, usize, Facts<'_>); 10] = [
            (
                "allowed",
                "cleveland-2021",
                2,
                &[officer, new, candidate, ("activity-date", "2021-03-10"), ("photo-use", "news"), ("consents", "yes")],
            ),
            (
                "avoid",
                "cleveland-2021",
                2,
                &[officer, new, candidate, ("activity-date", "2021-04-12"), ("photo-use", "news")],
            ),
            ("not-allowed", "south-yorkshire-2021", 2, &[officer, new, candidate, ("activity-date", "2021-04-12")]),
            (
                "take-care",
                "humberside-2024",
                2,
                &[officer, new, candidate, ("activity-date", "2024-04-12"), ("photo-use", "news")],
            ),
            (
                "conditions",
                "cheshire-2020",
                2,
                &[officer, new, candidate, ("activity-date", "2020-03-10"), ("photo-use", "news")],
            ),
            (
                "refer",
                "humberside-2024",
                2,
                &[officer, new, ("pictured-with", "not-sure"), ("photo-use", "news"), ("activity-date", "2024-04-12")],
            ),
            ("not-covered", "norfolk-2016", 2, &[("role", "volunteer"), new]),
            (
                "not-bound",
                "cheshire-2020",
                5,
                &[
                    ("role", "police-staff"),
                    ("restricted-post", "no"),
                    ("capacity", "own-time"),
                    ("activity", "party-membership"),
                    ("shows-job", "no"),
                    ("activity-date", "2020-04-01"),
                ],
            ),
            (
                "refer",
                "cleveland-2021",
                3,
                &[
                    ("visitor", "declared-candidate"),
                    ("visit-purpose", "fact-finding"),
                    ("activity-date", "2021-04-12"),
                    ("premises", "force"),
                ],
            ),
            (
                "refer",
                "norfolk-2016",
                6,
                &[
                    officer,
                    ("office", "commissioner"),
                    ("resignation-date", "2016-03-18"),
                    ("nomination-date", "2016-04-06"),
                    ("restricted-post", "no"),
                ],
            ),
        ];
        let shown: BTreeSet<&str> = situations.iter().map(|(verdict, ..)| *verdict).collect();
        assert_eq!(shown, Verdict::ALL.iter().map(|verdict| verdict.id()).collect(), "every verdict is looked at");
        let mut page = page;
        for (verdict, policy, flow, facts) in situations {
            let person = Person::asking(page, policy, flow).await;
            person.answer(facts).await;
            person.page.in_checker(&format!(".checker-verdict--{verdict}")).await;
            look_at(&person.page, &format!("outcome-{verdict}-{policy}")).await;
            page = person.page;
        }
    })
    .await;
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_screen_reader_hears_the_question_and_its_answers() {
    browse(|page| async move {
        let person = Person::asking(page, "cleveland-2021", 2).await;
        let question = person.page.heading().await;
        let tree = person.page.accessibility_tree().await;
        let named = |role: &str| -> Vec<&str> {
            let nodes = tree.iter().filter(|node| node["role"]["value"] == role);
            nodes.filter_map(|node| node["name"]["value"].as_str()).collect()
        };
        assert!(named("heading").contains(&question.as_str()), "the question is a heading");
        let groups = named("group");
        assert!(
            groups.iter().any(|name| name.ends_with(&question)),
            "the answers are told what they answer: {groups:?}"
        );
        let answers = named("radio");
        assert_eq!(answers.first(), Some(&"Police officer"), "{answers:?}");
        person.go_on().await;
        let tree = person.page.accessibility_tree().await;
        assert!(tree.iter().any(|node| node["role"]["value"] == "alert"), "the mistake is announced");
    })
    .await;
}
