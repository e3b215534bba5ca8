//! What stands before a provision that no 《》 and no 本 gives to a law: 依照刑法第三条, 附件第三条.

use super::laws::KINDS;
use super::names::LAWS;
use super::signs::{Signs, is_blank};

/// The most characters of a name without 《》.
const NAME: usize = 60;
/// 中华人民共和国.
const COUNTRY: &str = "中华人民共和国";
/// What points at something that only a reader can tell.
const POINTERS: &[&str] =
    &["上述", "前述", "下列", "下述", "同", "该", "各", "附件", "附录", "附表", "号", "表", "图", "原", "改为", "条款"];
/// Texts that are no laws of a site, nor the text itself: what is named by its number alone behind one of theirs is of
/// theirs too.
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
/// What may stand between a text and a provision of it.
const BETWEEN: &[&str] = &["中的", "里的", "内的", "项下的", "约定的", "载明的", "的", "中", "里", "内", "项下"];
/// Words that stand before a name and are no part of one.
const VERBS: &[&str] = &[
    "依照",
    "按照",
    "根据",
    "依据",
    "违反",
    "构成",
    "造成",
    "适用",
    "符合",
    "触犯",
    "认定为",
    "属于",
    "参照",
    "比照",
    "援引",
    "引用",
    "涉嫌",
    "实施",
    "我国",
    "现行",
    "作为",
    "是指",
    "包括",
    "所称",
    "对照",
    "遵守",
    "落实",
    "贯彻",
    "执行",
    "履行",
    "修改",
    "结合",
    "关于",
    "提供",
    "提交",
    "出示",
    "采用",
    "规避",
    "超出",
    "超过",
    "不服",
    "涉及",
    "享有",
    "援用",
    "遵循",
    "遵照",
    "列入",
    "载明",
    "参见",
    "详见",
    "以及",
    "或者",
    "的",
];
/// What names no text.
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
/// Words after which a known name may begin.
const BEFORE_KNOWN: &[&str] = &[
    "和", "与", "及", "或", "为", "于", "对", "在", "按", "依", "由", "有", "犯", "以", "是", "即", "系", "将", "把",
    "从", "向", "除", "如", "若", "因", "经", "但", "并", "均", "可", "不", "非", "其", "了", "到", "至", "据", "原",
    "旧", "新", "见", "合", "反",
];

/// What stands before a provision.
pub(super) enum Before {
    /// Nothing that names another text.
    Nothing,
    /// A name that begins at `start`; `run` is all that may belong to it. Behind a named 编 (民法典合同编) only an article
    /// can be told.
    Name { start: usize, name: String, run: String, is_parted: bool },
    /// A text that is no law of ours.
    Document,
    /// Something else.
    Other,
}

/// What stands before `at`; another citation ends at `floor`.
pub(super) fn before(signs: &Signs, floor: usize, at: usize) -> Before {
    let end = signs.skip_blanks_back(at);
    let Some(last) = signs.before(end) else { return Before::Nothing };
    if let Some(end) = super::around::before_part(signs, end, |end| known(signs, floor, end).is_some())
        && let Some(name) = known(signs, floor, end)
    {
        let start = end - name.chars().count();
        return Before::Name { start, run: name.clone(), name, is_parted: true };
    }
    if let Some(end) = numbered(signs, end) {
        return match named_before(signs, floor, end, false, false) {
            Before::Name { start, name, run, is_parted } => {
                let number = signs.string(end..signs.skip_blanks_back(at));
                Before::Name { start, name: format!("{name}{number}"), run: format!("{run}{number}"), is_parted }
            }
            _ => Before::Other,
        };
    }
    match last {
        '条' | '款' | '项' | '目' | '编' | '》' | '〉' | '”' | '\u{fffc}' | '第' => return Before::Other,
        '）' | ')' => return if is_enumerator(signs, end) { Before::Nothing } else { Before::Other },
        // GB 50174第三条.
        c if c.is_ascii_alphanumeric() => return Before::Document,
        _ if !is_of_name(last) => return Before::Nothing,
        _ => {}
    }
    // 附件一第三条.
    let digits =
        (0..4).take_while(|back| end > *back && signs.get(end - 1 - back).is_some_and(crate::numerals::is_numeral));
    let unnumbered = end - digits.count();
    let is_other = |word: &str| signs.ends(end, word) || (unnumbered < end && signs.ends(unnumbered, word));
    // 刑法总则第十二条, 本法附则第三条.
    let named = if ["总则", "分则", "附则"].iter().any(|name| signs.ends(end, name)) { 2 } else { 0 };
    let end = end - named;
    if signs.before(end) == Some('》') {
        return Before::Other;
    }
    let (end, joined) = BETWEEN
        .iter()
        .find(|word| signs.ends(end, word))
        .map_or((end, false), |word| (end - word.chars().count(), true));
    let is_one = |words: &[&str]| words.iter().any(|word| signs.ends(end, word));
    let kind = KINDS.iter().chain(&["法典"]).find(|kind| signs.ends(end, kind));
    if kind.is_none() || is_one(DOCUMENTS) || is_one(POINTERS) {
        return match () {
            () if DOCUMENTS.iter().any(|word| is_other(word)) || (joined && is_one(DOCUMENTS)) => Before::Document,
            () if !joined && POINTERS.iter().any(|word| is_other(word)) => Before::Other,
            () => Before::Nothing,
        };
    }
    named_before(signs, floor, end, named > 0 || joined, joined)
}

