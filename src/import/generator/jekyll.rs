//! The pages of a site of Jekyll.

use super::hexo::categories;
use super::old_dates;
use super::old_fields::{OldFields, Parted, first, get, part, plain, texts};
use super::old_site::{OldPage, OldSite, Role, folder_of, is_text, stem};
use super::permalinks::{self, Named};

/// The posts, the collections and the pages.
pub(super) fn pages(site: &OldSite<'_>) -> Vec<OldPage> {
    let collections = collections(&site.settings);
    let texts = site.files.iter().filter(|(path, _)| is_text(path));
    texts.filter_map(|(path, text)| page(site, &collections, path, text.as_deref()?)).collect()
}

/// The names of the collections.
fn collections(settings: &OldFields) -> Vec<String> {
    match get(settings, "collections") {
        Some(serde_json::Value::Object(groups)) => groups.keys().cloned().collect(),
        other => texts(other),
    }
}

fn page(site: &OldSite<'_>, collections: &[String], path: &str, text: &str) -> Option<OldPage> {
    let parted = part(text);
    let folders = vec![folder_of(path).to_owned()];
    let mut draft = false;
    let (role, place, date, made) = if let Some((before, below)) = split(path, "_posts/") {
        let (date, bare) = old_dates::in_name(stem(below));
        let place = format!("{}{bare}", folder_of(below));
        let mut sections: Vec<String> =
            before.split('/').filter(|part| !part.is_empty() && !part.starts_with('_')).map(str::to_owned).collect();
        sections.extend(categories(&parted.fields).into_iter().flat_map(|all| words(&all, &parted.fields)));
        let mut seen = Vec::new();
        sections.retain(|name| {
            !seen.contains(name) && {
                seen.push(name.clone());
                true
            }
        });
        let made = address(site, &parted, "posts", &sections, bare, &place, date.as_deref());
        (Role::Post(sections.into_iter().next().unwrap_or_default()), place, date, made)
    } else if let Some((_, below)) = split(path, "_drafts/") {
        draft = true;
        (Role::Post(String::new()), format!("{}{}", folder_of(below), stem(below)), None, format!("/{}/", stem(below)))
    } else if let Some((name, below)) = collection(collections, path) {
        let place = format!("{}{}", folder_of(below), stem(below));
        let made = address(site, &parted, &name, std::slice::from_ref(&name), stem(below), &place, None);
        (Role::Post(name), place, None, made)
    } else {
        if path.split('/').any(|part| part.starts_with(['_', '.'])) || parted.line == 1 {
            return None;
        }
        let place = format!("{}{}", folder_of(path), stem(path));
        let place = place.strip_suffix("/index").unwrap_or(&place).to_owned();
        let made = first(&parted.fields, &["permalink"]).unwrap_or_else(|| {
            if stem(path) == "index" { format!("/{}", folder_of(path)) } else { format!("/{place}.html") }
        });
        let role = if place == "index" { Role::Section(String::new()) } else { Role::Standing };
        (role, place, None, format!("/{}", made.trim_start_matches('/')))
    };
    let is_false = |name: &str| get(&parted.fields, name).and_then(plain).is_some_and(|is| is == "false");
    let is_draft = draft || is_false("published");
    let mut addresses = vec![made];
    let given = texts(get(&parted.fields, "redirect_from").or_else(|| get(&parted.fields, "alias")));
    addresses.extend(given.into_iter().map(|alias| format!("/{}", alias.trim_start_matches('/'))));
    let is_bundle = false;
    Some(OldPage { path: path.to_owned(), role, place, is_bundle, parted, addresses, date, is_draft, folders })
}

/// Categories in one text are parted at blanks, as Jekyll does with `categories`, not with `category`.
fn words(all: &str, fields: &OldFields) -> Vec<String> {
    match get(fields, "categories") {
        Some(serde_json::Value::String(_)) => all.split_whitespace().map(str::to_owned).collect(),
        _ => vec![all.to_owned()],
    }
}

/// What stands before and below a folder of this name.
fn split<'a>(path: &'a str, folder: &str) -> Option<(&'a str, &'a str)> {
    let at = if path.starts_with(folder) { 0 } else { path.find(&format!("/{folder}"))? + 1 };
    Some((&path[..at], &path[at + folder.len()..]))
}

fn collection<'a>(collections: &[String], path: &'a str) -> Option<(String, &'a str)> {
    collections.iter().find_map(|name| Some((name.clone(), split(path, &format!("_{name}/"))?.1)))
}

fn address(
    site: &OldSite<'_>,
    parted: &Parted,
    kind: &str,
    sections: &[String],
    name: &str,
    path: &str,
    in_name: Option<&str>,
) -> String {
    let fields = &parted.fields;
    let of_kind = first(&site.settings, &[&format!("collections.{kind}.permalink")]);
    let pattern = first(fields, &["permalink"]).or(of_kind).or_else(|| by_default(&site.settings, kind));
    let pattern = pattern.or_else(|| first(&site.settings, &["permalink"]).filter(|_| kind == "posts"));
    let pattern = match pattern.as_deref() {
        None if kind != "posts" => "/:categories/:path.html",
        None | Some("date") => "/:categories/:year/:month/:day/:title.html",
        Some("pretty") => "/:categories/:year/:month/:day/:title/",
        Some("none") => "/:categories/:title.html",
        Some(pattern) => pattern,
    };
    let pattern = pattern.replace(":collection", kind);
    let date = first(fields, &["date"]).and_then(|date| old_dates::date(&date)).or_else(|| in_name.map(str::to_owned));
    let name = first(fields, &["slug"]).unwrap_or_else(|| name.to_owned());
    let sections: Vec<String> = sections.iter().map(|section| section.to_lowercase().replace(' ', "%20")).collect();
    let named = Named { date: date.as_deref(), title: Some(&name), name: &name, path, sections: &sections, fields };
    permalinks::address(&pattern, &named).unwrap_or_else(|| format!("/{path}/"))
}

/// The pattern that `defaults` gives to texts of this kind.
fn by_default(settings: &OldFields, kind: &str) -> Option<String> {
    let defaults = get(settings, "defaults")?.as_array()?.iter().filter_map(|one| one.as_object());
    let of_kind = |one: &&OldFields| first(one, &["scope.type"]).is_none_or(|name| name == kind);
    defaults.filter(of_kind).filter_map(|one| first(one, &["values.permalink"])).next_back()
}
