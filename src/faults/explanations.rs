//! What each fault code means and how to fix it.

use indexmap::IndexMap;

use crate::values::Text;

/// The explanations, by code in alphabetical order.
const FILE: &str = include_str!("codes.yaml");

/// Every code with its explanation, in alphabetical order.
#[must_use]
pub fn explanations() -> IndexMap<String, Text> {
    serde_yaml::from_str(FILE).unwrap_or_default()
}

#[cfg(test)]
mod tests {
    use super::explanations;

    #[test]
    fn codes_stand_in_alphabetical_order_and_say_something_in_both_languages() {
        let all = explanations();
        assert!(all.len() > 60, "{}", all.len());
        assert!(all.keys().is_sorted());
        assert!(all.values().all(|text| text.zh.chars().count() > 10 && text.en.len() > 20));
    }
}
