//! The nodes of a body: what a text is made of, whatever it is written as.
//!
//! A body is a flat stream. [`Node::Open`] and [`Node::Close`] come in pairs and hold what stands between them; every
//! other node holds nothing. Addresses, citations and components are numbers: what they lead to is known elsewhere.

use super::element::Element;

/// One node. Its texts are borrowed from the body.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum Node<'a> {
    /// Begins something that holds other nodes.
    Open(Tag<'a>),
    /// Ends what was opened last.
    Close(Tag<'a>),
    /// Words of the text. A writer may set them for its medium, for example keep `2024-12-19` on one line.
    Text(&'a str),
    /// Characters that are written as they stand: code, captions, titles of divisions, the text of raw HTML.
    Plain(&'a str),
    /// Code in a line.
    Code(&'a str),
    /// A line break of the source that is a blank to a reader.
    SoftBreak,
    /// A line break that the reader sees.
    HardBreak,
    /// A thematic break.
    Rule,
    /// The check box of a list item.
    Task {
        /// Whether it is checked.
        done: bool,
    },
    /// A picture.
    Picture(Picture<'a>),
    /// A reference to a footnote.
    FootnoteReference(FootnoteReference),
    /// A formula.
    Formula(Formula<'a>),
    /// The printed number of an article or point, where its words begin.
    ProvisionNumber {
        /// The anchor of the provision.
        anchor: &'a str,
        /// Its number: `第十二条`.
        printed: &'a str,
    },
    /// A place that a link may lead to and that shows nothing.
    Anchor(&'a str),
    /// An element of raw HTML that can hold nothing: `br`, `img`.
    Element(Element<'a>),
}

/// Something that holds other nodes.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum Tag<'a> {
    /// A paragraph.
    Paragraph,
    /// A heading.
    Heading(HeadingTag<'a>),
    /// A quotation.
    Quote,
    /// A quotation that is marked as a note or a warning.
    Alert(Alert),
    /// A block of code; the name of its language, which may be empty.
    CodeBlock(&'a str),
    /// A list without numbers.
    BulletList,
    /// A numbered list; its first number.
    NumberedList(u64),
    /// An item of either list.
    ListItem,
    /// A list of terms.
    DefinitionList,
    /// A term.
    Term,
    /// What is said of the term before.
    Details,
    /// A table.
    Table {
        /// Its number in the text, from 1.
        number: u32,
        /// How many columns it has.
        columns: u32,
    },
    /// The row of its head. A table whose head says nothing has none.
    TableHead,
    /// Its other rows.
    TableBody,
    /// A row of the body.
    TableRow,
    /// A cell.
    TableCell {
        /// How its words are set.
        alignment: Alignment,
        /// Whether it stands in the head.
        is_head: bool,
    },
    /// A picture that stands alone, with its caption.
    Figure,
    /// The caption of a figure; the figure's number in the text, from 1.
    Caption(u32),
    /// All footnotes, at the end of the body.
    Footnotes,
    /// A footnote.
    Footnote {
        /// Its number, from 1.
        number: u32,
        /// How often the text refers to it.
        references: u32,
    },
    /// A component, by its place among those of the document; its body stands inside.
    Component(usize),
    /// Emphasis.
    Emphasis,
    /// Strong emphasis.
    Strong,
    /// Struck-out text.
    Strikethrough,
    /// A link, by its place among the references of the document.
    Link {
        /// The reference.
        reference: usize,
        /// Its title, which may be empty.
        title: &'a str,
    },
    /// A citation, by its place among all that the passages of the document cite (see `Passage::links`).
    Citation(usize),
    /// The first use of a word that the text defines; the anchor of the provision that defines it.
    Defined(&'a str),
    /// A provision of a statute.
    Provision(ProvisionTag<'a>),
    /// The list of items (项, 目) of a provision; the anchor of a 款 that has no words before its items, else empty.
    Items(&'a str),
    /// The words of an item, after its number.
    ItemWords,
    /// The line with the number of an article that stands alone, with the title of the article.
    NumberLine,
    /// The title of an article.
    ProvisionTitle,
    /// A paragraph of a statute's text that belongs to no provision.
    Aside,
    /// An element of raw HTML.
    Element(Element<'a>),
}

/// What a heading is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct HeadingTag<'a> {
    /// From 1 to 6.
    pub level: u8,
    /// Its anchor.
    pub id: &'a str,
    /// Whether it is the title of a division, annex or preamble of a statute.
    pub is_division: bool,
}

/// What a provision is; the statute of the document knows more of it by its anchor.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct ProvisionTag<'a> {
    /// What it is.
    pub level: ProvisionLevel,
    /// Its anchor: `art-12-p2-i3`.
    pub anchor: &'a str,
    /// The printed number of an item (`（三）`); empty for others, whose number is a [`Node::ProvisionNumber`].
    pub printed: &'a str,
    /// Another anchor of an item, which does not name its 款 (`art-12-i3`); empty where it has none.
    pub alias: &'a str,
}

/// The levels of provisions that hold words.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum ProvisionLevel {
    /// 条.
    Article,
    /// `一、` of a text without 条.
    Point,
    /// 款.
    Paragraph,
    /// 项.
    Item,
    /// 目.
    Subitem,
}

/// A picture.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Picture<'a> {
    /// Its file, by its place among the references of the document.
    pub reference: usize,
    /// What it shows, for those who cannot see it.
    pub alt: &'a str,
    /// Its title, which may be empty; the title of a figure is its caption.
    pub title: &'a str,
}

/// A reference to a footnote.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct FootnoteReference {
    /// The number of the footnote.
    pub number: u32,
    /// Which reference to it this is, from 1.
    pub time: u32,
}

/// A formula.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Formula<'a> {
    /// As `MathML`.
    pub mathml: &'a str,
    /// As the author wrote it, in LaTeX.
    pub latex: &'a str,
    /// Whether it stands alone.
    pub is_display: bool,
}

/// How the words of a cell are set.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Alignment {
    /// As the theme likes.
    Plain,
    /// In the middle.
    Center,
    /// To the right.
    Right,
}

/// What a marked quotation says.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Alert {
    /// `[!NOTE]`.
    Note,
    /// `[!TIP]`.
    Tip,
    /// `[!IMPORTANT]`.
    Important,
    /// `[!WARNING]`.
    Warning,
    /// `[!CAUTION]`.
    Caution,
}
