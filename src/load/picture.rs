//! Inspects pictures of pixels: what they are, whatever their names say, and how large they are.

use std::io::{self, Read};

use super::{Found, drawing};
use crate::document::{Dimensions, orientation};
use crate::faults::{Fault, Place};
use crate::model::AssetRoot;
use crate::pictures::FileFormat;
use crate::values::{Text, text};

/// How many bytes at the beginning of a file are searched for the orientation.
const HEAD: u64 = 256 * 1024;

/// Pictures of no more pixels than this on a side show nothing to readers.
const TINY: u32 = 2;

/// The size of the picture, with its faults; no size where the file is not a picture.
pub(super) fn look(found: &Found, root: AssetRoot) -> io::Result<(Option<Dimensions>, Vec<Fault>)> {
    let name = found.components.last().map_or("", String::as_str).to_ascii_lowercase();
    match name.rsplit_once('.').map_or("", |(_, extension)| extension) {
        "svg" => drawing::look(found),
        "jpg" | "jpeg" | "png" | "gif" | "webp" | "avif" => {
            let (dimensions, fault) = pixels(found, root)?;
            Ok((dimensions.or(drawing::UNKNOWN), fault.into_iter().collect()))
        }
        "svgz" if root == AssetRoot::Static => Ok((None, vec![drawing::packed(found)])),
        // A file beside texts is published only where a text may link to it, and these are none.
        _ if root == AssetRoot::Static => {
            let fault = FileFormat::of_ending(&name).and_then(|format| unsupported(found, format));
            Ok((None, fault.into_iter().collect()))
        }
        _ => Ok((None, Vec::new())),
    }
}

/// The size of a picture of pixels, or what is wrong with it.
fn pixels(found: &Found, root: AssetRoot) -> io::Result<(Option<Dimensions>, Option<Fault>)> {
    if found.stamp.size == 0 {
        return Ok((None, Some(bad_picture(found, text!("这个图片文件是空的", "the picture is an empty file")))));
    }
    let head = head(found, HEAD)?;
    let not_read = || bad_picture(found, text!("这个文件不是能读的图片", "the file is not a picture that can be read"));
    let Some(format) = FileFormat::of(&head) else { return Ok((None, Some(not_read()))) };
    if let Some(fault) = unsupported(found, format) {
        return Ok((None, Some(fault)));
    }
    // A file whose size is not at its beginning is read whole.
    let size = imagesize::blob_size(&head).or_else(|_| imagesize::size(&found.disk_path)).ok();
    let fits = |length: usize| u32::try_from(length).ok().filter(|length| *length > 0);
    let size = size.and_then(|size| Some(Dimensions { width: fits(size.width)?, height: fits(size.height)? }));
    let Some(Dimensions { width, height }) = size else { return Ok((None, Some(not_read()))) };
    let fault = (root == AssetRoot::Content && width.max(height) <= TINY).then(|| tiny(found, width, height));
    // Orientations 5 to 8 of Exif are displayed rotated by 90 degrees.
    let is_rotated = orientation(&head) >= 5;
    let size = if is_rotated { Dimensions { width: height, height: width } } else { Dimensions { width, height } };
    Ok((Some(size), fault))
}

fn head(found: &Found, length: u64) -> io::Result<Vec<u8>> {
    let mut head = Vec::new();
    std::fs::File::open(&found.disk_path)?.take(length).read_to_end(&mut head)?;
    Ok(head)
}

/// The fault of a picture in a format that most browsers do not show, and whose metadata cannot be removed.
fn unsupported(found: &Found, format: FileFormat) -> Option<Fault> {
    let help = format.conversion()?;
    let name = format.name();
    let message = text!(
        "这张图片是 {name} 格式，多数浏览器不显示，里面的拍摄信息也去不掉",
        "the picture is a {name}, which most browsers do not show, and its metadata cannot be removed"
    );
    Some(Fault::error("unsupported-picture", Place::file(&found.site_path), message).help(help))
}

fn tiny(found: &Found, width: u32, height: u32) -> Fault {
    let message = text!(
        "这张图片只有 {width}×{height} 像素，读者看不见",
        "the picture has only {width}×{height} pixels: readers cannot see it"
    );
    let help = text!(
        "多半是占位图，真正的图没有存下来；换成真正的图片，或删去",
        "most likely it stands for a picture that was not saved; put the real one here, or remove it"
    );
    Fault::warning("tiny-picture", Place::file(&found.site_path), message).help(help)
}

fn bad_picture(found: &Found, message: Text) -> Fault {
    let place = Place::file(&found.site_path);
    Fault::error("bad-picture", place, message).help(text!("重新导出这张图片", "export the picture again"))
}
