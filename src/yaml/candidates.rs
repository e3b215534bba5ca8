//! What an author may have meant by a value of the wrong type.

use super::mistakes::quoted;
use crate::faults::nearest;
use crate::values::meant_date;

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
    }
    push(clock(bare), true);
    let digits: String = half_width(bare).chars().filter(char::is_ascii_digit).collect();
    let others = half_width(bare).chars().filter(|c| !c.is_ascii_digit()).count();
    let is_number = ["u8", "u16", "u32", "u64", "usize", "i32", "i64"].iter().any(|kind| error.ends_with(kind));
    push(if is_number { digits } else { String::new() }, others <= 2);
    let known: Vec<&str> = error.split('`').skip(1).step_by(2).skip(1).collect();
    let variant = error.starts_with("unknown variant").then(|| nearest(bare, known)).flatten();
    push(variant.unwrap_or_default().to_owned(), false);
    found
}

/// A time of day or a span of it with half-width signs: `9:00-10:30` for `9：00—10：30` or `9点至10点半`.
fn clock(written: &str) -> String {
    let text = half_width(written);
    let parts: Vec<String> = text
        .split(['-', '至', '到'])
        .filter(|part| !part.trim().is_empty())
        .map(|part| {
            let part = part.trim().trim_end_matches('分').replace("点半", ":30").replace(['点', '时'], ":");
            if part.ends_with(':') { format!("{part}00") } else { part }
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
