//! Prints the citations of statutes with what they refer to among these statutes:
//! `cargo run --package huikan-law --example citations -- FILE…`. The first line of a file is the title.

use std::io::Write;

use huikan_law::citations::Scanner;
use huikan_law::corpus::{CitingText, Corpus, Version};
use huikan_law::statute::Statute;

/// The citations of all texts, a line for each locator: the citing provision, the cited words, and the title and anchors
/// that they refer to, or the reason why they do not.
pub(crate) fn citations(texts: &[String]) -> String {
    let title = |text: &str| text.lines().next().unwrap_or_default().trim().to_owned();
    let statutes: Vec<(String, Statute)> = texts.iter().map(|text| (title(text), Statute::parse(text))).collect();
    let corpus = Corpus::new(statutes.iter().map(|(title, statute)| Version::new(title, statute)).collect());
    let mut out = String::new();
    for (index, (_, statute)) in statutes.iter().enumerate() {
        let mut scanner = Scanner::default();
        let mut resolver = corpus.resolver(CitingText { version: Some(index), ..CitingText::default() });
        for line in &statute.lines {
            let Some(at) = line.provision else { continue };
            let citations = scanner.scan(&line.text).citations;
            for (citation, found) in citations.iter().zip(resolver.resolve(line.provision, &citations)) {
                for (locator, target) in citation.locators.iter().zip(found.targets) {
                    let cited = match (&found.version, target) {
                        (Ok(version), Ok(target)) => {
                            let version = corpus.version(*version);
                            let ids: Vec<&str> =
                                target.all.iter().map(|at| version.statute.provisions[*at].id.as_str()).collect();
                            format!("{} {}", version.title, ids.join(" "))
                        }
                        (Err(reason), _) => format!("{reason:?}"),
                        (_, Err(reason)) => format!("{reason:?}"),
                    };
                    let words = &line.text[locator.span.clone()];
                    out.push_str(&format!("{}: {words} → {cited}\n", statute.provisions[at].id));
                }
            }
        }
    }
    out
}

#[allow(dead_code, reason = "a test includes this file as a module")]
fn main() -> std::io::Result<()> {
    let texts: std::io::Result<Vec<String>> = std::env::args().skip(1).map(std::fs::read_to_string).collect();
    std::io::stdout().write_all(citations(&texts?).as_bytes())
}
