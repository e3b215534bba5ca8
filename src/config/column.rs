//! A column (栏目).

use serde::Deserialize;

use crate::kinds::Kind;

/// A column: a section of the newsletter, whose pieces are in a folder of `content/`.
#[derive(Clone, Debug, PartialEq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Column {
    /// The folder's name and the first component of its addresses.
    #[serde(alias = "编号")]
    pub id: String,
    /// 栏目名.
    #[serde(alias = "名称")]
    pub title: String,
    /// The kind of its pieces.
    #[serde(alias = "类型")]
    pub kind: Kind,
    /// Its name in English.
    #[serde(alias = "英文名")]
    pub english: Option<String>,
    /// A short name for the menu, of two or three characters.
    #[serde(alias = "简称")]
    pub short_title: Option<String>,
    /// A description of one sentence.
    #[serde(alias = "简介")]
    pub description: Option<String>,
}
