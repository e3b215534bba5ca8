//! Events → HTML.

use std::collections::HashSet;
use std::ops::Range;

use pulldown_cmark::{CodeBlockKind, Event, Tag, TagEnd};
use pulldown_cmark_escape::{escape_html, escape_html_body_text};

use super::cite::Cites;
use super::events::Placed;
use super::footnotes::Footnotes;
use super::raw_html::RawHtml;
use super::write_tables::Table;
use super::{Dialect, formulas, headings, inline, numbers, raw_html, sanitize};
use crate::document::{Component, Document, Heading, Reference, ReferenceKind};
use crate::faults::{Fault, SourceText};
use crate::values::{Language, count_words};

/// Writes the HTML of one body and collects what it finds on the way.
pub(super) struct Writer<'a> {
    pub(super) source: &'a SourceText,
    pub(super) dialect: Dialect,
    pub(super) html: String,
    pub(super) references: Vec<Reference>,
    pub(super) components: Vec<Component>,
    pub(super) faults: Vec<Fault>,
    pub(super) footnotes: Footnotes,
    pub(super) figures: usize,
    pub(super) pictures: usize,
    headings: std::vec::IntoIter<Heading>,
    all_headings: Vec<Heading>,
    anchors: Vec<String>,
    /// The anchors of headings and raw HTML.
    ids: HashSet<String>,
    /// Elements of raw HTML that are open.
    pub(super) elements: Vec<String>,
    open_heading: Option<u8>,
    pub(super) table: Table,
    pub(super) tables: usize,
    plain: String,
    /// Where in `plain` the first paragraph may begin.
    lead_start: usize,
    lead: String,
    has_raw_html: bool,
    /// Formulas as `MathML`; their places in the HTML are kept open until it is clean.
    pub(super) formulas: Vec<String>,
    pub(super) cites: Cites,
}

impl<'a> Writer<'a> {
    /// For the body of `source` with these headings.
    pub(super) fn new(source: &'a SourceText, dialect: Dialect, headings: Vec<Heading>) -> Self {
        Self {
            source,
            dialect,
            html: String::with_capacity(source.text.len() * 5 / 4),
            references: Vec::new(),
            components: Vec::new(),
            faults: Vec::new(),
            footnotes: Footnotes::default(),
            figures: 0,
            pictures: 0,
            ids: headings.iter().map(|heading| heading.id.clone()).collect(),
            elements: Vec::new(),
            all_headings: headings.clone(),
            headings: headings.into_iter(),
            anchors: Vec::new(),
            open_heading: None,
            table: Table::default(),
            tables: 0,
            plain: String::new(),
            lead_start: 0,
            lead: String::new(),
            has_raw_html: false,
            formulas: Vec::new(),
            cites: Cites::default(),
        }
    }

    /// Writes everything.
    pub(super) fn write(mut self, events: Vec<Placed<'_>>) -> (Document, Vec<Fault>) {
        self.steps(&events);
        self.finish()
    }

