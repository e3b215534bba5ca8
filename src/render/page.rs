//! Which pages a site has.

use chrono::NaiveDate;

use super::issue::whole_address;
use super::{names, standing, titles};
use crate::config::Which;
use crate::kinds::Kind;
use crate::model::{Arrangement, Listing, Searched, Site};
use crate::values::Address;

/// A page that is rendered. Numbers are places in the site's lists; a list's pages count from 1.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Page {
    /// The home page.
    Home,
    /// All issues.
    Issues,
    /// One issue's contents.
    Issue(usize),
    /// One issue with all its texts on one page.
    Whole(usize),
    /// A page of a column.
    Column(usize, usize),
    /// An article, award list or standing page.
    Piece(usize),
    /// A regulation at the day from which its text is in force, as it stands at its own address now.
    Dated(usize),
    /// The regulations of a column, arranged.
    Regulations(usize, Arrangement),
    /// Two versions of a regulation held against each other, the older one first.
    Comparison(usize, usize),
    /// All tags.
    Tags,
    /// A page of a tag.
    Tag(usize, usize),
    /// All events.
    Calendar,
    /// All series.
    AllSeries,
    /// A page of a series.
    Series(usize, usize),
    /// All people or organisations that the site names.
    Names(Which),
    /// A page of a letter of them, where there are many.
    Letter(Which, char, usize),
    /// A page of a person or an organisation.
    Name(Which, usize, usize),
    /// The years.
    Archive,
    /// A page of a year.
    Year(usize, usize),
    /// All pieces of the archive by their titles.
    Titles,
    /// A page of a letter of them, where there are many.
    TitlesOf(char, usize),
    /// What can be subscribed to.
    Feeds,
    /// The page that searches.
    Search,
    /// The accessibility statement, where the site has none of its own.
    Accessibility,
    /// What the server shows for an address that is not there.
    NotFound,
    /// An old address that leads to a piece.
    Redirect(Address, usize),
}

/// All pages of the site, in the order of their making.
#[must_use]
pub fn pages(site: &Site) -> Vec<Page> {
    let mut pages = vec![Page::Home, Page::Archive, Page::NotFound];
    if standing::has_feeds(site) {
        pages.push(Page::Feeds);
    }
    if standing::has_accessibility(site) {
        pages.push(Page::Accessibility);
    }
    if site.is_searched() {
        pages.push(Page::Search);
    }
    let size = site.settings.page_size;
    let paged = |list: &Listing| 1..=list.pieces.len().div_ceil(size).max(1);
    if !site.editions.is_empty() {
        pages.push(Page::Issues);
    }
    pages.extend((0..site.editions.len()).map(Page::Issue));
    pages.extend((0..site.editions.len()).filter(|at| whole_address(site, *at).is_some()).map(Page::Whole));
    for (column, list) in site.columns.iter().enumerate() {
        pages.extend(paged(list).map(|number| Page::Column(column, number)));
    }
    let is_piece = |at: &usize| site.pieces[*at].entry.kind != Kind::Issue;
    pages.extend((0..site.pieces.len()).filter(is_piece).map(Page::Piece));
    pages.extend(of_regulations(site));
    if site.events().next().is_some() {
        pages.push(Page::Calendar);
    }
    if !site.tags.is_empty() {
        pages.push(Page::Tags);
    }
    for (tag, entry) in site.tags.iter().enumerate() {
        pages.extend(paged(&entry.listing).map(|number| Page::Tag(tag, number)));
    }
    if !site.series.is_empty() {
        pages.push(Page::AllSeries);
    }
    for (series, entry) in site.series.iter().enumerate() {
        pages.extend(paged(&entry.listing).map(|number| Page::Series(series, number)));
    }
    for which in Which::ALL {
        let entries = &site.roll(which).entries;
        if !entries.is_empty() {
            pages.push(Page::Names(which));
        }
        for (letter, count) in names::pages(site, which) {
            pages.extend((1..=count).map(|number| Page::Letter(which, letter, number)));
        }
        for (at, named) in entries.iter().enumerate() {
            pages.extend((1..=named.pieces.len().div_ceil(size)).map(|number| Page::Name(which, at, number)));
        }
    }
    pages.extend(of_archive(site));
    pages.extend(site.redirects.iter().map(|(address, piece)| Page::Redirect(address.clone(), *piece)));
    pages
}

