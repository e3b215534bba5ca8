//! Finds the citations of laws in the events of a text. Links, code and headings are not searched.

use std::collections::HashMap;
use std::ops::Range;

use pulldown_cmark::{Event, Tag, TagEnd};

use super::definitions::Definitions;
use super::placed::Placed;
use crate::document::Passage;
use crate::faults::SourceText;
use huikan_law::citations::{Alias, Citation, Scanner, may_cite};

/// Replaces elements that are not text (code, raw HTML, formulas) in the text of a passage.
const OBJECT: char = '\u{fffc}';

/// The citations of a text, and their places in the events that are written next.
#[derive(Default)]
pub(super) struct Cites {
    pub(super) passages: Vec<Passage>,
    pub(super) aliases: Vec<Alias>,
    /// The provision that the events belong to, as an index into the statute.
    pub(super) provision: Option<usize>,
    /// For each event with signs, by its index: the byte in its text (0 for an element) and the sign.
    signs: HashMap<usize, Vec<(usize, Sign)>>,
    /// The number of links in the passages so far.
    links: usize,
    scanner: Scanner,
    /// The words that the statute defines.
    pub(super) definitions: Definitions,
}

/// The beginning or end of a link that is added to the text.
#[derive(Clone, Debug)]
pub(super) enum Sign {
    /// Begins the link of the citation with this number.
    Citation(usize),
    /// Begins the link of a defined word to the provision with this anchor.
    Defined(String),
    /// Ends the link that began last.
    End,
}

/// A text event of a passage.
struct Segment {
    event: usize,
    /// Its first byte in the text of the passage.
    start: usize,
    /// Whether it is inside a link.
    locked: bool,
}

/// The text of a passage, collected from its events.
#[derive(Default)]
struct Gathered {
    text: String,
    segments: Vec<Segment>,
}

