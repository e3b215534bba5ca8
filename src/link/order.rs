//! The order of issues, columns, tags, years and titles.

use std::cmp::Reverse;
use std::collections::BTreeMap;

use chrono::{Datelike, NaiveDate};
use indexmap::IndexMap;

use super::{listing, publication};
use crate::config::Settings;
use crate::faults::{Fault, Place, nearest};
use crate::kinds::{Kind, Record, issue::Issue};
use crate::model::{Edition, Held, Listing, Piece, Tag, Title};
use crate::values::{Address, Text, index_letter, reading_of_name, text};
use crate::yaml::Step;

/// The lists of the site.
pub(super) struct Order {
    pub(super) editions: Vec<Edition>,
    pub(super) current: Option<usize>,
    pub(super) columns: Vec<Listing>,
    pub(super) tags: Vec<Tag>,
    pub(super) series: Vec<Tag>,
    pub(super) years: Vec<(i32, Vec<usize>)>,
    pub(super) titles: Vec<Title>,
    /// Articles and award lists, newest first.
    pub(super) newest_first: Vec<usize>,
}

/// Orders the pieces, and gives each its issue and its neighbours.
pub(super) fn order(settings: &Settings, pieces: &mut [Piece], held: &[Held], faults: &mut Vec<Fault>) -> Order {
    let mut editions = editions(pieces);
    assign_editions(pieces, &editions, faults);
    date_editions(pieces, &mut editions);
    attach(settings, pieces, held, faults);
    for (at, edition) in editions.iter_mut().enumerate() {
        edition.sections = sections(settings, pieces, edition.piece, at, faults);
    }
    neighbours(pieces, &mut editions);
    let newest_first = newest_first(pieces);
    let columns = settings.columns.iter().enumerate().map(|(column, settings)| {
        let of_column = newest_first.iter().copied().filter(|at| pieces[*at].column == Some(column)).collect();
        listing(Address::home().below(&settings.id), of_column)
    });
    Order {
        columns: columns.collect(),
        tags: tags(pieces, &newest_first),
        series: series(pieces, &newest_first),
        years: years(pieces, &newest_first),
        titles: titles(pieces, &newest_first),
        current: current(settings, pieces, held, &editions, faults),
        editions,
        newest_first,
    }
}

/// The issue that is 本期: the one that the settings name, if it is published, else the newest.
fn current(
    settings: &Settings,
    pieces: &[Piece],
    held: &[Held],
    editions: &[Edition],
    faults: &mut Vec<Fault>,
) -> Option<usize> {
    let newest = (!editions.is_empty()).then_some(0);
    let Some(id) = &settings.current_issue else { return newest };
    let named = editions.iter().position(|edition| edition_id(&pieces[edition.piece]) == id);
    let file = format!("content/issues/{id}.md");
    if named.is_none() && !held.iter().any(|held| held.path == file) {
        let ids: Vec<&str> = editions.iter().map(|edition| edition_id(&pieces[edition.piece])).collect();
        let message =
            text!("`current_issue`（本期）是 `{id}`，没有这一期", "`current_issue` is `{id}`, there is no such issue");
        let (list, list_en) = (ids.join("、"), ids.join(", "));
        let help = text!("写已有的期号：{list}；或删去这一行", "write one of {list_en}, or remove the line");
        faults.push(Fault::error("unknown-issue", Place::file("site.yaml"), message).help(help));
    }
    named.or(newest)
}

fn issue_of(piece: &Piece) -> Option<&Issue> {
    if let Record::Issue(issue) = &piece.entry.record { Some(issue) } else { None }
}

/// The issues, newest first.
fn editions(pieces: &[Piece]) -> Vec<Edition> {
    let mut issues: Vec<(usize, &Issue)> =
        pieces.iter().enumerate().filter_map(|(at, piece)| Some((at, issue_of(piece)?))).collect();
    issues.sort_by_key(|(at, issue)| (Reverse((issue.year, issue.number)), *at));
    let count = issues.len();
    let edition = |(at, (piece, _)): (usize, &(usize, &Issue))| Edition {
        piece: *piece,
        sort_day: NaiveDate::MIN,
        sections: Vec::new(),
        previous: (at + 1 < count).then_some(at + 1),
        next: at.checked_sub(1),
    };
    issues.iter().enumerate().map(edition).collect()
}

/// The id of an issue is the last component of its address.
fn edition_id(piece: &Piece) -> &str {
    piece.address.as_str().trim_end_matches('/').rsplit('/').next().unwrap_or("")
}

