//! The fields of an old page as fields of huikan.

use std::collections::BTreeMap;

use super::hexo::categories;
use super::old_dates;
use super::old_fields::{OldFields, first, get, plain, texts};
use super::old_site::{OldPage, Role, stem};
use crate::import::draft::Note;
use crate::import::front_matter::{FrontMatter, Value};
use crate::values::{Date, Slug, text, tidy_blanks, without_invisible};

/// Fields that other generators and their themes use and huikan has another place for, or none.
const KNOWN: &[&str] = &[
    "title",
    "subtitle",
    "date",
    "publishdate",
    "lastmod",
    "updated",
    "modified",
    "last_modified_at",
    "tags",
    "tag",
    "categories",
    "category",
    "taxonomies",
    "description",
    "summary",
    "excerpt",
    "draft",
    "published",
    "slug",
    "url",
    "permalink",
    "aliases",
    "alias",
    "redirect_from",
    "path",
    "expirydate",
    "author",
    "authors",
    "layout",
    "type",
    "template",
    "page_template",
    "id",
    "math",
    "mathjax",
    "katex",
    "cover",
    "image",
    "featuredimage",
    "featured_image",
    "thumbnail",
    "series",
    "extra",
];

/// The spelling of each tag that most texts use, by the tag in small letters.
pub(super) type Spellings = BTreeMap<String, String>;

/// The spellings of all tags of a site.
pub(super) fn spellings(pages: &[OldPage]) -> Spellings {
    let mut counts: BTreeMap<String, BTreeMap<String, usize>> = BTreeMap::new();
    for tag in pages.iter().flat_map(|page| tags(&page.parted.fields)) {
        *counts.entry(tag.to_lowercase()).or_default().entry(tag).or_default() += 1;
    }
    let most = |counts: BTreeMap<String, usize>| {
        let best = counts.values().copied().max();
        counts.into_iter().find(|(_, count)| Some(*count) == best).map(|(tag, _)| tag).unwrap_or_default()
    };
    counts.into_iter().map(|(small, counts)| (small, most(counts))).collect()
}

/// The tags and categories of a text, parted at commas.
fn tags(fields: &OldFields) -> Vec<String> {
    let mut all = texts(get(fields, "tags").or_else(|| get(fields, "tag")));
    all.extend(categories(fields));
    if let Some(serde_json::Value::Object(groups)) = get(fields, "taxonomies") {
        all.extend(groups.values().flat_map(|values| texts(Some(values))));
    }
    let parted = all.iter().flat_map(|tag| tag.split([',', '，', '、', '；', ';']));
    let tidy = parted.map(|tag| tidy_blanks(clean(tag).trim().trim_start_matches('.').trim()));
    tidy.filter(|tag| Slug::new(&tag.replace('/', "-")).is_ok()).collect()
}

/// A text without invisible characters, on one line.
fn clean(text: &str) -> String {
    let text: String =
        text.split(['\n', '\r', '\t']).map(str::trim).filter(|line| !line.is_empty()).collect::<Vec<_>>().join(" ");
    without_invisible(&text).unwrap_or(text)
}

/// What the body tells for fields.
#[derive(Default)]
pub(super) struct Told {
    pub summary: Option<String>,
    pub cover: Option<String>,
    pub has_formulas: bool,
}

