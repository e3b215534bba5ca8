//! Copied files.

use indexmap::IndexMap;
use rayon::prelude::*;

use super::writer::Writer;
use crate::load;
use crate::model::Output;
use crate::outputs::{self, Copy};
use crate::values::Address;

/// Copies the files. Returns the address of the hashed copy of each file that templates ask for, by its path. Where nothing
/// is written, only the files with hashed copies are read.
pub(super) fn write(writer: &Writer, copies: &[Copy<'_>]) -> anyhow::Result<IndexMap<String, Address>> {
    let read = copies.par_iter().filter(|copy| writer.is_written() || copy.is_hashed);
    let hashed = read.map(|copy| {
        let bytes = outputs::without_metadata(load::bytes(copy.asset)?);
        let path = copy.asset.path.clone();
        let name = copy.is_hashed.then(|| outputs::hashed_name(&path, &bytes));
        if let Some(name) = &name {
            writer.put_bytes(&Output { path: name.clone(), bytes: bytes.clone() })?;
        }
        writer.put_bytes(&Output { path: path.clone(), bytes })?;
        Ok(name.map(|name| (path, Address::file(&name))))
    });
    Ok(hashed.collect::<anyhow::Result<Vec<_>>>()?.into_iter().flatten().collect())
}
