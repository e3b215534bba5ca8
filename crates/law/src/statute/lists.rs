//! The lists that are open while an article is read.

use super::marks::{Mark, Style};
use super::split::MarkedLine;

/// The open 款 of an article and its open lists.
#[derive(Default)]
pub(super) struct OpenLists {
    /// How many 款 the article has so far.
    pub(super) paragraphs: u32,
    /// The index of the open 款.
    pub(super) paragraph: Option<usize>,
    /// The open list of items, then the open list of subitems inside its last item.
    pub(super) open: Vec<OpenList>,
}

/// A list that is open.
pub(super) struct OpenList {
    pub(super) style: Style,
    /// The index of its last member.
    pub(super) provision: usize,
    /// The number of its last member.
    pub(super) number: u32,
}

impl OpenLists {
    /// The index of the innermost open provision: the last member of a list, else the 款.
    pub(super) fn innermost(&self) -> Option<usize> {
        self.open.last().map(|list| list.provision).or(self.paragraph)
    }
}

/// For each line and list style (by [`Style`] as an index), the number of the next list mark of that style in the same
/// article.
pub(super) fn next_numbers(lines: &[MarkedLine]) -> Vec<[Option<u32>; 5]> {
    let mut numbers = vec![[None; 5]; lines.len()];
    let mut next = [None; 5];
    for (at, line) in lines.iter().enumerate().rev() {
        numbers[at] = next;
        match line.marked.mark {
            Mark::Listed(style, number) => next[style as usize] = Some(number),
            Mark::Nothing | Mark::Note => {}
            _ => next = [None; 5],
        }
    }
    numbers
}
