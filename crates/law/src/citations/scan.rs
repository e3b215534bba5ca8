//! The state of a scan, and the part of a citation that follows the law.

use super::chars::Chars;
use super::citation::{Base, Citation, Cited, CitedVersion, Division, Law, Locator};
use super::{headings, locators, titles};

/// A scan of one block of text.
pub(super) struct Scan<'s> {
    pub(super) chars: &'s Chars,
    pub(super) cited: Cited,
    /// The current position.
    pub(super) at: usize,
    /// The end of the last citation.
    pub(super) cited_to: usize,
    /// The index of the current sentence. A semicolon ends a sentence.
    pub(super) sentence: usize,
    /// The index of the current sentence. A semicolon does not end a sentence.
    pub(super) full_sentence: usize,
    /// The full sentence in which a provision of a text that is no statute was cited last.
    pub(super) foreign: Option<usize>,
    /// Whether a quotation is open.
    pub(super) quoted: bool,
    /// Whether the quotation is the new text of an amendment.
    pub(super) amends: bool,
}

/// Which version of a law a citation means.
#[derive(Default)]
pub(super) struct VersionNote {
    /// The document number.
    pub(super) number: Option<String>,
    pub(super) version: Option<CitedVersion>,
}

/// The part of a citation after the law.
pub(super) struct Rest {
    pub(super) scope: Option<Division>,
    pub(super) annex: Option<u32>,
    pub(super) locators: Vec<Locator>,
    pub(super) end: usize,
}

impl Rest {
    /// The rest of a citation that names only a law.
    pub(super) fn none(end: usize) -> Self {
        Self { scope: None, annex: None, locators: Vec::new(), end }
    }
}

impl Scan<'_> {
    /// Adds a citation that begins at `start`. Returns its end.
    pub(super) fn add(&mut self, start: usize, law: Law, note: VersionNote, rest: Rest) -> usize {
        let Rest { scope, annex, mut locators, end } = rest;
        self.cited_to = end;
        // A quoted amendment is about the text that is amended.
        let is_foreign = self.quoted && matches!(law, Law::Implied | Law::This | Law::That(_));
        if !is_foreign {
            let span = self.chars.bytes(start..end);
            if let Some(first) = locators.first_mut() {
                first.span.start = span.start;
            }
            let repeals = matches!(law, Law::Titled(_)) && titles::is_repealed(self.chars, start..end);
            let VersionNote { number, version } = note;
            self.cited.citations.push(Citation {
                span,
                law,
                number,
                version,
                scope,
                annex,
                locators,
                sentence: self.sentence,
                repeals,
            });
        }
        end
    }

    /// The scope and then headings or provisions at `at`.
    pub(super) fn rest(&self, at: usize) -> Option<Rest> {
        let begin = self.chars.skip_blanks(at);
        let (scope, begin) = match self.scope(begin) {
            Some((scope, end)) => (Some(scope), self.chars.skip_blanks(end)),
            None => (None, begin),
        };
        if let Some((locators, end)) = headings::headings(self.chars, begin) {
            // In 第三章第二十条 the article says everything.
            let article = locators::locators(self.chars, self.chars.skip_blanks(end)).ok();
            let article = article.filter(|(locators, _)| matches!(locators[0].base, Base::Article(..)));
            let (locators, end) = article.unwrap_or((locators, end));
            return Some(Rest { scope, annex: None, locators, end });
        }
        let (annex, begin) = match self.annex(begin) {
            Some((annex, end)) => (Some(annex), end),
            None => (None, begin),
        };
        let (locators, end) = locators::locators(self.chars, begin).ok()?;
        Some(Rest { scope, annex, locators, end })
    }

    /// If 附件二 stands at `at` before an article: its number (0 if there is none), and the position of the article.
    pub(super) fn annex(&self, at: usize) -> Option<(u32, usize)> {
        let (_, end) = self.chars.word_at(at, &["附件", "附录", "附表"])?;
        let (number, end) = self.chars.number(end).map_or((0, end), |(number, span)| (number, span.end));
        let begin = self.chars.skip_blanks(end);
        self.chars.is_article(begin).then_some((number, begin))
    }

    /// The division in 本章 and the like at `at`, and its end.
    pub(super) fn scope(&self, at: usize) -> Option<(Division, usize)> {
        let (word, end) = self.chars.word_at(at, &["本章", "本节", "本编", "本分编"])?;
        let division = match word {
            "本章" => Division::Chapter,
            "本节" => Division::Section,
            "本编" => Division::Part,
            _ => Division::Subpart,
        };
        (!matches!(self.chars.get(end), Some('程' | '目' | '辑'))).then_some((division, end))
    }
}
