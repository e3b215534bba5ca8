//! The bytes of the files that are neither pages nor copies. `model::Pages` lists which of them a site has.

use super::feed::Feed;
use super::{atom, awards, calendar, index, json_feed, redirects, regulations, rss, sitemap};
use crate::model::{FileKind, Output, Site, SiteFile};
use crate::theme::Theme;

/// Returns the pieces whose whole texts a file of this kind contains.
#[must_use]
pub(crate) fn pieces(site: &Site, kind: FileKind) -> Vec<usize> {
    if let FileKind::Feeds(channel) = kind { channel.pieces(site) } else { Vec::new() }
}

/// Returns the paths and bytes of a file, or of several files that are written together. `contents` holds the whole
/// texts of [`pieces`] as HTML, in the same order.
///
/// # Errors
/// If a value cannot be represented in the format of the file. No known value of a site causes this.
pub(crate) fn write(site: &Site, theme: &Theme, file: &SiteFile, contents: &[String]) -> anyhow::Result<Vec<Output>> {
    let bytes = match file.kind {
        FileKind::Feeds(channel) => match site.pages.feeds(channel) {
            Some(files) => feeds(&Feed::new(site, channel, files, contents))?,
            None => Vec::new(),
        },
        FileKind::Sitemap => sitemap::write(site, &file.addresses)?,
        FileKind::Robots => vec![sitemap::robots(site)],
        FileKind::Redirects => redirects::write(site),
        FileKind::Index => vec![index::write(site)?],
        FileKind::Calendar => vec![calendar::all(site, theme)],
        FileKind::Event(piece, event) => vec![calendar::one(site, theme, piece, event)],
        FileKind::Regulation(piece) => regulations::write(site, &site.pieces[piece])?.into_iter().collect(),
        FileKind::Awards(piece) => awards::write(&site.pieces[piece], site.settings.timezone, theme)?,
    };
    let outputs = file.addresses.iter().zip(bytes);
    Ok(outputs.map(|(address, bytes)| Output { path: address.output_path(), bytes }).collect())
}

/// Returns a feed in all of its formats: Atom, JSON, RSS.
fn feeds(feed: &Feed<'_>) -> anyhow::Result<Vec<Vec<u8>>> {
    let mut forms = vec![atom::write(feed)?, json_feed::write(feed)?];
    if let Some(own) = feed.files.rss {
        forms.push(rss::write(feed, &feed.absolute(own))?);
    }
    Ok(forms)
}
