//! Addresses of pages and files, relative to the site's root.

use std::fmt;

use percent_encoding::{AsciiSet, CONTROLS, utf8_percent_encode};

use super::Slug;

/// The ASCII characters that are escaped in the path of a URL (RFC 3986, section 3.3); all others are escaped too.
const PATH: &AsciiSet = &CONTROLS
    .add(b' ')
    .add(b'"')
    .add(b'#')
    .add(b'%')
    .add(b'<')
    .add(b'>')
    .add(b'?')
    .add(b'[')
    .add(b'\\')
    .add(b']')
    .add(b'^')
    .add(b'`')
    .add(b'{')
    .add(b'|')
    .add(b'}')
    .add(b'&')
    .add(b'\'');

/// The name of the file of a page.
const PAGE: &str = "index.html";

/// An address relative to the site's root, without a leading slash: `news/a/` for a page, `img/a.jpg` for a file, the
/// empty string for the home page. It is not escaped; [`Address::url`] escapes it.
#[derive(Clone, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Address(String);

impl Address {
    /// The home page.
    #[must_use]
    pub fn home() -> Self {
        Self::default()
    }

    /// The page whose address has these components.
    #[must_use]
    pub fn page<'a>(components: impl IntoIterator<Item = &'a Slug>) -> Self {
        let mut path = String::new();
        for component in components {
            path.push_str(component.as_str());
            path.push('/');
        }
        Self(path)
    }

    /// The page with one more component than this one. `component` must be a valid [`Slug`].
    #[must_use]
    pub fn below(&self, component: &str) -> Self {
        debug_assert!(Slug::new(component).is_ok(), "`{component}` is one component");
        let mut path = String::with_capacity(self.0.len() + component.len() + 1);
        path.push_str(&self.0);
        path.push_str(component);
        path.push('/');
        Self(path)
    }

    /// The file with this name in the folder of this page.
    #[must_use]
    pub fn file_below(&self, name: &str) -> Self {
        Self(format!("{}{name}", self.0))
    }

    /// A file, by its path with `/` between components. The caller has checked the components.
    #[must_use]
    pub fn file(path: &str) -> Self {
        Self(path.to_owned())
    }

    /// The path, unescaped.
    #[must_use]
    pub fn as_str(&self) -> &str {
        &self.0
    }

    /// The last component of the path.
    #[must_use]
    pub fn name(&self) -> &str {
        self.0.trim_end_matches('/').rsplit('/').next().unwrap_or("")
    }

    /// The path with percent-encoding, for a URL.
    #[must_use]
    pub fn url(&self) -> String {
        utf8_percent_encode(&self.0, PATH).to_string()
    }

    /// The path of its file below the output folder: a page is an `index.html`.
    #[must_use]
    pub fn output_path(&self) -> String {
        if self.0.is_empty() || self.0.ends_with('/') {
            let mut path = String::with_capacity(self.0.len() + PAGE.len());
            path.push_str(&self.0);
            path.push_str(PAGE);
            path
        } else {
            self.0.clone()
        }
    }

    /// The relative path from this page to the site's root: `./`, `../`, `../../` …
    #[must_use]
    pub fn to_root(&self) -> String {
        match self.0.matches('/').count() {
            0 => "./".to_owned(),
            depth => "../".repeat(depth),
        }
    }
}

impl fmt::Display for Address {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "/{}", self.0)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn escapes_once_and_leads_back() {
        let slug = Slug::new("2026 年 #1 100%?").unwrap();
        let address = Address::home().below("news").below(slug.as_str());
        assert_eq!(address.url(), "news/2026%20%E5%B9%B4%20%231%20100%25%3F/");
        assert_eq!(address.output_path(), "news/2026 年 #1 100%?/index.html");
        assert_eq!(address.to_root(), "../../");
        assert_eq!(Address::home().output_path(), "index.html");
        assert_eq!(Address::home().to_root(), "./");
    }
}
