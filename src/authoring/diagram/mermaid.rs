//! The drawing as Mermaid text. Every character that Mermaid could read as its own becomes an entity.

use std::fmt::Write;

use policy::{Flow, Policy, Verdict};

use super::{Drawing, colours, drawing};

/// Returns the drawing of a flow as Mermaid text.
pub fn mermaid(policy: &Policy, flow: &Flow) -> String {
    let mut out = String::new();
    // Writing to a string cannot fail.
    let _ = write(&mut out, &drawing(policy, flow));
    out
}

fn write(out: &mut String, drawing: &Drawing) -> std::fmt::Result {
    writeln!(out, "---\ntitle: \"{} ({})\"\n---", plain(&drawing.title), plain(&drawing.edition))?;
    writeln!(out, "flowchart LR")?;
    writeln!(out, "  accTitle: {}", plain(&drawing.title))?;
    writeln!(out, "  accDescr: {}", plain(&drawing.description))?;
    for (index, shown) in drawing.boxes.iter().enumerate() {
        let cites = if shown.cites.is_empty() {
            String::new()
        } else {
            format!("<br>{}", escaped(&format!("[{}]", shown.cites)))
        };
        match shown.verdict {
            None => writeln!(out, "  b{index}([\"{}{cites}\"]):::question", escaped(&shown.text))?,
            Some(verdict) => writeln!(
                out,
                "  b{index}[\"{}<br>{}{cites}\"]:::{}",
                escaped(shown.heading.as_deref().unwrap_or_default()),
                escaped(&shown.text),
                verdict.id()
            )?,
        }
    }
    for arrow in &drawing.arrows {
        writeln!(out, "  b{} -->|\"{}\"| b{}", arrow.from, escaped(&arrow.label), arrow.to)?;
    }
    let kinds = std::iter::once(("question", None)).chain(Verdict::ALL.map(|verdict| (verdict.id(), Some(verdict))));
    for (class, verdict) in kinds {
        let (background, ink) = colours(verdict);
        writeln!(out, "  classDef {class} fill:{background},stroke:{ink},color:{ink}")?;
    }
    Ok(())
}

fn is_plain(c: char) -> bool {
    c.is_alphanumeric() || matches!(c, ' ' | '.' | ',' | '\'' | '’' | '–')
}

fn escaped(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    for c in text.chars() {
        if is_plain(c) {
            out.push(c);
        } else if c.is_whitespace() {
            out.push(' ');
        } else if !c.is_control() {
            let _ = write!(out, "#{};", u32::from(c));
        }
    }
    out
}

/// For the two lines that know no entities.
fn plain(text: &str) -> String {
    text.chars().map(|c| if is_plain(c) || c == ':' || c == '-' { c } else { ' ' }).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn nothing_in_a_text_can_be_read_as_mermaid() {
        assert_eq!(escaped("a\"] --> b[<b>;\n#x"), "a#34;#93; #45;#45;#62; b#91;#60;b#62;#59; #35;x");
    }
}
