//! The block: what mails do to it, and what is refused.

use entry::{BlockError, Mail, RegisterEntry, block, find_blocks, json, summary_text};
use proptest::prelude::*;

use crate::fixture::{any_entry, policy, usual_entry};

fn only(text: &str) -> RegisterEntry {
    let mut found = find_blocks(text);
    assert_eq!(found.len(), 1, "{text}");
    found.remove(0).unwrap_or_else(|error| panic!("{error}: {text}"))
}

fn none_is_read(text: &str) -> bool {
    find_blocks(text).iter().all(Result::is_err)
}

/// Breaks lines as mail programs do: at blanks where possible, and inside a word that is longer than the line.
fn rewrapped(text: &str, width: usize, prefix: &str, ending: &str) -> String {
    let mut lines = vec![prefix.to_owned()];
    let mut used = prefix.chars().count();
    for word in text.split_whitespace() {
        let long = word.chars().count();
        if used > prefix.chars().count() && used + 1 + long > width {
            lines.push(prefix.to_owned());
            used = prefix.chars().count();
        }
        for character in word.chars() {
            if used >= width {
                lines.push(prefix.to_owned());
                used = prefix.chars().count();
            }
            let line = lines.last_mut().expect("a line");
            line.push(character);
            used += 1;
        }
        lines.last_mut().expect("a line").push(' ');
        used += 1;
    }
    lines.join(ending)
}

fn quoted(text: &str, prefix: &str, ending: &str) -> String {
    text.lines().map(|line| format!("{prefix}{line}{ending}")).collect()
}

proptest! {
    #[test]
    fn a_mail_gives_back_its_entry(entry in any_entry()) {
        let mail = Mail::new(&entry, &policy()).expect("a mail");
        let read = only(&mail.body);
        prop_assert_eq!(json::pretty(&read).expect("JSON"), json::pretty(&entry).expect("JSON"), "order and all");
        prop_assert_eq!(read, entry);
    }

    #[test]
    fn what_mail_programs_do_changes_nothing(entry in any_entry(), width in 40_usize..100, times in 1_usize..4) {
        let block = block::write(&entry).expect("a block");
        let bar = "> ".repeat(times);
        for body in [
            quoted(&block, &bar, "\r\n"),
            quoted(&block, "> ", "   \r\n> \r\n"),
            quoted(&block, "\u{a0}\u{a0}| ", "\u{a0}\n"),
            quoted(&block, "\t", "\r"),
            rewrapped(&block, 76, "", "\r\n"),
            rewrapped(&block, width, &bar, "\n"),
            quoted(&rewrapped(&block, width, "", "\n"), &bar, "\n"),
            block.replace('\n', ""),
            block.replace('\n', "\u{feff}\u{200b}\n"),
            format!("From: pcc@anyshire.example\r\nSent: 13 April 2028\r\nSubject: FW: entry\r\n\r\nplease see_below:\r\n{block}Regards, a1b2c3"),
        ] {
            prop_assert_eq!(only(&body), entry.clone(), "{}", body);
        }
    }

    #[test]
    fn a_block_that_is_cut_is_refused(entry in any_entry(), from in any::<prop::sample::Index>(), to in any::<prop::sample::Index>()) {
        let block: Vec<char> = block::write(&entry).expect("a block").chars().filter(|c| *c != '\n').collect();
        let (from, to) = (from.index(block.len() + 1), to.index(block.len() + 1));
        let (from, to) = (from.min(to), from.max(to));
        prop_assume!(from < to);
        let cut: String = block[..from].iter().chain(&block[to..]).collect();
        prop_assert!(none_is_read(&cut), "{}", cut);
    }

    #[test]
    fn a_block_with_another_character_is_refused(entry in any_entry(), at in any::<prop::sample::Index>(), other in any::<char>()) {
        let mut block: Vec<char> = block::write(&entry).expect("a block").chars().filter(|c| *c != '\n').collect();
        let at = at.index(block.len());
        prop_assume!(block[at] != other);
        block[at] = other;
        let altered: String = block.iter().collect();
        prop_assert!(none_is_read(&altered), "{}", altered);
    }

    #[test]
    fn any_text_is_searched_without_harm(text in any::<String>(), inside in "[-_A-Za-z0-9]{0,80}", digits in "[0-9a-f]{8}") {
        prop_assert!(none_is_read(&text));
        let block = format!("BEGIN_ENTRY_1:{inside}:END_ENTRY_{digits}");
        prop_assert!(none_is_read(&block));
    }

    #[test]
    fn nothing_typed_passes_for_a_block(entry in any_entry(), inner in any_entry()) {
        let mut entry = entry;
        entry.headline = block::write(&inner).expect("a block");
        prop_assert!(find_blocks(&summary_text(&entry, &policy())).is_empty());
        prop_assert_eq!(only(&Mail::new(&entry, &policy()).expect("a mail").body), entry);
    }
}

