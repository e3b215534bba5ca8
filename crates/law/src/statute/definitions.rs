//! The terms that a statute defines: `本办法下列用语的含义：（一）会员，是指…`, `本条例所称会期，是指…`.

use super::level::Level;
use super::provision::{Role, Statute};
use crate::characters::is_blank;

/// The maximum length of a term, in characters.
const MAX_LENGTH: usize = 20;
/// The maximum number of terms per statute.
const MAX_TERMS: usize = 100;
/// What a statute calls itself after 本.
const OWN_NAMES: [&str; 12] =
    ["法", "条例", "规定", "办法", "细则", "规则", "决定", "章程", "解释", "标准", "规范", "制度"];

/// A term and the provision that defines it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Definition {
    /// The term, without quotation marks.
    pub term: String,
    /// The index of the provision that defines it.
    pub provision: usize,
    /// The index of the article that contains that provision.
    pub article: usize,
}

impl Statute {
    /// The terms that the statute defines for all of its articles, each once, in the order of their definitions.
    ///
    /// Definitions for a chapter or an article only (本章所称) and definitions in annexes are left out. At most 100 terms of
    /// at most 20 characters are returned.
    #[must_use]
    pub fn definitions(&self) -> Vec<Definition> {
        let mut definitions: Vec<Definition> = Vec::new();
        let mut list = None;
        for line in self.lines.iter().filter(|line| matches!(line.role, Role::Begin | Role::Continue)) {
            let Some(provision) = line.provision.filter(|at| self.enclosing(*at, Level::Annex).is_none()) else {
                continue;
            };
            let Some(article) = self.enclosing(provision, Level::Article) else { continue };
            if leads_in(&line.text) {
                list = Some(article);
                continue;
            }
            let listed = || listed(&line.text).filter(|_| list == Some(article));
            let Some(term) = defined(&line.text).or_else(listed) else { continue };
            if definitions.iter().all(|one| one.term != term) {
                definitions.push(Definition { term: term.to_owned(), provision, article });
            }
            if definitions.len() == MAX_TERMS {
                break;
            }
        }
        definitions
    }
}

/// Whether the line introduces a list of definitions: `本条例下列用语的含义：`, but not `本章下列用语的含义：`.
fn leads_in(text: &str) -> bool {
    let is_list = text.contains("用语") && ["含义", "定义", "意义"].iter().any(|word| text.contains(word));
    let of = text.split_once('本').map_or("条例", |(_, of)| of);
    text.ends_with(['：', ':']) && is_list && OWN_NAMES.iter().any(|own| of.starts_with(own))
}

/// The term that a member of such a list defines: `会员，是指…`, `会员证是指：`, `会费：…`.
fn listed(text: &str) -> Option<&str> {
    let ends = ["，是指", "是指", "，指", "：", ":"];
    ends.iter().filter_map(|end| text.find(end)).min().and_then(|end| term(&text[..end]))
}

/// The term after `本法所称` at the beginning of a sentence, if `是指` follows.
fn defined(text: &str) -> Option<&str> {
    let (before, rest) = text.split_once("所称")?;
    let own = |name: &&str| before.strip_suffix(*name)?.strip_suffix('本');
    let before = OWN_NAMES.iter().find_map(own)?;
    if !before.trim_end_matches(is_blank).is_empty() && !before.ends_with(['。', '；']) {
        return None;
    }
    let rest = rest.strip_prefix('的').unwrap_or(rest);
    let end = ["，是指", "是指", "，指"].iter().filter_map(|end| rest.find(end)).min()?;
    term(&rest[..end])
}

/// The term without blanks and quotation marks around it and without a short name after it (`会员单位（以下简称单位）`).
/// `None` if the text is a list of terms or no term.
fn term(text: &str) -> Option<&str> {
    let text = text.split_once("（以下").or_else(|| text.split_once("（简称")).map_or(text, |(term, _)| term);
    let term = text.trim_matches(|c: char| is_blank(c) || "“”\"‘’".contains(c));
    let is_part = |c: char| !is_blank(c) && (c.is_alphanumeric() || "（）()·-".contains(c));
    let length = term.chars().take(MAX_LENGTH + 1).count();
    ((2..=MAX_LENGTH).contains(&length) && term.chars().all(is_part)).then_some(term)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn words(text: &str) -> Vec<(String, String)> {
        let statute = Statute::parse(text);
        let found = statute.definitions();
        found.into_iter().map(|one| (one.term, statute.provisions[one.provision].id.clone())).collect()
    }

    fn pairs(pairs: &[(&str, &str)]) -> Vec<(String, String)> {
        pairs.iter().map(|(word, id)| ((*word).to_owned(), (*id).to_owned())).collect()
    }

    #[test]
    fn a_list_of_meanings_defines_a_word_in_each_item() {
        let text = "第一条 甲。\n第二条 本办法下列用语的含义：\n（一）会员，是指入会的人。\n（二）“会员单位”是指：入会的单位。\n\
            （三）会费：每年所缴。\n（四）以上、以下，都含本数。\n本办法所称会期，是指三年。\n第三条 会员，是指别的。\n";
        let expected = pairs(&[
            ("会员", "art-2-p1-i1"),
            ("会员单位", "art-2-p1-i2"),
            ("会费", "art-2-p1-i3"),
            ("会期", "art-2-p2"),
        ]);
        assert_eq!(words(text), expected);
        assert_eq!(words("第一条 下列用语的含义：\n（一）会员，是指甲。\n"), pairs(&[("会员", "art-1-p1-i1")]));
    }

    #[test]
    fn a_sentence_may_define_a_word_for_the_whole_text() {
        let text = "第一条 甲。\n第二条 乙。\n本条例所称的会员，是指入会的人。\n\
            第三条 丙。本条例所称会员单位（以下简称单位），是指丁。\n第四条 本条例所称以上、以下，是指含本数。\n";
        assert_eq!(words(text), pairs(&[("会员", "art-2-p2"), ("会员单位", "art-3-p1")]));
    }

    #[test]
    fn what_holds_for_a_part_of_the_text_or_for_another_is_not_defined() {
        let text = "第一章 总则\n第一条 甲。\n第二章 会员\n第二条 本章下列用语的含义：\n（一）会员，是指甲。\n\
            第三条 本章所称理事，是指丙。前款所称监事，是指丁。\n第四条 根据基本法所称居民，是指戊。\n\
            第五条 将第三条修改为：“本办法所称会费，是指己。”\n第六条 依照《某某办法》所称会期，是指庚。\n\
            附件1\n第一条 本办法所称旅客，是指辛。\n";
        assert_eq!(words(text), pairs(&[]));
    }
}
