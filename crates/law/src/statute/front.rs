//! The lines before the first provision.

use std::ops::Range;

use super::builder::Builder;
use super::level::Level;
use super::lines::ends_line;
use super::number::Number;
use super::provision::{Provision, Role};

impl Builder<'_> {
    /// Decides what the lines before the first provision are: a preamble if the last sentence says why the text is
    /// issued (为了…，制定…), else no part of the structure.
    pub(super) fn settle_front(&mut self) {
        let front: Vec<usize> = std::mem::take(&mut self.front);
        let is_sentence = |line: &usize| {
            let text = &self.out.lines[*line].text;
            ends_line(text) && !text.starts_with(|c: char| c.is_ascii_digit() || matches!(c, '（' | '('))
        };
        let lines: Vec<usize> = front.into_iter().filter(is_sentence).collect();
        let is_enacting = |line: &usize| {
            let text = &self.out.lines[*line].text;
            let why = ["为", "根据", "按照", "依照", "依据", "鉴于", "经"].iter().any(|word| text.contains(word));
            why && ["制定", "解释", "规定", "如下", "决定"].iter().any(|word| text.contains(word))
        };
        if self.out.provisions.is_empty() && lines.last().is_some_and(is_enacting) {
            self.preamble(&lines);
        }
    }

    /// Opens a preamble of these lines, each a paragraph.
    fn preamble(&mut self, lines: &[usize]) {
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
        for (number, line) in (1..).zip(lines.iter().copied()) {
            let number = Some(Number::new(number));
            let id = self.anchors.of(Level::Paragraph, number, "", "preamble");
            let span = self.out.lines[line].span.clone();
            self.out.lines[line].provision = Some(self.out.provisions.len());
            self.out.lines[line].role = Role::Begin;
            self.out.provisions.push(provision(Level::Paragraph, id, number, Some(0), Some(line), span));
        }
    }
}
