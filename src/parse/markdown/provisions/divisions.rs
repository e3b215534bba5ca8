//! Headings of a statute: its divisions, annexes and preamble.

use crate::document::Heading;
use huikan_law::statute::{Level, Line, Provision, Role, Statute};

/// The title of a division, an annex or a preamble with its number: `第一章　总则`.
pub(super) fn title(provision: &Provision) -> String {
    let number = match (provision.level, provision.printed.is_empty()) {
        (Level::Preamble, _) => "序言",
        (_, true) => "",
        _ => provision.printed.trim_end_matches(['：', ':']),
    };
    let gap = if number.is_empty() || provision.title.is_empty() { "" } else { "\u{3000}" };
    format!("{number}{gap}{}", provision.title)
}

/// The levels of divisions that the statute has, the highest first. The first one is an `h2`.
pub(super) fn ranks(statute: &Statute) -> Vec<Level> {
    let levels = [Level::Part, Level::Subpart, Level::Chapter, Level::Section];
    levels.into_iter().filter(|level| statute.provisions.iter().any(|one| one.level == *level)).collect()
}

/// The heading for a line, if it is one.
pub(super) fn heading(statute: &Statute, line: &Line, ranks: &[Level]) -> Option<Heading> {
    let provision = &statute.provisions[line.provision.filter(|_| line.role == Role::Heading)?];
    let rank = ranks.iter().position(|level| *level == provision.level).unwrap_or(0);
    let first = statute.lines[*provision.lines.first()?] == *line;
    let is_heading = provision.level.is_division() || matches!(provision.level, Level::Annex | Level::Preamble);
    let level = u8::try_from(rank + 2).unwrap_or(6).min(6);
    (first && is_heading).then(|| Heading { level, id: provision.id.clone(), text: title(provision) })
}
