//! Components that an author puts into a text; the theme writes them.

use std::ops::Range;

use serde::{Deserialize, Serialize};

use super::Document;

/// Stands before a component's number in the HTML. Noncharacters are refused in sources, so none comes from a text.
const OPEN: char = '\u{fdd6}';
/// Ends the number; the body follows.
const NUMBERED: char = '\u{fdd7}';
/// Ends the body.
const CLOSE: char = '\u{fdd8}';

/// A component as the author wrote it.
#[derive(Clone, Debug, PartialEq, Eq, Deserialize, Serialize)]
pub struct Component {
    /// Its name, as written.
    pub name: String,
    /// The bytes of the name in the source.
    pub span: Range<usize>,
    /// Whether it was written with a body.
    pub has_body: bool,
    /// What was given to it, in the order of writing.
    pub arguments: Vec<Argument>,
}

/// A value given to a component.
#[derive(Clone, Debug, PartialEq, Eq, Deserialize, Serialize)]
pub struct Argument {
    /// Its name, as written.
    pub name: String,
    /// The value; of one that is an address, its open place.
    pub value: String,
    /// Its bytes in the source, from the name to the end of the value.
    pub span: Range<usize>,
}

impl Component {
    /// What begins the component with this index in the HTML.
    #[must_use]
    pub fn opening(index: usize) -> String {
        format!("{OPEN}{index}{NUMBERED}")
    }

    /// What ends the innermost component in the HTML.
    #[must_use]
    pub fn closing() -> String {
        CLOSE.to_string()
    }
}

impl Document {
    /// The document with its components written: `write` makes the HTML of one from its body, the inner ones first.
    /// What it makes may hold the places of references that it was given, and each attribute in double quotes.
    #[must_use]
    pub fn with_components(mut self, mut write: impl FnMut(&Component, &str) -> String) -> Self {
        if self.components.is_empty() {
            return self;
        }
        let html = self.html.get();
        let mut open: Vec<(usize, String)> = Vec::new();
        let mut out = String::with_capacity(html.len());
        let mut rest = html.as_str();
        while let Some(at) = rest.find([OPEN, CLOSE]) {
            out.push_str(&rest[..at]);
            let is_opening = rest[at..].starts_with(OPEN);
            rest = &rest[at + OPEN.len_utf8()..];
            if is_opening {
                let (number, after) = rest.split_once(NUMBERED).unwrap_or((rest, ""));
                rest = after;
                open.push((number.parse().unwrap_or(usize::MAX), std::mem::take(&mut out)));
            } else if let Some((number, before)) = open.pop() {
                let body = std::mem::replace(&mut out, before);
                if let Some(component) = self.components.get(number) {
                    out.push_str(&write(component, &body));
                }
            }
        }
        out.push_str(rest);
        self.html = out.as_str().into();
        self
    }
}

#[cfg(test)]
mod tests {
    use super::{Component, Document};

    #[test]
    fn inner_components_are_written_first() {
        let component = |name: &str| Component { name: name.into(), span: 0..0, has_body: true, arguments: Vec::new() };
        let (one, two, end) = (Component::opening(0), Component::opening(1), Component::closing());
        let mut document = Document::new(&format!("<p>甲</p>{one}<p>乙</p>{two}{end}<p>丙</p>{end}<p>丁</p>"));
        document.components = vec![component("a"), component("b")];
        let document = document.with_components(|component, body| format!("[{}:{body}]", component.name));
        let html = document.html(&super::super::Frame::default(), |_, _| {});
        assert_eq!(html, "<p>甲</p>[a:<p>乙</p>[b:]<p>丙</p>]<p>丁</p>");
    }
}
