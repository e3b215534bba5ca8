//! The exit codes of the program.

/// The command succeeded.
pub(super) const DONE: u8 = 0;
/// The content has faults; nothing was published.
pub(super) const CONTENT: u8 = 1;
/// The command, the settings, the templates, the output path or the machine is at fault.
pub(super) const SETUP: u8 = 2;
