//! The citations in single sentences. They belong to no text, so targets are not looked up.

use std::io::Write;
use std::path::Path;

use anyhow::Context;
use serde::{Deserialize, Serialize};

use super::char_offsets::CharOffsets;
use huikan_law::citations::{Base, Citation, Law, Scanner};
use huikan_law::corpus::written_anchors;

#[derive(Deserialize)]
struct Sentence {
    #[serde(default)]
    id: String,
    sentence: String,
}

/// A citation.
#[derive(Serialize)]
struct Row<'a> {
    id: &'a str,
    start: usize,
    end: usize,
    surface: &'a str,
    law: String,
    targets: Vec<String>,
}

/// Prints one JSON object for each citation.
pub(super) fn print(file: &Path) -> anyhow::Result<()> {
    let text = std::fs::read_to_string(file).with_context(|| file.display().to_string())?;
    let mut out = std::io::stdout().lock();
    for line in text.lines().filter(|line| !line.trim().is_empty()) {
        let read: Sentence = serde_json::from_str(line).context("--sentences")?;
        let offsets = CharOffsets::of(&read.sentence);
        let mut before: Option<(String, Vec<String>)> = None;
        for citation in Scanner::default().scan(&read.sentence).citations {
            let Some((law, targets)) = cited(&citation, before.as_ref()) else { continue };
            let span = citation.span.clone();
            let row = Row {
                id: &read.id,
                start: offsets.char_index(span.start),
                end: offsets.char_index(span.end),
                surface: &read.sentence[span],
                law: law.clone(),
                targets: targets.clone(),
            };
            writeln!(out, "{}", serde_json::to_string(&row)?)?;
            before = Some((law, targets));
        }
    }
    Ok(())
}

/// The law and the provisions that a citation names, which may refer to the citation before it; `None` where they cannot be
/// determined.
fn cited(citation: &Citation, before: Option<&(String, Vec<String>)>) -> Option<(String, Vec<String>)> {
    if let Some(base @ (Base::ThatArticle | Base::ThatParagraph | Base::Previous)) =
        citation.locators.first().map(|loc| &loc.base)
    {
        let (law, targets) = before.filter(|(_, targets)| targets.len() == 1)?;
        let inner = if *base == Base::ThatArticle { "-p" } else { "-i" };
        if *base == Base::Previous {
            return Some((law.clone(), written_anchors(&citation.locators, &targets[0], "")));
        }
        let holder = targets[0].split(inner).next().filter(|at| *base == Base::ThatArticle || at.contains("-p"))?;
        return Some((law.clone(), written_anchors(&citation.locators, holder, "")));
    }
    let annexed = |ids: Vec<String>| match citation.annex {
        Some(annex) => ids.into_iter().map(|id| format!("annex-{annex}-{id}")).collect(),
        None => ids,
    };
    let own = || annexed(written_anchors(&citation.locators, "<this article>", "p?"));
    match &citation.law {
        Law::Implied | Law::This => Some(("self".to_owned(), own())),
        Law::That(kind) => {
            let (law, _) = before.filter(|(law, _)| law.ends_with(kind.as_str()))?;
            Some((law.clone(), written_anchors(&citation.locators, "", "")))
        }
        Law::Titled(name) | Law::Bare { name, .. } => {
            Some((name.clone(), annexed(written_anchors(&citation.locators, "", ""))))
        }
    }
}
