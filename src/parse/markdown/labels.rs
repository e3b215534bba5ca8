//! Labels of footnotes.

/// The label in the form in which labels are compared: they differ in more than their case.
pub(super) fn folded(label: &str) -> String {
    label.to_lowercase()
}
