//! Markdown → Document, with Chinese right by default.
//!
//! 1. `emphasis` marks the runs of `*` and `~~` that `CommonMark` would misread beside Chinese punctuation;
//! 2. `events` parses, takes the marks out again and maps places back to the source;
//! 3. `tables` opens tables that were flattened into one row;
//! 4. `urls` finds bare addresses, which end at the first Chinese character;
//! 5. `spacing` drops line breaks and blanks that Chinese does not have;
//! 6. `headings` gives every heading its level and anchor;
//! 7. `write` makes the HTML, with `raw_html` for what authors write as HTML.

mod emphasis;
mod events;
mod footnotes;
mod headings;
mod inline;
mod raw_html;
mod sanitize;
mod spacing;
mod tables;
mod urls;
mod write;

use std::ops::Range;

use crate::config::RemotePictures;
use crate::document::Document;
use crate::faults::{Fault, SourceText};
use crate::values::{Language, text};

/// What the Markdown of a piece may hold, and in which language generated words are.
#[derive(Clone, Copy, Debug)]
pub struct Dialect {
    /// `$…$` is a formula.
    pub math: bool,
    /// For 图1 and the like.
    pub language: Language,
    /// What becomes of pictures on other hosts.
    pub remote_pictures: RemotePictures,
}

/// A Markdown text inside a file.
#[derive(Debug)]
pub struct Markdown<'a> {
    /// The file.
    pub source: &'a SourceText,
    /// The bytes of the Markdown in it.
    pub body: Range<usize>,
    /// What it may hold.
    pub dialect: Dialect,
    /// The piece's title: a heading that only repeats it is left out.
    pub title: &'a str,
}

/// The deepest nesting of quotations and lists.
const MAX_DEPTH: usize = 100;

impl Markdown<'_> {
    /// Reads the text.
    #[must_use]
    pub fn parse(&self) -> (Document, Vec<Fault>) {
        let text = &self.source.text[self.body.clone()];
        if let Some(at) = too_deep(text) {
            let at = self.body.start + at;
            let message = text!(
                "引用或列表嵌套超过 {MAX_DEPTH} 层",
                "quotations or lists are nested deeper than {MAX_DEPTH} levels"
            );
            let help = text!("删去多余的 > 或缩进", "take out the extra > or indentation");
            let fault = Fault::error("nested-too-deep", self.source.at(at..at + 1), message).help(help);
            return (Document::default(), vec![fault]);
        }
        let padded = emphasis::Padded::of(text);
        let mut events = events::parse(&padded, self.dialect.math, self.body.start);
        let mut faults = Vec::new();
        tables::open_flattened(&mut events, self.source, self.dialect.math, &mut faults);
        urls::link_bare(&mut events);
        spacing::tighten(&mut events);
        let headings = headings::assign(&mut events, self.source, self.title, &mut faults);
        let (document, found) = write::Writer::new(self.source, self.dialect, headings).write(events);
        faults.extend(found);
        (document, faults)
    }
}

/// Where quotation marks or indentation go deeper than anyone means: parsers take long for them.
fn too_deep(text: &str) -> Option<usize> {
    let mut start = 0;
    for line in text.split_inclusive('\n') {
        let marks = line.bytes().take_while(|byte| matches!(byte, b' ' | b'\t' | b'>' | b'-' | b'*' | b'+'));
        let depth = marks.filter(|byte| !matches!(byte, b' ' | b'\t')).count();
        let rule = line.trim().bytes().all(|byte| matches!(byte, b'-' | b'*' | b' '));
        if depth > MAX_DEPTH && !rule {
            return Some(start);
        }
        start += line.len();
    }
    None
}
