//! The views of names of people and organisations.

use schemars::JsonSchema;
use serde::Serialize;

/// The name of a person or an organisation, with its page.
#[derive(Clone, Debug, Serialize, JsonSchema)]
#[schemars(rename = "Name")]
pub struct NameView {
    /// The name as written.
    pub name: String,
    /// Its page, from the site's root; absent where it has none.
    pub address: Option<String>,
}

/// Finds the pages of people and organisations by their names.
#[derive(Clone, Copy)]
pub struct NamePages<'a> {
    /// The view of a person's name.
    pub person: &'a dyn Fn(&str) -> NameView,
    /// The view of an organisation's name.
    pub organization: &'a dyn Fn(&str) -> NameView,
}

impl NamePages<'_> {
    /// The views of several people's names.
    #[must_use]
    pub fn people(&self, names: &[String]) -> Vec<NameView> {
        names.iter().map(|name| (self.person)(name)).collect()
    }

    /// The views of several organisations' names.
    #[must_use]
    pub fn organizations(&self, names: &[String]) -> Vec<NameView> {
        names.iter().map(|name| (self.organization)(name)).collect()
    }
}
