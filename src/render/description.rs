//! One or two sentences about a page for search engines: what was written of it, else what it is in words of the interface.

use super::cards::excerpt;
use super::page::Page;
use super::regulations;
use crate::config::Which;
use crate::model::Site;

/// The description of every page but those that search engines are sent away from; `title` is that of the page, `words`
/// are those of the interface.
pub(super) fn description(site: &Site, page: &Page, title: &str, words: &dyn Fn(&str) -> String) -> Option<String> {
    let settings = &site.settings;
    let written = match page {
        Page::NotFound | Page::Redirect(..) => return None,
        Page::Piece(piece) | Page::Dated(piece) => of_piece(site, *piece),
        Page::Issue(edition) => of_piece(site, site.editions[*edition].piece),
        Page::Column(column, _) => settings.columns[*column].description.clone(),
        Page::Home => settings.description.clone(),
        Page::Regulations(column, way) => Some(regulations::description(site, *column, *way, words)),
        Page::Name(which, at, _) => site.roll(*which).entries[*at].note.clone(),
        _ => None,
    };
    Some(written.unwrap_or_else(|| words(what_it_is(page)).replace("{m}", &settings.title).replace("{name}", title)))
}

fn of_piece(site: &Site, at: usize) -> Option<String> {
    let entry = &site.pieces[at].entry;
    entry.common.summary.clone().or_else(|| excerpt(&entry.document.lead))
}

/// The sentence of a page for which nobody wrote one.
fn what_it_is(page: &Page) -> &'static str {
    match page {
        Page::Issues => "about_issues",
        Page::Issue(_) => "about_issue",
        Page::Whole(_) => "about_whole",
        Page::Column(..) | Page::Regulations(..) | Page::Series(..) => "about_list",
        Page::Comparison(..) => "about_comparison",
        Page::Tags => "about_tags",
        Page::Tag(..) => "about_tag",
        Page::Calendar => "about_calendar",
        Page::AllSeries => "about_all_series",
        Page::Names(Which::People) | Page::Letter(Which::People, ..) => "about_people",
        Page::Names(Which::Organizations) | Page::Letter(Which::Organizations, ..) => "about_organizations",
        Page::Name(..) => "about_name",
        Page::Archive => "about_archive",
        Page::Year(..) => "about_year",
        Page::Titles | Page::TitlesOf(..) => "about_titles",
        Page::Feeds => "about_feeds",
        Page::Search => "about_search",
        Page::Accessibility => "about_accessibility",
        Page::Home => "about_home",
        Page::Piece(_) | Page::Dated(_) | Page::NotFound | Page::Redirect(..) => "about_piece",
    }
}
