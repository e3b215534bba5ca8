//! The page that shows a body.

use std::collections::BTreeMap;

use super::frame::Frame;
use crate::model::Renditions;
use crate::values::Address;

/// The place of a body on a page.
#[derive(Clone, Copy, Debug)]
pub(in crate::render) struct Placement<'a> {
    /// The address of the site's root from there: `../../`, or the absolute address; escaped for HTML.
    pub(in crate::render) root: &'a str,
    /// The changes of ids and headings.
    pub(in crate::render) frame: Frame<'a>,
    /// Pieces on the same page, with their anchors. Links to them stay on the page. Ids inside a piece begin with its
    /// anchor and a `:`.
    pub(in crate::render) beside: Option<&'a BTreeMap<Address, String>>,
    /// The files of pictures, by the paths of the original files.
    pub(in crate::render) pictures: &'a BTreeMap<String, Renditions>,
    /// Whether its first picture is visible when the page opens. Other pictures are loaded lazily.
    pub(in crate::render) is_first: bool,
}
