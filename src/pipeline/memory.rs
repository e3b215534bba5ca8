//! What a preview keeps of the files of a site between two looks at them: a file is read again when its stamp, or what else
//! its result depends on, has changed. A build begins without a memory.

use std::collections::{BTreeSet, HashMap, HashSet};
use std::sync::Arc;

use super::files::Files;
use crate::config::Register;
use crate::faults::Fault;
use crate::link::Placement;
use crate::load::Found;
use crate::model::{Asset, Entry};
use crate::values::{Hash, Stamp};

/// What is kept.
#[derive(Default)]
pub(super) struct Memory {
    /// Whether it lasts longer than one look, so that keeping is of use.
    is_lasting: bool,
    texts: ByFile<Read>,
    assets: ByFile<Inspected>,
    registers: ByFile<(Option<Register>, Vec<Fault>)>,
    /// What all texts depend on, and what those with components depend on.
    basis: Option<(Hash, Hash)>,
}

/// An entry, and where its file is placed.
pub(super) type Placed = (Arc<Entry>, Placement);

/// What became of one text.
#[derive(Clone)]
pub(super) struct Read {
    /// The entry, if it could be read.
    pub(super) entry: Option<Placed>,
    pub(super) faults: Vec<Fault>,
    /// Whether it was parsed now.
    pub(super) is_new: bool,
    /// What it depends on beside its own file, the settings and the components of the theme.
    pub(super) beside: Beside,
    /// The hash of the text; `None` where only a fault is known.
    pub(super) hash: Option<Hash>,
}

/// What a text depends on beside its own file.
#[derive(Clone, Debug)]
pub(super) enum Beside {
    Nothing,
    /// The file with winners that it names, by its path below the site's root.
    File(String),
    /// What may change without a trace: which files there are, or whether they can be read.
    Unknown,
}

impl Read {
    /// Only a fault.
    pub(super) fn fault(fault: Fault, is_new: bool) -> Self {
        // A text that cannot be read may be readable the next time.
        let beside = if is_new { Beside::Unknown } else { Beside::Nothing };
        Self { entry: None, faults: vec![fault], is_new, beside, hash: None }
    }

    /// Whether the body has components, which depend on the theme.
    pub(super) fn has_components(&self) -> bool {
        self.entry.as_ref().is_some_and(|(entry, _)| !entry.document.components.is_empty())
    }
}

/// A file that may be copied, and its faults; `None` where it cannot be read.
pub(super) type Inspected = (Option<Asset>, Vec<Fault>);

/// Results by the paths of files below the site's root.
struct ByFile<V>(HashMap<String, Kept<V>>);

struct Kept<V> {
    stamp: Stamp,
    /// When the look at the files began before it was read (nanoseconds since 1970).
    began: i128,
    value: V,
}

impl<V> Default for ByFile<V> {
    fn default() -> Self {
        Self(HashMap::new())
    }
}

impl<V> ByFile<V> {
    /// The result for a file that has not changed.
    fn get(&self, found: &Found) -> Option<&V> {
        let kept = self.0.get(&found.site_path)?;
        // Git's rule for racy timestamps: a file that changed while it was read may have changed again without a trace.
        (kept.stamp == found.stamp && kept.stamp.last_change() < kept.began).then_some(&kept.value)
    }

    fn put(&mut self, found: &Found, files: &Files, value: V) {
        let kept = Kept { stamp: found.stamp, began: files.began(), value };
        self.0.insert(found.site_path.clone(), kept);
    }

    /// Forgets files that are gone, where there are `count` now.
    fn forget_gone<'f>(&mut self, count: usize, standing: impl Iterator<Item = &'f Found>) {
        if self.0.len() > count {
            let standing: HashSet<&String> = standing.map(|found| &found.site_path).collect();
            self.0.retain(|path, _| standing.contains(path));
        }
    }
}

impl Memory {
    /// A memory that lasts from one look to the next.
    pub(super) fn lasting() -> Self {
        Self { is_lasting: true, ..Self::default() }
    }

    /// Nothing is known any more of the files at these paths below the site's root.
    pub(super) fn forget(&mut self, changed: &BTreeSet<String>) {
        if changed.is_empty() {
            return;
        }
        let data = |kept: &Kept<Read>| matches!(&kept.value.beside, Beside::File(data) if changed.contains(data));
        self.texts.0.retain(|path, kept| !changed.contains(path) && !data(kept));
        for path in changed {
            self.assets.0.remove(path);
            self.registers.0.remove(path);
        }
    }

    /// Begins a look: all texts depend on `basis`, those with components also on `components`.
    pub(super) fn begin(&mut self, files: &Files, basis: Hash, components: Hash) {
        let copied = files.pictures.iter().chain(&files.statics);
        self.texts.forget_gone(files.texts.len(), files.texts.iter());
        self.assets.forget_gone(files.pictures.len() + files.statics.len(), copied);
        match self.basis.replace((basis, components)) {
            Some((before, _)) if before != basis => self.texts.0.clear(),
            Some((_, before)) if before != components => {
                self.texts.0.retain(|_, kept| !kept.value.has_components());
            }
            _ => {}
        }
    }

    /// What became of a text, if nothing that it depends on has changed.
    pub(super) fn text(&self, files: &Files, found: &Found) -> Option<&Read> {
        let read = self.texts.get(found)?;
        let is_same = match &read.beside {
            Beside::Nothing => true,
            Beside::File(data) => files.pictures.iter().any(|other| other.site_path == *data && self.has_asset(other)),
            Beside::Unknown => false,
        };
        is_same.then_some(read)
    }

    /// Keeps what became of a text.
    pub(super) fn put_text(&mut self, files: &Files, found: &Found, read: &Read) {
        if self.is_lasting {
            self.texts.put(found, files, read.clone());
        }
    }

    fn has_asset(&self, found: &Found) -> bool {
        self.assets.get(found).is_some()
    }

    /// What inspecting a file found, if the file has not changed.
    pub(super) fn asset(&self, found: &Found) -> Option<&Inspected> {
        self.assets.get(found)
    }

    /// Keeps what inspecting a file found.
    pub(super) fn put_asset(&mut self, files: &Files, found: &Found, inspected: &Inspected) {
        // A file that cannot be read may be readable the next time, without another stamp.
        if self.is_lasting && inspected.0.is_some() {
            self.assets.put(found, files, inspected.clone());
        }
    }

    /// What a register of names says, if it has not changed.
    pub(super) fn register(&self, found: &Found) -> Option<&(Option<Register>, Vec<Fault>)> {
        self.registers.get(found)
    }

    /// Keeps what a register of names says.
    pub(super) fn put_register(&mut self, files: &Files, found: &Found, read: &(Option<Register>, Vec<Fault>)) {
        if self.is_lasting {
            self.registers.put(found, files, read.clone());
        }
    }
}
