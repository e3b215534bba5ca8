//! The declaration of a field.

/// A field of front matter, settings or another YAML file, as the reference lists it.
#[derive(Clone, Copy, Debug)]
pub struct Field {
    /// Its English name.
    pub name: &'static str,
    /// Its Chinese name, which is a synonym.
    pub alias: &'static str,
    /// Its description in Chinese and in English.
    pub about: (&'static str, &'static str),
    /// The fields inside it, where it is a mapping or a list of mappings; else empty.
    pub inner: &'static [Field],
}

/// A field without fields inside it: its English and its Chinese name, its description in Chinese and in English.
#[must_use]
pub(crate) const fn field(name: &'static str, alias: &'static str, zh: &'static str, en: &'static str) -> Field {
    Field { name, alias, about: (zh, en), inner: &[] }
}

/// Further names of fields of the top level, which the reference does not list.
const SECOND_NAMES: &[(&str, &str)] = &[("作者", "contributors")];

impl Field {
    /// Whether `key` is a name of the field.
    #[must_use]
    pub(super) fn is_named(&self, key: &str) -> bool {
        self.name == key || self.alias == key || SECOND_NAMES.contains(&(key, self.name))
    }

    /// The same field with these fields inside it.
    #[must_use]
    pub const fn of(self, inner: &'static [Self]) -> Self {
        Self { inner, ..self }
    }
}
