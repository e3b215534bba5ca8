//! Messages for editors about wrong values, from the errors of serde.

use super::Field;
use super::candidates::Candidate;
use super::examples;
use crate::faults::nearest;
use crate::values::{Text, is_han, text};

/// The explanation of an error: code, message and help of a fault.
pub(super) struct Explanation {
    pub(super) code: &'static str,
    pub(super) message: Text,
    pub(super) help: Option<Text>,
    /// The known field that the author probably meant, where the field is unknown.
    pub(super) meant: Option<String>,
    /// What to write in the place of the fault.
    pub(super) mend: Option<Candidate>,
}

impl Explanation {
    /// Whether the author probably meant the field `name`.
    pub(super) fn is_meant_to_be(&self, name: &str, known: &[Field]) -> bool {
        let is_it = |meant: &str| known.iter().any(|field| field.name == name && [name, field.alias].contains(&meant));
        self.meant.as_deref().is_some_and(is_it)
    }
}

/// Names that editors use for fields which have another name here.
const OTHER_NAMES: &[(&str, &str)] = &[
    ("作者", "contributors"),
    ("供稿", "contributors"),
    ("供稿人", "contributors"),
    ("撰稿人", "contributors"),
    ("author", "contributors"),
    ("摘要", "summary"),
    ("简介", "summary"),
    ("关键词", "tags"),
    ("时间", "date"),
    ("发布日期", "date"),
    ("出处", "source"),
    ("题目", "title"),
    ("时间", "start"),
    ("日期", "start"),
    ("截止", "end"),
    ("姓名", "name"),
    ("名字", "name"),
];

/// Explains serde's `error` in the field `name`. `inside` are the known fields of the mapping with the error; it may be
/// empty.
///
/// `written` is the value as it stands in the file; empty where it is unknown or has several lines.
pub(super) fn explain(name: &str, error: &str, inside: &[Field], written: &str) -> Explanation {
    if let Some(text) = Text::unpack(error) {
        let (zh, en) = (text.zh, text.en);
        return Explanation {
            code: "bad-value",
            message: text!("`{name}`：{zh}", "`{name}` {en}"),
            help: None,
            meant: None,
            mend: None,
        };
    }
    let quoted: Vec<&str> = error.split('`').skip(1).step_by(2).collect();
    match quoted[..] {
        [unknown, ..] if error.starts_with("unknown field") => unknown_field(unknown, inside),
        [unknown, ref known @ ..] if error.starts_with("unknown variant") => {
            let message = text!("`{name}` 不能是 `{unknown}`", "`{name}` cannot be `{unknown}`");
            Explanation { code: "bad-value", message, help: Some(one_of(unknown, known)), meant: None, mend: None }
        }
        [missing] if error.starts_with("missing field") => Explanation {
            code: "missing-field",
            message: lacking(name, missing, inside),
            help: Some(add(missing, inside, written)),
            meant: None,
            mend: None,
        },
        [twice] if error.starts_with("duplicate field") => Explanation {
            code: "duplicate-field",
            message: text!("`{twice}` 写了两次", "`{twice}` is given twice"),
            help: Some(text!("留一个（中文名与英文名是同一个字段）", "keep one of them")),
            meant: None,
            mend: None,
        },
        _ => wrong_type(name, error, written),
    }
}

/// Advice where a value is none of the known ones: the nearest; else all in the reader's own language.
fn one_of(unknown: &str, known: &[&str]) -> Text {
    // Of two characters, one in common says little.
    let is_short = unknown.chars().count() < 3 && unknown.chars().any(is_han);
    if let Some(meant) = nearest(unknown, known.iter().copied()).filter(|_| !is_short) {
        return text!("是不是 {meant}？", "did you mean {meant}?");
    }
    let in_chinese = |word: &&&str| word.chars().any(is_han);
    let chinese: Vec<&str> = known.iter().filter(in_chinese).copied().collect();
    let english: Vec<&str> = known.iter().filter(|word| !in_chinese(word)).copied().collect();
    let shared = |word: &&&str| word.chars().any(|c| is_han(c) && unknown.contains(c));
    let near: Vec<&str> = chinese.iter().filter(shared).copied().collect();
    let few = |words: &[&str], separator: &str| match words.len() {
        0..=MOST_NAMES => words.join(separator),
        _ => words[..MOST_NAMES - 4].join(separator) + "…",
    };
    let is_near = chinese.len() > MOST_NAMES && (1..=MOST_NAMES).contains(&near.len());
    let list = few(
        if is_near {
            &near
        } else if chinese.is_empty() {
            &english
        } else {
            &chinese
        },
        "、",
    );
    let list_en = few(
        if is_near {
            &near
        } else if english.is_empty() {
            &chinese
        } else {
            &english
        },
        ", ",
    );
    text!("可以写：{list}", "one of: {list_en}")
}

