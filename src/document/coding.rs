//! Encodes and decodes nodes: the code of the node, then its numbers and texts.
//!
//! The end of a node is a code only; which node it ends follows from the open nodes.

use super::bytes::{Broken, Reader, Writer};
use super::element::{Attributes, Element, Value};
use super::node::{
    Alert, Alignment, FootnoteReference, Formula, HeadingTag, Node, Picture, ProvisionLevel, ProvisionTag, Tag,
};

/// The codes of nodes.
mod code {
    pub(super) const CLOSE: u8 = 0;
    pub(super) const TEXT: u8 = 1;
    pub(super) const PLAIN: u8 = 2;
    pub(super) const CODE: u8 = 3;
    pub(super) const SOFT_BREAK: u8 = 4;
    pub(super) const HARD_BREAK: u8 = 5;
    pub(super) const RULE: u8 = 6;
    pub(super) const TASK: u8 = 7;
    pub(super) const TASK_DONE: u8 = 8;
    pub(super) const PICTURE: u8 = 9;
    pub(super) const FOOTNOTE_REFERENCE: u8 = 10;
    pub(super) const FORMULA: u8 = 11;
    pub(super) const DISPLAYED_FORMULA: u8 = 12;
    pub(super) const PROVISION_NUMBER: u8 = 13;
    pub(super) const ANCHOR: u8 = 14;
    pub(super) const EMPTY_ELEMENT: u8 = 15;

    pub(super) const PARAGRAPH: u8 = 32;
    pub(super) const HEADING: u8 = 33;
    pub(super) const DIVISION: u8 = 34;
    pub(super) const QUOTE: u8 = 35;
    pub(super) const ALERT: u8 = 36;
    pub(super) const CODE_BLOCK: u8 = 37;
    pub(super) const BULLET_LIST: u8 = 38;
    pub(super) const NUMBERED_LIST: u8 = 39;
    pub(super) const LIST_ITEM: u8 = 40;
    pub(super) const DEFINITION_LIST: u8 = 41;
    pub(super) const TERM: u8 = 42;
    pub(super) const DETAILS: u8 = 43;
    pub(super) const TABLE: u8 = 44;
    pub(super) const TABLE_HEAD: u8 = 45;
    pub(super) const TABLE_BODY: u8 = 46;
    pub(super) const TABLE_ROW: u8 = 47;
    pub(super) const CELL: u8 = 48;
    pub(super) const HEAD_CELL: u8 = 49;
    pub(super) const FIGURE: u8 = 50;
    pub(super) const CAPTION: u8 = 51;
    pub(super) const FOOTNOTES: u8 = 52;
    pub(super) const FOOTNOTE: u8 = 53;
    pub(super) const COMPONENT: u8 = 54;
    pub(super) const EMPHASIS: u8 = 55;
    pub(super) const STRONG: u8 = 56;
    pub(super) const STRIKETHROUGH: u8 = 57;
    pub(super) const LINK: u8 = 58;
    pub(super) const CITATION: u8 = 59;
    pub(super) const DEFINED: u8 = 60;
    pub(super) const PROVISION: u8 = 61;
    pub(super) const ITEMS: u8 = 62;
    pub(super) const ITEM_WORDS: u8 = 63;
    pub(super) const NUMBER_LINE: u8 = 64;
    pub(super) const PROVISION_TITLE: u8 = 65;
    pub(super) const ASIDE: u8 = 66;
    pub(super) const ELEMENT: u8 = 67;
}

const ALERTS: [Alert; 5] = [Alert::Note, Alert::Tip, Alert::Important, Alert::Warning, Alert::Caution];
const ALIGNMENTS: [Alignment; 3] = [Alignment::Plain, Alignment::Center, Alignment::Right];
const LEVELS: [ProvisionLevel; 5] = [
    ProvisionLevel::Article,
    ProvisionLevel::Point,
    ProvisionLevel::Paragraph,
    ProvisionLevel::Item,
    ProvisionLevel::Subitem,
];

