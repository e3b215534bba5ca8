//! Splits paragraphs into lines, and decides for each line whether the mark at its beginning is meant.

use std::collections::HashMap;
use std::ops::Range;

use super::anomaly::{Anomaly, AnomalyKind};
use super::block::{Block, BlockKind};
use super::level::Level;
use super::lines::{is_citation, is_clear_citation, lines};
use super::marks::{self, Mark, Marked, Style};
use super::number::Number;
use crate::characters::is_blank;

/// The maximum length of a heading inside a paragraph, in characters.
const MAX_INNER_HEADING: usize = 60;

/// One line with its mark.
#[derive(Clone, Debug)]
pub(super) struct MarkedLine {
    /// The index of its block.
    pub(super) block: usize,
    /// Bytes of the block's text.
    pub(super) within: Range<usize>,
    pub(super) kind: BlockKind,
    /// Its mark; positions are bytes of the line.
    pub(super) marked: Marked,
    /// Whether it is inside a quotation that an earlier paragraph opened: the new text of an amendment.
    pub(super) quoted: bool,
    /// Whether it belongs to the table of contents.
    pub(super) aside: bool,
}

/// The state after the lines read so far.
struct Splitter<'b> {
    anomalies: &'b mut Vec<Anomaly>,
    /// How many lines of the text begin with each number of an article.
    article_lines: HashMap<Number, usize>,
    lines: Vec<MarkedLine>,
    /// The last article.
    last: Option<Number>,
    /// Whether the text has points (`一、`) and no articles so far.
    has_points: bool,
    has_articles: bool,
    quotes: Quotes,
}

/// Whether a quotation is open after the lines read so far.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Quotes {
    Open,
    Closed,
}

