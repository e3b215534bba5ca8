//! Elements of raw HTML. The parser has removed elements and attributes that are not allowed.

use super::bytes::{Broken, Reader};

/// An element of raw HTML.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(crate) struct Element<'a> {
    /// Its name, in small letters.
    pub(crate) name: &'a str,
    /// Its attributes, in the order of the source.
    pub(crate) attributes: Attributes<'a>,
}

/// The attributes of an element.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(crate) struct Attributes<'a> {
    count: usize,
    reader: Reader<'a>,
}

/// The value of an attribute.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Value<'a> {
    /// A text.
    Text(&'a str),
    /// The address of a link or picture, as an index into the references of the document.
    Reference(usize),
}

impl<'a> Attributes<'a> {
    /// Reads attributes, and moves `reader` after them.
    pub(super) fn read(reader: &mut Reader<'a>) -> Result<Self, Broken> {
        let count = reader.number()?;
        let attributes = Self { count, reader: *reader };
        for _ in 0..count {
            attribute(reader)?;
        }
        Ok(attributes)
    }
}

impl<'a> IntoIterator for Attributes<'a> {
    type Item = (&'a str, Value<'a>);
    type IntoIter = AttributesIter<'a>;

    fn into_iter(self) -> AttributesIter<'a> {
        AttributesIter(self)
    }
}

/// Iterates over the attributes of an element.
#[derive(Clone, Debug)]
pub(crate) struct AttributesIter<'a>(Attributes<'a>);

impl<'a> Iterator for AttributesIter<'a> {
    type Item = (&'a str, Value<'a>);

    fn next(&mut self) -> Option<Self::Item> {
        self.0.count = self.0.count.checked_sub(1)?;
        // `read` has checked all attributes.
        attribute(&mut self.0.reader).ok()
    }
}

fn attribute<'a>(reader: &mut Reader<'a>) -> Result<(&'a str, Value<'a>), Broken> {
    let name = reader.text()?;
    let value = match reader.byte()? {
        0 => Value::Text(reader.text()?),
        1 => Value::Reference(reader.number()?),
        _ => return Err(Broken),
    };
    Ok((name, value))
}