/// Advice for a field that is missing, under the name in the author's language. `written` is the group that lacks it.
fn add(missing: &str, inside: &[Field], written: &str) -> Text {
    let field = inside.iter().find(|field| field.name == missing);
    let alias = field.map(|field| field.alias).filter(|_| written.chars().any(is_han));
    let chinese = alias.unwrap_or(missing);
    if written.starts_with('{') {
        return text!("在花括号里加上 {chinese}: …", "add {missing}: … inside the braces");
    }
    text!("加一行 {chinese}: …", "add a line {missing}: …")
}

fn lacking(name: &str, missing: &str, inside: &[Field]) -> Text {
    let alias = inside.iter().find(|field| field.name == missing).map_or("", |field| field.alias);
    let alias = if alias.is_empty() { String::new() } else { format!("（{alias}）") };
    text!("`{name}` 里缺 `{missing}`{alias}", "`{name}` lacks `{missing}`")
}

/// Explains that `unknown` is not one of the `known` fields.
pub(super) fn unknown_field(unknown: &str, known: &[Field]) -> Explanation {
    let bare = unknown.trim_matches(['“', '”', '‘', '’', '"', '\'', ' ', '\u{200b}', '\u{feff}', '\u{a0}', '\u{3000}']);
    let other = OTHER_NAMES
        .iter()
        .find(|(name, meant)| *name == bare && known.iter().any(|field| field.name == *meant))
        .map(|(_, meant)| *meant);
    // The advice is in the author's language.
    let named = |name: &'static str| known.iter().find(|field| field.name == name).map_or(name, |field| field.alias);
    let other = other.map(|name| if bare.chars().any(is_han) { named(name) } else { name });
    let meant = other.or_else(|| nearest(bare, known.iter().flat_map(|field| [field.name, field.alias])));
    let same = known.iter().flat_map(|field| [field.name, field.alias]).find(|name| name.eq_ignore_ascii_case(bare));
    if let Some(name) = same.filter(|name| *name != bare) {
        let message = text!("没有 `{unknown}` 这个字段", "there is no field `{unknown}`");
        let help = text!("字段名用小写：{name}", "write the name in small letters: {name}");
        let mend = Some(Candidate { value: name.to_owned(), is_certain: true });
        return Explanation { code: "unknown-field", message, help: Some(help), meant: Some(name.to_owned()), mend };
    }
    if meant == Some(bare) {
        let message =
            text!("`{bare}` 前后有看不见的字符或引号", "there are invisible characters or quotes round `{bare}`");
        let help = text!("删去整个字段名，重新打一遍：{bare}", "delete the field's name and type it again: {bare}");
        return Explanation {
            code: "unknown-field",
            message,
            help: Some(help),
            meant: Some(bare.to_owned()),
            mend: Some(Candidate { value: bare.to_owned(), is_certain: true }),
        };
    }
    let help = match meant {
        Some(meant) => text!("是不是 `{meant}`？", "did you mean `{meant}`?"),
        None => others(bare, known),
    };
    let message = text!("没有 `{unknown}` 这个字段", "there is no field `{unknown}`");
    let mend = meant.map(|meant| Candidate { value: meant.to_owned(), is_certain: false });
    Explanation { code: "unknown-field", message, help: Some(help), meant: meant.map(str::to_owned), mend }
}

/// Advice for two dates in one value: `2024-12-15至16日`.
pub(super) fn two_dates(written: &str) -> Option<Text> {
    let (first, second) = written.split_once(['至', '到', '~', '～'])?;
    let begins = |part: &str| part.trim().starts_with(|c: char| c.is_ascii_digit());
    (begins(first) && begins(second)).then(|| {
        text!(
            "开始和结束分开写，例如 开始: 2024-12-15, 结束: 2024-12-16",
            "write both ends as fields, as in start: 2024-12-15, end: 2024-12-16"
        )
    })
}

