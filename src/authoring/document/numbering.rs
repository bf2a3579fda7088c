//! Word's automatic numbers, as it prints them.
//!
//! Source: ISO/IEC 29500-1, 17.9, "Numbering".

use std::collections::{BTreeMap, HashMap, HashSet};

use office::attribute;

use super::{
    DocumentError,
    styles::Styles,
    xml::{Event, each, is_on, number, value},
};

/// As many levels as a numbering has.
const LEVELS: usize = 9;
/// As many numberings as one can lead to the next by its style.
const MOST_STEPS: usize = 5;
/// Longer than any list, and short enough to count in small Roman numbers.
const MOST: u32 = 4_000;

/// How a level counts.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
enum Format {
    #[default]
    Decimal,
    TwoDigits,
    Letter,
    CapitalLetter,
    Roman,
    CapitalRoman,
    Bullet,
    Nothing,
}

/// A level of a numbering.
#[derive(Clone, Debug, Default)]
struct Level {
    start: Option<u32>,
    format: Format,
    /// What is printed, with `%1` for the number of the first level.
    text: String,
    /// After which level, counted from one, it begins anew; zero for never.
    restart: Option<u32>,
    is_legal: bool,
    style: Option<String>,
}

#[derive(Debug, Default)]
struct Abstract {
    levels: BTreeMap<usize, Level>,
    /// The style in which the levels stand.
    link: Option<String>,
}

#[derive(Debug, Default)]
struct Instance {
    of: String,
    starts: BTreeMap<usize, u32>,
    levels: BTreeMap<usize, Level>,
}

/// What stands before a paragraph.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum Label {
    /// A number or a letter, as it is printed.
    Number(String),
    /// A dot or a dash.
    Bullet,
}

/// All numberings of a document, and how far each has counted.
#[derive(Debug, Default)]
pub(super) struct Numbering {
    abstracts: HashMap<String, Abstract>,
    instances: HashMap<String, Instance>,
    counters: HashMap<String, [Option<u32>; LEVELS]>,
    begun: HashSet<String>,
}

/// Where in the part with the numberings the reading is.
#[derive(Default)]
struct At {
    of: Option<String>,
    instance: Option<String>,
    level: Option<usize>,
    is_override: bool,
}

impl Numbering {
    /// Reads the part with the numberings.
    pub(super) fn read(xml: &str) -> Result<Self, DocumentError> {
        let mut found = Self::default();
        let mut at = At::default();
        each(xml, |event| {
            if let Event::Start(element) = event {
                found.see(&mut at, element);
            }
            Ok(())
        })?;
        Ok(found)
    }

    fn see(&mut self, at: &mut At, element: &quick_xml::events::BytesStart<'_>) {
        let index = |name: &str| attribute(element, name)?.parse().ok().filter(|level| *level < LEVELS);
        match element.local_name().as_ref() {
            "abstractNum" => *at = At { of: attribute(element, "abstractNumId"), ..At::default() },
            "num" => *at = At { instance: attribute(element, "numId"), ..At::default() },
            "abstractNumId" => {
                if let (Some(id), Some(of)) = (&at.instance, value(element)) {
                    self.instances.entry(id.clone()).or_default().of = of;
                }
            }
            "numStyleLink" => {
                if let Some(id) = &at.of {
                    self.abstracts.entry(id.clone()).or_default().link = value(element);
                }
            }
            "lvlOverride" => (at.level, at.is_override) = (index("ilvl"), true),
            "startOverride" => {
                if let (Some(id), Some(level), Some(start)) = (&at.instance, at.level, number(element)) {
                    self.instances.entry(id.clone()).or_default().starts.insert(level, start);
                }
            }
            "lvl" => {
                at.level = index("ilvl");
                // A level that is given anew replaces the whole of the other.
                if let Some(levels) = self.levels(at)
                    && let Some(level) = at.level
                {
                    levels.insert(level, Level::default());
                }
            }
            name => {
                let level = at.level;
                let Some(level) = self.levels(at).zip(level).and_then(|(levels, level)| levels.get_mut(&level)) else {
                    return;
                };
                match name {
                    "start" => level.start = number(element),
                    "numFmt" => level.format = Format::named(&value(element).unwrap_or_default()),
                    "lvlText" => level.text = value(element).unwrap_or_default(),
                    "lvlRestart" => level.restart = number(element),
                    "isLgl" => level.is_legal = is_on(element),
                    "pStyle" => level.style = value(element),
                    _ => {}
                }
            }
        }
    }

    /// Returns the levels that are being read.
    fn levels(&mut self, at: &At) -> Option<&mut BTreeMap<usize, Level>> {
        match (&at.of, &at.instance) {
            (Some(id), _) => Some(&mut self.abstracts.entry(id.clone()).or_default().levels),
            (None, Some(id)) if at.is_override => Some(&mut self.instances.entry(id.clone()).or_default().levels),
            _ => None,
        }
    }

