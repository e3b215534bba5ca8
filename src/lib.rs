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
    pub use crate::config::{RemotePictures, read as read_settings};
    pub use crate::document::Document;
    pub use crate::faults::{SourceText, explanations};
    pub use crate::import::laws;
    pub use crate::link::{Include, link, place};
    pub use crate::model::{Entry, Source};
    pub use crate::outputs::{Packing, is_packed};
    pub use crate::parse::{Dialect, Markdown, parse};
    pub use crate::pictures::MAKERS;
    pub use crate::reference::{reference, templates};
    pub use crate::render::body::{Frame, Image, Places, write as write_body};
    pub use crate::values::Language;
}
