//! The finished folder: every file of the site, and none of an earlier build.

use std::collections::BTreeSet;
use std::fs;
use std::hash::{DefaultHasher, Hash, Hasher};
use std::path::{Path, PathBuf};

use serde_json::Value;
use sha2::{Digest, Sha256};

use policy::{Diagnostic, Vocabulary};

use super::first_screen::Painter;
use super::help;
use super::pages::{PageError, PolicySummary, Templates, check_names, check_sound};
use super::styles::Styles;
use super::wasm::Engine;
use super::{BuildError, BuildOptions, ENGLISH, files_in, notices, read, scripts, servers, write};

/// The pages that are made of documentation: file, key of the title, source in `docs`, or in the folder of another language there.
const DOCUMENTS: [(&str, &str, &str); 4] = [
    ("accessibility.html", "document.accessibility", "accessibility-statement.md"),
    ("help.html", "document.help", "staff-help.md"),
    ("help-register.html", "document.help-register", "spoc.md"),
    ("privacy.html", "document.privacy", "privacy.md"),
];

/// Puts all files of the site into its folder.
///
/// What may be kept for good stands in a folder that is named by the hash of all that is in it: a server tells browsers
/// by the address alone how long to keep a file, and no page ever gets parts of two versions. The rest keeps its name:
/// pages, what other pages load, and the policies, which a web team may edit where they are served.
pub(super) fn assemble(options: &BuildOptions<'_>, engines: &[Engine], styles: Styles) -> Result<(), BuildError> {
    let www = options.www();
    let assets = assets(options, engines, styles)?;
    let folder = format!("assets/{}", hash(&assets));
    let mut files: Vec<File> =
        assets.into_iter().map(|(name, content)| (Path::new(&folder).join(name), content)).collect();
    for name in ["define.js", "define-contact-register.js"] {
        let entry = format!("// The stable address.\nexport * from \"./{folder}/{name}\";\n");
        files.push((name.into(), entry.into_bytes()));
    }
    for name in ["www/embed-host.js", "www/element/pre-election-checker.d.ts", "docs/policy.schema.json"] {
        files.push(named(&options.root.join(name))?);
    }
    let templates = Templates::read(&www, &options.language, &folder, &options.frame_hosts)?;
    let vocabulary = vocabulary(options)?;
    let (interface, _) = minified(&options.text("interface"))?;
    let painter = Painter::new(&interface, options.day()).filter(|_| options.draws_first_screens);
    let mut policies = Vec::new();
    for path in files_in(&options.root.join("policies"), "json")? {
        let (json, content) = minified(&path)?;
        let policy = check_sound(&path, &json, &vocabulary)?;
        let mut summary = PolicySummary::read(&path, &json, &vocabulary.dates)?;
        summary.first_screens = painter.as_ref().and_then(|painter| painter.paint(policy));
        files.push((in_folder("policies", &path), content));
        files.push((format!("{}.html", summary.id).into(), templates.policy(&summary)?.into_bytes()));
        files.push((format!("register-{}.html", summary.id).into(), templates.register(&summary)?.into_bytes()));
        policies.push(summary);
    }
    files.push(("index.html".into(), templates.index(&policies, options.day())?.into_bytes()));
    files.push(("embed.html".into(), templates.page("embed.html")?.into_bytes()));
    files.extend(servers::files(options)?);
    files.push(("THIRD-PARTY-NOTICES.txt".into(), notices::notices(options)?.into_bytes()));
    files.push(("register.html".into(), templates.registers(&policies)?.into_bytes()));
    let docs = options.root.join("docs");
    let own = if options.language == ENGLISH { docs.clone() } else { docs.join(&options.language) };
    for (page, title, source) in DOCUMENTS {
        let content = help::html(&read(&own.join(source))?, |address| Some(address.to_owned()));
        files.push((page.into(), templates.document(title, content)?.into_bytes()));
    }
    files.push(("404.html".into(), templates.page("404.html")?.into_bytes()));
    for path in files_in(&docs.join("spoc"), "png")? {
        files.push((in_folder("spoc", &path), named(&path)?.1));
    }
    files.push(("workbench.html".into(), templates.workbench(&policies)?.into_bytes()));
    let names: Vec<String> = files.iter().map(|(name, _)| name.to_string_lossy().into_owned()).collect();
    check_names(&policies, &names)?;
    put(options, &files)
}

