//! Names of laws without 《》, before a provision: 依照刑法第三条.

use super::chars::{Chars, closes_bracket, opens_bracket};
use super::compound_names::before_part;
use super::known_laws::is_known;
use super::law_kinds::KINDS;
use super::name_words::{is_certain_name, is_of_name, name_of};
use crate::numerals::is_numeral;

/// The maximum length of a name, in characters.
const MAX_NAME: usize = 60;
/// Words that refer to something that only a reader can identify.
const POINTERS: &[&str] =
    &["上述", "前述", "下列", "下述", "同", "该", "各", "附件", "附录", "附表", "号", "表", "图", "原", "改为", "条款"];
/// Texts that are neither statutes nor the text itself. A provision that follows a provision of one of them belongs to it
/// too.
const DOCUMENTS: &[&str] = &[
    "其",
    "合同",
    "协议",
    "公约",
    "条约",
    "协定",
    "议定书",
    "宪章",
    "声明",
    "宣言",
    "公告",
    "通知",
    "通告",
    "批复",
    "方案",
    "指南",
    "标准",
    "修正案",
    "草案",
    "制度",
    "守则",
    "大纲",
    "纲要",
    "目录",
    "清单",
    "令",
    "书",
    "指引",
    "规范",
    "纪要",
    "公报",
    "预案",
    "规划",
    "计划",
    "手册",
    "须知",
    "函",
    "会议",
    "大会",
    "全会",
    "协定书",
    "备忘录",
    "保单",
    "文件",
    "判决",
    "裁定",
    "报告",
    "意向",
    "合约",
    "约定",
];
/// Words that may stand between a text and a provision of it.
const BETWEEN: &[&str] = &["中的", "里的", "内的", "项下的", "约定的", "载明的", "的", "中", "里", "内", "项下"];
/// Words for laws in general, which are no names.
const GENERAL: &[&str] = &[
    "法律规定",
    "法规规定",
    "国家规定",
    "行业规定",
    "规章规定",
    "政策规定",
    "司法解释",
    "立法解释",
    "法律解释",
    "行政解释",
];

/// What stands before a provision.
pub(super) enum Before {
    /// Nothing that names another text.
    Nothing,
    /// The name of a law.
    Name {
        /// The position at which it begins.
        start: usize,
        /// See [`Law::Bare`](super::Law::Bare).
        name: String,
        /// See [`Law::Bare`](super::Law::Bare).
        run: String,
        /// Whether the name of a 编 follows (民法典合同编). Then only an article can be resolved.
        is_parted: bool,
    },
    /// A text that is no statute.
    Document,
    /// Something else, of which only a reader can tell whether it names a law.
    Other,
}

/// What stands before the provision at `at`. The citation before it ends at `floor`.
pub(super) fn before(chars: &Chars, floor: usize, at: usize) -> Before {
    let end = chars.skip_blanks_back(at);
    let Some(last) = chars.before(end) else { return Before::Nothing };
    if let Some(end) = before_part(chars, end, |end| known_name(chars, floor, end).is_some())
        && let Some(name) = known_name(chars, floor, end)
    {
        let start = end - name.chars().count();
        return Before::Name { start, run: name.clone(), name, is_parted: true };
    }
    if let Some(end) = before_text_number(chars, end) {
        return match name_before(chars, floor, end, false, false) {
            Before::Name { start, name, run, is_parted } => {
                let number = chars.string(end..chars.skip_blanks_back(at));
                Before::Name { start, name: format!("{name}{number}"), run: format!("{run}{number}"), is_parted }
            }
            _ => Before::Other,
        };
    }
    match last {
        '条' | '款' | '项' | '目' | '编' | '》' | '〉' | '”' | '\u{fffc}' | '第' => return Before::Other,
        '）' | ')' => return if is_list_number(chars, end) { Before::Nothing } else { Before::Other },
        // GB 50174第三条.
        c if c.is_ascii_alphanumeric() => return Before::Document,
        _ if !is_of_name(last) => return Before::Nothing,
        _ => {}
    }
    // 附件一第三条.
    let digits = (0..4).take_while(|back| end > *back && chars.get(end - 1 - back).is_some_and(is_numeral));
    let unnumbered = end - digits.count();
    let is_other = |word: &str| chars.has_before(end, word) || (unnumbered < end && chars.has_before(unnumbered, word));
    // 刑法总则第十二条, 本法附则第三条.
    let heading = if ["总则", "分则", "附则"].iter().any(|name| chars.has_before(end, name)) { 2 } else { 0 };
    let end = end - heading;
    if chars.before(end) == Some('》') {
        return Before::Other;
    }
    let (end, joined) = BETWEEN
        .iter()
        .find(|word| chars.has_before(end, word))
        .map_or((end, false), |word| (end - word.chars().count(), true));
    let is_one = |words: &[&str]| words.iter().any(|word| chars.has_before(end, word));
    let kind = KINDS.iter().chain(&["法典"]).find(|kind| chars.has_before(end, kind));
    if kind.is_none() || is_one(DOCUMENTS) || is_one(POINTERS) {
        return match () {
            () if DOCUMENTS.iter().any(|word| is_other(word)) || (joined && is_one(DOCUMENTS)) => Before::Document,
            () if !joined && POINTERS.iter().any(|word| is_other(word)) => Before::Other,
            () => Before::Nothing,
        };
    }
    name_before(chars, floor, end, heading > 0 || joined, joined)
}

