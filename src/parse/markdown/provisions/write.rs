//! Provisions → nodes: articles, 款 as paragraphs, 项 and 目 as lists with their printed numbers, all with anchors.

use std::collections::{BTreeMap, HashMap};

use super::super::definitions::Definitions;
use super::super::dialect::Dialect;
use super::super::placed::Placed;
use super::super::write::Writer;
use super::arrange::{Arranged, Chunk};
use super::divisions::title;
use crate::document::{Document, HeadingTag, Node, ProvisionLevel, ProvisionTag, Tag};
use crate::faults::{Fault, SourceText};
use huikan_law::statute::{Level, Provision, Role, Statute};

/// Writes the body of a regulation.
pub(in super::super) fn write(arranged: Arranged<'_>, source: &SourceText, dialect: Dialect) -> (Document, Vec<Fault>) {
    let Arranged { statute, chunks, plain, headings } = arranged;
    let levels = headings.iter().map(|heading| (heading.id.clone(), heading.level)).collect();
    let mut provisions = Provisions::new(Writer::new(source, dialect, plain), &statute, levels);
    for (at, chunk) in chunks.iter().enumerate() {
        let next = chunks.get(at + 1).and_then(|next| match next {
            Chunk::Line(line, _) => Some(*line),
            Chunk::Block(..) => None,
        });
        match chunk {
            Chunk::Line(line, events) => provisions.line(*line, events, next),
            Chunk::Block(line, events) => provisions.block(*line, events),
        }
    }
    let (mut document, faults) = provisions.finish();
    let own = statute.provisions.iter().map(|provision| provision.id.clone());
    document.anchors.extend(own);
    document.headings = headings;
    document.statute = Some(Box::new(statute));
    (document, faults)
}

/// Writes provisions through the writer of the body.
struct Provisions<'a, 's> {
    writer: Writer<'a>,
    statute: &'s Statute,
    /// The levels of headings, by anchor.
    levels: BTreeMap<String, u8>,
    open: Open,
    /// The last line of each article, point, annex or preamble.
    last_lines: HashMap<usize, usize>,
    /// The number of items with the same article and number, which are in different 款.
    twins: HashMap<(usize, u32), usize>,
}

/// The open nodes. The depth of a node is the number of nodes that were open before it.
#[derive(Default)]
struct Open {
    /// The current article, point, annex or preamble, with the depth of its node if it has one.
    container: Option<(usize, Option<usize>)>,
    clause: Option<usize>,
    /// The items and subitems, with the depths of their nodes.
    items: Vec<(usize, usize)>,
    /// The depths of the lists of items.
    lists: Vec<usize>,
    /// The depth of the paragraph, which the next line may continue.
    paragraph: Option<usize>,
}

/// The provisions that contain a line.
struct Place {
    container: Option<usize>,
    clause: Option<usize>,
    items: Vec<usize>,
}

