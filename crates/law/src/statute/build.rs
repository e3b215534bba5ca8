//! Lines → provisions.

use std::ops::Range;

use super::anchors::Anchors;
use super::lists::Lists;
use super::marks::{Mark, Style};
use super::split::{Piece, ends_line};
use super::words::{closing, first_behind_note, is_deleted, is_order, is_page_number, is_short, tidy_title, top_style};
use super::{Block, BlockKind, Doubt, Doubted, Level, Line, Number, Provision, Role, Statute, is_blank};

/// Makes the statute.
pub(super) fn build(blocks: &[Block<'_>], pieces: &[Piece], doubts: Vec<Doubt>) -> Statute {
    let mut builder = Builder {
        blocks,
        pieces,
        ahead: super::lists::ahead(pieces),
        top_style: top_style(pieces),
        closing: closing(blocks, pieces),
        out: Statute { doubts, ..Statute::default() },
        anchors: Anchors::default(),
        divisions: Vec::new(),
        annex: None,
        annexes: 0,
        container: None,
        lists: Lists::default(),
        note: None,
        front: Vec::new(),
        last_article: None,
        division_numbers: Vec::new(),
    };
    for at in 0..pieces.len() {
        builder.piece(at);
    }
    builder.finish()
}

/// What is being built.
pub(super) struct Builder<'a> {
    pub(super) blocks: &'a [Block<'a>],
    pub(super) pieces: &'a [Piece],
    /// For each line and style of list, the next number in the same article.
    pub(super) ahead: Vec<[Option<u32>; 5]>,
    /// How a text without articles numbers its provisions.
    top_style: Option<Style>,
    /// Lines from here on to the first annex are signatures and days.
    closing: Range<usize>,
    pub(super) out: Statute,
    anchors: Anchors,
    /// The divisions that are open, outermost first.
    divisions: Vec<usize>,
    annex: Option<usize>,
    annexes: u32,
    /// What paragraphs belong to: an article, a point, an annex, a preamble.
    pub(super) container: Option<usize>,
    pub(super) lists: Lists,
    /// The number of the next of several notes (注：1.… 2.…).
    note: Option<u32>,
    /// Lines before the first provision.
    front: Vec<usize>,
    pub(super) last_article: Option<Number>,
    /// The last number of each level of division, with the division that holds it.
    division_numbers: Vec<(Level, Option<usize>, Number)>,
}