fn assign_editions(pieces: &mut [Piece], editions: &[Edition], faults: &mut Vec<Fault>) {
    let ids: Vec<String> = editions.iter().map(|edition| edition_id(&pieces[edition.piece]).to_owned()).collect();
    for piece in pieces.iter_mut() {
        let Some(issue) = &piece.entry.common.issue else { continue };
        piece.edition = ids.iter().position(|id| id == issue);
        if piece.edition.is_none() {
            let message = text!("没有 `{issue}` 这一期", "there is no issue `{issue}`");
            let list = ids.join("、");
            let list_en = ids.join(", ");
            let help = match nearest(issue, ids.iter().map(String::as_str)) {
                Some(meant) => text!("是不是 `{meant}`？", "did you mean `{meant}`?"),
                None if ids.is_empty() => {
                    text!("先写 content/issues/{issue}.md", "first write content/issues/{issue}.md")
                }
                None => text!(
                    "已有的期：{list}；期号就是 content/issues/ 里的文件名",
                    "the issues are: {list_en}; an issue's id is its file's name in content/issues/"
                ),
            };
            faults.push(Fault::error("unknown-issue", piece.entry.field("issue"), message).help(help));
        }
    }
}

/// An issue is ordered by its date, else by its newest piece, else by the end of its year; a piece without a date by
/// its issue.
fn date_editions(pieces: &mut [Piece], editions: &mut [Edition]) {
    for (at, edition) in editions.iter_mut().enumerate() {
        let own = pieces[edition.piece].entry.common.date.map(|_| pieces[edition.piece].sort_day);
        let newest = pieces
            .iter()
            .filter(|piece| piece.edition == Some(at) && piece.entry.common.date.is_some())
            .map(|piece| piece.sort_day)
            .max();
        let year = issue_of(&pieces[edition.piece]).map_or(1, |issue| issue.year);
        let year_end = NaiveDate::from_ymd_opt(i32::try_from(year).unwrap_or(1), 12, 31);
        edition.sort_day = own.or(newest).or(year_end).unwrap_or(NaiveDate::MIN);
        pieces[edition.piece].sort_day = edition.sort_day;
    }
    for piece in pieces.iter_mut() {
        if let (None, Some(edition)) = (piece.entry.common.date, piece.edition) {
            piece.sort_day = editions[edition].sort_day;
        }
    }
}

/// Connects attachments with the pieces that they name.
fn attach(settings: &Settings, pieces: &mut [Piece], held: &[Held], faults: &mut Vec<Fault>) {
    let by_path: BTreeMap<String, usize> =
        pieces.iter().enumerate().map(|(at, piece)| (piece.entry.source.path.to_string(), at)).collect();
    for at in 0..pieces.len() {
        let Some(named) = pieces[at].entry.common.attachment_of.clone() else { continue };
        let path = pieces[at].entry.source.path.clone();
        let folder = path.rsplit_once('/').map_or("", |(folder, _)| folder);
        let places = [format!("{folder}/{named}"), format!("content/{}", named.trim_start_matches('/'))];
        let main = places.iter().find_map(|place| by_path.get(place));
        let unpublished = held.iter().find(|held| places.contains(&held.path));
        if let Some(main) = main.copied().filter(|main| *main != at) {
            pieces[at].attachment_of = Some(main);
            pieces[main].attachments.push(at);
        } else if let Some(unpublished) = unpublished {
            let Text { zh, en } = publication::words(settings, unpublished.reason);
            let message = text!("`attachment_of` 指的 `{named}` {zh}", "`attachment_of` names `{named}`, which {en}");
            let help = text!(
                "这一篇也先不发布，或改那一篇的发布设置",
                "hold this one back too, or change when the other is published"
            );
            faults.push(Fault::error("unpublished-link", pieces[at].entry.field("attachment_of"), message).help(help));
        } else {
            let message =
                text!("`attachment_of` 指的 `{named}` 不存在", "`attachment_of` names `{named}`, which does not exist");
            let here = by_path.keys().filter_map(|path| path.strip_prefix(&format!("{folder}/")));
            let fault = Fault::error("broken-link", pieces[at].entry.field("attachment_of"), message);
            faults.push(match nearest(&named, here) {
                Some(meant) => fault.help(text!("是不是 `{meant}`？", "did you mean `{meant}`?")),
                None => fault.help(text!(
                    "写同一文件夹里的文件名，例如 report.md",
                    "write the name of a file in the same folder, as in report.md"
                )),
            });
        }
    }
}

/// The contents of an issue in printed order, by column.
fn sections(
    settings: &Settings,
    pieces: &[Piece],
    issue: usize,
    edition: usize,
    faults: &mut Vec<Fault>,
) -> Vec<(usize, Vec<usize>)> {
    let own = issue_of(&pieces[issue]).map_or(&[][..], |issue| &issue.columns);
    let mut order: Vec<usize> = Vec::new();
    for (index, id) in own.iter().enumerate() {
        if let Some(column) = settings.columns.iter().position(|column| column.id == *id) {
            order.push(column);
        } else {
            let message = text!("site.yaml 里没有栏目 `{id}`", "there is no column `{id}` in site.yaml");
            let known = nearest(id, settings.columns.iter().map(|column| column.id.as_str()));
            let fault =
                Fault::error("unknown-column", pieces[issue].entry.field_at("columns", &[Step::Index(index)]), message);
            faults.push(match known {
                Some(meant) => fault.help(text!("是不是 `{meant}`？", "did you mean `{meant}`?")),
                None => fault,
            });
        }
    }
    order
        .extend((0..settings.columns.len()).filter(|column| !own.iter().any(|id| *id == settings.columns[*column].id)));
    let section = |column: usize| {
        let mut contents: Vec<usize> = (0..pieces.len())
            .filter(|at| pieces[*at].edition == Some(edition) && pieces[*at].column == Some(column))
            .collect();
        contents.sort_by_key(|at| printed_key(&pieces[*at]));
        (column, contents)
    };
    order.into_iter().map(section).filter(|(_, contents)| !contents.is_empty()).collect()
}

