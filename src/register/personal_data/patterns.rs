//! What personal data looks like in Britain, as patterns over a folded text. A group called `it` is what is personal in the
//! match. What a pattern alone cannot tell, a check of the match does: a day is no telephone number.
//!
//! Sources: GOV.UK on National Insurance numbers and vehicle registration, BS 7666 on postcodes, Ofcom's numbering plan.

use std::ops::Range;

use calendar::date_text::month_named;
use regex_lite::Regex;

use crate::plain_words::{COMMON, FUNCTION, is_listed};

use super::{Found, Kind};

/// Says of a match in a text whether it is what it looks like.
type Check = fn(&str, &Range<usize>) -> bool;

/// A pattern with what it finds.
#[derive(Debug)]
pub(super) struct Pattern {
    kind: Kind,
    regex: Regex,
    /// What must stand in a text before it is worth looking.
    needs: Needs,
    check: Check,
}

/// What a text must have before it is worth looking: most texts have little of it, and looking for a pattern takes a thousand
/// times as long.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
struct Needs {
    /// So many digits.
    digits: usize,
    /// One of these, parted by `|`.
    words: &'static str,
}

const fn needs(digits: usize, words: &'static str) -> Needs {
    Needs { digits, words }
}

impl Needs {
    fn are_met(self, digits: usize, lower: &str) -> bool {
        digits >= self.digits && (self.words.is_empty() || self.words.split('|').any(|word| lower.contains(word)))
    }
}

/// Street words that are hardly anything else; Welsh ones stand in front.
const STREET: &str = "street|st|road|rd|lane|ln|avenue|ave|terrace|terr|crescent|cres|close|drive|mews|gardens|gdns|grove|wynd|boulevard";
/// Those that are everyday words too: only with capitals.
const PLACE: &str = "Way|Court|Ct|Place|Pl|Square|Sq|Hill|Park|Row|View|Walk|Rise|Green|Parade|Yard|Wharf|Quay|Bank|End|Fold|Gate|Garth|Croft|Dale|\
    Villas|Buildings|House|Cottages|Cottage|Lodge|Vale|Chase|Meadow|Meadows|Fields|Common|Side|Approach|Causeway|Broadway|Mount|Farm";
const PLACE_WORDS: &str = "way|court| ct|place| pl|square| sq|hill|park|row|view|walk|rise|green|parade|yard|wharf|quay|bank|end|fold|gate|garth|croft|dale|villas|buildings|house|cottages|cottage|lodge|vale|chase|meadow|fields|common|side|approach|causeway|broadway|mount|farm";
const WELSH: &str = "heol|stryd|ffordd|lon|maes|clos|rhodfa|llys|gerddi|cilgant|teras|trem|rhes|cae|bryn|parc|plas|rhiw|tai|cwrt|sgwar|dol|erw|tir|llwyn|nant|\
    pen|tan|ty|tyn|min|glan|pant|gelli|coed|porth|waun|penrhiw|penlan|bro|allt|tyddyn|twyn|pentre";
/// Words after which a number is a telephone's.
const PHONE: &str = "tel|tel no|telephone|phone|mobile|mob|cell|fax|ext|extn|extension|landline|direct line|direct dial|ddi|switchboard|whatsapp|sms|voicemail|pager|directory";
/// Parts of sites where people have accounts.
const SITES: &str = "facebook|fb|twitter|x|linkedin|instagram|tiktok|threads|youtube|t|wa|snapchat|reddit|nextdoor|telegram|bsky|mastodon|pinterest|tumblr|twitch";
const APPS: &str = "twitter|x|facebook|fb|instagram|insta|ig|tiktok|tik tok|snapchat|snap|linkedin|youtube|threads|bluesky|bsky|mastodon|telegram|signal|discord|reddit|\
    skype|whatsapp|messenger|nextdoor|handle|username|user name|screen name|user id|gamertag";
const APP_WORDS: &str = "twitter|x |x:|x-|x=|facebook|fb|insta|ig |ig:|ig-|tik|snap|linkedin|youtube|threads|bluesky|bsky|mastodon|telegram|signal|discord|reddit|\
    skype|whatsapp|messenger|nextdoor|handle|user|screen name|gamertag";
const RANKS: &str =
    r"PC|P\.C\.|WPC|TPC|T/PC|PS|A/PS|DC|T/DC|DS|DI|DCI|PCSO|CSO|SC|SPC|SGT|SERGEANT|INSP|INSPECTOR|CONSTABLE|OFFICER";
const PROVIDERS: &str = r"gmail|googlemail|outlook|hotmail|yahoo|ymail|icloud|btinternet|live|aol|proton|protonmail|sky|talktalk|virginmedia|msn|me|mail";
const ENDINGS: &str =
    "org|com|net|uk|gov|police|co|wales|cymru|info|scot|eu|london|io|me|biz|nhs|email|example|ac|mod|tv";

