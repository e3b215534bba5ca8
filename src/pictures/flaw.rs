//! What is wrong with a picture.

/// The most pixels that a picture may have: those of an A3 page at 600 dpi and of most cameras. A larger one takes hundreds
/// of megabytes to show, in a build and in a browser.
pub(crate) const MAX_PIXELS: u64 = 100_000_000;
/// The most bytes of a colour profile: those of the largest tables for printers.
pub(crate) const MAX_PROFILE: usize = 4 * 1024 * 1024;

/// What is wrong with a picture.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Flaw {
    /// It has more than [`MAX_PIXELS`].
    TooLarge,
    /// It is cut off or damaged.
    Damaged,
    /// Its colour profile has more than [`MAX_PROFILE`] bytes.
    ProfileTooLarge,
}
