//! What was changed, so that it can be taken back and done again: by typing in the text and by a form alike.

use std::rc::Rc;

/// As many changes as can be taken back.
const MOST: usize = 500;

/// A text, and the field in which it became that, as a JSON pointer; nothing for the text itself.
pub type Version = (String, Option<String>);

/// One change: where it is in the text, what stood there, and what stands there now.
#[derive(Clone, Debug)]
struct Change {
    start: usize,
    old: String,
    new: String,
    /// The field in which it was made, as a JSON pointer; nothing for the text itself.
    field: Option<String>,
}

/// All changes since the file was opened.
#[derive(Clone, Debug, Default)]
pub struct History {
    // Shared, because the whole state is copied at every action.
    done: Vec<Rc<Change>>,
    undone: Vec<Rc<Change>>,
    /// Whether the next letter begins a change of its own.
    is_closed: bool,
}

impl Change {
    fn between(old: &str, new: &str, field: Option<String>) -> Self {
        let same = |pair: &(char, char)| pair.0 == pair.1;
        let start: usize = old.chars().zip(new.chars()).take_while(same).map(|(letter, _)| letter.len_utf8()).sum();
        let (old_rest, new_rest) = (old.get(start..).unwrap_or_default(), new.get(start..).unwrap_or_default());
        let pairs = old_rest.chars().rev().zip(new_rest.chars().rev());
        let end: usize = pairs.take_while(same).map(|(letter, _)| letter.len_utf8()).sum();
        let inner = |text: &str| text.get(..text.len() - end).unwrap_or_default().to_owned();
        Self { start, old: inner(old_rest), new: inner(new_rest), field }
    }

    /// Puts `to` into a text where `from` stands.
    fn put(&self, text: &str, from: &str, to: &str) -> String {
        let (before, after) = (text.get(..self.start), text.get(self.start + from.len()..));
        [before.unwrap_or_default(), to, after.unwrap_or_default()].concat()
    }
}

impl History {
    /// Takes down that a text became another. Letters typed into one field without a pause are one change.
    pub fn record(&mut self, old: &str, new: &str, field: Option<&str>) {
        self.undone.clear();
        let goes_on = |last: &Change| !self.is_closed && last.field.as_deref() == field;
        let change = match self.done.pop_if(|last| goes_on(last)) {
            Some(last) => Change::between(&last.put(old, &last.new, &last.old), new, last.field.clone()),
            None => Change::between(old, new, field.map(str::to_owned)),
        };
        self.done.push(Rc::new(change));
        if self.done.len() > MOST {
            self.done.remove(0);
        }
        self.is_closed = false;
    }

    /// Lets the next letter begin a change of its own.
    pub fn close(&mut self) {
        self.is_closed = true;
    }

    /// Returns whether there is something to take back.
    pub fn can_undo(&self) -> bool {
        !self.done.is_empty()
    }

    /// Returns whether something was taken back.
    pub fn can_redo(&self) -> bool {
        !self.undone.is_empty()
    }

    /// Returns the text before the last change, and the field in which that was made.
    pub fn undo(&mut self, text: &str) -> Option<Version> {
        let change = self.done.pop()?;
        self.is_closed = true;
        let before = (change.put(text, &change.new, &change.old), change.field.clone());
        self.undone.push(change);
        Some(before)
    }

    /// Returns the text with the change in it that was taken back last, and the field in which that was made.
    pub fn redo(&mut self, text: &str) -> Option<Version> {
        let change = self.undone.pop()?;
        self.is_closed = true;
        let after = (change.put(text, &change.old, &change.new), change.field.clone());
        self.done.push(change);
        Some(after)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_word_is_one_change_and_a_pause_or_another_field_begins_the_next() {
        let mut history = History::default();
        let texts = ["{}", "{a}", "{aé}", "{aéb}", "{aéb!}"];
        history.record(texts[0], texts[1], Some("/f"));
        history.record(texts[1], texts[2], Some("/f"));
        history.close();
        history.record(texts[2], texts[3], Some("/f"));
        history.record(texts[3], texts[4], None);
        let back = |history: &mut History, text: &str| history.undo(text).map(|(text, _)| text);
        assert_eq!(back(&mut history, texts[4]).as_deref(), Some(texts[3]));
        assert_eq!(back(&mut history, texts[3]).as_deref(), Some(texts[2]));
        assert_eq!(history.undo(texts[2]), Some((texts[0].to_owned(), Some("/f".to_owned()))));
        assert_eq!(back(&mut history, texts[0]), None);
        for text in [texts[2], texts[3], texts[4]] {
            assert!(history.can_redo());
            let before = texts.iter().take_while(|it| **it != text).last().copied();
            let before = if text == texts[2] { Some(texts[0]) } else { before };
            assert_eq!(history.redo(before.unwrap_or_default()).map(|(text, _)| text).as_deref(), Some(text));
        }
        assert!(!history.can_redo());
        history.undo(texts[4]);
        history.record(texts[3], "{}", None);
        assert!(!history.can_redo(), "what was taken back is gone once something else is written");
    }
}