/// Returns every pattern.
pub(super) fn patterns() -> Vec<Pattern> {
    // A pattern that is wrong would leave a gap: a test reads every one.
    let sound = written().into_iter().filter_map(|(kind, needs, pattern, check)| {
        Some(Pattern { kind, regex: Regex::new(&pattern).ok()?, needs, check })
    });
    sound.collect()
}

fn written() -> Vec<(Kind, Needs, String, Check)> {
    use Kind::*;
    let digit = r"[\dO]";
    let gap = r"[ \n().,\-/_\\|*]{0,3}";
    vec![
        // sam@example.org, "sam @ example.org", sam@office
        (Email, needs(0, "@"), r#"[^\s@<>(),;:"\[\]]+ {0,2}@ {0,2}[^\s@<>(),;:"\[\]]+(?: ?\. ?[\w-]{2,})+"#.to_owned(), always),
        (Email, needs(0, "@"), r#"[^\s@<>(),;:"\[\]]+@[^\s@<>(),;:"\[\].!?]+"#.to_owned(), always),
        // jo at example dot org, jo(at)example.org, jo[@]example.org
        (
            Email,
            needs(0, " at |-at-|(at|[at|{at|<at|_at|*at|(a)|[a]|@|\nat | at\n|( at|[ at"),
            format!(r"(?i)(?:[\w+'-]+ (?:dot|point) )*[\w.+'-]+\s*(?:[\[({{<_*-]\s*(?:at|@|a)\s*[\])}}>_*-]|\s-?at-?\s(?:the rate (?:of )?)?)\s*[\w-]+(?:\s*[\[({{<_*-]?\s*(?:\b|_)(?:dot|punkt|d0t)(?:\b|_)\s*[\])}}>_*-]?\s*[\w-]+|\s?\.\s?(?:{ENDINGS})\b)+"),
            is_spoken_address,
        ),
        (Email, needs(0, " at "), format!(r"(?i)\b[\w.+'-]+\s+at\s+(?:{PROVIDERS})\b(?:\s*\.\s*\w+)*"), is_at_provider),
        (Telephone, needs(7, ""), format!(r"(?:\b|\()[O0](?:{gap}{digit}){{9,10}}\b"), is_telephone),
        (Telephone, needs(8, ""), format!(r"(?:\+|\b00){gap}[1-9](?:{gap}{digit}){{7,13}}\b"), is_telephone),
        (Telephone, needs(10, ""), format!(r"\b44{gap}(?:\(?[O0]\)?)?(?:{gap}{digit}){{10}}\b"), is_telephone),
        (Telephone, needs(10, ""), r"\b7\d{3}[ -]?\d{3}[ -]?\d{3}\b|\b1\d{3} \d{6}\b|\b1\d{2} \d{3} \d{4}\b".to_owned(), always),
        (
            Telephone,
            needs(2, PHONE),
            format!(r"(?i)\b(?:{PHONE})\b[ .:#\-]*(?:(?:no|num|number|is|was|on|at|to|via|ends|ending|in|called|me|him|her|them)\b[ .:#\-]*){{0,3}}(?P<it>[+\d(][\d O()-]+\d)"),
            is_short_number,
        ),
        (
            Telephone,
            needs(5, "ring|rang|rung|call|dial|text|phone|number"),
            r"(?i)\b(?:ring|rang|rung|call|called|calling|dial|dialled|text|texted|phone|phoned|number)\b(?: (?:me|him|her|them|back|us|again|is|was))?(?: (?:on|at))?:? (?P<it>\d{5,7}|\d{3,5}[ -]\d{3,6})\b".to_owned(),
            is_short_number,
        ),
        (Telephone, needs(3, "x"), r"\b(?:x|X) ?\d{3,5}\b".to_owned(), always),
        (
            Telephone,
            needs(0, "zero|nought|oh|double|treble|seven"),
            r"(?i)\b(?:(?:zero|oh|o|nought|one|two|three|four|five|six|seven|eight|nine|double|treble|triple|hundred|thousand)[ ,\n.-]+){6,}(?:zero|oh|nought|one|two|three|four|five|six|seven|eight|nine)\b".to_owned(),
            always,
        ),
        (Postcode, needs(1, ""), r"(?i)\b(?:GIR ?0AA|[A-PR-UWYZ][A-HK-Y]?\d[A-Z\d]?[ .\n-]{0,3}[\dO][ABD-HJLNP-UW-Z]{2})\b".to_owned(), is_postcode),
        (Postcode, needs(2, ""), r"\b[A-Z]{1,2} \d[A-Z\d]? {0,2}\d[ABD-HJLNP-UW-Z]{2}\b".to_owned(), is_postcode),
        (Postcode, needs(1, "post"), r"(?i)\bpost ?code:? (?:is |was |of )?(?P<it>[A-Z]{1,2}\d[A-Z\d]?)\b".to_owned(), always),
        (
            CollarNumber,
            needs(2, "pc|p.c|ps|dc|ds|di|so|sc|sgt|sergeant|insp|constable|officer"),
            format!(r"(?i)\b(?:{RANKS})(?:\.|\b)?[ .:\-/(]*(?:(?:no|number|num)\b\.? *)?#?[A-Z]{{0,2}}\d{{2,6}}\b"),
            is_collar_number,
        ),
        (CollarNumber, needs(3, "pc|ps|dc|ds|di|sgt|sergeant|insp"), r"(?i)\b\d{3,6} (?:PC|PS|WPC|DC|DS|DI|PCSO|Sgt|Sergeant|Insp)\b(?: [A-Z][a-z]+)?".to_owned(), is_number_first),
        (
            CollarNumber,
            needs(2, "collar|shoulder|epaulet|warrant|badge|staff|payroll|personnel|employee|force|officer|service"),
            r"(?i)\b(?:collar|shoulder|epaulette|epaulet|warrant|badge|staff|payroll|personnel|employee|force|officer|service)(?:'s)?[ -]*(?:number|no\.?|num|id|card|ref|#|numeral|numerals)+(?:[ -]*(?:number|no\.?))?[ :.#-]*(?:is |was |of )?[A-Z]{0,3} ?\d{2,7}\b".to_owned(),
            always,
        ),
        (
            CollarNumber,
            needs(2, "collar|shoulder|epaulet|badge|warrant"),
            r"(?i)\b(?:collar|shoulder|epaulette|badge|warrant)[ :#]*(?:is |was |read |reads |said )?[A-Z]{0,3} ?\d{2,7}\b".to_owned(),
            always,
        ),
        (Account, needs(0, "@"), r"(?:^|[\s(,;:/'\x22])(?P<it>@ ?[A-Za-z0-9_.-]*[A-Za-z0-9_])".to_owned(), is_handle),
        (
            Account,
            needs(0, "/"),
            format!(r"(?i)\b(?:https?:/ ?/ ?)?(?:[a-z]{{1,3}}\.)?(?:{SITES})\.(?:com|me|net|social|app|tv|co\.uk)/\S*[^\s.,;:!?)\x22']"),
            always,
        ),
        (Account, needs(0, "/"), r"(?i)\b(?:linktr\.ee|bsky\.app/profile|youtu\.be|about\.me|lnkd\.in|discord\.gg)/\S+|\b[ur]/\w{3,}".to_owned(), always),
        (Account, needs(0, "bsky"), r"(?i)\b[\w-]+\.bsky\.social\b".to_owned(), always),
        (Account, needs(4, "#"), r"\b\w{2,}#\d{4}\b".to_owned(), always),
        (
            Account,
            needs(0, APP_WORDS),
            format!(r"(?i)\b(?:{APPS})\b[ -]*(?:handle|account|name|id|profile|user ?name|page|on|under|as|called|user|tag)*[ -]*(?:is|was|as|called|named|:|=|-|\(|under)*[ /]*(?P<it>[\w][\w.#-]{{2,}}\w)"),
            is_account,
        ),
        (
            Street,
            needs(1, STREET),
            format!(r"(?i)\b(?:(?:flat|apartment|apt|unit|no\.?|number) )?\d{{1,4}}[a-z]?(?: ?[-/&] ?\d{{1,4}}[a-z]?)?,? +(?:[a-z'.-]+ +){{1,4}}(?:{STREET})\b\.?"),
            is_street,
        ),
        (
            Street,
            needs(0, STREET),
            r"\b(?:[Oo]ne|[Tt]wo|[Tt]hree|[Ff]our|[Ff]ive|[Ss]ix|[Ss]even|[Ee]ight|[Nn]ine|[Tt]en|[Ee]leven|[Tt]welve|[Tt]wenty|[Tt]hirty)(?:-[a-z]+)?,? (?:[A-Z][a-z']+ ){1,3}(?:Street|St|Road|Rd|Lane|Avenue|Ave|Terrace|Crescent|Close|Drive|Gardens|Grove|Mews)\b".to_owned(),
            always,
        ),
        (
            Street,
            needs(1, STREET),
            r"\b(?:[A-Z][a-z']+ ){1,3}(?:Street|Road|Rd|Lane|Avenue|Ave|Terrace|Crescent|Close|Drive|Gardens|Grove|Mews),? (?:[Nn]o\.? ?|[Nn]umber )?\d{1,3}[a-z]?\b".to_owned(),
            is_street_first,
        ),
        (
            Street,
            needs(1, PLACE_WORDS),
            format!(r"\b(?:(?:[Ff]lat|[Aa]pt|[Aa]partment|[Nn]o\.?|[Nn]umber) )?\d{{1,4}}[a-zA-Z]?(?: ?[-/&] ?\d{{1,4}}[a-z]?)?,? +(?:[A-Z][a-z'.-]+ +){{1,3}}(?:{PLACE})\b"),
            is_street,
        ),
        (
            Street,
            needs(1, WELSH),
            format!(r"(?i)\b\d{{1,4}}[a-z]?,? +(?:y |yr )?(?:{WELSH})(?:[ -]+(?:y|yr|ar|a|o|uwch|is|fach|fawr|bach|mawr|newydd|hen|isaf|uchaf|[a-z'-]+)){{0,3}}"),
            is_welsh_street,
        ),
        (Street, needs(1, " y | yr "), r"\b\d{1,4}[a-z]?,? +Yr? [A-Z][a-z]+".to_owned(), always),
        (Street, needs(1, WELSH), format!(r"(?i)\b(?:{WELSH})(?:[ -]+[a-z'-]+){{1,3}},? +(?:rhif |no\.? )?\d{{1,4}}[a-z]?\b"), is_welsh_street),
        (Street, needs(1, "flat|ap"), r"(?i)\b(?:flat|apartment|apt)\.? +\d+(?:/\d+)?[a-z]?\b(?:,? +[A-Z0-9][\w'-]+(?: +[A-Z][\w'-]+){0,3})?".to_owned(), is_flat),
        (Street, needs(1, "box"), r"(?i)\bP\.? ?O\.? box \d+\b".to_owned(), always),
        (
            Street,
            needs(0, "cottage|house|farm|lodge|rectory|vicarage|barn|bungalow|villa|grange|manor|hall|court|mill"),
            r"\b(?:[A-Z][a-z']+ +){1,3}(?:Cottage|House|Farm|Lodge|Rectory|Vicarage|Barn|Bungalow|Villa|Grange|Manor|Hall|Court|Mill),? *\n? *(?:[A-Z][a-z']+ +){1,3}(?:Street|St|Road|Rd|Lane|Avenue|Close|Drive|Way|Terrace|Crescent)\b".to_owned(),
            always,
        ),
        (
            Street,
            needs(0, "live|living|resid|address"),
            r"\b(?i:lives?|lived|living|resides?|residing|resident|home address|address)(?: is| was|:)?(?: at| as)?:? +(?P<it>(?:\d+[a-z]?,? )?(?:(?:[A-Z][\w'-]+|y|yr),? ?){1,5}(?i:street|road|lane|avenue|close|drive|way|terrace|crescent|cottage|house|farm|lodge|court|place|gardens|grove))".to_owned(),
            always,
        ),
        (Street, needs(0, "///"), r"///[a-z]+\.[a-z]+\.[a-z]+".to_owned(), always),
        (Street, needs(6, "."), r"-?\b\d{1,2}\.\d{4,}\b,? *-?\d{1,3}\.\d{4,}\b".to_owned(), always),
        (Number, needs(6, ""), r"(?i)\b[A-Z]{2}[ .-]?\d{2}[ .-]?\d{2}[ .-]?\d{2}[ .-]?[A-D]\b".to_owned(), always),
        (
            Number,
            needs(6, "ni|n.i|national"),
            r"(?i)\b(?:NI|NINO|NINO no|N\.I\.|national insurance)\b(?: (?:number|no\.?))?[ :.#]*(?:is |was )?(?P<it>[A-Z]{2}[ .-]?\d{2}[ .-]?\d{2}[ .-]?\d{2})\b".to_owned(),
            always,
        ),
        (Number, needs(2, ""), r"(?i)\b[A-Z]{2}\d{2}[ .-]{0,2}[A-Z]{3}\b".to_owned(), is_plate),
        (Number, needs(2, ""), r"\b[A-Z]{2} \d{2} [A-Z]{3}\b".to_owned(), is_plate),
        (Number, needs(3, ""), r"\b[A-Z]\d{3}[ -]?[A-Z]{3}\b|\b[A-Z]{3}[ -]?\d{3}[A-Z]\b".to_owned(), is_plate),
        (
            Number,
            needs(1, "car|vehicle|van|motorbike|lorry|taxi|reg|plate|vrm|vrn|index|driv|drove|parked"),
            r"(?i)\b(?:car|cars|vehicle|van|motorbike|lorry|taxi|reg|registration|registered|registration number|number plate|plate|plates|vrm|vrn|index|driving|drove|drives|parked)\b[^\d\n]{0,24}?\b(?P<it>[A-Z]{1,3} ?\d{1,4}(?: ?[A-Z]{1,3})?|\d{1,4} ?[A-Z]{1,3})\b".to_owned(),
            is_loose_plate,
        ),
        (Number, needs(6, ""), r"\b[A-Z9]{5} ?\d{6} ?[A-Z9]{2}\w? ?\w{2}\b".to_owned(), always),
        (Number, needs(8, ""), r"(?i)\b[A-Z]{2}\d{2}(?: ?[A-Z0-9]{4}){3,7}(?: ?[A-Z0-9]{1,3})?\b".to_owned(), is_bank_number),
        (Number, needs(8, ""), r"\b\d{8,19}\b".to_owned(), is_long_number),
        (Number, needs(10, ""), r"\b(?:\d{4}[ -]){3}\d{1,7}\b|\b3[47]\d{2}[ -]\d{6}[ -]\d{5}\b|\b\d{3}[ -]\d{3}[ -]\d{4}\b".to_owned(), always),
        (Number, needs(6, "-|/"), r"\b\d{2}[-/]\d{2}[-/]\d{2}\b".to_owned(), is_sort_code),
        (Number, needs(6, "sort|s/c"), r"(?i)\b(?:sort ?code|s/c)\D{0,12}(?P<it>\d{2}[ .-]?\d{2}[ .-]?\d{2})\b".to_owned(), always),
        (
            Number,
            needs(6, "acc|a/c|passport|licen|nhs|membership|customer|crn|pnc|prison|holder"),
            r"(?i)\b(?:account|acct|a/c|acc|passport|driving licen[cs]e|licen[cs]e|nhs|membership|customer|crn|pnc|prison|policy holder)\b(?: (?:number|no\.?|num|ref|id)|[ :.#]|is|was)*(?P<it>[A-Z]{0,3}\d[\d -]{4,}\d)".to_owned(),
            is_account_number,
        ),
        (Number, needs(4, "."), r"\b(?:\d{1,3} ?\. ?){3}\d{1,3}\b".to_owned(), is_ip_address),
        (Number, needs(1, ":|-"), r"(?i)\b(?:[0-9a-f]{1,4}:){3,7}:?[0-9a-f]{1,4}\b|\b(?:[0-9a-f]{1,4}:){1,6}(?::[0-9a-f]{1,4}){1,6}\b|\b(?:[0-9a-f]{2}-){5}[0-9a-f]{2}\b".to_owned(), is_hexadecimal),
        (
            Birth,
            needs(1, "born|d.o|dob|d/o|d o|birth|b."),
            r"(?i)\b(?:born(?: on| in)?|d[ ./]?o[ ./]?b\.?|date of birth|day of birth|year of birth|birth ?date|birthday|b\.)(?:\b|[ :.])[ :.-]*(?:(?:is|was|on|in|the|his|her|of) +){0,3}[\w ,./'-]{0,24}\d".to_owned(),
            always,
        ),
        (
            Birth,
            needs(0, "aged"),
            r"(?i)\baged (?:about )?(?:twenty|thirty|forty|fifty|sixty|seventy|eighty|ninety)(?:[- ](?:one|two|three|four|five|six|seven|eight|nine))?\b".to_owned(),
            is_age,
        ),
        (Birth, needs(2, "he | they"), r"\b(?:[Hh]e|[Ss]he|[Tt]hey) (?:is|was|are|were) \d{2}(?:[.,;)]|$)".to_owned(), always),
        (Birth, needs(1, "age"), r"(?i)\b(?:aged?|aged about|age is|age was|age:)[ :]+(?:about |only |just )?\d{1,3}\b".to_owned(), is_age),
        (Birth, needs(1, "y|month"), r"(?i)\b\d{1,3}[- ]?(?:years?|yrs?|y\.?|months?)[- /.]*(?:o\b|old\b|of age\b)|\b\d{2} ?y/?o\b".to_owned(), is_age),
    ]
}

/// Adds what the patterns find in a folded text.
pub(super) fn find(patterns: &[Pattern], text: &str, found: &mut Vec<Found>) {
    let digits = text.bytes().filter(u8::is_ascii_digit).count();
    let lower = text.to_ascii_lowercase();
    for pattern in patterns {
        if !pattern.needs.are_met(digits, &lower) {
            continue;
        }
        let mut from = 0;
        while let Some(matched) = pattern.regex.captures_at(text, from) {
            let (Some(whole), Some(place)) = (matched.get(0), matched.name("it").or_else(|| matched.get(0))) else {
                break;
            };
            let range = place.range();
            if (pattern.check)(text, &range) {
                found.push(Found { range, kind: pattern.kind, label: None, is_sure: true });
                from = whole.end().max(from + 1);
            } else {
                // What is none may hide what begins within it.
                from = next_word(text, whole.start().max(from));
            }
            if from >= text.len() || !text.is_char_boundary(from) {
                break;
            }
        }
    }
}

/// Returns where the next word begins after the one at a place.
fn next_word(text: &str, at: usize) -> usize {
    let rest = text.get(at..).unwrap_or_default();
    let word = rest.find(|letter: char| !letter.is_alphanumeric()).unwrap_or(rest.len());
    let after = rest.get(word..).unwrap_or_default();
    at + word + after.chars().next().map_or(1, char::len_utf8)
}

fn always(_: &str, _: &Range<usize>) -> bool {
    true
}

fn at<'t>(text: &'t str, range: &Range<usize>) -> &'t str {
    text.get(range.clone()).unwrap_or_default()
}