    /// Returns the abstract numbering, by id, that one counts in.
    fn abstract_of(&self, instance: &str, styles: &Styles) -> Option<String> {
        let mut of = self.instances.get(instance)?.of.clone();
        for _ in 0..MOST_STEPS {
            let next = self.abstracts.get(&of)?.link.as_deref();
            let next = next.and_then(|style| self.instances.get(styles.number_of(style)?));
            match next {
                Some(next) => of.clone_from(&next.of),
                None => break,
            }
        }
        Some(of)
    }

    /// Returns the level at which a style is numbered.
    pub(super) fn level_of(&self, instance: &str, style: &str, styles: &Styles) -> Option<u32> {
        let of = self.abstracts.get(&self.abstract_of(instance, styles)?)?;
        let (level, _) = of.levels.iter().find(|(_, level)| level.style.as_deref() == Some(style))?;
        u32::try_from(*level).ok()
    }

    /// Counts a paragraph. Returns what stands before it; nothing where that numbering has no such level, or prints nothing.
    pub(super) fn next(&mut self, instance: &str, level: u32, styles: &Styles) -> Option<Label> {
        let of = self.abstract_of(instance, styles)?;
        let level = usize::try_from(level).ok().filter(|level| *level < LEVELS)?;
        let own = self.instances.get(instance)?;
        let levels = &self.abstracts.get(&of)?.levels;
        let defined = |index: usize| own.levels.get(&index).or_else(|| levels.get(&index));
        let this = defined(level)?;
        let start = |index: usize| {
            let own = own.starts.get(&index).copied();
            own.or_else(|| defined(index).and_then(|level| level.start)).unwrap_or(1)
        };
        let counters = self.counters.entry(of).or_default();
        // The first paragraph of a numbering that says where it starts begins it anew.
        if self.begun.insert(instance.to_owned()) {
            own.starts.keys().filter_map(|index| counters.get_mut(*index).map(Option::take)).for_each(drop);
        }
        if let Some(counter) = counters.get_mut(level) {
            *counter = Some(counter.map_or_else(|| start(level), |count| count.saturating_add(1)));
        }
        for (index, counter) in counters.iter_mut().enumerate().skip(level + 1) {
            let restart = defined(index).and_then(|level| level.restart);
            // Counted from one: after a level so high or higher.
            if restart.is_none_or(|after| usize::try_from(after).is_ok_and(|after| level < after)) {
                *counter = None;
            }
        }
        let number = |index: usize| {
            let count = counters.get(index).copied().flatten().unwrap_or_else(|| start(index));
            let format =
                if this.is_legal { Format::Decimal } else { defined(index).map_or(Format::Decimal, |it| it.format) };
            format.of(count)
        };
        let mut text = this.text.clone();
        for index in 0..LEVELS {
            let mark = format!("%{}", index + 1);
            if text.contains(&mark) {
                text = text.replace(&mark, &number(index));
            }
        }
        match (this.format, text.trim()) {
            (_, "") => None,
            (Format::Bullet, _) => Some(Label::Bullet),
            (_, label) => Some(Label::Number(marked(label))),
        }
    }
}

/// A number that Word sets apart by a gap alone needs a mark in a text: "5" before "The poll" is else no number of a paragraph.
fn marked(label: &str) -> String {
    let is_bare = label.chars().all(char::is_alphanumeric);
    if is_bare { format!("{label}.") } else { label.to_owned() }
}

impl Format {
    fn named(name: &str) -> Self {
        match name {
            "decimalZero" => Self::TwoDigits,
            "lowerLetter" => Self::Letter,
            "upperLetter" => Self::CapitalLetter,
            "lowerRoman" => Self::Roman,
            "upperRoman" => Self::CapitalRoman,
            "bullet" => Self::Bullet,
            "none" => Self::Nothing,
            _ => Self::Decimal,
        }
    }

    fn of(self, count: u32) -> String {
        match self {
            Self::Decimal => count.to_string(),
            Self::TwoDigits => format!("{count:02}"),
            Self::Letter => letters(count),
            Self::CapitalLetter => letters(count).to_uppercase(),
            Self::Roman => roman(count),
            Self::CapitalRoman => roman(count).to_uppercase(),
            Self::Bullet | Self::Nothing => String::new(),
        }
    }
}

/// Returns a number as Word's letters: a to z, then aa, bb.
fn letters(count: u32) -> String {
    let Some(before) = count.checked_sub(1).filter(|before| *before < MOST) else {
        return count.to_string();
    };
    let letter = char::from_u32(u32::from('a') + before % 26).unwrap_or('a');
    let times = usize::try_from(before / 26).unwrap_or_default() + 1;
    std::iter::repeat_n(letter, times).collect()
}

fn roman(count: u32) -> String {
    const SIGNS: [(u32, &str); 13] = [
        (1000, "m"),
        (900, "cm"),
        (500, "d"),
        (400, "cd"),
        (100, "c"),
        (90, "xc"),
        (50, "l"),
        (40, "xl"),
        (10, "x"),
        (9, "ix"),
        (5, "v"),
        (4, "iv"),
        (1, "i"),
    ];
    if count == 0 || count >= MOST {
        return count.to_string();
    }
    let mut left = count;
    let mut text = String::new();
    for (value, sign) in SIGNS {
        while left >= value {
            text.push_str(sign);
            left -= value;
        }
    }
    text
}
