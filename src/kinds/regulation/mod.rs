//! `regulation`: a law, rule or standard with its status and history.

mod read;
mod status;
mod view;

pub(crate) use status::Status;
pub(crate) use view::{CiterView, RegulationLinks, RegulationPage, TextLink};

use serde::{Deserialize, Serialize};

use crate::values::CalendarDay;
use crate::yaml::{Field, deserialize_text_or_fields, field};

pub(super) use read::read;

/// The fields of a regulation.
#[derive(Clone, Debug, PartialEq, Deserialize, Serialize)]
pub struct Regulation {
    /// Whether the body is its text or a digest.
    pub text: TextKind,
    /// 文号.
    pub document_number: Option<String>,
    /// 效力位阶.
    pub rank: Option<Rank>,
    /// 制定机关.
    pub issuers: Vec<String>,
    /// The date of adoption (通过).
    pub adopted_on: Option<CalendarDay>,
    /// The date of promulgation (公布).
    pub promulgated_on: Option<CalendarDay>,
    /// The effective date (施行).
    pub effective_on: CalendarDay,
    /// The file with the current version, where this is another version.
    pub version_of: Option<String>,
    /// Its versions, from the first to that of the body.
    pub versions: Vec<Version>,
    /// The act that amended it after the version of the body.
    pub amended_by: Option<Act>,
    /// The date of repeal (废止).
    pub repealed_on: Option<CalendarDay>,
    /// The act that repealed it.
    pub repealed_by: Option<Act>,
    /// 简称.
    pub short_titles: Vec<String>,
    /// The address of the official text.
    pub official_url: Option<String>,
    /// The signatories.
    pub signatories: Vec<Signatory>,
}

/// What the body of a regulation is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Deserialize, Serialize, schemars::JsonSchema)]
#[serde(rename_all = "kebab-case")]
pub enum TextKind {
    /// The full text.
    #[serde(alias = "全文")]
    Full,
    /// A summary by the editors, which is not the law.
    #[serde(alias = "摘要")]
    Digest,
}

/// The rank (效力位阶) according to 立法法. 规范性文件 and the ranks after it are not law.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Deserialize, Serialize, schemars::JsonSchema)]
#[allow(missing_docs, reason = "the Chinese word is the documentation")]
pub enum Rank {
    宪法,
    法律,
    行政法规,
    监察法规,
    地方性法规,
    自治条例和单行条例,
    部门规章,
    地方政府规章,
    司法解释,
    规范性文件,
    国家标准,
    行业标准,
    地方标准,
    团体标准,
    协会制度,
}

impl Rank {
    /// Its Chinese word.
    #[must_use]
    pub fn word(self) -> String {
        format!("{self:?}")
    }
}

/// A version (文本) of a regulation.
#[derive(Clone, Debug, PartialEq, Deserialize, Serialize)]
#[serde(deny_unknown_fields)]
pub struct Version {
    /// The effective date.
    #[serde(alias = "施行日期")]
    pub effective_on: CalendarDay,
    /// The act that made it, if it is not the first version.
    #[serde(alias = "修改依据", default, deserialize_with = "deserialize_text_or_fields")]
    pub amended_by: Option<Act>,
    /// The address of its official text.
    #[serde(alias = "网址")]
    pub url: Option<String>,
}

/// An act that amended or repealed a regulation.
#[derive(Clone, Debug, PartialEq, Deserialize, Serialize)]
#[serde(deny_unknown_fields)]
pub struct Act {
    /// Its title, without 《》.
    #[serde(alias = "名称")]
    pub title: String,
    /// 文号.
    #[serde(alias = "文号")]
    pub document_number: Option<String>,
    /// The effective date.
    #[serde(alias = "施行日期")]
    pub effective_on: Option<CalendarDay>,
    /// The address of its official text.
    #[serde(alias = "网址")]
    pub url: Option<String>,
}

