//! The addresses of what the site makes from lists: links may lead to them.

use std::collections::BTreeSet;

use crate::config::Settings;
use crate::values::Address;

/// The addresses of pages and files that the site makes from lists: `lists` have feeds, `named` have none. Whether there
/// is enough for one is seen when all is written.
pub(super) fn generated(
    settings: &Settings,
    lists: Vec<Address>,
    named: Vec<Address>,
    years: &[(i32, Vec<usize>)],
    issues: &[Address],
) -> BTreeSet<Address> {
    let top = ["issues", "archive", "tags", "calendar", "series", "people", "organizations", "feeds", "accessibility"]
        .into_iter()
        .map(|name| Address::home().below(name));
    let columns = settings.columns.iter().map(|column| Address::home().below(&column.id));
    let years = years.iter().map(|(year, _)| Address::home().below("archive").below(&year.to_string()));
    let titles = Address::home().below("archive").below("titles");
    let one_page = issues.iter().map(|issue| issue.below("all"));
    let listed = [Address::home()].into_iter().chain(columns.clone()).chain(issues.iter().cloned());
    let listed = listed.chain(lists.iter().cloned());
    let feeds = listed.flat_map(|list| ["atom.xml", "feed.json", "rss.xml"].map(|name| list.file_below(name)));
    let files = ["sitemap.xml", "index.json", "calendar.ics"].map(Address::file);
    let pages = top
        .chain(columns)
        .chain(lists.clone())
        .chain(named)
        .chain(years)
        .chain(one_page)
        .chain([titles, Address::home()]);
    pages.chain(feeds).chain(files).collect()
}
