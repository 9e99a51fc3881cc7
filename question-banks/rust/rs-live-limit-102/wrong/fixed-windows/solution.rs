use std::collections::HashMap;

/// Counts for each whole window, so twice the limit may pass around its border.
pub struct Limiter {
    limit: usize,
    window: u64,
    counts: HashMap<String, (u64, usize)>,
}

impl Limiter {
    pub fn new(limit: usize, window: u64) -> Self {
        Limiter {
            limit,
            window,
            counts: HashMap::new(),
        }
    }

    pub fn allow(&mut self, client: &str, now: u64) -> bool {
        let current = now / self.window;
        let entry = self
            .counts
            .entry(client.to_string())
            .or_insert((current, 0));
        if entry.0 != current {
            *entry = (current, 0);
        }
        let free = entry.1 < self.limit;
        entry.1 += usize::from(free);
        free
    }

    pub fn sweep(&mut self, now: u64) {
        let current = now / self.window;
        self.counts.retain(|_, entry| entry.0 == current);
    }

    pub fn clients(&self) -> usize {
        self.counts.len()
    }
}
