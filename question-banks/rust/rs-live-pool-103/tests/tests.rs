mod solution;

use solution::{Outcome, Pool};
use std::sync::atomic::{AtomicUsize, Ordering::SeqCst};
use std::sync::mpsc::channel;
use std::sync::{Arc, Barrier};
use std::thread;
use std::time::Duration;

/// What `part` answers, or a failure if it takes too long. A part that hangs is left behind.
fn within_time<T: Send + 'static>(part: impl FnOnce() -> T + Send + 'static) -> T {
    let (sender, receiver) = channel();
    thread::spawn(move || sender.send(part()));
    receiver
        .recv_timeout(Duration::from_secs(3))
        .expect("this should have ended, and without a panic")
}

fn outcome(done: usize, panicked: usize) -> Outcome {
    Outcome { done, panicked }
}

#[test]
fn finish_waits_for_all_jobs_and_then_ends() {
    let ended = Arc::new(AtomicUsize::new(0));
    let counted = Arc::clone(&ended);
    let answer = within_time(move || {
        let pool = Pool::new(3);
        for _ in 0..20 {
            let ended = Arc::clone(&counted);
            pool.run(move || {
                thread::sleep(Duration::from_millis(5));
                ended.fetch_add(1, SeqCst);
            });
        }
        pool.finish()
    });
    assert_eq!(ended.load(SeqCst), 20);
    assert_eq!(answer, outcome(20, 0));
}

#[test]
fn a_pool_without_jobs_ends() {
    assert_eq!(within_time(|| Pool::new(2).finish()), outcome(0, 0));
}

#[test]
fn jobs_run_at_the_same_time() {
    let answer = within_time(|| {
        // Each job ends only once four of them run together.
        let together = Arc::new(Barrier::new(4));
        let pool = Pool::new(4);
        for _ in 0..8 {
            let together = Arc::clone(&together);
            pool.run(move || {
                together.wait();
            });
        }
        pool.finish()
    });
    assert_eq!(answer, outcome(8, 0));
}

#[test]
fn no_more_jobs_run_together_than_there_are_workers() {
    let most = within_time(|| {
        let (running, most) = (Arc::new(AtomicUsize::new(0)), Arc::new(AtomicUsize::new(0)));
        let pool = Pool::new(2);
        for _ in 0..20 {
            let (running, most) = (Arc::clone(&running), Arc::clone(&most));
            pool.run(move || {
                most.fetch_max(running.fetch_add(1, SeqCst) + 1, SeqCst);
                thread::sleep(Duration::from_millis(3));
                running.fetch_sub(1, SeqCst);
            });
        }
        pool.finish();
        most.load(SeqCst)
    });
    assert!(most <= 2, "{most} jobs ran together on two workers");
}

#[test]
fn handing_over_does_not_wait_for_a_job() {
    let answer = within_time(|| {
        let (go, wait) = channel::<()>();
        let pool = Pool::new(1);
        pool.run(move || wait.recv().unwrap());
        for _ in 0..5 {
            pool.run(|| {});
        }
        go.send(()).unwrap();
        pool.finish()
    });
    assert_eq!(answer, outcome(6, 0));
}

#[test]
fn a_panic_harms_no_other_job() {
    let answer = within_time(|| {
        let pool = Pool::new(2);
        for n in 0..30 {
            pool.run(move || assert!(n % 3 != 0, "a job that fails on purpose"));
        }
        pool.finish()
    });
    assert_eq!(answer, outcome(20, 10));
}

#[test]
fn all_workers_are_there_after_panics() {
    let answer = within_time(|| {
        let pool = Pool::new(3);
        for _ in 0..6 {
            pool.run(|| panic!("a job that fails on purpose"));
        }
        let together = Arc::new(Barrier::new(3));
        for _ in 0..3 {
            let together = Arc::clone(&together);
            pool.run(move || {
                together.wait();
            });
        }
        pool.finish()
    });
    assert_eq!(answer, outcome(3, 6));
}
