//! What a build does with the site: where it goes, and what earlier builds left there.

use std::path::PathBuf;

use super::destination::Destination;
use super::images::ImageWork;
use super::last_build::LastBuild;
use super::request::{Goal, Request};
use crate::cache::Cache;
use crate::load;
use crate::publish::{Refused, Tree, guard, is_interrupted};

/// What a build does with the site.
pub(super) struct Target {
    /// The cache: a check only reads it.
    pub(super) cache: Cache,
    folder: Folder,
}

/// Where a site goes.
enum Folder {
    /// It is published here.
    Output(PathBuf),
    /// It is to be published in a folder that may not be written.
    Refused(Refused),
    /// It is checked.
    None,
}

impl Target {
    /// The target that the goal of a request names.
    pub(super) fn of(request: &Request) -> Self {
        let cache = Cache::of(&request.root);
        match &request.goal {
            Goal::Publish(output) => {
                let output = guard(output, &request.root, &load::places(&request.root));
                Self { cache, folder: output.map_or_else(Folder::Refused, Folder::Output) }
            }
            Goal::Check => Self { cache: cache.read_only(), folder: Folder::None },
        }
    }

    /// What the last build left there; nothing where a site is not published.
    pub(super) fn last_build(&self) -> LastBuild {
        match &self.folder {
            Folder::Output(output) => LastBuild::read(&self.cache, output),
            Folder::Refused(_) | Folder::None => LastBuild::default(),
        }
    }

    /// Whether an interrupted build left something beside the output, which the next publication removes.
    pub(super) fn is_interrupted(&self) -> bool {
        matches!(&self.folder, Folder::Output(output) if is_interrupted(output))
    }

    /// What is published there now; `None` where a site is not published.
    pub(super) fn tree(&self) -> anyhow::Result<Option<Tree>> {
        match &self.folder {
            Folder::Output(output) => Tree::read(output).map(Some),
            Folder::Refused(_) | Folder::None => Ok(None),
        }
    }

    /// What is done with pictures.
    pub(super) const fn image_work(&self) -> ImageWork {
        match self.folder {
            Folder::Output(_) | Folder::Refused(_) => ImageWork::Resize,
            Folder::None => ImageWork::Inspect,
        }
    }

    /// Opens the destination of the files; returns the reason where it is refused.
    pub(super) fn open(&self) -> anyhow::Result<Result<Destination, &Refused>> {
        match &self.folder {
            Folder::Output(output) => Destination::staging(output.clone()).map(Ok),
            Folder::Refused(refused) => Ok(Err(refused)),
            Folder::None => Ok(Ok(Destination::nowhere())),
        }
    }

    /// Keeps what this build left there for the next one.
    pub(super) fn keep(&self, build: &LastBuild) {
        if let Folder::Output(output) = &self.folder {
            build.write(&self.cache, output);
        }
    }
}
