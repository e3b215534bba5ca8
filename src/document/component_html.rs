//! What a theme writes for a component, before it is known where that stands.

/// The HTML of a component, in parts.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct ComponentHtml {
    /// Its parts in order.
    pub parts: Vec<Part>,
}

/// A part of a component's HTML.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Part {
    /// HTML that is the same everywhere.
    Html(String),
    /// The body of the component.
    Body,
    /// The address of a reference, in the value of an attribute.
    Address(usize),
    /// The tag of a picture.
    Picture {
        /// The reference to its file.
        reference: usize,
        /// The tag up to the address.
        before: Vec<Part>,
        /// The tag after the address.
        after: Vec<Part>,
    },
    /// The value of an `id`, as HTML.
    Id(String),
    /// The value of an `href` that leads to an id of the same body, as HTML without `#`.
    Fragment(String),
    /// The digit in the name of a heading, `<h2>` or `</h2>`.
    Level(u8),
    /// After the opening tag of a link.
    LinkOpened,
    /// After the closing tag of a link.
    LinkClosed,
}
