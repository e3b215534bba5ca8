//! Reads the metadata of a law from its promulgation order (公布令) and its last article: number, dates, issuers,
//! signatories.

use crate::values::is_numeral;
use huikan_law::characters::is_blank;

/// The metadata of a law; dates are `YYYY-MM-DD`.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(super) struct Facts {
    pub(super) title: String,
    pub(super) document_number: Option<String>,
    pub(super) issuers: Vec<String>,
    pub(super) adopted_on: Option<String>,
    pub(super) promulgated_on: Option<String>,
    pub(super) effective_on: Option<String>,
    /// Position and name.
    pub(super) signatories: Vec<(String, String)>,
    /// The lines that tell of amendments.
    pub(super) amendments: Vec<String>,
    /// The lines of which only the dates, the number and the issuers are in fields.
    pub(super) told: Vec<String>,
    /// The lines from which nothing was read.
    pub(super) unplaced: Vec<String>,
}

/// The endings of titles of laws.
const KINDS: &[&str] =
    &["法", "条例", "规定", "办法", "规则", "细则", "决定", "解释", "意见", "准则", "规程", "章程", "通则"];
/// The most characters of a title.
const MAX_TITLE: usize = 80;

/// Whether a line may be the title of a law.
pub(super) fn is_title(line: &str) -> bool {
    let bare = line.trim_end_matches(['）', ')']).trim_end_matches("试行").trim_end_matches("暂行");
    let bare = bare.trim_end_matches(['（', '(']);
    let count = line.chars().count();
    KINDS.iter().any(|kind| bare.ends_with(kind))
        && (4..=MAX_TITLE).contains(&count)
        && !line.contains(['。', '，', '；', '：', '《', '“'])
        && !line.starts_with(['第', '（', '本'])
        && !(line.contains('第') && line.contains('条'))
}

/// Reads the lines of an order.
pub(super) fn read(lines: &[String], title: &str) -> Facts {
    let mut facts = Facts { title: title.to_owned(), ..Facts::default() };
    let mut bodies: Vec<String> = Vec::new();
    for (at, line) in lines.iter().enumerate() {
        let bare: String = line.chars().filter(|c| !is_blank(*c)).collect();
        if let Some((body, number)) = order_number(&bare) {
            let body = if body.is_empty() { bodies.join("、") } else { body };
            facts.issuers = issuers(&body);
            facts.document_number = Some(format!("{body}令{number}"));
        } else if bare == "令" && at + 1 < lines.len() {
            facts.issuers = issuers(&bodies.join("、"));
        } else if let Some(date) = whole_date(&bare) {
            facts.promulgated_on = Some(date);
        } else if is_amendment(&bare) {
            facts.amendments.push(line.clone());
        } else if first_date(&bare).is_some_and(|(before, _, _)| before.is_empty()) {
            let is_read = history(&bare, &mut facts);
            if is_read { &mut facts.told } else { &mut facts.unplaced }.push(line.clone());
        } else if bare.starts_with(['（', '(']) {
            facts.told.push(line.clone());
            history(bare.trim_matches(['（', '）', '(', ')']), &mut facts);
        } else if bare.contains("通过") || bare.contains("公布") {
            facts.told.push(line.clone());
            passed(&bare, &mut facts);
        } else if let Some(signatory) = signatory(line) {
            facts.signatories.push(signatory);
        } else if is_body(&bare) {
            bodies.push(bare);
        } else if line != title && bare != title.split_whitespace().collect::<String>() {
            facts.unplaced.push(line.clone());
        }
    }
    facts
}

/// Whether a line begins with a date and tells of an amendment.
fn is_amendment(bare: &str) -> bool {
    let words = ["修正", "修订", "修改", "修正案"];
    first_date(bare)
        .is_some_and(|(before, _, after)| before.is_empty() && words.iter().any(|word| after.contains(word)))
}

/// The issuer and the number in a line such as `国务院令第790号`, `令第16号` or `第17号` (after a line 令). The issuer may be
/// empty.
fn order_number(line: &str) -> Option<(String, String)> {
    let (body, number) = match line.split_once("令第") {
        Some((body, number)) => (body, number),
        None => ("", line.strip_prefix('第')?),
    };
    let number = number.strip_suffix('号')?;
    (number.chars().all(is_numeral) && !number.is_empty() && !body.contains(['，', '。', '（']))
        .then(|| (body.to_owned(), format!("第{number}号")))
}

/// The names of the issuers, without the name of the state before them.
fn issuers(body: &str) -> Vec<String> {
    let name = |name: &str| name.trim_start_matches("中华人民共和国").trim_end_matches('令').to_owned();
    body.split('、').map(name).filter(|name| !name.is_empty()).collect()
}

/// Whether the line is the name of an authority.
fn is_body(line: &str) -> bool {
    let endings = ["部", "委员会", "办公室", "总局", "局", "署", "院", "厅", "银行", "政府", "协会"];
    line.chars().count() <= 30 && endings.iter().any(|end| line.ends_with(end)) && !line.contains(['，', '。'])
}

