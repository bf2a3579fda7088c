//! A folded text in words, parted as people read them: "SamSample" and "sample4pcc" are several.

use crate::people::is_vowel_sign;

/// A word, or a part of one.
#[derive(Clone, Copy, Debug)]
pub(super) struct Token<'t> {
    /// Where it starts in the folded text.
    pub start: usize,
    /// As it stands there.
    pub text: &'t str,
    /// What stands between it and the word before; empty within "SamSample".
    pub gap: &'t str,
}

impl Token<'_> {
    pub fn end(&self) -> usize {
        self.start + self.text.len()
    }

    pub fn is_capital(&self) -> bool {
        self.text.starts_with(char::is_uppercase)
    }

    pub fn is_number(&self) -> bool {
        self.text.starts_with(|letter: char| letter.is_ascii_digit())
    }
}

#[derive(Clone, Copy, PartialEq, Eq)]
enum Class {
    Upper,
    Letter,
    Digit,
    Other,
}

fn class(letter: char) -> Class {
    if letter.is_numeric() {
        Class::Digit
    } else if letter.is_uppercase() {
        Class::Upper
    } else if letter.is_alphabetic() || is_vowel_sign(letter) {
        Class::Letter
    } else {
        Class::Other
    }
}

/// Returns the words of a folded text.
pub(super) fn tokens(text: &str) -> Vec<Token<'_>> {
    let mut tokens: Vec<Token<'_>> = Vec::new();
    let mut start = 0;
    let mut gap_from = 0;
    let mut before = Class::Other;
    let mut letters = text.char_indices().peekable();
    let mut push = |start: usize, end: usize, gap_from: usize| {
        if let (Some(word), Some(gap)) = (text.get(start..end), text.get(gap_from..start)) {
            tokens.push(Token { start, text: word, gap });
        }
    };
    while let Some((place, letter)) = letters.next() {
        let this = class(letter);
        let next = letters.peek().map_or(Class::Other, |(_, next)| class(*next));
        let begins = match (before, this) {
            (_, Class::Other) => false,
            (Class::Other, _) | (Class::Digit, Class::Upper | Class::Letter) | (_, Class::Digit) if before != this => {
                true
            }
            // "samSample", and the S of "PCSample".
            (Class::Letter, Class::Upper) => true,
            (Class::Upper, Class::Upper) => next == Class::Letter,
            _ => false,
        };
        if before != Class::Other && (begins || this == Class::Other) {
            push(start, place, gap_from);
            gap_from = place;
        }
        if begins {
            start = place;
        }
        before = this;
    }
    if before != Class::Other {
        push(start, text.len(), gap_from);
    }
    tokens
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_are_parted_as_people_read_them() {
        for (text, words) in [
            ("Told Sam-Sample's, twice", "Told Sam Sample s twice"),
            ("VoteSamSample", "Vote Sam Sample"),
            ("PCSmith1234", "PC Smith 1234"),
            ("sample4pcc", "sample 4 pcc"),
            ("SAMPLE", "SAMPLE"),
            ("", ""),
            (" . ", ""),
        ] {
            let found = tokens(text);
            assert_eq!(found.iter().map(|token| token.text).collect::<Vec<_>>().join(" "), words, "{text}");
            assert!(found.iter().all(|token| text[token.start..].starts_with(token.text)));
        }
        let gaps: Vec<&str> = tokens("Sam  SampleX").iter().map(|token| token.gap).collect();
        assert_eq!(gaps, ["", "  ", ""]);
    }
}
