//! Sites of Hugo, Hexo, Jekyll and Zola as sites of huikan.

mod bodies;
mod hexo;
mod hugo;
mod jekyll;
mod known;
mod links;
mod mended;
mod new_fields;
mod old_dates;
mod old_fields;
mod old_settings;
mod old_site;
mod permalinks;
mod places;
mod shortcodes;
mod tags;
mod targets;
mod zola;

use std::collections::BTreeSet;

use super::draft::Note;
use super::front_matter::{FrontMatter, Value};
use crate::values::{Slug, is_han, text};
use bodies::Body;
use new_fields::{Spellings, Told};
use old_fields::{first, plain};
pub(crate) use old_site::{Generator, OldFiles};
use old_site::{OldPage, OldSite, Role};
pub(crate) use places::NewColumn;
use places::{NewPlace, Places, key};
use targets::Targets;

/// A site of huikan, made from an old one and not yet written.
pub(crate) struct NewSite {
    /// `site.yaml`.
    pub settings: String,
    /// The columns, as they stand in `site.yaml`.
    pub columns: Vec<NewColumn>,
    pub texts: Vec<NewText>,
    /// The files that are copied: the old path and the new one.
    pub copies: Vec<(String, String)>,
    /// What concerns the whole site.
    pub notes: Vec<Note>,
}

/// A text of the new site.
pub(crate) struct NewText {
    /// The path of the old file.
    pub from: String,
    pub path: String,
    pub fields: FrontMatter,
    pub body: String,
    pub notes: Vec<Note>,
    /// Whether it stands in a column.
    pub is_piece: bool,
}

/// Makes a new site from the files of an old one. `column` is that of all texts, else columns are proposed; `is_taken` tells
/// which files of the new site exist.
pub(crate) fn new_site(
    generator: Generator,
    files: &OldFiles,
    column: Option<&str>,
    is_taken: &dyn Fn(&str) -> bool,
) -> NewSite {
    let site = old_settings::site(generator, files);
    let pages = pages(&site, column);
    let places = Places::of(&site, &pages, is_taken);
    let targets = Targets::new(&site, &pages, &places, is_taken);
    let known = Known { site: &site, pages: &pages, places: &places };
    let mut bodies: Vec<Body> = pages.iter().map(|page| bodies::begun(generator, page, &known)).collect();
    bodies::link(&targets, &mut bodies);
    let mut notes = Vec::new();
    let aliases = aliases(&pages, &places);
    let spellings = new_fields::spellings(&pages);
    let undescribed: usize = bodies.iter().map(|body| body.undescribed).sum();
    let mut texts = Vec::new();
    for (at, ((page, body), aliases)) in pages.iter().zip(&mut bodies).zip(aliases).enumerate() {
        if !page.is_kept() {
            let path = &page.path;
            notes.push(Note::new(text!("{path} 没有正文，没有导入", "{path} has no text and was not imported")));
            continue;
        }
        texts.push(new_text(page, &places.places[at], body, aliases, &spellings));
    }
    for file in targets.unused() {
        targets.keep(&file);
    }
    if undescribed > 0 {
        notes.push(Note::new(text!(
            "{undescribed} 张图片没有替代文字，等你写",
            "{undescribed} pictures have no alternative text yet"
        )));
    }
    let copies: Vec<(String, String)> = targets.used().into_iter().collect();
    notes.extend(left_out(&site, &copies));
    NewSite {
        settings: settings(&site, &pages, &places.columns),
        columns: places.columns.clone(),
        texts,
        copies,
        notes,
    }
}

/// The pages of an old site. `column` is the section of all posts, where it is given.
fn pages(site: &OldSite<'_>, column: Option<&str>) -> Vec<OldPage> {
    let mut pages = match site.generator {
        Generator::Hugo => hugo::pages(site),
        Generator::Hexo => hexo::pages(site),
        Generator::Jekyll => jekyll::pages(site),
        Generator::Zola => zola::pages(site),
    };
    for page in &mut pages {
        if let (Some(column), Role::Post(section)) = (column, &mut page.role) {
            column.clone_into(section);
        }
    }
    pages
}

/// The old addresses of a page that lead to it, and those that cannot.
type Aliases = (Vec<String>, Vec<String>);

fn new_text(page: &OldPage, place: &NewPlace, body: &mut Body, aliases: Aliases, spellings: &Spellings) -> NewText {
    let (aliases, refused) = aliases;
    let told = Told { summary: body.summary.take(), cover: cover(page), has_formulas: body.found.has_formulas };
    let (fields, mut notes) = new_fields::fields(page, place.slug.as_deref(), aliases, spellings, told);
    notes.append(&mut body.notes);
    let refused = refused.into_iter();
    notes.extend(refused.map(|address| {
        Note::new(text!("旧地址 {address} 不能作 aliases", "the old address {address} cannot be an alias"))
    }));
    if page.parted.is_guessed {
        notes.push(Note::new(text!(
            "文首字段写得不合规，逐行读的",
            "the fields were not well formed and were read line by line"
        )));
    }
    let (from, path) = (page.path.clone(), place.path.clone());
    NewText { from, path, fields, body: body.finished(), notes, is_piece: place.column.is_some() }
}

