//! A day of the file, in three fields.

use calendar::date_text::parse_date;
use chrono::Datelike;
use govuk::{DateInput, DateLabels, typed::TypedDate};
use yew::prelude::*;

use super::form::{Form, id};

/// What a day needs.
#[derive(Properties, PartialEq)]
pub struct DayEditProps {
    /// What the form works on.
    pub form: Form,
    /// Its place.
    pub at: String,
    /// What it is called.
    pub label: String,
}

/// A day. The file has it as soon as it is whole, and what is half typed stays in the fields.
#[component]
pub fn DayEdit(props: &DayEditProps) -> Html {
    let DayEditProps { form, at, label } = props;
    let written = form.text(at).to_owned();
    let typed = use_state(|| of(&written));
    // Changed elsewhere: in the text, or by taking something back.
    let words = &form.tools().vocabulary.dates;
    let reads = |typed: &TypedDate| typed.read(words).map(|day| day.to_string()).unwrap_or_default();
    let shown = if reads(&typed) == written || (written.is_empty() && !typed.is_empty()) {
        (*typed).clone()
    } else {
        of(&written)
    };
    let oninput = {
        let (typed, shown, set) = (typed.clone(), shown.clone(), form.set::<String>(at, false));
        let (form, at) = (form.clone(), at.clone());
        Callback::from(move |(part, text)| {
            let mut now = shown.clone();
            let words = &form.tools().vocabulary.dates;
            now.set(part, text, words);
            match now.read(words) {
                Ok(day) => set.emit(day.to_string()),
                // A day that is being typed anew takes the old one out.
                Err(_) if form.value(&at).is_some() => set.emit(String::new()),
                Err(_) => {}
            }
            typed.set(now);
        })
    };
    let say = |key: &str| form.say(key).into();
    let labels = DateLabels { day: say("date.day"), month: say("date.month"), year: say("date.year") };
    let weekday = parse_date(&written).map(|day| form.tools().vocabulary.dates.weekday(day.weekday()).to_owned());
    html! {
        <DateInput
            id={id(at)} legend={label.clone()} hint={form.hint(at, weekday)} error={form.error(at)} {labels} value={shown} {oninput}
        />
    }
}

fn of(written: &str) -> TypedDate {
    parse_date(written).map(TypedDate::of).unwrap_or_default()
}
