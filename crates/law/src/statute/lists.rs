//! 项 and 目, and the paragraphs between them.

use super::build::Builder;
use super::marks::{Mark, Style};
use super::split::{Piece, ends_line};
use super::{BlockKind, Doubted, Level, Number, Role};

/// The lists of the 款 that is open.
#[derive(Default)]
pub(super) struct Lists {
    /// How many 款 the article has so far.
    pub(super) clauses: u32,
    /// The 款 that is open.
    pub(super) clause: Option<usize>,
    /// The open list of items, and inside its last item that of subitems.
    open: Vec<Open>,
}

/// A list that is open.
struct Open {
    style: Style,
    /// Its last member.
    provision: usize,
    /// The number of that.
    number: u32,
}

impl Lists {
    /// Ends the lists of the 款.
    pub(super) fn close(&mut self) {
        self.open.clear();
    }

    /// The lowest provision that is open.
    pub(super) fn lowest(&self) -> Option<usize> {
        self.open.last().map(|open| open.provision).or(self.clause)
    }
}

/// For each line and style of list, the number that comes next in the same article.
pub(super) fn ahead(pieces: &[Piece]) -> Vec<[Option<u32>; 5]> {
    let mut ahead = vec![[None; 5]; pieces.len()];
    let mut next = [None; 5];
    for (at, piece) in pieces.iter().enumerate().rev() {
        ahead[at] = next;
        match piece.marked.mark {
            Mark::Listed(style, number) => next[style as usize] = Some(number),
            Mark::Nothing | Mark::Note => {}
            _ => next = [None; 5],
        }
    }
    ahead
}

impl Builder<'_> {
    /// A line that begins with `（三）` or the like.
    pub(super) fn listed(&mut self, at: usize, style: Style, number: u32) {
        if self.is_point(style) {
            self.point(at, number);
            return;
        }
        if self.container.is_none() || !self.is_list(at, style, number) {
            self.unlisted(at, style);
            return;
        }
        let depth = self.lists.open.iter().position(|open| open.style == style).unwrap_or(self.lists.open.len());
        if depth > 1 {
            // Below 目 nothing has a number of its own.
            self.unmarked(at, Role::Continue);
            return;
        }
        if depth == 0 && self.lists.clause.is_none() {
            self.empty_clause(at);
        }
        self.lists.open.truncate(depth + 1);
        let before = self.lists.open.get(depth).map(|open| Number::plain(open.number));
        if before.is_none() && depth == 0 {
            self.judge_lead_in(at);
        }
        let level = if depth == 0 { Level::Item } else { Level::Subitem };
        self.judge(at, level, before, Number::plain(number));
        let parent = if depth == 0 { self.lists.clause } else { Some(self.lists.open[0].provision) };
        let provision = self.open(level, Some(Number::plain(number)), at, parent);
        self.lists.open.truncate(depth);
        self.lists.open.push(Open { style, provision, number });
        self.line(at, Role::Begin, Some(provision));
    }

    /// Whether the mark begins a member of a list: `一、` and `①` may begin a paragraph or a note.
    fn is_list(&self, at: usize, style: Style, number: u32) -> bool {
        let is_open = self.lists.open.iter().any(|open| open.style == style);
        let after_colon = self.out.lines.last().is_some_and(|line| line.text.ends_with(['：', ':']));
        match style {
            Style::Comma => is_open || after_colon,
            Style::Circle => is_open || after_colon || (number == 1 && self.ahead[at][style as usize] == Some(2)),
            _ => true,
        }
    }

    /// What only looks like a member of a list: `①` is a note, anything else a paragraph.
    fn unlisted(&mut self, at: usize, style: Style) {
        if style == Style::Circle || self.container.is_none() {
            self.line(at, Role::Aside, None);
        } else {
            self.unmarked(at, Role::Begin);
        }
    }

    /// A list that has no words before it stands in a 款 without words.
    fn empty_clause(&mut self, at: usize) {
        self.lists.clauses += 1;
        let number = Some(Number::plain(self.lists.clauses));
        self.lists.clause = Some(self.open(Level::Clause, number, at, self.container));
    }

    fn judge_lead_in(&mut self, at: usize) {
        let clause = self.lists.clause.map(|clause| &self.out.provisions[clause]);
        let lead = clause.and_then(|clause| clause.lines.last()).map(|line| self.out.lines[*line].text.as_str());
        let is_led = lead.is_some_and(|lead| lead.ends_with(['：', ':', '—']));
        let in_article = self.container.is_some_and(|at| self.out.provisions[at].level == Level::Article);
        if !is_led && in_article {
            self.doubt(at, Doubted::NoLeadIn);
        }
    }

    /// A paragraph without a mark inside an article, a point, an annex or a preamble.
    pub(super) fn own_paragraph(&mut self, at: usize, words: &str) {
        let piece = &self.pieces[at];
        let lowest = self.lists.lowest();
        if let (true, Some(lowest)) = (piece.quoted, lowest) {
            self.line(at, Role::Continue, Some(lowest));
            return;
        }
        if let Some(lowest) = lowest.filter(|lowest| self.breaks_sentence(at, *lowest, words)) {
            self.line(at, Role::Join, Some(lowest));
            return;
        }
        let ahead = self.ahead[at];
        let goes_on = |open: &Open| ahead[open.style as usize] == Some(open.number + 1);
        let depth = match self.lists.open.as_slice() {
            [item, ..] if goes_on(item) => Some(1),
            [_, subitem] if goes_on(subitem) => Some(2),
            _ => None,
        };
        if let Some(depth) = depth {
            let inner = depth == 1 && self.lists.open.get(1).is_some_and(goes_on);
            self.lists.open.truncate(if inner { 2 } else { depth });
            self.line(at, Role::Continue, self.lists.lowest());
        } else {
            self.clause(at, Role::Begin);
        }
    }

    /// A line whose mark is not meant: the mark belongs to its words.
    fn unmarked(&mut self, at: usize, role: Role) {
        if role == Role::Continue {
            self.line(at, role, self.lists.lowest());
        } else {
            self.clause(at, role);
        }
        if let Some(line) = self.out.lines.last_mut() {
            let printed = &self.pieces[at].marked.printed;
            line.text.insert_str(0, printed);
            let shift = line.words - line.within.start;
            line.span.start = line.span.start.saturating_sub(shift);
            line.words = line.within.start;
        }
    }

    /// Whether the paragraph is the rest of a sentence: the one before ends with `，`, or this one begins so.
    fn breaks_sentence(&mut self, at: usize, lowest: usize, words: &str) -> bool {
        let Some(last) = self.out.lines.last().filter(|line| line.provision == Some(lowest)) else { return false };
        if matches!(last.role, Role::Heading | Role::Other) || ends_line(&last.text) || last.text.is_empty() {
            return false;
        }
        let in_article = self.container.is_some_and(|at| self.out.provisions[at].level == Level::Article);
        let joined = last.text.ends_with(['，', '、', ',']) || words.starts_with(['，', '。', '；', '、', '）', '”']);
        if in_article && self.pieces[at].kind == BlockKind::Paragraph {
            self.doubt(at, Doubted::BrokenSentence { joined });
        }
        joined && in_article
    }
}
