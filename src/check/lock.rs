//! `addresses.lock`: published addresses that must not be lost by accident.

use std::collections::BTreeSet;
use std::ops::Range;

use percent_encoding::percent_decode_str;

use crate::faults::{Fault, SourceText};
use crate::values::{Address, text};

/// A line of the lock: an address such as `/news/a/`, and a word after it.
struct Line<'a> {
    /// The address as written. Blanks, `#` and `%` are percent-encoded (RFC 3986); older locks have them unencoded.
    path: &'a str,
    /// `gone`, or empty.
    word: &'a str,
}

impl<'a> Line<'a> {
    /// Parses a line; `None` where it has no address. A `#` at the start or after a blank begins a comment.
    fn read(line: &'a str) -> Option<Self> {
        let remark = line.match_indices('#').find(|(at, _)| line[..*at].ends_with([' ', '\t']) || *at == 0);
        let written = remark.map_or(line, |(at, _)| &line[..at]).trim();
        let (path, word) = written.rsplit_once([' ', '\t']).unwrap_or((written, ""));
        // Older locks have unencoded blanks inside addresses.
        let (path, word) = if word.ends_with('/') || word.ends_with(".html") { (written, "") } else { (path, word) };
        (!written.is_empty()).then_some(Self { path: path.trim_end(), word })
    }
}

/// The faults for recorded addresses that no longer exist. `made` has all addresses of the site, including aliases.
#[must_use]
pub(crate) fn lock(source: &SourceText, made: &BTreeSet<Address>) -> Vec<Fault> {
    let stands = |path: &str| made.contains(&Address::file(path.strip_prefix('/').unwrap_or(path)));
    let mut faults = Vec::new();
    let mut start = 0;
    for line in source.text.split_inclusive('\n') {
        let at = start..start + line.trim_end().len();
        start += line.len();
        let Some(Line { path, word }) = Line::read(line).filter(|_| !stands(line.trim())) else { continue };
        let decoded = percent_decode_str(path).decode_utf8_lossy();
        match word {
            "gone" => {}
            "" if stands(path) || stands(&decoded) => {}
            "" => faults.push(lost(source, at, &decoded)),
            word => {
                let message =
                    text!("地址后面只能写 gone，这里是 {word}", "only `gone` may follow an address, not {word}");
                let help = text!(
                    "写成 {path} gone，或只写地址；备注写在“ #”后面；地址里的空格写成 %20",
                    "write {path} gone, or the address alone; a remark begins with ` #`, a blank in an address is %20"
                );
                faults.push(Fault::error("bad-lock", source.at(at), message).help(help));
            }
        }
    }
    faults
}

fn lost(source: &SourceText, at: Range<usize>, path: &str) -> Fault {
    let message = text!("发布过的地址 {path} 现在没有页面了", "nothing stands at {path} any more, which was published");
    let alias =
        if path.contains([' ', '#', ',', '[', ']', '{', '}']) { format!("\"{path}\"") } else { path.to_owned() };
    let help = text!(
        "在新的那一篇写 aliases: [{alias}]；确实撤下时，在这一行末尾写 gone",
        "write aliases: [{alias}] in the piece that took its place, or `gone` at the end of this line"
    );
    Fault::error("lost-address", source.at(at), message).help(help)
}

/// The text of a lock for these addresses, with the `gone` lines of the old lock.
#[must_use]
pub(crate) fn write_lock(addresses: &BTreeSet<Address>, old: Option<&str>) -> String {
    let gone = old.into_iter().flat_map(str::lines).filter_map(Line::read).filter(|line| line.word == "gone");
    let mut lines: BTreeSet<String> = gone.map(|line| format!("{} gone", encoded(line.path))).collect();
    lines.extend(addresses.iter().map(|address| encoded(&address.to_string().replace('%', "%25"))));
    let mut text = "# 发布过的地址，由 huikan lock 记录 / published addresses, recorded by huikan lock\n".to_owned();
    for line in lines {
        text.push_str(&line);
        text.push('\n');
    }
    text
}

/// The address with white space and `#` percent-encoded; other characters stay readable.
fn encoded(path: &str) -> String {
    let mut out = String::with_capacity(path.len());
    for c in path.chars() {
        if c.is_whitespace() || c == '#' {
            let mut bytes = [0; 4];
            out.extend(c.encode_utf8(&mut bytes).bytes().map(|byte| format!("%{byte:02X}")));
        } else {
            out.push(c);
        }
    }
    out
}
