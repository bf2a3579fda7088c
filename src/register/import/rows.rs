//! Tables: CSV with commas, semicolons or tabs, the sheets of a workbook, and the log that was kept in either until now.

use calendar::date_text::parse_date;
use entry::{
    RegisterEntry, TrailLine,
    csv::restored,
    sheet::ORIGIN,
    words::{label, verdict_label},
};
use indexmap::IndexMap;
use policy::{Addressee, Policy, Verdict, vocabulary::ColumnKind};
use vecmap::VecMap;

use super::{
    days::{Order, Orders, read_day},
    value::read_as,
    workbook::{CELLS, COLUMNS, ROWS, Rows, WorkbookFault},
};
use crate::ledger::{
    ADDED, CANDIDATE, DATE_OF_CONTACT, METHOD, OFFICER, PROVIDED, PUBLISHED, REQUIRES_PUBLISHING, RESULT, SOUGHT,
    by_hand,
};

/// How many lines may stand above the headings: titles, the name of the office, blank ones.
const HEADING_WITHIN: usize = 20;
/// How much of a text is looked through for them, in bytes.
const HEAD: usize = 64 << 10;
/// The most separators of a line, those within cells too.
const SEPARATORS_A_LINE: usize = 64 * COLUMNS;
/// What separates the cells of a line.
const SEPARATORS: [char; 4] = [',', ';', '\t', '|'];

/// What people call the columns in logs of their own.
const OTHER_NAMES: [(&str, &[&str]); 9] = [
    (DATE_OF_CONTACT, &["date", "contact date", "date contacted", "when", "date of request", "date received"]),
    (
        CANDIDATE,
        &[
            "candidate",
            "potential candidate",
            "candidate agent or representative",
            "name of candidate",
            "who",
            "name",
            "contact",
        ],
    ),
    (
        OFFICER,
        &[
            "officer or staff",
            "officer staff",
            "member of staff",
            "staff",
            "contacted",
            "police contact",
            "officer contacted",
        ],
    ),
    (METHOD, &["method", "how", "type of contact", "contact method", "means of contact", "by"]),
    (
        SOUGHT,
        &[
            "request",
            "requested",
            "information requested",
            "query",
            "enquiry",
            "question",
            "details",
            "nature of request",
            "subject of contact",
        ],
    ),
    (
        PROVIDED,
        &["response", "reply", "answer", "information given", "information supplied", "action taken", "response given"],
    ),
    (ADDED, &["date added", "logged", "date logged", "date entered"]),
    (REQUIRES_PUBLISHING, &["publish", "to be published", "for publication", "requires publishing", "publishable"]),
    (PUBLISHED, &["published", "date published", "published on", "date of publication"]),
];

/// Why a row is no entry.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum RowError {
    /// No heading is the one of the reference.
    NoReferenceColumn(String),
    /// A row without a reference.
    NoReference,
    /// A row with something in a column that is none.
    Unreadable {
        /// The heading.
        heading: String,
        /// What stands there.
        found: String,
    },
}

/// A table, from its headings on.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Table {
    /// The headings.
    pub header: Vec<String>,
    /// The rows with something in them.
    pub rows: Rows,
    /// In which order the days have day and month; none if they contradict each other.
    pub order: Option<Order>,
    /// Whether a person has to be told how the days were read.
    pub is_order_told: bool,
}

