//! Every `href`, `src` and `srcset` of the written HTML points at something.

use std::collections::HashSet;

use memchr::{memchr, memchr2, memmem, memrchr2};
use percent_encoding::percent_decode_str;

use crate::faults::{Fault, Place};
use crate::model::{Site, Target};
use crate::theme::Theme;
use crate::values::text;

/// The addresses that the finished site answers to.
#[derive(Debug)]
pub struct WrittenLinks<'a> {
    site: &'a Site,
    theme: &'a Theme,
    base_path: &'a str,
    /// Every file of the output.
    paths: HashSet<String>,
    finders: [memmem::Finder<'static>; 3],
}

/// Some HTML that was written, and what it comes from.
#[derive(Clone, Copy, Debug)]
pub struct Written<'a> {
    /// The path of the output in which it stands; the site's root for the text of a feed.
    pub path: &'a str,
    /// The HTML.
    pub html: &'a [u8],
    /// The pieces whose texts it shows.
    pub pieces: &'a [usize],
    /// The name of its template.
    pub template: &'static str,
}

/// From so many links to places on one page on, its ids are collected first.
const MANY: usize = 8;

impl<'a> WrittenLinks<'a> {
    /// For a site whose output has these files.
    pub fn new(site: &'a Site, theme: &'a Theme, paths: impl Iterator<Item = String>) -> Self {
        let finders = ["href=\"", "src=\"", "srcset=\""].map(memmem::Finder::new);
        Self { site, theme, base_path: site.settings.base_path(), paths: paths.collect(), finders }
    }

    /// A fault for each link that leads nowhere.
    #[must_use]
    pub fn faults(&self, written: Written<'_>) -> Vec<Fault> {
        let mut broken: Vec<&str> = Vec::new();
        let mut fragments: Vec<&str> = Vec::new();
        let mut place = String::with_capacity(256);
        let mut look = |target| {
            if str::starts_with(target, '#') {
                fragments.push(target);
            } else if self.put_place(written.path, target, &mut place) && !self.paths.contains(&place) {
                broken.push(target);
            }
        };
        let [links, pictures, sets] = &self.finders;
        values(written.html, links).chain(values(written.html, pictures)).for_each(&mut look);
        for set in values(written.html, sets) {
            set.split(',').filter_map(|one| one.split_whitespace().next()).for_each(&mut look);
        }
        broken.dedup();
        let lost = lost_fragments(written.html, &fragments);
        broken.into_iter().chain(lost).map(|target| self.fault(written, target)).collect()
    }

    /// The path of the output to which an address on `page` leads; `None` where it leads out of the site.
    fn place(&self, page: &str, target: &str) -> Option<String> {
        let mut place = String::new();
        self.put_place(page, target, &mut place).then_some(place)
    }

    /// Puts that path in `place`, of which many pages' links make use in turn; `false` where there is none.
    fn put_place(&self, page: &str, target: &str, place: &mut String) -> bool {
        place.clear();
        let target = memchr2(b'?', b'#', target.as_bytes()).map_or(target, |end| &target[..end]);
        let mut rest = target;
        if target.starts_with('/') {
            if target.starts_with("//") {
                return false;
            }
            // An absolute path outside the site's own is no file of the site.
            rest = target.strip_prefix(self.base_path).unwrap_or(target);
        } else if let Some(inside) = target.strip_prefix(self.site.settings.base_url.as_str()) {
            rest = inside;
        } else if has_scheme(target) {
            return false;
        } else {
            let mut folder = page.rfind('/').map_or("", |end| &page[..=end]);
            loop {
                if let Some(after) = rest.strip_prefix("../") {
                    folder = folder.trim_end_matches('/');
                    folder = folder.rfind('/').map_or("", |end| &folder[..=end]);
                    rest = after;
                } else if let Some(after) = rest.strip_prefix("./") {
                    rest = after;
                } else {
                    break;
                }
            }
            place.push_str(folder);
        }
        if memchr(b'%', rest.as_bytes()).is_some() {
            place.push_str(&percent_decode_str(rest).decode_utf8_lossy());
        } else {
            place.push_str(rest);
        }
        if place.is_empty() || place.ends_with('/') {
            place.push_str("index.html");
        }
        true
    }

