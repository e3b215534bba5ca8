//! What the template of an award list sees.

use indexmap::IndexMap;
use schemars::JsonSchema;
use serde::Serialize;

use super::{AwardList, Winner};
use crate::values::tidy_blanks;

/// The tables of an award list.
#[derive(Clone, Debug, Serialize, JsonSchema)]
pub struct AwardsView {
    competition: Option<String>,
    edition: Option<String>,
    host: Vec<String>,
    undertakers: Vec<String>,
    co_organizers: Vec<String>,
    place: Option<String>,
    notes: Vec<String>,
    quota: u32,
    winner_count: usize,
    tracks: Vec<TrackView>,
    organizations: Vec<OrganizationView>,
}

#[derive(Clone, Debug, Serialize, JsonSchema)]
struct TrackView {
    name: String,
    anchor: String,
    note: Option<String>,
    prize_count: usize,
    quota: u32,
    prizes: Vec<PrizeView>,
}

#[derive(Clone, Debug, Serialize, JsonSchema)]
struct PrizeView {
    name: String,
    quota: u32,
    first: bool,
    winners: Vec<WinnerView>,
}

#[derive(Clone, Debug, Serialize, JsonSchema)]
struct WinnerView {
    team: Option<String>,
    members: Vec<String>,
    organization: Option<String>,
    work: Option<String>,
}

#[derive(Clone, Debug, Serialize, JsonSchema)]
struct OrganizationView {
    name: String,
    wins: Vec<Win>,
}

#[derive(Clone, Debug, Serialize, JsonSchema)]
struct Win {
    track: String,
    prize: String,
    work: Option<String>,
}

impl AwardList {
    /// The tables as the template sees them.
    #[must_use]
    pub fn view(&self) -> AwardsView {
        let tracks: Vec<TrackView> =
            self.tracks.iter().enumerate().map(|(index, track)| track_view(index, track)).collect();
        AwardsView {
            competition: self.competition.clone(),
            edition: self.edition.clone(),
            host: self.host.clone(),
            undertakers: self.undertakers.clone(),
            co_organizers: self.co_organizers.clone(),
            place: self.place.clone(),
            notes: self.notes.clone(),
            quota: tracks.iter().map(|track| track.quota).sum(),
            winner_count: self.tracks.iter().flat_map(|track| &track.prizes).map(|prize| prize.winners.len()).sum(),
            organizations: self.by_organization(),
            tracks,
        }
    }

    /// Organisations in the order in which they first appear, each with all it won.
    fn by_organization(&self) -> Vec<OrganizationView> {
        let mut organizations: IndexMap<&str, Vec<Win>> = IndexMap::new();
        for track in &self.tracks {
            for prize in &track.prizes {
                for winner in &prize.winners {
                    let Some(name) = &winner.organization else { continue };
                    let win = Win { track: track.name.clone(), prize: prize.name.clone(), work: work(winner) };
                    organizations.entry(name).or_default().push(win);
                }
            }
        }
        organizations.into_iter().map(|(name, wins)| OrganizationView { name: name.to_owned(), wins }).collect()
    }
}

fn work(winner: &Winner) -> Option<String> {
    winner.work.as_deref().map(tidy_blanks)
}

fn track_view(index: usize, track: &super::Track) -> TrackView {
    let prize_view = |(at, prize): (usize, &super::Prize)| PrizeView {
        name: prize.name.clone(),
        quota: prize.quota.unwrap_or_else(|| u32::try_from(prize.winners.len()).unwrap_or(u32::MAX)),
        first: at == 0,
        winners: prize
            .winners
            .iter()
            .map(|winner| WinnerView {
                team: winner.team.clone(),
                members: winner.members.clone(),
                organization: winner.organization.clone(),
                work: work(winner),
            })
            .collect(),
    };
    let prizes: Vec<PrizeView> = track.prizes.iter().enumerate().map(prize_view).collect();
    TrackView {
        name: track.name.clone(),
        anchor: format!("t{}", index + 1),
        note: track.note.clone(),
        prize_count: prizes.len(),
        quota: prizes.iter().map(|prize| prize.quota).sum(),
        prizes,
    }
}