/// Reads a text as a table, if it is one: one of its first lines has the heading of the reference, or at least two columns
/// of the register; or, if the file is said to be a table, at least two cells.
pub fn csv_table(text: &str, is_said_to_be: bool, policy: &Policy) -> Option<Result<Table, WorkbookFault>> {
    let (separator, text) = match text.get(..4).filter(|start| start.eq_ignore_ascii_case("sep=")) {
        // Excel writes this line, and hides it.
        Some(_) => {
            let (line, rest) = text.split_once('\n').unwrap_or((text, ""));
            (line.chars().nth(4).filter(char::is_ascii), rest)
        }
        None => (None, text),
    };
    let candidates = separator.map_or(SEPARATORS.to_vec(), |separator| vec![separator]);
    // Headings stand at the beginning: a long text that is no table is not read four times to find none.
    let head = text.get(..text.ceil_char_boundary(HEAD)).unwrap_or(text);
    let starts = candidates.into_iter().map(|separator| {
        let start: Rows =
            records(head, separator, usize::MAX).take(HEADING_WITHIN).map(Result::unwrap_or_default).collect();
        (separator, start)
    });
    let starts: Vec<(char, Rows)> = starts.collect();
    let known = |rows: &Rows| rows.iter().map(|row| known_headings(row, policy)).max().unwrap_or_default();
    let best = starts
        .iter()
        .max_by_key(|(_, rows)| known(rows))
        .filter(|(_, rows)| rows.iter().any(|row| is_header(row, policy)));
    let widest = || {
        let width = |rows: &Rows| rows.iter().map(Vec::len).max().unwrap_or_default();
        starts.iter().filter(|(_, rows)| width(rows) > 1).max_by_key(|(_, rows)| width(rows))
    };
    let (separator, _) = best.or_else(|| if is_said_to_be { widest() } else { None })?;
    // Where each cell of a line ends is kept before the line can be counted.
    let is_too_wide = |line: &str| line.matches(*separator).nth(SEPARATORS_A_LINE).is_some();
    if text.split('\n').any(is_too_wide) {
        return Some(Err(WorkbookFault::TooLarge));
    }
    let mut rows = Rows::new();
    let mut cells = 0;
    for row in records(text, *separator, COLUMNS) {
        let row = match row {
            Ok(row) => row,
            Err(fault) => return Some(Err(fault)),
        };
        cells += row.len();
        if rows.len() >= ROWS || cells > CELLS {
            return Some(Err(WorkbookFault::TooLarge));
        }
        rows.push(row);
    }
    table(rows, is_said_to_be, policy).map(Ok)
}

fn records(text: &str, separator: char, most: usize) -> impl Iterator<Item = Result<Vec<String>, WorkbookFault>> {
    let mut builder = csv::ReaderBuilder::new();
    builder.has_headers(false).flexible(true).delimiter(u8::try_from(separator).unwrap_or(b','));
    let reader = builder.from_reader(text.as_bytes());
    // Spreadsheets end a line within a cell in their own way.
    let cell = |cell: &str| restored(&cell.replace("\r\n", "\n").replace('\r', "\n")).to_owned();
    reader.into_records().map(move |row| {
        let row = row.map_err(|_| WorkbookFault::Damaged)?;
        // A text for each cell takes many times the room of a line that is nothing but separators.
        if row.len() > most { Err(WorkbookFault::TooLarge) } else { Ok(row.iter().map(cell).collect()) }
    })
}

/// Finds the headings of rows, and the rows below them.
pub fn table(rows: Rows, is_said_to_be: bool, policy: &Policy) -> Option<Table> {
    let start = rows.iter().take(HEADING_WITHIN);
    let known = start.clone().position(|row| is_header(row, policy));
    let filled = |row: &Vec<String>| row.iter().filter(|cell| !cell.trim().is_empty()).count();
    let widest = || {
        let most = start.clone().map(filled).max().filter(|cells| *cells > 1)?;
        start.clone().position(|row| filled(row) == most)
    };
    let at = known.or_else(|| if is_said_to_be { widest() } else { None })?;
    let mut rows = rows.into_iter().skip(at);
    let mut header = rows.next()?;
    while header.last().is_some_and(|heading| heading.trim().is_empty()) {
        header.pop();
    }
    let rows: Rows = rows.filter(|row| filled(row) > 0).collect();
    let mut table = Table { header, rows, order: None, is_order_told: false };
    let days = table.columns(policy);
    let mut orders = Orders::default();
    for (index, _) in days.iter().enumerate().filter(|(_, place)| place.is_day()) {
        table.rows.iter().filter_map(|row| row.get(index)).for_each(|cell| orders.look_at(cell, &policy.date_words));
    }
    (table.order, table.is_order_told) = (orders.order(), orders.is_told());
    Some(table)
}

fn bare(heading: &str) -> String {
    let letters = heading.to_lowercase();
    let words = letters.split(|letter: char| !letter.is_alphanumeric()).filter(|word| !word.is_empty());
    words.collect::<Vec<_>>().join(" ")
}

fn known_headings(row: &[String], policy: &Policy) -> usize {
    row.iter().filter(|cell| column_named(cell, policy).is_some() || origin_named(cell, policy).is_some()).count()
}

fn is_header(row: &[String], policy: &Policy) -> bool {
    let columns = row.iter().filter(|cell| column_named(cell, policy).is_some()).count();
    let has_reference = row.iter().any(|cell| origin_named(cell, policy) == Some("reference"));
    row.len() > 1 && (columns > 1 || has_reference)
}

