//! People and organisations: who is meant by each name, and which pieces name whom.
//!
//! Equal names mean the same person or organisation, and different names different ones, unless a register says
//! otherwise: nothing is merged by guess.

use std::collections::{BTreeMap, BTreeSet, HashSet};
use std::sync::Arc;

use super::mentions::{self, Written};
use super::order::Order;
use super::published::Published;
use crate::config::{NameEntry, NameKind, Register};
use crate::faults::{Fault, Place, nearest};
use crate::kinds::{Kind, Record};
use crate::model::{Entry, Held, Meaning, Mention, Named, Part, Roll};
use crate::values::{Address, Slug, index_letter, reading_of_name, reading_of_person, text};
use crate::yaml::Step;

/// People and organisations with the pieces that name them. `newest_first` holds the pieces that lists show; issues name
/// their staff; `days` are the days by which pieces are ordered.
pub(super) fn rolls(
    registers: &[Register],
    published: &[Published],
    order: &Order,
    held: &[Held],
    faults: &mut Vec<Fault>,
) -> [Roll; 2] {
    let mut rolls = NameKind::ALL.map(Roll::new);
    for register in registers {
        let roll = if register.kind == NameKind::People { &mut rolls[0] } else { &mut rolls[1] };
        enter(roll, register, published, held, faults);
        for (at, one) in published.iter().enumerate() {
            unknown(roll, register, &one.entry, at, faults);
        }
    }
    let all = with_issues(published, order);
    let found: Vec<(usize, Written<'_>)> = all
        .into_iter()
        .flat_map(|at| mentions::of(&published[at].entry).into_iter().map(move |one| (at, one)))
        .collect();
    let known = organizations(&rolls[1], &found);
    let mut seen = Seen::default();
    for (at, mut written) in found {
        // 编委会 and the like may be organisations too.
        if written.part == Part::Staffed && known.contains(written.name) {
            written.kind = NameKind::Organizations;
        }
        let roll = if written.kind == NameKind::People { &mut rolls[0] } else { &mut rolls[1] };
        mention(roll, at, &written, &mut seen);
    }
    rolls.map(ordered)
}

/// The entry of the piece at `at` with the names of organisations in place of their ids in its lists of winners. It is
/// copied only where it holds such an id and is shared.
pub(super) fn with_names(mut entry: Arc<Entry>, at: usize, organizations: &Roll) -> Arc<Entry> {
    let Record::AwardList(list) = &entry.record else { return entry };
    let named = |written: &str| {
        let named = organizations.find(written, at).map(|entry| &organizations.entries[entry])?;
        named.is_id(written).then_some(&named.name)
    };
    let winners = list.tracks.iter().flat_map(|track| &track.prizes).flat_map(|prize| &prize.winners);
    if !winners.filter_map(|winner| winner.organization.as_deref()).any(|written| named(written).is_some()) {
        return entry;
    }
    let Record::AwardList(list) = &mut Arc::make_mut(&mut entry).parsed.record else { return entry };
    let prizes = list.tracks.iter_mut().flat_map(|track| &mut track.prizes);
    for written in prizes.flat_map(|prize| &mut prize.winners).filter_map(|winner| winner.organization.as_mut()) {
        if let Some(name) = named(written) {
            written.clone_from(name);
        }
    }
    entry
}

/// The names that the texts give to organisations.
fn organizations<'a>(roll: &Roll, found: &[(usize, Written<'a>)]) -> BTreeSet<&'a str> {
    let is_one = |written: &Written<'_>| match written.part {
        Part::Staffed => roll.meanings.contains_key(written.name),
        _ => written.kind == NameKind::Organizations,
    };
    found.iter().map(|(_, written)| written).filter(|written| is_one(written)).map(|written| written.name).collect()
}

/// The pieces that lists show and the issues, newest first.
fn with_issues(published: &[Published], order: &Order) -> Vec<usize> {
    let issues = (0..published.len()).filter(|at| published[*at].entry.kind == Kind::Issue);
    let mut all: Vec<usize> = order.newest_first.iter().copied().chain(issues).collect();
    all.sort_by_key(|at| std::cmp::Reverse(order.standing[*at].sort_day));
    all
}