/// Writes a value as its index in `all`.
fn put_one<T: PartialEq>(writer: &mut Writer, all: &[T], one: &T) {
    writer.number(all.iter().position(|other| other == one).unwrap_or(0));
}

fn read_one<T: Copy>(reader: &mut Reader<'_>, all: &[T]) -> Result<T, Broken> {
    all.get(reader.number()?).copied().ok_or(Broken)
}

/// Writes a node.
pub(super) fn put(writer: &mut Writer, node: &Node<'_>) {
    match *node {
        Node::Open(tag) => put_tag(writer, &tag),
        Node::Close(_) => writer.byte(code::CLOSE),
        Node::Text(text) => put_texts(writer, code::TEXT, &[text]),
        Node::Plain(text) => put_texts(writer, code::PLAIN, &[text]),
        Node::Code(text) => put_texts(writer, code::CODE, &[text]),
        Node::SoftBreak => writer.byte(code::SOFT_BREAK),
        Node::HardBreak => writer.byte(code::HARD_BREAK),
        Node::Rule => writer.byte(code::RULE),
        Node::Task { done } => writer.byte(if done { code::TASK_DONE } else { code::TASK }),
        Node::Picture(Picture { reference, alt, title }) => {
            put_numbers(writer, code::PICTURE, &[reference]);
            writer.text(alt);
            writer.text(title);
        }
        Node::FootnoteReference(FootnoteReference { number, time }) => {
            put_numbers(writer, code::FOOTNOTE_REFERENCE, &[number as usize, time as usize]);
        }
        Node::Formula(Formula { mathml, latex, is_display }) => {
            let code = if is_display { code::DISPLAYED_FORMULA } else { code::FORMULA };
            put_texts(writer, code, &[mathml, latex]);
        }
        Node::ProvisionNumber { anchor, printed } => put_texts(writer, code::PROVISION_NUMBER, &[anchor, printed]),
        Node::Anchor(anchor) => put_texts(writer, code::ANCHOR, &[anchor]),
        Node::Element(Element { name, attributes }) => put_element(writer, name, attributes.into_iter(), true),
    }
}

fn put_texts(writer: &mut Writer, code: u8, texts: &[&str]) {
    writer.byte(code);
    for text in texts {
        writer.text(text);
    }
}

fn put_numbers(writer: &mut Writer, code: u8, numbers: &[usize]) {
    writer.byte(code);
    for number in numbers {
        writer.number(*number);
    }
}

fn put_tag(writer: &mut Writer, tag: &Tag<'_>) {
    match *tag {
        Tag::Paragraph => writer.byte(code::PARAGRAPH),
        Tag::Heading(HeadingTag { level, id, is_division }) => {
            let code = if is_division { code::DIVISION } else { code::HEADING };
            put_numbers(writer, code, &[usize::from(level)]);
            writer.text(id);
        }
        Tag::Quote => writer.byte(code::QUOTE),
        Tag::Alert(alert) => {
            writer.byte(code::ALERT);
            put_one(writer, &ALERTS, &alert);
        }
        Tag::CodeBlock(language) => put_texts(writer, code::CODE_BLOCK, &[language]),
        Tag::BulletList => writer.byte(code::BULLET_LIST),
        Tag::NumberedList(start) => {
            put_numbers(writer, code::NUMBERED_LIST, &[usize::try_from(start).unwrap_or(usize::MAX)]);
        }
        Tag::ListItem => writer.byte(code::LIST_ITEM),
        Tag::DefinitionList => writer.byte(code::DEFINITION_LIST),
        Tag::Term => writer.byte(code::TERM),
        Tag::Details => writer.byte(code::DETAILS),
        Tag::Table { number, columns } => {
            put_numbers(writer, code::TABLE, &[number as usize, columns as usize]);
        }
        Tag::TableHead => writer.byte(code::TABLE_HEAD),
        Tag::TableBody => writer.byte(code::TABLE_BODY),
        Tag::TableRow => writer.byte(code::TABLE_ROW),
        Tag::TableCell { alignment, is_head } => {
            writer.byte(if is_head { code::HEAD_CELL } else { code::CELL });
            put_one(writer, &ALIGNMENTS, &alignment);
        }
        Tag::Figure => writer.byte(code::FIGURE),
        Tag::Caption(number) => put_numbers(writer, code::CAPTION, &[number as usize]),
        Tag::Footnotes => writer.byte(code::FOOTNOTES),
        Tag::Footnote { number, references } => {
            put_numbers(writer, code::FOOTNOTE, &[number as usize, references as usize]);
        }
        Tag::Component(component) => put_numbers(writer, code::COMPONENT, &[component]),
        Tag::Element(Element { name, attributes }) => put_element(writer, name, attributes.into_iter(), false),
        _ => put_inline(writer, tag),
    }
}

