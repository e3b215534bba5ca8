//! Findings of the style check, as notes for the author.

use std::collections::BTreeMap;
use std::ops::Range;

use crate::faults::{Fault, Mend, SourceText};
use crate::typesetting::{Finding, Rule, compatible_edits};
use crate::values::{Text, text};

/// The findings as notes.
#[must_use]
pub(crate) fn style(found: &[Finding], source: &SourceText) -> Vec<Fault> {
    let tables = tables(&source.text);
    let mut faults = Vec::new();
    let mut of_table: BTreeMap<usize, Vec<&Finding>> = BTreeMap::new();
    for finding in found {
        match tables.iter().position(|table| table.contains(&finding.at.start)) {
            Some(table) => of_table.entry(table).or_default().push(finding),
            None => faults.push(remark(finding, source)),
        }
    }
    faults.extend(of_table.values().filter_map(|findings| table_remark(findings, source)));
    faults
}

/// The places of tables: lines that begin with `|` and follow each other.
fn tables(text: &str) -> Vec<Range<usize>> {
    let mut tables: Vec<Range<usize>> = Vec::new();
    let mut at = 0;
    for line in text.split_inclusive('\n') {
        let end = at + line.len();
        if line.trim_start().starts_with('|') {
            match tables.last_mut() {
                Some(table) if table.end == at => table.end = end,
                _ => tables.push(at..end),
            }
        }
        at = end;
    }
    tables
}

/// One remark for all findings in a table, at the first one: a pasted table has the same ones in every cell.
fn table_remark(findings: &[&Finding], source: &SourceText) -> Option<Fault> {
    let first = *findings.first()?;
    let fault = remark(first, source);
    if findings.len() == 1 {
        return Some(fault);
    }
    let count = findings.len();
    let Text { zh, en } = fault.message;
    let message = text!("{zh}（这个表格里这样的小问题共 {count} 处）", "{en} ({count} remarks of style in this table)");
    let all: Vec<Finding> = findings.iter().map(|finding| (*finding).clone()).collect();
    let edits = compatible_edits(&all);
    let fault = Fault { message, mend: None, ..fault };
    Some(if edits.is_empty() { fault } else { fault.mend(Mend::certain(edits)) })
}

fn remark(finding: &Finding, source: &SourceText) -> Fault {
    let fault = Fault::note(finding.rule.name(), source.at(finding.at.clone()), message(finding));
    let fault = fault.help(help(finding, source));
    let edits = finding.edits.clone();
    if edits.is_empty() { fault } else { fault.mend(Mend::certain(edits)) }
}

/// How many characters of the line are shown on each side of what is written otherwise.
const AROUND: usize = 6;

/// The line around the edits of a finding as it has to be written, with its marks of Markdown; `None` where there are none.
fn with_marks(finding: &Finding, source: &SourceText) -> Option<String> {
    let text: &str = &source.text;
    let (first, last) = (finding.edits.first()?, finding.edits.last()?);
    let before = text[..first.at.start].rsplit('\n').next().unwrap_or("");
    let after = text[last.at.end..].split('\n').next().unwrap_or("");
    let begin = before.char_indices().rev().nth(AROUND - 1).map_or(0, |(at, _)| at);
    let end = after.char_indices().nth(AROUND).map_or(after.len(), |(at, _)| at);
    let (begin, end) = (first.at.start - before.len() + begin, last.at.end + end);
    text[begin..end].contains(['*', '[', '<', '`', '_']).then_some(())?;
    let (mut out, mut at) = (String::new(), begin);
    for edit in &finding.edits {
        out.push_str(text.get(at..edit.at.start)?);
        out.push_str(&edit.to);
        at = edit.at.end;
    }
    out.push_str(text.get(at..end)?);
    let cut = |is_cut: bool| if is_cut { "…" } else { "" };
    let is_begin = text[..begin].is_empty() || text[..begin].ends_with('\n');
    Some(format!("{}{}{}", cut(!is_begin), out, cut(!text[end..].is_empty() && !text[end..].starts_with('\n'))))
}

