//! Paragraphs → lines, each with the mark that is meant.

use std::collections::HashMap;
use std::ops::Range;

use super::marks::{self, Mark, Marked, Style};
use super::{Block, BlockKind, Doubt, Doubted, Level, Number, is_blank};

/// The most characters of a heading inside a paragraph.
const MAX_INNER_HEADING: usize = 60;

/// One line.
#[derive(Clone, Debug)]
pub(super) struct Piece {
    pub(super) block: usize,
    /// Bytes of the block's words.
    pub(super) within: Range<usize>,
    pub(super) kind: BlockKind,
    /// Its mark; places count from the line's beginning.
    pub(super) marked: Marked,
    /// It stands inside a quotation that an earlier paragraph opened: an amendment's new text.
    pub(super) quoted: bool,
    /// It belongs to the table of contents.
    pub(super) aside: bool,
}

/// What has been read so far.
struct Splitter<'b> {
    doubts: &'b mut Vec<Doubt>,
    /// The numbers of articles that begin a line, with how many lines they begin.
    begun: HashMap<Number, usize>,
    pieces: Vec<Piece>,
    last: Option<Number>,
    /// Where the text is one of points (`一、`) so far.
    has_points: bool,
    has_articles: bool,
    quotes: Quotes,
}

/// Whether a quotation is open at the end of what was read.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Quotes {
    Open,
    Closed,
}