/// Adds the entries of a register to the roll.
fn enter(roll: &mut Roll, register: &Register, published: &[Published], held: &[Held], faults: &mut Vec<Fault>) {
    let by_path: BTreeMap<&str, usize> =
        published.iter().enumerate().map(|(at, one)| (&*one.entry.source.path, at)).collect();
    for (number, entry) in register.entries.iter().enumerate() {
        let mut of = Vec::new();
        for (index, path) in entry.of.iter().enumerate() {
            let whole = format!("content/{}", path.trim_start_matches('/'));
            if let Some(piece) = by_path.get(whole.as_str()) {
                of.push(*piece);
            } else if !held.iter().any(|held| held.path == whole) {
                let place = register.place(number, "of", "限于", Some(index));
                let message = text!("没有 `{path}` 这一篇", "there is no piece `{path}`");
                let known = by_path.keys().filter_map(|path| path.strip_prefix("content/"));
                let near = nearest(path, known);
                let help = match near {
                    Some(meant) => text!("是不是 `{meant}`？", "did you mean `{meant}`?"),
                    None => text!("从 content/ 写起，例如 news/a.md", "write its path below content/, as in news/a.md"),
                };
                let fault = Fault::error("broken-link", place, message).help(help);
                faults.push(Fault { mend: near.and_then(|near| fault.clone().perhaps(near).mend), ..fault });
            }
        }
        let is_limited = !entry.of.is_empty();
        let at = entry.index.then(|| {
            let id = entry.id.as_ref().unwrap_or(&entry.name);
            let address = Address::home().below(roll.kind.name()).below(&id.replace('/', "-"));
            roll.entries.push(named(roll.kind, &entry.name, Some(entry), address));
            roll.entries.len() - 1
        });
        for name in [&entry.name].into_iter().chain(&entry.aliases).chain(&entry.id) {
            // An entry that is limited to pieces of which none is published is never meant.
            if !is_limited || !of.is_empty() {
                let of = if entry.id.as_ref() == Some(name) { Vec::new() } else { of.clone() };
                roll.meanings.entry(name.clone()).or_default().push(Meaning { entry: at, of });
            }
        }
    }
}

fn named(kind: NameKind, name: &str, entry: Option<&NameEntry>, address: Address) -> Named {
    let reading = entry.and_then(|entry| entry.pinyin.clone()).map(|pinyin| pinyin.to_lowercase());
    let reading = reading.unwrap_or_else(|| match kind {
        NameKind::People => reading_of_person(name),
        NameKind::Organizations => reading_of_name(name),
    });
    Named {
        name: name.to_owned(),
        id: entry.and_then(|entry| entry.id.clone()),
        aliases: entry.map(|entry| entry.aliases.clone()).unwrap_or_default(),
        note: entry.and_then(|entry| entry.note.clone()),
        url: entry.and_then(|entry| entry.url.clone()),
        letter: index_letter(&reading),
        reading,
        address,
        pieces: Vec::new(),
        mentions: Vec::new(),
    }
}

/// A fault for each name in the fields `people` and `organizations` that the register of the site does not hold.
fn unknown(roll: &Roll, register: &Register, entry: &Entry, at: usize, faults: &mut Vec<Fault>) {
    let (field, common) = (register.kind.name(), &entry.common);
    let names = if register.kind == NameKind::People { &common.people } else { &common.organizations };
    for (index, name) in names.iter().enumerate() {
        let meanings = roll.meanings.get(name.trim()).map_or(&[][..], Vec::as_slice);
        if meanings.iter().any(|meaning| meaning.of.is_empty() || meaning.of.contains(&at)) {
            continue;
        }
        let place = entry.field_at(field, &[Step::Index(index)]);
        faults.push(not_registered(roll, register, name, place));
    }
    // Where organisations have ids, a value in a list of winners that looks like an id is one.
    let has_ids = register.kind == NameKind::Organizations && register.entries.iter().any(|entry| entry.id.is_some());
    if let (true, Record::AwardList(list)) = (has_ids, &entry.record) {
        let unknown = list.ids.places(&entry.source).filter(|(id, _)| !roll.meanings.contains_key(*id));
        faults.extend(unknown.map(|(id, place)| not_registered(roll, register, id, place)));
    }
}