/// The most names that advice lists.
const MOST_NAMES: usize = 10;

/// Fields of other programs that the program works out itself, with the reason.
const WORKED_OUT: &[(&[&str], &str, &str)] = &[
    (&["状态", "status", "效力"], "状态由日期算出", "the status follows from the dates"),
    (&["字数", "word_count", "words"], "字数由程序来数", "the program counts the words"),
    (&["目录", "toc"], "目录由标题生成", "the contents follow from the headings"),
    (&["栏目", "分类", "category", "categories", "section"], "栏目由文件夹决定", "the column is the folder"),
    (
        &["网址", "链接", "url", "permalink", "地址"],
        "网址由文件名决定，要改写 slug",
        "the address follows from the name of the file; to change it, write `slug`",
    ),
    (&["布局", "模板", "layout", "template"], "模板由类型决定", "the template follows from `kind`"),
    (&["语言", "lang", "language"], "语言写在 site.yaml 里", "the language is set in site.yaml"),
    (&["发布", "published"], "要暂不发布，写 draft: true", "to hold it back, write `draft: true`"),
    (&["置顶", "weight", "pinned"], "次序写 order", "for its place, write `order`"),
];

/// Fields that are much used, with which advice begins where there are many.
const MUCH_USED: &[&str] =
    &["title", "date", "contributors", "summary", "tags", "cover", "source", "issue", "draft", "slug"];

/// Advice for an unknown field that is like none of the `known` ones, in the language of its name.
fn others(unknown: &str, known: &[Field]) -> Text {
    if let Some((_, zh, en)) = WORKED_OUT.iter().find(|(names, ..)| names.contains(&unknown)) {
        return text!("删去这一行：{zh}", "remove the line: {en}");
    }
    let of_another = known.iter().find(|field| field.inner.iter().any(|inner| inner.is_named(unknown)));
    if let Some(outer) = of_another {
        let (outer_zh, outer_en) = (outer.alias, outer.name);
        return text!(
            "它属于 {outer_zh}，写在 {outer_zh} 下面的一项里：{outer_zh}: [{{{unknown}: …}}]",
            "it belongs to an item of {outer_en}: {outer_en}: [{{{unknown}: …}}]"
        );
    }
    let is_many = known.len() > MOST_NAMES;
    if known.iter().any(|field| field.name == "base_url") {
        return text!(
            "删去这一行。设置里常用的字段：刊名、网址、栏目、协会、页脚、图片、语言、搜索",
            "remove the line; much used settings are title, base_url, columns, association, footer, pictures, language, search"
        );
    }
    let listed = known.iter().filter(|field| !is_many || MUCH_USED.contains(&field.name));
    let (zh, en): (Vec<&str>, Vec<&str>) = listed.map(|field| (field.alias, field.name)).unzip();
    let (zh, en) = (zh.join("、"), en.join(", "));
    if is_many {
        return text!(
            "删去这一行，或把它写进正文。常用的字段：{zh}；全部字段：huikan explain 文章",
            "remove the line, or move it to the text; much used are {en}; `huikan explain article` lists all fields"
        );
    }
    text!("可用的字段：{zh}", "the fields are: {en}")
}

