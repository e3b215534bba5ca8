//! The common fields, which every kind has.

use serde::{Deserialize, Serialize};

use super::contributors::{CONTRIBUTOR, Contributors};
pub(crate) use super::contributors::{Contributor, Role};
use super::counts;
use super::tags;
use crate::faults::{Fault, Place};
use crate::values::{Date, Slug, text, tidy_blanks};
use crate::yaml::{Field, Fields, Names, Step, field};

/// The common fields of a piece.
#[derive(Clone, Debug, PartialEq, Deserialize, Serialize)]
pub struct Common {
    /// 标题.
    pub title: String,
    /// 副标题.
    pub subtitle: Option<String>,
    /// The day, time or month of the piece.
    pub date: Option<Date>,
    /// The date of the last change.
    pub updated: Option<Date>,
    /// The id of its issue (期).
    pub issue: Option<String>,
    /// Its first page in print.
    pub page: Option<u32>,
    /// Its last page in print, if different.
    pub page_end: Option<u32>,
    /// Its position among the pieces that begin on the same page.
    pub order: Option<i32>,
    /// 肩题.
    pub kicker: Option<String>,
    /// The series to which it belongs.
    pub series: Option<String>,
    /// 落款.
    pub signed_by: Option<String>,
    /// Those who wrote, submitted, photographed or edited it.
    pub contributors: Vec<Contributor>,
    /// The source of a reprint.
    pub source: Option<Reprint>,
    /// 提要.
    pub summary: Option<String>,
    /// 标签.
    pub tags: Vec<String>,
    /// The people it is about.
    pub people: Vec<String>,
    /// The organisations it is about.
    pub organizations: Vec<String>,
    /// The picture at its head and in lists.
    pub cover: Option<Picture>,
    /// The last component of its address.
    pub slug: Option<Slug>,
    /// Other addresses that redirect to it.
    pub aliases: Vec<String>,
    /// Whether it is a draft, which is not published.
    pub draft: bool,
    /// When it is published; not before.
    pub publish_at: Option<Date>,
    /// When it is withdrawn.
    pub expires_at: Option<Date>,
    /// Other channels it is published on.
    pub channels: Vec<String>,
    /// A short title for `WeChat`.
    pub wechat_title: Option<String>,
    /// Its address on `WeChat`.
    pub wechat_url: Option<String>,
    /// 更正.
    pub corrections: Vec<Correction>,
    /// The file of the piece to which it is attached.
    pub attachment_of: Option<String>,
    /// The event it reports on: the file that announces the event, with an anchor where the file has several.
    pub report_of: Option<String>,
    /// Whether `$…$` is a formula.
    pub math: bool,
}

impl Common {
    /// The fields that hold sentences.
    pub fn sentences(&self) -> impl Iterator<Item = &str> {
        let cover = self.cover.as_ref().and_then(|cover| cover.caption.as_deref());
        let corrections = self.corrections.iter().map(|correction| correction.text.as_str());
        self.summary.as_deref().into_iter().chain(cover).chain(corrections)
    }
}

/// The source of a reprint. 互联网政务应用安全管理规定 第十四条 requires that source, time and link are shown.
#[derive(Clone, Debug, PartialEq, Deserialize, Serialize)]
#[serde(deny_unknown_fields)]
pub struct Reprint {
    /// The name of the source.
    #[serde(alias = "名称")]
    pub name: String,
    /// The address of the original.
    #[serde(alias = "网址")]
    pub url: String,
    /// The date of the reprint (转载时间).
    #[serde(alias = "日期")]
    pub date: Date,
    /// The date of the original (原文日期).
    #[serde(alias = "原文日期")]
    pub published: Option<Date>,
    /// The title of the original, if different.
    #[serde(alias = "原标题")]
    pub original_title: Option<String>,
    /// Its author.
    #[serde(alias = "作者")]
    pub author: Option<String>,
    /// The intermediate source (转自).
    #[serde(alias = "转自")]
    pub via: Option<String>,
}

