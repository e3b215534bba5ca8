//! Reads files of other programs.

use std::fs;
use std::io::Read as _;
use std::path::Path;

use anyhow::Context;
use encoding_rs::{Encoding, GBK, UTF_16BE, UTF_16LE};

use crate::values::{Text, text};

/// The largest file that is read, in bytes.
const LARGEST: u64 = 256 << 20;

/// The bytes of a file; those of standard input for `-`.
pub(super) fn bytes(file: &Path) -> anyhow::Result<Vec<u8>> {
    if file.as_os_str() == "-" {
        let mut bytes = Vec::new();
        std::io::stdin().lock().take(LARGEST).read_to_end(&mut bytes).context("-")?;
        return Ok(bytes);
    }
    let shown = || file.display().to_string();
    let found = fs::metadata(file).with_context(shown)?;
    anyhow::ensure!(
        found.len() <= LARGEST,
        "{}: 文件大于 {} MB，不像一篇文字 / larger than {1} MB",
        file.display(),
        LARGEST >> 20
    );
    fs::read(file).with_context(shown)
}

/// The text of a file in UTF-8, UTF-16 or GBK, and the name of the encoding where it is not UTF-8.
pub(super) fn text(bytes: &[u8]) -> Result<(String, Option<&'static str>), Text> {
    let bytes = bytes.strip_prefix(b"\xef\xbb\xbf").unwrap_or(bytes);
    let decoded = |encoding: &'static Encoding| (encoding.decode(bytes).0.into_owned(), Some(encoding.name()));
    if let Ok(text) = std::str::from_utf8(bytes) {
        return Ok((text.to_owned(), None));
    }
    match bytes {
        [0xff, 0xfe, ..] => Ok(decoded(UTF_16LE)),
        [0xfe, 0xff, ..] => Ok(decoded(UTF_16BE)),
        _ if !GBK.decode(bytes).2 => Ok(decoded(GBK)),
        _ => Err(text!(
            "不是文字文件，或编码认不出来；另存为 UTF-8 的纯文本再导入",
            "no text, or in an unknown encoding; save it as plain text in UTF-8 first"
        )),
    }
}
