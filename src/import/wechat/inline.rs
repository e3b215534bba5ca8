//! Text as Markdown.

/// A text in which no character means something to Markdown.
pub(super) fn escaped(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    for c in text.chars() {
        if matches!(c, '\\' | '`' | '*' | '_' | '[' | ']' | '<' | '~') {
            out.push('\\');
        }
        out.push(c);
    }
    out
}

/// A paragraph in which the beginning of no line means something to Markdown.
pub(super) fn guarded(text: &str) -> String {
    let guard = |line: &str| {
        let line = line.trim();
        let digits = line.bytes().take_while(u8::is_ascii_digit).count();
        let is_number = (1..10).contains(&digits) && line[digits..].starts_with(['.', ')']);
        let first = line.chars().next();
        if is_number {
            format!("{}\\{}", &line[..digits], &line[digits..])
        } else if matches!(first, Some('#' | '>' | '+' | '-' | '=' | '|' | ':')) {
            format!("\\{line}")
        } else {
            line.to_owned()
        }
    };
    text.lines().map(guard).collect::<Vec<_>>().join("\n")
}

/// An address as the destination of a link.
pub(super) fn destination(address: &str) -> String {
    let is_plain = !address.contains(|c: char| c.is_whitespace() || matches!(c, '(' | ')' | '<' | '>' | '\\'));
    if is_plain {
        return address.to_owned();
    }
    let kept: String = address.chars().filter(|c| !c.is_control() && !matches!(c, '<' | '>')).collect();
    format!("<{}>", kept.trim())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn text_stays_text() {
        assert_eq!(escaped("a*b_[c]<d>"), "a\\*b\\_\\[c\\]\\<d>");
        assert_eq!(guarded("1. 一\n# 二\n三"), "1\\. 一\n\\# 二\n三");
        assert_eq!(guarded("2024年"), "2024年");
        assert_eq!(destination("https://a.cn/b?c=1&d"), "https://a.cn/b?c=1&d");
        assert_eq!(destination("https://a.cn/b c(d)"), "<https://a.cn/b c(d)>");
    }
}
