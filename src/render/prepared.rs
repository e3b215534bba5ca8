//! Pages between their views and their HTML.

use std::error::Error;
use std::fmt;
use std::io::BufWriter;
use std::sync::Arc;

use serde::Serialize;

use super::headings::{Headings, with_word_breaks};
use super::inputs::Inputs;
use super::view::{Content, View};
use crate::model::Output;
use crate::theme::{Theme, ThemeError};
use crate::values::{Hash, Hasher};

/// A page that only needs its template.
pub(crate) struct Prepared<'a> {
    /// Its file in the output.
    pub path: String,
    /// The hash of all that it shows and of the templates: the same hash gives the same bytes.
    pub key: Hash,
    render: Box<dyn FnOnce() -> Result<String, ThemeError> + Send + 'a>,
}

/// A view that cannot be serialised, so that nothing tells whether its page shows something else than before. No value of
/// a site is known to cause this.
#[derive(Debug)]
pub(crate) struct ViewError {
    path: String,
    reason: Box<dyn Error + Send + Sync>,
}

impl fmt::Display for ViewError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "the view of {} cannot be serialised: {}", self.path, self.reason)
    }
}

impl Error for ViewError {
    fn source(&self) -> Option<&(dyn Error + 'static)> {
        Some(&*self.reason)
    }
}

impl Prepared<'_> {
    /// Renders the page.
    ///
    /// # Errors
    /// Where its template is wrong.
    pub(crate) fn render(self) -> Result<Output, ThemeError> {
        Ok(Output { bytes: (self.render)()?.into_bytes(), path: self.path })
    }
}

/// Turns views into prepared pages.
#[derive(Clone, Debug)]
pub(super) struct Preparing<'a> {
    pub(super) theme: &'a Theme,
    pub(super) headings: Arc<Headings>,
}

impl<'a> Preparing<'a> {
    /// The page with this content.
    pub(super) fn page<V: Serialize + Send + 'a>(
        &self,
        inputs: &Inputs<'_>,
        content: Content<V>,
    ) -> Result<Prepared<'a>, ViewError> {
        let (theme, headings) = (self.theme, Arc::clone(&self.headings));
        let (path, template) = (inputs.page.address.output_path(), inputs.page.template);
        let view = View::new(inputs, content);
        let shown = match hash(&view) {
            Ok(shown) => shown,
            Err(reason) => return Err(ViewError { path, reason }),
        };
        let key = Hash::of_all([&theme.fingerprint().bytes()[..], template.as_bytes(), &shown.bytes()[..]]);
        let render = move || theme.render(template, &view).map(|html| with_word_breaks(&headings, html.as_str()));
        Ok(Prepared { path, key, render: Box::new(render) })
    }
}

/// The hash of a view, from its values with their names.
fn hash(view: &impl Serialize) -> Result<Hash, Box<dyn Error + Send + Sync>> {
    let mut bytes = BufWriter::with_capacity(16 * 1024, Hasher::default());
    rmp_serde::encode::write_named(&mut bytes, view)?;
    Ok(bytes.into_inner()?.finish())
}

#[cfg(test)]
mod tests {
    use serde::{Serialize, Serializer};

    use super::hash;

    struct Refusing;

    impl Serialize for Refusing {
        fn serialize<S: Serializer>(&self, _: S) -> Result<S::Ok, S::Error> {
            Err(serde::ser::Error::custom("not this one"))
        }
    }

    #[test]
    fn a_view_that_cannot_be_serialised_is_an_error() {
        assert!(hash(&("a", 1)).is_ok());
        assert!(hash(&("a", Refusing)).unwrap_err().to_string().contains("not this one"));
    }
}
