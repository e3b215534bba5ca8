//! What is shown now.

use std::path::{Path, PathBuf};
use std::sync::RwLock;

use tokio::sync::watch;

use crate::publish::Tree;

/// What is shown now: the last good site, and what the last build said.
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

    /// A build ended; `said` is what was wrong.
    pub(super) fn built(&self, said: &str, published: bool) -> anyhow::Result<()> {
        let tree = if published { Some(Tree::read(&self.output)?) } else { None };
        let mut shown = self.shown.write().map_err(|_| anyhow::anyhow!("a reader stopped"))?;
        said.clone_into(&mut shown.faults);
        shown.tree = tree.or_else(|| shown.tree.take());
        drop(shown);
        self.generation.send_modify(|generation| *generation += 1);
        Ok(())
    }

    /// The file of a known path of the site.
    pub(super) fn file(&self, path: &str) -> Option<PathBuf> {
        let shown = self.shown.read().ok()?;
        shown.tree.as_ref()?.has(path).then(|| self.output.join(Path::new(path)))
    }

    /// What the last build said; empty where nothing was wrong.
    pub(super) fn faults(&self) -> String {
        self.shown.read().map(|shown| shown.faults.clone()).unwrap_or_default()
    }

    /// How many builds there were; waits for more than `seen` of them.
    pub(super) fn generations(&self) -> watch::Receiver<u64> {
        self.generation.subscribe()
    }
}
