//! Texts → entries. A text is not parsed again while its bytes, its kind, the dialect and the file that it names stay the
//! same.

use std::collections::{BTreeMap, BTreeSet};
use std::sync::{Arc, OnceLock};

use rayon::prelude::*;

use super::files::Files;
use super::guarded::guarded;
use super::kept_entry::{self, Parsed};
use super::memo::{self, Part};
use super::memory::{Beside, Memory, Placed, Read};
use super::progress::{Progress, Step};
use crate::cache::{Cache, Encoded};
use crate::config::Settings;
use crate::document::ComponentHtml;
use crate::faults::{Fault, Place, nearest};
use crate::kinds::award_list::DataFile;
use crate::link::{self, Placement};
use crate::load::{self, Found};
use crate::model::{Entry, ParsedText, Source};
use crate::parse::{self, Dialect};
use crate::theme::Components;
use crate::values::{Hash, text};

/// The entries of a site.
#[derive(Default)]
pub(super) struct Entries {
    /// Those that could be read, in the order of the texts.
    pub(super) entries: Vec<Placed>,
    /// The faults in the texts and in the components of the theme.
    pub(super) faults: Vec<Fault>,
    /// How many texts were parsed in this build.
    pub(super) parsed: usize,
    /// The paths of the texts that could not be read.
    pub(super) unread: BTreeSet<String>,
    /// The texts that could be read, by their hashes.
    equal: BTreeMap<[u8; 32], Vec<String>>,
}

/// Reads and parses all texts, and renders the components in them with `templates`. What `memory` holds is not read again.
pub(super) fn entries(
    settings: &Settings,
    files: &Files,
    templates: &[(String, String)],
    cache: &Cache,
    memory: &mut Memory,
    progress: &Progress,
) -> anyhow::Result<Entries> {
    progress.begin(Step::Texts, files.texts.len());
    let dialect = dialect(settings);
    let basis = Hash::of(format!("{dialect:?} {:?}", settings.columns).as_bytes());
    let of_theme = templates.iter().flat_map(|(name, text)| [name.as_bytes(), text.as_bytes()]);
    memory.begin(files, basis, Hash::of_all(of_theme));
    let components = OnceLock::new();
    let reader = Reader { settings, files, templates, components: &components };
    let mut all = Entries::default();
    all.entries.reserve(files.texts.len());
    let changed: Vec<&Found> = files.texts.iter().filter(|found| memory.text(files, found).is_none()).collect();
    let mut read = reader.all(&changed, cache, progress)?.into_iter();
    for found in &files.texts {
        if let Some(known) = memory.text(files, found) {
            all.put(found, Read { is_new: false, ..known.clone() });
        } else if let Some(read) = read.next() {
            memory.put_text(files, found, &read);
            all.put(found, read);
        }
    }
    all.faults.extend(copies(&all.equal));
    if let Some(Err(fault)) = components.into_inner() {
        all.faults.push(fault);
    }
    Ok(all)
}

impl Entries {
    fn put(&mut self, found: &Found, read: Read) {
        let path = found.site_path.as_str();
        if read.entry.is_none() {
            self.unread.insert(path.to_owned());
        } else if let Some(hash) = read.hash {
            self.equal.entry(hash.bytes()).or_default().push(path.to_owned());
        }
        self.entries.extend(read.entry);
        self.faults.extend(read.faults);
        self.parsed += usize::from(read.is_new);
    }
}

/// The warnings for texts that equal another one. The shortest name is taken for that of the original.
fn copies(equal: &BTreeMap<[u8; 32], Vec<String>>) -> Vec<Fault> {
    let mut faults = Vec::new();
    for paths in equal.values().filter(|paths| paths.len() > 1) {
        let original = paths.iter().min_by_key(|path| (path.len(), path.as_str()));
        let copies = paths.iter().filter(|path| Some(*path) != original);
        faults.extend(copies.map(|path| copy(path, original.map_or("", String::as_str))));
    }
    faults
}

/// The warning for a text that equals another one.
fn copy(path: &str, first: &str) -> Fault {
    let message =
        text!("这一篇与 {first} 一字不差，像是留下的副本", "this text equals {first}, as a copy left behind does");
    let help = text!("删去多出的一个文件", "remove one of the two files");
    Fault::warning("equal-text", Place::file(path), message).help(help)
}

fn dialect(settings: &Settings) -> Dialect {
    let (missing_alt, remote_pictures) = (settings.pictures.missing_alt, settings.pictures.remote);
    Dialect { math: false, language: settings.language, missing_alt, remote_pictures, provisions: false }
}

/// Reads texts of one site.
struct Reader<'a> {
    settings: &'a Settings,
    files: &'a Files,
    templates: &'a [(String, String)],
    /// The components of the theme, made when a text first has one; the fault of the theme where they cannot be made.
    components: &'a OnceLock<Result<Components, Fault>>,
}

