//! A column (栏目).

use serde::Deserialize;

use crate::kinds::Kind;

/// A column: the first folder of `content/` that a piece stands in.
#[derive(Clone, Debug, PartialEq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Column {
    /// The folder's name and the first component of its addresses.
    #[serde(alias = "编号")]
    pub id: String,
    /// 栏目名.
    #[serde(alias = "名称")]
    pub title: String,
    /// What its pieces are.
    #[serde(alias = "类型")]
    pub kind: Kind,
    /// Its name in English.
    #[serde(alias = "英文名")]
    pub english: Option<String>,
    /// Two or three characters for the menu.
    #[serde(alias = "简称")]
    pub short_title: Option<String>,
    /// One sentence.
    #[serde(alias = "简介")]
    pub description: Option<String>,
}
