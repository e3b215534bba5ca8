//! Text files of the site: while they are read, and while faults name places in them.

use std::fmt;
use std::sync::{Arc, OnceLock};

/// A text file that was read: its path below the site's root, and its text. Cloning shares both.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct SourceText {
    /// The path below the site's root, with `/`.
    pub path: Arc<str>,
    /// The text; empty for a file that is no text.
    pub text: Arc<str>,
}

/// A text file in which places are named. Its text is in memory, or is read again when a place is shown. Cloning shares
/// what is in memory.
#[derive(Clone)]
pub struct SourceFile {
    /// The path below the site's root, with `/`.
    pub path: Arc<str>,
    text: Text,
}

#[derive(Clone)]
enum Text {
    Loaded(Arc<str>),
    OnDemand(Arc<OnDemand>),
}

struct OnDemand {
    read: Box<Read>,
    text: OnceLock<Option<Arc<str>>>,
}

/// Reads a text once more; returns `None` where the file no longer holds the text that was parsed.
type Read = dyn Fn() -> Option<Arc<str>> + Send + Sync;

impl SourceText {
    /// A file with its text.
    #[must_use]
    pub fn new(path: &str, text: &str) -> Self {
        Self { path: path.into(), text: text.into() }
    }

    /// The file, with its text in memory.
    #[must_use]
    pub fn file(&self) -> SourceFile {
        SourceFile { path: self.path.clone(), text: Text::Loaded(self.text.clone()) }
    }
}

impl SourceFile {
    /// A file whose text is not held: `read` is called at most once, when the text is asked for, and returns `None` where
    /// the file no longer holds the text that was parsed.
    pub fn on_demand(path: Arc<str>, read: impl Fn() -> Option<Arc<str>> + Send + Sync + 'static) -> Self {
        Self { path, text: Text::OnDemand(Arc::new(OnDemand { read: Box::new(read), text: OnceLock::new() })) }
    }

    /// The text; `None` where it has to be read again and the file no longer holds it.
    #[must_use]
    pub fn text(&self) -> Option<&Arc<str>> {
        match &self.text {
            Text::Loaded(text) => Some(text),
            Text::OnDemand(file) => file.text.get_or_init(&file.read).as_ref(),
        }
    }

    /// The text, if that needs no reading.
    pub(super) fn loaded(&self) -> Option<&Arc<str>> {
        match &self.text {
            Text::Loaded(text) => Some(text),
            Text::OnDemand(file) => file.text.get()?.as_ref(),
        }
    }

    /// The file with its text; `None` where the file no longer holds the text that was parsed.
    #[must_use]
    pub fn read(&self) -> Option<SourceText> {
        Some(SourceText { path: self.path.clone(), text: self.text()?.clone() })
    }
}

/// A path names one file in a build.
impl PartialEq for SourceFile {
    fn eq(&self, other: &Self) -> bool {
        self.path == other.path
    }
}

impl Eq for SourceFile {}

impl fmt::Debug for SourceFile {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_tuple("SourceFile").field(&self.path).finish()
    }
}
