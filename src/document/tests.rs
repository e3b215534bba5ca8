//! Every node comes back as it was written.

use super::*;

fn leaves() -> Vec<Node<'static>> {
    vec![
        Node::Text("字"),
        Node::Plain("<b>"),
        Node::Code("a < b"),
        Node::SoftBreak,
        Node::HardBreak,
        Node::Rule,
        Node::Task { done: false },
        Node::Task { done: true },
        Node::Picture(Picture { reference: 300, alt: "图", title: "" }),
        Node::FootnoteReference(FootnoteReference { number: 3, time: 2 }),
        Node::Formula(Formula { mathml: "<math></math>", latex: "x", is_display: false }),
        Node::Formula(Formula { mathml: "<math></math>", latex: "x", is_display: true }),
        Node::ProvisionNumber { anchor: "art-1", printed: "第一条" },
        Node::Anchor("preamble"),
    ]
}

fn tags() -> Vec<Tag<'static>> {
    let provision = |level| ProvisionTag { level, anchor: "art-1-p1-i1", printed: "（一）", alias: "art-1-i1" };
    let levels = [
        ProvisionLevel::Article,
        ProvisionLevel::Point,
        ProvisionLevel::Paragraph,
        ProvisionLevel::Item,
        ProvisionLevel::Subitem,
    ];
    let alerts = [Alert::Note, Alert::Tip, Alert::Important, Alert::Warning, Alert::Caution];
    let alignments = [Alignment::Plain, Alignment::Center, Alignment::Right];
    let cells =
        alignments.into_iter().flat_map(|alignment| [true, false].map(|is_head| Tag::TableCell { alignment, is_head }));
    let others = [
        Tag::Paragraph,
        Tag::Heading(HeadingTag { level: 2, id: "背景", is_division: false }),
        Tag::Heading(HeadingTag { level: 3, id: "ch-1", is_division: true }),
        Tag::Quote,
        Tag::CodeBlock("rust"),
        Tag::BulletList,
        Tag::NumberedList(0),
        Tag::ListItem,
        Tag::DefinitionList,
        Tag::Term,
        Tag::Details,
        Tag::Table { number: 1, columns: 200 },
        Tag::TableHead,
        Tag::TableBody,
        Tag::TableRow,
        Tag::Figure,
        Tag::Caption(1),
        Tag::Footnotes,
        Tag::Footnote { number: 1, references: 2 },
        Tag::Component(7),
        Tag::Emphasis,
        Tag::Strong,
        Tag::Strikethrough,
        Tag::Link { reference: 0, title: "题" },
        Tag::Citation(128),
        Tag::Defined("art-2-p1"),
        Tag::Items(""),
        Tag::ItemWords,
        Tag::NumberLine,
        Tag::ProvisionTitle,
        Tag::Aside,
    ];
    let provisions = levels.map(|level| Tag::Provision(provision(level)));
    others.into_iter().chain(provisions).chain(alerts.map(Tag::Alert)).chain(cells).collect()
}

#[test]
fn nodes_come_back() {
    let mut builder = Builder::default();
    let mut expected = Vec::new();
    for tag in tags() {
        builder.open(tag);
        expected.push(Node::Open(tag));
        for leaf in leaves() {
            builder.add(leaf);
            expected.push(leaf);
        }
    }
    let attributes = [("id", Value::Text("a")), ("href", Value::Reference(5))];
    builder.open_element("a", attributes.into_iter());
    builder.add_element("br", std::iter::empty());
    let body = builder.finish();
    let unpacked = body.unpack();
    let mut nodes = unpacked.nodes();
    assert_eq!(nodes.by_ref().take(expected.len()).collect::<Vec<_>>(), expected);
    let Some(Node::Open(Tag::Element(element))) = nodes.next() else { panic!("no element") };
    assert_eq!((element.name, element.attributes.into_iter().collect::<Vec<_>>()), ("a", attributes.to_vec()));
    let Some(Node::Element(Element { name: "br", .. })) = nodes.next() else { panic!("no br") };
    // All that is open is closed, the last one first.
    let mut open = tags();
    open.push(Tag::Element(element));
    let closed: Vec<_> = nodes.collect();
    assert_eq!(closed, open.into_iter().rev().map(Node::Close).collect::<Vec<_>>());
}

#[test]
fn a_builder_closes_what_it_opens_and_nothing_else() {
    let mut builder = Builder::default();
    builder.close();
    builder.open(Tag::Paragraph);
    assert!(builder.is_in_empty_paragraph());
    builder.open(Tag::Strong);
    builder.add(Node::Text(""));
    builder.close_to(0);
    builder.close();
    let mut other = Builder::default();
    other.open(Tag::Quote);
    builder.append(other);
    let body = builder.finish();
    let unpacked = body.unpack();
    let [paragraph, strong, quote] =
        [Tag::Paragraph, Tag::Strong, Tag::Quote].map(|tag| (Node::Open(tag), Node::Close(tag)));
    let expected = [paragraph.0, strong.0, strong.1, paragraph.1, quote.0, quote.1];
    assert!(unpacked.nodes().eq(expected));
}

#[test]
fn what_is_taken_back_leaves_nothing() {
    let mut builder = Builder::default();
    let mark = builder.mark();
    builder.open(Tag::TableHead);
    builder.close();
    builder.truncate(mark);
    assert_eq!(builder.mark(), mark);
    assert!(builder.finish().unpack().nodes().next().is_none());
}

#[test]
fn a_body_of_blanks_is_blank() {
    let mut builder = Builder::default();
    builder.add(Node::Plain(" \n"));
    builder.add(Node::SoftBreak);
    assert!(builder.clone().finish().is_blank());
    builder.add(Node::Rule);
    assert!(!builder.finish().is_blank());
}