impl Reader<'_> {
    /// Reads these texts. What earlier builds parsed is used where all texts are read: that is kept as a whole.
    fn all(&self, texts: &[&Found], cache: &Cache, progress: &Progress) -> anyhow::Result<Vec<Read>> {
        if texts.len() < self.files.texts.len() {
            let one = |found: &&Found| {
                progress.next()?;
                self.guarded(found, None)
            };
            return texts.par_iter().map(one).collect();
        }
        let one = |found: &Found, memo: &mut Part<Encoded>| {
            progress.next()?;
            self.guarded(found, Some(memo))
        };
        memo::each(cache, "entries", texts.to_vec(), |found| &found.site_path, one)
    }

    fn guarded(&self, found: &Found, memo: Option<&mut Part<Encoded>>) -> anyhow::Result<Read> {
        let read = guarded(|| Place::file(&found.site_path), || Ok(self.read(found, memo)))?;
        Ok(read.unwrap_or_else(|fault| Read::fault(fault, true)))
    }

    fn read(&self, found: &Found, memo: Option<&mut Part<Encoded>>) -> Read {
        let placement = match link::place(self.settings, &found.components, &found.site_path) {
            Ok(placement) => placement,
            Err(fault) => return Read::fault(fault, false),
        };
        let source = match load::text(found) {
            Ok(source) => source,
            Err(fault) => return Read::fault(fault, true),
        };
        let data = data(&source, &self.files.pictures);
        let mut beside = match &data {
            Ok(None) => Beside::Nothing,
            Ok(Some((_, Some(file)))) => Beside::File(file.site_path.clone()),
            Ok(Some((_, None))) | Err(_) => Beside::Unknown,
        };
        let ((entry, mut faults), is_new) = self.parsed(&source, data.map(|data| Some(data?.0)), &placement, memo);
        let entry = entry.map(|parsed| {
            let (components, found) = self.components(&parsed).unwrap_or_else(|| {
                // The fault of the theme is reported once for the site, in each look; nothing is published then.
                beside = Beside::Unknown;
                Default::default()
            });
            faults.extend(found);
            (Arc::new(Entry { parsed, components }), placement)
        });
        Read { entry, faults, is_new, beside, hash: Some(source.hash) }
    }

    /// What parsing the text with its file with winners gives, and whether it was parsed now.
    fn parsed(
        &self,
        source: &Source,
        data: Result<Option<DataFile>, Fault>,
        placement: &Placement,
        memo: Option<&mut Part<Encoded>>,
    ) -> (Parsed, bool) {
        let dialect = dialect(self.settings);
        let (data, unreadable) = match data {
            Ok(data) => (data, None),
            Err(fault) => (None, Some(fault)),
        };
        let encoding = if let Some(DataFile::Text(_, encoding)) = data { encoding.unwrap_or_default() } else { "" };
        let winners = match &data {
            Some(DataFile::Text(text, _)) => Some(text.text.as_bytes()),
            Some(DataFile::Missing(_) | DataFile::Other(_)) | None => None,
        };
        let asked = format!("{:?} {dialect:?} {encoding}", placement.kind);
        // Where the named file is missing or unreadable, the faults depend on files that are not among these inputs.
        let is_kept = data.is_some() == winners.is_some() && unreadable.is_none();
        let inputs = Hash::of_all([&source.hash.bytes()[..], asked.as_bytes(), winners.unwrap_or_default()]);
        let path = &*source.text.path;
        let mut memo = memo.filter(|_| is_kept);
        let kept = memo.as_mut().and_then(|memo| memo.get(path, inputs));
        if let Some(parsed) = kept.and_then(|kept| kept_entry::decode(kept, source)) {
            return (parsed, false);
        }
        let (entry, mut faults) = parse::parse(source, placement.kind, dialect, data.as_ref());
        faults.extend(unreadable);
        let parsed = (entry, faults);
        if let Some(memo) = memo
            && let Some(encoded) = kept_entry::encode(source, &parsed)
        {
            memo.put(path, inputs, encoded);
        }
        (parsed, true)
    }

    /// The HTML of the components in the body of a text, and the faults in them; `None` where the theme is wrong.
    fn components(&self, parsed: &ParsedText) -> Option<(Vec<ComponentHtml>, Vec<Fault>)> {
        if parsed.document.components.is_empty() {
            return Some((Vec::new(), Vec::new()));
        }
        let make = || Components::new(self.templates, self.settings.language).map_err(|error| *error.0);
        let components = self.components.get_or_init(make).as_ref().ok()?;
        Some(components.write(&parsed.document, &parsed.source))
    }
}

/// The file with winners that a text names, among the other files of `content/`; a fault where it is no text.
fn data<'f>(source: &Source, others: &'f [Found]) -> Result<Option<(DataFile, Option<&'f Found>)>, Fault> {
    let Some(named) = parse::data_named(&source.text) else { return Ok(None) };
    let folder = source.text.path.rsplit_once('/').map_or("", |(folder, _)| folder);
    let path = format!("{folder}/{named}");
    if let Some(found) = others.iter().find(|found| found.site_path == path) {
        if !DataFile::is_read(&path) {
            return Ok(Some((DataFile::Other(path), Some(found))));
        }
        return load::table(found).map(|(text, encoding)| Some((DataFile::Text(text, encoding), Some(found))));
    }
    let here = others.iter().filter_map(|found| found.site_path.strip_prefix(&format!("{folder}/")));
    let meant = nearest(&named, here).map(|meant| text!("是不是 `{meant}`？", "did you mean `{meant}`?"));
    Ok(Some((DataFile::Missing(meant), None)))
}
