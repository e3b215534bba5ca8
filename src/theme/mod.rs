//! The template engine and the embedded theme.

mod component_parts;
mod components;
mod constants;
mod embedded;
mod engine;
mod texts;

pub(crate) use components::Components;
pub(crate) use embedded::built_in_files;
pub(crate) use engine::{Theme, ThemeError, asked_assets};
