//! The protocol's own text beside the policy: cut into its paragraphs, each to be said in the author's own words.

use std::rc::Rc;

use serde_json::{Value, json};
use wasm_bindgen_futures::spawn_local;
use web_sys::{HtmlElement, HtmlTextAreaElement, SubmitEvent};
use yew::prelude::*;

use authoring::{
    edit::{
        Edit,
        references::{references, uses},
    },
    paragraphs::{
        Paragraph, cut, cut_at_blank_lines,
        marks::{FoundDay, Mark, days, marks},
    },
};
use calendar::date_text::{parse_date, weekday_name};
use chrono::Datelike;
use govuk::{
    Button, ButtonKind, Checkbox, Checkboxes, Colour, Form as FormTag, LinkButton, Size, Tag, Textarea, heading,
    mounting::message,
};
use policy::diagnostic::pointer;

use super::{
    contents::reference_list,
    fields::prose,
    form::{Form, id},
    no_form, use_form,
};
use crate::{
    bench::{Action, Then},
    host::{Host, most_bytes_of_protocol, protocol_file},
    pieces::BenchHandle,
};

/// As many paragraphs as are shown at once.
const MOST: usize = 40;
/// Where the policy has its paragraphs.
const PROVISIONS: &str = "/provisions";

/// What the protocol needs.
#[derive(Properties, PartialEq)]
pub struct ProtocolPaneProps {
    /// The state.
    pub bench: BenchHandle,
    /// The browser's services.
    pub host: Rc<Host>,
}

/// The protocol's paragraphs, or the field to paste it into.
#[component]
pub fn ProtocolPane(props: &ProtocolPaneProps) -> Html {
    let ProtocolPaneProps { bench, host } = props;
    let root = use_node_ref();
    // What was pressed is gone when the text comes or goes: the focus moves to what shows in its place.
    let was_there = use_mut_ref(|| None);
    let found = root.clone();
    use_effect_with(bench.protocol.is_empty(), move |is_empty| {
        let is_first = was_there.replace(Some(*is_empty)).is_none();
        if let Some(root) = found.cast::<HtmlElement>().filter(|_| !is_first) {
            let _ = root.focus();
        }
    });
    let shows_all = use_state(|| false);
    let form = use_form(bench);
    let paragraphs = use_memo(Rc::clone(&bench.protocol), |text| {
        let numbered = cut(text);
        if numbered.is_empty() { (cut_at_blank_lines(text), true) } else { (numbered, false) }
    });
    let Some(form) = form else {
        return no_form(bench);
    };
    let (paragraphs, is_unnumbered) = &*paragraphs;
    if bench.protocol.is_empty() {
        return html! {
            <div ref={root} tabindex="-1" class="bench-paste"><Paste form={form} host={Rc::clone(host)} /></div>
        };
    }
    let uses = uses(&form.data, PROVISIONS).unwrap_or_default();
    let is_open = |it: &Paragraph| !is_accounted(&form, &it.key, uses.contains_key(it.key.as_str()));
    let mut shown: Vec<(usize, &Paragraph)> = paragraphs.iter().enumerate().filter(|(_, it)| is_open(it)).collect();
    let done = paragraphs.len() - shown.len();
    if *shows_all {
        shown = paragraphs.iter().enumerate().collect();
    }
    let words =
        form.fill("bench.protocol.done", &[("count", &done.to_string()), ("of", &paragraphs.len().to_string())]);
    let all = vec![Checkbox {
        id: "bench-protocol-all".into(),
        text: form.say("bench.protocol.all").into(),
        checked: *shows_all,
        onchange: Callback::from(move |wanted| shows_all.set(wanted)),
    }];
    let dispatcher = bench.dispatcher();
    let put_away = Callback::from(move |_: MouseEvent| dispatcher.dispatch(Action::Protocol(String::new())));
    let unknown: Vec<String> =
        form.keys(PROVISIONS).into_iter().filter(|key| !paragraphs.iter().any(|it| it.key == *key)).collect();
    let more = shown.len().saturating_sub(MOST);
    html! {
        <div ref={root} tabindex="-1" class="bench-forms">
            <label class="govuk-label" for="bench-protocol-done">{ words }</label>
            <progress id="bench-protocol-done" class="bench-progress" max={paragraphs.len().to_string()} value={done.to_string()} />
            <Checkboxes id="bench-protocol" items={all} />
            { for shown.into_iter().take(MOST).map(|(index, it)| paragraph(&form, paragraphs, index, it, *is_unnumbered)) }
            if more > 0 { <p class="govuk-body">{ form.fill("bench.protocol.more", &[("count", &more.to_string())]) }</p> }
            if !unknown.is_empty() {
                { heading(form.tools().level(2), Size::S, None, form.say("bench.protocol.unknown")) }
                <ul class="govuk-list">
                    { for unknown.iter().map(|key| html! {
                        <li><LinkButton text={key.clone()} onclick={form.on_go(pointer(PROVISIONS, key))} /></li>
                    }) }
                </ul>
            }
            <Button text={form.say("bench.protocol.away")} kind={ButtonKind::Secondary} onclick={put_away} />
        </div>
    }
}

