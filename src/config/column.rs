//! A column (栏目).

use serde::Deserialize;

use crate::kinds::Kind;

/// A column: the first folder of `content/` that a piece stands in.
#[derive(Clone, Debug, PartialEq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Column {
    /// The folder's name and the first component of its addresses.
    pub id: String,
    /// 栏目名.
    pub title: String,
    /// What its pieces are.
    pub kind: Kind,
    /// Its name in English.
    pub english: Option<String>,
    /// Two or three characters for the menu.
    pub short_title: Option<String>,
    /// One sentence.
    pub description: Option<String>,
}
