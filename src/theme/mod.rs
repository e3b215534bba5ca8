//! The template engine and the embedded theme.

mod components;
mod embedded;
mod engine;
mod texts;

pub use components::Components;
pub use embedded::built_in_files;
pub use engine::{Theme, ThemeError, asked_assets};
