//! What other generators let pass in Markdown and huikan refuses, written so that it shows the same.

use std::collections::BTreeSet;

use super::shortcodes::code;
use crate::values::is_invisible;

/// A text in which nothing is lost: without invisible characters, with brackets that are no footnotes and no links as
/// they show, and with bars in the code of tables escaped.
pub(super) fn mended(text: &str) -> String {
    let text: String = text.chars().filter(|c| matches!(c, '\n' | '\t') || !is_invisible(*c)).collect();
    let text = with_bars(&text);
    with_brackets(&text)
}

/// Escapes the bars inside the code of rows of tables.
fn with_bars(text: &str) -> String {
    let fenced: Vec<_> = code(text).into_iter().filter(|range| text[range.clone()].contains('\n')).collect();
    let (mut out, mut at) = (String::with_capacity(text.len()), 0);
    for line in text.split_inclusive('\n') {
        let start = at;
        at += line.len();
        let next = fenced.partition_point(|range| range.end <= start);
        let is_code = fenced.get(next).is_some_and(|range| range.start <= start);
        let is_row = line.trim_start().starts_with('|') && line.contains('`') && line.matches('`').count() % 2 == 0;
        if !is_row || is_code {
            out.push_str(line);
            continue;
        }
        let (mut inside, mut before) = (false, ' ');
        for c in line.chars() {
            inside ^= c == '`';
            if c == '|' && inside && before != '\\' {
                out.push('\\');
            }
            out.push(c);
            before = c;
        }
    }
    out
}

/// Writes `[^a-z]` that is no footnote with a character reference.
fn with_brackets(text: &str) -> String {
    let code = code(text);
    let is_code = |at: usize| {
        let next = code.partition_point(|range| range.end <= at);
        code.get(next).is_some_and(|range| range.start <= at)
    };
    let label = |at: usize| {
        let inside = &text[at + 2..];
        inside.find([']', '\n']).filter(|end| inside[*end..].starts_with(']')).map(|end| &inside[..end])
    };
    let mut defined = BTreeSet::new();
    for (at, _) in text.match_indices("[^") {
        let begins = text[..at].rsplit('\n').next().is_some_and(|line| line.trim_matches([' ', '>']).is_empty());
        let Some(label) = label(at).filter(|label| begins && text[at + 2 + label.len()..].starts_with("]:")) else {
            continue;
        };
        defined.insert(label);
    }
    let (mut out, mut done) = (String::with_capacity(text.len()), 0);
    for (at, _) in text.match_indices("[^") {
        if label(at).is_some_and(|label| !defined.contains(label)) && !is_code(at) && !text[..at].ends_with('\\') {
            out.push_str(&text[done..at]);
            out.push_str("&#91;");
            done = at + 1;
        }
    }
    out.push_str(&text[done..]);
    out
}

#[cfg(test)]
mod tests {
    use super::mended;

    #[test]
    fn what_is_refused_is_written_so_that_it_shows_the_same() {
        assert_eq!(mended("甲\u{8}乙"), "甲乙");
        assert_eq!(mended("[^a] [^1] `[^b]`\n\n[^1]: x\n"), "&#91;^a] [^1] `[^b]`\n\n[^1]: x\n");
        assert_eq!(mended("|a|b|\n|-|-|\n| `x|y` | z |\n"), "|a|b|\n|-|-|\n| `x\\|y` | z |\n");
        assert_eq!(mended("```\n| `x|y` |\n```\n"), "```\n| `x|y` |\n```\n");
    }
}
