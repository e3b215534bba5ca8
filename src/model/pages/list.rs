//! Every kind of page, and the pages that a site has of each.
//!
//! To add a page, add a variant to [`PageKind`] and a function below that returns its entry, and extend the list in
//! [`list`] by it. Its view is a file in `render/pages`.

use super::PageTitle::{Filled, Text, Word};
use super::addresses;
use super::{Here, IndexLetters, PageEntry, PageTitle, Section, Trail, letter_id};
use crate::config::{NameKind, is_reserved};
use crate::kinds::Kind;
use crate::model::{Arrangement, Channel, Relations, Tag};
use crate::values::Address;

/// One page of a site.
pub(crate) type Page = PageEntry<PageKind>;

/// What a page is. Numbers are places in the lists of the site; the pages of a list count from 1.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum PageKind {
    /// The home page.
    Home,
    /// The years of the archive.
    Archive,
    /// What the server shows for an address that is not there.
    NotFound,
    /// What can be subscribed to.
    Feeds,
    /// The accessibility statement, where the site has none of its own.
    Accessibility,
    /// The page that searches.
    Search,
    /// All issues.
    Issues,
    /// One issue's contents.
    Issue(usize),
    /// One issue with all its texts on one page.
    WholeIssue(usize),
    /// A page of a column.
    Column(usize, usize),
    /// A piece of any kind but an issue.
    Piece(usize),
    /// A regulation at the day from which its text is in force, as it stands at its own address now.
    Dated(usize),
    /// The regulations of a column in another arrangement.
    Regulations(usize, Arrangement),
    /// Two versions of a regulation compared, the older one first.
    Comparison(usize, usize),
    /// All events.
    Calendar,
    /// All tags.
    Tags,
    /// A page of a tag.
    Tag(usize, usize),
    /// All series.
    AllSeries,
    /// A page of a series.
    Series(usize, usize),
    /// All people or organisations that the site names.
    Names(NameKind),
    /// A page of a letter of them, where there are many.
    Letter(NameKind, char, usize),
    /// A page of a person or an organisation.
    Name(NameKind, usize, usize),
    /// A page of a year of the archive.
    Year(usize, usize),
    /// All pieces of the archive by their titles.
    Titles,
    /// A page of a letter of them, where there are many.
    TitlesOf(char, usize),
    /// An old address by its place among the redirects, and the piece to which it leads.
    Redirect(usize, usize),
}

/// All pages of a site, in the order in which paths are claimed and the sitemap lists them.
pub(super) fn list(site: &Relations) -> Vec<Page> {
    let mut pages = vec![home(site), archive(site), not_found()];
    pages.extend((!site.years.is_empty()).then(feeds));
    pages.extend(accessibility(site));
    pages.extend((site.settings.search && !site.pieces.is_empty()).then(search));
    pages.extend((!site.editions.is_empty()).then(issues));
    pages.extend((0..site.editions.len()).map(|at| issue(site, at)));
    pages.extend((0..site.editions.len()).filter_map(|at| whole_issue(site, at)));
    pages.extend((0..site.columns.len()).flat_map(|at| column(site, at)));
    pages.extend(
        (0..site.pieces.len()).filter(|at| site.pieces[*at].entry.kind != Kind::Issue).map(|at| piece(site, at)),
    );
    pages.extend((0..site.pieces.len()).filter_map(|at| dated(site, at)));
    pages.extend((0..site.columns.len()).filter(|at| site.has_regulations(*at)).flat_map(|at| regulations(site, at)));
    pages.extend((0..site.pieces.len()).flat_map(|at| comparisons(site, at)));
    pages.extend(calendar(site));
    pages.extend((!site.tags.is_empty()).then(tags));
    pages.extend(site.tags.iter().enumerate().flat_map(|(at, one)| tag(site, at, one)));
    pages.extend((!site.series.is_empty()).then(all_series));
    pages.extend(site.series.iter().enumerate().flat_map(|(at, one)| series(site, at, one)));
    for kind in NameKind::ALL {
        pages.extend((!site.roll(kind).entries.is_empty()).then(|| names(kind)));
        pages.extend(letters_of_names(site, kind));
        pages.extend((0..site.roll(kind).entries.len()).flat_map(|at| name(site, kind, at)));
    }
    pages.extend((0..site.years.len()).flat_map(|at| year(site, at)));
    pages.extend(titles(site));
    pages.extend(letters_of_titles(site));
    pages.extend(site.redirects.iter().enumerate().map(|(at, (address, piece))| redirect(site, at, address, *piece)));
    pages
}

