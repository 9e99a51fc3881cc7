/// Answers the elements that are in all of the ascending lists.
pub fn intersect<T: Ord + Copy>(lists: &[&[T]]) -> Vec<T> {
    let mut rest = lists.to_vec();
    rest.sort_by_key(|list| list.len());
    let Some((shortest, others)) = rest.split_first_mut() else {
        return Vec::new();
    };
    shortest
        .iter()
        .copied()
        .filter(|wanted| others.iter_mut().all(|list| skip_to(list, wanted)))
        .collect()
}

/// Drops what is smaller than `wanted` and answers whether the list goes on with it.
fn skip_to<T: Ord>(list: &mut &[T], wanted: &T) -> bool {
    // Steps that double find a near place with few comparisons, and a far one too.
    let mut step = 1;
    while step < list.len() && list[step - 1] < *wanted {
        *list = &list[step..];
        step *= 2;
    }
    let near = &list[..step.min(list.len())];
    *list = &list[near.partition_point(|one| one < wanted)..];
    list.first() == Some(wanted)
}
