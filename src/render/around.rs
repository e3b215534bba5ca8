//! What only the site knows of a piece's forms and events.

use super::body::Stand;
use crate::kinds::events::Surroundings;
use crate::model::{FileKind, Links, Site, Target};

/// Where the forms of a guide are, as its page links them.
pub(super) fn forms(links: &Links, stand: &Stand<'_>) -> Vec<Option<String>> {
    links.forms.iter().map(|form| form.as_ref().and_then(|target| address(target, stand))).collect()
}

/// Where a target is, as a page links it.
fn address(target: &Target, stand: &Stand<'_>) -> Option<String> {
    let root = stand.root;
    match target {
        Target::File(address, _) => Some(format!("{root}{}", address.url())),
        Target::Page(address, fragment) => Some(format!("{root}{}{fragment}", address.url())),
        Target::External(url) => Some(url.clone()),
        Target::Here(_) | Target::Nothing => None,
    }
}

/// What stands around the events of a piece.
pub(super) fn surroundings(site: &Site, of: usize, stand: &Stand<'_>) -> Vec<Surroundings> {
    let (root, piece, links) = (stand.root, &site.pieces[of], &site.links[of]);
    let around = |at: usize| {
        let code = links.codes.get(at).and_then(Option::as_ref);
        let size = if let Some(Target::File(_, size)) = code { *size } else { None };
        let reports = links.reports.iter().filter(|(of, _)| *of == at).map(|(_, report)| &site.pieces[*report]);
        Surroundings {
            ics: site.pages.file(FileKind::Event(of, at)).first().map(|file| format!("{root}{}", file.url())),
            picture: code.and_then(|target| address(target, stand)),
            size: size.map(|size| (size.width, size.height)),
            reports: reports
                .map(|report| (report.entry.common.title.clone(), format!("{root}{}", report.address.url())))
                .collect(),
        }
    };
    (0..piece.events().len()).map(around).collect()
}
