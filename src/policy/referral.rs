//! Who decides: one post, all of several, any of several, or several in order.

use serde::Serialize;

use crate::{Message, message, phrase};

use super::{
    Addressee, Policy,
    json::Json,
    read::{Faults, Place, Read},
    text::fill,
};

/// Who decides, by contact ids. It is written on the command line as it is in the file.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(untagged, deny_unknown_fields)]
pub enum Referral {
    /// One post.
    One(String),
    /// Every one of them must agree.
    AllOf {
        /// The contacts.
        #[cfg_attr(feature = "schema", schemars(length(min = 2)))]
        all_of: Vec<String>,
    },
    /// One of them is enough.
    AnyOf {
        /// The contacts.
        #[cfg_attr(feature = "schema", schemars(length(min = 2)))]
        any_of: Vec<String>,
    },
    /// One after the other: each decides in turn.
    InOrder {
        /// The contacts.
        #[cfg_attr(feature = "schema", schemars(length(min = 2)))]
        in_order: Vec<String>,
    },
}

impl Default for Referral {
    fn default() -> Self {
        Self::One(String::new())
    }
}

impl Referral {
    /// Returns the contacts, by id.
    pub fn contacts(&self) -> &[String] {
        match self {
            Self::One(one) => std::slice::from_ref(one),
            Self::AllOf { all_of: several } | Self::AnyOf { any_of: several } | Self::InOrder { in_order: several } => {
                several
            }
        }
    }

    /// Returns who decides inside a sentence: "the Chief Constable and the Chief of Staff".
    pub fn in_sentence(&self, policy: &Policy, addressee: Addressee) -> String {
        let posts = self.contacts().iter().filter_map(|id| policy.contacts.get(id));
        let mut posts: Vec<String> = posts.map(|contact| contact.in_sentence.read(addressee)).collect();
        let Some(last) = posts.pop() else {
            return String::new();
        };
        let words = |key: &str| policy.entry_words.get(key).map(|text| text.read(addressee)).unwrap_or_default();
        let listed = |list: String, next: String| fill(&words("posts-list"), &[("first", &list), ("next", &next)]);
        match (posts.into_iter().reduce(listed), self) {
            (None, _) | (_, Self::One(_)) => last,
            (Some(first), several) => {
                let manner = match several {
                    Self::AnyOf { .. } => "posts-any-of",
                    Self::InOrder { .. } => "posts-in-order",
                    _ => "posts-all-of",
                };
                fill(&words(manner), &[("first", &first), ("last", &last)])
            }
        }
    }
}

impl Read for Referral {
    fn read(value: &mut Json<'_>, at: Place<'_>, faults: &mut Faults) -> Self {
        let object = match value {
            Json::Text(one) => return Self::One(std::mem::take(one).into_owned()),
            Json::Object(fields) => fields.as_mut_slice(),
            _ => &mut [],
        };
        let [(manner, several)] = object else {
            faults.shape(at, || Message::new(SHAPE));
            return Self::default();
        };
        let contacts = Vec::<String>::read(several, at.key(manner), faults);
        let twice =
            contacts.iter().enumerate().any(|(index, id)| contacts.iter().skip(index + 1).any(|other| other == id));
        if contacts.len() < 2 || twice {
            faults.shape(at.key(manner), || {
                message!("there should be two different contacts or more; one alone is written by itself")
            });
        }
        match manner.as_ref() {
            "all_of" => Self::AllOf { all_of: contacts },
            "any_of" => Self::AnyOf { any_of: contacts },
            "in_order" => Self::InOrder { in_order: contacts },
            _ => {
                faults.shape(at, || Message::new(SHAPE));
                Self::default()
            }
        }
    }
}

const SHAPE: &str =
    phrase!("who decides is the id of a contact, or an object with one of `all_of`, `any_of` and `in_order`");