/// A picture with its alternative text.
#[derive(Clone, Debug, PartialEq, Deserialize, Serialize)]
#[serde(deny_unknown_fields)]
pub struct Picture {
    /// The file, relative to the piece's folder.
    #[serde(alias = "图片")]
    pub image: String,
    /// The alternative text, which says what the picture shows.
    #[serde(alias = "替代文字")]
    pub alt: String,
    /// 图注.
    #[serde(alias = "图注")]
    pub caption: Option<String>,
}

/// A correction made after publication.
#[derive(Clone, Debug, PartialEq, Deserialize, Serialize)]
#[serde(deny_unknown_fields)]
pub struct Correction {
    /// The date of the correction.
    #[serde(alias = "日期")]
    pub date: Date,
    /// What was corrected.
    #[serde(alias = "内容")]
    pub text: String,
}

const REPRINT: &[Field] = &[
    field("name", "名称", "来源名称，必填", "the name of the source; required"),
    field("url", "网址", "原文网址，必填", "the address of the original; required"),
    field("date", "日期", "转载时间，必填", "when it was reprinted; required"),
    field("published", "原文日期", "原文发表的日期", "when the original was published"),
    field("original_title", "原标题", "原文标题，与本文标题不同时写", "the title of the original, if it differs"),
    field("author", "作者", "原文作者", "its author"),
    field("via", "转自", "从哪里转来", "the intermediate source"),
];

/// The fields of a picture.
pub(super) const PICTURE: &[Field] = &[
    field("image", "图片", "图片文件，从这篇文章所在的文件夹算起，必填", "the file, from the piece's folder; required"),
    field("alt", "替代文字", "给看不见图的人的文字，必填", "the text for readers who cannot see it; required"),
    field("caption", "图注", "图注", "the caption"),
];

const CORRECTION: &[Field] = &[
    field("date", "日期", "更正的日期，必填", "when; required"),
    field("text", "内容", "更正了什么，必填", "what; required"),
];

/// The fields, in the order of the reference.
pub(crate) const FIELDS: &[Field] = &[
    field("title", "标题", "标题，必填", "the title; required"),
    field("subtitle", "副标题", "副标题，不带破折号", "the subtitle, without a dash"),
    field("kind", "类型", "内容类型；不写时随栏目", "the kind of the piece; by default the column's"),
    field("date", "日期", "日期、时间或月份", "a day, a time or a month"),
    field("updated", "更新", "最近修改的日期", "when it was last changed"),
    field(
        "issue",
        "期号",
        "所属的期，即 content/issues/ 里的文件名",
        "the issue: the name of its file in content/issues/",
    ),
    field("page", "页码", "印刷版起始页码", "the printed page on which it begins"),
    field("page_end", "末页", "印刷版结束页码", "the printed page on which it ends"),
    field("order", "顺序", "同页各篇的先后", "its position among pieces of the same page"),
    field("kicker", "肩题", "标题上方的小题", "the line above the title"),
    field("series", "系列", "所属系列", "the series to which it belongs"),
    field("signed_by", "落款", "文末落款", "the signature at the end"),
    field("contributors", "撰稿", "供稿、撰文、摄影、编辑", "who sent it in, wrote, photographed or edited it")
        .of(CONTRIBUTOR),
    field("source", "来源", "转载来源", "the source of a reprint").of(REPRINT),
    field("summary", "提要", "一两句提要", "one or two sentences"),
    field("tags", "标签", "标签列表", "a list of tags"),
    field("people", "人物", "文中人物", "people that it is about"),
    field("organizations", "单位", "文中单位", "organisations that it is about"),
    field("cover", "题图", "题图", "the picture at its head and in lists").of(PICTURE),
    field("slug", "地址名", "地址的最后一段", "the last component of its address"),
    field("aliases", "旧地址", "曾用地址", "old addresses that redirect to it"),
    field("draft", "草稿", "true 时不发布", "true: not published"),
    field("publish_at", "发布时间", "此前不发布", "not published before"),
    field("expires_at", "撤下时间", "此后不再发布", "no longer published from this time on"),
    field("channels", "渠道", "其他发布渠道", "other channels on which it is published"),
    field("wechat_title", "微信标题", "公众号用的短标题", "a short title for WeChat"),
    field("wechat_url", "微信网址", "公众号文章网址", "its address on WeChat"),
    field("corrections", "更正", "发表之后的更正", "corrections made after publication").of(CORRECTION),
    field("attachment_of", "附于", "主文的文件，例如 report.md", "the file to which it is attached, as in report.md"),
    field(
        "report_of",
        "报道",
        "所报道的活动，例如 ../events/cup.md；一篇里有几项活动时写明是哪一项：cup.md#event-…",
        "the event that it reports on, as in ../events/cup.md; if the file has several events: cup.md#event-…",
    ),
    field("math", "公式", "true 时 $…$ 是公式", "true: `$…$` is a formula"),
];

