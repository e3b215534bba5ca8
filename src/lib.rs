//! huikan (会刊): a static site generator for an association's newsletter.
//!
//! The modules stand in the order of the flow, `Source → Entry → Site → pages → published tree`; a module imports
//! only from floors below its own (`ARCHITECTURE.md`, checked by a test).

pub mod cli;
pub mod reference;
pub mod serve;

pub mod pipeline;

pub mod check;
pub mod link;
pub mod load;
pub mod outputs;
pub mod parse;
pub mod publish;
pub mod render;

pub mod model;

pub mod config;
pub mod theme;

pub mod kinds;
pub mod pictures;

pub mod cache;
pub mod document;
pub mod import;
pub mod search;
pub mod typesetting;
pub mod yaml;

pub mod faults;

pub mod values;