/// A page directly below the home page. Its name must be reserved, so that no column or piece can take it; only the
/// accessibility statement gives way to a page of the site.
fn top(name: &str) -> Address {
    debug_assert!(is_reserved(name) || name == "accessibility", "`{name}` is not reserved");
    Address::home().below(name)
}

/// The number of pages of a list with this number of pieces; at least one.
fn count(site: &Relations, pieces: usize) -> usize {
    pieces.div_ceil(site.settings.page_size).max(1)
}

fn home(site: &Relations) -> Page {
    let title = Text(site.settings.title.clone());
    Page {
        section: Section::Named("home"),
        trail: None,
        texts: site.current.and_then(|at| site.editions.get(at)).map(|edition| edition.piece).into_iter().collect(),
        changed: site.newest(site.listed()),
        ..Page::new(PageKind::Home, Address::home(), "home.html", title)
    }
}

fn archive(site: &Relations) -> Page {
    let changed = site.newest(site.listed());
    Page { changed, ..named(PageKind::Archive, "archive", "archive.html") }
}

/// A page directly below the home page whose title is the word of the same name.
fn named(kind: PageKind, name: &'static str, template: &'static str) -> Page {
    Page { section: Section::Named(name), ..Page::new(kind, top(name), template, Word(name)) }
}

fn not_found() -> Page {
    let page = Page::new(PageKind::NotFound, Address::file("404.html"), "not-found.html", Word("not_found"));
    Page { trail: None, is_indexed: false, ..page }
}

fn feeds() -> Page {
    named(PageKind::Feeds, "feeds", "feeds.html")
}

/// A page or column of the site at the same address takes its place.
fn accessibility(site: &Relations) -> Option<Page> {
    let page = named(PageKind::Accessibility, "accessibility", "accessibility.html");
    let is_taken = site.pieces.iter().any(|piece| piece.address == page.address)
        || site.columns.iter().any(|column| column.address == page.address)
        || site.redirects.contains_key(&page.address);
    (!is_taken).then_some(Page { section: Section::Named("page"), ..page })
}

fn search() -> Page {
    Page { is_indexed: false, ..named(PageKind::Search, "search", "search.html") }
}

fn issues() -> Page {
    named(PageKind::Issues, "issues", "issues.html")
}

fn issue(site: &Relations, at: usize) -> Page {
    let own = site.editions[at].piece;
    let (address, title) = (site.pieces[own].address.clone(), Text(site.title(own).to_owned()));
    Page {
        section: Section::Named("issues"),
        trail: Some(Trail::below(&[PageKind::Issues])),
        channel: Some(Channel::Edition(at)),
        texts: vec![own],
        source: Some(own),
        changed: site.newest(site.editions[at].printed_order()),
        ..Page::new(PageKind::Issue(at), address, "issue.html", title)
    }
}

/// Where the settings want it, and where there is anything in the issue.
fn whole_issue(site: &Relations, at: usize) -> Option<Page> {
    let edition = &site.editions[at];
    if !site.settings.editions.one_page || edition.sections.is_empty() {
        return None;
    }
    let address = site.pieces[edition.piece].address.below("all");
    let title = Filled("one_page_of", vec![("name", Text(site.title(edition.piece).to_owned()))]);
    let above = vec![PageKind::Issues, PageKind::Issue(at)];
    Some(Page {
        trail: Some(Trail { above, here: Here::Word("one_page") }),
        texts: [edition.piece].into_iter().chain(site.editions[at].printed_order()).collect(),
        ..Page { kind: PageKind::WholeIssue(at), address, title, template: "issue-all.html", ..issue(site, at) }
    })
}

fn column(site: &Relations, at: usize) -> impl Iterator<Item = Page> {
    let title = Text(site.settings.columns[at].title.clone());
    let page = Page::new(PageKind::Column(at, 1), site.columns[at].address.clone(), "column.html", title);
    let pieces = &site.columns[at].pieces;
    let changed = site.newest(pieces.iter().copied());
    let page = Page { section: Section::Column(at), channel: Some(Channel::Column(at)), changed, ..page };
    page.numbered(count(site, pieces.len()), move |number| PageKind::Column(at, number))
}

