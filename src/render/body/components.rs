//! Components: the HTML of the theme, completed with the parts that depend on the page.

use super::places::Places;
use super::state::Html;
use crate::document::{ComponentHtml, Part};

impl<P: Places> Html<'_, P> {
    /// Begins the body of a component.
    pub(super) fn open_component(&mut self, component: usize) {
        self.outer.push(std::mem::take(&mut self.out));
        self.links += self.components.get(component).map_or(0, links_around_body);
    }

    /// Writes a component around its body.
    pub(super) fn close_component(&mut self, component: usize) {
        let body = std::mem::replace(&mut self.out, self.outer.pop().unwrap_or_default());
        match self.components.get(component) {
            Some(html) => {
                self.links = self.links.saturating_sub(links_around_body(html));
                self.parts(&html.parts, &body);
            }
            None => self.out.push_str(&body),
        }
    }

    fn parts(&mut self, parts: &[Part], body: &str) {
        for part in parts {
            match part {
                Part::Html(html) => self.out.push_str(html),
                Part::Body => self.out.push_str(body),
                Part::Address(reference) => self.places.address(*reference, &mut self.out),
                Part::Picture { reference, before, after } => {
                    let start = self.out.len();
                    self.parts(before, body);
                    let before = self.out.split_off(start);
                    self.parts(after, body);
                    let after = self.out.split_off(start);
                    self.image(*reference, &before, &after);
                }
                Part::Id(id) => {
                    self.out.push_str(self.frame.prefix);
                    self.out.push_str(id);
                }
                Part::Fragment(id) => {
                    self.out.push_str(&self.fragment);
                    self.out.push_str(id);
                }
                Part::Level(level) => self.out.push_str(&self.frame.level(*level).to_string()),
                Part::LinkOpened => self.links += 1,
                Part::LinkClosed => self.links = self.links.saturating_sub(1),
            }
        }
    }
}

/// The number of links in the HTML of a component that are open around its body.
fn links_around_body(html: &ComponentHtml) -> usize {
    let before = html.parts.iter().take_while(|part| !matches!(part, Part::Body));
    before.fold(0, |open: usize, part| match part {
        Part::LinkOpened => open + 1,
        Part::LinkClosed => open.saturating_sub(1),
        _ => open,
    })
}
