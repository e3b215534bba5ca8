//! Folding: texts that a search treats alike, whatever their width, case, blanks and punctuation.
//!
//! Each character is normalised on its own, to NFKC (<https://www.unicode.org/reports/tr15/>) and then to lower case; the
//! browser does `c.normalize('NFKC').toLowerCase()`. Combining marks are skipped, and whatever is neither a letter nor a
//! number ends a word.

use unicode_normalization::UnicodeNormalization;
use unicode_normalization::char::is_combining_mark;

/// A unit of a folded text.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Unit<'a> {
    /// A character of a script that is written without blanks between words.
    Char(char),
    /// A word of letters of other scripts and of digits.
    Word(&'a str),
}

/// The class of a folded character.
enum Class {
    /// A unit by itself.
    Single,
    /// A part of a word.
    Letter,
    /// A combining mark, which is skipped.
    Mark,
    /// Ends a word.
    Separator,
}

/// The most frequent punctuation of Chinese texts.
const PUNCTUATION: [char; 20] = [
    '，', '。', '、', '；', '：', '？', '！', '（', '）', '《', '》', '〈', '〉', '“', '”', '‘', '’', '—', '…',
    '\u{3000}',
];

/// Whether the character is a unit by itself: Han, kana, bopomofo and hangul. `static/search.js` has the same ranges.
fn is_single(c: char) -> bool {
    matches!(c,
        '\u{4e00}'..='\u{9fff}' | '\u{3005}'..='\u{3007}' | '\u{3021}'..='\u{3029}' | '\u{3031}'..='\u{3035}'
        | '\u{3038}'..='\u{303b}' | '\u{3041}'..='\u{3096}' | '\u{309d}'..='\u{309f}' | '\u{30a1}'..='\u{30fa}'
        | '\u{30fc}'..='\u{30ff}' | '\u{3105}'..='\u{312f}' | '\u{3131}'..='\u{318e}' | '\u{31a0}'..='\u{31bf}'
        | '\u{31f0}'..='\u{31ff}' | '\u{3400}'..='\u{4dbf}' | '\u{1100}'..='\u{11ff}' | '\u{a960}'..='\u{a97c}'
        | '\u{ac00}'..='\u{d7a3}' | '\u{f900}'..='\u{faff}' | '\u{20000}'..='\u{3ffff}')
}

fn class(c: char) -> Class {
    if is_single(c) {
        Class::Single
    } else if is_combining_mark(c) {
        Class::Mark
    } else if c.is_alphanumeric() {
        Class::Letter
    } else {
        Class::Separator
    }
}

/// Calls `put` with each unit of the text, in order.
pub(super) fn units(text: &str, mut put: impl FnMut(Unit<'_>)) {
    let mut word = String::new();
    let mut folded = |c: char| match class(c) {
        Class::Mark => {}
        Class::Letter => word.push(if c == 'ς' { 'σ' } else { c }),
        Class::Single | Class::Separator => {
            if !word.is_empty() {
                put(Unit::Word(&word));
                word.clear();
            }
            if is_single(c) {
                put(Unit::Char(c));
            }
        }
    };
    for c in text.chars() {
        match c {
            // The most frequent characters fold to themselves or to lower case, without normalisation.
            '\u{4e00}'..='\u{9fff}' => folded(c),
            '\0'..='\u{7f}' => folded(c.to_ascii_lowercase()),
            // Chinese punctuation ends a word, as do the characters to which it is normalised.
            _ if PUNCTUATION.contains(&c) => folded(' '),
            _ => std::iter::once(c).nfkc().flat_map(char::to_lowercase).for_each(&mut folded),
        }
    }
    folded(' ');
}

/// The number of units of a text.
#[must_use]
pub(crate) fn length(text: &str) -> usize {
    let mut count = 0;
    units(text, |_| count += 1);
    count
}

#[cfg(test)]
mod tests {
    use super::*;

    fn folded(text: &str) -> String {
        let mut parts: Vec<String> = Vec::new();
        units(text, |unit| {
            parts.push(match unit {
                Unit::Char(c) => c.to_string(),
                Unit::Word(word) => format!("[{word}]"),
            });
        });
        parts.concat()
    }

    #[test]
    fn width_case_and_blanks_do_not_matter() {
        for text in ["于2024年", "于 2024 年", "于２０２４年。", "于　2024\u{200b} 年"] {
            assert_eq!(folded(text), "于[2024]年", "{text}");
        }
        assert_eq!(folded("ＣＴＦ Ctf"), "[ctf][ctf]");
        assert_eq!(folded("ｶﾀｶﾅ カタカナ"), "カタカナカタカナ");
        assert_eq!(folded("GB/T 22239-2019"), "[gb][t][22239][2019]");
    }

    #[test]
    fn what_is_no_letter_is_passed_over_and_ends_a_word() {
        assert_eq!(folded("“深育杯”，大赛"), "深育杯大赛");
        assert_eq!(folded("<script>alert(1)</script>"), "[script][alert][1][script]");
        assert_eq!(folded("㈱①㎡"), "株[1m2]");
        assert_eq!(folded("…—·"), "");
    }

    #[test]
    fn frequent_punctuation_ends_a_word_and_is_nothing_else() {
        for c in PUNCTUATION {
            let normalised = std::iter::once(c).nfkc();
            assert!(normalised.flat_map(char::to_lowercase).all(|c| matches!(class(c), Class::Separator)), "{c}");
        }
    }

    #[test]
    fn marks_do_not_part_words() {
        assert_eq!(folded("Ple\u{301}iade"), "[pleiade]");
        assert_eq!(folded("İ ΣΑΣ"), "[i][σασ]");
    }

    #[test]
    fn the_length_is_what_is_searched() {
        assert_eq!(length("《网络安全法》2024"), 6);
    }
}