fn help(finding: &Finding, source: &SourceText) -> Text {
    let with_marks = with_marks(finding, source);
    match (with_marks.as_ref().or(finding.instead.as_ref()), finding.edits.is_empty()) {
        (Some(instead), false) if instead.trim().is_empty() => {
            text!("删去它（huikan check --fix 会改）", "remove it (`huikan check --fix` does it)")
        }
        (Some(instead), false) => {
            text!("写成 {instead}（huikan check --fix 会改）", "write {instead} (`huikan check --fix` does it)")
        }
        (Some(instead), true) => text!("也许应写成 {instead}", "perhaps {instead} was meant"),
        (None, _) => match finding.rule {
            Rule::UnpairedQuotes => text!("补上另一半，或删去这一个", "add its partner, or take it away"),
            Rule::DoubledMark => text!("留一个", "keep one"),
            Rule::PrivateUseCharacter => text!("对照原文换成正常的字", "replace it by the character of the original"),
            Rule::LettersForDigits => {
                text!("把字母 l、O、I 换成数字 1、0", "write the digits 1 and 0 for the letters l, O and I")
            }
            Rule::RareCharacter => text!(
                "核对是不是这个字；是就留着，不要用图片代替",
                "make sure that it is the right character; if so, keep it, and use no picture"
            ),
            _ => text!("对照原文核对", "check it against the original"),
        },
    }
}

fn message(finding: &Finding) -> Text {
    let found = finding.found.replace('\u{fffc}', "□");
    let code = finding.found.chars().next().map_or(0, u32::from);
    match finding.rule {
        Rule::BlankBesideLatin => text!(
            "汉字与字母、数字之间不用空格，间隙由网页来加",
            "no blank belongs between Chinese and Latin letters or digits; pages draw the gap"
        ),
        Rule::BlankInChinese => text!("汉字之间有空格", "a blank stands between Chinese characters"),
        Rule::BlankBesideMark => text!("全角标点旁边有空格", "a blank stands beside a full-width mark"),
        Rule::HalfWidthMark => text!("中文里用了半角标点 {found}", "the half-width mark {found} stands in Chinese"),
        Rule::StraightQuotes => text!("中文里用了直引号", "straight quotation marks stand in Chinese"),
        Rule::ReversedQuotes => text!("引号的方向反了", "the quotation mark is the wrong way round"),
        Rule::NestedQuotes => {
            text!("引号里面的引号用单引号 ‘ ’", "inside quotation marks the inner ones are single, ‘ ’")
        }
        Rule::UnpairedQuotes => text!("引号 {found} 没有另一半", "the quotation mark {found} has no partner"),
        Rule::WrongEllipsis => text!("省略号写成了 {found}", "the ellipsis is written {found}"),
        Rule::WrongDash => text!("破折号写成了 {found}", "the dash is written {found}"),
        Rule::TitleBar => text!("标题里的竖线写成了 {found}", "the bar in the title is written {found}"),
        Rule::DoubledMark => text!("标点 {found} 叠在一起", "the marks {found} stand together"),
        Rule::FullWidthLetters => text!("{found} 是全角字符", "{found} is in full width"),
        Rule::FullWidthInEnglish => {
            text!("英文句子里用了全角标点 {found}", "the full-width mark {found} stands in an English sentence")
        }
        Rule::BrokenLine => {
            text!("这一段在句子中间断开了", "this paragraph ends inside a sentence, which the next one goes on with")
        }
        Rule::RadicalForCharacter => {
            text!(
                "{found}（U+{code:04X}）不是通常的字，搜索不到",
                "{found} (U+{code:04X}) is not the usual character; nobody finds it"
            )
        }
        Rule::ZeroWidthCharacter => {
            text!("有零宽字符 U+{code:04X}", "there is a character without width, U+{code:04X}")
        }
        Rule::PrivateUseCharacter => text!(
            "有私用区字符 U+{code:04X}，各处显示不同",
            "the private character U+{code:04X} looks different everywhere"
        ),
        Rule::LettersForDigits => text!("{found} 里把字母当成了数字", "{found} has letters for digits"),
        Rule::RareCharacter => text!(
            "{found}（U+{code:04X}）是生僻字，有的设备显示不出来",
            "{found} (U+{code:04X}) is a rare character, which some devices cannot show"
        ),
    }
}
