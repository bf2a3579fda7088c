//! What a web team gets, who have no compiler: one zip of the site with its help as HTML, checksums, what it is made of, and
//! what has changed. Two packages of one commit are the same bytes.

use std::collections::{BTreeMap, BTreeSet};
use std::io::{Cursor, Write};
use std::path::{Path, PathBuf};

use entry::CHECKER;
use sha2::{Digest, Sha256};
use zip::write::SimpleFileOptions;
use zip::{CompressionMethod, ZipWriter};

use super::pages::Templates;
use super::{BuildError, BuildOptions, assemble, build, files_in, first_screen, help, notices, read, write};

/// Builds the site, and returns the zip: `pre-election-checker-VERSION.zip` beside the site's folder. The day in its pages is that of
/// the commit, or what `SOURCE_DATE_EPOCH` says.
///
/// # Errors
///
/// As [`build`]; or a file that cannot be read or written.
pub fn package(mut options: BuildOptions<'_>) -> Result<PathBuf, BuildError> {
    options.day = Some(first_screen::day_of_the_commit(&options.root));
    let options = &options;
    let dist = build(options)?;
    options.say("package: help, bill of materials, checksums");
    let in_zip =
        |name: &Path| name.components().map(|part| part.as_os_str().to_string_lossy()).collect::<Vec<_>>().join("/");
    let site = assemble::what_was_put(options)?;
    let mut files: Files = site.into_iter().map(|(name, content)| (in_zip(&name), content)).collect();
    let styles = files.keys().find_map(|name| name.strip_suffix("/page.css"));
    let assets = styles.unwrap_or_default().to_owned();
    files.extend(documents(options, &assets, &files)?);
    files.insert("CHANGES.html".to_owned(), changes(options, &assets)?.into_bytes());
    files.insert("sbom.cdx.json".to_owned(), notices::bill_of_materials(options)?.into_bytes());
    let sums: String = files.iter().map(|(name, content)| format!("{}  {name}\n", sum(content))).collect();
    files.insert("SHA256SUMS".to_owned(), sums.into_bytes());
    let root = format!("pre-election-checker-{CHECKER}");
    let zip = zipped(&root, &files).map_err(|error| BuildError::Zip(error.to_string()))?;
    let path = dist.with_file_name(format!("{root}.zip"));
    write(&path, &zip)?;
    write(&path.with_extension("zip.sha256"), format!("{}  {root}.zip\n", sum(&zip)).as_bytes())?;
    Ok(path)
}

/// The files of a package, by their path within it.
type Files = BTreeMap<String, Vec<u8>>;

/// Returns the pages of documentation as HTML, for whoever has the zip and no Rust.
fn documents(options: &BuildOptions<'_>, assets: &str, site: &Files) -> Result<Files, BuildError> {
    let templates = Templates::read(&options.www(), &options.language, &format!("../{assets}"), &[])?;
    let sources = files_in(&options.root.join("docs"), "md")?;
    let stem = |path: &Path| path.file_stem().unwrap_or_default().to_string_lossy().into_owned();
    let names: BTreeSet<String> = sources.iter().map(|path| stem(path)).collect();
    let mut pages = Files::new();
    for path in &sources {
        let name = stem(path);
        let content = help::html(&read(path)?, |address| from_help(address, &names, site));
        pages.insert(format!("help/{name}.html"), templates.handbook(&name, content)?.into_bytes());
    }
    Ok(pages)
}

/// Returns where an address in a page of `docs/` leads from the same page in `help/`: to another page there, to a file of the
/// site, or elsewhere as it stands. None where the package has nothing of the kind.
fn from_help(address: &str, pages: &BTreeSet<String>, site: &Files) -> Option<String> {
    if address.starts_with('#') || address.contains("://") || address.starts_with("mailto:") {
        return Some(address.to_owned());
    }
    let (path, anchor) = address.split_at(address.find('#').unwrap_or(address.len()));
    if let Some(page) = path.strip_suffix(".md") {
        return pages.contains(page).then(|| format!("{page}.html{anchor}"));
    }
    site.contains_key(path).then(|| format!("../{address}"))
}

/// Returns what has changed in this version: the first section of the changelog.
fn changes(options: &BuildOptions<'_>, assets: &str) -> Result<String, BuildError> {
    let changelog = read(&options.root.join("CHANGELOG.md"))?;
    let templates = Templates::read(&options.www(), &options.language, assets, &[])?;
    // It stands beside the site, and not beside the documents that its links are about.
    let elsewhere = |address: &str| address.contains("://").then(|| address.to_owned());
    Ok(templates.handbook(&templates.say("handbook.changes")?, help::html(latest(&changelog), elsewhere))?)
}

fn latest(changelog: &str) -> &str {
    let Some(start) = changelog.find("\n## ") else { return changelog };
    let section = changelog.get(start + 1..).unwrap_or_default();
    section.find("\n## ").and_then(|end| section.get(..end)).unwrap_or(section)
}

fn sum(content: &[u8]) -> String {
    Sha256::digest(content).iter().map(|byte| format!("{byte:02x}")).collect()
}

/// Packs the files in their order, each with the same date: the first that a zip can have.
fn zipped(root: &str, files: &Files) -> zip::result::ZipResult<Vec<u8>> {
    let mut zip = ZipWriter::new(Cursor::new(Vec::new()));
    let options = SimpleFileOptions::default()
        .compression_method(CompressionMethod::Deflated)
        .last_modified_time(zip::DateTime::default())
        .unix_permissions(0o644);
    for (name, content) in files {
        zip.start_file(format!("{root}/{name}"), options)?;
        zip.write_all(content)?;
    }
    Ok(zip.finish()?.into_inner())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_changes_are_those_of_the_first_section() {
        assert_eq!(latest("# Changelog\n\n## 0.2\n\n- new\n\n## 0.1\n\n- old\n"), "## 0.2\n\n- new\n");
    }

    #[test]
    fn a_zip_of_the_same_files_is_the_same_zip() {
        let files = BTreeMap::from([("a.txt".to_owned(), b"one".to_vec()), ("b/c.txt".to_owned(), b"two".to_vec())]);
        assert_eq!(zipped("x", &files).unwrap(), zipped("x", &files).unwrap());
    }
}
