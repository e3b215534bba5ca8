//! A whole issue on one page.

use std::collections::BTreeMap;

use schemars::JsonSchema;
use serde::Serialize;

use super::issue::IssueView;
use super::piece::{INNER_LEVEL, Shown};
use crate::model::Site;
use crate::render::body::{self, Frame, Placement};
use crate::render::head::{About, Description};
use crate::render::inputs::Inputs;
use crate::render::values::{Thing, things};
use crate::render::view::Content;
use crate::values::Address;
#[derive(Debug, Serialize, JsonSchema)]
pub(super) struct WholeIssue {
    /// The issue.
    issue: IssueView,
    /// The issue's own text, HTML, with links to the pieces on this page; empty where there is none.
    opening_html: String,
    /// Its pieces, in printed order.
    parts: Vec<Part>,
}

/// A piece on the page of its whole issue.
#[derive(Debug, Serialize, JsonSchema)]
struct Part {
    /// The id of its place on the page.
    anchor: String,
    /// The anchor as links write it.
    link: String,
    /// Its own page.
    address: String,
    #[serde(flatten)]
    shown: Shown,
}

/// The page of an issue with all its texts.
pub(super) fn page(inputs: &Inputs<'_>, edition: usize) -> Content<WholeIssue> {
    let Inputs { site, cards, .. } = *inputs;
    let anchors = anchors(site, edition);
    let root = inputs.root();
    let part = |at: usize| {
        let address = &site.pieces[at].address;
        let anchor = anchors[address].clone();
        let prefix = format!("{anchor}:");
        let frame = Frame { prefix: &prefix, page: "", deeper: INNER_LEVEL };
        let placement =
            Placement { root: &root, frame, beside: Some(&anchors), pictures: &site.pictures, is_first: false };
        let link = Address::file(&anchor).url();
        Part { link, address: address.url(), shown: Shown::new(site, cards, at, &placement), anchor }
    };
    let parts = site.editions[edition].printed_order().map(part).collect();
    let (frame, pictures) = (Frame::default(), &site.pictures);
    let placement = Placement { root: &root, frame, beside: Some(&anchors), pictures, is_first: false };
    let opening_html = body::html(site, site.editions[edition].piece, &placement);
    let issue = IssueView::new(site, cards, edition, &root);
    let things = vec![thing(inputs, edition)];
    let about = About { description: Description::Word("about_whole"), things, column: None };
    Content::new(about, WholeIssue { issue, opening_html, parts })
}

/// Anchors of the pieces of an issue: `column-slug`, of letters and digits of all scripts, `-`, `_` and `.`. They do
/// not change when pieces are added.
fn anchors(site: &Site, edition: usize) -> BTreeMap<Address, String> {
    let mut anchors: BTreeMap<Address, String> = BTreeMap::new();
    let mut taken = std::collections::BTreeSet::new();
    let allowed = |c: char| if c.is_alphanumeric() || matches!(c, '_' | '.') { c } else { '-' };
    for at in site.editions[edition].printed_order() {
        let address = &site.pieces[at].address;
        let plain: String = address.as_str().trim_end_matches('/').chars().map(allowed).collect();
        let mut free = plain.clone();
        let mut number = 2;
        while !taken.insert(free.clone()) {
            free = format!("{plain}-{number}");
            number += 1;
        }
        anchors.insert(address.clone(), free);
    }
    anchors
}

/// The page for programs.
fn thing(inputs: &Inputs<'_>, edition: usize) -> Thing {
    let site = inputs.site;
    let title = &site.pieces[site.editions[edition].piece].entry.common.title;
    Thing::new("WebPage")
        .with("name", title.as_str())
        .with("url", inputs.canonical())
        .with("mainEntity", things::issue(site, edition))
}