/// Reads a line such as `（2024年3月22日国家互联网信息办公室令第16号）` or `（…制定 2024年5月15日发布）`. Returns whether it tells
/// something.
fn history(line: &str, facts: &mut Facts) -> bool {
    let mut rest = line;
    let mut is_read = false;
    while let Some((_, date, after)) = first_date(rest) {
        let next = first_date(after).map_or(after, |(until, _, _)| until);
        is_read |= ["令第", "制定", "通过", "发布", "公布", "施行"].iter().any(|word| next.contains(word));
        if let Some((body, number)) = next.split_once("令第") {
            let number: String = number.chars().take_while(|c| is_numeral(*c)).collect();
            facts.issuers = issuers(body);
            facts.document_number = Some(format!("{body}令第{number}号"));
            facts.promulgated_on = Some(date);
        } else if next.ends_with("制定") || next.contains("通过") {
            facts.adopted_on.get_or_insert(date);
            if let Some(bodies) = next.strip_suffix("制定") {
                facts.issuers = issuers(bodies);
            }
        } else if next.contains("发布") || next.contains("公布") {
            facts.promulgated_on = Some(date);
        } else if next.contains("施行") {
            facts.effective_on = Some(date);
        }
        rest = after;
    }
    is_read
}

/// Reads a sentence such as `《…》已经2024年8月30日…会议通过，现予公布，自2025年1月1日起施行。`
fn passed(line: &str, facts: &mut Facts) {
    let mut rest = line;
    while let Some((before, date, after)) = first_date(rest) {
        let next = first_date(after).map_or(after, |(until, _, _)| until);
        if before.ends_with('自') && after.starts_with("起") {
            facts.effective_on = Some(date);
        } else if next.contains("通过") {
            facts.adopted_on.get_or_insert(date);
        } else if next.contains("公布") || next.contains("发布") {
            facts.promulgated_on.get_or_insert(date);
        }
        rest = after;
    }
}

/// The effective date that a paragraph gives, which may refer to the dates of promulgation and adoption.
pub(super) fn effective(paragraph: &str, facts: &Facts) -> Option<String> {
    let bare: String = paragraph.chars().filter(|c| !is_blank(*c)).collect();
    if !bare.contains("施行") {
        return None;
    }
    if bare.contains("自公布之日起") || bare.contains("自发布之日起") {
        return facts.promulgated_on.clone();
    }
    if bare.contains("自通过之日起") {
        return facts.adopted_on.clone();
    }
    let (before, date, after) = first_date(&bare)?;
    let begins = before.ends_with(['自', '从', '于']) && (after.starts_with("起") || after.starts_with("施行"));
    begins.then_some(date)
}

/// The position and the name in a line such as `总理 李强` or `国家互联网信息办公室主任  庄荣文`.
fn signatory(line: &str) -> Option<(String, String)> {
    let (position, name) = line.trim().rsplit_once(is_blank)?;
    let position: String = position.chars().filter(|c| !is_blank(*c)).collect();
    let posts =
        ["总理", "主席", "主任", "部长", "局长", "市长", "省长", "署长", "院长", "检察长", "行长", "会长", "委员长"];
    let is_name = (2..=4).contains(&name.chars().count()) && name.chars().all(crate::values::is_han);
    (is_name && posts.iter().any(|post| position.ends_with(post))).then(|| (position, name.to_owned()))
}

/// The date, where the line is a date and nothing else.
fn whole_date(line: &str) -> Option<String> {
    let (before, date, after) = first_date(line)?;
    (before.is_empty() && after.is_empty()).then_some(date)
}

/// The first date in a text without blanks: the text before it, the date as `2024-03-22`, the text after it.
fn first_date(text: &str) -> Option<(&str, String, &str)> {
    let mut from = 0;
    while let Some(at) = text[from..].find('年').map(|at| from + at) {
        let year_start = text[..at].rfind(|c: char| !c.is_ascii_digit() && !"〇○零一二三四五六七八九".contains(c));
        let start = year_start.map_or(0, |before| before + text[before..].chars().next().map_or(1, char::len_utf8));
        let rest = &text[at + '年'.len_utf8()..];
        let parsed = (|| {
            let year = crate::values::read_numeral(&text[start..at]).filter(|year| (1900..=2200).contains(year))?;
            let (month, length) = crate::values::numeral_at(rest)?;
            let rest = rest[length..].strip_prefix('月')?;
            let (day, length) = crate::values::numeral_at(rest)?;
            let after = rest[length..].strip_prefix('日')?;
            Some((format!("{year:04}-{month:02}-{day:02}"), after))
        })();
        if let Some((date, after)) = parsed {
            return Some((&text[..start], date, after));
        }
        from = at + '年'.len_utf8();
    }
    None
}