fn digits(text: &str) -> String {
    text.chars().filter(char::is_ascii_digit).collect()
}

fn before<'t>(text: &'t str, range: &Range<usize>) -> &'t str {
    text.get(..range.start).unwrap_or_default()
}

fn after<'t>(text: &'t str, range: &Range<usize>) -> &'t str {
    text.get(range.end..).unwrap_or_default()
}

fn is_year(number: &str) -> bool {
    number.len() == 4 && (number.starts_with("19") || number.starts_with("20"))
}

/// Returns whether three numbers can be a day, a month and a year.
fn is_day(text: &str) -> bool {
    let parts: Vec<&str> = text.split(['/', '.', '-', ' ']).filter(|part| !part.is_empty()).collect();
    let number = |part: &str| part.parse::<u32>().unwrap_or_default();
    match parts.as_slice() {
        [year, month, day, ..] if is_year(year) => (1..=12).contains(&number(month)) && (1..=31).contains(&number(day)),
        [day, month, year, ..] if is_year(year) || year.len() == 2 => {
            (1..=31).contains(&number(day)) && (1..=12).contains(&number(month))
        }
        _ => false,
    }
}

fn is_telephone(text: &str, range: &Range<usize>) -> bool {
    let found = at(text, range);
    let number = digits(found);
    let mut parts = found.split([' ', '\n']).filter(|part| part.contains(['/', '.', '-']));
    number.len() >= 7 && !is_public(&number) && !parts.any(is_day)
}

