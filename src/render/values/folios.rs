//! Numbers of printed pages.

/// Returns the printed pages as readers see them: `83—84`, or one number.
pub(in crate::render) fn folio_range(page: Option<u32>, end: Option<u32>) -> Option<String> {
    let page = page?;
    Some(match end.filter(|end| *end != page) {
        Some(end) => format!("{page}—{end}"),
        None => page.to_string(),
    })
}
