//! Reads `site.yaml`.

use std::str::FromStr;

use chrono_tz::Tz;

use super::lints::LINTS;
use super::{Column, Pictures, Settings};
use crate::faults::{Fault, Place, SourceText, nearest};
use crate::values::{Language, Slug, Text, text};
use crate::yaml::{Block, Field, Fields, Step, field};

/// First components of addresses that the site itself uses.
const RESERVED: &[&str] =
    &["issues", "people", "organizations", "series", "tags", "calendar", "archive", "search", "feeds"];

/// The default number of pieces on a page of a list.
const PAGE_SIZE: usize = 30;

/// The fields of `site.yaml`, in the order of the reference.
pub(crate) const FIELDS: &[Field] = &[
    field("title", "刊名", "刊名，必填", "the newsletter's title; required"),
    field("short_title", "简称", "页首用的简称", "the short title in the masthead"),
    field("description", "简介", "一句话简介", "a description in one sentence"),
    field("language", "语言", "zh-Hans 或 en", "zh-Hans or en"),
    field("base_url", "网址", "网站地址，必填", "the URL of the published site; required"),
    field("timezone", "时区", "时区，默认 Asia/Shanghai", "the time zone; Asia/Shanghai by default"),
    field("association", "协会", "主办的协会", "the publisher").of(ASSOCIATION),
    field("columns", "栏目", "栏目，按印刷次序，必填", "the columns, in printed order; required").of(COLUMN),
    field("footer", "页脚", "每页的页脚", "the foot of every page").of(FOOTER),
    field("pictures", "图片", "怎样处理图片", "how pictures are processed").of(PICTURES),
    field("page_size", "每页篇数", "列表每页篇数，默认 30", "pieces on one page of a list; 30 by default"),
    field(
        "current_issue",
        "本期",
        "首页当作“本期”的期号；不写就是最新一期",
        "the id of the issue on the home page; by default the newest",
    ),
    field("editions", "版本", "一期的其他版本", "further editions of an issue").of(EDITIONS),
    field(
        "paragraph",
        "分段",
        "屏幕上怎样分段：spaced（段间空行，默认）、indent（首行空两字）或 both（都要）",
        "how paragraphs are separated on screens: spaced (space between them, the default), indent (the first line is indented by two characters) or both",
    ),
    field(
        "profile",
        "类别",
        "association（协会，默认）或 government（政务：网页带政府网站规定的 meta）",
        "association (the default) or government: pages have the `<meta>` names of government sites",
    ),
    field("site_code", "网站标识码", "政务网站的网站标识码", "the code of a government site"),
    field(
        "search",
        "搜索",
        "false 时，没有搜索页、搜索框和索引；默认 true",
        "false: no search page, no search box, no index; true by default",
    ),
    field(
        "lints",
        "文风",
        "huikan check 查的文风规则，可逐条关掉，例如 {wrong-dash: false}",
        "the style rules of `huikan check`; each can be switched off, as in {wrong-dash: false}",
    )
    .of(LINTS),
    field(
        "precompress",
        "预压缩",
        "true 时，文字文件旁边另有 .gz 和 .br，服务器可以直接发送；默认 false",
        "true: `.gz` and `.br` beside text files, for servers that send precompressed files; false by default",
    ),
];

const EDITIONS: &[Field] =
    &[field("one_page", "一页", "整期排在一页上；默认 true", "the whole issue on one page; true by default")];

const ASSOCIATION: &[Field] = &[
    field("name", "名称", "全称", "its name"),
    field("short_name", "简称", "简称", "the short form"),
    field("english_name", "英文名", "英文名称", "its name in English"),
    field("phone", "电话", "电话", "a telephone number"),
    field("website", "网站", "网站", "its website"),
    field("address", "地址", "地址", "its postal address"),
    field("wechat", "公众号", "微信公众号的名称", "the name of its official account on WeChat"),
    field(
        "wechat_code",
        "公众号二维码",
        "公众号的二维码，static/ 里的图片，例如 wechat.png；首页和订阅页都有",
        "the QR code of that account, a file in static/ such as wechat.png; shown on the home page and the page of feeds",
    ),
];

const COLUMN: &[Field] = &[
    field(
        "id",
        "编号",
        "content/ 里的文件夹名，也是地址的第一段，必填",
        "its folder in content/ and the first component of its addresses; required",
    ),
    field("title", "名称", "栏目名，必填", "its name; required"),
    field(
        "kind",
        "类型",
        "里面的文章是什么：article、regulation、award-list、events 或 guide，必填",
        "what its pieces are: article, regulation, award-list, events or guide; required",
    ),
    field("english", "英文名", "英文名", "its name in English"),
    field("short_title", "简称", "导航里用的两三个字", "two or three characters for the menu"),
    field("description", "简介", "一句话简介", "a description in one sentence"),
];

const FOOTER: &[Field] = &[
    field("icp", "ICP备案", "ICP 备案号", "the number of the ICP filing"),
    field("police", "公安备案", "公安备案号", "the number of the filing with the police"),
    field("copyright", "版权", "版权声明", "the copyright notice"),
    field("organizer", "主办", "主办单位", "the publisher"),
    field("host", "主管", "主管单位", "the supervising body"),
];

