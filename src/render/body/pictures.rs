//! Pictures: a browser takes the file that fits from those there are.

use super::places::Image;
use super::stand::Stand;
use crate::model::{Target, srcset};

/// The width of a line in pixels: 36 字 of 18.
const MEASURE: u32 = 648;
/// What stands beside it on a narrow screen, both sides together.
const MARGINS: u32 = 36;

/// How wide a picture of some width is shown in a text, for the attribute `sizes`.
pub(in crate::render) fn sizes_in_text(width: Option<u32>) -> String {
    let shown = width.map_or(MEASURE, |width| width.min(MEASURE));
    format!("(min-width: {}px) {shown}px, calc(100vw - {MARGINS}px)", shown + MARGINS)
}

/// Writes a picture with its files; `source` writes the address of its own file where there are no others.
pub(super) fn write(
    target: &Target,
    image: &Image<'_>,
    stand: &Stand<'_>,
    source: impl Fn(&mut String),
    out: &mut String,
) {
    let file = if let Target::File(address, size) = target { Some((address, *size)) } else { None };
    let found = file.and_then(|(address, _)| stand.pictures.get(address.as_str()));
    let whole = found.and_then(|files| files.whole.as_ref()).filter(|_| image.is_figure);
    let webp = found.map(|files| &files.webp).filter(|files| !files.is_empty());
    let sizes = sizes_in_text(file.and_then(|(_, size)| size).map(|size| size.width));
    if let Some(whole) = whole {
        out.push_str(&format!("<a class=\"zoom\" href=\"{}{}\">", stand.root, whole.url()));
    }
    if let Some(files) = webp {
        let files = srcset(files, stand.root);
        out.push_str(&format!("<picture><source type=\"image/webp\" srcset=\"{files}\" sizes=\"{sizes}\">"));
    }
    out.push_str(image.before);
    match found.and_then(|files| Some((files, files.one()?))) {
        Some((files, one)) => {
            out.push_str(&format!("{}{}", stand.root, one.address.url()));
            if files.own.len() > 1 {
                let files = srcset(&files.own, stand.root);
                out.push_str(&format!("\" srcset=\"{files}\" sizes=\"{sizes}"));
            }
            size(target, out);
        }
        None => source(out),
    }
    if !stand.is_first && !image.after.contains(" loading=\"") {
        out.push_str("\" loading=\"lazy");
    }
    out.push_str(image.after);
    out.push_str(if webp.is_some() { "</picture>" } else { "" });
    out.push_str(if whole.is_some() { "</a>" } else { "" });
}

/// Writes the size of a picture after its address, as attributes of their own.
pub(super) fn size(target: &Target, out: &mut String) {
    if let Target::File(_, Some(size)) = target {
        out.push_str(&format!("\" width=\"{}\" height=\"{}", size.width, size.height));
    }
}
