//! What the HTML of a body asks of the page on which it stands.

/// What a page knows of the places to which a body leads.
pub trait Places {
    /// Writes the address of a reference into the value of an attribute.
    fn address(&self, reference: usize, out: &mut String);

    /// Writes the tag of a picture, with what belongs around it.
    fn picture(&self, image: &Image<'_>, out: &mut String);

    /// Whether a citation leads anywhere.
    fn leads(&self, citation: usize) -> bool;

    /// Writes the address to which a citation leads.
    fn cited(&self, citation: usize, out: &mut String);

    /// Writes what the page adds at the end of an article or point, by its anchor.
    fn after_provision(&self, anchor: &str, out: &mut String);
}

/// The `<img>` of a picture.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Image<'a> {
    /// The reference to its file.
    pub reference: usize,
    /// The tag up to the address.
    pub before: &'a str,
    /// The tag after the address.
    pub after: &'a str,
    /// Whether it is a figure that stands in no link.
    pub is_figure: bool,
}
