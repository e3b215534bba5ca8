//! No two things are published at one place, nor at places that differ only by case.

use std::collections::BTreeMap;

use crate::faults::{Fault, Place};
use crate::values::text;

/// Something that will be written to a path of the output.
#[derive(Clone, Debug)]
pub struct Claim {
    /// The path below the output folder.
    pub path: String,
    /// The file that it comes from.
    pub from: Place,
}

/// Faults for paths that are claimed twice, or that would have to be file and folder at once.
#[must_use]
pub fn addresses(claims: &[Claim]) -> Vec<Fault> {
    let mut by_path: BTreeMap<String, &Claim> = BTreeMap::new();
    let mut faults = Vec::new();
    for claim in claims {
        let folded = claim.path.to_lowercase();
        if let Some(first) = by_path.get(&folded) {
            faults.push(clash(first, claim));
        } else {
            by_path.insert(folded, claim);
        }
    }
    for (path, claim) in &by_path {
        let folders = path.match_indices('/').map(|(at, _)| &path[..at]);
        faults.extend(folders.filter_map(|folder| by_path.get(folder)).map(|file| clash(file, claim)));
    }
    faults
}

fn clash(first: &Claim, second: &Claim) -> Fault {
    let (path, other) = (&second.path, &first.from.source.path);
    let shown = path.strip_suffix("index.html").unwrap_or(path);
    let message = if first.path == second.path || !first.path.eq_ignore_ascii_case(&second.path) {
        text!("地址 /{shown} 与 {other} 相同", "the address /{shown} is also that of {other}")
    } else {
        text!(
            "地址 /{shown} 与 {other} 只有大小写不同",
            "the address /{shown} differs from that of {other} only by case"
        )
    };
    let help = if path.starts_with("tags/") {
        text!("两篇的标签要写得完全一样，大小写也一样", "write the tag the same in both, with the same letters")
    } else {
        text!(
            "给其中一篇写 slug: 另一个名字，或改文件名",
            "give one of them another name with `slug`, or rename its file"
        )
    };
    Fault::error("duplicate-address", second.from.clone(), message)
        .related(first.from.clone(), text!("另一个在这里", "the other one"))
        .help(help)
}
