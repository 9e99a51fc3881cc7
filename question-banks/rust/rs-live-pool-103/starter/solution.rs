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
    workers: Vec<JoinHandle<usize>>,
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
        self.sender.send(Box::new(job)).unwrap();
    }

    /// Waits until all jobs have ended, and answers how they did.
    pub fn finish(self) -> Outcome {
        let mut outcome = Outcome {
            done: 0,
            panicked: 0,
        };
        for worker in self.workers {
            match worker.join() {
                Ok(done) => outcome.done += done,
                Err(_) => outcome.panicked += 1,
            }
        }
        outcome
    }
}

/// Runs jobs until no more come, and answers how many.
fn work(receiver: &Mutex<Receiver<Job>>) -> usize {
    let mut done = 0;
    while let Ok(job) = receiver.lock().unwrap().recv() {
        job();
        done += 1;
    }
    done
}
