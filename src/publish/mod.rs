//! Outputs → staging folder → output folder: the only writer of the output.
//!
//! 1. `guard` refuses folders in which something could be lost;
//! 2. `lock` keeps a second build out;
//! 3. `staging` collects the new files in a folder beside the output;
//! 4. `swap` exchanges the two folders in one step of the file system.
//!
//! The `manifest` in the output lists the files that belong to the site; `tree` reads it.

mod guard;
mod lock;
mod manifest;
mod paths;
mod staging;
mod swap;
mod tree;

pub(crate) use guard::{Refused, guard};
pub(crate) use staging::{Publication, Published};
pub(crate) use swap::is_interrupted;
pub(crate) use tree::Tree;
