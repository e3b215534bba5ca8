//! Every address in `href`, `src` and `srcset` of the written HTML exists.

use hashbrown::HashSet;
use memchr::{memchr, memchr2, memmem, memrchr2};
use percent_encoding::percent_decode_str;

use crate::faults::{Fault, Place};
use crate::model::{Site, Target};
use crate::theme::Theme;
use crate::values::text;

/// The paths of the output, against which links are checked.
#[derive(Debug)]
pub(crate) struct WrittenLinks<'a> {
    site: &'a Site,
    theme: &'a Theme,
    base_path: &'a str,
    /// All files of the output.
    paths: HashSet<String>,
    finders: [memmem::Finder<'static>; 3],
}

/// Written HTML, and what it was made from.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Written<'a> {
    /// The path of the output that contains it; the site's root for the text of a feed.
    pub path: &'a str,
    /// The HTML.
    pub html: &'a [u8],
    /// The pieces whose texts it shows.
    pub pieces: &'a [usize],
    /// The name of its template.
    pub template: &'static str,
}

/// From this number of links to anchors on a page on, all ids of the page are collected first.
const MANY: usize = 8;

impl<'a> WrittenLinks<'a> {
    /// Checks links of a site whose output has these files.
    pub(crate) fn new(site: &'a Site, theme: &'a Theme, paths: impl Iterator<Item = String>) -> Self {
        let finders = ["href=\"", "src=\"", "srcset=\""].map(memmem::Finder::new);
        Self { site, theme, base_path: site.settings.base_path(), paths: paths.collect(), finders }
    }

    /// The faults for links without a target.
    #[must_use]
    pub(crate) fn faults(&self, written: Written<'_>) -> Vec<Fault> {
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

    /// The path of the output for an address on `page`; `None` where it is outside the site.
    fn place(&self, page: &str, target: &str) -> Option<String> {
        let mut place = String::new();
        self.put_place(page, target, &mut place).then_some(place)
    }

    /// Puts that path into the buffer `place`, which is reused for many links; returns `false` where the address is outside the
    /// site.
    fn put_place(&self, page: &str, target: &str, place: &mut String) -> bool {
        place.clear();
        let target = memchr2(b'?', b'#', target.as_bytes()).map_or(target, |end| &target[..end]);
        let mut rest = target;
        if target.starts_with('/') {
            if target.starts_with("//") {
                return false;
            }
            // An absolute path that is not below the site's base path is not a file of the site.
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

    /// The fault for a broken link, at its place in a text, or else in the template.
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
            // Something outside this site may exist at its own host, and the author may know that.
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

    /// The place of the reference in the texts that became `target`, and whether the author wrote an absolute address.
    fn in_texts(&self, written: Written<'_>, target: &str) -> Option<(Place, bool)> {
        let place = self.place(written.path, target)?;
        for at in written.pieces {
            let piece = &self.site.pieces[*at];
            for (reference, leads) in piece.entry.document.references.iter().zip(&self.site.links[*at].targets) {
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

/// The values of an attribute in the tags of the HTML. All pages are checked, so this searches for the attribute instead of
/// reading all tokens, which takes three times as long.
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

/// The links to anchors on the same page (`#…`) that do not exist.
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
