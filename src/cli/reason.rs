//! Errors of the machine in the words of an editor.

use std::io::{Error, ErrorKind};

use crate::values::{Text, text};

/// The whole error in both languages: what was done, to which file, and why it failed.
pub(super) fn reason(error: &anyhow::Error) -> Text {
    let mut parts: (Vec<String>, Vec<String>) = (Vec::new(), Vec::new());
    for cause in error.chain() {
        let Text { zh, en } = match cause.downcast_ref::<Error>().and_then(known) {
            Some(text) => text,
            None => text!("{cause}", "{cause}"),
        };
        parts.0.push(zh);
        parts.1.push(en);
    }
    Text { zh: parts.0.join("："), en: parts.1.join(": ") }
}

/// The frequent errors of the operating system. The others keep its own words.
fn known(error: &Error) -> Option<Text> {
    Some(match error.kind() {
        ErrorKind::NotFound => text!("没有这个文件或文件夹", "there is no such file or folder"),
        ErrorKind::PermissionDenied => text!("没有读写它的权限", "it may not be read or written"),
        ErrorKind::AlreadyExists => text!("已经有同名的文件或文件夹", "a file or folder of that name exists"),
        ErrorKind::InvalidData => {
            text!("文件不是 UTF-8；用“另存为”，编码选 UTF-8", "the file is not UTF-8; save it again as UTF-8")
        }
        ErrorKind::StorageFull | ErrorKind::QuotaExceeded => text!("磁盘满了", "the disk is full"),
        ErrorKind::ReadOnlyFilesystem => text!("这里只能读，不能写", "the disk is read-only"),
        ErrorKind::NotADirectory => text!("这里该是文件夹，却是文件", "a file stands where a folder belongs"),
        ErrorKind::IsADirectory => text!("这里该是文件，却是文件夹", "a folder stands where a file belongs"),
        ErrorKind::DirectoryNotEmpty => text!("文件夹不是空的", "the folder is not empty"),
        ErrorKind::AddrInUse => text!("这个端口已经有程序在用", "another program uses this port"),
        ErrorKind::InvalidFilename => text!("文件名太长或不能用", "the name is too long or not possible"),
        _ => return None,
    })
}

#[cfg(test)]
mod tests {
    use anyhow::Context;

    use super::*;

    #[test]
    fn the_words_of_the_machine_are_translated_and_the_file_stays() {
        let error = |kind: ErrorKind| {
            let failed: Result<(), Error> = Err(kind.into());
            reason(&failed.context("content/a.md").unwrap_err())
        };
        assert_eq!(error(ErrorKind::NotFound).zh, "content/a.md：没有这个文件或文件夹");
        assert!(error(ErrorKind::InvalidData).zh.starts_with("content/a.md：文件不是 UTF-8"));
        assert_eq!(error(ErrorKind::AlreadyExists).en, "content/a.md: a file or folder of that name exists");
        assert_eq!(reason(&anyhow::anyhow!("甲 / a")).zh, "甲 / a");
    }
}
