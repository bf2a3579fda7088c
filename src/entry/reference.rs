//! A reference to say on the telephone: eight letters and digits, worked out from the long one, so that whoever sent an entry
//! and whoever keeps the register have the same.
//!
//! The alphabet has no letters that are taken for digits or for one another (I, L, O, Q, U), and what was misheard or typed for
//! them is understood. Its 31 signs are a prime number: one wrong sign, and two that changed places, are always noticed.

/// The signs.
const ALPHABET: &[u8; 31] = b"0123456789ABCDEFGHJKMNPRSTVWXYZ";
/// How many signs tell one reference from another; one more checks them. Among 10,000 contacts two are alike once in 500
/// registers.
const TELLING: usize = 7;

/// Returns the short reference of a reference: `K7PM-2F9X`.
pub fn short_reference(reference: &str) -> String {
    // FNV-1a: references that were made elsewhere than in the checker are no random numbers.
    let mut hash = 0xcbf2_9ce4_8422_2325_u64;
    for byte in reference.trim().bytes() {
        hash = (hash ^ u64::from(byte.to_ascii_lowercase())).wrapping_mul(0x0100_0000_01b3);
    }
    hash ^= hash >> 32;
    let mut places = Vec::with_capacity(TELLING + 1);
    for _ in 0..TELLING {
        places.push(usize::try_from(hash % 31).unwrap_or_default());
        hash /= 31;
    }
    places.push(check(&places));
    let signs: String = places.iter().filter_map(|place| ALPHABET.get(*place)).map(|sign| char::from(*sign)).collect();
    let (first, last) = signs.split_at_checked(4).unwrap_or((&signs, ""));
    format!("{first}-{last}")
}

/// Reads a short reference as somebody said or typed it, in any case, with or without a blank or a dash. Returns it as
/// [`short_reference`] writes it, or nothing if it is none.
pub fn read_short_reference(typed: &str) -> Option<String> {
    let mut places = Vec::with_capacity(TELLING + 1);
    for sign in typed.chars().filter(|sign| !matches!(sign, ' ' | '-' | '–' | '\u{a0}')) {
        let sign = match sign.to_ascii_uppercase() {
            'O' | 'Q' => '0',
            'I' | 'L' => '1',
            'U' => 'V',
            sign => sign,
        };
        places.push(ALPHABET.iter().position(|known| char::from(*known) == sign)?);
    }
    let (last, telling) = places.split_last()?;
    if telling.len() != TELLING || *last != check(telling) {
        return None;
    }
    let signs: String = places.iter().filter_map(|place| ALPHABET.get(*place)).map(|sign| char::from(*sign)).collect();
    let (first, last) = signs.split_at_checked(4)?;
    Some(format!("{first}-{last}"))
}

/// Returns the place of the sign that checks the others: each weighs differently.
fn check(places: &[usize]) -> usize {
    places.iter().zip(2..).map(|(place, weight)| place * weight).sum::<usize>() % 31
}

#[cfg(test)]
mod tests {
    use super::*;

    const LONG: &str = "3f2b8c1e-7d4a-4e0b-9c55-1a2b3c4d5e6f";

    #[test]
    fn it_is_the_same_for_whoever_has_the_long_one() {
        let short = short_reference(LONG);
        assert_eq!((short.len(), short.as_bytes()[4]), (9, b'-'));
        assert_eq!(short_reference(&format!(" {} ", LONG.to_uppercase())), short);
        for typed in [
            short.to_lowercase(),
            short.replace('-', " "),
            short.replace('-', ""),
            short.replace('0', "O").replace('1', "l"),
        ] {
            assert_eq!(read_short_reference(&typed).as_ref(), Some(&short), "{typed}");
        }
    }

    #[test]
    fn one_wrong_sign_and_two_that_changed_places_are_noticed() {
        for number in 0..200 {
            let short = short_reference(&format!("{number:08x}-7d4a-4e0b-9c55-1a2b3c4d5e6f")).replace('-', "");
            for place in 0..short.len() {
                for sign in
                    ALPHABET.iter().map(|sign| char::from(*sign)).filter(|sign| !short[place..].starts_with(*sign))
                {
                    let wrong = format!("{}{sign}{}", &short[..place], &short[place + 1..]);
                    assert_eq!(read_short_reference(&wrong), None, "{short} {wrong}");
                }
                let mut signs: Vec<char> = short.chars().collect();
                if place > 0 && signs[place - 1] != signs[place] {
                    signs.swap(place - 1, place);
                    assert_eq!(read_short_reference(&signs.iter().collect::<String>()), None, "{short}");
                }
            }
        }
    }

    #[test]
    fn ten_thousand_have_one_each() {
        let all: std::collections::HashSet<String> =
            (0..10_000).map(|number| short_reference(&format!("{number:08x}-7d4a-4e0b-9c55-1a2b3c4d5e6f"))).collect();
        assert_eq!(all.len(), 10_000);
    }

    #[test]
    fn other_words_are_none() {
        for typed in ["", "photograph", "12345678", "Sam Sample", "AAAA-AAA", LONG] {
            assert_eq!(read_short_reference(typed), None, "{typed}");
        }
    }
}
