//! Writes the constants of a site into the text of its built-in templates, so that they are not looked up for each page:
//! `{{ t.search }}` becomes the word, `{{ assets["theme.css"] }}` the address.
//!
//! A word that begins or ends with a blank stays a lookup, since `{%-` beside it would take the blank away. The templates of
//! a site stay as they are: the places of their faults are columns of the text as written.

use std::collections::HashMap;

use indexmap::IndexMap;
use tera::Value;

/// The texts that expressions stand for, escaped for HTML.
#[derive(Debug, Default)]
pub(super) struct Constants(HashMap<String, String>);

impl Constants {
    /// The constants of a site: its interface texts `words`, and the addresses of its `assets`.
    pub(super) fn new(words: &IndexMap<String, String>, assets: Option<&Value>) -> Self {
        let words = words.iter().map(|(key, word)| (format!("t.{key}"), word.as_str()));
        let assets = assets.and_then(Value::as_map).into_iter().flatten();
        let assets =
            assets.filter_map(|(name, address)| Some((format!("assets[\"{}\"]", name.as_str()?), address.as_str()?)));
        let is_safe = |text: &str| !text.is_empty() && text.trim() == text && !text.contains('{');
        let constants = words.chain(assets).filter(|(_, text)| is_safe(text));
        Self(constants.filter_map(|(name, text)| Some((name, escaped(text)?))).collect())
    }

    /// A template in which the constants stand in place of the expressions.
    pub(super) fn written_out(&self, template: &str) -> String {
        let mut out = String::with_capacity(template.len());
        let mut rest = template;
        while let Some(at) = rest.find("{{ ") {
            out.push_str(&rest[..at]);
            let expression = rest[at + 3..].split_once(" }}");
            let constant = expression.and_then(|(name, after)| Some((self.0.get(name)?, after)));
            let (written, after) = constant.map_or(("{{ ", &rest[at + 3..]), |(text, after)| (text.as_str(), after));
            out.push_str(written);
            rest = after;
        }
        out.push_str(rest);
        out
    }
}

/// The text as templates write it.
fn escaped(text: &str) -> Option<String> {
    let mut out = Vec::with_capacity(text.len());
    tera::escape_html(text, &mut out).ok()?;
    String::from_utf8(out).ok()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn constants(words: &[(&str, &str)]) -> Constants {
        let words = words.iter().map(|(key, word)| ((*key).to_owned(), (*word).to_owned())).collect();
        let assets: std::collections::BTreeMap<&str, &str> = [("a.css", "a.12.css")].into();
        Constants::new(&words, Some(&Value::from_serializable(&assets)))
    }

    #[test]
    fn words_and_addresses_stand_in_place_of_expressions() {
        let constants = constants(&[("search", "搜索 & 查找"), ("gap", " ")]);
        let template = "{{ t.search }}{{ t.gap }}{{t.search}} {{ t.other }} {{ t.search | upper }}\n{{ root }}{{ assets[\"a.css\"] }}{{ ";
        let expected =
            "搜索 &amp; 查找{{ t.gap }}{{t.search}} {{ t.other }} {{ t.search | upper }}\n{{ root }}a.12.css{{ ";
        assert_eq!(constants.written_out(template), expected);
    }

    #[test]
    fn a_word_that_would_be_read_as_a_template_stays_an_expression() {
        assert_eq!(constants(&[("search", "{{ root }}")]).written_out("{{ t.search }}"), "{{ t.search }}");
    }
}
