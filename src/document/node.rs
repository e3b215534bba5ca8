//! The nodes of a body, independent of the output form.
//!
//! A body is a flat stream: [`Node::Open`] and [`Node::Close`] enclose the contents of a node, all others are leaves.
//! References, citations and components are indexes into the lists of the document.

use super::element::Element;

/// A node. Its texts are borrowed from the body.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(crate) enum Node<'a> {
    /// The beginning of a node with content.
    Open(Tag<'a>),
    /// The end of the node that was opened last.
    Close(Tag<'a>),
    /// Prose. A writer may add typography, for example keep `2024-12-19` on one line.
    Text(&'a str),
    /// Text without typography: code, captions, titles of divisions, text in raw HTML.
    Plain(&'a str),
    /// Inline code.
    Code(&'a str),
    /// A line break in the source that is shown as a blank.
    SoftBreak,
    /// A line break that is shown.
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
    /// The printed number of an article or point, before its words.
    ProvisionNumber {
        /// The anchor of the provision.
        anchor: &'a str,
        /// Its number: `第十二条`.
        printed: &'a str,
    },
    /// An anchor without content.
    Anchor(&'a str),
    /// An element of raw HTML without content: `br`, `img`.
    Element(Element<'a>),
}

/// A node with content.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(crate) enum Tag<'a> {
    /// A paragraph.
    Paragraph,
    /// A heading.
    Heading(HeadingTag<'a>),
    /// A quotation.
    Quote,
    /// A quotation that is marked as a note or a warning.
    Alert(Alert),
    /// A block of code, with the name of its language, which may be empty.
    CodeBlock(&'a str),
    /// A bullet list.
    BulletList,
    /// A numbered list, with its first number.
    NumberedList(u64),
    /// An item of either list.
    ListItem,
    /// A list of terms.
    DefinitionList,
    /// A term.
    Term,
    /// The definition of the term before.
    Details,
    /// A table.
    Table {
        /// Its number in the text, from 1.
        number: u32,
        /// The number of its columns.
        columns: u32,
    },
    /// The head of a table, one row. An empty head is left out.
    TableHead,
    /// The other rows of a table.
    TableBody,
    /// A row of the body of a table.
    TableRow,
    /// A cell of a table.
    TableCell {
        /// Its alignment.
        alignment: Alignment,
        /// Whether it is in the head.
        is_head: bool,
    },
    /// A picture in a paragraph of its own, with its caption.
    Figure,
    /// The caption of a figure, with the number of the figure in the text, from 1.
    Caption(u32),
    /// All footnotes, at the end of the body.
    Footnotes,
    /// A footnote.
    Footnote {
        /// Its number, from 1.
        number: u32,
        /// The number of references to it.
        references: u32,
    },
    /// A component, by its index in the document. The content is its body.
    Component(usize),
    /// Emphasis.
    Emphasis,
    /// Strong emphasis.
    Strong,
    /// Struck-out text.
    Strikethrough,
    /// A link.
    Link {
        /// The index of its reference in the document.
        reference: usize,
        /// Its title, which may be empty.
        title: &'a str,
    },
    /// A citation, by its index in the links of all passages (see `Passage::links`).
    Citation(usize),
    /// The first use of a word that the text defines, with the anchor of the provision with the definition.
    Defined(&'a str),
    /// A provision of a statute.
    Provision(ProvisionTag<'a>),
    /// A list of 项 or 目. The anchor of its 款 if that has no words before the items, otherwise empty.
    Items(&'a str),
    /// The words of an item, after its number.
    ItemWords,
    /// A line with the number of an article, and its title if it has one.
    NumberLine,
    /// The title of an article.
    ProvisionTitle,
    /// A paragraph in a statute that does not belong to a provision.
    Aside,
    /// An element of raw HTML.
    Element(Element<'a>),
}

/// A heading.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct HeadingTag<'a> {
    /// From 1 to 6.
    pub(crate) level: u8,
    /// Its anchor.
    pub(crate) id: &'a str,
    /// Whether it is the title of a division, annex or preamble of a statute.
    pub(crate) is_division: bool,
}

/// A provision. The statute of the document has more about it, under its anchor.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct ProvisionTag<'a> {
    /// Its level.
    pub(crate) level: ProvisionLevel,
    /// Its anchor: `art-12-p2-i3`.
    pub(crate) anchor: &'a str,
    /// The printed number of an item (`（三）`); empty for other levels, which use [`Node::ProvisionNumber`].
    pub(crate) printed: &'a str,
    /// A second anchor of an item, without its 款 (`art-12-i3`); empty if it has none.
    pub(crate) alias: &'a str,
}

/// The levels of provisions with words.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum ProvisionLevel {
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
pub(crate) struct Picture<'a> {
    /// The index of its reference in the document.
    pub(crate) reference: usize,
    /// Its alternative text.
    pub(crate) alt: &'a str,
    /// Its title, which may be empty. The title of a figure is its caption.
    pub(crate) title: &'a str,
}

/// A reference to a footnote.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct FootnoteReference {
    /// The number of the footnote.
    pub(crate) number: u32,
    /// Which reference to it this is, from 1.
    pub(crate) time: u32,
}

/// A formula.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Formula<'a> {
    /// As `MathML`.
    pub(crate) mathml: &'a str,
    /// As the author wrote it, in LaTeX.
    pub(crate) latex: &'a str,
    /// Whether it stands alone.
    pub(crate) is_display: bool,
}

/// How the words of a cell are set.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Alignment {
    /// As the theme likes.
    Plain,
    /// In the middle.
    Center,
    /// To the right.
    Right,
}

/// What a marked quotation says.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Alert {
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
