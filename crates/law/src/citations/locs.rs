//! 第四十条第一款和第二款、第四十一条第（一）至（四）项.

use super::signs::{Number, Ordinals, Signs, is_bracket, is_range};
use super::{Base, Loc};

/// What joins two provisions, the longer first.
const JOINS: &[&str] =
    &["以及", "或者", "、", "和", "及", "与", "或", "至", "到", "～", "~", "——", "—", "－", "–", "-"];
/// What may stand behind a comma that joins.
const BEHIND_COMMA: &[&str] = &["以及", "或者", "和", "及", "或"];

/// Whether a range goes on behind `end`, and where the next provision begins, if one is joined there.
pub(super) fn join(signs: &Signs, end: usize) -> Option<(bool, usize)> {
    let at = signs.skip_blanks(end);
    if matches!(signs.get(at), Some('，' | ',' | '、'))
        && let Some((_, behind)) = signs.word(signs.skip_blanks(at + 1), BEHIND_COMMA)
        && signs.is_ordinal(signs.skip_blanks(behind))
    {
        return Some((false, signs.skip_blanks(behind)));
    }
    if let Some((word, behind)) = signs.word(at, JOINS) {
        return Some((word.chars().all(is_range), signs.skip_blanks(behind)));
    }
    // A comma joins articles only.
    let begin = signs.skip_blanks(at + 1);
    let article = || signs.ordinals(begin).is_ok_and(|found| found.unit == '条');
    (matches!(signs.get(at), Some('，' | ',')) && article()).then_some((false, begin))
}

/// The provisions at `at` with all that are joined to them, and where they end. `Err` says up to where no provision can
/// begin.
pub(super) fn locs(signs: &Signs, at: usize) -> Result<(Vec<Loc>, usize), usize> {
    let found = signs.ordinals(at)?;
    let mut list = List { signs, locs: Vec::new(), end: at };
    list.ordinals(found, false)?;
    list.joined();
    Ok((list.locs, list.end))
}

/// What follows a base such as 前款 or 本条, which goes from `start` to `end`, and all that is joined to it.
pub(super) fn behind(signs: &Signs, base: Base, start: usize, end: usize) -> (Vec<Loc>, usize) {
    let loc = Loc { span: signs.bytes(start..end), ends_range: false, base, clause: None, item: None, subitem: None };
    let deepest = match &loc.base {
        Base::ThisClause | Base::ThatClause | Base::ClausesBack(_) => '款',
        Base::ThisItem | Base::ItemsBack(_) => '项',
        _ => '条',
    };
    let mut list = List { signs, locs: vec![loc], end };
    list.deeper(deepest);
    list.joined();
    (list.locs, list.end)
}

/// Provisions being read.
struct List<'s> {
    signs: &'s Signs,
    locs: Vec<Loc>,
    end: usize,
}