fn printed_key(piece: &Piece) -> (u32, i32, NaiveDate, String) {
    let common = &piece.entry.common;
    (common.page.unwrap_or(u32::MAX), common.order.unwrap_or(0), piece.sort_day, piece.entry.source.path.to_string())
}

/// Sections follow the printed pages where all of them have one, and every piece knows the one before and after it.
fn neighbours(pieces: &mut [Piece], editions: &mut [Edition]) {
    for edition in editions.iter() {
        let order: Vec<usize> = edition.sections.iter().flat_map(|(_, contents)| contents.iter().copied()).collect();
        for pair in order.windows(2) {
            pieces[pair[0]].next = Some(pair[1]);
            pieces[pair[1]].previous = Some(pair[0]);
        }
    }
}

/// Issues and standing pages are in no list, nor are versions of a regulation beside the one in force.
fn is_listed(piece: &Piece) -> bool {
    !matches!(piece.entry.kind, Kind::Issue | Kind::Page) && piece.stands_for.is_none()
}

/// Articles and award lists, newest first; pieces of one day in printed order.
fn newest_first(pieces: &[Piece]) -> Vec<usize> {
    let mut order: Vec<usize> = (0..pieces.len()).filter(|at| is_listed(&pieces[*at])).collect();
    order.sort_by_cached_key(|at| {
        let piece = &pieces[*at];
        (Reverse(piece.sort_day), piece.edition, printed_key(piece))
    });
    order
}

fn tags(pieces: &[Piece], newest_first: &[usize]) -> Vec<Tag> {
    let mut by_tag: IndexMap<&str, Vec<usize>> = IndexMap::new();
    for at in newest_first {
        for tag in &pieces[*at].entry.common.tags {
            let listed = by_tag.entry(tag).or_default();
            if listed.last() != Some(at) {
                listed.push(*at);
            }
        }
    }
    by_tag.sort_by(|a, counted, b, other| other.len().cmp(&counted.len()).then(a.cmp(b)));
    let address = |tag: &str| Address::home().below("tags").below(&tag.replace('/', "-"));
    by_tag
        .into_iter()
        .map(|(tag, listed)| Tag { title: tag.to_owned(), listing: listing(address(tag), listed) })
        .collect()
}

/// Series by their names; every piece knows its place in its own. The oldest is the first, pieces of one day stand in
/// printed order.
fn series(pieces: &mut [Piece], newest_first: &[usize]) -> Vec<Tag> {
    let mut by_name: BTreeMap<String, Vec<usize>> = BTreeMap::new();
    for at in newest_first {
        if let Some(name) = &pieces[*at].entry.common.series {
            by_name.entry(name.clone()).or_default().push(*at);
        }
    }
    let mut all = Vec::with_capacity(by_name.len());
    for (number, (title, mut listed)) in by_name.into_iter().enumerate() {
        listed.sort_by_cached_key(|at| (pieces[*at].sort_day, printed_key(&pieces[*at])));
        for (place, at) in listed.iter().enumerate() {
            pieces[*at].series = Some((number, place));
        }
        let address = Address::home().below("series").below(&title.replace('/', "-"));
        all.push(Tag { title, listing: listing(address, listed) });
    }
    all
}

fn years(pieces: &[Piece], newest_first: &[usize]) -> Vec<(i32, Vec<usize>)> {
    let mut years: Vec<(i32, Vec<usize>)> = Vec::new();
    for at in newest_first {
        let year = pieces[*at].sort_day.year();
        match years.last_mut() {
            Some((last, listed)) if *last == year => listed.push(*at),
            _ => years.push((year, vec![*at])),
        }
    }
    years
}

/// The titles by their readings, what begins with no letter last; of equal ones the newest comes first.
fn titles(pieces: &[Piece], newest_first: &[usize]) -> Vec<Title> {
    let read = |at: &usize| {
        let title = pieces[*at].entry.common.title.as_str();
        let reading = reading_of_name(title);
        (index_letter(&reading), reading, title, *at)
    };
    let mut all: Vec<(char, String, &str, usize)> = newest_first.iter().map(read).collect();
    all.sort_by(|a, b| (a.0 == '#', a.0, &a.1, a.2).cmp(&(b.0 == '#', b.0, &b.1, b.2)));
    all.into_iter().map(|(letter, _, _, piece)| Title { piece, letter }).collect()
}
