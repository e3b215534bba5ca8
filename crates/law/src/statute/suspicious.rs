//! Misleading characters, as texts extracted from PDF files contain them.

use super::anomaly::{Anomaly, AnomalyKind};
use super::block::{Block, BlockKind};
use crate::characters::{is_blank, is_zero_width};
use crate::numerals::letters_for_digits;

/// The maximum number of these anomalies per text.
const MAX_REPORTED: usize = 50;

/// Adds the misleading characters of all blocks to `anomalies`.
pub(super) fn report(blocks: &[Block<'_>], anomalies: &mut Vec<Anomaly>) {
    let found = blocks.iter().filter(|block| block.kind != BlockKind::Other).flat_map(of_block);
    anomalies.extend(found.take(MAX_REPORTED));
}

fn of_block(block: &Block<'_>) -> Vec<Anomaly> {
    let text = &block.text;
    if text.is_ascii() {
        return Vec::new();
    }
    let anomaly = |within, kind| Anomaly { span: block.span(within), kind };
    if text.chars().all(is_blank) && text.chars().any(is_zero_width) {
        return vec![anomaly(0..text.len(), AnomalyKind::EmptyParagraph)];
    }
    let mut found = Vec::new();
    for (at, c) in text.char_indices() {
        let kind = match c {
            '\u{2e80}'..='\u{2fd5}' => AnomalyKind::Radical(c),
            '\u{e000}'..='\u{f8ff}' | '\u{f0000}'..='\u{10fffd}' => AnomalyKind::PrivateUse(c),
            '笫' => AnomalyKind::MisspelledOrdinal,
            c if is_zero_width(c) => AnomalyKind::Invisible(c),
            _ => continue,
        };
        found.push(anomaly(at..at + c.len_utf8(), kind));
    }
    found.extend(letters_for_digits(text).map(|within| anomaly(within, AnomalyKind::LettersForDigits)));
    found
}
