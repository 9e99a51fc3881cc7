/// Forgets every list after the second.
pub fn intersect<T: Ord + Copy>(lists: &[&[T]]) -> Vec<T> {
    match lists {
        [] => Vec::new(),
        [one] => one.to_vec(),
        [a, b, ..] => {
            let (short, long) = if a.len() < b.len() { (a, b) } else { (b, a) };
            short
                .iter()
                .copied()
                .filter(|n| long.binary_search(n).is_ok())
                .collect()
        }
    }
}
