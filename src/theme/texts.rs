//! The interface texts.

use indexmap::IndexMap;

use crate::values::Language;

/// The file in `templates/` with the interface texts of a language.
pub(super) fn file(language: Language) -> String {
    format!("texts/{}.yaml", language.tag())
}

/// Reads the built-in texts and those of the site, which replace built-in ones.
pub(super) fn read(built_in: &str, own: Option<&str>) -> Result<IndexMap<String, String>, serde_yaml::Error> {
    let mut texts: IndexMap<String, String> = serde_yaml::from_str(built_in)?;
    if let Some(own) = own {
        texts.extend(serde_yaml::from_str::<IndexMap<String, String>>(own)?);
    }
    Ok(texts)
}
