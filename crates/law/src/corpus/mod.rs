//! All statutes of a site, by title and by version, and what citations lead to in them.
//!
//! `names` finds the text that a title means on a day, `law` the one that a citation means where it stands, `provisions`
//! the provisions in it. What cannot be told for certain is [`Unresolved`] with its reason: no link is better than a
//! wrong one.

mod called;
mod law;
mod names;
mod place;
mod provisions;
mod reason;
mod written;

use std::collections::HashMap;

use chrono::NaiveDate;

use crate::citations::Alias;
use crate::statute::Statute;

pub use called::called;
pub use law::{LastNamed, Resolved, Target};
pub use names::plain_title;
pub use reason::Unresolved;
pub use written::written;

/// One version of a statute.
#[derive(Clone, Copy, Debug)]
pub struct Text<'a> {
    /// Its title.
    pub title: &'a str,
    /// 简称.
    pub short_titles: &'a [String],
    /// 文号.
    pub number: Option<&'a str>,
    /// When this version was made known; where that is not known, it is taken for known when it came into force.
    pub made: Option<NaiveDate>,
    /// From when it is in force.
    pub from: Option<NaiveDate>,
    /// Whether there was another version before it.
    pub is_amended: bool,
    /// Its structure.
    pub statute: &'a Statute,
}

/// The text in which citations stand.
#[derive(Clone, Copy, Debug, Default)]
pub struct Citing<'a> {
    /// The statute, by its place among the texts, where it is one.
    pub text: Option<usize>,
    /// The day on which it was written. None: today.
    pub date: Option<NaiveDate>,
    /// The day from which it holds, where that is later: of laws known on its own day the versions in force then are
    /// cited.
    pub from: Option<NaiveDate>,
    /// The short names that it gives.
    pub aliases: &'a [Alias],
}

/// The statutes of a site.
#[derive(Debug)]
pub struct Corpus<'a> {
    texts: Vec<Text<'a>>,
    /// The versions of each title, the oldest first.
    by_title: HashMap<String, Vec<usize>>,
    /// The title of each short one; none where several have it.
    by_short_title: HashMap<String, Option<String>>,
}

#[cfg(test)]
mod tests;
