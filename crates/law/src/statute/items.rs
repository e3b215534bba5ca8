//! 项 and 目: members of lists.

use super::anomaly::AnomalyKind;
use super::builder::Builder;
use super::level::Level;
use super::lists::OpenList;
use super::marks::Style;
use super::number::Number;
use super::provision::Role;

impl Builder<'_> {
    /// Adds a line that begins with `（三）` or the like and is no point.
    pub(super) fn listed(&mut self, at: usize, style: Style, number: u32) {
        let Some(container) = self.container else {
            self.line(at, Role::Aside, None);
            return;
        };
        if !self.is_list(at, style, number) {
            // `①` begins a note, anything else a paragraph.
            if style == Style::Circle {
                self.line(at, Role::Aside, None);
            } else {
                self.with_its_mark(at, Role::Begin);
            }
            return;
        }
        let lists = &self.lists.open;
        let depth = lists.iter().position(|list| list.style == style).unwrap_or(lists.len());
        if depth > 1 {
            // There is no level below 目.
            self.with_its_mark(at, Role::Continue);
            return;
        }
        if depth == 0 && self.lists.paragraph.is_none() {
            // A list without a lead-in belongs to a 款 without words.
            self.open_paragraph(at, container);
        }
        self.member(at, style, number, depth);
    }

    /// Opens a member of the list at `depth`: 0 for items, 1 for subitems.
    fn member(&mut self, at: usize, style: Style, number: u32, depth: usize) {
        self.lists.open.truncate(depth + 1);
        let before = self.lists.open.get(depth).map(|list| Number::new(list.number));
        if before.is_none() && depth == 0 {
            self.check_lead_in(at);
        }
        let level = if depth == 0 { Level::Item } else { Level::Subitem };
        self.check_number(at, level, before, Number::new(number));
        let parent = if depth == 0 { self.lists.paragraph } else { Some(self.lists.open[0].provision) };
        let provision = self.open(level, Some(Number::new(number)), at, parent);
        self.lists.open.truncate(depth);
        self.lists.open.push(OpenList { style, provision, number });
        self.line(at, Role::Begin, Some(provision));
    }

    /// Whether the mark numbers a member of a list: `一、` and `①` may begin a paragraph or a note instead.
    fn is_list(&self, at: usize, style: Style, number: u32) -> bool {
        let is_open = self.lists.open.iter().any(|list| list.style == style);
        let after_colon = self.out.lines.last().is_some_and(|line| line.text.ends_with(['：', ':']));
        match style {
            Style::Comma => is_open || after_colon,
            Style::Circle => {
                is_open || after_colon || (number == 1 && self.next_numbers[at][style as usize] == Some(2))
            }
            _ => true,
        }
    }

    /// Reports a list in an article whose lead-in does not end with a colon or a dash.
    fn check_lead_in(&mut self, at: usize) {
        let paragraph = self.lists.paragraph.map(|paragraph| &self.out.provisions[paragraph]);
        let lead_in = paragraph.and_then(|paragraph| paragraph.lines.last());
        let is_led = lead_in.is_some_and(|line| self.out.lines[*line].text.ends_with(['：', ':', '—']));
        if !is_led && self.is_in_article() {
            self.report(at, AnomalyKind::MissingLeadIn);
        }
    }

    /// Adds a line whose mark is no number but belongs to its words.
    fn with_its_mark(&mut self, at: usize, role: Role) {
        if role == Role::Continue {
            self.line(at, role, self.lists.innermost());
        } else {
            self.begin_paragraph(at, role);
        }
        if let Some(line) = self.out.lines.last_mut() {
            let printed = &self.lines[at].marked.printed;
            line.text.insert_str(0, printed);
            let shift = line.words - line.within.start;
            line.span.start = line.span.start.saturating_sub(shift);
            line.words = line.within.start;
        }
    }
}
