//! The words that a statute defines: `本法下列用语的含义：（一）网络，是指…`, `本条例所称网络数据，是指…`.

use super::{Level, Role, Statute, is_blank};

/// The most characters of a word: a longer one is a sentence.
const LONGEST: usize = 20;
/// As many words are read, and no more.
const MOST: usize = 100;
/// What a statute calls itself behind 本.
const SELVES: [&str; 12] =
    ["法", "条例", "规定", "办法", "细则", "规则", "决定", "章程", "解释", "标准", "规范", "制度"];

/// A word with what defines it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Definition {
    /// The word, without quotation marks.
    pub word: String,
    /// The provision that says what it means, by its place in the statute.
    pub provision: usize,
    /// The article in which that is.
    pub article: usize,
}

impl Statute {
    /// The words that it defines for all of its articles, each once, in the order of their definitions. What holds for a
    /// chapter, an article (本章所称) or an annex only is not among them.
    #[must_use]
    pub fn definitions(&self) -> Vec<Definition> {
        let mut definitions: Vec<Definition> = Vec::new();
        let mut list = None;
        for line in self.lines.iter().filter(|line| matches!(line.role, Role::Begin | Role::Continue)) {
            let Some(provision) = line.provision.filter(|at| self.holder(*at, Level::Annex).is_none()) else {
                continue;
            };
            let Some(article) = self.holder(provision, Level::Article) else { continue };
            if leads_in(&line.text) {
                list = Some(article);
                continue;
            }
            let listed = || listed(&line.text).filter(|_| list == Some(article));
            let Some(word) = called(&line.text).or_else(listed) else { continue };
            if definitions.iter().all(|one| one.word != word) {
                definitions.push(Definition { word: word.to_owned(), provision, article });
            }
            if definitions.len() == MOST {
                break;
            }
        }
        definitions
    }
}

/// `本条例下列用语的含义：`, but not `本章下列用语的含义：`.
fn leads_in(text: &str) -> bool {
    let is_list = text.contains("用语") && ["含义", "定义", "意义"].iter().any(|word| text.contains(word));
    let of = text.split_once('本').map_or("条例", |(_, of)| of);
    text.ends_with(['：', ':']) && is_list && SELVES.iter().any(|own| of.starts_with(own))
}

/// The word at the beginning of a line of such a list: `网络，是指…`, `身份证明是指：`, `网络数据：…`.
fn listed(text: &str) -> Option<&str> {
    let ends = ["，是指", "是指", "，指", "：", ":"];
    ends.iter().filter_map(|end| text.find(end)).min().and_then(|end| word(&text[..end]))
}

/// The word behind `本法所称` at the beginning of a sentence, where `是指` follows.
fn called(text: &str) -> Option<&str> {
    let (before, rest) = text.split_once("所称")?;
    let own = |name: &&str| before.strip_suffix(*name)?.strip_suffix('本');
    let before = SELVES.iter().find_map(own)?;
    if !before.trim_end_matches(is_blank).is_empty() && !before.ends_with(['。', '；']) {
        return None;
    }
    let rest = rest.strip_prefix('的').unwrap_or(rest);
    let end = ["，是指", "是指", "，指"].iter().filter_map(|end| rest.find(end)).min()?;
    word(&rest[..end])
}

/// The word without the blanks and quotation marks around it, and without the short name behind it
/// (`会员单位（以下简称单位）`); `None` where these are several, or no word.
fn word(text: &str) -> Option<&str> {
    let text = text.split_once("（以下").or_else(|| text.split_once("（简称")).map_or(text, |(word, _)| word);
    let word = text.trim_matches(|c: char| is_blank(c) || "“”\"‘’".contains(c));
    let is_part = |c: char| !is_blank(c) && (c.is_alphanumeric() || "（）()·-".contains(c));
    let length = word.chars().take(LONGEST + 1).count();
    ((2..=LONGEST).contains(&length) && word.chars().all(is_part)).then_some(word)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn words(text: &str) -> Vec<(String, String)> {
        let statute = Statute::of_lines(text);
        let found = statute.definitions();
        found.into_iter().map(|one| (one.word, statute.provisions[one.provision].id.clone())).collect()
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
