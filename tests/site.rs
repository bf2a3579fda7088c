//! The finished site: its size, and how it is served.

#![expect(
    clippy::expect_used,
    clippy::panic,
    clippy::unwrap_used,
    reason = "a helper of a test fails the test; clippy knows only the test functions themselves"
)]

use std::fs;
use std::io::{Read, Write};
use std::net::TcpStream;
use std::path::{Path, PathBuf};
use std::sync::OnceLock;

use site::{BuildOptions, CONTENT_SECURITY_POLICY, Server, Sizes};

fn dist() -> &'static Path {
    static DIST: OnceLock<PathBuf> = OnceLock::new();
    DIST.get_or_init(|| site::build(&BuildOptions::new()).unwrap_or_else(|error| panic!("{error}")))
}

/// The folder with what never changes under its address, with a slash at its end.
fn assets() -> String {
    let mut folders = fs::read_dir(dist().join("assets")).unwrap();
    let folder = folders.next().expect("a folder named by its content").unwrap();
    assert!(folders.next().is_none(), "an earlier build is gone");
    format!("assets/{}/", folder.file_name().to_string_lossy())
}

#[test]
fn what_people_download_is_what_is_written_down_and_within_its_budget() {
    let options = BuildOptions::new();
    let sizes = Sizes::measure(&options).unwrap();
    for (name, load) in sizes.loads() {
        report(&format!("{:>7} of {:>7}: {name}", load.total, load.budget));
        assert!(load.total <= load.budget, "{name} weighs {}, more than {}", load.total, load.budget);
    }
    let written = fs::read_to_string(Sizes::path(&options)).unwrap_or_default();
    assert_eq!(sizes.text().unwrap(), written, "run `cargo run -- sizes`, and commit what it writes");
}

#[test]
fn no_module_names_a_folder_of_the_machine_that_built_it() {
    let root = env!("CARGO_MANIFEST_DIR").as_bytes();
    for name in ["checker", "contact-register", "workbench"] {
        let module = fs::read(dist().join(format!("{}{name}_bg.wasm", assets()))).unwrap();
        for folder in [root, b"registry/src", b"rustlib/src"] {
            assert!(!module.windows(folder.len()).any(|found| found == folder), "{name}");
        }
    }
}

/// Whoever has the source can prove a package by making it again. Cargo's own work is done once here: all that comes after it is
/// done anew, in another place.
#[test]
fn two_packages_of_one_commit_are_the_same_bytes() {
    let places = [tempfile::tempdir().unwrap(), tempfile::tempdir().unwrap()];
    let as_built = BuildOptions::new().dist(places[0].path().join("dist"));
    let anew = BuildOptions::new().anew(places[1].path());
    let [one, other] = [as_built, anew].map(|options| {
        let zip = site::package(options).unwrap_or_else(|error| panic!("{error}"));
        fs::read(zip).unwrap()
    });
    let files = |zip: &[u8]| {
        let mut zip = zip::ZipArchive::new(std::io::Cursor::new(zip.to_vec())).unwrap();
        let count = zip.len();
        let file = |index: usize| {
            let mut file = zip.by_index(index).unwrap();
            let mut content = Vec::new();
            file.read_to_end(&mut content).unwrap();
            (file.name().unwrap().into_owned(), content)
        };
        (0..count).map(file).collect::<Vec<_>>()
    };
    let (first, second) = (files(&one), files(&other));
    assert_eq!(first.len(), second.len());
    // The sums differ wherever anything does.
    let is_sum = |name: &str| name.ends_with("SHA256SUMS");
    let different: Vec<_> = first.iter().zip(&second).filter(|(one, other)| one != other && !is_sum(&one.0)).collect();
    let names: Vec<_> = different.iter().map(|((name, _), (other, _))| (name, other)).collect();
    assert_eq!(names, [], "files that differ");
    assert_eq!(one, other, "the zip itself");
}

/// Prints a line that cargo does not swallow when the test passes: the figures are there to be watched.
fn report(line: &str) {
    let mut terminal = std::io::stderr();
    writeln!(terminal, "{line}").unwrap();
}

fn get(server: &Server, path: &str) -> (String, String) {
    get_as(server, "localhost", path)
}