/// Splits all blocks.
pub(super) fn split(blocks: &[Block<'_>], doubts: &mut Vec<Doubt>) -> Vec<Piece> {
    let lines = || blocks.iter().flat_map(|block| block.text.split('\n'));
    let article = |line| if let Mark::Article(number, _) = marks::read(line).mark { Some(number) } else { None };
    let mut begun = HashMap::new();
    for number in lines().filter_map(article) {
        *begun.entry(number).or_insert(0) += 1;
    }
    let mut splitter = Splitter {
        doubts,
        begun,
        pieces: Vec::new(),
        last: None,
        has_points: false,
        has_articles: false,
        quotes: Quotes::Closed,
    };
    for (at, block) in blocks.iter().enumerate() {
        splitter.block(at, block);
    }
    first_items(blocks, splitter.pieces)
}

/// Parts `第七条　（一）…` in two where （二） comes next: the article has no words before its items.
fn first_items(blocks: &[Block<'_>], pieces: Vec<Piece>) -> Vec<Piece> {
    let mut out = Vec::with_capacity(pieces.len());
    // From the end: the number of the item that comes next in the same article.
    let mut next = None;
    for mut piece in pieces.into_iter().rev() {
        let is_article = matches!(piece.marked.mark, Mark::Article(..));
        if is_article && piece.kind == BlockKind::Paragraph && next == Some(2) {
            let words = piece.within.start + piece.marked.words;
            let marked = marks::read(&blocks[piece.block].text[words..piece.within.end]);
            if marked.mark == Mark::Listed(Style::Bracket, 1) {
                out.push(Piece { within: words..piece.within.end, marked, ..piece.clone() });
                piece.within.end = words;
            }
        }
        next = match piece.marked.mark {
            Mark::Listed(Style::Bracket, number) => Some(number),
            Mark::Nothing | Mark::Note | Mark::Listed(..) => next,
            _ => None,
        };
        out.push(piece);
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
                    self.doubts.push(Doubt { span, what: Doubted::InsideParagraph { number } });
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
        self.pieces.push(Piece { block: at, within, kind: block.kind, marked, quoted, aside: false });
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

    /// Whether a mark is what it looks like; keeps count of articles.
    fn is_meant(&mut self, marked: &Marked, rest: &str, kind: BlockKind) -> bool {
        match marked.mark {
            Mark::Article(number, apart) => {
                let next = self.last.is_none_or(|last| number.follows(last));
                let later = self.last.is_none_or(|last| number > last);
                // Where no other line begins with the number that comes next, this is the article: 第三条中国公民应当….
                let only = next && self.last.is_some() && self.begun.get(&number) == Some(&1);
                let spoken_of = if only { is_cited(rest) } else { goes_on(rest) };
                let meant = match kind {
                    BlockKind::Heading => true,
                    _ if apart => next || !rest.starts_with('第'),
                    _ => later && !spoken_of,
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

    /// Where articles, and headings with articles behind them, begin inside a line or at its beginning.
    fn inner_marks(&mut self, line: &str) -> Vec<Range<usize>> {
        let ordinals: Vec<usize> = line.match_indices(['第', '笫']).map(|(at, _)| at).collect();
        let mut last = self.last;
        let mut cuts: Vec<Range<usize>> = Vec::new();
        for (nth, at) in ordinals.iter().copied().enumerate() {
            let before = line[..at].trim_end_matches(is_blank);
            let behind_heading = cuts.last().is_some_and(|cut| cut.end >= before.len() && cut.start < at);
            let begins = before.is_empty();
            if !begins && !behind_heading && !before.ends_with(['。', '；', '！', '？', '”', '：']) {
                continue;
            }
            match article_at(line, at) {
                Some((number, apart, end)) => {
                    let next = last.is_none_or(|last| number.follows(last));
                    let is_new = begins || !self.begun.contains_key(&number);
                    let rest = &line[end..];
                    let meant = (apart || before.ends_with('。')) && !before.ends_with('：') && !goes_on(rest);
                    if next && is_new && (begins || behind_heading || meant) {
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

/// The article that begins at `at`: its number, whether a blank follows, where its mark ends.
fn article_at(line: &str, at: usize) -> Option<(Number, bool, usize)> {
    let window = window(&line[at..]);
    let marked = marks::read(window);
    match marked.mark {
        Mark::Article(number, apart) => Some((number, apart, at + marked.words)),
        _ => None,
    }
}

/// A heading inside a line: an article, or another heading, follows it soon.
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

/// As much of the text as a mark can take.
fn window(text: &str) -> &str {
    text.char_indices().nth(MAX_INNER_HEADING).map_or(text, |(end, _)| &text[..end])
}

/// The items inside a paragraph that holds articles too: `：（一）…；（二）…`.
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

/// The lines of a paragraph: a line break inside a sentence is none.
fn lines(text: &str) -> impl Iterator<Item = &str> {
    let mut rest = Some(text);
    std::iter::from_fn(move || {
        let text = rest?;
        let breaks = text.match_indices('\n').map(|(at, _)| at);
        let mut start = 0;
        for at in breaks {
            let line = &text[start..at];
            let next = text[at + 1..].split('\n').next().unwrap_or("");
            if separates_lines(line, next) || is_heading_line(&text[..at]) {
                rest = Some(&text[at + 1..]);
                return Some(&text[..at]);
            }
            start = at + 1;
        }
        rest = None;
        Some(text)
    })
}

/// Whether a line break between these two lines separates provisions, or parts of the text: a sentence or a part of a
/// list ends before it, or a number stands behind it.
#[must_use]
pub fn separates_lines(before: &str, after: &str) -> bool {
    ends_line(before) || is_heading_line(before) || marks::read(after).mark != Mark::Nothing
}

fn is_heading_line(line: &str) -> bool {
    line.len() < 200 && matches!(marks::read(line).mark, Mark::Division(..) | Mark::Named(_) | Mark::Annex(_))
}

/// Whether a sentence, or a part of a list, ends here.
pub(super) fn ends_line(line: &str) -> bool {
    let line = line.trim_end_matches(is_blank).trim_end_matches(['”', '’', '）', ')', '」', '』', '》']);
    line.ends_with(['。', '；', '：', '！', '？', ';', ':', '…'])
}

/// Whether what follows `第N条` can hardly be the beginning of the article.
fn is_cited(rest: &str) -> bool {
    let words = [
        "第",
        "规定的",
        "所列",
        "所称",
        "所规定",
        "的",
        "至第",
        "和第",
        "及第",
        "或者第",
        "或第",
        "与第",
        "、",
        "，",
        "前款",
        "中的",
    ];
    words.iter().any(|word| rest.starts_with(word)) || rest.starts_with(['）', '”', '》', '。'])
}

/// Whether what follows `第N条` shows that the article is only spoken of: `第十三条规定的`, `第三条、第四条`.
pub(super) fn goes_on(rest: &str) -> bool {
    let words =
        ["第", "规定", "所", "的", "至", "和", "及", "或", "与", "、", "，", "中", "前款", "）", "”", "》", "。"];
    words.iter().any(|word| rest.starts_with(word))
}
