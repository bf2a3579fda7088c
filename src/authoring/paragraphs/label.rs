//! The labels of paragraphs, and which of them can follow which.

/// The label of a paragraph.
pub(super) struct Label {
    /// The key in a policy, its steps joined by dots.
    pub key: String,
    /// Whether it is a number without a step before it.
    pub is_top: bool,
}

/// Where in the numbering a text is.
#[derive(Default)]
pub(super) struct Labels {
    /// The number, of as many steps as it has: 3.2.1.
    number: Vec<u32>,
    letter: Option<char>,
    roman: Option<u32>,
    /// After the first annex, nothing is a paragraph of the main text any more.
    is_closed: bool,
}

impl Labels {
    /// Lets no line begin a paragraph any more.
    pub(super) fn close(&mut self) {
        self.is_closed = true;
    }

    /// Returns the label with which a line begins, if it goes on from the one before, and the rest of the line.
    pub(super) fn next<'l>(&mut self, line: &'l str) -> Option<(Label, &'l str)> {
        if self.is_closed {
            return None;
        }
        let (label, rest) = split(line)?;
        // A line all in italics quotes something else's numbering.
        if rest.starts_with('*') && !rest.starts_with("**") && rest.ends_with('*') && label.starts_with('(') {
            return None;
        }
        let rest = rest.trim_start_matches("**").trim_end_matches("**");
        let bare = label.trim_matches(['(', ')', '.']);
        if bare.starts_with(|first: char| first.is_ascii_digit()) {
            let is_plain = label == bare && !bare.contains('.');
            return (!is_plain).then(|| self.number(bare)).flatten().map(|label| (label, rest));
        }
        // A letter alone is a word ("a", "I"): a label has a dot or a bracket.
        (label != bare && !self.number.is_empty()).then(|| self.letter(bare)).flatten().map(|label| (label, rest))
    }

    fn number(&mut self, bare: &str) -> Option<Label> {
        let steps: Option<Vec<u32>> = bare.split('.').map(|step| step.parse().ok()).collect();
        let steps = steps.filter(|steps| steps.len() <= 5)?;
        let (top, before) = (*steps.first()?, self.number.first().copied().unwrap_or(0));
        let goes_on = match steps.len() {
            1 => top == before + 1,
            // 12.1 may come without a 12 before it.
            _ => (top == before || top == before + 1) && steps > self.number,
        };
        if !goes_on {
            return None;
        }
        (self.number, self.letter, self.roman) = (steps, None, None);
        Some(Label { key: bare.to_owned(), is_top: self.number.len() == 1 })
    }

    fn letter(&mut self, bare: &str) -> Option<Label> {
        let number = self.number.iter().map(u32::to_string).collect::<Vec<_>>().join(".");
        let under = |letter: Option<char>| letter.map_or_else(|| number.clone(), |letter| format!("{number}.{letter}"));
        // "i" after "h" is a letter, and a number everywhere else; so with "v" after "u".
        let letter = bare.chars().next().filter(|_| bare.len() == 1);
        let is_next = letter.is_some() && letter == self.letter.map_or(Some('a'), following);
        let is_next_roman = roman(bare).is_some_and(|value| value == self.roman.unwrap_or(0) + 1);
        if is_next_roman && !(is_next && self.roman.is_none()) {
            self.roman = roman(bare);
            return Some(Label { key: format!("{}.{bare}", under(self.letter)), is_top: false });
        }
        if !is_next {
            return None;
        }
        (self.letter, self.roman) = (letter, None);
        Some(Label { key: under(letter), is_top: false })
    }
}

/// Splits a line into what may be its label and the rest.
fn split(line: &str) -> Option<(&str, &str)> {
    let end = line.find([' ', '\t', '*']).unwrap_or(line.len());
    let (label, rest) = line.split_at(end);
    let is_label = |letter: char| letter.is_ascii_digit() || letter.is_ascii_lowercase() || "().".contains(letter);
    (!label.is_empty() && label.len() <= 12 && label.chars().all(is_label)).then_some((label, rest.trim_start()))
}

fn following(letter: char) -> Option<char> {
    u8::try_from(letter).ok().filter(|letter| *letter < b'z').map(|letter| char::from(letter + 1))
}

/// Reads a small Roman number, as far as lists go.
fn roman(text: &str) -> Option<u32> {
    const NUMBERS: [&str; 20] = [
        "i", "ii", "iii", "iv", "v", "vi", "vii", "viii", "ix", "x", "xi", "xii", "xiii", "xiv", "xv", "xvi", "xvii",
        "xviii", "xix", "xx",
    ];
    NUMBERS.iter().position(|number| *number == text).and_then(|at| u32::try_from(at + 1).ok())
}
