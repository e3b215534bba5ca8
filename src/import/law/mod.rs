//! Imports one or several laws from a text that was copied from a PDF or a web page.
//!
//! A law begins with `第一条`, or with the headings right before it. It ends with the article that gives its effective date,
//! or where the next law begins. The title and the promulgation order (公布令) come before it or, where the columns of a page
//! were read in another order, at the end of a page inside it; then they are moved to the front, with a note.

mod marked;
mod order;
mod unwrap;

use super::draft::{Draft, Note};
use super::front_matter::{FrontMatter, Value};
use crate::kinds::Kind;
use crate::values::text;
use huikan_law::characters::is_blank;
use huikan_law::statute::{Counts, Level, LineMark, Statute, line_mark};
use marked::Unmarked;
use order::Facts;
use unwrap::Line;

/// The most lines before the first article that belong to a law: its title, its order, its table of contents.
const MAX_FRONT: usize = 40;
/// The most lines of a title and an order inside a text.
const MAX_ORDER: usize = 30;

/// An imported law.
#[derive(Clone, Debug)]
pub struct ImportedLaw {
    /// Its title.
    pub title: String,
    /// The numbers of its provisions.
    pub counts: Counts,
    pub(crate) draft: Draft,
}

impl ImportedLaw {
    /// Its text as Markdown with front matter.
    #[must_use]
    pub fn markdown(&self) -> String {
        self.draft.markdown()
    }

    /// How many notes there are for an editor.
    #[must_use]
    pub fn notes(&self) -> usize {
        self.draft.notes.len()
    }
}

