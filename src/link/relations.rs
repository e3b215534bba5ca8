//! The relations of the published pieces: the results of the first steps, put together.

use std::sync::Arc;

use chrono::{DateTime, Utc};

use super::names;
use super::order::{Order, Standing, order};
use super::publication::AllHeld;
use super::published::Published;
use super::versions::{Version, versions};
use super::{Placement, addresses, redirects};
use crate::config::{Register, Settings};
use crate::faults::Fault;
use crate::kinds::Kind;
use crate::model::{Entry, Piece, Relations};

/// The relations of the pieces, and the pieces that lists show, newest first.
pub(super) fn relations(
    settings: &Arc<Settings>,
    published: Vec<(Arc<Entry>, Placement)>,
    registers: &[Register],
    held: &AllHeld,
    now: DateTime<Utc>,
    faults: &mut Vec<Fault>,
) -> (Relations, Vec<usize>) {
    let today = now.with_timezone(&settings.timezone).date_naive();
    let located = |(entry, placement): (Arc<Entry>, Placement)| {
        let address = addresses::address(settings, &entry, &placement);
        Published { entry, column: placement.column, address }
    };
    let published: Vec<Published> = published.into_iter().map(located).collect();
    let versions = versions(&published, &held.files, today, faults);
    let redirects = redirects::redirects(&published, &versions, faults);
    let order = order(settings, &published, &versions, &held.pieces, faults);
    let [people, organizations] = names::rolls(registers, &published, &order, &held.pieces, faults);
    let Order { editions, current, columns, tags, series, years, titles, newest_first, standing } = order;
    let parts = published.into_iter().zip(versions).zip(standing).enumerate();
    let pieces: Vec<Piece> = parts
        .map(|(at, ((one, version), standing))| {
            let entry = names::with_names(one.entry, at, &organizations);
            piece(entry, one.column, version, standing)
        })
        .collect();
    let relations = Relations {
        today,
        settings: Arc::clone(settings),
        standing: (0..pieces.len()).filter(|at| pieces[*at].entry.kind == Kind::Page).collect(),
        pieces,
        editions,
        current,
        columns,
        tags,
        series,
        people,
        organizations,
        years,
        titles,
        redirects,
    };
    (relations, newest_first)
}

fn piece(entry: Arc<Entry>, column: Option<usize>, version: Version, standing: Standing) -> Piece {
    Piece {
        entry,
        address: version.address,
        column,
        edition: standing.edition,
        sort_day: standing.sort_day,
        previous: standing.previous,
        next: standing.next,
        attachment_of: standing.attachments.of,
        attachments: standing.attachments.own,
        versions: version.versions,
        stands_for: version.stands_for,
        series: standing.series,
    }
}
