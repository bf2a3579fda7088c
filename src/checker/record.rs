//! The check as plain text, for a person to keep: question and responses, verdict, paragraphs, versions, day.

use chrono::NaiveTime;

use policy::Addressee;

use govuk::context::Context;

use super::{
    parts::parts,
    state::State,
    wording::{election, protocol, response as response_words, short, verdict},
};

/// Returns when and with what a check was made. `time` is the time on the London clock, where it is known.
pub fn made(context: &Context, time: Option<NaiveTime>) -> String {
    let policy = context.policy();
    let day = context.dates().day(context.setting.today);
    let moment = match time {
        Some(time) => context.fill("date.at", &[("date", &day), ("time", &context.dates().time(time))]),
        None => day,
    };
    context.fill("record.made", &[("date", &moment), ("policy", &policy.id), ("version", &policy.version)])
}

/// Returns the record of a finished check, or nothing while it is not finished.
pub fn record(state: &State, time: Option<NaiveTime>) -> Option<String> {
    let context = state.context();
    let replayed = state.replay()?;
    let outcome = replayed.walk.outcome()?;
    let policy = context.policy();
    let advice = &outcome.advice;
    let mut lines = Vec::new();
    let blank = |lines: &mut Vec<String>| lines.push(String::new());
    lines.push(format!("{}: {}", policy.force, election(&context)));
    lines.push(context.read(&replayed.walk.flow.title));
    if state.addressee == Addressee::Colleague {
        lines.push(context.say("record.colleague"));
    }
    blank(&mut lines);
    lines.push(verdict(&context, advice));
    lines.push(context.read(&advice.headline));
    for part in parts(&context, &state.notes, advice, &replayed) {
        blank(&mut lines);
        lines.extend(part.heading.map(|heading| context.say(heading)));
        let items = part.lines.iter().enumerate();
        lines.extend(items.map(|(index, line)| if index < part.plain { line.clone() } else { format!("- {line}") }));
    }
    blank(&mut lines);
    lines.push(context.say("trail.heading"));
    for question in &replayed.asked {
        if let Some(response) = replayed.responses.get(*question) {
            lines.push(format!(
                "- {}: {}",
                short(&context, question),
                response_words(&context, &replayed, question, response)
            ));
        }
    }
    blank(&mut lines);
    lines.push(context.fill("cite.source", &[("protocol", &protocol(&context))]));
    blank(&mut lines);
    lines.push(made(&context, time));
    Some(lines.join("\n") + "\n")
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::state::Action;
    use govuk::testing::setting;

    #[test]
    fn a_record_tells_what_was_asked_and_what_came_of_it() {
        let mut state = State::new(setting(), Addressee::Colleague, Some("visits".to_owned()));
        let text = record(&state, NaiveTime::from_hms_opt(14, 5, 0)).expect("a finished check");
        for part in [
            "Test Police",
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
