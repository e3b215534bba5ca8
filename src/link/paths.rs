//! References as they are written: schemes, paths from the folder of a text, fragments.

use crate::values::Address;

/// The scheme of an absolute address; blanks and control characters are skipped, as browsers do.
pub(super) fn scheme(target: &str) -> Option<String> {
    if !target.contains(':') {
        return None;
    }
    let squeezed: String =
        target.chars().filter(|c| !c.is_whitespace() && !c.is_control() && *c != '\u{200b}').collect();
    let (scheme, _) = squeezed.split_once(':')?;
    let mut letters = scheme.chars();
    let valid = letters.next()?.is_ascii_alphabetic()
        && letters.all(|c| c.is_ascii_alphanumeric() || matches!(c, '+' | '-' | '.'));
    valid.then(|| scheme.to_ascii_lowercase())
}

/// Whether a file beside a text may be published when the text links to it. Files that a browser would run may not.
pub(super) fn is_attachment(path: &str) -> bool {
    const ENDINGS: &[&str] = &[
        "pdf", "doc", "docx", "xls", "xlsx", "ppt", "pptx", "wps", "et", "dps", "ofd", "odt", "ods", "odp", "rtf",
        "txt", "csv", "zip", "rar", "7z", "jpg", "jpeg", "png", "gif", "webp", "avif", "svg", "mp3", "m4a", "wav",
        "mp4", "webm", "vtt", "epub", "ics",
    ];
    let ending =
        path.rsplit('/').next().and_then(|name| name.rsplit_once('.')).map(|(_, ending)| ending.to_ascii_lowercase());
    ending.is_some_and(|ending| ENDINGS.contains(&ending.as_str()))
}

/// The path below the site's root: from the folder of the file at `path`, or from the root with a leading slash.
/// `None` where it leads out of the folder of the site.
pub(super) fn join(path: &str, place: &str) -> Option<String> {
    let from_root = place.starts_with('/');
    let folder = path.strip_prefix("content/").unwrap_or(path).rsplit_once('/').map_or("", |(folder, _)| folder);
    let mut parts: Vec<&str> =
        if from_root { Vec::new() } else { folder.split('/').filter(|part| !part.is_empty()).collect() };
    for part in place.split('/') {
        match part {
            "" | "." => {}
            ".." => {
                parts.pop()?;
            }
            part => parts.push(part),
        }
    }
    Some(parts.join("/"))
}

/// The address of the page with this path, whose last component may be `index.html`.
pub(super) fn page_address(inside: &str) -> Address {
    let folder = inside.strip_suffix("index.html").unwrap_or(inside).trim_end_matches('/');
    Address::file(&if folder.is_empty() { String::new() } else { format!("{folder}/") })
}

/// A fragment, escaped for a URL.
pub(super) fn encoded(fragment: &str) -> String {
    Address::file(fragment).url()
}
