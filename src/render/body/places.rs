//! The parts of the HTML of a body that depend on the site.

/// Writes the parts that depend on the site.
pub trait Places {
    /// Writes the address of a reference, inside the value of an attribute.
    fn address(&self, reference: usize, out: &mut String);

    /// Writes a picture.
    fn picture(&self, image: &Image<'_>, out: &mut String);

    /// Whether a citation has a target.
    fn leads(&self, citation: usize) -> bool;

    /// Writes the address of the target of a citation.
    fn cited(&self, citation: usize, out: &mut String);

    /// Writes what the page adds at the end of the article or point with this anchor.
    fn after_provision(&self, anchor: &str, out: &mut String);
}

/// The `<img>` of a picture.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Image<'a> {
    /// The index of its reference.
    pub reference: usize,
    /// The tag up to the address.
    pub before: &'a str,
    /// The tag after the address.
    pub after: &'a str,
    /// Whether it is a figure outside links.
    pub is_figure: bool,
}