/// Returns whether a paragraph is in the policy in the author's words, and used or excused.
fn is_accounted(form: &Form, key: &str, is_used: bool) -> bool {
    let at = pointer(PROVISIONS, key);
    let is_excused = || form.value(&pointer(&at, "excused")).is_some();
    !form.text(&pointer(&at, "summary")).trim().is_empty() && (is_used || is_excused())
}

fn paragraph(form: &Form, all: &[Paragraph], index: usize, it: &Paragraph, is_unnumbered: bool) -> Html {
    let at = pointer(PROVISIONS, &it.key);
    let is_there = form.value(&at).is_some();
    let level = form.tools().heading(2);
    let title = if it.heading.is_empty() { it.key.clone() } else { format!("{}: {}", it.key, it.heading) };
    html! {
        <section key={it.key.clone()} class="bench-paragraph">
            <@{level} class="govuk-heading-s">{ title }</@>
            <div class="bench-paragraph__sides">
                <div>
                    <blockquote class="bench-paragraph__printed">{ &it.text }</blockquote>
                    <p>{ for marks(&it.text).into_iter().map(|found| mark(form, found)) }</p>
                    { for days(&it.text).iter().map(|found| day(form, found)) }
                </div>
                <div>
                    if is_there { { in_policy(form, &at, it) } } else { { not_yet(form, all, index, it, is_unnumbered) } }
                </div>
            </div>
        </section>
    }
}

/// Returns the author's words for a paragraph, and what rests on it.
fn in_policy(form: &Form, at: &str, it: &Paragraph) -> Html {
    let uses = references(&form.data, at);
    let quote = pointer(at, "quote");
    let quotes = form.on_press(&quote, vec![Edit::set(quote.clone(), it.text.clone())], Then::Stay);
    html! {
        <>
            { prose(form, &pointer(at, "summary"), form.say("bench.field.summary"), true) }
            if uses.is_empty() {
                { prose(form, &pointer(at, "excused"), form.say("bench.field.excused"), false) }
            } else {
                <p class="govuk-body">{ form.fill("bench.protocol.uses", &[("count", &uses.len().to_string())]) }</p>
                { reference_list(form, &uses) }
            }
            <p class="govuk-body">
                <LinkButton text={form.say("bench.protocol.form")} hidden={it.key.clone()} onclick={form.on_go(at)} />{ " " }
                if form.value(&quote).is_none() {
                    <LinkButton text={form.say("bench.protocol.quote")} hidden={it.key.clone()} onclick={quotes} />
                }
            </p>
        </>
    }
}

/// Returns the button that makes a paragraph of the policy of it, in the protocol's order.
fn not_yet(form: &Form, all: &[Paragraph], index: usize, it: &Paragraph, is_unnumbered: bool) -> Html {
    let at = pointer(PROVISIONS, &it.key);
    let keys = form.keys(PROVISIONS);
    let before = all.iter().take(index).rev().find_map(|other| keys.iter().position(|key| *key == other.key));
    let is_unnumbered = is_unnumbered || it.key.starts_with("letter");
    let mut new = json!({ "heading": it.heading.clone(), "summary": "" });
    if let (Some(fields), true) = (new.as_object_mut(), is_unnumbered) {
        fields.insert("unnumbered".to_owned(), Value::Bool(true));
    }
    let edits =
        vec![Edit::set(at.clone(), new), Edit::Move { at: at.clone(), index: before.map_or(0, |before| before + 1) }];
    let onclick = form.on_press(&at, edits, Then::Stay);
    html! {
        <>
            <p class="govuk-body">{ form.say("bench.protocol.not-yet") }</p>
            <Button text={form.fill("bench.protocol.add", &[("key", &it.key)])} kind={ButtonKind::Secondary} {onclick} />
        </>
    }
}

