//! Sorting in little code.

use std::collections::BinaryHeap;

/// Returns the items in ascending order.
///
/// A heap is sorted by some hundred bytes of code; `slice::sort` is made for speed and brings four kilobytes for every
/// type that is sorted.
pub fn sorted<T: Ord>(items: Vec<T>) -> Vec<T> {
    BinaryHeap::from(items).into_sorted_vec()
}