impl Builder<'_> {
    fn piece(&mut self, at: usize) {
        let piece = &self.pieces[at];
        if piece.aside {
            self.line(at, Role::Aside, None);
            return;
        }
        match piece.marked.mark {
            Mark::Division(level, number) => self.division(at, level, Some(number)),
            Mark::Named(_) if self.waits_for_title() => self.title(at),
            Mark::Named(_) => self.division(at, Level::Heading, None),
            Mark::Preamble if self.out.provisions.is_empty() => {
                self.container = Some(self.open(Level::Preamble, None, at, None));
                self.line(at, Role::Heading, self.container);
            }
            Mark::Annex(number) => self.annex(at, number),
            Mark::Article(number, _) => self.article(at, number),
            Mark::Listed(_, number) if self.note == Some(number) => {
                self.line(at, Role::Aside, None);
                self.note = Some(number + 1);
                return;
            }
            Mark::Listed(style, number) => self.listed(at, style, number),
            Mark::Note => {
                self.line(at, Role::Aside, None);
                self.note = first_behind_note(&self.words(at));
                return;
            }
            Mark::Contents => self.line(at, Role::Aside, None),
            Mark::Nothing | Mark::Preamble => self.paragraph(at),
        }
        self.note = None;
    }

    /// Adds a line to a provision.
    pub(super) fn line(&mut self, at: usize, role: Role, provision: Option<usize>) {
        let piece = &self.pieces[at];
        let block = &self.blocks[piece.block];
        let raw = &block.text[piece.within.start + piece.marked.words..piece.within.end];
        let start = piece.within.start + piece.marked.words + (raw.len() - raw.trim_start_matches(is_blank).len());
        let end = start + raw.trim_matches(is_blank).len();
        let line = Line {
            block: piece.block,
            within: piece.within.clone(),
            words: start,
            span: block.span(start..end),
            text: self.words(at),
            role,
            provision,
        };
        if let Some(provision) = provision {
            let whole = self.span(at);
            let place = self.out.lines.len();
            let provision = &mut self.out.provisions[provision];
            provision.lines.push(place);
            provision.span.end = provision.span.end.max(whole.end);
        }
        self.out.lines.push(line);
    }

    /// Opens a provision that begins with the line at `at`.
    pub(super) fn open(&mut self, level: Level, number: Option<Number>, at: usize, parent: Option<usize>) -> usize {
        let piece = &self.pieces[at];
        let is_marked = level != Level::Clause;
        let printed = if is_marked { piece.marked.printed.clone() } else { String::new() };
        let title = if level == Level::Heading { named(&piece.marked.mark) } else { "" };
        // An article's anchor is its number alone; a division's has the whole path.
        let above = match level {
            Level::Article | Level::Point | Level::Heading => self.annex,
            _ => parent,
        };
        let above = above.filter(|above| self.out.provisions[*above].level != Level::Heading);
        let above = above.map_or("", |above| self.out.provisions[above].id.as_str());
        let id = self.anchors.of(level, number, title, above);
        self.out.provisions.push(Provision {
            level,
            id,
            number,
            printed,
            title: title.to_owned(),
            deleted: false,
            parent,
            end: 0,
            lines: Vec::new(),
            span: self.span(at),
        });
        self.out.provisions.len() - 1
    }

    fn division(&mut self, at: usize, level: Level, number: Option<Number>) {
        self.settle_front();
        (self.container, self.lists) = (None, Lists::default());
        let rank = |level| if level == Level::Heading { Level::Part } else { level };
        let inner = |open: &usize| rank(self.out.provisions[*open].level) >= rank(level);
        let keep = self.divisions.iter().position(inner).unwrap_or(self.divisions.len());
        self.divisions.truncate(keep);
        let parent = self.divisions.last().copied().or(self.annex);
        if let Some(number) = number {
            self.judge_division(at, level, number, parent);
        }
        let opened = self.open(level, number, at, parent);
        if level != Level::Heading {
            self.out.provisions[opened].title = tidy_title(&self.words(at));
        }
        self.line(at, Role::Heading, Some(opened));
        self.divisions.push(opened);
    }

    fn judge_division(&mut self, at: usize, level: Level, number: Number, parent: Option<usize>) {
        let before =
            self.division_numbers.iter().find(|(of, _, _)| *of == level).map(|(_, inside, number)| (*inside, *number));
        self.division_numbers.retain(|(of, _, _)| *of != level);
        self.division_numbers.push((level, parent, number));
        let first = Number::plain(1);
        match before {
            Some((inside, before)) if inside == parent => self.judge(at, level, Some(before), number),
            // Numbers may go on through all 编, or begin anew in each.
            Some((_, before)) if number.follows(before) || number == first => {}
            _ if number == first => {}
            _ => self.doubt(at, Doubted::Gap { level, before: None, number }),
        }
    }

    /// Holds a number against the one before it.
    pub(super) fn judge(&mut self, at: usize, level: Level, before: Option<Number>, number: Number) {
        let Some(before) = before else {
            if number != Number::plain(1) {
                self.doubt(at, Doubted::Gap { level, before: None, number });
            }
            return;
        };
        if number == before {
            self.doubt(at, Doubted::Twice { level, number });
        } else if number < before {
            self.doubt(at, Doubted::OutOfOrder { level, before, number });
        } else if !number.follows(before) {
            self.doubt(at, Doubted::Gap { level, before: Some(before), number });
        }
    }

    fn annex(&mut self, at: usize, number: Option<u32>) {
        self.settle_front();
        self.annexes += 1;
        self.divisions.clear();
        (self.annex, self.container, self.last_article) = (None, None, None);
        self.lists = Lists::default();
        self.division_numbers.clear();
        let number = Some(Number::plain(number.unwrap_or(self.annexes)));
        let opened = self.open(Level::Annex, number, at, None);
        self.out.provisions[opened].title = tidy_title(&self.words(at));
        self.line(at, Role::Heading, Some(opened));
        (self.annex, self.container) = (Some(opened), Some(opened));
    }

    fn article(&mut self, at: usize, number: Number) {
        self.settle_front();
        self.lists = Lists::default();
        let parent = self.divisions.last().copied().or(self.annex);
        self.judge(at, Level::Article, self.last_article, number);
        self.last_article = Some(self.last_article.map_or(number, |last| last.max(number)));
        let opened = self.open(Level::Article, Some(number), at, parent);
        self.container = Some(opened);
        self.begin(at, opened);
    }

    /// The first line of an article or a point: its words begin the first 款, those of a heading are its title.
    pub(super) fn begin(&mut self, at: usize, opened: usize) {
        let words = self.words(at);
        if words.is_empty() || self.pieces[at].kind == BlockKind::Heading {
            self.out.provisions[opened].title = words;
            self.line(at, Role::Heading, Some(opened));
            return;
        }
        self.out.provisions[opened].deleted = is_deleted(&words);
        self.clause(at, Role::Begin);
    }

    /// A new 款 that begins with this line.
    pub(super) fn clause(&mut self, at: usize, role: Role) {
        let Some(container) = self.container else { return };
        self.lists.close();
        self.lists.clauses += 1;
        let number = Some(Number::plain(self.lists.clauses));
        let clause = self.open(Level::Clause, number, at, Some(container));
        self.lists.clause = Some(clause);
        self.line(at, role, Some(clause));
    }

    fn paragraph(&mut self, at: usize) {
        let piece = &self.pieces[at];
        let words = self.words(at);
        let lowest = self.lists.lowest().or(self.container);
        if piece.kind == BlockKind::Other {
            self.line(at, Role::Other, lowest);
        } else if words.chars().all(is_blank) || is_page_number(&words) {
            self.line(at, Role::Aside, None);
        } else if piece.kind == BlockKind::Heading {
            self.line(at, Role::Aside, None);
            (self.container, self.lists) = (None, Lists::default());
        } else if self.waits_for_title() && is_short(&words) {
            self.title(at);
        } else if self.container.is_none() {
            let place = self.out.lines.len();
            self.line(at, Role::Aside, None);
            if self.out.provisions.is_empty() {
                self.front.push(place);
            }
        } else if self.closing.contains(&at) {
            self.line(at, Role::Aside, None);
        } else if self.last_article.is_some() && self.annex.is_none() && is_order(&words) {
            self.doubt(at, Doubted::OrderInside);
            self.line(at, Role::Aside, None);
        } else {
            self.own_paragraph(at, &words);
        }
    }

    /// A division or an annex whose heading is its number alone, just read.
    fn waits_for_title(&self) -> bool {
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

    fn title(&mut self, at: usize) {
        let provision = self.out.lines.last().and_then(|line| line.provision);
        if let Some(provision) = provision {
            self.out.provisions[provision].title = tidy_title(&self.words(at));
        }
        self.line(at, Role::Heading, provision);
    }

    /// What stands before the first provision is a preamble where its last sentence says what is decreed.
    fn settle_front(&mut self) {
        let front: Vec<usize> = std::mem::take(&mut self.front);
        let said = |line: &usize| {
            let text = &self.out.lines[*line].text;
            ends_line(text) && !text.starts_with(|c: char| c.is_ascii_digit() || matches!(c, '（' | '('))
        };
        let lines: Vec<usize> = front.into_iter().filter(said).collect();
        let decrees = |line: &usize| {
            let text = &self.out.lines[*line].text;
            let why = ["为", "根据", "按照", "依照", "依据", "鉴于", "经"].iter().any(|word| text.contains(word));
            why && ["制定", "解释", "规定", "如下", "决定"].iter().any(|word| text.contains(word))
        };
        if !self.out.provisions.is_empty() || !lines.last().is_some_and(decrees) {
            return;
        }
        let span = self.out.lines[lines[0]].span.clone();
        let provision = |level, id: String, number, parent, line: Option<usize>, span: Range<usize>| Provision {
            level,
            id,
            number,
            printed: String::new(),
            title: String::new(),
            deleted: false,
            parent,
            end: 0,
            lines: line.into_iter().collect(),
            span,
        };
        let id = self.anchors.of(Level::Preamble, None, "", "");
        self.out.provisions.push(provision(Level::Preamble, id, None, None, None, span));
        for (number, line) in (1..).zip(lines) {
            let number = Some(Number::plain(number));
            let id = self.anchors.of(Level::Clause, number, "", "preamble");
            let span = self.out.lines[line].span.clone();
            self.out.lines[line].provision = Some(self.out.provisions.len());
            self.out.lines[line].role = Role::Begin;
            self.out.provisions.push(provision(Level::Clause, id, number, Some(0), Some(line), span));
        }
    }

    pub(super) fn is_point(&self, style: Style) -> bool {
        self.top_style == Some(style)
            && self.container.is_none_or(|at| matches!(self.out.provisions[at].level, Level::Point | Level::Preamble))
    }

    /// Opens `一、` of a text without articles.
    pub(super) fn point(&mut self, at: usize, number: u32) {
        self.settle_front();
        self.lists = Lists::default();
        let number = Number::plain(number);
        let parent = self.divisions.last().copied();
        self.judge(at, Level::Point, self.last_article, number);
        self.last_article = Some(number);
        let opened = self.open(Level::Point, Some(number), at, parent);
        self.container = Some(opened);
        self.begin(at, opened);
    }

    /// A file that holds a part of a code begins in the middle of both its divisions and its articles.
    fn finish(mut self) -> Statute {
        let begins_inside =
            |doubt: &Doubt| matches!(doubt.what, Doubted::Gap { level, before: None, .. } if level.is_division());
        let first_article =
            |doubt: &Doubt| matches!(doubt.what, Doubted::Gap { level: Level::Article, before: None, .. });
        if self.out.doubts.iter().any(begins_inside) && self.out.doubts.iter().any(first_article) {
            self.out.doubts.retain(|doubt| !begins_inside(doubt) && !first_article(doubt));
        }
        self.out.indexed()
    }
}

fn named(mark: &Mark) -> &'static str {
    if let Mark::Named(name) = mark { name } else { "" }
}
