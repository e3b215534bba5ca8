//! Decodes text files: UTF-8, without a BOM, with LF line ends. Invisible and misleading characters are refused.

use crate::faults::{Fault, Place, SourceText};
use crate::values::{is_invisible, text};

/// The text of the file at `path`; a fault where it is not UTF-8 or contains an invisible character.
pub(super) fn decode(path: &str, bytes: &[u8]) -> Result<SourceText, Fault> {
    let bytes = bytes.strip_prefix(b"\xef\xbb\xbf").unwrap_or(bytes);
    let text = match std::str::from_utf8(bytes) {
        Ok(text) => text,
        Err(error) => return Err(not_utf8(path, bytes, error.valid_up_to())),
    };
    let source = if text.contains('\r') {
        SourceText::new(path, &text.replace("\r\n", "\n").replace('\r', "\n"))
    } else {
        SourceText::new(path, text)
    };
    match source.text.char_indices().find(|(_, c)| is_invisible(*c)) {
        Some((at, c)) => Err(misleading(&source, at, c)),
        None => Ok(source),
    }
}

fn misleading(source: &SourceText, at: usize, c: char) -> Fault {
    let code = u32::from(c);
    let message = text!("有看不见的字符 U+{code:04X}", "there is an invisible character U+{code:04X}");
    let help = text!("删去它；多半是从别处粘贴带来的", "remove it; most likely it came with pasted text");
    Fault::error("invisible-character", source.at(at..at + c.len_utf8()), message).help(help)
}

/// The fault for bytes that are not UTF-8 after the first `valid` bytes; it says whether they look like GBK.
fn not_utf8(path: &str, bytes: &[u8], valid: usize) -> Fault {
    let (gbk, _, broken) = encoding_rs::GBK.decode(bytes);
    let han = gbk.chars().filter(|c| crate::values::is_han(*c)).count();
    let strange = gbk.chars().filter(|c| matches!(c, '\u{e000}'..='\u{f8ff}')).count();
    let gbk = !broken && han > 1 && strange == 0;
    let byte = bytes.get(valid).copied().unwrap_or(0);
    let shown = String::from_utf8_lossy(bytes);
    let source = SourceText::new(path, &shown);
    let place: Place = source.at(valid..valid + '\u{fffd}'.len_utf8());
    let position = valid + 1;
    let message = if gbk {
        text!(
            "文件不是 UTF-8，像是 GBK（第 {position} 个字节是 {byte:02X}）",
            "the file is not UTF-8 (looks like GBK; byte {position} is {byte:02X})"
        )
    } else {
        text!(
            "文件不是 UTF-8（第 {position} 个字节是 {byte:02X}）",
            "the file is not UTF-8 (byte {position} is {byte:02X})"
        )
    };
    let help = text!("在编辑器里用“另存为”，编码选 UTF-8", "save it again with the encoding UTF-8");
    Fault::error("not-utf8", place, message).help(help)
}
