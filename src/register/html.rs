//! HTML written so that no text can become markup: every text goes through [`escaped`].

/// Returns text with what HTML could take for markup written as character references.
pub fn escaped(text: &str) -> String {
    let mut safe = String::with_capacity(text.len());
    for letter in text.chars() {
        match letter {
            '&' => safe.push_str("&amp;"),
            '<' => safe.push_str("&lt;"),
            '>' => safe.push_str("&gt;"),
            '"' => safe.push_str("&quot;"),
            '\'' => safe.push_str("&#39;"),
            // Marks that turn the direction of all that follows would reach beyond their cell.
            '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}' => {}
            letter if letter.is_control() && letter != '\n' && letter != '\t' => {}
            letter => safe.push(letter),
        }
    }
    safe
}

/// Returns a table that screen readers can tell: a caption, and headings with a scope. Lines of a cell are parted by `<br>`.
pub fn table(caption: &str, header: &[String], rows: &[Vec<String>]) -> String {
    let mut html = String::from("<table>\n");
    html.push_str(&format!("  <caption>{}</caption>\n  <thead>\n    <tr>\n", escaped(caption)));
    for heading in header {
        html.push_str(&format!("      <th scope=\"col\">{}</th>\n", escaped(heading)));
    }
    html.push_str("    </tr>\n  </thead>\n  <tbody>\n");
    for row in rows {
        html.push_str("    <tr>\n");
        for (index, cell) in row.iter().enumerate() {
            let text = cell.split('\n').map(escaped).collect::<Vec<_>>().join("<br>");
            if index == 0 {
                html.push_str(&format!("      <th scope=\"row\">{text}</th>\n"));
            } else {
                html.push_str(&format!("      <td dir=\"auto\">{text}</td>\n"));
            }
        }
        html.push_str("    </tr>\n");
    }
    html.push_str("  </tbody>\n</table>\n");
    html
}
