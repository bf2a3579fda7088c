//! What the largest that is let in costs: no input takes many times its own size while it is read.
//!
//! The only test of its program, since the memory of tests beside it would count too.

#![expect(clippy::expect_used, clippy::panic, reason = "a test says what is wrong by panicking, its helpers too")]

use std::{
    io::{Cursor, Write},
    time::Instant,
};

use peak_alloc::PeakAlloc;
use policy::{Policy, Vocabulary, load::load};
use register::import::{Import, LARGEST, read};

#[global_allocator]
static MEMORY: PeakAlloc = PeakAlloc;

/// The size of what is read. What takes memory does so in proportion: `MEMORY_SIZE=66060288` shows it for the largest.
const SIZE: usize = 9 << 19;
/// How many times the size of a file the reader may take beside the file itself.
const TIMES: usize = 6;

fn json(path: &str) -> serde_json::Value {
    let path = std::path::Path::new(env!("CARGO_MANIFEST_DIR")).join(path);
    let text = std::fs::read_to_string(&path).unwrap_or_else(|error| panic!("{}: {error}", path.display()));
    serde_json::from_str(&text).expect("JSON")
}

fn policy() -> Policy {
    let vocabulary = Vocabulary::from_json(&json("www/text/vocabulary.en.json")).expect("the vocabulary");
    load(&json("tests/policies/register.json"), &vocabulary).expect("a sound policy")
}

/// A file of a size: a beginning, and then the same over and over.
fn filled(start: &str, again: &str, size: usize) -> Vec<u8> {
    let mut file = start.as_bytes().to_vec();
    file.reserve(size);
    while file.len() + again.len() <= size {
        file.extend_from_slice(again.as_bytes());
    }
    file
}

