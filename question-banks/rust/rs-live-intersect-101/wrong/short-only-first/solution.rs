/// Searches for each element of the first list, however long that one is.
pub fn intersect<T: Ord + Copy>(lists: &[&[T]]) -> Vec<T> {
    let Some((first, others)) = lists.split_first() else {
        return Vec::new();
    };
    first
        .iter()
        .copied()
        .filter(|n| others.iter().all(|list| list.binary_search(n).is_ok()))
        .collect()
}
