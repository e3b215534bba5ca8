//! huikan (会刊): a static site generator for an association's newsletter.
//!
//! The modules are listed from the highest layer to the lowest; a module imports lower layers only (`ARCHITECTURE.md`,
//! checked by a test). The public ones are those that the binary, the tests, the benchmark and the fuzz targets use.

pub mod cli;
pub mod reference;
pub(crate) mod serve;

pub(crate) mod pipeline;

pub(crate) mod check;
pub mod link;
pub(crate) mod load;
pub mod outputs;
pub mod parse;
pub(crate) mod publish;
pub mod render;

pub mod model;

pub mod config;
pub(crate) mod theme;

pub(crate) mod kinds;
pub mod pictures;

pub(crate) mod cache;
pub mod document;
pub mod import;
pub(crate) mod search;
pub(crate) mod typesetting;
pub(crate) mod yaml;

pub mod faults;
pub(crate) mod markup;

pub mod values;