    /// At the link in the text, where it stands in one; else in the template.
    fn fault(&self, written: Written<'_>, target: &str) -> Fault {
        let shown = match self.place(written.path, target) {
            Some(place) if !target.starts_with('#') => {
                format!("/{}", place.strip_suffix("index.html").unwrap_or(&place))
            }
            _ => percent_decode_str(target).decode_utf8_lossy().into_owned(),
        };
        let message = text!("写出的链接 `{shown}` 指不到任何东西", "the written link `{shown}` leads to nothing");
        let page = written.path.strip_suffix("index.html").unwrap_or(written.path);
        if let Some((place, is_whole)) = self.in_texts(written, target) {
            let help = text!(
                "改成站内已有的页面，例如相对路径的 .md 文件；或去掉链接",
                "lead to a page that the site has, as a relative path to its .md file; or remove the link"
            );
            // An author may know what else stands at the site's own address.
            let fault = if is_whole {
                Fault::warning("broken-output-link", place, message)
            } else {
                Fault::error("broken-output-link", place, message)
            };
            return fault.help(help);
        }
        let needle = target.trim_start_matches("../").trim_start_matches("./").trim_start_matches('#');
        let needle = needle.strip_prefix(self.base_path).unwrap_or(needle);
        let place =
            self.theme.own_place(needle).unwrap_or_else(|| Place::file(&format!("templates/{}", written.template)));
        let help = text!(
            "在页面 /{page} 上；模板里的地址写成 {{{{ root }}}} 加站内已有的页面或文件",
            "on the page /{page}; in templates write {{{{ root }}}} and a page or file that the site has"
        );
        Fault::error("broken-output-link", place, message).help(help)
    }

    /// The reference in the texts that was written as `target`, and whether its author wrote a whole address.
    fn in_texts(&self, written: Written<'_>, target: &str) -> Option<(Place, bool)> {
        let place = self.place(written.path, target)?;
        for at in written.pieces {
            let piece = &self.site.pieces[*at];
            for (reference, leads) in piece.entry.document.references.iter().zip(&piece.targets) {
                let (path, is_whole) = match leads {
                    Target::Page(address, _) | Target::File(address, _) => (address.output_path(), false),
                    Target::External(url) => (self.place("", url).unwrap_or_default(), true),
                    Target::Here(_) | Target::Nothing => continue,
                };
                if path == place {
                    return Some((piece.entry.source.at(reference.span.clone()), is_whole));
                }
            }
        }
        None
    }
}

/// The values of an attribute in the tags of some HTML, with `&amp;` as it is in addresses.
fn values<'h>(html: &'h [u8], finder: &memmem::Finder<'_>) -> impl Iterator<Item = &'h str> {
    let name = finder.needle().len();
    finder.find_iter(html).filter_map(move |at| {
        let begins = at > 0 && html[at - 1].is_ascii_whitespace();
        let inside = || memrchr2(b'<', b'>', &html[..at]).is_some_and(|tag| html[tag] == b'<');
        if !begins || !inside() {
            return None;
        }
        let value = &html[at + name..];
        let end = memchr(b'"', value)?;
        std::str::from_utf8(&value[..end]).ok()
    })
}

/// Links to places on the same page (`#…`) that it does not have.
fn lost_fragments<'h>(html: &'h [u8], fragments: &[&'h str]) -> Vec<&'h str> {
    let decoded = |fragment: &str| percent_decode_str(fragment).decode_utf8_lossy().into_owned();
    let finder = memmem::Finder::new("id=\"");
    let ids: Option<HashSet<&str>> = (fragments.len() > MANY).then(|| values(html, &finder).collect());
    let has = |id: &str| match &ids {
        Some(ids) => ids.contains(id),
        None => memmem::find(html, format!(" id=\"{id}\"").as_bytes()).is_some(),
    };
    fragments.iter().copied().filter(|fragment| fragment.len() > 1 && !has(&decoded(&fragment[1..]))).collect()
}

fn has_scheme(target: &str) -> bool {
    let end = target.find(|c: char| !c.is_ascii_alphanumeric() && !matches!(c, '+' | '-' | '.'));
    end.is_some_and(|end| end > 0 && target[end..].starts_with(':'))
}
