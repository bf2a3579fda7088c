//! What is to be said about a text.

use std::rc::Rc;

use authoring::check::{
    Finding,
    position::{Position, Span},
};
use packed::{Packed, Packer, Unpacker};
use policy::{Code, Diagnostic};

/// What is to be said about a text. The lines in which it stands are left behind: the page has the text.
#[derive(Clone, Debug, PartialEq)]
pub struct Findings(pub Rc<Vec<Finding>>);

impl Packed for Findings {
    fn pack(&self, to: &mut Packer) {
        self.0.len().pack(to);
        for Finding { diagnostic, span, .. } in &*self.0 {
            let place = Code::ALL.iter().position(|code| *code == diagnostic.code);
            place.unwrap_or_default().pack(to);
            diagnostic.pointer.pack(to);
            diagnostic.message.pack(to);
            diagnostic.help.pack(to);
            [span.start, span.end].iter().for_each(|at| (at.line, at.column).pack(to));
        }
    }

    fn unpack(from: &mut Unpacker) -> Option<Self> {
        let count = usize::unpack(from)?;
        let mut findings = Vec::new();
        for _ in 0..count {
            let code = *Code::ALL.get(usize::unpack(from)?)?;
            let (pointer, message, help) = (String::unpack(from)?, String::unpack(from)?, Packed::unpack(from)?);
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