/// Returns the column that a heading names as the protocol does, or by its id.
fn column_named<'p>(heading: &str, policy: &'p Policy) -> Option<(&'p str, ColumnKind)> {
    let heading = bare(heading);
    let is_meant = |text: &str| !heading.is_empty() && bare(text) == heading;
    let found = policy.columns().iter().find(|column| {
        is_meant(&column.text.read(Addressee::Colleague)) || is_meant(column.text.source()) || is_meant(&column.id)
    });
    found.map(|column| (column.id.as_str(), column.kind))
}

fn origin_named(heading: &str, policy: &Policy) -> Option<&'static str> {
    ORIGIN.into_iter().find(|key| bare(&label(policy, key)) == bare(heading))
}

/// What stands under a heading.
#[derive(Clone, Debug, PartialEq, Eq)]
enum Place {
    /// A column of the register, or one of the table's own.
    Column(String, ColumnKind),
    /// Where an entry comes from.
    Origin(&'static str),
    /// Nothing that is read.
    None,
}

impl Place {
    fn is_day(&self) -> bool {
        matches!(self, Place::Column(_, ColumnKind::Date) | Place::Origin("made"))
    }
}

impl Table {
    /// Returns whether the table has the references of contacts, so that it comes from a register.
    pub fn is_of_a_register(&self, policy: &Policy) -> bool {
        self.header.iter().any(|heading| origin_named(heading, policy) == Some("reference"))
    }

    fn columns(&self, policy: &Policy) -> Vec<Place> {
        let mut taken: Vec<String> = Vec::new();
        let mut places = Vec::with_capacity(self.header.len());
        for heading in &self.header {
            let column = column_named(heading, policy).filter(|(id, _)| !taken.iter().any(|known| known == id));
            let origin = origin_named(heading, policy).filter(|key| !taken.iter().any(|known| known == key));
            let place = match (column, origin) {
                (Some((id, kind)), _) => Place::Column(id.to_owned(), kind),
                (None, Some(key)) => Place::Origin(key),
                (None, None) if heading.trim().is_empty() => Place::None,
                (None, None) => Place::Column(own_name(heading), ColumnKind::Lines),
            };
            if let Place::Column(id, _) = &place {
                taken.push(id.clone());
            } else if let Place::Origin(key) = place {
                taken.push(key.to_owned());
            }
            places.push(place);
        }
        places
    }

    /// Reads each row as an entry.
    pub fn entries(&self, policy: &Policy) -> Vec<Result<RegisterEntry, RowError>> {
        let places = self.columns(policy);
        self.rows.iter().map(|row| self.entry(row, &places, policy)).collect()
    }

    /// Returns a row as lines of text.
    pub fn row_text(&self, row: &[String]) -> String {
        let headings = self.header.iter().map(String::as_str).chain(std::iter::repeat(""));
        let cells = headings.zip(row).filter(|(_, cell)| !cell.trim().is_empty());
        cells.map(|(heading, cell)| format!("{heading}: {cell}")).collect::<Vec<_>>().join("\n")
    }

