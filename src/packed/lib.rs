//! What passes from a worker to the page and back, and what is kept for the next visit: one list of texts.
//!
//! Both sides are the same program, or its next version, which begins with nothing where it finds another form. serde's readers
//! for all of the types that pass would make the pages larger for nothing.

use std::rc::Rc;

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

impl Packed for Rc<str> {
    fn pack(&self, to: &mut Packer) {
        to.0.push((**self).to_owned());
    }

    fn unpack(from: &mut Unpacker) -> Option<Self> {
        from.0.next().map(Into::into)
    }
}

impl<T: Packed> Packed for Rc<T> {
    fn pack(&self, to: &mut Packer) {
        (**self).pack(to);
    }

    fn unpack(from: &mut Unpacker) -> Option<Self> {
        T::unpack(from).map(Self::new)
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

/// Packs each of these as the number of its place among them.
#[macro_export]
macro_rules! choice {
    ($type:ty: $($choice:expr),+) => {
        impl $crate::Packed for $type {
            fn pack(&self, to: &mut $crate::Packer) {
                $crate::Packed::pack(&[$($choice),+].iter().position(|choice| choice == self).unwrap_or_default(), to);
            }

            fn unpack(from: &mut $crate::Unpacker) -> Option<Self> {
                [$($choice),+].get(<usize as $crate::Packed>::unpack(from)?).copied()
            }
        }
    };
}

/// Packs the fields of a type one after the other.
#[macro_export]
macro_rules! fields {
    ($type:ty: $($field:ident),+) => {
        impl $crate::Packed for $type {
            fn pack(&self, to: &mut $crate::Packer) {
                $($crate::Packed::pack(&self.$field, to);)+
            }

            fn unpack(from: &mut $crate::Unpacker) -> Option<Self> {
                Some(Self { $($field: $crate::Packed::unpack(from)?),+ })
            }
        }
    };
}

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
