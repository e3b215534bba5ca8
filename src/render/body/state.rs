//! The state of the HTML writer.

use super::escape;
use super::frame::Frame;
use super::places::{Image, Places};
use crate::document::{ComponentHtml, Document};
use crate::typesetting::numbers;

/// The HTML of a body while it is written.
pub(super) struct Html<'a, P> {
    pub(super) document: &'a Document,
    pub(super) components: &'a [ComponentHtml],
    pub(super) frame: &'a Frame<'a>,
    pub(super) places: &'a P,
    /// The address of an id of this body, without the id.
    pub(super) fragment: String,
    pub(super) out: String,
    /// The HTML before each open component.
    pub(super) outer: Vec<String>,
    /// The first byte of the text of each open footnote.
    pub(super) footnotes: Vec<usize>,
    /// The number of pictures so far, without those of raw HTML.
    pub(super) pictures: usize,
    /// The number of open links.
    pub(super) links: usize,
}

impl<'a, P: Places> Html<'a, P> {
    /// An empty state for a body of `size` bytes.
    pub(super) fn new(
        document: &'a Document,
        components: &'a [ComponentHtml],
        frame: &'a Frame<'a>,
        places: &'a P,
        size: usize,
    ) -> Self {
        Self {
            document,
            components,
            frame,
            places,
            fragment: frame.fragment(""),
            out: String::with_capacity(2 * size),
            outer: Vec::new(),
            footnotes: Vec::new(),
            pictures: 0,
            links: 0,
        }
    }

    /// Writes prose. Numbers with hyphens become elements without line breaks.
    pub(super) fn text(&mut self, text: &str) {
        let mut written = 0;
        for number in numbers(text) {
            escape::text(&mut self.out, &text[written..number.start]);
            self.out.push_str("<span class=\"nb\">");
            self.out.push_str(&text[number.clone()]);
            self.out.push_str("</span>");
            written = number.end;
        }
        escape::text(&mut self.out, &text[written..]);
    }

    /// Begins a link with a class to an id of the body.
    pub(super) fn link(&mut self, class: &str, id: &str) {
        self.out.push_str("<a class=\"");
        self.out.push_str(class);
        self.out.push_str("\" href=\"");
        self.out.push_str(&self.fragment);
        self.out.push_str(id);
        self.out.push_str("\">");
    }

    /// Writes the attribute `id`.
    pub(super) fn id(&mut self, id: &str) {
        self.out.push_str(" id=\"");
        self.out.push_str(self.frame.prefix);
        escape::attribute(&mut self.out, id);
        self.out.push('"');
    }

    /// Writes the tag of a picture, given as its parts before and after the address.
    pub(super) fn image(&mut self, reference: usize, before: &str, after: &str) {
        let is_figure = self.links == 0 && self.out.ends_with("<figure>");
        self.places.picture(&Image { reference, before, after, is_figure }, &mut self.out);
    }
}