impl List<'_> {
    /// All that is joined to what was read.
    fn joined(&mut self) {
        while let Some((ends_range, begin)) = join(self.signs, self.end) {
            if self.next_inserted(ends_range, begin) {
                continue;
            }
            let found = match self.signs.ordinals(begin) {
                Ok(found) => found,
                // 第十条至十二条, 第十条、十二条.
                Err(_) => match self.signs.listed(begin, begin) {
                    Ok(found) if ends_range || found.unit == '条' => found,
                    // 第（一）项、（三）项.
                    Ok(found) if found.unit == '项' && is_bracket(self.signs.get(begin)) => found,
                    _ => return,
                },
            };
            if self.ordinals(found, ends_range).is_err() {
                return;
            }
        }
    }

    /// Takes numbers with their unit as provisions, and what is below the last of them.
    fn ordinals(&mut self, found: Ordinals, ends_range: bool) -> Result<(), usize> {
        let Ordinals { numbers, unit, end } = found;
        if !matches!(unit, '条' | '款' | '项' | '目') {
            return Err(end);
        }
        let single = numbers.len() == 1;
        for (index, number) in numbers.iter().enumerate() {
            let ends_range = if index == 0 { ends_range } else { number.ends_range };
            self.push(number, unit, ends_range);
        }
        self.end = end;
        if unit == '条' && single {
            self.inserted();
        }
        if single {
            self.deeper(unit);
        }
        Ok(())
    }

    fn push(&mut self, number: &Number, unit: char, ends_range: bool) {
        let value = Some(number.value);
        let base = if unit == '条' { Base::Article(number.value, 0) } else { Base::Unsaid };
        let mut loc = Loc {
            span: self.signs.bytes(number.span.clone()),
            ends_range,
            base,
            clause: None,
            item: None,
            subitem: None,
        };
        match unit {
            '款' => loc.clause = value,
            '项' => loc.item = value,
            '目' => loc.subitem = value,
            _ => {}
        }
        self.locs.push(loc);
    }

    /// 之一 behind an article.
    fn inserted(&mut self) {
        let Some((value, end)) = self.insertion(self.signs.skip_blanks(self.end)) else { return };
        if let Some(Loc { base: Base::Article(_, inserted), .. }) = self.locs.last_mut() {
            *inserted = value;
            self.extend(end);
        }
    }

    /// 之一 at `at`: its number, and where it ends.
    fn insertion(&self, at: usize) -> Option<(u32, usize)> {
        let (value, span) = self.signs.number(at + 1).filter(|_| self.signs.get(at) == Some('之'))?;
        // 之一般 is no number.
        let is_word = matches!(self.signs.get(span.end), Some('般' | '切' | '类' | '年' | '日'));
        (value > 0 && !is_word).then_some((value, span.end))
    }

    /// 之二 of 第十二条之一、之二, at `begin`: of the same article.
    fn next_inserted(&mut self, ends_range: bool, begin: usize) -> bool {
        let Some(Loc { base: Base::Article(number, 1..), .. }) = self.locs.last() else { return false };
        let number = *number;
        let Some((value, end)) = self.insertion(begin) else { return false };
        self.push(&Number { value: number, span: begin..end, ends_range }, '条', ends_range);
        if let Some(Loc { base: Base::Article(_, inserted), .. }) = self.locs.last_mut() {
            *inserted = value;
        }
        self.end = end;
        self.deeper('条');
        true
    }

    fn extend(&mut self, end: usize) {
        if let Some(last) = self.locs.last_mut() {
            last.span.end = self.signs.bytes(end..end).end;
        }
        self.end = end;
    }

    /// 款, 项 and 目 directly behind what was read, whose unit is `above`.
    fn deeper(&mut self, above: char) {
        let mut above = above;
        loop {
            let at = self.signs.skip_blanks(self.end);
            if above == '条' && self.first_clauses(at) {
                return;
            }
            let found = match self.signs.ordinals(at) {
                Ok(found) => found,
                // 第三条（一）项.
                Err(_) if matches!(self.signs.get(at), Some('（' | '(')) => match self.signs.listed(at, at) {
                    Ok(found) if found.unit == '项' => found,
                    _ => return,
                },
                Err(_) => return,
            };
            let fits = match above {
                '条' => matches!(found.unit, '款' | '项'),
                '款' => found.unit == '项',
                '项' => found.unit == '目',
                _ => false,
            };
            if !fits {
                return;
            }
            self.take(&found);
            if found.numbers.len() > 1 {
                return;
            }
            above = found.unit;
        }
    }

    /// The first of the numbers belongs to the provision before it, the others are provisions of their own.
    fn take(&mut self, found: &Ordinals) {
        for (index, number) in found.numbers.iter().enumerate() {
            if index > 0 {
                self.push(number, found.unit, number.ends_range);
                continue;
            }
            if let Some(last) = self.locs.last_mut() {
                match found.unit {
                    '款' => last.clause = Some(number.value),
                    '项' => last.item = Some(number.value),
                    _ => last.subitem = Some(number.value),
                }
            }
            self.extend(number.span.end);
        }
        self.end = found.end;
    }

    /// 前两款 behind an article.
    fn first_clauses(&mut self, at: usize) -> bool {
        let Some(Loc { base: Base::Article(number, inserted), .. }) = self.locs.last() else { return false };
        let (number, inserted) = (*number, *inserted);
        if self.signs.get(at) != Some('前') {
            return false;
        }
        let Some((count, span)) = self.signs.number(at + 1) else { return false };
        if self.signs.get(span.end) != Some('款') || !(2..=9).contains(&count) {
            return false;
        }
        if let Some(last) = self.locs.last_mut() {
            last.base = Base::FirstClauses(number, inserted, count);
        }
        self.extend(span.end + 1);
        true
    }
}
