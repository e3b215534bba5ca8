//! `index.json`: the contents of the site for other programs.
//!
//! It is one object:
//! - `newsletter`: `title`, `short_title`, `description`, `language` (BCP 47), `base_url`, `association`;
//! - `columns`: `id`, `title`, `english`, `description`, `address`, `pieces` (how many);
//! - `issues`, newest first: `id`, `title`, `year`, `number`, `serial`, `date`, `address`, `sections`: the columns of the
//!   issue (`column`) with the addresses of their `pieces`, both in printed order;
//! - `pieces`, everything published except issues, in the order of their sources: `source` (path of the file),
//!   `address`, `title`, `subtitle`, `kicker`, `kind`, `column`, `issue`, `date`, `updated`, `page` and `page_end`
//!   (printed pages), `contributors` (`name`, `organization`, `position`, `role`), `tags`, `words` (字数);
//! - `people` and `organizations`, in the order of their pinyin: `name`, `aliases`, `address`, and `mentions`: the
//!   address of each piece (`piece`) that names them, their part in it (`sent`, `wrote`, `photographed`, `edited`,
//!   `won`, `subject`, `organized`, `undertook`, `helped`, `supported`, `issued`), and `details`. Whoever is left out
//!   of indexes does not appear here, nor among `contributors`;
//! - `awards`: award lists as in `awards.json`;
//! - `events`, in the order of their sources: `title`, `address` (with the anchor on the page), `piece` (the address of
//!   that page), `ics` (its calendar file), `organizers`, `undertakers`, `supporters`, `place`, `mode` (`online`,
//!   `offline`, `hybrid`), `tracks`, `schedule`, `registration_deadline` (`end`, `precision`), `registration`,
//!   `registration_url`, `url`, `reports` (the addresses of pieces). A phase of the `schedule` has `label`, `start` and
//!   `end`, `precision` (`time`, `day`, `month-part`, `month`, `quarter`, `half-year`, `year`, `vague`),
//!   `end_precision` if that of the end differs, `tentative`, `as_written`, `place`, `mode`. If the precision is
//!   coarser than a day, `start` and `end` are the first and last possible day: bounds for sorting, not announced days.
//!
//! Addresses are relative to `base_url` and percent-encoded. Dates are as precise as they were written: `2024-07`,
//! `2024-07-16` or a time with its offset. Absent values are left out. New versions may add fields, but do not change
//! the meaning of existing ones.

use serde::Serialize;

use super::awards::{self, Awards};
use super::events::{self, EventEntry};
use crate::config::{Association, Column};
use crate::kinds::common::{Contributor, Role};
use crate::kinds::{Kind, Record};
use crate::model::{Edition, Listing, Mention, Named, Piece, Roll, Site};

#[derive(Debug, Serialize)]
struct Index<'a> {
    newsletter: Newsletter<'a>,
    columns: Vec<ColumnEntry<'a>>,
    issues: Vec<IssueEntry<'a>>,
    pieces: Vec<PieceEntry<'a>>,
    people: Vec<NameEntry<'a>>,
    organizations: Vec<NameEntry<'a>>,
    awards: Vec<Awards<'a>>,
    events: Vec<EventEntry<'a>>,
}

#[derive(Debug, Serialize)]
struct Newsletter<'a> {
    title: &'a str,
    #[serde(skip_serializing_if = "Option::is_none")]
    short_title: Option<&'a str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    description: Option<&'a str>,
    language: &'static str,
    base_url: &'a str,
    association: serde_json::Map<String, serde_json::Value>,
}

#[derive(Debug, Serialize)]
struct ColumnEntry<'a> {
    id: &'a str,
    title: &'a str,
    #[serde(skip_serializing_if = "Option::is_none")]
    english: Option<&'a str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    description: Option<&'a str>,
    address: String,
    pieces: usize,
}

#[derive(Debug, Serialize)]
struct IssueEntry<'a> {
    id: &'a str,
    title: &'a str,
    year: u32,
    number: u32,
    #[serde(skip_serializing_if = "Option::is_none")]
    serial: Option<u32>,
    #[serde(skip_serializing_if = "Option::is_none")]
    date: Option<String>,
    address: String,
    sections: Vec<Section<'a>>,
}

#[derive(Debug, Serialize)]
struct Section<'a> {
    column: &'a str,
    pieces: Vec<String>,
}

#[derive(Debug, Serialize)]
struct PieceEntry<'a> {
    source: &'a str,
    address: String,
    title: &'a str,
    #[serde(skip_serializing_if = "Option::is_none")]
    subtitle: Option<&'a str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    kicker: Option<&'a str>,
    kind: &'static str,
    #[serde(skip_serializing_if = "Option::is_none")]
    column: Option<&'a str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    issue: Option<&'a str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    date: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    updated: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    page: Option<u32>,
    #[serde(skip_serializing_if = "Option::is_none")]
    page_end: Option<u32>,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    contributors: Vec<ContributorEntry<'a>>,
    #[serde(skip_serializing_if = "<[String]>::is_empty")]
    tags: &'a [String],
    words: usize,
}

#[derive(Debug, Serialize)]
struct NameEntry<'a> {
    name: &'a str,
    #[serde(skip_serializing_if = "<[String]>::is_empty")]
    aliases: &'a [String],
    address: String,
    mentions: Vec<MentionEntry<'a>>,
}

#[derive(Debug, Serialize)]
struct MentionEntry<'a> {
    piece: String,
    part: &'static str,
    #[serde(skip_serializing_if = "<[String]>::is_empty")]
    details: &'a [String],
}

