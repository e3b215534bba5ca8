//! Memory that the threads of a build share: work that takes much of it waits until others have given theirs back.

use std::sync::{Condvar, Mutex, MutexGuard, PoisonError};

/// The most bytes that are held at a time. Work that needs more is done alone.
const ALL: u64 = 512 * 1024 * 1024;

/// Memory that threads share.
#[derive(Debug, Default)]
pub(super) struct Budget {
    held: Mutex<u64>,
    given_back: Condvar,
}

/// Memory that is held until this is dropped.
pub(super) struct Share<'b> {
    budget: &'b Budget,
    bytes: u64,
}

impl Budget {
    /// Waits until so many bytes may be held.
    pub(super) fn hold(&self, bytes: u64) -> Share<'_> {
        let is_full = |held: &mut u64| *held > 0 && held.saturating_add(bytes) > ALL;
        let mut held = self.given_back.wait_while(self.locked(), is_full).unwrap_or_else(PoisonError::into_inner);
        *held = held.saturating_add(bytes);
        Share { budget: self, bytes }
    }

    /// The bytes that are held. A thread that panicked left a whole number behind.
    fn locked(&self) -> MutexGuard<'_, u64> {
        self.held.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

impl Drop for Share<'_> {
    fn drop(&mut self) {
        let mut held = self.budget.locked();
        *held = held.saturating_sub(self.bytes);
        drop(held);
        self.budget.given_back.notify_all();
    }
}

#[cfg(test)]
mod tests {
    use std::sync::atomic::{AtomicU64, Ordering};

    use super::*;

    #[test]
    fn no_more_is_held_at_a_time_and_what_needs_more_is_alone() {
        let (budget, now, most) = (Budget::default(), AtomicU64::new(0), AtomicU64::new(0));
        let one = |bytes: u64| {
            let share = budget.hold(bytes);
            let sum = now.fetch_add(bytes, Ordering::SeqCst) + bytes;
            assert!(sum <= ALL || sum == bytes, "{sum}");
            most.fetch_max(sum, Ordering::SeqCst);
            std::thread::sleep(std::time::Duration::from_millis(1));
            now.fetch_sub(bytes, Ordering::SeqCst);
            drop(share);
        };
        std::thread::scope(|scope| {
            for number in 0..40 {
                let one = &one;
                scope.spawn(move || one(if number % 10 == 0 { 2 * ALL } else { ALL / 3 }));
            }
        });
        assert_eq!(most.load(Ordering::SeqCst), 2 * ALL);
        assert_eq!(*budget.locked(), 0);
    }
}
