//! Columns as pages show them.

use schemars::JsonSchema;
use serde::Serialize;

use crate::model::Site;

/// A column as a piece shows it.
#[derive(Clone, Debug, Serialize, JsonSchema)]
pub(in crate::render) struct ColumnLink {
    /// Its id, the folder in `content/`.
    pub(in crate::render) id: String,
    /// Its name.
    pub(in crate::render) title: String,
    /// Its name in English.
    english: Option<String>,
    /// Its page, from the site's root.
    pub(in crate::render) address: String,
}

impl ColumnLink {
    /// The column at this place of the settings.
    pub(in crate::render) fn new(site: &Site, at: usize) -> Self {
        let column = &site.settings.columns[at];
        Self {
            id: column.id.clone(),
            title: column.title.clone(),
            english: column.english.clone(),
            address: site.columns[at].address.url(),
        }
    }
}
