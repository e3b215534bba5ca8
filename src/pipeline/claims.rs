//! All paths of the output but those of hashed copies, each with what takes it.

use super::images::Images;
use crate::check::{self, Claim, Claimant};
use crate::faults::{Fault, Place};
use crate::link;
use crate::load;
use crate::model::{Channel, FileKind, PageKind, Site};
use crate::outputs::Copy;
use crate::values::Address;

/// What a file of the output is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Origin {
    /// A page, by its place in the list of pages.
    Page(usize),
    /// One of several files that are written together: their place in the list of files, its place among them.
    File(usize, usize),
    /// The index of the search.
    SearchIndex,
    /// A file of pairs and words, by its number.
    SearchShard(usize),
    /// A file of texts, by its number.
    SearchGroup(usize),
    /// The copy of the file at the same path.
    Copy,
    /// A variant of a picture: the place of the picture, its place among the variants.
    Variant(usize, usize),
}

/// The claims of all pages and files.
pub(super) fn claims(site: &Site, copies: &[Copy<'_>], images: &Images) -> Vec<Claim<Origin>> {
    let own = |address: &Address, of| Claim { path: address.output_path(), by: Claimant::Site, of };
    let pages = site.pages.all().iter().enumerate().map(|(at, page)| Claim {
        path: page.address.output_path(),
        by: by(page.kind),
        of: Origin::Page(at),
    });
    let copied = copies.iter().map(|copy| (copy.asset.path.clone(), Origin::Copy));
    let variants = images.variants().map(|(image, variant, path)| (path.to_owned(), Origin::Variant(image, variant)));
    let copied = copied.chain(variants).map(|(path, of)| Claim { path, by: Claimant::File, of });
    let files = site.pages.files().iter().enumerate().flat_map(|(at, file)| {
        let by = match file.kind {
            FileKind::Feeds(Channel::Tag(_)) => Claimant::Tag,
            FileKind::Feeds(Channel::Series(_)) => Claimant::Series,
            _ => Claimant::Site,
        };
        let addresses = file.addresses.iter().enumerate();
        addresses.map(move |(part, address)| Claim { by, ..own(address, Origin::File(at, part)) })
    });
    let searched = site.pages.search().into_iter().flat_map(|search| {
        let shards = search.shards.iter().enumerate().map(|(at, address)| own(address, Origin::SearchShard(at)));
        let groups = search.groups.iter().enumerate().map(|(at, address)| own(address, Origin::SearchGroup(at)));
        [own(&search.index, Origin::SearchIndex)].into_iter().chain(shards).chain(groups)
    });
    pages.chain(copied).chain(files).chain(searched).collect()
}

/// What claims the path of a page.
const fn by(kind: PageKind) -> Claimant {
    match kind {
        PageKind::Piece(_) | PageKind::Dated(_) | PageKind::Issue(_) | PageKind::WholeIssue(_) => Claimant::Piece,
        PageKind::Redirect(..) => Claimant::Alias,
        PageKind::Tag(..) => Claimant::Tag,
        PageKind::Series(..) => Claimant::Series,
        PageKind::Name(..) => Claimant::Name,
        _ => Claimant::Site,
    }
}

/// The faults of paths that are claimed twice or that some systems cannot hold; `said` are the faults that are known already.
pub(super) fn clashes(claims: &[Claim<Origin>], site: &Site, images: &Images, said: &[Fault]) -> Vec<Fault> {
    let from = |claim: &Claim<Origin>| from(site, images, claim);
    let place = |claim: &Claim<Origin>| place(site, images, claim);
    let mut faults = check::addresses(claims, said, &from, &place);
    faults.extend(check::portable(claims, &place));
    faults
}

/// The place in the source from which a claim comes.
fn from(site: &Site, images: &Images, claim: &Claim<Origin>) -> Place {
    let settings = || Place::file(load::SETTINGS);
    let copy =
        |path: &str| site.assets.get(path).map_or_else(|| Place::file(path), |one| Place::file(&one.site_path()));
    match claim.of {
        Origin::Page(at) => {
            site.pages.all()[at].source.map_or_else(settings, |piece| site.pieces[piece].entry.source.whole())
        }
        Origin::Copy => copy(&claim.path),
        Origin::Variant(image, _) => copy(images.original(image)),
        Origin::File(..) | Origin::SearchIndex | Origin::SearchShard(_) | Origin::SearchGroup(_) => settings(),
    }
}

/// Where a claim can be corrected: an alias where it is written, others in the file that they come from.
fn place(site: &Site, images: &Images, claim: &Claim<Origin>) -> Place {
    match claim.of {
        Origin::Page(at) => match site.pages.all()[at].kind {
            PageKind::Redirect(_, piece) => link::alias_place(&site.pieces[piece].entry, &site.pages.all()[at].address),
            _ => from(site, images, claim),
        },
        _ => from(site, images, claim),
    }
}
