//! The body of a piece, with the addresses to which its references and citations lead.

use std::collections::BTreeMap;
use std::ops::Range;

use super::escape;
use super::html::write;
use super::pictures::{self, size};
use super::placement::Placement;
use super::places::{Image, Places};
use crate::document::ReferenceKind;
use crate::model::{Entry, Links, Site, Target};
use crate::values::Address;

/// The body of the piece at `at`, as it is shown on a page.
pub(in crate::render) fn html(site: &Site, at: usize, placement: &Placement<'_>) -> String {
    html_with(site, at, placement, |_, _| {})
}

/// The same, where `after` writes more at the end of each article of a statute, whose anchor it gets.
pub(in crate::render) fn html_with(
    site: &Site,
    at: usize,
    placement: &Placement<'_>,
    after: impl Fn(&str, &mut String),
) -> String {
    let entry = &site.pieces[at].entry;
    write(
        &entry.document,
        &entry.components,
        &placement.frame,
        &OnPage { entry, links: &site.links[at], placement, after },
    )
}

/// The sentences of fields that cite, as HTML with their links.
pub(in crate::render) fn fields_html(site: &Site, at: usize, placement: &Placement<'_>) -> BTreeMap<String, String> {
    let html = |text: &String, links: &Vec<(Range<usize>, Target)>| {
        let (mut out, mut written) = (String::new(), 0);
        for (span, target) in links {
            escape::attribute(&mut out, &text[written..span.start]);
            out.push_str("<a class=\"citation\" href=\"");
            address(target, false, placement, &mut out);
            out.push_str("\">");
            escape::attribute(&mut out, &text[span.clone()]);
            out.push_str("</a>");
            written = span.end;
        }
        escape::attribute(&mut out, &text[written..]);
        out
    };
    site.links[at].cited_in_fields.iter().map(|(text, links)| (text.clone(), html(text, links))).collect()
}

/// A piece on the page that shows it.
struct OnPage<'a, F> {
    entry: &'a Entry,
    links: &'a Links,
    placement: &'a Placement<'a>,
    after: F,
}

impl<F: Fn(&str, &mut String)> Places for OnPage<'_, F> {
    fn address(&self, reference: usize, out: &mut String) {
        if let Some(target) = self.links.targets.get(reference) {
            let reference = self.entry.document.references.get(reference);
            let is_picture = reference.is_some_and(|reference| reference.kind == ReferenceKind::Picture);
            address(target, is_picture, self.placement, out);
        }
    }

    fn picture(&self, image: &Image<'_>, out: &mut String) {
        if let Some(target) = self.links.targets.get(image.reference) {
            let source = |out: &mut String| address(target, true, self.placement, out);
            pictures::write(target, image, self.placement, source, out);
        }
    }

    fn leads(&self, citation: usize) -> bool {
        matches!(self.links.cites.get(citation), Some(Some(_)))
    }

    fn cited(&self, citation: usize, out: &mut String) {
        if let Some(Some(target)) = self.links.cites.get(citation) {
            address(target, false, self.placement, out);
        }
    }

    fn after_provision(&self, anchor: &str, out: &mut String) {
        (self.after)(anchor, out);
    }
}

/// Writes the address of `target` as the page needs it; for a picture also its size, as attributes after the address.
fn address(target: &Target, is_picture: bool, placement: &Placement<'_>, out: &mut String) {
    match target {
        Target::Page(address, fragment) => {
            if let Some(anchor) = placement.beside.and_then(|beside| beside.get(address)) {
                let inner = fragment.strip_prefix('#').map_or_else(String::new, |id| format!(":{id}"));
                out.push_str(&format!("#{}{inner}", Address::file(anchor).url()));
                return;
            }
            out.push_str(placement.root);
            out.push_str(&address.url());
            out.push_str(fragment);
        }
        Target::Here(fragment) => {
            out.push_str(&placement.frame.fragment(fragment.strip_prefix('#').unwrap_or(fragment)));
        }
        Target::File(address, _) => {
            out.push_str(placement.root);
            out.push_str(&address.url());
            if is_picture {
                size(target, out);
            }
        }
        Target::External(url) => escape::address(out, url),
        Target::Nothing => {}
    }
}