fn is_public(number: &str) -> bool {
    PUBLIC.contains(&number)
}

fn is_short_number(text: &str, range: &Range<usize>) -> bool {
    let found = at(text, range);
    let number = digits(found);
    if number.len() < 3 || is_public(&number) || is_day(found) {
        return false;
    }
    // "phone lines in 2028" tells a year, "ext 2028" does not.
    let words = before(text, range).to_ascii_lowercase();
    let is_extension = words.trim_end_matches([' ', ':', '.']).ends_with("ext");
    is_extension || !found.trim().split(' ').all(is_year)
}

/// Numbers that everybody rings.
const PUBLIC: [&str; 6] = ["101", "999", "111", "112", "105", "0800555111"];

fn is_postcode(text: &str, range: &Range<usize>) -> bool {
    let found = at(text, range).to_ascii_lowercase();
    // "the A19 4th", "the A1 2nd".
    let is_ordinal = ["st", "nd", "rd", "th"].iter().any(|end| found.ends_with(end));
    !is_ordinal || !found.contains([' ', '\n'])
}

fn is_collar_number(text: &str, range: &Range<usize>) -> bool {
    let found = at(text, range);
    let next = after(text, range);
    // "officer 2028", "PC 10 per cent", "officer 1,250".
    let is_of_a_year = found.to_ascii_lowercase().starts_with("officer") && is_year(&digits(found));
    let is_thousands = next.starts_with(',') && next.chars().nth(1).is_some_and(|letter| letter.is_ascii_digit());
    let is_measure = next.starts_with('%') || next.starts_with(" per ") || is_thousands;
    !is_of_a_year && !is_measure
}

