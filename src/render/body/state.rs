//! The HTML of a body while it is written.

use super::escape;
use super::frame::Frame;
use super::places::{Image, Places};
use crate::document::{ComponentHtml, Document};
use crate::typesetting::numbers;

/// What was written, and what must be remembered of it.
pub(super) struct Html<'a, P> {
    pub(super) document: &'a Document,
    pub(super) components: &'a [ComponentHtml],
    pub(super) frame: &'a Frame<'a>,
    pub(super) places: &'a P,
    /// What a link to an id of this body begins with.
    pub(super) fragment: String,
    pub(super) out: String,
    /// What was written before each component that is open.
    pub(super) outer: Vec<String>,
    /// Where the text of each footnote begins that is open.
    pub(super) footnotes: Vec<usize>,
    /// How many pictures were written that are no raw HTML.
    pub(super) pictures: usize,
    /// How many links are open.
    pub(super) links: usize,
}

impl<'a, P: Places> Html<'a, P> {
    /// With nothing written of a body of `size` bytes.
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

    /// Writes words, each number that hyphens join as an element that no line break divides.
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

    /// Writes the beginning of a link of a class to an id of the body.
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

    /// Writes the tag of a picture: `before` up to its address, `after` from there on.
    pub(super) fn image(&mut self, reference: usize, before: &str, after: &str) {
        let is_figure = self.links == 0 && self.out.ends_with("<figure>");
        self.places.picture(&Image { reference, before, after, is_figure }, &mut self.out);
    }
}
