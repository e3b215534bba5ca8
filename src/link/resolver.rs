//! Finds the target of a reference among the pieces, pages and files of the site.

use std::cell::OnceCell;
use std::collections::{BTreeMap, BTreeSet, HashMap, HashSet};

use percent_encoding::percent_decode_str;

use super::broken::Broken;
use super::paths::{encoded, is_attachment, join, page_address, scheme};
use super::publication::{self, AllHeld};
use super::text_file::TextFile;
use crate::document::ReferenceKind;
use crate::faults::nearest;
use crate::kinds::events::Event;
use crate::model::{Asset, AssetRoot, HeldReason, Pages, Piece, Relations, Target};
use crate::pictures::FileFormat;
use crate::values::{Address, Text, text};

/// Finds what references lead to.
pub(super) struct Resolver<'a> {
    relations: &'a Relations,
    /// The pieces by the paths of their files below `content/`.
    by_path: HashMap<&'a str, usize>,
    by_address: HashMap<&'a Address, usize>,
    held: &'a AllHeld,
    assets: &'a BTreeMap<String, Asset>,
    pages: &'a Pages,
    /// The addresses of all pages and files that the site makes, once one is looked for that is no piece's.
    made: OnceCell<HashSet<&'a Address>>,
}

impl<'a> Resolver<'a> {
    /// For a site with these pieces, pages and files; `held` is what is not published.
    pub(super) fn new(
        relations: &'a Relations,
        pages: &'a Pages,
        held: &'a AllHeld,
        assets: &'a BTreeMap<String, Asset>,
    ) -> Self {
        let pieces = &relations.pieces;
        Self {
            relations,
            by_path: pieces
                .iter()
                .enumerate()
                .map(|(at, piece)| (below_content(&piece.entry.source.path), at))
                .collect(),
            by_address: pieces.iter().enumerate().map(|(at, piece)| (&piece.address, at)).collect(),
            held,
            assets,
            pages,
            made: OnceCell::new(),
        }
    }

    /// The target of a reference of the piece at `at`, as it is written there.
    ///
    /// # Errors
    /// Where it leads nowhere or may not be published.
    pub(super) fn find(&self, at: usize, kind: ReferenceKind, written: &str) -> Result<Target, Broken> {
        let target = written.trim();
        if target.is_empty() {
            return Err(Broken::new("broken-link", text!("链接没有地址", "the link has no address")));
        }
        if let Some(scheme) = scheme(target) {
            return elsewhere(target, &scheme);
        }
        if target.starts_with("//") || target.chars().any(char::is_control) {
            let message = text!("`{target}` 不是能用的网址", "`{target}` is not an address that may be used");
            return Err(Broken::new("forbidden-link", message).help(text!("写成 https://…", "write https://…")));
        }
        let (place, fragment) =
            target.split_once('#').map_or((target, None), |(place, fragment)| (place, Some(fragment)));
        let place = place.split('?').next().unwrap_or("");
        let fragment = fragment.map(|fragment| percent_decode_str(fragment).decode_utf8_lossy().into_owned());
        if place.is_empty() {
            let fragment = fragment.unwrap_or_default();
            return self
                .with_anchor(at, &fragment, &text!("这一页", "this page"))
                .map(|()| Target::Here(format!("#{}", encoded(&fragment))));
        }
        let place = percent_decode_str(place).decode_utf8_lossy().into_owned();
        let inside = join(self.path(at), &place).ok_or_else(|| {
            let message = text!("`{target}` 指到网站文件夹之外", "`{target}` leads out of the site's folder");
            let help = text!("把文件放到文章旁边，只写文件名", "put the file beside the text and write its name");
            Broken::new("forbidden-link", message).help(help)
        })?;
        self.inside(kind, &inside, &place, target, fragment.as_deref())
    }

