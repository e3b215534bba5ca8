//! What the links of an old page lead to, and how they are written in the new site.

use std::cell::RefCell;
use std::collections::{BTreeMap, BTreeSet};

use percent_encoding::percent_decode_str;

use super::known::{self, is_picture, target};
use super::old_site::{OldPage, OldSite, folder_of};
use super::places::{Places, component};
use crate::document::is_elsewhere;

/// What a link leads to.
#[derive(Debug, PartialEq, Eq)]
pub(super) enum Led {
    /// It stays as it is.
    Same,
    /// It is written like this.
    To(String),
    /// A page, with the fragment.
    Page(usize, Option<String>),
    /// Nothing in the old site; the address on the old host, where it is known.
    Nowhere(Option<String>),
}

/// Finds what links lead to, and notes which files are used.
pub(super) struct Targets<'a> {
    pub site: &'a OldSite<'a>,
    pub pages: &'a [OldPage],
    pub places: &'a Places,
    is_taken: &'a dyn Fn(&str) -> bool,
    /// The new paths of files by their old ones.
    used: RefCell<BTreeMap<String, String>>,
    taken: RefCell<BTreeSet<String>>,
}

impl<'a> Targets<'a> {
    pub(super) fn new(
        site: &'a OldSite<'a>,
        pages: &'a [OldPage],
        places: &'a Places,
        is_taken: &'a dyn Fn(&str) -> bool,
    ) -> Self {
        Self { site, pages, places, is_taken, used: RefCell::default(), taken: RefCell::default() }
    }

    /// The new paths of all files that are used, by their old ones.
    pub(super) fn used(&self) -> BTreeMap<String, String> {
        self.used.borrow().clone()
    }

    /// What an address on the page at `at` leads to.
    pub(super) fn lead(&self, at: usize, written: &str, is_picture: bool) -> Led {
        let written = written.trim();
        let local = match self.local(written) {
            Local::Elsewhere if may_stay(written) => return Led::Same,
            Local::Elsewhere => return Led::Nowhere(None),
            Local::Https(address) => return Led::To(target(&address)),
            Local::Here(local) => local,
        };
        let (path, fragment) =
            local.split_once('#').map_or((local.as_str(), None), |(path, fragment)| (path, Some(fragment)));
        let decoded = |text: &str| percent_decode_str(text).decode_utf8_lossy().into_owned();
        let fragment = fragment.map(decoded);
        let path = path.split('?').next().unwrap_or("");
        if path.is_empty() {
            return if local.is_empty() { Led::Nowhere(None) } else { Led::Page(at, fragment) };
        }
        let path = decoded(path).replace('\\', "/");
        if !is_picture && let Some(page) = self.page(at, &path) {
            return Led::Page(page, fragment);
        }
        let is_shown = |file: &String| !is_picture || known::is_picture(file);
        match self.file(at, &path).filter(is_shown) {
            Some(file) => Led::To(target(&encoded(&self.new_path(at, &file)))),
            None if is_made(&path) => Led::To("/".to_owned()),
            None if is_bare_host(written) => Led::To(target(&format!("https://{written}"))),
            None => Led::Nowhere(self.on_old_host(at, &path)),
        }
    }

    /// An address without the host of the site.
    fn local(&self, written: &str) -> Local {
        let is_host = |rest: &str| {
            let host = rest.split(['/', '?', '#']).next().unwrap_or("");
            self.site
                .host
                .as_deref()
                .is_some_and(|own| own.trim_start_matches("www.").eq_ignore_ascii_case(host.trim_start_matches("www.")))
        };
        let rest = written
            .strip_prefix("https://")
            .or_else(|| written.strip_prefix("http://"))
            .or_else(|| written.strip_prefix("//"));
        let path = match rest {
            Some(rest) if is_host(rest) => {
                let path = rest.find(['/', '?', '#']).map_or("/", |at| &rest[at..]);
                if path.is_empty() { "/" } else { path }
            }
            Some(rest) if written.starts_with("//") => return Local::Https(format!("https://{rest}")),
            Some(_) => return Local::Elsewhere,
            None if is_elsewhere(written) || has_scheme(written) => return Local::Elsewhere,
            None => written,
        };
        let base = &self.site.base_path;
        let below = path
            .strip_prefix(base.as_str())
            .filter(|below| !base.is_empty() && (below.is_empty() || below.starts_with('/')));
        Local::Here(
            below.map_or_else(
                || path.to_owned(),
                |below| if below.is_empty() { "/".to_owned() } else { below.to_owned() },
            ),
        )
    }

