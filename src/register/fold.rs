//! A text as people see it, for searching: capitals and accents, kinds of dash and blank, letters that look alike and signs
//! that nobody sees make no difference. Every place of the folded text leads back to the original.
//!
//! Sources: Unicode Standard Annex 15 (compatibility decomposition), Unicode Technical Standard 39 (confusables).

use std::{cell::RefCell, collections::HashMap, ops::Range};

/// Gives the compatibility decomposition (NFKD) of a text. Every browser has one, and its tables weigh 38 kB: the page
/// hands over the browser's.
pub type Decompose = fn(&str) -> String;

/// Letters and signs that Unicode does not decompose, with what they look like. Each text lists the look-alikes of one.
const LOOK_ALIKES: [(&str, &str); 74] = [
    ("A", "АΑᎪᗅꓮ"),
    ("B", "ВΒᏴᗷꓐ"),
    ("C", "СϹᏟꓚ"),
    ("D", "ĐÐƉᎠᗞꓓ"),
    ("E", "ЕΕᎬꓰ"),
    ("F", "Ϝᖴꓝ"),
    ("G", "ԌᏀꓖ"),
    ("H", "НΗᎻꓧĦ"),
    ("I", "ІΙӀᏆꓲǀ"),
    ("J", "ЈᎫꓙ"),
    ("K", "КΚᏦꓗ"),
    ("L", "ŁᏞᒪꓡ"),
    ("M", "МΜᎷꓟ"),
    ("N", "ΝꓠŊ"),
    ("O", "ОΟØꓳՕ"),
    ("P", "РΡᏢꓑ"),
    ("Q", "Ԛ"),
    ("R", "ᎡᖇꓣƦ"),
    ("S", "ЅՏᏚꓢ"),
    ("T", "ТΤᎢꓔŦ"),
    ("U", "ՍꓴᑌɄ"),
    ("V", "ѴᏙꓦ"),
    ("W", "ԜᎳꓪ"),
    ("X", "ХΧꓫ"),
    ("Y", "ҮΥꓬ"),
    ("Z", "ΖᏃꓜ"),
    ("a", "аαɑᴀ"),
    ("b", "Ьʙƅ"),
    ("c", "сϲᴄ"),
    ("d", "đԁɗᴅ"),
    ("e", "еҽᴇə"),
    ("f", "ꬵſꜰ"),
    ("g", "ɡցɢ"),
    ("h", "һհħʜ"),
    ("i", "іιıɪ"),
    ("j", "јϳᴊ"),
    ("k", "κкᴋ"),
    ("l", "łӏʟ"),
    ("m", "мᴍ"),
    ("n", "ոռηɴŋ"),
    ("o", "оοσøօᴏ"),
    ("p", "рρᴘ"),
    ("q", "ԛզ"),
    ("r", "гᴦʀ"),
    ("s", "ѕꜱ"),
    ("t", "тτᴛŧ"),
    ("u", "υսᴜʋ"),
    ("v", "ѵνᴠ"),
    ("w", "ԝѡᴡ"),
    ("x", "хχ"),
    ("y", "уүγʏ"),
    ("z", "ᴢʐ"),
    ("ae", "æ"),
    ("AE", "Æ"),
    ("oe", "œ"),
    ("OE", "Œ"),
    ("ss", "ßẞ"),
    ("th", "þð"),
    ("Th", "Þ"),
    ("0", "٠۰०০௦〇"),
    ("1", "١۱१১௧"),
    ("2", "٢۲२২௨"),
    ("3", "٣۳३৩௩"),
    ("4", "٤۴४৪௪"),
    ("5", "٥۵५৫௫"),
    ("6", "٦۶६৬௬"),
    ("7", "٧۷७৭௭"),
    ("8", "٨۸८৮௮"),
    ("9", "٩۹९৯௯"),
    ("-", "‐‑‒–—―−⁃﹘ー˗➖"),
    ("'", "’‘‛`´ʹʻʼʽˈ′ꞌ"),
    ("\"", "“”„‟«»″"),
    (".", "·•‧∙⋅。․"),
    ("/", "⁄∕⧸"),
];

