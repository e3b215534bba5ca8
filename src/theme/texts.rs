//! The words of the interface.

use indexmap::IndexMap;

use crate::values::Language;

/// The file in `templates/` that holds the words of a language.
pub(super) fn file(language: Language) -> String {
    format!("texts/{}.yaml", language.tag())
}

/// Reads the built-in words and those of the site, which come first.
pub(super) fn read(built_in: &str, own: Option<&str>) -> Result<IndexMap<String, String>, serde_yaml::Error> {
    let mut texts: IndexMap<String, String> = serde_yaml::from_str(built_in)?;
    if let Some(own) = own {
        texts.extend(serde_yaml::from_str::<IndexMap<String, String>>(own)?);
    }
    Ok(texts)
}