    /// The page that a path means: a file of the old site, or an address of it.
    fn page(&self, at: usize, path: &str) -> Option<usize> {
        let page = &self.pages[at];
        if let Some(below) = path.strip_prefix("@/") {
            return self.places.at_path(&format!("content/{below}"));
        }
        let near = join(page.folder(), path);
        let by_file = near
            .as_ref()
            .and_then(|near| self.places.at_path(near).or_else(|| self.places.at_path(&format!("{near}.md"))));
        let root = |folder: &str| self.places.at_path(&format!("{folder}{}", path.trim_start_matches('/')));
        let by_file =
            by_file.or_else(|| ["content/", "source/_posts/", "source/", ""].iter().find_map(|folder| root(folder)));
        let address = page.addresses.first().map_or("/", String::as_str);
        let by_address = || {
            let joined = join(folder_of(address), path)?;
            self.places.at_address(&format!("/{joined}"))
        };
        by_file.or_else(by_address).or_else(|| {
            self.places.at_address(&format!("/{}", path.trim_start_matches('/'))).filter(|_| path.starts_with('/'))
        })
    }

    /// The file of the old site that a path means.
    fn file(&self, at: usize, path: &str) -> Option<String> {
        let page = &self.pages[at];
        let exists = |path: &String| self.site.files.contains_key(path);
        let mut candidates: Vec<String> = Vec::new();
        if !path.starts_with('/') {
            candidates.extend(page.folders.iter().filter_map(|folder| join(folder, path)));
            let address = page.addresses.first().map_or("/", String::as_str);
            candidates.extend(join(folder_of(address), path).into_iter().flat_map(|path| self.published(&path)));
        }
        let straight = join("", path.trim_start_matches('/'))?;
        candidates.extend(self.published(&straight));
        candidates.into_iter().find(exists)
    }

    /// The files that may have been published at this path.
    fn published(&self, path: &str) -> Vec<String> {
        let mut files: Vec<String> = self.site.static_folders.iter().map(|folder| format!("{folder}{path}")).collect();
        files.push(format!("content/{path}"));
        // A file beside the index of a page, below the address of the page.
        for (at, _) in path.match_indices('/') {
            if let Some(owner) = self.places.at_address(&format!("/{}", &path[..at])) {
                files.extend(self.pages[owner].folders.iter().map(|folder| format!("{folder}{}", &path[at + 1..])));
            }
        }
        files
    }

    fn on_old_host(&self, at: usize, path: &str) -> Option<String> {
        let host = self.site.host.as_deref().filter(|host| !host.starts_with("localhost") && host.contains('.'))?;
        let address = self.pages[at].addresses.first().map_or("/", String::as_str);
        let path = join(if path.starts_with('/') { "" } else { folder_of(address) }, path.trim_start_matches('/'))?;
        Some(format!("https://{host}{}/{}", self.site.base_path, encoded(&path)))
    }

    /// How the page at `at` names a file, which is copied.
    pub(super) fn new_path(&self, at: usize, file: &str) -> String {
        let known = self.used.borrow().get(file).cloned();
        let path = known.unwrap_or_else(|| {
            let path = self.copied(Some(at), file);
            self.used.borrow_mut().insert(file.to_owned(), path.clone());
            path
        });
        let folder = folder_of(&self.places.places[at].path).to_owned();
        match path.strip_prefix(&folder).filter(|_| path.starts_with("content/")) {
            Some(near) => near.to_owned(),
            None => format!("/{}", path.trim_start_matches("content/").trim_start_matches("static/")),
        }
    }

    /// Copies a file that no page uses.
    pub(super) fn keep(&self, file: &str) {
        let path = self.copied(None, file);
        self.used.borrow_mut().insert(file.to_owned(), path);
    }

    /// The path of the copy of a file, which the page at `at` uses first.
    fn copied(&self, at: Option<usize>, file: &str) -> String {
        let statics = self.site.static_folders.iter().filter(|folder| !folder.is_empty());
        let parts =
            |path: &str| path.split('/').filter(|part| !part.is_empty()).map(component).collect::<Vec<_>>().join("/");
        let is_post_file = file.contains("_posts/") || file.contains("_drafts/");
        let path =
            match statics.into_iter().find_map(|folder| file.strip_prefix(folder.as_str())).filter(|_| !is_post_file) {
                Some(below) => format!("static/{}", parts(below)),
                None if self.site.static_folders.iter().any(String::is_empty) && !is_post_file => {
                    format!("static/{}", parts(file))
                }
                None => match at.and_then(|at| self.places.places[at].column.as_ref().map(|column| (at, column))) {
                    Some((at, column)) => {
                        let page = &self.pages[at];
                        let top = top_of(page);
                        let below = file.strip_prefix(top.as_str()).unwrap_or(file);
                        format!("content/{column}/{}", parts(below))
                    }
                    None => format!("static/{}", parts(file.trim_start_matches("content/"))),
                },
            };
        // Copies never share a path.
        let mut taken = self.taken.borrow_mut();
        let (stem, ending) =
            path.rsplit_once('.').map_or((path.as_str(), String::new()), |(stem, ending)| (stem, format!(".{ending}")));
        let mut numbered =
            std::iter::once(path.clone()).chain((2..).map(|number: u32| format!("{stem}-{number}{ending}")));
        numbered.find(|path| !(self.is_taken)(path) && taken.insert(path.to_lowercase())).unwrap_or_default()
    }

