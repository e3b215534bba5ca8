//! Letters that a program for reading print took for digits.

/// Runs of `l`, `O`, `o`, `I` and digits beside a numeral or before a unit, as bytes: `lO万元`, `2O日`.
pub fn letters_for_digits(text: &str) -> impl Iterator<Item = (usize, usize)> {
    let mut at = 0;
    std::iter::from_fn(move || {
        let start = at + text[at..].find(|c: char| c.is_ascii_alphanumeric())?;
        let end = text[start..].find(|c: char| !c.is_ascii_alphanumeric()).map_or(text.len(), |end| start + end);
        at = end;
        Some((start, end))
    })
    .filter(|(start, end)| {
        let run = &text[*start..*end];
        let looks_so = |c: char| c.is_ascii_digit() || matches!(c, 'l' | 'O' | 'o' | 'I');
        let is_numeral = |c: Option<char>| c.is_some_and(super::is_numeral);
        let beside = is_numeral(text[..*start].chars().next_back()) || is_numeral(text[*end..].chars().next());
        let unit = ['万', '元', '年', '月', '日', '人', '岁', '倍', '个', '条', '款', '项', '％', '%'];
        let is_odd = run.chars().all(looks_so) && run.contains(|c: char| !c.is_ascii_digit());
        is_odd && (beside || text[*end..].starts_with(unit))
    })
}
