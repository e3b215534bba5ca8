//! A published piece.

use std::collections::BTreeMap;
use std::ops::Range;

use chrono::{DateTime, NaiveDate, Utc};

use super::{Entry, addresses};
use crate::document::Dimensions;
use crate::kinds::Record;
use crate::kinds::events::Event;
use crate::kinds::regulation::Regulation;
use crate::values::Address;

/// A piece of the site: an entry with its address and all its references resolved.
#[derive(Debug)]
pub struct Piece {
    /// What was read.
    pub entry: Box<Entry>,
    /// Where it stands.
    pub address: Address,
    /// Its column, by its place among the settings' columns; `None` for issues and standing pages.
    pub column: Option<usize>,
    /// Its issue, by its place among the site's editions.
    pub edition: Option<usize>,
    /// The day that orders it.
    pub sort_day: NaiveDate,
    /// What its references lead to, in their order.
    pub targets: Vec<Target>,
    /// What its citations lead to, in the order in which its document counts them; none for those that stay text.
    pub cites: Vec<Option<Target>>,
    /// The sentences of its fields that cite, with the bytes that become links.
    pub cited_in_fields: BTreeMap<String, Vec<(Range<usize>, Target)>>,
    /// Who cites its provisions, by anchor; the whole of it under the empty one.
    pub cited_by: BTreeMap<String, Vec<Citer>>,
    /// Its cover picture.
    pub cover: Option<Target>,
    /// The printed issue as a file, where it is one and may be published now.
    pub file: Option<Target>,
    /// The forms of a guide's papers, one for each paper.
    pub forms: Vec<Option<Target>>,
    /// The pictures to register by of its events, one for each event.
    pub codes: Vec<Option<Target>>,
    /// What `report_of` leads to.
    pub report_target: Option<Target>,
    /// The event on which it reports: the piece, and its place among the events there.
    pub report_of: Option<(usize, usize)>,
    /// The pieces that report on its events, each with the place of the event.
    pub reports: Vec<(usize, usize)>,
    /// The piece before it in the issue's printed order.
    pub previous: Option<usize>,
    /// The piece after it.
    pub next: Option<usize>,
    /// The piece to which it is an attachment.
    pub attachment_of: Option<usize>,
    /// The pieces attached to it.
    pub attachments: Vec<usize>,
    /// All versions of the regulation that have texts, itself among them, by the day from which they are in force; empty
    /// where there is one.
    pub versions: Vec<usize>,
    /// The version that is in force, where this is another.
    pub stands_for: Option<usize>,
    /// Its series, by its place among the site's, and its place in it.
    pub series: Option<(usize, usize)>,
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
    /// Its name, behind `same_` among the words of the interface.
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

impl Piece {
    /// Its events; none where it announces none.
    #[must_use]
    pub fn events(&self) -> &[Event] {
        if let Record::Events(events) = &self.entry.record { &events.events } else { &[] }
    }

    /// The regulation that it is; `None` for other pieces.
    #[must_use]
    pub fn regulation(&self) -> Option<&Regulation> {
        if let Record::Regulation(regulation) = &self.entry.record { Some(regulation) } else { None }
    }
}

impl Piece {
    /// Where the text of a regulation stands whatever comes into force after it; `None` for other pieces, and for
    /// versions that have no other address.
    #[must_use]
    pub fn dated_address(&self) -> Option<Address> {
        let regulation = self.regulation().filter(|_| self.stands_for.is_none())?;
        Some(addresses::dated(&self.address, regulation.version_day()))
    }
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

/// A piece that is not published now.
#[derive(Clone, Debug, PartialEq, Eq, serde::Deserialize, serde::Serialize)]
pub struct Held {
    /// Its path below the site's root.
    pub path: String,
    /// Why.
    pub reason: HeldReason,
}

/// Why a piece is not published now.
#[derive(Clone, Copy, Debug, PartialEq, Eq, serde::Deserialize, serde::Serialize)]
pub enum HeldReason {
    /// `draft: true`.
    Draft,
    /// Its hour has not come.
    Until(DateTime<Utc>),
    /// Its time is over.
    Expired(DateTime<Utc>),
    /// Its issue is not published.
    Issue,
}
