//! Servers that are not ours: a real nginx under the snippet that the site carries, and one that lies about its files.

use std::fs;
use std::io::{Read, Write};
use std::net::{Ipv4Addr, TcpListener, TcpStream};
use std::process::{Child, Command, Stdio};
use std::time::{Duration, Instant};

use site::CONTENT_SECURITY_POLICY;
use tempfile::TempDir;

use crate::driver::browse;
use crate::folder_server::{FolderServer, right_type};
use crate::journey;
use crate::site::dist;

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_module_sent_as_something_else_still_runs() {
    for wrong in [Some("application/octet-stream"), Some("text/html"), Some("text/plain; charset=utf-8"), None] {
        browse(move |page| async move {
            let server = FolderServer::start(dist(), move |path| {
                let sent = if path.ends_with(".wasm") { wrong } else { Some(right_type(path)) };
                let mut headers = vec![
                    ("content-security-policy", CONTENT_SECURITY_POLICY.to_owned()),
                    ("x-content-type-options", "nosniff".to_owned()),
                ];
                headers.extend(sent.map(|sent| ("content-type", sent.to_owned())));
                headers
            });
            page.open(&server.url("cleveland-2021.html")).await;
            journey::open_photographs(&page).await;
            page.in_checker("input[value=police-officer]").await;
            assert_eq!(page.console_errors().await, [""; 0]);
        })
        .await;
    }
}

/// An nginx of ours, which ends when dropped.
struct Nginx {
    process: Child,
    port: u16,
    _folder: TempDir,
}

impl Nginx {
    fn start() -> Self {
        let folder = tempfile::tempdir().unwrap();
        // nginx cannot choose a port by itself: one that was free a moment ago is tried, and another if it is gone.
        for _ in 0..5 {
            let port = TcpListener::bind((Ipv4Addr::LOCALHOST, 0)).unwrap().local_addr().unwrap().port();
            let mut process = Self::launch(&folder, port);
            let started = Instant::now();
            while started.elapsed() < Duration::from_secs(10) {
                if process.try_wait().unwrap().is_some() {
                    break;
                }
                if TcpStream::connect((Ipv4Addr::LOCALHOST, port)).is_ok() {
                    return Self { process, port, _folder: folder };
                }
                std::thread::sleep(Duration::from_millis(20));
            }
            process.kill().ok();
            process.wait().ok();
        }
        let log = fs::read_to_string(folder.path().join("error.log")).unwrap_or_default();
        panic!("nginx does not start:\n{log}");
    }

    fn launch(folder: &TempDir, port: u16) -> Child {
        let path = folder.path().display();
        let temporary: String = ["client_body", "proxy", "fastcgi", "uwsgi", "scgi"]
            .map(|kind| format!("{kind}_temp_path {path}/{kind};\n"))
            .concat();
        let configuration = format!(
            "daemon off; master_process off; pid {path}/pid; error_log {path}/error.log;\nevents {{}}\n\
             http {{ access_log off; {temporary}\nserver {{ listen 127.0.0.1:{port}; root {dist}; include {dist}/nginx.conf; }} }}\n",
            dist = dist().display(),
        );
        let file = folder.path().join("nginx.conf");
        fs::write(&file, configuration).unwrap();
        let program = std::env::var_os("NGINX").unwrap_or_else(|| {
            let usual =
                ["/usr/sbin/nginx", "/usr/local/sbin/nginx"].into_iter().find(|path| fs::exists(path).unwrap_or(false));
            usual.unwrap_or("nginx").into()
        });
        Command::new(program)
            .args(["-e", "stderr", "-p"])
            .arg(folder.path())
            .arg("-c")
            .arg(&file)
            .stdin(Stdio::null())
            .stdout(Stdio::null())
            .stderr(Stdio::null())
            .spawn()
            .unwrap_or_else(|error| {
                panic!("this test needs nginx (Debian: `nginx-light`), or NGINX set to where it is: {error}")
            })
    }

    fn get(&self, path: &str) -> (String, Vec<u8>) {
        let mut stream = TcpStream::connect((Ipv4Addr::LOCALHOST, self.port)).unwrap();
        let request =
            format!("GET {path} HTTP/1.1\r\nhost: localhost\r\naccept-encoding: gzip\r\nconnection: close\r\n\r\n");
        stream.write_all(request.as_bytes()).unwrap();
        let mut answer = Vec::new();
        stream.read_to_end(&mut answer).unwrap();
        let end = answer.windows(4).position(|four| four == b"\r\n\r\n").unwrap();
        let body = answer.split_off(end);
        (String::from_utf8(answer).unwrap().to_lowercase(), body)
    }
}

impl Drop for Nginx {
    fn drop(&mut self) {
        self.process.kill().ok();
        self.process.wait().ok();
    }
}

