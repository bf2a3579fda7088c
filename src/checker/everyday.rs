//! Thirty-two words that somebody at a front desk looks for: each finds its topic in every policy.

use policy::Addressee;

use super::{presses::policies, search::search};

/// A word, and the topics that it may lead to: the first hit is in one of them.
const WORDS: [(&str, &[&str]); 32] = [
    ("selfie", &["photographs"]),
    ("rosette", &["photographs", "political-activity"]),
    ("badge", &["photographs", "political-activity"]),
    ("logo", &["photographs", "publicity"]),
    ("leaflet", &["photographs", "political-activity", "publicity"]),
    ("Facebook", &["social-media"]),
    ("WhatsApp", &["social-media"]),
    ("retweet", &["social-media"]),
    ("TikTok", &["social-media"]),
    ("like a post", &["social-media"]),
    ("polling station", &["political-activity"]),
    ("poll clerk", &["political-activity"]),
    ("councillor", &["visits", "standing"]),
    ("MP visit", &["visits"]),
    ("front desk", &["visits"]),
    ("ride-along", &["visits"]),
    ("hustings", &["events"]),
    ("uniform", &["photographs", "events"]),
    ("police car", &["photographs"]),
    ("raffle", &["events", "political-activity"]),
    ("charity dinner", &["events"]),
    ("podcast", &["social-media", "media", "publicity"]),
    ("interview", &["photographs", "media"]),
    ("press release", &["publicity", "media"]),
    ("nomination paper", &["political-activity", "standing"]),
    ("petition", &["political-activity"]),
    ("canvassing", &["political-activity", "commissioner-requests"]),
    ("resign", &["standing"]),
    ("crime figures", &["information-requests"]),
    ("FOI", &["information-requests"]),
    ("fake news", &["media"]),
    ("witness appeal", &["publicity"]),
];

#[test]
fn thirty_two_everyday_words_are_found_in_every_policy() {
    let mut lost = Vec::new();
    for policy in policies() {
        for (word, topics) in WORDS {
            // A protocol without the topic has nothing to find.
            if !topics.iter().any(|topic| policy.flows.contains_key(topic)) {
                lost.push(format!("{}: no topic for {word}", policy.id));
                continue;
            }
            let hits = search(&policy, Addressee::Me, word);
            match hits.first() {
                Some(hit) if topics.contains(&hit.flow.as_str()) => {}
                other => lost.push(format!("{}: {word} finds {other:?}", policy.id)),
            }
        }
    }
    assert_eq!(lost, [""; 0]);
}

#[test]
fn one_slip_of_the_finger_finds_the_same_topic() {
    let policy = policies().next().expect("a policy");
    for (slipped, word) in
        [("rosete", "rosette"), ("hustngs", "hustings"), ("watsapp", "WhatsApp"), ("pettition", "petition")]
    {
        let flow = |typed: &str| search(&policy, Addressee::Me, typed).first().map(|hit| hit.flow.clone());
        assert!(flow(word).is_some(), "{word}");
        assert_eq!(flow(slipped), flow(word), "{slipped}");
    }
}
