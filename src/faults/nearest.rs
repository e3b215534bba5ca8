//! Suggestions for misspelt names: "did you mean …?"

/// The candidate with the smallest edit distance from `word`; `None` where all are further away than a third of the
/// word's letters (but at least one). Of several with the same distance, one with the same first letter wins, then the
/// first.
#[must_use]
pub(crate) fn nearest<'a>(word: &str, candidates: impl IntoIterator<Item = &'a str>) -> Option<&'a str> {
    let length = word.chars().count();
    let allowed = (length / 3).max(1);
    candidates
        .into_iter()
        .map(|candidate| (strsim::osa_distance(word, candidate), candidate))
        .filter(|(distance, candidate)| *distance <= allowed && *distance < candidate.chars().count().max(length))
        .min_by_key(|(distance, candidate)| (*distance, candidate.chars().next() != word.chars().next()))
        .map(|(_, candidate)| candidate)
}

#[cfg(test)]
mod tests {
    use super::nearest;

    #[test]
    fn finds_the_word_that_was_meant() {
        assert_eq!(nearest("colums", ["columns", "title"]), Some("columns"));
        assert_eq!(nearest("darft", ["draft", "date"]), Some("draft"));
        assert_eq!(nearest("标提", ["话题", "标题", "标签", "日期"]), Some("标题"));
        assert_eq!(nearest("zzz", ["columns", "title"]), None);
    }
}