fn wrong_type(name: &str, error: &str, written: &str) -> Explanation {
    let (found, expected) = error
        .strip_prefix("invalid type: ")
        .or_else(|| error.strip_prefix("invalid value: "))
        .and_then(|rest| rest.split_once(", expected "))
        .unwrap_or(("", ""));
    if expected.is_empty() {
        return Explanation {
            code: "bad-value",
            message: text!("`{name}` 的值读不了", "`{name}`: {error}"),
            help: None,
            meant: None,
            mend: None,
        };
    }
    let (found_words, expected_words) = (kind(found, written), kind(expected, ""));
    let (found_zh, found_en) = (found_words.zh, found_words.en);
    let (expected_zh, expected_en) = (expected_words.zh, expected_words.en);
    let message =
        text!("`{name}` 要写{expected_zh}，这里是{found_zh}", "`{name}` takes {expected_en}, this is {found_en}");
    let number = found.starts_with("integer") || found.starts_with("floating") || found.starts_with("boolean");
    let value = match found.split('`').nth(1) {
        Some(_) if !written.is_empty() => written,
        Some(value) => value,
        None => "2024",
    };
    let help = if expected.contains("boolean") {
        Some(text!("只能写 true 或 false，不加引号", "write true or false, without quotes"))
    } else if expected.contains("string") && number {
        Some(text!("加双引号：\"{value}\"", "put it in double quotes: \"{value}\""))
    } else if matches!(expected, "u8" | "u16" | "u32" | "u64" | "usize" | "i32" | "i64") {
        Some(text!("写阿拉伯数字，例如 83", "write a number, as in 83"))
    } else if expected == "a date" {
        Some(text!(
            "写日期，例如 2024-07-16；只知道月份时写 2024-07",
            "write a date, as in 2024-07-16, or 2024-07 for a month"
        ))
    } else {
        let first = written.trim_start_matches(['[', '-', ' ']).split([',', '，', ']']).next().unwrap_or_default();
        let is_list = found.starts_with("sequence");
        let text = if number || found.starts_with("string") { written } else { "" };
        examples::of(name, expected, if is_list { first } else { text })
    };
    Explanation { code: "bad-type", message, help, meant: None, mend: None }
}

/// The beginnings of serde's names for kinds of values, with words in Chinese and in English. The first match counts.
const KINDS: &[(&str, &str, &str)] = &[
    ("a string or a sequence", "文字或列表", "a text or a list"),
    ("a date", "日期", "a date"),
    ("a string or a map", "文字或一组字段", "a text or a group of fields"),
    ("string or", "文字", "a text"),
    ("a string", "文字", "a text"),
    ("string", "文字", "the text"),
    ("variant identifier", "文字", "a text"),
    ("enum", "文字", "a text"),
    ("a boolean", " true 或 false", "true or false"),
    ("boolean", "是非值", "the value"),
    ("a sequence", "列表", "a list"),
    ("sequence", "列表", "a list"),
    ("a map", "一组字段", "a group of fields"),
    ("map", "一组字段", "a group of fields"),
    ("struct", "一组字段", "a group of fields"),
    ("unit value", "空值", "nothing"),
    ("null", "空值", "nothing"),
    ("integer", "数字", "the number"),
    ("floating point", "小数", "the number"),
    ("u8", "正整数", "a whole number from 0 up"),
    ("u16", "正整数", "a whole number from 0 up"),
    ("u32", "正整数", "a whole number from 0 up"),
    ("u64", "正整数", "a whole number from 0 up"),
    ("usize", "正整数", "a whole number from 0 up"),
    ("i32", "整数", "a whole number"),
    ("i64", "整数", "a whole number"),
];

/// A kind of value in words, with the value itself where serde gives it in backticks or quotes: as it is `written` where
/// that is known.
fn kind(kind: &str, written: &str) -> Text {
    let named = KINDS.iter().find(|(serde, ..)| kind.starts_with(serde));
    let (zh, en) = named.map_or((kind, kind), |(_, zh, en)| (*zh, *en));
    let bare = kind.split_once('`').and_then(|(_, rest)| rest.rsplit_once('`')).map(|(value, _)| value);
    let quoted = || kind.split_once('"').and_then(|(_, rest)| rest.rsplit_once('"')).map(|(value, _)| value);
    match (bare, quoted()) {
        _ if kind.starts_with("struct") => text!("{zh}", "{en}"),
        (Some(_), _) if !written.is_empty() => text!("{zh} {written}", "{en} {written}"),
        (Some(value), _) => text!("{zh} {value}", "{en} {value}"),
        (None, Some(value)) => text!("{zh} {value}", "{en} “{value}”"),
        (None, None) => text!("{zh}", "{en}"),
    }
}

/// The error message without the path before it and the place after it, which the library adds.
pub(super) fn plain(error: &serde_yaml::Error) -> String {
    let message = error.to_string();
    let message = message.rsplit_once(" at line ").map_or(message.as_str(), |(before, _)| before);
    let begins =
        ["unknown field", "unknown variant", "missing field", "duplicate field", "invalid type", "invalid value"];
    let start = begins.iter().filter_map(|begin| message.find(begin)).min().unwrap_or(0);
    message[start..].to_owned()
}
