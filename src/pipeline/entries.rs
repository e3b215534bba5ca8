//! Texts → entries. A text is not parsed again while its bytes, its kind, the dialect and the file that it names stay the
//! same.

use std::sync::{Arc, OnceLock};

use super::files::Files;
use super::kept_entry::{self, Parsed};
use super::memo::{self, Part};
use super::progress::{Progress, Step};
use crate::cache::{Cache, Encoded};
use crate::config::Settings;
use crate::faults::{Fault, nearest};
use crate::kinds::award_list::DataFile;
use crate::link::{self, Placement};
use crate::load::{self, Found};
use crate::model::{Entry, ParsedText, Source};
use crate::parse::{self, Dialect};
use crate::theme::Components;
use crate::values::{Hash, text};

/// An entry, and where its file is placed.
pub(super) type Placed = (Arc<Entry>, Placement);

/// The entries of a site.
pub(super) struct Entries {
    /// Those that could be read, in the order of the texts.
    pub(super) entries: Vec<Placed>,
    /// The faults in the texts and in the components of the theme.
    pub(super) faults: Vec<Fault>,
    /// How many texts were parsed in this build.
    pub(super) parsed: usize,
}

/// What became of one text.
struct Read {
    entry: Option<Placed>,
    faults: Vec<Fault>,
    is_new: bool,
}

impl Read {
    fn fault(fault: Fault, is_new: bool) -> Self {
        Self { entry: None, faults: vec![fault], is_new }
    }
}

/// Reads and parses all texts, and renders the components in them with `templates`.
pub(super) fn entries(
    settings: &Settings,
    files: &Files,
    templates: &[(String, String)],
    cache: &Cache,
    progress: &Progress,
) -> anyhow::Result<Entries> {
    progress.begin(Step::Texts, files.texts.len());
    let components = OnceLock::new();
    let reader = Reader { settings, files, templates, components: &components };
    let one = |found: &Found, memo: &mut Part<Encoded>| {
        progress.next()?;
        Ok(reader.read(found, memo))
    };
    let texts: Vec<&Found> = files.texts.iter().collect();
    let read = memo::each(cache, "entries", texts, |found| &found.site_path, one)?;
    let mut all = Entries { entries: Vec::with_capacity(read.len()), faults: Vec::new(), parsed: 0 };
    for one in read {
        all.entries.extend(one.entry);
        all.faults.extend(one.faults);
        all.parsed += usize::from(one.is_new);
    }
    if let Some(Err(fault)) = components.into_inner() {
        all.faults.push(fault);
    }
    Ok(all)
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
    fn read(&self, found: &Found, memo: &mut Part<Encoded>) -> Read {
        let placement = match link::place(self.settings, &found.components, &found.site_path) {
            Ok(placement) => placement,
            Err(fault) => return Read::fault(fault, false),
        };
        let source = match load::text(found) {
            Ok(source) => source,
            Err(fault) => return Read::fault(fault, true),
        };
        let ((entry, mut faults), is_new) = self.parsed(&source, &placement, memo);
        let entry = entry.map(|parsed| {
            let (entry, found) = self.with_components(parsed);
            faults.extend(found);
            (Arc::new(entry), placement)
        });
        Read { entry, faults, is_new }
    }

    /// What parsing the text gives, and whether it was parsed now.
    fn parsed(&self, source: &Source, placement: &Placement, memo: &mut Part<Encoded>) -> (Parsed, bool) {
        let remote_pictures = self.settings.pictures.remote;
        let dialect = Dialect { math: false, language: self.settings.language, remote_pictures, provisions: false };
        let (data, unreadable) = match data(source, &self.files.pictures) {
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
        if is_kept && let Some(parsed) = memo.get(path, inputs).and_then(|kept| kept_entry::decode(kept, source)) {
            return (parsed, false);
        }
        let (entry, mut faults) = parse::parse(source, placement.kind, dialect, data.as_ref());
        faults.extend(unreadable);
        let parsed = (entry, faults);
        if is_kept && let Some(encoded) = kept_entry::encode(source, &parsed) {
            memo.put(path, inputs, encoded);
        }
        (parsed, true)
    }

    /// The entry of a parsed text, with the components in its body rendered, and the faults of components.
    fn with_components(&self, parsed: ParsedText) -> (Entry, Vec<Fault>) {
        if parsed.document.components.is_empty() {
            return (Entry { parsed, components: Vec::new() }, Vec::new());
        }
        let make = || Components::new(self.templates, self.settings.language).map_err(|error| *error.0);
        match self.components.get_or_init(make) {
            Ok(components) => {
                let (components, faults) = components.write(&parsed.document, &parsed.source);
                (Entry { parsed, components }, faults)
            }
            // The fault of the theme is reported once for the site; nothing is published then.
            Err(_) => (Entry { parsed, components: Vec::new() }, Vec::new()),
        }
    }
}

/// The file with winners that a text names, among the other files of `content/`; a fault where it is no text.
fn data(source: &Source, others: &[Found]) -> Result<Option<DataFile>, Fault> {
    let Some(named) = parse::data_named(&source.text) else { return Ok(None) };
    let folder = source.text.path.rsplit_once('/').map_or("", |(folder, _)| folder);
    let path = format!("{folder}/{named}");
    if let Some(found) = others.iter().find(|found| found.site_path == path) {
        if !DataFile::is_read(&path) {
            return Ok(Some(DataFile::Other(path)));
        }
        return load::table(found).map(|(text, encoding)| Some(DataFile::Text(text, encoding)));
    }
    let here = others.iter().filter_map(|found| found.site_path.strip_prefix(&format!("{folder}/")));
    let meant = nearest(&named, here).map(|meant| text!("是不是 `{meant}`？", "did you mean `{meant}`?"));
    Ok(Some(DataFile::Missing(meant)))
}
