//! Damage that other programs did to a file, before it is read: merge conflicts and lost characters.

use crate::faults::{Fault, SourceText};
use crate::values::text;

/// The fault of a file with an unfinished merge, which holds two versions of a passage between marks.
pub(super) fn conflict(source: &SourceText) -> Option<Fault> {
    let text: &str = &source.text;
    let mark =
        |line: &&str, mark: &str| line.strip_prefix(mark).is_some_and(|rest| rest.is_empty() || rest.starts_with(' '));
    let begin = text.lines().find(|line| mark(line, "<<<<<<<"))?;
    let has = |sign: &str| text.lines().any(|line| mark(&line, sign));
    if !has("=======") || !has(">>>>>>>") {
        return None;
    }
    let at = text.find(begin)?;
    let message = text!(
        "文件里留着合并冲突：同一段有两个版本，夹在 <<<<<<< 和 >>>>>>> 之间",
        "the file holds an unfinished merge: two versions of a passage between <<<<<<< and >>>>>>>"
    );
    let help = text!(
        "两个版本留一个，再删去 <<<<<<<、=======、>>>>>>> 这三行",
        "keep one of the versions, and remove the three lines <<<<<<<, ======= and >>>>>>>"
    );
    Some(Fault::error("merge-conflict", source.at(at..at + begin.len()), message).help(help))
}

/// The fault of characters that another program lost and replaced by U+FFFD.
pub(super) fn lost(source: &SourceText) -> Option<Fault> {
    let text: &str = &source.text;
    let at = text.find('\u{fffd}')?;
    let run = text[at..].chars().take_while(|c| *c == '\u{fffd}').count() * '\u{fffd}'.len_utf8();
    let places = text.split('\u{fffd}').skip(1).count();
    let message = text!(
        "这里的字丢了，只剩 �（全文 {places} 个）：别的程序存坏了它",
        "characters are lost here; another program left � in their place ({places} in the file)"
    );
    let help = text!("照原稿把原来的字补上", "write the characters again as in the original");
    Some(Fault::warning("lost-characters", source.at(at..at + run), message).help(help))
}