/// A note on the published files of the old site that are not copied.
fn left_out(site: &OldSite<'_>, copies: &[(String, String)]) -> Option<Note> {
    let copied: BTreeSet<&str> = copies.iter().map(|(from, _)| from.as_str()).collect();
    let folders: Vec<&str> =
        site.static_folders.iter().map(String::as_str).filter(|folder| !folder.is_empty()).collect();
    let is_left = |path: &&String| {
        folders.iter().any(|folder| path.starts_with(folder))
            && !copied.contains(path.as_str())
            && !old_site::is_text(path)
    };
    let left = site.files.keys().filter(is_left).count();
    (left > 0).then(|| {
        Note::new(text!(
            "{left} 个样式、脚本等文件没有复制",
            "{left} style sheets, scripts and other files were not copied"
        ))
    })
}

/// The picture that the theme showed above a text.
fn cover(page: &OldPage) -> Option<String> {
    let names = ["cover", "cover.image", "image", "featuredImage", "featured_image", "thumbnail", "extra.local_image"];
    first(&page.parted.fields, &names).filter(|cover| known::is_picture(cover))
}

/// For each page the old addresses that lead to it, and those that cannot.
fn aliases(pages: &[OldPage], places: &Places) -> Vec<Aliases> {
    let mut taken: BTreeSet<String> = places.places.iter().map(|place| key(&place.address)).collect();
    taken.extend(places.columns.iter().map(|column| format!("/{}", column.id.to_lowercase())));
    taken.insert(String::new());
    let one = |(page, place): (&OldPage, &NewPlace)| {
        let (mut good, mut bad) = (Vec::new(), Vec::new());
        for address in &page.addresses {
            let key = key(address);
            if key == self::key(&place.address) || !page.is_kept() {
                continue;
            }
            let parts = address.trim_matches('/').split('/');
            let is_valid = !address.contains(['?', '#', '\\']) && parts.clone().all(|part| Slug::new(part).is_ok());
            if !is_valid {
                bad.push(address.clone());
            } else if taken.insert(key) {
                good.push(address.clone());
            }
        }
        (good, bad)
    };
    pages.iter().zip(&places.places).map(one).collect()
}

/// The settings of the new site.
fn settings(site: &OldSite<'_>, pages: &[OldPage], columns: &[NewColumn]) -> String {
    let (title, address, language, zone) = old_settings::proposed(site, is_chinese(pages));
    let mut fields = FrontMatter::default();
    fields.put("title", title);
    fields.put("base_url", address);
    fields.put("language", Value::Plain(language.to_owned()));
    fields.put_some("timezone", zone.filter(|zone| zone.parse::<chrono_tz::Tz>().is_ok()));
    fields.put("columns", Value::List(columns.iter().map(column).collect()));
    let pictures = [("missing_alt", "warn"), ("remote", "link")];
    let pictures = pictures.map(|(name, value)| (name.to_owned(), Value::Plain(value.to_owned())));
    fields.put("pictures", Value::Group(pictures.to_vec()));
    fields.written().trim_start_matches("---\n").trim_end_matches("---\n").to_owned()
}

/// Whether most texts have Chinese characters.
fn is_chinese(pages: &[OldPage]) -> bool {
    let chinese = pages.iter().filter(|page| page.parted.body.chars().any(is_han)).count();
    chinese * 2 > pages.len()
}

fn column(column: &NewColumn) -> Value {
    let kind = Value::Plain("article".to_owned());
    let fields = [("id", column.id.as_str().into()), ("title", column.title.as_str().into()), ("kind", kind)];
    Value::Group(fields.into_iter().map(|(name, value)| (name.to_owned(), value)).collect())
}

/// What tags ask of the site.
struct Known<'a> {
    site: &'a OldSite<'a>,
    pages: &'a [OldPage],
    places: &'a Places,
}

impl known::Site for Known<'_> {
    fn page(&self, reference: &str) -> Option<(String, String)> {
        let reference = reference.trim_matches('/').trim_start_matches("./");
        let bare = reference
            .rsplit_once('.')
            .filter(|(_, ending)| matches!(*ending, "md" | "markdown" | "html"))
            .map_or(reference, |(bare, _)| bare);
        let folders = ["", "content/", "source/_posts/", "source/", "_posts/"];
        let at = folders.iter().find_map(|folder| self.places.at_path(&format!("{folder}{reference}")));
        let ends = |page: &OldPage| {
            let path = page.path.rsplit_once('.').map_or(page.path.as_str(), |(path, _)| path);
            let path = path.strip_suffix("/index").or_else(|| path.strip_suffix("/_index")).unwrap_or(path);
            path == bare || path.ends_with(&format!("/{bare}")) || page.place == bare
        };
        let at = at
            .or_else(|| self.places.at_address(&format!("/{reference}")))
            .or_else(|| self.pages.iter().position(ends))?;
        let page = &self.pages[at];
        let title = first(&page.parted.fields, &["title"]).unwrap_or_else(|| page.place.clone());
        Some((page.addresses.first()?.clone(), title))
    }

    fn variable(&self, name: &str) -> Option<String> {
        let (of, name) = name.split_once('.')?;
        match (of, name) {
            ("site" | "config", "baseurl" | "root") => Some(self.site.base_path.clone()),
            ("site" | "config", name) => old_fields::get(&self.site.settings, name).and_then(plain),
            _ => None,
        }
    }
}
