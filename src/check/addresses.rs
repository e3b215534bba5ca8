//! No two outputs have the same path, or paths that differ only by case.

use std::borrow::Cow;
use std::collections::HashMap;
use std::collections::hash_map::Entry;

use unicode_normalization::UnicodeNormalization;

use crate::config::is_reserved;
use crate::faults::{Fault, Place};
use crate::values::{Text, text};

/// The claim of a path of the output, which will be written.
#[derive(Clone, Debug)]
pub(crate) struct Claim<Of> {
    /// The path below the output folder.
    pub path: String,
    /// What claims the path.
    pub by: Claimant,
    /// What the file is; the caller tells its places in the source.
    pub of: Of,
}

/// What claims a path of the output.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Claimant {
    /// A piece, by its slug.
    Piece,
    /// A piece, by one of its aliases.
    Alias,
    /// A tag.
    Tag,
    /// A series.
    Series,
    /// A person or an organisation.
    Name,
    /// A file that is copied.
    File,
    /// The site itself: lists, feeds and similar files.
    Site,
}

/// Returns a place of a claim in the source.
type PlaceOf<'p, Of> = &'p dyn Fn(&Claim<Of>) -> Place;

/// The faults for paths that are claimed twice, or that would be both a file and a folder. A piece with a reserved name is
/// left out where `said` already has that fault. `from` returns the place that a claim comes from, `place` the one where it
/// can be changed.
#[must_use]
pub(crate) fn addresses<Of>(
    claims: &[Claim<Of>],
    said: &[Fault],
    from: PlaceOf<'_, Of>,
    place: PlaceOf<'_, Of>,
) -> Vec<Fault> {
    let mut clashes = same_paths(claims);
    // Two tags or series with the same path are reported for their pages, not again for their feeds.
    let is_feed = |(first, second): &(&Claim<Of>, &Claim<Of>)| {
        let lists = [Claimant::Tag, Claimant::Series];
        first.by == second.by && lists.contains(&first.by) && !first.path.ends_with("/index.html")
    };
    clashes.retain(|clash| !is_feed(clash));
    let clashes = clashes.into_iter().map(|(first, second)| in_order(first, second));
    let unsaid = clashes.filter(|(_, second)| !is_said(second, said, from));
    unsaid.map(|(first, second)| clash(first, second, from, place)).collect()
}

/// The pairs of claims of the same path, then those of which one claims a folder of the other as a file.
fn same_paths<Of>(claims: &[Claim<Of>]) -> Vec<(&Claim<Of>, &Claim<Of>)> {
    let mut by_path: HashMap<Cow<'_, str>, &Claim<Of>> = HashMap::with_capacity(claims.len());
    let mut clashes: Vec<(&Claim<Of>, &Claim<Of>)> = Vec::new();
    let mut firsts: Vec<&Claim<Of>> = Vec::with_capacity(claims.len());
    for claim in claims {
        match by_path.entry(folded(&claim.path)) {
            Entry::Occupied(first) => clashes.push((first.get(), claim)),
            Entry::Vacant(new) => firsts.push(*new.insert(claim)),
        }
    }
    // Few files stand directly in a folder of another one, and each folder is looked up once.
    let mut folders: HashMap<Cow<'_, str>, Option<&Claim<Of>>> = HashMap::new();
    let mut in_files: Vec<(&Claim<Of>, &Claim<Of>)> = Vec::new();
    for claim in firsts {
        for (end, _) in claim.path.match_indices('/') {
            let folder = folded(&claim.path[..end]);
            let file = *folders.entry(folder).or_insert_with_key(|folder| by_path.get(folder).copied());
            in_files.extend(file.map(|file| (file, claim)));
        }
    }
    in_files.sort_by_cached_key(|(_, claim)| folded(&claim.path));
    clashes.extend(in_files);
    clashes
}

/// The path in small letters, each of them with its accents in one character.
fn folded(path: &str) -> Cow<'_, str> {
    let is_small = path.bytes().all(|byte| byte.is_ascii() && !byte.is_ascii_uppercase());
    if is_small { Cow::Borrowed(path) } else { Cow::Owned(path.nfc().collect::<String>().to_lowercase()) }
}

