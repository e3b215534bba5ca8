//! Classes of characters that typesetting distinguishes, and the length of texts.

use super::is_han;

/// Whether one of the characters is Han and the other a Latin letter or a digit.
fn is_mixed_gap(before: char, after: char) -> bool {
    (is_han(before) && after.is_ascii_alphanumeric()) || (before.is_ascii_alphanumeric() && is_han(after))
}

/// A character that is invisible or misleading: control characters, noncharacters (which the program uses internally),
/// and marks that change the direction of text (Unicode UAX 9).
#[must_use]
pub(crate) fn is_invisible(c: char) -> bool {
    matches!(c, '\u{0}'..='\u{8}' | '\u{b}' | '\u{c}' | '\u{e}'..='\u{1f}' | '\u{7f}')
        || matches!(c, '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}' | '\u{fdd0}'..='\u{fdef}')
        || (u32::from(c) & 0xFFFE) == 0xFFFE
}

/// The text without [invisible](is_invisible) characters; `None` if it has none.
#[must_use]
pub(crate) fn without_invisible(text: &str) -> Option<String> {
    text.contains(is_invisible).then(|| text.chars().filter(|c| !is_invisible(*c)).collect())
}

/// Drops the blanks between Han and Latin letters or digits: `2024 年度` becomes `2024年度`.
#[must_use]
pub(crate) fn tidy_blanks(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    let mut rest = text;
    while let Some(at) = rest.find(' ') {
        let (head, tail) = rest.split_at(at);
        out.push_str(head);
        let after = tail.trim_start_matches(' ');
        let gap = match (out.chars().next_back(), after.chars().next()) {
            (Some(before), Some(next)) => is_mixed_gap(before, next),
            _ => false,
        };
        if !gap {
            out.push_str(&tail[..tail.len() - after.len()]);
        }
        rest = after;
    }
    out.push_str(rest);
    out
}

/// The length of a text (字数): the number of Han characters plus the number of words of other scripts.
#[must_use]
pub(crate) fn count_words(text: &str) -> usize {
    let mut count = 0;
    let mut in_word = false;
    for c in text.chars() {
        let han = is_han(c);
        let part = !han && (c.is_alphanumeric() || (in_word && matches!(c, '\'' | '.' | '-' | '_')));
        count += usize::from(han || (part && !in_word));
        in_word = part;
    }
    count
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn blanks_beside_latin_go_and_others_stay() {
        assert_eq!(tidy_blanks("2024 年度 ISC 大会"), "2024年度ISC大会");
        assert_eq!(tidy_blanks("强信念 铸网盾 a b"), "强信念 铸网盾a b");
    }

    #[test]
    fn counts_characters_and_words() {
        assert_eq!(count_words("网络安全 Web 2.0，共 3 项。"), 4 + 2 + 1 + 1 + 1);
    }
}