/// The pages of the archive below its own.
fn of_archive(site: &Site) -> impl Iterator<Item = Page> + '_ {
    let years = site.years.iter().enumerate().flat_map(|(year, (_, pieces))| {
        let count = pieces.len().div_ceil(site.settings.page_size).max(1);
        (1..=count).map(move |number| Page::Year(year, number))
    });
    let all = (!site.titles.is_empty()).then_some(Page::Titles);
    let letters = titles::pages(site).into_iter();
    let by_letter = letters.flat_map(|(letter, count)| (1..=count).map(move |number| Page::TitlesOf(letter, number)));
    years.chain(all).chain(by_letter)
}

/// The pages of regulations beside those of their pieces.
fn of_regulations(site: &Site) -> impl Iterator<Item = Page> + '_ {
    let has_day = |at: &usize| site.pieces[*at].dated_address().is_some();
    let dated = (0..site.pieces.len()).filter(has_day).map(Page::Dated);
    let columns = (0..site.columns.len()).filter(|column| site.has_regulations(*column));
    let arranged = columns.flat_map(|column| Arrangement::ALL.map(|way| Page::Regulations(column, way)));
    let pairs = site.pieces.iter().flat_map(|piece| super::comparison::pairs(site, piece));
    dated.chain(arranged).chain(pairs.map(|(old, new)| Page::Comparison(old, new)))
}

impl Page {
    /// Where it stands.
    #[must_use]
    pub fn address(&self, site: &Site) -> Address {
        let top = |name: &str| Address::home().below(name);
        match self {
            Self::Home => Address::home(),
            Self::Issues => top("issues"),
            Self::Issue(edition) => site.pieces[site.editions[*edition].piece].address.clone(),
            Self::Whole(edition) => site.pieces[site.editions[*edition].piece].address.below("all"),
            Self::Column(column, number) => numbered(&site.columns[*column].address, *number),
            Self::Piece(piece) => site.pieces[*piece].address.clone(),
            // What has no day has no such page.
            Self::Dated(piece) => site.pieces[*piece].dated_address().unwrap_or_default(),
            Self::Regulations(column, way) => site.arranged(*column, *way),
            Self::Comparison(old, new) => super::comparison::address(site, *old, *new),
            Self::Tags => top("tags"),
            Self::Tag(tag, number) => numbered(&site.tags[*tag].listing.address, *number),
            Self::Calendar => top("calendar"),
            Self::AllSeries => top("series"),
            Self::Series(series, number) => numbered(&site.series[*series].listing.address, *number),
            Self::Names(which) => top(which.name()),
            Self::Letter(which, letter, number) => numbered(&names::letter_address(*which, *letter), *number),
            Self::Name(which, at, number) => numbered(&site.roll(*which).entries[*at].address, *number),
            Self::Archive => top("archive"),
            Self::Year(year, number) => numbered(&year_address(site.years[*year].0), *number),
            Self::Titles => titles::address(),
            Self::TitlesOf(letter, number) => numbered(&titles::letter_address(*letter), *number),
            Self::Feeds => top("feeds"),
            Self::Search => top("search"),
            Self::Accessibility => standing::accessibility(),
            Self::NotFound => Address::file("404.html"),
            Self::Redirect(address, _) => address.clone(),
        }
    }

    /// Whether search engines may list it.
    #[must_use]
    pub fn is_indexed(&self) -> bool {
        !matches!(self, Self::NotFound | Self::Search | Self::Redirect(..) | Self::Dated(_))
    }

