//! The home page.

use std::sync::Arc;

use schemars::JsonSchema;
use serde::Serialize;

use super::issue::IssueView;
use super::soon::{Soon, soon};
use crate::model::Site;
use crate::render::head::{About, Description};
use crate::render::inputs::Inputs;
use crate::render::values::{Card, ColumnLink, IssueCard, Thing, things};
use crate::render::view::Content;
/// The most pieces of the newest issue on the home page.
const LEADS: usize = 7;
/// Columns on the home page, and pieces of each.
const BANDS: (usize, usize) = (4, 6);
/// Issues on the home page.
const HOME_ISSUES: usize = 8;

#[derive(Debug, Serialize, JsonSchema)]
pub(super) struct Home {
    /// The newest issue; absent while there is none.
    issue: Option<IssueView>,
    /// Up to seven pieces of the newest issue, the foremost first.
    leads: Vec<Arc<Card>>,
    /// The next events, ends of registration and changes of what is in force, the next first, up to eight.
    soon: Vec<Soon>,
    /// The columns with the newest pieces, up to four.
    bands: Vec<Band>,
    /// The newest issues, up to eight, the current one first.
    issues: Vec<IssueCard>,
}

/// A column on the home page.
#[derive(Debug, Serialize, JsonSchema)]
struct Band {
    /// The column.
    column: ColumnLink,
    /// Its newest pieces, up to six.
    cards: Vec<Arc<Card>>,
}

/// The home page.
pub(super) fn page(inputs: &Inputs<'_>) -> Content<Home> {
    let Inputs { site, cards, .. } = *inputs;
    let mut columns: Vec<usize> = (0..site.columns.len()).filter(|at| !site.columns[*at].pieces.is_empty()).collect();
    // Columns with the newest pieces come first; of equals, the one with more of them.
    columns.sort_by_key(|at| {
        let pieces = &site.columns[*at].pieces;
        (std::cmp::Reverse(site.pieces[pieces[0]].sort_day), std::cmp::Reverse(pieces.len()))
    });
    let band = |at: usize| {
        let pieces = &site.columns[at].pieces;
        Band { column: ColumnLink::new(site, at), cards: cards.all(&pieces[..pieces.len().min(BANDS.1)]) }
    };
    let home = Home {
        issue: site.current.map(|edition| IssueView::new(site, cards, edition, &inputs.root())),
        leads: cards.all(&leads(site)),
        soon: soon(site),
        bands: columns.into_iter().take(BANDS.0).map(band).collect(),
        issues: (0..site.editions.len().min(HOME_ISSUES)).map(|edition| IssueCard::new(site, edition)).collect(),
    };
    let description = Description::or_word(site.settings.description.clone(), "about_home");
    let things = vec![website(site), organization(site)];
    Content::new(About { description, things, column: None }, home)
}

/// Of the current issue: the newest piece with a summary, then the first of every column, then more, in printed order.
fn leads(site: &Site) -> Vec<usize> {
    let Some(edition) = site.current_edition() else { return Vec::new() };
    let order: Vec<usize> = edition.printed_order().collect();
    let has_summary = |at: &&usize| site.pieces[**at].entry.common.summary.is_some();
    let lead = order
        .iter()
        .rev()
        .filter(has_summary)
        .max_by_key(|at| site.pieces[**at].entry.common.date.map(|_| site.pieces[**at].sort_day))
        .copied();
    let mut firsts: Vec<usize> =
        edition.sections.iter().filter_map(|(_, pieces)| pieces.iter().copied().find(|at| Some(*at) != lead)).collect();
    let rest: Vec<usize> = order.iter().copied().filter(|at| !firsts.contains(at)).collect();
    firsts.extend(rest);
    firsts.retain(|at| Some(*at) != lead);
    let mut shown: Vec<usize> = firsts.into_iter().take(LEADS - usize::from(lead.is_some())).collect();
    shown.sort_by_key(|at| order.iter().position(|other| other == at));
    lead.into_iter().chain(shown).collect()
}

fn website(site: &Site) -> Thing {
    let settings = &site.settings;
    let website = Thing::new("WebSite")
        .with("name", settings.title.as_str())
        .with("alternateName", settings.short_title.clone())
        .with("description", settings.description.clone())
        .with("url", settings.base_url.as_str())
        .with("inLanguage", settings.language.tag());
    website.with("publisher", things::publisher(site))
}

fn organization(site: &Site) -> Thing {
    let association = &site.settings.association;
    things::publisher(site)
        .with("alternateName", association.english_name.clone().or_else(|| association.short_name.clone()))
        .with("telephone", association.phone.clone())
        .with("address", association.address.clone())
}
