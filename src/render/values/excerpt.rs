//! The first sentences of a text.

use crate::model::Entry;

/// The most characters of an excerpt.
const EXCERPT: usize = 120;

/// Returns the summary of a piece, or where it has none the first sentences of its text.
pub(in crate::render) fn summary(entry: &Entry) -> Option<String> {
    entry.common.summary.clone().or_else(|| excerpt(&entry.document.lead))
}

/// Returns the beginning of a text up to the end of a sentence; where the first sentence is too long, up to a comma.
fn excerpt(text: &str) -> Option<String> {
    let text = text.trim();
    if text.is_empty() {
        return None;
    }
    if text.chars().count() <= EXCERPT {
        return Some(text.to_owned());
    }
    let head: String = text.chars().take(EXCERPT).collect();
    let ends = |marks: &[char]| head.rfind(marks).map(|at| at + head[at..].chars().next().map_or(0, char::len_utf8));
    if let Some(mut end) = ends(&['。', '！', '？', '!', '?']) {
        // A closing quotation mark belongs to the sentence.
        end += text[end..].chars().next().filter(|c| matches!(c, '”' | '’' | '」' | '）')).map_or(0, char::len_utf8);
        return Some(text[..end].to_owned());
    }
    let end = ends(&['；', '，', '、', ',', ' '])
        .map_or(head.len(), |end| end - head[..end].chars().next_back().map_or(0, char::len_utf8));
    Some(format!("{}……", &head[..end]))
}

#[cfg(test)]
mod tests {
    use super::excerpt;

    #[test]
    fn ends_at_a_sentence() {
        let text = format!("{}。{}。", "甲".repeat(60), "乙".repeat(80));
        assert_eq!(excerpt(&text), Some(format!("{}。", "甲".repeat(60))));
        assert_eq!(excerpt("短句"), Some("短句".to_owned()));
        assert_eq!(excerpt(" "), None);
        assert_eq!(
            excerpt(&format!("{}，{}", "甲".repeat(100), "乙".repeat(100))),
            Some(format!("{}……", "甲".repeat(100)))
        );
    }
}
