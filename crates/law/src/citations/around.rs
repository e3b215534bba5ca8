//! Names that hold a title or stand behind one: 最高人民法院关于适用《某法》的解释, 《某法》实施细则, 《民法典》合同编.

use super::laws::KINDS;
use super::signs::Signs;
use crate::characters::is_han;

/// The most characters before the title: 某某部、某某局关于办理…适用.
const HEAD: usize = 60;
/// The most characters behind it: 若干问题的解释.
const TAIL: usize = 30;
/// The most characters of the name of a 编.
const PART: usize = 8;
/// What a text on another law is, where no provision of it is named.
const ON_A_LAW: &[&str] = &["解释", "批复", "规定"];
/// What is in no name.
const NO_NAME: &[&str] = &[
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
/// What the bodies end with that make texts together.
pub(super) const BODIES: &[char] = &['院', '部', '委', '局', '署', '会', '室', '厅', '办'];

/// A name around a title.
pub(super) struct Around {
    /// Where it begins, and where its last part ends.
    pub(super) start: usize,
    pub(super) end: usize,
    /// The name as far as it can be told.
    pub(super) name: String,
    /// With all that stands before it and may belong to it.
    pub(super) run: String,
}

/// The name around the title at `start..end`, behind `floor`.
pub(super) fn around(signs: &Signs, floor: usize, start: usize, end: usize) -> Option<Around> {
    if let Some(stop) = carried_out(signs, start, end) {
        let verb = start - 2;
        let (begin, from) = (body(signs, floor, verb), run(signs, floor, verb));
        return Some(Around {
            start: begin,
            end: stop,
            name: signs.string(begin..stop),
            run: signs.string(from..stop),
        });
    }
    let (stop, kind) = tail(signs, end)?;
    let of = signs.string(end..stop);
    let is_cited = signs.is_article(stop);
    let head = head(signs, floor, start);
    let begin = match head {
        // 关于《某法》的规定 are those of that law.
        Some(about) if start - about > 3 && of.contains('的') => body(signs, floor, about),
        _ if is_cited && (of.starts_with("实施") || (of.contains('编') && kind == "解释")) => start,
        _ => return None,
    };
    let is_named = of.starts_with('的') && ON_A_LAW.contains(&kind);
    if !is_cited && !is_named {
        return None;
    }
    let from = head.map_or(start, |about| run(signs, floor, about)).min(begin);
    let name = signs.string(begin..stop);
    let name = if begin == start { name.replace(['《', '》'], "") } else { name };
    Some(Around { start: begin, end: stop, name, run: signs.string(from..stop) })
}

/// 某省实施《某法》办法, where a provision follows: where it ends.
fn carried_out(signs: &Signs, start: usize, end: usize) -> Option<usize> {
    let (_, stop) = signs.word(end, KINDS).filter(|_| signs.ends(start, "实施"))?;
    signs.is_article(stop).then_some(stop)
}

/// What follows a title up to a word for a text, with a number in brackets (解释（一）): where it ends, and the word.
fn tail(signs: &Signs, end: usize) -> Option<(usize, &'static str)> {
    let length = (0..TAIL).take_while(|at| signs.get(end + at).is_some_and(is_han)).count();
    let words = signs.string(end..end + length);
    if length < 2 || NO_NAME.iter().any(|word| words.starts_with(word)) {
        return None;
    }
    // The longest that a provision follows; else the first word for a text.
    let kind_before =
        |stop: &usize| KINDS.iter().find(|kind| signs.ends(*stop, kind) && *stop - end > kind.chars().count());
    let numbered = |stop: usize| match signs.any_number(stop) {
        Some((_, span)) if matches!(signs.get(stop), Some('（' | '(')) => span.end,
        _ => stop,
    };
    let stops = || (end + 2..=end + length).filter_map(|stop| Some((stop, *kind_before(&stop)?)));
    let (stop, kind) = stops().find(|(stop, _)| signs.is_article(numbered(*stop))).or_else(|| stops().next())?;
    let inside = signs.string(end..stop);
    (!NO_NAME.iter().any(|word| inside.contains(word))).then(|| (numbered(stop), kind))
}

/// Where 关于 stands before a title.
fn head(signs: &Signs, floor: usize, start: usize) -> Option<usize> {
    let is_inner = |c: char| is_han(c) || c == '、';
    let mut at = start;
    while at > floor && start - at < HEAD && signs.before(at).is_some_and(is_inner) {
        at -= 1;
        if signs.is(at, "关于") {
            return Some(at);
        }
    }
    None
}

/// Where those begin that made the text, before 关于: behind the last word that is no part of their name.
fn body(signs: &Signs, floor: usize, about: usize) -> usize {
    let from = run(signs, floor, about);
    let words = signs.string(from..about);
    let name = super::bare::behind_verbs(&words);
    about - name.chars().count()
}

/// Where all begins that may belong to the name of those before 关于: several are joined by 、.
fn run(signs: &Signs, floor: usize, about: usize) -> usize {
    let mut at = about;
    while at > floor && about - at < HEAD {
        let Some(c) = signs.before(at) else { break };
        let joins = c == '、' && signs.before(at - 1).is_some_and(|before| BODIES.contains(&before));
        if !is_han(c) && !joins {
            break;
        }
        at -= 1;
    }
    at
}

/// A named 编 at `at`, where an article follows it: where that begins. 《民法典》合同编第四百六十九条.
pub(super) fn part(signs: &Signs, at: usize) -> Option<usize> {
    let length = (0..=PART).take_while(|next| signs.get(at + next).is_some_and(is_han)).count();
    let end = (1..length).map(|next| at + next).find(|end| signs.get(*end) == Some('编'))? + 1;
    let begin = signs.skip_blanks(end);
    signs.is_article(begin).then_some(begin)
}

/// Where the name of a law ends behind which a named 编 ends at `end`: 民法典合同编. `is_known` tells whether a name ends
/// there.
pub(super) fn before_part(signs: &Signs, end: usize, is_known: impl Fn(usize) -> bool) -> Option<usize> {
    if signs.before(end) != Some('编') {
        return None;
    }
    let inner = |at: usize| signs.get(at).is_some_and(is_han);
    (1..=PART).map_while(|back| (end - 1).checked_sub(back).filter(|at| inner(*at))).find(|at| is_known(*at))
}
