//! The pages of a site of Zola.

use super::old_dates;
use super::old_fields::{first, get, part, plain, texts};
use super::old_site::{OldPage, OldSite, Role, folder_of, is_text, stem};
use super::permalinks::hyphenated;

/// The pages in `content/`.
pub(super) fn pages(site: &OldSite<'_>) -> Vec<OldPage> {
    let texts = site.files.iter().filter(|(path, _)| is_text(path));
    texts.filter_map(|(path, text)| page(site, path, text.as_deref()?)).collect()
}

fn page(site: &OldSite<'_>, path: &str, text: &str) -> Option<OldPage> {
    let below = path.strip_prefix("content/")?;
    let parted = part(text);
    let folder = folder_of(below).trim_end_matches('/');
    let name = stem(below);
    let is_index = name == "index" && !folder.is_empty();
    let (date, bare) = old_dates::in_name(if is_index { folder.rsplit('/').next().unwrap_or(folder) } else { name });
    let outer = if is_index { folder_of(folder) } else { folder_of(below) };
    let place = format!("{outer}{bare}");
    let (section, rest) = place.split_once('/').map_or((None, place.as_str()), |(section, rest)| (Some(section), rest));
    let role = match section {
        _ if name == "_index" => Role::Section(folder.to_owned()),
        None => Role::Standing,
        Some(section) => Role::Post(section.to_owned()),
    };
    let fields = &parted.fields;
    let made = match (first(fields, &["path"]), &role) {
        (Some(path), _) => path,
        (None, Role::Section(section)) => slugs(site, section),
        (None, _) => {
            let last = first(fields, &["slug"]).unwrap_or_else(|| bare.to_owned());
            format!("{}{}", slugs(site, outer), slug(site, &last))
        }
    };
    let slashed = |path: &str| format!("/{}/", path.trim_matches('/')).replace("//", "/");
    let mut addresses = vec![slashed(&made)];
    let file = |alias: &String| alias.ends_with(".html");
    let given = texts(get(fields, "aliases"));
    addresses.extend(
        given.iter().map(|alias| if file(alias) { format!("/{}", alias.trim_matches('/')) } else { slashed(alias) }),
    );
    let is_draft = get(fields, "draft").and_then(plain).is_some_and(|is| is == "true");
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

fn slugs(site: &OldSite<'_>, folder: &str) -> String {
    let parts = folder.split('/').filter(|part| !part.is_empty());
    parts.map(|part| format!("{}/", slug(site, part))).collect()
}

/// A component of an address. Zola writes Latin letters, unless the settings keep others.
fn slug(site: &OldSite<'_>, name: &str) -> String {
    let how = first(&site.settings, &["slugify.paths"]).unwrap_or_default();
    if matches!(how.as_str(), "safe" | "off") { name.replace(' ', "_") } else { hyphenated(name, false) }
}
