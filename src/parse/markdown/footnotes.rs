//! Footnotes: numbered in the order in which the text refers to them, with links there and back.

use std::ops::Range;

use indexmap::IndexMap;

use super::write::attribute;
use crate::values::Language;

/// The footnotes of one body.
#[derive(Default)]
pub(super) struct Footnotes {
    /// How often each label was referred to, in the order of the first reference.
    referred: IndexMap<String, usize>,
    /// The definitions by label, with their bytes in the source.
    defined: IndexMap<String, (Range<usize>, String)>,
    /// The definition being written, and what was written before it.
    open: Option<(String, Range<usize>, String)>,
}

impl Footnotes {
    /// A reference to `label`, as HTML.
    pub(super) fn refer(&mut self, label: &str) -> String {
        let entry = self.referred.entry(label.to_owned());
        let number = entry.index() + 1;
        let count = entry.and_modify(|count| *count += 1).or_insert(1);
        let again = if *count > 1 { format!("-{count}") } else { String::new() };
        format!("<sup class=\"fn-ref\"><a id=\"fnref-{number}{again}\" href=\"#fn-{number}\">{number}</a></sup>")
    }

    /// Begins a definition; `before` is what was written so far.
    pub(super) fn open(&mut self, label: &str, range: Range<usize>, before: String) {
        self.open = Some((label.to_owned(), range, before));
    }

    /// Ends it; gives back what was written before.
    pub(super) fn close(&mut self, definition: String) -> String {
        let Some((label, range, before)) = self.open.take() else { return definition };
        self.defined.insert(label, (range, definition));
        before
    }

    /// Definitions that nothing refers to.
    pub(super) fn unused(&self) -> Vec<(String, Range<usize>)> {
        let unused = self.defined.iter().filter(|(label, _)| !self.referred.contains_key(*label));
        unused.map(|(label, (range, _))| (label.clone(), range.clone())).collect()
    }

    /// The ids of all references and notes.
    pub(super) fn anchors(&self) -> impl Iterator<Item = String> {
        (1..=self.referred.len()).flat_map(|number| [format!("fn-{number}"), format!("fnref-{number}")])
    }

    /// The list at the end of the body; empty where there is none.
    pub(super) fn section(&self, language: Language) -> String {
        if self.referred.is_empty() {
            return String::new();
        }
        let (label, back) = match language {
            Language::ZhHans => ("脚注", "回到正文"),
            Language::En => ("Footnotes", "Back to the text"),
        };
        let mut html = format!("<section class=\"footnotes\" aria-label=\"{label}\">\n<ol>\n");
        for (index, (name, count)) in self.referred.iter().enumerate() {
            let number = index + 1;
            let text = self.defined.get(name).map_or("", |(_, html)| html.trim());
            let mut links = String::new();
            for reference in 1..=*count {
                let again = if reference > 1 { format!("-{reference}") } else { String::new() };
                links.push_str(&format!(" <a class=\"fn-back\" href=\"#fnref-{number}{again}\" aria-label=\""));
                attribute(&mut links, &format!("{back} {number}{again}"));
                links.push_str("\">↩</a>");
            }
            let text =
                text.strip_suffix("</p>").map_or_else(|| format!("{text}{links}"), |text| format!("{text}{links}</p>"));
            html.push_str(&format!("<li id=\"fn-{number}\">{text}</li>\n"));
        }
        html.push_str("</ol>\n</section>\n");
        html
    }
}
