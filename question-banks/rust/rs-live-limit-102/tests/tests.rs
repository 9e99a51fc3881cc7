mod solution;

use solution::Limiter;
use std::alloc::{GlobalAlloc, Layout, System};
use std::cell::Cell;

thread_local! {
    /// Bytes that this thread has asked for and not given back.
    static HELD: Cell<isize> = const { Cell::new(0) };
}

struct Counting;

unsafe impl GlobalAlloc for Counting {
    unsafe fn alloc(&self, layout: Layout) -> *mut u8 {
        HELD.set(HELD.get() + layout.size() as isize);
        unsafe { System.alloc(layout) }
    }
    unsafe fn dealloc(&self, pointer: *mut u8, layout: Layout) {
        HELD.set(HELD.get() - layout.size() as isize);
        unsafe { System.dealloc(pointer, layout) }
    }
}

#[global_allocator]
static ALLOCATOR: Counting = Counting;

#[test]
fn calls_beyond_the_limit_are_refused() {
    let mut limiter = Limiter::new(3, 1000);
    let answers: Vec<bool> = [10, 20, 30, 40].map(|now| limiter.allow("a", now)).into();
    assert_eq!(answers, [true, true, true, false]);
}

#[test]
fn a_call_counts_until_one_window_later_and_no_longer() {
    let mut limiter = Limiter::new(1, 1000);
    assert!(limiter.allow("a", 500));
    assert!(!limiter.allow("a", 1499));
    assert!(limiter.allow("a", 1500));
}

#[test]
fn no_stretch_of_one_window_holds_more_than_the_limit() {
    let mut limiter = Limiter::new(2, 1000);
    assert!(limiter.allow("a", 900));
    assert!(limiter.allow("a", 950));
    assert!(
        !limiter.allow("a", 1000),
        "two calls within the last 100 ms"
    );
    assert!(!limiter.allow("a", 1899));
    assert!(limiter.allow("a", 1900));
    assert!(!limiter.allow("a", 1949));
    assert!(limiter.allow("a", 1950));
}

#[test]
fn refused_calls_do_not_count() {
    let mut limiter = Limiter::new(1, 100);
    assert!(limiter.allow("a", 0));
    for now in 1..100 {
        assert!(!limiter.allow("a", now));
    }
    assert!(limiter.allow("a", 100));
}

#[test]
fn clients_do_not_influence_each_other() {
    let mut limiter = Limiter::new(1, 1000);
    assert!(limiter.allow("a", 0));
    assert!(limiter.allow(&String::from("b"), 0));
    assert!(!limiter.allow("a", 1));
    assert!(!limiter.allow("b", 1));
}

#[test]
fn a_limit_of_zero_refuses_everything() {
    let mut limiter = Limiter::new(0, 1000);
    assert!(!limiter.allow("a", 0));
    assert!(!limiter.allow("a", 5000));
}

#[test]
fn sweep_forgets_only_clients_without_counting_calls() {
    let mut limiter = Limiter::new(2, 1000);
    for i in 0..100 {
        limiter.allow(&format!("client {i}"), i);
    }
    assert_eq!(limiter.clients(), 100);
    limiter.sweep(1039);
    assert_eq!(limiter.clients(), 60);
    assert!(limiter.allow("client 99", 1040));
    assert!(
        !limiter.allow("client 99", 1041),
        "its call of before must still count"
    );
    limiter.sweep(2040);
    assert_eq!(limiter.clients(), 0);
}

#[test]
fn a_sweep_does_not_open_the_limit() {
    let mut limiter = Limiter::new(1, 1000);
    assert!(limiter.allow("a", 0));
    limiter.sweep(10);
    assert!(!limiter.allow("a", 20));
}

#[test]
fn sweep_keeps_a_client_whose_later_call_still_counts() {
    let mut limiter = Limiter::new(2, 1000);
    assert!(limiter.allow("a", 0));
    assert!(limiter.allow("a", 600));
    limiter.sweep(1100);
    assert_eq!(limiter.clients(), 1);
    assert!(limiter.allow("a", 1150));
    assert!(!limiter.allow("a", 1160), "the call at 600 still counts");
}

#[test]
fn a_client_takes_no_memory_for_old_or_refused_calls() {
    let before = HELD.get();
    let mut limiter = Limiter::new(3, 10);
    for now in 0..5_000 {
        limiter.allow("a", now);
    }
    let held = HELD.get() - before;
    assert!(
        held < 4000,
        "{held} bytes for a client with at most 3 calls that count"
    );
}
