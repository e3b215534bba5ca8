//! Measures how long it takes to parse and link 3,500 statutes on one core. The labelled statutes are repeated, each copy
//! with its own title, so that citations between statutes are looked up as well. Run it with `cargo bench --bench statutes`;
//! `HUIKAN_DATA` names the folder of the texts (`../shared/data` by default).

use std::path::PathBuf;
use std::sync::{Arc, OnceLock};
use std::time::{Duration, Instant};

use huikan::internals::{Dialect, Entry, Include, Source, SourceText, link, parse, place, read_settings};

/// The number of statutes.
const STATUTES: usize = 3_500;
/// The number of runs, of which the median counts.
const RUNS: usize = 3;
/// The longest allowed time.
const BUDGET: Duration = Duration::from_secs(10);

const SETTINGS: &str =
    "title: 会刊\nbase_url: https://a.example/\ncolumns:\n  - {id: rules, title: 法规, kind: regulation}\n";

fn main() {
    let folder = std::env::var_os("HUIKAN_DATA")
        .map_or_else(|| PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("../shared/data"), PathBuf::from)
        .join("regulations/texts");
    let Ok(entries) = std::fs::read_dir(&folder) else {
        eprintln!("*** NOT MEASURED: {} is not there; set HUIKAN_DATA ***", folder.display());
        return;
    };
    let mut files: Vec<PathBuf> = entries.filter_map(|entry| Some(entry.ok()?.path())).collect();
    files.sort();
    let texts: Vec<String> = files.iter().filter_map(|file| std::fs::read_to_string(file).ok()).collect();
    let sources: Vec<Source> = (0..STATUTES).map(|at| source(at, &texts[at % texts.len()], texts.len())).collect();
    let bytes: usize = sources.iter().map(|source| source.text.text.len()).sum();
    let mut times: Vec<(Duration, Duration)> = (0..RUNS).map(|_| run(&sources)).collect();
    times.sort_by_key(|(read, linked)| *read + *linked);
    let (read, linked) = times[RUNS / 2];
    eprintln!("{STATUTES} statutes, {} MB: read in {read:.2?}, linked in {linked:.2?}", bytes / 1_000_000);
    assert!(read + linked < BUDGET, "more than {BUDGET:?}");
}

/// A statute with its own title: the first copy of each text keeps the original one.
fn source(at: usize, text: &str, texts: usize) -> Source {
    let title = text.lines().map(str::trim).find(|line| !line.is_empty()).unwrap_or_default();
    let number = if at < texts { String::new() } else { format!("之{at}") };
    let front =
        format!("---\ntitle: \"{title}{number}\"\ndate: 2024-01-01\ntext: full\neffective_on: 2020-01-01\n---\n\n");
    let path = format!("content/rules/s{at}.md");
    let text = SourceText::new(&path, &format!("{front}{text}"));
    Source::new(text, vec!["rules".to_owned(), format!("s{at}.md")])
}

/// The processor time of this thread, which other processes do not affect; the elapsed time where the system does not
/// report it.
fn spent() -> Duration {
    static BEGUN: OnceLock<Instant> = OnceLock::new();
    let begun = BEGUN.get_or_init(Instant::now);
    let told = std::fs::read_to_string("/proc/thread-self/schedstat").ok();
    let nanos = told.and_then(|line| line.split(' ').next()?.parse().ok());
    nanos.map_or_else(|| begun.elapsed(), Duration::from_nanos)
}

fn run(sources: &[Source]) -> (Duration, Duration) {
    let (settings, faults) = read_settings(&SourceText::new("site.yaml", SETTINGS), None);
    let settings = Arc::new(settings.unwrap_or_else(|| panic!("{faults:?}")));
    let dialect = Dialect {
        math: false,
        language: settings.language,
        missing_alt: settings.pictures.missing_alt,
        remote_pictures: settings.pictures.remote,
        provisions: true,
    };
    let start = spent();
    let read = sources.iter().filter_map(|source| {
        let placement = place(&settings, &source.components, &source.text.path).ok()?;
        let (entry, _) = parse(source, placement.kind, dialect, None);
        Some((Arc::new(Entry { parsed: entry?, components: Vec::new() }), placement))
    });
    let entries: Vec<_> = read.collect();
    assert_eq!(entries.len(), sources.len());
    let parsed = spent().saturating_sub(start);
    let (site, _) = link(&settings, entries, &[], Vec::new(), chrono::Utc::now(), Include::default());
    let linked = spent().saturating_sub(start).saturating_sub(parsed);
    let cites: usize = site.links.iter().map(|links| links.cites.iter().flatten().count()).sum();
    assert!(cites > sources.len(), "{cites} citations");
    (parsed, linked)
}
