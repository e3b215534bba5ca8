//! The files of the search: of each page only what it is found by is held until they are written.

use anyhow::Context;
use rayon::prelude::*;

use super::memo;
use super::writer::Writer;
use crate::cache::{Cache, Encoded};
use crate::model::{SearchFiles, Searched, Site};
use crate::outputs;
use crate::search::{self, Entries, Grams, PageText, Shards, by_file, shard_text};
use crate::values::{Address, Hash};

/// A page that the search finds.
pub(super) struct FoundPage {
    /// The path of its file in the output.
    pub(super) path: String,
    /// The hash of what it shows.
    pub(super) shows: Hash,
    /// What it is found by; `None` where the page is kept and was not read.
    pub(super) grams: Option<Grams>,
}

/// The hash of all that these pages show.
pub(super) fn shown_by(found: &[FoundPage]) -> Hash {
    let parts = found.iter().map(|found| Hash::of_all([found.path.as_bytes(), &found.shows.bytes()]).bytes());
    let parts: Vec<[u8; 32]> = parts.collect();
    Hash::of_all(parts.iter().map(<[u8; 32]>::as_slice))
}

/// What the page at `path` says.
///
/// # Errors
/// Where it is no text: the program writes nothing else.
pub(super) fn page_text(path: &str, html: &[u8]) -> anyhow::Result<PageText> {
    let html = simdutf8::basic::from_utf8(html).with_context(|| path.to_owned())?;
    Ok(search::read(html))
}

/// Writes the files of pairs and words, and the index. `found` are the `searched` pages, in their order.
pub(super) fn write(
    writer: &Writer,
    site: &Site,
    search: &SearchFiles,
    searched: &[Searched],
    found: Vec<FoundPage>,
    cache: &Cache,
) -> anyhow::Result<()> {
    let shows = shown_by(&found);
    writer.put_bytes(&outputs::index_file(site, &search.index, searched, shows)?)?;
    let paths: Vec<String> = search.shards.iter().map(Address::output_path).collect();
    if paths.iter().all(|path| writer.is_kept(path, shows)) {
        return paths.par_iter().try_for_each(|path| writer.keep(path, shows));
    }
    let grams = memo::each(cache, "search", found, |page| &page.path, |page, memo| grams(writer, page, memo))?;
    let shards = Shards::new(&grams);
    for (round, files) in shards.rounds() {
        let entries: Vec<Entries> = Shards::tasks().into_par_iter().map(|task| shards.entries(round, task)).collect();
        let texts = by_file(&entries, &files).into_par_iter().zip(files);
        texts.try_for_each(|(entries, number)| {
            writer.put(&outputs::shard_file(number, &search.shards[number], &shard_text(entries)), shows)
        })?;
    }
    Ok(())
}

/// What a page is found by: as it was read now, as it was kept, or else as it is read from the file that is kept.
fn grams(writer: &Writer, page: FoundPage, memo: &mut memo::Part<Encoded>) -> anyhow::Result<Grams> {
    let FoundPage { path, shows, grams } = page;
    let kept = memo.get(&path, shows);
    let grams = match (grams, kept) {
        (Some(grams), Some(_)) => return Ok(grams),
        (Some(grams), None) => grams,
        (None, kept) => match kept.and_then(Encoded::decode) {
            Some(grams) => return Ok(grams),
            None => Grams::of(&page_text(&path, &writer.tree().bytes(&path)?)?),
        },
    };
    if let Some(encoded) = Encoded::of(&grams) {
        memo.put(&path, shows, encoded);
    }
    Ok(grams)
}
