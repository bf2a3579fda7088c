//! Entries by id, in the order of the file.

use std::ops::{Index, IndexMut};

use serde::{Serialize, Serializer};

/// Entries by id, in the order of the file. Finding one takes a few steps however many there are, so that reading a file takes as
/// much longer as the file is longer.
#[derive(Clone, Debug)]
pub struct Entries<T> {
    entries: Vec<(String, T)>,
    /// None while there are few.
    places: Places,
}

/// So many are looked through one after the other.
const FEW: usize = 8;

/// Finds ids in a list that is kept elsewhere. What is looked through is small and lies close together: of thousands of ids, one
/// or two are read.
#[derive(Clone, Debug, Default)]
pub(crate) struct Places {
    /// The hash of each id with its place in the list, sorted.
    hashed: Vec<(u32, usize)>,
}

impl Places {
    /// Goes over a list of ids.
    pub fn of<'i>(ids: impl Iterator<Item = &'i str>) -> Self {
        let mut hashed: Vec<(u32, usize)> = ids.map(hash).zip(0..).collect();
        hashed.sort_unstable();
        Self { hashed }
    }

    /// Returns the place of the first that is `id` among those whose hash it has.
    pub fn find(&self, id: &str, is_at: impl Fn(usize) -> bool) -> Option<usize> {
        let hash = hash(id);
        let alike = self.hashed.iter().skip(self.hashed.partition_point(|(known, _)| *known < hash));
        alike.take_while(|(known, _)| *known == hash).map(|(_, place)| *place).find(|place| is_at(*place))
    }

    fn insert(&mut self, id: &str, place: usize) {
        let entry = (hash(id), place);
        self.hashed.insert(self.hashed.partition_point(|known| *known < entry), entry);
    }
}

/// FNV-1a.
fn hash(id: &str) -> u32 {
    id.bytes().fold(0x811c_9dc5, |hash, byte| (hash ^ u32::from(byte)).wrapping_mul(0x0100_0193))
}

impl<T> Entries<T> {
    /// Returns no entries.
    pub const fn new() -> Self {
        Self { entries: Vec::new(), places: Places { hashed: Vec::new() } }
    }

    /// Returns how many there are.
    pub fn len(&self) -> usize {
        self.entries.len()
    }

    /// Returns whether there are none.
    pub fn is_empty(&self) -> bool {
        self.entries.is_empty()
    }

    /// Returns the place of an entry.
    pub fn get_index_of(&self, id: &str) -> Option<usize> {
        if self.len() <= FEW {
            return self.keys().position(|known| known == id);
        }
        self.places.find(id, |place| self.entries.get(place).is_some_and(|(known, _)| known == id))
    }

    /// Returns the entry at a place.
    pub fn get_index(&self, index: usize) -> Option<(&String, &T)> {
        self.entries.get(index).map(|(id, entry)| (id, entry))
    }

    /// Returns an entry with its id.
    pub fn get_key_value(&self, id: &str) -> Option<(&String, &T)> {
        self.get_index(self.get_index_of(id)?)
    }

    /// Returns an entry.
    pub fn get(&self, id: &str) -> Option<&T> {
        self.get_key_value(id).map(|(_, entry)| entry)
    }

    /// Returns an entry, to be changed.
    pub fn get_mut(&mut self, id: &str) -> Option<&mut T> {
        let index = self.get_index_of(id)?;
        self.entries.get_mut(index).map(|(_, entry)| entry)
    }

    /// Returns whether there is an entry with this id.
    pub fn contains_key(&self, id: &str) -> bool {
        self.get_index_of(id).is_some()
    }

    /// Puts an entry at the end, or in the place of the one that has its id.
    pub fn insert(&mut self, id: String, entry: T) {
        if let Some(known) = self.get_mut(&id) {
            *known = entry;
            return;
        }
        if self.len() > FEW {
            self.places.insert(&id, self.len());
        }
        self.entries.push((id, entry));
        if self.len() == FEW + 1 {
            self.find_places();
        }
    }

    /// Takes an entry out.
    pub fn remove(&mut self, id: &str) -> Option<T> {
        let index = self.get_index_of(id)?;
        let (_, removed) = self.entries.remove(index);
        self.find_places();
        Some(removed)
    }

    /// Keeps the entries for which `keep` says so.
    pub fn retain(&mut self, mut keep: impl FnMut(&String, &mut T) -> bool) {
        self.entries.retain_mut(|(id, entry)| keep(id, entry));
        self.find_places();
    }

    /// Finds the places of all entries at once. Of those with one id the last is kept, in the place of the first.
    fn find_places(&mut self) {
        self.places = if self.len() <= FEW { Places::default() } else { Places::of(self.keys().map(String::as_str)) };
        if self.keys().enumerate().any(|(place, id)| self.get_index_of(id) != Some(place)) {
            self.places = Places::default();
            for (id, entry) in std::mem::take(&mut self.entries) {
                self.insert(id, entry);
            }
        }
    }

    /// Returns the entries with their ids, in order.
    pub fn iter(&self) -> impl DoubleEndedIterator<Item = (&String, &T)> + ExactSizeIterator + Clone {
        self.entries.iter().map(|(id, entry)| (id, entry))
    }

    /// Returns the ids, in order.
    pub fn keys(&self) -> impl DoubleEndedIterator<Item = &String> + ExactSizeIterator + Clone {
        self.entries.iter().map(|(id, _)| id)
    }

    /// Returns the entries, in order.
    pub fn values(&self) -> impl DoubleEndedIterator<Item = &T> + ExactSizeIterator + Clone {
        self.entries.iter().map(|(_, entry)| entry)
    }

