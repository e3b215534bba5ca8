//! What the template of an award list sees.

use indexmap::IndexMap;
use schemars::JsonSchema;
use serde::Serialize;

use super::{AwardList, Winner};
use crate::values::tidy_blanks;

/// The tables of an award list.
#[derive(Clone, Debug, Serialize, JsonSchema)]
pub struct AwardsView {
    /// The name of the competition.
    competition: Option<String>,
    /// Which time it is held, as written.
    edition: Option<String>,
    /// Who hosts it; may be empty.
    host: Vec<String>,
    /// Who carries it out; may be empty.
    undertakers: Vec<String>,
    /// Who helps; may be empty.
    co_organizers: Vec<String>,
    /// Where.
    place: Option<String>,
    /// Closing sentences; may be empty.
    notes: Vec<String>,
    /// How many prizes are given in all.
    quota: u32,
    /// How many winners are listed.
    winner_count: usize,
    /// The tracks, in printed order.
    tracks: Vec<TrackView>,
    /// The same by organisation, in the order in which they first appear; winners without one are left out.
    organizations: Vec<OrganizationView>,
}

/// A track with its prizes.
#[derive(Clone, Debug, Serialize, JsonSchema)]
#[schemars(rename = "Track")]
struct TrackView {
    /// Its name.
    name: String,
    /// An id for its heading: `t1`, `t2` …
    anchor: String,
    /// Its closing sentence.
    note: Option<String>,
    /// How many kinds of prizes it has.
    prize_count: usize,
    /// How many prizes it gives.
    quota: u32,
    /// Its prizes, in printed order.
    prizes: Vec<PrizeView>,
}

/// A prize with its winners.
#[derive(Clone, Debug, Serialize, JsonSchema)]
#[schemars(rename = "Prize")]
struct PrizeView {
    /// Its name.
    name: String,
    /// How often it is given; where that is not written, the number of winners.
    quota: u32,
    /// Whether it is the track's highest.
    first: bool,
    /// Who won; empty where it was not given.
    winners: Vec<WinnerView>,
}

/// A winner: a team, people, an organisation, or several of these.
#[derive(Clone, Debug, Serialize, JsonSchema)]
#[schemars(rename = "Winner")]
struct WinnerView {
    /// The team's name.
    team: Option<String>,
    /// People, by name; may be empty.
    members: Vec<String>,
    /// The organisation.
    organization: Option<String>,
    /// What the prize was given for.
    work: Option<String>,
}

/// An organisation with all that it won.
#[derive(Clone, Debug, Serialize, JsonSchema)]
#[schemars(rename = "Organization")]
struct OrganizationView {
    /// Its name.
    name: String,
    /// What it won, in printed order.
    wins: Vec<Win>,
}

/// What an organisation won.
#[derive(Clone, Debug, Serialize, JsonSchema)]
struct Win {
    /// The name of the track.
    track: String,
    /// The name of the prize.
    prize: String,
    /// What the prize was given for.
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
