//! All files of a site.

use std::path::Path;

use crate::config::{NameKind, Register, read_register};
use crate::faults::Fault;
use crate::load::{self, Found};
use crate::values::Stamp;

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

    /// The files that may be copied, by their paths below `content/` and `static/`, as the disk tells of them. Two files may
    /// have one path.
    pub(super) fn stamps(&self) -> impl Iterator<Item = (String, Stamp)> {
        self.pictures.iter().chain(&self.statics).map(|found| (found.components.join("/"), found.stamp))
    }

    /// When the look began (nanoseconds since 1970).
    pub(super) const fn began(&self) -> i128 {
        self.began
    }

    /// The registers of names. One that is no text is left out, with a fault.
    pub(super) fn registers(&self, faults: &mut Vec<Fault>) -> Vec<Register> {
        let mut registers = Vec::new();
        for found in &self.registers {
            let Some(kind) = NameKind::ALL.into_iter().find(|kind| kind.path() == found.site_path) else { continue };
            match load::text(found) {
                Ok(source) => {
                    let (register, found) = read_register(kind, &source.text);
                    registers.extend(register);
                    faults.extend(found);
                }
                Err(fault) => faults.push(fault),
            }
        }
        registers
    }
}