fn not_registered(roll: &Roll, register: &Register, name: &str, place: Place) -> Fault {
    let path = register.kind.path();
    let message = text!("{path} 里没有 `{name}`", "there is no `{name}` in {path}");
    let near = nearest(name, roll.meanings.keys().map(String::as_str));
    let help = match near {
        Some(meant) => text!(
            "是不是 `{meant}`？不是就在那里加一项 - name: {name}",
            "did you mean `{meant}`? If not, add an entry `- name: {name}` there"
        ),
        None => text!("在那里加一项 - name: {name}", "add an entry `- name: {name}` there"),
    };
    let fault = Fault::error("unknown-name", place, message).help(help);
    match near {
        Some(near) => fault.perhaps(near),
        None => fault,
    }
}

/// What was said in one piece already: of whom, in which part, with which details.
#[derive(Default)]
struct Seen<'a> {
    piece: usize,
    said: HashSet<(Address, Part, Vec<&'a str>)>,
}

impl<'a> Seen<'a> {
    /// Whether this is said for the first time in the piece.
    fn is_new(&mut self, piece: usize, whom: &Address, written: &Written<'a>) -> bool {
        if std::mem::replace(&mut self.piece, piece) != piece {
            self.said.clear();
        }
        self.said.insert((whom.clone(), written.part, written.details.clone()))
    }
}

/// Adds a mention to the roll; a name that no register holds gets an entry with its first mention.
fn mention<'a>(roll: &mut Roll, piece: usize, written: &Written<'a>, seen: &mut Seen<'a>) {
    let name = written.name;
    let is_known = roll.find(name, piece).is_some() || roll.is_left_out(name, piece);
    if !is_known {
        let component = name.replace('/', "-");
        // A name that cannot be part of an address has no page.
        let Ok(slug) = Slug::new(&component) else { return };
        let address = Address::home().below(roll.kind.name()).below(slug.as_str());
        let entry = roll.entries.len();
        roll.entries.push(named(roll.kind, name, None, address));
        let meaning = Meaning { entry: Some(entry), of: Vec::new() };
        roll.meanings.entry(name.to_owned()).or_default().push(meaning);
    }
    let Some(at) = roll.find(name, piece) else { return };
    let named = &mut roll.entries[at];
    if named.pieces.last() != Some(&piece) {
        named.pieces.push(piece);
    }
    let details = written.details.iter().map(|detail| (*detail).to_owned()).collect();
    if seen.is_new(piece, &named.address, written) {
        named.mentions.push(Mention { piece, part: written.part, details });
    }
}

/// The roll in the order of the readings, without entries that no piece names.
fn ordered(mut roll: Roll) -> Roll {
    let mut places: Vec<usize> = (0..roll.entries.len()).filter(|at| !roll.entries[*at].pieces.is_empty()).collect();
    let key = |at: usize| {
        let named = &roll.entries[at];
        (named.letter == '#', named.letter, named.reading.clone(), named.name.clone(), named.address.clone())
    };
    places.sort_by_cached_key(|at| key(*at));
    let mut new = vec![None; roll.entries.len()];
    for (place, old) in places.iter().enumerate() {
        new[*old] = Some(place);
    }
    let mut entries: Vec<Option<Named>> = roll.entries.drain(..).map(Some).collect();
    roll.entries = places.iter().filter_map(|old| entries[*old].take()).collect();
    for meaning in roll.meanings.values_mut().flatten() {
        meaning.entry = meaning.entry.and_then(|old| new[old]);
    }
    roll
}
