//! Winners in a file beside the piece, which the field `data` names: `data: winners.csv`.

use super::read::{check_written, ids_written, prize_path, quota, winners};
use super::table::{Row, Table};
use super::{AwardList, DATA, DataFile, Ids, Prize, Track, Winner};
use crate::faults::{Fault, Place, SourceText, nearest};
use crate::values::text;
use crate::yaml::{Block, Fields, Step};

/// The list with the winners in its file, and the faults in that file. Faults in the front matter are reported to `fields`.
#[must_use]
pub(crate) fn with_data(mut list: AwardList, fields: &mut Fields, file: &DataFile) -> (AwardList, Vec<Fault>) {
    let written = list.data.clone().unwrap_or_default();
    let (source, encoding) = match file {
        DataFile::Text(source, encoding) => (source, encoding),
        DataFile::Other(path) => {
            fields.report(no_table(&written, path, fields.place("data", &[])));
            return (list, Vec::new());
        }
        DataFile::Missing(meant) => {
            let message = text!("没有 `{written}` 这个文件", "there is no file `{written}`");
            let fault = Fault::error("broken-link", fields.place("data", &[]), message);
            let beside = || text!("把它放在这一篇旁边，只写文件名", "put it beside the piece and write its name alone");
            fields.report(fault.help(meant.clone().unwrap_or_else(beside)));
            return (list, Vec::new());
        }
    };
    let given = |track: &Track| track.prizes.iter().any(|prize| !prize.winners.is_empty());
    if list.tracks.iter().any(given) {
        let message = text!("获奖者既写在这里，又在 `{written}` 里", "winners stand here and in `{written}` too");
        let help = text!(
            "只留一处；这里可以留赛道的说明和奖项的名额",
            "keep one; notes of tracks and quotas of prizes may stay here"
        );
        fields.report(Fault::error("duplicate-field", fields.place("tracks", &[]), message).help(help));
        return (list, Vec::new());
    }
    let ending = source.path.rsplit('.').next().unwrap_or("").to_ascii_lowercase();
    let (tracks, ids, mut faults) = match ending.as_str() {
        "csv" | "tsv" => from_csv(&list.tracks, source, fields),
        _ => from_yaml(&list.tracks, source),
    };
    if let Some(encoding) = encoding {
        let message = text!("这个表格按 {encoding} 编码来读", "the table was read as {encoding}");
        let help = text!(
            "名字都对就不用管；有乱码时，另存为“CSV UTF-8”",
            "nothing to do where the names are right; else save it as “CSV UTF-8”"
        );
        faults.push(Fault::note("table-encoding", source.whole(), message).help(help));
    }
    (list.tracks, list.ids) = (tracks, ids);
    (list, faults)
}

/// The fault of a file that is no table, such as a workbook.
fn no_table(written: &str, path: &str, place: Place) -> Fault {
    let message = text!("`{written}` 不是 .csv 或 .yaml", "`{written}` is neither .csv nor .yaml");
    let (name, ending) = path.rsplit_once('.').unwrap_or((path, ""));
    let name = name.rsplit('/').next().unwrap_or(name);
    let is_workbook = ["xlsx", "xls", "et", "ods", "xlsm", "numbers"].contains(&ending.to_ascii_lowercase().as_str());
    let help = if is_workbook {
        text!(
            "在表格软件里打开它，用“另存为”存成“CSV UTF-8（逗号分隔）”，这里写 {name}.csv",
            "open it, save it as “CSV UTF-8 (comma delimited)”, and write {name}.csv here"
        )
    } else {
        text!(
            "名单要放在表格里：用表格软件另存为“CSV UTF-8”，这里写那个文件名",
            "winners belong in a table: save it as “CSV UTF-8” with a spreadsheet program, and write its name here"
        )
    };
    Fault::error("bad-value", place, message).help(help)
}

/// Adds the closing sentences and quotas that the front matter has for these tracks.
fn completed(mut tracks: Vec<Track>, written: &[Track]) -> Vec<Track> {
    for track in &mut tracks {
        let Some(written) = written.iter().find(|other| other.name == track.name) else { continue };
        track.note = track.note.take().or_else(|| written.note.clone());
        for prize in &mut track.prizes {
            let quota = written.prizes.iter().find(|other| other.name == prize.name).and_then(|other| other.quota);
            prize.quota = prize.quota.or(quota);
        }
    }
    tracks
}

/// The most rows of a table with winners.
const MAX_ROWS: usize = 10_000;

fn too_long(rows: usize, source: &SourceText) -> Fault {
    let message = text!("表格有 {rows} 行，最多 {MAX_ROWS} 行", "the table has {rows} rows; {MAX_ROWS} are allowed");
    let help = text!(
        "分成几份名单，例如每个赛道一篇；多半是表格下面有成千上万的空行或重复的行",
        "make several lists of it, such as one for each track; or remove what was pasted too often"
    );
    Fault::error("too-many-values", source.whole(), message).help(help)
}

/// Reads winners from YAML, with the fields and the rules of the front matter.
fn from_yaml(written: &[Track], source: &SourceText) -> (Vec<Track>, Ids, Vec<Fault>) {
    let first_line = source.text.find('\n').unwrap_or(source.text.len());
    let block = Block { source: source.clone(), span: 0..source.text.len(), opening: 0..first_line };
    let mut fields = Fields::read(block, DATA.to_vec());
    let tracks = completed(fields.required("tracks").unwrap_or_default(), written);
    let ids = ids_written(&fields, &tracks, Some(source));
    check_written(&mut fields, &tracks);
    (tracks, ids, fields.finish())
}

