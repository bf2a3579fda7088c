//! A page of documentation as HTML, in the components of the GOV.UK Design System.

use pulldown_cmark::{CowStr, Event, HeadingLevel, Parser, Tag, TagEnd, html::push_html};
use pulldown_cmark_escape::escape_html;

/// Returns the HTML of a page of Markdown. Tags that stand in it are shown as they are written.
pub(super) fn html(markdown: &str) -> String {
    let mut picture: Option<(CowStr<'_>, String)> = None;
    let events = Parser::new(markdown).filter_map(|event| match event {
        Event::Start(Tag::Image { dest_url, .. }) => {
            picture = Some((dest_url, String::new()));
            None
        }
        Event::End(TagEnd::Image) => picture.take().map(|(address, alternative)| {
            let (address, alternative) = (escaped(&address), escaped(&alternative));
            markup(format!("<img class=\"page-picture\" src=\"{address}\" alt=\"{alternative}\">"))
        }),
        Event::Text(text) if picture.is_some() => {
            picture.iter_mut().for_each(|(_, alternative)| alternative.push_str(&text));
            None
        }
        Event::SoftBreak => Some(Event::Text(" ".into())),
        Event::Html(tag) | Event::InlineHtml(tag) => Some(Event::Text(tag)),
        Event::Start(tag) => Some(match opened(&tag) {
            Some(html) => markup(html),
            None => Event::Start(tag),
        }),
        // Opened by us, closed by us: the writer keeps count of the line breaks between its own.
        Event::End(TagEnd::Item) => Some(markup("</li>".to_owned())),
        other => Some(other),
    });
    let mut page = String::new();
    push_html(&mut page, events);
    page
}

fn escaped(text: &str) -> String {
    let mut safe = String::new();
    // Writing to a string cannot fail.
    let _ = escape_html(&mut safe, text);
    safe
}

fn markup(html: String) -> Event<'static> {
    Event::InlineHtml(html.into())
}

/// Returns the opening of an element that has a class of its own.
fn opened(tag: &Tag<'_>) -> Option<String> {
    Some(match tag {
        Tag::Heading { level, .. } => {
            let size = match level {
                HeadingLevel::H1 => "l",
                HeadingLevel::H2 => "m",
                _ => "s",
            };
            format!("<{level} class=\"govuk-heading-{size}\">")
        }
        Tag::Paragraph => "<p class=\"govuk-body\">".to_owned(),
        Tag::List(None) => "<ul class=\"govuk-list govuk-list--bullet\">".to_owned(),
        Tag::List(Some(_)) => "<ol class=\"govuk-list govuk-list--number\">".to_owned(),
        Tag::Item => "<li>".to_owned(),
        Tag::Link { dest_url, .. } => format!("<a class=\"govuk-link\" href=\"{}\">", escaped(dest_url)),
        _ => return None,
    })
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
