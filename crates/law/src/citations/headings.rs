//! 总则第四章第八节, 第二章至第四章.

use super::signs::{Ordinals, Signs};
use super::{Base, Heading, Loc, Unit};

impl Unit {
    /// The unit of that character.
    fn of(unit: char) -> Option<Self> {
        match unit {
            '编' => Some(Self::Part),
            '分' => Some(Self::Subpart),
            '章' => Some(Self::Chapter),
            '节' => Some(Self::Section),
            _ => None,
        }
    }
}

/// The numbers of headings at `at`.
fn numbered(signs: &Signs, at: usize) -> Option<(Unit, Ordinals)> {
    let found = signs.ordinals(at).ok()?;
    Some((Unit::of(found.unit)?, found))
}

/// 总则 or 分则 at `at`, before a number of headings.
pub(super) fn named(signs: &Signs, at: usize) -> Option<(Heading, usize)> {
    let heading = if signs.is(at, "总则") { Heading::General } else { Heading::Special };
    let is_named = heading == Heading::General || signs.is(at, "分则");
    (is_named && numbered(signs, signs.skip_blanks(at + 2)).is_some()).then_some((heading, at + 2))
}

/// Headings at `at`, each path a provision of the citation; and where they end.
pub(super) fn headings(signs: &Signs, at: usize) -> Option<(Vec<Loc>, usize)> {
    let mut path = Vec::new();
    let mut end = at;
    if let Some((heading, behind)) = named(signs, at) {
        path.push(heading);
        end = behind;
    }
    let mut locs: Vec<Loc> = Vec::new();
    while let Some((unit, found)) = numbered(signs, signs.skip_blanks(end)) {
        let deeper = !path.iter().any(|heading| matches!(heading, Heading::Numbered(above, _) if *above >= unit));
        if !deeper {
            break;
        }
        end = found.end;
        let outer = path.clone();
        for (index, number) in found.numbers.iter().enumerate() {
            let start = if index == 0 { at } else { number.span.start };
            let path = [&outer[..], &[Heading::Numbered(unit, number.value)]].concat();
            let loc = loc(signs, path, start..number.span.end, number.ends_range);
            if index == 0 {
                locs.clear();
            }
            locs.push(loc);
        }
        path.push(Heading::Numbered(unit, found.numbers[0].value));
        if found.numbers.len() > 1 {
            break;
        }
    }
    let mut outer = path;
    let Some(Heading::Numbered(unit, _)) = outer.pop() else { return None };
    while let Some((ends_range, begin)) = super::locs::join(signs, end) {
        let Some((_, found)) = numbered(signs, begin).filter(|(other, _)| *other == unit) else { break };
        for (index, number) in found.numbers.iter().enumerate() {
            let path = [&outer[..], &[Heading::Numbered(unit, number.value)]].concat();
            let ends_range = if index == 0 { ends_range } else { number.ends_range };
            locs.push(loc(signs, path, number.span.clone(), ends_range));
        }
        end = deepened(signs, &mut locs, found.end);
    }
    Some((locs, end))
}

/// Takes what stands below the last heading, which ends at `end`: 第一章和第二章第一节. Where that ends.
fn deepened(signs: &Signs, locs: &mut [Loc], end: usize) -> usize {
    let Some(Loc { base: Base::Headings(path), span, .. }) = locs.last_mut() else { return end };
    let mut end = end;
    while let Some((unit, found)) = numbered(signs, signs.skip_blanks(end)) {
        let is_deeper = matches!(path.last(), Some(Heading::Numbered(above, _)) if *above < unit);
        if !is_deeper || found.numbers.len() > 1 {
            break;
        }
        path.push(Heading::Numbered(unit, found.numbers[0].value));
        end = found.end;
        span.end = signs.bytes(end..end).end;
    }
    end
}

fn loc(signs: &Signs, path: Vec<Heading>, span: std::ops::Range<usize>, ends_range: bool) -> Loc {
    Loc { span: signs.bytes(span), ends_range, base: Base::Headings(path), clause: None, item: None, subitem: None }
}
