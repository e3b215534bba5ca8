//! Statutes that someone keeps as Markdown: their marks are taken off, line by line, so that the lines keep their numbers.

/// A text without marks.
pub(super) struct Unmarked {
    pub text: String,
    /// The heading of level 1, which is the title.
    pub title: Option<String>,
}

/// Takes the marks of headings, bold words, comments and front matter off.
pub(super) fn unmarked(text: &str) -> Unmarked {
    let mut title = None;
    let mut out = String::with_capacity(text.len());
    let mut in_fields = text.trim_start_matches('\u{feff}').starts_with("---\n");
    let mut in_comment = false;
    for (at, line) in text.lines().enumerate() {
        let trimmed = line.trim();
        if in_fields || in_comment || trimmed.starts_with("<!--") {
            in_fields &= !(at > 0 && trimmed == "---");
            in_comment = !in_fields && (in_comment || trimmed.starts_with("<!--")) && !trimmed.ends_with("-->");
            out.push('\n');
            continue;
        }
        let level = trimmed.bytes().take_while(|byte| *byte == b'#').count();
        let is_heading = (1..=6).contains(&level) && trimmed[level..].starts_with([' ', '\u{3000}', '第', '《']);
        if is_heading {
            let words = trimmed[level..].trim();
            if level == 1 && title.is_none() {
                title = Some(words.replace("**", ""));
            }
            out.push_str(&words.replace("**", ""));
        } else {
            out.push_str(&line.replace("**", ""));
        }
        out.push('\n');
    }
    Unmarked { text: out, title }
}

#[cfg(test)]
mod tests {
    use super::unmarked;

    #[test]
    fn marks_go_and_lines_stay() {
        let text = "---\na: b\n---\n# 某市《法》办法\n\n<!-- 注\n还是注 -->\n## 第一章 总则\n**第一条** 甲 #乙\n";
        let read = unmarked(text);
        assert_eq!(read.title.as_deref(), Some("某市《法》办法"));
        assert_eq!(read.text, "\n\n\n某市《法》办法\n\n\n\n第一章 总则\n第一条 甲 #乙\n");
        assert_eq!(unmarked("第一条 甲").title, None);
    }
}
