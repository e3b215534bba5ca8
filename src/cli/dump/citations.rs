//! `huikan dump citations`: the citations in statutes, as links.

use std::io::Write;

use serde::Serialize;

use super::char_offsets::CharOffsets;
use super::sentences;
use super::statutes::{self, Read};
use crate::cli::arguments::{Arguments, DumpCitations};
use crate::cli::{build, exit};
use crate::values::text;
use huikan_law::citations::{Citation, Cited, Law, Scanner, is_certain_name};
use huikan_law::corpus::{CitingText, Corpus, Resolution, Unresolved, Version, written_anchors};
use huikan_law::statute::{Level, Line, Role, Statute};

/// A link: its characters in the text of the provision `at`, and its targets.
#[derive(Serialize)]
struct Row<'a> {
    slug: &'a str,
    at: &'a str,
    start: usize,
    end: usize,
    surface: &'a str,
    law: &'a str,
    targets: Vec<String>,
}

/// Prints one JSON object for each link, and returns the exit code.
pub(super) fn run(arguments: &Arguments, options: &DumpCitations) -> u8 {
    let printed = match &options.sentences {
        Some(file) => sentences::print(file),
        None => statutes::read(options.files.iter().map(AsRef::as_ref), options.meta.as_deref())
            .and_then(|read| print(&read)),
    };
    match printed {
        Ok(()) => exit::DONE,
        Err(error) => build::fail(&text!("{error:#}", "{error:#}"), arguments.lang.unwrap_or_default()),
    }
}

fn print(statutes: &[Read]) -> anyhow::Result<()> {
    let versions = statutes.iter().map(|read| Version {
        title: &read.metadata.title,
        short_titles: &[],
        number: read.metadata.number.as_deref(),
        promulgated_on: None,
        effective_on: read.metadata.from(),
        is_amended: read.metadata.is_amended(),
        statute: &read.statute,
    });
    let corpus = Corpus::new(versions.collect());
    let mut out = std::io::stdout().lock();
    for (at, read) in statutes.iter().enumerate() {
        let mut scanner = Scanner::default();
        let lines = read.statute.lines.iter().filter(|line| is_text(line));
        let scanned: Vec<(&Line, Cited)> = lines.map(|line| (line, scanner.scan(&line.text))).collect();
        let aliases: Vec<_> = scanned.iter().flat_map(|(_, cited)| cited.aliases.iter().cloned()).collect();
        let date = read.metadata.day();
        let mut resolver =
            corpus.resolver(CitingText { version: Some(at), date, effective_on: None, aliases: &aliases });
        for (line, cited) in &scanned {
            let offsets = CharOffsets::of(&line.text);
            let resolved = resolver.resolve(line.provision, &cited.citations);
            for (citation, resolved) in cited.citations.iter().zip(&resolved) {
                for row in rows(&corpus, (at, read), (line, &offsets), citation, resolved) {
                    writeln!(out, "{}", serde_json::to_string(&row)?)?;
                }
            }
        }
    }
    Ok(())
}

/// Whether the line is text of a provision.
fn is_text(line: &Line) -> bool {
    matches!(line.role, Role::Begin | Role::Continue | Role::Join) && line.provision.is_some()
}

/// The anchor of the line's provision; for a 目, that of its item.
fn unit<'s>(statute: &'s Statute, line: &Line) -> &'s str {
    let at = line.provision.unwrap_or_default();
    let item = statute.enclosing(at, Level::Item).filter(|_| statute.provisions[at].level == Level::Subitem);
    &statute.provisions[item.unwrap_or(at)].id
}

/// The links of a resolved citation in a line. Where the cited law is not among the statutes, there is one link to its
/// title.
fn rows<'a>(
    corpus: &Corpus<'a>,
    (own, read): (usize, &'a Read),
    (line, offsets): (&'a Line, &CharOffsets),
    citation: &'a Citation,
    resolved: &'a Resolution,
) -> Vec<Row<'a>> {
    let row = |span: &std::ops::Range<usize>, law: &'a str, targets: Vec<String>| Row {
        slug: &read.metadata.slug,
        at: unit(&read.statute, line),
        start: offsets.char_index(span.start),
        end: offsets.char_index(span.end),
        surface: &line.text[span.clone()],
        law,
        targets,
    };
    match &resolved.version {
        Ok(text) => {
            let law = if *text == own { "self" } else { corpus.version(*text).title };
            if citation.locators.is_empty() {
                return vec![row(&citation.span, law, Vec::new())];
            }
            let ids = &corpus.version(*text).statute.provisions;
            let located = citation.locators.iter().zip(&resolved.targets);
            let found = located.filter_map(|(loc, target)| Some((loc, target.as_ref().ok()?)));
            found
                .map(|(loc, target)| row(&loc.span, law, target.all.iter().map(|at| ids[*at].id.clone()).collect()))
                .collect()
        }
        Err(
            reason @ (Unresolved::UnknownLaw(_)
            | Unresolved::UnknownNumber(_)
            | Unresolved::NoVersionInForce(_)
            | Unresolved::NoVersionOfYear(_)),
        ) => {
            let (name, is_name) = match &citation.law {
                Law::Titled(name) => (name, true),
                Law::Bare { name, run } => (name, is_certain_name(name, run)),
                _ => return Vec::new(),
            };
            // A short name that the text defines is replaced by the full title.
            let name = if let Unresolved::UnknownLaw(title) = reason { title } else { name };
            if citation.locators.is_empty() || !is_name {
                return Vec::new();
            }
            vec![row(&citation.span, name, written_anchors(&citation.locators, "", ""))]
        }
        Err(_) => Vec::new(),
    }
}
