//! People and organisations as pieces name them.

use schemars::JsonSchema;
use serde::Serialize;

/// A person or an organisation as it is written, with its page.
#[derive(Clone, Debug, Serialize, JsonSchema)]
#[schemars(rename = "Name")]
pub struct NameView {
    /// The name.
    pub name: String,
    /// Its page, from the site's root; absent where it has none.
    pub address: Option<String>,
}

/// Where the pages of people and of organisations are.
#[derive(Clone, Copy)]
pub struct NamePages<'a> {
    /// Of a person.
    pub person: &'a dyn Fn(&str) -> NameView,
    /// Of an organisation.
    pub organization: &'a dyn Fn(&str) -> NameView,
}

impl NamePages<'_> {
    /// Several people.
    #[must_use]
    pub fn people(&self, names: &[String]) -> Vec<NameView> {
        names.iter().map(|name| (self.person)(name)).collect()
    }

    /// Several organisations.
    #[must_use]
    pub fn organizations(&self, names: &[String]) -> Vec<NameView> {
        names.iter().map(|name| (self.organization)(name)).collect()
    }
}
