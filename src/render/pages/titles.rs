//! The pieces of the archive from A to Z by their titles.

use schemars::JsonSchema;
use serde::Serialize;

use crate::kinds::when::Day;
use crate::model::{PageKind, Site, Title};
use crate::render::head::Description;
use crate::render::inputs::Inputs;
use crate::render::values::{Letter, Letters, Link, Pager, page_address};
use crate::render::view::Content;

#[derive(Debug, Serialize, JsonSchema)]
pub(super) struct Titles {
    /// How many there are; of the letter, where the page is its own.
    count: usize,
    /// The letters that have any, A–Z and then `#`.
    letters: Vec<LetterOfTitles>,
    /// The pages of the letter; absent where one holds all.
    pager: Option<Pager>,
}

/// A letter with the titles that begin with it.
#[derive(Debug, Serialize, JsonSchema)]
struct LetterOfTitles {
    #[serde(flatten)]
    letter: Letter,
    /// Its titles on this page, in the order of their readings.
    titles: Vec<IndexTitle>,
}

/// A piece in the list of titles.
#[derive(Debug, Serialize, JsonSchema)]
struct IndexTitle {
    #[serde(flatten)]
    link: Link,
    /// The name of its column.
    column: Option<String>,
    /// Its date; absent where only its issue is known.
    date: Option<Day>,
    /// The title of the issue in which it was printed.
    issue: Option<String>,
}

fn letters(site: &Site) -> Letters {
    Letters::of(site.titles.iter().map(|title| title.letter))
}

fn address(site: &Site, letter: char, number: usize) -> String {
    page_address(site, PageKind::TitlesOf(letter, number))
}

/// The letters of the list, for pages that link to it.
pub(super) fn letter_links(site: &Site) -> Vec<Letter> {
    letters(site).shown(None, |letter| address(site, letter, 1)).into_iter().map(|(letter, _)| letter).collect()
}

/// The list; `here` is the letter of the page with the number of the page, where letters have pages of their own.
pub(super) fn page(inputs: &Inputs<'_>, here: Option<(char, usize)>) -> Content<Titles> {
    let site = inputs.site;
    let letters = letters(site);
    let values = Titles {
        count: here.map_or(site.titles.len(), |(letter, _)| letters.count(letter)),
        pager: letters.pager(here, |letter, number| address(site, letter, number)),
        letters: letters
            .shown(here, |letter| address(site, letter, 1))
            .into_iter()
            .map(|(letter, places)| LetterOfTitles {
                letter,
                titles: site.titles[places].iter().map(|title| index_title(site, title)).collect(),
            })
            .collect(),
    };
    Content::new(Description::Word("about_titles"), values)
}

fn index_title(site: &Site, title: &Title) -> IndexTitle {
    let (piece, settings) = (&site.pieces[title.piece], &site.settings);
    let common = &piece.entry.common;
    let issue = piece.edition.map(|edition| &site.pieces[site.editions[edition].piece]);
    IndexTitle {
        link: Link::to_piece(site, title.piece),
        column: piece.column.map(|column| settings.columns[column].title.clone()),
        date: common.date.map(|date| Day::new(&date, settings.locale())),
        issue: issue.map(|issue| issue.entry.common.title.clone()),
    }
}
