//! The style sheets: Sass, less what no page uses, then some changes that govuk-frontend has no setting for.

use std::process::Command;

use super::command::run;
use super::stamp::Stamp;
use super::{BuildError, BuildOptions, read, write};

/// The style sheets of the site.
pub(super) struct Styles {
    /// What the element loads inside its shadow root.
    pub(super) checker: String,
    /// What the workbench's element loads inside its own.
    pub(super) workbench: String,
    /// What the register's element loads inside its own.
    pub(super) contact_register: String,
    /// What the site's own pages load.
    pub(super) page: String,
}

/// Compiles the style sheets, unless nothing that they are made of has changed.
pub(super) fn build(options: &BuildOptions<'_>) -> Result<Styles, BuildError> {
    let www = options.www();
    let folder = options.work().join("styles");
    let sheets = ["checker", "contact-register", "workbench", "page"];
    let files = sheets.map(|name| folder.join(format!("{name}.css")));
    let inputs = ["www/styles", "www/package-lock.json", "www/purge.mjs", "www/element", "www/templates"];
    let pages = [
        "src/govuk",
        "src/checker",
        "src/contact-register",
        "src/register",
        "src/workbench",
        "src/authoring",
        "src/site",
    ];
    let inputs: Vec<_> = inputs.iter().chain(&pages).map(|path| options.root.join(path)).collect();
    let stamp = Stamp::take(options, "styles", &inputs, &"css")?;
    if !(files.iter().all(|file| file.is_file()) && stamp.is_current()) {
        options.say("styles: compiling with sass");
        // Called through node: the name of npm's own link to it differs between systems.
        let mut command = Command::new("node");
        command.args(["node_modules/sass/sass.js", "--load-path=node_modules", "--style=compressed"]);
        command.args(["--no-source-map", "--no-charset"]);
        for (name, target) in sheets.iter().zip(&files) {
            command.arg(format!("styles/{name}.scss:{}", target.display()));
        }
        run(options, "sass", command.current_dir(&www))?;
        let [shadowed @ .., _page] = &files;
        for sheet in shadowed {
            write(sheet, for_shadow_root(&read(sheet)?).as_bytes())?;
        }
        // After that: it is there that lengths begin to use a custom property, which is taken out where nothing does.
        let mut command = Command::new("node");
        run(options, "purge", command.arg("purge.mjs").arg(&folder).current_dir(&www))?;
        stamp.keep()?;
    }
    let [checker, contact_register, workbench, page] = &files;
    Ok(Styles {
        checker: read(checker)?,
        contact_register: read(contact_register)?,
        workbench: read(workbench)?,
        page: read(page)?,
    })
}

/// Returns a style sheet that works inside a shadow root, whatever the page around it does.
///
/// - `:root` matches nothing there: the custom properties go to the host element.
/// - `rem` is the font size of the page's root element, which many intranets set to 62.5%: it becomes our own length.
/// - What is asked of the window's width is asked of the checker's own: it may stand in a narrow part of a wide page.
fn for_shadow_root(css: &str) -> String {
    let css = css.replace(":root", ":host").replace("@media(min-width:", "@container (min-width:");
    let mut result = String::with_capacity(css.len() * 5 / 4);
    let mut rest = css.as_str();
    while let Some(at) = rest.find("rem") {
        let (before, after) = rest.split_at(at);
        let after = after.strip_prefix("rem").unwrap_or(after);
        let number = number_at_end(before);
        let ends = !after.starts_with(|next: char| next.is_ascii_alphanumeric() || next == '-' || next == '_');
        if number.is_empty() || !ends {
            result.push_str(before);
            result.push_str("rem");
        } else {
            result.push_str(before.strip_suffix(number).unwrap_or(before));
            result.push_str(&format!("calc({number}*var(--checker-rem))"));
        }
        rest = after;
    }
    result.push_str(rest);
    result
}

/// Returns the number that a text ends with, or nothing if its end is part of a word.
fn number_at_end(text: &str) -> &str {
    let digits = text.trim_end_matches(|letter: char| letter.is_ascii_digit() || letter == '.');
    let word = digits.ends_with(|letter: char| letter.is_alphabetic() || letter == '_');
    let number = text.get(digits.len()..).unwrap_or_default();
    // A minus belongs to the number only where a value starts: `a-1` is a name.
    let signed = digits.strip_suffix('-').filter(|left| left.is_empty() || left.ends_with([':', ' ', ',', '(']));
    match signed {
        _ if word || number.is_empty() => "",
        Some(left) => text.get(left.len()..).unwrap_or_default(),
        None => number,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn custom_properties_of_the_root_go_to_the_host() {
        assert_eq!(for_shadow_root(":root{--a:red}"), ":host{--a:red}");
    }

    #[test]
    fn lengths_no_longer_hang_on_the_root_font_size() {
        assert_eq!(for_shadow_root("a{font-size:1.1875rem}"), "a{font-size:calc(1.1875*var(--checker-rem))}");
        assert_eq!(for_shadow_root("a{margin:0 -.5rem}"), "a{margin:0 calc(-.5*var(--checker-rem))}");
        assert_eq!(
            for_shadow_root("a{x:max(1px,.0625rem)}b{y:2rem}"),
            "a{x:max(1px,calc(.0625*var(--checker-rem)))}b{y:calc(2*var(--checker-rem))}"
        );
    }

    #[test]
    fn the_width_asked_for_is_the_checkers_own() {
        let css = "@media(min-width: 40.0625em){a{top:0}}@media print{a{top:1em}}";
        assert_eq!(for_shadow_root(css), "@container (min-width: 40.0625em){a{top:0}}@media print{a{top:1em}}");
    }

    #[test]
    fn other_words_are_left_alone() {
        for css in [".remark{top:1em}", ".a1remote{top:0}", "a{--checker-rem:16px}", "a{b:calc(2*var(--checker-rem))}"]
        {
            assert_eq!(for_shadow_root(css), css);
        }
    }
}
