//! The footnotes of a body, numbered in the order of their first references.

use indexmap::IndexMap;

use super::flow::Flow;
use super::labels::folded;
use crate::document::{FootnoteReference, Tag};
use crate::faults::{Fault, Place};
use crate::values::text;

/// How often a text may refer to one footnote, which gets a link back to each place.
pub(super) const MAX_TIMES: u32 = 200;

/// The fault of a footnote to which a text refers more often.
pub(super) fn too_often(label: &str, at: Place) -> Fault {
    let message = text!(
        "脚注 [^{label}] 在这一篇里引用了超过 {MAX_TIMES} 次",
        "the text refers to the footnote [^{label}] more than {MAX_TIMES} times"
    );
    let help = text!("写成正文里的一句话，或少引几处", "make it a sentence of the text, or refer to it less often");
    Fault::error("too-many-references", at, message).help(help)
}

/// The footnotes of one body.
#[derive(Default)]
pub(super) struct Notes {
    /// The number of references to each label, in the order of the first reference.
    referred: IndexMap<String, u32>,
    /// The contents of the definitions, by label.
    defined: IndexMap<String, Flow>,
    /// The label of the current definition, and the flow that was interrupted by it.
    open: Option<(String, Flow)>,
}

impl Notes {
    /// Adds a reference to `label`.
    pub(super) fn refer(&mut self, label: &str) -> FootnoteReference {
        let entry = self.referred.entry(folded(label));
        let number = count(entry.index() + 1);
        let time = entry.and_modify(|count| *count += 1).or_insert(1);
        FootnoteReference { number, time: *time }
    }

    /// Begins a definition: from here on, `flow` receives its contents.
    pub(super) fn open(&mut self, label: &str, flow: &mut Flow) {
        self.open = Some((folded(label), std::mem::take(flow)));
    }

    /// Ends the definition: takes its contents out of `flow` and restores the interrupted flow.
    pub(super) fn close(&mut self, flow: &mut Flow) {
        if let Some((label, before)) = self.open.take() {
            self.defined.insert(label, std::mem::replace(flow, before));
        }
    }

    /// The anchors of all references and notes.
    pub(super) fn anchors(&self) -> impl Iterator<Item = String> {
        (1..=self.referred.len()).flat_map(|number| [format!("fn-{number}"), format!("fnref-{number}")])
    }

    /// Writes the footnotes at the end of the body, if there are any.
    pub(super) fn write(mut self, flow: &mut Flow) {
        if self.referred.is_empty() {
            return;
        }
        flow.open(Tag::Footnotes);
        for (at, (label, references)) in self.referred.iter().enumerate() {
            flow.open(Tag::Footnote { number: count(at + 1), references: *references });
            if let Some(note) = self.defined.swap_remove(label) {
                flow.append(note);
            }
            flow.close();
        }
        flow.close();
    }
}

fn count(number: usize) -> u32 {
    u32::try_from(number).unwrap_or(u32::MAX)
}
