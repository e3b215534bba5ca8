//! Events → nodes.

use std::ops::Range;

use pulldown_cmark::{BlockQuoteKind, CodeBlockKind, Event, Tag as Markup, TagEnd};

use super::balance;
use super::cite::{Cites, Sign};
use super::components::Components;
use super::dialect::Dialect;
use super::draft::Draft;
use super::fences::Fence;
use super::formulas::{self, Refusal};
use super::notes::{MAX_TIMES, Notes, too_often};
use super::pictures;
use super::placed::Placed;
use super::raw_html::{self, RawHtml};
use super::table::Table;
use crate::document::{Alert, Document, Formula, Heading, HeadingTag, Node, ReferenceKind, Tag};
use crate::faults::{Fault, SourceText};
use crate::values::count_words;

/// Writes the nodes of one body.
pub(super) struct Writer<'a> {
    pub(super) draft: Draft<'a>,
    pub(super) cites: Cites,
    components: Components,
    notes: Notes,
    table: Table,
    headings: Vec<Heading>,
    /// The number of headings written so far.
    heading: usize,
}

impl<'a> Writer<'a> {
    /// A writer for a body in `source` with these headings.
    pub(super) fn new(source: &'a SourceText, dialect: Dialect, headings: Vec<Heading>) -> Self {
        Self {
            draft: Draft::new(source, dialect, &headings),
            cites: Cites::default(),
            components: Components::default(),
            notes: Notes::default(),
            table: Table::default(),
            headings,
            heading: 0,
        }
    }

