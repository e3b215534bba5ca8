//! The settings of an old site.

use serde_json::Value;

use super::hexo;
use super::old_fields::{OldFields, first, get, settings};
use super::old_site::{Generator, OldFiles, OldSite};

/// The old site that these files are.
pub(super) fn site(generator: Generator, files: &OldFiles) -> OldSite<'_> {
    let settings = read(generator, files);
    let address = first(&settings, &["baseURL", "base_url", "url"]).unwrap_or_default();
    let address = address.trim();
    let rest = address.split_once("://").map_or(address, |(_, rest)| rest).trim_start_matches('/');
    let (host, path) = rest.split_once('/').map_or((rest, ""), |(host, path)| (host, path));
    let root = match generator {
        Generator::Hexo => first(&settings, &["root"]),
        Generator::Jekyll => first(&settings, &["baseurl"]),
        _ => None,
    };
    let path = root.unwrap_or_else(|| path.to_owned());
    let path = path.trim_matches('/');
    let base_path = if path.is_empty() { String::new() } else { format!("/{path}") };
    let static_folders = match generator {
        Generator::Hugo => vec!["static/".to_owned(), "assets/".to_owned()],
        Generator::Hexo => vec![hexo::source(&settings)],
        Generator::Jekyll => vec![String::new()],
        Generator::Zola => vec!["static/".to_owned()],
    };
    let host = Some(host.to_owned()).filter(|host| !host.is_empty());
    OldSite { generator, files, settings, static_folders, base_path, host }
}

fn read(generator: Generator, files: &OldFiles) -> OldFields {
    let names: &[&str] = match generator {
        Generator::Hugo => &[
            "hugo.toml",
            "hugo.yaml",
            "hugo.yml",
            "hugo.json",
            "config.toml",
            "config.yaml",
            "config.yml",
            "config.json",
        ],
        Generator::Hexo => &["_config.yml", "_config.yaml", "_config.json"],
        Generator::Jekyll => &["_config.yml", "_config.yaml", "_config.toml"],
        Generator::Zola => &["zola.toml", "config.toml"],
    };
    let text = |path: &str| files.get(path).and_then(Option::as_deref);
    let mut all = names.iter().find_map(|name| Some(settings(name, text(name)?))).unwrap_or_default();
    if generator == Generator::Hugo {
        for (path, text) in files.range("config/_default/".to_owned().."config/_default0".to_owned()) {
            let Some(text) = text else { continue };
            let name = path.trim_start_matches("config/_default/");
            let name = name.split('.').next().unwrap_or(name);
            let read = settings(path, text);
            if matches!(name, "hugo" | "config") {
                all.extend(read);
            } else {
                all.insert(name.to_owned(), Value::Object(read));
            }
        }
    }
    all
}

/// The title, the address, the language and the time zone for the settings of huikan.
pub(super) fn proposed(site: &OldSite<'_>, is_chinese: bool) -> (String, String, &'static str, Option<String>) {
    let old = &site.settings;
    let in_languages = |name: &str| {
        let code = first(old, &["defaultContentLanguage", "default_language"])?;
        first(get(old, "languages")?.as_object()?.get(&code)?.as_object()?, &[name])
    };
    let title = first(old, &["title"]).or_else(|| in_languages("title")).unwrap_or_else(|| "会刊".to_owned());
    let host = site.host.as_deref().filter(|host| host.contains('.')).unwrap_or("www.example.org");
    let address = format!("https://{host}{}/", site.base_path);
    let zone = first(old, &["timeZone", "timezone"]);
    (title, address, if is_chinese { "zh-Hans" } else { "en" }, zone)
}
