//! A run of prose, with the place of every character in the source.

use std::ops::Range;

use super::rule::{Edit, Finding, Rule};
use crate::values::is_han;

/// Stands for what is shown but is no prose: code, a formula, a picture, an address.
pub(super) const OTHER: char = '\u{fffc}';

/// How many characters are shown before and behind what would stand instead.
const AROUND: usize = 6;

/// What a run of prose is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Role {
    /// A title in the front matter, or a heading.
    Title,
    /// A paragraph of the body that stands in nothing else.
    Paragraph,
    /// Any other text.
    Text,
    /// The name of a person or an organisation.
    Name,
}

/// A run of prose.
#[derive(Clone, Debug)]
pub struct Passage {
    /// What it is.
    pub role: Role,
    pub(super) chars: Vec<char>,
    places: Vec<Range<usize>>,
}

impl Passage {
    /// An empty one.
    #[must_use]
    pub fn new(role: Role) -> Self {
        Self { role, chars: Vec::new(), places: Vec::new() }
    }

    /// Appends `text`, which stands in the source from byte `at` on as it is. Addresses in it are no prose.
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

    /// Appends something that is no prose.
    pub fn push_other(&mut self, at: Range<usize>) {
        self.chars.push(OTHER);
        self.places.push(at);
    }

    /// Appends the end of a line.
    pub fn push_break(&mut self, at: Range<usize>) {
        self.chars.push('\n');
        self.places.push(at);
    }

    /// Whether nothing is in it.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.chars.is_empty()
    }

    /// The bytes of the source from its first character to its last.
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

    /// The place and character nearest before `at` that is no blank.
    pub(super) fn nearest_before(&self, at: usize) -> Option<(usize, char)> {
        self.chars[..at].iter().copied().enumerate().rev().find(|(_, c)| !is_blank(*c))
    }

    /// The place and character nearest at or behind `at` that is no blank.
    pub(super) fn nearest_from(&self, at: usize) -> Option<(usize, char)> {
        self.chars.iter().copied().enumerate().skip(at).find(|(_, c)| !is_blank(*c))
    }

    /// The places that hold one of `marks`.
    pub(super) fn places_of<'p>(&'p self, marks: &'p [char]) -> impl Iterator<Item = usize> + 'p {
        self.chars.iter().enumerate().filter(|(_, c)| marks.contains(c)).map(|(at, _)| at)
    }

    /// Runs of the same character that is one of `marks`.
    pub(super) fn runs_of<'p>(&'p self, marks: &'p [char]) -> impl Iterator<Item = Range<usize>> + 'p {
        self.places_of(marks).filter(|at| self.before(*at) != self.get(*at)).map(|at| {
            let same = self.chars[at..].iter().take_while(|c| **c == self.chars[at]).count();
            at..at + same
        })
    }

    /// Whether it is Chinese with Latin words in it, not the other way round.
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

    /// A finding at these characters; nothing would stand instead.
    pub(super) fn doubt(&self, rule: Rule, at: Range<usize>) -> Finding {
        let found = self.chars[at.clone()].iter().collect();
        Finding { rule, at: self.bytes(&at), found, instead: None, edits: Vec::new() }
    }

    /// A finding with what would stand instead, which is not certain.
    pub(super) fn guess(&self, rule: Rule, at: Range<usize>, changes: &[(Range<usize>, String)]) -> Finding {
        Finding { instead: Some(self.changed(changes)), ..self.doubt(rule, at) }
    }

    /// A finding that can be put right by these changes, ascending.
    pub(super) fn mend(&self, rule: Rule, at: Range<usize>, changes: &[(Range<usize>, String)]) -> Finding {
        let edit =
            |(at, to): &(Range<usize>, String)| self.is_whole(at).then(|| Edit { at: self.bytes(at), to: to.clone() });
        let edits = changes.iter().map(edit).collect::<Option<Vec<_>>>().unwrap_or_default();
        Finding { edits, ..self.guess(rule, at, changes) }
    }

    fn bytes(&self, at: &Range<usize>) -> Range<usize> {
        if at.is_empty() {
            let here = self.places.get(at.start).map_or_else(|| self.span().end, |place| place.start);
            return here..here;
        }
        self.places[at.start].start..self.places[at.end - 1].end
    }

    /// Whether these characters follow each other in the source with nothing between.
    fn is_whole(&self, at: &Range<usize>) -> bool {
        self.places[at.clone()].windows(2).all(|two| two[0].end == two[1].start)
            && !self.chars[at.clone()].contains(&OTHER)
    }

    /// What would stand there, with some characters around the first change.
    fn changed(&self, changes: &[(Range<usize>, String)]) -> String {
        let Some((first, _)) = changes.first() else { return String::new() };
        let from = first.start.saturating_sub(AROUND);
        let near: Vec<_> = changes.iter().filter(|(at, _)| at.start <= first.end + 3 * AROUND).collect();
        let last = near.last().map_or(first.end, |(at, _)| at.end);
        let to = (last + AROUND).min(self.chars.len());
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

/// Web addresses and e-mail addresses.
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

/// A mark that only Chinese has, or that Chinese shares with Western text.
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

/// What ends a Chinese word or a quotation.
pub(super) fn ends_chinese(c: char) -> bool {
    is_han(c) || matches!(c, '）' | '》' | '〉' | '】' | '」' | '』' | '〕' | '”' | '’' | '％')
}

/// What begins a Chinese word or a quotation.
pub(super) fn begins_chinese(c: char) -> bool {
    is_han(c) || matches!(c, '（' | '《' | '〈' | '【' | '「' | '『' | '〔' | '“' | '‘')
}