    fn entry(&self, row: &[String], places: &[Place], policy: &Policy) -> Result<RegisterEntry, RowError> {
        let mut values = VecMap::new();
        let mut origin: IndexMap<&str, &str> = IndexMap::new();
        for (place, cell) in places.iter().zip(row) {
            match place {
                Place::Column(id, kind) => {
                    if let Some(value) = self.value(*kind, cell, policy) {
                        values.insert(id.clone(), value);
                    }
                }
                Place::Origin(key) => {
                    origin.insert(key, cell);
                }
                Place::None => {}
            }
        }
        let text = |key: &str| origin.get(key).copied().unwrap_or_default();
        let unreadable = |key: &str| RowError::Unreadable { heading: label(policy, key), found: text(key).to_owned() };
        if !origin.contains_key("reference") && !places.contains(&Place::Origin("reference")) {
            return Err(RowError::NoReferenceColumn(label(policy, "reference")));
        }
        let reference = text("reference").trim().to_owned();
        if reference.is_empty() {
            return Err(RowError::NoReference);
        }
        if let Some(beyond) = row.iter().skip(places.len()).find(|cell| !cell.trim().is_empty()) {
            return Err(RowError::Unreadable { heading: String::new(), found: beyond.clone() });
        }
        let result = text("result").trim();
        let is_named = |verdict: &Verdict| verdict_label(policy, *verdict) == result || verdict.id() == result;
        let verdict = match Verdict::ALL.into_iter().find(is_named) {
            Some(verdict) => verdict,
            None if result.is_empty() && text("outcome").trim().is_empty() => Verdict::NotCovered,
            None => return Err(unreadable("result")),
        };
        let contact = || values.get(DATE_OF_CONTACT).and_then(|day: &String| parse_date(day));
        let made = match text("made").trim() {
            "" => contact(),
            day => read_day(day, self.order, &policy.date_words),
        };
        let citations = text("paragraphs").split(',').map(str::trim).filter(|number| !number.is_empty());
        // A column that somebody left out says nothing; an empty cell says that it is empty.
        let or = |key: &'static str, usual: &str| {
            if places.contains(&Place::Origin(key)) { text(key).to_owned() } else { usual.to_owned() }
        };
        Ok(RegisterEntry {
            reference,
            policy: or("policy", &policy.id),
            version: written_number(&or("policy-version", &policy.version), [policy.version.as_str()]),
            checker: text("checker-version").to_owned(),
            protocol: Some(text("protocol").to_owned()).filter(|title| !title.is_empty()),
            flow: text("subject-matter").to_owned(),
            outcome: text("outcome").to_owned(),
            verdict,
            headline: text("headline").to_owned(),
            citations: citations
                .map(|number| written_number(number, policy.provisions.keys().map(String::as_str)))
                .collect(),
            made: made.ok_or_else(|| unreadable("made"))?,
            values,
            trail: trail(text("answers")),
        })
    }

    fn value(&self, kind: ColumnKind, cell: &str, policy: &Policy) -> Option<String> {
        if cell.is_empty() {
            return None;
        }
        // What somebody wrote by hand into a column of days is kept as it is: the page shows it to be corrected.
        Some(read_as(kind, cell, self.order, policy).unwrap_or_else(|| cell.to_owned()))
    }
}

/// A column of the table's own keeps its heading. None may pass for what is no column.
fn own_name(heading: &str) -> String {
    let name = heading.trim();
    if name == RESULT { name.trim_start_matches('@').to_owned() } else { name.to_owned() }
}

/// Returns the number as it was written before a spreadsheet took it for one: `1.0`, not `1`; `4.10`, not `4.1`.
fn written_number<'k>(found: &str, known: impl IntoIterator<Item = &'k str>) -> String {
    let mut same = Vec::new();
    let value = |text: &str| text.trim().parse::<f64>().ok();
    for text in known {
        if text == found {
            return found.to_owned();
        }
        if value(found).is_some() && value(text) == value(found) {
            same.push(text);
        }
    }
    match same.as_slice() {
        [only] => (*only).to_owned(),
        _ => found.to_owned(),
    }
}

/// Reads the answers of a trail, one a line, as [`entry::sheet`] writes them.
fn trail(answers: &str) -> Vec<TrailLine> {
    answers.split('\n').filter(|line| !line.is_empty()).map(trail_line).collect()
}

fn trail_line(line: &str) -> TrailLine {
    let mut parts = [String::new(), String::new()];
    let [question, response] = &mut parts;
    let mut part = question;
    let mut in_question = true;
    let mut response = Some(response);
    let mut letters = line.chars().peekable();
    while let Some(letter) = letters.next() {
        match letter {
            '\\' => match letters.next() {
                Some('n') => part.push('\n'),
                Some(other) => part.push(other),
                None => part.push('\\'),
            },
            ':' if in_question => {
                in_question = false;
                letters.next_if_eq(&' ');
                if let Some(next) = response.take() {
                    part = next;
                }
            }
            other => part.push(other),
        }
    }
    let [question, response] = parts;
    TrailLine { question, response }
}

/// A log that was kept in a spreadsheet until now: a table without references. The SPOC says which of its columns is which.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Log {
    /// The name of the file, and of the sheet's place in it.
    pub source: String,
    /// The table.
    pub table: Table,
    /// For each heading the column of the register that it is, by id; a column of its own if none.
    pub columns: Vec<Option<String>>,
}

impl Log {
    /// Returns a log of the first rows alone.
    #[must_use]
    pub fn first(&self, rows: usize) -> Self {
        let rows = self.table.rows.iter().take(rows).cloned().collect();
        let table = Table { header: self.table.header.clone(), rows, ..self.table };
        Self { source: self.source.clone(), table, columns: self.columns.clone() }
    }