/// The fields of the new text, and notes on what has no place.
pub(super) fn fields(
    page: &OldPage,
    slug: Option<&str>,
    aliases: Vec<String>,
    spellings: &Spellings,
    told: Told,
) -> (FrontMatter, Vec<Note>) {
    let (old, mut new, mut notes) = (&page.parted.fields, FrontMatter::default(), Vec::new());
    let title = first(old, &["title"]).map(|title| clean(&title)).filter(|title| !title.is_empty());
    if title.is_none() {
        notes.push(Note::new(text!(
            "没有标题，用了第一个标题或文件名",
            "without a title; the first heading or the file's name is used"
        )));
    }
    new.put("title", title.unwrap_or_else(|| heading(&page.parted.body).unwrap_or_else(|| own_name(page))));
    new.put_some("subtitle", first(old, &["subtitle", "extra.subtitle"]).map(|text| clean(&text)));
    let date = first(old, &["date", "publishDate"]);
    let read = date.as_deref().and_then(old_dates::date).or_else(|| page.date.clone());
    if let (Some(date), None) = (&date, &read) {
        notes.push(Note::new(text!("日期 {date} 读不懂", "the date {date} cannot be read")));
    }
    let updated = first(old, &["lastmod", "updated", "modified", "last_modified_at", "extra.updated"])
        .and_then(|day| old_dates::date(&day));
    new.put_some("updated", updated.filter(|day| is_later(day, read.as_deref())).map(Value::Plain));
    if read.is_none() && matches!(page.role, Role::Post(_)) {
        notes.push(Note::new(text!(
            "没有日期，作为单页导入；补上日期后删去 kind",
            "without a date; imported as a standing page; add a date and remove `kind`"
        )));
        new.put("kind", "page");
    }
    new.put_some("date", read.map(Value::Plain));
    new.put_some("tags", Some(spelled(tags(old), spellings)).filter(|tags| !tags.is_empty()));
    new.put_some("contributors", credits(old));
    let described = first(old, &["summary", "description", "excerpt", "extra.description"]).map(|text| clean(&text));
    new.put_some("summary", described.filter(|text| !text.is_empty()).or(told.summary));
    if let Some(cover) = told.cover {
        notes.push(Note::new(text!(
            "题图 {cover} 没有说明，没有写进 cover",
            "the cover {cover} has no description and is not in `cover`"
        )));
    }
    new.put_some("series", first(old, &["series"]).map(|text| clean(&text)));
    new.put_some("slug", slug);
    new.put_some("aliases", Some(aliases).filter(|aliases| !aliases.is_empty()));
    new.put_some("draft", page.is_draft.then(|| Value::Plain("true".to_owned())));
    let expires = first(old, &["expiryDate"]).and_then(|day| old_dates::date(&day));
    new.put_some("expires_at", expires.map(Value::Plain));
    new.put_some("math", (asks_for_formulas(old) && told.has_formulas).then(|| Value::Plain("true".to_owned())));
    notes.extend(lost(old));
    (new, notes)
}

/// Tags in one spelling, each once.
fn spelled(tags: Vec<String>, spellings: &Spellings) -> Vec<String> {
    let mut kept: Vec<String> = Vec::new();
    for tag in tags {
        let tag = spellings.get(&tag.to_lowercase()).cloned().unwrap_or(tag);
        if !kept.contains(&tag) {
            kept.push(tag);
        }
    }
    kept
}

/// The authors as contributors.
fn credits(old: &OldFields) -> Option<Value> {
    let named = ["authors", "author", "extra.author", "taxonomies.authors"].iter().find_map(|name| get(old, name));
    let credit = |name: String| Value::Group(vec![("name".to_owned(), name.into())]);
    let names = texts(named).into_iter().map(|name| clean(&name)).filter(|name| !name.is_empty());
    let all: Vec<Value> = names.map(credit).collect();
    (!all.is_empty()).then_some(Value::List(all))
}

fn asks_for_formulas(old: &OldFields) -> bool {
    let names = ["math", "mathjax", "katex", "extra.math", "extra.katex"];
    names.iter().any(|name| get(old, name).and_then(plain).is_some_and(|is| is == "true"))
}

/// A note on the fields that have no place.
fn lost(old: &OldFields) -> Option<Note> {
    let is_lost = |(name, value): &(&String, &serde_json::Value)| {
        !KNOWN.contains(&name.to_lowercase().as_str()) && !value.is_null()
    };
    let lost: Vec<&str> = old.iter().filter(is_lost).map(|(name, _)| name.as_str()).collect();
    let names = lost.join("、");
    (!lost.is_empty()).then(|| Note::new(text!("字段没有地方放：{names}", "fields without a place: {names}")))
}

fn is_later(day: &str, than: Option<&str>) -> bool {
    let cut = |text: &str| text.get(..10).unwrap_or(text).to_owned();
    Date::parse(day).is_ok() && than.is_some_and(|than| cut(day) > cut(than))
}

/// The first heading of a body.
fn heading(body: &str) -> Option<String> {
    let line = body.lines().map(str::trim).find(|line| line.starts_with('#'))?;
    Some(clean(line.trim_matches('#').trim())).filter(|text| !text.is_empty())
}

fn own_name(page: &OldPage) -> String {
    let name = page.place.rsplit('/').next().unwrap_or(&page.place);
    let name = if name.is_empty() { stem(&page.path) } else { name };
    clean(name)
}
