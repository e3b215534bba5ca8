//! Arranges the body of a regulation: lines of provisions and other blocks, in order.

use super::super::placed::Placed;
use super::{anomalies, blocks, divisions, slice};
use crate::document::Heading;
use crate::faults::{Fault, SourceText};
use huikan_law::statute::{Level, Line, Statute};

/// A part of the body.
pub(super) enum Chunk<'a> {
    /// A line of the statute, with its events without the number.
    Line(usize, Vec<Placed<'a>>),
    /// A block that is written unchanged, with its line of the statute if it has one.
    Block(Option<usize>, Vec<Placed<'a>>),
}

/// A body with provisions.
pub(in super::super) struct Arranged<'a> {
    pub(super) statute: Statute,
    pub(super) chunks: Vec<Chunk<'a>>,
    /// The headings that are not part of the statute, in order.
    pub(super) plain: Vec<Heading>,
    /// All headings, in order.
    pub(super) headings: Vec<Heading>,
}

/// The result of reading the body of a regulation.
pub(in super::super) enum Reading<'a> {
    /// A body with provisions.
    Provisions(Box<Arranged<'a>>),
    /// A body without provisions, which is written like that of an article.
    Plain(Vec<Placed<'a>>, Vec<Heading>),
}

/// Recognises the provisions of a body.
pub(in super::super) fn read<'a>(
    events: Vec<Placed<'a>>,
    headings: Vec<Heading>,
    source: &SourceText,
    faults: &mut Vec<Fault>,
) -> Reading<'a> {
    let found = blocks::of(&events, source);
    let blocks: Vec<_> = found.iter().map(|found| found.block.clone()).collect();
    let statute = Statute::from_blocks(&blocks);
    if !statute.provisions.iter().any(|provision| matches!(provision.level, Level::Article | Level::Point)) {
        return Reading::Plain(events, headings);
    }
    faults.extend(statute.anomalies.iter().map(|anomaly| anomalies::fault(anomaly, source)));
    Reading::Provisions(Box::new(arrange(&found, &events, headings, statute)))
}

fn arrange<'a>(
    found: &[blocks::Found<'a>],
    events: &[Placed<'a>],
    headings: Vec<Heading>,
    statute: Statute,
) -> Arranged<'a> {
    let ranks = divisions::ranks(&statute);
    let mut given = headings.into_iter();
    let mut arranged =
        Arranged { statute: Statute::default(), chunks: Vec::new(), plain: Vec::new(), headings: Vec::new() };
    let mut lines = statute.lines.iter().enumerate().peekable();
    for (at, found) in found.iter().enumerate() {
        let own: Vec<(usize, &Line)> = std::iter::from_fn(|| lines.next_if(|(_, line)| line.block == at)).collect();
        let of_block: Vec<Heading> = given.by_ref().take(found.headings).collect();
        if found.is_whole(&own) {
            arranged.plain.extend(of_block.iter().cloned());
            arranged.headings.extend(of_block);
            let line = own.first().map(|(line, _)| *line);
            arranged.chunks.push(Chunk::Block(line, events[found.events.clone()].to_vec()));
            continue;
        }
        let inline = &events[found.inline.clone()];
        let mut slicer = slice::Slicer::new(inline, found.offset);
        for (line_at, line) in own {
            arranged.headings.extend(divisions::heading(&statute, line, &ranks));
            let mut events = slicer.slice(line.words..line.within.end);
            if line.words < found.offset {
                // If the statute has no number for this line, the number of the list item is part of its words.
                let number = found.block.text[line.words..found.offset].to_owned();
                events.insert(0, (pulldown_cmark::Event::Text(number.into()), line.span.clone()));
            }
            arranged.chunks.push(Chunk::Line(line_at, events));
        }
    }
    arranged.statute = statute;
    arranged
}
