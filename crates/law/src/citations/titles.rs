//! Titles in 《》 with the notes after them, and 本法, 该法.

use std::ops::Range;

use super::chars::{Chars, closes_bracket, opens_bracket};
use super::citation::CitedVersion;
use super::law_kinds::{KINDS, OTHER_OWN_KINDS};
use super::versions;

/// The maximum length of a title, in characters.
const MAX_TITLE: usize = 120;
/// The maximum length of a note in brackets after a title.
const MAX_NOTE: usize = 60;
/// The maximum length of a note of unknown content, which belongs to the title if a provision follows.
const MAX_OTHER_NOTE: usize = 40;

/// Words after a title that make it the title of a decision on that text.
pub(super) const DECISIONS: &[&str] = &["的决定", "修正案", "的修正案"];

/// A title in 《》 with the notes in brackets after it.
pub(super) struct Title {
    /// The title, without 《》.
    pub(super) title: String,
    /// The position after the title and the notes that belong to it.
    pub(super) end: usize,
    /// The document number (文号).
    pub(super) number: Option<String>,
    /// The version that is meant.
    pub(super) version: Option<CitedVersion>,
    /// The short name (以下简称).
    pub(super) alias: Option<String>,
    /// Whether a decision on the text is meant (《…》的决定), not the text.
    pub(super) is_decision: bool,
}

/// The title that begins with 《 at `at`.
pub(super) fn title(chars: &Chars, at: usize) -> Option<Title> {
    let (mut depth, mut end) = (0_usize, at);
    loop {
        match chars.get(end)? {
            '《' => depth += 1,
            '》' => depth -= 1,
            '\n' => return None,
            _ => {}
        }
        end += 1;
        if depth == 0 {
            break;
        }
        if end - at > MAX_TITLE {
            return None;
        }
    }
    let mut title = Title {
        title: chars.string(at + 1..end - 1).trim().to_owned(),
        end,
        number: None,
        version: None,
        alias: None,
        is_decision: false,
    };
    title.take_year();
    while let Some((note, after_note)) = note(chars, chars.skip_blanks(title.end)) {
        let note = note.trim();
        let is_before_article = || chars.ordinals(chars.skip_blanks(after_note)).is_ok_and(|found| found.unit == '条');
        let belongs = title.take(note) || (note.chars().count() <= MAX_OTHER_NOTE && is_before_article());
        if !belongs {
            break;
        }
        if title.number.is_none() {
            title.version = versions::noted(note).or(title.version);
        }
        title.end = after_note;
    }
    title.version = title.version.or_else(|| versions::before(chars, at));
    let after = chars.skip_blanks(title.end);
    title.is_decision = chars.word_at(after, DECISIONS).is_some();
    Some(title)
}

/// The text in brackets at `at`, and the position after them.
fn note(chars: &Chars, at: usize) -> Option<(String, usize)> {
    if !opens_bracket(chars.get(at)) {
        return None;
    }
    let end =
        (at + 1..=at + 1 + MAX_NOTE).find(|end| matches!(chars.get(*end), Some('）' | ')' | '（' | '(') | None))?;
    closes_bracket(chars.get(end)).then(|| (chars.string(at + 1..end), end + 1))
}

impl Title {
    /// Removes the year of a version from the title: 《某法（2018年修正）》.
    fn take_year(&mut self) {
        let Some((title, note)) = self.title.rsplit_once(['（', '(']) else { return };
        let note = note.trim_end_matches(['）', ')']);
        let words = note.trim_matches(|c: char| c.is_ascii_digit());
        if matches!(words, "" | "年" | "年修正" | "年修订" | "修正" | "修订" | "年版" | "版" | "年修正本" | "修正本")
            && let Some(version) = versions::noted(note)
        {
            self.version = Some(version);
            self.title = title.trim_end().to_owned();
        }
    }

    /// Reads a note. Returns whether it belongs to the title.
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
        // （2018年修正）, （GB/T 35273）: about the text, of no use here.
        let plain = |c: char| c.is_alphanumeric() || matches!(c, ' ' | '/' | '-' | '—' | '.' | '年' | '月' | '日');
        let numbered = note.chars().any(|c| c.is_ascii_digit()) && note.chars().all(plain);
        numbered && note.chars().count() <= 24
    }
}

/// The end of 本法, 本条例 or 本《办法》 at `at`, the position of 本.
pub(super) fn own(chars: &Chars, at: usize) -> Option<usize> {
    if matches!(
        chars.before(at),
        Some('基' | '根' | '日' | '样' | '文' | '版' | '标' | '资' | '课' | '剧' | '副' | '译')
    ) {
        return None;
    }
    if chars.get(at + 1) == Some('《') {
        let (_, end) = chars.word_at(at + 2, KINDS)?;
        return (chars.get(end) == Some('》')).then_some(end + 1);
    }
    // 造成本法 is a citation, 降低成本方案 is not.
    let others: &[&str] = if chars.before(at) == Some('成') { &[] } else { OTHER_OWN_KINDS };
    chars.word_at(at + 1, KINDS).or_else(|| chars.word_at(at + 1, others)).map(|(_, end)| end)
}

/// The kind in 该法, 该条例 at `at`, the position of 该, and its end.
pub(super) fn that(chars: &Chars, at: usize) -> Option<(&'static str, usize)> {
    chars.word_at(at + 1, KINDS)
}

/// Whether the rest of the sentence after `span` repeals something.
pub(super) fn is_repealed(chars: &Chars, span: Range<usize>) -> bool {
    (span.end..(span.end + 120).min(chars.len()))
        .take_while(|at| chars.get(*at) != Some('。'))
        .any(|at| chars.has_at(at, "废止"))
}
