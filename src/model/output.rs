//! A file of the published site.

/// One file of the output.
#[derive(Clone, Debug)]
pub(crate) struct Output {
    /// Its path below the output folder, with `/`.
    pub path: String,
    /// Its bytes.
    pub bytes: Vec<u8>,
}