fn is_number_first(text: &str, range: &Range<usize>) -> bool {
    let found = at(text, range);
    let number = digits(found);
    let rank = found.split(' ').nth(1).unwrap_or_default();
    !is_year(&number) && rank.starts_with(char::is_uppercase) && !before(text, range).ends_with(['.', ',', '/', '-'])
}

fn is_handle(text: &str, range: &Range<usize>) -> bool {
    let found = at(text, range).trim_start_matches(['@', ' ']);
    let is_joined = !at(text, range).starts_with("@ ");
    found.len() >= 2
        && found.chars().any(|letter| letter.is_ascii_alphabetic() || letter == '_')
        && (is_joined || found.contains(['_', '4']))
}

fn is_account(text: &str, range: &Range<usize>) -> bool {
    let found = at(text, range);
    let lower = found.to_ascii_lowercase();
    let has_digit = lower.contains(|letter: char| letter.is_ascii_digit());
    let begins_with_digit = lower.starts_with(|letter: char| letter.is_ascii_digit());
    let is_site = ENDINGS.split('|').any(|ending| lower.ends_with(&format!(".{ending}")));
    if is_listed(COMMON, &lower)
        || is_listed(FUNCTION, &lower)
        || is_site
        || (begins_with_digit && !lower.contains('_'))
    {
        return false;
    }
    let is_hump = |(one, next): (char, char)| one.is_ascii_lowercase() && next.is_ascii_uppercase();
    let has_letter = lower.contains(|letter: char| letter.is_ascii_alphabetic());
    let is_dotted = found.trim_end_matches('.').contains('.') && !lower.starts_with("www");
    let is_strange = found.contains('_') || (has_digit && has_letter) || is_dotted;
    let is_told = {
        let words = before(text, range).to_ascii_lowercase();
        let words = words.trim_end();
        words.ends_with([':', '='])
            || ["handle is", "name is", "handle", "username"].iter().any(|end| words.ends_with(end))
    };
    is_strange
        || found.chars().zip(found.chars().skip(1)).any(is_hump)
        || (is_told && found.len() >= 5 && !after(text, range).starts_with(' '))
}