    /// The day of the newest change of what it shows, where that is known: of a list, on its first page.
    #[must_use]
    pub fn changed(&self, site: &Site) -> Option<NaiveDate> {
        let newest = |pieces: &[usize]| pieces.iter().filter_map(|at| site.changed(*at)).max();
        let in_print = |edition: &usize| site.printed_order(&site.editions[*edition]).collect::<Vec<_>>();
        match self {
            Self::Piece(piece) | Self::Dated(piece) => site.changed(*piece),
            Self::Issue(edition) | Self::Whole(edition) => newest(&in_print(edition)),
            Self::Column(column, 1) | Self::Regulations(column, _) => newest(&site.columns[*column].pieces),
            Self::Tag(tag, 1) => newest(&site.tags[*tag].listing.pieces),
            Self::Series(series, 1) => newest(&site.series[*series].listing.pieces),
            Self::Name(which, at, 1) => newest(&site.roll(*which).entries[*at].pieces),
            Self::Year(year, 1) => newest(&site.years[*year].1),
            Self::Calendar => newest(&site.events().map(|(at, _)| at).collect::<Vec<_>>()),
            Self::Home | Self::Archive | Self::Titles => {
                site.years.iter().filter_map(|(_, pieces)| newest(pieces)).max()
            }
            _ => None,
        }
    }

    /// The pieces whose texts it shows.
    #[must_use]
    pub fn texts(&self, site: &Site) -> Vec<usize> {
        match self {
            Self::Piece(piece) | Self::Dated(piece) => vec![*piece],
            Self::Issue(edition) => vec![site.editions[*edition].piece],
            Self::Whole(edition) => {
                let edition = &site.editions[*edition];
                [edition.piece].into_iter().chain(site.printed_order(edition)).collect()
            }
            Self::Home => site.current_edition().map(|edition| edition.piece).into_iter().collect(),
            _ => Vec::new(),
        }
    }

    /// As what it is searched: pages that only repeat the titles of others are not.
    #[must_use]
    pub fn searched(&self) -> Option<Searched> {
        match self {
            Self::Piece(at) => Some(Searched::Piece(*at)),
            Self::Issue(at) => Some(Searched::Edition(*at)),
            Self::Name(which, at, 1) => Some(Searched::Name(*which, *at)),
            _ => None,
        }
    }

    /// The name of its template.
    #[must_use]
    pub fn template(&self, site: &Site) -> &'static str {
        match self {
            Self::Home => "home.html",
            Self::Issues => "issues.html",
            Self::Issue(_) => "issue.html",
            Self::Whole(_) => "issue-all.html",
            Self::Column(..) => "column.html",
            Self::Regulations(..) => "regulations.html",
            Self::Piece(piece) | Self::Dated(piece) => super::piece::template(site.pieces[*piece].entry.kind),
            Self::Comparison(..) => "comparison.html",
            Self::Tags => "tags.html",
            Self::Tag(..) => "tag.html",
            Self::Calendar => "calendar.html",
            Self::AllSeries => "all-series.html",
            Self::Series(..) => "series.html",
            Self::Names(_) | Self::Letter(..) => "names.html",
            Self::Name(..) => "name.html",
            Self::Archive => "archive.html",
            Self::Year(..) => "archive-year.html",
            Self::Titles | Self::TitlesOf(..) => "archive-titles.html",
            Self::Feeds => "feeds.html",
            Self::Search => "search.html",
            Self::Accessibility => "accessibility.html",
            Self::NotFound => "not-found.html",
            Self::Redirect(..) => "redirect.html",
        }
    }

    /// The path below the site's root of the file that it comes from, where it comes from one.
    #[must_use]
    pub fn source<'a>(&self, site: &'a Site) -> Option<&'a crate::faults::SourceText> {
        let piece = match self {
            Self::Issue(edition) | Self::Whole(edition) => site.editions[*edition].piece,
            Self::Piece(piece) | Self::Dated(piece) | Self::Redirect(_, piece) | Self::Comparison(_, piece) => *piece,
            Self::Tag(tag, _) => *site.tags[*tag].listing.pieces.first()?,
            Self::Series(series, _) => *site.series[*series].listing.pieces.first()?,
            Self::Name(which, at, _) => *site.roll(*which).entries[*at].pieces.first()?,
            _ => return None,
        };
        Some(&site.pieces[piece].entry.source)
    }
}

/// Where a page of a list stands: the first at the list's address, others below it.
pub(super) fn numbered(first: &Address, number: usize) -> Address {
    if number == 1 { first.clone() } else { first.below("page").below(&number.to_string()) }
}

/// Where the list of a year stands.
pub(super) fn year_address(year: i32) -> Address {
    Address::home().below("archive").below(&year.to_string())
}
