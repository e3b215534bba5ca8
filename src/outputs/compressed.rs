//! Precompressed text files, `.gz` and `.br` beside the file, so that servers need not compress them for every request.

use std::io::Write;

use flate2::{Compression, GzBuilder};

/// The minimum size in bytes. Compressing a smaller file saves nothing: the file and its headers fit into one network
/// packet either way.
pub(crate) const SMALLEST: u64 = 1024;

/// The extensions of files that are worth compressing. Pictures and documents are compressed already.
const TEXTS: &[&str] = &["html", "css", "js", "mjs", "svg", "xml", "json", "webmanifest", "txt", "ics", "csv"];

/// A compression format.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Packing {
    /// Supported by every browser.
    Gzip,
    /// Smaller; browsers accept it over HTTPS only.
    Brotli,
}

impl Packing {
    /// Both formats.
    pub(crate) const ALL: [Self; 2] = [Self::Gzip, Self::Brotli];

    /// The extension that is appended to the name of the file.
    #[must_use]
    pub(crate) const fn ending(self) -> &'static str {
        match self {
            Self::Gzip => ".gz",
            Self::Brotli => ".br",
        }
    }

    /// Returns the path of the compressed file.
    #[must_use]
    pub(crate) fn path(self, path: &str) -> String {
        format!("{path}{}", self.ending())
    }

    /// Returns the path of the original of the compressed file at `path`; `None` if its name is not that of a
    /// compressed file.
    #[must_use]
    pub(crate) fn packed_in(path: &str) -> Option<&str> {
        Self::ALL.into_iter().find_map(|packing| path.strip_suffix(packing.ending()))
    }

    /// Compresses the bytes of the file at `path`. The result depends on these bytes only: it contains no time and no
    /// name.
    ///
    /// # Errors
    /// Never in practice, because it writes to memory.
    pub fn pack(self, path: &str, bytes: &[u8]) -> std::io::Result<Vec<u8>> {
        let mut packed = Vec::with_capacity(bytes.len() / 3);
        match self {
            Self::Gzip => {
                let mut writer = GzBuilder::new().mtime(0).write(&mut packed, Compression::new(GZIP));
                writer.write_all(bytes)?;
                writer.finish()?;
            }
            Self::Brotli => {
                let params = brotli::enc::BrotliEncoderParams {
                    quality: if is_worth_it(path, bytes.len()) { STRONGEST } else { BROTLI },
                    size_hint: bytes.len(),
                    ..Default::default()
                };
                brotli::BrotliCompress(&mut &*bytes, &mut packed, &params)?;
            }
        }
        Ok(packed)
    }
}

/// The highest level of gzip.
const GZIP: u32 = 9;
/// The Brotli level for pages, of which there are many. The result is about 14 per cent smaller than gzip and takes
/// three times as long. Higher levels need tables of many megabytes for each file and ten times the time to save a few
/// hundred bytes.
const BROTLI: i32 = 6;
/// The Brotli level for the few files that every page loads, and for long pages.
const STRONGEST: i32 = 11;
/// The size of a long page, in bytes. Such pages are statutes, of which there are few and which seldom change. The
/// highest level takes a millisecond per KiB and saves a tenth; above this range it would take too long.
const LONG: std::ops::Range<usize> = 48 * 1024..1024 * 1024;

fn is_worth_it(path: &str, size: usize) -> bool {
    let is_asked_for_everywhere = [".css", ".js", ".mjs", ".svg"].iter().any(|ending| path.ends_with(ending));
    !path.starts_with("search/") && (is_asked_for_everywhere || (path.ends_with(".html") && LONG.contains(&size)))
}

/// Whether the file at `path` is compressed if the settings ask for precompression.
#[must_use]
pub fn is_packed(path: &str) -> bool {
    let name = path.rsplit('/').next().unwrap_or(path);
    name.rsplit_once('.').is_some_and(|(_, ending)| TEXTS.contains(&ending))
}

#[cfg(test)]
mod tests {
    use std::io::Read;

    use super::*;

    #[test]
    fn what_is_packed_can_be_unpacked_and_is_the_same_every_time() {
        let text = "网络安全大会今天召开。".repeat(200);
        let gzip = Packing::Gzip.pack("a.html", text.as_bytes()).unwrap();
        assert_eq!(gzip[4..8], [0; 4], "no time");
        assert_eq!(gzip, Packing::Gzip.pack("a.html", text.as_bytes()).unwrap());
        let mut unpacked = String::new();
        flate2::read::GzDecoder::new(&gzip[..]).read_to_string(&mut unpacked).unwrap();
        assert!(unpacked == text && gzip.len() < text.len() / 10);
        let packed = Packing::Brotli.pack("a.html", text.as_bytes()).unwrap();
        assert_eq!(packed, Packing::Brotli.pack("a.html", text.as_bytes()).unwrap());
        let mut unpacked = Vec::new();
        brotli::BrotliDecompress(&mut &packed[..], &mut unpacked).unwrap();
        assert!(unpacked == text.as_bytes() && packed.len() < text.len() / 10);
    }

    #[test]
    fn only_texts_are_packed() {
        assert!(is_packed("a/index.html") && is_packed("theme.1a2b3c4d.css") && is_packed("calendar.ics"));
        assert!(!is_packed("a.png") && !is_packed("a.pdf") && !is_packed("html") && !is_packed("a.css.gz"));
    }
}
