//! The built-in theme: `templates/` and `static/` of this repository, embedded in the binary.

use include_dir::{Dir, include_dir};

static TEMPLATES: Dir<'_> = include_dir!("$CARGO_MANIFEST_DIR/templates");
static STATIC: Dir<'_> = include_dir!("$CARGO_MANIFEST_DIR/static");

/// The built-in templates and interface texts, by name.
pub(super) fn templates() -> Vec<(String, &'static str)> {
    let files = all(&TEMPLATES);
    files.into_iter().filter_map(|(name, bytes)| Some((name, std::str::from_utf8(bytes).ok()?))).collect()
}

/// A built-in template or text.
pub(super) fn template(name: &str) -> Option<&'static str> {
    TEMPLATES.get_file(name)?.contents_utf8()
}

/// The built-in files that are copied into the output, by name.
#[must_use]
pub(crate) fn built_in_files() -> Vec<(String, &'static [u8])> {
    all(&STATIC)
}

/// All files in a folder and below it, sorted by name.
fn all(dir: &'static Dir<'static>) -> Vec<(String, &'static [u8])> {
    let mut files: Vec<(String, &'static [u8])> =
        dir.files().map(|file| (file.path().to_string_lossy().into_owned(), file.contents())).collect();
    for folder in dir.dirs() {
        files.extend(all(folder));
    }
    files.sort();
    files
}
