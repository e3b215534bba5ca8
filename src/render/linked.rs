//! What search engines are told: JSON-LD with the words of <https://schema.org>.
//!
//! A kind whose pieces are more than articles says so in [`typed`]: `Event` and `Legislation` belong there.

use serde_json::{Map, Value, json};

use super::linked_kinds;
use super::open_graph;
use crate::config::Which;
use crate::kinds::common::{Contributor, Role};
use crate::kinds::{Kind, Record};
use crate::model::{Page, PageKind, Piece, Site};

/// The text of the page's `<script type="application/ld+json">`; `trail` are the pages above it and the page itself,
/// with titles and whole addresses.
pub(super) fn script(site: &Site, page: &Page, trail: &[(String, String)], canonical: &str) -> Option<String> {
    if !page.is_indexed {
        return None;
    }
    let mut graph = match page.kind {
        PageKind::Home => vec![website(site), organization(site)],
        PageKind::Issue(edition) => vec![issue(site, page, edition, canonical)],
        PageKind::Piece(at) => vec![piece(site, page, at, canonical)],
        PageKind::Name(which, at, _) => vec![named(site, which, at)],
        PageKind::WholeIssue(edition) => vec![whole(site, edition, canonical)],
        _ => Vec::new(),
    };
    if trail.len() > 1 {
        graph.push(breadcrumbs(trail));
    }
    (!graph.is_empty()).then(|| in_script(&json!({ "@context": "https://schema.org", "@graph": graph })))
}

/// The one door into a script element: nothing in it can end the element or begin a comment (HTML, section 4.12.1.3),
/// and it stays the same JSON.
fn in_script(value: &Value) -> String {
    let json = value.to_string();
    if !json.contains(['<', '>', '&', '\u{2028}', '\u{2029}']) {
        return json;
    }
    let mut out = String::with_capacity(json.len() + 64);
    for c in json.chars() {
        match c {
            '<' => out.push_str("\\u003c"),
            '>' => out.push_str("\\u003e"),
            '&' => out.push_str("\\u0026"),
            '\u{2028}' => out.push_str("\\u2028"),
            '\u{2029}' => out.push_str("\\u2029"),
            c => out.push(c),
        }
    }
    out
}

/// An object of a type, with the values that are known.
pub(super) struct Thing(Map<String, Value>);

impl Thing {
    pub(super) fn new(kind: &str) -> Self {
        Self(Map::from_iter([("@type".to_owned(), Value::from(kind))]))
    }

    pub(super) fn with(mut self, key: &str, value: impl Into<Value>) -> Self {
        let value = value.into();
        if !value.is_null() && value.as_array().is_none_or(|list| !list.is_empty()) {
            self.0.insert(key.to_owned(), value);
        }
        self
    }
}

impl From<Thing> for Value {
    fn from(thing: Thing) -> Self {
        Self::Object(thing.0)
    }
}

/// A person or an organisation.
fn named(site: &Site, which: Which, at: usize) -> Value {
    let named = &site.roll(which).entries[at];
    let kind = if which == Which::People { "Person" } else { "Organization" };
    Thing::new(kind)
        .with("name", named.name.as_str())
        .with("alternateName", named.aliases.clone())
        .with("description", named.note.clone())
        .with("url", site.settings.absolute(&named.address))
        .with("sameAs", named.url.clone())
        .into()
}

fn website(site: &Site) -> Value {
    let settings = &site.settings;
    let website = Thing::new("WebSite")
        .with("name", settings.title.as_str())
        .with("alternateName", settings.short_title.clone())
        .with("description", settings.description.clone())
        .with("url", settings.base_url.as_str())
        .with("inLanguage", settings.language.tag());
    website.with("publisher", publisher(site)).into()
}

/// Who publishes the newsletter, in short.
fn publisher(site: &Site) -> Value {
    let settings = &site.settings;
    let name = settings.association.name.as_ref().or(settings.footer.organizer.as_ref()).unwrap_or(&settings.title);
    Thing::new("Organization").with("name", name.as_str()).with("url", settings.association.website.clone()).into()
}

fn organization(site: &Site) -> Value {
    let association = &site.settings.association;
    let Value::Object(short) = publisher(site) else { return Value::Null };
    Thing(short)
        .with("alternateName", association.english_name.clone().or_else(|| association.short_name.clone()))
        .with("telephone", association.phone.clone())
        .with("address", association.address.clone())
        .into()
}

fn periodical(site: &Site) -> Value {
    Thing::new("Periodical")
        .with("name", site.settings.title.as_str())
        .with("url", site.settings.base_url.as_str())
        .into()
}

/// The issue, as a part of the periodical.
fn issue_thing(site: &Site, edition: usize) -> Thing {
    let piece = &site.pieces[site.editions[edition].piece];
    let number = if let Record::Issue(issue) = &piece.entry.record { Some(issue.number) } else { None };
    Thing::new("PublicationIssue")
        .with("name", piece.entry.common.title.as_str())
        .with("issueNumber", number)
        .with("url", site.settings.absolute(&piece.address))
        .with("isPartOf", periodical(site))
}

