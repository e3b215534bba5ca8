//! All paths of the output but those of hashed copies, each with what takes it.

use super::images::Images;
use crate::check::{self, Claim, Claimant};
use crate::faults::{Fault, Place};
use crate::link;
use crate::load;
use crate::model::{Channel, FileKind, Page, PageKind, SearchFiles, Site};
use crate::outputs::Copy;
use crate::values::Address;

/// The claims of all pages and files.
pub(super) fn claims(site: &Site, copies: &[Copy<'_>], images: &Images) -> Vec<Claim> {
    let copy = |copy: &Copy<'_>| Claim {
        path: copy.asset.path.clone(),
        from: Place::file(&copy.asset.site_path()),
        by: Claimant::File,
    };
    let image = |(path, of): (&str, &str)| {
        let from = site.assets.get(of).map_or_else(|| Place::file(of), |asset| Place::file(&asset.site_path()));
        Claim { path: path.to_owned(), from, by: Claimant::File }
    };
    let own = |by, path| Claim { path, from: Place::file(load::SETTINGS), by };
    let files = site.pages.files().iter().flat_map(|file| {
        let by = match file.kind {
            FileKind::Feeds(Channel::Tag(_)) => Claimant::Tag,
            FileKind::Feeds(Channel::Series(_)) => Claimant::Series,
            _ => Claimant::Site,
        };
        file.addresses.iter().map(move |address| own(by, address.output_path()))
    });
    let searched = site.pages.search().into_iter().flat_map(SearchFiles::addresses);
    let searched = searched.map(|address| own(Claimant::Site, address.output_path()));
    let copied = copies.iter().map(copy).chain(images.paths().map(image));
    site.pages.all().iter().map(|page| of_page(site, page)).chain(copied).chain(files).chain(searched).collect()
}

fn of_page(site: &Site, page: &Page) -> Claim {
    let by = match page.kind {
        PageKind::Piece(_) | PageKind::Dated(_) | PageKind::Issue(_) | PageKind::WholeIssue(_) => Claimant::Piece,
        PageKind::Redirect(..) => Claimant::Alias,
        PageKind::Tag(..) => Claimant::Tag,
        PageKind::Series(..) => Claimant::Series,
        PageKind::Name(..) => Claimant::Name,
        _ => Claimant::Site,
    };
    let source = page.source.map(|piece| site.pieces[piece].entry.source.whole());
    Claim { path: page.address.output_path(), from: source.unwrap_or_else(|| Place::file(load::SETTINGS)), by }
}

/// The faults of paths that are claimed twice; `said` are the faults that are known already.
pub(super) fn clashes(claims: &[Claim], site: &Site, said: &[Fault]) -> Vec<Fault> {
    check::addresses(claims, said, &|claim| place(site, claim))
}

/// Where a claim can be corrected: an alias where it is written, others in the file that they come from.
fn place(site: &Site, claim: &Claim) -> Place {
    let is_it = |address: &Address| claim.by == Claimant::Alias && address.output_path() == claim.path;
    let alias = site.redirects.iter().find(|(address, _)| is_it(address));
    alias.map_or_else(|| claim.from.clone(), |(address, at)| link::alias_place(&site.pieces[*at].entry, address))
}
