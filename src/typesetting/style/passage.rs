//! A run of prose in which every character has its place in the source.

use std::ops::Range;

use super::rule::{Edit, Finding, Rule};
use crate::values::is_han;

/// The placeholder for displayed content that is not prose: code, a formula, a picture, a web address.
pub(super) const OTHER: char = '\u{fffc}';

/// How many characters of context are shown before and after a suggested change.
const CONTEXT: usize = 6;

/// What a passage is used for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Role {
    /// A title in the front matter, or a heading.
    Title,
    /// A paragraph of the body that is not inside another block.
    Paragraph,
    /// Any other text.
    Text,
    /// The name of a person or an organisation.
    Name,
}

/// A run of prose.
#[derive(Clone, Debug)]
pub struct Passage {
    /// What it is used for.
    pub role: Role,
    pub(super) chars: Vec<char>,
    places: Vec<Range<usize>>,
}

impl Passage {
    /// An empty passage.
    #[must_use]
    pub fn new(role: Role) -> Self {
        Self { role, chars: Vec::new(), places: Vec::new() }
    }

    /// Appends `text`, which begins at byte `at` of the source and is written there in the same form. Web and e-mail
    /// addresses in it become placeholders.
    pub fn push(&mut self, text: &str, at: usize) {
        let mut rest = 0;
        for address in addresses(text) {
            self.push_prose(&text[rest..address.start], at + rest);
            self.push_other(at + address.start..at + address.end);
            rest = address.end;
        }
        self.push_prose(&text[rest..], at + rest);
    }

    fn push_prose(&mut self, text: &str, at: usize) {
        for (place, c) in text.char_indices() {
            self.chars.push(c);
            self.places.push(at + place..at + place + c.len_utf8());
        }
    }

    /// Appends the placeholder for something that is not prose.
    pub fn push_other(&mut self, at: Range<usize>) {
        self.chars.push(OTHER);
        self.places.push(at);
    }

    /// Appends a line end.
    pub fn push_break(&mut self, at: Range<usize>) {
        self.chars.push('\n');
        self.places.push(at);
    }

    /// Whether it has no characters.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.chars.is_empty()
    }

    /// Its bytes in the source, from the first character to the last.
    pub(super) fn span(&self) -> Range<usize> {
        let start = self.places.first().map_or(0, |place| place.start);
        start..self.places.last().map_or(start, |place| place.end)
    }

    pub(super) fn get(&self, at: usize) -> Option<char> {
        self.chars.get(at).copied()
    }

    pub(super) fn before(&self, at: usize) -> Option<char> {
        at.checked_sub(1).and_then(|at| self.get(at))
    }

    /// The nearest non-blank character before `at`, with its place.
    pub(super) fn nearest_before(&self, at: usize) -> Option<(usize, char)> {
        self.chars[..at].iter().copied().enumerate().rev().find(|(_, c)| !is_blank(*c))
    }

    /// The nearest non-blank character at or after `at`, with its place.
    pub(super) fn nearest_from(&self, at: usize) -> Option<(usize, char)> {
        self.chars.iter().copied().enumerate().skip(at).find(|(_, c)| !is_blank(*c))
    }

    /// The places of the characters that are one of `marks`.
    pub(super) fn places_of<'p>(&'p self, marks: &'p [char]) -> impl Iterator<Item = usize> + 'p {
        self.chars.iter().enumerate().filter(|(_, c)| marks.contains(c)).map(|(at, _)| at)
    }

    /// The runs of one and the same character that is one of `marks`.
    pub(super) fn runs_of<'p>(&'p self, marks: &'p [char]) -> impl Iterator<Item = Range<usize>> + 'p {
        self.places_of(marks).filter(|at| self.before(*at) != self.get(*at)).map(|at| {
            let same = self.chars[at..].iter().take_while(|c| **c == self.chars[at]).count();
            at..at + same
        })
    }

    /// Whether it is a Chinese text: it has at least as many Han characters as Latin words.
    pub(super) fn is_chinese(&self) -> bool {
        let han = self.chars.iter().filter(|c| is_han(**c)).count();
        let mut words = 0;
        let mut before = false;
        for c in &self.chars {
            words += usize::from(c.is_ascii_alphabetic() && !before);
            before = c.is_ascii_alphabetic();
        }
        han > 0 && han >= words
    }

    /// A finding at these characters without a suggestion.
    pub(super) fn report(&self, rule: Rule, at: Range<usize>) -> Finding {
        let found = self.chars[at.clone()].iter().collect();
        Finding { rule, at: self.bytes(&at), found, instead: None, edits: Vec::new() }
    }

    /// A finding with a suggestion that is not certain.
    pub(super) fn suggest(&self, rule: Rule, at: Range<usize>, changes: &[(Range<usize>, String)]) -> Finding {
        Finding { instead: Some(self.changed(changes)), ..self.report(rule, at) }
    }

    /// A finding that is fixed by these changes, which are ascending. Where a change spans something that is not contiguous
    /// in the source, the finding is only a suggestion.
    pub(super) fn fix(&self, rule: Rule, at: Range<usize>, changes: &[(Range<usize>, String)]) -> Finding {
        let edit = |(at, to): &(Range<usize>, String)| {
            self.is_contiguous(at).then(|| Edit { at: self.bytes(at), to: to.clone() })
        };
        let edits = changes.iter().map(edit).collect::<Option<Vec<_>>>().unwrap_or_default();
        Finding { edits, ..self.suggest(rule, at, changes) }
    }

    /// The bytes of these characters in the source.
    fn bytes(&self, at: &Range<usize>) -> Range<usize> {
        if at.is_empty() {
            let here = self.places.get(at.start).map_or_else(|| self.span().end, |place| place.start);
            return here..here;
        }
        self.places[at.start].start..self.places[at.end - 1].end
    }

    /// Whether these characters follow each other in the source without a gap, and none is a placeholder.
    fn is_contiguous(&self, at: &Range<usize>) -> bool {
        self.places[at.clone()].windows(2).all(|two| two[0].end == two[1].start)
            && !self.chars[at.clone()].contains(&OTHER)
    }

    /// The text after the changes, with some characters of context around the first one.
    fn changed(&self, changes: &[(Range<usize>, String)]) -> String {
        let Some((first, _)) = changes.first() else { return String::new() };
        let from = first.start.saturating_sub(CONTEXT);
        let near: Vec<_> = changes.iter().filter(|(at, _)| at.start <= first.end + 3 * CONTEXT).collect();
        let last = near.last().map_or(first.end, |(at, _)| at.end);
        let to = (last + CONTEXT).min(self.chars.len());
        let mut out = if from > 0 { "…".to_owned() } else { String::new() };
        let mut at = from;
        for (place, new) in near {
            out.extend(&self.chars[at..place.start]);
            out.push_str(new);
            at = place.end;
        }
        out.extend(&self.chars[at..to]);
        if to < self.chars.len() {
            out.push('…');
        }
        out.replace(OTHER, "□").replace('\n', " ")
    }
}

