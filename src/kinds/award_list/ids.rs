//! Organisations that winners name by the `id` of the register: who is meant is known only where all is linked.

use std::ops::Range;

use serde::{Deserialize, Serialize};

use super::Track;
use crate::faults::{Place, SourceText};

/// What looks like an `id` among the organisations of winners, with its places.
#[derive(Clone, Debug, Default, PartialEq, Deserialize, Serialize)]
pub struct Ids {
    /// The file beside the piece in which the winners stand, with its text; none where they stand in the piece.
    file: Option<(String, String)>,
    found: Vec<(String, Range<usize>)>,
}

impl Ids {
    /// Those of the tracks; `place` is where the organisation of a winner (track, prize, winner, by their places) stands,
    /// `file` that in which they stand where it is not the piece.
    pub(super) fn of(
        tracks: &[Track],
        place: &dyn Fn(usize, usize, usize) -> Place,
        file: Option<&SourceText>,
    ) -> Self {
        let mut ids = Self::default();
        for (t, track) in tracks.iter().enumerate() {
            for (p, prize) in track.prizes.iter().enumerate() {
                for (w, winner) in prize.winners.iter().enumerate() {
                    let id = winner.organization.as_deref().filter(|name| is_id(name));
                    ids.found.extend(id.map(|id| (id.to_owned(), place(t, p, w).span.unwrap_or_default())));
                }
            }
        }
        let file = file.filter(|_| !ids.found.is_empty());
        ids.file = file.map(|file| (file.path.to_string(), file.text.to_string()));
        ids
    }

    /// Each with its place; `piece` is the file of the piece.
    pub fn places<'a>(&'a self, piece: &SourceText) -> impl Iterator<Item = (&'a str, Place)> + use<'a> {
        let file = self.file.as_ref().map(|(path, text)| SourceText::new(path, text));
        let source = file.unwrap_or_else(|| piece.clone());
        self.found.iter().map(move |(id, span)| (id.as_str(), source.at(span.clone())))
    }
}

/// Small letters, digits and hyphens, as in the last part of an address.
fn is_id(name: &str) -> bool {
    let plain = |c: char| c.is_ascii_lowercase() || c.is_ascii_digit() || c == '-';
    name.chars().all(plain) && name.chars().any(|c| c.is_ascii_lowercase())
}