/// The laws in a text, in its order; empty where there is neither `第一条` nor a title as a heading of Markdown.
#[must_use]
pub fn laws(text: &str) -> Vec<ImportedLaw> {
    let Unmarked { text, title } = marked::unmarked(text);
    let lines = unwrap::lines(&text);
    let starts: Vec<usize> = (0..lines.len()).filter(|at| begins_law(&lines, *at)).collect();
    let mut found = Vec::new();
    if let (Some(title), true) = (&title, starts.is_empty()) {
        // A decision in paragraphs without numbers.
        let begin = end_of_history(&lines);
        return vec![law(&lines[..begin], &lines[begin..], Some(title), false)];
    }
    for (nth, start) in starts.iter().enumerate() {
        let floor = if nth == 0 { 0 } else { starts[nth - 1] + 1 };
        let end = starts.get(nth + 1).copied().unwrap_or(lines.len());
        let title = title.as_deref().filter(|_| nth == 0);
        let others = starts.len() > 1 || lines[*start].begins_page;
        found.push(law(&lines[floor..*start], &lines[*start..end], title, others));
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

/// The number of lines before the text of a decision: its title, and when it was adopted and changed.
fn end_of_history(lines: &[Line]) -> usize {
    let is_history = |line: &Line| line.text.starts_with(|c: char| c.is_ascii_digit() || matches!(c, '（' | '('));
    let after = lines.iter().skip(1).take_while(|line| is_history(line)).count();
    (1 + after).min(lines.len())
}

/// Reads a law from the lines before it (`before`) and from its own lines and those after it (`own`). `marked` is its title,
/// where that is a heading; `others` tells whether something else may follow the law.
fn law(before: &[Line], own: &[Line], marked: Option<&str>, others: bool) -> ImportedLaw {
    let full = unwrap::full_width(own);
    let mut notes = Vec::new();
    let (body, order) = take_orders(own, &mut notes);
    let end = if others { end_of(&body, full) } else { body.len() };
    let front = front(before, marked);
    let lines: Vec<String> =
        if order.is_empty() { front } else { order.iter().map(|line| line.text.clone()).collect() };
    let lines = joined_order(&lines);
    let title = marked.map(str::to_owned).or_else(|| lines.iter().find(|line| order::is_title(line)).cloned());
    let title = title.unwrap_or_default();
    let preamble = lines.iter().filter(|line| order.is_empty() && is_preamble(line)).cloned();
    let paragraphs: Vec<String> = preamble.chain(unwrap::paragraphs(&body[..end], full)).collect();
    let lines: Vec<String> = lines.into_iter().filter(|line| !paragraphs.contains(line)).collect();
    let mut facts = order::read(&lines, &title);
    let stated = paragraphs.iter().rev().take(6).find_map(|paragraph| order::effective(paragraph, &facts));
    facts.effective_on = stated.or(facts.effective_on);
    if title.is_empty() {
        let message = text!("没有找到标题，请补上", "no title was found; supply it");
        notes.push(Note::at(own.first().map_or(1, |line| line.number), message));
    }
    notes.extend(unplaced(&facts));
    if let (Some(first), Some(last)) = (body.get(end), body.last()) {
        let (number, last) = (first.number, last.number);
        notes.push(Note::at(
            number,
            text!(
                "到第 {last} 行不属于这部法规，没有导入",
                "to line {last}: not part of this statute, and not imported"
            ),
        ));
    }
    let counts = Statute::parse(&paragraphs.join("\n")).counts();
    let draft = Draft {
        kind: Kind::Regulation,
        folder: None,
        name: Draft::name_of(&facts.title, "law"),
        fields: fields(&facts),
        body: body_of(&paragraphs),
        beside: Vec::new(),
        notes,
    };
    ImportedLaw { title: facts.title, counts, draft }
}

/// Whether the line is a preamble: a sentence before the first article that is not part of the promulgation order.
fn is_preamble(line: &str) -> bool {
    let is_order = ["通过", "公布", "发布", "修正", "修订"].iter().any(|word| line.contains(word));
    unwrap::ends_sentence(line) && !is_order && !line.starts_with(['（', '('])
}

/// Separates the lines into those of the law and those of titles and orders at the ends of pages.
fn take_orders<'a>(own: &'a [Line], notes: &mut Vec<Note>) -> (Vec<Line>, Vec<&'a Line>) {
    let pages: Vec<usize> = (1..own.len()).filter(|at| own[*at].begins_page).collect();
    let mut order: Vec<&Line> = Vec::new();
    let mut is_order = vec![false; own.len()];
    let mut page_start = 0;
    for page in pages {
        let from = page_start.max(page.saturating_sub(MAX_ORDER));
        let begin = (from..page).find(|at| order::is_title(&own[*at].text));
        if let Some(begin) = begin.filter(|begin| has_no_provisions(&own[*begin..page])) {
            let number = own[begin].number;
            notes.push(Note::at(
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

/// Notes on the lines before a law that are not in fields as they stand.
fn unplaced(facts: &Facts) -> Vec<Note> {
    let note = |line: &String, zh: &str, en: &str| Note::new(text!("{zh}：{line}", "{en}: {line}"));
    let amended =
        facts.amendments.iter().map(|line| note(line, "修改经过没有放进字段", "an amendment that no field takes"));
    let others = facts.unplaced.iter().map(|line| note(line, "这一行没有用上", "a line that was not used"));
    let told = facts
        .told
        .iter()
        .map(|line| note(line, "只读了其中的日期、文号和机关", "only its dates, number and issuers were read"));
    told.chain(amended).chain(others).collect()
}

/// The lines of the title and the order before a law.
fn front(before: &[Line], marked: Option<&str>) -> Vec<String> {
    let bare = |text: &str| text.chars().filter(|c| !is_blank(*c)).collect::<String>();
    let marked = marked.map(bare);
    // A heading stands before all that is told of the law, however much that is.
    let heading = before.iter().position(|line| marked.as_ref().is_some_and(|title| *title == bare(&line.text)));
    let from = before.len().saturating_sub(MAX_FRONT);
    let title = heading.or_else(|| (from..before.len()).find(|at| order::is_title(&before[*at].text)));
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

/// The fields of a law; one with an unknown value is a comment for the editor to fill in.
fn fields(facts: &Facts) -> FrontMatter {
    let mut fields = FrontMatter::default();
    let date = |date: &Option<String>| date.clone().map(Value::Plain);
    fields.put_or_ask("title", Some(facts.title.clone()).filter(|title| !title.is_empty()));
    let day = [&facts.promulgated_on, &facts.effective_on, &facts.adopted_on].into_iter().find_map(date);
    fields.put_or_ask("date", day);
    fields.put("text", "full");
    fields.put_or_ask("document_number", facts.document_number.clone());
    fields.put_or_ask("issuers", Some(facts.issuers.clone()).filter(|issuers| !issuers.is_empty()));
    fields.put_or_ask("adopted_on", date(&facts.adopted_on));
    fields.put_or_ask("promulgated_on", date(&facts.promulgated_on));
    fields.put_or_ask("effective_on", date(&facts.effective_on));
    let signatory = |(position, name): &(String, String)| {
        Value::Group(vec![("position".to_owned(), position.clone().into()), ("name".to_owned(), name.clone().into())])
    };
    let signatories: Vec<Value> = facts.signatories.iter().map(signatory).collect();
    fields.put_some("signatories", Some(Value::List(signatories)).filter(|list| *list != Value::List(Vec::new())));
    fields
}

/// The paragraphs of a law as Markdown.
fn body_of(paragraphs: &[String]) -> String {
    let mut out = String::new();
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
