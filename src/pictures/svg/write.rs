//! Writes a drawing anew.

use std::borrow::Cow;

use quick_xml::escape::escape;
use roxmltree::Node;

use super::allowed::{Treatment, has_text, is_plain, is_style, treatment};
use super::names::{MATHML, SVG, XHTML, XLINK, XML};
use super::refusal::Refusal;
use super::{embedded, style};

/// A drawing under construction.
pub(super) struct Writer {
    out: String,
    /// The namespace of the elements that are drawn: that of SVG, or none where the root has none.
    drawn: Option<String>,
    has_plain_labels: bool,
    /// Where the namespace of `xlink:href` is declared, if one is written.
    declaration: usize,
    has_links: bool,
}

impl Writer {
    /// A writer of the drawing with this root.
    pub(super) fn new(root: Node<'_, '_>) -> Self {
        let drawn = root.tag_name().namespace().map(str::to_owned);
        Self { out: String::new(), drawn, has_plain_labels: false, declaration: 0, has_links: false }
    }

    /// The bytes, and whether labels that were HTML are replaced by plain text.
    pub(super) fn finish(mut self) -> (Vec<u8>, bool) {
        self.out.push('\n');
        if self.has_links {
            self.out.insert_str(self.declaration, &format!(" xmlns:xlink=\"{XLINK}\""));
        }
        (self.out.into_bytes(), self.has_plain_labels)
    }

    /// Writes an element with all that is in it. `parent` is the name that the element around it was written with.
    ///
    /// # Errors
    /// Why the drawing is refused.
    pub(super) fn element(&mut self, node: Node<'_, '_>, parent: Option<&str>) -> Result<(), Refusal> {
        let name = node.tag_name().name();
        let namespace = node.tag_name().namespace();
        if namespace == Some(XHTML) {
            return Err(Refusal::Active(format!("<{name}>")));
        }
        if namespace != self.drawn.as_deref() {
            return Ok(());
        }
        let written = match treatment(name) {
            Treatment::Write => name,
            Treatment::Unlink if parent.is_some_and(has_text) => "tspan",
            Treatment::Unlink => "g",
            Treatment::LeaveOut => return Ok(()),
            Treatment::Refuse if self.is_replaced(node) => return Ok(()),
            Treatment::Refuse => return Err(Refusal::Active(format!("<{name}>"))),
        };
        if name == "style" {
            return self.style(node);
        }
        self.open(node, written, parent.is_none())?;
        let begin = self.out.len();
        for child in node.children() {
            if child.is_element() {
                self.element(child, Some(written))?;
            } else if let Some(text) = child.text().filter(|_| child.is_text() && has_text(written)) {
                self.out.push_str(&escape(text));
            }
        }
        self.close(written, begin);
        Ok(())
    }

    /// Whether the drawing has something else to show in place of an element that is no drawing.
    fn is_replaced(&mut self, node: Node<'_, '_>) -> bool {
        if node.tag_name().name() != "foreignObject" {
            return false;
        }
        // Browsers know no extension but these two (SVG 2, 5.8.4).
        let asked = node.attribute("requiredExtensions").unwrap_or("");
        if asked.split_whitespace().any(|extension| ![XHTML, MATHML].contains(&extension)) {
            return true;
        }
        let in_switch = node.parent_element().is_some_and(|parent| parent.tag_name().name() == "switch");
        let drawn = |next: Node<'_, '_>| {
            next.is_element()
                && next.tag_name().namespace() == self.drawn.as_deref()
                && treatment(next.tag_name().name()) == Treatment::Write
        };
        let is_replaced = in_switch && node.next_siblings().skip(1).any(drawn);
        self.has_plain_labels |= is_replaced;
        is_replaced
    }

    /// Writes an opening tag up to its last attribute.
    fn open(&mut self, node: Node<'_, '_>, written: &str, is_root: bool) -> Result<(), Refusal> {
        self.out.push('<');
        self.out.push_str(written);
        if is_root {
            self.attribute("xmlns", SVG);
            self.declaration = self.out.len();
        }
        let is_link = node.tag_name().name() == "a";
        for attribute in node.attributes() {
            let (name, value) = (attribute.name(), attribute.value());
            match attribute.namespace() {
                None if name.len() > 2 && name.get(..2).is_some_and(|begin| begin.eq_ignore_ascii_case("on")) => {
                    return Err(refused(name));
                }
                None if name == "href" && !is_link => self.href("href", written, value)?,
                Some(XLINK) if name == "href" && !is_link => self.href("xlink:href", written, value)?,
                Some(XML) if matches!(name, "space" | "lang") => self.attribute(&format!("xml:{name}"), value),
                None if is_style(name) => {
                    let checked = style::checked(value).ok_or_else(|| refused(name))?;
                    self.attribute(name, &checked);
                }
                None if is_plain(name) => self.attribute(name, value),
                _ => {}
            }
        }
        self.out.push('>');
        Ok(())
    }

    /// Closes an element whose contents began at `begin`.
    fn close(&mut self, written: &str, begin: usize) {
        if self.out.len() == begin {
            self.out.pop();
            self.out.push_str("/>");
        } else {
            self.out.push_str("</");
            self.out.push_str(written);
            self.out.push('>');
        }
    }

    fn attribute(&mut self, name: &str, value: &str) {
        self.out.push(' ');
        self.out.push_str(name);
        self.out.push_str("=\"");
        let escaped = escape(value);
        // A line break that is not escaped would be read as a blank (XML 1.0, 3.3.3).
        let kept = if escaped.contains(['\n', '\t']) {
            Cow::Owned(escaped.replace('\n', "&#10;").replace('\t', "&#9;"))
        } else {
            escaped
        };
        self.out.push_str(&kept);
        self.out.push('"');
    }

    /// Writes a reference: to a part of the drawing, or a picture in the drawing itself.
    fn href(&mut self, name: &str, element: &str, value: &str) -> Result<(), Refusal> {
        let target = value.trim();
        if target.is_empty() {
            return Ok(());
        }
        self.has_links |= name != "href";
        if target.starts_with('#') {
            self.attribute(name, target);
            return Ok(());
        }
        let may_embed = matches!(element, "image" | "feImage");
        match if may_embed { embedded::picture(target)? } else { None } {
            Some(picture) => self.attribute(name, &picture),
            None => return Err(refused("href")),
        }
        Ok(())
    }

    /// Writes a style sheet.
    fn style(&mut self, node: Node<'_, '_>) -> Result<(), Refusal> {
        if !matches!(node.attribute("type"), None | Some("" | "text/css")) {
            return Ok(());
        }
        // What stands around a comment or an element is one text to a browser.
        let sheet: String = node.children().filter(Node::is_text).filter_map(|text| text.text()).collect();
        let active = || Refusal::Active("<style>".to_owned());
        let checked = style::checked(&sheet).ok_or_else(active)?;
        self.out.push_str("<style");
        if let Some(media) = node.attribute("media") {
            self.attribute("media", media);
        }
        self.out.push('>');
        self.out.push_str(&escape(&checked));
        self.out.push_str("</style>");
        Ok(())
    }
}

fn refused(attribute: &str) -> Refusal {
    Refusal::Active(format!("{attribute}=\"…\""))
}
