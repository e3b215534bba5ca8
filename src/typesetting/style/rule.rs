//! The rules of style and their findings.

use std::ops::Range;

pub(crate) use crate::faults::Edit;

/// A rule of style. Its name is the code of its faults and a key of `lints` in the settings.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Rule {
    /// A blank between Han characters and Latin letters or digits.
    BlankBesideLatin,
    /// Blanks between the characters of a Chinese word.
    BlankInChinese,
    /// A blank beside a full-width mark.
    BlankBesideMark,
    /// A half-width mark in a Chinese sentence.
    HalfWidthMark,
    /// Straight quotation marks around Chinese.
    StraightQuotes,
    /// Reversed curly quotation marks.
    ReversedQuotes,
    /// “ ” inside “ ”.
    NestedQuotes,
    /// A quotation mark without its partner.
    UnpairedQuotes,
    /// An ellipsis that is not `……`.
    WrongEllipsis,
    /// A dash that is not `——`.
    WrongDash,
    /// A character used instead of `｜` in a title.
    TitleBar,
    /// A repeated mark.
    DoubledMark,
    /// Latin letters and digits in full width.
    FullWidthLetters,
    /// A full-width mark in an English sentence.
    FullWidthInEnglish,
    /// A paragraph that ends inside a sentence.
    BrokenLine,
    /// A radical or compatibility ideograph used instead of the character.
    RadicalForCharacter,
    /// A zero-width character.
    ZeroWidthCharacter,
    /// A private-use character.
    PrivateUseCharacter,
    /// `l`, `O` or `I` in a number.
    LettersForDigits,
    /// A character that many fonts lack.
    RareCharacter,
}

impl Rule {
    /// All rules, in the order of the reference.
    pub const ALL: [Self; 20] = [
        Self::BlankBesideLatin,
        Self::BlankInChinese,
        Self::BlankBesideMark,
        Self::HalfWidthMark,
        Self::StraightQuotes,
        Self::ReversedQuotes,
        Self::NestedQuotes,
        Self::UnpairedQuotes,
        Self::WrongEllipsis,
        Self::WrongDash,
        Self::TitleBar,
        Self::DoubledMark,
        Self::FullWidthLetters,
        Self::FullWidthInEnglish,
        Self::BrokenLine,
        Self::RadicalForCharacter,
        Self::ZeroWidthCharacter,
        Self::PrivateUseCharacter,
        Self::LettersForDigits,
        Self::RareCharacter,
    ];

    /// Its name, which never changes between releases.
    #[must_use]
    pub const fn name(self) -> &'static str {
        match self {
            Self::BlankBesideLatin => "blank-beside-latin",
            Self::BlankInChinese => "blank-in-chinese",
            Self::BlankBesideMark => "blank-beside-mark",
            Self::HalfWidthMark => "half-width-mark",
            Self::StraightQuotes => "straight-quotes",
            Self::ReversedQuotes => "reversed-quotes",
            Self::NestedQuotes => "nested-quotes",
            Self::UnpairedQuotes => "unpaired-quotes",
            Self::WrongEllipsis => "wrong-ellipsis",
            Self::WrongDash => "wrong-dash",
            Self::TitleBar => "title-bar",
            Self::DoubledMark => "doubled-mark",
            Self::FullWidthLetters => "full-width-letters",
            Self::FullWidthInEnglish => "full-width-in-english",
            Self::BrokenLine => "broken-line",
            Self::RadicalForCharacter => "radical-for-character",
            Self::ZeroWidthCharacter => "zero-width-character",
            Self::PrivateUseCharacter => "private-use-character",
            Self::LettersForDigits => "letters-for-digits",
            Self::RareCharacter => "rare-character",
        }
    }

    /// Whether its findings may be fixed in the text of a law, in which only blanks and the encoding of characters may be
    /// changed.
    pub(super) const fn may_fix_law(self) -> bool {
        matches!(
            self,
            Self::BlankBesideLatin
                | Self::BlankInChinese
                | Self::BlankBesideMark
                | Self::RadicalForCharacter
                | Self::ZeroWidthCharacter
        )
    }
}

/// Something that a rule reports.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Finding {
    /// The rule.
    pub rule: Rule,
    /// Its bytes in the source.
    pub at: Range<usize>,
    /// The text there.
    pub found: String,
    /// The suggested text, with some characters of context; `None` where only the author can decide.
    pub instead: Option<String>,
    /// The edits that fix it; empty where the fix is not certain.
    pub edits: Vec<Edit>,
}
