//! What passes from the worker that reads to the page, and what a draft holds beside the register: one list of texts.
//!
//! Both sides are the same program, or its next version, which begins with nothing where it finds another form. serde's readers
//! for all of these types would make the page larger for nothing.

use entry::{RegisterEntry, json};

use super::{
    import::{DaysRead, Import, Log, Order, Reason, Refused, Table},
    ledger::Ledger,
    ledger_file,
    merge::{Clash, Found, Other, Side},
};

/// The form of the list. Another one is not read.
const FORM: &str = "1";

/// Something that is written down as texts, and read back.
pub trait Packed: Sized {
    /// Writes it down.
    fn pack(&self, to: &mut Packer);
    /// Reads it back. Returns nothing if it is not there.
    fn unpack(from: &mut Unpacker) -> Option<Self>;
}

/// The texts that were written down so far.
#[derive(Debug)]
pub struct Packer(Vec<String>);

/// The texts that are still to be read.
#[derive(Debug)]
pub struct Unpacker(std::vec::IntoIter<String>);

/// Returns something written down.
pub fn pack(value: &impl Packed) -> String {
    let mut packer = Packer(vec![FORM.to_owned()]);
    value.pack(&mut packer);
    serde_json::to_string(&packer.0).unwrap_or_default()
}

/// Returns what was written down; nothing if it is damaged, or of another form.
pub fn unpack<T: Packed>(text: &str) -> Option<T> {
    let texts: Vec<String> = serde_json::from_str(text).ok()?;
    let mut unpacker = Unpacker(texts.into_iter());
    if unpacker.0.next()? != FORM {
        return None;
    }
    let value = T::unpack(&mut unpacker)?;
    unpacker.0.next().is_none().then_some(value)
}

impl Packed for String {
    fn pack(&self, to: &mut Packer) {
        to.0.push(self.clone());
    }

    fn unpack(from: &mut Unpacker) -> Option<Self> {
        from.0.next()
    }
}

impl Packed for usize {
    fn pack(&self, to: &mut Packer) {
        to.0.push(self.to_string());
    }

    fn unpack(from: &mut Unpacker) -> Option<Self> {
        from.0.next()?.parse().ok()
    }
}

impl Packed for bool {
    fn pack(&self, to: &mut Packer) {
        usize::from(*self).pack(to);
    }

    fn unpack(from: &mut Unpacker) -> Option<Self> {
        Some(usize::unpack(from)? == 1)
    }
}

impl<T: Packed> Packed for Vec<T> {
    fn pack(&self, to: &mut Packer) {
        self.len().pack(to);
        self.iter().for_each(|item| item.pack(to));
    }

    fn unpack(from: &mut Unpacker) -> Option<Self> {
        let count = usize::unpack(from)?;
        (0..count).map(|_| T::unpack(from)).collect()
    }
}

impl<T: Packed> Packed for Option<T> {
    fn pack(&self, to: &mut Packer) {
        self.is_some().pack(to);
        self.iter().for_each(|value| value.pack(to));
    }

    fn unpack(from: &mut Unpacker) -> Option<Self> {
        if bool::unpack(from)? { T::unpack(from).map(Some) } else { Some(None) }
    }
}

impl<A: Packed, B: Packed> Packed for (A, B) {
    fn pack(&self, to: &mut Packer) {
        self.0.pack(to);
        self.1.pack(to);
    }

    fn unpack(from: &mut Unpacker) -> Option<Self> {
        Some((A::unpack(from)?, B::unpack(from)?))
    }
}

impl Packed for RegisterEntry {
    fn pack(&self, to: &mut Packer) {
        to.0.push(json::compact(self).unwrap_or_default());
    }

    fn unpack(from: &mut Unpacker) -> Option<Self> {
        json::parse(&from.0.next()?).ok()
    }
}

impl Packed for Ledger {
    fn pack(&self, to: &mut Packer) {
        to.0.push(ledger_file::write(self).unwrap_or_default());
    }

    fn unpack(from: &mut Unpacker) -> Option<Self> {
        ledger_file::parse(&from.0.next()?).ok()
    }
}

/// Packs each of these as the number of its place among them.
macro_rules! packed_choice {
    ($type:ty: $($choice:expr),+) => {
        impl Packed for $type {
            fn pack(&self, to: &mut Packer) {
                [$($choice),+].iter().position(|choice| choice == self).unwrap_or_default().pack(to);
            }

            fn unpack(from: &mut Unpacker) -> Option<Self> {
                [$($choice),+].get(usize::unpack(from)?).copied()
            }
        }
    };
}

/// Packs the fields of a type one after the other.
#[macro_export]
macro_rules! packed_fields {
    ($type:ty: $($field:ident),+) => {
        impl $crate::packed::Packed for $type {
            fn pack(&self, to: &mut $crate::packed::Packer) {
                $(self.$field.pack(to);)+
            }

            fn unpack(from: &mut $crate::packed::Unpacker) -> Option<Self> {
                Some(Self { $($field: $crate::packed::Packed::unpack(from)?),+ })
            }
        }
    };
}

packed_choice!(Order: Order::DayFirst, Order::MonthFirst);
packed_choice!(Other: Other::Copy, Other::Entry, Other::Block);
packed_choice!(Side: Side::Mine, Side::Theirs);

packed_fields!(Clash: reference, column, mine, theirs, with, source, choice);
packed_fields!(DaysRead: source, order);
packed_fields!(Found: source, entry, lines, from, sent, is_row);
packed_fields!(Import: found, refused, registers, logs, passed, days);
packed_fields!(Log: source, table, columns);
packed_fields!(Reason: key, values);
packed_fields!(Refused: source, reason, text, lines, from, sent);
packed_fields!(Table: header, rows, order, is_order_told);

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_damaged_or_of_another_form_is_nothing() {
        let lines = vec![("a".to_owned(), "b".to_owned())];
        let text = pack(&lines);
        assert_eq!(unpack::<Vec<(String, String)>>(&text), Some(lines));
        for damaged in [
            "",
            "{}",
            "[]",
            r#"["1"]"#,
            r#"["1","1","a"]"#,
            r#"["1","1","a","b","c"]"#,
            r#"["2","0"]"#,
            r#"["1","-1"]"#,
        ] {
            assert_eq!(unpack::<Vec<(String, String)>>(damaged), None, "{damaged}");
        }
        // A count without its items takes no room.
        assert_eq!(unpack::<Vec<String>>(r#"["1","99999999999"]"#), None);
    }
}