/// Words before "at" that make no address of it.
const BEFORE_AT: &str = " look looked looking see seen saw published available found figures figure online page pages website site it them data is are was were \
    people officers staff contact contacted us me meet meeting met stand held hold desk read more details information report reports statistics plan policy \
    here there arrive arrived be been hosted shown placed only also accounts minutes document documents link links form protocol guidance news ";

fn is_spoken_address(text: &str, range: &Range<usize>) -> bool {
    let found = at(text, range).to_ascii_lowercase();
    let name = found.split(|letter: char| letter.is_whitespace() || "[({<".contains(letter)).next().unwrap_or_default();
    let is_marked = found.contains(" dot ")
        || found.contains(['[', '(', '{', '<', '_', '*'])
        || found.contains("dot")
        || found.contains("-at-");
    let mut parts = found.split(|letter: char| !letter.is_ascii_alphanumeric()).filter(|part| !part.is_empty());
    let ends_so = parts.next_back().is_some_and(|part| ENDINGS.split('|').any(|ending| ending == part));
    let is_framed = found.contains(['[', '(', '{', '<', '_', '*']);
    !(found.contains(" at www.") || found.contains('/'))
        && (ends_so || is_framed)
        && !found.contains(" at the ")
        && (is_marked || !(is_listed(BEFORE_AT, name) || is_listed(FUNCTION, name)))
}

