//! Parsed texts as they are kept between builds.

use std::ops::Range;

use serde::{Deserialize, Serialize};

use crate::cache::Encoded;
use crate::document::{Document, Passage};
use crate::faults::{Fault, Mend, Place, Severity, SourceText};
use crate::kinds::common::Common;
use crate::kinds::{Kind, Record};
use crate::model::{ParsedText, Source};
use crate::values::{PersonalNumber, Text};

/// What parsing a text gave: an entry, if it could be read, and the faults.
pub(super) type Parsed = (Option<ParsedText>, Vec<Fault>);

/// An entry as it is read.
#[derive(Deserialize)]
struct KeptEntry {
    front: Range<usize>,
    opening: Range<usize>,
    kind: Kind,
    common: Common,
    record: Record,
    document: Document,
    personal_numbers: Vec<PersonalNumber>,
    citing_sentences: Vec<(String, Passage)>,
    title_reading: String,
}

/// The same entry as it is written.
#[derive(Serialize)]
struct EntryToKeep<'a> {
    front: &'a Range<usize>,
    opening: &'a Range<usize>,
    kind: Kind,
    common: &'a Common,
    record: &'a Record,
    document: &'a Document,
    personal_numbers: &'a [PersonalNumber],
    citing_sentences: &'a [(String, Passage)],
    title_reading: &'a str,
}

#[derive(Deserialize, Serialize)]
struct KeptFault {
    severity: Severity,
    code: String,
    message: Text,
    at: Option<Range<usize>>,
    related: Vec<(Option<Range<usize>>, Text)>,
    help: Option<Text>,
    mend: Option<Mend>,
}

/// Encodes what parsing gave. Returns `None` where a fault points into another file: such a text is parsed in every build.
pub(super) fn encode(source: &Source, (entry, faults): &Parsed) -> Option<Encoded> {
    let inside = |place: &Place| place.source.path == source.text.path;
    let is_inside = |fault: &Fault| inside(&fault.at) && fault.related.iter().all(|(place, _)| inside(place));
    if !faults.iter().all(is_inside) {
        return None;
    }
    let entry = entry.as_ref().map(|entry| EntryToKeep {
        front: &entry.front,
        opening: &entry.opening,
        kind: entry.kind,
        common: &entry.common,
        record: &entry.record,
        document: &entry.document,
        personal_numbers: &entry.personal_numbers,
        citing_sentences: &entry.citing_sentences,
        title_reading: &entry.title_reading,
    });
    let faults: Vec<KeptFault> = faults.iter().map(KeptFault::of).collect();
    Encoded::of(&(entry, faults))
}

/// Decodes what parsing the same text gave in an earlier build.
pub(super) fn decode(encoded: &Encoded, source: &Source) -> Option<Parsed> {
    let (entry, faults): (Option<KeptEntry>, Vec<KeptFault>) = encoded.decode()?;
    let entry = entry.map(|kept| ParsedText {
        source: source.file.clone(),
        front: kept.front,
        opening: kept.opening,
        kind: kept.kind,
        common: kept.common,
        record: kept.record,
        document: kept.document,
        personal_numbers: kept.personal_numbers,
        citing_sentences: kept.citing_sentences,
        title_reading: kept.title_reading,
    });
    Some((entry, faults.into_iter().map(|fault| fault.restore(&source.text)).collect()))
}

impl KeptFault {
    fn of(fault: &Fault) -> Self {
        Self {
            severity: fault.severity,
            code: fault.code.to_string(),
            message: fault.message.clone(),
            at: fault.at.span.clone(),
            related: fault.related.iter().map(|(place, text)| (place.span.clone(), text.clone())).collect(),
            help: fault.help.clone(),
            mend: fault.mend.clone(),
        }
    }

    fn restore(self, source: &SourceText) -> Fault {
        let place = |span: Option<Range<usize>>| Place { source: source.file(), span };
        Fault {
            severity: self.severity,
            code: self.code.into(),
            message: self.message,
            at: place(self.at),
            related: self.related.into_iter().map(|(span, text)| (place(span), text)).collect(),
            help: self.help,
            mend: self.mend,
        }
    }
}
