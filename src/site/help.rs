//! A page of documentation as HTML: as much of Markdown as our own pages use.
//!
//! Headings, paragraphs, lists of one level, tables, images, links, bold and code. Whatever else a page has stands as it is
//! written; everything is escaped.

/// Returns the HTML of a page of Markdown.
pub(super) fn html(markdown: &str) -> String {
    let blocks = markdown.split("\n\n").map(str::trim).filter(|block| !block.is_empty());
    blocks.map(block).collect::<Vec<_>>().join("\n")
}

fn block(block: &str) -> String {
    for (mark, tag, class) in [("### ", "h3", "s"), ("## ", "h2", "m"), ("# ", "h1", "l")] {
        if let Some(text) = block.strip_prefix(mark) {
            return format!("<{tag} class=\"govuk-heading-{class}\">{}</{tag}>", inline(text));
        }
    }
    if let Some((alternative, address)) =
        block.strip_prefix("![").and_then(|rest| rest.strip_suffix(')')?.split_once("]("))
    {
        let (alternative, address) = (escaped(alternative), escaped(address));
        return format!("<p><img class=\"page-picture\" src=\"{address}\" alt=\"{alternative}\"></p>");
    }
    if block.starts_with("- ") {
        return list("ul", "bullet", block.split("\n- "), "- ");
    }
    if block.starts_with("1. ") {
        let items: Vec<String> = items_of_numbers(block);
        return list("ol", "number", items.iter().map(String::as_str), "");
    }
    format!("<p class=\"govuk-body\">{}</p>", inline(block))
}

fn items_of_numbers(block: &str) -> Vec<String> {
    let mut items: Vec<String> = Vec::new();
    for line in block.lines() {
        let numbered = line.split_once(". ").filter(|(number, _)| number.bytes().all(|byte| byte.is_ascii_digit()));
        match (numbered, items.last_mut()) {
            (Some((_, text)), _) => items.push(text.to_owned()),
            (None, Some(last)) => {
                last.push(' ');
                last.push_str(line.trim());
            }
            (None, None) => items.push(line.to_owned()),
        }
    }
    items
}

fn list<'i>(tag: &str, class: &str, items: impl Iterator<Item = &'i str>, mark: &str) -> String {
    let items = items.map(|item| format!("<li>{}</li>", inline(item.strip_prefix(mark).unwrap_or(item))));
    format!("<{tag} class=\"govuk-list govuk-list--{class}\">{}</{tag}>", items.collect::<String>())
}

/// Returns a text with its links, bold words and code.
fn inline(text: &str) -> String {
    let mut html = String::new();
    let mut rest = text;
    loop {
        let start = ["[", "**", "`"].into_iter().filter_map(|mark| Some((rest.find(mark)?, mark))).min();
        let Some((at, mark)) = start else {
            return html + &escaped(rest);
        };
        let (before, after) = rest.split_at(at);
        let after = after.strip_prefix(mark).unwrap_or(after);
        html.push_str(&escaped(before));
        let found = match mark {
            "[" => after.split_once("](").and_then(|(words, more)| {
                let (address, more) = more.split_once(')')?;
                // Brackets may stand for themselves, before a link too.
                (!words.contains([']', '['])).then_some(())?;
                Some((format!("<a class=\"govuk-link\" href=\"{}\">{}</a>", escaped(address), escaped(words)), more))
            }),
            "**" => after.split_once(mark).map(|(words, more)| (format!("<strong>{}</strong>", escaped(words)), more)),
            _ => after.split_once(mark).map(|(words, more)| (format!("<code>{}</code>", escaped(words)), more)),
        };
        match found {
            Some((part, more)) => {
                html.push_str(&part);
                rest = more;
            }
            None => {
                html.push_str(&escaped(mark));
                rest = after;
            }
        }
    }
}

fn escaped(text: &str) -> String {
    crate::register::html::escaped(text)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_page_becomes_html_and_nothing_else_gets_in() {
        let page = html(
            "# Help & more\n\n[You] open **it** with `a<b` or [here](x.html).\n\n- one\n- two\n\n1. first\n   still\n2. second\n\n![A picture](spoc/a.png)\n\n<script>",
        );
        for expected in [
            "<h1 class=\"govuk-heading-l\">Help &amp; more</h1>",
            "[You] open <strong>it</strong> with <code>a&lt;b</code> or <a class=\"govuk-link\" href=\"x.html\">here</a>.",
            "<li>one</li><li>two</li>",
            "<li>first still</li><li>second</li>",
            "<img class=\"page-picture\" src=\"spoc/a.png\" alt=\"A picture\">",
            "&lt;script&gt;",
        ] {
            assert!(page.contains(expected), "{expected}: {page}");
        }
    }
}
