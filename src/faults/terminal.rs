//! Faults for people, in the form of compiler diagnostics.

use annotate_snippets::{AnnotationKind, Group, Level, Renderer, Snippet};

use super::{Fault, Place, Severity};
use crate::values::{Language, without_personal_numbers};

/// The most characters of a line that is shown; of a longer one only the position is printed.
const LONGEST_LINE: usize = 400;

/// Whether the text for people is coloured.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Colour {
    /// Plain text.
    Off,
    /// ANSI colours, for a terminal.
    On,
}

/// The fault with its line, a caret under the place, and its help.
pub(super) fn print(fault: &Fault, language: Language, colour: Colour) -> String {
    let (error, warning, remark, note, help) = match language {
        Language::ZhHans => ("错误", "警告", "说明", "另见", "办法"),
        Language::En => ("error", "warning", "remark", "note", "help"),
    };
    let level = match fault.severity {
        Severity::Error => Level::ERROR.with_name(error),
        Severity::Warning => Level::WARNING.with_name(warning),
        Severity::Note => Level::INFO.with_name(remark),
    };
    let message = fault.message.in_language(language);
    let group = Group::with_title(level.primary_title(message).id(fault.code.as_ref()));
    let mut group = show(group, &fault.at);
    for (at, what) in &fault.related {
        let what = what.in_language(language);
        let place = at.line_column().map_or_else(
            || format!("{}: {what}", at.source.path),
            |(line, column)| format!("{}:{line}:{column}: {what}", at.source.path),
        );
        group = group.element(Level::NOTE.with_name(note).message(place));
    }
    if let Some(text) = &fault.help {
        group = group.element(Level::HELP.with_name(help).message(text.in_language(language).to_owned()));
    }
    let renderer = if colour == Colour::On { Renderer::styled() } else { Renderer::plain() };
    format!("{}\n\n", renderer.render(&[group]))
}

/// Adds the line of a place with a caret under it, or only the position where the line cannot be shown.
fn show<'a>(group: Group<'a>, at: &'a Place) -> Group<'a> {
    let Some((text, span)) = at.in_text() else {
        return group.element(annotate_snippets::Origin::path(at.source.path.as_ref()));
    };
    let line_start = text[..span.start].rfind('\n').map_or(0, |newline| newline + 1);
    let line_end = text[span.start..].find('\n').map_or(text.len(), |newline| span.start + newline);
    let line = &text[line_start..line_end];
    let (number, column) = at.line_column().unwrap_or((1, 1));
    if line.chars().count() > LONGEST_LINE {
        return group
            .element(annotate_snippets::Origin::path(at.source.path.as_ref()).line(number).char_column(column));
    }
    let end = span.end.min(line_end).max(span.start);
    let annotation = AnnotationKind::Primary.span(span.start - line_start..end - line_start);
    // The output, a log of CI for example, may be public where the file is not.
    let line = without_personal_numbers(line);
    group.element(Snippet::source(line).path(at.source.path.as_ref()).line_start(number).annotation(annotation))
}
