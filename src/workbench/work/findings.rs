//! What is to be said about a text.

use std::rc::Rc;

use authoring::check::{
    Finding, check_text,
    position::{Position, Span},
};
use packed::{Packed, Packer, Unpacker};
use policy::{Code, Diagnostic, Message, Vocabulary};

/// What is to be said about a text, in the page's language. The lines in which it stands are left behind: the page has the text.
#[derive(Clone, Debug, PartialEq)]
pub struct Findings(pub Rc<Vec<Finding>>);

impl Findings {
    /// Returns what is to be said about a text.
    pub fn of(text: &str, vocabulary: &Vocabulary) -> Self {
        let said = |found: Finding| Finding { diagnostic: found.diagnostic.said(&vocabulary.sentences), ..found };
        Self(Rc::new(check_text(text, vocabulary).into_iter().map(said).collect()))
    }
}

impl Packed for Findings {
    fn pack(&self, to: &mut Packer) {
        self.0.len().pack(to);
        for Finding { diagnostic, span, .. } in &*self.0 {
            let place = Code::ALL.iter().position(|code| *code == diagnostic.code);
            place.unwrap_or_default().pack(to);
            diagnostic.pointer.pack(to);
            diagnostic.message.english().pack(to);
            diagnostic.help.as_ref().map(Message::english).pack(to);
            [span.start, span.end].iter().for_each(|at| (at.line, at.column).pack(to));
        }
    }

    fn unpack(from: &mut Unpacker) -> Option<Self> {
        let count = usize::unpack(from)?;
        let mut findings = Vec::new();
        for _ in 0..count {
            let code = *Code::ALL.get(usize::unpack(from)?)?;
            let (pointer, message) = (String::unpack(from)?, Message::said_already(String::unpack(from)?));
            let help = Option::<String>::unpack(from)?.map(Message::said_already);
            let diagnostic = Diagnostic { code, pointer, message, help };
            let span = Span { start: position(from)?, end: position(from)? };
            findings.push(Finding { diagnostic, span, line: String::new() });
        }
        Some(Self(Rc::new(findings)))
    }
}

fn position(from: &mut Unpacker) -> Option<Position> {
    let (line, column) = Packed::unpack(from)?;
    Some(Position { line, column })
}
