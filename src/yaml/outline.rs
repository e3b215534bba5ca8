//! The structure of a YAML text with the places of all keys and values.

use std::ops::Range;

use saphyr_parser::{Event, Parser, Span};

use super::Step;

/// A value with its place.
#[derive(Debug)]
pub(super) struct Outline {
    span: Range<usize>,
    shape: Shape,
}

#[derive(Debug)]
enum Shape {
    Scalar,
    List(Vec<Outline>),
    Mapping(Vec<(String, Range<usize>, Outline)>),
}

impl Outline {
    /// Parses `text` as far as it is well-formed.
    pub(super) fn of(text: &str) -> Self {
        let mut reader = Reader { parser: Parser::new_from_str(text), offsets: Offsets::of(text) };
        reader.document().unwrap_or(Self { span: 0..0, shape: Shape::Mapping(Vec::new()) })
    }

    /// The keys of the top level with their places, including repeated ones.
    pub(super) fn keys(&self) -> impl Iterator<Item = (&str, Range<usize>)> {
        let entries: &[_] = if let Shape::Mapping(entries) = &self.shape { entries } else { &[] };
        entries.iter().map(|(key, span, _)| (key.as_str(), span.clone()))
    }

    /// The place of the value at `path`, or of the nearest value around it.
    pub(super) fn value(&self, path: &[Step]) -> Option<Range<usize>> {
        let mut here = self;
        let mut found = None;
        for step in path {
            let next = match (&here.shape, step) {
                (Shape::Mapping(entries), Step::Key(_) | Step::Field(..)) => {
                    entries.iter().find(|(name, ..)| step.is_key(name)).map(|(_, key_span, value)| {
                        let empty = value.span.is_empty();
                        (if empty { key_span.clone() } else { value.span.clone() }, value)
                    })
                }
                (Shape::List(items), Step::Index(index)) => items.get(*index).map(|item| (item.span.clone(), item)),
                _ => None,
            };
            let Some((span, value)) = next else { break };
            (found, here) = (Some(span), value);
        }
        found
    }

    /// The place of the key at the end of `path`.
    pub(super) fn key(&self, path: &[Step]) -> Option<Range<usize>> {
        let (last, before) = path.split_last()?;
        let mut here = self;
        for step in before {
            here = match (&here.shape, step) {
                (Shape::Mapping(entries), Step::Key(_) | Step::Field(..)) => {
                    &entries.iter().find(|(name, ..)| step.is_key(name))?.2
                }
                (Shape::List(items), Step::Index(index)) => items.get(*index)?,
                _ => return None,
            };
        }
        let Shape::Mapping(entries) = &here.shape else { return None };
        entries.iter().rfind(|(name, ..)| last.is_key(name)).map(|(_, span, _)| span.clone())
    }
}

impl Outline {
    /// All scalars, each with the innermost key above it.
    pub(super) fn scalars(&self) -> Vec<(&str, Range<usize>)> {
        let mut found = Vec::new();
        self.collect("", &mut found);
        found
    }

    fn collect<'o>(&'o self, key: &'o str, found: &mut Vec<(&'o str, Range<usize>)>) {
        match &self.shape {
            Shape::Scalar => found.push((key, self.span.clone())),
            Shape::List(items) => items.iter().for_each(|item| item.collect(key, found)),
            Shape::Mapping(entries) => entries.iter().for_each(|(key, _, value)| value.collect(key, found)),
        }
    }
}

/// Converts the parser's positions, which count characters, to bytes.
struct Offsets(Vec<usize>);

impl Offsets {
    fn of(text: &str) -> Self {
        Self(text.char_indices().map(|(at, _)| at).chain([text.len()]).collect())
    }

    fn range(&self, span: Span) -> Range<usize> {
        let byte = |index: usize| self.0.get(index).or(self.0.last()).copied().unwrap_or(0);
        byte(span.start.index())..byte(span.end.index())
    }
}

struct Reader<'a> {
    parser: Parser<'a, saphyr_parser::StrInput<'a>>,
    offsets: Offsets,
}

impl<'a> Reader<'a> {
    fn next(&mut self) -> Option<(Event<'a>, Range<usize>)> {
        let (event, span) = self.parser.next_event()?.ok()?;
        Some((event, self.offsets.range(span)))
    }

    fn document(&mut self) -> Option<Outline> {
        loop {
            match self.next()? {
                (Event::StreamStart | Event::DocumentStart(_), _) => {}
                (event, span) => return self.value(event, span),
            }
        }
    }

    fn value(&mut self, event: Event<'a>, span: Range<usize>) -> Option<Outline> {
        match event {
            Event::Scalar(..) | Event::Alias(_) => Some(Outline { span, shape: Shape::Scalar }),
            Event::SequenceStart(..) => Some(self.list(span)),
            Event::MappingStart(..) => Some(self.mapping(span)),
            _ => None,
        }
    }

    /// Reads a list; after an error it keeps the items before it.
    fn list(&mut self, start: Range<usize>) -> Outline {
        let (mut items, mut end) = (Vec::new(), start.end);
        while let Some((event, span)) = self.next() {
            if matches!(event, Event::SequenceEnd) {
                end = end.max(span.end);
                break;
            }
            let Some(item) = self.value(event, span) else { break };
            end = end.max(item.span.end);
            items.push(item);
        }
        Outline { span: start.start..end, shape: Shape::List(items) }
    }

    /// Reads a mapping; after an error it keeps the entries before it.
    fn mapping(&mut self, start: Range<usize>) -> Outline {
        let (mut entries, mut end) = (Vec::new(), start.end);
        while let Some((event, key_span)) = self.next() {
            let key = match event {
                Event::Scalar(key, ..) => key.into_owned(),
                Event::MappingEnd => break,
                other => match self.value(other, key_span.clone()) {
                    Some(_) => String::new(),
                    None => break,
                },
            };
            let Some((event, span)) = self.next() else { break };
            let Some(value) = self.value(event, span) else { break };
            end = end.max(value.span.end);
            entries.push((key, key_span, value));
        }
        Outline { span: start.start..end, shape: Shape::Mapping(entries) }
    }
}
