//! What `docs/diagnostics.md` says of a code, for whoever meets it here.

use policy::Code;

const PAGE: &str = include_str!("../../docs/diagnostics.md");

/// What is documented of a code, each in Markdown's own inline form.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Help {
    /// Why it matters.
    pub why: &'static str,
    /// An example that has it.
    pub bad: &'static str,
    /// The same, put right.
    pub good: &'static str,
}

/// Returns what is documented of a code.
pub fn help(code: Code) -> Option<Help> {
    let (_, rest) = PAGE.split_once(&format!("\n### `{}`\n", code.id()))?;
    let section = rest.split("\n#").next().unwrap_or(rest);
    let line = |name: &str| section.lines().find_map(|line| line.strip_prefix("- ")?.strip_prefix(name)).map(str::trim);
    Some(Help { why: line("Why:")?, bad: line("Bad:")?, good: line("Good:")? })
}

/// Returns a text in pieces, each with whether it is code.
pub fn pieces(text: &str) -> impl Iterator<Item = (&str, bool)> {
    text.split('`').enumerate().map(|(index, piece)| (piece, index % 2 == 1)).filter(|(piece, _)| !piece.is_empty())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_code_has_help() {
        for code in Code::ALL {
            let help = help(*code).unwrap_or_else(|| panic!("{}", code.id()));
            assert!(!help.why.is_empty() && !help.bad.is_empty() && !help.good.is_empty(), "{}", code.id());
        }
    }

    #[test]
    fn code_is_told_apart() {
        assert_eq!(pieces("`a` then b").collect::<Vec<_>>(), [("a", true), (" then b", false)]);
    }
}
