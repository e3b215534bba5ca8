//! huikan (会刊): a static site generator for an association's newsletter.
//!
//! The modules are listed from the highest layer to the lowest; a module imports lower layers only (`ARCHITECTURE.md`,
//! checked by a test). All are private, so that the compiler finds code that nothing uses; [`internals`] names what the
//! tests, the benchmark and the fuzz targets need.

mod cli;
mod reference;
mod serve;

mod pipeline;

mod check;
mod link;
mod load;
mod outputs;
mod parse;
mod publish;
mod render;

mod model;

mod config;
mod theme;

mod kinds;
mod pictures;

mod cache;
mod document;
mod import;
mod search;
mod typesetting;
mod yaml;

mod faults;
mod markup;

mod values;

pub use cli::run;

/// What the tests, the benchmark and the fuzz targets use beside [`run`]. This is no interface for others.
#[doc(hidden)]
pub mod internals {
    use std::path::Path;

    use crate::pictures;
    use crate::pipeline::{Goal, Progress, Request, Strictness};

    pub use crate::config::{MissingAlt, RemotePictures, read as read_settings};
    pub use crate::document::Document;
    pub use crate::faults::{SourceText, explanations};
    pub use crate::import::laws;
    pub use crate::kinds::Kind;
    pub use crate::kinds::award_list::DataFile;
    pub use crate::link::{Include, link, place};
    pub use crate::model::{Entry, Source};
    pub use crate::outputs::{Packing, is_packed};
    pub use crate::parse::{Dialect, Markdown, parse};
    pub use crate::pictures::MAKERS;
    pub use crate::reference::{reference, templates};
    pub use crate::render::body::{Frame, Image, Places, write as write_body};
    pub use crate::values::Language;

    /// The picture as it is published; `None` where it is refused.
    #[must_use]
    pub fn published(path: &str, bytes: &[u8]) -> Option<Vec<u8>> {
        pictures::published(path, bytes).ok()
    }

    /// Whether the picture can be decoded.
    #[must_use]
    pub fn inspected(bytes: &[u8]) -> bool {
        pictures::inspect(bytes).is_ok()
    }

    /// Builds the site at `root` for the first day of 2025. Returns the codes of its faults, and nothing where the machine is
    /// at fault.
    #[must_use]
    pub fn built(root: &Path, output: &Path) -> Vec<String> {
        let request = Request {
            root: root.to_owned(),
            goal: Goal::Publish(output.to_owned()),
            base_url: None,
            include: Include { drafts: true, future: true },
            now: chrono::DateTime::UNIX_EPOCH + chrono::Duration::days(20_089),
            strictness: Strictness::Errors,
        };
        let report = crate::pipeline::build(&request, &Progress::default());
        report.map_or_else(|_| Vec::new(), |report| report.faults.iter().map(|fault| fault.code.to_string()).collect())
    }
}
