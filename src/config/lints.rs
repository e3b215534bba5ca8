//! The setting `lints`, which switches rules of style off.

use std::collections::BTreeSet;

use serde::de::{Deserialize, Deserializer, Error, MapAccess, Visitor};

use crate::typesetting::Rule;
use crate::yaml::{Field, field};

/// The rules of style as fields of `lints`, in the order of the reference.
pub(super) const LINTS: &[Field] = &[
    field(
        "blank-beside-latin",
        "中西文空格",
        "汉字与字母、数字之间的空格；能改",
        "a space between Han and Latin letters or digits; --fix corrects it",
    ),
    field(
        "blank-in-chinese",
        "汉字间空格",
        "拆开的词，如“第 十 三 条”，能改；句子中间的空格只提示",
        "spaces between the characters of a word, which --fix removes; a single space inside a sentence is only reported",
    ),
    field(
        "blank-beside-mark",
        "标点旁空格",
        "全角标点旁边的空格；能改",
        "a space beside a full-width mark; --fix corrects it",
    ),
    field(
        "half-width-mark",
        "半角标点",
        "中文里的半角 , ; : ? ! ( )；能改",
        "half-width , ; : ? ! ( ) in Chinese; --fix corrects them",
    ),
    field(
        "straight-quotes",
        "直引号",
        "中文里的直引号；位置清楚的能改",
        "straight quotation marks in Chinese; --fix corrects them if their position is clear",
    ),
    field(
        "reversed-quotes",
        "引号方向",
        "方向反了的引号；位置清楚的能改",
        "quotation marks the wrong way round; --fix corrects them if their position is clear",
    ),
    field(
        "nested-quotes",
        "内层引号",
        "双引号里面的双引号；能改",
        "double quotation marks inside double ones; --fix corrects them",
    ),
    field("unpaired-quotes", "引号不成对", "没有另一半的引号", "a quotation mark without its partner"),
    field("wrong-ellipsis", "省略号", "不是 …… 的省略号；能改", "an ellipsis that is not ……; --fix corrects it"),
    field(
        "wrong-dash",
        "破折号",
        "不是 —— 的破折号；两个汉字之间单个的 — 只提示",
        "a dash that is not ——; --fix corrects it, except a single — between Chinese sentences",
    ),
    field(
        "title-bar",
        "标题竖线",
        "标题里代替 ｜ 的 丨、| 等；能改",
        "丨, | and similar characters in place of ｜ in titles; --fix corrects them",
    ),
    field(
        "doubled-mark",
        "叠用标点",
        "重复的 ，、。；：，能改；“，。”和三个以上的！？只提示",
        "repeated ，、。；：, which --fix corrects; ，。 and more than three ！ or ？ are only reported",
    ),
    field(
        "full-width-letters",
        "全角字母",
        "全角的字母和数字；能改",
        "Latin letters and digits in full width; --fix corrects them",
    ),
    field(
        "full-width-in-english",
        "英文里的全角标点",
        "英文句子里的全角标点；能改",
        "full-width marks in an English sentence; --fix corrects them",
    ),
    field(
        "broken-line",
        "断行",
        "断成几段的句子：在逗号、顿号处断开，或者几行一样宽；能改",
        "a sentence split into paragraphs, at ， or 、 or into lines of equal width; --fix joins them",
    ),
    field(
        "radical-for-character",
        "部首字符",
        "部首和兼容字，如来自 PDF 的 U+2F00；能改",
        "radicals and compatibility ideographs, such as U+2F00 from a PDF; --fix corrects them",
    ),
    field("zero-width-character", "零宽字符", "零宽字符；能改", "characters without width; --fix removes them"),
    field("private-use-character", "私用区字符", "私用区字符", "characters for private use"),
    field("letters-for-digits", "字母当数字", "数字里的字母 l、O、I", "l, O and I in a number"),
    field("rare-character", "生僻字", "GB 18030 实现级别 2 以外的字", "characters beyond level 2 of GB 18030"),
];

/// The rules of style that are on: all but those that the settings switch off.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Lints {
    off: BTreeSet<Rule>,
}

impl Lints {
    /// Whether the rule is on.
    #[must_use]
    pub fn is_on(&self, rule: Rule) -> bool {
        !self.off.contains(&rule)
    }
}

impl<'de> Deserialize<'de> for Lints {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        struct Switches;
        impl<'de> Visitor<'de> for Switches {
            type Value = Lints;

            fn expecting(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
                f.write_str("struct Lints")
            }

            fn visit_map<A: MapAccess<'de>>(self, mut map: A) -> Result<Lints, A::Error> {
                let mut lints = Lints::default();
                while let Some(RuleName(rule)) = map.next_key()? {
                    if !map.next_value::<bool>()? {
                        lints.off.insert(rule);
                    }
                }
                Ok(lints)
            }
        }
        deserializer.deserialize_map(Switches)
    }
}

/// A rule, read from its English or its Chinese name.
struct RuleName(Rule);

impl<'de> Deserialize<'de> for RuleName {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        let written = String::deserialize(deserializer)?;
        let name = LINTS.iter().find(|field| field.name == written || field.alias == written).map(|field| field.name);
        let rule = Rule::ALL.into_iter().find(|rule| Some(rule.name()) == name);
        rule.map(Self).ok_or_else(|| D::Error::unknown_field(&written, &[]))
    }
}

#[cfg(test)]
mod tests {
    use super::{LINTS, Lints};
    use crate::typesetting::Rule;

    #[test]
    fn every_rule_has_a_key() {
        let names: Vec<&str> = LINTS.iter().map(|field| field.name).collect();
        assert_eq!(names, Rule::ALL.map(Rule::name));
    }

    #[test]
    fn a_rule_is_switched_off_by_either_name() {
        let lints: Lints = serde_yaml::from_str("{wrong-dash: false, 省略号: false, title-bar: true}").unwrap();
        let off: Vec<Rule> = Rule::ALL.into_iter().filter(|rule| !lints.is_on(*rule)).collect();
        assert_eq!(off, [Rule::WrongEllipsis, Rule::WrongDash]);
    }
}
