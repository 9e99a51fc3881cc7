use std::collections::{HashMap, VecDeque};

/// Limits how often each client may call within any stretch of `window` milliseconds.
pub struct Limiter {
    limit: usize,
    window: u64,
    /// For each client the times of the calls that may still count, oldest first.
    allowed: HashMap<String, VecDeque<u64>>,
}

impl Limiter {
    pub fn new(limit: usize, window: u64) -> Self {
        Limiter {
            limit,
            window,
            allowed: HashMap::new(),
        }
    }

    /// Answers whether the client may call at `now`, in milliseconds; counts the call if so.
    pub fn allow(&mut self, client: &str, now: u64) -> bool {
        if let Some(times) = self.allowed.get_mut(client) {
            drop_old(times, self.window, now);
            let free = times.len() < self.limit;
            if free {
                times.push_back(now);
            }
            return free;
        }
        if self.limit == 0 {
            return false;
        }
        self.allowed
            .insert(client.to_string(), VecDeque::from([now]));
        true
    }

    /// Forgets the clients that have no call left that counts at `now`.
    pub fn sweep(&mut self, now: u64) {
        self.allowed
            .retain(|_, times| times.front().is_some_and(|&time| now - time < self.window));
    }

    /// How many clients are remembered.
    pub fn clients(&self) -> usize {
        self.allowed.len()
    }
}

fn drop_old(times: &mut VecDeque<u64>, window: u64, now: u64) {
    while times.front().is_some_and(|&time| now - time >= window) {
        times.pop_front();
    }
}
