//! Ctrl-C and the like: a build stops between two pages and leaves nothing behind.

use std::sync::Arc;
use std::sync::atomic::{AtomicBool, AtomicI32, Ordering};

/// How long a build may take to stop by itself.
const PATIENCE: std::time::Duration = std::time::Duration::from_secs(3);

/// What tells a build to stop, and by which signal.
#[derive(Debug)]
pub(super) struct Signals {
    interrupted: Arc<AtomicBool>,
    signal: Arc<AtomicI32>,
}

impl Signals {
    /// Listens for SIGINT and SIGTERM.
    pub(super) fn listen() -> std::io::Result<Self> {
        let signals = Self { interrupted: Arc::default(), signal: Arc::default() };
        let (interrupted, signal) = (Arc::clone(&signals.interrupted), Arc::clone(&signals.signal));
        let mut incoming =
            signal_hook::iterator::Signals::new([signal_hook::consts::SIGINT, signal_hook::consts::SIGTERM])?;
        std::thread::spawn(move || {
            for received in incoming.forever() {
                signal.store(received, Ordering::SeqCst);
                if interrupted.swap(true, Ordering::SeqCst) {
                    // Asked twice: at once.
                    std::process::exit(128 + received);
                }
                // In the middle of a very large file: not for long. The next build removes what is left.
                std::thread::spawn(move || {
                    std::thread::sleep(PATIENCE);
                    std::process::exit(128 + received);
                });
            }
        });
        Ok(signals)
    }

    /// Set when a signal came.
    pub(super) fn interrupted(&self) -> &AtomicBool {
        &self.interrupted
    }

    /// The exit code that says which signal came: 130 or 143.
    pub(super) fn exit_code(&self) -> Option<u8> {
        let signal = self.signal.load(Ordering::SeqCst);
        (signal != 0).then(|| u8::try_from(128 + signal).unwrap_or(u8::MAX))
    }
}
