//! Escapes texts for HTML.

use pulldown_cmark_escape::{FmtWriter, escape_href, escape_html, escape_html_body_text};

/// Writes text between tags.
pub(super) fn text(out: &mut String, text: &str) {
    // Writing to a string cannot fail.
    let _ = escape_html_body_text(FmtWriter(out), text);
}

/// Writes text for a double-quoted attribute; also allowed between tags.
pub(super) fn attribute(out: &mut String, text: &str) {
    let _ = escape_html(FmtWriter(out), text);
}

/// Writes the value of an attribute of raw HTML, as in the serialization of the HTML standard: single quotes stay.
pub(super) fn value(out: &mut String, value: &str) {
    for (at, part) in value.split('"').enumerate() {
        out.push_str(if at > 0 { "&quot;" } else { "" });
        text(out, part);
    }
}

/// Writes an address on another site for an attribute.
pub(super) fn address(out: &mut String, url: &str) {
    let _ = escape_href(FmtWriter(out), url);
}