/// The name that ends at `end` with a kind of law. `may_be_own` means that something stands between it and the provision,
/// so that it may be the text itself; `joined` means that this is a word such as 的.
fn name_before(chars: &Chars, floor: usize, end: usize, may_be_own: bool, joined: bool) -> Before {
    let run = run_before(chars, floor, end);
    let length = run.chars().count();
    // In 第二十条规定第八条 the words between are no name.
    if run.is_empty() || (floor > 0 && end - length == floor && KINDS.contains(&run.as_str())) {
        return Before::Other;
    }
    let name = name_of(&run).to_owned();
    let start = end - name.chars().count();
    // 该公约, 及其实施条例: only a reader can tell.
    match name.chars().next() {
        Some('本') if may_be_own => return Before::Nothing,
        Some('该' | '本' | '其' | '及') => return Before::Other,
        _ if GENERAL.contains(&name.as_str()) => return Before::Other,
        _ if name.contains("及其") => return Before::Other,
        _ if ["有关", "相关", "其他"].iter().any(|word| name.starts_with(word)) => return Before::Other,
        _ => {}
    }
    // 规定的第三条 may belong to any text.
    if joined && !is_certain_name(&name, &run) {
        return Before::Other;
    }
    Before::Name { start, name, run, is_parted: false }
}

/// The text before `end` that may belong to a name.
fn run_before(chars: &Chars, floor: usize, end: usize) -> String {
    let longest = MAX_NAME.min(end.saturating_sub(floor));
    let length = (0..longest).take_while(|back| chars.get(end - 1 - back).is_some_and(is_of_name)).count();
    chars.string(end - length..end)
}

/// The end of the word before the number of a text that ends at `end`: 司法解释三, 若干问题的规定（二）.
fn before_text_number(chars: &Chars, end: usize) -> Option<usize> {
    let is_closed = closes_bracket(chars.before(end));
    let inner = end - usize::from(is_closed);
    let length = (0..3).take_while(|back| inner > *back && chars.get(inner - 1 - back).is_some_and(is_numeral));
    let begin = inner - length.count();
    let opened = begin.checked_sub(1).filter(|at| opens_bracket(chars.get(*at)));
    let word = if is_closed { opened? } else { begin };
    let is_text = ["解释", "规定", "意见"].iter().any(|kind| chars.has_before(word, kind));
    (begin < inner && is_text).then_some(word)
}

/// The name of a known law that ends at `end`.
fn known_name(chars: &Chars, floor: usize, end: usize) -> Option<String> {
    let run = run_before(chars, floor, end);
    let name = name_of(&run);
    is_known(name).then(|| name.to_owned())
}

/// Whether the number of a list item ends at `end`: （三）.
fn is_list_number(chars: &Chars, end: usize) -> bool {
    let open = (1..=6.min(end)).find(|back| opens_bracket(chars.get(end - back)));
    let inner = |back: usize| (end - back + 1..end - 1).all(|at| chars.get(at).is_some_and(is_numeral));
    open.is_some_and(|back| back > 2 && inner(back))
}