const PICTURES: &[Field] = &[
    field(
        "missing_alt",
        "缺替代文字",
        "没有替代文字的图片：refuse（默认，是错误）或 warn（是警告，照样发布；给从旧网站搬来的文章）",
        "pictures without alternative text: refuse (the default: an error) or warn (a warning, and they are published; for the texts of an old site)",
    ),
    field(
        "remote",
        "站外图片",
        "外站图片：refuse（默认，是错误）或 link（换成链接）",
        "pictures on other hosts: refuse (the default: an error) or link (each becomes a link)",
    ),
    field(
        "widths",
        "宽度",
        "缩成几种宽度，像素，1 到 8 个；默认 [480, 800, 1296]，写 [] 就不缩",
        "the widths of the smaller variants, in pixels, at most 8; [480, 800, 1296] by default, [] for none",
    ),
    field(
        "quality",
        "质量",
        "缩小后的质量，1 到 100；默认 80",
        "the quality of the smaller variants, from 1 to 100; 80 by default",
    ),
    field("webp", "WebP", "另做一份 WebP；默认 true", "also make them as WebP; true by default"),
    field(
        "max_megabytes",
        "最大兆数",
        "图片文件超过多少兆字节就提醒；默认 8",
        "the megabytes above which the file of a picture is reported; 8 by default",
    ),
];

/// The most widths of pictures, and the range of a width in pixels.
const WIDTHS: (usize, std::ops::RangeInclusive<u32>) = (8, 16..=8192);

/// Reads the settings and returns them with their faults; `None` where there are faults. `base_url` overrides that of the
/// file.
#[must_use]
pub fn read(source: &SourceText, base_url: Option<&str>) -> (Option<Settings>, Vec<Fault>) {
    let first_line = source.text.find('\n').unwrap_or(source.text.len());
    let block = Block { source: source.clone(), span: 0..source.text.len(), opening: 0..first_line };
    let mut fields = Fields::read(block, FIELDS.to_vec());
    if source.text.trim().is_empty() {
        for name in ["title", "base_url", "columns"] {
            fields.missing(name);
        }
        return (None, fields.finish());
    }
    let title = fields.required::<String>("title");
    let address = match base_url {
        Some(given) if is_web_address(given) => Some(with_slash(given)),
        Some(given) => {
            let message = text!("--base-url {given} 不是网址", "--base-url {given} is not an address of the web");
            fields.report(Fault::error("bad-value", Place::file("--base-url"), message).help(address_help()));
            None
        }
        None => base_address(&mut fields),
    };
    let columns = fields.required::<Vec<Column>>("columns");
    check_columns(&mut fields, columns.as_deref().unwrap_or_default());
    let page_size = fields.optional("page_size").unwrap_or(PAGE_SIZE);
    if page_size == 0 {
        let at = fields.place("page_size", &[]);
        fields.report(Fault::error("bad-value", at, text!("`page_size` 至少是 1", "`page_size` is at least 1")));
    }
    let (language, timezone) = (language(&mut fields), timezone(&mut fields));
    let (short_title, description) = (fields.optional("short_title"), fields.optional("description"));
    let (association, footer) = (fields.or_default("association"), fields.or_default("footer"));
    let (pictures, editions) = (pictures(&mut fields), fields.or_default("editions"));
    let (current_issue, paragraph) = (fields.optional("current_issue"), fields.or_default("paragraph"));
    let search = fields.optional("search").unwrap_or(true);
    let (profile, site_code) = (fields.or_default("profile"), fields.optional("site_code"));
    let (lints, precompress) = (fields.or_default("lints"), fields.or_default("precompress"));
    let settings = (|| {
        Some(Settings {
            title: title?,
            short_title,
            description,
            language,
            base_url: address?,
            timezone,
            association,
            columns: columns?,
            footer,
            pictures,
            page_size,
            current_issue,
            editions,
            paragraph,
            profile,
            site_code,
            search,
            lints,
            precompress,
        })
    })();
    let faults = fields.finish();
    (settings.filter(|_| faults.is_empty()), faults)
}

/// Reads and checks `pictures`.
fn pictures(fields: &mut Fields) -> Pictures {
    let pictures: Pictures = fields.or_default("pictures");
    let (most, range) = WIDTHS;
    let (least, largest) = (range.start(), range.end());
    let width = Step::Field("widths", "宽度");
    if pictures.widths.len() > most {
        let at = fields.place("pictures", &[width]);
        let message = text!("`widths` 最多 {most} 个", "`widths` has at most {most} numbers");
        fields.report(Fault::error("bad-value", at, message));
    } else if let Some(wrong) = pictures.widths.iter().position(|width| !range.contains(width)) {
        let at = fields.place("pictures", &[width, Step::Index(wrong)]);
        let message = text!("宽度在 {least} 与 {largest} 之间", "a width is between {least} and {largest}");
        fields.report(Fault::error("bad-value", at, message));
    }
    if !(1..=100).contains(&pictures.quality) {
        let at = fields.place("pictures", &[Step::Field("quality", "质量")]);
        fields.report(Fault::error(
            "bad-value",
            at,
            text!("`quality` 在 1 与 100 之间", "`quality` is between 1 and 100"),
        ));
    }
    pictures
}