impl Cites {
    /// Finds the citations in these events, which are written next.
    pub(super) fn read(&mut self, events: &[Placed<'_>], source: &SourceText) {
        self.signs.clear();
        let may_cite = || events.iter().any(|(event, _)| matches!(event, Event::Text(text) if may_cite(text)));
        if !self.definitions.is_waiting() && !self.scanner.is_open() && !may_cite() {
            return;
        }
        let mut passage = Gathered::default();
        let (mut deaf, mut locked) = (0_usize, 0_usize);
        for (at, (event, _)) in events.iter().enumerate() {
            match event {
                Event::Start(Tag::Heading { .. } | Tag::CodeBlock(_) | Tag::HtmlBlock | Tag::Image { .. }) => deaf += 1,
                Event::End(TagEnd::Heading(_) | TagEnd::CodeBlock | TagEnd::HtmlBlock | TagEnd::Image) => {
                    deaf = deaf.saturating_sub(1);
                    passage.text.push(OBJECT);
                }
                Event::Start(Tag::Link { .. }) => locked += 1,
                Event::End(TagEnd::Link) => locked = locked.saturating_sub(1),
                Event::InlineHtml(html) if html.starts_with("<a") || html.starts_with("<A") => locked += 1,
                Event::InlineHtml(html) if html.starts_with("</a") || html.starts_with("</A") => {
                    locked = locked.saturating_sub(1);
                }
                _ if deaf > 0 => {}
                Event::Text(text) => {
                    passage.segments.push(Segment { event: at, start: passage.text.len(), locked: locked > 0 });
                    passage.text.push_str(text);
                }
                Event::SoftBreak => passage.text.push(' '),
                Event::Start(Tag::Emphasis | Tag::Strong | Tag::Strikethrough)
                | Event::End(TagEnd::Emphasis | TagEnd::Strong | TagEnd::Strikethrough) => {}
                Event::Code(_) | Event::InlineMath(_) | Event::FootnoteReference(_) | Event::InlineHtml(_) => {
                    passage.text.push(OBJECT);
                }
                _ => {
                    self.take(std::mem::take(&mut passage), events, source);
                    locked = 0;
                }
            }
        }
        self.take(passage, events, source);
    }

    /// Finds the citations in the caption of a picture. Returns the bytes of each link with its number. `range` is the
    /// picture in the source.
    pub(super) fn caption(
        &mut self,
        caption: &str,
        source: &SourceText,
        range: &Range<usize>,
    ) -> Vec<(Range<usize>, usize)> {
        let mut cited = self.scanner.scan(caption);
        self.aliases.append(&mut cited.aliases);
        let mut passage = Passage { provision: self.provision, citations: cited.citations };
        let links: Vec<_> = passage.links().cloned().zip(self.links..).collect();
        self.links += links.len();
        let inside = source.text.get(range.clone()).and_then(|picture| picture.find(caption));
        for citation in &mut passage.citations {
            // A caption with escapes is not found in the source; then the place is the whole picture.
            shift(citation, |span| {
                inside.map_or(range.clone(), |at| range.start + at + span.start..range.start + at + span.end)
            });
        }
        if !passage.citations.is_empty() {
            self.passages.push(passage);
        }
        links
    }

    /// The signs of the event with index `at`: inside a text, before the start of an element, after its end.
    pub(super) fn signs(&self, at: usize) -> &[(usize, Sign)] {
        self.signs.get(&at).map_or(&[], Vec::as_slice)
    }

    fn take(&mut self, passage: Gathered, events: &[Placed<'_>], source: &SourceText) {
        let text = passage.text.trim_end();
        if text.is_empty() {
            return;
        }
        let from = mark(text);
        let mut cited = self.scanner.scan(&text[from..]);
        self.aliases.append(&mut cited.aliases);
        if cited.citations.is_empty() {
            return self.take_defined(&passage, &[]);
        }
        for citation in &mut cited.citations {
            shift(citation, |span| span.start + from..span.end + from);
        }
        for citation in &cited.citations {
            let whole = citation.locators.is_empty().then(|| citation.span.clone());
            for span in whole.into_iter().chain(citation.locators.iter().map(|loc| loc.span.clone())) {
                self.sign(&passage, events, &span);
            }
        }
        self.take_defined(&passage, &cited.citations);
        let mut sources = Sources { passage: &passage, events, source, segment: 0, found: 0 };
        for citation in &mut cited.citations {
            shift(citation, |span| sources.of(span));
            citation.locators.shrink_to_fit();
        }
        cited.citations.shrink_to_fit();
        self.passages.push(Passage { provision: self.provision, citations: cited.citations });
    }

    /// Marks the first uses of defined words in the passage, except those inside or next to a citation.
    fn take_defined(&mut self, passage: &Gathered, cited: &[Citation]) {
        let Some(provision) = self.provision.filter(|_| self.definitions.is_waiting()) else { return };
        let spans = cited.iter().flat_map(|one| one.locators.iter().map(|loc| &loc.span).chain([&one.span]));
        let taken: Vec<_> = spans.cloned().collect();
        let fits = |span: &Range<usize>| {
            let segment = passage.segment(span.start);
            segment == passage.segment(span.end - 1) && !passage.segments[segment].locked
        };
        for (span, anchor) in self.definitions.take(&passage.text, provision, taken, fits) {
            let segment = &passage.segments[passage.segment(span.start)];
            let signs = self.signs.entry(segment.event).or_default();
            signs.push((span.start - segment.start, Sign::Defined(anchor)));
            signs.push((span.end - segment.start, Sign::End));
            // Links do not touch, so a stable sort keeps ends before beginnings.
            signs.sort_by_key(|(at, _)| *at);
        }
    }

    /// Marks these bytes of the passage as the next link, unless elements make that impossible.
    fn sign(&mut self, passage: &Gathered, events: &[Placed<'_>], span: &Range<usize>) {
        let number = self.links;
        self.links += 1;
        let first = passage.segment(span.start);
        let last = passage.segment(span.end.saturating_sub(1).max(span.start));
        let (begin, end) = (&passage.segments[first], &passage.segments[last]);
        // After a link by the author, only the rest becomes a link: [《某法》](…)第四条.
        let is_locked = passage.segments[first..=last].iter().any(|segment| segment.locked);
        if is_locked && end.locked {
            return;
        }
        let (begin, start) = if is_locked { (end, 0) } else { (begin, span.start - begin.start) };
        let stop = span.end - end.start;
        let text_ends = matches!(&events[end.event].0, Event::Text(text) if text.trim_end().len() <= stop);
        let Some(ends) = balanced(events, begin.event..end.event, start == 0, text_ends) else { return };
        let mut put = |event, at, sign| self.signs.entry(event).or_default().push((at, sign));
        put(ends.start, if ends.start == begin.event { start } else { 0 }, Sign::Citation(number));
        put(ends.end, if ends.end == end.event { stop } else { 0 }, Sign::End);
    }
}

impl Gathered {
    /// The index of the segment that contains the byte `at` of the passage.
    fn segment(&self, at: usize) -> usize {
        self.segments.partition_point(|segment| segment.start <= at).saturating_sub(1)
    }
}

/// The events at which a link over `texts` begins and ends, such that elements inside it are complete. Elements that begin
/// directly before the link (`**《某法》**第四条`) or end directly after it are included if the link begins or ends with
/// the whole text (`begins`, `ends`). `None` if the link would cut an element.
fn balanced(events: &[Placed<'_>], texts: Range<usize>, begins: bool, ends: bool) -> Option<Range<usize>> {
    let (mut unopened, mut unclosed) = (0_usize, 0_usize);
    for (event, _) in events.get(texts.start + 1..texts.end).unwrap_or_default() {
        match event {
            Event::Start(_) => unclosed += 1,
            Event::End(_) if unclosed > 0 => unclosed -= 1,
            Event::End(_) => unopened += 1,
            _ => {}
        }
    }
    let (start, end) = (texts.start.checked_sub(unopened)?, texts.end + unclosed);
    let opens = events[start..texts.start].iter().all(|(event, _)| matches!(event, Event::Start(_)));
    let closes = events.get(texts.end + 1..=end)?.iter().all(|(event, _)| matches!(event, Event::End(_)));
    let at_edges = (begins || unopened == 0) && (ends || unclosed == 0);
    (at_edges && opens && closes).then_some(start..end)
}

/// Maps bytes of a passage to bytes of the source, in ascending order.
struct Sources<'a> {
    passage: &'a Gathered,
    events: &'a [Placed<'a>],
    source: &'a SourceText,
    /// The last segment, and the byte of the source up to which it was mapped.
    segment: usize,
    found: usize,
}

impl Sources<'_> {
    fn of(&mut self, span: &Range<usize>) -> Range<usize> {
        let start = self.byte(span.start, span.end);
        let last = self.passage.text[..span.end].chars().next_back().map_or(0, char::len_utf8);
        let end = self.byte((span.end - last).max(span.start), span.end) + last;
        start..floor(&self.source.text, end).max(start)
    }

    /// The byte of the source for the byte `at` of the passage; an approximation if the source has escapes.
    fn byte(&mut self, at: usize, end: usize) -> usize {
        let number = self.passage.segment(at);
        let segment = &self.passage.segments[number];
        let (Event::Text(text), range) = &self.events[segment.event] else { return 0 };
        let inner = (at - segment.start).min(text.len());
        if range.len() == text.len() {
            return range.start + inner;
        }
        // Blanks were dropped or characters are escaped: search the words after the last ones found.
        if self.segment != number {
            (self.segment, self.found) = (number, range.start);
        }
        let inner = inner.min(floor(text, inner));
        let words = &text[inner..floor(text, (end - segment.start).min(text.len())).max(inner)];
        let words: String = words.chars().take(4).collect();
        let rest = self.source.text.get(self.found..range.end).unwrap_or("");
        let found = rest.find(words.as_str()).map_or(self.found, |at| self.found + at);
        self.found = found;
        found
    }
}

/// The last character boundary up to `at`.
fn floor(text: &str, at: usize) -> usize {
    let at = at.min(text.len());
    (at.saturating_sub(3)..=at).rev().find(|at| text.is_char_boundary(*at)).unwrap_or(0)
}

/// Changes all spans of a citation.
fn shift(citation: &mut Citation, mut change: impl FnMut(&Range<usize>) -> Range<usize>) {
    let whole = change(&citation.span);
    for loc in &mut citation.locators {
        loc.span = change(&loc.span);
    }
    citation.span = whole;
}

/// The byte at which the words begin after the number of an article or a division: `第十二条　…`; 0 if there is none.
fn mark(text: &str) -> usize {
    let rest = text.trim_start();
    let Some(number) = rest.strip_prefix(['第', '笫']) else { return 0 };
    let number = number.trim_start_matches(|c: char| c == ' ' || crate::values::is_numeral(c));
    let Some(words) = number.strip_prefix(['条', '章', '节', '编']) else { return 0 };
    let words = words.strip_prefix('之').map_or(words, |more| more.trim_start_matches(crate::values::is_numeral));
    if words.starts_with([' ', '\u{3000}', '\u{2003}', '\u{2002}', '\u{a0}', '\t']) {
        text.len() - words.len()
    } else {
        0
    }
}
