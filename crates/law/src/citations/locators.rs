//! Reads provisions with all that are joined to them: 第四十条第一款和第二款、第四十一条第（一）至（四）项.

use super::chars::{Chars, opens_bracket};
use super::citation::{Base, Locator};
use super::ordinals::{Ordinal, Ordinals, is_range};

/// Words that join two provisions, the longer of two with the same beginning first.
const JOINS: &[&str] =
    &["以及", "或者", "、", "和", "及", "与", "或", "至", "到", "～", "~", "——", "—", "－", "–", "-"];
/// Words that may follow a comma that joins two provisions.
const AFTER_COMMA: &[&str] = &["以及", "或者", "和", "及", "或"];

/// If another provision is joined at `end`: whether it ends a range, and its position.
pub(super) fn join(chars: &Chars, end: usize) -> Option<(bool, usize)> {
    let at = chars.skip_blanks(end);
    if matches!(chars.get(at), Some('，' | ',' | '、'))
        && let Some((_, end)) = chars.word_at(chars.skip_blanks(at + 1), AFTER_COMMA)
        && chars.is_ordinal(chars.skip_blanks(end))
    {
        return Some((false, chars.skip_blanks(end)));
    }
    if let Some((word, end)) = chars.word_at(at, JOINS) {
        return Some((word.chars().all(is_range), chars.skip_blanks(end)));
    }
    // A comma joins articles only.
    let begin = chars.skip_blanks(at + 1);
    let article = || chars.ordinals(begin).is_ok_and(|found| found.unit == '条');
    (matches!(chars.get(at), Some('，' | ',')) && article()).then_some((false, begin))
}

/// The provisions at `at` with all that are joined to them, and their end. The error is the position up to which no
/// provision can begin.
pub(super) fn locators(chars: &Chars, at: usize) -> Result<(Vec<Locator>, usize), usize> {
    let found = chars.ordinals(at)?;
    let mut list = List { chars, locators: Vec::new(), end: at };
    list.ordinals(found, false)?;
    list.joined();
    Ok((list.locators, list.end))
}

/// The provisions that begin with a base such as 前款 or 本条 at `start..end`, and their end.
pub(super) fn after_base(chars: &Chars, base: Base, start: usize, end: usize) -> (Vec<Locator>, usize) {
    let loc =
        Locator { span: chars.bytes(start..end), ends_range: false, base, paragraph: None, item: None, subitem: None };
    let deepest = match &loc.base {
        Base::ThisParagraph | Base::ThatParagraph | Base::ParagraphsBack(_) => '款',
        Base::ThisItem | Base::ItemsBack(_) => '项',
        _ => '条',
    };
    let mut list = List { chars, locators: vec![loc], end };
    list.deeper(deepest);
    list.joined();
    (list.locators, list.end)
}

/// The provisions read so far.
struct List<'s> {
    chars: &'s Chars,
    locators: Vec<Locator>,
    end: usize,
}

