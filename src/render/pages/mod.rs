//! The register of pages: a file or a folder for each kind of page.
//!
//! The file of a kind holds the type of its view and the function that makes it, the description of the page, and what
//! programs are told of it. Where the page stands, its title and its template are in the list of pages (`model::Pages`).
//! To add a page, add its file, a line to the modules, a line to [`prepare`] and a line to [`shapes`].
//!
//! A file may use the views of another one below it: `home` and `whole_issue` show an `issue`, `archive` the letters of
//! `titles`, `column` its `regulations`, `piece` its `series`.

mod accessibility;
mod archive;
mod calendar;
mod column;
mod comparison;
pub(super) mod feed_entry;
mod feeds;
mod home;
mod issue;
mod issues;
mod names;
mod not_found;
mod piece;
mod redirect;
mod regulations;
mod search;
mod series;
mod soon;
mod tags;
mod titles;
mod whole_issue;

use serde_json::Value;

use super::inputs::Inputs;
use super::prepared::{Prepared, Preparing, ViewError};
use super::shapes::{Shape, Shapes};
use super::site::Global;
use super::view::View;
use crate::model::PageKind;

/// Makes the view of a page.
pub(super) fn prepare<'a>(preparing: &Preparing<'a>, inputs: &Inputs<'_>) -> Result<Prepared<'a>, ViewError> {
    match inputs.page.kind {
        PageKind::Home => preparing.page(inputs, home::page(inputs)),
        PageKind::Issues => preparing.page(inputs, issues::page(inputs)),
        PageKind::Issue(edition) => preparing.page(inputs, issue::page(inputs, edition)),
        PageKind::WholeIssue(edition) => preparing.page(inputs, whole_issue::page(inputs, edition)),
        PageKind::Column(at, number) => preparing.page(inputs, column::page(inputs, at, number)),
        PageKind::Piece(at) | PageKind::Dated(at) => preparing.page(inputs, piece::page(inputs, at)),
        PageKind::Regulations(column, way) => preparing.page(inputs, regulations::page(inputs, column, way)),
        PageKind::Comparison(old, new) => preparing.page(inputs, comparison::page(inputs, old, new)),
        PageKind::Tags => preparing.page(inputs, tags::all(inputs)),
        PageKind::Tag(at, number) => preparing.page(inputs, tags::one(inputs, at, number)),
        PageKind::Calendar => preparing.page(inputs, calendar::page(inputs)),
        PageKind::AllSeries => preparing.page(inputs, series::all(inputs)),
        PageKind::Series(at, number) => preparing.page(inputs, series::one(inputs, at, number)),
        PageKind::Names(kind) => preparing.page(inputs, names::all(inputs, kind, None)),
        PageKind::Letter(kind, letter, number) => {
            preparing.page(inputs, names::all(inputs, kind, Some((letter, number))))
        }
        PageKind::Name(kind, at, number) => preparing.page(inputs, names::one(inputs, kind, at, number)),
        PageKind::Archive => preparing.page(inputs, archive::page(inputs)),
        PageKind::Year(at, number) => preparing.page(inputs, archive::year(inputs, at, number)),
        PageKind::Titles => preparing.page(inputs, titles::page(inputs, None)),
        PageKind::TitlesOf(letter, number) => preparing.page(inputs, titles::page(inputs, Some((letter, number)))),
        PageKind::Feeds => preparing.page(inputs, feeds::page(inputs)),
        PageKind::Search => preparing.page(inputs, search::page()),
        PageKind::Accessibility => preparing.page(inputs, accessibility::page()),
        PageKind::NotFound => preparing.page(inputs, not_found::page(inputs)),
        PageKind::Redirect(_, piece) => preparing.page(inputs, redirect::page(inputs, piece)),
    }
}

/// What every template sees, under the name `*`, then what each sees beside that; and the schemas that these name.
#[must_use]
pub(crate) fn shapes() -> (Vec<Shape>, Value) {
    Shapes::default()
        .with::<Global>("*")
        .with::<View<home::Home>>("home.html")
        .with::<View<issues::Issues>>("issues.html")
        .with::<View<issue::IssuePage>>("issue.html")
        .with::<View<whole_issue::WholeIssue>>("issue-all.html")
        .with::<View<column::Column>>("column.html")
        .with::<View<piece::Shown>>(
            "article.html, award-list.html, events.html, guide.html, page.html, regulation.html",
        )
        .with::<View<regulations::Arranged>>("regulations.html")
        .with::<View<comparison::Comparison>>("comparison.html")
        .with::<View<tags::Tags>>("tags.html")
        .with::<View<tags::TagPage>>("tag.html")
        .with::<View<calendar::Calendar>>("calendar.html")
        .with::<View<series::AllSeries>>("all-series.html")
        .with::<View<series::SeriesPage>>("series.html")
        .with::<View<names::Names>>("names.html")
        .with::<View<names::NamePage>>("name.html")
        .with::<View<archive::Archive>>("archive.html")
        .with::<View<archive::Year>>("archive-year.html")
        .with::<View<titles::Titles>>("archive-titles.html")
        .with::<View<feeds::Feeds>>("feeds.html")
        .with::<View<search::Search>>("search.html")
        .with::<View<accessibility::Accessibility>>("accessibility.html")
        .with::<View<not_found::NotFound>>("not-found.html")
        .with::<View<redirect::Redirect>>("redirect.html")
        .with::<feed_entry::FeedEntry>(feed_entry::TEMPLATE)
        .finish()
}
