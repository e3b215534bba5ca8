//! Memos of many things: read, used and written again in parts, in parallel.

use rayon::prelude::*;
use serde::Serialize;
use serde::de::DeserializeOwned;

use crate::cache::{self, Cache, Memo};
use crate::values::Hash;

/// A part of a memo during a build.
pub(super) struct Part<V> {
    /// What earlier builds left and nobody has asked for yet.
    before: Memo<V>,
    /// What the next build will find.
    now: Memo<V>,
    has_new: bool,
}

impl<V: DeserializeOwned + Serialize> Part<V> {
    fn read(cache: &Cache, name: &str) -> Self {
        Self { before: cache.read(name).unwrap_or_default(), now: Memo::default(), has_new: false }
    }

    /// The result under `name`, if an earlier build computed it from these inputs; it is kept.
    pub(super) fn get(&mut self, name: &str, inputs: Hash) -> Option<&V> {
        let value = self.before.take(name, inputs)?;
        self.now.put(name.to_owned(), inputs, value);
        self.now.find(name, inputs)
    }

    /// Keeps a result that was computed now.
    pub(super) fn put(&mut self, name: &str, inputs: Hash, value: V) {
        self.has_new = true;
        self.now.put(name.to_owned(), inputs, value);
    }

    /// Writes the part, if anything in it is new or nobody asked for something that was in it.
    fn write(&self, cache: &Cache, name: &str) {
        if self.has_new || !self.before.is_empty() {
            cache.write(name, &self.now);
        }
    }
}

/// Calls `one` for each item, in parallel, with the part of the memo in which its name belongs. Returns what `one` returned,
/// in the order of the items.
///
/// # Errors
/// The first one of `one`; the parts that it concerns stay as they were.
pub(super) fn each<I, V, T>(
    cache: &Cache,
    memo: &str,
    items: Vec<I>,
    name: impl Fn(&I) -> &str,
    one: impl Fn(I, &mut Part<V>) -> anyhow::Result<T> + Sync,
) -> anyhow::Result<Vec<T>>
where
    I: Send,
    V: DeserializeOwned + Serialize,
    T: Send,
{
    let parts = cache::parts(items.iter().map(name));
    let mut items: Vec<Option<I>> = items.into_iter().map(Some).collect();
    let parts = parts.into_iter().map(|places| -> Vec<(usize, I)> {
        places.into_iter().filter_map(|place| Some((place, items[place].take()?))).collect()
    });
    let parts: Vec<_> = parts.enumerate().collect();
    let done = parts.into_par_iter().map(|(number, items)| {
        let file = format!("{memo}-{number}");
        let mut part = Part::read(cache, &file);
        let done = items.into_iter().map(|(place, item)| Ok((place, one(item, &mut part)?)));
        let done = done.collect::<anyhow::Result<Vec<_>>>()?;
        part.write(cache, &file);
        Ok(done)
    });
    let mut done: Vec<(usize, T)> = done.collect::<anyhow::Result<Vec<_>>>()?.into_iter().flatten().collect();
    done.sort_unstable_by_key(|(place, _)| *place);
    Ok(done.into_iter().map(|(_, result)| result).collect())
}
