//! Addresses of the calendar of all events.

use crate::model::{FileKind, Site};
use crate::values::Address;

/// Where the calendar of all events can be had; nothing where no day of an event is known.
#[derive(Debug, Default)]
pub(in crate::render) struct CalendarLinks {
    /// The file, from the site's root.
    pub(in crate::render) ics: Option<String>,
    /// The address to which calendar programs subscribe (`webcal:`).
    pub(in crate::render) webcal: Option<String>,
}

impl CalendarLinks {
    /// Those of a site.
    pub(in crate::render) fn new(site: &Site) -> Self {
        let file = site.pages.file(FileKind::Calendar).first();
        let absolute = file.map(|file| site.settings.absolute(file));
        let webcal = absolute.as_deref().and_then(|address| address.split_once("://"));
        Self { ics: file.map(Address::url), webcal: webcal.map(|(_, rest)| format!("webcal://{rest}")) }
    }
}