    /// `inside` is the path below `content/`, or below the site's root where it was written with a leading slash.
    fn inside(
        &self,
        kind: ReferenceKind,
        inside: &str,
        place: &str,
        target: &str,
        fragment: Option<&str>,
    ) -> Result<Target, Broken> {
        if let Some(asset) = self.assets.get(inside) {
            return file(kind, asset, inside, target);
        }
        if kind == ReferenceKind::Picture {
            let message = text!("找不到图片 `{target}`", "the picture `{target}` is not there");
            return Err(Broken::new("missing-picture", message));
        }
        let piece = self.by_path.get(below_content(inside)).copied();
        let piece = piece.or_else(|| self.by_address.get(&page_address(inside)).copied());
        if let Some(piece) = piece {
            let fragment = fragment.filter(|fragment| !fragment.is_empty());
            if let Some(fragment) = fragment {
                self.with_anchor(piece, fragment, &text!("那一页", "that page"))?;
            }
            let suffix = fragment.map_or_else(String::new, |fragment| format!("#{}", encoded(fragment)));
            return Ok(Target::Page(self.relations.pieces[piece].address.clone(), suffix));
        }
        let address = page_address(inside);
        for address in [address.clone(), Address::file(inside)] {
            // An old address leads to its piece.
            if let Some(piece) = self.relations.redirects.get(&address) {
                return Ok(Target::Page(self.relations.pieces[*piece].address.clone(), String::new()));
            }
            if self.made.get_or_init(|| self.pages.addresses().collect()).contains(&address) {
                return Ok(Target::Page(address, String::new()));
            }
        }
        let AllHeld { pieces, files } = self.held;
        let is_meant = |text: &TextFile| below_content(&text.path) == below_content(inside) || text.address == address;
        let held = files.iter().position(is_meant).map(|at| pieces[at].reason);
        Err(held.map_or_else(|| Broken::missing(target, place), |reason| self.unpublished(target, reason)))
    }

    /// The path of the file of the piece at `at`.
    fn path(&self, at: usize) -> &'a str {
        &self.relations.pieces[at].entry.source.path
    }

    fn unpublished(&self, target: &str, reason: HeldReason) -> Broken {
        let Text { zh, en } = publication::words(&self.relations.settings, reason);
        let help = text!("先去掉链接，或改它的发布设置", "remove the link for now, or change when it is published");
        let message = text!("链接指的 `{target}` {zh}", "`{target}` {en}");
        Broken::new("unpublished-link", message).help(help)
    }

    /// Checks that the page of a piece has an anchor; `page` names the page in the message.
    fn with_anchor(&self, piece: usize, fragment: &str, page: &Text) -> Result<(), Broken> {
        let piece = &self.relations.pieces[piece];
        if fragment.is_empty() || has_anchor(piece, fragment) {
            return Ok(());
        }
        let anchors = anchors(piece);
        let (zh, en) = (&page.zh, &page.en);
        let message = text!("{zh}没有锚点 #{fragment}", "{en} has no anchor #{fragment}");
        let list = anchors.iter().take(12).map(|anchor| format!("#{anchor}")).collect::<Vec<_>>().join(" ");
        let help = match nearest(fragment, anchors.iter().map(String::as_str)) {
            Some(meant) => text!("是不是 #{meant}？", "did you mean #{meant}?"),
            None if list.is_empty() => {
                text!("{zh}没有标题；去掉 # 和后面的字", "{en} has no headings; remove the # and what follows")
            }
            None => text!("{zh}有：{list}", "it has: {list}"),
        };
        Err(Broken::new("broken-anchor", message).help(help))
    }

    /// Suggests the file that was meant: one of the same name elsewhere, or of a similar name in the same folder.
    pub(super) fn suggest(&self, at: usize, kind: ReferenceKind, target: &str) -> Option<Text> {
        let place = percent_decode_str(target.split(['#', '?']).next().unwrap_or("")).decode_utf8_lossy().into_owned();
        let inside = join(self.path(at), &place)?;
        if place.contains('\\') {
            let slashes = place.replace('\\', "/");
            return Some(text!("路径用 /：{slashes}", "write the path with /: {slashes}"));
        }
        if place.starts_with("www.") {
            return Some(text!("别的网站要写全：https://{place}", "write the whole address: https://{place}"));
        }
        let (folder, name) = inside.trim_end_matches('/').rsplit_once('/').unwrap_or(("", &inside));
        let title = name.trim_end_matches(".md");
        let titled = self.relations.pieces.iter().find(|piece| piece.entry.common.title == title);
        if let Some(path) = titled.map(|piece| below_content(&piece.entry.source.path)) {
            return Some(text!("写文件名，不写标题：/{path}", "write the name of the file, not its title: /{path}"));
        }
        let pictures: Vec<&str> =
            self.assets.iter().filter(|(_, asset)| asset.dimensions.is_some()).map(|(path, _)| path.as_str()).collect();
        let pieces = || self.relations.pieces.iter();
        let texts = || sorted(pieces().map(|piece| below_content(&piece.entry.source.path)));
        let pages = || sorted(pieces().map(|piece| piece.address.as_str().trim_end_matches('/')));
        let candidates: Vec<&str> = match kind {
            ReferenceKind::Picture => pictures,
            ReferenceKind::Link if place.ends_with(".md") => texts(),
            ReferenceKind::Link => pages(),
        };
        let same = |candidate: &str| candidate.rsplit('/').next().is_some_and(|other| other.eq_ignore_ascii_case(name));
        let moved = candidates.iter().copied().find(|candidate| same(candidate));
        let meant = moved.or_else(|| {
            let here = candidates.iter().filter_map(|candidate| {
                let (place, name) = candidate.rsplit_once('/').unwrap_or(("", candidate));
                (place == folder).then_some(name)
            });
            let near = nearest(name, here)?;
            candidates.iter().copied().find(|candidate| candidate.rsplit('/').next() == Some(near))
        })?;
        Some(text!("是不是 /{meant}？", "did you mean /{meant}?"))
    }
}

