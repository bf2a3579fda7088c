//! The checker with one policy as one HTML file: for a file share, a memory stick or an email, without a server.

use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;

use base64::{Engine as _, engine::general_purpose::STANDARD};
use sha2::{Digest, Sha256};

use super::assemble::{minified, vocabulary};
use super::command::run;
use super::pages::{Inlined, PageError, PolicySummary, Templates, check_sound, single_file_name};
use super::{BuildError, BuildOptions, compile, files_in, lock, read, write};

/// Builds one file that holds a whole checker, and returns it: `ID-single-file.html` in the site's folder.
///
/// `policy` is the id of one of the package's policies, or the path of a policy file.
///
/// # Errors
///
/// As [`super::build`]; or a policy that is not there.
pub fn build_single_file(options: &BuildOptions<'_>, policy: &str) -> Result<PathBuf, BuildError> {
    let _lock = lock::acquire(options)?;
    let (engines, styles) = compile(options, &["checker"])?;
    options.say("single file: one policy with all that it needs");
    let ours = options.root.join("policies").join(format!("{policy}.json"));
    let path = if ours.is_file() { ours } else { PathBuf::from(policy) };
    let (value, content) = minified(&path)?;
    let vocabulary = vocabulary(options)?;
    check_sound(&path, &value, &vocabulary)?;
    let summary = PolicySummary::read(&path, &value, &vocabulary.dates)?;

    let folder = options.work().join("single-file");
    // In the order in which they are laid out: the file that fetches gives way to the one that has everything in it.
    for (source, extension, to) in
        [("element", "js", "element"), ("single-file", "js", "element"), ("text", "json", "text")]
    {
        copy(&files_in(&options.www().join(source), extension)?, &folder.join(to))?;
    }
    // By names that are the same in every language.
    for name in ["interface", "vocabulary"] {
        write(&folder.join("text").join(format!("{name}.json")), read(&options.text(name))?.as_bytes())?;
    }
    for engine in engines {
        copy(&[engine.script, engine.module], &folder)?;
    }
    write(&folder.join("policy.json"), &content)?;
    write(&folder.join("checker.css"), styles.checker.as_bytes())?;
    let script = bundle(options, &folder)?;

    let page_css = styles.page;
    let csp = content_security_policy(&script, &[&styles.checker, &page_css]);
    let templates = Templates::read(&options.www(), &options.language, "", &[])?;
    let page = templates.single_file(&summary, &Inlined { csp, styles: page_css, script })?;
    let file = options.dist.join(single_file_name(&summary.id));
    write(&file, page.as_bytes())?;
    Ok(file)
}

fn copy(files: &[PathBuf], folder: &Path) -> Result<(), BuildError> {
    for file in files {
        let content = fs::read(file).map_err(|source| BuildError::file("read", file, source))?;
        write(&folder.join(file.file_name().unwrap_or_default()), &content)?;
    }
    Ok(())
}

/// Puts all scripts, texts, styles and the module into one script, which closes no `script` element by itself.
fn bundle(options: &BuildOptions<'_>, folder: &Path) -> Result<String, BuildError> {
    let bundle = folder.join("bundle").join("checker.js");
    let mut command = Command::new("node");
    command
        .arg("node_modules/esbuild-wasm/bin/esbuild")
        .arg(folder.join("element").join("define.js"))
        .current_dir(options.www());
    command.args(["--bundle", "--minify", "--format=esm", "--charset=utf8", "--log-level=warning"]);
    command.args(["--loader:.css=text", "--loader:.wasm=binary"]).arg(format!("--outfile={}", bundle.display()));
    run(options, "esbuild", &mut command)?;
    // The newline at its end is not part of what the page shows as the script.
    Ok(inlined(read(&bundle)?.trim())?)
}

/// Returns a script as it may stand in a page, whatever its texts say: nothing in it ends the element, and nothing begins a
/// comment, after which `<script` in a text would have the real end overlooked.
fn inlined(script: &str) -> Result<String, PageError> {
    // Only texts hold this: a compiler that minifies keeps `<!--` apart where it would be code. `\x3c` reads the same in them all.
    let script = script.replace("<!--", "\\x3c!--");
    let ends = script.as_bytes().windows(8).any(|found| found.eq_ignore_ascii_case(b"</script"));
    if ends { Err(PageError::EndsScript) } else { Ok(script) }
}

/// The policy of a page without a server: nothing but what it holds, named by hash, and no address to fetch from.
fn content_security_policy(script: &str, styles: &[&str]) -> String {
    let styles: Vec<String> = styles.iter().map(|css| source_hash(css)).collect();
    format!(
        "default-src 'none'; script-src {} 'wasm-unsafe-eval'; style-src {}; img-src data:; base-uri 'none'; \
         form-action 'none'; webrtc 'block'; require-trusted-types-for 'script'; trusted-types 'none'",
        source_hash(script),
        styles.join(" "),
    )
}

fn source_hash(content: &str) -> String {
    format!("'sha256-{}'", STANDARD.encode(Sha256::digest(content.as_bytes())))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn no_text_ends_the_script_that_it_stands_in() {
        let script = r#"const a="<\/script><!--<script>",b='<!--';"#;
        assert_eq!(inlined(script).unwrap(), r#"const a="<\/script>\x3c!--<script>",b='\x3c!--';"#);
        assert!(inlined("const a='</sCRIPT >'").is_err());
    }

    #[test]
    fn hashes_are_written_as_browsers_compare_them() {
        // The example of the Content Security Policy specification.
        let expected = "'sha256-qznLcsROx4GACP2dm0UCKCzCG+HiZ1guq6ZZDob/Tng='";
        assert_eq!(source_hash("alert('Hello, world.');"), expected);
    }
}
