//! Objects of JSON-LD that several pages name.

use super::issue_card::issue_of;
use super::thing::Thing;
use crate::kinds::Kind;
use crate::model::{Piece, Site};

/// The publisher of the newsletter, in short.
pub(in crate::render) fn publisher(site: &Site) -> Thing {
    let settings = &site.settings;
    let name = settings.association.name.as_ref().or(settings.footer.organizer.as_ref()).unwrap_or(&settings.title);
    Thing::new("Organization").with("name", name.as_str()).with("url", settings.association.website.clone())
}

/// An issue for programs, as a part of the periodical.
pub(in crate::render) fn issue(site: &Site, edition: usize) -> Thing {
    let piece = &site.pieces[site.editions[edition].piece];
    Thing::new("PublicationIssue")
        .with("name", piece.entry.common.title.as_str())
        .with("issueNumber", issue_of(site, edition).number)
        .with("url", site.settings.absolute(&piece.address))
        .with("isPartOf", periodical(site))
}

fn periodical(site: &Site) -> Thing {
    Thing::new("Periodical").with("name", site.settings.title.as_str()).with("url", site.settings.base_url.as_str())
}

/// The type of a piece as an article or a page.
pub(in crate::render) fn schema_type(piece: &Piece) -> &'static str {
    match (piece.entry.kind, piece.entry.common.date) {
        (Kind::Page, _) => "WebPage",
        (_, Some(_)) => "NewsArticle",
        (_, None) => "Article",
    }
}

/// The thing with the printed pages of the piece.
pub(in crate::render) fn paged(thing: Thing, piece: &Piece) -> Thing {
    let common = &piece.entry.common;
    thing.with("pageStart", common.page).with("pageEnd", common.page.and(common.page_end.or(common.page)))
}
