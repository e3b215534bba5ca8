//! What an author may have meant by a value of the wrong type.

use super::Field;
use super::mistakes::quoted;
use crate::faults::{Edit, Mend, Place, nearest};
use crate::values::{is_han, is_numeral, meant_date, read_numeral};

/// Words for true and false.
const YES: &[&str] = &["是", "对", "真", "开", "有", "yes", "y", "on", "1", "true", "√"];
const NO: &[&str] = &["否", "不", "不是", "假", "关", "无", "没有", "no", "n", "off", "0", "false", "×"];

/// A value that may be meant instead of another one.
pub(super) struct Candidate {
    /// The value in YAML.
    pub(super) value: String,
    /// Whether it says the same in another form.
    pub(super) is_certain: bool,
}

/// The values that may be meant by `written`; `error` is serde's message. The caller takes the first that can be read.
pub(super) fn candidates(written: &str, error: &str) -> Vec<Candidate> {
    let written = written.trim();
    let signs = ['“', '”', '‘', '’', '"', '\'', '「', '」'];
    let bare = written.trim_matches(signs).trim();
    let mut found: Vec<Candidate> = Vec::new();
    let mut push = |value: String, is_certain: bool| {
        if value != written && !value.is_empty() {
            found.push(Candidate { value, is_certain });
        }
    };
    if error.contains("expected a string") && !written.is_empty() && bare == written {
        let is_whole = !written.starts_with(['[', '{']) || written.ends_with([']', '}']);
        let is_one = !error.contains("string or a") || !error.starts_with("invalid type: map");
        if is_whole && is_one {
            push(quoted(written), true);
        }
        return found;
    }
    push(bare.to_owned(), true);
    push(meant_date(written).unwrap_or_default(), true);
    if error.contains("expected a boolean") {
        let word = bare.to_lowercase();
        push(if YES.contains(&word.as_str()) { "true" } else { "" }.to_owned(), true);
        push(if NO.contains(&word.as_str()) { "false" } else { "" }.to_owned(), true);
        push(nearest(&word, ["true", "false"]).unwrap_or_default().to_owned(), false);
    }
    push(clock(bare), true);
    let digits: String = half_width(bare).chars().filter(char::is_ascii_digit).collect();
    let others = half_width(bare).chars().filter(|c| !c.is_ascii_digit()).count();
    let runs = half_width(bare).split(|c: char| !c.is_ascii_digit()).filter(|run| !run.is_empty()).count();
    let is_number = ["u8", "u16", "u32", "u64", "usize", "i32", "i64"].iter().any(|kind| error.ends_with(kind));
    push(if is_number && runs == 1 { digits } else { String::new() }, others <= 2);
    let numeral = Some(bare).filter(|_| is_number && bare.chars().all(is_numeral)).and_then(read_numeral);
    push(numeral.map(|number| number.to_string()).unwrap_or_default(), true);
    if error.starts_with("invalid type: string") && error.contains("expected a sequence") {
        push(list(bare), bare.contains(['、', '，']));
    }
    let known: Vec<&str> = error.split('`').skip(1).step_by(2).skip(1).collect();
    let variant = error.starts_with("unknown variant").then(|| nearest(bare, known)).flatten();
    push(variant.unwrap_or_default().to_owned(), false);
    found
}

/// Names in one text as a list: `[张三, 李四]` for `张三、李四` and `张三 李四`.
fn list(written: &str) -> String {
    let is_name = |name: &&str| name.chars().count() > 1 && name.chars().all(is_han);
    let blanks: Vec<&str> = written.split([' ', '\u{3000}']).filter(|name| !name.is_empty()).collect();
    let parts: Vec<&str> = if blanks.len() > 1 && blanks.iter().all(is_name) {
        blanks
    } else {
        written.split(['、', '，']).map(str::trim).filter(|name| !name.is_empty()).collect()
    };
    let is_plain = !written.contains(['[', ']', '{', '}', ',', '#', ':', '"', '\'']);
    if is_plain && !parts.is_empty() { format!("[{}]", parts.join(", ")) } else { String::new() }
}

/// The edits that make the group of fields at a place, which has lines of its own, the only item of a list. `inside` are the fields of an item.
pub(super) fn as_item(at: &Place, inside: &[Field]) -> Option<Mend> {
    let (text, span) = at.in_text()?;
    let begin = text[..span.start].rfind('\n').map_or(0, |newline| newline + 1);
    let is_block = text[begin..span.start].trim().is_empty() && !text[span.clone()].starts_with('{');
    let key = text[span.clone()].split([':', '：']).next().unwrap_or("").trim();
    inside.iter().any(|field| field.is_named(key)).then_some(())?;
    let lines = text[span.clone()].trim_end().match_indices('\n').map(|(at, _)| span.start + at + 1);
    let others = lines.map(|line| Edit::new(line..line, "  "));
    let edits = std::iter::once(Edit::new(span.start..span.start, "- ")).chain(others).collect();
    is_block.then(|| Mend::likely(edits))
}

/// A time of day or a span of it with half-width signs: `9:00-10:30` for `9：00—10：30` or `9点至10点半`.
fn clock(written: &str) -> String {
    let text = half_width(written);
    let is_late = ["下午", "晚上", "晚"].iter().any(|word| text.starts_with(word));
    let text = ["上午", "早上", "下午", "晚上", "晚"].iter().fold(text, |text, word| text.replace(word, ""));
    let later = |part: String| match part.split_once(':') {
        Some((hour, minute)) if is_late && hour.parse::<u32>().is_ok_and(|hour| hour < 12) => {
            format!("{}:{minute}", hour.parse::<u32>().unwrap_or(0) + 12)
        }
        _ => part,
    };
    let parts: Vec<String> = text
        .split(['-', '至', '到'])
        .filter(|part| !part.trim().is_empty())
        .map(|part| {
            let part = part.trim().trim_end_matches('分').replace("点半", ":30").replace(['点', '时'], ":");
            later(if part.ends_with(':') { format!("{part}00") } else { part })
        })
        .collect();
    if parts.iter().all(|part| part.chars().all(|c| c.is_ascii_digit() || c == ':')) {
        parts.join("-")
    } else {
        String::new()
    }
}

/// The text with half-width digits and marks of times.
fn half_width(text: &str) -> String {
    let half = |c: char| match c {
        '０'..='９' => char::from_u32(u32::from(c) - u32::from('０') + u32::from('0')).unwrap_or(c),
        '：' => ':',
        '－' | '—' | '–' | '～' | '~' | '−' | '―' => '-',
        c => c,
    };
    text.chars().map(half).collect()
}
