//! Prints the structure of a statute: `cargo run --package huikan-law --example structure -- FILE`.

use std::io::Write;

use huikan_law::statute::Statute;

/// The provisions of a text, a line each: indented by depth, with number, title and beginning of the words. Anomalies
/// follow.
pub(crate) fn structure(text: &str) -> String {
    let statute = Statute::parse(text);
    let mut out = String::new();
    for (at, provision) in statute.provisions.iter().enumerate() {
        let depth = std::iter::successors(Some(at), |at| statute.provisions[*at].parent).count() - 1;
        let words: String = statute.own_text(provision).chars().take(16).collect();
        let number = provision.number.filter(|_| provision.printed.is_empty());
        let counted = number.map_or_else(String::new, |number| number.printed(provision.level.word()));
        let parts = [provision.id.as_str(), &provision.printed, &counted, &provision.title, &words];
        let parts: Vec<&str> = parts.into_iter().filter(|part| !part.is_empty()).collect();
        out.push_str(&format!("{}{}\n", "  ".repeat(depth), parts.join(" ")));
    }
    for anomaly in &statute.anomalies {
        out.push_str(&format!("{:?}: {:?}\n", anomaly.kind, &text[anomaly.span.clone()]));
    }
    out
}

#[allow(dead_code, reason = "a test includes this file as a module")]
fn main() -> std::io::Result<()> {
    for file in std::env::args().skip(1) {
        let text = std::fs::read_to_string(file)?;
        std::io::stdout().write_all(structure(&text).as_bytes())?;
    }
    Ok(())
}
