//! The check as plain text, for a person to keep: question and responses, verdict, paragraphs, versions, day.

use chrono::NaiveTime;

use entry::short_reference;
use policy::Addressee;

use govuk::context::Context;

use super::{
    parts::{Part, parts},
    state::State,
    wording::{election, protocol, response as response_words, short, verdict},
};

/// Returns when and with what a check was made. `time` is the time on the London clock, where it is known.
fn made(context: &Context, time: Option<NaiveTime>) -> String {
    let policy = context.policy();
    let day = context.dates().day(context.setting.today);
    let moment = match time {
        Some(time) => context.fill("date.at", &[("date", &day), ("time", &context.dates().time(time))]),
        None => day,
    };
    context.fill("record.made", &[("date", &moment), ("policy", &policy.id), ("version", &policy.version)])
}

/// Returns the record of a finished check, part by part, or nothing while it is not finished.
pub fn whole(state: &State, time: Option<NaiveTime>) -> Option<Vec<Part>> {
    let context = state.context();
    let replayed = state.replay()?;
    let advice = &replayed.walk.outcome()?.advice;
    let whom = match state.addressee {
        Addressee::Me => "record.me",
        Addressee::Colleague => "record.colleague",
    };
    let about = vec![
        format!("{}: {}", context.policy().force, election(&context)),
        context.read(&replayed.walk.flow.title),
        context.say(whom),
    ];
    let mut whole = vec![
        Part::plain(None, about),
        Part::plain(None, vec![verdict(&context, advice), context.read(&advice.headline)]),
    ];
    whole.extend(parts(&context, &state.notes, advice, &replayed));
    let said = replayed.asked.iter().filter_map(|question| {
        let said = response_words(&context, &replayed, question, replayed.responses.get(*question)?);
        Some(format!("{}: {said}", short(&context, question)))
    });
    whole.push(Part::list("trail.heading", said.collect()));
    whole.push(Part::plain(None, vec![context.fill("cite.source", &[("protocol", &protocol(&context))])]));
    let reference = (!state.reference.is_empty()).then(|| short_reference(&state.reference));
    let reference = reference.map(|short| context.fill("record.reference", &[("reference", &short)]));
    whole.push(Part::plain(None, [made(&context, time)].into_iter().chain(reference).collect()));
    Some(whole)
}

/// Returns the record of a finished check as text, or nothing while it is not finished.
pub fn record(state: &State, time: Option<NaiveTime>) -> Option<String> {
    let context = state.context();
    let parts = whole(state, time)?.into_iter().map(|part| {
        let items = part.lines.iter().enumerate();
        let items = items.map(|(index, line)| if index < part.plain { line.clone() } else { format!("- {line}") });
        part.heading.map(|heading| context.say(heading)).into_iter().chain(items).collect::<Vec<_>>().join("\n")
    });
    Some(parts.collect::<Vec<_>>().join("\n\n") + "\n")
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::state::Action;
    use govuk::testing::setting;

    #[test]
    fn a_record_tells_what_was_asked_and_what_came_of_it() {
        let mut state = State::new(setting(), Addressee::Colleague, Some("visits".to_owned()));
        state.act(Action::Refer("3fa85f64-5717-4562-b3fc-2c963f66afa6".to_owned()));
        let text = record(&state, NaiveTime::from_hms_opt(14, 5, 0)).expect("a finished check");
        for part in [
            "Test Police: Police and Crime Commissioner election, 6 May 2021\n",
            "Checked for a colleague.",
            "Reference: ",
            "They: not-covered",
            "Their reason.",
            "1.1 The period",
            "Who to ask",
            "Single point of contact, Email: spoc@example.org",
            "Who passes it on",
            "Put it in the register",
            "The protocol asks for this to be written in the contact register.",
            "test-2021",
            "5 January 2026 at 2:05pm",
            "version 1",
        ] {
            assert!(text.contains(part), "{part} in {text}");
        }
        state.act(Action::CheckSomethingElse);
        assert_eq!(record(&state, None), None);
    }
}
