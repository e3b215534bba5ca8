//! Outputs → staging → swap; the manifest; the only writer of the output.
//!
//! 1. `guard` refuses paths where something could be lost;
//! 2. `lock` keeps a second build out;
//! 3. `staging` collects what is new in a folder beside the output;
//! 4. `swap` exchanges the folders in one step of the file system.

mod guard;
mod lock;
mod manifest;
mod paths;
mod staging;
mod swap;
mod tree;

pub use guard::{Refused, guard};
pub use staging::{Publication, Published};
pub use tree::Tree;