/// Writes the tag of an inline node or of a part of a statute.
fn put_inline(writer: &mut Writer, tag: &Tag<'_>) {
    match *tag {
        Tag::Emphasis => writer.byte(code::EMPHASIS),
        Tag::Strong => writer.byte(code::STRONG),
        Tag::Strikethrough => writer.byte(code::STRIKETHROUGH),
        Tag::Link { reference, title } => {
            put_numbers(writer, code::LINK, &[reference]);
            writer.text(title);
        }
        Tag::Citation(citation) => put_numbers(writer, code::CITATION, &[citation]),
        Tag::Defined(anchor) => put_texts(writer, code::DEFINED, &[anchor]),
        Tag::Provision(ProvisionTag { level, anchor, printed, alias }) => {
            writer.byte(code::PROVISION);
            put_one(writer, &LEVELS, &level);
            for text in [anchor, printed, alias] {
                writer.text(text);
            }
        }
        Tag::Items(anchor) => put_texts(writer, code::ITEMS, &[anchor]),
        Tag::ItemWords => writer.byte(code::ITEM_WORDS),
        Tag::NumberLine => writer.byte(code::NUMBER_LINE),
        Tag::ProvisionTitle => writer.byte(code::PROVISION_TITLE),
        _ => writer.byte(code::ASIDE),
    }
}

/// Writes an element of raw HTML; `is_empty` for an element without content.
pub(super) fn put_element<'v>(
    writer: &mut Writer,
    name: &str,
    attributes: impl Iterator<Item = (&'v str, Value<'v>)> + Clone,
    is_empty: bool,
) {
    put_texts(writer, if is_empty { code::EMPTY_ELEMENT } else { code::ELEMENT }, &[name]);
    writer.number(attributes.clone().count());
    for (name, value) in attributes {
        writer.text(name);
        match value {
            Value::Text(text) => put_texts(writer, 0, &[text]),
            Value::Reference(reference) => put_numbers(writer, 1, &[reference]),
        }
    }
}

/// A decoded node.
pub(super) enum Read<'a> {
    /// The beginning of a node with content.
    Open(Tag<'a>),
    /// The end of the node that was opened last.
    Close,
    /// A leaf.
    Leaf(Node<'a>),
}

/// Reads the next node.
pub(super) fn read<'a>(reader: &mut Reader<'a>) -> Result<Read<'a>, Broken> {
    let leaf = match reader.byte()? {
        code::CLOSE => return Ok(Read::Close),
        code::TEXT => Node::Text(reader.text()?),
        code::PLAIN => Node::Plain(reader.text()?),
        code::CODE => Node::Code(reader.text()?),
        code::SOFT_BREAK => Node::SoftBreak,
        code::HARD_BREAK => Node::HardBreak,
        code::RULE => Node::Rule,
        code::TASK => Node::Task { done: false },
        code::TASK_DONE => Node::Task { done: true },
        code::PICTURE => {
            Node::Picture(Picture { reference: reader.number()?, alt: reader.text()?, title: reader.text()? })
        }
        code::FOOTNOTE_REFERENCE => {
            let (number, time) = (reader.small_number()?, reader.small_number()?);
            Node::FootnoteReference(FootnoteReference { number, time })
        }
        code @ (code::FORMULA | code::DISPLAYED_FORMULA) => {
            let is_display = code == code::DISPLAYED_FORMULA;
            Node::Formula(Formula { mathml: reader.text()?, latex: reader.text()?, is_display })
        }
        code::PROVISION_NUMBER => Node::ProvisionNumber { anchor: reader.text()?, printed: reader.text()? },
        code::ANCHOR => Node::Anchor(reader.text()?),
        code::EMPTY_ELEMENT => Node::Element(read_element(reader)?),
        code => return read_tag(code, reader).map(Read::Open),
    };
    Ok(Read::Leaf(leaf))
}

