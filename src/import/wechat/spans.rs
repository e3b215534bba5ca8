//! The spans of a paragraph while it is read.

use super::inline::{destination, escaped};

/// The spans so far.
#[derive(Default)]
pub(super) struct Spans {
    spans: Vec<Span>,
    /// How many open elements are bold.
    bold: usize,
    /// The numbers of spans before each open link.
    links: Vec<usize>,
}

/// A run of text, as Markdown.
struct Span {
    text: String,
    is_bold: bool,
}

impl Spans {
    /// Adds text of the page.
    pub(super) fn text(&mut self, raw: &str) {
        let is_blank = |c: char| c.is_whitespace() || c == '\u{a0}';
        let is_invisible = |c: char| matches!(c, '\u{200b}'..='\u{200f}' | '\u{feff}' | '\u{2060}');
        let mut text = String::with_capacity(raw.len());
        for c in raw.chars().filter(|c| !is_invisible(*c)) {
            if !is_blank(c) || c == '\u{3000}' {
                text.push(c);
            } else if !text.ends_with(' ') {
                text.push(' ');
            }
        }
        self.push(escaped(&text));
    }

    /// A line ends.
    pub(super) fn line_end(&mut self) {
        self.push("\n".to_owned());
    }

    pub(super) fn begin_bold(&mut self) {
        self.bold += 1;
    }

    pub(super) fn end_bold(&mut self) {
        self.bold = self.bold.saturating_sub(1);
    }

    pub(super) fn begin_link(&mut self) {
        self.links.push(self.spans.len());
    }

    /// Makes a link of the spans since it began, unless it leads nowhere.
    pub(super) fn end_link(&mut self, address: Option<String>) {
        let Some(from) = self.links.pop() else { return };
        let Some(address) = address.filter(|_| from < self.spans.len()) else { return };
        let inside = self.spans.split_off(from);
        let is_bold = inside.iter().all(|span| span.is_bold);
        let words = inside.iter().map(|span| span.text.as_str()).collect::<String>();
        let words = words.split_whitespace().collect::<Vec<_>>().join(" ");
        if !words.is_empty() {
            self.spans.push(Span { text: format!("[{words}]({})", destination(&address)), is_bold });
        }
    }

    /// The paragraph, and whether all of it is bold; `None` where there is no text. Open links and bold elements go on.
    pub(super) fn take(&mut self) -> Option<(String, bool)> {
        let spans = std::mem::take(&mut self.spans);
        self.links.iter_mut().for_each(|from| *from = 0);
        let has_text = |span: &Span| !span.text.trim().is_empty();
        if !spans.iter().any(has_text) {
            return None;
        }
        let is_bold = spans.iter().filter(|span| has_text(span)).all(|span| span.is_bold);
        let mut out = String::new();
        for span in merged(spans) {
            if span.is_bold && !is_bold && has_text(&span) {
                let (text, trimmed) = (&span.text, span.text.trim());
                let begin = text.len() - text.trim_start().len();
                let end = begin + trimmed.len();
                // A line end ends the marks, too.
                let marked = trimmed
                    .lines()
                    .map(|line| if line.trim().is_empty() { String::new() } else { format!("**{}**", line.trim()) });
                out.push_str(&format!("{}{}{}", &text[..begin], marked.collect::<Vec<_>>().join("\n"), &text[end..]));
            } else {
                out.push_str(&span.text);
            }
        }
        let lines: Vec<&str> = out.lines().map(str::trim).filter(|line| !line.is_empty()).collect();
        Some((lines.join("\n"), is_bold))
    }

    fn push(&mut self, text: String) {
        self.spans.push(Span { text, is_bold: self.bold > 0 });
    }
}

/// The spans, neighbours with the same look joined. Blanks take the look of what is before them.
fn merged(spans: Vec<Span>) -> Vec<Span> {
    let mut merged: Vec<Span> = Vec::new();
    for span in spans {
        match merged.last_mut() {
            Some(last) if last.is_bold == span.is_bold || span.text.trim().is_empty() => last.text.push_str(&span.text),
            _ => merged.push(span),
        }
    }
    merged
}
