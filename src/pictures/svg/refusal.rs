//! Why a drawing is not published, and the limits of drawings, which lie far above what drawing programs write.

/// Why a drawing is not published.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) enum Refusal {
    /// It is not UTF-8.
    NotUtf8,
    /// It is not XML from this byte on.
    NotXml(usize),
    /// It is XML, but no SVG.
    NotSvg,
    /// Its DOCTYPE declares entities or attributes.
    Declarations,
    /// It contains this, which runs or reaches elsewhere.
    Active(String),
    /// A picture in it cannot be read.
    Embedded,
    /// It goes beyond a limit.
    Beyond(Limit),
}

/// The most bytes of a drawing.
pub(crate) const MAX_BYTES: usize = 16 * 1024 * 1024;
pub(super) const MAX_ELEMENTS: usize = 200_000;
pub(super) const MAX_DEPTH: usize = 200;
pub(super) const MAX_ATTRIBUTES: usize = 200;
/// The most namespaces that are declared around one element, and in all.
pub(super) const MAX_NAMESPACES: usize = 64;
pub(super) const MAX_DECLARATIONS: usize = 20_000;

/// The most elements that a browser draws, with those that are drawn again.
pub(super) const MAX_DRAWN: usize = 1_000_000;

/// A limit of drawings.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Limit {
    /// Its length in bytes.
    Bytes,
    /// The number of its elements.
    Elements,
    /// How deep they are nested.
    Depth,
    /// The number of attributes of one element.
    Attributes,
    /// The number of namespaces.
    Namespaces,
    /// How often parts of it are drawn again.
    Repeated,
}

impl Limit {
    /// The limit as a number.
    pub(crate) const fn number(self) -> usize {
        match self {
            Self::Bytes => MAX_BYTES,
            Self::Elements => MAX_ELEMENTS,
            Self::Depth => MAX_DEPTH,
            Self::Attributes => MAX_ATTRIBUTES,
            Self::Namespaces => MAX_NAMESPACES,
            Self::Repeated => MAX_DRAWN,
        }
    }
}
