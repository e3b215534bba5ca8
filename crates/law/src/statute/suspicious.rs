//! Characters that come from PDF texts and mislead.

use super::marks::is_zero_width;
use super::{Block, BlockKind, Doubt, Doubted, is_blank};
use crate::numerals::letters_for_digits;

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
