//! Reads the fields of an award list and checks its rules: quotas, names, no duplicate winners.

use std::collections::HashMap;

use super::{AwardList, Ids, Prize, Track, Winner};
use crate::faults::{Fault, Place, SourceText};
use crate::values::text;
use crate::yaml::{Fields, Names, Step};

/// Reads the fields of an award list. Winners in a file are checked when the file is read.
pub(in crate::kinds) fn read(fields: &mut Fields) -> Option<AwardList> {
    let data: Option<String> = fields.optional("data");
    let tracks = if data.is_some() { Some(fields.or_default("tracks")) } else { fields.required("tracks") };
    let mut list = AwardList {
        competition: fields.optional("competition"),
        edition: fields.optional("edition"),
        host: fields.or_default::<Names>("host").0,
        undertakers: fields.or_default::<Names>("undertakers").0,
        co_organizers: fields.or_default::<Names>("co_organizers").0,
        held_on: fields.optional("held_on"),
        place: fields.optional("place"),
        notes: fields.or_default::<Names>("notes").0,
        data,
        tracks: tracks?,
        ids: Ids::default(),
    };
    if list.data.is_none() {
        list.ids = ids_written(fields, &list.tracks, None);
        check_written(fields, &list.tracks);
    }
    Some(list)
}

/// The organisations that are named by an `id` in the tracks that `fields` holds; `file` is as in [`Ids::of`].
pub(super) fn ids_written(fields: &Fields, tracks: &[Track], file: Option<&SourceText>) -> Ids {
    let step = [Step::Field("organization", "单位")];
    Ids::of(tracks, &|t, p, w| fields.place("tracks", &[&winner_path(t, p, w)[..], &step].concat()), file)
}

/// Checks the rules of the tracks that `fields` holds.
pub(super) fn check_written(fields: &mut Fields, tracks: &[Track]) {
    let mut faults = Vec::new();
    let place = |path: &[Step]| fields.place("tracks", path);
    for (t, track) in tracks.iter().enumerate() {
        let track_at = [Step::Index(t)];
        faults.extend(prizes_twice(track, &|prize| place(&prize_path(t, prize))));
        if let Some(fault) = absent(&place, &track_at, ("prizes", "奖项"), track.prizes.is_empty()) {
            faults.push(fault);
        }
        for (p, prize) in track.prizes.iter().enumerate() {
            let path = prize_path(t, p);
            match absent(&place, &path, ("winners", "获奖者"), prize.winners.is_empty()) {
                Some(fault) => faults.push(fault),
                None => faults.extend(quota(prize, || place(&[&path[..], &[Step::Field("quota", "名额")]].concat()))),
            }
        }
    }
    let winner = |t: usize, p: usize, w: usize| place(&winner_path(t, p, w));
    faults.extend(winners(tracks, &winner));
    for fault in faults {
        fields.report(fault);
    }
}

/// The path inside `tracks` to a prize.
pub(super) fn prize_path(track: usize, prize: usize) -> Vec<Step> {
    vec![Step::Index(track), Step::Field("prizes", "奖项"), Step::Index(prize)]
}

/// The path inside `tracks` to a winner.
fn winner_path(track: usize, prize: usize, winner: usize) -> Vec<Step> {
    let winner = [Step::Field("winners", "获奖者"), Step::Index(winner)];
    [prize_path(track, prize), winner.to_vec()].concat()
}

/// The fault for a list that is not written at all; an empty list that is written is allowed.
fn absent(
    place: &dyn Fn(&[Step]) -> Place,
    path: &[Step],
    (name, alias): (&'static str, &'static str),
    is_empty: bool,
) -> Option<Fault> {
    let around = is_empty.then(|| place(path))?;
    // The place of a missing value is that of the value around it.
    if place(&[path, &[Step::Field(name, alias)]].concat()) != around {
        return None;
    }
    let message = text!("缺字段 `{name}`（{alias}）", "the field `{name}` is missing");
    let help =
        text!("加一行 {name}: …；没有就写 {name}: []", "add a line {name}: …, or {name}: [] where there are none");
    Some(Fault::error("missing-field", around, message).help(help))
}

