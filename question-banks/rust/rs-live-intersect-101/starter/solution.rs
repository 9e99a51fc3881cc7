/// Answers the elements that are in all of the ascending lists.
pub fn intersect<T: Ord + Copy>(lists: &[&[T]]) -> Vec<T> {
    lists.first().map(|list| list.to_vec()).unwrap_or_default()
}
