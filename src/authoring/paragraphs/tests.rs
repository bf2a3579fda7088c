//! Small texts of our own, each numbered as one of the five real protocols is.

use super::*;

fn keys(text: &str) -> Vec<String> {
    cut(text).into_iter().map(|paragraph| paragraph.key).collect()
}

#[test]
fn numbers_with_letters_and_small_romans_below_them() {
    let text = "A protocol of ours\n\nIntroduction\n\n1. The poll is on a Thursday.\n2. It is for all.\n\nPrinciples\n\n3. These hold:\n - a. In the office.\n - i. Be fair.\n - ii. Be careful.\n- b. With candidates.\n- i. Ask first.\n4. In 2019\n2020. was another year.\n - a) First.\n - b) Second.\n- 5. The end.\n\nA Person\nChief Executive\n\nAnnexes:\n\n- A. What is done\n- B. Example of a log\n\nWhat is done\n\n1. A list begins anew.\n\nExample of a log\n\nDate\tName\n\nDear all\n\nPlease read this.";
    assert_eq!(
        keys(text),
        [
            "1", "2", "3", "3.a", "3.a.i", "3.a.ii", "3.b", "3.b.i", "4", "4.a", "4.b", "5", "annex-a", "annex-b",
            "letter"
        ]
    );
    let found = cut(text);
    let of = |key: &str| found.iter().find(|paragraph| paragraph.key == key).expect("a paragraph");
    assert_eq!((of("2").heading.as_str(), of("3").heading.as_str()), ("Introduction", "Principles"));
    assert_eq!(of("4").text, "In 2019 2020. was another year.", "a year begins no paragraph");
    assert_eq!(of("annex-a").text, "1. A list begins anew.");
    assert_eq!(of("letter").text, "Please read this.");
}

#[test]
fn titled_sections_with_numbers_of_two_steps() {
    let text = "1. Introduction\n\n- 1.1 The poll is on a Thursday.\n- 1.2 It is for all.\n\n2. Working together\n\n- 2.1 It meets often.\n - Once a week.\n\n¹ A footnote of ours, with a number\n\n- Or more often.\n\n3. Media ²\n\n- 3.1 One person answers.";
    assert_eq!(keys(text), ["1.1", "1.2", "2.1", "3.1"]);
    assert!(cut(text).iter().any(|paragraph| paragraph.text.ends_with("Or more often.")));
    assert_eq!(cut(text).first().map(|paragraph| paragraph.heading.clone()).as_deref(), Some("Introduction"));
}

#[test]
fn bold_headings_with_numbers_of_up_to_three_steps() {
    let text = "### **1. AIM**\n\n- 1.1 It helps.\n\n### **2. PRINCIPLES**\n\n- 2.1 They hold.\n- 2.2 **In the office**\n  - 2.2.1 Take care.\n\n- 2.2.2 Be fair.\n\n### **2.3 With candidates**\n\n- 2.3.1 Ask first.\n\n#### 2.4 **Staff**\n\nStaff are careful.\n\n## **3. PERIOD**\n\n- 3.1.1 It begins.\n- 3.1.10 It ends.";
    assert_eq!(keys(text), ["1.1", "2.1", "2.2", "2.2.1", "2.2.2", "2.3", "2.3.1", "2.4", "3.1.1", "3.1.10"]);
    assert_eq!(
        cut(text).iter().find(|it| it.key == "2.4").map(|it| it.text.clone()).as_deref(),
        Some("Staff Staff are careful.")
    );
}

#[test]
fn plain_numbers_with_bullets_and_an_appendix() {
    let text = "## GENERAL\n\n1. All of these hold:\n  - Be fair.\n- Be careful.\n\n2. A code says:\n\n*I agree:-*\n\n- (a) *Not to use what is not mine.*\n- (b) *Not to use it for others.*\n3. The end.\n\n## Appendix One\n\n### **The law**\n\n- (1) No member may canvass.\n";
    assert_eq!(keys(text), ["1", "2", "3", "appendix-1"]);
}

#[test]
fn letters_that_are_not_in_a_list() {
    let text = "1. These hold.\n\na. In the office.\n\n- i. Be fair.\n- ii. Be careful.\n\nb. With candidates.\n\n- i. Ask.\n\n2. There are many:\n\n a. one\n b. two\n c. three\n d. four\n e. five\n f. six\n g. seven:\n - i. of these\n - ii. of those\n h. eight\n i. nine\n j. ten";
    assert_eq!(
        keys(text),
        [
            "1", "1.a", "1.a.i", "1.a.ii", "1.b", "1.b.i", "2", "2.a", "2.b", "2.c", "2.d", "2.e", "2.f", "2.g",
            "2.g.i", "2.g.ii", "2.h", "2.i", "2.j"
        ]
    );
}

#[test]
fn a_text_without_numbers_has_no_paragraphs_to_cut() {
    assert_eq!(keys("A notice.\n\nTake care.\n\n5 officers went to 3.30pm meetings.\n"), [""; 0]);
}

#[test]
fn a_text_without_numbers_is_cut_at_its_empty_lines() {
    let text = "# A notice\n\nThe poll is on\na Thursday.\n\n**Pictures.** Nobody is\npictured.\n";
    let found = cut_at_blank_lines(text);
    let shown: Vec<_> = found.iter().map(|it| (it.key.as_str(), it.heading.as_str(), it.text.as_str())).collect();
    assert_eq!(
        shown,
        [
            ("the-poll-is-on", "The poll is on", "The poll is on a Thursday."),
            ("pictures", "Pictures", "Nobody is pictured."),
        ]
    );
}