/// Reads the words that all policies share.
pub(super) fn vocabulary(options: &BuildOptions<'_>) -> Result<Vocabulary, BuildError> {
    let path = options.text("vocabulary");
    let (words, _) = minified(&path)?;
    let refused = |faults: Vec<Diagnostic>| PageError::Refused {
        file: path.clone(),
        faults: faults.iter().map(ToString::to_string).collect(),
    };
    Ok(Vocabulary::from_json(&words).map_err(refused)?)
}

/// A file of the site: its path there, and what is in it.
pub(super) type File = (PathBuf, Vec<u8>);

/// Returns what never changes under its address.
fn assets(options: &BuildOptions<'_>, engines: &[Engine], styles: Styles) -> Result<Vec<File>, BuildError> {
    let www = options.www();
    let mut files = vec![
        (PathBuf::from("checker.css"), styles.checker.into_bytes()),
        (PathBuf::from("contact-register.css"), styles.contact_register.into_bytes()),
        (PathBuf::from("workbench.css"), styles.workbench.into_bytes()),
        (PathBuf::from("page.css"), styles.page.into_bytes()),
    ];
    // A page names those that define an element, and the index its own, and two are workers; the others are imported.
    let is_named = |path: &PathBuf| {
        let stem = path.file_stem().unwrap_or_default().to_string_lossy();
        ["contact-register-reader", "embed", "index", "workbench-worker"].contains(&&*stem)
            || stem.starts_with("define")
    };
    let (mut scripts, others): (Vec<_>, Vec<_>) = files_in(&www.join("element"), "js")?.into_iter().partition(is_named);
    scripts.extend(engines.iter().map(|engine| engine.script.clone()));
    let mut made = scripts::bundled(options, &scripts, &others)?;
    made.extend(engines.iter().map(|engine| engine.module.clone()));
    for path in made {
        files.push(named(&path)?);
    }
    // The words of the pages are in the pages.
    let is_fetched =
        |path: &PathBuf| path.file_name().is_some_and(|name| !name.to_string_lossy().starts_with("pages."));
    for path in files_in(&www.join("text"), "json")?.into_iter().filter(is_fetched) {
        let (texts, minified) = minified(&path)?;
        let said_otherwise = said_otherwise(texts).unwrap_or(minified);
        files.push((in_folder("text", &path), said_otherwise));
    }
    Ok(files)
}

/// Returns a file of sentences without those that are their own key: the module has their English.
fn said_otherwise(mut texts: Value) -> Option<Vec<u8>> {
    let sentences = texts.get_mut("sentences")?.as_object_mut()?;
    sentences.retain(|english, own| own != english);
    Some(texts.to_string().into_bytes())
}

fn named(path: &Path) -> Result<File, BuildError> {
    let content = fs::read(path).map_err(|source| BuildError::file("read", path, source))?;
    Ok((path.file_name().unwrap_or_default().into(), content))
}

/// Returns 16 hexadecimal digits that stand for these files and no others.
fn hash(files: &[File]) -> String {
    let mut hasher = Sha256::new();
    for (name, content) in files {
        let name = name.to_string_lossy();
        hasher.update(format!("{name} {}\n", content.len()));
        hasher.update(content);
    }
    hasher.finalize().iter().take(8).map(|byte| format!("{byte:02x}")).collect()
}

fn in_folder(folder: &str, path: &Path) -> PathBuf {
    Path::new(folder).join(path.file_name().unwrap_or_default())
}

/// Reads a JSON file, and returns it with its text less all white space between the tokens.
///
/// The text is not written anew from the value: the order of the fields is the author's, and means something.
pub(super) fn minified(path: &Path) -> Result<(Value, Vec<u8>), BuildError> {
    let text = read(path)?;
    let not_json = |source| PageError::NotJson { file: path.to_owned(), source };
    let value = serde_json::from_str(&text).map_err(not_json)?;
    Ok((value, without_white_space(&text).into_bytes()))
}

fn without_white_space(json: &str) -> String {
    let (mut in_string, mut escaped) = (false, false);
    json.chars()
        .filter(|letter| {
            let keep = in_string || !letter.is_ascii_whitespace();
            if *letter == '"' && !escaped {
                in_string = !in_string;
            }
            escaped = in_string && *letter == '\\' && !escaped;
            keep
        })
        .collect()
}

