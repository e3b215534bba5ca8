//! Why a reference leads nowhere.

use super::paths::is_attachment;
use crate::values::{Text, text};

/// A reference that leads nowhere: what a fault says of it.
pub(super) struct Broken {
    /// The code of the fault.
    pub(super) code: &'static str,
    /// What is wrong.
    pub(super) message: Text,
    /// How to mend it; `None` where a suggestion may be found.
    pub(super) help: Option<Text>,
}

impl Broken {
    /// A broken reference without help.
    pub(super) const fn new(code: &'static str, message: Text) -> Self {
        Self { code, message, help: None }
    }

    /// The same with help.
    pub(super) fn help(self, help: Text) -> Self {
        Self { help: Some(help), ..self }
    }

    /// The page or file that a reference names does not exist.
    pub(super) fn missing(target: &str, place: &str) -> Self {
        let is_file = place.ends_with(".md") || is_attachment(place);
        let Text { zh, en } = if is_file { text!("文件", "file") } else { text!("页面", "page") };
        Self::new("broken-link", text!("链接指的{zh} `{target}` 不存在", "the {en} `{target}` does not exist"))
    }
}
