//! The body of a regulation: Markdown whose paragraphs are provisions.
//!
//! 1. `lines` keeps the line breaks that separate provisions, before those of running text are dropped;
//! 2. `blocks` makes the blocks in which the structure is recognised (`huikan_law::statute`), lists of Markdown among them;
//! 3. `slice` cuts the events of a block into its lines, and takes the printed numbers out;
//! 4. `html` writes provisions with their anchors;
//! 5. `anomalies` says what is doubtful.

mod blocks;
mod doubts;
mod html;
mod lines;
mod slice;

pub(super) use lines::keep_breaks;

use super::Dialect;
use super::events::Placed;
use super::write::Writer;
use crate::document::{Document, Heading};
use crate::faults::{Fault, SourceText};
use huikan_law::statute::{Level, Line, Role, Statute};

/// A part of the body in order.
enum Chunk<'a> {
    /// A line of the structure with its own events, without the number.
    Line(usize, Vec<Placed<'a>>),
    /// A block that is shown as it stands, with the line that it is in the structure.
    Block(Option<usize>, Vec<Placed<'a>>),
}

/// A body in which provisions were recognised.
pub(super) struct Arranged<'a> {
    statute: Statute,
    chunks: Vec<Chunk<'a>>,
    /// The headings that are no part of the structure, in order.
    plain: Vec<Heading>,
    /// All headings, in order.
    headings: Vec<Heading>,
}

/// What a body turned out to be.
pub(super) enum Reading<'a> {
    /// It has provisions.
    Provisions(Box<Arranged<'a>>),
    /// It has none: a text like any other.
    Plain(Vec<Placed<'a>>, Vec<Heading>),
}

/// Recognises the provisions of a body.
pub(super) fn read<'a>(
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
    faults.extend(statute.anomalies.iter().map(|doubt| doubts::fault(doubt, source)));
    Reading::Provisions(Box::new(arrange(&found, &events, headings, statute)))
}

fn arrange<'a>(
    found: &[blocks::Found<'a>],
    events: &[Placed<'a>],
    headings: Vec<Heading>,
    statute: Statute,
) -> Arranged<'a> {
    let ranks = ranks(&statute);
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
            arranged.headings.extend(heading(&statute, line, &ranks));
            let mut events = slicer.slice(line.words..line.within.end);
            if line.words < found.offset {
                // The number of a list that has none in the structure is a part of its words.
                let number = found.block.text[line.words..found.offset].to_owned();
                events.insert(0, (pulldown_cmark::Event::Text(number.into()), line.span.clone()));
            }
            arranged.chunks.push(Chunk::Line(line_at, events));
        }
    }
    arranged.statute = statute;
    arranged
}

/// The levels of divisions in the text, the highest first: the first is an `h2`.
fn ranks(statute: &Statute) -> Vec<Level> {
    let levels = [Level::Part, Level::Subpart, Level::Chapter, Level::Section];
    levels.into_iter().filter(|level| statute.provisions.iter().any(|one| one.level == *level)).collect()
}

/// The heading that a line is.
fn heading(statute: &Statute, line: &Line, ranks: &[Level]) -> Option<Heading> {
    let provision = &statute.provisions[line.provision.filter(|_| line.role == Role::Heading)?];
    let rank = ranks.iter().position(|level| *level == provision.level).unwrap_or(0);
    let first = statute.lines[*provision.lines.first()?] == *line;
    let is_heading = provision.level.is_division() || matches!(provision.level, Level::Annex | Level::Preamble);
    let level = u8::try_from(rank + 2).unwrap_or(6).min(6);
    (first && is_heading).then(|| Heading { level, id: provision.id.clone(), text: html::title(provision) })
}

impl Arranged<'_> {
    /// Writes the body.
    pub(super) fn write(self, source: &SourceText, dialect: Dialect) -> (Document, Vec<Fault>) {
        let Self { statute, chunks, plain, headings } = self;
        let levels = headings.iter().map(|heading| (heading.id.clone(), heading.level)).collect();
        let mut writer = html::Provisions::new(Writer::new(source, dialect, plain), &statute, levels);
        for (at, chunk) in chunks.iter().enumerate() {
            let next = chunks.get(at + 1).and_then(|next| match next {
                Chunk::Line(line, _) => Some(*line),
                Chunk::Block(..) => None,
            });
            match chunk {
                Chunk::Line(line, events) => writer.line(*line, events, next),
                Chunk::Block(line, events) => writer.block(*line, events),
            }
        }
        let (mut document, faults) = writer.finish();
        let own = statute.provisions.iter().map(|provision| provision.id.clone());
        document.anchors.extend(own);
        document.headings = headings;
        document.statute = Some(Box::new(statute));
        (document, faults)
    }
}