/// The two claims in the order in which they are reported: the fault is at the second one, which an author can change.
fn in_order<'c, Of>(first: &'c Claim<Of>, second: &'c Claim<Of>) -> (&'c Claim<Of>, &'c Claim<Of>) {
    let own =
        |claim: &Claim<Of>| matches!(claim.by, Claimant::Site | Claimant::Tag | Claimant::Series | Claimant::Name);
    if own(second) && !own(first) { (second, first) } else { (first, second) }
}

/// Whether `said` reports already that this piece has a reserved name.
fn is_said<Of>(claim: &Claim<Of>, said: &[Fault], from: PlaceOf<'_, Of>) -> bool {
    let reserved = claim.path.split('/').next().is_some_and(is_reserved);
    let of_file = |fault: &Fault| fault.code == "reserved-name" && fault.at.source.path == from(claim).source.path;
    reserved && claim.by == Claimant::Piece && said.iter().any(of_file)
}

fn clash<Of>(first: &Claim<Of>, second: &Claim<Of>, from: PlaceOf<'_, Of>, place: PlaceOf<'_, Of>) -> Fault {
    let (path, other) = (&second.path, from(first).source.path);
    let shown = path.strip_suffix("index.html").unwrap_or(path);
    let message = if first.by == Claimant::Site {
        text!("地址 /{shown} 是网站自己要用的", "the address /{shown} is needed by the site itself")
    } else if first.path != second.path && first.path.nfc().eq(second.path.nfc()) {
        text!(
            "地址 /{shown} 与 {other} 看起来一样，重音字母的编码不同：一个是一个字符（é），一个是字母加符号（e + ´）",
            "the address /{shown} looks like that of {other}, but an accent is encoded otherwise: as one character (é), and as a letter and a sign (e + ´)"
        )
    } else if first.path == second.path || !first.path.eq_ignore_ascii_case(&second.path) {
        text!("地址 /{shown} 与 {other} 相同", "the address /{shown} is also that of {other}")
    } else {
        text!(
            "地址 /{shown} 与 {other} 只有大小写不同",
            "the address /{shown} differs from that of {other} only by case"
        )
    };
    let fault = Fault::error("duplicate-address", place(second), message).help(help(first.by, second.by));
    if first.by == Claimant::Site {
        fault
    } else {
        fault.related(place(first), text!("另一个在这里", "the other one"))
    }
}

/// The help for two claims of the same path.
fn help(first: Claimant, second: Claimant) -> Text {
    let both = [first, second];
    let is = |claimant| both.contains(&claimant);
    if is(Claimant::Alias) {
        text!("删去这个旧地址：那里已经有别的东西", "take the alias away: something else stands there")
    } else if both == [Claimant::Tag, Claimant::Tag] {
        text!("两篇的标签要写得完全一样，大小写也一样", "write the tag the same in both, with the same letters")
    } else if both == [Claimant::Series, Claimant::Series] {
        text!("两篇的系列要写得完全一样，大小写也一样", "write the series the same in both, with the same letters")
    } else if both == [Claimant::Name, Claimant::Name] {
        text!(
            "两处写得一样；或在 content/people.yaml、content/organizations.yaml 里把一个写成另一个的别名（aliases）",
            "write it the same in both, or make one an alias of the other in content/people.yaml or organizations.yaml"
        )
    } else if both == [Claimant::Piece, Claimant::Piece] {
        text!(
            "给其中一篇写 slug: 另一个名字，或改文件名",
            "give one of them another name with `slug`, or rename its file"
        )
    } else if is(Claimant::Piece) && is(Claimant::File) {
        text!(
            "给文章写 slug: 另一个名字，或给另一个文件改名、移走",
            "give the piece another name with `slug`, or rename or remove the other file"
        )
    } else if is(Claimant::Piece) {
        text!("给这一篇写 slug: 另一个名字，或改文件名", "give the piece another name with `slug`, or rename its file")
    } else if is(Claimant::File) {
        text!("给文件改名，或移走", "rename the file, or remove it")
    } else {
        text!("在 site.yaml 里给栏目另写一个 id", "give the column another `id` in site.yaml")
    }
}
