//! Reads types from JSON in memory, and tells exactly where one cannot be read.
//!
//! `serde_json` reads from a [`Value`] too, but offers every type every shape that JSON has, and cannot say where it
//! failed. Asking each type only for its own shape keeps a tenth of the page's download away.

use std::fmt;

use serde::{
    Deserializer,
    de::{self, DeserializeOwned, DeserializeSeed, IntoDeserializer, MapAccess, SeqAccess, Unexpected, Visitor},
    forward_to_deserialize_any,
};
use serde_json::{Map, Value};

use super::diagnostic::pointer;

/// Why a type cannot be read, and where, as a JSON pointer from the value that was to be read.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Fault {
    /// Where.
    pub pointer: String,
    /// What is wrong, as serde words it.
    pub message: String,
}

/// Reads a type.
///
/// # Errors
///
/// Returns the first fault found.
pub fn read<T: DeserializeOwned>(value: &Value) -> Result<T, Fault> {
    T::deserialize(Json(value))
}

impl Fault {
    /// Puts a step in front of the place: the fault lies in what this key or index holds.
    fn below(mut self, step: &dyn fmt::Display) -> Self {
        self.pointer.insert_str(0, &pointer("", step));
        self
    }

    fn wrong_type(value: &Value, expected: &dyn de::Expected) -> Self {
        let found = match value {
            Value::Null => Unexpected::Other("null"),
            Value::Bool(truth) => Unexpected::Bool(*truth),
            Value::Number(number) => match (number.as_u64(), number.as_i64()) {
                (Some(whole), _) => Unexpected::Unsigned(whole),
                (None, Some(whole)) => Unexpected::Signed(whole),
                (None, None) => Unexpected::Other("number"),
            },
            Value::String(text) => Unexpected::Str(text),
            Value::Array(_) => Unexpected::Seq,
            Value::Object(_) => Unexpected::Map,
        };
        de::Error::invalid_type(found, expected)
    }
}

impl fmt::Display for Fault {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}: {}", self.pointer, self.message)
    }
}

impl std::error::Error for Fault {}

impl de::Error for Fault {
    fn custom<T: fmt::Display>(message: T) -> Self {
        Self { pointer: String::new(), message: message.to_string() }
    }
}

/// A value that a type is read from.
#[derive(Clone, Copy)]
struct Json<'v>(&'v Value);

impl<'v> Deserializer<'v> for Json<'v> {
    type Error = Fault;

    fn deserialize_any<V: Visitor<'v>>(self, visitor: V) -> Result<V::Value, Fault> {
        match self.0 {
            Value::Null => visitor.visit_unit(),
            Value::Bool(truth) => visitor.visit_bool(*truth),
            Value::Number(_) => self.deserialize_f64(visitor),
            Value::String(text) => visitor.visit_str(text),
            Value::Array(items) => visitor.visit_seq(Items { items: items.iter(), next: 0 }),
            Value::Object(entries) => visitor.visit_map(Entries::of(entries)),
        }
    }

    fn deserialize_bool<V: Visitor<'v>>(self, visitor: V) -> Result<V::Value, Fault> {
        match self.0 {
            Value::Bool(truth) => visitor.visit_bool(*truth),
            other => Err(Fault::wrong_type(other, &visitor)),
        }
    }

    fn deserialize_f64<V: Visitor<'v>>(self, visitor: V) -> Result<V::Value, Fault> {
        let Value::Number(number) = self.0 else {
            return Err(Fault::wrong_type(self.0, &visitor));
        };
        match (number.as_u64(), number.as_i64(), number.as_f64()) {
            (Some(whole), ..) => visitor.visit_u64(whole),
            (None, Some(whole), _) => visitor.visit_i64(whole),
            (None, None, Some(float)) => visitor.visit_f64(float),
            _ => Err(Fault::wrong_type(self.0, &visitor)),
        }
    }

    fn deserialize_u32<V: Visitor<'v>>(self, visitor: V) -> Result<V::Value, Fault> {
        self.deserialize_f64(visitor)
    }

    fn deserialize_i32<V: Visitor<'v>>(self, visitor: V) -> Result<V::Value, Fault> {
        self.deserialize_f64(visitor)
    }

    fn deserialize_u64<V: Visitor<'v>>(self, visitor: V) -> Result<V::Value, Fault> {
        self.deserialize_f64(visitor)
    }

    fn deserialize_str<V: Visitor<'v>>(self, visitor: V) -> Result<V::Value, Fault> {
        match self.0 {
            Value::String(text) => visitor.visit_str(text),
            other => Err(Fault::wrong_type(other, &visitor)),
        }
    }

    fn deserialize_string<V: Visitor<'v>>(self, visitor: V) -> Result<V::Value, Fault> {
        self.deserialize_str(visitor)
    }

    fn deserialize_option<V: Visitor<'v>>(self, visitor: V) -> Result<V::Value, Fault> {
        if self.0.is_null() { visitor.visit_none() } else { visitor.visit_some(self) }
    }

    fn deserialize_newtype_struct<V: Visitor<'v>>(self, _: &'static str, visitor: V) -> Result<V::Value, Fault> {
        visitor.visit_newtype_struct(self)
    }

    fn deserialize_seq<V: Visitor<'v>>(self, visitor: V) -> Result<V::Value, Fault> {
        match self.0 {
            Value::Array(items) => visitor.visit_seq(Items { items: items.iter(), next: 0 }),
            other => Err(Fault::wrong_type(other, &visitor)),
        }
    }

    fn deserialize_map<V: Visitor<'v>>(self, visitor: V) -> Result<V::Value, Fault> {
        match self.0 {
            Value::Object(entries) => visitor.visit_map(Entries::of(entries)),
            other => Err(Fault::wrong_type(other, &visitor)),
        }
    }

    fn deserialize_struct<V: Visitor<'v>>(
        self,
        _: &'static str,
        _: &'static [&'static str],
        visitor: V,
    ) -> Result<V::Value, Fault> {
        self.deserialize_map(visitor)
    }

    fn deserialize_enum<V: Visitor<'v>>(
        self,
        _: &'static str,
        _: &'static [&'static str],
        visitor: V,
    ) -> Result<V::Value, Fault> {
        match self.0 {
            Value::String(text) => visitor.visit_enum(text.as_str().into_deserializer()),
            other => Err(Fault::wrong_type(other, &"a string")),
        }
    }

    forward_to_deserialize_any! {
        <V: Visitor<'v>>
        i8 i16 i64 i128 u8 u16 u128 f32 char bytes byte_buf unit unit_struct tuple tuple_struct identifier ignored_any
    }
}

