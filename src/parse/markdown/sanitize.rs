//! The last pass over a body that holds raw HTML: everything closed, nothing that was not allowed.

use std::collections::{HashMap, HashSet};
use std::sync::LazyLock;

use ammonia::{Builder, UrlRelative};

use super::raw_html;

static CLEANER: LazyLock<Builder<'static>> = LazyLock::new(|| {
    let mut attributes: HashMap<&str, HashSet<&str>> = HashMap::new();
    attributes.insert("a", HashSet::from(["href", "rel"]));
    attributes.insert("img", HashSet::from(["src", "alt", "loading", "decoding"]));
    attributes.insert("input", HashSet::from(["type", "disabled", "checked"]));
    attributes.insert("div", HashSet::from(["role", "tabindex"]));
    attributes.insert("td", HashSet::from(["colspan", "rowspan"]));
    attributes.insert("th", HashSet::from(["colspan", "rowspan", "scope"]));
    attributes.insert("col", HashSet::from(["span"]));
    attributes.insert("colgroup", HashSet::from(["span"]));
    attributes.insert("ol", HashSet::from(["start", "reversed"]));
    attributes.insert("li", HashSet::from(["value"]));
    attributes.insert("time", HashSet::from(["datetime"]));
    attributes.insert("del", HashSet::from(["datetime"]));
    attributes.insert("ins", HashSet::from(["datetime"]));
    attributes.insert("details", HashSet::from(["open"]));
    let mut builder = Builder::empty();
    builder
        .tags(raw_html::ELEMENTS.iter().copied().chain(["input"]).collect())
        .clean_content_tags(HashSet::from(["script", "style"]))
        .tag_attributes(attributes)
        .generic_attributes(HashSet::from(["id", "lang", "dir", "title", "class", "aria-label"]))
        .url_schemes(HashSet::from(["http", "https", "mailto", "tel"]))
        .url_relative(UrlRelative::PassThrough)
        .link_rel(None);
    builder
});

/// The HTML with all elements closed in order.
pub(super) fn sanitize(html: &str) -> String {
    CLEANER.clean(html).to_string()
}
