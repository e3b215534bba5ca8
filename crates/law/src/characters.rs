//! Classes of characters in Chinese text.

/// A Han character: a CJK ideograph, the iteration mark `々` or the zero `〇`.
#[must_use]
#[inline]
pub fn is_han(c: char) -> bool {
    matches!(u32::from(c),
        0x3005 | 0x3007 | 0x3400..=0x4DBF | 0x4E00..=0x9FFF | 0xF900..=0xFAFF | 0x2_0000..=0x3_FFFD)
}

/// A CJK character in the sense of the emphasis rules of markdown-cjk-friendly: a wide or full-width character
/// (Unicode UAX 11) or Hangul, with punctuation, without emoji.
#[must_use]
#[inline]
pub fn is_cjk(c: char) -> bool {
    matches!(u32::from(c),
        0x1100..=0x11FF | 0x20A9 | 0x2329..=0x232A | 0x2630..=0x2637 | 0x268A..=0x268F | 0x2E80..=0x303E
        | 0x3041..=0x3247 | 0x3250..=0xA4CF | 0xA960..=0xA97C | 0xAC00..=0xD7FF | 0xF900..=0xFAFF
        | 0xFE10..=0xFE19 | 0xFE30..=0xFE6F | 0xFF01..=0xFFEE | 0x1_6FE0..=0x1_91D2 | 0x1_AFF0..=0x1_B2FF
        | 0x1_D300..=0x1_D376 | 0x1_F200 | 0x1_F202 | 0x1_F210..=0x1_F219 | 0x1_F21B..=0x1_F22E
        | 0x1_F230..=0x1_F231 | 0x1_F237 | 0x1_F23B | 0x1_F240..=0x1_F248 | 0x1_F260..=0x1_F265
        | 0x2_0000..=0x3_FFFD)
}

/// White space, or a character that shows nothing: zero-width characters and the soft hyphen.
#[must_use]
#[inline]
pub fn is_blank(c: char) -> bool {
    c.is_whitespace() || is_zero_width(c)
}

/// A character without width that is no control character.
pub(crate) fn is_zero_width(c: char) -> bool {
    matches!(c, '\u{200b}'..='\u{200f}' | '\u{2060}'..='\u{2064}' | '\u{feff}' | '\u{ad}')
}

/// Whether the character is punctuation that Chinese shares with Western text: it is Chinese only beside Chinese.
#[must_use]
pub fn is_shared_punctuation(c: char) -> bool {
    matches!(c, '“' | '”' | '‘' | '’' | '—' | '…' | '·')
}

fn is_hangul(c: char) -> bool {
    matches!(u32::from(c), 0x1100..=0x11FF | 0x3130..=0x318F | 0xA960..=0xA97C | 0xAC00..=0xD7FF | 0xFFA0..=0xFFDC)
}

/// Whether the two characters are joined without a space if a line break stands between them.
///
/// Chinese and Japanese have no spaces between words, and the gap beside Latin letters is a matter of layout (CLREQ
/// 3.2). Korean has spaces.
#[must_use]
pub fn joins_without_blank(before: char, after: char) -> bool {
    let wide = |c| is_cjk(c) && !is_hangul(c);
    if is_hangul(before) || is_hangul(after) {
        return false;
    }
    wide(before) || wide(after) || (is_shared_punctuation(before) && is_shared_punctuation(after))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn korean_keeps_its_blanks() {
        assert!(joins_without_blank('安', '全'));
        assert!(joins_without_blank('，', 'A'));
        assert!(!joins_without_blank('가', '나'));
        assert!(!joins_without_blank('a', 'b'));
    }
}
