//! Reads a file of format 1 as one of format 2: what has another shape now is rewritten before anything is looked at.

use super::json::Json;

/// The flow's facts and outcomes that changed their shape.
const TOO_LATE: &str = "too-late";
const NOMINATIONS_CLOSED: &str = "nominations-closed";

/// Rewrites a policy of format 1. What it does not know is left as it stands, for the reader to find fault with.
pub fn from_format_1(json: &mut Json<'_>) {
    for election in json.get_mut("elections").and_then(items_mut).unwrap_or_default() {
        add(election, "kind", || Json::Text("commissioner".into()));
    }
    for (_, contact) in json.get_mut("contacts").and_then(Json::fields_mut).into_iter().flatten() {
        if let Some(post) = contact.get("post").and_then(Json::as_text).map(in_sentence) {
            add(contact, "in_sentence", || Json::Text(post.into()));
        }
    }
    for (_, flow) in json.get_mut("flows").and_then(Json::fields_mut).into_iter().flatten() {
        for (_, node) in flow.get_mut("nodes").and_then(Json::fields_mut).into_iter().flatten() {
            if node.get("fact").and_then(Json::as_text) == Some("resignation")
                && let Some(branches) = node.get_mut("branches")
                && let Some(too_late) = branches.get(TOO_LATE).cloned()
            {
                add(branches, NOMINATIONS_CLOSED, || too_late);
            }
        }
        for (_, outcome) in flow.get_mut("outcomes").and_then(Json::fields_mut).into_iter().flatten() {
            if let Some(fields) = outcome.fields_mut() {
                fields
                    .retain(|(name, value)| name != "refer_to" || value.as_list().is_none_or(|list| !list.is_empty()));
            }
            upgrade_referral(outcome);
        }
    }
    upgrade_discrepancies(json);
}

/// A list of contacts of which the last decided, and the others were asked on the way.
fn upgrade_referral(outcome: &mut Json<'_>) {
    let Some(referral) = outcome.get_mut("refer_to") else {
        return;
    };
    if let Json::List(contacts) = referral
        && let Some(last) = contacts.pop()
    {
        let others = std::mem::take(contacts);
        *referral = last;
        if !others.is_empty() {
            add(outcome, "through", || Json::List(others));
        }
    }
}

/// A list of contradictions, each shown with what cites its paragraphs.
fn upgrade_discrepancies(json: &mut Json<'_>) {
    let Some((_, Json::List(discrepancies))) =
        json.fields_mut().and_then(|fields| fields.iter_mut().find(|(name, _)| name == "discrepancies"))
    else {
        return;
    };
    let mut notes = Vec::with_capacity(discrepancies.len());
    for (index, mut note) in std::mem::take(discrepancies).into_iter().enumerate() {
        if let Some((name, _)) = note.fields_mut().and_then(|fields| fields.iter_mut().find(|(name, _)| name == "note"))
        {
            *name = "text".into();
        }
        if let Some(cites) = note.get("cites").cloned() {
            add(&mut note, "paragraphs", || Json::List(vec![cites]));
        }
        notes.push((format!("note-{}", index + 1).into(), note));
    }
    if let Some(fields) = json.fields_mut() {
        fields.retain(|(name, _)| name != "discrepancies");
        fields.push(("notes".into(), Json::Object(notes)));
    }
}

/// Format 1 left the article to be guessed: a post in capitals is a title and takes one, a post worded for the reader takes none.
fn in_sentence(post: &str) -> String {
    let lowered = || {
        let mut letters = post.chars();
        letters.next().map(|first| first.to_lowercase().collect::<String>() + letters.as_str()).unwrap_or_default()
    };
    if post.starts_with('{') {
        return post.to_lowercase();
    }
    if ["The ", "A ", "An ", "Your "].iter().any(|article| post.starts_with(article)) {
        return lowered();
    }
    let is_title = post.split(' ').nth(1).is_none_or(|word| word.starts_with(char::is_uppercase));
    if is_title { format!("the {post}") } else { format!("the {}", lowered()) }
}

fn add<'s>(object: &mut Json<'s>, name: &'s str, value: impl FnOnce() -> Json<'s>) {
    if let Some(fields) = object.fields_mut()
        && !fields.iter().any(|(known, _)| known == name)
    {
        fields.push((name.into(), value()));
    }
}

fn items_mut<'j, 's>(json: &'j mut Json<'s>) -> Option<&'j mut [Json<'s>]> {
    match json {
        Json::List(items) => Some(items),
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_post_is_put_into_a_sentence_as_format_1_showed_it() {
        for (post, inside) in [
            ("Chief of Staff", "the chief of Staff"),
            ("Chief Constable", "the Chief Constable"),
            ("Single point of contact", "the single point of contact"),
            ("The Chief Constable", "the Chief Constable"),
            ("{Your|Their} line manager", "{your|their} line manager"),
        ] {
            assert_eq!(in_sentence(post), inside);
        }
    }
}