    /// Returns the entries to be changed, in order.
    pub fn values_mut(&mut self) -> impl Iterator<Item = &mut T> {
        self.entries.iter_mut().map(|(_, entry)| entry)
    }
}

impl<T: Default> Entries<T> {
    /// Returns the entry with this id to be changed; a new one at the end where there is none.
    pub fn or_default(&mut self, id: String) -> &mut T {
        let index = match self.get_index_of(&id) {
            Some(index) => index,
            None => {
                self.insert(id, T::default());
                self.entries.len() - 1
            }
        };
        #[expect(clippy::indexing_slicing, reason = "the entry has been found, or has just been put at the end")]
        &mut self.entries[index].1
    }
}

impl<T> Default for Entries<T> {
    fn default() -> Self {
        Self::new()
    }
}

/// As maps are equal: whatever the order.
impl<T: PartialEq> PartialEq for Entries<T> {
    fn eq(&self, other: &Self) -> bool {
        self.len() == other.len() && self.iter().all(|(id, entry)| other.get(id) == Some(entry))
    }
}

impl<T: Serialize> Serialize for Entries<T> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_map(self.iter())
    }
}

impl<T> Extend<(String, T)> for Entries<T> {
    fn extend<I: IntoIterator<Item = (String, T)>>(&mut self, entries: I) {
        self.entries.extend(entries);
        self.find_places();
    }
}

impl<T> FromIterator<(String, T)> for Entries<T> {
    fn from_iter<I: IntoIterator<Item = (String, T)>>(entries: I) -> Self {
        let mut all = Self { entries: entries.into_iter().collect(), places: Places::default() };
        all.find_places();
        all
    }
}

impl<T> IntoIterator for Entries<T> {
    type Item = (String, T);
    type IntoIter = std::vec::IntoIter<(String, T)>;

    fn into_iter(self) -> Self::IntoIter {
        self.entries.into_iter()
    }
}

impl<'e, T> IntoIterator for &'e Entries<T> {
    type Item = (&'e String, &'e T);
    type IntoIter = std::iter::Map<std::slice::Iter<'e, (String, T)>, fn(&'e (String, T)) -> (&'e String, &'e T)>;

    fn into_iter(self) -> Self::IntoIter {
        self.entries.iter().map(|(id, entry)| (id, entry))
    }
}

impl<T> Index<&str> for Entries<T> {
    type Output = T;

    #[expect(clippy::expect_used, reason = "as for every map: an entry that is not there is the caller's error")]
    fn index(&self, id: &str) -> &T {
        self.get(id).expect("there is an entry with this id")
    }
}

impl<T> IndexMut<&str> for Entries<T> {
    #[expect(clippy::expect_used, reason = "as for every map: an entry that is not there is the caller's error")]
    fn index_mut(&mut self, id: &str) -> &mut T {
        self.get_mut(id).expect("there is an entry with this id")
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn entries_keep_their_order_and_are_found_by_id() {
        let mut entries: Entries<u32> =
            [("b", 1), ("c", 2), ("a", 3)].map(|(id, n)| (id.to_owned(), n)).into_iter().collect();
        entries.insert("c".to_owned(), 4);
        *entries.or_default("d".to_owned()) += 5;
        assert_eq!(
            entries.iter().map(|(id, n)| (id.as_str(), *n)).collect::<Vec<_>>(),
            [("b", 1), ("c", 4), ("a", 3), ("d", 5)]
        );
        assert_eq!((entries.get("a"), entries.get_index_of("a"), entries.get("e")), (Some(&3), Some(2), None));
        assert_eq!(entries.remove("b"), Some(1));
        entries.retain(|id, _| id != "d");
        assert_eq!(entries.keys().collect::<Vec<_>>(), ["c", "a"]);
        assert_eq!((entries["c"], entries.get_index_of("a")), (4, Some(1)));
        entries.extend([("a", 6), ("e", 7), ("a", 8)].map(|(id, n)| (id.to_owned(), n)));
        assert_eq!(
            entries.iter().map(|(id, n)| (id.as_str(), *n)).collect::<Vec<_>>(),
            [("c", 4), ("a", 8), ("e", 7)],
            "the last of those with one id, in the place of the first"
        );
        assert_eq!((entries.get_index_of("a"), entries.get_index_of("e")), (Some(1), Some(2)));
    }

    #[test]
    fn many_are_found_as_few_are() {
        // The last two have the same hash.
        let ids: Vec<String> =
            (0..20).map(|id| id.to_string()).chain(["costarring", "liquid"].map(str::to_owned)).collect();
        assert_eq!(hash("costarring"), hash("liquid"));
        let (mut one_by_one, mut removed) = (Entries::new(), Entries::new());
        for (place, id) in ids.iter().enumerate() {
            one_by_one.insert(id.clone(), place);
            removed.insert(id.clone(), place);
            assert_eq!(one_by_one.get("liquid").is_some(), id == "liquid");
            assert!(ids.iter().take(place + 1).all(|id| one_by_one.contains_key(id)), "{id}");
        }
        let at_once: Entries<usize> = ids.iter().cloned().zip(0..).collect();
        let found = |entries: &Entries<usize>| ids.iter().map(|id| entries.get(id).copied()).collect::<Vec<_>>();
        assert_eq!(found(&one_by_one), (0..ids.len()).map(Some).collect::<Vec<_>>());
        assert_eq!(found(&at_once), found(&one_by_one));
        removed.retain(|id, _| id.len() > 1);
        assert_eq!((removed.get("liquid"), removed.get("9"), removed.len()), (Some(&21), None, 12));
        removed.extend(at_once);
        assert_eq!(removed.len(), ids.len(), "those that are there already are not there twice");
        assert_eq!(found(&removed), found(&one_by_one));
    }
}
