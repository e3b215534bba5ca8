//! The HTML of a component, before the page that shows it is known.

/// The HTML of a component, which the theme writes.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct ComponentHtml {
    /// Its parts in order.
    pub(crate) parts: Vec<Part>,
}

/// A part of a component's HTML.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) enum Part {
    /// HTML that does not depend on the page.
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
    /// The value of an `id` attribute, escaped for HTML.
    Id(String),
    /// The value of an `href` attribute that leads to an id in the same body, escaped for HTML and without `#`.
    Fragment(String),
    /// The digit in the name of a heading element.
    Level(u8),
    /// After the opening tag of a link.
    LinkOpened,
    /// After the closing tag of a link.
    LinkClosed,
}