fn issue(site: &Site, page: &Page, edition: usize, canonical: &str) -> Value {
    let this = &site.editions[edition];
    let common = &site.pieces[this.piece].entry.common;
    let part = |at: usize| {
        let piece = &site.pieces[at];
        let thing = Thing::new(typed(piece))
            .with("headline", piece.entry.common.title.as_str())
            .with("url", site.settings.absolute(&piece.address));
        Value::from(paged(thing, piece))
    };
    issue_thing(site, edition)
        .with("datePublished", common.date.map(|date| date.exact(site.settings.timezone)))
        .with("description", common.summary.clone())
        .with("image", open_graph::picture(site, page).map(|(address, _)| address))
        .with("publisher", publisher(site))
        .with("mainEntityOfPage", canonical)
        .with("hasPart", site.printed_order(this).map(part).collect::<Vec<_>>())
        .into()
}

fn whole(site: &Site, edition: usize, canonical: &str) -> Value {
    let title = &site.pieces[site.editions[edition].piece].entry.common.title;
    Thing::new("WebPage")
        .with("name", title.as_str())
        .with("url", canonical)
        .with("mainEntity", issue_thing(site, edition))
        .into()
}

/// The type of a piece. What a kind tells beside it, the dates of an event, a law's, is in `linked_kinds`.
fn typed(piece: &Piece) -> &'static str {
    match (piece.entry.kind, piece.entry.common.date) {
        (Kind::Page, _) => "WebPage",
        (_, Some(_)) => "NewsArticle",
        (_, None) => "Article",
    }
}

fn paged(thing: Thing, piece: &Piece) -> Thing {
    let common = &piece.entry.common;
    thing.with("pageStart", common.page).with("pageEnd", common.page.and(common.page_end.or(common.page)))
}

fn piece(site: &Site, page: &Page, at: usize, canonical: &str) -> Value {
    let piece = &site.pieces[at];
    let common = &piece.entry.common;
    let zone = site.settings.timezone;
    let thing = Thing::new(typed(piece))
        .with(if piece.entry.kind == Kind::Page { "name" } else { "headline" }, common.title.as_str())
        .with("alternativeHeadline", common.subtitle.clone())
        .with("description", common.summary.clone())
        .with("url", canonical)
        .with("inLanguage", site.settings.language.tag())
        .with("datePublished", common.date.map(|date| date.exact(zone)))
        .with("dateModified", common.updated.map(|date| date.exact(zone)))
        .with("publisher", publisher(site));
    if piece.entry.kind == Kind::Page {
        return thing.into();
    }
    let of_role = |wanted: fn(Role) -> bool| -> Vec<Value> {
        common.contributors.iter().filter(|one| wanted(one.role)).map(|one| contributor(site, at, one)).collect()
    };
    let authors = match common.source.as_ref() {
        Some(reprint) => {
            reprint.author.iter().map(|name| Thing::new("Person").with("name", name.as_str()).into()).collect()
        }
        None => of_role(|role| matches!(role, Role::撰文 | Role::供稿)),
    };
    paged(thing, piece)
        .with("image", open_graph::picture(site, page).map(|(address, _)| address))
        .with("author", authors)
        .with("editor", of_role(|role| role == Role::编辑))
        .with("articleSection", piece.column.map(|column| site.settings.columns[column].title.clone()))
        .with("keywords", common.tags.clone())
        .with("isBasedOn", common.source.as_ref().map(|reprint| reprint.url.clone()))
        .with("isPartOf", piece.edition.map(|edition| Value::from(issue_thing(site, edition))))
        .with("about", linked_kinds::about(site, piece))
        .into()
}

/// The person with the organisation; of a person who is left out of indexes, the organisation alone.
fn contributor(site: &Site, piece: usize, one: &Contributor) -> Value {
    let page =
        |which: Which, name: &str| site.roll(which).address(name, piece).map(|page| site.settings.absolute(page));
    let organization = one
        .organization
        .as_deref()
        .map(|name| Thing::new("Organization").with("name", name).with("url", page(Which::Organizations, name)));
    match site.people.listed(one.name.as_deref(), piece) {
        Some(name) => Thing::new("Person")
            .with("name", name)
            .with("url", page(Which::People, name))
            .with("jobTitle", one.position.clone())
            .with("affiliation", organization.map(Value::from))
            .into(),
        None => organization.map_or(Value::Null, Value::from),
    }
}

fn breadcrumbs(trail: &[(String, String)]) -> Value {
    let item = |(at, (title, address)): (usize, &(String, String))| {
        let thing = Thing::new("ListItem").with("position", at + 1).with("name", title.as_str());
        Value::from(thing.with("item", address.as_str()))
    };
    let items: Vec<Value> = trail.iter().enumerate().map(item).collect();
    Thing::new("BreadcrumbList").with("itemListElement", items).into()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn nothing_ends_the_script_element() {
        let value = json!({ "headline": "</script><!-- & \u{2028}\u{2029} \"甲\"" });
        let text = in_script(&value);
        assert!(!text.contains(['<', '>', '&', '\u{2028}', '\u{2029}']), "{text}");
        assert_eq!(serde_json::from_str::<Value>(&text).unwrap(), value);
    }
}