/// The bytes of web addresses and e-mail addresses in a text.
fn addresses(text: &str) -> Vec<Range<usize>> {
    let mut found: Vec<Range<usize>> = Vec::new();
    let inside = |c: char| c.is_ascii_graphic() && !matches!(c, '<' | '>' | '"');
    for begin in ["://", "www.", "@"] {
        for (at, _) in text.match_indices(begin) {
            let back = text[..at]
                .chars()
                .rev()
                .take_while(|c| c.is_ascii_alphanumeric() || matches!(c, '.' | '-' | '_' | '+'));
            let start = at - if begin == "www." { 0 } else { back.map(char::len_utf8).sum() };
            let end = at + text[at..].chars().take_while(|c| inside(*c)).map(char::len_utf8).sum::<usize>();
            let end = start + text[start..end].trim_end_matches(['.', ',', ';', ':', '!', '?', ')']).len();
            if start < at + usize::from(begin == "www.") && end > at + begin.len() {
                found.push(start..end);
            }
        }
    }
    found.sort_by_key(|range| (range.start, std::cmp::Reverse(range.end)));
    found.dedup_by(|next, before| next.start < before.end);
    found
}

/// A blank as it is typed or pasted between words.
pub(super) fn is_blank(c: char) -> bool {
    matches!(c, ' ' | '\u{a0}')
}

/// A full-width mark, or a quotation mark that Chinese shares with Western text.
pub(super) fn is_full_mark(c: char) -> bool {
    matches!(
        c,
        '，' | '。'
            | '；'
            | '：'
            | '？'
            | '！'
            | '、'
            | '（'
            | '）'
            | '《'
            | '》'
            | '〈'
            | '〉'
            | '【'
            | '】'
            | '「'
            | '」'
            | '『'
            | '』'
            | '〔'
            | '〕'
            | '“'
            | '”'
            | '‘'
            | '’'
    )
}

/// Whether the character can end a Chinese word or a quotation.
pub(super) fn ends_chinese(c: char) -> bool {
    is_han(c) || matches!(c, '）' | '》' | '〉' | '】' | '」' | '』' | '〕' | '”' | '’' | '％')
}

/// Whether the character can begin a Chinese word or a quotation.
pub(super) fn begins_chinese(c: char) -> bool {
    is_han(c) || matches!(c, '（' | '《' | '〈' | '【' | '「' | '『' | '〔' | '“' | '‘')
}
