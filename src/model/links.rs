//! What the references of a piece lead to.

use std::collections::BTreeMap;
use std::ops::Range;

use crate::document::Dimensions;
use crate::values::Address;

/// What the references and citations of one piece lead to, and what leads to the piece. Pieces are given by their places
/// in the list of the site.
#[derive(Debug, Default)]
pub struct Links {
    /// The targets of the references in the body, in the order of `Document::references`.
    pub targets: Vec<Target>,
    /// The cover picture.
    pub cover: Option<Target>,
    /// The printed issue as a file, for an issue that has one whose time has come.
    pub file: Option<Target>,
    /// The forms of a guide's documents, one for each document.
    pub forms: Vec<Option<Target>>,
    /// The pictures to register by of its events, one for each event.
    pub codes: Vec<Option<Target>>,
    /// The targets of the citations in the body, in the order in which its document counts them; `None` for those that
    /// stay text.
    pub cites: Vec<Option<Target>>,
    /// The sentences of its fields that cite, with the byte ranges that become links.
    pub cited_in_fields: BTreeMap<String, Vec<(Range<usize>, Target)>>,
    /// Who cites its provisions, by anchor; who cites the piece as a whole, under the empty anchor.
    pub cited_by: BTreeMap<String, Vec<Citer>>,
    /// The event on which it reports: the announcing piece, and the place of the event there.
    pub report_of: Option<(usize, usize)>,
    /// The pieces that report on its events, each with the place of the event.
    pub reports: Vec<(usize, usize)>,
    /// Other pieces that its readers may want, and why.
    pub related: Vec<Related>,
}

/// Another piece that the readers of one may want.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Related {
    /// The other piece.
    pub piece: usize,
    /// What both have in common.
    pub reason: Reason,
    /// Its name: of the organisation, person, tag or column.
    pub name: String,
}

/// What two pieces have in common, the strongest first.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Reason {
    /// 同一单位.
    Organization,
    /// 同一人物.
    Person,
    /// 同一标签.
    Tag,
    /// 同一栏目.
    Column,
}

impl Reason {
    /// Its name, after `same_` among the words of the interface.
    #[must_use]
    pub const fn name(self) -> &'static str {
        match self {
            Self::Organization => "organization",
            Self::Person => "person",
            Self::Tag => "tag",
            Self::Column => "column",
        }
    }
}

/// A place that cites.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Citer {
    /// The piece, by its place among the site's.
    pub piece: usize,
    /// The provision of it that cites, by anchor and as it is called (第十二条第二款); none where it is no statute.
    pub provision: Option<(String, String)>,
}

/// What a reference leads to.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Target {
    /// A page of the site, with the fragment to append (`#…` or empty).
    Page(Address, String),
    /// A place on the same page (`#…`).
    Here(String),
    /// A file of the site, with its size where it is a picture.
    File(Address, Option<Dimensions>),
    /// An address elsewhere.
    External(String),
    /// Nothing: a fault says so.
    Nothing,
}

impl Target {
    /// The file of the site to which it leads; `None` for anything else.
    #[must_use]
    pub const fn file(&self) -> Option<&Address> {
        if let Self::File(address, _) = self { Some(address) } else { None }
    }
}