impl<'a, 's> Provisions<'a, 's> {
    /// A writer for the provisions of `statute`.
    fn new(mut writer: Writer<'a>, statute: &'s Statute, levels: BTreeMap<String, u8>) -> Self {
        writer.cites.definitions = Definitions::of(statute);
        let (last_lines, twins) = (HashMap::new(), HashMap::new());
        let mut new = Self { writer, statute, levels, open: Open::default(), last_lines, twins };
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

    /// Finishes the body.
    fn finish(mut self) -> (Document, Vec<Fault>) {
        self.close_container();
        let unsaid = self.twins.iter().filter(|(_, count)| **count == 1);
        let mut anchors: Vec<String> = unsaid
            .filter(|((container, _), _)| self.statute.provisions[*container].level == Level::Article)
            .map(|((container, number), _)| alias(&self.statute.provisions[*container], *number))
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

    /// Writes a block unchanged.
    fn block(&mut self, line: Option<usize>, events: &[Placed<'_>]) {
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
        // The end of a component closes the nodes inside it.
        self.open.forget(self.writer.draft.flow.nodes.depth());
    }

    /// Writes a line; `next` is the line after it.
    fn line(&mut self, at: usize, events: &[Placed<'_>], next: Option<usize>) {
        let line = &self.statute.lines[at];
        self.writer.cites.provision = line.provision;
        if line.role == Role::Join && self.open.paragraph.is_some() {
            self.writer.steps(events);
        } else {
            self.close_paragraph();
            match (line.role, line.provision) {
                (Role::Heading, Some(provision)) => self.heading(provision, at, events),
                (Role::Aside | Role::Other, _) | (_, None) => {
                    self.leave(at);
                    self.open_paragraph(Tag::Aside);
                    self.writer.steps(events);
                }
                (_, Some(provision)) => self.words(provision, at, events),
            }
        }
        let goes_on = next.is_some_and(|next| self.statute.lines[next].role == Role::Join);
        if !goes_on {
            self.close_paragraph();
        }
    }

    fn open_paragraph(&mut self, tag: Tag<'_>) {
        let nodes = &mut self.writer.draft.flow.nodes;
        self.open.paragraph = Some(nodes.depth());
        nodes.open(tag);
    }

    fn close_paragraph(&mut self) {
        if let Some(depth) = self.open.paragraph.take() {
            self.writer.draft.flow.nodes.close_to(depth);
            self.writer.draft.words.end_paragraph();
        }
    }

    /// Writes the words of a 款, an item or a subitem.
    fn words(&mut self, provision: usize, at: usize, events: &[Placed<'_>]) {
        let place = self.place(provision);
        let one = &self.statute.provisions[provision];
        let begins = one.lines.first() == Some(&at);
        self.reach(&place);
        match (one.level, begins) {
            (Level::Paragraph, true) => {
                self.open_paragraph(node(ProvisionLevel::Paragraph, one, ""));
                self.clause_mark(&place, provision);
            }
            (Level::Item | Level::Subitem, true) => self.open_paragraph(Tag::ItemWords),
            _ => self.open_paragraph(Tag::Paragraph),
        }
        self.writer.steps(events);
    }

    /// Writes the number of the article before its first 款.
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
        let (anchor, printed) = (article.id.as_str(), article.printed.as_str());
        self.writer.draft.flow.add(Node::ProvisionNumber { anchor, printed });
        self.writer.draft.words.add(printed);
        self.writer.draft.words.add("\u{3000}");
    }

    fn heading(&mut self, provision: usize, at: usize, events: &[Placed<'_>]) {
        let one = &self.statute.provisions[provision];
        if one.lines.first() != Some(&at) {
            // The title on a line of its own was written with the heading.
            return;
        }
        if matches!(one.level, Level::Article | Level::Point) {
            let place = self.place(provision);
            self.reach(&place);
            self.open_paragraph(Tag::NumberLine);
            self.number(provision);
            if !events.is_empty() {
                self.writer.draft.flow.open(Tag::ProvisionTitle);
                self.writer.steps(events);
                self.writer.draft.flow.close();
            }
            return;
        }
        self.close_container();
        let level = self.levels.get(&one.id).copied().unwrap_or(2);
        let text = title(one);
        let draft = &mut self.writer.draft;
        draft.flow.open(Tag::Heading(HeadingTag { level, id: &one.id, is_division: true }));
        draft.flow.add(Node::Plain(&text));
        draft.flow.close();
        draft.words.add(&text);
        draft.words.end_block();
        if matches!(one.level, Level::Annex | Level::Preamble) {
            self.open.container = Some((provision, None));
        }
    }

    /// Closes the items, and the container if no lines of it follow.
    fn leave(&mut self, at: usize) {
        self.close_items(0);
        self.open.clause = None;
        let is_over = |container: usize| self.last_lines.get(&container).is_none_or(|last| *last < at);
        if self.open.container.is_some_and(|(container, _)| is_over(container)) {
            self.close_container();
        }
    }

    fn close_container(&mut self) {
        self.close_items(0);
        self.open.clause = None;
        if let Some((_, Some(depth))) = self.open.container.take() {
            self.writer.draft.flow.nodes.close_to(depth);
        }
    }

    /// Closes the items and lists from the `depth`th on.
    fn close_items(&mut self, depth: usize) {
        self.open.items.truncate(depth);
        if let Some(list) = self.open.lists.get(depth) {
            self.writer.draft.flow.nodes.close_to(*list);
        }
        self.open.lists.truncate(depth);
    }

    /// Opens the provisions that contain a line, and closes others.
    fn reach(&mut self, place: &Place) {
        if self.open.container.map(|(container, _)| container) != place.container {
            self.close_container();
            if let Some(container) = place.container {
                self.open_container(container);
            }
        }
        if self.open.clause != place.clause {
            self.close_items(0);
            self.open.clause = place.clause;
        }
        let both = self.open.items.iter().zip(&place.items);
        let same = both.take_while(|((open, _), wanted)| open == *wanted).count();
        // The list stays open for the next item.
        self.close_items(same + 1);
        if let Some((_, depth)) = self.open.items.get(same) {
            self.writer.draft.flow.nodes.close_to(*depth);
            self.open.items.truncate(same);
        }
        if self.open.lists.len() > place.items.len() {
            self.close_items(place.items.len());
        }
        for depth in same..place.items.len() {
            self.open_item(place, depth);
        }
    }

    fn open_container(&mut self, container: usize) {
        let one = &self.statute.provisions[container];
        let flow = &mut self.writer.draft.flow;
        let level = match one.level {
            Level::Article => Some(ProvisionLevel::Article),
            Level::Point => Some(ProvisionLevel::Point),
            _ => None,
        };
        self.open.container = Some((container, level.map(|_| flow.nodes.depth())));
        if let Some(level) = level {
            flow.open(node(level, one, ""));
        } else if one.lines.is_empty() {
            // A preamble without a heading has no node.
            flow.add(Node::Anchor(&one.id));
        }
    }

    fn open_item(&mut self, place: &Place, depth: usize) {
        let item = &self.statute.provisions[place.items[depth]];
        let nodes = &mut self.writer.draft.flow.nodes;
        if self.open.lists.len() == depth {
            let clause = place.clause.map(|clause| &self.statute.provisions[clause]);
            // If a 款 has no words before its items, its anchor is on the list.
            let bare = clause.filter(|clause| {
                depth == 0 && clause.lines.is_empty() && item.number == first_of(self.statute, clause)
            });
            self.open.lists.push(nodes.depth());
            nodes.open(Tag::Items(bare.map_or("", |clause| &clause.id)));
        }
        let number = item.number.map_or(0, |number| number.base);
        let article = place.container.filter(|at| self.statute.provisions[*at].level == Level::Article);
        let article = article.filter(|at| depth == 0 && self.twins.get(&(*at, number)) == Some(&1));
        let alias = article.map_or_else(String::new, |at| alias(&self.statute.provisions[at], number));
        let level = if item.level == Level::Item { ProvisionLevel::Item } else { ProvisionLevel::Subitem };
        self.open.items.push((place.items[depth], nodes.depth()));
        nodes.open(node(level, item, &alias));
        self.writer.draft.words.add(&item.printed);
    }
}

impl Open {
    /// Removes nodes that are closed, if only `depth` nodes are open.
    fn forget(&mut self, depth: usize) {
        self.items.retain(|(_, item)| *item < depth);
        self.lists.retain(|list| *list < depth);
        if self.container.is_some_and(|(_, container)| container.is_some_and(|container| container >= depth)) {
            (self.container, self.clause) = (None, None);
        }
    }
}

/// The node of a provision. Only an item has its number in the node; that of an article is written before its words.
fn node<'s>(level: ProvisionLevel, provision: &'s Provision, alias: &'s str) -> Tag<'s> {
    let is_item = matches!(level, ProvisionLevel::Item | ProvisionLevel::Subitem);
    let printed = if is_item { provision.printed.as_str() } else { "" };
    Tag::Provision(ProvisionTag { level, anchor: &provision.id, printed, alias })
}

/// The short anchor of an item, without its 款.
fn alias(article: &Provision, item: u32) -> String {
    format!("{}-i{item}", article.id)
}

/// The number of the first item of a 款.
fn first_of(statute: &Statute, clause: &Provision) -> Option<huikan_law::statute::Number> {
    let at = statute.by_id(&clause.id)?;
    statute.children(at).next().and_then(|item| statute.provisions[item].number)
}
