//! The bodies of pieces as HTML.
//!
//! 1. `html` writes the nodes of a document, with `elements`, `components` and `footnotes`. It calls [`Places`] for
//!    everything that depends on the site;
//! 2. `piece` implements that for a piece on a page ([`Placement`]), with `pictures`.

mod components;
mod elements;
mod ends;
mod escape;
mod footnotes;
mod frame;
mod html;
mod pictures;
mod piece;
mod placement;
mod places;
mod state;
#[cfg(test)]
mod tests;
mod words;

pub use frame::Frame;
pub use html::write;
pub(super) use pictures::sizes_in_text;
pub(super) use piece::{fields_html, html, html_with};
pub(super) use placement::Placement;
pub use places::{Image, Places};
