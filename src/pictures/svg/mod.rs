//! SVG drawings, written anew from an allow-list: what draws stays, what runs or reaches elsewhere is refused, and all else is
//! left out, such as comments, what drawing programs keep for themselves, and the names and paths that they write.
//!
//! `limits` reads the text once and refuses what would take long; then a parser of XML builds the tree, and `write` goes
//! through it with the lists of `allowed`, the styles of `style` and the embedded pictures of `embedded`.

mod allowed;
mod drawn;
mod embedded;
mod limits;
mod names;
mod refusal;
mod size;
mod style;
mod write;

pub(crate) use refusal::{Limit, MAX_BYTES, Refusal};

use crate::document::Dimensions;
use names::SVG;

/// A drawing that may be published.
#[derive(Debug)]
pub(crate) struct Drawing {
    /// The drawing, written anew.
    pub(crate) bytes: Vec<u8>,
    /// Its size, if it says one in pixels.
    pub(crate) dimensions: Option<Dimensions>,
    /// Whether labels that were HTML are replaced by the plain text that the drawing has for other readers.
    pub(crate) has_plain_labels: bool,
}

/// Reads a drawing and writes it anew.
///
/// # Errors
/// Why it is not published.
pub(crate) fn read(bytes: &[u8]) -> Result<Drawing, Refusal> {
    if bytes.len() > MAX_BYTES {
        return Err(Refusal::Beyond(Limit::Bytes));
    }
    let text = std::str::from_utf8(bytes).map_err(|_| Refusal::NotUtf8)?;
    let text = text.strip_prefix('\u{feff}').unwrap_or(text);
    limits::check(text)?;
    // Declarations are refused already; without them a DOCTYPE only names a version of SVG.
    let options = roxmltree::ParsingOptions { allow_dtd: true, ..roxmltree::ParsingOptions::default() };
    let document = roxmltree::Document::parse_with_options(text, options)
        .map_err(|error| Refusal::NotXml(limits::offset(text, error.pos())))?;
    let root = document.root_element();
    if root.tag_name().name() != "svg" || ![None, Some(SVG)].contains(&root.tag_name().namespace()) {
        return Err(Refusal::NotSvg);
    }
    if let Some(instruction) =
        document.descendants().filter_map(|node| node.pi()).find(|one| one.target == "xml-stylesheet")
    {
        return Err(Refusal::Active(format!("<?{}?>", instruction.target)));
    }
    let mut writer = write::Writer::new(root);
    writer.element(root, None)?;
    if drawn::count(root) > refusal::MAX_DRAWN {
        return Err(Refusal::Beyond(Limit::Repeated));
    }
    let (bytes, has_plain_labels) = writer.finish();
    Ok(Drawing { bytes, dimensions: size::of(root), has_plain_labels })
}

#[cfg(test)]
mod tests;
