//! The links that the views of kinds show, resolved.

use super::cited::CitedBy;
use crate::kinds::award_list::AwardFiles;
use crate::kinds::events::Surroundings;
use crate::kinds::regulation::{Regulation, RegulationLinks, TextLink};
use crate::kinds::when::When;
use crate::model::{FileKind, Links, PageKind, Piece, Site, Target, addresses};
use crate::render::body::Placement;
use crate::render::values::status::next_version;
use crate::values::Address;

/// The forms of a guide, as its page links them.
pub(super) fn forms(links: &Links, placement: &Placement<'_>) -> Vec<Option<String>> {
    links.forms.iter().map(|form| form.as_ref().and_then(|target| address(target, placement))).collect()
}

/// The address of a target, as a page links it; `None` for what has no address of its own.
fn address(target: &Target, placement: &Placement<'_>) -> Option<String> {
    let root = placement.root;
    match target {
        Target::File(address, _) => Some(format!("{root}{}", address.url())),
        Target::Page(address, fragment) => Some(format!("{root}{}{fragment}", address.url())),
        Target::External(url) => Some(url.clone()),
        Target::Here(_) | Target::Nothing => None,
    }
}

/// What surrounds the events of a piece: their files, pictures and reports, as the page links them.
pub(super) fn events(site: &Site, of: usize, placement: &Placement<'_>) -> Vec<Surroundings> {
    let (root, piece, links) = (placement.root, &site.pieces[of], &site.links[of]);
    let around = |at: usize| {
        let code = links.codes.get(at).and_then(Option::as_ref);
        let size = if let Some(Target::File(_, size)) = code { *size } else { None };
        let reports = links.reports.iter().filter(|(of, _)| *of == at).map(|(_, report)| &site.pieces[*report]);
        Surroundings {
            ics: site.pages.file(FileKind::Event(of, at)).first().map(|file| format!("{root}{}", file.url())),
            picture: code.and_then(|target| address(target, placement)),
            size: size.map(|size| (size.width, size.height)),
            reports: reports
                .map(|report| (report.entry.common.title.clone(), format!("{root}{}", report.address.url())))
                .collect(),
        }
    };
    (0..piece.events().len()).map(around).collect()
}

/// The files of an award list.
pub(super) fn awards(site: &Site, at: usize) -> AwardFiles {
    let files = site.pages.file(FileKind::Awards(at));
    let file = |number: usize| files.get(number).map(Address::url).unwrap_or_default();
    AwardFiles { csv: file(0), json: file(1) }
}

/// The links of a regulation to its other versions, to its data, and to those who cite it.
pub(super) fn regulation(
    site: &Site,
    at: usize,
    regulation: &Regulation,
    cited: Option<&CitedBy<'_>>,
) -> RegulationLinks {
    let piece = &site.pieces[at];
    RegulationLinks {
        texts: piece.versions.iter().filter_map(|at| version(site, piece, *at)).collect(),
        in_force: piece.stands_for.and_then(|at| version(site, piece, at)),
        dated: site.pages.address(PageKind::Dated(at)).unwrap_or(&piece.address).url(),
        next: next_version(site, piece, regulation).and_then(|at| version(site, piece, at)),
        data: addresses::provisions(&piece.address).url(),
        cited_by: cited.map(CitedBy::whole).unwrap_or_default(),
    }
}

/// A version of the regulation of `piece`.
fn version(site: &Site, piece: &Piece, at: usize) -> Option<TextLink> {
    let other = &site.pieces[at];
    let before = piece.versions.iter().rev().skip_while(|version| **version != at).nth(1);
    let comparison = before.and_then(|before| site.pages.address(PageKind::Comparison(*before, at)));
    Some(TextLink {
        effective_on: When::day(other.regulation()?.version_day(), site.settings.locale()),
        address: other.address.url(),
        here: other.address == piece.address,
        comparison: comparison.map(Address::url),
    })
}
