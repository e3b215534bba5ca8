//! What links and pictures lead to.

use std::collections::{BTreeMap, BTreeSet};

use chrono::{DateTime, Utc};
use percent_encoding::percent_decode_str;

use super::{Placement, addresses, publication};
use crate::config::Settings;
use crate::document::ReferenceKind;
use crate::faults::{Fault, Place, nearest};
use crate::kinds::Record;
use crate::kinds::common::web_address;
use crate::kinds::events::Event;
use crate::model::{Asset, AssetRoot, Entry, Held, HeldReason, Piece, Target};
use crate::values::{Address, Text, text};
use crate::yaml::Step;

/// After so many broken links no more suggestions are sought: each costs a look at all names.
const SUGGESTIONS: usize = 200;

/// A file of `content/`, published or not.
#[derive(Clone, Debug)]
pub(super) struct Known {
    path: String,
    address: Address,
}

impl Known {
    /// The file of an entry and where it would stand.
    pub(super) fn of(settings: &Settings, entry: &Entry, placement: &Placement) -> Self {
        Self { path: entry.source.path.to_string(), address: addresses::address(settings, entry, placement) }
    }

    /// Whether it is the file called `name` in the folder of the file at `beside`.
    pub(super) fn is_named(&self, beside: &str, name: &str) -> bool {
        let folder = beside.rsplit_once('/').map_or("", |(folder, _)| folder);
        self.path.strip_prefix(folder).is_some_and(|rest| rest.trim_start_matches('/').trim_end_matches(".md") == name)
    }
}

/// Finds what references lead to.
pub(super) struct Resolver<'a> {
    settings: &'a Settings,
    now: DateTime<Utc>,
    /// Published files by path, with their place among the pieces.
    by_path: BTreeMap<String, usize>,
    by_address: BTreeMap<Address, usize>,
    anchors: Vec<(Address, BTreeSet<String>)>,
    known: &'a [Known],
    held: BTreeMap<&'a str, HeldReason>,
    assets: &'a BTreeMap<String, Asset>,
    generated: BTreeSet<Address>,
}

/// Why a reference leads nowhere.
struct Broken {
    code: &'static str,
    message: Text,
    help: Option<Text>,
}

impl<'a> Resolver<'a> {
    /// For these pieces and files.
    pub(super) fn new(
        settings: &'a Settings,
        pieces: &[Piece],
        known: &'a [Known],
        held: &'a [Held],
        assets: &'a BTreeMap<String, Asset>,
        generated: BTreeSet<Address>,
        now: DateTime<Utc>,
    ) -> Self {
        let anchors = |piece: &Piece| {
            let document = &piece.entry.document;
            let ids =
                document.headings.iter().map(|heading| heading.id.clone()).chain(document.anchors.iter().cloned());
            (piece.address.clone(), ids.chain(piece.events().iter().map(Event::anchor)).collect())
        };
        Self {
            settings,
            now,
            by_path: pieces.iter().enumerate().map(|(at, piece)| (piece.entry.source.path.to_string(), at)).collect(),
            by_address: pieces.iter().enumerate().map(|(at, piece)| (piece.address.clone(), at)).collect(),
            anchors: pieces.iter().map(anchors).collect(),
            known,
            held: held.iter().map(|held| (held.path.as_str(), held.reason)).collect(),
            assets,
            generated,
        }
    }

