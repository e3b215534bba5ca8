//! Names that contain a title: 最高人民法院关于适用《某法》的解释, 《某法》实施细则, 《民法典》合同编.

use super::chars::{Chars, opens_bracket};
use super::law_kinds::KINDS;
use super::name_words::{AUTHORITY_ENDINGS, after_verbs};
use crate::characters::is_han;

/// The maximum length of the words before the title, in characters: 某某部、某某局关于办理…适用.
const MAX_HEAD: usize = 60;
/// The maximum length of the words after it: 若干问题的解释.
const MAX_TAIL: usize = 30;
/// The maximum length of the name of a 编.
const MAX_PART: usize = 8;
/// The kinds of texts about a law that are recognised without a provision.
const ON_A_LAW: &[&str] = &["解释", "批复", "规定"];
/// Words that are in no name.
const NOT_IN_NAMES: &[&str] = &[
    "和",
    "与",
    "或",
    "及",
    "本",
    "该",
    "其",
    "有关",
    "相关",
    "上述",
    "前述",
    "下列",
    "违反",
    "依照",
    "按照",
    "根据",
    "依据",
    "应当",
    "规定的",
];
/// A name that contains a title.
pub(super) struct CompoundName {
    /// The position at which it begins.
    pub(super) start: usize,
    /// The position after it.
    pub(super) end: usize,
    /// See [`Law::Bare`](super::Law::Bare).
    pub(super) name: String,
    /// See [`Law::Bare`](super::Law::Bare).
    pub(super) run: String,
}

/// The name that contains the title at `start..end`. The citation before it ends at `floor`.
pub(super) fn compound_name(chars: &Chars, floor: usize, start: usize, end: usize) -> Option<CompoundName> {
    if let Some(stop) = implementing(chars, start, end) {
        let verb = start - 2;
        let (begin, from) = (authority(chars, floor, verb), run(chars, floor, verb));
        return Some(CompoundName {
            start: begin,
            end: stop,
            name: chars.string(begin..stop),
            run: chars.string(from..stop),
        });
    }
    let (stop, kind) = tail(chars, end)?;
    let of = chars.string(end..stop);
    let is_cited = chars.is_article(stop);
    let head = head(chars, floor, start);
    let begin = match head {
        // 关于《某法》的规定 means the provisions of that law.
        Some(about) if start - about > 3 && of.contains('的') => authority(chars, floor, about),
        _ if is_cited && (of.starts_with("实施") || (of.contains('编') && kind == "解释")) => start,
        _ => return None,
    };
    let is_named = of.starts_with('的') && ON_A_LAW.contains(&kind);
    if !is_cited && !is_named {
        return None;
    }
    let from = head.map_or(start, |about| run(chars, floor, about)).min(begin);
    let name = chars.string(begin..stop);
    let name = if begin == start { name.replace(['《', '》'], "") } else { name };
    Some(CompoundName { start: begin, end: stop, name, run: chars.string(from..stop) })
}

/// The end of a name such as 某省实施《某法》办法, if a provision follows.
fn implementing(chars: &Chars, start: usize, end: usize) -> Option<usize> {
    let (_, stop) = chars.word_at(end, KINDS).filter(|_| chars.has_before(start, "实施"))?;
    chars.is_article(stop).then_some(stop)
}

/// The words after a title up to a kind of text and a number in brackets (解释（一）): their end, and the kind.
fn tail(chars: &Chars, end: usize) -> Option<(usize, &'static str)> {
    let length = (0..MAX_TAIL).take_while(|at| chars.get(end + at).is_some_and(is_han)).count();
    let words = chars.string(end..end + length);
    if length < 2 || NOT_IN_NAMES.iter().any(|word| words.starts_with(word)) {
        return None;
    }
    // The first kind that a provision follows; else the first kind.
    let kind_before =
        |stop: &usize| KINDS.iter().find(|kind| chars.has_before(*stop, kind) && *stop - end > kind.chars().count());
    let numbered = |stop: usize| match chars.bracketed_number(stop) {
        Some((_, span)) if opens_bracket(chars.get(stop)) => span.end,
        _ => stop,
    };
    let stops = || (end + 2..=end + length).filter_map(|stop| Some((stop, *kind_before(&stop)?)));
    let (stop, kind) = stops().find(|(stop, _)| chars.is_article(numbered(*stop))).or_else(|| stops().next())?;
    let inside = chars.string(end..stop);
    (!NOT_IN_NAMES.iter().any(|word| inside.contains(word))).then(|| (numbered(stop), kind))
}

/// The position of 关于 before a title.
fn head(chars: &Chars, floor: usize, start: usize) -> Option<usize> {
    let is_inner = |c: char| is_han(c) || c == '、';
    let mut at = start;
    while at > floor && start - at < MAX_HEAD && chars.before(at).is_some_and(is_inner) {
        at -= 1;
        if chars.has_at(at, "关于") {
            return Some(at);
        }
    }
    None
}

/// The position at which the name of the issuing authorities begins, before 关于.
fn authority(chars: &Chars, floor: usize, about: usize) -> usize {
    let from = run(chars, floor, about);
    let words = chars.string(from..about);
    let name = after_verbs(&words);
    about - name.chars().count()
}

/// The position at which the text begins that may belong to the names of the authorities before 关于. Several names are
/// joined by 、.
fn run(chars: &Chars, floor: usize, about: usize) -> usize {
    let mut at = about;
    while at > floor && about - at < MAX_HEAD {
        let Some(c) = chars.before(at) else { break };
        let joins = c == '、' && chars.before(at - 1).is_some_and(|before| AUTHORITY_ENDINGS.contains(&before));
        if !is_han(c) && !joins {
            break;
        }
        at -= 1;
    }
    at
}

/// The position of the article after the name of a 编 at `at`: 《民法典》合同编第四百六十九条.
pub(super) fn part(chars: &Chars, at: usize) -> Option<usize> {
    let length = (0..=MAX_PART).take_while(|next| chars.get(at + next).is_some_and(is_han)).count();
    let end = (1..length).map(|next| at + next).find(|end| chars.get(*end) == Some('编'))? + 1;
    let begin = chars.skip_blanks(end);
    chars.is_article(begin).then_some(begin)
}

/// The end of the name of a law before the name of a 编 that ends at `end`: 民法典合同编. `is_known` tells whether the name
/// of a known law ends at a position.
pub(super) fn before_part(chars: &Chars, end: usize, is_known: impl Fn(usize) -> bool) -> Option<usize> {
    if chars.before(end) != Some('编') {
        return None;
    }
    let inner = |at: usize| chars.get(at).is_some_and(is_han);
    (1..=MAX_PART).map_while(|back| (end - 1).checked_sub(back).filter(|at| inner(*at))).find(|at| is_known(*at))
}
