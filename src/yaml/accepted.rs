//! A test helper that asks serde which fields a struct accepts, so that the reference lists exactly these.

use serde::de::{Deserialize, Deserializer, Error, Visitor, value};
use serde::forward_to_deserialize_any;

use super::Field;

/// A deserializer that reads nothing and only records which fields are asked for.
struct FieldRecorder<'a>(&'a mut &'static [&'static str]);

impl<'de> Deserializer<'de> for FieldRecorder<'_> {
    type Error = value::Error;

    fn deserialize_any<V: Visitor<'de>>(self, _: V) -> Result<V::Value, value::Error> {
        Err(value::Error::custom("nothing to read"))
    }

    fn deserialize_struct<V: Visitor<'de>>(
        self,
        _: &'static str,
        fields: &'static [&'static str],
        _: V,
    ) -> Result<V::Value, value::Error> {
        *self.0 = fields;
        Err(value::Error::custom("nothing to read"))
    }

    forward_to_deserialize_any! {
        bool i8 i16 i32 i64 u8 u16 u32 u64 f32 f64 char str string bytes byte_buf option unit unit_struct newtype_struct
        seq tuple tuple_struct map enum identifier ignored_any
    }
}

/// The names of fields that `T` accepts, with their Chinese names.
fn names<T: for<'de> Deserialize<'de>>() -> Vec<&'static str> {
    let mut fields: &[&str] = &[];
    let _ = T::deserialize(FieldRecorder(&mut fields));
    let mut fields = fields.to_vec();
    fields.sort_unstable();
    fields
}

/// Asserts that `table` lists exactly the fields of `T`, each under both names.
///
/// # Panics
/// A field is missing in the table or unknown to `T`.
pub(crate) fn assert_listed<T: for<'de> Deserialize<'de>>(table: &[Field]) {
    let mut listed: Vec<&str> = table.iter().flat_map(|field| [field.name, field.alias]).collect();
    listed.sort_unstable();
    let mut accepted = names::<T>();
    accepted.retain(|name| listed.contains(name) || !SECOND_ALIASES.contains(name));
    assert_eq!(accepted, listed, "{}", std::any::type_name::<T>());
}

/// Second Chinese names, which the reference does not list.
const SECOND_ALIASES: &[&str] = &["名称"];