/// A signatory.
#[derive(Clone, Debug, PartialEq, Deserialize, Serialize)]
#[serde(deny_unknown_fields)]
pub struct Signatory {
    /// The position.
    #[serde(alias = "职务")]
    pub position: Option<String>,
    /// The name.
    #[serde(alias = "姓名")]
    pub name: String,
}

impl From<String> for Act {
    fn from(title: String) -> Self {
        Self { title, document_number: None, effective_on: None, url: None }
    }
}

impl From<String> for Signatory {
    fn from(name: String) -> Self {
        Self { position: None, name }
    }
}

/// The fields of a regulation, in the order of the reference.
pub(crate) const FIELDS: &[Field] = &[
    field(
        "text",
        "文本",
        "正文是 full（全文）还是 digest（摘要），必填",
        "whether the body is the text (full) or a summary (digest); required",
    ),
    field("document_number", "文号", "文号", "its document number"),
    field(
        "rank",
        "效力位阶",
        "效力位阶：宪法、法律、行政法规、监察法规、地方性法规、自治条例和单行条例、部门规章、地方政府规章、司法解释、规范性文件、国家标准、行业标准、地方标准、团体标准、协会制度",
        "its rank, in Chinese, as in 部门规章",
    ),
    field("issuers", "制定机关", "制定机关", "the issuing bodies"),
    field("adopted_on", "通过日期", "通过的日期", "when it was adopted"),
    field("promulgated_on", "公布日期", "公布的日期", "when it was promulgated"),
    field("effective_on", "施行日期", "施行的日期，必填", "the day from which it is in force; required"),
    field("versions", "历次文本", "从最早到本页的各个文本", "its versions up to that of the body").of(VERSION),
    field(
        "amended_by",
        "修改依据",
        "本页文本之后修改它的决定；也可只写名称",
        "the document that amended it after the text of the body; may be a single title",
    )
    .of(ACT),
    field(
        "version_of",
        "所属法规",
        "这是另一篇法规的旧文本或新文本时，写那一篇的文件名；本篇在它的网址下按施行日期单独成页，并自动比较前后文本",
        "the name of the file with the present text, if this is another version of it; this version is published below \
         its address, at its own day, and the versions are compared",
    ),
    field("repealed_on", "废止日期", "废止的日期", "the day from which it is no longer in force"),
    field(
        "repealed_by",
        "废止依据",
        "废止它的文件；也可只写名称",
        "the document that repealed it; may be a single title",
    )
    .of(ACT),
    field("short_titles", "简称", "简称", "its short titles"),
    field(
        "official_url",
        "官方网址",
        "官方公布的网址；text: digest 时必填",
        "where its text is officially published; required with `text: digest`",
    ),
    field("signatories", "签署人", "签署人；也可只写姓名", "the signatories; an item may be a single name")
        .of(SIGNATORY),
];

const VERSION: &[Field] = &[
    field("effective_on", "施行日期", "施行的日期，必填", "the day from which it is in force; required"),
    field(
        "amended_by",
        "修改依据",
        "修改它的决定；也可只写名称",
        "the document that made this version; may be a single title",
    )
    .of(ACT),
    field("url", "网址", "官方公布的网址", "where it is officially published"),
];

const ACT: &[Field] = &[
    field("title", "名称", "名称，不加书名号，必填", "its title, without 《》; required"),
    field("document_number", "文号", "文号", "its document number"),
    field("effective_on", "施行日期", "施行的日期", "the day from which it is in force"),
    field("url", "网址", "官方公布的网址", "where it is officially published"),
];

const SIGNATORY: &[Field] = &[
    field("position", "职务", "职务", "the position of the signatory"),
    field("name", "姓名", "姓名，必填", "the name; required"),
];

#[cfg(test)]
mod tests {
    use super::{ACT, Act, SIGNATORY, Signatory, VERSION, Version};
    use crate::yaml::accepted::assert_listed;

    #[test]
    fn the_reference_lists_what_is_taken() {
        assert_listed::<Version>(VERSION);
        assert_listed::<Act>(ACT);
        assert_listed::<Signatory>(SIGNATORY);
    }
}
