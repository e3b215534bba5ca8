//! The pages of a site of Hugo.

use super::old_dates;
use super::old_fields::{OldFields, Parted, first, get, part, plain, texts};
use super::old_site::{OldPage, OldSite, Role, folder_of, is_text, stem};
use super::permalinks::{self, Named, hugo_path};

/// The pages in the folder of the content.
pub(super) fn pages(site: &OldSite<'_>) -> Vec<OldPage> {
    let content = content(site);
    let texts = site.files.iter().filter(|(path, _)| is_text(path));
    texts.filter_map(|(path, text)| page(site, &content, path, text.as_deref()?)).collect()
}

fn content(site: &OldSite<'_>) -> String {
    let folder = first(&site.settings, &["contentDir"]).unwrap_or_else(|| "content".to_owned());
    format!("{}/", folder.trim_matches('/'))
}

fn page(site: &OldSite<'_>, content: &str, path: &str, text: &str) -> Option<OldPage> {
    let below = path.strip_prefix(content)?;
    let parted = part(text);
    let folder = folder_of(below).trim_end_matches('/');
    let name = without_language(site, stem(below));
    let is_index = name == "index" && !folder.is_empty();
    let place = if is_index { folder.to_owned() } else { format!("{}{name}", folder_of(below)) };
    let (section, rest) = place.split_once('/').map_or((None, place.as_str()), |(section, rest)| (Some(section), rest));
    let role = match section {
        _ if name == "_index" => Role::Section(folder.to_owned()),
        _ if name == "index" && folder.is_empty() => Role::Section(String::new()),
        None => Role::Standing,
        Some(section) => Role::Post(section.to_owned()),
    };
    let own = place.rsplit('/').next().unwrap_or(&place);
    let date = old_dates::in_name(own).0;
    let mut addresses = vec![address(site, &role, &place, own, &parted, date.as_deref())];
    let parent = folder_of(addresses[0].trim_end_matches('/')).to_owned();
    let given = texts(get(&parted.fields, "aliases"));
    addresses
        .extend(given.into_iter().map(|alias| if alias.starts_with('/') { alias } else { format!("{parent}{alias}") }));
    let is_draft = is_draft(&parted.fields);
    let folders = vec![folder_of(path).to_owned()];
    let place = rest.to_owned();
    Some(OldPage {
        path: path.to_owned(),
        role,
        place,
        is_bundle: is_index,
        parted,
        addresses,
        date,
        is_draft,
        folders,
    })
}

fn is_draft(fields: &OldFields) -> bool {
    ["draft", "_build.draft"].iter().any(|name| get(fields, name).and_then(plain).is_some_and(|is| is == "true"))
}

/// The name of a file without the code of its language, which is `zh-cn` in `about.zh-cn.md`, where that is the language of the site.
fn without_language<'a>(site: &OldSite<'_>, name: &'a str) -> &'a str {
    let Some((bare, code)) = name.rsplit_once('.') else { return name };
    let main = first(&site.settings, &["defaultContentLanguage", "languageCode", "locale"]).unwrap_or_default();
    if code.eq_ignore_ascii_case(&main) { bare } else { name }
}

fn address(site: &OldSite<'_>, role: &Role, place: &str, own: &str, parted: &Parted, date: Option<&str>) -> String {
    let fields = &parted.fields;
    let keeps_case = get(&site.settings, "disablePathToLower").and_then(plain).is_some_and(|is| is == "true");
    if let Some(url) = first(fields, &["url"]) {
        let url = url.split_once("://").map_or(url.as_str(), |(_, rest)| rest.find('/').map_or("/", |at| &rest[at..]));
        return format!("/{}", url.trim_start_matches('/'));
    }
    let path = |path: &str| hugo_path(path, keeps_case);
    if let Role::Section(section) = role {
        return if section.is_empty() { "/".to_owned() } else { format!("/{}/", path(section)) };
    }
    let date = first(fields, &["date", "publishDate"])
        .and_then(|date| old_dates::date(&date))
        .or_else(|| date.map(str::to_owned));
    let sections: Vec<String> =
        folder_of(place).split('/').filter(|part| !part.is_empty()).map(str::to_owned).collect();
    let pattern = sections.first().and_then(|section| {
        let names = [format!("permalinks.{section}"), format!("permalinks.page.{section}")];
        names.iter().find_map(|name| plain(get(&site.settings, name)?))
    });
    let title = first(fields, &["title"]);
    let named =
        Named { date: date.as_deref(), title: title.as_deref(), name: own, path: place, sections: &sections, fields };
    let made = pattern.and_then(|pattern| permalinks::address(&pattern, &named));
    let made = made.map(|made| path(&made));
    made.unwrap_or_else(|| {
        let last = first(fields, &["slug"]).unwrap_or_else(|| own.to_owned());
        let ugly = get(&site.settings, "uglyURLs").and_then(plain).is_some_and(|is| is == "true");
        let end = if ugly { ".html" } else { "/" };
        format!("/{}{end}", path(&format!("{}{last}", folder_of(place))))
    })
}
