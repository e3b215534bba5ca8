//! `data.json` beside the page of a regulation: its facts, and its provisions as a tree.
//!
//! The fields are `title`, `address`, `text` (`full`, or `digest` for a summary, which is not the text of the law),
//! `document_number`, `rank`, `issuers`, `adopted_on`, `promulgated_on`, `effective_on`, `repealed_on`, `official_url`,
//! `versions` (the addresses of all versions on this site, with the days from which they are in force), `counts`,
//! `provisions`. A provision has `id` (its anchor on the page), `level`, `number` (`[120, 1]` is 第一百二十条之一), `printed`,
//! `title`, `text`, `deleted` and `provisions`. Absent values are left out.

use serde::Serialize;

use crate::kinds::regulation::{Rank, TextKind};
use crate::model::{Piece, Site};
use huikan_law::statute::{Counts, Level, Statute};

#[derive(Serialize)]
struct Whole<'a> {
    title: &'a str,
    address: String,
    text: TextKind,
    #[serde(skip_serializing_if = "Option::is_none")]
    document_number: Option<&'a str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    rank: Option<Rank>,
    issuers: &'a [String],
    #[serde(skip_serializing_if = "Option::is_none")]
    adopted_on: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    promulgated_on: Option<String>,
    effective_on: String,
    #[serde(skip_serializing_if = "Option::is_none")]
    repealed_on: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    official_url: Option<&'a str>,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    versions: Vec<Version>,
    counts: Counts,
    provisions: Vec<Node<'a>>,
}

#[derive(Serialize)]
struct Version {
    effective_on: String,
    address: String,
}

#[derive(Serialize)]
struct Node<'a> {
    id: &'a str,
    level: Level,
    #[serde(skip_serializing_if = "Option::is_none")]
    number: Option<[u32; 2]>,
    #[serde(skip_serializing_if = "str::is_empty")]
    printed: &'a str,
    #[serde(skip_serializing_if = "str::is_empty")]
    title: &'a str,
    #[serde(skip_serializing_if = "String::is_empty")]
    text: String,
    #[serde(skip_serializing_if = "std::ops::Not::not")]
    deleted: bool,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    provisions: Vec<Node<'a>>,
}

/// Returns the file; `None` if there are no provisions.
pub(super) fn write(site: &Site, piece: &Piece) -> serde_json::Result<Option<Vec<u8>>> {
    let (Some(regulation), Some(statute)) = (piece.regulation(), &piece.entry.document.statute) else {
        return Ok(None);
    };
    let day = |day: crate::values::CalendarDay| day.0.to_string();
    let version = |at: &usize| {
        let other = &site.pieces[*at];
        Some(Version { effective_on: day(other.regulation()?.version_day()), address: other.address.url() })
    };
    let whole = Whole {
        title: &piece.entry.common.title,
        address: piece.address.url(),
        text: regulation.text,
        document_number: regulation.document_number.as_deref(),
        rank: regulation.rank,
        issuers: &regulation.issuers,
        adopted_on: regulation.adopted_on.map(day),
        promulgated_on: regulation.promulgated_on.map(day),
        effective_on: day(regulation.effective_on),
        repealed_on: regulation.repealed_on.map(day),
        official_url: regulation.official_url.as_deref(),
        versions: piece.versions.iter().filter_map(version).collect(),
        counts: statute.counts(),
        provisions: nodes(statute, 0..statute.provisions.len()),
    };
    let mut bytes = serde_json::to_vec_pretty(&whole)?;
    bytes.push(b'\n');
    Ok(Some(bytes))
}

/// Returns the provisions in a range, each with the provisions inside it.
fn nodes(statute: &Statute, range: std::ops::Range<usize>) -> Vec<Node<'_>> {
    let mut nodes = Vec::new();
    let mut at = range.start;
    while at < range.end {
        let one = &statute.provisions[at];
        nodes.push(Node {
            id: &one.id,
            level: one.level,
            number: one.number.map(|number| [number.base, number.inserted]),
            printed: &one.printed,
            title: &one.title,
            text: statute.own_text(one),
            deleted: one.deleted,
            provisions: nodes_inside(statute, at),
        });
        at = one.end;
    }
    nodes
}

fn nodes_inside(statute: &Statute, at: usize) -> Vec<Node<'_>> {
    nodes(statute, at + 1..statute.provisions[at].end)
}
