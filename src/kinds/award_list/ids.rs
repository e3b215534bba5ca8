//! Organisations that are named by their `id` in the register. `link` looks the ids up, so they are kept with their places.

use std::ops::Range;

use serde::{Deserialize, Serialize};

use super::track::Track;
use crate::faults::{Place, SourceFile, SourceText};

/// The organisations of winners that look like an `id`, with their places.
#[derive(Clone, Debug, Default, PartialEq, Deserialize, Serialize)]
pub struct Ids {
    /// The path and the text of the file with the winners; `None` where they are in the piece.
    file: Option<(String, String)>,
    found: Vec<(String, Range<usize>)>,
}

impl Ids {
    /// Collects the ids in these tracks. `place(track, prize, winner)` returns the place of a winner's organisation; `file`
    /// is the file with the winners, where that is not the piece.
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

    /// The ids with their places; `piece` is the file of the piece.
    pub fn places<'a>(&'a self, piece: &SourceFile) -> impl Iterator<Item = (&'a str, Place)> + use<'a> {
        let file = self.file.as_ref().map(|(path, text)| SourceText::new(path, text).file());
        let source = file.unwrap_or_else(|| piece.clone());
        self.found.iter().map(move |(id, span)| (id.as_str(), source.at(span.clone())))
    }
}

/// Whether the name looks like an `id`: lower-case letters, digits and hyphens.
fn is_id(name: &str) -> bool {
    let plain = |c: char| c.is_ascii_lowercase() || c.is_ascii_digit() || c == '-';
    name.chars().all(plain) && name.chars().any(|c| c.is_ascii_lowercase())
}
