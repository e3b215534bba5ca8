//! A linked site with all that its pages need.

use std::sync::Arc;

use crate::cache::Cache;
use crate::faults::Fault;
use crate::model::{Output, Site};
use crate::render::{Renderer, Shared};
use crate::theme::{Theme, ThemeError};

/// A site of which pages can be rendered.
pub(super) struct LiveSite {
    pub(super) site: Site,
    pub(super) theme: Arc<Theme>,
    /// What its pages share.
    pub(super) shared: Shared,
    pub(super) cache: Cache,
}

impl LiveSite {
    /// Renders its pages.
    pub(super) fn renderer(&self) -> Renderer<'_> {
        Renderer::new(&self.site, &self.theme, &self.shared)
    }

    /// The page at this place in the list of pages.
    ///
    /// # Errors
    /// Its template is wrong.
    pub(super) fn page(&self, at: usize) -> anyhow::Result<Output> {
        self.renderer().prepare(&self.site.pages.all()[at])?.render().map_err(wrong)
    }
}

/// The error of a template.
pub(super) fn wrong(error: ThemeError) -> anyhow::Error {
    said(&error.0)
}

/// A fault for which a file cannot be made, as an error.
pub(super) fn said(fault: &Fault) -> anyhow::Error {
    let message = &fault.message;
    anyhow::anyhow!("{} / {}", message.zh, message.en)
}
