//! Provisions → HTML: every 条 an element with its id, every 款 a paragraph with its id, 项 and 目 lists that keep their
//! printed numbers, beside every 条 and 款 a link to itself.

use std::collections::{BTreeMap, HashMap};

use super::super::definitions::Definitions;
use super::super::events::Placed;
use super::super::write::{Writer, attribute, escape};
use crate::document::{Document, Opening};
use crate::faults::Fault;
use huikan_law::statute::{Level, Provision, Role, Statute};

/// The title of a division, an annex or a preamble with its number: `第一章　总则`.
pub(super) fn title(provision: &Provision) -> String {
    let number = match (provision.level, provision.printed.is_empty()) {
        (Level::Preamble, _) => "序言",
        (_, true) => "",
        _ => provision.printed.trim_end_matches(['：', ':']),
    };
    let gap = if number.is_empty() || provision.title.is_empty() { "" } else { "\u{3000}" };
    format!("{number}{gap}{}", provision.title)
}

/// Writes provisions through the writer of the body.
pub(super) struct Provisions<'a, 's> {
    writer: Writer<'a>,
    statute: &'s Statute,
    /// The levels of headings by anchor.
    levels: BTreeMap<String, u8>,
    /// The article, point, annex or preamble whose element is open.
    container: Option<usize>,
    clause: Option<usize>,
    /// The items and subitems whose elements are open.
    items: Vec<usize>,
    /// How many lists are open.
    lists: usize,
    /// A paragraph that the next line goes on with.
    joins: Option<&'static str>,
    /// The last line of each container.
    last_lines: HashMap<usize, usize>,
    /// In how many 款 of its article an item with this number stands.
    twins: HashMap<(usize, u32), usize>,
}

/// Where a line stands.
struct Place {
    container: Option<usize>,
    clause: Option<usize>,
    items: Vec<usize>,
}

impl<'a, 's> Provisions<'a, 's> {
    /// For the provisions of `statute`.
    pub(super) fn new(mut writer: Writer<'a>, statute: &'s Statute, levels: BTreeMap<String, u8>) -> Self {
        writer.cites.definitions = Definitions::of(statute);
        let mut new = Self {
            writer,
            statute,
            levels,
            container: None,
            clause: None,
            items: Vec::new(),
            lists: 0,
            joins: None,
            last_lines: HashMap::new(),
            twins: HashMap::new(),
        };
        for (at, line) in statute.lines.iter().enumerate() {
            if let Some(container) = line.provision.and_then(|provision| new.place(provision).container) {
                new.last_lines.insert(container, at);
            }
        }
        for (at, provision) in statute.provisions.iter().enumerate() {
            let number = provision.number.filter(|_| provision.level == Level::Item);
            if let (Some(number), Some(container)) = (number, new.place(at).container) {
                *new.twins.entry((container, number.base)).or_insert(0) += 1;
            }
        }
        new
    }

    /// Ends the body.
    pub(super) fn finish(mut self) -> (Document, Vec<Fault>) {
        self.close_container();
        let unsaid = self.twins.iter().filter(|(_, count)| **count == 1);
        let mut anchors: Vec<String> = unsaid
            .filter(|((container, _), _)| self.statute.provisions[*container].level == Level::Article)
            .map(|((container, number), _)| format!("{}-i{number}", self.statute.provisions[*container].id))
            .collect();
        anchors.sort();
        let (mut document, faults) = self.writer.finish();
        document.anchors.extend(anchors);
        (document, faults)
    }

    fn place(&self, provision: usize) -> Place {
        let mut place = Place { container: None, clause: None, items: Vec::new() };
        let mut at = Some(provision);
        while let Some(here) = at {
            let one = &self.statute.provisions[here];
            match one.level {
                Level::Item | Level::Subitem => place.items.insert(0, here),
                Level::Paragraph => place.clause = Some(here),
                Level::Article | Level::Point | Level::Annex | Level::Preamble => {
                    place.container = Some(here);
                    return place;
                }
                _ => return place,
            }
            at = one.parent;
        }
        place
    }