fn get_as(server: &Server, host: &str, path: &str) -> (String, String) {
    let mut stream = TcpStream::connect(server.address()).unwrap();
    write!(stream, "GET {path} HTTP/1.1\r\nhost: {host}\r\nconnection: close\r\n\r\n").unwrap();
    let mut answer = Vec::new();
    stream.read_to_end(&mut answer).unwrap();
    let answer = String::from_utf8_lossy(&answer).into_owned();
    let (head, body) = answer.split_once("\r\n\r\n").unwrap();
    (head.to_owned(), body.to_owned())
}

#[test]
fn every_answer_carries_the_security_headers() {
    let server = Server::start(dist(), 0).unwrap();
    assert!(server.address().ip().is_loopback());
    let [module, text] = ["checker_bg.wasm", "text/interface.en.json"].map(|name| format!("/{}{name}", assets()));
    for path in ["/", "/define.js", &module, &text, "/no-such-file"] {
        let (head, _) = get(&server, path);
        for expected in [
            &format!("content-security-policy: {CONTENT_SECURITY_POLICY}\r\n"),
            "x-content-type-options: nosniff\r\n",
            "referrer-policy: no-referrer\r\n",
            "cross-origin-opener-policy: same-origin\r\n",
            "cross-origin-resource-policy: same-origin\r\n",
            "microphone=()",
            "cache-control: no-cache\r\n",
        ] {
            assert!(format!("{head}\r\n").contains(expected), "{path}: {head}");
        }
    }
    let expected = "default-src 'none'; script-src 'self' 'wasm-unsafe-eval'; style-src 'self'; connect-src 'self'; \
                    img-src 'self' data:; base-uri 'none'; form-action 'none'; frame-ancestors 'self'; \
                    webrtc 'block'; require-trusted-types-for 'script'; trusted-types contact-register-reader workbench-worker";
    assert_eq!(CONTENT_SECURITY_POLICY, expected);
}

#[test]
fn files_are_served_as_what_they_are() {
    let server = Server::start(dist(), 0).unwrap();
    let assets = assets();
    for (path, expected) in [
        ("/", "text/html"),
        ("/define.js", "text/javascript"),
        (&format!("/{assets}checker_bg.wasm"), "application/wasm"),
        (&format!("/{assets}checker.css"), "text/css"),
        (&format!("/{assets}text/interface.en.json"), "application/json"),
        ("/policy.schema.json", "application/json"),
        ("/workbench.html", "text/html"),
    ] {
        let (head, _) = get(&server, path);
        assert!(head.starts_with("HTTP/1.1 200"), "{path}: {head}");
        assert!(head.contains(&format!("content-type: {expected}")), "{path}: {head}");
    }
}

#[test]
fn nothing_outside_the_folder_is_served() {
    let folder = tempfile::tempdir().unwrap();
    let dist = folder.path().join("dist");
    fs::create_dir(&dist).unwrap();
    fs::write(folder.path().join("secret.txt"), "secret").unwrap();
    let server = Server::start(&dist, 0).unwrap();
    for path in ["/../secret.txt", "/%2e%2e/secret.txt", "/..%2fsecret.txt", "/%2e%2e%5csecret.txt", "//secret.txt"] {
        let (head, body) = get(&server, path);
        assert!(!head.starts_with("HTTP/1.1 200") && !body.contains("secret"), "{path}: {head}");
    }
}

#[test]
fn what_is_for_other_servers_is_served_by_none() {
    let server = Server::start(dist(), 0).unwrap();
    for path in ["/nginx.conf", "/web.config", "/%6eginx.conf", "//web.config"] {
        assert!(dist().join("nginx.conf").is_file() && dist().join("web.config").is_file());
        let (head, _) = get(&server, path);
        assert!(head.starts_with("HTTP/1.1 404"), "{path}: {head}");
    }
}

/// A site whose name leads to this machine would else read what is served here as its own.
#[test]
fn another_host_is_answered_nothing() {
    let folder = tempfile::tempdir().unwrap();
    fs::write(folder.path().join("page.html"), "a page").unwrap();
    for server in [Server::start(folder.path(), 0).unwrap(), Server::start_live(folder.path(), 0).unwrap()] {
        let port = server.address().port();
        for host in ["localhost", "LOCALHOST:80", "127.0.0.1", "[::1]", &format!("127.0.0.1:{port}")] {
            let (head, _) = get_as(&server, host, "/page.html");
            assert!(head.starts_with("HTTP/1.1 200"), "{host}: {head}");
        }
        for host in ["evil.example", "127.0.0.1.evil.example", "localhost.evil.example:80", "0.0.0.0", "", "a:b:80"] {
            for path in ["/page.html", "/live.js", "/live?seen="] {
                let (head, body) = get_as(&server, host, path);
                assert!(head.starts_with("HTTP/1.1 421") && !body.contains("page."), "{host}{path}: {head}");
            }
        }
    }
}