fn read_element<'a>(reader: &mut Reader<'a>) -> Result<Element<'a>, Broken> {
    Ok(Element { name: reader.text()?, attributes: Attributes::read(reader)? })
}

fn read_tag<'a>(code: u8, reader: &mut Reader<'a>) -> Result<Tag<'a>, Broken> {
    Ok(match code {
        code::PARAGRAPH => Tag::Paragraph,
        code::HEADING | code::DIVISION => Tag::Heading(HeadingTag {
            level: u8::try_from(reader.number()?).map_err(|_| Broken)?,
            id: reader.text()?,
            is_division: code == code::DIVISION,
        }),
        code::QUOTE => Tag::Quote,
        code::ALERT => Tag::Alert(read_one(reader, &ALERTS)?),
        code::CODE_BLOCK => Tag::CodeBlock(reader.text()?),
        code::BULLET_LIST => Tag::BulletList,
        code::NUMBERED_LIST => Tag::NumberedList(reader.number()? as u64),
        code::LIST_ITEM => Tag::ListItem,
        code::DEFINITION_LIST => Tag::DefinitionList,
        code::TERM => Tag::Term,
        code::DETAILS => Tag::Details,
        code::TABLE => Tag::Table { number: reader.small_number()?, columns: reader.small_number()? },
        code::TABLE_HEAD => Tag::TableHead,
        code::TABLE_BODY => Tag::TableBody,
        code::TABLE_ROW => Tag::TableRow,
        code::CELL | code::HEAD_CELL => {
            Tag::TableCell { alignment: read_one(reader, &ALIGNMENTS)?, is_head: code == code::HEAD_CELL }
        }
        code::FIGURE => Tag::Figure,
        code::CAPTION => Tag::Caption(reader.small_number()?),
        code::FOOTNOTES => Tag::Footnotes,
        code::FOOTNOTE => Tag::Footnote { number: reader.small_number()?, references: reader.small_number()? },
        code::COMPONENT => Tag::Component(reader.number()?),
        code::ELEMENT => Tag::Element(read_element(reader)?),
        _ => return read_inline(code, reader),
    })
}

fn read_inline<'a>(code: u8, reader: &mut Reader<'a>) -> Result<Tag<'a>, Broken> {
    Ok(match code {
        code::EMPHASIS => Tag::Emphasis,
        code::STRONG => Tag::Strong,
        code::STRIKETHROUGH => Tag::Strikethrough,
        code::LINK => Tag::Link { reference: reader.number()?, title: reader.text()? },
        code::CITATION => Tag::Citation(reader.number()?),
        code::DEFINED => Tag::Defined(reader.text()?),
        code::PROVISION => Tag::Provision(ProvisionTag {
            level: read_one(reader, &LEVELS)?,
            anchor: reader.text()?,
            printed: reader.text()?,
            alias: reader.text()?,
        }),
        code::ITEMS => Tag::Items(reader.text()?),
        code::ITEM_WORDS => Tag::ItemWords,
        code::NUMBER_LINE => Tag::NumberLine,
        code::PROVISION_TITLE => Tag::ProvisionTitle,
        code::ASIDE => Tag::Aside,
        _ => return Err(Broken),
    })
}
