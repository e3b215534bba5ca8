//! Components that an author puts into a text.

use std::ops::Range;

use serde::{Deserialize, Serialize};

/// A component as the author wrote it; its body stands in the document.
#[derive(Clone, Debug, PartialEq, Eq, Deserialize, Serialize)]
pub struct Component {
    /// Its name, as written.
    pub name: String,
    /// The bytes of the name in the source.
    pub span: Range<usize>,
    /// Whether it was written with a body.
    pub has_body: bool,
    /// What was given to it, in the order of writing.
    pub arguments: Vec<Argument>,
}

/// A value given to a component.
#[derive(Clone, Debug, PartialEq, Eq, Deserialize, Serialize)]
pub struct Argument {
    /// Its name, as written.
    pub name: String,
    /// The value.
    pub value: String,
    /// Of a value that is an address, its place among the references of the document.
    pub reference: Option<usize>,
    /// Its bytes in the source, from the name to the end of the value.
    pub span: Range<usize>,
}
