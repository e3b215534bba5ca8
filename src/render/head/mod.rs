//! What a page tells of itself in its `<head>` and in the frame around its content.
//!
//! All of it comes from the entry of the page in the list of pages and from what the file of its kind adds ([`About`]);
//! nothing here knows kinds of pages.

mod about;
mod crumbs;
mod feeds;
mod government;
mod json_ld;
mod open_graph;

use schemars::JsonSchema;
use serde::Serialize;

use super::inputs::Inputs;
use crate::model::{Page, Section, Site};
use crate::values::Language;

pub(super) use about::{About, Description};
pub(super) use open_graph::picture;

use crumbs::Crumb;
use feeds::FeedLink;
use open_graph::Property;

/// What one page says of itself.
#[derive(Debug, Serialize, JsonSchema)]
pub(in crate::render) struct Head {
    /// What leads from this page to the site's root: `../../`; written before every address. On the 404 page it is
    /// the path of the site.
    root: String,
    /// What the page says of itself.
    page: PageHead,
}

/// A page as its `<head>` and the frame around its content tell of it.
#[derive(Debug, Serialize, JsonSchema)]
#[schemars(rename = "Page")]
struct PageHead {
    /// The title of the page.
    title: String,
    /// The title with that of the newsletter, for `<title>`.
    full_title: String,
    /// One or two sentences for search engines: the summary or the first words of a piece or issue, the description
    /// of a column or of the site, else what the page is; absent on the 404 page and at old addresses.
    description: Option<String>,
    /// Its address from the site's root; empty for the home page.
    address: String,
    /// Its whole address; of an old address, the whole address to which that leads; of a regulation at its day, that of
    /// the regulation.
    canonical: String,
    /// The part of the site to which it belongs: the id of a column, `home`, `issues`, `tags`, `series`, `people`,
    /// `organizations`, `calendar`, `archive`, `feeds`, `search` or `page`.
    section: String,
    /// The pages above it, the home page first; empty on the home page, the 404 page and at old addresses.
    breadcrumbs: Vec<Crumb>,
    /// The printed page on which its piece begins.
    folio: Option<String>,
    /// Whether search engines are asked not to list it.
    noindex: bool,
    /// The feeds of the site and of the column, issue, tag or series.
    feeds: Vec<FeedLink>,
    /// What programs that preview a link are told (`OpenGraph`); empty where `noindex`.
    open_graph: Vec<Property>,
    /// The `<meta>` names of government sites; empty for others.
    metas: Vec<government::Meta>,
    /// What search engines are told: JSON that is safe to write as it is (`| safe`) in `<script
    /// type="application/ld+json">`. Absent where there is nothing to tell.
    json_ld: Option<String>,
}

impl Head {
    /// The head of a page, with what the file of its kind adds.
    pub(in crate::render) fn new(inputs: &Inputs<'_>, about: About) -> Self {
        let Inputs { site, page, words, .. } = *inputs;
        let title = page.title.resolve(words);
        let canonical = inputs.canonical();
        let description = about.description(inputs, &title);
        let breadcrumbs = crumbs::crumbs(site, page, &title, words);
        let trail = crumbs::trail(site, &breadcrumbs, &title, &canonical);
        Self {
            root: inputs.root(),
            page: PageHead {
                address: page.address.url(),
                section: section(site, page),
                folio: folio(site, page),
                noindex: !page.is_indexed,
                feeds: feeds::feeds(site, page),
                open_graph: open_graph::properties(site, page, &title, description.as_deref(), &canonical),
                metas: government::metas(inputs, about.column, description.as_deref()),
                json_ld: if page.is_indexed { json_ld::script(about.things, &trail) } else { None },
                full_title: full_title(site, &title),
                title,
                description,
                canonical,
                breadcrumbs,
            },
        }
    }
}

/// The title with that of the newsletter.
fn full_title(site: &Site, title: &str) -> String {
    let settings = &site.settings;
    if title.is_empty() || title == settings.title {
        return settings.title.clone();
    }
    let gap = if settings.language == Language::En { " | " } else { "｜" };
    format!("{title}{gap}{}", settings.title)
}

fn section(site: &Site, page: &Page) -> String {
    match page.section {
        Section::Column(column) => site.settings.columns[column].id.clone(),
        Section::Named(name) => name.to_owned(),
    }
}

fn folio(site: &Site, page: &Page) -> Option<String> {
    site.pieces[page.piece()?].entry.common.page.map(|page| page.to_string())
}