#[derive(Debug, Serialize)]
struct ContributorEntry<'a> {
    #[serde(skip_serializing_if = "Option::is_none")]
    name: Option<&'a str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    organization: Option<&'a str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    position: Option<&'a str>,
    role: Role,
}

/// Returns the file.
pub(super) fn write(site: &Site) -> serde_json::Result<Vec<u8>> {
    let settings = &site.settings;
    let zone = settings.timezone;
    let is_issue = |at: &usize| site.pieces[*at].entry.kind == Kind::Issue;
    let index = Index {
        newsletter: Newsletter {
            title: &settings.title,
            short_title: settings.short_title.as_deref(),
            description: settings.description.as_deref(),
            language: settings.language.tag(),
            base_url: &settings.base_url,
            association: known(&settings.association)?,
        },
        columns: settings.columns.iter().zip(&site.columns).map(|(of, list)| column(of, list)).collect(),
        issues: site.editions.iter().filter_map(|edition| issue(site, edition)).collect(),
        pieces: (0..site.pieces.len()).filter(|at| !is_issue(at)).map(|at| piece(site, at)).collect(),
        people: names(site, &site.people),
        organizations: names(site, &site.organizations),
        awards: site.pieces.iter().filter_map(|piece| awards::of(piece, zone)).collect(),
        events: events::all(site),
    };
    let mut bytes = Vec::with_capacity(length(&index)? + 1);
    serde_json::to_writer(&mut bytes, &index)?;
    bytes.push(b'\n');
    Ok(bytes)
}

/// Returns the values that are set.
fn known(association: &Association) -> serde_json::Result<serde_json::Map<String, serde_json::Value>> {
    let serde_json::Value::Object(mut map) = serde_json::to_value(association)? else {
        return Ok(serde_json::Map::new());
    };
    map.retain(|_, value| !value.is_null());
    Ok(map)
}

fn column<'a>(column: &'a Column, list: &Listing) -> ColumnEntry<'a> {
    ColumnEntry {
        id: &column.id,
        title: &column.title,
        english: column.english.as_deref(),
        description: column.description.as_deref(),
        address: list.address.url(),
        pieces: list.pieces.len(),
    }
}

/// Returns the last component of an issue's address.
fn id(issue: &Piece) -> &str {
    issue.address.as_str().trim_end_matches('/').rsplit('/').next().unwrap_or("")
}

fn issue<'a>(site: &'a Site, edition: &'a Edition) -> Option<IssueEntry<'a>> {
    let piece = &site.pieces[edition.piece];
    let Record::Issue(issue) = &piece.entry.record else { return None };
    let section = |(column, pieces): &(usize, Vec<usize>)| Section {
        column: &site.settings.columns[*column].id,
        pieces: pieces.iter().map(|at| site.pieces[*at].address.url()).collect(),
    };
    Some(IssueEntry {
        id: id(piece),
        title: &piece.entry.common.title,
        year: issue.year,
        number: issue.number,
        serial: issue.serial,
        date: piece.entry.common.date.map(|date| date.exact(site.settings.timezone)),
        address: piece.address.url(),
        sections: edition.sections.iter().map(section).collect(),
    })
}

fn names<'a>(site: &'a Site, roll: &'a Roll) -> Vec<NameEntry<'a>> {
    let mention = |mention: &'a Mention| MentionEntry {
        piece: site.pieces[mention.piece].address.url(),
        part: mention.part.name(),
        details: &mention.details,
    };
    let entry = |named: &'a Named| NameEntry {
        name: &named.name,
        aliases: &named.aliases,
        address: named.address.url(),
        mentions: named.mentions.iter().map(mention).collect(),
    };
    roll.entries.iter().map(entry).collect()
}

fn piece(site: &Site, at: usize) -> PieceEntry<'_> {
    let piece = &site.pieces[at];
    let common = &piece.entry.common;
    let zone = site.settings.timezone;
    PieceEntry {
        source: &piece.entry.source.path,
        address: piece.address.url(),
        title: &common.title,
        subtitle: common.subtitle.as_deref(),
        kicker: common.kicker.as_deref(),
        kind: piece.entry.kind.name(),
        column: piece.column.map(|column| site.settings.columns[column].id.as_str()),
        issue: piece.edition.map(|edition| id(&site.pieces[site.editions[edition].piece])),
        date: common.date.map(|date| date.exact(zone)),
        updated: common.updated.map(|date| date.exact(zone)),
        page: common.page,
        page_end: common.page_end,
        contributors: common.contributors.iter().filter_map(|one| contributor(site, at, one)).collect(),
        tags: &common.tags,
        words: piece.entry.document.words,
    }
}

/// Returns a contributor without the name of a person who is left out of indexes; `None` if nothing remains.
fn contributor<'a>(site: &Site, piece: usize, one: &'a Contributor) -> Option<ContributorEntry<'a>> {
    let name = site.people.listed(one.name.as_deref(), piece);
    let organization = one.organization.as_deref();
    let position = one.position.as_deref().filter(|_| name.is_some() || one.name.is_none());
    (name.is_some() || organization.is_some()).then_some(ContributorEntry {
        name,
        organization,
        position,
        role: one.role,
    })
}

/// Returns the size of a value as JSON in bytes. The JSON of a large site is so large that reserving memory once is
/// worth an extra pass.
fn length(value: &impl Serialize) -> serde_json::Result<usize> {
    struct Counted(usize);

    impl std::io::Write for Counted {
        fn write(&mut self, bytes: &[u8]) -> std::io::Result<usize> {
            self.0 += bytes.len();
            Ok(bytes.len())
        }

        fn flush(&mut self) -> std::io::Result<()> {
            Ok(())
        }
    }

    let mut counted = Counted(0);
    serde_json::to_writer(&mut counted, value)?;
    Ok(counted.0)
}