fn with_slash(address: &str) -> String {
    format!("{}/", address.trim_end_matches('/'))
}

/// Reads and checks `base_url`.
fn base_address(fields: &mut Fields) -> Option<String> {
    let written: String = fields.required("base_url")?;
    if is_web_address(&written) {
        return Some(with_slash(&written));
    }
    let at = fields.place("base_url", &[]);
    let message = text!("`base_url` 不是网址", "`base_url` is not an address of the web");
    let fault = Fault::error("bad-value", at, message);
    let whole = format!("https://{written}");
    fields.report(if written.contains('.') && is_web_address(&whole) {
        fault.help(text!("写成 {whole}", "write {whole}")).perhaps(whole)
    } else {
        fault.help(address_help())
    });
    None
}

fn address_help() -> Text {
    text!(
        "写全网址，例如 https://www.example.org/newsletter/",
        "write the whole address, as in https://www.example.org/newsletter/"
    )
}

/// Whether this is `http(s)://host/path`, without a query, a fragment, blanks or quotes.
fn is_web_address(address: &str) -> bool {
    let host = address.strip_prefix("https://").or_else(|| address.strip_prefix("http://"));
    let unfit = |c: char| c.is_whitespace() || c.is_control() || matches!(c, '?' | '#' | '"' | '\'' | '<' | '>' | '\\');
    host.is_some_and(|host| !host.is_empty() && !host.starts_with('/') && !host.contains(unfit))
}

fn language(fields: &mut Fields) -> Language {
    let Some(tag) = fields.optional::<String>("language") else { return Language::default() };
    Language::from_str(&tag).unwrap_or_else(|_| {
        let at = fields.place("language", &[]);
        let message = text!("没有 `{tag}` 这种界面语言", "there is no interface in `{tag}`");
        fields
            .report(Fault::error("bad-value", at, message).help(text!("可以写 zh-Hans 或 en", "one of: zh-Hans, en")));
        Language::default()
    })
}

fn timezone(fields: &mut Fields) -> Tz {
    let Some(name) = fields.optional::<String>("timezone") else { return chrono_tz::Asia::Shanghai };
    Tz::from_str(&name).unwrap_or_else(|_| {
        let at = fields.place("timezone", &[]);
        let message = text!("没有 `{name}` 这个时区", "there is no time zone `{name}`");
        let near = nearest(&name, chrono_tz::TZ_VARIANTS.iter().map(|zone| zone.name())).unwrap_or("Asia/Shanghai");
        fields.report(Fault::error("bad-value", at, message).help(text!("例如 {near}", "for example {near}")));
        chrono_tz::Asia::Shanghai
    })
}

/// Checks the ids of the columns: each is a slug, not reserved, and unique.
fn check_columns(fields: &mut Fields, columns: &[Column]) {
    for (index, column) in columns.iter().enumerate() {
        let id = &column.id;
        let place = |index| fields.place("columns", &[Step::Index(index), Step::Field("id", "编号")]);
        let fault = |code, message| Fault::error(code, place(index), message);
        let found = if let Err(error) = Slug::new(id) {
            let reason = error.text();
            let (zh, en) = (reason.zh, reason.en);
            fault("bad-slug", text!("栏目 id {zh}", "the column's id {en}"))
        } else if RESERVED.contains(&id.as_str()) {
            let message = text!(
                "栏目 id 不能是 `{id}`：网站自己要用这个地址",
                "a column cannot be `{id}`: the site itself uses that address"
            );
            fault("reserved-name", message)
                .help(text!("换一个 id，文件夹也跟着改名", "choose another id, and rename its folder"))
        } else if let Some(other) = columns[..index].iter().position(|other| other.id.eq_ignore_ascii_case(id)) {
            let help = text!(
                "删去一个，或改其中一个的 id；一个 id 就是 content/ 里的一个文件夹",
                "remove one, or give it another id: each is a folder in content/"
            );
            fault("duplicate-column", text!("栏目 id `{id}` 出现了两次", "the column id `{id}` is given twice"))
                .related(place(other), text!("第一次在这里", "first given here"))
                .help(help)
        } else {
            continue;
        };
        fields.report(found);
    }
}

/// Whether the site itself uses this first component of an address.
#[must_use]
pub(crate) fn is_reserved(component: &str) -> bool {
    RESERVED.contains(&component)
}

#[cfg(test)]
mod tests {
    use super::{ASSOCIATION, COLUMN, EDITIONS, FOOTER, PICTURES};
    use crate::config::Column;
    use crate::config::settings::{Association, Editions, Footer, Pictures};
    use crate::yaml::accepted::assert_listed;

    #[test]
    fn the_reference_lists_what_is_taken() {
        assert_listed::<Association>(ASSOCIATION);
        assert_listed::<Column>(COLUMN);
        assert_listed::<Editions>(EDITIONS);
        assert_listed::<Footer>(FOOTER);
        assert_listed::<Pictures>(PICTURES);
    }
}
