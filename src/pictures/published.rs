//! The files of pictures as they are published.

use super::clean::clean;
use super::flaw::Flaw;
use super::svg;

/// The endings of names that web servers and browsers take for pictures.
const ENDINGS: [&str; 7] = ["jpg", "jpeg", "png", "gif", "webp", "avif", "svg"];

/// Whether a file is a picture by its name.
#[must_use]
pub(crate) fn is_picture(path: &str) -> bool {
    let ending = path.rsplit_once('.').map_or("", |(_, ending)| ending);
    ENDINGS.iter().any(|known| ending.eq_ignore_ascii_case(known))
}

/// The file without what is not drawn; a file that is no picture is returned as it is. The name tells a drawing, the first
/// bytes tell any other picture.
///
/// # Errors
/// What is wrong with a picture that cannot be written anew.
pub(crate) fn published(path: &str, bytes: &[u8]) -> Result<Vec<u8>, Flaw> {
    if path.rsplit_once('.').is_some_and(|(_, ending)| ending.eq_ignore_ascii_case("svg")) {
        return svg::read(bytes).map(|drawing| drawing.bytes).map_err(|_| Flaw::Damaged);
    }
    clean(bytes)
}
