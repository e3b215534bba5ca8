//! Copied files.

use indexmap::IndexMap;
use rayon::prelude::*;

use super::budget::Budget;
use super::flawed::flawed;
use super::guarded::guarded;
use super::writer::Writer;
use crate::faults::{Fault, Place};
use crate::load;
use crate::model::{Asset, AssetRoot, Output};
use crate::outputs::{self, Copy};
use crate::pictures;
use crate::values::{Address, Hash};

/// What was copied.
#[derive(Default)]
pub(super) struct Copied {
    /// The address of the hashed copy of each file that templates ask for, by its path.
    pub(super) hashed: IndexMap<String, Address>,
    /// The faults of pictures that cannot be published.
    pub(super) faults: Vec<Fault>,
}

/// What became of a file.
enum Outcome {
    Copied,
    Hashed(String, Address),
    Refused(Fault),
}

/// Copies the files, pictures without what is not drawn. Where nothing is written, only pictures and the files with hashed
/// copies are read.
pub(super) fn write(writer: &Writer, copies: &[Copy<'_>]) -> anyhow::Result<Copied> {
    let budget = Budget::default();
    let is_read = |copy: &&Copy<'_>| writer.is_written() || copy.is_hashed || pictures::is_picture(&copy.asset.path);
    let outcomes = copies.par_iter().filter(is_read).map(|copy| {
        // The file, what is made of it, and the published one with which it is compared.
        let _share = budget.hold(copy.asset.size.saturating_mul(3));
        let done = guarded(|| Place::file(&copy.asset.site_path()), || one(writer, copy))?;
        Ok(done.unwrap_or_else(Outcome::Refused))
    });
    let mut copied = Copied::default();
    for outcome in outcomes.collect::<anyhow::Result<Vec<_>>>()? {
        match outcome {
            Outcome::Copied => {}
            Outcome::Hashed(path, address) => _ = copied.hashed.insert(path, address),
            Outcome::Refused(fault) => copied.faults.push(fault),
        }
    }
    Ok(copied)
}

fn one(writer: &Writer, copy: &Copy<'_>) -> anyhow::Result<Outcome> {
    let (asset, path) = (copy.asset, copy.asset.path.clone());
    let bytes = load::bytes(asset)?;
    // The same file is published in the same way, so that it need not be looked at again.
    let shows = Hash::of_all([b"copy", &bytes[..]]);
    if !copy.is_hashed && writer.is_kept(&path, shows) {
        writer.keep(&path, shows)?;
        return Ok(Outcome::Copied);
    }
    let bytes = match published(asset, bytes) {
        Ok(bytes) => bytes,
        Err(fault) => return Ok(Outcome::Refused(fault)),
    };
    let hashed = copy.is_hashed.then(|| outputs::hashed_name(&path, &bytes));
    if let Some(name) = &hashed {
        writer.put_bytes(&Output { path: name.clone(), bytes: bytes.clone() })?;
    }
    writer.put(&Output { path: path.clone(), bytes }, shows)?;
    Ok(hashed.map_or(Outcome::Copied, |name| Outcome::Hashed(path, Address::file(&name))))
}

/// The bytes of a file as they are published, given those that it has. Returns a fault where a picture cannot be published.
pub(super) fn published(asset: &Asset, bytes: Vec<u8>) -> Result<Vec<u8>, Fault> {
    if asset.root == AssetRoot::BuiltIn {
        return Ok(bytes);
    }
    match pictures::published(&asset.path, &bytes) {
        Ok(published) => Ok(published),
        Err(flaw) if pictures::is_picture(&asset.path) => Err(flawed(flaw, asset, Place::file(&asset.site_path()))),
        // A file that only begins like a picture is published as it is.
        Err(_) => Ok(bytes),
    }
}