/// Folds texts, and remembers what it has learnt about each letter.
#[derive(Debug)]
pub struct Folding {
    decompose: Decompose,
    /// What each letter beyond ASCII looks like.
    known: RefCell<HashMap<char, String>>,
}

/// A folded text.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Folded {
    /// The text. Latin letters, digits and the usual signs are ASCII; capitals stay capitals.
    pub text: String,
    /// For each byte of the text, where the letter stands in the original from which it comes.
    places: Vec<usize>,
    /// The length of the original.
    length: usize,
}

impl Folding {
    /// Returns a folding by this decomposition.
    pub fn new(decompose: Decompose) -> Self {
        let looks =
            LOOK_ALIKES.iter().flat_map(|(looks, letters)| letters.chars().map(|letter| (letter, (*looks).to_owned())));
        Self { decompose, known: RefCell::new(looks.collect()) }
    }

    /// Returns a text folded.
    pub fn fold(&self, text: &str) -> Folded {
        let mut folded = Folded { length: text.len(), ..Folded::default() };
        let mut known = self.known.borrow_mut();
        for (place, letter) in text.char_indices() {
            if letter.is_ascii() && !letter.is_ascii_control() {
                folded.text.push(if letter == '`' { '\'' } else { letter });
            } else {
                let looks = known.get(&letter).cloned();
                let looks = looks.unwrap_or_else(|| {
                    let found = self.looks(letter, &known);
                    known.insert(letter, found.clone());
                    found
                });
                folded.text.push_str(&looks);
            }
            folded.places.resize(folded.text.len(), place);
        }
        folded
    }

    /// Returns a text folded in small letters, as a key to compare by.
    pub fn key(&self, text: &str) -> String {
        self.fold(text).text.to_lowercase()
    }

    fn looks(&self, letter: char, known: &HashMap<char, String>) -> String {
        if is_unseen(letter) || is_accent(letter) {
            return String::new();
        }
        if matches!(letter, '\n' | '\r' | '\u{b}' | '\u{c}' | '\u{85}' | '\u{2028}' | '\u{2029}') {
            return "\n".to_owned();
        }
        if letter.is_whitespace() || matches!(letter, '\u{2800}' | '\u{3164}' | '\u{ffa0}') {
            return " ".to_owned();
        }
        if let Some(plain) = in_a_frame(letter) {
            return plain.to_string();
        }
        let mut looks = String::new();
        for part in (self.decompose)(letter.encode_utf8(&mut [0; 4])).chars() {
            match known.get(&part) {
                Some(plain) => looks.push_str(plain),
                None if is_accent(part) || is_unseen(part) => {}
                None if part.is_whitespace() => looks.push(' '),
                None => looks.push(part),
            }
        }
        // Letters of other scripts are compared in small letters.
        if looks.is_ascii() { looks } else { looks.to_lowercase() }
    }
}

impl Folded {
    /// Returns where in the original a range of the folded text stands: with the accents and unseen signs that follow.
    pub fn original(&self, range: &Range<usize>) -> Range<usize> {
        let at = |place: usize| self.places.get(place).copied().unwrap_or(self.length);
        let start = at(range.start);
        let last = range.end.checked_sub(1).map_or(start, at);
        // A letter that became several ends where the next one begins.
        let after = self.places.iter().skip(range.end).copied().find(|place| *place > last);
        start..after.unwrap_or(self.length).max(start)
    }
}

