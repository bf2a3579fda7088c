//! Changes of one place in a policy's text, which leave every other byte as it is: order, layout, fields nobody knows.
//!
//! An [`Edit`] is the same change of the text ([`Edit::apply`]) and of the data in it ([`Edit::apply_to`]).

mod container;
pub mod ids;
mod layout;
pub mod references;
pub mod tree;

use std::ops::Range;

use jsonc_parser::{
    ast::{Object, Value as Node},
    common::Ranged,
    parse_to_ast,
};
use serde_json::{Map, Value};

use policy::{
    Message,
    diagnostic::{parent_and_key, pointer},
    error_in_english, message,
};

use container::Container;
use layout::Layout;

/// One change of a JSON text. Places are JSON pointers.
#[derive(Clone, Debug, PartialEq)]
pub enum Edit {
    /// A value takes the place of another, or a field is added at the end of its object. Objects around it that are not
    /// there are made.
    Set {
        /// The place.
        at: String,
        /// What is to stand there.
        value: Value,
    },
    /// An item is put into a list before the one with this number, or at its end.
    Insert {
        /// The list's place.
        list: String,
        /// The number that the item will have.
        index: usize,
        /// The item.
        value: Value,
    },
    /// A field or an item goes, with the comma that it needed.
    Remove {
        /// The place.
        at: String,
    },
    /// A field gets another name, and keeps its place in the order.
    Rename {
        /// The place.
        at: String,
        /// The new name.
        key: String,
    },
    /// A field is put to another place in the order of its object, an item to another place in its list.
    Move {
        /// The place.
        at: String,
        /// The number that it will have, once it is taken out of its old place.
        index: usize,
    },
}

/// Why a change cannot be made.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum EditError {
    /// The text is no JSON.
    NotJson,
    /// Nothing stands at the place.
    NoSuchPlace,
    /// Another field of the object has that name.
    NameTaken,
}

impl EditError {
    /// Returns the error as a sentence.
    pub fn message(&self) -> Message {
        match self {
            Self::NotJson => message!("the text is not JSON"),
            Self::NoSuchPlace => message!("there is no such place in the text"),
            Self::NameTaken => message!("the name is taken"),
        }
    }
}

error_in_english!(EditError);

/// A stretch of the text, and what takes its place.
struct Splice(Range<usize>, String);

impl Edit {
    /// Returns the change that puts a value at a place.
    pub fn set(at: impl Into<String>, value: impl Into<Value>) -> Self {
        Self::Set { at: at.into(), value: value.into() }
    }

    /// Returns the change by which a place goes.
    pub fn remove(at: impl Into<String>) -> Self {
        Self::Remove { at: at.into() }
    }

    /// Returns the text with this change in it.
    ///
    /// # Errors
    ///
    /// Returns an error if the text is no JSON, if the place is not there, or if a name would be there twice.
    pub fn apply(&self, text: &str) -> Result<String, EditError> {
        let read = parse_to_ast(text, &Default::default(), &Default::default()).map_err(|_| EditError::NotJson)?;
        let root = read.value.ok_or(EditError::NotJson)?;
        let layout = Layout::of(text);
        let mut splices = self.splices(&root, &layout)?;
        splices.sort_by_key(|Splice(range, _)| range.start);
        let mut changed = String::with_capacity(text.len() + 256);
        let mut after = 0;
        for Splice(range, new) in splices {
            changed.push_str(text.get(after..range.start).unwrap_or_default());
            changed.push_str(&new);
            after = range.end;
        }
        changed.push_str(text.get(after..).unwrap_or_default());
        Ok(changed)
    }

    fn splices(&self, root: &Node<'_>, layout: &Layout<'_>) -> Result<Vec<Splice>, EditError> {
        match self {
            Self::Set { at, value } => set(root, at, value, layout).map(|splice| vec![splice]),
            Self::Insert { list, index, value } => {
                let list = find(root, list).and_then(Node::as_array).ok_or(EditError::NoSuchPlace)?;
                let container = Container::of_array(list);
                Ok(vec![container.insert(*index, layout, |indent| layout.written(value, indent))])
            }
            Self::Remove { at } => {
                let (container, index) = around(root, at)?;
                Ok(vec![container.remove(index)])
            }
            Self::Rename { at, key } => {
                let (parent, _) = parent_and_key(at);
                let object = find(root, parent).and_then(Node::as_object).ok_or(EditError::NoSuchPlace)?;
                let index = field(object, at).ok_or(EditError::NoSuchPlace)?;
                let other = field(object, &pointer("", key));
                if other.is_some_and(|other| other != index) {
                    return Err(EditError::NameTaken);
                }
                let name =
                    object.properties.get(index).map(|field| bytes(&field.name)).ok_or(EditError::NoSuchPlace)?;
                Ok(vec![Splice(name, layout::quoted(key))])
            }
            Self::Move { at, index } => moved(root, at, *index, layout),
        }
    }

    /// Makes the same change in the data.
    ///
    /// # Errors
    ///
    /// As [`Self::apply`].
    pub fn apply_to(&self, data: &mut Value) -> Result<(), EditError> {
        match self {
            Self::Set { at, value } => set_in(data, at, value.clone()),
            Self::Insert { list, index, value } => {
                let list = data.pointer_mut(list).and_then(Value::as_array_mut).ok_or(EditError::NoSuchPlace)?;
                list.insert((*index).min(list.len()), value.clone());
                Ok(())
            }
            Self::Remove { at } => take(data, at).map(drop),
            Self::Rename { at, key } => rename_in(data, at, key),
            Self::Move { at, index } => {
                let (parent, key) = parent_and_key(at);
                let parent = parent.to_owned();
                let value = take(data, at)?;
                match data.pointer_mut(&parent) {
                    Some(Value::Array(list)) => list.insert((*index).min(list.len()), value),
                    Some(Value::Object(fields)) => {
                        fields.shift_insert((*index).min(fields.len()), key, value);
                    }
                    _ => return Err(EditError::NoSuchPlace),
                }
                Ok(())
            }
        }
    }
}

