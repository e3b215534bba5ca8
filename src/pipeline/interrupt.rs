//! Builds that are asked to stop.

use std::sync::atomic::{AtomicBool, Ordering};

/// Ends a build that was asked to stop.
///
/// # Errors
/// Where it was.
pub(super) fn check_interrupted(interrupted: &AtomicBool) -> anyhow::Result<()> {
    anyhow::ensure!(!interrupted.load(Ordering::Relaxed), "interrupted");
    Ok(())
}
