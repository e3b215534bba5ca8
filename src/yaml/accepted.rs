//! Which fields a struct takes: asked of serde itself, so that the reference cannot say anything else.

use serde::de::{Deserialize, Deserializer, Error, Visitor, value};
use serde::forward_to_deserialize_any;

use super::Field;

/// A deserializer that gives nothing: it only notes the fields that it is asked for.
struct Asked<'a>(&'a mut &'static [&'static str]);

impl<'de> Deserializer<'de> for Asked<'_> {
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

/// The names that `T` takes, Chinese names included.
fn names<T: for<'de> Deserialize<'de>>() -> Vec<&'static str> {
    let mut fields: &[&str] = &[];
    let _ = T::deserialize(Asked(&mut fields));
    let mut fields = fields.to_vec();
    fields.sort_unstable();
    fields
}

/// Checks that `table` lists the fields of `T`, under both names, and nothing else.
///
/// # Panics
/// Where it does not.
pub(crate) fn assert_listed<T: for<'de> Deserialize<'de>>(table: &[Field]) {
    let mut listed: Vec<&str> = table.iter().flat_map(|field| [field.name, field.alias]).collect();
    listed.sort_unstable();
    let mut taken = names::<T>();
    // A second Chinese name beside the one that the reference gives.
    taken.retain(|name| listed.contains(name) || !OTHER_NAMES.contains(name));
    assert_eq!(taken, listed, "{}", std::any::type_name::<T>());
}

/// Fields that have more names than the reference lists.
const OTHER_NAMES: &[&str] = &["名称"];
