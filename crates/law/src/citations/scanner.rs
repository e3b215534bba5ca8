//! Scanning a text for citations.

use super::chars::Chars;
use super::citation::Cited;
use super::scan::Scan;

/// Whether the text may contain citations. A quick test by single characters: if it returns `false`, a [`Scanner`] that is
/// not [open](Scanner::is_open) finds none.
#[must_use]
pub fn may_cite(text: &str) -> bool {
    text.contains(['第', '笫', '《', '前', '本'])
}

/// Finds the citations in a text, block by block.
///
/// One scanner reads the blocks of one text in their order, because the quotation that an amendment opens may continue in
/// the next block. Citations inside it that depend on the place (本法, 前款) are about the amended text and are left out.
///
/// ```
/// use huikan_law::citations::{Base, Law, Scanner};
///
/// let text = "依照《示例法》第十二条第二款处罚。";
/// let cited = Scanner::default().scan(text);
/// let citation = &cited.citations[0];
/// assert_eq!(citation.law, Law::Titled("示例法".to_owned()));
/// assert_eq!(citation.locators[0].base, Base::Article(12, 0));
/// assert_eq!(citation.locators[0].paragraph, Some(2));
/// assert_eq!(&text[citation.span.clone()], "《示例法》第十二条第二款");
/// ```
#[derive(Clone, Copy, Debug, Default)]
pub struct Scanner {
    /// Whether the quotation of an amendment is open.
    open: bool,
}

impl Scanner {
    /// Whether the quotation of an amendment is open after the last block. Then the next block must be scanned even if
    /// [`may_cite`] returns `false` for it.
    #[must_use]
    pub fn is_open(&self) -> bool {
        self.open
    }

    /// Returns the citations of a block. `text` must not begin with the number of the provision whose text it is.
    pub fn scan(&mut self, text: &str) -> Cited {
        if !self.open && !may_cite(text) {
            return Cited::default();
        }
        let chars = Chars::of(text);
        let mut scan = Scan {
            chars: &chars,
            cited: Cited::default(),
            at: 0,
            cited_to: 0,
            sentence: 0,
            full_sentence: 0,
            foreign: None,
            quoted: self.open,
            amends: self.open,
        };
        scan.run();
        self.open = scan.amends && scan.quoted;
        scan.cited
    }
}

impl Scan<'_> {
    /// Goes over the text.
    fn run(&mut self) {
        while let Some(c) = self.chars.get(self.at) {
            let end = match c {
                '。' | '；' | '！' | '？' | '\n' => {
                    self.sentence += 1;
                    self.full_sentence += usize::from(c != '；');
                    None
                }
                '“' | '「' | '『' => {
                    let at = self.chars.skip_blanks_back(self.at);
                    let before = self.chars.before(at);
                    self.amends |= before.is_none() || (before == Some('：') && self.introduces_amendment(at));
                    self.quoted = true;
                    None
                }
                '”' | '」' | '』' => {
                    self.quoted = false;
                    None
                }
                '《' => self.titled(),
                '本' => self.this(),
                '该' => self.that(),
                '前' => self.back(),
                '总' | '分' => self.named_division(),
                '附' => self.annexed(),
                '第' | '笫' => self.ordinal(),
                _ => None,
            };
            self.at = end.unwrap_or(self.at + 1).max(self.at + 1);
        }
    }

    /// Whether the words before `at` introduce the new text of an amendment: 修改为：, 增加一条：.
    fn introduces_amendment(&self, at: usize) -> bool {
        let from = at.saturating_sub(20);
        (from..at).any(|at| ["修改", "增加", "改为", "作为", "表述"].iter().any(|word| self.chars.has_at(at, word)))
    }
}
