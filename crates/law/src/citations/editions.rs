//! Which text of a law is meant where several were in force: 《…》（2018年修正）, 2016年《…》, 原《…》.

use super::Edition;
use super::signs::Signs;

/// What says that the law as it was before is meant.
const FORMER: &[&str] = &["原", "旧", "修订前的", "修正前的", "修改前的", "修订前", "修正前", "修改前"];
/// Names of places and other words that end with 原.
const NO_FORMER: &[&str] = &["太原", "平原", "高原", "草原", "中原", "开原", "固原", "松原", "五原", "三原", "还原"];
/// What may stand between a year and the name of a law.
const MADE: &[&str] = &["修订", "修正", "修改", "颁布", "公布", "制定", "通过", "实施", "施行"];

/// The text of which a note behind a title speaks: by the last year in it.
pub(super) fn noted(note: &str) -> Option<Edition> {
    let signs: Vec<char> = note.chars().collect();
    let is_year = |at: &usize| {
        let digit = |at: usize| signs.get(at).is_some_and(char::is_ascii_digit);
        let before = at.checked_sub(1).map(|at| signs[at]);
        let apart = before.is_none_or(|c| !c.is_ascii_alphanumeric() && !matches!(c, '-' | '—' | '–' | '/'));
        let behind = signs.get(at + 4).is_none_or(|c| matches!(c, '年' | '修' | '版' | '本'));
        apart && behind && (*at..at + 4).all(digit)
    };
    let at = (0..signs.len().saturating_sub(3)).rev().find(is_year)?;
    year(&signs[at..at + 4])
}

/// The text of which the words before a name at `at` speak.
pub(super) fn before(signs: &Signs, at: usize) -> Option<Edition> {
    if FORMER.iter().any(|word| signs.ends(at, word)) {
        return (!NO_FORMER.iter().any(|word| signs.ends(at, word))).then_some(Edition::Former);
    }
    let shorter = |at: usize, word: &str| if signs.ends(at, word) { at - word.chars().count() } else { at };
    let at = shorter(at, "的");
    let at = MADE.iter().map(|word| shorter(at, word)).min().unwrap_or(at);
    let digits = shorter(at, "年").checked_sub(4).filter(|_| signs.ends(at, "年"))?;
    let apart = !signs.before(digits).is_some_and(|c| c.is_ascii_alphanumeric());
    let found: Vec<char> = (digits..digits + 4).filter_map(|at| signs.get(at)).collect();
    year(&found).filter(|_| apart)
}

fn year(digits: &[char]) -> Option<Edition> {
    let year: i32 = digits.iter().collect::<String>().parse().ok()?;
    (1900..2100).contains(&year).then_some(Edition::Year(year))
}