#[test]
fn nothing_that_is_read_takes_many_times_its_size() {
    let policy = policy();
    let size = std::env::var("MEMORY_SIZE").ok().and_then(|size| size.parse().ok()).unwrap_or(SIZE).min(LARGEST);
    let entry = entry::json::parse(&json("tests/golden/entry.json").to_string()).expect("an entry");
    let block = entry::block::write(&entry).expect("a block");
    let broken = block.replacen('a', "b", 1);
    let mime = "MIME-Version: 1.0\r\n";
    let plain = "MIME-Version: 1.0\r\nContent-Type: text/plain\r\n\r\n";
    let html = "MIME-Version: 1.0\r\nContent-Type: text/html\r\n\r\n";
    let encoded = "MIME-Version: 1.0\r\nContent-Type: text/plain\r\nContent-Transfer-Encoding: base64\r\n\r\n";
    let parts = "MIME-Version: 1.0\r\nContent-Type: multipart/mixed; boundary=b\r\n\r\n";
    let digest = "MIME-Version: 1.0\r\nContent-Type: multipart/digest; boundary=b\r\n\r\n";
    let attached = "MIME-Version: 1.0\r\nContent-Type: application/pdf; name=\"a.pdf\"\r\nContent-Transfer-Encoding: base64\r\n\r\n";
    let kinds: [(&str, &str, String, &str); 31] = [
        ("plain text", "a.eml", plain.to_owned(), "A line of plain text, as mails have it.\r\n"),
        ("HTML", "a.eml", html.to_owned(), "<p>A line of <b>HTML</b>, as mails have it.</p>\r\n"),
        ("base64", "a.eml", encoded.to_owned(), "QSBsaW5lIG9mIHBsYWluIHRleHQsIGFzIG1haWxzIGhhdmUgaXQu\r\n"),
        ("attached", "a.eml", attached.to_owned(), "QSBsaW5lIG9mIHBsYWluIHRleHQsIGFzIG1haWxzIGhhdmUgaXQu\r\n"),
        ("blocks", "a.eml", plain.to_owned(), &block),
        ("damaged blocks", "a.eml", plain.to_owned(), &broken),
        ("one block", "a.eml", format!("{plain}BEGIN_ENTRY_1:\n"), "c9RRSM7PS8vMSS3WUUjLL1JIzs9Lyy\n"),
        (
            "one block that ends",
            "a.txt",
            ":END_ENTRY_12345678\nBEGIN_ENTRY_1:".to_owned(),
            "c9RRSM7PS8vMSS3WUUjLL1J :END_ENTRY_12345678 BEGIN_ENTRY_1:",
        ),
        ("beginnings", "a.txt", String::new(), "BEGIN_ENTRY_"),
        ("ends", "a.txt", String::new(), "END_ENTRY_"),
        ("blanks between", "a.txt", "BEGIN_ENTRY_1:".to_owned(), " > "),
        ("headers", "a.eml", mime.to_owned(), "a:b\r\n"),
        ("recipients", "a.eml", "MIME-Version: 1.0\r\nTo: ".to_owned(), "a@b,"),
        ("parameters", "a.eml", "MIME-Version: 1.0\r\nContent-Type: text/plain".to_owned(), ";a=b"),
        ("parts", "a.eml", parts.to_owned(), "--b\r\n\r\n"),
        ("mails in a mail", "a.eml", digest.to_owned(), "--b\r\n\r\na:b\r\n\r\nc\r\n"),
        ("headers of a part", "a.eml", format!("{parts}--b\n"), "a:b\n"),
        ("headers of a mail in a mail", "a.eml", format!("{parts}--b\nContent-Type: message/rfc822\n\nx\n"), "a:b\n"),
        ("headers in a digest", "a.eml", format!("{digest}--b\n\nx\n"), "a:b\n"),
        (
            "encoded headers",
            "a.eml",
            format!("{parts}--b\nContent-Type: message/rfc822\nContent-Transfer-Encoding: base64\n\n"),
            "YTpiCmE6YgphOmIKYTpiCmE6YgphOmIK\n",
        ),
        (
            "encoded headers in a digest",
            "a.eml",
            format!("{digest}--b\nContent-Transfer-Encoding: base64\n\n"),
            "YTpiCmE6YgphOmIKYTpiCmE6YgphOmIK\n",
        ),
        ("a mailbox", "a.mbox", String::new(), "From a Mon Apr 12 10:00:00 2021\nFrom: a\n\nb\n\n"),
        ("a list of lists", "a.json", "[[]".to_owned(), ",[]"),
        ("a list of numbers", "a.json", "[1".to_owned(), ",1"),
        (
            "a register of lists",
            "a.json",
            "{\"register\":1,\"policy\":\"register\",\"records\":[],\"x\":[1".to_owned(),
            ",[]",
        ),
        ("separators", "a.csv", "Reference,Candidate\n".to_owned(), ","),
        ("lines of separators", "a.csv", "Reference,Candidate\n".to_owned(), ",,,,,,,,,,,,,,,,,,,,,,,,,,,,,,\n"),
        ("cells", "a.csv", "Reference,Candidate\n".to_owned(), "\"a\nb\","),
        ("a table in a mail", "a.eml", format!("{plain}Reference,Candidate\r\n"), "1,2\r\n"),
        ("rich text", "a.rtf", "{\\rtf1 ".to_owned(), "\\u228?\\par "),
        ("nothing known", "a.bin", String::new(), "\u{1}"),
    ];
    let made = kinds.into_iter().map(|(what, name, start, again)| {
        let end = match what {
            what if what.starts_with("a list of") => "]",
            "a register of lists" => "]}",
            _ => "",
        };
        let mut file = filled(&start, again, size - 200);
        file.extend_from_slice(end.as_bytes());
        (what, name, file)
    });
    let outlook = ["1000001F", "10130102"].map(|stream| {
        let body = filled("", "A\0 \0l\0i\0n\0e\0\r\0\n\0", size - (size >> 4));
        let mut file = cfb::CompoundFile::create(Cursor::new(Vec::new())).expect("a file in memory");
        for (path, content) in [("__properties_version1.0", &[0; 32][..]), (&format!("__substg1.0_{stream}"), &body)] {
            file.create_stream(path).expect("a stream").write_all(content).expect("in memory");
        }
        file.flush().expect("in memory");
        ("a mail of Outlook's", "a.msg", file.into_inner().into_inner())
    });
    let mut worst = Vec::new();
    for (what, name, file) in made.chain(outlook) {
        let before = MEMORY.current_usage();
        MEMORY.reset_peak_usage();
        let started = Instant::now();
        let mut import = Import::default();
        read(name, &file, &policy, &mut import);
        let peak = MEMORY.peak_usage().saturating_sub(before);
        println!("{what}: {} MB, {} times, {:?}", peak >> 20, peak / file.len(), started.elapsed());
        assert!(
            !import.found.is_empty()
                || !import.refused.is_empty()
                || !import.registers.is_empty()
                || !import.logs.is_empty(),
            "{what}: nothing is said of it"
        );
        if peak > TIMES * file.len() {
            worst.push((what, peak / file.len()));
        }
    }
    assert_eq!(worst, [], "more than {TIMES} times the size of the file");
}
