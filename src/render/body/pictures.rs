//! Pictures, with files in several sizes from which browsers choose.

use super::placement::Placement;
use super::places::Image;
use crate::model::{Target, srcset};

/// The width of a line of text in pixels: 36 characters of 18 pixels.
const MEASURE: u32 = 648;
/// The margins on a narrow screen in pixels, both sides together.
const MARGINS: u32 = 36;

/// The attribute `sizes` of a picture in a text, from the width of the picture.
pub(in crate::render) fn sizes_in_text(width: Option<u32>) -> String {
    let shown = width.map_or(MEASURE, |width| width.min(MEASURE));
    format!("(min-width: {}px) {shown}px, calc(100vw - {MARGINS}px)", shown + MARGINS)
}

/// Writes a picture with its files. `source` writes the address of the original file, which is used if there are no
/// other ones.
pub(super) fn write(
    target: &Target,
    image: &Image<'_>,
    placement: &Placement<'_>,
    source: impl Fn(&mut String),
    out: &mut String,
) {
    let file = if let Target::File(address, size) = target { Some((address, *size)) } else { None };
    let found = file.and_then(|(address, _)| placement.pictures.get(address.as_str()));
    let whole = found.and_then(|files| files.whole.as_ref()).filter(|_| image.is_figure);
    let webp = found.map(|files| &files.webp).filter(|files| !files.is_empty());
    let sizes = sizes_in_text(file.and_then(|(_, size)| size).map(|size| size.width));
    if let Some(whole) = whole {
        out.push_str(&format!("<a class=\"zoom\" href=\"{}{}\">", placement.root, whole.url()));
    }
    if let Some(files) = webp {
        let files = srcset(files, placement.root);
        out.push_str(&format!("<picture><source type=\"image/webp\" srcset=\"{files}\" sizes=\"{sizes}\">"));
    }
    out.push_str(image.before);
    match found.and_then(|files| Some((files, files.one()?))) {
        Some((files, one)) => {
            out.push_str(&format!("{}{}", placement.root, one.address.url()));
            if files.own.len() > 1 {
                let files = srcset(&files.own, placement.root);
                out.push_str(&format!("\" srcset=\"{files}\" sizes=\"{sizes}"));
            }
            size(target, out);
        }
        None => source(out),
    }
    if !placement.is_first && !image.after.contains(" loading=\"") {
        out.push_str("\" loading=\"lazy");
    }
    out.push_str(image.after);
    out.push_str(if webp.is_some() { "</picture>" } else { "" });
    out.push_str(if whole.is_some() { "</a>" } else { "" });
}

/// Writes the size of a picture as attributes after its address.
pub(super) fn size(target: &Target, out: &mut String) {
    if let Target::File(_, Some(size)) = target {
        out.push_str(&format!("\" width=\"{}\" height=\"{}", size.width, size.height));
    }
}
