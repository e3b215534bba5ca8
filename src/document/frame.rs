//! A body on a page that is not its own: ids, links to them, levels of headings.

use std::borrow::Cow;

/// How a body stands where it stands.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Frame<'a> {
    /// Put before every id of the body: letters, digits, `-`, `_`, `.`, `:`.
    pub prefix: &'a str,
    /// Put before the `#` of links to places in the same body: the address of a page, escaped for HTML.
    pub page: &'a str,
    /// By how many levels its headings are moved down; none goes below the sixth.
    pub deeper: u8,
}

impl Frame<'_> {
    /// The HTML of a body in this frame. The HTML is one that this program wrote: every `<` begins a tag.
    #[must_use]
    pub fn apply<'h>(&self, html: &'h str) -> Cow<'h, str> {
        if *self == Frame::default() {
            return Cow::Borrowed(html);
        }
        let mut out = String::with_capacity(html.len() + html.len() / 8);
        let mut rest = html;
        while let Some(at) = rest.find('<') {
            out.push_str(&rest[..at]);
            rest = self.tag(&rest[at..], &mut out);
        }
        out.push_str(rest);
        Cow::Owned(out)
    }

    /// The fragment (`#…`, escaped for a URL) that leads to the id `id`, itself escaped.
    #[must_use]
    pub fn fragment(&self, id: &str) -> String {
        format!("{}#{}{id}", self.page, crate::values::Address::file(self.prefix).url())
    }

    /// Writes the tag that begins `html`; what follows it.
    fn tag<'h>(&self, html: &'h str, out: &mut String) -> &'h str {
        let name_end = html[1..].find([' ', '>', '\n']).map_or(html.len(), |at| at + 1);
        out.push_str(&self.name(&html[..name_end]));
        let mut rest = &html[name_end..];
        loop {
            let Some(at) = rest.find(['>', '"']) else {
                out.push_str(rest);
                return "";
            };
            if rest.as_bytes()[at] == b'>' {
                out.push_str(&rest[..=at]);
                return &rest[at + 1..];
            }
            let (attribute, after) = (&rest[..=at], &rest[at + 1..]);
            let (value, after) = after.split_once('"').unwrap_or((after, ""));
            out.push_str(attribute);
            match attribute.trim_start() {
                "id=\"" => {
                    out.push_str(self.prefix);
                    out.push_str(value);
                }
                "href=\"" if value.starts_with('#') => out.push_str(&self.fragment(&value[1..])),
                _ => out.push_str(value),
            }
            out.push('"');
            rest = after;
        }
    }

    /// `<h2` one level down is `<h3`.
    fn name<'h>(&self, opening: &'h str) -> Cow<'h, str> {
        let (slash, name) = opening[1..].strip_prefix('/').map_or(("", &opening[1..]), |name| ("/", name));
        match name.as_bytes() {
            [b'h', level @ b'1'..=b'6'] => {
                let level = (level - b'0' + self.deeper).min(6);
                Cow::Owned(format!("<{slash}h{level}"))
            }
            _ => Cow::Borrowed(opening),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn ids_links_and_headings_change_and_text_does_not() {
        let frame = Frame { prefix: "news-甲:", page: "", deeper: 1 };
        let html =
            "<h2 id=\"背景\">背景</h2>\n<p>id=\"x\" <a title=\"a>b\" href=\"#背景\">上</a> <a href=\"../x\">x</a></p>";
        let framed = "<h3 id=\"news-甲:背景\">背景</h3>\n<p>id=\"x\" <a title=\"a>b\" href=\"#news-%E7%94%B2:背景\">上</a> \
                      <a href=\"../x\">x</a></p>";
        assert_eq!(frame.apply(html), framed);
        assert_eq!(Frame::default().apply(html), html);
        assert_eq!(Frame { deeper: 3, ..Frame::default() }.apply("<h5>a</h5><hr>"), "<h6>a</h6><hr>");
        let elsewhere = Frame { page: "https://a.example/x/", ..Frame::default() };
        assert_eq!(elsewhere.apply("<a href=\"#b\">b</a>"), "<a href=\"https://a.example/x/#b\">b</a>");
    }
}
