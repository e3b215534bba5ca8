//! The list of the files that belong to the site.

use std::collections::BTreeSet;
use std::path::{Path, PathBuf};

use anyhow::{Context, bail};

/// The name of the manifest in the output.
pub(super) const NAME: &str = ".huikan-manifest";
/// Its first line.
const HEADER: &str = "huikan 1";

/// The path of the manifest.
pub(super) fn file(output: &Path) -> PathBuf {
    output.join(NAME)
}

/// The paths that the manifest in `output` lists; none where there is no manifest.
pub(super) fn read(output: &Path) -> anyhow::Result<BTreeSet<String>> {
    let path = file(output);
    let text = match std::fs::read_to_string(&path) {
        Ok(text) => text,
        Err(error) if error.kind() == std::io::ErrorKind::NotFound => return Ok(BTreeSet::new()),
        Err(error) => return Err(error).with_context(|| path.display().to_string()),
    };
    let Some(list) = text.strip_prefix(HEADER) else {
        bail!("{}: 不是会刊的清单 / not a manifest of huikan", path.display());
    };
    Ok(list.lines().filter(|line| !line.is_empty()).map(str::to_owned).collect())
}

/// The text of a manifest that lists these paths.
pub(super) fn text<'a>(paths: impl Iterator<Item = &'a str>) -> String {
    let mut text = format!("{HEADER}\n");
    for path in paths {
        text.push_str(path);
        text.push('\n');
    }
    text
}
