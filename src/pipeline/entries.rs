//! Texts → entries, with what was read before: a text whose bytes, place and dialect are the same is not read again.

use std::collections::BTreeMap;
use std::ops::Range;
use std::sync::atomic::{AtomicBool, AtomicUsize, Ordering};

use rayon::prelude::*;
use serde::{Deserialize, Serialize};

use super::files::Files;
use crate::cache::Cache;
use crate::config::Settings;
use crate::document::Document;
use crate::faults::{Fault, Place, Severity, SourceText, nearest};
use crate::kinds::award_list::DataFile;
use crate::kinds::common::Common;
use crate::kinds::{Kind, Record};
use crate::link::{self, Placement};
use crate::load::{self, Found};
use crate::model::{Entry, Source};
use crate::parse::{self, Dialect};
use crate::values::{Hash, PersonalNumber, Text, text};

/// What became of one text.
pub(super) type Read = (Option<(Box<Entry>, Placement)>, Vec<Fault>);

/// The texts in their order, and how many of them were really read.
pub(super) struct Entries {
    pub(super) read: Vec<Read>,
    pub(super) parsed: usize,
}

/// What is kept of a text: the hash of what it was read from, and what was read, packed.
#[derive(Deserialize, Serialize)]
struct Kept {
    key: Hash,
    #[serde(with = "serde_bytes")]
    packed: Vec<u8>,
}

/// What is packed.
type Packed = (Option<KeptEntry>, Vec<KeptFault>);

#[derive(Deserialize)]
struct KeptEntry {
    front: Range<usize>,
    opening: Range<usize>,
    kind: Kind,
    common: Common,
    record: Record,
    document: Document,
    personal_numbers: Vec<PersonalNumber>,
}

/// The same, of an entry in use.
#[derive(Serialize)]
struct EntryToKeep<'a> {
    front: &'a Range<usize>,
    opening: &'a Range<usize>,
    kind: Kind,
    common: &'a Common,
    record: &'a Record,
    document: &'a Document,
    personal_numbers: &'a [PersonalNumber],
}

#[derive(Deserialize, Serialize)]
struct KeptFault {
    severity: Severity,
    code: String,
    message: Text,
    at: Option<Range<usize>>,
    related: Vec<(Option<Range<usize>>, Text)>,
    help: Option<Text>,
}

/// One shard of the memo: what is kept, by the path of the text.
type Shard = BTreeMap<String, Kept>;

/// Reads all texts, in parallel.
pub(super) fn read(settings: &Settings, files: &Files, cache: &Cache, interrupted: &AtomicBool) -> Entries {
    let texts = &files.texts;
    let parsed = AtomicUsize::new(0);
    let shards = Cache::parts(texts.iter().map(|found| found.site_path.as_str()));
    let mut read: Vec<(usize, Read)> = shards
        .par_iter()
        .enumerate()
        .flat_map_iter(|(number, members)| {
            let name = format!("entries-{number}");
            let mut old: Shard =
                cache.read(&name).and_then(|bytes| rmp_serde::from_slice(&bytes).ok()).unwrap_or_default();
            let before = old.len();
            let mut new = Shard::new();
            let mut changed = false;
            let mut results = Vec::with_capacity(members.len());
            for at in members {
                if interrupted.load(Ordering::Relaxed) {
                    break;
                }
                let kept = old.remove(&texts[*at].site_path);
                let (result, keep, is_new) = one(settings, &texts[*at], &files.pictures, kept);
                changed |= is_new;
                parsed.fetch_add(usize::from(is_new), Ordering::Relaxed);
                new.extend(keep.map(|keep| (texts[*at].site_path.clone(), keep)));
                results.push((*at, result));
            }
            if changed || new.len() != before {
                // Where nothing can be kept, everything is read again next time.
                let _ = rmp_serde::to_vec(&new).map(|bytes| cache.write(&name, &bytes));
            }
            results
        })
        .collect();
    read.sort_by_key(|(at, _)| *at);
    Entries { read: read.into_iter().map(|(_, read)| read).collect(), parsed: parsed.into_inner() }
}

