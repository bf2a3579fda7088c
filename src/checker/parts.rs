//! What an outcome says in words, part by part: the page draws them, and the record of a check is made of the same.

use engine::notes::{Note, Notes};
use govuk::context::Context;
use policy::{Advice, Condition, Contact, Policy, Provision, Referral, RegisterRule, SaidTo, Text, Verdict};

use super::{
    replay::Replay,
    resignation_count::{Table, count},
    wording::unsure_bound,
};

/// One part of a result: its heading, by the key of its text, and its lines.
pub struct Part {
    /// The key of its heading; none for what stands under the headline.
    pub heading: Option<&'static str>,
    /// Its lines, the first ones plain.
    pub lines: Vec<String>,
    /// How many lines at the beginning are no items of the list.
    pub plain: usize,
    /// How the page draws it.
    pub look: Look,
}

/// How the page draws a part. A copy has the heading and the lines of all alike.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Look {
    /// Under its heading, a list.
    #[default]
    List,
    /// Under its heading, a numbered list; one line alone has no number.
    Steps,
    /// Paragraphs under the headline, without a heading of their own.
    Lead,
    /// Set apart, its heading a line like others.
    Inset,
}

impl Part {
    /// Returns a part with plain lines.
    pub fn plain(heading: Option<&'static str>, lines: Vec<String>) -> Self {
        Self { heading, plain: lines.len(), lines, look: Look::default() }
    }

    /// Returns a part whose lines are a list.
    pub fn list(heading: &'static str, lines: Vec<String>) -> Self {
        Self { heading: Some(heading), lines, plain: 0, look: Look::default() }
    }

    fn drawn(self, look: Look) -> Self {
        Self { look, ..self }
    }
}

/// Returns the parts that come first: why, on which conditions, in which doubt, and what to do. The page draws them one by one.
pub fn lead(context: &Context, notes: &Notes, advice: &Advice, replayed: &Replay<'_>) -> Vec<Part> {
    let read = |texts: &[Text]| texts.iter().map(|text| context.read(text)).collect::<Vec<_>>();
    let conditions = advice.conditions.iter().map(|condition| condition_words(context, condition));
    let noted = notes.of_result(context.policy(), &replayed.walk);
    let noted = noted.iter().map(|note| note_words(context, note)).collect();
    let duties = advice.duties.iter().filter_map(|id| context.policy().duties.get(id));
    let said_to = (advice.said_to == SaidTo::Organisation).then(|| context.say("outcome.said-to-organisation"));
    let mut parts = vec![
        Part::list("record.reasons", read(&advice.reasons)).drawn(Look::Lead),
        Part::list("outcome.conditions", conditions.collect()),
        Part::plain(None, said_to.into_iter().collect()).drawn(Look::Inset),
        Part::plain(None, unsure_bound(context, replayed).into_iter().collect()).drawn(Look::Inset),
        Part::list("steps.heading", read(&advice.steps)).drawn(Look::Steps),
        Part::list("steps.duties", duties.map(|duty| context.read(duty)).collect()),
        Part::list("contradictions.here", noted).drawn(Look::Inset),
    ];
    parts.retain(|part| !part.lines.is_empty());
    parts
}

/// Returns every part of a result that tells what to do and why, in the page's order; parts without words are left out.
pub fn parts(context: &Context, notes: &Notes, advice: &Advice, replayed: &Replay<'_>) -> Vec<Part> {
    let policy = context.policy();
    let mut parts = lead(context, notes, advice, replayed);
    parts.push(Part::plain(Some("outcome.register-heading"), register_why(context, advice).into_iter().collect()));
    if let Some(referral) = &advice.refer_to {
        let manner = manner(referral).map(|key| context.say(key));
        let plain = usize::from(manner.is_some());
        let lines = manner.into_iter().chain(posts(context, referral.contacts())).collect();
        parts.push(Part { plain, ..Part::list(who(advice), lines) });
    }
    for (heading, ids) in [("steps.through", &advice.through), ("steps.advice-from", &advice.advice_from)] {
        parts.push(Part::list(heading, posts(context, ids)));
    }
    if let Some(count) = count(context, replayed) {
        parts.push(Part::plain(Some("count.heading"), vec![count.rule]));
        parts.extend(count.tables.into_iter().map(|Table { caption, rows }| {
            let plain = usize::from(caption.is_some());
            let rows = rows.into_iter().map(|(label, value)| format!("{label}: {value}"));
            Part { plain, ..Part::plain(None, caption.into_iter().chain(rows).collect()) }
        }));
    }
    let cited = advice.cites.iter().filter_map(|key| Some((key, policy.provisions.get(key)?)));
    let cited = cited.map(|(key, provision)| {
        let rest = provision.more.as_ref().map(|more| format!(" {more}")).unwrap_or_default();
        format!("{}: {}{rest}", provision_name(context, key, provision), provision.summary)
    });
    let cited: Vec<String> = cited.collect();
    parts.push(match cited.is_empty() {
        true => Part::plain(Some("cite.heading"), vec![context.say("cite.nothing")]),
        false => Part::list("cite.heading", cited),
    });
    parts.retain(|part| !part.lines.is_empty());
    parts
}

