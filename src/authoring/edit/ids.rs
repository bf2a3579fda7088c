//! Ids for what is new.

/// Returns an id made of words: "You must not be filmed!" is `you-must-not-be-filmed`. At most six words, so that it can be read.
pub fn id_of(words: &str) -> String {
    // What speaks to two people is called after what the reader is told.
    let words = policy::Text::new(words).read(policy::Addressee::Me).to_lowercase();
    let parts = words.split(|letter: char| !letter.is_ascii_alphanumeric()).filter(|part| !part.is_empty());
    parts.take(6).collect::<Vec<_>>().join("-")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn ids_are_made_of_words() {
        assert_eq!(id_of("{You|They} must not be photographed or filmed!"), "you-must-not-be-photographed-or");
    }
}
