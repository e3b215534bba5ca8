//! Characters that come from PDF texts and mislead.

use super::marks::is_zero_width;
use super::{Block, BlockKind, Doubt, Doubted, is_blank};

/// The most doubts of this sort in a text.
const MAX_SAID: usize = 50;

/// Reports them.
pub(super) fn report(blocks: &[Block<'_>], doubts: &mut Vec<Doubt>) {
    let found = blocks.iter().filter(|block| block.kind != BlockKind::Other).flat_map(of_block);
    doubts.extend(found.take(MAX_SAID));
}

fn of_block(block: &Block<'_>) -> Vec<Doubt> {
    let text = &block.text;
    if text.is_ascii() {
        return Vec::new();
    }
    let doubt = |start: usize, end: usize, what| Doubt { span: block.span(start..end), what };
    if text.chars().all(is_blank) && text.chars().any(is_zero_width) {
        return vec![doubt(0, text.len(), Doubted::EmptyParagraph)];
    }
    let mut found = Vec::new();
    for (at, c) in text.char_indices() {
        let what = match c {
            '\u{2e80}'..='\u{2fd5}' => Doubted::Radical(c),
            '\u{e000}'..='\u{f8ff}' | '\u{f0000}'..='\u{10fffd}' => Doubted::PrivateUse(c),
            '笫' => Doubted::WrongOrdinal,
            c if is_zero_width(c) => Doubted::Invisible(c),
            _ => continue,
        };
        found.push(doubt(at, at + c.len_utf8(), what));
    }
    found.extend(letters_for_digits(text).map(|(start, end)| doubt(start, end, Doubted::LettersForDigits)));
    found
}

/// Runs of `l`, `O`, `o`, `I` and digits before a unit: `lO万元`, `2O日`.
fn letters_for_digits(text: &str) -> impl Iterator<Item = (usize, usize)> {
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
        let is_numeral = |c: Option<char>| c.is_some_and(crate::values::is_numeral);
        let beside = is_numeral(text[..*start].chars().next_back()) || is_numeral(text[*end..].chars().next());
        let unit = ['万', '元', '年', '月', '日', '人', '岁', '倍', '个', '条', '款', '项', '％', '%'];
        let is_odd = run.chars().all(looks_so) && run.contains(|c: char| !c.is_ascii_digit());
        is_odd && (beside || text[*end..].starts_with(unit))
    })
}