fn piece(site: &Relations, at: usize) -> Page {
    let piece = &site.pieces[at];
    let kind = piece.entry.kind;
    let issue = piece.edition.map(PageKind::Issue);
    let column = piece.column.map(|column| PageKind::Column(column, 1));
    let here = if kind == Kind::Page { Here::Title } else { Here::Nothing };
    let title = Text(site.title(at).to_owned());
    Page {
        section: piece.column.map_or(Section::Named("page"), Section::Column),
        trail: Some(Trail { above: issue.into_iter().chain(column).collect(), here }),
        channel: piece.column.map(Channel::Column),
        texts: vec![at],
        source: Some(at),
        changed: site.changed(at),
        ..Page::new(PageKind::Piece(at), piece.address.clone(), template(kind), title)
    }
}

/// The template of a piece of this kind.
const fn template(kind: Kind) -> &'static str {
    match kind {
        Kind::AwardList => "award-list.html",
        Kind::Events => "events.html",
        Kind::Guide => "guide.html",
        Kind::Regulation => "regulation.html",
        Kind::Page => "page.html",
        Kind::Article | Kind::Issue => "article.html",
    }
}

/// Below the address of the version in force, which has its own text there.
fn dated(site: &Relations, at: usize) -> Option<Page> {
    let day = site.pieces[at].regulation().filter(|_| site.law(at) == at)?.version_day();
    let address = addresses::dated(&site.pieces[at].address, day);
    let canonical = Some(site.pieces[at].address.clone());
    Some(Page { kind: PageKind::Dated(at), address, canonical, is_indexed: false, ..piece(site, at) })
}

fn regulations(site: &Relations, column: usize) -> impl Iterator<Item = Page> {
    Arrangement::ALL.into_iter().map(move |way| {
        let address = site.columns[column].address.below(way.name());
        let values = vec![("name", Text(site.settings.columns[column].title.clone())), ("n", Word(way.word()))];
        let kind = PageKind::Regulations(column, way);
        Page {
            section: Section::Column(column),
            trail: Some(Trail::below(&[PageKind::Column(column, 1)])),
            channel: Some(Channel::Column(column)),
            changed: site.newest(site.columns[column].pieces.iter().copied()),
            ..Page::new(kind, address, "regulations.html", Filled("regulations_title", values))
        }
    })
}

/// Each version with the one before it: `/regulations/<slug>/compare-2023-03-01-2025-01-01/`, below the one in force.
fn comparisons(site: &Relations, law: usize) -> impl Iterator<Item = Page> {
    let versions = if site.law(law) == law { &site.pieces[law].versions[..] } else { &[] };
    let pairs = versions.windows(2).map(|pair| (pair[0], pair[1]));
    let pairs = pairs.filter(|(old, new)| site.pieces[*old].is_full_text() && site.pieces[*new].is_full_text());
    pairs.map(move |(old, new)| {
        let day =
            |at: usize| site.pieces[at].regulation().map_or_else(String::new, |one| one.version_day().0.to_string());
        let of = site.law(new);
        let address = site.pieces[of].address.below(&format!("compare-{}-{}", day(old), day(new)));
        let title = Filled("comparison_of", vec![("name", Text(site.title(of).to_owned()))]);
        let column = site.pieces[new].column;
        let above = column.map(|column| PageKind::Column(column, 1)).into_iter().chain([PageKind::Piece(of)]);
        Page {
            section: column.map_or(Section::Named("page"), Section::Column),
            trail: Some(Trail { above: above.collect(), here: Here::Word("comparison") }),
            source: Some(new),
            ..Page::new(PageKind::Comparison(old, new), address, "comparison.html", title)
        }
    })
}

fn calendar(site: &Relations) -> Option<Page> {
    let announce = (0..site.pieces.len()).filter(|at| !site.pieces[*at].events().is_empty());
    let pieces: Vec<usize> = announce.collect();
    let page = named(PageKind::Calendar, "calendar", "calendar.html");
    (!pieces.is_empty()).then(|| Page { changed: site.newest(pieces), ..page })
}

fn tags() -> Page {
    named(PageKind::Tags, "tags", "tags.html")
}

fn tag(site: &Relations, at: usize, tag: &Tag) -> impl Iterator<Item = Page> {
    let page = Page {
        section: Section::Named("tags"),
        trail: Some(Trail::below(&[PageKind::Tags])),
        channel: Some(Channel::Tag(at)),
        source: tag.listing.pieces.first().copied(),
        changed: site.newest(tag.listing.pieces.iter().copied()),
        ..Page::new(PageKind::Tag(at, 1), tag.listing.address.clone(), "tag.html", Text(tag.title.clone()))
    };
    page.numbered(count(site, tag.listing.pieces.len()), move |number| PageKind::Tag(at, number))
}

