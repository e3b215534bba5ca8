//! Anomalies in the structure of a statute, as faults for the author.

use crate::faults::{Fault, SourceText};
use crate::values::{Text, text};
use huikan_law::statute::{Anomaly, AnomalyKind, Level, Number};

/// The fault for a anomaly.
pub(super) fn fault(anomaly: &Anomaly, source: &SourceText) -> Fault {
    let at = source.at(anomaly.span.clone());
    match &anomaly.kind {
        AnomalyKind::Gap { level, before, number } => {
            Fault::warning("numbering-gap", at, gap(*level, *before, *number)).help(check_help())
        }
        AnomalyKind::OutOfOrder { level, before, number } => {
            let (before, number) = (printed(*level, *before), printed(*level, *number));
            let message = text!("{number}在{before}之后，次序不对", "{number} comes after {before}");
            Fault::warning("numbering-out-of-order", at, message).help(check_help())
        }
        AnomalyKind::Duplicate { level, number } => {
            let number = printed(*level, *number);
            let message =
                text!("{number}出现了两次，链接只能到第一个", "{number} stands twice; links lead to the first only");
            Fault::warning("number-twice", at, message).help(check_help())
        }
        AnomalyKind::MissingLeadIn => {
            let message = text!(
                "（一）之前的一段没有以冒号结尾，看不出列的是什么",
                "the paragraph before the list does not end with a colon"
            );
            let help = text!("在引出各项的那句话末尾写“：”", "end the words that lead into the list with a colon");
            Fault::warning("list-without-lead-in", at, message).help(help)
        }
        AnomalyKind::ArticleInsideParagraph { number } => {
            let number = printed(Level::Article, *number);
            let message = text!(
                "{number}在一段话的中间开始，已当作另起一条",
                "{number} begins inside a paragraph; it is taken for an article of its own"
            );
            let help = text!("让每一条另起一段", "let each article begin a paragraph");
            Fault::warning("article-inside-paragraph", at, message).help(help)
        }
        AnomalyKind::BrokenSentence { joined } => broken(*joined, source, anomaly),
        AnomalyKind::OrderBetweenArticles => {
            let message = text!(
                "条文中间夹着公布令或日期，已排在条文之外",
                "a line of an order or a day stands between the articles; it is not taken for a provision"
            );
            let help = text!("把公布令移到正文之前或删去", "move the order before the text, or take it out");
            Fault::warning("order-between-articles", at, message).help(help)
        }
        other => characters(other, source, anomaly),
    }
}

fn broken(joined: bool, source: &SourceText, anomaly: &Anomaly) -> Fault {
    let at = source.at(anomaly.span.clone());
    let message = if joined {
        text!(
            "这一段是上一段没有说完的话，已经接上",
            "this paragraph goes on with the sentence of the one before; both are joined"
        )
    } else {
        text!(
            "上一段没有以句号结尾，这一段可能不是另一款",
            "the paragraph before ends without a full stop; this may be no paragraph of its own"
        )
    };
    let help = text!("把两段并成一段，或给上一段加上标点", "join the two, or end the first with its punctuation");
    Fault::warning("broken-sentence", at, message).help(help)
}

fn characters(what: &AnomalyKind, source: &SourceText, anomaly: &Anomaly) -> Fault {
    let at = source.at(anomaly.span.clone());
    let code = |c: &char| format!("U+{:04X}", u32::from(*c));
    match what {
        AnomalyKind::EmptyParagraph => {
            let message = text!(
                "这一段只有看不见的字符，不算一款",
                "this paragraph holds nothing but characters that cannot be seen"
            );
            Fault::warning("empty-paragraph", at, message).help(text!("删去这一段", "take it out"))
        }
        AnomalyKind::Invisible(c) => {
            let code = code(c);
            let message = text!("条文里有零宽字符 {code}", "there is a character without width, {code}");
            Fault::warning("zero-width-character", at, message).help(text!("删去它", "take it out"))
        }
        AnomalyKind::PrivateUse(c) => {
            let code = code(c);
            let message = text!(
                "条文里有私用区字符 {code}，各处显示不同",
                "the private character {code} looks different everywhere"
            );
            let help = text!("对照原文换成正常的字", "replace it by the character of the original");
            Fault::warning("private-use-character", at, message).help(help)
        }
        AnomalyKind::Radical(c) => {
            let message = text!("“{c}”是部首，不是字，搜索不到", "“{c}” is a radical, no character; nobody finds it");
            let help = text!("重新输入这个字", "type the character anew");
            Fault::warning("radical-for-character", at, message).help(help)
        }
        AnomalyKind::MisspelledOrdinal => {
            let message = text!("“笫”应为“第”", "“笫” is written for “第”");
            Fault::warning("wrong-ordinal", at, message).help(text!("改成“第”", "write “第”"))
        }
        _ => {
            let written = source.text.get(anomaly.span.clone()).unwrap_or("").to_owned();
            let message = text!("“{written}”里把字母当成了数字", "“{written}” has letters for digits");
            let help = text!("把字母 l、O、I 换成数字 1、0", "write the digits 1 and 0 for the letters l, O and I");
            Fault::warning("letters-for-digits", at, message).help(help)
        }
    }
}

/// A number as it is printed.
fn printed(level: Level, number: Number) -> String {
    match level {
        Level::Item => format!("第（{}）项", crate::values::chinese_numeral(number.base)),
        Level::Subitem => format!("第{}目", number.base),
        Level::Point => format!("{}、", crate::values::chinese_numeral(number.base)),
        _ => number.printed(level.word()),
    }
}

fn gap(level: Level, before: Option<Number>, number: Number) -> Text {
    let number = printed(level, number);
    match before {
        Some(before) => {
            let before = printed(level, before);
            text!("{before}之后是{number}，中间缺号", "{before} is followed by {number}; numbers are missing")
        }
        None => text!("第一个编号是{number}，前面的缺失", "the first number is {number}; those before it are missing"),
    }
}

fn check_help() -> Text {
    text!("对照原文核对编号", "check the numbers against the original")
}
