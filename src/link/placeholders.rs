//! Addresses that nobody has filled in.

/// Words that stand where an address belongs.
#[rustfmt::skip]
const WORDS: &[&str] = &[
    "网址", "链接", "地址", "链接地址", "文件名", "路径", "待补", "待定", "待填", "待补充", "此处填网址", "url", "link", "href",
    "todo", "tbd", "xx", "xxx", "xxxx", "...", "…", "……", "http", "https", "http:", "https:", "http://", "https://", "www",
];

/// Whether the address is one that a draft or an example holds: `网址`, `https://`, `https://www.xxx.com/`, `TODO`.
pub(super) fn is_placeholder(written: &str) -> bool {
    let bare = written.trim().trim_matches(['<', '>', '（', '）', '【', '】', '{', '}']).to_lowercase();
    let rest = bare.strip_prefix("https://").or_else(|| bare.strip_prefix("http://"));
    let host = rest.and_then(|rest| rest.split(['/', '?', '#']).next()).unwrap_or("");
    let is_x = |part: &str| part.len() > 1 && part.chars().all(|c| matches!(c, 'x' | '×' | '*'));
    let is_word = |word: &str| WORDS.contains(&word.trim_end_matches(".md"));
    is_word(&bare) || rest.is_some_and(is_word) || host.split('.').any(is_x)
}

#[cfg(test)]
mod tests {
    use super::is_placeholder;

    #[test]
    fn addresses_that_nobody_filled_in_are_known() {
        for written in
            ["网址", "https://", " http://", "https://www.xxx.com/a", "TODO", "{url}", "https://…", "链接.md"]
        {
            assert!(is_placeholder(written), "{written}");
        }
        for written in
            ["a.md", "https://www.example.org/", "#", "../", "https://x.com/", "https://a.org/xxx", "urls.md"]
        {
            assert!(!is_placeholder(written), "{written}");
        }
    }
}
