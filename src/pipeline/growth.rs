//! How large the output of a build may get: a small file must not become a large site.

use std::fmt;
use std::sync::atomic::{AtomicU64, Ordering};

use super::files::Files;
use crate::faults::{Fault, Place};
use crate::values::text;

const MB: u64 = 1_000_000;
/// What every site may have: the theme, the lists, the search.
const OF_SITE: u64 = 200 * MB;
/// What every text may have: its page, its entries in lists and feeds.
const OF_TEXT: u64 = MB;
/// How many times as large as its file a text may become: in its page, in feeds, on the page of its issue.
const OF_TEXT_BYTE: u64 = 40;
/// The same for other files, which become copies and smaller pictures.
const OF_FILE_BYTE: u64 = 4;

/// The most bytes that a build may write.
#[derive(Debug)]
pub(super) struct Growth {
    most: u64,
    written: AtomicU64,
}

/// A build that writes more than it may.
#[derive(Debug)]
pub(super) struct Outgrown {
    /// The file that was too much.
    path: String,
    most: u64,
}

impl Growth {
    /// The most bytes that a build of these files may write.
    pub(super) fn most(files: &Files) -> u64 {
        let sizes = |found: &[crate::load::Found]| found.iter().map(|found| found.stamp.size).sum::<u64>();
        let texts = u64::try_from(files.texts.len()).unwrap_or(u64::MAX).saturating_mul(OF_TEXT);
        OF_SITE
            .saturating_add(texts)
            .saturating_add(sizes(&files.texts).saturating_mul(OF_TEXT_BYTE))
            .saturating_add(sizes(&files.pictures).saturating_add(sizes(&files.statics)).saturating_mul(OF_FILE_BYTE))
    }

    /// Nothing has been written, and this is the most.
    pub(super) fn new(most: u64) -> Self {
        Self { most, written: AtomicU64::new(0) }
    }

    /// Adds a file of the output.
    pub(super) fn add(&self, path: &str, bytes: usize) -> Result<(), Outgrown> {
        let bytes = u64::try_from(bytes).unwrap_or(u64::MAX);
        let before = self.written.fetch_add(bytes, Ordering::Relaxed);
        if before.saturating_add(bytes) <= self.most {
            return Ok(());
        }
        Err(Outgrown { path: path.to_owned(), most: self.most })
    }
}

impl Outgrown {
    /// What is said of it.
    pub(super) fn fault(&self) -> Fault {
        let (path, most) = (&self.path, self.most / MB);
        let message = text!(
            "网站写到 {path} 时超过了 {most} MB，比原文件大得反常",
            "the site grew beyond {most} MB at {path}, which is far more than its files have"
        );
        let help = text!(
            "多半是某一篇里标签、名字、脚注或活动多得反常：从最近改过的文件查起",
            "most likely one text has a great many tags, names, footnotes or events: begin with the files that were changed last"
        );
        Fault::error("output-too-large", Place::file("content"), message).help(help)
    }
}

impl fmt::Display for Outgrown {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let message = self.fault().message;
        write!(f, "{} / {}", message.zh, message.en)
    }
}

impl std::error::Error for Outgrown {}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn no_more_than_the_most_is_written() {
        let growth = Growth::new(10);
        assert!(growth.add("a", 4).is_ok() && growth.add("b", 6).is_ok());
        let outgrown = growth.add("c", 1).unwrap_err();
        assert!(outgrown.fault().message.en.contains(" at c"), "{outgrown}");
        assert!(growth.add("d", usize::MAX).is_err());
    }
}
