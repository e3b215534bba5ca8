//! Folding: texts that a search treats alike, whatever their width, case, blanks and punctuation.
//!
//! Each character is normalised with the marks that follow it, to NFKC (<https://www.unicode.org/reports/tr15/>) and then to
//! lower case, so that composed and decomposed texts are alike; the browser does `c.normalize('NFKC').toLowerCase()`. Marks
//! that compose with nothing are skipped, and whatever is neither a letter nor a number ends a word.

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

/// Whether the character may compose with the one before it: a combining mark, a voicing mark of half-width kana, a vowel or
/// a final consonant of hangul. `static/search.js` has the same.
fn joins(c: char) -> bool {
    match c {
        '\u{ff9e}' | '\u{ff9f}' | '\u{1160}'..='\u{11ff}' => true,
        // Most characters are no marks, without looking them up.
        '\0'..='\u{2ff}' | '\u{3000}'..='\u{3029}' | '\u{3030}'..='\u{3098}' | '\u{309b}'..='\u{a66e}' => false,
        _ => is_combining_mark(c),
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
    let mut chars = text.chars().peekable();
    while let Some(c) = chars.next() {
        if chars.peek().is_some_and(|next| joins(*next)) {
            let mut cluster = String::from(c);
            while let Some(next) = chars.next_if(|next| joins(*next)) {
                cluster.push(next);
            }
            cluster.nfkc().flat_map(char::to_lowercase).for_each(&mut folded);
            continue;
        }
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
        assert_eq!(folded("P\u{336}leiade"), "[pleiade]");
        assert_eq!(folded("İ ΣΑΣ"), "[i][σασ]");
    }

    #[test]
    fn composed_and_decomposed_texts_are_alike() {
        for (one, other) in [
            ("Pléiade", "Ple\u{301}iade"),
            ("ﾊﾟｿｺﾝ ｶﾞｲﾄﾞ", "パソコン ガイド"),
            ("カ\u{3099}イト\u{3099}", "ガイド"),
            ("\u{1112}\u{1161}\u{11ab}\u{1100}\u{1173}\u{11af}", "한글"),
            ("ﾊﾟｿｺﾝ".nfd().collect::<String>().as_str(), "パソコン"),
        ] {
            assert_eq!(folded(one), folded(other), "{one}");
        }
    }

    #[test]
    fn no_character_that_is_passed_over_is_a_mark() {
        let marks = ('\0'..=char::MAX).filter(|c| is_combining_mark(*c) && !joins(*c));
        assert_eq!(marks.collect::<String>(), "");
    }

    #[test]
    fn the_length_is_what_is_searched() {
        assert_eq!(length("《网络安全法》2024"), 6);
    }
}
