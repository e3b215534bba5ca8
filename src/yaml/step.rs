//! Paths into nested YAML.

/// A step from a value to one inside it; a path is a list of steps.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Step {
    /// A key of a mapping.
    Key(String),
    /// A key of a mapping, by its English name or its Chinese one.
    Field(&'static str, &'static str),
    /// An element of a list, counted from 0.
    Index(usize),
}

impl Step {
    /// Whether the step is the key `name`.
    pub(super) fn is_key(&self, name: &str) -> bool {
        match self {
            Self::Key(key) => key == name,
            Self::Field(key, alias) => *key == name || *alias == name,
            Self::Index(_) => false,
        }
    }
}