    /// The pictures and documents that no text uses.
    pub(super) fn unused(&self) -> Vec<String> {
        let used = self.used.borrow();
        let kept = self
            .site
            .static_folders
            .iter()
            .filter(|folder| !folder.is_empty())
            .map(String::as_str)
            .chain(["content/", "source/"]);
        let folders: Vec<&str> = kept.collect();
        let is_kept = |path: &&String| {
            folders.iter().any(|folder| path.starts_with(folder))
                && is_picture(path)
                && !path.starts_with("assets/")
                && !used.contains_key(*path)
        };
        self.site.files.keys().filter(is_kept).cloned().collect()
    }
}

/// The folder of an old page's section, ending in `/`.
fn top_of(page: &OldPage) -> String {
    let folder = page.folder();
    if let Some(at) = folder.find("_posts/") {
        return folder[..at + "_posts/".len()].to_owned();
    }
    let mut parts = folder.split_inclusive('/');
    let (first, second) = (parts.next().unwrap_or(""), parts.next().unwrap_or(""));
    format!("{first}{second}")
}

/// Where an address leads.
enum Local {
    /// To another site.
    Elsewhere,
    /// To another site, with `https` put before it.
    Https(String),
    /// To this path of the old site.
    Here(String),
}

/// Whether huikan has links with the scheme of this address.
fn may_stay(written: &str) -> bool {
    let small = written.to_ascii_lowercase();
    ["http:", "https:", "mailto:", "tel:", "//"].iter().any(|scheme| small.starts_with(scheme))
}

fn has_scheme(target: &str) -> bool {
    target.split_once(':').is_some_and(|(scheme, _)| {
        !scheme.is_empty() && scheme.chars().all(|c| c.is_ascii_alphanumeric() || matches!(c, '+' | '-' | '.'))
    })
}

/// A path from a folder; `None` where it leads out of the site.
fn join(folder: &str, path: &str) -> Option<String> {
    let mut parts: Vec<&str> =
        if path.starts_with('/') { Vec::new() } else { folder.split('/').filter(|part| !part.is_empty()).collect() };
    for part in path.split('/') {
        match part {
            "" | "." => {}
            ".." => {
                parts.pop()?;
            }
            part => parts.push(part),
        }
    }
    Some(parts.join("/"))
}

/// A path with what has a meaning in an address escaped.
pub(super) fn encoded(path: &str) -> String {
    let mut out = String::new();
    for c in path.chars() {
        match c {
            '%' => out.push_str("%25"),
            '#' => out.push_str("%23"),
            '?' => out.push_str("%3F"),
            ' ' => out.push_str("%20"),
            '(' => out.push_str("%28"),
            ')' => out.push_str("%29"),
            '<' => out.push_str("%3C"),
            '>' => out.push_str("%3E"),
            '"' => out.push_str("%22"),
            c => out.push(c),
        }
    }
    out
}

/// Whether a path is the home page.
fn is_made(path: &str) -> bool {
    let first = path.trim_matches('/').split('/').next().unwrap_or("");
    path.starts_with('/') && (first.is_empty() || first == "index.html")
}

/// Whether an address is that of another site, written without `https://`.
fn is_bare_host(written: &str) -> bool {
    const ENDINGS: &[&str] =
        &["com", "cn", "org", "net", "io", "me", "dev", "edu", "gov", "tech", "top", "site", "info"];
    let host = written.split(['/', '?', '#', ':']).next().unwrap_or("");
    let is_name = host.chars().all(|c| c.is_ascii_alphanumeric() || matches!(c, '.' | '-'));
    let ending = host.rsplit_once('.').filter(|(name, _)| !name.is_empty() && !name.starts_with('.'));
    is_name && (host.starts_with("www.") || ending.is_some_and(|(_, ending)| ENDINGS.contains(&ending)))
}
