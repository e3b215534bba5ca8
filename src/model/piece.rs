//! A published piece.

use chrono::{DateTime, NaiveDate, Utc};

use super::Entry;
use crate::document::Dimensions;
use crate::values::Address;

/// A piece of the site: an entry with its address and all its references resolved.
#[derive(Debug)]
pub struct Piece {
    /// What was read.
    pub entry: Entry,
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
    /// Its cover picture.
    pub cover: Option<Target>,
    /// The printed issue as a file, where it is one and may be published now.
    pub file: Option<Target>,
    /// The forms of a guide's papers, one for each paper.
    pub forms: Vec<Option<Target>>,
    /// The piece before it in the issue's printed order.
    pub previous: Option<usize>,
    /// The piece after it.
    pub next: Option<usize>,
    /// The piece to which it is an attachment.
    pub attachment_of: Option<usize>,
    /// The pieces attached to it.
    pub attachments: Vec<usize>,
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
