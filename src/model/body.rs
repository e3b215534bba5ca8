//! The body of a piece as HTML, on its own page or on another.

use std::collections::BTreeMap;
use std::ops::Range;

use super::renditions::{Renditions, srcset};
use super::{Links, Piece, Site, Target};
use crate::document::{Frame, Image, Opening, ReferenceKind};
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
    /// In which files pictures stand there, by the paths of their own.
    pub pictures: &'a BTreeMap<String, Renditions>,
    /// Whether its first picture is seen as soon as the page is: others wait until they are scrolled to.
    pub is_first: bool,
}

/// The body of a piece with what its references lead to.
#[derive(Clone, Copy, Debug)]
pub struct Body<'a> {
    piece: &'a Piece,
    links: &'a Links,
}

impl Site {
    /// The body of the piece at `at`.
    #[must_use]
    pub fn body(&self, at: usize) -> Body<'_> {
        Body { piece: &self.pieces[at], links: &self.links[at] }
    }
}

impl Body<'_> {
    /// The body with all addresses written.
    #[must_use]
    pub fn html(&self, stand: &Stand<'_>) -> String {
        self.html_with(stand, |_, _| {})
    }

    /// The same, with what `behind` writes behind the words of the provision with an anchor.
    #[must_use]
    pub fn html_with(&self, stand: &Stand<'_>, behind: impl Fn(&str, &mut String)) -> String {
        self.piece.entry.document.html(&stand.frame, |place, out| match place {
            Opening::Address(index) => {
                let Some(target) = self.links.targets.get(index) else { return };
                address(target, self.is_source(index), stand, out);
            }
            Opening::Picture(image) => {
                let Some(target) = self.links.targets.get(image.reference) else { return };
                picture(target, &image, stand, out);
            }
            Opening::Citation(index) => {
                if let Some(target) = self.links.cites.get(index).and_then(Option::as_ref) {
                    out.push_str("<a class=\"citation\" href=\"");
                    address(target, false, stand, out);
                    out.push_str("\">");
                }
            }
            Opening::CitationEnd(index) => {
                if matches!(self.links.cites.get(index), Some(Some(_))) {
                    out.push_str("</a>");
                }
            }
            Opening::Defined(id) => {
                out.push_str("<a class=\"defined\" href=\"");
                out.push_str(&stand.frame.fragment(id));
                out.push_str("\">");
            }
            Opening::DefinedEnd => out.push_str("</a>"),
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
        self.links.cited_in_fields.iter().map(|(text, links)| (text.clone(), html(text, links))).collect()
    }

    fn is_source(&self, index: usize) -> bool {
        self.piece.entry.document.references[index].kind == ReferenceKind::Picture
    }
}

/// The width of a line in pixels: 36 字 of 18.
const MEASURE: u32 = 648;
/// What stands beside it on a narrow screen, both sides together.
const MARGINS: u32 = 36;

/// How wide a picture of some width is shown in a text, for the attribute `sizes`.
#[must_use]
pub fn sizes_in_text(width: Option<u32>) -> String {
    let shown = width.map_or(MEASURE, |width| width.min(MEASURE));
    format!("(min-width: {}px) {shown}px, calc(100vw - {MARGINS}px)", shown + MARGINS)
}

/// Writes a picture: from its files a browser takes the one that fits.
fn picture(target: &Target, image: &Image<'_>, stand: &Stand<'_>, out: &mut String) {
    let (before, behind) = image.tag;
    let file = if let Target::File(address, size) = target { Some((address, *size)) } else { None };
    let found = file.and_then(|(address, _)| stand.pictures.get(address.as_str()));
    let whole = found.and_then(|files| files.whole.as_ref()).filter(|_| image.is_figure);
    let webp = found.map(|files| &files.webp).filter(|files| !files.is_empty());
    let sizes = sizes_in_text(file.and_then(|(_, size)| size).map(|size| size.width));
    if let Some(whole) = whole {
        out.push_str(&format!("<a class=\"zoom\" href=\"{}{}\">", stand.root, whole.url()));
    }
    if let Some(files) = webp {
        let files = srcset(files, stand.root);
        out.push_str(&format!("<picture><source type=\"image/webp\" srcset=\"{files}\" sizes=\"{sizes}\">"));
    }
    out.push_str(before);
    match found.and_then(|files| Some((files, files.one()?))) {
        Some((files, one)) => {
            out.push_str(&format!("{}{}", stand.root, one.address.url()));
            if files.own.len() > 1 {
                let files = srcset(&files.own, stand.root);
                out.push_str(&format!("\" srcset=\"{files}\" sizes=\"{sizes}"));
            }
            size_of(target, out);
        }
        None => address(target, true, stand, out),
    }
    if !stand.is_first && !behind.contains(" loading=\"") {
        out.push_str("\" loading=\"lazy");
    }
    out.push_str(behind);
    out.push_str(if webp.is_some() { "</picture>" } else { "" });
    out.push_str(if whole.is_some() { "</a>" } else { "" });
}

/// Writes the size of a picture. The place stands in `src="…"`: it follows as attributes of their own.
fn size_of(target: &Target, out: &mut String) {
    if let Target::File(_, Some(size)) = target {
        out.push_str(&format!("\" width=\"{}\" height=\"{}", size.width, size.height));
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
        Target::File(address, _) => {
            out.push_str(stand.root);
            out.push_str(&address.url());
            if is_source {
                size_of(target, out);
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
