//! Reads the policy's types out of JSON, and goes on after a fault: one bad field does not hide the next.
//!
//! serde stops at the first fault, and its generated readers are a third of the page's download: every one undoes what it
//! has read so far at every point where it may stop. Here a default stands in for what cannot be read, so that the same
//! types take a few lines each, and the caller throws the stand-in away.

use std::borrow::Cow;

use chrono::{NaiveDate, NaiveTime};
use vecmap::VecMap;

use calendar::date_text::{parse_date, parse_time};

use crate::{Message, entries::Entries, message, phrase};

use super::{
    diagnostic::{Code, Diagnostic, WORDED, pointer},
    json::Json,
    suggest,
    text::Text,
};

/// Something that can be read out of JSON.
pub trait Read: Sized {
    /// Reads it, taking its texts out of the JSON instead of copying them. What is wrong is reported, and a default stands in.
    fn read(value: &mut Json<'_>, at: Place<'_>, faults: &mut Faults) -> Self;
}

/// Reads the whole of a JSON value.
///
/// # Errors
///
/// Returns every fault found.
pub fn read_whole<T: Read>(mut value: Json<'_>) -> Result<T, Vec<Diagnostic>> {
    let mut faults = Faults::default();
    let read = T::read(&mut value, Place::root(""), &mut faults);
    if faults.0.is_empty() { Ok(read) } else { Err(faults.0) }
}

/// Where in the file a value stands: made into a JSON pointer only if there is something to say about it.
#[derive(Clone, Copy, Debug)]
pub struct Place<'p> {
    above: Option<&'p Place<'p>>,
    step: Step<'p>,
}

#[derive(Clone, Copy, Debug)]
enum Step<'p> {
    /// The pointer to begin with.
    Root(&'p str),
    Key(&'p str),
    Index(usize),
}

impl<'p> Place<'p> {
    /// Begins at a JSON pointer.
    pub const fn root(pointer: &'p str) -> Self {
        Self { above: None, step: Step::Root(pointer) }
    }

    /// Goes on to a field.
    pub const fn key(&'p self, key: &'p str) -> Self {
        Self { above: Some(self), step: Step::Key(key) }
    }

    /// Goes on to an item of a list.
    pub const fn index(&'p self, index: usize) -> Self {
        Self { above: Some(self), step: Step::Index(index) }
    }

    /// Returns the JSON pointer.
    pub fn pointer(&self) -> String {
        if !WORDED {
            return String::new();
        }
        let above = self.above.map(Place::pointer).unwrap_or_default();
        match self.step {
            Step::Root(root) => root.to_owned(),
            Step::Key(key) => pointer(&above, key),
            Step::Index(index) => pointer(&above, index),
        }
    }
}

/// The faults found so far.
#[derive(Debug, Default)]
pub struct Faults(pub Vec<Diagnostic>);

impl Faults {
    /// Reports that something has not the shape that it should have.
    pub fn shape(&mut self, at: Place<'_>, message: impl FnOnce() -> Message) {
        self.0.push(Diagnostic::new(Code::Shape, at.pointer(), message));
    }

    /// Reports a value of another type than its place has. What is expected is a [`phrase!`].
    pub fn wrong_type(&mut self, value: &Json<'_>, at: Place<'_>, expected: &'static str) {
        self.shape(at, || {
            message!(
                "this is %found% and should be %expected%",
                found = described(value),
                expected = Message::new(expected)
            )
        });
    }

    /// Reports a word that is none of those there are.
    pub fn unknown_word<'w>(&mut self, value: &Json<'_>, at: Place<'_>, known: impl Iterator<Item = &'w str>) {
        self.shape(at, || {
            let listed: Vec<String> = known.map(|word| format!("`{word}`")).collect();
            message!(
                "this is %found% and should be one of %listed%",
                found = described(value),
                listed = listed.join(", ")
            )
        });
    }
}