/// Returns a text with several changes made, one after the other: all of them, or none.
///
/// # Errors
///
/// As [`Edit::apply`].
pub fn apply_all(text: &str, edits: &[Edit]) -> Result<String, EditError> {
    edits.iter().try_fold(text.to_owned(), |text, edit| edit.apply(&text))
}

fn bytes(ranged: &impl Ranged) -> Range<usize> {
    let range = ranged.range();
    range.start..range.end
}

/// Finds what a pointer leads to. Of two fields of one name it is the last, as for whoever reads the data.
fn find<'n, 't>(root: &'n Node<'t>, at: &str) -> Option<&'n Node<'t>> {
    if at.is_empty() {
        return Some(root);
    }
    let (parent, key) = parent_and_key(at);
    match find(root, parent)? {
        Node::Object(object) => object.properties.get(field(object, at)?).map(|field| &field.value),
        Node::Array(list) => list.elements.get(key.parse::<usize>().ok()?),
        _ => None,
    }
}

/// Returns the number of the field that is the last step of a pointer.
fn field(object: &Object<'_>, at: &str) -> Option<usize> {
    let (_, key) = parent_and_key(at);
    object.properties.iter().rposition(|field| field.name.as_str() == key)
}

/// Returns what holds a place, and the place's number in it.
fn around(root: &Node<'_>, at: &str) -> Result<(Container, usize), EditError> {
    let (parent, key) = parent_and_key(at);
    let holder = (!at.is_empty()).then(|| find(root, parent)).flatten().ok_or(EditError::NoSuchPlace)?;
    let (container, index) = match holder {
        Node::Object(object) => (Container::of_object(object), field(object, at)),
        Node::Array(list) => (Container::of_array(list), key.parse().ok()),
        _ => return Err(EditError::NoSuchPlace),
    };
    let index = index.filter(|index| *index < container.parts.len()).ok_or(EditError::NoSuchPlace)?;
    Ok((container, index))
}

fn set(root: &Node<'_>, at: &str, value: &Value, layout: &Layout<'_>) -> Result<Splice, EditError> {
    if let Some(old) = find(root, at) {
        let range = bytes(old);
        let new = layout.in_place_of(range.clone(), value);
        return Ok(Splice(range, new));
    }
    let (parent, key) = parent_and_key(at);
    match find(root, parent) {
        Some(Node::Object(object)) => {
            let written = |indent: &_| format!("{}: {}", layout::quoted(&key), layout.written(value, indent));
            Ok(Container::of_object(object).insert(usize::MAX, layout, written))
        }
        Some(_) => Err(EditError::NoSuchPlace),
        None if parent.is_empty() => Err(EditError::NoSuchPlace),
        None => set(root, parent, &Value::Object(Map::from_iter([(key, value.clone())])), layout),
    }
}

fn moved(root: &Node<'_>, at: &str, index: usize, layout: &Layout<'_>) -> Result<Vec<Splice>, EditError> {
    let (container, from) = around(root, at)?;
    let to = index.min(container.parts.len() - 1);
    // The parts change places, and what stands between them stays.
    let mut order: Vec<usize> = (0..container.parts.len()).collect();
    let part = order.remove(from);
    order.insert(to, part);
    let splices = container.parts.iter().zip(order).filter_map(|(place, part)| {
        let part = container.parts.get(part)?;
        (place != part).then(|| Splice(place.clone(), layout.text(part.clone()).to_owned()))
    });
    Ok(splices.collect())
}

fn set_in(data: &mut Value, at: &str, value: Value) -> Result<(), EditError> {
    if let Some(old) = data.pointer_mut(at) {
        *old = value;
        return Ok(());
    }
    let (parent, key) = parent_and_key(at);
    match data.pointer_mut(parent) {
        Some(Value::Object(fields)) => {
            fields.insert(key, value);
            Ok(())
        }
        Some(_) => Err(EditError::NoSuchPlace),
        None if parent.is_empty() => Err(EditError::NoSuchPlace),
        None => set_in(data, parent, Value::Object(Map::from_iter([(key, value)]))),
    }
}

fn take(data: &mut Value, at: &str) -> Result<Value, EditError> {
    let (parent, key) = parent_and_key(at);
    let holder = (!at.is_empty()).then(|| data.pointer_mut(parent)).flatten();
    match holder {
        Some(Value::Object(fields)) => fields.shift_remove(&key),
        Some(Value::Array(list)) => {
            key.parse().ok().filter(|index| *index < list.len()).map(|index| list.remove(index))
        }
        _ => None,
    }
    .ok_or(EditError::NoSuchPlace)
}

fn rename_in(data: &mut Value, at: &str, key: &str) -> Result<(), EditError> {
    let (parent, old) = parent_and_key(at);
    let Some(Value::Object(fields)) = data.pointer_mut(parent) else {
        return Err(EditError::NoSuchPlace);
    };
    let index = fields.keys().position(|field| *field == old).ok_or(EditError::NoSuchPlace)?;
    if old != key && fields.contains_key(key) {
        return Err(EditError::NameTaken);
    }
    let value = fields.shift_remove(&old).ok_or(EditError::NoSuchPlace)?;
    fields.shift_insert(index, key.to_owned(), value);
    Ok(())
}
