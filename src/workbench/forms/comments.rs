//! What reviewers say about an outcome or a paragraph: on its own form, and all together. It is never in the policy.

use std::rc::Rc;

use yew::prelude::*;

use authoring::comments::{Comment, can_have};
use calendar::date_text::parse_date;
use govuk::{Colour, Details, Input, LinkButton, Tag, Textarea};
use policy::diagnostic::pointer;

use super::{
    fields::group,
    form::{Form, id},
    title_of, use_form,
};
use crate::{
    bench::{Action, COMMENTS, Pane, comment_field},
    host::Host,
    pieces::{BenchHandle, download_and, lead, open},
};

/// Returns the comments on an outcome or a paragraph, and the way to make one; nothing for anything else.
pub fn comments(form: &Form, at: &str) -> Html {
    if !can_have(at) {
        return Html::default();
    }
    let own = form.bench.comments_at(&form.data, at);
    let (resolved, open): (Vec<_>, Vec<_>) = own.into_iter().partition(|(_, comment)| comment.resolved);
    let bench = &form.bench;
    let new = Comment {
        at: at.to_owned(),
        by: bench.comments.last().map(|last| last.by.clone()).unwrap_or_default(),
        on: calendar::date_text::iso_date(bench.tools.today),
        ..Comment::default()
    };
    let add = form.fill("bench.add", &[("what", &form.say("bench.comment"))]);
    let count = resolved.len().to_string();
    html! {
        <div id={id(COMMENTS)} tabindex="-1" class="bench-target">
            { for open.into_iter().map(|(index, comment)| one(form, index, comment)) }
            <p class="govuk-body"><LinkButton text={add} onclick={on_comment(bench, None, new)} /></p>
            if !resolved.is_empty() {
                <Details summary={form.fill("bench.comment.resolved", &[("count", &count)])}>
                    { for resolved.into_iter().map(|(index, comment)| done(form, index, comment)) }
                </Details>
            }
        </div>
    }
}

fn on_comment(bench: &BenchHandle, index: Option<usize>, comment: Comment) -> Callback<MouseEvent> {
    let dispatcher = bench.dispatcher();
    Callback::from(move |_: MouseEvent| dispatcher.dispatch(Action::Comment(index, comment.clone())))
}

/// Returns a comment that is open: its text and who says so can be changed.
fn one(form: &Form, index: usize, comment: &Comment) -> Html {
    let bench = &form.bench;
    let set = |change: fn(&mut Comment, String)| {
        let (dispatcher, comment) = (bench.dispatcher(), comment.clone());
        Callback::from(move |typed: String| {
            let mut changed = comment.clone();
            change(&mut changed, typed);
            dispatcher.dispatch(Action::Comment(Some(index), changed));
        })
    };
    let field = comment_field(index);
    let rows = u8::try_from(comment.text.chars().count() / 70 + 2).unwrap_or(9).clamp(2, 9);
    let content = html! {
        <>
            <Textarea
                id={id(&field)} label={form.say("bench.comment.text")} {rows} value={AttrValue::from(comment.text.clone())}
                oninput={set(|comment, typed| comment.text = typed)}
            />
            <Input
                id={id(&pointer(&field, "by"))} label={form.say("bench.comment.by")} value={comment.by.clone()}
                oninput={set(|comment, typed| comment.by = typed)}
            />
            { acts(form, index, comment, "bench.comment.resolve") }
        </>
    };
    html! { <div key={index} class="bench-comment">{ group(said(form, comment), None, content) }</div> }
}

/// Returns a comment about which nothing is left to be done.
fn done(form: &Form, index: usize, comment: &Comment) -> Html {
    html! {
        <div key={index} class="bench-comment">
            <p class="govuk-body bench-comment__said">{ &comment.text }</p>
            <p class="govuk-body">{ said_by(form, comment) }</p>
            { acts(form, index, comment, "bench.comment.again") }
        </div>
    }
}