#[test]
fn nginx_sends_types_compression_caching_and_headers() {
    let nginx = Nginx::start();
    let assets = fs::read_dir(dist().join("assets")).unwrap().next().unwrap().unwrap().file_name();
    let assets = format!("/assets/{}/", assets.to_string_lossy());
    let module = format!("{assets}checker_bg.wasm");
    for (path, kind, cached, zipped) in [
        ("/", "text/html; charset=utf-8", "no-cache", true),
        ("/register.html", "text/html; charset=utf-8", "no-cache", true),
        ("/workbench.html", "text/html; charset=utf-8", "no-cache", true),
        ("/define.js", "text/javascript; charset=utf-8", "no-cache", false),
        ("/policies/cleveland-2021.json", "application/json", "no-cache", true),
        (&module, "application/wasm", "public, max-age=31536000, immutable", true),
        (&format!("{assets}contact-register_bg.wasm"), "application/wasm", "public, max-age=31536000, immutable", true),
        (&format!("{assets}workbench_bg.wasm"), "application/wasm", "public, max-age=31536000, immutable", true),
        (&format!("{assets}checker.css"), "text/css; charset=utf-8", "public, max-age=31536000, immutable", true),
    ] {
        let (head, body) = nginx.get(path);
        assert!(head.starts_with("http/1.1 200"), "{path}: {head}");
        assert!(head.contains(&format!("content-type: {kind}\r\n")), "{path}: {head}");
        assert!(head.contains(&format!("\ncache-control: {cached}\r\n")), "{path}: {head}");
        assert_eq!(head.contains("content-encoding: gzip"), zipped, "{path}: {head}");
        if path == module {
            let whole = fs::metadata(dist().join(module.trim_start_matches('/'))).unwrap().len();
            assert!((body.len() as u64) < whole / 2, "the module is compressed: {} of {whole}", body.len());
        }
    }
    for path in ["/", &module, "/no-such-file"] {
        let (head, _) = nginx.get(path);
        let csp = format!("content-security-policy: {}\r\n", CONTENT_SECURITY_POLICY.to_lowercase());
        assert!(head.contains(&csp), "{path}: {head}");
        assert!(
            head.contains("x-content-type-options: nosniff") && head.contains("referrer-policy: no-referrer"),
            "{head}"
        );
    }
    for path in ["/nginx.conf", "/web.config"] {
        let (head, body) = nginx.get(path);
        assert!(head.starts_with("http/1.1 404"), "{path}: {head}");
        assert!(!String::from_utf8_lossy(&body).contains("nosniff"), "{path}");
    }
    let (head, _) = nginx.get("/assets/0000/gone.js");
    assert!(head.starts_with("http/1.1 404") && !head.contains("immutable"), "{head}");
}

/// IIS is not here to be asked. Its file is XML that says what nginx was seen to do, and sets nothing a second time that
/// a folder above may have set: IIS answers 500 to that.
#[test]
fn iis_is_told_the_same_as_nginx() {
    let text = fs::read_to_string(dist().join("web.config")).unwrap();
    let document = roxmltree::Document::parse(&text).expect("well-formed XML");
    let all = |name: &'static str| document.descendants().filter(move |node| node.has_tag_name(name));
    let one = |name| all(name).next().unwrap_or_else(|| panic!("no `{name}`"));
    let added = |section| one(section).children().filter(|node| matches!(node.tag_name().name(), "add" | "mimeMap"));
    let is_removed_first = |node: roxmltree::Node<'_, '_>, key| {
        let before = node.prev_siblings().skip(1).find(|before| before.is_element());
        assert!(
            before.is_some_and(|it| it.has_tag_name("remove") && it.attribute(key) == node.attribute(key)),
            "{node:?}"
        );
    };
    let nginx = Nginx::start();
    let (page, _) = nginx.get("/");
    let hidden: Vec<_> = added("hiddenSegments").inspect(|node| is_removed_first(*node, "segment")).collect();
    assert_eq!(hidden.iter().filter_map(|node| node.attribute("segment")).collect::<Vec<_>>(), ["nginx.conf"]);
    let mut headers = 0;
    for header in added("customHeaders") {
        is_removed_first(header, "name");
        let line = format!("{}: {}", header.attribute("name").unwrap(), header.attribute("value").unwrap());
        assert!(page.contains(&format!("\n{}", line.to_lowercase())), "{line}: {page}");
        headers += 1;
    }
    assert_eq!(headers, page.lines().filter(|line| OURS.iter().any(|name| line.starts_with(name))).count());

    let assets = fs::read_dir(dist().join("assets")).unwrap().next().unwrap().unwrap().file_name();
    let module = format!("/assets/{}/checker_bg.wasm", assets.to_string_lossy());
    for (kind, path) in [(".wasm", &*module), (".json", "/policies/cleveland-2021.json"), (".js", "/define.js")] {
        let map = added("staticContent").find(|map| map.attribute("fileExtension") == Some(kind)).expect(kind);
        is_removed_first(map, "fileExtension");
        let (head, _) = nginx.get(path);
        assert!(head.contains(&format!("content-type: {}", map.attribute("mimeType").unwrap())), "{kind}: {head}");
    }
    let caching: Vec<_> =
        all("clientCache").map(|cache| cache.attributes().map(|it| it.value()).collect::<Vec<_>>()).collect();
    assert_eq!(caching, [vec!["DisableCache"], vec!["UseMaxAge", "365.00:00:00"]]);
    assert_eq!(one("location").attribute("path"), Some("assets"), "only what is named by its hash is kept");
}

/// The headers that both servers set on every answer.
const OURS: [&str; 6] = [
    "content-security-policy:",
    "x-content-type-options:",
    "referrer-policy:",
    "cross-origin-opener-policy:",
    "cross-origin-resource-policy:",
    "permissions-policy:",
];

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn the_checker_works_under_nginx() {
    browse(|page| async move {
        let nginx = Nginx::start();
        page.open(&format!("http://127.0.0.1:{}/cleveland-2021.html", nginx.port)).await;
        journey::open_photographs(&page).await;
        journey::to_the_outcome(&page).await;
        assert_eq!(page.console_errors().await, [""; 0]);
    })
    .await;
}
