//! The page of a piece of any kind but an issue.
//!
//! What only one kind shows is a view in `kinds`, made of the fields of the piece, of dates and of links; `links` resolves
//! the links. `article` is what all kinds show, `programs` what programs are told, `cited` who cites a regulation.

mod article;
mod cited;
mod links;
mod programs;

use schemars::JsonSchema;
use serde::Serialize;

use crate::config::NameKind;
use crate::kinds::Record;
use crate::kinds::award_list::AwardsView;
use crate::kinds::events::EventsView;
use crate::kinds::guide::GuideView;
use crate::kinds::named::NamePages;
use crate::kinds::regulation::RegulationPage;
use crate::model::Site;
use crate::render::body::{self, Frame, Placement};
use crate::render::head::{About, Description};
use crate::render::inputs::Inputs;
use crate::render::values::status::amended;
use crate::render::values::{Cards, names, summary};
use crate::render::view::Content;

use article::{ArticleView, article, related};
use cited::CitedBy;

/// By how many levels the headings of a piece move down where its title is a heading of the page or feed that shows it.
pub(super) const INNER_LEVEL: u8 = 1;

/// A piece with all that its own template shows.
#[derive(Debug, Serialize, JsonSchema)]
#[schemars(rename = "Piece")]
pub(super) struct Shown {
    /// The piece; of every kind.
    article: ArticleView,
    #[serde(flatten)]
    own: Own,
}

/// What only one kind shows.
#[derive(Debug, Serialize, JsonSchema)]
#[serde(rename_all = "lowercase")]
enum Own {
    /// Of an award list alone: its tables.
    Awards(Box<AwardsView>),
    /// Of events alone.
    Events(EventsView),
    /// Of a guide alone.
    Guide(GuideView),
    /// Of a regulation alone.
    Regulation(Box<RegulationPage>),
    /// Of other kinds.
    Nothing {},
}

/// The page of a piece.
pub(super) fn page(inputs: &Inputs<'_>, at: usize) -> Content<Shown> {
    let Inputs { site, cards, words, .. } = *inputs;
    let piece = &site.pieces[at];
    let root = inputs.root();
    let is_first = site.links[at].cover.is_none();
    let placement =
        Placement { root: &root, frame: Frame::default(), beside: None, pictures: &site.pictures, is_first };
    let cited = CitedBy { site, at, root: &root, words };
    let mut article = article(site, cards, at, &placement);
    if !site.links[at].cited_by.is_empty() {
        article.body_html = body::html_with(site, at, &placement, |id, out| cited.write(id, out));
    }
    article.related = related(site, at);
    let shown = Shown { article, own: own(site, at, &placement, Some(&cited)) };
    let description = Description::or_word(summary(&piece.entry), "about_piece");
    Content::new(About { description, things: vec![programs::thing(inputs, at)], column: None }, shown)
}

impl Shown {
    /// A piece on another page than its own, with its body as it stands there.
    pub(super) fn new(site: &Site, cards: Cards<'_>, at: usize, placement: &Placement<'_>) -> Self {
        Self { article: article(site, cards, at, placement), own: own(site, at, placement, None) }
    }
}

/// What only the kind of the piece shows; `cited` tells on the page of a regulation who cites it.
fn own(site: &Site, at: usize, placement: &Placement<'_>, cited: Option<&CitedBy<'_>>) -> Own {
    let (piece, locale) = (&site.pieces[at], site.settings.locale());
    let pages = NamePages {
        person: &|name| names::link(site, NameKind::People, name, at),
        organization: &|name| names::link(site, NameKind::Organizations, name, at),
    };
    match &piece.entry.record {
        Record::AwardList(list) => Own::Awards(Box::new(list.view(links::awards(site, at), locale, pages))),
        Record::Events(events) => Own::Events(events.view(&links::events(site, at, placement), locale, pages)),
        Record::Guide(guide) => Own::Guide(guide.view(&links::forms(&site.links[at], placement))),
        Record::Regulation(regulation) => {
            let regulation = amended(site, piece, regulation);
            let links = links::regulation(site, at, &regulation, cited);
            let document = &piece.entry.document;
            Own::Regulation(Box::new(regulation.view(document, links, site.today, locale, pages)))
        }
        Record::Article | Record::Issue(_) | Record::Page => Own::Nothing {},
    }
}
