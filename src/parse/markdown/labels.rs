//! Labels of footnotes.

/// The label for comparison, which ignores case.
pub(super) fn folded(label: &str) -> String {
    label.to_lowercase()
}