fn acts(form: &Form, index: usize, comment: &Comment, key: &str) -> Html {
    let turned = Comment { resolved: !comment.resolved, ..comment.clone() };
    let dispatcher = form.bench.dispatcher();
    let drop = Callback::from(move |_: MouseEvent| dispatcher.dispatch(Action::DropComment(index)));
    let hidden = said(form, comment);
    html! {
        <p class="govuk-body bench-picked__acts">
            <LinkButton text={form.say(key)} hidden={hidden.clone()} onclick={on_comment(&form.bench, Some(index), turned)} />
            <LinkButton text={form.say("bench.remove")} {hidden} onclick={drop} />
        </p>
    }
}

/// Returns which comment it is, by its day.
fn said(form: &Form, comment: &Comment) -> String {
    let day = parse_date(&comment.on).map(|day| form.tools().vocabulary.dates.day(day));
    form.fill("bench.comment.said", &[("day", day.as_deref().unwrap_or(&comment.on))])
}

fn said_by(form: &Form, comment: &Comment) -> String {
    let said = said(form, comment);
    if comment.by.trim().is_empty() { said } else { format!("{said}, {}", comment.by) }
}

/// Returns how many comments on what stands at a place or inside it are open, as a mark; nothing for none.
pub fn mark(form: &Form, at: &str) -> Html {
    match form.bench.open_comments(&form.data, at) {
        0 => Html::default(),
        count => {
            let text = form.fill("bench.comment.count", &[("count", &count.to_string())]);
            html! { <>{ " " }<Tag colour={Colour::Blue} {text} /></> }
        }
    }
}

/// What the list of all comments needs.
#[derive(Properties, PartialEq)]
pub struct CommentsTabProps {
    /// The state.
    pub bench: BenchHandle,
    /// The browser's services.
    pub host: Rc<Host>,
}

/// All comments, each with the way to what it is about.
#[component]
pub fn CommentsTab(props: &CommentsTabProps) -> Html {
    let CommentsTabProps { bench, host } = props;
    let tools = &bench.tools;
    let form = use_form(bench);
    let Some(form) = form else {
        return super::no_form(bench);
    };
    let open_count = bench.comments.iter().filter(|comment| !comment.resolved).count().to_string();
    let summary =
        tools.fill("bench.comments.summary", &[("count", &bench.comments.len().to_string()), ("open", &open_count)]);
    let (id, of) = (form.text("/id").to_owned(), bench.clone());
    let data = Rc::clone(&form.data);
    let json = move || of.comments_file(&data);
    let dispatcher = bench.dispatcher();
    let saved = move || dispatcher.dispatch(Action::CommentsSaved);
    let name = format!("{id}.comments.json");
    html! {
        <>
            <p class="govuk-body">{ tools.say("bench.comments.text") }</p>
            if !bench.comments.is_empty() {
                <p class="govuk-body" role="status"><strong>{ summary }</strong></p>
                <ul class="bench-contents">{ for bench.comments.iter().map(|comment| item(&form, comment)) }</ul>
            }
            <div class="govuk-button-group">
                { open(bench, host, "bench.comments.open", "bench.comments", Action::Comments) }
                if !bench.comments.is_empty() {
                    { download_and(tools.say("bench.comments.save"), name, "application/json", json, saved) }
                }
            </div>
        </>
    }
}

fn item(form: &Form, comment: &Comment) -> Html {
    let at = form.bench.moves.now(&form.data, &comment.at);
    let (colour, word) = match comment.resolved {
        true => (Colour::Green, "bench.comments.is-resolved"),
        false => (Colour::Yellow, "bench.comments.is-open"),
    };
    html! {
        <li class="bench-contents__item">
            <Tag {colour} text={form.say(word)} />{ " " }
            if form.value(at).is_some() {
                <LinkButton text={title_of(form, at)} onclick={lead(&form.bench, Pane::Result, at)} />
            } else {
                <strong>{ form.fill("bench.comments.gone", &[("at", &super::path_words(at))]) }</strong>
            }
            <div class="bench-comment__said">{ &comment.text }</div>
            <div>{ said_by(form, comment) }</div>
        </li>
    }
}
