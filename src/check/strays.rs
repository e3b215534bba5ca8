//! Files in `content/` that look like texts but are not read as texts.

use crate::faults::{Fault, Place};
use crate::values::text;

/// The warnings for those of the files that look like texts. `paths`, relative to the site's root, are files that are
/// neither texts nor used by one.
#[must_use]
pub(crate) fn strays<'a>(paths: impl Iterator<Item = &'a str>) -> Vec<Fault> {
    paths.filter(|path| looks_like_a_text(path)).map(warning).collect()
}

/// The warnings for texts in `static/`, whose files are published unchanged.
#[must_use]
pub(crate) fn texts_in_static<'a>(paths: impl Iterator<Item = &'a str>) -> Vec<Fault> {
    let fault = |path: &str| {
        let message = text!(
            "static/ 里的文件原样发布，这一篇不会成为文章",
            "files in static/ are published unchanged; this text becomes no article"
        );
        let help = text!(
            "移到 content/ 里它的栏目的文件夹；不该公开就移出 static/",
            "move it to the folder of its column in content/; what is not for the public belongs elsewhere"
        );
        Fault::warning("stray-file", Place::file(path), message).help(help)
    };
    paths.filter(|path| path.to_lowercase().ends_with(".md")).map(fault).collect()
}

/// Whether the name is like `a.MD`, `a.markdown`, `a.md.txt` (which occurs where the system hides file extensions) or
/// `a.docx`.
fn looks_like_a_text(path: &str) -> bool {
    let name = path.rsplit('/').next().unwrap_or(path).to_lowercase();
    let ends = |endings: &[&str]| endings.iter().any(|ending| name.ends_with(ending));
    ends(&[".md", ".markdown", ".mdown", ".md.txt", ".txt.md", ".doc", ".docx", ".wps", ".html", ".htm"])
}

fn warning(path: &str) -> Fault {
    let message =
        text!("这个文件不会成为文章，也没有文章用到它", "this file becomes no article, and no article shows it");
    let name = path.rsplit('/').next().unwrap_or(path);
    let (lower, stem) = (name.to_lowercase(), name.split('.').next().unwrap_or(name));
    let ends = |endings: &[&str]| endings.iter().any(|end| lower.ends_with(end));
    let help = if ends(&[".md", ".markdown", ".mdown", ".md.txt", ".txt.md"]) {
        text!("把它改名为 {stem}.md", "rename it to {stem}.md")
    } else if ends(&[".doc", ".docx", ".wps"]) {
        text!(
            "是文章，就把内容复制到 {stem}.md 里；是附件，就在文章里链接它：[{stem}]({name})",
            "copy it to {stem}.md if it is an article; link to it in a text if it is an attachment: [{stem}]({name})"
        )
    } else {
        text!(
            "文章存成 UTF-8 的 .md 文件；附件要在文章里链接",
            "save a text as a UTF-8 .md file; link to attachments in a text"
        )
    };
    Fault::warning("stray-file", Place::file(path), message).help(help)
}
