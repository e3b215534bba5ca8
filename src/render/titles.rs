//! The pieces of the archive from A to Z by their titles.

use schemars::JsonSchema;
use serde::Serialize;

use super::chrome::Head;
use super::letters::{Letter, Letters};
use super::lists::With;
use super::values::{Day, Link, Pager};
use crate::model::{PageKind, Site, Title};
use crate::values::Address;

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
    site.pages.address(PageKind::TitlesOf(letter, number)).map(Address::url).unwrap_or_default()
}

/// The letters of the list, for pages that lead to them.
pub(super) fn bar(site: &Site) -> Vec<Letter> {
    letters(site).shown(None, |letter| address(site, letter, 1)).into_iter().map(|(letter, _)| letter).collect()
}

/// What the list sees; `here` is the letter of the page, with the number of the page, where letters have their own.
pub(super) fn view(site: &Site, here: Option<(char, usize)>, head: Head) -> With<Titles> {
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
    With { head, values }
}

fn index_title(site: &Site, title: &Title) -> IndexTitle {
    let (piece, settings) = (&site.pieces[title.piece], &site.settings);
    let common = &piece.entry.common;
    let issue = piece.edition.map(|edition| &site.pieces[site.editions[edition].piece]);
    IndexTitle {
        link: Link::new(&common.title, &piece.address),
        column: piece.column.map(|column| settings.columns[column].title.clone()),
        date: common.date.map(|date| Day::new(&date, settings)),
        issue: issue.map(|issue| issue.entry.common.title.clone()),
    }
}