/// Writes what differs and removes what an earlier build left.
///
/// A file that is already right is not touched, and another is replaced in one step: a server that serves the folder
/// meanwhile (another test, another terminal) never sends half a file.
fn put(options: &BuildOptions<'_>, files: &[(PathBuf, Vec<u8>)]) -> Result<(), BuildError> {
    let list = list_of(options);
    let earlier = fs::read_to_string(&list).unwrap_or_default();
    let names: BTreeSet<String> = files.iter().map(|(name, _)| name.to_string_lossy().into_owned()).collect();
    for stale in earlier.lines().filter(|name| !names.contains(*name)) {
        // Whoever removed it by hand wanted the same.
        let path = options.dist.join(stale);
        fs::remove_file(&path).ok();
        // A folder that is empty now was ours; one that is not stays.
        for folder in path.ancestors().skip(1).take_while(|folder| *folder != options.dist) {
            fs::remove_dir(folder).ok();
        }
    }
    // Remembered before they are written, so that a build that stops half-way leaves nothing that the next one forgets.
    let known: BTreeSet<&str> = earlier.lines().chain(names.iter().map(String::as_str)).collect();
    write(&list, known.into_iter().collect::<Vec<_>>().join("\n").as_bytes())?;
    for (name, content) in files {
        let path = options.dist.join(name);
        if fs::read(&path).is_ok_and(|found| found == *content) {
            continue;
        }
        let mut unfinished = path.clone().into_os_string();
        unfinished.push(".new");
        let unfinished = PathBuf::from(unfinished);
        write(&unfinished, content)?;
        fs::rename(&unfinished, &path).map_err(|source| BuildError::file("write", &path, source))?;
    }
    write(&list, names.into_iter().collect::<Vec<_>>().join("\n").as_bytes())
}

/// Returns what the last build has put into its folder: each file's path there, and what is in it.
pub(super) fn what_was_put(options: &BuildOptions<'_>) -> Result<Vec<File>, BuildError> {
    let list = read(&list_of(options))?;
    let file = |name: &str| {
        let path = options.dist.join(name);
        let content = fs::read(&path).map_err(|source| BuildError::file("read", &path, source))?;
        Ok((PathBuf::from(name), content))
    };
    list.lines().map(file).collect()
}

/// The file that lists what we put into this folder: a person's own files there are never ours to remove.
fn list_of(options: &BuildOptions<'_>) -> PathBuf {
    let mut hasher = DefaultHasher::new();
    std::path::absolute(&options.dist).unwrap_or_else(|_| options.dist.clone()).hash(&mut hasher);
    options.work().join("lists").join(format!("{:016x}", hasher.finish()))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn minified_json_keeps_its_order_and_its_strings() {
        let json = "{\n  \"b\": \"two  \\\" words \\\\\",\n  \"a\": [1, 2.50]\n}\n";
        assert_eq!(without_white_space(json), r#"{"b":"two  \" words \\","a":[1,2.50]}"#);
    }

    #[test]
    fn only_sentences_in_other_words_are_fetched() {
        let texts = serde_json::json!({ "sentences": { "no day": "dim diwrnod", "Any": "Any" } });
        let said = said_otherwise(texts).map(|made| String::from_utf8(made).unwrap());
        assert_eq!(said.as_deref(), Some(r#"{"sentences":{"no day":"dim diwrnod"}}"#));
        assert_eq!(said_otherwise(serde_json::json!({ "bench.none": "None" })), None);
    }

    #[test]
    fn a_later_build_removes_its_own_files_and_no_others() {
        let folder = tempfile::tempdir().unwrap();
        let mut options = BuildOptions::new().dist(folder.path().join("dist"));
        options.work = folder.path().join("work");
        let file = |name: &str| (PathBuf::from(name), b"{}".to_vec());
        put(&options, &[file("index.html"), file("policies/old.json")]).unwrap();
        fs::write(options.dist.join("notes.txt"), "mine").unwrap();
        put(&options, &[file("index.html"), file("policies/new.json")]).unwrap();
        let there = |name: &str| options.dist.join(name).is_file();
        assert!(there("index.html") && there("policies/new.json") && there("notes.txt"));
        assert!(!there("policies/old.json"));
    }
}
