//! All files of a site.

use std::collections::{BTreeMap, BTreeSet, HashSet};
use std::path::Path;

use super::shown_images::Stamps;
use crate::config::NameKind;
use crate::faults::Fault;
use crate::load::{self, Found};

/// What lies in a site's folder.
pub(super) struct Files {
    /// The texts of `content/`.
    pub(super) texts: Vec<Found>,
    /// Everything else of `content/`.
    pub(super) pictures: Vec<Found>,
    /// `people.yaml` and `organizations.yaml` of `content/`.
    pub(super) registers: Vec<Found>,
    /// `static/`.
    pub(super) statics: Vec<Found>,
    /// `templates/`.
    pub(super) templates: Vec<Found>,
    /// The files at the site's top.
    top: Vec<Found>,
    /// The faults of files that were passed over.
    pub(super) faults: Vec<Fault>,
    /// When the look began (nanoseconds since 1970).
    began: i128,
}

/// What a look at some files found.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Again {
    /// All files are known, as they are now.
    Known,
    /// All files are known, and one that held something is empty now.
    Lacking,
    /// A file is new or gone, or a folder changed: the whole site has to be looked at.
    Unknown,
}

impl Files {
    /// Looks into the site's folder.
    pub(super) fn find(root: &Path) -> anyhow::Result<Self> {
        let began = load::disk_time();
        let (content, mut faults) = load::walk(&root.join("content"), "content")?;
        let (statics, passed_over) = load::walk(&root.join("static"), "static")?;
        faults.extend(passed_over);
        let (templates, _) = load::walk(&root.join("templates"), "templates")?;
        let is_text = |found: &Found| found.components.last().is_some_and(|name| name.ends_with(".md"));
        let is_register = |found: &Found| NameKind::ALL.iter().any(|kind| kind.path() == found.site_path);
        let (registers, content) = content.into_iter().partition::<Vec<_>, _>(is_register);
        let (texts, pictures) = content.into_iter().partition(is_text);
        Ok(Self { texts, pictures, registers, statics, templates, top: load::at_the_top(root), faults, began })
    }

    /// All of them.
    pub(super) fn all(&self) -> impl Iterator<Item = &Found> {
        let content = self.texts.iter().chain(&self.pictures).chain(&self.registers);
        content.chain(&self.statics).chain(&self.templates).chain(&self.top)
    }

    /// Looks again at the files at these paths below the site's root, which may have changed.
    pub(super) fn look_again(&mut self, root: &Path, changed: &BTreeSet<String>) -> Again {
        self.began = load::disk_time();
        let mut unknown: HashSet<&str> = changed.iter().map(String::as_str).collect();
        let lists = [
            &mut self.texts,
            &mut self.pictures,
            &mut self.registers,
            &mut self.statics,
            &mut self.templates,
            &mut self.top,
        ];
        let mut again = Again::Known;
        for found in lists.into_iter().flatten() {
            if unknown.remove(found.site_path.as_str()) {
                let Some(stamp) = load::stamp(&found.disk_path) else { return Again::Unknown };
                if stamp.size == 0 && found.stamp.size > 0 {
                    again = Again::Lacking;
                }
                found.stamp = stamp;
            }
        }
        // What an editor made and removed again, and what it leaves beside a text, is none of the site's.
        let holds = |folder: &str| {
            let mut inside = self.all().filter_map(|found| found.site_path.strip_prefix(folder));
            inside.any(|rest| rest.starts_with('/'))
        };
        let mut unknown = changed.iter().filter(|path| unknown.contains(path.as_str()));
        let is_elsewhere = |path: &String| load::is_beside_the_site(&root.join(path)) && !holds(path);
        if unknown.all(is_elsewhere) { again } else { Again::Unknown }
    }

    /// Whether a file that stood there `before`, and held something, is gone or empty now. An editor that saves in several
    /// steps leaves such a state for a moment.
    pub(super) fn lacks_any_of(&self, before: &Self) -> bool {
        let sizes: BTreeMap<&str, u64> = self.all().map(|found| (&*found.site_path, found.stamp.size)).collect();
        let is_lacking = |found: &Found| sizes.get(&*found.site_path).is_none_or(|size| *size == 0);
        before.all().any(|found| found.stamp.size > 0 && is_lacking(found))
    }

    /// What the disk tells of the files that may be copied, by their paths below `content/` and `static/`. Of two files with
    /// one path it is that of the first.
    pub(super) fn stamps(&self) -> Stamps {
        let mut of = BTreeMap::new();
        for found in self.pictures.iter().chain(&self.statics) {
            of.entry(found.components.join("/")).or_insert(found.stamp);
        }
        Stamps { of, began: self.began }
    }

    /// When the look began (nanoseconds since 1970).
    pub(super) const fn began(&self) -> i128 {
        self.began
    }
}
