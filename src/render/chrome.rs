//! What every page shows around its content.

use indexmap::IndexMap;
use serde::Serialize;

use super::cards::excerpt;
use super::page::Page;
use super::values::Link;
use crate::config::{Association, Footer};
use crate::kinds::Kind;
use crate::model::Site;
use crate::values::{Address, Language, phone_link};

/// What is the same on all pages.
#[derive(Debug, Serialize)]
pub struct Global {
    site: SiteView,
    assets: IndexMap<String, String>,
}

#[derive(Debug, Serialize)]
struct SiteView {
    title: String,
    short_title: String,
    description: Option<String>,
    language: Language,
    base_url: String,
    association: AssociationView,
    footer: Footer,
    menu: Vec<MenuItem>,
    pages: Vec<Link>,
    current_issue: Option<Link>,
    has_issues: bool,
    has_tags: bool,
}

#[derive(Debug, Serialize)]
struct AssociationView {
    #[serde(flatten)]
    association: Association,
    phone_link: Option<String>,
}

#[derive(Debug, Serialize)]
struct MenuItem {
    id: String,
    title: String,
    short_title: String,
    address: String,
}

/// What is the same on all pages; `assets` maps files to the addresses of their hashed copies.
#[must_use]
pub fn global(site: &Site, assets: IndexMap<String, String>) -> Global {
    let settings = &site.settings;
    let menu = settings.columns.iter().zip(&site.columns).filter(|(_, list)| !list.pieces.is_empty());
    let menu = menu.map(|(column, list)| MenuItem {
        id: column.id.clone(),
        title: column.title.clone(),
        short_title: column.short_title.clone().unwrap_or_else(|| column.title.clone()),
        address: list.address.url(),
    });
    let link = |at: usize| Link::new(&site.pieces[at].entry.common.title, &site.pieces[at].address);
    let view = SiteView {
        title: settings.title.clone(),
        short_title: settings.short_title.clone().unwrap_or_else(|| settings.title.clone()),
        description: settings.description.clone(),
        language: settings.language,
        base_url: settings.base_url.clone(),
        association: AssociationView {
            phone_link: settings.association.phone.as_deref().map(phone_link),
            association: settings.association.clone(),
        },
        footer: settings.footer.clone(),
        menu: menu.collect(),
        pages: site.pages.iter().map(|at| link(*at)).collect(),
        current_issue: site.editions.first().map(|edition| link(edition.piece)),
        has_issues: !site.editions.is_empty(),
        has_tags: !site.tags.is_empty(),
    };
    Global { site: view, assets }
}

/// What one page says of itself.
#[derive(Debug, Serialize)]
pub(super) struct Head {
    root: String,
    page: PageHead,
}

#[derive(Debug, Serialize)]
struct PageHead {
    title: String,
    full_title: String,
    description: Option<String>,
    address: String,
    canonical: String,
    section: String,
    breadcrumbs: Vec<Crumb>,
    folio: Option<String>,
    noindex: bool,
}

#[derive(Debug, Serialize)]
struct Crumb {
    title: String,
    address: Option<String>,
}

impl Head {
    /// For `page` at `address`; `words` gives the interface's word for a page that is named by none of the content.
    pub(super) fn new(site: &Site, page: &Page, address: &Address, words: &dyn Fn(&str) -> String) -> Self {
        let settings = &site.settings;
        let title = title(site, page, words);
        let full_title = if title.is_empty() || title == settings.title {
            settings.title.clone()
        } else {
            let gap = if settings.language == Language::En { " | " } else { "｜" };
            format!("{title}{gap}{}", settings.title)
        };
        let base = &settings.base_url;
        // The server shows this page at any depth.
        let root = if *page == Page::NotFound { settings.base_path().to_owned() } else { address.to_root() };
        let canonical = if let Page::Redirect(_, piece) = page { &site.pieces[*piece].address } else { address };
        Self {
            root,
            page: PageHead {
                description: description(site, page),
                canonical: format!("{base}{}", canonical.url()),
                address: address.url(),
                section: section(site, page),
                breadcrumbs: crumbs(site, page, &title, words),
                folio: folio(site, page),
                noindex: matches!(page, Page::NotFound | Page::Redirect(..)),
                title,
                full_title,
            },
        }
    }
}