    /// Writes these events behind what is there.
    pub(super) fn steps(&mut self, events: &[Placed<'_>]) {
        self.cites.read(events, self.source);
        let mut at = 0;
        while at < events.len() {
            at += self.step(events, at);
        }
    }

    /// Ends the body.
    pub(super) fn finish(mut self) -> (Document, Vec<Fault>) {
        let words = count_words(&self.plain);
        self.html.push_str(&self.footnotes.section(self.dialect.language));
        let html = if self.has_raw_html { sanitize::sanitize(&self.html) } else { std::mem::take(&mut self.html) };
        let mut document = Document::new(&formulas::put(html, &self.formulas));
        document.headings = self.all_headings;
        self.anchors.extend(self.footnotes.anchors());
        document.anchors = self.anchors;
        document.references = self.references;
        document.passages = self.cites.passages;
        document.aliases = self.cites.aliases;
        document.components = self.components;
        document.words = words;
        document.lead = self.lead;
        (document, self.faults)
    }

    /// Writes the event at `at`; how many events that took.
    fn step(&mut self, events: &[Placed<'_>], at: usize) -> usize {
        let (event, range) = &events[at];
        if self.component(event, range) {
            return 1;
        }
        match event {
            Event::Start(Tag::Paragraph) => {
                if let Some(taken) = self.figure(&events[at..]) {
                    return taken;
                }
                self.html.push_str("<p>");
            }
            Event::Start(Tag::Image { .. }) => {
                self.table.head_words += 1;
                return self.picture(&events[at..], inline::Frame::Inline);
            }
            Event::Start(Tag::HtmlBlock) => return self.html_block(&events[at..]),
            Event::Start(tag) => self.signs(at).open(tag, range.clone()),
            Event::End(tag) => {
                self.close(*tag);
                self.signs(at);
            }
            Event::Text(text) => self.text(events, at, text),
            Event::Code(code) => {
                self.note_text(code);
                self.table.head_words += code.len();
                self.html.push_str("<code>");
                escape(&mut self.html, code);
                self.html.push_str("</code>");
            }
            Event::InlineMath(formula) => self.formula(formula, inline::Frame::Inline, range),
            Event::DisplayMath(formula) => self.formula(formula, inline::Frame::Alone, range),
            Event::Html(raw) | Event::InlineHtml(raw) => self.raw(&RawHtml::inline(raw, range.start)),
            Event::FootnoteReference(label) => {
                let mark = self.footnotes.refer(label);
                self.html.push_str(&mark);
            }
            // A break behind nothing is left of a picture that was left out.
            Event::SoftBreak if self.html.ends_with("<p>") => {}
            Event::SoftBreak => {
                self.note_text(" ");
                self.html.push('\n');
            }
            Event::HardBreak => {
                self.note_text(" ");
                self.html.push_str("<br>\n");
            }
            Event::Rule => self.html.push_str("<hr>\n"),
            Event::TaskListMarker(done) => {
                let (checked, label) = match (done, self.dialect.language) {
                    (true, Language::ZhHans) => (" checked", "已完成"),
                    (false, Language::ZhHans) => ("", "未完成"),
                    (true, Language::En) => (" checked", "done"),
                    (false, Language::En) => ("", "to do"),
                };
                self.html.push_str(&format!("<input type=\"checkbox\" disabled{checked} aria-label=\"{label}\"> "));
            }
        }
        1
    }

    /// Writes the text event at `at`, with the places of what it cites.
    fn text(&mut self, events: &[Placed<'_>], at: usize, text: &str) {
        let is_code = at > 0 && matches!(events[at - 1].0, Event::Start(Tag::CodeBlock(_)));
        let set = if is_code { escape } else { numbers::set };
        self.note_text(text);
        self.table.head_words += text.trim().len();
        let mut written = 0;
        for (place, sign) in self.cites.signs(at) {
            set(&mut self.html, &text[written..*place]);
            self.html.push_str(sign);
            written = *place;
        }
        set(&mut self.html, &text[written..]);
    }

    /// Writes where links of citations begin and end at an element.
    fn signs(&mut self, at: usize) -> &mut Self {
        self.html.extend(self.cites.signs(at).iter().map(|(_, sign)| sign.as_str()));
        self
    }

    /// Counts the text, and keeps the first paragraph.
    pub(super) fn note_text(&mut self, text: &str) {
        self.plain.push_str(text);
    }

    fn open(&mut self, tag: &Tag<'_>, range: Range<usize>) {
        match tag {
            Tag::Heading { .. } => {
                let heading = self.headings.next();
                let (level, id) = heading.map_or((2, String::new()), |heading| (heading.level, heading.id));
                self.open_heading = Some(level);
                self.html.push_str(&format!("<h{level} id=\""));
                attribute(&mut self.html, &id);
                self.html.push_str("\">");
            }
            Tag::BlockQuote(kind) => self.open_quote(*kind),
            Tag::CodeBlock(kind) => self.open_code(kind),
            Tag::List(Some(1)) => self.html.push_str("<ol>\n"),
            Tag::List(Some(start)) => self.html.push_str(&format!("<ol start=\"{start}\">\n")),
            Tag::List(None) => self.html.push_str("<ul>\n"),
            Tag::Item => self.html.push_str("<li>"),
            Tag::FootnoteDefinition(label) => {
                let before = std::mem::take(&mut self.html);
                self.footnotes.open(label, before);
            }
            Tag::DefinitionList => self.html.push_str("<dl>\n"),
            Tag::DefinitionListTitle => self.html.push_str("<dt>"),
            Tag::DefinitionListDefinition => self.html.push_str("<dd>"),
            Tag::Table(alignments) => self.open_table(alignments),
            Tag::TableHead => {
                self.table.head_start = self.html.len();
                (self.table.in_head, self.table.head_words, self.table.column) = (true, 0, 0);
                self.html.push_str("<thead><tr>");
            }
            Tag::TableRow => {
                self.table.column = 0;
                self.html.push_str("<tr>");
            }
            Tag::TableCell => self.open_cell(),
            Tag::Emphasis => self.html.push_str("<em>"),
            Tag::Strong => self.html.push_str("<strong>"),
            Tag::Strikethrough => self.html.push_str("<del>"),
            Tag::Link { dest_url, title, .. } => self.open_link(dest_url, title, range),
            // Handled before, or not enabled.
            _ => {}
        }
    }

    fn close(&mut self, tag: TagEnd) {
        match tag {
            TagEnd::Paragraph => {
                self.html.push_str("</p>\n");
                self.end_of_paragraph();
            }
            TagEnd::Heading(_) => {
                let level = self.open_heading.take().unwrap_or(2);
                self.html.push_str(&format!("</h{level}>\n"));
                self.after_block();
            }
            TagEnd::BlockQuote(_) => self.html.push_str("</blockquote>\n"),
            TagEnd::CodeBlock => self.html.push_str("</code></pre>\n"),
            TagEnd::List(true) => self.html.push_str("</ol>\n"),
            TagEnd::List(false) => self.html.push_str("</ul>\n"),
            TagEnd::Item => {
                self.html.push_str("</li>\n");
                self.plain.push('\n');
            }
            TagEnd::FootnoteDefinition => {
                let definition = std::mem::take(&mut self.html);
                self.html = self.footnotes.close(definition);
            }
            TagEnd::DefinitionList => self.html.push_str("</dl>\n"),
            TagEnd::DefinitionListTitle => self.html.push_str("</dt>\n"),
            TagEnd::DefinitionListDefinition => self.html.push_str("</dd>\n"),
            TagEnd::Table => self.html.push_str("</tbody></table></div>\n"),
            TagEnd::TableHead => self.close_table_head(),
            TagEnd::TableRow => self.html.push_str("</tr>\n"),
            TagEnd::TableCell => {
                self.html.push_str(if self.table.in_head { "</th>" } else { "</td>" });
                self.plain.push('\n');
            }
            TagEnd::Emphasis => self.html.push_str("</em>"),
            TagEnd::Strong => self.html.push_str("</strong>"),
            TagEnd::Strikethrough => self.html.push_str("</del>"),
            TagEnd::Link => self.html.push_str("</a>"),
            _ => {}
        }
    }

    /// The first paragraph is the lead.
    pub(super) fn end_of_paragraph(&mut self) {
        if self.lead.is_empty() {
            self.plain[self.lead_start..].trim().clone_into(&mut self.lead);
        }
        self.plain.push('\n');
    }

    /// The lead is the first paragraph: what came before it is not part of it.
    pub(super) fn after_block(&mut self) {
        self.plain.push('\n');
        self.lead_start = self.plain.len();
    }

    fn open_quote(&mut self, kind: Option<pulldown_cmark::BlockQuoteKind>) {
        use pulldown_cmark::BlockQuoteKind as Alert;
        let Some(kind) = kind else {
            self.html.push_str("<blockquote>\n");
            return;
        };
        let (class, zh, en) = match kind {
            Alert::Note => ("note", "说明", "Note"),
            Alert::Tip => ("tip", "提示", "Tip"),
            Alert::Important => ("important", "要点", "Important"),
            Alert::Warning => ("warning", "注意", "Warning"),
            Alert::Caution => ("caution", "警示", "Caution"),
        };
        let title = if self.dialect.language == Language::En { en } else { zh };
        self.html
            .push_str(&format!("<blockquote class=\"alert alert-{class}\">\n<p class=\"alert-title\">{title}</p>\n"));
    }

    fn open_code(&mut self, kind: &CodeBlockKind<'_>) {
        let info = if let CodeBlockKind::Fenced(info) = kind { info.as_ref() } else { "" };
        let language: String =
            info.chars().take_while(|c| c.is_ascii_alphanumeric() || matches!(c, '+' | '-' | '_' | '#')).collect();
        if language.is_empty() {
            self.html.push_str("<pre><code>");
        } else {
            self.html.push_str(&format!("<pre><code class=\"language-{language}\">"));
        }
    }

    fn open_link(&mut self, target: &str, title: &str, range: Range<usize>) {
        let place = self.refer(ReferenceKind::Link, target, range);
        self.html.push_str(&format!("<a href=\"{place}\""));
        if inline::is_elsewhere(target) {
            self.html.push_str(" rel=\"external noopener\"");
        }
        if !title.is_empty() {
            self.html.push_str(" title=\"");
            attribute(&mut self.html, title);
            self.html.push('"');
        }
        self.html.push('>');
    }

    /// Notes a reference whose bytes lie in `range`; what stands in the HTML for its address.
    pub(super) fn refer(&mut self, kind: ReferenceKind, target: &str, range: Range<usize>) -> String {
        let written = &self.source.text[range.clone()];
        let span = written
            .rfind(target)
            .filter(|_| !target.is_empty())
            .map_or(range.clone(), |at| range.start + at..range.start + at + target.len());
        self.references.push(Reference { kind, target: target.to_owned(), span });
        Document::open_place(self.references.len() - 1)
    }

    fn raw(&mut self, raw: &RawHtml) {
        self.has_raw_html = true;
        self.table.head_words += 1;
        let cleaned = raw_html::clean(raw, self);
        self.html.push_str(&cleaned);
    }

    /// An HTML block comes line by line; a tag may go over several lines.
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

    /// An anchor that raw HTML brings; one that something else has is a fault.
    pub(super) fn note_anchor(&mut self, id: &str, place: Range<usize>) {
        let duplicate = !self.ids.insert(id.to_owned());
        self.faults.extend(headings::clash(id, duplicate, self.source.at(place)));
        self.anchors.push(id.to_owned());
    }
}

/// Text between tags.
pub(super) fn escape(out: &mut String, text: &str) {
    let _ = escape_html_body_text(pulldown_cmark_escape::FmtWriter(out), text);
}

/// Text in a double-quoted attribute.
pub(super) fn attribute(out: &mut String, text: &str) {
    let _ = escape_html(pulldown_cmark_escape::FmtWriter(out), text);
}
