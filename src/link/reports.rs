//! Reports on events, and the events on which they report.

use std::cmp::Reverse;
use std::collections::BTreeMap;

use crate::faults::Fault;
use crate::model::{Piece, Target};
use crate::values::{Address, text};

/// An event: the piece that announces it, and its place among the events there.
type EventPlace = (usize, usize);

/// The reports of one piece.
#[derive(Clone, Default)]
pub(super) struct Reports {
    /// The event on which it reports.
    pub(super) of: Option<EventPlace>,
    /// The pieces that report on its events, newest first, each with the place of the event.
    pub(super) own: Vec<(usize, usize)>,
}

/// For each piece its reports. `targets` holds for each piece what its field `report_of` leads to.
pub(super) fn reports<'t>(
    pieces: &[Piece],
    targets: impl Iterator<Item = Option<&'t Target>>,
    faults: &mut Vec<Fault>,
) -> Vec<Reports> {
    let announcing = pieces.iter().enumerate().filter(|(_, piece)| !piece.events().is_empty());
    let announcing: BTreeMap<&Address, usize> = announcing.map(|(at, piece)| (&piece.address, at)).collect();
    let mut found = Vec::new();
    for (at, target) in targets.enumerate() {
        let Some(target) = target else { continue };
        match event(pieces, &announcing, at, target) {
            Ok(event) => found.push((at, event)),
            Err(fault) => faults.extend(fault),
        }
    }
    // The newest first; reports of one day in path order.
    found.sort_by_key(|(report, _)| Reverse(pieces[*report].sort_day));
    let mut reports = vec![Reports::default(); pieces.len()];
    for (report, (announcement, event)) in found {
        reports[report].of = Some((announcement, event));
        reports[announcement].own.push((event, report));
    }
    reports
}

/// The event to which a target leads; no fault where the broken target has been reported.
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
    let help = text!("在文件名后面写：{list}", "add to the name of the file one of: {list}");
    Err(Some(fault("broken-anchor", message).help(help)))
}
