//! What citations refer to among a collection of statutes.
//!
//! A [`Corpus`] contains the statutes of the collection, each version as a [`Version`]. For a text in which citations
//! stand it gives a [`Resolver`], which finds for each citation the version of the law that is meant and the provisions in
//! it. A citation whose target is not certain is [`Unresolved`], with the reason: a missing link is better than a wrong
//! one.
//!
//! `versions` finds the version that a name means on a date, `resolver` the one that a citation means at its place,
//! `provisions` and `place` the provisions in it. `history` remembers what was cited before.

mod history;
mod place;
mod provisions;
mod resolver;
mod unresolved;
mod versions;
mod written;

pub use place::Target;
pub use resolver::{Resolution, Resolver};
pub use unresolved::Unresolved;
pub use versions::{CitingText, Corpus, Version};
pub use written::written_anchors;