fn is_at_provider(text: &str, range: &Range<usize>) -> bool {
    let found = at(text, range).to_ascii_lowercase();
    let mut words = found.split_whitespace();
    let name = words.next().unwrap_or_default();
    let provider = words.last().unwrap_or_default();
    let is_usual = ["me", "mail", "sky", "live", "outlook"].contains(&provider);
    !is_usual && !is_listed(BEFORE_AT, name) && !is_listed(FUNCTION, name)
}

/// Words that stand between a number and a street where no house is meant: "24 hour road closure".
const BETWEEN: &str = " hour hours day days week weeks month months year years minute minutes mile miles km officers people cars vehicles men women new per cent \
    lane lanes main people's children metres metre m yards other local busy bus police residents visitors patrols patrol candidates staff \
    streets roads closed closure closures crime crimes reports incidents o'clock am pm copies homes houses shops foot feet pairs sites points ";

fn is_street(text: &str, range: &Range<usize>) -> bool {
    let found = at(text, range);
    let words = found.split([' ', ',']).filter(|word| !word.is_empty());
    let mut words = words.skip_while(|word| !word.starts_with(|letter: char| letter.is_ascii_digit()));
    let number = words.next().unwrap_or_default();
    let rest: Vec<String> = words.map(str::to_ascii_lowercase).collect();
    let (last, between) = rest.split_last().map_or(("", &[][..]), |(last, between)| (last.as_str(), between));
    if is_year(&digits(number)) || before(text, range).ends_with(['£', '.', '/', ',', '-']) {
        return false;
    }
    // "7 St Mary's" is a church so far.
    if last == "st" && after(text, range).trim_start().starts_with(char::is_uppercase) {
        return false;
    }
    let has_capital_the = found.contains(" The ");
    let is_joining = |word: &String| match word.as_str() {
        "mark" | "march" | "may" => false,
        "the" => !has_capital_the,
        word => is_listed(FUNCTION, word),
    };
    !between.iter().any(|word| is_listed(BETWEEN, word) || is_joining(word))
}

fn is_street_first(text: &str, range: &Range<usize>) -> bool {
    let next = after(text, range).trim_start().to_ascii_lowercase();
    let is_date = next.get(..3).is_some_and(|start| month_named(start).is_some());
    !(is_date || next.starts_with(['%', ':', '-', '/']) || next.starts_with("per ") || next.starts_with("of "))
}

fn is_welsh_street(text: &str, range: &Range<usize>) -> bool {
    let found = at(text, range);
    let lower = found.to_ascii_lowercase();
    let words: Vec<&str> = lower.split([' ', '-', ',']).filter(|word| !word.is_empty()).collect();
    let number = words.iter().find(|word| word.starts_with(|letter: char| letter.is_ascii_digit()));
    if number.is_none_or(|number| is_year(number)) {
        return false;
    }
    let street = words.iter().position(|word| WELSH.split('|').any(|known| known == *word)).unwrap_or_default();
    let next = words.get(street + 1).copied().unwrap_or_default();
    if is_listed(FUNCTION, next) && !["a", "is", "o"].contains(&next) {
        return false;
    }
    // Words of English too.
    let is_english = words.get(street).is_some_and(|word| ["pen", "tan", "min", "tai", "tir", "dol"].contains(word));
    let has_capital = found.split([' ', '-', ',']).any(|word| word.starts_with(char::is_uppercase));
    !is_english || (has_capital && !next.is_empty() && !is_listed(FUNCTION, next))
}

fn is_flat(text: &str, range: &Range<usize>) -> bool {
    !at(text, range).contains(" per ")
        && !after(text, range).trim_start().starts_with(['%'])
        && !after(text, range).starts_with(" per")
}

