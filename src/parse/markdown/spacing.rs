//! Removes line breaks and blanks that Chinese text does not have.
//!
//! A line break inside Chinese text is not a blank. A blank between Han and Latin letters or digits is removed, because the
//! style sheet adds the gap; this also applies across emphasis and links (`于 **2024** 年`). Code keeps its blanks.

use pulldown_cmark::{CowStr, Event, Tag, TagEnd};

use super::kept_lines::keep_lines;
use super::placed::Placed;
use crate::values::{is_shared_punctuation, joins_without_blank, tidy_blanks};

/// A blank that is kept or removed depending on the next character.
enum Pending {
    /// A soft break, by the index of its event.
    Break(usize),
    /// Blanks at the end of a text, by the index of its event.
    Blanks(usize),
}

/// Removes the line breaks and blanks.
pub(super) fn tighten(events: &mut Vec<Placed<'_>>) {
    keep_lines(events);
    let mut before: Option<Before> = None;
    let mut pending: Option<Pending> = None;
    let mut code = false;
    for at in 0..events.len() {
        match &events[at].0 {
            Event::Start(Tag::CodeBlock(_)) => code = true,
            Event::End(TagEnd::CodeBlock) => code = false,
            Event::SoftBreak => pending = Some(Pending::Break(at)),
            Event::Text(text) if !code => {
                let text = text.to_string();
                let after = text.trim_start_matches(' ');
                if let Some(before) = before.filter(|_| !after.is_empty()) {
                    settle(events, pending.take(), before, after);
                }
                let tidied = tidy(&text, before.map(|before| before.sign));
                before = Before::at_end(&tidied, before);
                pending = tidied.ends_with(' ').then_some(Pending::Blanks(at)).or(pending);
                if tidied != text {
                    events[at].0 = Event::Text(CowStr::from(tidied));
                }
            }
            event if hides_no_neighbour(event) => {}
            _ => (before, pending) = (None, None),
        }
    }
    events.retain(|(event, _)| !matches!(event, Event::Text(text) if text.is_empty()));
}

/// Whether the event is ignored between two neighbouring characters.
fn hides_no_neighbour(event: &Event<'_>) -> bool {
    match event {
        Event::FootnoteReference(_) => true,
        Event::Start(tag) => matches!(tag, Tag::Emphasis | Tag::Strong | Tag::Strikethrough | Tag::Link { .. }),
        Event::End(tag) => matches!(tag, TagEnd::Emphasis | TagEnd::Strong | TagEnd::Strikethrough | TagEnd::Link),
        _ => false,
    }
}

/// The text without blanks between Han and Latin; `before` is the character before the text, for a blank at its start.
fn tidy(text: &str, before: Option<char>) -> String {
    let Some(before) = before.filter(|_| text.starts_with(' ')) else { return tidy_blanks(text) };
    let with_neighbour = tidy_blanks(&format!("{before}{text}"));
    with_neighbour[before.len_utf8()..].to_owned()
}

/// The last character before a break.
#[derive(Clone, Copy)]
struct Before {
    sign: char,
    /// Whether it is Chinese: it is wide, or a mark that Chinese shares with Western text after a wide character.
    is_chinese: bool,
}

impl Before {
    /// The last character of a text that is not a blank; `before` where there is none.
    fn at_end(text: &str, before: Option<Self>) -> Option<Self> {
        let Some(sign) = text.trim_end_matches(' ').chars().next_back() else { return before };
        let last = text.chars().rev().find(|c| *c != ' ' && !is_shared_punctuation(*c));
        let is_chinese = last.map_or_else(|| before.is_some_and(|before| before.is_chinese), is_wide);
        Some(Self { sign, is_chinese })
    }

    /// Whether a break between it and the text is no blank. Marks that Chinese shares with Western text are Chinese only
    /// beside Chinese.
    fn joins(self, text: &str) -> bool {
        let Some(after) = text.chars().next() else { return false };
        let next = || text.chars().find(|c| *c != ' ' && !is_shared_punctuation(*c));
        match (is_shared_punctuation(self.sign), is_shared_punctuation(after)) {
            (true, true) => self.is_chinese || next().is_some_and(is_wide),
            (true, false) => is_wide(after) || (self.is_chinese && joins_without_blank('中', after)),
            (false, true) => {
                is_wide(self.sign) || (next().is_some_and(is_wide) && joins_without_blank(self.sign, '中'))
            }
            (false, false) => joins_without_blank(self.sign, after),
        }
    }
}

/// Whether the character is Chinese or Japanese, which have no blanks between words.
fn is_wide(c: char) -> bool {
    joins_without_blank(c, 'a')
}

fn settle(events: &mut [Placed<'_>], pending: Option<Pending>, before: Before, text: &str) {
    match pending {
        Some(Pending::Break(at)) if before.joins(text) => events[at].0 = Event::Text("".into()),
        Some(Pending::Blanks(at)) => {
            let after = text.chars().next().unwrap_or(' ');
            let joined = tidy_blanks(&format!("{} {after}", before.sign));
            let Event::Text(text) = &events[at].0 else { return };
            if !joined.contains(' ') {
                events[at].0 = Event::Text(CowStr::from(text.trim_end_matches(' ').to_owned()));
            }
        }
        _ => {}
    }
}
