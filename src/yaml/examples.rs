//! Examples of fields that hold lists or groups of fields, for advice.

use crate::values::{Text, text};

/// Where an example holds the text that the author wrote.
const WRITTEN: &str = "%";

/// Examples of values: the names of the field, its example in Chinese and in English.
const EXAMPLES: &[(&[&str], &str, &str)] = &[
    (&["contributors", "撰稿", "作者"], "[{姓名: 张三, 分工: 摄影}]", "[{name: 张三, role: 摄影}]"),
    (
        &["source", "来源"],
        "{名称: %, 网址: https://www.example.org/a.html, 日期: 2024-07-16}",
        "{name: %, url: https://www.example.org/a.html, date: 2024-07-16}",
    ),
    (&["cover", "题图"], "{图片: %, 替代文字: 说明图里是什么}", "{image: %, alt: what the picture shows}"),
    (&["corrections", "更正"], "[{日期: 2024-07-16, 内容: %}]", "[{date: 2024-07-16, text: %}]"),
    (&["columns", "栏目"], "[{编号: news, 名称: 协会动态, 类型: 文章}]", "[{id: news, title: News, kind: article}]"),
    (&["association", "协会"], "{名称: %}", "{name: %}"),
    (&["footer", "页脚"], "{版权: %}", "{copyright: %}"),
    (&["pictures", "图片"], "{宽度: [480, 800]}", "{widths: [480, 800]}"),
    (&["editions", "版本"], "{一页: true}", "{one_page: true}"),
    (&["lints", "文风"], "{wrong-dash: false}", "{wrong-dash: false}"),
    (&["widths", "宽度"], "[480, 800, 1296]", "[480, 800, 1296]"),
    (
        &["tracks", "赛道"],
        "[{名称: 总决赛, 奖项: [{名称: 一等奖, 获奖者: [{成员: [张三]}]}]}]",
        "[{name: Final, prizes: [{name: First, winners: [{members: [张三]}]}]}]",
    ),
    (
        &["prizes", "奖项"],
        "[{名称: 一等奖, 获奖者: [{成员: [张三]}]}]",
        "[{name: First, winners: [{members: [张三]}]}]",
    ),
    (&["winners", "获奖者"], "[{成员: [%]}]", "[{members: [%]}]"),
    (&["schedule", "日程"], "[{阶段: %, 开始: 2024-12-15}]", "[{label: %, start: 2024-12-15}]"),
    (&["sessions", "议程"], "[{时间: 09:00-09:30, 题目: %}]", "[{time: 09:00-09:30, title: %}]"),
    (&["services", "服务"], "[{名称: %}]", "[{name: %}]"),
    (&["conditions", "条件"], "[{内容: %}]", "[{text: %}]"),
    (&["fees", "费用"], "[{名称: %, 金额: 100元}]", "[{name: %, amount: 100}]"),
    (&["documents", "材料"], "[{名称: %}]", "[{name: %}]"),
    (&["contacts", "联系"], "[{姓名: %, 电话: 0755-12345678}]", "[{name: %, phone: 0755-12345678}]"),
    (&["staff", "编委会"], "[{职责: 主编, 姓名: [%]}]", "[{role: Editor, names: [%]}]"),
    (&["signatories", "签署人"], "[{职务: 部长, 姓名: %}]", "[{position: Minister, name: %}]"),
    (&["events", "活动"], "[{名称: %}]", "[{title: %}]"),
];

/// Advice for a value of the wrong shape in the field `name`, where serde expects `expected`. `written` is the text in
/// its place; empty where it is no text.
pub(super) fn of(name: &str, expected: &str, written: &str) -> Option<Text> {
    let is_group = !expected.starts_with("a string");
    // Of a path on the author's own disk, the name of the file counts.
    let written =
        written.rsplit_once('\\').filter(|_| matches!(name, "cover" | "题图")).map_or(written, |(_, file)| file);
    let is_day = matches!(name, "schedule" | "日程") && written.trim().starts_with(|c: char| c.is_ascii_digit());
    let written = if is_day { "决赛" } else { written };
    let address = written.trim().trim_matches(['"', '\'']);
    if matches!(name, "source" | "来源") && (address.starts_with("https://") || address.starts_with("http://")) {
        return Some(text!(
            "照这样写：{name}: {{名称: 网站的名字, 网址: '{address}', 日期: 2024-07-16}}",
            "write it like this: {name}: {{name: the site, url: '{address}', date: 2024-07-16}}"
        ));
    }
    if let Some((_, zh, en)) = EXAMPLES.iter().find(|(names, ..)| is_group && names.contains(&name)) {
        let with = |example: &str, other: &str| example.replace(WRITTEN, &quoted(written, other));
        let several = |written: &str| written.replace(['、', '，'], ", ");
        let is_members = matches!(name, "winners" | "获奖者") && !written.contains(['"', '\'', ':', '[', '{']);
        let with = |example: &str, other: &str| {
            if is_members && !written.is_empty() {
                example.replace(WRITTEN, &several(written.trim()))
            } else {
                with(example, other)
            }
        };
        let (zh, en) = (with(zh, "某某"), with(en, "…"));
        if expected.starts_with("struct")
            && let Some(zh) = zh.strip_prefix('[').and_then(|rest| rest.strip_suffix(']'))
            && let Some(en) = en.strip_prefix('[').and_then(|rest| rest.strip_suffix(']'))
        {
            return Some(text!("这一项照这样写：{zh}", "write this entry like this: {en}"));
        }
        return Some(text!("照这样写：{name}: {zh}", "write it like this: {name}: {en}"));
    }
    if expected.contains("sequence") {
        return Some(text!("写成列表，例如 {name}: [甲, 乙]", "write a list, as in {name}: [a, b]"));
    }
    None
}

/// The text as it may stand inside `{…}`.
fn quoted(written: &str, other: &str) -> String {
    let bare = written.trim();
    let is_quoted = |quote: char| bare.len() > 1 && bare.starts_with(quote) && bare.ends_with(quote);
    if bare.is_empty() {
        other.to_owned()
    } else if !is_quoted('"') && !is_quoted('\'') && bare.contains(['"', '\'', ',', ':', '[', ']', '{', '}', '#']) {
        format!("'{}'", bare.replace('\'', "''"))
    } else {
        bare.to_owned()
    }
}