/// Three letters of a text that are a word rather than the end of a plate: "FY25 and".
fn is_word(letters: &str) -> bool {
    let lower = letters.to_ascii_lowercase();
    is_listed(FUNCTION, &lower)
        || is_listed(COMMON, &lower)
        || is_listed(
            " per see set new now day old our out put ran run sat saw sent act age ago air ask bad bed big box \
        boy bus buy car cut due eat end fee few fit fly fun get got gun hit hot job key kid law led let lie lot low map men met mid net off oil pay ppe par pdf set sir six tax tea ten top \
        try two use vat war was way web win won yes yet ",
            &lower,
        )
}

fn is_plate(text: &str, range: &Range<usize>) -> bool {
    let found = at(text, range);
    let end = found.get(found.len().saturating_sub(3)..).unwrap_or_default();
    let mut letters = found.chars().filter(char::is_ascii_alphabetic);
    let is_upper = letters.clone().all(|letter| letter.is_ascii_uppercase());
    let is_one_case = is_upper || letters.all(|letter| letter.is_ascii_lowercase());
    let is_joined = !found.contains([' ', '.', '-']);
    is_one_case && (is_joined || !is_word(end))
}

fn is_loose_plate(text: &str, range: &Range<usize>) -> bool {
    let found = at(text, range);
    let letters: Vec<&str> =
        found.split(|letter: char| !letter.is_ascii_alphabetic()).filter(|part| !part.is_empty()).collect();
    let is_upper = letters.iter().all(|part| part.chars().all(|letter| letter.is_ascii_uppercase()));
    if !is_upper || found.len() < 3 {
        return false;
    }
    // "A19", "M62".
    let is_road =
        matches!(letters.as_slice(), ["A" | "B" | "M"]) && found.starts_with(['A', 'B', 'M']) && !found.contains(' ');
    let is_other = letters.iter().any(|part| is_word(part) || ["FOI", "AM", "PM", "Q", "V"].contains(part));
    !is_road && !is_other
}

fn is_bank_number(text: &str, range: &Range<usize>) -> bool {
    let found = at(text, range);
    let upper = found.to_ascii_uppercase();
    upper.starts_with("GB") || (found == upper && digits(found).len() >= 10)
}

fn is_long_number(text: &str, range: &Range<usize>) -> bool {
    let number = at(text, range);
    let part = |range: Range<usize>| number.get(range).unwrap_or_default();
    let is_stamp = number.len() == 8 && is_day(&format!("{}-{}-{}", part(0..4), part(4..6), part(6..8)));
    let is_money = before(text, range).ends_with(['£', '$', '.', '€']);
    !is_money && (!is_stamp || tells_of_a_bank(text))
}

fn tells_of_a_bank(text: &str) -> bool {
    let lower = text.to_ascii_lowercase();
    ["sort", "account", "bank", "a/c", "acct"].iter().any(|word| lower.contains(word))
}

fn is_sort_code(text: &str, range: &Range<usize>) -> bool {
    !is_day(at(text, range)) || tells_of_a_bank(text)
}

fn is_account_number(text: &str, range: &Range<usize>) -> bool {
    let found = at(text, range);
    let number = digits(found);
    number.len() >= 6 && !found.split([' ', '-']).all(|part| is_year(part) || part.is_empty()) && !is_day(found)
}

fn is_ip_address(text: &str, range: &Range<usize>) -> bool {
    let parts: Vec<u32> = at(text, range).split('.').map(|part| part.trim().parse().unwrap_or(999)).collect();
    let is_told = text.split(|letter: char| !letter.is_alphanumeric()).any(|word| word.eq_ignore_ascii_case("ip"));
    // Paragraphs are numbered 4.3.2.1.
    parts.iter().all(|part| *part < 256) && (is_told || parts.iter().any(|part| *part > 30)) && !is_day(at(text, range))
}

fn is_hexadecimal(text: &str, range: &Range<usize>) -> bool {
    let found = at(text, range).to_ascii_lowercase();
    found.contains(|letter: char| letter.is_ascii_alphabetic())
        || found.contains("::")
        || found.matches([':', '-']).count() >= 4
}

fn is_age(text: &str, range: &Range<usize>) -> bool {
    let next = after(text, range).to_ascii_lowercase();
    // "aged 16 to 24", "18 years old or over": figures about many.
    let many = [
        " to ",
        "-",
        " and over",
        " and under",
        " and above",
        " or over",
        " or under",
        " or above",
        " or older",
        " or younger",
        "+",
        " and 1",
        " and 2",
        " plus",
    ];
    let first = before(text, range).to_ascii_lowercase();
    let is_many = many.iter().any(|words| next.starts_with(words))
        || first.ends_with(" to ")
        || first.ends_with("under ")
        || first.ends_with("over ")
        || first.ends_with("people ");
    let number: u32 = digits(at(text, range)).parse().unwrap_or(999);
    !is_many && (number < 120 || number == 999)
}

#[cfg(test)]
mod tests {
    #[test]
    fn every_pattern_is_sound() {
        assert_eq!(super::patterns().len(), super::written().len());
    }
}
