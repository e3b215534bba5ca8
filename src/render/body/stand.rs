//! Where the body of a piece stands.

use std::collections::BTreeMap;

use super::frame::Frame;
use crate::model::Renditions;
use crate::values::Address;

/// Where a body is written.
#[derive(Clone, Copy, Debug)]
pub(in crate::render) struct Stand<'a> {
    /// What leads to the site's root from there: `../../`, or the site's whole address; escaped for HTML.
    pub(in crate::render) root: &'a str,
    /// Its ids and headings there.
    pub(in crate::render) frame: Frame<'a>,
    /// Pieces that stand on the same page, with their anchors: links to them stay on the page. Ids inside a piece
    /// begin with its anchor and a `:`.
    pub(in crate::render) beside: Option<&'a BTreeMap<Address, String>>,
    /// The files in which pictures are offered there, by the paths of their own.
    pub(in crate::render) pictures: &'a BTreeMap<String, Renditions>,
    /// Whether its first picture is seen as soon as the page is: others wait until they are scrolled to.
    pub(in crate::render) is_first: bool,
}
