//! The body of a piece.

use std::ops::Range;

use serde::{Deserialize, Serialize};

use super::packed::PackedText;
use super::{Component, Frame, Passage};
use huikan_law::citations::Alias;
use huikan_law::statute::Statute;

/// Opens the place of a reference in the HTML. Noncharacters are refused in sources, so none comes from a text.
const OPEN: char = '\u{fdd1}';
/// Closes it.
const CLOSE: char = '\u{fdd2}';

/// The body of a piece: HTML in which every address of a link or picture is still open.
#[derive(Clone, Debug, Default, PartialEq, Deserialize, Serialize)]
pub struct Document {
    pub(super) html: PackedText,
    /// Headings in order.
    pub headings: Vec<Heading>,
    /// Ids other than those of headings (footnotes, raw HTML, provisions).
    pub anchors: Vec<String>,
    /// Links and pictures, in the order of their places in the HTML.
    pub references: Vec<Reference>,
    /// What its passages cite, in the order of their places in the HTML.
    pub passages: Vec<Passage>,
    /// Short names that it gives to laws.
    pub aliases: Vec<Alias>,
    /// Components, in the order of their openings in the HTML.
    pub components: Vec<Component>,
    /// 字数: Han characters plus words of other scripts.
    pub words: usize,
    /// The text of the first paragraph.
    pub lead: String,
    /// The structure of a regulation's text.
    pub statute: Option<Box<Statute>>,
}

/// A heading of the body.
#[derive(Clone, Debug, PartialEq, Eq, Deserialize, Serialize)]
pub struct Heading {
    /// From 1 to 6.
    pub level: u8,
    /// Its anchor.
    pub id: String,
    /// Its text.
    pub text: String,
}

/// What a reference leads to.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Deserialize, Serialize)]
pub enum ReferenceKind {
    /// `href` of a link.
    Link,
    /// `src` of a picture.
    Picture,
}

/// An open place of the HTML: what stands there is known when all of the site is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Opening<'a> {
    /// The address of the reference with this index.
    Address(usize),
    /// Where the link of a citation begins, if it leads anywhere. Citations count on through all passages, each by its
    /// provisions, or as one where it names only a law.
    Citation(usize),
    /// Where that link ends.
    CitationEnd(usize),
    /// Where the link of a word to the provision of the body begins that defines it, by its anchor.
    Defined(&'a str),
    /// Where that link ends.
    DefinedEnd,
    /// Behind the words of the provision with this anchor.
    Provision(&'a str),
    /// A whole picture, to be written anew.
    Picture(Image<'a>),
}

/// The `<img>` of a picture.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Image<'a> {
    /// The reference to its file.
    pub reference: usize,
    /// The tag up to where the address stands, and from there on.
    pub tag: (&'a str, &'a str),
    /// Whether it is a figure that is no link yet.
    pub is_figure: bool,
}

/// A link or picture as the author wrote it.
#[derive(Clone, Debug, PartialEq, Eq, Deserialize, Serialize)]
pub struct Reference {
    /// Link or picture.
    pub kind: ReferenceKind,
    /// The target as written.
    pub target: String,
    /// Its bytes in the source.
    pub span: Range<usize>,
}

impl Document {
    /// A body whose HTML holds places made by [`Document::open_place`].
    #[must_use]
    pub fn new(html: &str) -> Self {
        Self { html: html.into(), ..Self::default() }
    }

    /// What stands in the HTML for the address of the reference with this index.
    #[must_use]
    pub fn open_place(index: usize) -> String {
        Opening::Address(index).sign()
    }

    /// The HTML as it stands in `frame`, with what `write` says for each open place: its text is put where the place
    /// stood. A sign that is no place is left out, and nothing else.
    #[must_use]
    pub fn html(&self, frame: &Frame<'_>, mut write: impl FnMut(Opening<'_>, &mut String)) -> String {
        let html = self.html.get();
        let framed = frame.apply(&html);
        let mut out = String::with_capacity(framed.len() + 64 * self.references.len());
        let mut rest: &str = &framed;
        while let Some((before, after)) = rest.split_once(OPEN) {
            out.push_str(before);
            let place = after.split_once(CLOSE).and_then(|(sign, after)| Some((Opening::read(sign)?, after)));
            match place.filter(|(place, _)| !matches!(place, Opening::Address(at) if *at >= self.references.len())) {
                Some((place, after)) => {
                    rest = match place {
                        Opening::Address(at) if self.references[at].kind == ReferenceKind::Picture => {
                            image(at, after, &mut out, &mut write)
                        }
                        _ => {
                            write(place, &mut out);
                            after
                        }
                    };
                }
                None => rest = after,
            }
        }
        out.push_str(rest);
        out
    }

    /// Whether a link may lead to `#id` in this body.
    #[must_use]
    pub fn has_anchor(&self, id: &str) -> bool {
        self.headings.iter().any(|heading| heading.id == id) || self.anchors.iter().any(|anchor| anchor == id)
    }

    /// Whether there is anything to read.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.html.is_blank()
    }
}

