//! The repository in which a site is kept.

use std::path::Path;

/// The path of the site at `root` in its Git repository, with a final slash: `site/`. Empty for a site that is a repository
/// of its own or in none.
pub(super) fn prefix(root: &Path) -> String {
    let Ok(root) = root.canonicalize() else { return String::new() };
    let Some(repository) = root.ancestors().find(|folder| folder.join(".git").exists()) else { return String::new() };
    let path = root.strip_prefix(repository).unwrap_or(Path::new(""));
    path.iter().map(|component| format!("{}/", component.to_string_lossy())).collect()
}