    /// Resolves every reference of every piece; what leads nowhere becomes a fault.
    pub(super) fn resolve(&self, pieces: &mut [Piece], faults: &mut Vec<Fault>) {
        let mut suggestions = SUGGESTIONS;
        for (at, piece) in pieces.iter_mut().enumerate() {
            let path = piece.entry.source.path.to_string();
            let mut find = |kind, target: &str, place: &dyn Fn() -> Place, faults: &mut Vec<Fault>| {
                self.find(at, &path, kind, target).unwrap_or_else(|broken| {
                    let fault = Fault::error(broken.code, place(), broken.message);
                    let help = broken.help.or_else(|| {
                        suggestions = suggestions.checked_sub(1)?;
                        self.suggest(&path, kind, target)
                    });
                    faults.push(match help {
                        Some(help) => fault.help(help),
                        None => fault,
                    });
                    Target::Nothing
                })
            };
            let entry = &piece.entry;
            let references = &entry.document.references;
            piece.targets = references
                .iter()
                .map(|reference| {
                    find(reference.kind, &reference.target, &|| entry.source.at(reference.span.clone()), faults)
                })
                .collect();
            piece.cover = entry.common.cover.as_ref().map(|cover| {
                let place = || entry.field_at("cover", &[Step::Key("image".into())]);
                find(ReferenceKind::Picture, &cover.image, &place, faults)
            });
            let outward = [("source", "url", entry.common.source.as_ref().map(|source| source.url.as_str()))];
            let wechat = [("wechat_url", "", entry.common.wechat_url.as_deref())];
            for (field, inner, url) in outward.into_iter().chain(wechat) {
                let inner = [Step::Key(inner.to_owned())];
                faults.extend(url.and_then(|url| web_address(url, || entry.field_at(field, &inner))));
            }
            if let Record::Guide(guide) = &entry.record {
                let place = |at| entry.field_at("documents", &[Step::Index(at), Step::Field("file", "文件")]);
                let files = guide.documents.iter().map(|paper| paper.file.as_deref()).enumerate();
                let found = files.map(|(at, file)| Some(find(ReferenceKind::Link, file?, &|| place(at), faults)));
                piece.forms = found.collect();
            }
            let (field, report) = ("report_of", entry.common.report_of.as_deref());
            let report = report.map(|event| find(ReferenceKind::Link, event, &|| entry.field(field), faults));
            let image = Step::Field("registration_image", "报名图片");
            let place = |at| entry.field_at("events", &[Step::Index(at), image.clone(), Step::Field("image", "图片")]);
            let pictures = piece.events().iter().map(|event| event.registration_image.as_ref()).enumerate();
            let codes = pictures
                .map(|(at, code)| Some(find(ReferenceKind::Picture, &code?.image, &|| place(at), faults)))
                .collect();
            (piece.report_target, piece.codes) = (report, codes);
            let Record::Issue(issue) = &entry.record else { continue };
            let due = issue
                .pdf
                .as_ref()
                .filter(|pdf| pdf.publish_at.is_none_or(|at| at.begins(self.settings.timezone) <= self.now));
            piece.file = due.map(|pdf| {
                find(ReferenceKind::Link, &pdf.file, &|| entry.field_at("pdf", &[Step::Key("file".into())]), faults)
            });
        }
    }