#[cfg(unix)]
#[test]
fn no_link_leads_out_of_the_folder() {
    use std::os::unix::fs::symlink;

    let folder = tempfile::tempdir().unwrap();
    let [dist, other] = ["dist", "other"].map(|name| folder.path().join(name));
    for made in [&dist, &other] {
        fs::create_dir(made).unwrap();
        fs::write(made.join("index.html"), format!("secret of {}", made.display())).unwrap();
    }
    symlink(other.join("index.html"), dist.join("file.html")).unwrap();
    symlink(&other, dist.join("folder")).unwrap();
    symlink(dist.join("index.html"), dist.join("inside.html")).unwrap();
    fs::create_dir(dist.join("deep")).unwrap();
    symlink(other.join("index.html"), dist.join("deep/index.html")).unwrap();
    // The folder itself may be a link.
    let link = folder.path().join("link");
    symlink(&dist, &link).unwrap();
    for root in [&dist, &link] {
        let server = Server::start(root, 0).unwrap();
        for path in ["/", "/inside.html"] {
            let (head, _) = get(&server, path);
            assert!(head.starts_with("HTTP/1.1 200"), "{path}: {head}");
        }
        for path in
            ["/file.html", "/folder/", "/folder/index.html", "/%66older/index.html", "/deep/", "/deep/index.html"]
        {
            let (head, body) = get(&server, path);
            assert!(head.starts_with("HTTP/1.1 404") && !body.contains("secret"), "{path}: {head}");
        }
    }
}

/// Each module's own crates, the styles and Rust itself; nothing that only builds or tests the site.
#[test]
fn notices_name_what_is_in_the_browser() {
    let notices = fs::read_to_string(dist().join("THIRD-PARTY-NOTICES.txt")).unwrap();
    let names = |name: &str| notices.lines().any(|line| line.starts_with(name));
    for shipped in ["yew 0.", "zip 9.", "mail-parser 0.", "dagre 0.", "govuk-frontend ", "Rust's standard library "] {
        assert!(names(shipped), "{shipped}");
    }
    for tool in ["axum ", "schemars ", "fantoccini ", "axe-core ", "esbuild-wasm "] {
        assert!(!names(tool), "{tool}");
    }
    assert!(notices.contains("THE SOFTWARE IS PROVIDED"), "the texts themselves are there");
}

/// A machine that has Rust and nothing else is told what to install, in one sentence.
#[cfg(unix)]
#[test]
fn a_missing_tool_is_one_sentence_that_says_what_to_install() {
    use std::process::Command;

    let folder = tempfile::tempdir().unwrap();
    let path = std::env::var_os("PATH").unwrap();
    for tool in ["rustc", "cargo", "wasm-pack"] {
        let found = std::env::split_paths(&path).map(|place| place.join(tool)).find(|program| program.is_file());
        // One that is not on the PATH is in cargo's own folder, where the build looks too.
        if let Some(found) = found {
            std::os::unix::fs::symlink(found, folder.path().join(tool)).unwrap();
        }
    }
    let build = || {
        let mut command = Command::new(env!("CARGO_BIN_EXE_pre-election-checker"));
        command.args(["build", "--out"]).arg(folder.path().join("dist")).env("PATH", folder.path());
        let output = command.output().unwrap();
        // Another test may be making pages meanwhile: whoever waits for that is told.
        let said = String::from_utf8(output.stderr).unwrap();
        let said: String =
            said.split_inclusive('\n').filter(|line| !line.starts_with("waiting for another build")).collect();
        (output.status.code(), said)
    };
    dist();
    let expected = "error: `node` is not installed; install Node.js 20 or newer, with npm\n";
    assert_eq!(build(), (Some(1), expected.to_owned()));

    let node = folder.path().join("node");
    fs::write(&node, "#!/bin/sh\necho v16.20.0\n").unwrap();
    fs::set_permissions(&node, std::os::unix::fs::PermissionsExt::from_mode(0o755)).unwrap();
    let expected = "error: node v16.20.0 is too old; install Node.js 20 or newer, with npm\n";
    assert_eq!(build(), (Some(1), expected.to_owned()));
    assert!(!folder.path().join("dist").exists());
}
