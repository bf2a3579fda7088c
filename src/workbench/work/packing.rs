//! How jobs and answers are written down.

use std::rc::Rc;

use serde_json::{from_str, to_string};

use authoring::cases::Case;
use packed::{Packed, Packer, Unpacker, choice};

use super::{Answer, Form, Job, Task};

/// A case, which has a form in JSON already.
#[derive(Clone, Debug, PartialEq)]
pub struct OwnCase(pub Case);

impl Packed for OwnCase {
    fn pack(&self, to: &mut Packer) {
        to_string(&self.0).unwrap_or_default().pack(to);
    }

    fn unpack(from: &mut Unpacker) -> Option<Self> {
        from_str(&String::unpack(from)?).ok().map(Self)
    }
}

choice!(Form: Form::Screen, Form::Json, Form::Print, Form::Csv);
packed::fields!(Job: text, task, form);

/// Packs each variant as its name and what it holds.
macro_rules! variants {
    ($type:ident: $($name:ident),+) => {
        impl Packed for $type {
            fn pack(&self, to: &mut Packer) {
                match self {
                    $(Self::$name(value) => {
                        stringify!($name).to_owned().pack(to);
                        value.pack(to);
                    })+
                }
            }

            fn unpack(from: &mut Unpacker) -> Option<Self> {
                match &*String::unpack(from)? {
                    $(stringify!($name) => Some(Self::$name(Packed::unpack(from)?)),)+
                    _ => None,
                }
            }
        }
    };
}

variants!(Answer: None, Findings, Cases, Slips, Drawn, Schedule, Difference, Comparison, File);

impl Packed for Task {
    fn pack(&self, to: &mut Packer) {
        let mut kind = |kind: usize| kind.pack(to);
        match self {
            Self::Check => kind(0),
            Self::Cases(cases) => {
                kind(1);
                pack_cases(cases, to);
            }
            Self::Slips(cases, from) => {
                kind(2);
                pack_cases(cases, to);
                from.pack(to);
            }
            Self::Diagram(flow) => {
                kind(3);
                flow.pack(to);
            }
            Self::Schedule(flow, earlier) => {
                kind(4);
                flow.pack(to);
                earlier.pack(to);
            }
            Self::Changes(before, by_period) => {
                kind(5);
                before.pack(to);
                by_period.pack(to);
            }
            Self::Compare(flow, others) => {
                kind(6);
                flow.pack(to);
                others.pack(to);
            }
        }
    }

    fn unpack(from: &mut Unpacker) -> Option<Self> {
        Some(match usize::unpack(from)? {
            0 => Self::Check,
            1 => Self::Cases(unpack_cases(from)?),
            2 => Self::Slips(unpack_cases(from)?, Packed::unpack(from)?),
            3 => Self::Diagram(Packed::unpack(from)?),
            4 => Self::Schedule(Packed::unpack(from)?, Packed::unpack(from)?),
            5 => Self::Changes(Packed::unpack(from)?, Packed::unpack(from)?),
            6 => Self::Compare(Packed::unpack(from)?, Packed::unpack(from)?),
            _ => return None,
        })
    }
}

fn pack_cases(cases: &Rc<Vec<Case>>, to: &mut Packer) {
    to_string(&**cases).unwrap_or_default().pack(to);
}

fn unpack_cases(from: &mut Unpacker) -> Option<Rc<Vec<Case>>> {
    from_str(&String::unpack(from)?).ok().map(Rc::new)
}
