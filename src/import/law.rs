//! Imports one or several laws from a text that was copied from a PDF or a web page.
//!
//! A law begins with `第一条`, or with the headings right before it. It ends with the article that gives its effective date,
//! or where the next law begins. The title and the promulgation order (公布令) come before it or, where the columns of a page
//! were read in another order, at the end of a page inside it; then they are moved to the front, with a note.

use super::order::{self, Facts};
use super::unwrap::{self, Line};
use crate::values::{Text, text};
use huikan_law::statute::{Counts, Level, LineMark, Statute, line_mark};

/// The most lines before the first article that belong to a law: its title, its order, its table of contents.
const MAX_FRONT: usize = 40;
/// The most lines of a title and an order inside a text.
const MAX_ORDER: usize = 30;

/// An imported law.
#[derive(Clone, Debug)]
pub struct ImportedLaw {
    /// Its title.
    pub title: String,
    /// Its text as Markdown with front matter.
    pub markdown: String,
    /// The numbers of its provisions.
    pub counts: Counts,
    /// What was corrected or could not be read: the line of the input, and a message.
    pub notes: Vec<(usize, Text)>,
}

/// The laws in a text, in its order; empty where there is no `第一条`.
#[must_use]
pub fn laws(text: &str) -> Vec<ImportedLaw> {
    let lines = unwrap::lines(text);
    let starts: Vec<usize> = (0..lines.len()).filter(|at| begins_law(&lines, *at)).collect();
    let mut found = Vec::new();
    for (nth, start) in starts.iter().enumerate() {
        let floor = if nth == 0 { 0 } else { starts[nth - 1] + 1 };
        let end = starts.get(nth + 1).copied().unwrap_or(lines.len());
        found.push(law(&lines[floor..*start], &lines[*start..end], starts.len() > 1 || lines[*start].begins_page));
    }
    found
}

fn is_article(line: &str, number: u32) -> bool {
    matches!(line_mark(line), LineMark::Article(found) if found == number)
}

fn is_division(line: &str) -> bool {
    matches!(line_mark(line), LineMark::Division(_))
}

/// Whether a law begins at this line: it is `第一条`, or the first of the headings right before it.
fn begins_law(lines: &[Line], at: usize) -> bool {
    let is_heading = |at: usize| is_division(&lines[at].text);
    let mut article = at;
    while article < lines.len() && article < at + 4 && is_heading(article) {
        article += 1;
    }
    let before = at.checked_sub(1).map(|before| &lines[before]);
    let first_of_headings = !before.is_some_and(|line| is_division(&line.text));
    article < lines.len() && is_article(&lines[article].text, 1) && first_of_headings
}

/// Reads a law from the lines before it (`before`) and from its own lines and those after it (`own`). `others` tells
/// whether something else may follow the law.
fn law(before: &[Line], own: &[Line], others: bool) -> ImportedLaw {
    let full = unwrap::full_width(own);
    let mut notes = Vec::new();
    let (body, order) = take_orders(own, &mut notes);
    let end = if others { end_of(&body, full) } else { body.len() };
    let front = front(before);
    let lines: Vec<String> =
        if order.is_empty() { front } else { order.iter().map(|line| line.text.clone()).collect() };
    let lines = joined_order(&lines);
    let title = lines.iter().find(|line| order::is_title(line)).cloned().unwrap_or_default();
    let preamble = lines.iter().filter(|line| order.is_empty() && is_preamble(line)).cloned();
    let paragraphs: Vec<String> = preamble.chain(unwrap::paragraphs(&body[..end], full)).collect();
    let mut facts = order::read(&lines, &title);
    let stated = paragraphs
        .iter()
        .rev()
        .take(6)
        .find_map(|paragraph| order::effective(paragraph, facts.promulgated_on.as_deref()));
    facts.effective_on = stated.or(facts.effective_on);
    if title.is_empty() {
        let message = text!("没有找到标题，请补上", "no title was found; supply it");
        notes.push((own.first().map_or(1, |line| line.number), message));
    }
    let statute = Statute::parse(&paragraphs.join("\n"));
    let markdown = markdown(&facts, &paragraphs);
    ImportedLaw { title: facts.title, markdown, counts: statute.counts(), notes }
}

/// Whether the line is a preamble: a sentence before the first article that is not part of the promulgation order.
fn is_preamble(line: &str) -> bool {
    let is_order = ["通过", "公布", "发布", "修正", "修订"].iter().any(|word| line.contains(word));
    unwrap::ends_sentence(line) && !is_order && !line.starts_with(['（', '('])
}