/// One change at every place, so that none is left to chance.
#[test]
fn no_place_of_a_block_can_change_unnoticed() {
    let entry = usual_entry(&policy());
    let block: Vec<char> = block::write(&entry).expect("a block").chars().filter(|c| *c != '\n').collect();
    for at in 0..block.len() {
        let with =
            |other: &str| block[..at].iter().collect::<String>() + other + &block[at + 1..].iter().collect::<String>();
        for other in ["", "0", "1", "a", "A", "_", ":", "é"] {
            if other != block[at].to_string() {
                assert!(none_is_read(&with(other)), "{at}: {other:?}");
            }
        }
        assert!(none_is_read(&block[..at].iter().collect::<String>()), "cut at {at}");
    }
}

#[test]
fn long_fields_of_every_script_come_back() {
    let mut entry = usual_entry(&policy());
    for (id, text) in [("candidate", "ŵ"), ("officer", "👩🏽‍🚒"), ("method", "م"), ("information-sought", "a, \"b\"\n")]
    {
        entry.values.insert(id.to_owned(), text.repeat(10_000 / text.chars().count()));
    }
    assert_eq!(only(&Mail::new(&entry, &policy()).expect("a mail").body), entry);
}

#[test]
fn each_fault_has_its_reason() {
    let entry = usual_entry(&policy());
    let block = block::write(&entry).expect("a block");
    let mut nameless = entry.clone();
    nameless.reference = String::new();
    for (text, reason) in [
        (block.replace("BEGIN_ENTRY_1:", ""), "the beginning of the block is missing"),
        (block.replace(":END_ENTRY_", ""), "the end of the block is missing"),
        (block.chars().take(200).collect(), "the end of the block is missing"),
        (
            block.replace("BEGIN_ENTRY_1:", "BEGIN_ENTRY_27:"),
            "the block has version `27`, and this checker reads version 1",
        ),
        (block.replacen('a', "b", 1), "the block was cut or altered on its way"),
        ("BEGIN_ENTRY_1::END_ENTRY_00000000".to_owned(), "the block does not hold what it should"),
        (block::write(&nameless).expect("a block"), "the entry has no reference"),
    ] {
        match find_blocks(&text).as_slice() {
            [Err(error)] => assert_eq!(error.to_string(), reason, "{text}"),
            other => panic!("{other:?}: {text}"),
        }
    }
}

#[test]
fn every_block_of_a_thread_is_reported() {
    let entry = usual_entry(&policy());
    let block = block::write(&entry).expect("a block");
    let cut: String = block.chars().take(100).collect();
    let thread = format!("{cut}\n{block}\n> {}", quoted(&block, "> ", "\n"));
    let found = find_blocks(&thread);
    assert!(
        matches!(found.as_slice(), [Err(BlockError::NoEnd), Ok(first), Ok(second)] if *first == entry && *second == entry),
        "{found:?}"
    );
    assert!(find_blocks("No entry here.").is_empty());
}

/// Blocks in old mails refer to this dictionary: a byte changed makes them unreadable.
#[test]
fn a_block_written_long_ago_is_read() {
    // The first entries did not say which checker wrote them.
    for (file, checker) in [("first-entry.txt", ""), ("entry.txt", "0.1.0")] {
        let written = RegisterEntry { checker: checker.to_owned(), ..usual_entry(&policy()) };
        assert_eq!(only(&crate::fixture::read(&format!("tests/golden/{file}"))), written);
    }
}