/// Returns a condition, with why the text asks for it.
fn condition_words(context: &Context, condition: &Condition) -> String {
    let text = context.read(condition.text());
    match condition.reason() {
        Some(reason) => format!("{text} ({})", context.read(reason)),
        None => text,
    }
}

/// Returns the key of the heading above the post that decides.
pub const fn who(advice: &Advice) -> &'static str {
    match advice.verdict {
        Verdict::Refer => "steps.decides",
        _ => "steps.ask",
    }
}

/// Returns the key of what several posts have to do together; none for one post.
pub const fn manner(referral: &Referral) -> Option<&'static str> {
    match referral {
        Referral::One(_) => None,
        Referral::AllOf { .. } => Some("steps.all-of"),
        Referral::AnyOf { .. } => Some("steps.any-of"),
        Referral::InOrder { .. } => Some("steps.in-order"),
    }
}

fn posts(context: &Context, ids: &[String]) -> Vec<String> {
    let known = ids.iter().filter_map(|id| context.policy().contacts.get(id));
    known.map(|contact| post(context, contact)).collect()
}

/// A post and how to reach it, in one line.
fn post(context: &Context, contact: &Contact) -> String {
    let labelled =
        |key: &str, value: &Option<String>| value.as_ref().map(|value| format!("{} {value}", context.say(key)));
    let own = contact.own.as_ref();
    let parts = [
        Some(context.read(&contact.post)),
        contact.organisation.clone(),
        labelled("ask.email", &contact.email),
        labelled("ask.telephone", &contact.telephone),
        own.and_then(|own| labelled("ask.own-email", &own.email)),
        own.and_then(|own| labelled("ask.own-telephone", &own.telephone)),
        contact.reach.as_ref().map(|reach| context.read(reach)),
    ];
    parts.into_iter().flatten().collect::<Vec<_>>().join(", ")
}

/// Returns why a result belongs in the register; none where it does not.
pub fn register_why(context: &Context, advice: &Advice) -> Option<String> {
    let key = match advice.register {
        RegisterRule::None => return None,
        RegisterRule::Required => "outcome.register-required",
        RegisterRule::Advised => "outcome.register-advised",
    };
    Some(advice.register_why.as_ref().map_or_else(|| context.say(key), |why| context.read(why)))
}

/// Returns what a paragraph is called: its number and heading, and the document where it is not the protocol's own.
pub fn provision_name(context: &Context, key: &str, provision: &Provision) -> String {
    let name = match provision.shown_number(key) {
        Some(number) => context.fill("cite.provision", &[("number", number), ("heading", &provision.heading)]),
        None => provision.heading.clone(),
    };
    let document = provision.document.as_ref().and_then(|id| context.policy().documents.get(id));
    document.map_or(name.clone(), |document| format!("{name} ({})", document.title))
}

/// Returns a note with the paragraphs that it is about.
pub fn note_words(context: &Context, found: &Note) -> String {
    let note = context.read(&found.text);
    let cites: Vec<&str> = found.cites.iter().map(|key| number_or_heading(context.policy(), key)).collect();
    let cites = cites.join(", ");
    let source = match found.cites.len() {
        0 => return note,
        1 => context.fill("cite.one", &[("paragraph", &cites)]),
        _ => context.fill("cite.many", &[("paragraphs", &cites)]),
    };
    note + " " + &source
}

/// The number of a paragraph, or its heading where it has none.
fn number_or_heading<'p>(policy: &'p Policy, key: &'p str) -> &'p str {
    policy.provisions.get(key).map_or(key, |provision| provision.shown_number(key).unwrap_or(&provision.heading))
}

#[cfg(test)]
mod tests {
    use std::{collections::BTreeSet, fs, path::Path, rc::Rc};

    use chrono::NaiveDate;
    use engine::{Given, paths::for_each_path};
    use govuk::{catalogue::Catalogue, context::Setting};
    use policy::{Addressee, Vocabulary, load::load};

    use super::*;
    use crate::{
        drawing::drawn,
        record::record,
        replay::replay,
        resignation_count::Count,
        state::{Page, State},
    };

