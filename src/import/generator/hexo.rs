//! The pages of a site of Hexo.

use super::old_dates;
use super::old_fields::{OldFields, Parted, first, get, part, plain, texts};
use super::old_site::{OldPage, OldSite, Role, folder_of, is_text, stem};
use super::permalinks::{self, Named};

/// The pages in the folder of the sources.
pub(super) fn pages(site: &OldSite<'_>) -> Vec<OldPage> {
    let source = source(&site.settings);
    let texts = site.files.iter().filter(|(path, _)| is_text(path));
    texts.filter_map(|(path, text)| page(site, &source, path, text.as_deref()?)).collect()
}

/// The folder of the sources, ending in `/`.
pub(super) fn source(settings: &OldFields) -> String {
    let folder = first(settings, &["source_dir"]).unwrap_or_else(|| "source".to_owned());
    format!("{}/", folder.trim_matches('/'))
}

fn page(site: &OldSite<'_>, source: &str, path: &str, text: &str) -> Option<OldPage> {
    let below = path.strip_prefix(source)?;
    let parted = part(text);
    let post = below.strip_prefix("_posts/").or_else(|| below.strip_prefix("_drafts/"));
    if post.is_none() && below.starts_with('_') {
        return None;
    }
    let place = post.unwrap_or(below);
    let place = format!("{}{}", folder_of(place), stem(place));
    let own = folder_of(path).to_owned();
    let (date, _) = old_dates::in_name(stem(path));
    let given = texts(get(&parted.fields, "aliases").or_else(|| get(&parted.fields, "alias"))).into_iter();
    let given: Vec<String> = given.map(|alias| format!("/{}", alias.trim_start_matches('/'))).collect();
    if post.is_none() {
        let is_bundle = stem(below) == "index" && !folder_of(below).is_empty();
        let place = if is_bundle { folder_of(below).trim_end_matches('/').to_owned() } else { place };
        let role = if place == "index" { Role::Section(String::new()) } else { Role::Standing };
        let address = if is_bundle { format!("/{place}/") } else { format!("/{place}.html") };
        let address = match first(&parted.fields, &["permalink"]) {
            Some(given) => format!("/{}", given.trim_start_matches('/')),
            None => address,
        };
        let mut addresses = vec![address];
        addresses.extend(given);
        let is_draft = false;
        return Some(OldPage {
            path: path.to_owned(),
            role,
            place,
            is_bundle,
            parted,
            addresses,
            date,
            is_draft,
            folders: vec![own],
        });
    }
    let mut addresses: Vec<String> = address(site, &place, &parted, date.as_deref()).into_iter().collect();
    if addresses.is_empty() {
        addresses.push(format!("/{place}/"));
    }
    addresses.extend(given);
    let no = |name: &str| get(&parted.fields, name).and_then(plain).is_some_and(|is| is == "false");
    let is_draft = below.starts_with("_drafts/")
        || no("published")
        || get(&parted.fields, "draft").and_then(plain).is_some_and(|is| is == "true");
    let role = Role::Post(categories(&parted.fields).into_iter().next().unwrap_or_default());
    let folders = vec![format!("{own}{}/", stem(path)), own];
    Some(OldPage { path: path.to_owned(), role, place, is_bundle: false, parted, addresses, date, is_draft, folders })
}

/// The categories of a text, from the outermost.
pub(super) fn categories(fields: &OldFields) -> Vec<String> {
    texts(get(fields, "categories").or_else(|| get(fields, "category")))
}

fn address(site: &OldSite<'_>, place: &str, parted: &Parted, in_name: Option<&str>) -> Option<String> {
    let fields = &parted.fields;
    let given = first(fields, &["permalink"]);
    let pattern = given
        .or_else(|| first(&site.settings, &["permalink"]))
        .unwrap_or_else(|| ":year/:month/:day/:title/".to_owned());
    let date = first(fields, &["date"]).and_then(|date| old_dates::date(&date)).or_else(|| in_name.map(str::to_owned));
    let own = place.rsplit('/').next().unwrap_or(place);
    let (_, bare) = old_dates::in_name(own);
    let title = match first(&site.settings, &["new_post_name"]) {
        Some(name) if name.contains(":day") => format!("{}{bare}", folder_of(place)),
        _ => place.to_owned(),
    };
    let title = first(fields, &["slug"]).unwrap_or(title);
    let map = get(&site.settings, "category_map").and_then(|map| map.as_object());
    let mut sections = categories(fields);
    for name in &mut sections {
        if let Some(mapped) = map.and_then(|map| plain(map.get(name)?)) {
            *name = mapped;
        }
        *name = name.replace(' ', "-");
    }
    if sections.is_empty() {
        sections.push(first(&site.settings, &["default_category"]).unwrap_or_else(|| "uncategorized".to_owned()));
    }
    let named =
        Named { date: date.as_deref(), title: Some(&title), name: own, path: place, sections: &sections, fields };
    permalinks::address(&pattern, &named)
}
