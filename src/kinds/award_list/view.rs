//! What the template of an award list sees.

use indexmap::IndexMap;
use schemars::JsonSchema;
use serde::Serialize;

use super::{AwardList, Winner};
use crate::kinds::named::{NamePages, NameView};
use crate::kinds::when::{Day, Locale};
use crate::values::tidy_blanks;

/// The tables of an award list.
#[derive(Clone, Debug, Serialize, JsonSchema)]
#[schemars(rename = "Awards")]
pub(crate) struct AwardsView {
    /// The name of the competition.
    competition: Option<String>,
    /// Which time it is held, as written.
    edition: Option<String>,
    /// Who hosts it; may be empty.
    host: Vec<NameView>,
    /// Who carries it out; may be empty.
    undertakers: Vec<NameView>,
    /// Who helps; may be empty.
    co_organizers: Vec<NameView>,
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
    /// How many organisations won something.
    organization_count: usize,
    /// The same by organisation, in the order in which they first appear; winners without one are left out.
    organizations: Vec<OrganizationView>,
    /// When it was decided.
    held_on: Option<Day>,
    /// The winners as a table (`awards.csv`), from the site's root.
    csv: String,
    /// The same as data (`awards.json`), from the site's root.
    json: String,
}

/// The files beside the page of an award list, from the site's root.
#[derive(Debug)]
pub(crate) struct AwardFiles {
    /// The winners as a table.
    pub(crate) csv: String,
    /// The same as data.
    pub(crate) json: String,
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
    /// People; may be empty.
    members: Vec<NameView>,
    /// The organisation.
    organization: Option<NameView>,
    /// What the prize was given for.
    work: Option<String>,
}

/// An organisation with all that it won.
#[derive(Clone, Debug, Serialize, JsonSchema)]
#[schemars(rename = "Organization")]
struct OrganizationView {
    /// Its name; absent for those who name no organisation, who stand last.
    name: Option<NameView>,
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
    /// Of those who name no organisation: the team.
    team: Option<String>,
    /// Of those who name neither: the people; may be empty.
    members: Vec<NameView>,
}

impl AwardList {
    /// The tables; `pages` returns the pages of people and organisations.
    pub(crate) fn view(&self, files: AwardFiles, locale: Locale, pages: NamePages<'_>) -> AwardsView {
        let tracks: Vec<TrackView> =
            self.tracks.iter().enumerate().map(|(index, track)| track_view(index, track, pages)).collect();
        let organizations = self.by_organization(pages);
        AwardsView {
            competition: self.competition.clone(),
            edition: self.edition.clone(),
            host: pages.organizations(&self.host),
            undertakers: pages.organizations(&self.undertakers),
            co_organizers: pages.organizations(&self.co_organizers),
            place: self.place.clone(),
            notes: self.notes.clone(),
            quota: tracks.iter().map(|track| track.quota).sum(),
            winner_count: self.tracks.iter().flat_map(|track| &track.prizes).map(|prize| prize.winners.len()).sum(),
            organization_count: organizations.iter().filter(|one| one.name.is_some()).count(),
            organizations,
            tracks,
            held_on: self.held_on.map(|date| Day::new(&date, locale)),
            csv: files.csv,
            json: files.json,
        }
    }

    /// Organisations in the order in which they first appear, each with all it won; then what was won by those who name
    /// none. Writings that have one page are one organisation.
    fn by_organization(&self, pages: NamePages<'_>) -> Vec<OrganizationView> {
        let mut organizations: IndexMap<Option<String>, OrganizationView> = IndexMap::new();
        for track in &self.tracks {
            for winner in track.prizes.iter().flat_map(|prize| prize.winners.iter().map(move |winner| (prize, winner)))
            {
                let (prize, winner) = winner;
                let name = winner.organization.as_deref().map(pages.organization);
                let key = name.as_ref().map(|name| name.address.as_ref().unwrap_or(&name.name).clone());
                let view = organizations.entry(key).or_insert_with(|| OrganizationView { name, wins: Vec::new() });
                let who = if winner.organization.is_none() { winner.team.clone() } else { None };
                let members = if winner.organization.is_none() && who.is_none() { &winner.members[..] } else { &[] };
                view.wins.push(Win {
                    track: track.name.clone(),
                    prize: prize.name.clone(),
                    work: work(winner),
                    team: who,
                    members: pages.people(members),
                });
            }
        }
        let (named, others): (Vec<_>, Vec<_>) = organizations.into_values().partition(|view| view.name.is_some());
        if named.is_empty() { Vec::new() } else { named.into_iter().chain(others).collect() }
    }
}

fn work(winner: &Winner) -> Option<String> {
    winner.work.as_deref().map(tidy_blanks)
}

fn track_view(index: usize, track: &super::Track, pages: NamePages<'_>) -> TrackView {
    let prize_view = |(at, prize): (usize, &super::Prize)| PrizeView {
        name: prize.name.clone(),
        quota: prize.quota.unwrap_or_else(|| u32::try_from(prize.winners.len()).unwrap_or(u32::MAX)),
        first: at == 0,
        winners: prize
            .winners
            .iter()
            .map(|winner| WinnerView {
                team: winner.team.clone(),
                members: pages.people(&winner.members),
                organization: winner.organization.as_deref().map(pages.organization),
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
