//! Words that the HTML of a body adds, in the language of the site.

use crate::document::Alert;
use crate::values::Language;

/// `图1`, the label of a figure.
pub(super) fn figure(language: Language, number: u32) -> String {
    match language {
        Language::ZhHans => format!("图{number}"),
        Language::En => format!("Figure {number}"),
    }
}

/// `表1`, the label of a table.
pub(super) fn table(language: Language, number: u32) -> String {
    match language {
        Language::ZhHans => format!("表{number}"),
        Language::En => format!("Table {number}"),
    }
}

/// The label of the check box of a task.
pub(super) fn task(language: Language, done: bool) -> &'static str {
    match (language, done) {
        (Language::ZhHans, true) => "已完成",
        (Language::ZhHans, false) => "未完成",
        (Language::En, true) => "done",
        (Language::En, false) => "to do",
    }
}

/// The label of the footnotes, and that of the links back to the text.
pub(super) fn footnotes(language: Language) -> (&'static str, &'static str) {
    match language {
        Language::ZhHans => ("脚注", "回到正文"),
        Language::En => ("Footnotes", "Back to the text"),
    }
}

/// The class of an alert and its title.
pub(super) fn alert(language: Language, alert: Alert) -> (&'static str, &'static str) {
    let (class, zh, en) = match alert {
        Alert::Note => ("note", "说明", "Note"),
        Alert::Tip => ("tip", "提示", "Tip"),
        Alert::Important => ("important", "要点", "Important"),
        Alert::Warning => ("warning", "注意", "Warning"),
        Alert::Caution => ("caution", "警示", "Caution"),
    };
    (class, if language == Language::En { en } else { zh })
}
