mod solution;

use solution::intersect;
use std::cell::Cell;
use std::cmp::Ordering;

#[test]
fn two_lists_share_what_is_in_both() {
    assert_eq!(intersect(&[&[1, 3, 5, 7], &[2, 3, 5, 9]]), [3, 5]);
}

#[test]
fn three_lists_share_what_is_in_all() {
    assert_eq!(
        intersect(&[&[1, 2, 3, 4, 9], &[2, 4, 6, 9], &[4, 5, 9]]),
        [4, 9]
    );
}

#[test]
fn the_order_of_the_lists_does_not_matter() {
    let (a, b, c) = (&[5][..], &[1, 5, 8][..], &[2, 3, 5, 6, 8][..]);
    for lists in [[a, b, c], [c, b, a], [b, c, a], [c, a, b]] {
        assert_eq!(intersect(&lists), [5]);
    }
}

#[test]
fn without_lists_there_is_nothing() {
    assert_eq!(intersect::<u32>(&[]), []);
}

#[test]
fn one_list_is_its_own_intersection() {
    assert_eq!(intersect(&[&[4, 8]]), [4, 8]);
}

#[test]
fn an_empty_list_leaves_nothing() {
    assert_eq!(intersect(&[&[1, 2], &[]]), []);
    assert_eq!(intersect(&[&[], &[1, 2]]), []);
}

#[test]
fn lists_without_common_elements_leave_nothing() {
    assert_eq!(intersect(&[&[1, 4, 7], &[2, 5, 8], &[3, 6, 9]]), []);
}

#[test]
fn agrees_with_a_plain_search_on_many_lists() {
    let mut seed = 7u32;
    let mut next = |below: u32| {
        seed = seed.wrapping_mul(1_664_525).wrapping_add(1_013_904_223);
        (seed >> 8) % below
    };
    for _ in 0..300 {
        let lists: Vec<Vec<u32>> = (0..1 + next(4))
            .map(|_| {
                let step = 1 + next(6);
                (0..60)
                    .filter(|n| (n * 7 + step) % (1 + step) < 2)
                    .collect()
            })
            .collect();
        let slices: Vec<&[u32]> = lists.iter().map(Vec::as_slice).collect();
        let expected: Vec<u32> = (0..60)
            .filter(|n| lists.iter().all(|l| l.contains(n)))
            .collect();
        assert_eq!(intersect(&slices), expected, "{lists:?}");
    }
}

thread_local! {
    static COMPARED: Cell<u32> = const { Cell::new(0) };
}

#[derive(Clone, Copy, Debug)]
struct Counted(u32);

impl Ord for Counted {
    fn cmp(&self, other: &Self) -> Ordering {
        COMPARED.set(COMPARED.get() + 1);
        self.0.cmp(&other.0)
    }
}
impl PartialOrd for Counted {
    fn partial_cmp(&self, other: &Self) -> Option<Ordering> {
        Some(self.cmp(other))
    }
}
impl PartialEq for Counted {
    fn eq(&self, other: &Self) -> bool {
        self.cmp(other) == Ordering::Equal
    }
}
impl Eq for Counted {}

#[test]
fn a_short_list_does_not_walk_a_long_one() {
    let long: Vec<Counted> = (0..1_000_000).map(Counted).collect();
    let short: Vec<Counted> = (0..10).map(|n| Counted(n * 99_999 + 1)).collect();
    for lists in [[&short[..], &long[..]], [&long[..], &short[..]]] {
        COMPARED.set(0);
        assert_eq!(intersect(&lists).len(), 10);
        let compared = COMPARED.get();
        assert!(
            compared < 2000,
            "{compared} comparisons, want fewer than 2000"
        );
    }
}
