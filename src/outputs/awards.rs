//! Award lists as tables for spreadsheets and as JSON.

use std::borrow::Cow;

use serde::Serialize;

use crate::kinds::Record;
use crate::kinds::award_list::{AwardList, Track};
use crate::model::Piece;
use crate::theme::Theme;

/// The byte order mark: spreadsheet programs read a file as UTF-8 only if it begins with this.
const BOM: &[u8] = b"\xef\xbb\xbf";

/// An award list with all of its winners. `awards.json` contains one of these, `index.json` all.
#[derive(Debug, Serialize)]
pub(super) struct Awards<'a> {
    /// The piece's title.
    title: &'a str,
    /// Its address below the site's root, escaped.
    address: String,
    #[serde(skip_serializing_if = "Option::is_none")]
    competition: Option<&'a str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    edition: Option<&'a str>,
    host: &'a [String],
    undertakers: &'a [String],
    co_organizers: &'a [String],
    /// As precise as the date is known: `2024-07` or `2024-07-16`.
    #[serde(skip_serializing_if = "Option::is_none")]
    held_on: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    place: Option<&'a str>,
    /// Tracks, prizes and winners in printed order.
    tracks: Vec<AwardTrack<'a>>,
    notes: &'a [String],
}

#[derive(Debug, Serialize)]
struct AwardTrack<'a> {
    name: &'a str,
    #[serde(skip_serializing_if = "Option::is_none")]
    note: Option<&'a str>,
    prizes: Vec<AwardPrize<'a>>,
}

#[derive(Debug, Serialize)]
struct AwardPrize<'a> {
    name: &'a str,
    /// How many prizes are given.
    quota: usize,
    winners: Vec<AwardWinner<'a>>,
}

#[derive(Debug, Serialize)]
struct AwardWinner<'a> {
    #[serde(skip_serializing_if = "Option::is_none")]
    team: Option<&'a str>,
    members: &'a [String],
    #[serde(skip_serializing_if = "Option::is_none")]
    organization: Option<&'a str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    work: Option<&'a str>,
}

/// Returns the award list of a piece; `None` if the piece is of another kind.
pub(super) fn of(piece: &Piece, zone: chrono_tz::Tz) -> Option<Awards<'_>> {
    let Record::AwardList(list) = &piece.entry.record else { return None };
    Some(Awards {
        title: &piece.entry.common.title,
        address: piece.address.url(),
        competition: list.competition.as_deref(),
        edition: list.edition.as_deref(),
        host: &list.host,
        undertakers: &list.undertakers,
        co_organizers: &list.co_organizers,
        held_on: list.held_on.map(|date| date.exact(zone)),
        place: list.place.as_deref(),
        tracks: list.tracks.iter().map(track).collect(),
        notes: &list.notes,
    })
}

fn track(track: &Track) -> AwardTrack<'_> {
    let prizes = track.prizes.iter().map(|prize| AwardPrize {
        name: &prize.name,
        quota: prize.quota.map_or(prize.winners.len(), |quota| quota as usize),
        winners: prize
            .winners
            .iter()
            .map(|winner| AwardWinner {
                team: winner.team.as_deref(),
                members: &winner.members,
                organization: winner.organization.as_deref(),
                work: winner.work.as_deref(),
            })
            .collect(),
    });
    AwardTrack { name: &track.name, note: track.note.as_deref(), prizes: prizes.collect() }
}

/// Returns the table and the data of an award list; an empty list if the piece is of another kind.
pub(super) fn write(piece: &Piece, zone: chrono_tz::Tz, theme: &Theme) -> anyhow::Result<Vec<Vec<u8>>> {
    let (Record::AwardList(list), Some(awards)) = (&piece.entry.record, of(piece, zone)) else { return Ok(Vec::new()) };
    let mut json = serde_json::to_vec_pretty(&awards)?;
    json.push(b'\n');
    Ok(vec![table(list, theme)?, json])
}

/// Returns the cell so that spreadsheet programs treat it as text: a cell that would count as a formula gets an
/// apostrophe before it (OWASP, CSV Injection). Full-width signs are included.
fn defused(cell: &str) -> Cow<'_, str> {
    const BEGINNINGS: &[char] = &['=', '+', '-', '@', '\t', '\r', '\n', '＝', '＋', '－', '＠'];
    if cell.starts_with(BEGINNINGS) { Cow::Owned(format!("'{cell}")) } else { Cow::Borrowed(cell) }
}

/// Returns a table with a row for each winner (RFC 4180). The members of a team are separated by 、 or a comma,
/// depending on the language.
fn table(list: &AwardList, theme: &Theme) -> anyhow::Result<Vec<u8>> {
    let mut writer = csv::WriterBuilder::new().terminator(csv::Terminator::CRLF).from_writer(BOM.to_vec());
    let columns = ["track", "prize", "team", "members", "organization", "work"];
    writer.write_record(columns.map(|column| theme.word(column)))?;
    let gap = theme.word("name_sep");
    for track in &list.tracks {
        for prize in &track.prizes {
            for winner in &prize.winners {
                let members = winner.members.join(&gap);
                let [team, organization, work] =
                    [&winner.team, &winner.organization, &winner.work].map(|value| value.as_deref().unwrap_or(""));
                let cells = [&track.name, &prize.name, team, &members, organization, work];
                writer.write_record(cells.map(|cell| defused(cell).into_owned()))?;
            }
        }
    }
    Ok(writer.into_inner()?)
}

#[cfg(test)]
mod tests {
    use super::defused;

    #[test]
    fn no_cell_is_a_formula() {
        for cell in ["=1+1", "+8613", "-2", "@SUM(A1)", "\t=1", "\r=1", "＝1"] {
            assert_eq!(defused(cell), format!("'{cell}"));
        }
        assert_eq!(defused("长江（中国）=1"), "长江（中国）=1");
        assert_eq!(defused(""), "");
    }
}
