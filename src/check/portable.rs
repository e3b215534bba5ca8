//! Names of the output that some systems cannot hold, so that the site could be neither copied nor checked out there.

use std::collections::HashSet;

use super::addresses::Claim;
use crate::faults::{Fault, Place, Severity};
use crate::values::{Text, text};

/// Names that Windows keeps for devices, with any ending.
const DEVICES: &[&str] = &["con", "prn", "aux", "nul", "conin$", "conout$"];

/// The faults for names in these paths that Windows or macOS cannot hold; `place` returns where a name can be changed. Each
/// file or folder is named once.
#[must_use]
pub(crate) fn portable<Of>(claims: &[Claim<Of>], place: &dyn Fn(&Claim<Of>) -> Place) -> Vec<Fault> {
    let (mut faults, mut said) = (Vec::new(), HashSet::new());
    for claim in claims {
        let mut end = 0;
        for name in claim.path.split('/') {
            end += name.len();
            if let Some(reason) = refused(name)
                && said.insert(&claim.path[..end])
            {
                faults.push(fault(name, reason, place(claim)));
            }
            end += 1;
        }
    }
    faults
}

/// Why Windows cannot hold a file or folder of this name, and how serious that is: a sign in a tag or an old address is
/// harmless where the site is never copied to such a system; the other names are slips.
fn refused(name: &str) -> Option<(Severity, Text)> {
    let stem = name.split('.').next().unwrap_or(name).trim_end().to_ascii_lowercase();
    let port = ["com", "lpt"].iter().find_map(|port| stem.strip_prefix(port));
    let is_port = port.is_some_and(|number| {
        let mut signs = number.chars();
        matches!((signs.next(), signs.next()), (Some('0'..='9' | '¹' | '²' | '³'), None))
    });
    if is_port || DEVICES.contains(&stem.as_str()) {
        return Some((Severity::Error, text!("Windows 把这个名字留给设备", "Windows keeps this name for a device")));
    }
    if name.ends_with(['.', ' ']) {
        let reason = text!("Windows 会去掉末尾的点和空格", "Windows takes away a dot or blank at its end");
        return Some((Severity::Error, reason));
    }
    let sign = name.chars().find(|c| matches!(c, '<' | '>' | ':' | '"' | '|' | '?' | '*' | '\\'))?;
    Some((Severity::Warning, text!("Windows 的文件名不能有 {sign}", "Windows allows no {sign} in names")))
}

fn fault(name: &str, (severity, reason): (Severity, Text), at: Place) -> Fault {
    let Text { zh, en } = reason;
    let message =
        text!("地址里的 `{name}` 在有的电脑上存不下：{zh}", "some computers cannot hold `{name}` of the address: {en}");
    let help = text!(
        "给文件改名，或写 slug: 另一个名字；标签、人名和单位换一种写法",
        "rename the file, or write another name with `slug`; write a tag or a name otherwise"
    );
    let fault = if severity == Severity::Error { Fault::error } else { Fault::warning };
    fault("unportable-name", at, message).help(help)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_that_windows_cannot_hold() {
        for name in
            ["x.", "con", "CON", "aux.txt", "nul.tar.gz", "com1", "LPT9.md", "a:b", "what?", "a*", "\"a\"", "b "]
        {
            assert!(refused(name).is_some(), "{name}");
        }
        for name in
            ["x", "contact", "aux-1", "com", "com10", "lpt", "index.html", "黄鹤杯", "问：答？", "a.b.c", "console.js"]
        {
            assert!(refused(name).is_none(), "{name}");
        }
    }
}
