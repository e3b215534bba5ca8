//! Checks anchors that authors write.

use crate::faults::{Fault, Place};
use crate::values::text;

/// Ids that the templates of the theme use.
const RESERVED: &[&str] = &["main", "src", "by-track", "by-organization", "flat", "org-h", "flat-h", "issue-staff"];

/// The fault for an anchor that is reserved or used twice, if any.
pub(super) fn clash(id: &str, duplicate: bool, at: Place) -> Option<Fault> {
    let (code, message) = if is_reserved(id) {
        ("reserved-anchor", text!("锚点 #{id} 是页面自己要用的", "the anchor #{id} is needed by the page itself"))
    } else if duplicate {
        ("duplicate-anchor", text!("锚点 #{id} 在本文出现了两次", "the anchor #{id} is given twice in this text"))
    } else {
        return None;
    };
    Some(Fault::error(code, at, message).help(text!("换一个名字", "choose another name")))
}

/// Whether the templates of the theme use the id.
pub(super) fn is_reserved(id: &str) -> bool {
    let numbered = |prefix: &str| {
        id.strip_prefix(prefix).is_some_and(|rest| !rest.is_empty() && rest.bytes().all(|b| b.is_ascii_digit()))
    };
    RESERVED.contains(&id)
        || ["fn-", "fnref-", "piece-", "event-"].iter().any(|prefix| id.starts_with(prefix))
        || numbered("s")
        || numbered("t")
}
