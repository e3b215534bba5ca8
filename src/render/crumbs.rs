//! The way from the home page down to a page.

use schemars::JsonSchema;
use serde::Serialize;

use super::page::Page;
use super::titles;
use crate::kinds::Kind;
use crate::model::Site;
use crate::values::Address;

/// A page on the way from the home page down to this one.
#[derive(Debug, Serialize, JsonSchema)]
pub(super) struct Crumb {
    /// Its title.
    title: String,
    /// Its address from the site's root; absent for the page itself.
    address: Option<String>,
}

/// The pages above this one and itself, with whole addresses.
pub(super) fn trail(site: &Site, crumbs: &[Crumb], title: &str, canonical: &str) -> Vec<(String, String)> {
    let above = crumbs.iter().filter_map(|crumb| {
        Some((crumb.title.clone(), format!("{}{}", site.settings.base_url, crumb.address.as_ref()?)))
    });
    let here = (title.to_owned(), canonical.to_owned());
    if crumbs.is_empty() { Vec::new() } else { above.chain([here]).collect() }
}

fn column_crumb(site: &Site, column: usize) -> Crumb {
    Crumb { title: site.settings.columns[column].title.clone(), address: Some(site.columns[column].address.url()) }
}

/// From the home page down to this one.
pub(super) fn crumbs(site: &Site, page: &Page, title: &str, words: &dyn Fn(&str) -> String) -> Vec<Crumb> {
    let link = |title: String, address: &Address| Crumb { title, address: Some(address.url()) };
    let top = |name: &str| link(words(name), &Address::home().below(name));
    let here = Crumb { title: title.to_owned(), address: None };
    let mut crumbs = vec![link(words("home"), &Address::home())];
    match page {
        Page::Home | Page::NotFound | Page::Redirect(..) => return Vec::new(),
        Page::Issue(_) => crumbs.push(top("issues")),
        Page::Whole(edition) => {
            let issue = &site.pieces[site.editions[*edition].piece];
            crumbs.extend([top("issues"), link(issue.entry.common.title.clone(), &issue.address)]);
            crumbs.push(Crumb { title: words("one_page"), address: None });
            return crumbs;
        }
        Page::Tag(..) => crumbs.push(top("tags")),
        Page::Series(..) => crumbs.push(top("series")),
        Page::Name(which, ..) | Page::Letter(which, ..) => crumbs.push(top(which.name())),
        Page::Year(..) | Page::Titles => crumbs.push(top("archive")),
        Page::TitlesOf(..) => crumbs.extend([top("archive"), link(words("titles"), &titles::address())]),
        Page::Regulations(column, _) => crumbs.push(column_crumb(site, *column)),
        Page::Piece(at) | Page::Dated(at) => {
            let piece = &site.pieces[*at];
            if let Some(edition) = piece.edition {
                let issue = &site.pieces[site.editions[edition].piece];
                crumbs.push(link(issue.entry.common.title.clone(), &issue.address));
            }
            crumbs.extend(piece.column.map(|column| column_crumb(site, column)));
            // The piece's own title stands right below in large type.
            if piece.entry.kind != Kind::Page {
                return crumbs;
            }
        }
        Page::Comparison(_, at) => {
            let piece = &site.pieces[*at];
            let law = &site.pieces[piece.stands_for.unwrap_or(*at)];
            crumbs.extend(piece.column.map(|column| column_crumb(site, column)));
            crumbs.push(link(law.entry.common.title.clone(), &law.address));
            crumbs.push(Crumb { title: words("comparison"), address: None });
            return crumbs;
        }
        Page::Issues
        | Page::Tags
        | Page::Calendar
        | Page::AllSeries
        | Page::Names(_)
        | Page::Archive
        | Page::Feeds
        | Page::Search
        | Page::Accessibility
        | Page::Column(..) => {}
    }
    crumbs.push(here);
    crumbs
}