/// Splits all blocks into lines. Adds articles that begin inside a paragraph to `anomalies`.
pub(super) fn split(blocks: &[Block<'_>], anomalies: &mut Vec<Anomaly>) -> Vec<MarkedLine> {
    let begins = || blocks.iter().flat_map(|block| block.text.split('\n'));
    let article = |line| if let Mark::Article(number, _) = marks::read(line).mark { Some(number) } else { None };
    let mut article_lines = HashMap::new();
    for number in begins().filter_map(article) {
        *article_lines.entry(number).or_insert(0) += 1;
    }
    let mut splitter = Splitter {
        anomalies,
        article_lines,
        lines: Vec::new(),
        last: None,
        has_points: false,
        has_articles: false,
        quotes: Quotes::Closed,
    };
    for (at, block) in blocks.iter().enumerate() {
        splitter.block(at, block);
    }
    first_items(blocks, splitter.lines)
}

/// Splits `第七条　（一）…` in two if （二） comes next: the article has no words before its items.
fn first_items(blocks: &[Block<'_>], lines: Vec<MarkedLine>) -> Vec<MarkedLine> {
    let mut out = Vec::with_capacity(lines.len());
    // Going backwards, the number of the next item in the same article.
    let mut next = None;
    for mut line in lines.into_iter().rev() {
        let is_article = matches!(line.marked.mark, Mark::Article(..));
        if is_article && line.kind == BlockKind::Paragraph && next == Some(2) {
            let words = line.within.start + line.marked.words;
            let marked = marks::read(&blocks[line.block].text[words..line.within.end]);
            if marked.mark == Mark::Listed(Style::Bracket, 1) {
                out.push(MarkedLine { within: words..line.within.end, marked, ..line.clone() });
                line.within.end = words;
            }
        }
        next = match line.marked.mark {
            Mark::Listed(Style::Bracket, number) => Some(number),
            Mark::Nothing | Mark::Note | Mark::Listed(..) => next,
            _ => None,
        };
        out.push(line);
    }
    out.reverse();
    out
}

impl Splitter<'_> {
    fn block(&mut self, at: usize, block: &Block<'_>) {
        if block.kind == BlockKind::Other {
            let marked = Marked { mark: Mark::Nothing, words: 0, printed: String::new() };
            self.push(at, block, 0..block.text.len(), marked);
            return;
        }
        let mut start = 0;
        for line in lines(&block.text) {
            let range = start..start + line.len();
            start = range.end + 1;
            let cuts = if self.is_quoted() { Vec::new() } else { self.inner_marks(line) };
            for cut in &cuts {
                let span = block.span(range.start + cut.start..range.start + cut.end);
                if let (true, Mark::Article(number, _)) = (cut.start > 0, marks::read(&line[cut.start..]).mark) {
                    self.anomalies.push(Anomaly { span, kind: AnomalyKind::ArticleInsideParagraph { number } });
                }
            }
            let ends =
                cuts.iter().skip(usize::from(cuts.first().is_some_and(|cut| cut.start == 0))).map(|cut| cut.start);
            let mut begin = 0;
            for end in ends.chain([line.len()]) {
                let words = range.start + begin..range.start + end;
                let items = if cuts.is_empty() { vec![words] } else { inner_items(&block.text, words) };
                for words in items {
                    let marked = marks::read(&block.text[words.clone()]);
                    self.push(at, block, words, marked);
                }
                begin = end;
            }
            self.close_quotes(line);
        }
    }

    fn push(&mut self, at: usize, block: &Block<'_>, within: Range<usize>, mut marked: Marked) {
        let rest = &block.text[within.start + marked.words..within.end];
        let quoted = self.is_quoted();
        if quoted || !self.is_meant(&marked, rest, block.kind) {
            marked = Marked { mark: Mark::Nothing, words: 0, printed: String::new() };
        }
        self.lines.push(MarkedLine { block: at, within, kind: block.kind, marked, quoted, aside: false });
    }

    fn is_quoted(&self) -> bool {
        self.has_points && self.quotes == Quotes::Open
    }

    fn close_quotes(&mut self, line: &str) {
        match line.rfind(['“', '”']).map(|at| &line[at..]) {
            Some(rest) if rest.starts_with('“') => self.quotes = Quotes::Open,
            Some(_) => self.quotes = Quotes::Closed,
            None => {}
        }
    }

    /// Whether a mark numbers the line that it begins. Remembers the last article.
    fn is_meant(&mut self, marked: &Marked, rest: &str, kind: BlockKind) -> bool {
        match marked.mark {
            Mark::Article(number, apart) => {
                let next = self.last.is_none_or(|last| number.follows(last));
                let later = self.last.is_none_or(|last| number > last);
                // If no other line begins with the expected number, this line is the article: 第三条中国公民应当….
                let only = next && self.last.is_some() && self.article_lines.get(&number) == Some(&1);
                let cited = if only { is_clear_citation(rest) } else { is_citation(rest) };
                let meant = match kind {
                    BlockKind::Heading => true,
                    _ if apart => next || !rest.starts_with('第'),
                    _ => later && !cited,
                };
                if meant {
                    self.last = Some(number);
                    (self.has_articles, self.has_points) = (true, false);
                }
                meant
            }
            Mark::Annex(_) => {
                let meant = self.has_articles || self.has_points || kind == BlockKind::Heading;
                if meant {
                    self.last = None;
                }
                meant
            }
            Mark::Listed(Style::Comma, _) => {
                self.has_points |= !self.has_articles;
                true
            }
            Mark::Preamble | Mark::Contents => !self.has_articles,
            _ => true,
        }
    }

    /// The marks of articles, and of headings that articles follow, at which the line must be cut.
    fn inner_marks(&mut self, line: &str) -> Vec<Range<usize>> {
        let ordinals: Vec<usize> = line.match_indices(['第', '笫']).map(|(at, _)| at).collect();
        let mut last = self.last;
        let mut cuts: Vec<Range<usize>> = Vec::new();
        for (nth, at) in ordinals.iter().copied().enumerate() {
            let before = line[..at].trim_end_matches(is_blank);
            let after_heading = cuts.last().is_some_and(|cut| cut.end >= before.len() && cut.start < at);
            let begins = before.is_empty();
            if !begins && !after_heading && !before.ends_with(['。', '；', '！', '？', '”', '：']) {
                continue;
            }
            match article_at(line, at) {
                Some((number, apart, end)) => {
                    let next = last.is_none_or(|last| number.follows(last));
                    let is_new = begins || !self.article_lines.contains_key(&number);
                    let rest = &line[end..];
                    let meant = (apart || before.ends_with('。')) && !before.ends_with('：') && !is_citation(rest);
                    if next && is_new && (begins || after_heading || meant) {
                        last = Some(number);
                        if !begins {
                            cuts.push(at..end);
                        }
                    }
                }
                None => cuts.extend(heading_at(line, at, ordinals.get(nth + 1).copied(), last)),
            }
        }
        if cuts.iter().all(|cut| article_at(line, cut.start).is_none()) { Vec::new() } else { cuts }
    }
}

/// The article that begins at `at`: its number, whether a blank follows, and the end of its mark.
fn article_at(line: &str, at: usize) -> Option<(Number, bool, usize)> {
    let window = window(&line[at..]);
    let marked = marks::read(window);
    match marked.mark {
        Mark::Article(number, apart) => Some((number, apart, at + marked.words)),
        _ => None,
    }
}

/// The heading at `at` inside a line, if an article or another heading follows it at `next`.
fn heading_at(line: &str, at: usize, next: Option<usize>, last: Option<Number>) -> Option<Range<usize>> {
    let next = next?;
    let words = &line[at..next];
    let short = words.chars().take(MAX_INNER_HEADING + 1).count() <= MAX_INNER_HEADING;
    let is_heading = short && matches!(marks::read(words).mark, Mark::Division(..));
    let follows = || match marks::read(window(&line[next..])).mark {
        Mark::Article(number, _) => last.is_none_or(|last| number.follows(last)),
        _ => marks::read(window(&line[next..])).printed.ends_with(Level::Section.word()),
    };
    (is_heading && follows()).then_some(at..next)
}

/// The beginning of the text, as long as a mark can be.
fn window(text: &str) -> &str {
    text.char_indices().nth(MAX_INNER_HEADING).map_or(text, |(end, _)| &text[..end])
}

/// Cuts `words`, a part of a paragraph that was cut at articles, at its items: `：（一）…；（二）…`.
fn inner_items(text: &str, words: Range<usize>) -> Vec<Range<usize>> {
    let line = &text[words.clone()];
    let (mut found, mut begin, mut last) = (Vec::new(), 0, 0);
    for (at, _) in line.match_indices(['（', '(']) {
        let Mark::Listed(Style::Bracket, number) = marks::read(window(&line[at..])).mark else { continue };
        let before = line[..at].trim_end_matches(is_blank);
        let begins = number == 1 && before.ends_with(['：', ':']);
        if begins || (number == last + 1 && last > 0 && before.ends_with(['；', '。', ';'])) {
            found.push(words.start + begin..words.start + at);
            (begin, last) = (at, number);
        }
    }
    found.push(words.start + begin..words.end);
    found
}
