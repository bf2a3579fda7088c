//! What the office holder and their office are called, by the kind of election.

use calendar::ElectionKind;
use serde_json::{Value, json};

use crate::words::upper_first;

/// The words for the office holder and their office, as they read inside a sentence.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct OfficeWords {
    /// The office holder: "the mayor".
    pub holder: String,
    /// Their office: "the combined authority".
    pub office: String,
}

impl OfficeWords {
    /// Returns the usual words for the office that an election of this kind fills; the commissioner's where it fills no office
    /// that has a force to do with it every day.
    pub fn usual(kind: ElectionKind) -> Self {
        let (holder, office) = match kind {
            ElectionKind::AuthorityMayor => ("the mayor", "the combined authority"),
            ElectionKind::LocalMayor => ("the mayor", "the council"),
            ElectionKind::London => ("the Mayor of London", "the Mayor’s Office for Policing and Crime"),
            _ => ("the commissioner", "the commissioner’s office"),
        };
        Self { holder: holder.to_owned(), office: office.to_owned() }
    }

    /// Returns the field `words` of a policy; none where the words are the commissioner's, which are everybody's usual ones.
    pub(super) fn field(&self) -> Option<Value> {
        (*self != Self::usual(ElectionKind::Commissioner)).then(|| {
            let post = self.holder.strip_prefix("the ").unwrap_or(&self.holder);
            json!({
                "holder": self.holder,
                "deputy": format!("the deputy {post}"),
                "post": upper_first(post),
                "office": self.office,
            })
        })
    }
}

/// Whether the election is of the office holder themselves.
pub(super) const fn elects_the_holder(kind: ElectionKind) -> bool {
    matches!(
        kind,
        ElectionKind::Commissioner | ElectionKind::AuthorityMayor | ElectionKind::LocalMayor | ElectionKind::London
    )
}
