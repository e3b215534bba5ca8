//! The words with which titles of laws end.

/// Kinds of texts, the longer of two with the same end first.
pub(super) const KINDS: &[&str] =
    &["条例", "规定", "办法", "规则", "细则", "决定", "解释", "意见", "准则", "规程", "章程", "通则", "法"];

/// Other names that a text gives itself after 本. Texts of these kinds are often no statutes.
pub(super) const OTHER_OWN_KINDS: &[&str] = &["制度", "守则", "公约", "规范", "标准", "指引", "方案"];

/// Whether a title has the form of the title of a law.
pub(crate) fn is_law_title(title: &str) -> bool {
    let title = title.split(['（', '(']).next().unwrap_or(title);
    KINDS.iter().any(|kind| title.ends_with(kind)) && title.chars().count() > 2
}
