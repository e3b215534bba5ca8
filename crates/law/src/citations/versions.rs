//! Words that say which version of a law is meant: 《…》（2018年修正）, 2016年《…》, 原《…》.

use super::chars::Chars;
use super::citation::CitedVersion;

/// Words for a former version.
const FORMER: &[&str] = &["原", "旧", "修订前的", "修正前的", "修改前的", "修订前", "修正前", "修改前"];
/// Names of places and other words that end with 原.
const NOT_FORMER: &[&str] = &["太原", "平原", "高原", "草原", "中原", "开原", "固原", "松原", "五原", "三原", "还原"];
/// Words that may stand between a year and the name of a law.
const ENACTED: &[&str] = &["修订", "修正", "修改", "颁布", "公布", "制定", "通过", "实施", "施行"];

/// The version that a note after a title means: the last year in it.
pub(super) fn noted(note: &str) -> Option<CitedVersion> {
    let chars: Vec<char> = note.chars().collect();
    let is_year = |at: &usize| {
        let digit = |at: usize| chars.get(at).is_some_and(char::is_ascii_digit);
        let before = at.checked_sub(1).map(|at| chars[at]);
        let apart = before.is_none_or(|c| !c.is_ascii_alphanumeric() && !matches!(c, '-' | '—' | '–' | '/'));
        let is_version = chars.get(at + 4).is_none_or(|c| matches!(c, '年' | '修' | '版' | '本'));
        apart && is_version && (*at..at + 4).all(digit)
    };
    let at = (0..chars.len().saturating_sub(3)).rev().find(is_year)?;
    year(&chars[at..at + 4])
}

/// The version that the words before a name at `at` mean.
pub(super) fn before(chars: &Chars, at: usize) -> Option<CitedVersion> {
    if FORMER.iter().any(|word| chars.has_before(at, word)) {
        return (!NOT_FORMER.iter().any(|word| chars.has_before(at, word))).then_some(CitedVersion::Former);
    }
    let shorter = |at: usize, word: &str| if chars.has_before(at, word) { at - word.chars().count() } else { at };
    let at = shorter(at, "的");
    let at = ENACTED.iter().map(|word| shorter(at, word)).min().unwrap_or(at);
    let digits = shorter(at, "年").checked_sub(4).filter(|_| chars.has_before(at, "年"))?;
    let apart = !chars.before(digits).is_some_and(|c| c.is_ascii_alphanumeric());
    let found: Vec<char> = (digits..digits + 4).filter_map(|at| chars.get(at)).collect();
    year(&found).filter(|_| apart)
}

fn year(digits: &[char]) -> Option<CitedVersion> {
    let year: i32 = digits.iter().collect::<String>().parse().ok()?;
    (1900..2100).contains(&year).then_some(CitedVersion::Year(year))
}
