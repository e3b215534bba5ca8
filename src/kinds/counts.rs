//! How many values the lists in the front matter may have: each value of some of them becomes pages and feeds.

use crate::faults::Fault;
use crate::values::text;
use crate::yaml::Fields;

/// The most values of each list.
const MOST: [(&str, usize); 6] = [
    ("tags", 50),
    ("contributors", 200),
    ("people", 1000),
    ("organizations", 1000),
    ("aliases", 100),
    ("corrections", 200),
];

/// Reports the list `name` if it has too many values.
pub(super) fn check(fields: &mut Fields, name: &'static str, count: usize) {
    let Some((_, most)) = MOST.iter().find(|(list, _)| *list == name).filter(|(_, most)| count > *most) else { return };
    let message = text!("`{name}` 有 {count} 个值，最多 {most} 个", "`{name}` has {count} values; {most} are allowed");
    let help = text!("只留最要紧的", "keep those that matter most");
    let fault = Fault::error("too-many-values", fields.place(name, &[]), message).help(help);
    fields.report(fault);
}
