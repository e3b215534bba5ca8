//! The words that a statute defines: `本法下列用语的含义：（一）网络，是指…`, `本条例所称网络数据，是指…`.

use super::{Level, Line, Role, Statute, is_blank};

/// The most characters of a word: a longer one is a sentence.
const LONGEST: usize = 20;
/// More words are no list of definitions.
const MOST: usize = 200;

/// A word with what defines it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Term {
    /// The word, without quotation marks.
    pub word: String,
    /// The provision that says what it means, by its place in the statute.
    pub provision: usize,
    /// The article in which that is.
    pub article: usize,
}

impl Statute {
    /// The words that it defines for all of its text, each once, in the order of their definitions. What holds for a chapter
    /// or an article only (本章所称) is not among them.
    #[must_use]
    pub fn terms(&self) -> Vec<Term> {
        let mut terms: Vec<Term> = Vec::new();
        let mut list = None;
        for line in self.lines.iter().filter(|line| matches!(line.role, Role::Begin | Role::Continue)) {
            let Some(provision) = line.provision else { continue };
            let Some(article) = self.article_of(provision) else { continue };
            if is_lead_in(&line.text) {
                list = Some(article);
                continue;
            }
            let word = if list == Some(article) { defined_in_list(line) } else { called(&line.text) };
            let Some(word) = word else { continue };
            if terms.iter().all(|term| term.word != word) {
                terms.push(Term { word: word.to_owned(), provision, article });
            }
            if terms.len() == MOST {
                break;
            }
        }
        terms
    }

    fn article_of(&self, provision: usize) -> Option<usize> {
        std::iter::successors(Some(provision), |at| self.provisions[*at].parent)
            .find(|at| self.provisions[*at].level == Level::Article)
    }
}

/// `本条例下列用语的含义：`.
fn is_lead_in(text: &str) -> bool {
    text.ends_with(['：', ':'])
        && text.contains("用语")
        && ["含义", "定义", "意义"].iter().any(|word| text.contains(word))
}

/// The word at the beginning of a line of such a list: `网络，是指…`, `身份证明是指：`, `网络数据：…`.
fn defined_in_list(line: &Line) -> Option<&str> {
    let text = line.text.as_str();
    let ends = ["，是指", "是指", "，指", "：", ":"];
    ends.iter().filter_map(|end| text.find(end)).min().and_then(|end| word(&text[..end]))
}

/// The word behind `本法所称`, where `是指` follows.
fn called(text: &str) -> Option<&str> {
    let (before, rest) = text.split_once("所称")?;
    let own = ["法", "条例", "规定", "办法", "细则", "规则", "决定", "章程", "解释", "标准", "规范", "制度"];
    let (_, name) = before.rsplit_once('本')?;
    if !own.contains(&name) {
        return None;
    }
    let rest = rest.strip_prefix('的').unwrap_or(rest);
    let end = ["，是指", "是指", "，指"].iter().filter_map(|end| rest.find(end)).min()?;
    word(&rest[..end])
}

/// The word without blanks and quotation marks around it; `None` where these are several, or no word.
fn word(text: &str) -> Option<&str> {
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
        let terms = statute.terms();
        terms.into_iter().map(|term| (term.word, statute.provisions[term.provision].id.clone())).collect()
    }

    fn pairs<'a>(pairs: &[(&'a str, &'a str)]) -> Vec<(String, String)> {
        pairs.iter().map(|(word, id)| ((*word).to_owned(), (*id).to_owned())).collect()
    }

    #[test]
    fn a_list_of_meanings_defines_a_word_in_each_item() {
        let text = "第一条 甲。\n第二条 本办法下列用语的含义：\n（一）会员，是指入会的人。\n（二）“会员单位”是指：入会的单位。\n\
            （三）会费：每年所缴。\n（四）以上、以下，都含本数。\n第三条 会员，是指别的。\n";
        let expected = pairs(&[("会员", "art-2-p1-i1"), ("会员单位", "art-2-p1-i2"), ("会费", "art-2-p1-i3")]);
        assert_eq!(words(text), expected);
    }

    #[test]
    fn a_sentence_may_define_a_word_for_the_whole_text() {
        let text = "第一条 甲。\n第二条 乙。\n本条例所称的会员，是指入会的人。\n第三条 本章所称理事，是指丙。前款所称监事，是指丁。\n\
            第四条 本条例所称以上、以下，是指含本数。\n第五条 依照《某某办法》所称会费，是指戊。\n";
        assert_eq!(words(text), pairs(&[("会员", "art-2-p2")]));
    }
}
