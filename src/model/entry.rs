//! One file, parsed.

use std::ops::{Deref, Range};

use crate::document::{ComponentHtml, Document, Passage};
use crate::faults::{Place, SourceFile};
use crate::kinds::common::Common;
use crate::kinds::events::Event;
use crate::kinds::issue::Issue;
use crate::kinds::regulation::Regulation;
use crate::kinds::{Kind, Record};
use crate::values::PersonalNumber;
use crate::yaml::{Block, Step};

/// One parsed file of `content/`, with the components in its body as the theme writes them.
#[derive(Clone, Debug)]
pub struct Entry {
    /// What the file says.
    pub parsed: ParsedText,
    /// The HTML of the components of its body, in order.
    pub components: Vec<ComponentHtml>,
}

/// What one file of `content/` says: typed front matter and the body.
#[derive(Clone, Debug)]
pub struct ParsedText {
    /// The file, for the places of faults.
    pub source: SourceFile,
    /// The bytes of its front matter.
    pub front: Range<usize>,
    /// The bytes of the line that opens the front matter.
    pub opening: Range<usize>,
    /// What it is.
    pub kind: Kind,
    /// The fields that every kind has.
    pub common: Common,
    /// The fields of its own kind.
    pub record: Record,
    /// Its body.
    pub document: Document,
    /// The numbers of persons after its front matter, by their bytes in the file.
    pub personal_numbers: Vec<PersonalNumber>,
    /// The sentences of its fields that cite, with their citations.
    pub citing_sentences: Vec<(String, Passage)>,
    /// The pinyin of its title, by which it is sorted.
    pub title_reading: String,
}

impl Deref for Entry {
    type Target = ParsedText;

    fn deref(&self) -> &ParsedText {
        &self.parsed
    }
}

impl ParsedText {
    /// The events that it announces; none where it is of another kind.
    #[must_use]
    pub fn events(&self) -> &[Event] {
        if let Record::Events(events) = &self.record { &events.events } else { &[] }
    }

    /// The fields of a regulation; `None` where it is of another kind.
    #[must_use]
    pub fn regulation(&self) -> Option<&Regulation> {
        if let Record::Regulation(regulation) = &self.record { Some(regulation) } else { None }
    }

    /// The fields of an issue; `None` where it is of another kind.
    #[must_use]
    pub fn issue(&self) -> Option<&Issue> {
        if let Record::Issue(issue) = &self.record { Some(issue) } else { None }
    }

    /// The sentences of its fields, which may cite regulations as a body does.
    #[must_use]
    pub fn sentences(&self) -> Vec<&str> {
        let mut all: Vec<&str> = self.common.sentences().collect();
        all.extend(self.record.sentences());
        all
    }

    /// The place of a field of the front matter, under its name or its Chinese name.
    #[must_use]
    pub fn field(&self, name: &str) -> Place {
        self.field_at(name, &[])
    }

    /// The place of a value inside a field; the file as a whole where it no longer holds the text that was parsed.
    #[must_use]
    pub fn field_at(&self, name: &str, inner: &[Step]) -> Place {
        let alias = self.kind.fields().into_iter().find(|field| field.name == name).map_or("", |field| field.alias);
        let path = |key: &str| [&[Step::Key(key.to_owned())], inner].concat();
        let Some(source) = self.source.read() else { return self.source.whole() };
        let opening = source.at(self.opening.clone());
        let block = Block { source, span: self.front.clone(), opening: self.opening.clone() };
        let place = block.value_at(&path(name));
        if place == opening { block.value_at(&path(alias)) } else { place }
    }

    /// The place of some bytes of a sentence of the front matter; the file as a whole where the value is written otherwise
    /// than it reads.
    #[must_use]
    pub fn place_in_sentence(&self, sentence: &str, bytes: &Range<usize>) -> Place {
        let text = self.source.text().and_then(|text| text.get(self.front.clone()));
        match text.and_then(|text| text.find(sentence)) {
            Some(found) => {
                let start = self.front.start + found;
                self.source.at(start + bytes.start..start + bytes.end)
            }
            None => self.source.whole(),
        }
    }
}
