//! One or two sentences about a page for search engines: what was written of it, else what it is in words of the interface.

use super::cards::excerpt;
use super::regulations;
use crate::config::Which;
use crate::model::{Page, PageKind, Site};

/// The description of every page but those that search engines are sent away from; `title` is that of the page, `words`
/// are those of the interface.
pub(super) fn description(site: &Site, page: &Page, title: &str, words: &dyn Fn(&str) -> String) -> Option<String> {
    let settings = &site.settings;
    let written = match page.kind {
        PageKind::NotFound | PageKind::Redirect(..) => return None,
        PageKind::Piece(piece) | PageKind::Dated(piece) => of_piece(site, piece),
        PageKind::Issue(edition) => of_piece(site, site.editions[edition].piece),
        PageKind::Column(column, _) => settings.columns[column].description.clone(),
        PageKind::Home => settings.description.clone(),
        PageKind::Regulations(column, way) => Some(regulations::description(site, column, way, words)),
        PageKind::Name(which, at, _) => site.roll(which).entries[at].note.clone(),
        _ => None,
    };
    Some(
        written
            .unwrap_or_else(|| words(what_it_is(page.kind)).replace("{m}", &settings.title).replace("{name}", title)),
    )
}

fn of_piece(site: &Site, at: usize) -> Option<String> {
    let entry = &site.pieces[at].entry;
    entry.common.summary.clone().or_else(|| excerpt(&entry.document.lead))
}

/// The sentence of a page for which nobody wrote one.
fn what_it_is(kind: PageKind) -> &'static str {
    match kind {
        PageKind::Issues => "about_issues",
        PageKind::Issue(_) => "about_issue",
        PageKind::WholeIssue(_) => "about_whole",
        PageKind::Column(..) | PageKind::Regulations(..) | PageKind::Series(..) => "about_list",
        PageKind::Comparison(..) => "about_comparison",
        PageKind::Tags => "about_tags",
        PageKind::Tag(..) => "about_tag",
        PageKind::Calendar => "about_calendar",
        PageKind::AllSeries => "about_all_series",
        PageKind::Names(Which::People) | PageKind::Letter(Which::People, ..) => "about_people",
        PageKind::Names(Which::Organizations) | PageKind::Letter(Which::Organizations, ..) => "about_organizations",
        PageKind::Name(..) => "about_name",
        PageKind::Archive => "about_archive",
        PageKind::Year(..) => "about_year",
        PageKind::Titles | PageKind::TitlesOf(..) => "about_titles",
        PageKind::Feeds => "about_feeds",
        PageKind::Search => "about_search",
        PageKind::Accessibility => "about_accessibility",
        PageKind::Home => "about_home",
        PageKind::Piece(_) | PageKind::Dated(_) | PageKind::NotFound | PageKind::Redirect(..) => "about_piece",
    }
}
