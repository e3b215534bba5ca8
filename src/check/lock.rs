//! `addresses.lock`: an address that was published once is not lost by accident.

use std::collections::BTreeSet;

use crate::faults::{Fault, SourceText};
use crate::values::{Address, text};

/// Faults for recorded addresses that nothing stands at any more. A line is an address such as `/news/a/`, followed by
/// ` gone` where that is meant; `#` begins a remark. `made` holds every address of the site, old ones that lead
/// elsewhere among them.
#[must_use]
pub fn lock(source: &SourceText, made: &BTreeSet<Address>) -> Vec<Fault> {
    let mut faults = Vec::new();
    let mut start = 0;
    for line in source.text.split_inclusive('\n') {
        let at = start..start + line.trim_end().len();
        start += line.len();
        let written = line.split('#').next().unwrap_or("").trim();
        if written.is_empty() {
            continue;
        }
        let (path, word) = written.split_once(' ').unwrap_or((written, ""));
        let address = Address::file(path.strip_prefix('/').unwrap_or(path));
        match word.trim() {
            "gone" => {}
            "" if made.contains(&address) => {}
            "" => faults.push(lost(source, at, path)),
            word => {
                let message =
                    text!("地址后面只能写 gone，这里是 {word}", "only `gone` may follow an address, not {word}");
                faults.push(Fault::error("bad-lock", source.at(at), message));
            }
        }
    }
    faults
}

fn lost(source: &SourceText, at: std::ops::Range<usize>, path: &str) -> Fault {
    let message = text!("发布过的地址 {path} 现在没有页面了", "nothing stands at {path} any more, which was published");
    let help = text!(
        "在新的那一篇写 aliases: [{path}]；确实撤下时，在这一行末尾写 gone",
        "write aliases: [{path}] in the piece that took its place, or `gone` at the end of this line"
    );
    Fault::error("lost-address", source.at(at), message).help(help)
}

/// The text of the lock for these addresses, keeping what an older one says is gone.
#[must_use]
pub fn write_lock(addresses: &BTreeSet<Address>, old: Option<&str>) -> String {
    let gone = old.into_iter().flat_map(str::lines).map(str::trim).filter(|line| line.ends_with(" gone"));
    let mut lines: BTreeSet<String> = gone.map(str::to_owned).collect();
    lines.extend(addresses.iter().map(ToString::to_string));
    let mut text = "# 发布过的地址，由 huikan lock 记录 / published addresses, recorded by huikan lock\n".to_owned();
    for line in lines {
        text.push_str(&line);
        text.push('\n');
    }
    text
}
