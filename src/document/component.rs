//! Components in a text.

use std::ops::Range;

use serde::{Deserialize, Serialize};

/// A component as the author wrote it. Its body is part of the nodes of the document.
#[derive(Clone, Debug, PartialEq, Eq, Deserialize, Serialize)]
pub(crate) struct Component {
    /// Its name, as written.
    pub(crate) name: String,
    /// The bytes of the name in the source.
    pub(crate) span: Range<usize>,
    /// Whether it was written with a body.
    pub(crate) has_body: bool,
    /// Its arguments, in the order of the source.
    pub(crate) arguments: Vec<Argument>,
}

/// An argument of a component.
#[derive(Clone, Debug, PartialEq, Eq, Deserialize, Serialize)]
pub(crate) struct Argument {
    /// Its name, as written.
    pub(crate) name: String,
    /// Its value, as written.
    pub(crate) value: String,
    /// If the value is an address, its index in the references of the document.
    pub(crate) reference: Option<usize>,
    /// Its bytes in the source, from the name to the end of the value.
    pub(crate) span: Range<usize>,
}