/// Reads the common fields; `None` where the piece has no title.
pub(crate) fn read(fields: &mut Fields) -> Option<Common> {
    let tidy = |text: String| tidy_blanks(text.trim());
    let title = fields.required::<String>("title").map(tidy);
    if title.as_deref().is_some_and(str::is_empty) {
        fields.missing("title");
    }
    let common = Common {
        title: title.unwrap_or_default(),
        subtitle: fields.optional("subtitle").map(tidy),
        date: fields.optional("date"),
        updated: fields.optional("updated"),
        issue: fields.id("issue"),
        page: fields.optional("page"),
        page_end: fields.optional("page_end"),
        order: fields.optional("order"),
        kicker: fields.optional("kicker").map(tidy),
        series: fields.optional("series").map(tidy),
        signed_by: fields.optional("signed_by"),
        contributors: fields.or_default::<Contributors>("contributors").0,
        source: fields.optional("source"),
        summary: fields.optional("summary").map(tidy),
        tags: tags::read(fields),
        people: names(fields, "people"),
        organizations: names(fields, "organizations"),
        cover: fields.optional("cover"),
        slug: slug(fields),
        aliases: fields.or_default::<Names>("aliases").0,
        draft: draft(fields),
        publish_at: fields.optional("publish_at"),
        expires_at: fields.optional("expires_at"),
        channels: fields.or_default::<Names>("channels").0,
        wechat_title: fields.optional("wechat_title"),
        wechat_url: fields.optional("wechat_url"),
        corrections: fields.or_default("corrections"),
        attachment_of: fields.optional("attachment_of"),
        report_of: fields.optional("report_of"),
        math: fields.or_default("math"),
    };
    check(fields, &common);
    (!common.title.is_empty()).then_some(common)
}

/// Reads a list of names, which may also stand in one text: `张三、李四`.
fn names(fields: &mut Fields, name: &str) -> Vec<String> {
    let Names(written) = fields.or_default(name);
    match written.as_slice() {
        [one] => one.split(['、', '，']).map(|name| name.trim().to_owned()).filter(|name| !name.is_empty()).collect(),
        _ => written,
    }
}

/// Reads `draft`; an empty value is a fault, because it could mean either.
fn draft(fields: &mut Fields) -> bool {
    if fields.is_empty("draft") {
        let at = fields.place("draft", &[]);
        let message = text!("`draft`（草稿）没有写值", "`draft` has no value");
        let help = text!("写 true 或 false，或删去这一行", "write true or false, or remove the line");
        fields.report(Fault::error("bad-value", at, message).help(help));
    }
    fields.or_default("draft")
}

/// Reads and checks `slug`.
fn slug(fields: &mut Fields) -> Option<Slug> {
    let written: String = fields.optional("slug")?;
    match Slug::new(&written) {
        Ok(slug) => Some(slug),
        Err(error) => {
            let reason = error.text();
            let (zh, en) = (reason.zh, reason.en);
            let at = fields.place("slug", &[]);
            let fault = Fault::error("bad-slug", at, text!("`slug` {zh}", "`slug` {en}"));
            let meant = written.replace(['/', '\\'], "-");
            let is_path = written.contains("..") || meant == written || Slug::new(&meant).is_err();
            fields.report(if is_path {
                fault
            } else {
                fault.help(text!("写成 {meant}", "write {meant}")).perhaps(meant)
            });
            None
        }
    }
}

