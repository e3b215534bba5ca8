//! Where the files of a build go.

use std::path::PathBuf;

use crate::model::Output;
use crate::publish::{Publication, Tree};

/// Where the files of a build go.
pub(super) enum Destination {
    /// Into the staging folder of a publication.
    Staging(Box<Publication>),
    /// Nowhere: they are made to be checked. The tree is empty.
    Nowhere(Tree),
}

impl Destination {
    /// The staging folder of an output that may be written.
    pub(super) fn staging(output: PathBuf) -> anyhow::Result<Self> {
        Ok(Self::Staging(Box::new(Publication::open(output)?)))
    }

    /// No folder.
    pub(super) fn nowhere() -> Self {
        Self::Nowhere(Tree::default())
    }

    /// Whether files are written.
    pub(super) const fn is_written(&self) -> bool {
        matches!(self, Self::Staging(_))
    }

    /// What is published now.
    pub(super) fn tree(&self) -> &Tree {
        match self {
            Self::Staging(publication) => publication.tree(),
            Self::Nowhere(tree) => tree,
        }
    }

    /// Puts a file there.
    pub(super) fn put(&self, output: &Output) -> anyhow::Result<()> {
        match self {
            Self::Staging(publication) => publication.put(output),
            Self::Nowhere(_) => Ok(()),
        }
    }

    /// Keeps a file of the published tree.
    pub(super) fn keep(&self, path: &str) -> anyhow::Result<()> {
        match self {
            Self::Staging(publication) => publication.keep(path),
            Self::Nowhere(_) => Ok(()),
        }
    }
}
