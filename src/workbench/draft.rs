//! What the browser keeps of the work until it is saved: the policy's text, and what belongs beside it.

use std::rc::Rc;

use authoring::{cases::Case, check::Source, comments::Comment};
use serde::{Deserialize, Serialize};

use super::bench::{Action, Bench, Goal};

/// The parts of a draft, by their names. They are kept apart so that a letter typed into the one does not write the others anew.
pub const PARTS: [&str; 3] = ["policy", "beside", "signed"];

/// The text, and whether just that stands in a file.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct DraftPolicy {
    /// The name of the file.
    pub name: String,
    /// The text.
    pub text: String,
    /// Whether the text is saved.
    pub is_saved: bool,
    /// The moment at which it was kept, as `2028-05-04T14:05`.
    pub kept: String,
}

/// What is kept beside the policy, and whether it is in a file.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
pub struct Beside {
    /// The cases.
    pub cases: Vec<Case>,
    /// Whether some of them are in no file.
    pub has_new_cases: bool,
    /// The comments.
    pub comments: Vec<Comment>,
    /// Whether some of them are in no file.
    pub has_new_comments: bool,
}

/// The file that the differences are found from, mostly the version that was signed: its name and text.
pub type Signed = (String, String);

/// A draft.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Draft {
    /// The policy.
    pub policy: DraftPolicy,
    /// What belongs beside it.
    pub beside: Beside,
    /// The version that was signed, if one was opened.
    pub signed: Option<Signed>,
}

impl Draft {
    /// Returns what is to be kept of the work, at this moment; nothing if all of it is saved.
    pub fn of(bench: &Bench, kept: String) -> Option<Self> {
        let work = bench.work.as_ref().filter(|_| bench.is_unsaved())?;
        let data = if bench.comments.is_empty() { None } else { Source::whole(&work.text) };
        // Undoing is not kept: comments stay where they now are.
        let comment = |comment: &Comment| {
            let at = data.as_ref().map_or(&*comment.at, |data| bench.moves.now(data, &comment.at));
            Comment { at: at.to_owned(), ..comment.clone() }
        };
        Some(Self {
            policy: DraftPolicy {
                name: work.name.clone(),
                text: work.text.to_string(),
                is_saved: work.text == work.saved,
                kept,
            },
            beside: Beside {
                cases: bench.cases.to_vec(),
                has_new_cases: bench.has_new_cases,
                comments: bench.comments.iter().map(comment).collect(),
                has_new_comments: bench.has_new_comments,
            },
            signed: bench.other.as_ref().map(|other| (other.name.clone(), other.text.to_string())),
        })
    }

    /// Returns the texts of its parts, in the order of [`PARTS`].
    pub fn parts(&self) -> [String; 3] {
        // Nothing in a draft is beyond what JSON can hold.
        let written = |text: Result<String, serde_json::Error>| text.unwrap_or_default();
        [
            written(serde_json::to_string(&self.policy)),
            written(serde_json::to_string(&self.beside)),
            written(serde_json::to_string(&self.signed)),
        ]
    }

    /// Reads a draft from its parts, by their names. Nothing without a text; what is damaged beside it is left out.
    pub fn read(part: impl Fn(&str) -> Option<String>) -> Option<Self> {
        fn read<T: for<'de> Deserialize<'de>>(text: Option<String>) -> Option<T> {
            serde_json::from_str(&text?).ok()
        }
        let [policy, beside, signed] = PARTS.map(part);
        Some(Self {
            policy: read(policy)?,
            beside: read(beside).unwrap_or_default(),
            signed: read(signed).unwrap_or_default(),
        })
    }
}

impl Bench {
    /// Goes on with a draft.
    pub(super) fn restore(&mut self, draft: Draft) {
        let Draft { policy, beside, signed } = draft;
        let times = self.goal.times + 1;
        self.act(Action::Close);
        self.act(Action::Open(policy.name, policy.text));
        if let Some(work) = self.work.as_mut().filter(|_| !policy.is_saved) {
            work.saved = "".into();
        }
        (self.cases, self.has_new_cases) = (Rc::new(beside.cases), beside.has_new_cases);
        (self.comments, self.has_new_comments) = (Rc::new(beside.comments), beside.has_new_comments);
        if let Some((name, text)) = signed {
            self.act(Action::Other(name, text));
        }
        self.goal = Goal { field: None, times };
    }
}

#[cfg(test)]
mod tests {
    use super::super::tests::{POLICY, comment, opened, typed};
    use super::*;

    fn kept(bench: &Bench) -> Option<Draft> {
        Draft::of(bench, "2028-05-04T14:05".to_owned())
    }

    fn case(name: &str) -> Case {
        Case { name: name.to_owned(), flow: "visits".to_owned(), ..Case::default() }
    }

    #[test]
    fn what_is_not_saved_comes_back_as_it_was() {
        let mut bench = opened(POLICY);
        assert_eq!(kept(&bench), None, "all of it is saved");
        bench.act(Action::Comment(None, comment("/provisions/1.1", "Shorter")));
        assert!(kept(&bench).expect("a draft").policy.is_saved, "the comment alone is in no file");
        typed(&mut bench, &POLICY.replace("\"version\": \"", "\"version\": \"mine-"));
        bench.act(Action::Keep(Box::new(case("one"))));
        bench.act(Action::Other("signed.json".to_owned(), POLICY.to_owned()));
        let draft = kept(&bench).expect("a draft");
        let parts = draft.parts();
        let read = Draft::read(|name| PARTS.iter().position(|part| *part == name).map(|at| parts[at].clone()));
        assert_eq!(read.as_ref(), Some(&draft));

        let mut other = opened("{}");
        other.act(Action::Restore(Box::new(draft)));
        let work = other.work.as_ref().expect("a text");
        assert_eq!((&*work.name, &work.text), ("p.json", &bench.work.as_ref().expect("a text").text));
        assert_eq!((&other.comments, &other.cases), (&bench.comments, &bench.cases));
        assert_eq!(other.other.as_ref().map(|other| other.name.as_str()), Some("signed.json"));
        assert_eq!(other.unsaved(), "the policy, the cases, the comments");
        assert!(other.goal.times > 0, "the focus is on the form");
    }

    #[test]
    fn what_is_damaged_beside_the_text_takes_nothing_along() {
        let draft = DraftPolicy { name: "p.json".to_owned(), text: "{}".to_owned(), ..DraftPolicy::default() };
        let text = serde_json::to_string(&draft).expect("JSON");
        let read = Draft::read(|name| Some(if name == "policy" { text.clone() } else { "[broken".to_owned() }));
        assert_eq!(read, Some(Draft { policy: draft, ..Draft::default() }));
        assert_eq!(Draft::read(|_| None), None);
    }

    #[test]
    fn a_comment_is_kept_where_what_it_is_about_now_stands() {
        let mut bench = opened(POLICY);
        bench.act(Action::Comment(None, comment("/provisions/1.1", "Shorter")));
        let data = serde_json::from_str(POLICY).expect("JSON");
        let edits = authoring::edit::references::rename(&data, "/provisions/1.1", "1.1a");
        bench.act(Action::Edit { edits, field: String::new(), then: super::super::bench::Then::Stay });
        bench.act(Action::Undo);
        let places = |draft: Draft| draft.beside.comments.into_iter().map(|it| it.at).collect::<Vec<_>>();
        assert_eq!(places(kept(&bench).expect("a draft")), ["/provisions/1.1"]);
    }
}
