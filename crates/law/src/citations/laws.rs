//! What names a law: 《…》 with what follows it, 本法, 该法.

use std::ops::Range;

use super::signs::Signs;
use super::{Edition, editions};

/// The most characters of a title.
const TITLE: usize = 120;
/// The most characters of a note in brackets behind a title.
const NOTE: usize = 60;
/// The most characters of a note that says anything else, where a provision follows.
const OTHER_NOTE: usize = 40;

/// What a text may call itself, the longer first.
pub(super) const KINDS: &[&str] =
    &["条例", "规定", "办法", "规则", "细则", "决定", "解释", "意见", "准则", "规程", "章程", "通则", "法"];

/// What else a text may call itself, of which there are many that are no statutes.
const OWN_KINDS: &[&str] = &["制度", "守则", "公约", "规范", "标准", "指引", "方案"];

/// Whether a title is by its form that of a law.
#[must_use]
pub fn is_law_title(title: &str) -> bool {
    let title = title.split(['（', '(']).next().unwrap_or(title);
    KINDS.iter().any(|kind| title.ends_with(kind)) && title.chars().count() > 2
}

/// What follows the title of a text that something else amends.
pub(super) const DECISIONS: &[&str] = &["的决定", "修正案", "的修正案"];

/// A title in 《》 with what stands in brackets behind it.
pub(super) struct Title {
    /// Without 《》.
    pub(super) title: String,
    /// Behind it and behind the brackets that belong to it.
    pub(super) end: usize,
    /// 文号.
    pub(super) number: Option<String>,
    /// The text that is meant.
    pub(super) edition: Option<Edition>,
    /// 以下简称.
    pub(super) alias: Option<String>,
    /// The decision on the text that is named (《…》的决定), not that text.
    pub(super) is_decision: bool,
}

/// A title at `at`, where 《 stands.
pub(super) fn title(signs: &Signs, at: usize) -> Option<Title> {
    let (mut depth, mut end) = (0_usize, at);
    loop {
        match signs.get(end)? {
            '《' => depth += 1,
            '》' => depth -= 1,
            '\n' => return None,
            _ => {}
        }
        end += 1;
        if depth == 0 {
            break;
        }
        if end - at > TITLE {
            return None;
        }
    }
    let mut title = Title {
        title: signs.string(at + 1..end - 1).trim().to_owned(),
        end,
        number: None,
        edition: None,
        alias: None,
        is_decision: false,
    };
    title.take_year();
    while let Some((note, behind)) = note(signs, signs.skip_blanks(title.end)) {
        let note = note.trim();
        let is_before_article = || signs.ordinals(signs.skip_blanks(behind)).is_ok_and(|found| found.unit == '条');
        let belongs = title.take(note) || (note.chars().count() <= OTHER_NOTE && is_before_article());
        if !belongs {
            break;
        }
        if title.number.is_none() {
            title.edition = editions::noted(note).or(title.edition);
        }
        title.end = behind;
    }
    title.edition = title.edition.or_else(|| editions::before(signs, at));
    let after = signs.skip_blanks(title.end);
    title.is_decision = signs.word(after, DECISIONS).is_some();
    Some(title)
}

/// What stands in brackets at `at`, and behind them.
fn note(signs: &Signs, at: usize) -> Option<(String, usize)> {
    if !matches!(signs.get(at), Some('（' | '(')) {
        return None;
    }
    let end = (at + 1..=at + 1 + NOTE).find(|end| matches!(signs.get(*end), Some('）' | ')' | '（' | '(') | None))?;
    matches!(signs.get(end), Some('）' | ')')).then(|| (signs.string(at + 1..end), end + 1))
}

impl Title {
    /// Takes the year away that is written into the title: 《某法（2018年修正）》.
    fn take_year(&mut self) {
        let Some((title, note)) = self.title.rsplit_once(['（', '(']) else { return };
        let note = note.trim_end_matches(['）', ')']);
        let words = note.trim_matches(|c: char| c.is_ascii_digit());
        if matches!(words, "" | "年" | "年修正" | "年修订" | "修正" | "修订" | "年版" | "版" | "年修正本" | "修正本")
            && let Some(edition) = editions::noted(note)
        {
            self.edition = Some(edition);
            self.title = title.trim_end().to_owned();
        }
    }

    /// Takes a note; `false` where it does not belong to the title.
    fn take(&mut self, note: &str) -> bool {
        let short = ["以下简称", "以下称", "以下统称", "下称", "简称"];
        if let Some((before, name)) = short.iter().find_map(|word| note.split_once(word)) {
            let name = name.trim_start_matches(['为', '：', ':', ' ']).trim_matches(['《', '》', '“', '”', '"', ' ']);
            self.alias = Some(name.to_owned()).filter(|name| !name.is_empty() && !name.starts_with('本'));
            return self.take(before.trim_end_matches(['，', ',', '；', ' '])) || self.alias.is_some();
        }
        if matches!(note, "试行" | "暂行" | "草案" | "修订" | "修正" | "征求意见稿" | "修订草案") {
            self.title.push_str(&format!("（{note}）"));
            return true;
        }
        if note.ends_with('号') || note.contains("号，") || note.contains('〔') || note.contains('令') {
            self.number = Some(note.to_owned());
            return true;
        }
        // （2018年修正）, （GB/T 35273）: said of the text, and of no use here.
        let plain = |c: char| c.is_alphanumeric() || matches!(c, ' ' | '/' | '-' | '—' | '.' | '年' | '月' | '日');
        let numbered = note.chars().any(|c| c.is_ascii_digit()) && note.chars().all(plain);
        numbered && note.chars().count() <= 24
    }
}

/// 本法, 本条例, 本《办法》 at `at`, where 本 stands; where it ends.
pub(super) fn own(signs: &Signs, at: usize) -> Option<usize> {
    if matches!(
        signs.before(at),
        Some('基' | '根' | '日' | '样' | '文' | '版' | '标' | '资' | '课' | '剧' | '副' | '译')
    ) {
        return None;
    }
    if signs.get(at + 1) == Some('《') {
        let (_, end) = signs.word(at + 2, KINDS)?;
        return (signs.get(end) == Some('》')).then_some(end + 1);
    }
    // 造成本法, but 降低成本方案.
    let others: &[&str] = if signs.before(at) == Some('成') { &[] } else { OWN_KINDS };
    signs.word(at + 1, KINDS).or_else(|| signs.word(at + 1, others)).map(|(_, end)| end)
}

/// 该法, 该条例 at `at`, where 该 stands: the kind, and where it ends.
pub(super) fn that(signs: &Signs, at: usize) -> Option<(&'static str, usize)> {
    signs.word(at + 1, KINDS)
}

/// Whether a title is said to be of the text that is repealed in the rest of its sentence.
pub(super) fn is_repealed(signs: &Signs, span: Range<usize>) -> bool {
    (span.end..(span.end + 120).min(signs.len()))
        .take_while(|at| signs.get(*at) != Some('。'))
        .any(|at| signs.is(at, "废止"))
}