    /// A block that is shown as it stands.
    pub(super) fn block(&mut self, line: Option<usize>, events: &[Placed<'_>]) {
        self.close_paragraph();
        self.writer.cites.provision = None;
        let line = line.map(|line| (line, &self.statute.lines[line]));
        match line.and_then(|(_, line)| line.provision) {
            Some(provision) => {
                let place = self.place(provision);
                self.reach(&place);
            }
            None => self.leave(line.map_or(0, |(at, _)| at)),
        }
        self.writer.steps(events);
    }

    /// A line; `next` is the line behind it.
    pub(super) fn line(&mut self, at: usize, events: &[Placed<'_>], next: Option<usize>) {
        let line = &self.statute.lines[at];
        self.writer.cites.provision = line.provision;
        if line.role == Role::Join && self.joins.is_some() {
            self.writer.steps(events);
        } else {
            self.close_paragraph();
            match (line.role, line.provision) {
                (Role::Heading, Some(provision)) => self.heading(provision, at, events),
                (Role::Aside | Role::Other, _) | (_, None) => {
                    self.leave(at);
                    self.writer.html.push_str("<p class=\"aside\">");
                    self.writer.steps(events);
                    self.joins = Some("</p>\n");
                }
                (_, Some(provision)) => self.words(provision, at, events),
            }
        }
        let goes_on = next.is_some_and(|next| self.statute.lines[next].role == Role::Join);
        if !goes_on {
            self.close_paragraph();
        }
    }

    fn close_paragraph(&mut self) {
        if let Some(end) = self.joins.take() {
            self.writer.html.push_str(end);
            self.writer.end_of_paragraph();
        }
    }

    /// The words of a 款, an item or a subitem.
    fn words(&mut self, provision: usize, at: usize, events: &[Placed<'_>]) {
        let place = self.place(provision);
        let begins = self.statute.provisions[provision].lines.first() == Some(&at);
        self.reach(&place);
        let one = &self.statute.provisions[provision];
        match (one.level, begins) {
            (Level::Paragraph, true) => {
                self.writer.html.push_str(&format!("<p id=\"{}\">", one.id));
                self.clause_mark(&place, provision);
                self.joins = Some("</p>\n");
            }
            (Level::Item | Level::Subitem, true) => {
                self.writer.html.push_str("<span>");
                self.joins = Some("</span>");
            }
            _ => {
                self.writer.html.push_str("<p>");
                self.joins = Some("</p>\n");
            }
        }
        self.writer.steps(events);
    }

    /// The number of the article, a link to itself, before its first 款.
    fn clause_mark(&mut self, place: &Place, clause: usize) {
        let Some(container) = place.container else { return };
        let article = &self.statute.provisions[container];
        let one = &self.statute.provisions[clause];
        let first = one.number.is_some_and(|number| number.base == 1);
        let is_numbered = matches!(article.level, Level::Article | Level::Point);
        if first && is_numbered && article.lines.is_empty() {
            self.number(container);
        }
    }

    fn number(&mut self, article: usize) {
        let article = &self.statute.provisions[article];
        self.writer.html.push_str(&format!("<a class=\"no\" href=\"#{}\">", article.id));
        self.writer.note_text(&article.printed);
        escape(&mut self.writer.html, &article.printed);
        self.writer.html.push_str("</a>\u{3000}");
        self.writer.note_text("\u{3000}");
    }

    fn heading(&mut self, provision: usize, at: usize, events: &[Placed<'_>]) {
        let one = &self.statute.provisions[provision];
        if one.lines.first() != Some(&at) {
            // A title in a line of its own stands in the heading already.
            return;
        }
        if matches!(one.level, Level::Article | Level::Point) {
            let place = self.place(provision);
            self.reach(&place);
            self.writer.html.push_str("<p class=\"no-line\">");
            self.number(provision);
            if !events.is_empty() {
                self.writer.html.push_str("<b>");
                self.writer.steps(events);
                self.writer.html.push_str("</b>");
            }
            self.joins = Some("</p>\n");
            return;
        }
        self.close_container();
        let level = self.levels.get(&one.id).copied().unwrap_or(2);
        self.writer.html.push_str(&format!("<h{level} class=\"ch\" id=\"{}\">", one.id));
        let text = title(one);
        self.writer.note_text(&text);
        escape(&mut self.writer.html, &text);
        self.writer.html.push_str(&format!("</h{level}>\n"));
        self.writer.after_block();
        if matches!(one.level, Level::Annex | Level::Preamble) {
            self.container = Some(provision);
        }
    }

    /// Ends the container where nothing more of it follows.
    fn leave(&mut self, at: usize) {
        self.close_to(0);
        self.clause = None;
        let is_over = |container: usize| self.last_lines.get(&container).is_none_or(|last| *last < at);
        if self.container.is_some_and(is_over) {
            self.close_container();
        }
    }

    fn close_container(&mut self) {
        self.close_to(0);
        self.clause = None;
        if let Some(container) = self.container.take() {
            let level = self.statute.provisions[container].level;
            if matches!(level, Level::Article | Level::Point) {
                let id = &self.statute.provisions[container].id;
                self.writer.html.push_str(&Opening::Provision(id).sign());
                self.writer.html.push_str("</div>\n");
            }
        }
    }

    /// Closes items from `depth` on, with their lists.
    fn close_to(&mut self, depth: usize) {
        while self.items.len() > depth || self.lists > depth {
            if self.items.len() >= self.lists && self.items.pop().is_some() {
                self.writer.html.push_str("</li>\n");
            } else {
                self.lists -= 1;
                self.writer.html.push_str("</ol>\n");
            }
        }
    }

    /// Opens what holds a line, and closes what does not.
    fn reach(&mut self, place: &Place) {
        if self.container != place.container {
            self.close_container();
            self.container = place.container;
            if let Some(container) = place.container {
                self.open_container(container);
            }
        }
        if self.clause != place.clause {
            self.close_to(0);
            self.clause = place.clause;
        }
        let same = self.items.iter().zip(&place.items).take_while(|(open, wanted)| open == wanted).count();
        // A list stays open for its next item.
        if self.items.len() > same || self.lists > place.items.len() {
            while self.items.len() > same {
                if self.lists > self.items.len() {
                    self.lists -= 1;
                    self.writer.html.push_str("</ol>\n");
                }
                self.items.pop();
                self.writer.html.push_str("</li>\n");
            }
            self.close_to_lists(place.items.len());
        }
        for depth in same..place.items.len() {
            self.open_item(place, depth);
        }
    }

    fn close_to_lists(&mut self, count: usize) {
        while self.lists > count {
            self.lists -= 1;
            self.writer.html.push_str("</ol>\n");
        }
    }

    fn open_container(&mut self, container: usize) {
        let one = &self.statute.provisions[container];
        if matches!(one.level, Level::Article | Level::Point) {
            self.writer.html.push_str(&format!("<div class=\"art\" id=\"{}\">", one.id));
        } else if one.lines.is_empty() {
            // A preamble without a heading.
            self.writer.html.push_str(&format!("<span id=\"{}\"></span>", one.id));
        }
    }

    fn open_item(&mut self, place: &Place, depth: usize) {
        let item = &self.statute.provisions[place.items[depth]];
        if self.lists == depth {
            let clause = place.clause.map(|clause| &self.statute.provisions[clause]);
            // A 款 without words of its own has its anchor on its list.
            let bare = clause.filter(|clause| {
                depth == 0 && clause.lines.is_empty() && item.number == first_of(self.statute, clause)
            });
            let id = bare.map_or_else(String::new, |clause| format!(" id=\"{}\"", clause.id));
            self.writer.html.push_str(&format!("<ol class=\"it\"{id}>"));
            self.lists += 1;
        }
        self.writer.html.push_str(&format!("<li id=\"{0}\"><a href=\"#{0}\">", item.id));
        let number = item.number.map_or(0, |number| number.base);
        let container = place.container.filter(|at| self.statute.provisions[*at].level == Level::Article);
        if let Some(container) = container.filter(|at| depth == 0 && self.twins.get(&(*at, number)) == Some(&1)) {
            let article = &self.statute.provisions[container].id;
            self.writer.html.push_str(&format!("<span id=\"{article}-i{number}\"></span>"));
        }
        let mut printed = String::new();
        attribute(&mut printed, &item.printed);
        self.writer.html.push_str(&format!("{printed}</a>"));
        self.writer.note_text(&item.printed);
        self.items.push(place.items[depth]);
    }
}

/// The number of the first item of a 款.
fn first_of(statute: &Statute, clause: &Provision) -> Option<huikan_law::statute::Number> {
    let at = statute.by_id(&clause.id)?;
    statute.children(at).next().and_then(|item| statute.provisions[item].number)
}
