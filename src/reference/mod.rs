//! Writes the reference from the code: settings, front matter, fault codes, the data of templates.
//!
//! The results are stored in `docs/`; a test compares them.

mod explain;
mod fields;
mod templates;

pub use explain::explain;
pub use templates::templates;

use crate::faults;
use crate::values::{Language, text};

/// The reference for editors and publishers, as Markdown: settings, front matter, fault codes.
#[must_use]
pub fn reference(language: Language) -> String {
    let title = text!("参考：设置、文首字段、错误代码", "Reference: settings, front matter, codes");
    let note = text!(
        "本页由程序写出，请不要手改。字段的英文名和中文名意思相同，写哪个都可以；同一处两个都写是重复。",
        "This page is written by the program; do not edit it. A field's English and Chinese names mean the same; both \
         in one place are a duplicate."
    );
    let mut out = format!("# {}\n\n{}\n\n", title.in_language(language), note.in_language(language));
    fields::write(&mut out, language);
    codes(&mut out, language);
    out
}

/// Writes the chapter on the fault codes.
fn codes(out: &mut String, language: Language) {
    let title = text!("错误代码", "Codes of faults");
    let note = text!(
        "每条提示的方括号里是代码；`huikan explain 代码` 显示同样的说明。",
        "The code stands in the brackets of a message; `huikan explain CODE` says the same."
    );
    out.push_str(&format!("## {}\n\n{}\n", title.in_language(language), note.in_language(language)));
    for (code, explanation) in faults::explanations() {
        out.push_str(&format!("\n### {code}\n\n{}\n", explanation.in_language(language).trim_end()));
    }
}
