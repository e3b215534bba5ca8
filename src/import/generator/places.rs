//! Where old pages go in the new site.

use std::collections::{BTreeMap, BTreeSet};

use percent_encoding::percent_decode_str;

use super::old_fields::first;
use super::old_site::{Generator, OldPage, OldSite, Role};
use crate::config::is_reserved;
use crate::values::Slug;

/// A proposed column.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct NewColumn {
    /// Its folder.
    pub id: String,
    /// Its name.
    pub title: String,
}

/// Where a page goes.
#[derive(Clone, Debug)]
pub(super) struct NewPlace {
    /// The path of its file.
    pub path: String,
    /// Its column.
    pub column: Option<String>,
    /// Its `slug`, where the name of the file does not tell it.
    pub slug: Option<String>,
    /// Its address, as in `/posts/a/`.
    pub address: String,
}

/// The places of all pages, in their order, and the columns.
pub(super) struct Places {
    pub columns: Vec<NewColumn>,
    pub places: Vec<NewPlace>,
    /// The pages by their old addresses, without a slash at the end.
    by_address: BTreeMap<String, usize>,
    by_path: BTreeMap<String, usize>,
}

/// More sections of posts than these become one column.
const MOST_COLUMNS: usize = 8;

impl Places {
    /// Places the pages. `is_taken` tells which files exist already.
    pub(super) fn of(site: &OldSite<'_>, pages: &[OldPage], is_taken: &dyn Fn(&str) -> bool) -> Self {
        let columns = columns(site, pages);
        let mut taken = Taken { paths: BTreeSet::new(), addresses: BTreeSet::new(), is_taken };
        taken.addresses.extend(columns.values().map(|column| format!("/{}/", column.id).to_lowercase()));
        let places: Vec<NewPlace> = pages.iter().map(|page| taken.place(page, &columns)).collect();
        let mut by_address = BTreeMap::new();
        for (at, page) in pages.iter().enumerate() {
            for address in &page.addresses {
                by_address.entry(key(address)).or_insert(at);
            }
        }
        let by_path = pages.iter().enumerate().map(|(at, page)| (page.path.clone(), at)).collect();
        let mut listed: Vec<NewColumn> = Vec::new();
        for column in columns.into_values() {
            if !listed.iter().any(|other| other.id == column.id) {
                listed.push(column);
            }
        }
        Self { columns: listed, places, by_address, by_path }
    }

    /// The page with this old address.
    pub(super) fn at_address(&self, address: &str) -> Option<usize> {
        self.by_address.get(&key(address)).copied()
    }

    /// The page of this old file.
    pub(super) fn at_path(&self, path: &str) -> Option<usize> {
        self.by_path.get(path).copied()
    }
}

/// An address as it is compared: decoded, in small letters, without `index.html` and a slash at the end.
pub(super) fn key(address: &str) -> String {
    let address = percent_decode_str(address).decode_utf8_lossy().to_lowercase();
    let address = address.strip_suffix("index.html").unwrap_or(&address);
    address.trim_end_matches('/').to_owned()
}

/// The columns by the names of the sections.
fn columns(site: &OldSite<'_>, pages: &[OldPage]) -> BTreeMap<String, NewColumn> {
    let mut sections: Vec<&str> = Vec::new();
    for page in pages {
        let section = match &page.role {
            Role::Post(section) => section.as_str(),
            _ => continue,
        };
        if !sections.contains(&section) {
            sections.push(section);
        }
    }
    let by_category = matches!(site.generator, Generator::Hexo);
    let is_one = by_category && sections.len() > MOST_COLUMNS;
    let title_of = |section: &str| {
        let own = |page: &&OldPage| page.role == Role::Section(section.to_owned()) && !section.is_empty();
        pages.iter().find(own).and_then(|page| first(&page.parted.fields, &["title"]))
    };
    let chinese = !first(
        &site.settings,
        &["languageCode", "defaultContentLanguage", "default_language", "language", "lang", "locale"],
    )
    .is_some_and(|language| language.to_lowercase().starts_with("en"));
    let posts = || NewColumn { id: "posts".to_owned(), title: if chinese { "文章" } else { "Posts" }.to_owned() };
    let column = |section: &str| {
        if is_one || section.is_empty() {
            return posts();
        }
        let bare = section.trim_start_matches(['_', '.']);
        let id = component(bare);
        let id = if is_reserved(&id) { format!("{id}-posts") } else { id };
        let title = title_of(section).unwrap_or_else(|| if id == "posts" { posts().title } else { bare.to_owned() });
        NewColumn { id, title }
    };
    let mut columns: BTreeMap<String, NewColumn> =
        sections.iter().map(|section| ((*section).to_owned(), column(section))).collect();
    if columns.is_empty() {
        columns.insert(String::new(), posts());
    }
    // Two names that differ by case are one column.
    let mut ids: BTreeMap<String, NewColumn> = BTreeMap::new();
    for column in columns.values_mut() {
        let first = ids.entry(column.id.to_lowercase()).or_insert_with(|| column.clone());
        column.clone_from(first);
    }
    columns
}