fn all_series() -> Page {
    named(PageKind::AllSeries, "series", "all-series.html")
}

fn series(site: &Relations, at: usize, series: &Tag) -> impl Iterator<Item = Page> {
    let page = Page {
        section: Section::Named("series"),
        trail: Some(Trail::below(&[PageKind::AllSeries])),
        channel: Some(Channel::Series(at)),
        source: series.listing.pieces.first().copied(),
        changed: site.newest(series.listing.pieces.iter().copied()),
        ..Page::new(PageKind::Series(at, 1), series.listing.address.clone(), "series.html", Text(series.title.clone()))
    };
    page.numbered(count(site, series.listing.pieces.len()), move |number| PageKind::Series(at, number))
}

fn names(kind: NameKind) -> Page {
    named(PageKind::Names(kind), kind.name(), "names.html")
}

fn letters_of_names(site: &Relations, kind: NameKind) -> impl Iterator<Item = Page> {
    let letters = IndexLetters::of(site.roll(kind).entries.iter().map(|named| named.letter));
    letters.pages().into_iter().flat_map(move |(letter, count)| {
        let first = Page {
            address: top(kind.name()).below(&format!("letter-{}", letter_id(letter))),
            title: PageTitle::of_letter(kind.name(), letter),
            trail: Some(Trail::below(&[PageKind::Names(kind)])),
            ..names(kind)
        };
        first.numbered(count, move |number| PageKind::Letter(kind, letter, number))
    })
}

fn name(site: &Relations, kind: NameKind, at: usize) -> impl Iterator<Item = Page> {
    let named = &site.roll(kind).entries[at];
    let first = Page {
        section: Section::Named(kind.name()),
        trail: Some(Trail::below(&[PageKind::Names(kind)])),
        source: named.pieces.first().copied(),
        changed: site.newest(named.pieces.iter().copied()),
        ..Page::new(PageKind::Name(kind, at, 1), named.address.clone(), "name.html", Text(named.name.clone()))
    };
    let count = named.pieces.len().div_ceil(site.settings.page_size);
    first.numbered(count, move |number| PageKind::Name(kind, at, number))
}

fn year(site: &Relations, at: usize) -> impl Iterator<Item = Page> {
    let (year, pieces) = &site.years[at];
    let title = Filled("year", vec![("n", Text(year.to_string()))]);
    let address = top("archive").below(&year.to_string());
    let first = Page {
        section: Section::Named("archive"),
        trail: Some(Trail::below(&[PageKind::Archive])),
        changed: site.newest(pieces.iter().copied()),
        ..Page::new(PageKind::Year(at, 1), address, "archive-year.html", title)
    };
    first.numbered(count(site, pieces.len()), move |number| PageKind::Year(at, number))
}

fn titles(site: &Relations) -> Option<Page> {
    let page = Page {
        section: Section::Named("archive"),
        trail: Some(Trail::below(&[PageKind::Archive])),
        changed: site.newest(site.listed()),
        ..Page::new(PageKind::Titles, top("archive").below("titles"), "archive-titles.html", Word("titles"))
    };
    (!site.titles.is_empty()).then_some(page)
}

fn letters_of_titles(site: &Relations) -> impl Iterator<Item = Page> {
    let letters = IndexLetters::of(site.titles.iter().map(|title| title.letter));
    titles(site).into_iter().flat_map(move |titles| {
        letters.pages().into_iter().flat_map(move |(letter, count)| {
            let first = Page {
                address: titles.address.below(&letter_id(letter)),
                title: PageTitle::of_letter("titles", letter),
                trail: Some(Trail::below(&[PageKind::Archive, PageKind::Titles])),
                changed: None,
                ..titles.clone()
            };
            first.numbered(count, move |number| PageKind::TitlesOf(letter, number))
        })
    })
}

fn redirect(site: &Relations, at: usize, address: &Address, piece: usize) -> Page {
    let title = Text(site.title(piece).to_owned());
    Page {
        trail: None,
        source: Some(piece),
        is_indexed: false,
        canonical: Some(site.pieces[piece].address.clone()),
        ..Page::new(PageKind::Redirect(at, piece), address.clone(), "redirect.html", title)
    }
}