    /// Whatever an outcome says is on its page and in its record: every text of it, every post with how to reach it, every
    /// paragraph, note, warning and count. And the page says first nothing that the record has not.
    #[test]
    fn the_page_and_the_record_say_all_that_an_outcome_says() {
        let json = |text: &str| serde_json::from_str(text).expect("JSON");
        let vocabulary = json(include_str!("../../www/text/vocabulary.en.json"));
        let vocabulary = Vocabulary::from_json(&vocabulary).expect("the vocabulary");
        let catalogue =
            || Catalogue::from_json(&json(include_str!("../../www/text/interface.en.json"))).expect("texts");
        let mut seen = 0;
        for folder in ["../../policies", "../../tests/policies"] {
            let files = fs::read_dir(Path::new(env!("CARGO_MANIFEST_DIR")).join(folder)).expect("the folder");
            for file in files.map(|entry| entry.expect("an entry").path()) {
                let file = json(&fs::read_to_string(file).expect("a file"));
                let policy = load(&file, &vocabulary).expect("a sound policy");
                let today = NaiveDate::from_ymd_opt(2026, 1, 5).expect("a date");
                let setting = Rc::new(Setting::new(policy.clone(), catalogue(), today, 1));
                for flow in policy.flows.keys() {
                    let mut told = BTreeSet::new();
                    for_each_path(&policy, flow, &Given::default(), &mut |path| {
                        if told.insert(path.outcome.id.clone()) {
                            seen += 1;
                            let mut state = State::new(Rc::clone(&setting), Addressee::Colleague, Some(flow.clone()));
                            (state.responses, state.page) = (path.responses.clone(), Page::Outcome);
                            all_is_said(&state, &path.outcome.advice);
                        }
                    })
                    .expect("a real flow is small");
                }
            }
        }
        assert!(seen > 400, "{seen} outcomes were looked at");
    }

    fn all_is_said(state: &State, advice: &Advice) {
        let context = &state.context();
        let replayed =
            &replay(context.policy(), state.flow.as_deref().expect("a flow"), &state.responses).expect("a way");
        let notes = &state.notes;
        let recorded = record(state, None).expect("a finished check");
        let html = drawn(state);
        // The paper that is printed has the record itself.
        let (on_screen, _) = html.split_once("checker-paper").expect("the paper");
        let on_screen = text_of(on_screen);
        let policy = context.policy();
        let mut wanted: Vec<String> = Vec::new();
        for text in advice.reasons.iter().chain(&advice.steps).chain(&advice.register_why) {
            wanted.push(context.read(text));
        }
        for condition in &advice.conditions {
            wanted.push(context.read(condition.text()));
            wanted.extend(condition.reason().map(|reason| context.read(reason)));
        }
        wanted.extend(advice.duties.iter().map(|duty| context.read(&policy.duties[duty.as_str()])));
        for id in advice.contacts() {
            let contact = &policy.contacts[id];
            wanted.push(context.read(&contact.post));
            let own = contact.own.iter().flat_map(|own| [&own.email, &own.telephone]);
            wanted.extend([&contact.email, &contact.telephone].into_iter().chain(own).flatten().cloned());
            wanted.extend(contact.reach.iter().map(|reach| context.read(reach)));
        }
        for key in &advice.cites {
            let provision = &policy.provisions[key.as_str()];
            wanted.extend([provision.heading.clone(), provision.summary.clone()]);
            wanted.extend(provision.more.clone());
        }
        wanted.extend(notes.of_result(policy, &replayed.walk).iter().map(|note| context.read(&note.text)));
        wanted.extend(unsure_bound(context, replayed));
        if let Some(Count { rule, tables }) = count(context, replayed) {
            wanted.push(rule);
            for Table { caption, rows } in tables {
                wanted.extend(caption.into_iter().chain(rows.into_iter().flat_map(|(label, value)| [label, value])));
            }
        }
        for words in wanted {
            assert!(recorded.contains(&words), "{}: {words}\nis not in\n{recorded}", policy.id);
            assert!(on_screen.contains(&words), "{}: {words}\nis not in\n{on_screen}", policy.id);
        }
        let (_, first) = html.split_once("checker-lead").expect("what comes first");
        let (first, _) = first.split_once("checker-more").expect("what comes after");
        let buttons = ["outcome.register", "ask.email", "ask.telephone", "ask.own-email", "ask.own-telephone"];
        let buttons = buttons.map(|key| context.say(key));
        for words in text_of(&format!("<{first}>")).lines().map(str::trim).filter(|words| !words.is_empty()) {
            let is_said = recorded.contains(words) || buttons.iter().any(|button| button == words);
            assert!(is_said, "{}: {words}\nis not in\n{recorded}", policy.id);
        }
    }

    /// The texts of some markup, a line each.
    fn text_of(html: &str) -> String {
        let mut texts = Vec::new();
        for piece in html.split('<') {
            texts.push(piece.split_once('>').map_or(piece, |(_, text)| text));
        }
        let signs = [("&lt;", "<"), ("&gt;", ">"), ("&quot;", "\""), ("&#x27;", "'"), ("&#x2F;", "/"), ("&amp;", "&")];
        signs.into_iter().fold(texts.join("\n"), |text, (written, sign)| text.replace(written, sign))
    }
}
