//! The fields of an object, or the items of a list, as stretches of a text.

use std::ops::Range;

use jsonc_parser::ast::{Array, Object, ObjectProp};

use super::{
    Splice, bytes,
    layout::{Indent, Layout},
};

/// An object or a list: where it stands, and each of its fields or items.
pub(super) struct Container {
    range: Range<usize>,
    pub parts: Vec<Range<usize>>,
}

impl Container {
    pub fn of_object(object: &Object<'_>) -> Self {
        let part = |field: &ObjectProp<'_>| bytes(&field.name).start..bytes(&field.value).end;
        Self { range: bytes(object), parts: object.properties.iter().map(part).collect() }
    }

    pub fn of_array(list: &Array<'_>) -> Self {
        Self { range: bytes(list), parts: list.elements.iter().map(bytes).collect() }
    }

    /// Puts a part in before the one with this number, laid out as those beside it.
    pub fn insert(&self, index: usize, layout: &Layout<'_>, written: impl Fn(&Indent) -> String) -> Splice {
        let (Some(first), Some(last)) = (self.parts.first(), self.parts.last()) else {
            // Nothing stands in it: what is between the brackets is white space.
            let inside = self.range.start + 1..self.range.end.saturating_sub(1);
            let (indent, before, after) = layout.for_only_part(self.range.start);
            return Splice(inside, format!("{before}{}{after}", written(&indent)));
        };
        let between = self.parts.get(1).map(|second| first.end..second.start);
        let (indent, between) = layout.beside(self.range.start + 1..first.start, between);
        let new = written(&indent);
        match self.parts.get(index) {
            Some(next) => Splice(next.start..next.start, format!("{new},{between}")),
            None => Splice(last.end..last.end, format!(",{between}{new}")),
        }
    }

    pub fn remove(&self, index: usize) -> Splice {
        let part = |index: usize| self.parts.get(index);
        let range = match (index.checked_sub(1).and_then(part), part(index), part(index + 1)) {
            (Some(before), Some(this), _) => before.end..this.end,
            (None, Some(this), Some(next)) => this.start..next.start,
            _ => self.range.start + 1..self.range.end.saturating_sub(1),
        };
        Splice(range, String::new())
    }
}
