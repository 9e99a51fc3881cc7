/// Walks through both lists side by side.
pub fn intersect<T: Ord + Copy>(lists: &[&[T]]) -> Vec<T> {
    let Some((first, others)) = lists.split_first() else {
        return Vec::new();
    };
    others.iter().fold(first.to_vec(), |so_far, list| {
        let (mut i, mut j, mut both) = (0, 0, Vec::new());
        while i < so_far.len() && j < list.len() {
            match so_far[i].cmp(&list[j]) {
                std::cmp::Ordering::Less => i += 1,
                std::cmp::Ordering::Greater => j += 1,
                std::cmp::Ordering::Equal => {
                    both.push(so_far[i]);
                    i += 1;
                    j += 1;
                }
            }
        }
        both
    })
}
