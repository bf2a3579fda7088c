//! A reviewer's comments on the outcomes and paragraphs of a policy: in a file of their own beside it, and never in it.
//!
//! `docs/comments.md` describes the file.

use serde::{Deserialize, Serialize};
use serde_json::Value;

use calendar::date_text::parse_date;
use policy::{Message, diagnostic::parent_and_key, error_in_english, message};

use super::edit::{Edit, references::Kind};

/// What somebody says about one outcome or paragraph.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Comment {
    /// The place of what it is about, as a JSON pointer into the policy's file.
    pub at: String,
    /// Who says it.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub by: String,
    /// The day on which it was said, as `2028-05-04`.
    pub on: String,
    /// What is said.
    pub text: String,
    /// Whether nothing is left to be done about it.
    #[serde(default, skip_serializing_if = "is_open")]
    pub resolved: bool,
}

#[expect(clippy::trivially_copy_pass_by_ref, reason = "serde hands a reference over")]
const fn is_open(resolved: &bool) -> bool {
    !*resolved
}

/// A file of comments.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct CommentsFile {
    /// The id of the policy that they are about.
    pub comments_on: String,
    /// The version of the policy that was last read with them.
    pub version: String,
    /// The comments, in the order in which they were made.
    pub comments: Vec<Comment>,
}

/// The most comments in a file: many times those of a whole protocol, and still a list that a browser shows at once.
const MOST: usize = 1_000;

/// Why a file of comments cannot be used.
#[derive(Debug)]
pub enum CommentsError {
    /// It is no file of comments.
    Shape(serde_json::Error),
    /// There are more than anybody reads, or a page shows.
    TooMany,
    /// A comment is about nothing that can have one.
    Place(String),
    /// A comment says nothing.
    Empty(String),
    /// A day is none.
    Day(String),
}

impl CommentsError {
    /// Returns the error as a sentence. What the reader of JSON says is in its own words, which name the field.
    pub fn message(&self) -> Message {
        match self {
            Self::Shape(why) => {
                message!(
                    "these are no comments: %why%; `docs/comments.md` shows how a file of comments is written",
                    why
                )
            }
            Self::TooMany => {
                message!(
                    "there are more than %most% comments in the file; take out those that are resolved",
                    most = MOST
                )
            }
            Self::Place(place) => message!(
                "`%place%` is the place of no outcome and of no paragraph; give one such as `/provisions/3.1`",
                place
            ),
            Self::Empty(place) => message!("a comment on `%place%` says nothing", place),
            Self::Day(day) => message!("`%day%` is no day; write it as 2028-05-04", day),
        }
    }
}

error_in_english!(CommentsError);

impl From<serde_json::Error> for CommentsError {
    fn from(why: serde_json::Error) -> Self {
        Self::Shape(why)
    }
}

/// Reads a file of comments.
///
/// # Errors
///
/// Returns an error if the text is no file of comments, or if one of them is about nothing, says nothing or has no day.
pub fn read(text: &str) -> Result<CommentsFile, CommentsError> {
    let file: CommentsFile = serde_json::from_str(text.trim_start_matches('\u{feff}'))?;
    if file.comments.len() > MOST {
        return Err(CommentsError::TooMany);
    }
    for Comment { at, on, text, .. } in &file.comments {
        if !can_have(at) {
            return Err(CommentsError::Place(at.clone()));
        }
        if text.trim().is_empty() {
            return Err(CommentsError::Empty(at.clone()));
        }
        if parse_date(on).is_none() {
            return Err(CommentsError::Day(on.clone()));
        }
    }
    Ok(file)
}

/// Returns a file of comments as it is saved. What says nothing is left out.
///
/// # Errors
///
/// Returns an error if the writer of JSON does.
pub fn write(file: &CommentsFile) -> Result<String, serde_json::Error> {
    let mut file = file.clone();
    file.comments.retain(|comment| !comment.text.trim().is_empty());
    serde_json::to_string_pretty(&file).map(|text| text + "\n")
}

/// Returns whether what stands at a place can have comments: an outcome or a paragraph.
pub fn can_have(at: &str) -> bool {
    matches!(Kind::of(at), Some((Kind::Provision | Kind::Outcome | Kind::Shared, _)))
}

/// Puts the comments of a file to those that are there: each once, whether or not it is resolved here.
pub fn put_together(own: &mut Vec<Comment>, file: Vec<Comment>) {
    let said = |comment: &Comment| (comment.at.clone(), comment.by.clone(), comment.on.clone(), comment.text.clone());
    for comment in file {
        if !own.iter().any(|known| said(known) == said(&comment)) {
            own.push(comment);
        }
    }
}

/// Where entries went when they were given another name, oldest first: a change can be taken back, and comments must find
/// what they are about either way.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Moves(Vec<(String, String)>);

impl Moves {
    /// Takes down where changes of a policy put an entry. Returns the old and the new place of each.
    pub fn record(&mut self, edits: &[Edit]) -> Vec<(String, String)> {
        let moved = |index: usize, edit: &Edit| match edit {
            Edit::Rename { at, key } => {
                let (parent, _) = parent_and_key(at);
                Some((at.clone(), policy::diagnostic::pointer(parent, key)))
            }
            // An outcome that all flows share from now on.
            Edit::Remove { at } => match edits.get(index + 1) {
                Some(Edit::Set { at: to, .. }) if is_shared(at, to) => Some((at.clone(), to.clone())),
                _ => None,
            },
            _ => None,
        };
        let new: Vec<_> = edits.iter().enumerate().filter_map(|(index, edit)| moved(index, edit)).collect();
        self.0.extend(new.iter().cloned());
        new
    }