/// Returns what a value is, in a few words.
pub fn described(value: &Json<'_>) -> Message {
    match value {
        Json::Null => message!("`%value%`", value = "null"),
        Json::Flag(flag) => message!("`%value%`", value = flag),
        Json::Whole(number) => message!("`%value%`", value = number),
        Json::Fraction => message!("a number"),
        Json::Text(text) => message!("`%value%`", value = text),
        Json::List(_) => message!("a list"),
        Json::Object(_) => message!("an object"),
    }
}

/// The fields of an object.
pub struct Fields<'v, 's, 'f> {
    object: Option<&'v mut Vec<(Cow<'s, str>, Json<'s>)>>,
    at: Place<'f>,
    faults: &'f mut Faults,
}

impl<'v, 's, 'f> Fields<'v, 's, 'f> {
    /// Opens an object, and reports every field that it should not have.
    pub fn open(value: &'v mut Json<'s>, at: Place<'f>, known: &[&str], faults: &'f mut Faults) -> Self {
        match value.as_object() {
            None => faults.wrong_type(value, at, phrase!("an object")),
            Some(fields) => {
                for key in fields.iter().map(|(key, _)| key).filter(|key| !known.contains(&key.as_ref())) {
                    let fault =
                        Diagnostic::new(Code::Shape, at.key(key).pointer(), || message!("unknown field `%key%`", key));
                    faults.0.push(fault.with_help(|| suggest::help(key, known.iter().copied())));
                }
            }
        }
        Self { object: value.fields_mut(), at, faults }
    }

    /// Reads a field that must be there.
    pub fn required<T: Read + Default>(&mut self, key: &str) -> T {
        self.field(key, true)
    }

    /// Reads a field that may be missing.
    pub fn optional<T: Read + Default>(&mut self, key: &str) -> T {
        self.field(key, false)
    }

    // What is read alike packs well as long as each type has a function of its own: see `docs/decisions/0004-weight.md`.
    #[inline(never)]
    fn field<T: Read + Default>(&mut self, key: &str, required: bool) -> T {
        let Some(object) = &mut self.object else {
            return T::default();
        };
        if let Some((_, value)) = object.iter_mut().find(|(name, _)| name == key) {
            return T::read(value, self.at.key(key), self.faults);
        }
        if required {
            self.faults.shape(self.at, || message!("`%key%` is missing", key));
        }
        T::default()
    }
}

/// Returns whether a value is what it is when its field is left out.
pub fn is_default<T: Default + PartialEq>(value: &T) -> bool {
    *value == T::default()
}