    /// Writes a whole body.
    pub(super) fn write(mut self, events: &[Placed<'_>]) -> (Document, Vec<Fault>) {
        self.steps(events);
        self.finish()
    }

    /// Appends these events.
    pub(super) fn steps(&mut self, events: &[Placed<'_>]) {
        self.cites.read(events, self.draft.source);
        let mut at = 0;
        while at < events.len() {
            at += self.step(events, at);
        }
    }

    /// Finishes the body.
    pub(super) fn finish(self) -> (Document, Vec<Fault>) {
        let mut draft = self.draft;
        draft.anchors.extend(self.notes.anchors());
        self.notes.write(&mut draft.flow);
        let document = Document {
            body: balance::balance(draft.flow).finish(),
            language: draft.dialect.language,
            headings: self.headings,
            anchors: draft.anchors,
            references: draft.references,
            passages: self.cites.passages,
            aliases: self.cites.aliases,
            components: self.components.all,
            words: count_words(&draft.words.plain),
            lead: draft.words.lead,
            statute: None,
        };
        (document, draft.faults)
    }

    /// Writes the event at `at`; returns the number of events consumed.
    fn step(&mut self, events: &[Placed<'_>], at: usize) -> usize {
        let (event, range) = &events[at];
        if let Some(fence) = Fence::of(event) {
            self.components.write(fence, range, &mut self.draft);
            return 1;
        }
        match event {
            Event::Start(Markup::Paragraph) => {
                let figure = pictures::figure(&events[at..], &mut self.draft, &mut self.cites);
                if let Some(taken) = figure {
                    return taken;
                }
                self.draft.flow.open(Tag::Paragraph);
            }
            Event::Start(Markup::Image { .. }) => {
                self.table.fill();
                return pictures::inline(&events[at..], &mut self.draft);
            }
            Event::Start(Markup::HtmlBlock) => return self.html_block(&events[at..]),
            Event::Start(tag) => {
                self.signs(at);
                self.open(tag, range.clone());
            }
            Event::End(tag) => {
                self.close(*tag);
                self.signs(at);
            }
            Event::Text(text) => self.text(events, at, text),
            Event::Code(code) => {
                self.draft.words.add(code);
                self.table.fill_with(code);
                self.draft.flow.add(Node::Code(code));
            }
            Event::InlineMath(formula) => self.formula(formula, false, range),
            Event::DisplayMath(formula) => self.formula(formula, true, range),
            Event::Html(raw) | Event::InlineHtml(raw) => self.raw(&RawHtml::inline(raw, range.start)),
            Event::FootnoteReference(label) => {
                let reference = self.notes.refer(label);
                if reference.time == MAX_TIMES + 1 {
                    self.draft.faults.push(too_often(label, self.draft.source.at(range.clone())));
                }
                self.draft.flow.add(Node::FootnoteReference(reference));
            }
            // A break at the beginning of a paragraph remains of a picture that was left out.
            Event::SoftBreak if self.draft.flow.nodes.is_in_empty_paragraph() => {}
            Event::SoftBreak => {
                self.draft.words.add(" ");
                self.draft.flow.add(Node::SoftBreak);
            }
            Event::HardBreak => {
                self.draft.words.add(" ");
                self.draft.flow.add(Node::HardBreak);
            }
            Event::Rule => self.draft.flow.add(Node::Rule),
            Event::TaskListMarker(done) => self.draft.flow.add(Node::Task { done: *done }),
        }
        1
    }

    /// Writes the text event at `at`, with links for its citations.
    fn text(&mut self, events: &[Placed<'_>], at: usize, text: &str) {
        let is_code = at > 0 && matches!(events[at - 1].0, Event::Start(Markup::CodeBlock(_)));
        let node = |text| if is_code { Node::Plain(text) } else { Node::Text(text) };
        self.draft.words.add(text);
        self.table.fill_with(text.trim());
        let mut written = 0;
        for (place, sign) in self.cites.signs(at) {
            self.draft.flow.add(node(&text[written..*place]));
            put(sign, &mut self.draft);
            written = *place;
        }
        self.draft.flow.add(node(&text[written..]));
    }

    /// Writes the beginnings and ends of links at an element.
    fn signs(&mut self, at: usize) {
        self.cites.signs(at).iter().for_each(|(_, sign)| put(sign, &mut self.draft));
    }

    /// Writes a formula. One that cannot be read is a fault and is left out.
    fn formula(&mut self, latex: &str, is_display: bool, range: &Range<usize>) {
        self.draft.words.add(latex);
        match formulas::mathml(latex, is_display) {
            Ok(mathml) => self.draft.flow.add(Node::Formula(Formula { mathml: &mathml, latex, is_display })),
            Err(Refusal { message, help, at }) => {
                let source = self.draft.source;
                // The formula after its `$`, unless it goes on in lines of a quotation or list.
                let begin = source.text[range.clone()].find(latex).map(|begin| range.start + begin);
                let place = begin.zip(at).map(|(begin, at)| begin + at.start..begin + at.end);
                let fault = Fault::error("bad-formula", source.at(place.unwrap_or_else(|| range.clone())), message);
                self.draft.faults.push(Fault { help, ..fault });
            }
        }
    }

    fn open(&mut self, tag: &Markup<'_>, range: Range<usize>) {
        let flow = &mut self.draft.flow;
        match tag {
            Markup::Heading { .. } => {
                let heading = self.headings.get(self.heading);
                let (level, id) = heading.map_or((2, ""), |heading| (heading.level, heading.id.as_str()));
                self.heading += 1;
                flow.open(Tag::Heading(HeadingTag { level, id, is_division: false }));
            }
            Markup::BlockQuote(kind) => flow.open(kind.map_or(Tag::Quote, |kind| Tag::Alert(alert(kind)))),
            Markup::CodeBlock(kind) => flow.open(Tag::CodeBlock(&language(kind))),
            Markup::List(Some(start)) => flow.open(Tag::NumberedList(*start)),
            Markup::List(None) => flow.open(Tag::BulletList),
            Markup::Item => flow.open(Tag::ListItem),
            Markup::FootnoteDefinition(label) => self.notes.open(label, flow),
            Markup::DefinitionList => flow.open(Tag::DefinitionList),
            Markup::DefinitionListTitle => flow.open(Tag::Term),
            Markup::DefinitionListDefinition => flow.open(Tag::Details),
            Markup::Table(alignments) => self.table.open(alignments, flow),
            Markup::TableHead => self.table.open_head(flow),
            Markup::TableRow => self.table.open_row(flow),
            Markup::TableCell => self.table.open_cell(flow),
            Markup::Emphasis => flow.open(Tag::Emphasis),
            Markup::Strong => flow.open(Tag::Strong),
            Markup::Strikethrough => flow.open(Tag::Strikethrough),
            Markup::Link { dest_url, title, .. } => {
                let reference = self.draft.refer(ReferenceKind::Link, dest_url, range);
                self.draft.flow.open(Tag::Link { reference, title });
            }
            // Handled by `step`, or not enabled.
            _ => {}
        }
    }

    fn close(&mut self, tag: TagEnd) {
        let Draft { flow, words, .. } = &mut self.draft;
        match tag {
            TagEnd::FootnoteDefinition => self.notes.close(flow),
            TagEnd::TableHead => self.table.close_head(flow),
            TagEnd::Table => {
                // Its body, which the head opened, and the table.
                flow.close();
                flow.close();
            }
            // Not opened by `open`.
            TagEnd::HtmlBlock | TagEnd::Image | TagEnd::Superscript | TagEnd::Subscript | TagEnd::MetadataBlock(_) => {}
            _ => flow.close(),
        }
        match tag {
            TagEnd::Paragraph => words.end_paragraph(),
            TagEnd::Heading(_) => words.end_block(),
            TagEnd::Item | TagEnd::TableCell => words.end_line(),
            _ => {}
        }
    }

    fn raw(&mut self, raw: &RawHtml) {
        self.table.fill();
        raw_html::write(raw, &mut self.draft);
    }

    /// Writes an HTML block, whose events are its lines; a tag can extend over several lines.
    fn html_block(&mut self, events: &[Placed<'_>]) -> usize {
        let end = events
            .iter()
            .position(|(event, _)| matches!(event, Event::End(TagEnd::HtmlBlock)))
            .unwrap_or(events.len() - 1);
        let mut raw = RawHtml::block();
        for (event, range) in &events[..end] {
            if let Event::Html(text) | Event::Text(text) = event {
                raw.push(text, range.start);
            }
        }
        self.raw(&raw);
        end + 1
    }
}

/// Writes the beginning or end of a link.
fn put(sign: &Sign, draft: &mut Draft<'_>) {
    match sign {
        Sign::Citation(number) => draft.flow.open(Tag::Citation(*number)),
        Sign::Defined(anchor) => draft.flow.open(Tag::Defined(anchor)),
        Sign::End => draft.flow.close(),
    }
}

fn alert(kind: BlockQuoteKind) -> Alert {
    match kind {
        BlockQuoteKind::Note => Alert::Note,
        BlockQuoteKind::Tip => Alert::Tip,
        BlockQuoteKind::Important => Alert::Important,
        BlockQuoteKind::Warning => Alert::Warning,
        BlockQuoteKind::Caution => Alert::Caution,
    }
}

/// The language of a code block; empty if it has none.
fn language(kind: &CodeBlockKind<'_>) -> String {
    let info = if let CodeBlockKind::Fenced(info) = kind { info.as_ref() } else { "" };
    info.chars().take_while(|c| c.is_ascii_alphanumeric() || matches!(c, '+' | '-' | '_' | '#')).collect()
}
