//! Other pieces that the readers of a piece may want, and why.
//!
//! Only the neighbours of a piece in the lists of its own organisations, people, tags and column are considered, so the
//! time grows linearly with the number of pieces.

use std::collections::BTreeMap;

use crate::kinds::Kind;
use crate::model::{Piece, Reason, Related, Relations, Roll};

/// The most related pieces of one piece.
const MOST: usize = 4;
/// How many pieces on each side are considered in a list.
const NEAR: usize = 4;

/// The lists in which a piece stands.
struct Lists<'a> {
    pieces: &'a [Piece],
    /// The place of each piece in the order of all; a later piece has a higher one.
    rank: Vec<usize>,
    /// For each piece its organisations, people and tags.
    of: Vec<Vec<(Reason, &'a str, &'a [usize])>>,
}

/// For each piece others that share something with it: the rarest common thing first, and among the pieces of one list
/// those that are nearest in time.
pub(super) fn related(relations: &Relations, newest_first: &[usize]) -> Vec<Vec<Related>> {
    let Relations { settings, pieces, people, organizations, tags, columns, .. } = relations;
    let mut rank = vec![usize::MAX; pieces.len()];
    for (place, at) in newest_first.iter().enumerate() {
        rank[*at] = place;
    }
    let own = &settings.association;
    // Issues are in no list.
    let listed = |pieces: &[usize]| pieces.iter().copied().filter(|at| rank[*at] < usize::MAX).collect();
    let named = |roll: &Roll| -> Vec<Vec<usize>> { roll.entries.iter().map(|named| listed(&named.pieces)).collect() };
    let (of_people, of_organizations) = (named(people), named(organizations));
    let mut lists = Lists { pieces, rank, of: vec![Vec::new(); pieces.len()] };
    let is_own = |name: &str| own.name.as_deref() == Some(name) || own.short_name.as_deref() == Some(name);
    let rolls = [(Reason::Organization, organizations, &of_organizations), (Reason::Person, people, &of_people)];
    for (reason, roll, listed) in rolls {
        // Pieces share nothing only because the publisher takes part in both.
        for (named, listed) in roll.entries.iter().zip(listed).filter(|(named, _)| !is_own(&named.name)) {
            lists.enter(reason, &named.name, listed);
        }
    }
    for tag in tags {
        lists.enter(Reason::Tag, &tag.title, &tag.listing.pieces);
    }
    for (column, listing) in settings.columns.iter().zip(columns) {
        lists.enter(Reason::Column, &column.title, &listing.pieces);
    }
    (0..pieces.len()).map(|at| lists.of_piece(at)).collect()
}

impl<'a> Lists<'a> {
    fn enter(&mut self, reason: Reason, name: &'a str, pieces: &'a [usize]) {
        if pieces.len() > 1 {
            for piece in pieces {
                self.of[*piece].push((reason, name, pieces));
            }
        }
    }

    fn of_piece(&self, at: usize) -> Vec<Related> {
        let piece = &self.pieces[at];
        if matches!(piece.entry.kind, Kind::Issue | Kind::Page) {
            return Vec::new();
        }
        let mut lists: Vec<_> = self.of[at].iter().collect();
        lists.sort_by_key(|(reason, name, pieces)| (*reason, pieces.len(), *name));
        let mut found: BTreeMap<usize, usize> = BTreeMap::new();
        let mut related = Vec::new();
        for (reason, name, pieces) in lists {
            for other in self.near(at, pieces) {
                if related.len() == MOST {
                    return related;
                }
                if self.is_beside(at, other, *reason) || found.insert(other, at).is_some() {
                    continue;
                }
                related.push(Related { piece: other, reason: *reason, name: (*name).to_owned() });
            }
        }
        related
    }

    /// The pieces around `at` in a list whose newest piece comes first: the nearest first.
    fn near(&self, at: usize, list: &[usize]) -> Vec<usize> {
        let here = list.partition_point(|other| self.rank[*other] < self.rank[at]);
        let before = list[here.saturating_sub(NEAR)..here].iter().rev().copied();
        let after = list[(here + 1).min(list.len())..].iter().take(NEAR).copied();
        let (before, after): (Vec<usize>, Vec<usize>) = (before.collect(), after.collect());
        let pair = |step: usize| [after.get(step), before.get(step)];
        (0..NEAR).flat_map(pair).flatten().copied().collect()
    }

    /// Whether the page of the piece shows the other one already: as a neighbour, the next part of a series, an
    /// attachment, or a piece of the same section.
    fn is_beside(&self, at: usize, other: usize, reason: Reason) -> bool {
        let piece = &self.pieces[at];
        let same_section = || piece.edition.is_some() && piece.edition == self.pieces[other].edition;
        let parts = |(series, place): (usize, usize)| {
            self.pieces[other].series.is_some_and(|(own, there)| own == series && there.abs_diff(place) == 1)
        };
        piece.series.is_some_and(parts)
            || [piece.previous, piece.next, piece.attachment_of].contains(&Some(other))
            || piece.attachments.contains(&other)
            || (reason == Reason::Column && same_section())
    }
}