/// A component of a path: without what no file is called.
pub(super) fn component(name: &str) -> String {
    let mut kept: String = name
        .chars()
        .filter(|c| !c.is_control() && !matches!(c, '\\' | '/' | '?' | '#' | '%' | ':' | '*' | '"' | '<' | '>' | '|'))
        .collect();
    while kept.len() > 150 {
        kept.pop();
    }
    let kept = kept.trim().trim_start_matches('.').trim_end_matches('~').trim();
    Slug::new(kept).map_or_else(|_| "text".to_owned(), |slug| slug.to_string())
}

struct Taken<'a> {
    paths: BTreeSet<String>,
    addresses: BTreeSet<String>,
    is_taken: &'a dyn Fn(&str) -> bool,
}

impl Taken<'_> {
    fn place(&mut self, page: &OldPage, columns: &BTreeMap<String, NewColumn>) -> NewPlace {
        let parts: Vec<String> = page.place.split('/').filter(|part| !part.is_empty()).map(component).collect();
        let (column, parts) = match &page.role {
            Role::Post(section) => (columns.get(section), parts),
            Role::Standing => (None, vec![parts.join("-")]),
            Role::Section(section) if section.is_empty() => (None, vec!["home".to_owned()]),
            Role::Section(section) => (None, vec![format!("{}-intro", component(&section.replace('/', "-")))]),
        };
        let folder = column.map_or_else(|| "content".to_owned(), |column| format!("content/{}", column.id));
        let is_bundle = page.is_bundle && column.is_some();
        let whole = parts.join("/");
        let numbered = (2..).map(|number: u32| format!("{whole}-{number}"));
        let mut names = std::iter::once(whole.clone())
            .chain(numbered)
            .map(|name| if is_bundle { format!("{folder}/{name}/index.md") } else { format!("{folder}/{name}.md") });
        let mut is_free = |path: &String| !(self.is_taken)(path) && self.paths.insert(path.to_lowercase());
        let path = names.find(|path| is_free(path)).unwrap_or_default();
        let own = parts.last().cloned().unwrap_or_default();
        let given = first(&page.parted.fields, &["slug"]).map(|slug| component(&slug)).filter(|slug| slug != "text");
        let wanted = given.unwrap_or_else(|| own.clone());
        let base = column.map_or_else(|| "/".to_owned(), |column| format!("/{}/", column.id));
        let many = [wanted.clone(), component(&parts.join("-"))]
            .into_iter()
            .chain((2..).map(|number: u32| format!("{wanted}-{number}")));
        let is_allowed = |slug: &String| column.is_some() || !is_reserved(slug);
        let mut free =
            many.filter(is_allowed).filter(|slug| self.addresses.insert(format!("{base}{slug}/").to_lowercase()));
        let slug = free.next().unwrap_or_default();
        let tells = path.trim_end_matches(".md").trim_end_matches("/index").rsplit('/').next().unwrap_or("");
        let address = format!("{base}{slug}/");
        let slug = Some(slug).filter(|slug| slug != tells);
        NewPlace { path, column: column.map(|column| column.id.clone()), slug, address }
    }
}
