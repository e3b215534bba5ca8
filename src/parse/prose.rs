//! The prose of one file: its titles, summaries, captions and names, and its text.

use std::ops::Range;
use std::panic::{AssertUnwindSafe, catch_unwind};

use super::entry::kind_of;
use super::front_matter::{self, Parts};
use super::markdown::{Dialect, Markdown};
use crate::faults::SourceText;
use crate::kinds::Kind;
use crate::typesetting::{Passage, Role};
use crate::yaml::{Block, Field};

/// The prose of a file.
#[derive(Debug)]
pub(crate) struct Prose {
    /// The kind of the piece.
    pub kind: Kind,
    /// Its passages; those of the front matter come first.
    pub passages: Vec<Passage>,
    /// Its structure without the words (fields, headings, links, emphasis): two texts with the same shape differ in
    /// words only.
    pub shape: String,
}

/// Fields that are titles.
const TITLES: &[&str] = &["title", "subtitle", "kicker", "wechat_title", "competition"];
/// Fields that are sentences.
const TEXTS: &[&str] = &["summary", "alt", "caption", "text", "notes", "work", "question", "answer", "description"];
/// Fields that are names.
const NAMES: &[&str] = &["name", "people", "organizations", "organization", "members", "team", "signed_by", "author"];

/// Reads the prose of a file. `default_kind` is the kind that its place gives it. Returns `None` if the file has no front
/// matter.
#[must_use]
pub(crate) fn prose(source: &SourceText, default_kind: Kind, dialect: Dialect) -> Option<Prose> {
    let Parts { block, body } = front_matter::split(source).ok()?;
    let (kind, _) = kind_of(&block, default_kind);
    let fields = kind.fields();
    let mut passages = Vec::new();
    let (mut math, mut shape) = (false, String::new());
    for (written, span) in block.scalars() {
        let name = name_of(&fields, &written).unwrap_or(&written);
        shape.push_str(&format!("{written}: "));
        math |= name == "math" && &source.text[span.clone()] == "true";
        let among = |names: &[&str]| names.contains(&name);
        let role = if among(TITLES) {
            Role::Title
        } else if among(TEXTS) {
            Role::Text
        } else if among(NAMES) {
            Role::Name
        } else {
            continue;
        };
        let mut passage = Passage::new(role);
        value(&block, span, &mut passage);
        if !passage.is_empty() {
            passages.push(passage);
        }
    }
    let dialect = Dialect { math, provisions: kind == Kind::Regulation, ..dialect };
    let markdown = Markdown { source, body, dialect, title: "" };
    // `parse` reports a text at which the Markdown parser panics.
    let (of_body, shape_of_body) = catch_unwind(AssertUnwindSafe(|| markdown.passages())).unwrap_or_default();
    passages.extend(of_body);
    shape.push_str(&shape_of_body);
    Some(Prose { kind, passages, shape })
}

/// The name of the field with the Chinese name `alias`.
fn name_of(fields: &[Field], alias: &str) -> Option<&'static str> {
    let own = fields.iter().find(|field| field.alias == alias).map(|field| field.name);
    own.or_else(|| fields.iter().find_map(|field| name_of(field.inner, alias)))
}

/// Adds the characters of a value to the passage. A value with escapes is left out.
fn value(block: &Block, span: Range<usize>, passage: &mut Passage) {
    let text: &str = &block.source.text;
    let mut written = &text[span.clone()];
    let mut at = span.start;
    if let Some(quote) = written.chars().next().filter(|c| matches!(c, '"' | '\'')) {
        let escaped = if quote == '"' { written.contains('\\') } else { written[1..].contains("''") };
        let inside = written.strip_prefix(quote).and_then(|rest| rest.strip_suffix(quote)).filter(|_| !escaped);
        let Some(inside) = inside else { return };
        (written, at) = (inside, at + 1);
    } else if written.starts_with(['|', '>']) {
        let Some(head) = written.find('\n') else { return };
        (written, at) = (&written[head + 1..], at + head + 1);
    }
    let mut first = true;
    for line in written.split_inclusive('\n') {
        let inside = line.trim();
        let indent = line.len() - line.trim_start().len();
        if !inside.is_empty() {
            if !first {
                passage.push_break(at..at + indent);
            }
            passage.push(inside, at + indent);
            first = false;
        }
        at += line.len();
    }
}
