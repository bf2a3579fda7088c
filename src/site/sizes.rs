//! What people download, file by file, in bytes of brotli 11: written into `tests/sizes.json` by a command and compared by
//! a test, so that whatever a change adds is seen in the change.

use std::collections::BTreeMap;
use std::fs;
use std::path::{Path, PathBuf};

use serde::Serialize;

use calendar::date_text::long_date;

use super::{BuildError, BuildOptions, build, files_in, first_screen, write};

/// What is loaded together, and the most that it may weigh.
#[derive(Debug, Serialize)]
pub struct Load {
    /// The most that it may weigh.
    pub budget: u64,
    /// What it weighs.
    pub total: u64,
    /// Each of its files. The folder that is named by the content of what is in it is left out of the names.
    pub files: BTreeMap<String, u64>,
}

/// What the first load of each page is, and what a person waits for before the first question stands there.
#[derive(Debug, Serialize)]
#[serde(rename_all = "kebab-case")]
pub struct Sizes {
    /// The page, the styles and the element's script: the first question stands in the page.
    pub first_question: Load,
    /// Everything that the checker loads, with the largest policy.
    pub checker: Load,
    /// The same of the register's page.
    pub contact_register: Load,
    /// The same of the workbench, with the policies that it offers to look at.
    pub workbench: Load,
    /// Every policy by itself; the total is the largest.
    pub policies: Load,
}

impl Sizes {
    /// Builds the site and weighs it.
    ///
    /// # Errors
    ///
    /// As [`build`]; or a file that cannot be read.
    pub fn measure(options: &BuildOptions<'_>) -> Result<Self, BuildError> {
        let dist = build(options)?;
        let site = Site::read(&dist)?;
        let policies = site.group(25_000, |file| file.path.starts_with("policies"));
        let largest = policies.files.iter().max_by_key(|(_, size)| **size).map(|(name, _)| name.clone());
        let id = largest.unwrap_or_default().replace("policies/", "").replace(".json", "");
        let policy = format!("policies/{id}.json");
        let named = |names: &[&str], file: &Weighed| names.contains(&file.name.as_str());
        let checker_page = format!("{id}.html");
        let first = ["checker.css", "define.js", "page.css", checker_page.as_str()];
        let checker = ["checker.js", "checker_bg.wasm", "text/interface.en.json", "text/vocabulary.en.json", &policy];
        let register_page = format!("register-{id}.html");
        let register = [
            "contact-register-reader.js",
            "contact-register.css",
            "contact-register.js",
            "contact-register_bg.wasm",
            "define-contact-register.js",
            "page.css",
            "text/contact-register.en.json",
            "text/interface.en.json",
            "text/vocabulary.en.json",
            &register_page,
            &policy,
        ];
        let workbench = [
            "define-workbench.js",
            "page.css",
            "text/authoring.en.json",
            "text/interface.en.json",
            "text/vocabulary.en.json",
            "text/workbench.en.json",
            "workbench-worker.js",
            "workbench.css",
            "workbench.html",
            "workbench.js",
            "workbench_bg.wasm",
        ];
        Ok(Self {
            first_question: site.group(20_000, |file| named(&first, file)),
            checker: site.group(234_000, |file| named(&first, file) || named(&checker, file)),
            contact_register: site.group(521_500, |file| named(&register, file)),
            workbench: site.group(765_000, |file| named(&workbench, file) || file.path.starts_with("policies")),
            policies: Load { total: policies.files.values().copied().max().unwrap_or_default(), ..policies },
        })
    }

    /// Returns the loads by name.
    pub fn loads(&self) -> [(&'static str, &Load); 5] {
        [
            ("the first question", &self.first_question),
            ("the checker", &self.checker),
            ("the contact register", &self.contact_register),
            ("the workbench", &self.workbench),
            ("the largest policy", &self.policies),
        ]
    }

    /// Returns the file as it is committed.
    ///
    /// # Errors
    ///
    /// Fails only if JSON cannot be written, which the types rule out.
    pub fn text(&self) -> Result<String, serde_json::Error> {
        Ok(serde_json::to_string_pretty(self)? + "\n")
    }

    /// Returns where the committed file stands.
    pub fn path(options: &BuildOptions<'_>) -> PathBuf {
        options.root.join("tests/sizes.json")
    }

    /// Writes the committed file anew.
    ///
    /// # Errors
    ///
    /// A file that cannot be written.
    pub fn save(&self, options: &BuildOptions<'_>) -> Result<(), BuildError> {
        write(&Self::path(options), self.text().unwrap_or_default().as_bytes())
    }
}

struct Weighed {
    /// The path within the site.
    path: PathBuf,
    /// The same, less the folder that is named by its content.
    name: String,
}

struct Site<'d> {
    dist: &'d Path,
    files: Vec<Weighed>,
}

impl<'d> Site<'d> {
    fn read(dist: &'d Path) -> Result<Self, BuildError> {
        let mut folders = vec![dist.to_owned(), dist.join("policies")];
        let assets = dist.join("assets");
        let failed = |source| BuildError::file("list", &assets, source);
        for entry in fs::read_dir(&assets).map_err(failed)? {
            let folder = entry.map_err(failed)?.path();
            folders.extend([folder.join("text"), folder]);
        }
        let mut files = Vec::new();
        for folder in folders {
            for extension in ["css", "html", "js", "json", "wasm"] {
                for path in files_in(&folder, extension)? {
                    let path = path.strip_prefix(dist).unwrap_or(&path).to_owned();
                    let parts = path.iter().map(|part| part.to_string_lossy());
                    let skipped = if path.starts_with("assets") { 2 } else { 0 };
                    let name = parts.skip(skipped).collect::<Vec<_>>().join("/");
                    // A script of the same name at the top only points to the one that counts.
                    if skipped > 0 || path.extension().is_some_and(|ending| ending != "js") {
                        files.push(Weighed { path, name });
                    }
                }
            }
        }
        Ok(Self { dist, files })
    }

    fn group(&self, budget: u64, is_part: impl Fn(&Weighed) -> bool) -> Load {
        let parts = self.files.iter().filter(|file| is_part(file));
        let files: BTreeMap<String, u64> =
            parts.map(|file| (file.name.clone(), brotli_size(&self.dist.join(&file.path)))).collect();
        Load { budget, total: files.values().sum(), files }
    }
}

/// Returns what a file weighs in brotli at its highest quality, or nothing for one that cannot be read.
fn brotli_size(path: &Path) -> u64 {
    let mut content = fs::read(path).unwrap_or_default();
    if path.extension().is_some_and(|ending| ending == "html") {
        // The day of the build stands in the pages, and what they weigh is not to change overnight.
        let today = long_date(first_screen::today());
        content = String::from_utf8_lossy(&content).replace(&today, "1 January 2026").into_bytes();
    }
    let parameters = brotli::enc::BrotliEncoderParams { quality: 11, lgwin: 22, ..Default::default() };
    let mut compressed = Vec::new();
    // Writing to a vector cannot fail.
    let _ = brotli::BrotliCompress(&mut content.as_slice(), &mut compressed, &parameters);
    compressed.len() as u64
}
