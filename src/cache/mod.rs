//! Results of earlier builds, in `.huikan/` of the site. Whatever is wrong with them, the answer is "not there": deleting
//! the folder is always safe, and where it cannot be written, nothing is kept.
//!
//! - `store`: values under a name, a file each, sealed with a hash;
//! - `memo`: values by name and the hash of their inputs, as many as a site has texts or pages.

mod memo;
mod store;

pub(crate) use memo::{Encoded, Memo, parts};
pub(crate) use store::Cache;