    /// Returns where in the file that now is stands what once stood at a place; that place itself where it is there, or gone.
    pub fn now<'a>(&'a self, data: &Value, at: &'a str) -> &'a str {
        let is_there = |at: &str| data.pointer(at).is_some();
        if is_there(at) {
            return at;
        }
        let mut forward = at;
        for (old, new) in &self.0 {
            if old == forward {
                forward = new;
            }
        }
        let mut back = at;
        for (old, new) in self.0.iter().rev() {
            if new == back {
                back = old;
            }
        }
        [forward, back].into_iter().find(|at| is_there(at)).unwrap_or(at)
    }
}

fn is_shared(from: &str, to: &str) -> bool {
    let kinds = (Kind::of(from), Kind::of(to));
    matches!(kinds, (Some((Kind::Outcome, own)), Some((Kind::Shared, shared))) if own == shared)
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::*;

    fn comment(at: &str, text: &str) -> Comment {
        Comment {
            at: at.to_owned(),
            by: "Legal services".to_owned(),
            on: "2028-03-01".to_owned(),
            text: text.to_owned(),
            resolved: false,
        }
    }

    fn file(comments: Vec<Comment>) -> CommentsFile {
        CommentsFile { comments_on: "anyshire-2028".to_owned(), version: "1.0".to_owned(), comments }
    }

    #[test]
    fn what_is_saved_is_read_again_and_what_says_nothing_is_left_out() {
        let said = [comment("/provisions/3.1", "Who says so?\nNobody."), comment("/outcomes/silent", "Milder")];
        let mut more = said.to_vec();
        more.push(comment("/outcomes/silent", " \n"));
        let text = write(&file(more)).expect("JSON");
        assert_eq!(read(&text).expect("comments"), file(said.to_vec()));
        assert!(!text.contains("resolved"), "what is open needs no word for it: {text}");
    }

    #[test]
    fn the_example_in_the_documentation_is_a_file_of_comments() {
        let page = include_str!("../../docs/comments.md");
        let example = page.split("```json").nth(1).and_then(|rest| rest.split("```").next()).expect("an example");
        let file = read(example).expect("comments");
        assert_eq!(file.comments.iter().map(|comment| comment.resolved).collect::<Vec<_>>(), [false, true]);
    }

    #[test]
    fn a_file_that_cannot_be_used_says_why() {
        let refused = |file: Value| read(&file.to_string()).expect_err("a fault").to_string();
        let one = |at: &str, on: &str, text: &str| json!({ "comments_on": "p", "version": "1", "comments": [{ "at": at, "on": on, "text": text }] });
        assert!(refused(json!([])).starts_with("these are no comments: "));
        assert!(
            refused(json!({ "comments_on": "p", "version": "1", "comments": [], "policy": 1 })).contains("`policy`")
        );
        assert_eq!(
            refused(one("/flows/visits/nodes/who", "2028-03-01", "?")),
            "`/flows/visits/nodes/who` is the place of no outcome and of no paragraph; give one such as `/provisions/3.1`"
        );
        assert_eq!(refused(one("/provisions/1", "2028-03-01", " ")), "a comment on `/provisions/1` says nothing");
        let many = vec![json!({ "at": "/provisions/1", "on": "2028-03-01", "text": "?" }); MOST + 1];
        assert_eq!(
            refused(json!({ "comments_on": "p", "version": "1", "comments": many })),
            "there are more than 1000 comments in the file; take out those that are resolved"
        );
        assert_eq!(refused(one("/provisions/1", "1 March", "?")), "`1 March` is no day; write it as 2028-05-04");
    }

    #[test]
    fn files_of_several_reviewers_are_put_together() {
        let mut own = vec![comment("/provisions/1", "One")];
        let resolved = Comment { resolved: true, ..comment("/provisions/1", "One") };
        put_together(&mut own, vec![resolved, comment("/provisions/1", "Two"), comment("/provisions/2", "One")]);
        let texts: Vec<_> = own.iter().map(|it| (it.at.as_str(), it.text.as_str(), it.resolved)).collect();
        let expected =
            [("/provisions/1", "One", false), ("/provisions/1", "Two", false), ("/provisions/2", "One", false)];
        assert_eq!(texts, expected);
    }

    #[test]
    fn what_was_renamed_or_shared_is_found_and_so_it_is_when_that_is_taken_back() {
        let mut moves = Moves::default();
        let rename = |at: &str, key: &str| Edit::Rename { at: at.to_owned(), key: key.to_owned() };
        let first = moves.record(&[Edit::set("/dates/poll/cites/0", "2"), rename("/provisions/1", "2")]);
        assert_eq!(first, [("/provisions/1".to_owned(), "/provisions/2".to_owned())]);
        moves.record(&[rename("/provisions/2", "3")]);
        moves.record(&[Edit::remove("/flows/f/outcomes/ask"), Edit::set("/outcomes/ask", json!({}))]);
        assert_eq!(moves.record(&[Edit::remove("/provisions/9"), Edit::set("/outcomes/ask", json!({}))]), []);
        let data = |number: &str| json!({ "provisions": { number: {} }, "outcomes": { "ask": {} }, "flows": {} });
        assert_eq!(moves.now(&data("3"), "/provisions/1"), "/provisions/3");
        assert_eq!(moves.now(&data("1"), "/provisions/3"), "/provisions/1", "both changes are taken back");
        assert_eq!(moves.now(&data("2"), "/provisions/2"), "/provisions/2");
        assert_eq!(moves.now(&data("3"), "/flows/f/outcomes/ask"), "/outcomes/ask");
        assert_eq!(moves.now(&data("3"), "/provisions/7"), "/provisions/7", "what is gone is gone");
    }
}
