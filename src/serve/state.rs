//! The state that the builds and the HTTP server share.

use std::path::{Path, PathBuf};
use std::sync::RwLock;

use tokio::sync::watch;

use crate::publish::Tree;

/// The last good site, and the faults of the last build.
#[derive(Debug)]
pub(super) struct State {
    output: PathBuf,
    shown: RwLock<Shown>,
    generation: watch::Sender<u64>,
}

#[derive(Debug, Default)]
struct Shown {
    tree: Option<Tree>,
    faults: String,
}

impl State {
    pub(super) fn new(output: PathBuf) -> Self {
        Self { output, shown: RwLock::default(), generation: watch::Sender::new(0) }
    }

    /// Records a finished build with the text of its faults; `published` tells whether it made a new site.
    pub(super) fn built(&self, faults: &str, published: bool) -> anyhow::Result<()> {
        let tree = if published { Some(Tree::read(&self.output)?) } else { None };
        let mut shown = self.shown.write().map_err(|_| anyhow::anyhow!("a reader stopped"))?;
        faults.clone_into(&mut shown.faults);
        shown.tree = tree.or_else(|| shown.tree.take());
        drop(shown);
        self.generation.send_modify(|generation| *generation += 1);
        Ok(())
    }

    /// The file on the disk for a path of the site; `None` where the site has no such path.
    pub(super) fn file(&self, path: &str) -> Option<PathBuf> {
        let shown = self.shown.read().ok()?;
        shown.tree.as_ref()?.has(path).then(|| self.output.join(Path::new(path)))
    }

    /// The faults of the last build; empty where there were none.
    pub(super) fn faults(&self) -> String {
        self.shown.read().map(|shown| shown.faults.clone()).unwrap_or_default()
    }

    /// A receiver of the number of builds so far, which can wait for the next one.
    pub(super) fn generations(&self) -> watch::Receiver<u64> {
        self.generation.subscribe()
    }
}
