//! A page of documentation as HTML, in the components of the GOV.UK Design System.

use pulldown_cmark::{Event, HeadingLevel, Options, Parser, Tag, TagEnd, html::push_html};
use pulldown_cmark_escape::escape_html;

/// Returns the HTML of a page of Markdown. Comments are left out, and other tags that stand in it are shown as they are
/// written. `leads_to` says where a link or a picture leads from the page that is made; where to nowhere, its words stay.
pub(super) fn html(markdown: &str, leads_to: impl Fn(&str) -> Option<String>) -> String {
    let events: Vec<Event<'_>> = Parser::new_ext(markdown, Options::ENABLE_TABLES).collect();
    let (mut is_comment, mut is_linked, mut is_head, mut is_picture) = (false, false, false, false);
    // A table is called by the heading above it.
    let mut about = String::new();
    let written = events.iter().enumerate().filter_map(|(at, event)| {
        let words = || words(events.get(at + 1..).unwrap_or_default());
        Some(match event {
            Event::Start(Tag::Image { dest_url, .. }) => {
                is_picture = true;
                let words = escaped(&words());
                markup(match leads_to(dest_url) {
                    Some(to) => format!("<img class=\"page-picture\" src=\"{}\" alt=\"{words}\">", escaped(&to)),
                    None => words,
                })
            }
            Event::End(TagEnd::Image) => {
                is_picture = false;
                return None;
            }
            _ if is_picture => return None,
            Event::Html(tag) | Event::InlineHtml(tag) => {
                is_comment |= tag.trim_start().starts_with("<!--");
                let is_shown = !is_comment;
                is_comment &= !tag.contains("-->");
                return is_shown.then(|| Event::Text(tag.clone()));
            }
            Event::Start(Tag::Link { dest_url, .. }) => {
                let to = leads_to(dest_url);
                is_linked = to.is_some();
                markup(format!("<a class=\"govuk-link\" href=\"{}\">", escaped(&to?)))
            }
            Event::End(TagEnd::Link) if !is_linked => return None,
            Event::Start(Tag::Heading { level, .. }) => {
                about = words();
                let size = match level {
                    HeadingLevel::H1 => "l",
                    HeadingLevel::H2 => "m",
                    _ => "s",
                };
                markup(format!("<{level} class=\"govuk-heading-{size}\" id=\"{}\">", anchor(&about)))
            }
            Event::Start(Tag::Table(_)) => markup(format!(
                "<div class=\"page-scroll\" tabindex=\"0\" role=\"region\" aria-label=\"{}\"><table class=\"page-table\">",
                escaped(&about)
            )),
            Event::End(TagEnd::Table) => markup("</tbody></table></div>".to_owned()),
            Event::Start(Tag::TableHead) => {
                is_head = true;
                event.clone()
            }
            Event::End(TagEnd::TableHead) => {
                is_head = false;
                event.clone()
            }
            Event::Start(Tag::TableCell) => markup(if is_head { "<th scope=\"col\">" } else { "<td>" }.to_owned()),
            Event::End(TagEnd::TableCell) => markup(if is_head { "</th>" } else { "</td>" }.to_owned()),
            Event::SoftBreak => Event::Text(" ".into()),
            Event::Start(tag) => opened(tag).map_or_else(|| event.clone(), |html| markup(html.to_owned())),
            // Opened by us, closed by us: the writer keeps count of the line breaks between its own.
            Event::End(TagEnd::Item) => markup("</li>".to_owned()),
            other => other.clone(),
        })
    });
    let mut page = String::new();
    push_html(&mut page, written);
    page
}

/// The words up to the end of the heading or picture that these events stand in.
fn words(events: &[Event<'_>]) -> String {
    let inside = events.iter().take_while(|event| !matches!(event, Event::End(TagEnd::Heading(_) | TagEnd::Image)));
    let texts = inside.filter_map(|event| match event {
        Event::Text(text) | Event::Code(text) => Some(text.as_ref()),
        Event::SoftBreak => Some(" "),
        _ => None,
    });
    texts.collect()
}

/// Returns the id of a heading, by which links lead to it: as code hosts make it.
fn anchor(heading: &str) -> String {
    let kept = heading.chars().filter(|letter| letter.is_alphanumeric() || matches!(letter, ' ' | '-' | '_'));
    kept.flat_map(char::to_lowercase).map(|letter| if letter == ' ' { '-' } else { letter }).collect()
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
const fn opened(tag: &Tag<'_>) -> Option<&'static str> {
    Some(match tag {
        Tag::Paragraph => "<p class=\"govuk-body\">",
        Tag::List(None) => "<ul class=\"govuk-list govuk-list--bullet\">",
        Tag::List(Some(_)) => "<ol class=\"govuk-list govuk-list--number\">",
        Tag::Item => "<li>",
        Tag::CodeBlock(_) => "<pre class=\"page-scroll\" tabindex=\"0\"><code>",
        _ => return None,
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_page_becomes_html_and_nothing_else_gets_in() {
        let page = html(
            "# Help & more\n\n[You] open **it** with `a<b` or [here](x.html), [there](gone.html).\n\n- one\n- two\n\n1. first\n   still\n2. second\n\n![A picture](spoc/a.png)\n\n<script>x</script>\n\n<!-- a\nb -->\n\n## The `x` table\n\n| a | b |\n| --- | --- |\n| 1 | <b> |\n\n    code\n",
            |address| (address != "gone.html").then(|| address.to_owned()),
        );
        for expected in [
            "<h1 class=\"govuk-heading-l\" id=\"help--more\">Help &amp; more</h1>",
            "[You] open <strong>it</strong> with <code>a&lt;b</code> or <a class=\"govuk-link\" href=\"x.html\">here</a>, there.",
            "<li>one</li><li>two</li>",
            "<li>first still</li><li>second</li>",
            "<img class=\"page-picture\" src=\"spoc/a.png\" alt=\"A picture\">",
            "&lt;script&gt;",
            "<h2 class=\"govuk-heading-m\" id=\"the-x-table\">The <code>x</code> table</h2>",
            "role=\"region\" aria-label=\"The x table\"><table class=\"page-table\"><thead><tr><th scope=\"col\">a</th>",
            "<td>1</td><td>&lt;b&gt;</td>",
            "<pre class=\"page-scroll\" tabindex=\"0\"><code>code\n</code></pre>",
        ] {
            assert!(page.contains(expected), "{expected}: {page}");
        }
        assert!(!page.contains("--&gt;") && !page.contains("!--"), "{page}");
    }
}
