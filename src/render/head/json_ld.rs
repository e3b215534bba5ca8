//! JSON-LD for search engines. What it says of the content of a page comes from the file of the kind of page.

use crate::render::values::{Json, Thing};

/// The text of the page's `<script type="application/ld+json">`, with these objects and the breadcrumbs; `None` where
/// there is nothing to tell. `trail` holds the pages above the page and the page itself, with titles and absolute
/// addresses.
pub(super) fn script(mut things: Vec<Thing>, trail: &[(String, String)]) -> Option<String> {
    if trail.len() > 1 {
        things.push(breadcrumbs(trail));
    }
    let mut json = String::with_capacity(2048);
    json.push_str("{\"@context\":\"https://schema.org\",\"@graph\":");
    if !things.write(&mut json) {
        return None;
    }
    json.push('}');
    Some(in_script(json))
}

/// JSON that can stand in a script element: nothing in it ends the element or begins a comment (HTML, section 4.12.1.3),
/// and its value is unchanged.
fn in_script(json: String) -> String {
    if !json.contains(['<', '>', '&', '\u{2028}', '\u{2029}']) {
        return json;
    }
    let mut out = String::with_capacity(json.len() + 64);
    for c in json.chars() {
        match c {
            '<' => out.push_str("\\u003c"),
            '>' => out.push_str("\\u003e"),
            '&' => out.push_str("\\u0026"),
            '\u{2028}' => out.push_str("\\u2028"),
            '\u{2029}' => out.push_str("\\u2029"),
            c => out.push(c),
        }
    }
    out
}

fn breadcrumbs(trail: &[(String, String)]) -> Thing {
    let item = |(at, (title, address)): (usize, &(String, String))| {
        Thing::new("ListItem").with("position", at + 1).with("name", title.as_str()).with("item", address.as_str())
    };
    Thing::new("BreadcrumbList").with("itemListElement", trail.iter().enumerate().map(item).collect::<Vec<_>>())
}

#[cfg(test)]
mod tests {
    use serde_json::{Value, json};

    use super::in_script;

    #[test]
    fn nothing_ends_the_script_element() {
        let value = json!({ "headline": "</script><!-- & \u{2028}\u{2029} \"甲\"" });
        let text = in_script(value.to_string());
        assert!(!text.contains(['<', '>', '&', '\u{2028}', '\u{2029}']), "{text}");
        assert_eq!(serde_json::from_str::<Value>(&text).unwrap(), value);
    }
}