    /// Returns a log with its columns matched by their names.
    pub fn new(source: &str, table: Table, policy: &Policy) -> Self {
        let mut columns: Vec<Option<String>> = Vec::with_capacity(table.header.len());
        for heading in &table.header {
            let named = column_named(heading, policy).map(|(id, _)| id.to_owned());
            let bare = bare(heading);
            let is_called = |(id, names): &&(&str, &[&str])| {
                names.contains(&bare.as_str()) && policy.columns().iter().any(|column| column.id == *id)
            };
            let guessed = || OTHER_NAMES.iter().find(is_called).map(|(id, _)| (*id).to_owned());
            let found = named.or_else(guessed);
            columns.push(found.filter(|id| !columns.contains(&Some(id.clone()))));
        }
        let mut log = Self { source: source.to_owned(), table, columns };
        log.look_at_days(policy);
        log
    }

    /// Says which column of the register stands under a heading. A column can be said once.
    pub fn set(&mut self, index: usize, column: Option<String>, policy: &Policy) {
        if column.is_some() {
            self.columns.iter_mut().filter(|said| **said == column).for_each(|said| *said = None);
        }
        if let Some(said) = self.columns.get_mut(index) {
            *said = column;
        }
        self.look_at_days(policy);
    }

    fn look_at_days(&mut self, policy: &Policy) {
        let mut orders = Orders::default();
        for (index, id) in self.columns.iter().enumerate() {
            if policy.columns().iter().any(|column| Some(&column.id) == id.as_ref() && column.kind == ColumnKind::Date)
            {
                self.table
                    .rows
                    .iter()
                    .filter_map(|row| row.get(index))
                    .for_each(|cell| orders.look_at(cell, &policy.date_words));
            }
        }
        (self.table.order, self.table.is_order_told) = (orders.order(), orders.is_told());
    }

    /// Returns the contacts of the log, a row each, with a reference made from what the row says: the same log brought in
    /// twice gives the same references. Whatever stands in a column of its own is kept under its heading.
    pub fn entries(&self, policy: &Policy, today: chrono::NaiveDate) -> Vec<RegisterEntry> {
        let mut times: IndexMap<u128, u32> = IndexMap::new();
        let entry = |row: &Vec<String>| {
            let mut values: VecMap<String, String> = VecMap::new();
            for (index, cell) in row.iter().enumerate() {
                let id = self.columns.get(index).and_then(Option::as_deref);
                let column = policy.columns().iter().find(|column| Some(column.id.as_str()) == id);
                let kind = column.map_or(ColumnKind::Lines, |column| column.kind);
                let Some(value) = self.table.value(kind, cell, policy) else { continue };
                let name = match (id, self.table.header.get(index)) {
                    (Some(id), _) => id.to_owned(),
                    (None, Some(heading)) if !heading.trim().is_empty() => own_name(heading),
                    (None, _) => (index + 1).to_string(),
                };
                match values.get_mut(&name) {
                    // Two columns of one name: nothing is lost.
                    Some(known) => *known = format!("{known}\n{value}"),
                    None => {
                        values.insert(name, value);
                    }
                }
            }
            let hash = fnv(row.iter().flat_map(|cell| cell.trim().bytes().chain([0])));
            let time = times.entry(hash).or_insert(0);
            *time += 1;
            let reference = uuid(fnv(hash.to_be_bytes().into_iter().chain(time.to_be_bytes())));
            let made = values.get(DATE_OF_CONTACT).and_then(|day| parse_date(day)).unwrap_or(today);
            by_hand(policy, &reference, made, values)
        };
        self.table.rows.iter().map(entry).collect()
    }
}

/// Fowler, Noll and Vo's hash of 128 bits, FNV-1a.
fn fnv(bytes: impl Iterator<Item = u8>) -> u128 {
    bytes.fold(0x6c62_272e_07bb_0142_62b8_2175_6295_c58d, |hash, byte| {
        (hash ^ u128::from(byte)).wrapping_mul(0x0000_0000_0100_0000_0000_0000_0000_013b)
    })
}

/// Returns a number as a UUID of version 8, whose makers say themselves what it is made of (RFC 9562, 5.8).
fn uuid(number: u128) -> String {
    let number = (number & !(0xf << 76) & !(0x3 << 62)) | (0x8 << 76) | (0x2 << 62);
    let digits = format!("{number:032x}");
    let part = |from: usize, to: usize| digits.get(from..to).unwrap_or_default();
    [part(0, 8), part(8, 12), part(12, 16), part(16, 20), part(20, 32)].join("-")
}
