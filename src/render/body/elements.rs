//! Elements of raw HTML.

use super::escape;
use super::places::Places;
use super::state::Html;
use crate::document::{Element, Value};

impl<P: Places> Html<'_, P> {
    /// Writes the opening tag of an element of raw HTML.
    pub(super) fn element(&mut self, element: &Element<'_>) {
        let start = self.out.len();
        self.out.push('<');
        self.name(element.name);
        let mut picture = None;
        for (name, value) in element.attributes {
            if name == "id" {
                if let Value::Text(id) = value {
                    self.out.push_str(" id=\"");
                    self.out.push_str(self.frame.prefix);
                    escape::value(&mut self.out, id);
                    self.out.push('"');
                }
                continue;
            }
            self.out.push_str(&format!(" {name}=\""));
            match value {
                Value::Text(text) => escape::value(&mut self.out, text),
                Value::Reference(reference) if element.name == "img" => picture = Some((reference, self.out.len())),
                Value::Reference(reference) => self.places.address(reference, &mut self.out),
            }
            self.out.push('"');
        }
        self.out.push('>');
        if let Some((reference, address)) = picture {
            let after = self.out.split_off(address);
            let before = self.out.split_off(start);
            self.image(reference, &before, &after);
        }
    }

    /// Writes the name of an element; a heading may stand deeper.
    pub(super) fn name(&mut self, name: &str) {
        match name.as_bytes() {
            [b'h', level @ b'1'..=b'6'] => self.out.push_str(&format!("h{}", self.frame.level(level - b'0'))),
            _ => self.out.push_str(name),
        }
    }
}