fn title(site: &Site, page: &Page, words: &dyn Fn(&str) -> String) -> String {
    let of = |at: usize| site.pieces[at].entry.common.title.clone();
    match page {
        Page::Home => site.settings.title.clone(),
        Page::Issues => words("issues"),
        Page::Issue(edition) => of(site.editions[*edition].piece),
        Page::Column(column, _) => site.settings.columns[*column].title.clone(),
        Page::Piece(piece) | Page::Redirect(_, piece) => of(*piece),
        Page::Tags => words("tags"),
        Page::Tag(tag, _) => site.tags[*tag].title.clone(),
        Page::Archive => words("archive"),
        Page::Year(year, _) => words("year").replace("{n}", &site.years[*year].0.to_string()),
        Page::NotFound => words("not_found"),
    }
}

fn description(site: &Site, page: &Page) -> Option<String> {
    let piece = match page {
        Page::Piece(piece) => *piece,
        Page::Issue(edition) => site.editions[*edition].piece,
        Page::Column(column, _) => return site.settings.columns[*column].description.clone(),
        Page::Home => return site.settings.description.clone(),
        _ => return None,
    };
    let entry = &site.pieces[piece].entry;
    entry.common.summary.clone().or_else(|| excerpt(&entry.document.lead))
}

fn section(site: &Site, page: &Page) -> String {
    let column = |column: usize| site.settings.columns[column].id.clone();
    match page {
        Page::Home => "home".to_owned(),
        Page::Issues | Page::Issue(_) => "issues".to_owned(),
        Page::Column(at, _) => column(*at),
        Page::Piece(at) => site.pieces[*at].column.map_or_else(|| "page".to_owned(), column),
        Page::Tags | Page::Tag(..) => "tags".to_owned(),
        Page::Archive | Page::Year(..) => "archive".to_owned(),
        Page::NotFound | Page::Redirect(..) => "page".to_owned(),
    }
}

fn folio(site: &Site, page: &Page) -> Option<String> {
    let Page::Piece(piece) = page else { return None };
    site.pieces[*piece].entry.common.page.map(|page| page.to_string())
}

/// From the home page down to this one.
fn crumbs(site: &Site, page: &Page, title: &str, words: &dyn Fn(&str) -> String) -> Vec<Crumb> {
    let link = |title: String, address: &Address| Crumb { title, address: Some(address.url()) };
    let top = |name: &str| link(words(name), &Address::home().below(name));
    let here = Crumb { title: title.to_owned(), address: None };
    let mut crumbs = vec![link(words("home"), &Address::home())];
    match page {
        Page::Home | Page::NotFound | Page::Redirect(..) => return Vec::new(),
        Page::Issue(_) => crumbs.push(top("issues")),
        Page::Tag(..) => crumbs.push(top("tags")),
        Page::Year(..) => crumbs.push(top("archive")),
        Page::Piece(at) => {
            let piece = &site.pieces[*at];
            if let Some(edition) = piece.edition {
                let issue = &site.pieces[site.editions[edition].piece];
                crumbs.push(link(issue.entry.common.title.clone(), &issue.address));
            }
            if let Some(column) = piece.column {
                let listing = &site.columns[column];
                crumbs.push(link(site.settings.columns[column].title.clone(), &listing.address));
            }
            // The piece's own title stands right below in large type.
            if piece.entry.kind != Kind::Page {
                return crumbs;
            }
        }
        Page::Issues | Page::Tags | Page::Archive | Page::Column(..) => {}
    }
    crumbs.push(here);
    crumbs
}
