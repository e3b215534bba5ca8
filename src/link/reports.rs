//! Reports on events, and the events on which they report.

use std::cmp::Reverse;
use std::collections::BTreeMap;

use crate::faults::Fault;
use crate::model::{Piece, Target};
use crate::values::{Address, text};

/// Connects every piece that has `report_of` with the event that it names.
pub(super) fn connect(pieces: &mut [Piece], faults: &mut Vec<Fault>) {
    let announcing = pieces.iter().enumerate().filter(|(_, piece)| !piece.events().is_empty());
    let announcing: BTreeMap<&Address, usize> = announcing.map(|(at, piece)| (&piece.address, at)).collect();
    let mut found = Vec::new();
    for (at, piece) in pieces.iter().enumerate() {
        let Some(target) = &piece.report_target else { continue };
        match event(pieces, &announcing, at, target) {
            Ok(event) => found.push((at, event)),
            Err(fault) => faults.extend(fault),
        }
    }
    // The newest first; of one day, in path order.
    found.sort_by_key(|(report, _)| Reverse(pieces[*report].sort_day));
    for (report, (announcement, event)) in found {
        pieces[report].report_of = Some((announcement, event));
        pieces[announcement].reports.push((event, report));
    }
}

/// The event to which a target leads; no fault where one says already that it leads nowhere.
fn event(
    pieces: &[Piece],
    announcing: &BTreeMap<&Address, usize>,
    at: usize,
    target: &Target,
) -> Result<(usize, usize), Option<Fault>> {
    let fault = |code, message| Fault::error(code, pieces[at].entry.field("report_of"), message);
    let (address, fragment) = match target {
        Target::Nothing => return Err(None),
        Target::Page(address, fragment) => (address, fragment.as_str()),
        Target::Here(fragment) => (&pieces[at].address, fragment.as_str()),
        Target::File(..) | Target::External(_) => (&pieces[at].address, ""),
    };
    let Some(announcement) = announcing.get(address).copied().filter(|other| *other != at) else {
        let message = text!("`report_of`（报道）指的不是活动", "`report_of` does not lead to an event");
        let help = text!(
            "写发布活动的那个文件，例如 ../events/cup.md",
            "write the file that announces the event, as in ../events/cup.md"
        );
        return Err(Some(fault("broken-link", message).help(help)));
    };
    let anchors: Vec<String> =
        pieces[announcement].events().iter().map(|event| format!("#{}", event.anchor())).collect();
    let named = anchors.iter().position(|anchor| *fragment == format!("#{}", Address::file(&anchor[1..]).url()));
    if let Some(event) = named.or((anchors.len() == 1 && fragment.is_empty()).then_some(0)) {
        return Ok((announcement, event));
    }
    let list = anchors.join(" ");
    let message = text!("`report_of`（报道）没有写明是哪一项活动", "`report_of` does not say which event");
    let help = text!("在文件名后面写：{list}", "write behind the name of the file one of: {list}");
    Err(Some(fault("broken-anchor", message).help(help)))
}
