//! Taking an award list's fields, and its rules: quotas, names, no winner twice.

use std::collections::HashMap;

use super::{AwardList, Prize, Winner};
use crate::faults::Fault;
use crate::values::text;
use crate::yaml::{Fields, Names, Step};

/// Takes the fields of an award list.
pub(in crate::kinds) fn read(fields: &mut Fields) -> Option<AwardList> {
    let tracks = fields.required("tracks");
    let list = AwardList {
        competition: fields.optional("competition"),
        edition: fields.optional("edition"),
        host: fields.or_default::<Names>("host").0,
        undertakers: fields.or_default::<Names>("undertakers").0,
        co_organizers: fields.or_default::<Names>("co_organizers").0,
        held_on: fields.optional("held_on"),
        place: fields.optional("place"),
        notes: fields.or_default::<Names>("notes").0,
        tracks: tracks?,
    };
    let mut faults = Vec::new();
    for (t, track) in list.tracks.iter().enumerate() {
        for (p, prize) in track.prizes.iter().enumerate() {
            let path = [Step::Index(t), Step::Key("prizes".into()), Step::Index(p)];
            faults.extend(quota(fields, &path, prize));
            faults.extend(nameless(fields, &path, prize));
        }
    }
    faults.extend(twice(fields, &list));
    for fault in faults {
        fields.report(fault);
    }
    Some(list)
}

/// The number of winners is the number of prizes to be given.
fn quota(fields: &Fields, path: &[Step], prize: &Prize) -> Option<Fault> {
    let quota = prize.quota? as usize;
    let (name, winners) = (&prize.name, prize.winners.len());
    let are = if winners == 1 { "winner is" } else { "winners are" };
    let message = text!(
        "{name}名额是 {quota}，名单里有 {winners} 个获奖者",
        "{name} has a quota of {quota}, but {winners} {are} listed"
    );
    let help = text!("核对原件，改名额或补删名单", "compare with the original; mend the quota or the list");
    let at = fields.place("tracks", &[path, &[Step::Key("quota".into())]].concat());
    (quota != winners).then(|| Fault::error("wrong-quota", at, message).help(help))
}

/// Every winner can be named.
fn nameless(fields: &Fields, path: &[Step], prize: &Prize) -> Vec<Fault> {
    let is_nameless =
        |winner: &Winner| winner.team.is_none() && winner.organization.is_none() && winner.members.is_empty();
    let at = |index| fields.place("tracks", &[path, &[Step::Key("winners".into()), Step::Index(index)]].concat());
    let nameless = prize.winners.iter().enumerate().filter(|(_, winner)| is_nameless(winner));
    let message = || {
        text!(
            "获奖者没有名字：写 `team`、`members` 或 `organization`",
            "a winner has no name: give `team`, `members` or `organization`"
        )
    };
    nameless.map(|(index, _)| Fault::error("missing-field", at(index), message())).collect()
}

/// The same winner with the same work twice in a track, under whatever prizes, is a slip of copying.
fn twice(fields: &Fields, list: &AwardList) -> Vec<Fault> {
    let mut faults = Vec::new();
    for (t, track) in list.tracks.iter().enumerate() {
        let mut seen: HashMap<&Winner, Vec<Step>> = HashMap::new();
        for (p, prize) in track.prizes.iter().enumerate() {
            for (w, winner) in prize.winners.iter().enumerate() {
                let path = vec![
                    Step::Index(t),
                    Step::Key("prizes".into()),
                    Step::Index(p),
                    Step::Key("winners".into()),
                    Step::Index(w),
                ];
                if let Some(first) = seen.get(winner) {
                    let message =
                        text!("这个获奖者在同一赛道里出现了两次", "this winner stands twice in the same track");
                    let first = fields.place("tracks", first);
                    let fault = Fault::error("duplicate-winner", fields.place("tracks", &path), message);
                    let help = text!(
                        "核对原件，抄重了就删去一条；确实得了两次，写上各自的 work（成果）",
                        "compare with the original and remove one; where both are right, name the `work` of each"
                    );
                    faults.push(fault.related(first, text!("第一次在这里", "first given here")).help(help));
                } else {
                    seen.insert(winner, path);
                }
            }
        }
    }
    faults
}
