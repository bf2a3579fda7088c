//! What personal data looks like in Britain, as patterns. A group called `it` is what is personal in the match.

use regex_lite::Regex;

use super::Kind;

/// Titles and ranks that stand before a name.
const TITLES: &str = "Mr|Mrs|Ms|Miss|Mx|Dr|Cllr|Councillor|Sir|Dame|Lord|Lady|Prof|Professor|Rev|Reverend|PC|WPC|PS|DC|DS|DI|DCI|\
     DCS|ACC|DCC|Sgt|Sergeant|Insp|Inspector|Supt|Superintendent|Constable|PCSO|Commissioner";

/// A word that starts with a capital letter.
const CAPITALISED: &str = "[A-ZÀ-ÖØ-ÞĀĂĄĆČĐĒĖĘĞĪŁŃŌŐŘŚŞŠŪŰŴŶŹŻŽ][^\\s\\d,.;:!?()\"“”<>/]+";

/// Returns every pattern with what it finds.
pub fn patterns() -> Vec<(Kind, Regex)> {
    let written = [
        (Kind::Email, r#"[^\s@<>(),;:"]+@[^\s@<>(),;:"]+\.[^\s@<>(),;:".!?]+"#.to_owned()),
        (
            Kind::Email,
            r"(?i)[\w.+-]+\s*[\[({]?\s*\bat\b\s*[\])}]?\s*[\w-]+(?:\s*[\[({]?\s*(?:\bdot\b|\.)\s*[\])}]?\s*(?:org|com|net|uk|gov|police|co|wales|cymru|info)\b)+".to_owned(),
        ),
        (Kind::Telephone, r"(?:\+|\(?\b0)\(?\d[\d\s().\-–/]{7,}\d".to_owned()),
        (
            Kind::Telephone,
            r"(?i)\b(?:tel|telephone|phone|mobile|mob|ring|rang|call|called|ext|extension|fax)\b[^\d\n]{0,16}(?P<it>\d[\d\s-]{2,}\d)".to_owned(),
        ),
        (Kind::Postcode, r"(?i)\b(?:GIR\s?0AA|[A-Z]{1,2}\d[A-Z\d]?\s{0,2}\d[A-Z]{2})\b".to_owned()),
        (
            Kind::CollarNumber,
            r"(?i)\b(?:PC|WPC|PS|DC|DS|DI|PCSO|SC|SGT|SERGEANT|INSP|INSPECTOR|CONSTABLE|OFFICER|SPECIAL)\.?\s*(?:no\.?\s*|number\s*)?#?\d{2,6}\b".to_owned(),
        ),
        (
            Kind::CollarNumber,
            r"(?i)\b(?:collar|warrant|shoulder|badge|staff|payroll|force)\s*(?:number|no\.?|num|id|card)*\s*[:#]?\s*(?:is\s+)?[A-Z]{0,3}\s?\d{2,7}\b".to_owned(),
        ),
        (Kind::Name, format!(r"\b(?:{TITLES})\.?\s+(?:\d+\s+)?{CAPITALISED}(?:[ -]{CAPITALISED})*")),
        (Kind::Account, r"(?:^|[\s(,;:])(?P<it>@[A-Za-z0-9_.]{2,}[A-Za-z0-9_])".to_owned()),
        (
            Kind::Account,
            r"(?i)\b(?:https?://)?(?:www\.)?(?:facebook|fb|twitter|x|linkedin|instagram|tiktok|threads|youtube|t)\.(?:com|me|net)/\S+".to_owned(),
        ),
        (
            Kind::Street,
            r"(?i)\b\d{1,4}[a-z]?,?\s+(?:[\w'’-]+\s+){1,3}(?:street|st|road|rd|lane|ln|avenue|ave|close|drive|way|terrace|court|crescent|place|square|gardens|grove|hill|park|row|view|walk|mews|heol|stryd)\b".to_owned(),
        ),
        (Kind::Number, r"(?i)\b[A-Z]{2}\s?\d{2}\s?\d{2}\s?\d{2}\s?[A-D]\b".to_owned()),
        (Kind::Number, r"\b[A-Z]{2}\d{2}\s?[A-Z]{3}\b".to_owned()),
        (Kind::Number, r"\b\d{8,19}\b|\b\d{2}-\d{2}-\d{2}\b|\b(?:\d{4}[ -]){3}\d{4}\b".to_owned()),
        (
            Kind::Birth,
            r"(?i)\b(?:born(?: on)?|dob|d\.o\.b\.?|date of birth|birthday)\b:?\s+(?:is\s+|was\s+)?[\w ./-]{1,20}\d".to_owned(),
        ),
        (Kind::Birth, r"(?i)\b(?:aged|age)\s+\d{2}\b|\b\d{2}[- ]years?[- ]old\b".to_owned()),
    ];
    // A pattern that is wrong would leave a gap: a test reads every one.
    written.into_iter().filter_map(|(kind, pattern)| Some((kind, Regex::new(&pattern).ok()?))).collect()
}

#[cfg(test)]
mod tests {
    #[test]
    fn every_pattern_is_sound() {
        assert_eq!(super::patterns().len(), 16);
    }
}
