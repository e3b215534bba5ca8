//! The page that compares two versions of a regulation.

use schemars::JsonSchema;
use serde::Serialize;

use crate::kinds::regulation::TextKind;
use crate::kinds::when::When;
use crate::model::{Piece, Site};
use crate::render::head::Description;
use crate::render::inputs::Inputs;
use crate::render::values::Link;
use crate::render::view::Content;
use huikan_law::comparison::{self, ArticleChange, Segment};
use huikan_law::statute::Statute;

/// Two versions of a regulation.
#[derive(Debug, Serialize, JsonSchema)]
pub(super) struct Comparison {
    /// The regulation.
    law: Link,
    old: Version,
    new: Version,
    /// How many articles are in the new version only.
    added: usize,
    /// How many are in the old version only, or have nothing left in the new one but `（删去）`.
    gone: usize,
    /// How many have other words.
    changed: usize,
    /// How many have another number.
    renumbered: usize,
    /// How many are as they were.
    same: usize,
    /// All articles, in the order of the new version.
    rows: Vec<Row>,
}

/// One of two versions.
#[derive(Debug, Serialize, JsonSchema)]
struct Version {
    title: String,
    address: String,
    effective_on: Option<When>,
}

/// What became of an article.
#[derive(Debug, Serialize, JsonSchema)]
struct Row {
    /// `new`, `gone`, `changed`, `renumbered` or `same`.
    fate: &'static str,
    old: Option<Side>,
    new: Option<Side>,
    /// Its words in both versions, where they are others.
    runs: Vec<RunView>,
}

/// An article in one version.
#[derive(Debug, Serialize, JsonSchema)]
struct Side {
    /// `第十二条`.
    printed: String,
    /// Its place on the page of the version.
    anchor: String,
}

/// A run of words.
#[derive(Debug, Serialize, JsonSchema)]
struct RunView {
    /// `same`, `old` or `new`.
    of: &'static str,
    text: String,
}

fn statute(piece: &Piece) -> Option<&Statute> {
    let is_full = piece.regulation().is_some_and(|regulation| regulation.text == TextKind::Full);
    piece.entry.document.statute.as_deref().filter(|_| is_full)
}

/// The comparison of two versions, the older one first.
pub(super) fn page(inputs: &Inputs<'_>, old: usize, new: usize) -> Content<Comparison> {
    let site = inputs.site;
    let law = site.pieces[new].stands_for.unwrap_or(new);
    let empty = Statute::default();
    let text = |at: usize| statute(&site.pieces[at]).unwrap_or(&empty);
    let (before, after) = (text(old), text(new));
    let rows: Vec<Row> =
        comparison::compare(before, after).into_iter().map(|change| row(before, after, change)).collect();
    let count = |fates: &[&str]| rows.iter().filter(|row| fates.contains(&row.fate)).count();
    let renumbered = |row: &&Row| match (&row.old, &row.new) {
        (Some(old), Some(new)) => old.printed != new.printed,
        _ => false,
    };
    let values = Comparison {
        law: Link::to_piece(site, law),
        old: version(site, old),
        new: version(site, new),
        added: count(&["new"]),
        gone: count(&["gone"]),
        changed: count(&["changed"]),
        renumbered: rows.iter().filter(renumbered).count(),
        same: count(&["same"]),
        rows,
    };
    Content::new(Description::Word("about_comparison"), values)
}

fn version(site: &Site, at: usize) -> Version {
    let piece = &site.pieces[at];
    Version {
        title: piece.entry.common.title.clone(),
        address: piece.address.url(),
        effective_on: piece.regulation().map(|one| When::day(one.version_day(), site.settings.locale())),
    }
}

fn row(old: &Statute, new: &Statute, change: ArticleChange) -> Row {
    let side = |statute: &Statute, at: usize| {
        let provision = &statute.provisions[at];
        let number = provision.number.unwrap_or_default();
        Some(Side { printed: number.printed("条"), anchor: provision.id.clone() })
    };
    match change {
        ArticleChange::Removed(at) => {
            let text = old.full_text(at);
            Row { fate: "gone", old: side(old, at), new: None, runs: vec![RunView { of: "old", text }] }
        }
        ArticleChange::Added(at) => {
            let text = new.full_text(at);
            Row { fate: "new", old: None, new: side(new, at), runs: vec![RunView { of: "new", text }] }
        }
        ArticleChange::Kept { old: from, new: to, renumbered, changed } => {
            let is_deleted = new.provisions[to].deleted && !old.provisions[from].deleted;
            let fate = match (changed, renumbered) {
                _ if is_deleted => "gone",
                (true, _) => "changed",
                (false, true) => "renumbered",
                (false, false) => "same",
            };
            let texts = changed.then(|| (old.full_text(from), new.full_text(to)));
            let runs = texts.map_or_else(Vec::new, |(old, new)| comparison::diff(&old, &new));
            let runs = runs.into_iter().map(|segment| match segment {
                Segment::Unchanged(text) => RunView { of: "same", text },
                Segment::Removed(text) => RunView { of: "old", text },
                Segment::Added(text) => RunView { of: "new", text },
            });
            Row { fate, old: side(old, from), new: side(new, to), runs: runs.collect() }
        }
    }
}
