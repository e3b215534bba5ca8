//! References to footnotes, and links back from a footnote.

use super::places::Places;
use super::state::Html;
use super::words;
use crate::document::FootnoteReference;

impl<P: Places> Html<'_, P> {
    pub(super) fn footnote_reference(&mut self, reference: FootnoteReference) {
        let number = reference.number;
        self.out.push_str("<sup class=\"fn-ref\"><a");
        self.id(&format!("fnref-{number}{}", again(reference.time)));
        self.out.push_str(&format!(" href=\"{}fn-{number}\">{number}</a></sup>", self.fragment));
    }

    /// Ends a footnote with links to its references, inside its last paragraph if it ends with one.
    pub(super) fn close_footnote(&mut self, number: u32, references: u32) {
        let start = self.footnotes.pop().unwrap_or(self.out.len());
        self.out.truncate(self.out.trim_end().len().max(start));
        let blanks = self.out[start..].len() - self.out[start..].trim_start().len();
        self.out.drain(start..start + blanks);
        let in_paragraph = self.out[start..].ends_with("</p>");
        if in_paragraph {
            self.out.truncate(self.out.len() - "</p>".len());
        }
        let (_, back) = words::footnotes(self.document.language);
        for time in 1..=references {
            let again = again(time);
            self.out.push_str(&format!(" <a class=\"fn-back\" href=\"{}fnref-{number}{again}\"", self.fragment));
            self.out.push_str(&format!(" aria-label=\"{back} {number}{again}\">↩</a>"));
        }
        self.out.push_str(if in_paragraph { "</p></li>\n" } else { "</li>\n" });
    }
}

/// `-2` for the second reference to a footnote, and so on.
fn again(time: u32) -> String {
    if time > 1 { format!("-{time}") } else { String::new() }
}
