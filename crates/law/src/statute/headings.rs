//! Divisions, annexes and their titles.

use super::anomaly::AnomalyKind;
use super::builder::Builder;
use super::level::Level;
use super::lists::OpenLists;
use super::number::Number;
use super::provision::Role;
use super::words::tidy_title;

impl Builder<'_> {
    /// Opens a division and closes those of the same level or below.
    pub(super) fn division(&mut self, at: usize, level: Level, number: Option<Number>) {
        self.settle_front();
        (self.container, self.lists) = (None, OpenLists::default());
        let rank = |level| if level == Level::Heading { Level::Part } else { level };
        let inner = |open: &usize| rank(self.out.provisions[*open].level) >= rank(level);
        let open = &mut self.divisions.open;
        let keep = open.iter().position(inner).unwrap_or(open.len());
        open.truncate(keep);
        let parent = self.divisions.innermost();
        if let Some(number) = number {
            self.check_division_number(at, level, number, parent);
        }
        let opened = self.open(level, number, at, parent);
        if level != Level::Heading {
            self.out.provisions[opened].title = tidy_title(&self.words(at));
        }
        self.line(at, Role::Heading, Some(opened));
        self.divisions.open.push(opened);
    }

    fn check_division_number(&mut self, at: usize, level: Level, number: Number, parent: Option<usize>) {
        let numbers = &mut self.divisions.last_numbers;
        let before = numbers.iter().find(|(of, _, _)| *of == level).map(|(_, inside, number)| (*inside, *number));
        numbers.retain(|(of, _, _)| *of != level);
        numbers.push((level, parent, number));
        let first = Number::new(1);
        match before {
            Some((inside, before)) if inside == parent => self.check_number(at, level, Some(before), number),
            // Numbers of chapters may continue across all parts or start again in each.
            Some((_, before)) if number.follows(before) || number == first => {}
            _ if number == first => {}
            _ => self.report(at, AnomalyKind::Gap { level, before: None, number }),
        }
    }

    /// Opens an annex and closes all that is open.
    pub(super) fn annex(&mut self, at: usize, number: Option<u32>) {
        self.settle_front();
        self.divisions.annexes += 1;
        self.divisions.open.clear();
        (self.divisions.annex, self.container, self.last_article) = (None, None, None);
        self.lists = OpenLists::default();
        self.divisions.last_numbers.clear();
        let number = Some(Number::new(number.unwrap_or(self.divisions.annexes)));
        let opened = self.open(Level::Annex, number, at, None);
        self.out.provisions[opened].title = tidy_title(&self.words(at));
        self.line(at, Role::Heading, Some(opened));
        (self.divisions.annex, self.container) = (Some(opened), Some(opened));
    }

    /// Whether the last line is the heading of a division or an annex that consists of its number, so that the next line
    /// may be its title.
    pub(super) fn waits_for_title(&self) -> bool {
        let last = self.out.lines.last().filter(|line| line.role == Role::Heading);
        let provision = last.and_then(|line| line.provision).map(|at| &self.out.provisions[at]);
        provision.is_some_and(|provision| {
            provision.title.is_empty()
                && matches!(
                    provision.level,
                    Level::Part | Level::Subpart | Level::Chapter | Level::Section | Level::Annex
                )
        })
    }

    /// Adds a line as the title of the heading before it.
    pub(super) fn title(&mut self, at: usize) {
        let provision = self.out.lines.last().and_then(|line| line.provision);
        if let Some(provision) = provision {
            self.out.provisions[provision].title = tidy_title(&self.words(at));
        }
        self.line(at, Role::Heading, provision);
    }
}
