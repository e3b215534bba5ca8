//! The rules, and what is found by them.

use std::ops::Range;

/// A rule of style. Its name is the code under which it is reported, and a key of `lints` in the settings.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Rule {
    /// A blank between Han and Latin letters or digits.
    BlankBesideLatin,
    /// Blanks between the characters of a Chinese word.
    BlankInChinese,
    /// A blank beside a full-width mark.
    BlankBesideMark,
    /// A half-width mark in a Chinese sentence.
    HalfWidthMark,
    /// Straight quotation marks round Chinese.
    StraightQuotes,
    /// Curly quotation marks the wrong way round.
    ReversedQuotes,
    /// “ ” inside “ ”.
    NestedQuotes,
    /// A quotation mark without its partner.
    UnpairedQuotes,
    /// An ellipsis that is not `……`.
    WrongEllipsis,
    /// A dash that is not `——`.
    WrongDash,
    /// What stands for `｜` in a title.
    TitleBar,
    /// A mark that stands twice.
    DoubledMark,
    /// Latin letters and digits in full width.
    FullWidthLetters,
    /// A full-width mark in an English sentence.
    FullWidthInEnglish,
    /// A paragraph that ends inside a sentence.
    BrokenLine,
    /// A radical or compatibility ideograph for the character.
    RadicalForCharacter,
    /// A character without width.
    ZeroWidthCharacter,
    /// A character for private use.
    PrivateUseCharacter,
    /// `l`, `O` or `I` in a number.
    LettersForDigits,
    /// A character that many fonts do not have.
    RareCharacter,
}

impl Rule {
    /// All of them, in the order of the reference.
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

    /// Its name, the same in every release.
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

    /// Whether what it finds may be put right in the text of a law, of which nothing but blanks and the encoding of
    /// characters may be touched.
    pub(super) const fn may_mend_law(self) -> bool {
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

/// Something that a rule found.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Finding {
    /// The rule.
    pub rule: Rule,
    /// Its bytes in the source.
    pub at: Range<usize>,
    /// What stands there.
    pub found: String,
    /// What would stand instead, with some characters around it; `None` where nobody but the author can know.
    pub instead: Option<String>,
    /// What to change; empty where it is not certain.
    pub edits: Vec<Edit>,
}

/// A change of the source.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Edit {
    /// The bytes that go.
    pub at: Range<usize>,
    /// What comes in their place.
    pub to: String,
}