/// Declares a type of the policy file: the struct, its reader, what is written of it and its schema, from one list of fields.
///
/// Each field says whether it must be there (`required`) or may be left out (`optional`). A field whose name in the file is no
/// name in Rust gives it: `optional schema = "$schema": Option<String>`.
macro_rules! file_type {
    (@fields $meta:tt $vis:tt $name:ident $done:tt $read:tt $(#[$field_meta:meta])* required $field:ident: $type:ty, $($rest:tt)*) => {
        $crate::read::file_type!(@field $meta $vis $name $done $read [$(#[$field_meta])*] required $field (stringify!($field)) ($type) $($rest)*);
    };
    (@fields $meta:tt $vis:tt $name:ident $done:tt $read:tt $(#[$field_meta:meta])* optional $field:ident: $type:ty, $($rest:tt)*) => {
        $crate::read::file_type!(@field $meta $vis $name $done $read
            [$(#[$field_meta])* #[serde(default, skip_serializing_if = "crate::read::is_default")]]
            optional $field (stringify!($field)) ($type) $($rest)*);
    };
    (@fields $meta:tt $vis:tt $name:ident $done:tt $read:tt $(#[$field_meta:meta])* optional $field:ident = $key:literal: $type:ty, $($rest:tt)*) => {
        $crate::read::file_type!(@field $meta $vis $name $done $read
            [$(#[$field_meta])* #[serde(default, rename = $key, skip_serializing_if = "crate::read::is_default")]]
            optional $field ($key) ($type) $($rest)*);
    };
    (@field $meta:tt $vis:tt $name:ident [$($done:tt)*] [$($read:tt)*] [$($field_meta:tt)*] $rule:ident $field:ident ($key:expr) ($type:ty) $($rest:tt)*) => {
        $crate::read::file_type!(@fields $meta $vis $name
            [$($done)* $($field_meta)* pub $field: $type,]
            [$($read)* { $rule $field $key }]
            $($rest)*);
    };
    (@fields [$($meta:tt)*] [$vis:vis] $name:ident [$($done:tt)*] [$({ $rule:ident $field:ident $key:expr })*]) => {
        #[derive(Clone, Debug, Default, PartialEq, serde::Serialize)]
        #[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
        #[serde(deny_unknown_fields)]
        $($meta)*
        $vis struct $name { $($done)* }

        impl $crate::read::Read for $name {
            #[inline(never)]
            fn read(
                value: &mut $crate::json::Json<'_>,
                at: $crate::read::Place<'_>,
                faults: &mut $crate::read::Faults,
            ) -> Self {
                let mut fields = $crate::read::Fields::open(value, at, &[$($key),*], faults);
                Self { $($field: fields.$rule($key)),* }
            }
        }
    };
    ($(#[$meta:meta])* $vis:vis struct $name:ident { $($body:tt)* }) => {
        $crate::read::file_type!(@fields [$(#[$meta])*] [$vis] $name [] [] $($body)*);
    };
}

/// Declares a type of which each value is one word in the file: the enum, all its values, their ids, how they are read and
/// written and their schema, from one list. The value after the colon stands in for a word that is none of them.
macro_rules! words {
    ($(#[$meta:meta])* $vis:vis enum $name:ident: $default:ident { $($(#[$value_meta:meta])* $value:ident = $word:literal,)+ }) => {
        $(#[$meta])*
        #[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, serde::Serialize, serde::Deserialize)]
        #[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
        $vis enum $name { $($(#[$value_meta])* #[serde(rename = $word)] $value,)+ }

        impl $name {
            /// Every value, in order.
            pub const ALL: [Self; [$($word),+].len()] = [$(Self::$value),+];

            /// Returns the id used in policies, on the command line and in entries.
            pub const fn id(self) -> &'static str {
                match self { $(Self::$value => $word,)+ }
            }
        }

        impl Default for $name {
            fn default() -> Self {
                Self::$default
            }
        }

        impl $crate::read::Read for $name {
            fn read(
                value: &mut $crate::json::Json<'_>,
                at: $crate::read::Place<'_>,
                faults: &mut $crate::read::Faults,
            ) -> Self {
                $crate::read::read_word(value, at, faults, &Self::ALL, Self::id)
            }
        }
    };
}

pub(crate) use {file_type, words};

/// Reads one of the words that stand for the values of a type.
pub(crate) fn read_word<T: Copy + Default>(
    value: &Json<'_>,
    at: Place<'_>,
    faults: &mut Faults,
    all: &[T],
    id: fn(T) -> &'static str,
) -> T {
    let found = value.as_text().and_then(|word| all.iter().find(|known| id(**known) == word));
    found.copied().unwrap_or_else(|| {
        faults.unknown_word(value, at, all.iter().map(|known| id(*known)));
        T::default()
    })
}

impl Read for calendar::timetable::Step {
    fn read(value: &mut Json<'_>, at: Place<'_>, faults: &mut Faults) -> Self {
        let known = value.as_text().and_then(|word| Self::ALL.into_iter().find(|step| step.id() == word));
        known.unwrap_or_else(|| {
            faults.unknown_word(value, at, Self::ALL.into_iter().map(Self::id));
            Self::Poll
        })
    }
}

impl Read for calendar::ElectionKind {
    fn read(value: &mut Json<'_>, at: Place<'_>, faults: &mut Faults) -> Self {
        read_word(value, at, faults, &Self::ALL, Self::id)
    }
}

impl Read for String {
    fn read(value: &mut Json<'_>, at: Place<'_>, faults: &mut Faults) -> Self {
        match value {
            Json::Text(text) => std::mem::take(text).into_owned(),
            other => {
                faults.wrong_type(other, at, phrase!("a text"));
                Self::new()
            }
        }
    }
}

impl Read for Text {
    fn read(value: &mut Json<'_>, at: Place<'_>, faults: &mut Faults) -> Self {
        Text::new(String::read(value, at, faults))
    }
}

impl Read for bool {
    fn read(value: &mut Json<'_>, at: Place<'_>, faults: &mut Faults) -> Self {
        match value {
            Json::Flag(flag) => *flag,
            other => {
                faults.wrong_type(other, at, phrase!("`true` or `false`"));
                false
            }
        }
    }
}

impl Read for u32 {
    fn read(value: &mut Json<'_>, at: Place<'_>, faults: &mut Faults) -> Self {
        value.as_number().unwrap_or_else(|| {
            faults.wrong_type(value, at, phrase!("a whole number, 0 or more"));
            0
        })
    }
}

impl Read for i32 {
    fn read(value: &mut Json<'_>, at: Place<'_>, faults: &mut Faults) -> Self {
        value.as_number().unwrap_or_else(|| {
            faults.wrong_type(value, at, phrase!("a whole number"));
            0
        })
    }
}

impl Read for NaiveDate {
    fn read(value: &mut Json<'_>, at: Place<'_>, faults: &mut Faults) -> Self {
        value.as_text().and_then(parse_date).unwrap_or_else(|| {
            faults.wrong_type(value, at, phrase!("a day, written as `2021-05-06`"));
            Self::default()
        })
    }
}

impl Read for NaiveTime {
    fn read(value: &mut Json<'_>, at: Place<'_>, faults: &mut Faults) -> Self {
        value.as_text().and_then(parse_time).unwrap_or_else(|| {
            faults.wrong_type(value, at, phrase!("a time of day, written as `22:00`"));
            Self::default()
        })
    }
}

impl<T: Read> Read for Option<T> {
    fn read(value: &mut Json<'_>, at: Place<'_>, faults: &mut Faults) -> Self {
        (!matches!(value, Json::Null)).then(|| T::read(value, at, faults))
    }
}

impl<T: Read> Read for Vec<T> {
    fn read(value: &mut Json<'_>, at: Place<'_>, faults: &mut Faults) -> Self {
        let Json::List(items) = value else {
            faults.wrong_type(value, at, phrase!("a list"));
            return Self::new();
        };
        items.iter_mut().enumerate().map(|(index, item)| T::read(item, at.index(index), faults)).collect()
    }
}

/// Entries that cannot be read are left out.
impl<T: Read> Read for VecMap<String, T> {
    fn read(value: &mut Json<'_>, at: Place<'_>, faults: &mut Faults) -> Self {
        read_entries(value, at, faults).into_iter().collect()
    }
}

/// Entries that cannot be read are left out.
impl<T: Read> Read for Entries<T> {
    fn read(value: &mut Json<'_>, at: Place<'_>, faults: &mut Faults) -> Self {
        read_entries(value, at, faults).into_iter().collect()
    }
}

/// Takes an object's entries out of it, in their order. Those that cannot be read stay in it: see [`lacks`].
#[inline(never)]
pub fn read_entries<T: Read>(value: &mut Json<'_>, at: Place<'_>, faults: &mut Faults) -> Vec<(String, T)> {
    let Some(object) = value.fields_mut() else {
        if !matches!(value, Json::Null) {
            faults.wrong_type(value, at, phrase!("an object"));
        }
        return Vec::new();
    };
    let mut entries = Vec::with_capacity(object.len());
    for (key, mut item) in std::mem::take(object) {
        let before = faults.0.len();
        let entry = T::read(&mut item, at.key(&key), faults);
        if faults.0.len() == before {
            entries.push((key.into_owned(), entry));
        } else {
            object.push((key, item));
        }
    }
    entries
}

/// Whether a file has no such entry in a section. One that could not be read was left in the file: that is the fault, and no other.
pub fn lacks<T>(read: &Entries<T>, left: &Json<'_>, section: &str, id: &str) -> bool {
    !read.contains_key(id) && left.get(section).is_none_or(|section| section.get(id).is_none())
}