fn mark(form: &Form, mark: Mark) -> Html {
    let (colour, key) = match mark {
        Mark::MustNot => (Colour::Red, "bench.mark.must-not"),
        Mark::Must => (Colour::Orange, "bench.mark.must"),
        Mark::Should => (Colour::Yellow, "bench.mark.should"),
        Mark::May => (Colour::Green, "bench.mark.may"),
        Mark::Decides => (Colour::Blue, "bench.mark.decides"),
    };
    html! { <><Tag {colour} text={form.say(key)} />{ " " }</> }
}

/// Returns a day that the paragraph prints: what the calendar says of it, and whether the policy has it.
fn day(form: &Form, found: &FoundDay) -> Html {
    let shown = form.tools().vocabulary.dates.with_weekday(found.date);
    let real = weekday_name(found.date.weekday());
    let wrong = found.weekday.as_ref().filter(|printed| !printed.eq_ignore_ascii_case(real));
    let has = |key: &String| parse_date(form.text(&pointer(&pointer("/dates", key), "date"))) == Some(found.date);
    let known = form.keys("/dates").into_iter().find(has);
    html! {
        <p class="govuk-body bench-paragraph__day">
            { form.fill("bench.protocol.day", &[("day", &shown)]) }{ " " }
            if let Some(printed) = wrong {
                <strong>{ form.fill("bench.protocol.wrong-weekday", &[("weekday", printed)]) }</strong>{ " " }
            }
            if let Some(key) = known {
                <LinkButton text={form.words().entry(&pointer("/dates", &key))} onclick={form.on_go(pointer("/dates", &key))} />
            } else {
                { form.say("bench.protocol.no-date") }
            }
        </p>
    }
}

/// What the field to paste into needs.
#[derive(Properties, PartialEq)]
struct PasteProps {
    form: Form,
    host: Rc<Host>,
}

/// A field to paste a protocol into.
#[component]
fn Paste(props: &PasteProps) -> Html {
    let form = &props.form;
    let area = use_node_ref();
    let onsubmit = {
        let (dispatcher, area, empty) = (form.bench.dispatcher(), area.clone(), form.say("bench.protocol.nothing"));
        Callback::from(move |_: SubmitEvent| {
            let text = area.cast::<HtmlTextAreaElement>().map(|area| area.value()).unwrap_or_default();
            dispatcher.dispatch(if text.trim().is_empty() {
                Action::Trouble(empty.clone())
            } else {
                Action::Protocol(text)
            });
        })
    };
    let onopen = {
        let (bench, host) = (form.bench.clone(), Rc::clone(&props.host));
        Callback::from(move |_: MouseEvent| {
            let (dispatcher, tools, host) = (bench.dispatcher(), Rc::clone(&bench.tools), Rc::clone(&host));
            spawn_local(async move {
                match host.open_protocol(most_bytes_of_protocol()).await {
                    Ok(file) if file.is_undefined() => {}
                    Ok(file) => {
                        if let Some(action) = protocol_file(&tools, &file) {
                            dispatcher.dispatch(action);
                        }
                    }
                    Err(error) => dispatcher.dispatch(Action::Trouble(message(&error))),
                }
            });
        })
    };
    html! {
        <FormTag {onsubmit}>
            <p class="govuk-body">{ form.say("bench.protocol.file") }</p>
            <Button text={form.say("bench.protocol.open")} kind={ButtonKind::Secondary} onclick={onopen} />
            <Textarea
                id={id("protocol text")} label={form.say("bench.protocol.paste")} hint={Html::from(form.say("bench.protocol.hint"))} rows=12
                node_ref={area}
            />
            <Button text={form.say("bench.protocol.cut")} submits=true />
        </FormTag>
    }
}
