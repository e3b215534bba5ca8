//! The words before names of laws without 《》.

use super::chars::is_blank;
use super::known_laws::{COUNTRY, is_known, known_suffix};
use super::law_kinds::KINDS;
use crate::characters::is_han;

/// Verbs and other words that stand before a name and are not part of it.
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
/// Further words after which a known name may begin.
const BEFORE_KNOWN: &[&str] = &[
    "和", "与", "及", "或", "为", "于", "对", "在", "按", "依", "由", "有", "犯", "以", "是", "即", "系", "将", "把",
    "从", "向", "除", "如", "若", "因", "经", "但", "并", "均", "可", "不", "非", "其", "了", "到", "至", "据", "原",
    "旧", "新", "见", "合", "反",
];
/// The last characters of names of authorities that issue texts together.
pub(super) const AUTHORITY_ENDINGS: &[char] = &['院', '部', '委', '局', '署', '会', '室', '厅', '办'];

/// Whether the character may be part of a name.
pub(super) fn is_of_name(c: char) -> bool {
    is_han(c) || (c.is_alphanumeric() && !is_blank(c))
}

/// The text after the last word of `words` that cannot be part of a name.
pub(super) fn after_verbs(words: &str) -> &str {
    let cuts = VERBS.iter().flat_map(|verb| words.match_indices(verb).map(|(at, verb)| at + verb.len()));
    &words[cuts.max().unwrap_or(0)..]
}

/// The name of a law with which `run` ends: a known name, else the text after the last word that is not part of a name.
pub(super) fn name_of(run: &str) -> &str {
    if let Some(known) = known_suffix(run) {
        let before = &run[..run.len() - known.len()];
        return &run[before.strip_suffix(COUNTRY).unwrap_or(before).len()..];
    }
    if let Some(at) = run.rfind(COUNTRY) {
        return &run[at..];
    }
    // 最高人民法院关于…的规定 begins with the name of the authority.
    for (about, _) in run.match_indices("关于") {
        let authority = after_verbs(&run[..about]);
        if authority.ends_with(AUTHORITY_ENDINGS) {
            return &run[about - authority.len()..];
        }
    }
    let is_kind = |rest: &str| KINDS.contains(&rest);
    let is_verb = |words: &str| VERBS.contains(&words);
    let cuts = VERBS.iter().flat_map(|verb| run.match_indices(verb).map(|(at, verb)| at + verb.len()));
    // In 土地管理法实施条例, 实施 is part of the name: a kind alone is a name only directly after a verb (违反条例).
    let inner = cuts.filter(|cut| *cut < run.len()).filter(|cut| !is_kind(&run[*cut..]) || is_verb(&run[..*cut]));
    &run[inner.max().unwrap_or(0)..]
}

/// Whether the name of [`Law::Bare`](super::Law::Bare) is certain: it is the name of a known law, or it comes after a
/// verb and has at least four characters.
#[must_use]
pub fn is_certain_name(name: &str, run: &str) -> bool {
    let before = run.strip_suffix(name).unwrap_or("");
    is_known(name)
        || run.contains('《')
        || (name.chars().count() >= 4 && VERBS.iter().any(|verb| before.ends_with(verb)))
}

/// Whether a name may begin after `before`, the text that may belong to it.
pub(crate) fn may_precede_name(before: &str) -> bool {
    before.is_empty()
        || before.ends_with(|c: char| !is_of_name(c))
        || VERBS.iter().chain(BEFORE_KNOWN).any(|word| before.ends_with(word))
        || before.ends_with(COUNTRY)
}