/// The fault where the number of winners differs from the quota of the prize.
pub(super) fn quota(prize: &Prize, place: impl FnOnce() -> Place) -> Option<Fault> {
    let quota = prize.quota? as usize;
    let (name, winners) = (&prize.name, prize.winners.len());
    let are = if winners == 1 { "winner is" } else { "winners are" };
    let message = text!(
        "{name}名额是 {quota}，名单里有 {winners} 个获奖者",
        "{name} has a quota of {quota}, but {winners} {are} listed"
    );
    let help = text!("核对原件，改名额或补删名单", "compare with the original; mend the quota or the list");
    (quota != winners).then(|| Fault::error("wrong-quota", place(), message).help(help))
}

/// Checks the rules of winners: each has a name, and none is listed twice in a track. `place(track, prize, winner)`
/// returns the place of a winner.
pub(super) fn winners(tracks: &[Track], place: &dyn Fn(usize, usize, usize) -> Place) -> Vec<Fault> {
    let mut faults = Vec::new();
    for (t, track) in tracks.iter().enumerate() {
        let mut seen: HashMap<&Winner, (usize, usize)> = HashMap::new();
        for (p, prize) in track.prizes.iter().enumerate() {
            for (w, winner) in prize.winners.iter().enumerate() {
                if winner.team.is_none() && winner.organization.is_none() && winner.members.is_empty() {
                    let message = text!(
                        "获奖者没有名字：写 `team`、`members` 或 `organization`",
                        "a winner has no name: give `team`, `members` or `organization`"
                    );
                    faults.push(Fault::error("missing-field", place(t, p, w), message));
                }
                let copied = (1..winner.members.len()).find(|at| winner.members[..*at].contains(&winner.members[*at]));
                faults.extend(copied.map(|at| member_twice(&winner.members[at], place(t, p, w))));
                if let Some((first_prize, first)) = seen.get(winner) {
                    faults.push(twice(place(t, p, w), place(t, *first_prize, *first)));
                } else {
                    seen.insert(winner, (p, w));
                }
            }
        }
    }
    faults
}

/// The faults for prizes of a track with the same name.
fn prizes_twice(track: &Track, place: &dyn Fn(usize) -> Place) -> Vec<Fault> {
    let first = |at: usize| track.prizes[..at].iter().position(|other| other.name == track.prizes[at].name);
    let fault = |(at, first): (usize, usize)| {
        let name = &track.prizes[at].name;
        let message = text!("同一赛道里有两个“{name}”", "`{name}` stands twice in the same track");
        let help = text!(
            "把获奖者并到一个“{name}”下面；不是同一个奖就改名",
            "put the winners under one of them; give another name where it is another prize"
        );
        Fault::error("duplicate-field", place(at), message)
            .related(place(first), text!("第一次在这里", "first given here"))
            .help(help)
    };
    (1..track.prizes.len()).filter_map(|at| Some((at, first(at)?))).map(fault).collect()
}

/// The fault for a member who is named twice in a team.
fn member_twice(name: &str, place: Place) -> Fault {
    let message = text!("同一队里“{name}”写了两次", "`{name}` is named twice in the same team");
    let help = text!(
        "核对原件，抄重了就删去一个；确实同名，后面加上区别，例如 {name}（女）",
        "compare with the original and remove one; tell namesakes apart, as in {name} (2)"
    );
    Fault::warning("duplicate-winner", place, message).help(help)
}

/// The fault for a winner that is listed twice in a track with the same work, even under different prizes: usually a
/// copying mistake.
fn twice(second: Place, first: Place) -> Fault {
    let message = text!("这个获奖者在同一赛道里出现了两次", "this winner stands twice in the same track");
    let help = text!(
        "核对原件，抄重了就删去一条；确实得了两次，写上各自的 work（成果）",
        "compare with the original and remove one; where both are right, name the `work` of each"
    );
    Fault::error("duplicate-winner", second, message)
        .related(first, text!("第一次在这里", "first given here"))
        .help(help)
}