fn sorted<'t>(texts: impl Iterator<Item = &'t str>) -> Vec<&'t str> {
    let mut sorted: Vec<&str> = texts.collect();
    sorted.sort_unstable();
    sorted
}

/// The path of a file as it is below `content/`.
fn below_content(path: &str) -> &str {
    path.strip_prefix("content/").unwrap_or(path)
}

/// Whether the page of a piece has an anchor.
fn has_anchor(piece: &Piece, fragment: &str) -> bool {
    let document = &piece.entry.document;
    document.headings.iter().any(|heading| heading.id == fragment)
        || document.anchors.iter().any(|anchor| anchor == fragment)
        || piece.events().iter().any(|event| event.anchor() == fragment)
}

/// The anchors of the page of a piece.
fn anchors(piece: &Piece) -> BTreeSet<String> {
    let document = &piece.entry.document;
    let ids = document.headings.iter().map(|heading| heading.id.clone()).chain(document.anchors.iter().cloned());
    ids.chain(piece.events().iter().map(Event::anchor)).collect()
}

/// The target for a file of the site.
fn file(kind: ReferenceKind, asset: &Asset, path: &str, target: &str) -> Result<Target, Broken> {
    if kind == ReferenceKind::Link && asset.root == AssetRoot::Content && !is_attachment(path) {
        let message = text!("`{target}` 这种文件不能当附件发布", "files such as `{target}` are not published");
        let help = text!(
            "可以用 pdf、docx、xlsx、pptx、wps、ofd、txt、csv、zip、图片、mp3、mp4 等",
            "use pdf, docx, xlsx, pptx, wps, ofd, txt, csv, zip, pictures, mp3, mp4 …"
        );
        return Err(Broken::new("forbidden-file", message).help(help));
    }
    if kind == ReferenceKind::Picture && asset.dimensions.is_none() {
        let any = || text!("可以用 jpg、png、webp、gif、svg、avif", "use jpg, png, webp, gif, svg or avif");
        let help = FileFormat::of_ending(path).and_then(FileFormat::conversion).unwrap_or_else(any);
        let message = text!("`{target}` 不是网页能显示的图片", "`{target}` is not a picture that browsers show");
        return Err(Broken::new("not-a-picture", message).help(help));
    }
    Ok(Target::File(Address::file(path), asset.dimensions))
}

/// The target for an absolute address.
fn elsewhere(target: &str, scheme: &str) -> Result<Target, Broken> {
    if matches!(scheme, "http" | "https" | "mailto" | "tel") && !target.chars().any(char::is_control) {
        return Ok(Target::External(target.to_owned()));
    }
    let message = text!("不能链接到 {scheme}: 开头的地址", "links to {scheme}: addresses are not allowed");
    let help = if scheme.len() == 1 || scheme == "file" {
        text!(
            "这是本机上的文件；把它放到文章旁边，只写文件名",
            "that is a file of your own machine; put it beside the text and write its name"
        )
    } else {
        text!("可以用 https、http、mailto、tel，或站内的文件", "use https, http, mailto, tel, or a file of this site")
    };
    Err(Broken::new("forbidden-link", message).help(help))
}
