//! A writer of XML, which escapes text and drops the characters that XML 1.0 does not allow.

use std::borrow::Cow;
use std::io;

use quick_xml::Writer;
use quick_xml::events::{BytesDecl, BytesEnd, BytesStart, BytesText, Event};

/// An XML document under construction, indented.
pub(super) struct Xml(Writer<Vec<u8>>);

impl Xml {
    /// Begins a document with its declaration and the opening tag of its root.
    pub(super) fn new(root: &str, attributes: &[(&str, &str)]) -> io::Result<Self> {
        let mut xml = Self(Writer::new_with_indent(Vec::new(), b' ', 1));
        xml.0.write_event(Event::Decl(BytesDecl::new("1.0", Some("utf-8"), None)))?;
        xml.open(root, attributes)?;
        Ok(xml)
    }

    /// Writes an opening tag.
    pub(super) fn open(&mut self, name: &str, attributes: &[(&str, &str)]) -> io::Result<()> {
        self.0.write_event(Event::Start(start(name, attributes)))
    }

    /// Writes a closing tag.
    pub(super) fn close(&mut self, name: &str) -> io::Result<()> {
        self.0.write_event(Event::End(BytesEnd::new(name)))
    }

    /// Writes an element without content.
    pub(super) fn empty(&mut self, name: &str, attributes: &[(&str, &str)]) -> io::Result<()> {
        self.0.write_event(Event::Empty(start(name, attributes)))
    }

    /// Writes an element with text.
    pub(super) fn text(&mut self, name: &str, text: &str) -> io::Result<()> {
        self.text_with(name, &[], text)
    }

    /// Writes an element with attributes and text.
    pub(super) fn text_with(&mut self, name: &str, attributes: &[(&str, &str)], text: &str) -> io::Result<()> {
        self.open(name, attributes)?;
        self.0.write_event(Event::Text(BytesText::new(&allowed(text))))?;
        self.close(name)
    }

    /// Closes the root and returns the bytes.
    pub(super) fn finish(mut self, root: &str) -> io::Result<Vec<u8>> {
        self.close(root)?;
        let mut bytes = self.0.into_inner();
        bytes.push(b'\n');
        Ok(bytes)
    }
}

fn start<'a>(name: &'a str, attributes: &[(&'a str, &str)]) -> BytesStart<'a> {
    let mut start = BytesStart::new(name);
    for (key, value) in attributes {
        start.push_attribute((*key, allowed(value).as_ref()));
    }
    start
}

/// Returns the text without the characters that XML 1.0 does not allow (section 2.2).
fn allowed(text: &str) -> Cow<'_, str> {
    let is_allowed = |c: char| matches!(c, '\t' | '\n' | '\r' | '\u{20}'..='\u{fffd}' | '\u{10000}'..);
    if text.chars().all(is_allowed) {
        Cow::Borrowed(text)
    } else {
        Cow::Owned(text.chars().filter(|c| is_allowed(*c)).collect())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_xml_cannot_hold_is_left_out_and_the_rest_escaped() {
        let mut xml = Xml::new("a", &[("b", "\"<\u{1}")]).unwrap();
        xml.text("c", "甲\u{0}\u{b}乙]]>&<").unwrap();
        let text = String::from_utf8(xml.finish("a").unwrap()).unwrap();
        let document = roxmltree::Document::parse(&text).unwrap();
        assert_eq!(document.root_element().attribute("b"), Some("\"<"));
        assert_eq!(document.root_element().first_element_child().unwrap().text(), Some("甲乙]]>&<"));
    }
}