/// One text: its place, its bytes, what it says. Whether it was really read, and what to keep of it.
fn one(settings: &Settings, found: &Found, beside: &[Found], kept: Option<Kept>) -> (Read, Option<Kept>, bool) {
    let placement = match link::place(settings, &found.components, &found.site_path) {
        Ok(placement) => placement,
        Err(fault) => return ((None, vec![fault]), None, false),
    };
    let source = match load::text(found) {
        Ok(source) => source,
        Err(fault) => return ((None, vec![fault]), None, true),
    };
    let remote_pictures = settings.pictures.remote;
    let dialect = Dialect { math: false, language: settings.language, remote_pictures, provisions: false };
    let asked = format!("{:?} {dialect:?}", placement.kind);
    let (data, unreadable) = match data(&source, beside) {
        Ok(data) => (data, None),
        Err(fault) => (None, Some(fault)),
    };
    let winners = match &data {
        Some(DataFile::Text(text)) => Some(&*text.text),
        Some(DataFile::Missing(_)) | None => None,
    };
    // Where there is no file, what was meant may change with the files that there are.
    let key = Hash::of_all([&source.hash.bytes()[..], asked.as_bytes(), winners.unwrap_or_default().as_bytes()]);
    let kept = kept.filter(|_| data.is_some() == winners.is_some() && unreadable.is_none());
    let kept = kept.filter(|kept| kept.key == key);
    if let Some((entry, faults)) = kept.as_ref().and_then(|kept| kept.restore(&source)) {
        return ((entry.map(|entry| (Box::new(entry), placement)), faults), kept, false);
    }
    let (entry, mut faults) = parse::parse(&source, placement.kind, dialect, data.as_ref());
    faults.extend(unreadable);
    let keep = Kept::of(key, &source, entry.as_ref(), &faults);
    ((entry.map(|entry| (Box::new(entry), placement)), faults), keep, true)
}

/// The file with winners that a text names, among the files of `content/`; a fault where it is no text.
fn data(source: &Source, beside: &[Found]) -> Result<Option<DataFile>, Fault> {
    let Some(named) = parse::data_named(&source.text) else { return Ok(None) };
    let folder = source.text.path.rsplit_once('/').map_or("", |(folder, _)| folder);
    let path = format!("{folder}/{named}");
    if let Some(found) = beside.iter().find(|found| found.site_path == path) {
        return load::text(found).map(|source| Some(DataFile::Text(source.text)));
    }
    let here = beside.iter().filter_map(|found| found.site_path.strip_prefix(&format!("{folder}/")));
    let meant = nearest(&named, here).map(|meant| text!("是不是 `{meant}`？", "did you mean `{meant}`?"));
    Ok(Some(DataFile::Missing(meant)))
}

impl Kept {
    /// `None` where a fault points into another file: such a text is read again.
    fn of(key: Hash, source: &Source, entry: Option<&Entry>, faults: &[Fault]) -> Option<Self> {
        let inside = |place: &Place| place.source.path == source.text.path;
        let keepable =
            faults.iter().all(|fault| inside(&fault.at) && fault.related.iter().all(|(place, _)| inside(place)));
        let entry = entry.map(|entry| EntryToKeep {
            front: &entry.front,
            opening: &entry.opening,
            kind: entry.kind,
            common: &entry.common,
            record: &entry.record,
            document: &entry.document,
            personal_numbers: &entry.personal_numbers,
        });
        let faults: Vec<KeptFault> = faults.iter().map(KeptFault::of).collect();
        let packed = rmp_serde::to_vec(&(entry, faults)).ok().filter(|_| keepable)?;
        Some(Self { key, packed })
    }

    /// What was read; `None` where it cannot be unpacked.
    fn restore(&self, source: &Source) -> Option<(Option<Entry>, Vec<Fault>)> {
        let (entry, faults) = rmp_serde::from_slice::<Packed>(&self.packed).ok()?;
        let entry = entry.map(|kept| Entry {
            source: source.file.clone(),
            front: kept.front,
            opening: kept.opening,
            kind: kept.kind,
            common: kept.common,
            record: kept.record,
            document: kept.document,
            components: Vec::new(),
            personal_numbers: kept.personal_numbers,
        });
        Some((entry, faults.iter().map(|fault| fault.restore(&source.text)).collect()))
    }
}

impl KeptFault {
    fn of(fault: &Fault) -> Self {
        Self {
            severity: fault.severity,
            code: fault.code.to_string(),
            message: fault.message.clone(),
            at: fault.at.span.clone(),
            related: fault.related.iter().map(|(place, text)| (place.span.clone(), text.clone())).collect(),
            help: fault.help.clone(),
        }
    }

    fn restore(&self, source: &SourceText) -> Fault {
        let place = |span: &Option<Range<usize>>| Place { source: source.file(), span: span.clone() };
        Fault {
            severity: self.severity,
            code: self.code.clone().into(),
            message: self.message.clone(),
            at: place(&self.at),
            related: self.related.iter().map(|(span, text)| (place(span), text.clone())).collect(),
            help: self.help.clone(),
        }
    }
}
