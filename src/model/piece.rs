//! A published piece.

use std::sync::Arc;

use chrono::{DateTime, NaiveDate, Utc};

use super::{Entry, addresses};
use crate::kinds::events::Event;
use crate::kinds::regulation::{Regulation, TextKind};
use crate::values::Address;

/// A published piece: its entry, where it stands, and how it relates to other pieces. Pieces, issues and columns are
/// given by their places in the lists of [`Relations`](super::Relations).
#[derive(Debug)]
pub struct Piece {
    /// The parsed file.
    pub entry: Arc<Entry>,
    /// The address of its page.
    pub address: Address,
    /// Its column; `None` for issues and standing pages.
    pub column: Option<usize>,
    /// Its issue.
    pub edition: Option<usize>,
    /// The day by which it is ordered.
    pub sort_day: NaiveDate,
    /// The piece before it in the issue's printed order.
    pub previous: Option<usize>,
    /// The piece after it in the issue's printed order.
    pub next: Option<usize>,
    /// The piece to which it is an attachment.
    pub attachment_of: Option<usize>,
    /// The pieces attached to it.
    pub attachments: Vec<usize>,
    /// All versions of the regulation that have texts, itself included, by the day from which they are in force; empty
    /// where there is only one.
    pub versions: Vec<usize>,
    /// The version in force, where this is another one.
    pub stands_for: Option<usize>,
    /// Its series, and its place in the series.
    pub series: Option<(usize, usize)>,
}

impl Piece {
    /// Its events; none where it announces none.
    #[must_use]
    pub fn events(&self) -> &[Event] {
        self.entry.events()
    }

    /// The regulation that it is; `None` for other pieces.
    #[must_use]
    pub fn regulation(&self) -> Option<&Regulation> {
        self.entry.regulation()
    }

    /// The lasting address of a regulation's text, named by the day from which the text is in force. `None` for other
    /// pieces, and for versions whose own address is such an address.
    #[must_use]
    pub fn dated_address(&self) -> Option<Address> {
        let regulation = self.regulation().filter(|_| self.stands_for.is_none())?;
        Some(addresses::dated(&self.address, regulation.version_day()))
    }

    /// Whether it holds the provisions of a regulation.
    #[must_use]
    pub fn has_provisions(&self) -> bool {
        self.regulation().is_some() && self.entry.document.statute.is_some()
    }

    /// Whether it holds the whole text of a regulation, in provisions.
    #[must_use]
    pub fn is_full_text(&self) -> bool {
        self.has_provisions() && self.regulation().is_some_and(|regulation| regulation.text == TextKind::Full)
    }
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
    /// Its time of publication has not come.
    Until(DateTime<Utc>),
    /// Its time is over.
    Expired(DateTime<Utc>),
    /// Its issue is not published.
    Issue,
}
