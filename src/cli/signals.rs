//! Signals: on SIGINT or SIGTERM, a build stops before the next page and removes its unfinished output.

use std::sync::Arc;
use std::sync::atomic::{AtomicBool, AtomicI32, Ordering};

/// The time after which the process ends if the build has not stopped.
const STOP_TIMEOUT: std::time::Duration = std::time::Duration::from_secs(3);

/// Whether a signal has arrived, and which.
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
                    // A second signal ends the process at once.
                    std::process::exit(128 + received);
                }
                // A build inside a very large file cannot stop in time. The next build removes its unfinished output.
                std::thread::spawn(move || {
                    std::thread::sleep(STOP_TIMEOUT);
                    std::process::exit(128 + received);
                });
            }
        });
        Ok(signals)
    }

    /// Set when a signal arrives.
    pub(super) fn interrupted(&self) -> Arc<AtomicBool> {
        Arc::clone(&self.interrupted)
    }

    /// The exit code for the signal: 130 or 143; `None` where none has arrived.
    pub(super) fn exit_code(&self) -> Option<u8> {
        let signal = self.signal.load(Ordering::SeqCst);
        (signal != 0).then(|| u8::try_from(128 + signal).unwrap_or(u8::MAX))
    }
}
