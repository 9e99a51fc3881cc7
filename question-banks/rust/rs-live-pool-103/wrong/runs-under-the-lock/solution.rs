use std::panic::{AssertUnwindSafe, catch_unwind};
use std::sync::mpsc::{Receiver, Sender, channel};
use std::sync::{Arc, Mutex};
use std::thread::JoinHandle;

type Job = Box<dyn FnOnce() + Send>;

/// How the jobs of a pool ended.
#[derive(Debug, PartialEq)]
pub struct Outcome {
    pub done: usize,
    pub panicked: usize,
}

/// Runs jobs on a fixed number of threads.
pub struct Pool {
    sender: Sender<Job>,
    workers: Vec<JoinHandle<Outcome>>,
}

impl Pool {
    /// Starts the workers.
    pub fn new(threads: usize) -> Pool {
        let (sender, receiver) = channel();
        let receiver = Arc::new(Mutex::new(receiver));
        let workers = (0..threads)
            .map(|_| {
                let receiver = Arc::clone(&receiver);
                std::thread::spawn(move || work(&receiver))
            })
            .collect();
        Pool { sender, workers }
    }

    /// Hands a job to the workers, and does not wait for it.
    pub fn run(&self, job: impl FnOnce() + Send + 'static) {
        self.sender
            .send(Box::new(job))
            .expect("workers receive for as long as the pool lives");
    }

    /// Waits until all jobs have ended, and answers how they did.
    pub fn finish(self) -> Outcome {
        // Without a sender, a worker that finds no more jobs ends.
        drop(self.sender);
        let mut all = Outcome {
            done: 0,
            panicked: 0,
        };
        for worker in self.workers {
            let one = worker.join().expect("a worker survives its jobs");
            all.done += one.done;
            all.panicked += one.panicked;
        }
        all
    }
}

/// Runs jobs until no more come, and answers how they ended.
fn work(receiver: &Mutex<Receiver<Job>>) -> Outcome {
    let mut outcome = Outcome {
        done: 0,
        panicked: 0,
    };
    while let Ok(job) = receiver.lock().expect("nothing panics under it").recv() {
        match catch_unwind(AssertUnwindSafe(job)) {
            Ok(()) => outcome.done += 1,
            Err(_) => outcome.panicked += 1,
        }
    }
    outcome
}