impl List<'_> {
    /// Reads all provisions that are joined to the last one.
    fn joined(&mut self) {
        while let Some((ends_range, begin)) = join(self.chars, self.end) {
            if self.next_inserted(ends_range, begin) {
                continue;
            }
            let found = match self.chars.ordinals(begin) {
                Ok(found) => found,
                // 第十条至十二条, 第十条、十二条.
                Err(_) => match self.chars.listed(begin, begin) {
                    Ok(found) if ends_range || found.unit == '条' => found,
                    // 第（一）项、（三）项.
                    Ok(found) if found.unit == '项' && opens_bracket(self.chars.get(begin)) => found,
                    _ => return,
                },
            };
            if self.ordinals(found, ends_range).is_err() {
                return;
            }
        }
    }

    /// Adds a provision for each number, and reads what is below a single one.
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

    fn push(&mut self, number: &Ordinal, unit: char, ends_range: bool) {
        let value = Some(number.value);
        let base = if unit == '条' { Base::Article(number.value, 0) } else { Base::Implied };
        let mut loc = Locator {
            span: self.chars.bytes(number.span.clone()),
            ends_range,
            base,
            paragraph: None,
            item: None,
            subitem: None,
        };
        match unit {
            '款' => loc.paragraph = value,
            '项' => loc.item = value,
            '目' => loc.subitem = value,
            _ => {}
        }
        self.locators.push(loc);
    }

    /// Reads 之一 after an article.
    fn inserted(&mut self) {
        let Some((value, end)) = self.insertion(self.chars.skip_blanks(self.end)) else { return };
        if let Some(Locator { base: Base::Article(_, inserted), .. }) = self.locators.last_mut() {
            *inserted = value;
            self.extend(end);
        }
    }

    /// The number of 之一 at `at`, and its end.
    fn insertion(&self, at: usize) -> Option<(u32, usize)> {
        let (value, span) = self.chars.number(at + 1).filter(|_| self.chars.get(at) == Some('之'))?;
        // In 之一般 there is no number.
        let is_word = matches!(self.chars.get(span.end), Some('般' | '切' | '类' | '年' | '日'));
        (value > 0 && !is_word).then_some((value, span.end))
    }

    /// Reads 之二 of 第十二条之一、之二 at `begin`. Returns whether it stands there.
    fn next_inserted(&mut self, ends_range: bool, begin: usize) -> bool {
        let Some(Locator { base: Base::Article(number, 1..), .. }) = self.locators.last() else { return false };
        let number = *number;
        let Some((value, end)) = self.insertion(begin) else { return false };
        self.push(&Ordinal { value: number, span: begin..end, ends_range }, '条', ends_range);
        if let Some(Locator { base: Base::Article(_, inserted), .. }) = self.locators.last_mut() {
            *inserted = value;
        }
        self.end = end;
        self.deeper('条');
        true
    }

    fn extend(&mut self, end: usize) {
        if let Some(last) = self.locators.last_mut() {
            last.span.end = self.chars.bytes(end..end).end;
        }
        self.end = end;
    }

    /// Reads 款, 项 and 目 directly after the last provision, whose unit is `above`.
    fn deeper(&mut self, above: char) {
        let mut above = above;
        loop {
            let at = self.chars.skip_blanks(self.end);
            if above == '条' && self.first_paragraphs(at) {
                return;
            }
            let found = match self.chars.ordinals(at) {
                Ok(found) => found,
                // 第三条（一）项.
                Err(_) if opens_bracket(self.chars.get(at)) => match self.chars.listed(at, at) {
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

    /// Adds the first number to the last provision and a provision for each of the others.
    fn take(&mut self, found: &Ordinals) {
        for (index, number) in found.numbers.iter().enumerate() {
            if index > 0 {
                self.push(number, found.unit, number.ends_range);
                continue;
            }
            if let Some(last) = self.locators.last_mut() {
                match found.unit {
                    '款' => last.paragraph = Some(number.value),
                    '项' => last.item = Some(number.value),
                    _ => last.subitem = Some(number.value),
                }
            }
            self.extend(number.span.end);
        }
        self.end = found.end;
    }

    /// Reads 前两款 after an article. Returns whether it stands there.
    fn first_paragraphs(&mut self, at: usize) -> bool {
        let Some(Locator { base: Base::Article(number, inserted), .. }) = self.locators.last() else { return false };
        let (number, inserted) = (*number, *inserted);
        if self.chars.get(at) != Some('前') {
            return false;
        }
        let Some((count, span)) = self.chars.number(at + 1) else { return false };
        if self.chars.get(span.end) != Some('款') || !(2..=9).contains(&count) {
            return false;
        }
        if let Some(last) = self.locators.last_mut() {
            last.base = Base::FirstParagraphs(number, inserted, count);
        }
        self.extend(span.end + 1);
        true
    }
}
