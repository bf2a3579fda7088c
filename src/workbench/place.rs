//! Places in a text as a browser's text field counts them, and texts as it holds them.

use authoring::check::position::{Position, Span};

/// Returns a text as a text field holds it: lines end in one character, and no mark stands before the first.
pub fn plain(text: &str) -> String {
    text.trim_start_matches('\u{feff}').replace("\r\n", "\n").replace('\r', "\n")
}

/// Returns how many lines a text has, counting an empty last one as a text field does.
pub fn lines(text: &str) -> usize {
    text.matches('\n').count() + 1
}

/// Returns the first and the last offset of a stretch, as a text field's selection counts: in UTF-16 units.
pub fn selection(text: &str, span: Span) -> (u32, u32) {
    let start = offset(text, span.start);
    (start, offset(text, span.end).max(start))
}

fn offset(text: &str, position: Position) -> u32 {
    let mut units = 0;
    for (index, line) in text.split('\n').enumerate() {
        if index + 1 == position.line {
            return units + line.chars().take(position.column.saturating_sub(1)).map(units_of).sum::<u32>();
        }
        units += line.chars().map(units_of).sum::<u32>() + 1;
    }
    units.saturating_sub(1)
}

const fn units_of(character: char) -> u32 {
    if character.len_utf16() == 2 { 2 } else { 1 }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn at(line: usize, column: usize) -> Position {
        Position { line, column }
    }

    #[test]
    fn a_selection_counts_as_the_browser_does() {
        let text = "{\n  \"é𝄞\": 1\n}";
        let selected = |start, end| selection(text, Span { start, end });
        assert_eq!(selected(at(1, 1), at(1, 2)), (0, 1));
        assert_eq!(selected(at(2, 3), at(2, 7)), (4, 9), "a character beyond the first plane is two units");
        assert_eq!(selected(at(3, 1), at(9, 9)), (13, 14), "what is beyond the end is the end");
        assert_eq!(selected(at(2, 3), at(1, 1)), (4, 4), "a stretch never ends before it starts");
    }

    #[test]
    fn a_text_is_held_as_the_browser_holds_it() {
        assert_eq!(plain("\u{feff}{\r\n\r}"), "{\n\n}");
        assert_eq!((lines(""), lines("a\nb\n")), (1, 3));
    }
}
