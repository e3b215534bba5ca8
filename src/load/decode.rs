//! Decodes text files: UTF-8, without a BOM, with LF line ends. Invisible and misleading characters are refused. Tables may
//! also be GBK or UTF-16, in which spreadsheet programs save them.

use encoding_rs::{Encoding, GBK, UTF_16BE, UTF_16LE};

use crate::faults::{Fault, Place, SourceText};
use crate::values::{is_han, is_invisible, text};

/// The text of the file at `path`; a fault where it is not UTF-8 or contains an invisible character.
pub(super) fn decode(path: &str, bytes: &[u8]) -> Result<SourceText, Fault> {
    let bytes = bytes.strip_prefix(b"\xef\xbb\xbf").unwrap_or(bytes);
    // The error of simdutf8's quick function has no place.
    match simdutf8::basic::from_utf8(bytes).or_else(|_| std::str::from_utf8(bytes)) {
        Ok(text) if memchr::memchr(0, bytes).is_none() => readable(path, text),
        Ok(_) => Err(with_zeros(path, bytes)),
        Err(error) => Err(not_utf8(path, bytes, error.valid_up_to())),
    }
}

/// The text of a table and the name of its encoding, where that is another than UTF-8.
pub(super) fn table(path: &str, bytes: &[u8]) -> Result<(SourceText, Option<&'static str>), Fault> {
    let recode = |encoding: &'static Encoding| readable(path, &encoding.decode(bytes).0);
    if let Some(encoding) = utf_16(bytes) {
        return Ok((recode(encoding)?, Some("UTF-16")));
    }
    if std::str::from_utf8(bytes).is_err() && is_gbk(bytes) {
        return Ok((recode(GBK)?, Some("GBK")));
    }
    Ok((decode(path, bytes)?, None))
}

/// The text with LF line ends; a fault where it contains an invisible character.
fn readable(path: &str, text: &str) -> Result<SourceText, Fault> {
    let source = if memchr::memchr(b'\r', text.as_bytes()).is_some() {
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

/// The UTF-16 encoding of the bytes, by their mark or by the zeros beside Latin letters and line ends.
fn utf_16(bytes: &[u8]) -> Option<&'static Encoding> {
    let zeros = |odd: usize| bytes.iter().skip(odd).step_by(2).filter(|byte| **byte == 0).count();
    match bytes {
        [0xff, 0xfe, ..] => Some(UTF_16LE),
        [0xfe, 0xff, ..] => Some(UTF_16BE),
        // Some Chinese characters, such as 一 (U+4E00), hold a zero too.
        _ if zeros(1) > 1 && zeros(1) > 3 * zeros(0) => Some(UTF_16LE),
        _ if zeros(0) > 1 && zeros(0) > 3 * zeros(1) => Some(UTF_16BE),
        _ => None,
    }
}

/// Whether the bytes look like GBK.
fn is_gbk(bytes: &[u8]) -> bool {
    let (text, _, broken) = GBK.decode(bytes);
    let han = text.chars().filter(|c| is_han(*c)).count();
    let strange = text.chars().filter(|c| matches!(c, '\u{e000}'..='\u{f8ff}')).count();
    !broken && han > 1 && strange == 0
}

/// The fault for a file with bytes 0, which no text has.
fn with_zeros(path: &str, bytes: &[u8]) -> Fault {
    if utf_16(bytes).is_some() {
        return not_utf8(path, bytes, 0);
    }
    let place = SourceText::new(path, "").whole();
    let zeros = bytes.split(|byte| *byte == 0).count() - 1;
    let message = text!(
        "文件坏了：里面有 {zeros} 个空字节，多半是保存时断了电或没有同步完",
        "the file is damaged: it holds {zeros} zero bytes, as after a power cut or an unfinished synchronisation"
    );
    let help = text!("用备份或原稿换掉它", "replace it by a backup or the original");
    Fault::error("not-utf8", place, message).help(help)
}

/// The fault for bytes that are not UTF-8 after the first `valid` bytes; it says what they look like.
fn not_utf8(path: &str, bytes: &[u8], valid: usize) -> Fault {
    let byte = bytes.get(valid).copied().unwrap_or(0);
    let shown = String::from_utf8_lossy(bytes);
    let source = SourceText::new(path, &shown);
    let place: Place = source.at(valid..valid + '\u{fffd}'.len_utf8());
    let position = valid + 1;
    let mut help = text!("在编辑器里用“另存为”，编码选 UTF-8", "save it again with the encoding UTF-8");
    let message = if utf_16(bytes).is_some() {
        text!(
            "文件不是 UTF-8，而是 UTF-16（记事本里叫“Unicode”）",
            "the file is not UTF-8, but UTF-16 (which some programs call Unicode)"
        )
    } else if String::from_utf8_lossy(&bytes[..valid]).chars().any(is_han) {
        help = text!(
            "删去这一处的乱码，从原稿重新复制这一段",
            "remove what cannot be read here, and copy the passage from the original again"
        );
        text!(
            "这里的文字坏了：前面是 UTF-8，这一处不是（第 {position} 个字节是 {byte:02X}）",
            "the text is broken here: what comes before is UTF-8, this is not (byte {position} is {byte:02X})"
        )
    } else if is_gbk(bytes) {
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
    Fault::error("not-utf8", place, message).help(help)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn said(bytes: &[u8]) -> String {
        decode("a.md", bytes).err().map_or_else(String::new, |fault| fault.message.zh)
    }

    #[test]
    fn each_encoding_is_named_and_never_taken_for_another() {
        let text = "---\n标题: 会员大会在深圳召开\n---\n\n正文一段。\n";
        let little: Vec<u8> = text.encode_utf16().flat_map(u16::to_le_bytes).collect();
        let big: Vec<u8> = text.encode_utf16().flat_map(u16::to_be_bytes).collect();
        let (gbk, ..) = GBK.encode(text);
        for bytes in
            [little.clone(), big.clone(), [vec![0xff, 0xfe], little].concat(), [vec![0xfe, 0xff], big].concat()]
        {
            assert!(said(&bytes).contains("UTF-16"), "{}", said(&bytes));
            let (read, encoding) = table("a.csv", &bytes).unwrap();
            assert!(read.text.trim_start_matches('\u{feff}') == text && encoding == Some("UTF-16"));
        }
        assert!(said(&gbk).contains("GBK"));
        let (read, encoding) = table("a.csv", &gbk).unwrap();
        assert!(&*read.text == text && encoding == Some("GBK"));
        assert!(said(&[text.as_bytes(), &gbk[8..]].concat()).contains("这里的文字坏了"));
        assert!(said(&[0; 64]).contains("64 个空字节"));
        assert!(said(&[text.as_bytes(), &[0; 64]].concat()).contains("64 个空字节"));
        assert_eq!(said(text.as_bytes()), "");
    }
}