/// Returns whether nobody sees a sign: joiners, soft hyphens, selectors, marks of direction, controls.
pub fn is_unseen(letter: char) -> bool {
    matches!(letter,
        '\u{ad}' | '\u{34f}' | '\u{61c}' | '\u{115f}' | '\u{1160}' | '\u{17b4}' | '\u{17b5}' | '\u{180b}'..='\u{180f}'
        | '\u{200b}'..='\u{200f}' | '\u{202a}'..='\u{202e}' | '\u{2060}'..='\u{206f}' | '\u{fe00}'..='\u{fe0f}'
        | '\u{feff}' | '\u{fff0}'..='\u{fffb}' | '\u{e0000}'..='\u{e0fff}')
        || (letter.is_control() && !letter.is_whitespace())
}

/// Returns whether a sign turns the direction of what stands beside it.
pub fn is_direction(letter: char) -> bool {
    matches!(letter, '\u{61c}' | '\u{200e}' | '\u{200f}' | '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}')
}

/// Returns whether a sign is an accent on the letter before it, or a vowel sign that may be left out.
pub fn is_accent(letter: char) -> bool {
    matches!(letter,
        '\u{300}'..='\u{36f}' | '\u{483}'..='\u{489}' | '\u{591}'..='\u{5bd}' | '\u{64b}'..='\u{65f}' | '\u{1ab0}'..='\u{1aff}'
        | '\u{1dc0}'..='\u{1dff}' | '\u{20d0}'..='\u{20ff}' | '\u{fe20}'..='\u{fe2f}')
}

/// Returns the letter in a dark circle or square, or of a flag: these have no decomposition.
fn in_a_frame(letter: char) -> Option<char> {
    let first =
        [0x1f150_u32, 0x1f170, 0x1f1e6].into_iter().find(|first| (*first..first + 26).contains(&u32::from(letter)))?;
    char::from_u32(u32::from('A') + u32::from(letter) - first)
}

#[cfg(test)]
mod tests {
    use unicode_normalization::UnicodeNormalization;

    use super::*;

    fn folding() -> Folding {
        Folding::new(|text| text.nfkd().collect())
    }

    #[test]
    fn what_looks_alike_is_alike() {
        for (written, seen) in [
            ("Müller", "muller"),
            ("Ｓａｍ　Ｓａｍｐｌｅ", "sam sample"),
            ("S\u{200b}a\u{ad}m", "sam"),
            ("Ѕаm", "sam"),
            ("𝐒𝐚𝐦 𝟎𝟏𝟔𝟑𝟐", "sam 01632"),
            ("O’Brien—Jones", "o'brien-jones"),
            ("Sia\u{302}n Ŵyn", "sian wyn"),
            ("Łukasz Øre Straße", "lukasz ore strasse"),
            ("٠١٦٣٢", "01632"),
            ("Sam\u{a0}\u{2009}Sample", "sam  sample"),
            ("🅂🄰🅜 ⓢⓐⓜ", "sam sam"),
            ("a\r\nb", "a\n\nb"),
            ("محمد علي", "محمد علي"),
        ] {
            assert_eq!(folding().key(written), seen, "{written}");
        }
    }

    #[test]
    fn a_place_leads_back_to_what_stands_there() {
        let text = "told Sa\u{301}\u{200b}m\u{200d}. ﬁve Ⅷ";
        let folded = folding().fold(text);
        assert_eq!(folded.text, "told Sam. five VIII");
        for (part, original) in
            [("Sam", "Sa\u{301}\u{200b}m\u{200d}"), ("f", "ﬁ"), ("five", "ﬁve"), ("VIII", "Ⅷ"), ("told", "told")]
        {
            let start = folded.text.find(part).expect(part);
            assert_eq!(&text[folded.original(&(start..start + part.len()))], original);
        }
    }

    #[test]
    fn no_look_alike_is_listed_twice() {
        let all: Vec<char> = LOOK_ALIKES.iter().flat_map(|(_, letters)| letters.chars()).collect();
        let once: std::collections::HashSet<char> = all.iter().copied().collect();
        assert_eq!(all.len(), once.len());
    }
}