    fn find(&self, at: usize, path: &str, kind: ReferenceKind, written: &str) -> Result<Target, Broken> {
        let target = written.trim();
        if target.is_empty() {
            return Err(broken("broken-link", text!("链接没有地址", "the link has no address")));
        }
        if let Some(scheme) = scheme(target) {
            return elsewhere(target, &scheme);
        }
        if target.starts_with("//") || target.chars().any(char::is_control) {
            let message = text!("`{target}` 不是能用的网址", "`{target}` is not an address that may be used");
            return Err(Broken {
                help: Some(text!("写成 https://…", "write https://…")),
                ..broken("forbidden-link", message)
            });
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
        let inside = join(path, &place).ok_or_else(|| {
            let message = text!("`{target}` 指到网站文件夹之外", "`{target}` leads out of the site's folder");
            let help = text!("把文件放到文章旁边，只写文件名", "put the file beside the text and write its name");
            Broken { help: Some(help), ..broken("forbidden-link", message) }
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
            if kind == ReferenceKind::Link && asset.root == AssetRoot::Content && !is_attachment(inside) {
                let message = text!("`{target}` 这种文件不能当附件发布", "files such as `{target}` are not published");
                let help = text!(
                    "可以用 pdf、docx、xlsx、pptx、wps、ofd、txt、csv、zip、图片、mp3、mp4 等",
                    "use pdf, docx, xlsx, pptx, wps, ofd, txt, csv, zip, pictures, mp3, mp4 …"
                );
                return Err(Broken { help: Some(help), ..broken("forbidden-file", message) });
            }
            if kind == ReferenceKind::Picture && asset.dimensions.is_none() {
                let help = text!("可以用 jpg、png、webp、gif、svg、avif", "use jpg, png, webp, gif, svg or avif");
                let message =
                    text!("`{target}` 不是网页能显示的图片", "`{target}` is not a picture that browsers show");
                return Err(Broken { help: Some(help), ..broken("not-a-picture", message) });
            }
            return Ok(Target::File(Address::file(inside), asset.dimensions));
        }
        if kind == ReferenceKind::Picture {
            return Err(broken(
                "missing-picture",
                text!("找不到图片 `{target}`", "the picture `{target}` is not there"),
            ));
        }
        let file = format!("content/{}", inside.strip_prefix("content/").unwrap_or(inside));
        let address = page_address(inside);
        let piece = self.by_path.get(&file).or_else(|| self.by_address.get(&address)).copied();
        if let Some(piece) = piece {
            let fragment = fragment.filter(|fragment| !fragment.is_empty());
            if let Some(fragment) = fragment {
                self.with_anchor(piece, fragment, &text!("那一页", "that page"))?;
            }
            let suffix = fragment.map_or_else(String::new, |fragment| format!("#{}", encoded(fragment)));
            return Ok(Target::Page(self.anchors[piece].0.clone(), suffix));
        }
        for address in [address.clone(), Address::file(inside)] {
            if self.generated.contains(&address) {
                return Ok(Target::Page(address, String::new()));
            }
        }
        let known = self.known.iter().find(|known| known.path == file || known.address == address);
        let held = known.and_then(|known| self.held.get(known.path.as_str()));
        Err(held.map_or_else(|| not_there(target, place), |reason| self.unpublished(target, *reason)))
    }

    fn unpublished(&self, target: &str, reason: HeldReason) -> Broken {
        let Text { zh, en } = publication::words(self.settings, reason);
        let help = text!("先去掉链接，或改它的发布设置", "remove the link for now, or change when it is published");
        let message = text!("链接指的 `{target}` {zh}", "`{target}` {en}");
        Broken { help: Some(help), ..broken("unpublished-link", message) }
    }

    /// `page` is how the piece's page is called.
    fn with_anchor(&self, piece: usize, fragment: &str, page: &Text) -> Result<(), Broken> {
        let anchors = &self.anchors[piece].1;
        if fragment.is_empty() || anchors.contains(fragment) {
            return Ok(());
        }
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
        Err(Broken { help: Some(help), ..broken("broken-anchor", message) })
    }

    /// The file that was meant: one of the same name elsewhere, or of a similar name in the same folder.
    fn suggest(&self, path: &str, kind: ReferenceKind, target: &str) -> Option<Text> {
        let place = percent_decode_str(target.split(['#', '?']).next().unwrap_or("")).decode_utf8_lossy().into_owned();
        let inside = join(path, &place)?;
        if place.contains('\\') {
            let slashes = place.replace('\\', "/");
            return Some(text!("路径用 /：{slashes}", "write the path with /: {slashes}"));
        }
        if place.starts_with("www.") {
            return Some(text!("别的网站要写全：https://{place}", "write the whole address: https://{place}"));
        }
        let (folder, name) = inside.trim_end_matches('/').rsplit_once('/').unwrap_or(("", &inside));
        let pictures: Vec<&str> =
            self.assets.iter().filter(|(_, asset)| asset.dimensions.is_some()).map(|(path, _)| path.as_str()).collect();
        let texts = self.by_path.keys().map(|path| path.strip_prefix("content/").unwrap_or(path));
        let pages = self.by_address.keys().map(|address| address.as_str().trim_end_matches('/'));
        let candidates: Vec<&str> = match kind {
            ReferenceKind::Picture => pictures,
            ReferenceKind::Link if place.ends_with(".md") => texts.collect(),
            ReferenceKind::Link => pages.collect(),
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

fn not_there(target: &str, place: &str) -> Broken {
    let is_file = place.ends_with(".md") || is_attachment(place);
    let Text { zh, en } = if is_file { text!("文件", "file") } else { text!("页面", "page") };
    broken("broken-link", text!("链接指的{zh} `{target}` 不存在", "the {en} `{target}` does not exist"))
}

fn broken(code: &'static str, message: Text) -> Broken {
    Broken { code, message, help: None }
}

/// The scheme of an address with one; blanks and control characters are skipped as browsers do.
fn scheme(target: &str) -> Option<String> {
    let squeezed: String =
        target.chars().filter(|c| !c.is_whitespace() && !c.is_control() && *c != '\u{200b}').collect();
    let (scheme, _) = squeezed.split_once(':')?;
    let mut letters = scheme.chars();
    let valid = letters.next()?.is_ascii_alphabetic()
        && letters.all(|c| c.is_ascii_alphanumeric() || matches!(c, '+' | '-' | '.'));
    valid.then(|| scheme.to_ascii_lowercase())
}

/// Files beside texts that may be published when a text links to them: none that a browser would run.
fn is_attachment(path: &str) -> bool {
    const ENDINGS: &[&str] = &[
        "pdf", "doc", "docx", "xls", "xlsx", "ppt", "pptx", "wps", "et", "dps", "ofd", "odt", "ods", "odp", "rtf",
        "txt", "csv", "zip", "rar", "7z", "jpg", "jpeg", "png", "gif", "webp", "avif", "svg", "mp3", "m4a", "wav",
        "mp4", "webm", "vtt", "epub", "ics",
    ];
    let ending =
        path.rsplit('/').next().and_then(|name| name.rsplit_once('.')).map(|(_, ending)| ending.to_ascii_lowercase());
    ending.is_some_and(|ending| ENDINGS.contains(&ending.as_str()))
}

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
    Err(Broken { help: Some(help), ..broken("forbidden-link", message) })
}

/// The path below the site's root: from the folder of the file at `path`, or from the root with a leading slash.
/// `None` where it leads out.
fn join(path: &str, place: &str) -> Option<String> {
    let from_root = place.starts_with('/');
    let folder = path.strip_prefix("content/").unwrap_or(path).rsplit_once('/').map_or("", |(folder, _)| folder);
    let mut parts: Vec<&str> =
        if from_root { Vec::new() } else { folder.split('/').filter(|part| !part.is_empty()).collect() };
    for part in place.split('/') {
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

fn page_address(inside: &str) -> Address {
    let folder = inside.strip_suffix("index.html").unwrap_or(inside).trim_end_matches('/');
    Address::file(&if folder.is_empty() { String::new() } else { format!("{folder}/") })
}

fn encoded(fragment: &str) -> String {
    Address::file(fragment).url()
}