/// Separates the lines into those of the law and those of titles and orders at the ends of pages.
fn take_orders<'a>(own: &'a [Line], notes: &mut Vec<(usize, Text)>) -> (Vec<Line>, Vec<&'a Line>) {
    let pages: Vec<usize> = (1..own.len()).filter(|at| own[*at].begins_page).collect();
    let mut order: Vec<&Line> = Vec::new();
    let mut is_order = vec![false; own.len()];
    let mut page_start = 0;
    for page in pages {
        let from = page_start.max(page.saturating_sub(MAX_ORDER));
        let begin = (from..page).find(|at| order::is_title(&own[*at].text));
        if let Some(begin) = begin.filter(|begin| has_no_provisions(&own[*begin..page])) {
            let number = own[begin].number;
            notes.push((
                number,
                text!(
                    "标题和公布令夹在正文中间，已移到前面",
                    "title and order stood in the midst of the text; they were moved"
                ),
            ));
            order.extend(&own[begin..page]);
            is_order[begin..page].fill(true);
        }
        page_start = page;
    }
    let body = own.iter().zip(is_order).filter(|(_, is_order)| !is_order).map(|(line, _)| line.clone()).collect();
    (body, order)
}

/// Whether none of these lines begins an article or is a heading.
fn has_no_provisions(lines: &[Line]) -> bool {
    lines.iter().all(|line| !matches!(line_mark(&line.text), LineMark::Article(_) | LineMark::Division(_)))
}

/// The lines of an order, with sentences that continue over several lines joined.
fn joined_order(lines: &[String]) -> Vec<String> {
    let mut out: Vec<String> = Vec::new();
    let mut open = false;
    for line in lines {
        let begins = (line.starts_with('《') && !line.ends_with('》')) || line.starts_with(['（', '(']);
        match out.last_mut().filter(|_| open) {
            Some(last) => last.push_str(line),
            None => out.push(line.clone()),
        }
        open = (open || begins) && !line.ends_with(['。', '）', ')']);
    }
    out
}

/// The lines of the title and the order before a law.
fn front(before: &[Line]) -> Vec<String> {
    let from = before.len().saturating_sub(MAX_FRONT);
    let title = (from..before.len()).find(|at| order::is_title(&before[*at].text));
    title.map_or_else(Vec::new, |title| before[title..].iter().map(|line| line.text.clone()).collect())
}

/// The end of a law that others may follow: after the last article, with the sentence that gives the effective date.
fn end_of(body: &[Line], full: Option<usize>) -> usize {
    let mut last = 0;
    let mut number = 0;
    for (at, line) in body.iter().enumerate() {
        if is_article(&line.text, number + 1) {
            (last, number) = (at, number + 1);
        }
    }
    let mut is_last_sentence = false;
    for (at, line) in body.iter().enumerate().skip(last) {
        is_last_sentence |= line.text.contains("施行") || line.text.contains("废止");
        let next = body.get(at + 1);
        let ends = line.text.ends_with('。')
            && (full.is_none() || next.is_none_or(|next| next.begins_page) || is_last_sentence);
        if ends && (is_last_sentence || next.is_none_or(|next| next.begins_page)) {
            return at + 1;
        }
    }
    body.len()
}

/// The Markdown with front matter; a field with an unknown value is a comment for the editor to fill in.
fn markdown(facts: &Facts, paragraphs: &[String]) -> String {
    let mut out = String::from("---\n");
    let mut field = |name: &str, value: Option<String>| match value {
        Some(value) => out.push_str(&format!("{name}: {value}\n")),
        None => out.push_str(&format!("# {name}: \n")),
    };
    let quoted = |text: &str| serde_json::to_string(text).unwrap_or_default();
    field("title", Some(facts.title.as_str()).filter(|title| !title.is_empty()).map(quoted));
    field("date", facts.promulgated_on.clone().or_else(|| facts.effective_on.clone()));
    field("text", Some("full".to_owned()));
    field("document_number", facts.document_number.as_deref().map(quoted));
    let issuers: Vec<String> = facts.issuers.iter().map(|issuer| quoted(issuer)).collect();
    field("issuers", Some(format!("[{}]", issuers.join(", "))).filter(|_| !issuers.is_empty()));
    field("adopted_on", facts.adopted_on.clone());
    field("promulgated_on", facts.promulgated_on.clone());
    field("effective_on", facts.effective_on.clone());
    if !facts.signatories.is_empty() {
        out.push_str("signatories:\n");
        for (position, name) in &facts.signatories {
            out.push_str(&format!("  - {{position: {}, name: {}}}\n", quoted(position), quoted(name)));
        }
    }
    out.push_str("---\n");
    let level = |paragraph: &String| match line_mark(paragraph) {
        LineMark::Division(Level::Heading) => Some(Level::Part),
        LineMark::Division(level) => Some(level),
        _ => None,
    };
    let present = |wanted: Level| {
        paragraphs.iter().any(|paragraph| matches!(line_mark(paragraph), LineMark::Division(found) if found == wanted))
    };
    let levels = [Level::Part, Level::Subpart, Level::Chapter, Level::Section];
    for paragraph in paragraphs {
        out.push('\n');
        if let Some(level) = level(paragraph) {
            let above = levels.iter().filter(|other| **other < level && present(**other)).count();
            out.push_str(&format!("{} ", "#".repeat(2 + above)));
        }
        out.push_str(paragraph);
        out.push('\n');
    }
    out
}
