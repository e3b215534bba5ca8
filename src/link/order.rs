//! The order of pieces: in issues, in lists, by years and by titles.

use chrono::NaiveDate;

use super::attachments::{Attachments, attachments};
use super::editions::Editions;
use super::lists;
use super::published::Published;
use super::versions::Version;
use crate::config::Settings;
use crate::faults::Fault;
use crate::model::{Edition, Held, Listing, Tag, Title};

/// The lists of the site, and where each piece stands in them.
pub(super) struct Order {
    pub(super) editions: Vec<Edition>,
    pub(super) current: Option<usize>,
    pub(super) columns: Vec<Listing>,
    pub(super) tags: Vec<Tag>,
    pub(super) series: Vec<Tag>,
    pub(super) years: Vec<(i32, Vec<usize>)>,
    pub(super) titles: Vec<Title>,
    /// The pieces that lists show, newest first.
    pub(super) newest_first: Vec<usize>,
    /// For each piece where it stands in these lists.
    pub(super) standing: Vec<Standing>,
}

/// Where a piece stands in the lists of the site.
pub(super) struct Standing {
    /// Its issue.
    pub(super) edition: Option<usize>,
    /// The day by which it is ordered.
    pub(super) sort_day: NaiveDate,
    /// The piece before it in the printed order of its issue.
    pub(super) previous: Option<usize>,
    /// The piece after it.
    pub(super) next: Option<usize>,
    /// The piece to which it is attached, and those attached to it.
    pub(super) attachments: Attachments,
    /// Its series, and its place there.
    pub(super) series: Option<(usize, usize)>,
}

/// Orders the published entries, whose versions are given in the same order.
pub(super) fn order(
    settings: &Settings,
    published: &[Published],
    versions: &[Version],
    held: &[Held],
    faults: &mut Vec<Fault>,
) -> Order {
    let editions = Editions::of(settings, published, faults);
    let attachments = attachments(settings, published, held, faults);
    let sections = editions.sections(settings, published, faults);
    let neighbours = editions.neighbours(&sections);
    let newest_first = lists::newest_first(published, versions, &editions);
    let (series, places) = lists::series(published, &newest_first, &editions);
    let current = editions.current(settings, published, held, faults);
    Order {
        columns: lists::columns(settings, published, &newest_first),
        tags: lists::tags(published, &newest_first),
        years: lists::years(&newest_first, &editions),
        titles: lists::titles(published, &newest_first),
        standing: attachments
            .into_iter()
            .enumerate()
            .map(|(at, attachments)| Standing {
                edition: editions.edition_of(at),
                sort_day: editions.day(at),
                previous: neighbours[at].0,
                next: neighbours[at].1,
                attachments,
                series: places[at],
            })
            .collect(),
        editions: editions.into_list(sections),
        current,
        series,
        newest_first,
    }
}