/// Checks the rules that concern several fields or the members of lists.
fn check(fields: &mut Fields, common: &Common) {
    for (name, count) in [
        ("tags", common.tags.len()),
        ("contributors", common.contributors.len()),
        ("people", common.people.len()),
        ("organizations", common.organizations.len()),
        ("aliases", common.aliases.len()),
        ("corrections", common.corrections.len()),
    ] {
        counts::check(fields, name, count);
    }
    for (index, contributor) in common.contributors.iter().enumerate() {
        if contributor.name.is_none() && contributor.organization.is_none() {
            let at = fields.place("contributors", &[Step::Index(index)]);
            let message = text!(
                "撰稿人既没有 `name`（姓名）也没有 `organization`（单位）",
                "a contributor has neither `name` nor `organization`"
            );
            fields.report(Fault::error("missing-field", at, message));
        }
    }
    if let (Some(begin), Some(end)) = (common.page, common.page_end)
        && end < begin
    {
        let at = fields.place("page_end", &[]);
        let message = text!(
            "`page_end`（末页）{end} 在 `page`（页码）{begin} 之前",
            "`page_end` {end} comes before `page` {begin}"
        );
        fields.report(Fault::error("bad-value", at, message));
    }
    if let (Some(begin), Some(end)) = (common.publish_at, common.expires_at)
        && end.begins(chrono_tz::UTC) <= begin.begins(chrono_tz::UTC)
    {
        let at = fields.place("expires_at", &[]);
        let message = text!(
            "`expires_at`（撤下时间）不在 `publish_at`（发布时间）之后，这一篇永远不会显示",
            "`expires_at` is not after `publish_at`, so the piece is never shown"
        );
        let help = text!("核对两个时间", "compare the two times");
        fields.report(Fault::error("dates-out-of-order", at, message).help(help));
    }
    if common.page_end.is_some() && common.page.is_none() {
        let at = fields.place("page_end", &[]);
        let message = text!("写了 `page_end`（末页）却没有 `page`（页码）", "`page_end` is given without `page`");
        fields.report(Fault::error("missing-field", at, message));
    }
    if common.series.as_ref().is_some_and(|series| Slug::new(&series.replace('/', "-")).is_err()) {
        let message = text!("系列的名称不能用作地址", "the name of the series cannot be used in an address");
        let help = text!("换一个名称，不以点开头，也不太长", "choose another name, short and without a dot before it");
        fields.report(Fault::error("bad-value", fields.place("series", &[]), message).help(help));
    }
    tags::check(fields, &common.tags);
}

/// The fault where `url`, to which a page links, is not a web address; `place` returns its place.
pub(crate) fn web_address(url: &str, place: impl FnOnce() -> Place) -> Option<Fault> {
    let host = url.strip_prefix("https://").or_else(|| url.strip_prefix("http://"));
    let web = host.is_some_and(|host| !host.is_empty() && !host.starts_with('/'));
    let clean = !url.chars().any(|c| c.is_whitespace() || c.is_control() || matches!(c, '"' | '\'' | '<' | '>'));
    let message = || text!("`{url}` 不是网址", "`{url}` is not an address of the web");
    let help = || {
        text!(
            "写全网址，例如 https://www.example.org/a.html",
            "write the whole address, as in https://www.example.org/a.html"
        )
    };
    if url.starts_with("www.") && clean {
        let whole = format!("https://{url}");
        let help = text!("写成 {whole}", "write {whole}");
        return Some(Fault::error("forbidden-link", place(), message()).help(help).perhaps(whole));
    }
    (!web || !clean).then(|| Fault::error("forbidden-link", place(), message()).help(help()))
}

#[cfg(test)]
mod tests {
    use super::{CORRECTION, Correction, PICTURE, Picture, REPRINT, Reprint};
    use crate::yaml::accepted::assert_listed;

    #[test]
    fn the_reference_lists_what_is_taken() {
        assert_listed::<Reprint>(REPRINT);
        assert_listed::<Picture>(PICTURE);
        assert_listed::<Correction>(CORRECTION);
    }
}
