//! 款: paragraphs without a number.

use super::anomaly::AnomalyKind;
use super::block::BlockKind;
use super::builder::Builder;
use super::level::Level;
use super::lines::ends_line;
use super::lists::OpenList;
use super::number::Number;
use super::provision::Role;

impl Builder<'_> {
    /// Opens a 款 that begins with this line.
    pub(super) fn begin_paragraph(&mut self, at: usize, role: Role) {
        let Some(container) = self.container else { return };
        self.lists.open.clear();
        let paragraph = self.open_paragraph(at, container);
        self.line(at, role, Some(paragraph));
    }

    /// Opens the next 款 of the container, without a line. Returns its index.
    pub(super) fn open_paragraph(&mut self, at: usize, container: usize) -> usize {
        self.lists.paragraphs += 1;
        let number = Some(Number::new(self.lists.paragraphs));
        let paragraph = self.open(Level::Paragraph, number, at, Some(container));
        self.lists.paragraph = Some(paragraph);
        paragraph
    }

    /// Adds a paragraph without a mark inside an article, a point, an annex or a preamble: to the open provision if it
    /// continues it, else as a new 款.
    pub(super) fn unmarked_paragraph(&mut self, at: usize, words: &str) {
        let innermost = self.lists.innermost();
        if let (true, Some(innermost)) = (self.lines[at].quoted, innermost) {
            self.line(at, Role::Continue, Some(innermost));
            return;
        }
        if let Some(innermost) = innermost.filter(|innermost| self.breaks_sentence(at, *innermost, words)) {
            self.line(at, Role::Join, Some(innermost));
            return;
        }
        let next = self.next_numbers[at];
        let continues = |list: &OpenList| next[list.style as usize] == Some(list.number + 1);
        let depth = match self.lists.open.as_slice() {
            [item, ..] if continues(item) => Some(1),
            [_, subitem] if continues(subitem) => Some(2),
            _ => None,
        };
        if let Some(depth) = depth {
            let is_inner = depth == 1 && self.lists.open.get(1).is_some_and(continues);
            self.lists.open.truncate(if is_inner { 2 } else { depth });
            self.line(at, Role::Continue, self.lists.innermost());
        } else {
            self.begin_paragraph(at, Role::Begin);
        }
    }

    /// Whether the paragraph is the rest of a sentence: the one before it ends with a comma, or it begins with one.
    fn breaks_sentence(&mut self, at: usize, innermost: usize, words: &str) -> bool {
        let Some(last) = self.out.lines.last().filter(|line| line.provision == Some(innermost)) else { return false };
        if matches!(last.role, Role::Heading | Role::Other) || ends_line(&last.text) || last.text.is_empty() {
            return false;
        }
        let in_article = self.is_in_article();
        let joined = last.text.ends_with(['，', '、', ',']) || words.starts_with(['，', '。', '；', '、', '）', '”']);
        if in_article && self.lines[at].kind == BlockKind::Paragraph {
            self.report(at, AnomalyKind::BrokenSentence { joined });
        }
        joined && in_article
    }
}
