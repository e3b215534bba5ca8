//! Reads headings: 总则第四章第八节, 第二章至第四章.

use super::chars::Chars;
use super::citation::{Base, Division, Heading, Locator};
use super::locators::join;
use super::ordinals::Ordinals;

impl Division {
    /// The division with this unit.
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

/// Numbers of headings at `at`.
fn numbered(chars: &Chars, at: usize) -> Option<(Division, Ordinals)> {
    let found = chars.ordinals(at).ok()?;
    Some((Division::of(found.unit)?, found))
}

/// 总则 or 分则 at `at` before numbers of headings, and its end.
pub(super) fn named(chars: &Chars, at: usize) -> Option<(Heading, usize)> {
    let heading = if chars.has_at(at, "总则") { Heading::General } else { Heading::Special };
    let is_named = heading == Heading::General || chars.has_at(at, "分则");
    (is_named && numbered(chars, chars.skip_blanks(at + 2)).is_some()).then_some((heading, at + 2))
}

/// The headings at `at`, a locator for each path, and their end.
pub(super) fn headings(chars: &Chars, at: usize) -> Option<(Vec<Locator>, usize)> {
    let mut path = Vec::new();
    let mut end = at;
    if let Some((heading, after)) = named(chars, at) {
        path.push(heading);
        end = after;
    }
    let mut locators: Vec<Locator> = Vec::new();
    while let Some((unit, found)) = numbered(chars, chars.skip_blanks(end)) {
        let deeper = !path.iter().any(|heading| matches!(heading, Heading::Numbered(above, _) if *above >= unit));
        if !deeper {
            break;
        }
        end = found.end;
        let outer = path.clone();
        for (index, number) in found.numbers.iter().enumerate() {
            let start = if index == 0 { at } else { number.span.start };
            let path = [&outer[..], &[Heading::Numbered(unit, number.value)]].concat();
            let loc = loc(chars, path, start..number.span.end, number.ends_range);
            if index == 0 {
                locators.clear();
            }
            locators.push(loc);
        }
        path.push(Heading::Numbered(unit, found.numbers[0].value));
        if found.numbers.len() > 1 {
            break;
        }
    }
    let mut outer = path;
    let Some(Heading::Numbered(unit, _)) = outer.pop() else { return None };
    while let Some((ends_range, begin)) = join(chars, end) {
        let Some((_, found)) = numbered(chars, begin).filter(|(other, _)| *other == unit) else { break };
        for (index, number) in found.numbers.iter().enumerate() {
            let path = [&outer[..], &[Heading::Numbered(unit, number.value)]].concat();
            let ends_range = if index == 0 { ends_range } else { number.ends_range };
            locators.push(loc(chars, path, number.span.clone(), ends_range));
        }
        end = deepened(chars, &mut locators, found.end);
    }
    Some((locators, end))
}

/// Adds the headings below the last one, which ends at `end`: 第一章和第二章第一节. Returns their end.
fn deepened(chars: &Chars, locators: &mut [Locator], end: usize) -> usize {
    let Some(Locator { base: Base::Headings(path), span, .. }) = locators.last_mut() else { return end };
    let mut end = end;
    while let Some((unit, found)) = numbered(chars, chars.skip_blanks(end)) {
        let is_deeper = matches!(path.last(), Some(Heading::Numbered(above, _)) if *above < unit);
        if !is_deeper || found.numbers.len() > 1 {
            break;
        }
        path.push(Heading::Numbered(unit, found.numbers[0].value));
        end = found.end;
        span.end = chars.bytes(end..end).end;
    }
    end
}

fn loc(chars: &Chars, path: Vec<Heading>, span: std::ops::Range<usize>, ends_range: bool) -> Locator {
    Locator {
        span: chars.bytes(span),
        ends_range,
        base: Base::Headings(path),
        paragraph: None,
        item: None,
        subitem: None,
    }
}