/// The name that ends at `end` with a word for a law. `of_own`: something stands between it and the provision, so that
/// it may be the text itself; `joined`: words such as 的.
fn named_before(signs: &Signs, floor: usize, end: usize, of_own: bool, joined: bool) -> Before {
    let longest = NAME.min(end.saturating_sub(floor));
    let length = (0..longest).take_while(|back| signs.get(end - 1 - back).is_some_and(is_of_name)).count();
    // 第二十条规定第八条: the words between are no name.
    let run = signs.string(end - length..end);
    if run.is_empty() || (floor > 0 && end - length == floor && KINDS.contains(&run.as_str())) {
        return Before::Other;
    }
    let name = name_of(&run).to_owned();
    let start = end - name.chars().count();
    // 该公约, 及其实施条例: only a reader can tell.
    match name.chars().next() {
        Some('本') if of_own => return Before::Nothing,
        Some('该' | '本' | '其' | '及') => return Before::Other,
        _ if GENERAL.contains(&name.as_str()) => return Before::Other,
        _ if name.contains("及其") => return Before::Other,
        _ if ["有关", "相关", "其他"].iter().any(|word| name.starts_with(word)) => return Before::Other,
        _ => {}
    }
    // 规定的第三条 may be anybody's.
    if joined && !is_certain(&name, &run) {
        return Before::Other;
    }
    Before::Name { start, name, run, is_parted: false }
}

/// Where the word ends behind which the number of a text stands that ends at `end`: 司法解释三, 若干问题的规定（二）.
fn numbered(signs: &Signs, end: usize) -> Option<usize> {
    let closed = matches!(signs.before(end), Some('）' | ')'));
    let inner = end - usize::from(closed);
    let length =
        (0..3).take_while(|back| inner > *back && signs.get(inner - 1 - back).is_some_and(crate::numerals::is_numeral));
    let begin = inner - length.count();
    let opened = begin.checked_sub(1).filter(|at| matches!(signs.get(*at), Some('（' | '(')));
    let word = if closed { opened? } else { begin };
    let is_text = ["解释", "规定", "意见"].iter().any(|kind| signs.ends(word, kind));
    (begin < inner && is_text).then_some(word)
}

/// Whether this is the name of a law that everybody knows.
fn is_known(name: &str) -> bool {
    let plain = name.strip_prefix(COUNTRY).unwrap_or(name);
    LAWS.split_ascii_whitespace().any(|known| known == plain)
}

/// The name of a known law that ends at `end`.
fn known(signs: &Signs, floor: usize, end: usize) -> Option<String> {
    let length = NAME.min(end.saturating_sub(floor));
    let length = (0..length).take_while(|back| signs.get(end - 1 - back).is_some_and(is_of_name)).count();
    let run = signs.string(end - length..end);
    let name = name_of(&run);
    is_known(name).then(|| name.to_owned())
}

/// What stands behind the last word of `words` that is no part of a name.
pub(super) fn behind_verbs(words: &str) -> &str {
    let cuts = VERBS.iter().flat_map(|verb| words.match_indices(verb).map(|(at, verb)| at + verb.len()));
    &words[cuts.max().unwrap_or(0)..]
}

/// （三） before `end`.
fn is_enumerator(signs: &Signs, end: usize) -> bool {
    let open = (1..=6.min(end)).find(|back| matches!(signs.get(end - back), Some('（' | '(')));
    let inner =
        |back: usize| (end - back + 1..end - 1).all(|at| signs.get(at).is_some_and(crate::numerals::is_numeral));
    open.is_some_and(|back| back > 2 && inner(back))
}

fn is_of_name(c: char) -> bool {
    crate::characters::is_han(c) || (c.is_alphanumeric() && !is_blank(c))
}

/// The name of a law with which `run` ends: a name that is known, else what stands behind the last word that is no part
/// of a name.
fn name_of(run: &str) -> &str {
    let known = LAWS.split_ascii_whitespace().filter(|name| run.ends_with(name)).max_by_key(|name| name.len());
    if let Some(known) = known {
        let before = &run[..run.len() - known.len()];
        return &run[before.strip_suffix(COUNTRY).unwrap_or(before).len()..];
    }
    if let Some(at) = run.rfind(COUNTRY) {
        return &run[at..];
    }
    // 最高人民法院关于…的规定 begins with who made it.
    for (about, _) in run.match_indices("关于") {
        let body = behind_verbs(&run[..about]);
        if body.ends_with(super::around::BODIES) {
            return &run[about - body.len()..];
        }
    }
    let is_kind = |rest: &str| KINDS.contains(&rest);
    let cuts = VERBS.iter().flat_map(|verb| run.match_indices(verb).map(|(at, verb)| at + verb.len()));
    // 土地管理法实施条例: what is left must be more than a kind, unless the run is nothing else.
    let inner = cuts.filter(|cut| *cut < run.len()).filter(|cut| !is_kind(&run[*cut..]) || is_verb_before(run, *cut));
    &run[inner.max().unwrap_or(0)..]
}

/// Whether the run up to `cut` is a verb alone: 违反条例.
fn is_verb_before(run: &str, cut: usize) -> bool {
    VERBS.contains(&&run[..cut])
}

/// Whether a name without 《》, with all that stands before it, is one for certain: it is known, or a verb stands before
/// it and it is long enough for a name.
#[must_use]
pub fn is_certain(name: &str, run: &str) -> bool {
    let before = run.strip_suffix(name).unwrap_or("");
    is_known(name)
        || run.contains('《')
        || (name.chars().count() >= 4 && VERBS.iter().any(|verb| before.ends_with(verb)))
}

/// Whether a known name may begin behind `before`.
#[must_use]
pub fn is_lead(before: &str) -> bool {
    before.is_empty()
        || before.ends_with(|c: char| !is_of_name(c))
        || VERBS.iter().chain(BEFORE_KNOWN).any(|word| before.ends_with(word))
        || before.ends_with(COUNTRY)
}