/// Reads winners from CSV. Tracks and prizes are in the order of the front matter where it lists them, else in that of the
/// rows.
fn from_csv(written: &[Track], source: &SourceText, fields: &mut Fields) -> (Vec<Track>, Ids, Vec<Fault>) {
    let (table, mut faults) = Table::read(source);
    if table.rows.len() > MAX_ROWS {
        faults.push(too_long(table.rows.len(), source));
        return (Vec::new(), Ids::default(), faults);
    }
    let mut tracks: Vec<Track> = written.to_vec();
    // The row of each winner, by track and prize.
    let mut rows: Vec<Vec<Vec<&Row>>> = tracks.iter().map(|track| vec![Vec::new(); track.prizes.len()]).collect();
    for row in &table.rows {
        let Some(t) = track_of(row, &table, &mut tracks, &mut rows, written, &mut faults) else { continue };
        let Some(p) = prize_of(row, &table, &mut tracks[t], &mut rows[t], written.get(t), &mut faults) else {
            continue;
        };
        let prize = &mut tracks[t].prizes[p];
        if let Some(quota) = row.quota {
            if prize.quota.is_some_and(|first| first != quota) {
                let first = prize.quota.unwrap_or_default();
                let name = &prize.name;
                let message = text!(
                    "{name}的名额这里写 {quota}，前面写 {first}",
                    "the quota of {name} is {quota} here, but {first} before"
                );
                let help = text!(
                    "同一个奖项的名额写成一样，或只写在第一行",
                    "give a prize the same quota in all rows, or in the first alone"
                );
                faults.push(Fault::error("wrong-quota", table.place(row, "quota"), message).help(help));
            }
            prize.quota = prize.quota.or(Some(quota));
        }
        if row.winner != Winner::default() {
            prize.winners.push(row.winner.clone());
            rows[t][p].push(row);
        }
    }
    for (t, track) in tracks.iter().enumerate() {
        for (p, prize) in track.prizes.iter().enumerate() {
            let in_front =
                written.get(t).and_then(|track| track.prizes.get(p)).is_some_and(|prize| prize.quota.is_some());
            let place = || quota_place((t, p), prize, in_front, &table, fields);
            faults.extend(quota(prize, place));
        }
    }
    faults.extend(winners(&tracks, &|t, p, w| winner_place(&table, rows[t][p][w])));
    let ids = Ids::of(&tracks, &|t, p, w| table.place(rows[t][p][w], "organization"), Some(source));
    (tracks, ids, faults)
}

/// The place of a winner's name.
fn winner_place(table: &Table, row: &Row) -> Place {
    let Winner { team, members, .. } = &row.winner;
    let head = if team.is_some() {
        "team"
    } else if members.is_empty() {
        "organization"
    } else {
        "members"
    };
    table.place(row, head)
}

/// The place of a prize's quota: in the front matter, else in the first row that has one.
fn quota_place((t, p): (usize, usize), prize: &Prize, in_front: bool, table: &Table, fields: &Fields) -> Place {
    if in_front {
        return fields.place("tracks", &[prize_path(t, p), vec![Step::Field("quota", "名额")]].concat());
    }
    let row = table.rows.iter().find(|row| row.prize == prize.name && row.quota.is_some());
    row.map_or_else(|| table.source.whole(), |row| table.place(row, "quota"))
}

/// The index of a row's track, which is added where the front matter lists no tracks. A track that the front matter does
/// not list is a fault.
fn track_of(
    row: &Row,
    table: &Table,
    tracks: &mut Vec<Track>,
    rows: &mut Vec<Vec<Vec<&Row>>>,
    written: &[Track],
    faults: &mut Vec<Fault>,
) -> Option<usize> {
    if let Some(at) = tracks.iter().position(|track| track.name == row.track) {
        return Some(at);
    }
    if !written.is_empty() {
        let known: Vec<&str> = written.iter().map(|track| track.name.as_str()).collect();
        faults.push(not_listed(table.place(row, "track"), &row.track, &known));
        return None;
    }
    tracks.push(Track { name: row.track.clone(), note: None, prizes: Vec::new() });
    rows.push(Vec::new());
    Some(tracks.len() - 1)
}

/// The index of a row's prize, which is added where the front matter lists no prizes of the track. A prize that the front
/// matter does not list is a fault.
fn prize_of(
    row: &Row,
    table: &Table,
    track: &mut Track,
    rows: &mut Vec<Vec<&Row>>,
    written: Option<&Track>,
    faults: &mut Vec<Fault>,
) -> Option<usize> {
    if let Some(at) = track.prizes.iter().position(|prize| prize.name == row.prize) {
        return Some(at);
    }
    if let Some(written) = written.filter(|track| !track.prizes.is_empty()) {
        let known: Vec<&str> = written.prizes.iter().map(|prize| prize.name.as_str()).collect();
        faults.push(not_listed(table.place(row, "prize"), &row.prize, &known));
        return None;
    }
    track.prizes.push(Prize { name: row.prize.clone(), quota: None, winners: Vec::new() });
    rows.push(Vec::new());
    Some(track.prizes.len() - 1)
}

/// The fault for a track or prize that the front matter does not list.
fn not_listed(place: Place, name: &str, known: &[&str]) -> Fault {
    let message = text!("文首的 tracks 里没有 `{name}`", "`tracks` of the piece has no `{name}`");
    let (list, list_en) = (known.join("、"), known.join(", "));
    let help = match nearest(name, known.iter().copied()) {
        Some(meant) => text!("是不是 `{meant}`？", "did you mean `{meant}`?"),
        None => text!("那里有：{list}", "it has: {list_en}"),
    };
    Fault::error("bad-value", place, message).help(help)
}
