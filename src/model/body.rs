//! The body of a piece as HTML, on its own page or on another.

use std::collections::BTreeMap;
use std::ops::Range;

use super::{Piece, Target};
use crate::document::{Frame, Opening, ReferenceKind};
use crate::values::Address;

/// Where a body is written.
#[derive(Clone, Copy, Debug)]
pub struct Stand<'a> {
    /// What leads to the site's root from there: `../../`, or the site's whole address; escaped for HTML.
    pub root: &'a str,
    /// Its ids and headings there.
    pub frame: Frame<'a>,
    /// Pieces that stand on the same page, with their anchors: links to them stay on the page. Ids inside a piece
    /// begin with its anchor and a `:`.
    pub beside: Option<&'a BTreeMap<Address, String>>,
}

impl Piece {
    /// The body with all addresses written.
    #[must_use]
    pub fn body_html(&self, stand: &Stand<'_>) -> String {
        self.body_html_with(stand, |_, _| {})
    }

    /// The same, with what `behind` writes behind the words of the provision with an anchor.
    #[must_use]
    pub fn body_html_with(&self, stand: &Stand<'_>, behind: impl Fn(&str, &mut String)) -> String {
        self.entry.document.html(&stand.frame, |place, out| match place {
            Opening::Address(index) => {
                let Some(target) = self.targets.get(index) else { return };
                address(target, self.is_source(index), stand, out);
            }
            Opening::Citation(index) => {
                if let Some(target) = self.cites.get(index).and_then(Option::as_ref) {
                    out.push_str("<a class=\"citation\" href=\"");
                    address(target, false, stand, out);
                    out.push_str("\">");
                }
            }
            Opening::CitationEnd(index) => {
                if matches!(self.cites.get(index), Some(Some(_))) {
                    out.push_str("</a>");
                }
            }
            Opening::Provision(id) => behind(id, out),
        })
    }

    /// The sentences of its fields that cite, as HTML with their links.
    #[must_use]
    pub fn fields_html(&self, stand: &Stand<'_>) -> BTreeMap<String, String> {
        let html = |text: &String, links: &Vec<(Range<usize>, Target)>| {
            let (mut out, mut written) = (String::new(), 0);
            for (span, target) in links {
                escape(&mut out, &text[written..span.start]);
                out.push_str("<a class=\"citation\" href=\"");
                address(target, false, stand, &mut out);
                out.push_str("\">");
                escape(&mut out, &text[span.clone()]);
                out.push_str("</a>");
                written = span.end;
            }
            escape(&mut out, &text[written..]);
            out
        };
        self.cited_in_fields.iter().map(|(text, links)| (text.clone(), html(text, links))).collect()
    }

    fn is_source(&self, index: usize) -> bool {
        self.entry.document.references[index].kind == ReferenceKind::Picture
    }
}

fn escape(out: &mut String, text: &str) {
    let _ = pulldown_cmark_escape::escape_html(pulldown_cmark_escape::FmtWriter(out), text);
}

/// Writes where `target` is from there.
fn address(target: &Target, is_source: bool, stand: &Stand<'_>, out: &mut String) {
    match target {
        Target::Page(address, fragment) => {
            if let Some(anchor) = stand.beside.and_then(|beside| beside.get(address)) {
                let inner = fragment.strip_prefix('#').map_or_else(String::new, |id| format!(":{id}"));
                out.push_str(&format!("#{}{inner}", Address::file(anchor).url()));
                return;
            }
            out.push_str(stand.root);
            out.push_str(&address.url());
            out.push_str(fragment);
        }
        Target::Here(fragment) => {
            out.push_str(&stand.frame.fragment(fragment.strip_prefix('#').unwrap_or(fragment)));
        }
        Target::File(address, dimensions) => {
            out.push_str(stand.root);
            out.push_str(&address.url());
            if let Some(dimensions) = dimensions.filter(|_| is_source) {
                // The place stands in `src="…"`: the size follows as attributes of their own.
                out.push_str(&format!("\" width=\"{}\" height=\"{}", dimensions.width, dimensions.height));
            }
        }
        Target::External(url) => {
            let mut escaped = String::new();
            let _ = pulldown_cmark_escape::escape_href(&mut escaped, url);
            out.push_str(&escaped);
        }
        Target::Nothing => {}
    }
}
