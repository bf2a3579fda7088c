//! JSON as policies are read from it: its fields in the order of the file.
//!
//! `serde_json`'s own tree finds fields by hashing, for which the page would need 2 kB more of code; here a handful of
//! fields is looked through.

use std::borrow::Cow;

use serde_json::{Number, Value};

/// A JSON value. Its texts are its own, or those of what it was made from.
#[derive(Clone, Debug)]
pub enum Json<'s> {
    /// `null`.
    Null,
    /// `true` or `false`.
    Flag(bool),
    /// A whole number.
    Whole(i64),
    /// A number with a fraction, or too large. No policy has one, so that it is not kept.
    Fraction,
    /// A text.
    Text(Cow<'s, str>),
    /// A list.
    List(Vec<Self>),
    /// The fields of an object; no name comes twice.
    Object(Vec<(Cow<'s, str>, Self)>),
}

impl<'s> Json<'s> {
    /// Returns a field of an object.
    pub fn get(&self, name: &str) -> Option<&Self> {
        let (_, value) = self.as_object()?.iter().find(|(key, _)| key == name)?;
        Some(value)
    }

    /// Returns the fields of an object.
    pub fn as_object(&self) -> Option<&[(Cow<'s, str>, Self)]> {
        match self {
            Self::Object(fields) => Some(fields),
            _ => None,
        }
    }

    /// Returns a field of an object, to be changed.
    pub fn get_mut(&mut self, name: &str) -> Option<&mut Self> {
        let fields = self.fields_mut()?;
        fields.iter_mut().find(|(key, _)| key == name).map(|(_, value)| value)
    }

    /// Returns the fields of an object, to be changed.
    pub fn fields_mut(&mut self) -> Option<&mut Vec<(Cow<'s, str>, Self)>> {
        match self {
            Self::Object(fields) => Some(fields),
            _ => None,
        }
    }

    /// Returns the items of a list.
    pub fn as_list(&self) -> Option<&[Self]> {
        match self {
            Self::List(items) => Some(items),
            _ => None,
        }
    }

    /// Returns the characters of a text.
    pub fn as_text(&self) -> Option<&str> {
        match self {
            Self::Text(text) => Some(text),
            _ => None,
        }
    }

    /// Returns a whole number, if it is one and fits.
    pub fn as_number<N: TryFrom<i64>>(&self) -> Option<N> {
        match self {
            Self::Whole(number) => N::try_from(*number).ok(),
            _ => None,
        }
    }
}

impl<'s> From<&'s Value> for Json<'s> {
    fn from(value: &'s Value) -> Self {
        match value {
            Value::Null => Self::Null,
            Value::Bool(flag) => Self::Flag(*flag),
            Value::Number(number) => Number::as_i64(number).map_or(Self::Fraction, Self::Whole),
            Value::String(text) => Self::Text(text.into()),
            Value::Array(items) => Self::List(items.iter().map(Self::from).collect()),
            Value::Object(fields) => {
                Self::Object(fields.iter().map(|(name, value)| (name.into(), value.into())).collect())
            }
        }
    }
}