/// Writes what has the picture's address in it, a whole `<img>` or another tag; what follows. The HTML is one that this
/// program wrote: values stand in double quotes.
fn image<'h>(at: usize, after: &'h str, out: &mut String, write: &mut impl FnMut(Opening<'_>, &mut String)) -> &'h str {
    let begin = out.rfind('<').filter(|begin| out[*begin..].starts_with("<img "));
    let Some((begin, end)) = begin.zip(end_of_tag(after)) else {
        write(Opening::Address(at), out);
        return after;
    };
    let before = out.split_off(begin);
    let is_open = |tag: &str, end: &str| out.rfind(tag).is_some_and(|open| !out[open..].contains(end));
    let is_figure = out.ends_with("<figure>") && !is_open("<a ", "</a>");
    write(Opening::Picture(Image { reference: at, tag: (&before, &after[..end]), is_figure }), out);
    &after[end..]
}

/// Where the tag ends in one of whose values `html` begins.
fn end_of_tag(html: &str) -> Option<usize> {
    let mut is_value = true;
    let end = html.bytes().position(|byte| {
        is_value ^= byte == b'"';
        byte == b'>' && !is_value
    });
    end.map(|end| end + 1)
}

impl<'a> Opening<'a> {
    /// What stands in the HTML for it.
    #[must_use]
    pub fn sign(self) -> String {
        match self {
            Self::Address(at) | Self::Picture(Image { reference: at, .. }) => format!("{OPEN}{at}{CLOSE}"),
            Self::Citation(at) => format!("{OPEN}c{at}{CLOSE}"),
            Self::CitationEnd(at) => format!("{OPEN}/{at}{CLOSE}"),
            Self::Defined(id) => format!("{OPEN}d{id}{CLOSE}"),
            Self::DefinedEnd => format!("{OPEN}.{CLOSE}"),
            Self::Provision(id) => format!("{OPEN}@{id}{CLOSE}"),
        }
    }

    fn read(sign: &'a str) -> Option<Self> {
        let kind = sign.chars().next()?;
        let rest = &sign[kind.len_utf8()..];
        match kind {
            'c' => rest.parse().ok().map(Self::Citation),
            '/' => rest.parse().ok().map(Self::CitationEnd),
            'd' => Some(Self::Defined(rest)),
            '.' => Some(Self::DefinedEnd),
            '@' => Some(Self::Provision(rest)),
            _ => sign.parse().ok().map(Self::Address),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_sign_that_belongs_to_no_reference_cuts_nothing() {
        let mut body =
            Document::new(&format!("甲{OPEN}乙{CLOSE}{OPEN}7{CLOSE}丙{}丁{OPEN}0戊", Document::open_place(0)));
        body.references.push(Reference { kind: ReferenceKind::Link, target: String::new(), span: 0..0 });
        let html = body.html(&Frame::default(), |place, out| {
            let Opening::Address(index) = place else { return };
            out.push_str(&format!("[{index}]"));
        });
        assert_eq!(html.replace(CLOSE, ""), "甲乙7丙[0]丁0戊");
    }

    #[test]
    fn a_picture_is_written_as_a_whole_wherever_its_tag_ends() {
        let place = Document::open_place(0);
        let html = |html: &str| {
            let mut body = Document::new(&html.replace('@', &place));
            body.references.push(Reference { kind: ReferenceKind::Picture, target: String::new(), span: 0..0 });
            body.html(&Frame::default(), |place, out| match place {
                Opening::Picture(image) => {
                    out.push_str(&format!("[{}|{}|{}]", image.tag.0, image.tag.1, image.is_figure));
                }
                _ => out.push('x'),
            })
        };
        assert_eq!(html("<p><img src=\"@\" alt=\"a>b\">字"), "<p>[<img src=\"|\" alt=\"a>b\">|false]字");
        assert_eq!(
            html("<figure><img alt=\"a\" src=\"@\"></figure>"),
            "<figure>[<img alt=\"a\" src=\"|\">|true]</figure>"
        );
        let linked = "<a href=\"b\"><figure><img src=\"@\"></figure></a>";
        assert_eq!(html(linked), linked.replace("<img src=\"@\">", "[<img src=\"|\">|false]"));
        assert_eq!(
            html("<a href=\"b\">c</a><figure><img src=\"@\">"),
            "<a href=\"b\">c</a><figure>[<img src=\"|\">|true]"
        );
        assert_eq!(html("<video poster=\"@\"></video>"), "<video poster=\"x\"></video>");
    }
}
