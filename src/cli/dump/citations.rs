//! `huikan dump citations`: what statutes cite, as links.

use std::io::Write;

use serde::Serialize;

use super::sentences;
use super::signs::Signs;
use super::statutes::{self, Read};
use crate::cli::arguments::{Arguments, DumpCitations};
use crate::cli::{build, exit};
use crate::values::text;
use huikan_law::citations::{Citation, Cited, Law, Scanner, is_certain};
use huikan_law::corpus::{Citing, Corpus, LastNamed, Resolved, Text, Unresolved, written};
use huikan_law::statute::{Level, Line, Role, Statute};

/// One link: its characters in the words of the provision `at`, and where it leads.
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

/// Prints one JSON object a link.
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

fn print(read: &[Read]) -> anyhow::Result<()> {
    let texts = read.iter().map(|one| Text {
        title: &one.known.title,
        short_titles: &[],
        number: one.known.number.as_deref(),
        made: None,
        from: one.known.from(),
        is_amended: one.known.is_amended(),
        statute: &one.statute,
    });
    let corpus = Corpus::new(texts.collect());
    let mut out = std::io::stdout().lock();
    for (at, one) in read.iter().enumerate() {
        let mut scanner = Scanner::default();
        let lines = one.statute.lines.iter().filter(|line| is_text(line));
        let scanned: Vec<(&Line, Cited)> = lines.map(|line| (line, scanner.scan(&line.text))).collect();
        let aliases: Vec<_> = scanned.iter().flat_map(|(_, cited)| cited.aliases.iter().cloned()).collect();
        let citing = Citing { text: Some(at), date: one.known.day(), from: None, aliases: &aliases };
        let mut last = LastNamed::default();
        for (line, cited) in &scanned {
            let signs = Signs::of(&line.text);
            let resolved = corpus.resolve(&citing, line.provision, &cited.citations, &mut last);
            for (citation, resolved) in cited.citations.iter().zip(&resolved) {
                for row in rows(&corpus, (at, one), (line, &signs), citation, resolved) {
                    writeln!(out, "{}", serde_json::to_string(&row)?)?;
                }
            }
        }
    }
    Ok(())
}

fn is_text(line: &Line) -> bool {
    matches!(line.role, Role::Begin | Role::Continue | Role::Join) && line.provision.is_some()
}

/// The anchor of the provision whose words the line is; a 目 is told as its item.
fn unit<'s>(statute: &'s Statute, line: &Line) -> &'s str {
    let at = line.provision.unwrap_or_default();
    let item = statute.holder(at, Level::Item).filter(|_| statute.provisions[at].level == Level::Subitem);
    &statute.provisions[item.unwrap_or(at)].id
}

fn rows<'a>(
    corpus: &Corpus<'a>,
    (own, read): (usize, &'a Read),
    (line, signs): (&'a Line, &Signs),
    citation: &'a Citation,
    resolved: &'a Resolved,
) -> Vec<Row<'a>> {
    let row = |span: &std::ops::Range<usize>, law: &'a str, targets: Vec<String>| Row {
        slug: &read.known.slug,
        at: unit(&read.statute, line),
        start: signs.before(span.start),
        end: signs.before(span.end),
        surface: &line.text[span.clone()],
        law,
        targets,
    };
    match &resolved.text {
        Ok(text) => {
            let law = if *text == own { "self" } else { corpus.text(*text).title };
            if citation.locs.is_empty() {
                return vec![row(&citation.span, law, Vec::new())];
            }
            let ids = &corpus.text(*text).statute.provisions;
            let located = citation.locs.iter().zip(&resolved.locs);
            let found = located.filter_map(|(loc, target)| Some((loc, target.as_ref().ok()?)));
            found
                .map(|(loc, target)| row(&loc.span, law, target.all.iter().map(|at| ids[*at].id.clone()).collect()))
                .collect()
        }
        Err(
            reason @ (Unresolved::UnknownLaw(_)
            | Unresolved::OtherNumber(_)
            | Unresolved::OtherVersion(_)
            | Unresolved::OtherYear(_)),
        ) => {
            let (name, is_name) = match &citation.law {
                Law::Titled(name) => (name, true),
                Law::Bare { name, run } => (name, is_certain(name, run)),
                _ => return Vec::new(),
            };
            // A short name that the text itself explains is told in full.
            let name = if let Unresolved::UnknownLaw(title) = reason { title } else { name };
            if citation.locs.is_empty() || !is_name {
                return Vec::new();
            }
            vec![row(&citation.span, name, written(&citation.locs, "", ""))]
        }
        Err(_) => Vec::new(),
    }
}