/// The items of an array.
struct Items<'v> {
    items: std::slice::Iter<'v, Value>,
    next: usize,
}

impl<'v> SeqAccess<'v> for Items<'v> {
    type Error = Fault;

    fn next_element_seed<T: DeserializeSeed<'v>>(&mut self, seed: T) -> Result<Option<T::Value>, Fault> {
        let Some(item) = self.items.next() else {
            return Ok(None);
        };
        let index = self.next;
        self.next += 1;
        seed.deserialize(Json(item)).map(Some).map_err(|fault| fault.below(&index))
    }
}

/// The entries of an object.
struct Entries<'v> {
    entries: serde_json::map::Iter<'v>,
    entry: Option<(&'v str, &'v Value)>,
}

impl<'v> Entries<'v> {
    fn of(entries: &'v Map<String, Value>) -> Self {
        Self { entries: entries.iter(), entry: None }
    }
}

impl<'v> MapAccess<'v> for Entries<'v> {
    type Error = Fault;

    fn next_key_seed<K: DeserializeSeed<'v>>(&mut self, seed: K) -> Result<Option<K::Value>, Fault> {
        self.entry = self.entries.next().map(|(key, value)| (key.as_str(), value));
        let Some((key, _)) = self.entry else {
            return Ok(None);
        };
        seed.deserialize(key.into_deserializer()).map(Some).map_err(|fault: Fault| fault.below(&key))
    }

    fn next_value_seed<V: DeserializeSeed<'v>>(&mut self, seed: V) -> Result<V::Value, Fault> {
        let (key, value) = self.entry.unwrap_or(("", &Value::Null));
        seed.deserialize(Json(value)).map_err(|fault| fault.below(&key))
    }
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::*;
    use crate::policy::{Advice, Column, Contact};

    /// What serde_json itself reads, or refuses, from the same value.
    fn same<T: DeserializeOwned + PartialEq + std::fmt::Debug>(value: &Value) {
        let expected = T::deserialize(value).map_err(|error| error.to_string());
        assert_eq!(read::<T>(value).map_err(|fault| fault.message), expected, "{value}");
    }

    #[test]
    fn types_are_read_and_refused_as_serde_json_does() {
        for value in [
            json!({"verdict": "allowed", "headline": "Yes", "cites": ["1"]}),
            json!({"verdict": "alowed", "headline": "Yes"}),
            json!({"verdict": "allowed"}),
            json!({"verdict": "allowed", "headline": 7}),
            json!({"verdict": "allowed", "headline": null}),
            json!({"verdict": "allowed", "headline": "Yes", "cites": [true]}),
            json!({"verdict": "allowed", "headline": "Yes", "cites": {}}),
            json!({"verdict": "allowed", "headline": "Yes", "colour": "red"}),
            json!("allowed"),
            json!(-1),
        ] {
            same::<Advice>(&value);
        }
        same::<Column>(&json!({"id": "a", "text": "A", "kind": "date", "required": true, "prefill": "outcome"}));
        same::<Column>(&json!({"id": "a", "text": "A", "required": "yes"}));
        same::<Contact>(&json!({"post": "A", "email": null}));
        same::<Value>(&json!({"a": [1, -1, 1.5, null, true, "text", {"b": []}]}));
    }

    #[test]
    fn faults_lie_where_they_are() {
        let place = |value: Value| read::<Advice>(&value).map_err(|fault| fault.pointer);
        assert_eq!(
            place(json!({"verdict": "allowed", "headline": "Yes", "cites": ["1", 2]})),
            Err("/cites/1".to_owned())
        );
        assert_eq!(place(json!({"verdict": "allowed", "headline": "Yes", "a/b": 1})), Err("/a~1b".to_owned()));
        assert_eq!(place(json!({"verdict": "allowed"})), Err(String::new()));
    }
}
