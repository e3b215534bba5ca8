//! Checks the limits of drawings before a tree is built of one, so that building it takes little time and memory.

use quick_xml::Reader;
use quick_xml::events::{BytesStart, Event};

use super::refusal::{Limit, MAX_ATTRIBUTES, MAX_DECLARATIONS, MAX_DEPTH, MAX_ELEMENTS, MAX_NAMESPACES, Refusal};

/// What was counted so far.
#[derive(Default)]
struct Counts {
    elements: usize,
    declarations: usize,
    /// How many namespaces each open element declares, and how many all of them do.
    open: Vec<usize>,
    namespaces: usize,
}

/// Checks the limits.
///
/// # Errors
/// The first limit that the text goes beyond, declarations in its DOCTYPE, or where it is not XML.
pub(super) fn check(text: &str) -> Result<(), Refusal> {
    let mut reader = Reader::from_str(text);
    let mut counts = Counts::default();
    loop {
        let at = usize::try_from(reader.buffer_position()).unwrap_or(0);
        let event = reader
            .read_event()
            .map_err(|_| Refusal::NotXml(usize::try_from(reader.error_position()).unwrap_or(at).min(text.len())))?;
        match event {
            Event::Start(element) => counts.open(&element, at)?,
            Event::Empty(element) => {
                counts.open(&element, at)?;
                counts.close();
            }
            Event::End(_) => counts.close(),
            Event::DocType(_) => {
                // The quick reader passes over declarations; a declaration begins with a bracket.
                let end = usize::try_from(reader.buffer_position()).unwrap_or(text.len());
                if text.get(at..end).is_none_or(|declared| declared.contains('[')) {
                    return Err(Refusal::Declarations);
                }
            }
            Event::Eof => return Ok(()),
            _ => {}
        }
    }
}

impl Counts {
    fn open(&mut self, element: &BytesStart<'_>, at: usize) -> Result<(), Refusal> {
        self.elements += 1;
        let mut declared = 0;
        let mut count = 0;
        for attribute in element.attributes().with_checks(false) {
            let attribute = attribute.map_err(|_| Refusal::NotXml(at))?;
            declared += usize::from(attribute.key.as_ref().starts_with("xmlns"));
            count += 1;
            if count > MAX_ATTRIBUTES {
                return Err(Refusal::Beyond(Limit::Attributes));
            }
        }
        self.open.push(declared);
        self.namespaces += declared;
        self.declarations += declared;
        if self.elements > MAX_ELEMENTS {
            Err(Refusal::Beyond(Limit::Elements))
        } else if self.open.len() > MAX_DEPTH {
            Err(Refusal::Beyond(Limit::Depth))
        } else if self.namespaces > MAX_NAMESPACES || self.declarations > MAX_DECLARATIONS {
            Err(Refusal::Beyond(Limit::Namespaces))
        } else {
            Ok(())
        }
    }

    fn close(&mut self) {
        self.namespaces -= self.open.pop().unwrap_or(0);
    }
}

/// The byte at a line and column, both counted from 1.
pub(super) fn offset(text: &str, at: roxmltree::TextPos) -> usize {
    let (row, column) = (at.row.saturating_sub(1) as usize, at.col.saturating_sub(1) as usize);
    let line = text.split_inclusive('\n').take(row).map(str::len).sum::<usize>();
    line + text[line..].chars().take(column).map(char::len_utf8).sum::<usize>()
}
