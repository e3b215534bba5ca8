//! A file of the published site.

/// What a file of the output comes from, for messages where two want the same place.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Origin(pub String);

/// One file of the output.
#[derive(Clone, Debug)]
pub struct Output {
    /// Its path below the output folder, with `/`.
    pub path: String,
    /// Its bytes.
    pub bytes: Vec<u8>,
}
