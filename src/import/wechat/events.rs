//! Events that an article lists: headings, each with labels for place, organisers and time.

use chrono::{Datelike, NaiveDate};

use super::article::{Article, Block};
use super::layout::label;
use crate::import::front_matter::Value;

/// What the labels of a list of events mean.
const LABELS: &[(&str, &str)] = &[
    ("地点", "place"),
    ("活动地点", "place"),
    ("举办地点", "place"),
    ("会议地点", "place"),
    ("主办", "organizers"),
    ("主办单位", "organizers"),
    ("主办方", "organizers"),
    ("组织单位", "organizers"),
    ("承办", "undertakers"),
    ("承办单位", "undertakers"),
    ("支持单位", "supporters"),
    ("协办单位", "supporters"),
    ("时间", "schedule"),
    ("活动时间", "schedule"),
    ("举办时间", "schedule"),
    ("会议时间", "schedule"),
    ("比赛时间", "schedule"),
    ("官网", "url"),
    ("网址", "url"),
    ("活动官网", "url"),
];

/// What stands in the place of a place where there is none.
const MODES: &[&str] = &["线上", "线下", "线上+线下"];

/// An event while it is read: its title, and the lines of each field.
#[derive(Default)]
struct Listed {
    title: String,
    fields: Vec<(&'static str, Vec<String>)>,
}

/// The events as values of fields; `None` where the article lists fewer than two.
pub(super) fn offered(article: &Article) -> Option<Vec<Value>> {
    let year = article.published.or(article.taken).map(|day| day.year());
    let mut all: Vec<Listed> = Vec::new();
    // Whether the next paragraphs belong to the last label.
    let mut is_open = false;
    for block in &article.blocks {
        let line = block.plain();
        match block {
            Block::Heading(..) => {
                all.push(Listed { title: line, ..Listed::default() });
                is_open = false;
            }
            Block::Paragraph(_) | Block::Bold(_) | Block::Item(..) => {
                let Some(event) = all.last_mut() else { continue };
                let known = label(&line).and_then(|(label, rest)| {
                    let name = label.trim_end_matches(['：', ':']);
                    LABELS.iter().find(|(known, _)| *known == name).map(|(_, field)| (*field, rest))
                });
                match known {
                    Some((field, rest)) => {
                        event.fields.push((field, Some(rest).filter(|rest| !rest.is_empty()).into_iter().collect()));
                        is_open = true;
                    }
                    // Another label, which is no field.
                    None if matches!(block, Block::Bold(_)) || block.markdown().starts_with("**") => is_open = false,
                    None if is_open => {
                        if let Some((_, lines)) = event.fields.last_mut() {
                            lines.extend(line.lines().map(str::to_owned));
                        }
                    }
                    None => {}
                }
            }
            _ => is_open = false,
        }
    }
    all.retain(|event| {
        let has = |name: &str| event.fields.iter().any(|(field, lines)| *field == name && !lines.is_empty());
        has("schedule") && (has("place") || has("organizers"))
    });
    (all.len() > 1).then(|| all.iter().map(|event| value(event, year)).collect())
}

fn value(event: &Listed, year: Option<i32>) -> Value {
    let mut fields = vec![("title".to_owned(), Value::Text(event.title.clone()))];
    for (name, lines) in event.fields.iter().filter(|(_, lines)| !lines.is_empty()) {
        let value = match *name {
            "organizers" | "undertakers" | "supporters" => {
                let names = lines.iter().flat_map(|line| line.split(['、', '，', ','])).map(str::trim);
                Value::from(names.filter(|name| !name.is_empty()).map(str::to_owned).collect::<Vec<_>>())
            }
            "schedule" => Value::List(phases(lines, year)),
            _ => Value::Text(lines.join(" ")),
        };
        let says_how = *name == "place" && matches!(&value, Value::Text(place) if MODES.contains(&place.as_str()));
        fields.push((if says_how { "mode" } else { name }.to_owned(), value));
    }
    Value::Group(fields)
}

/// The phases in the lines under 时间. A line without a date is the label of the lines after it.
fn phases(lines: &[String], year: Option<i32>) -> Vec<Value> {
    let mut phases = Vec::new();
    let mut above: Option<String> = None;
    for line in lines {
        let (own, said) = match line.split_once(['：', ':']).filter(|(own, _)| !own.chars().any(|c| c.is_ascii_digit()))
        {
            Some((own, said)) => (Some(own.trim()), said.trim()),
            None => (None, line.trim()),
        };
        if !said.chars().any(|c| c.is_ascii_digit()) {
            above = Some(line.trim().trim_end_matches(['：', ':']).to_owned());
            continue;
        }
        let mut fields = Vec::new();
        let name = match (&above, own) {
            (Some(above), Some(own)) => Some(format!("{above} {own}")),
            (Some(above), None) => Some(above.clone()),
            (None, own) => own.map(str::to_owned),
        };
        fields.extend(name.map(|name| ("label".to_owned(), Value::Text(name))));
        if let Some((start, end)) = days(said, year) {
            fields.push(("start".to_owned(), Value::Plain(start.to_string())));
            fields.extend(end.map(|end| ("end".to_owned(), Value::Plain(end.to_string()))));
        }
        fields.push(("as_written".to_owned(), Value::Text(said.to_owned())));
        phases.push(Value::Group(fields));
    }
    if phases.is_empty() {
        phases.push(Value::Group(vec![("as_written".to_owned(), Value::Text(lines.join("；")))]));
    }
    phases
}

/// The first and the last day in a text that tells them exactly: `12月6日`, `2024年11月28-29日`, `9月3日至4日`. A month
/// without a year takes `year`; a last day before the first one is in the next year.
fn days(text: &str, year: Option<i32>) -> Option<(NaiveDate, Option<NaiveDate>)> {
    let is_vague = ["截止", "截至", "前", "初", "旬", "暂定", "左右", "起"].iter().any(|word| text.contains(word));
    let rest = text.trim();
    let (own_year, rest) =
        number_before(rest, '年').map_or((None, rest), |(year, rest)| (i32::try_from(year).ok(), rest));
    let (month, rest) = number_before(rest, '月')?;
    let (day, rest) = number(rest)?;
    let rest = rest.strip_prefix('日').unwrap_or(rest).trim_start();
    let first = NaiveDate::from_ymd_opt(own_year.or(year)?, month, day)?;
    let later = rest.strip_prefix(['-', '至', '—', '–', '~', '～', '到']).map(str::trim_start);
    let Some(later) = later.filter(|_| !is_vague) else {
        // A time may follow: `12月30日 9:00-17:00`.
        let is_time = number_before(rest, ':').is_some();
        return (!is_vague && (is_time || !rest.starts_with(|c: char| c.is_ascii_digit()))).then_some((first, None));
    };
    let (_, later) = number_before(later, '年').unwrap_or((0, later));
    let (last_month, later) = number_before(later, '月').unwrap_or((month, later));
    let (last_day, after) = number(later)?;
    let last = NaiveDate::from_ymd_opt(first.year(), last_month, last_day)?;
    let last = if last < first { last.with_year(first.year() + 1)? } else { last };
    after.starts_with('日').then_some((first, Some(last)))
}

/// A number at the beginning of a text, and the rest.
fn number(text: &str) -> Option<(u32, &str)> {
    let end = text.bytes().take_while(u8::is_ascii_digit).count();
    Some((text[..end].parse().ok()?, &text[end..]))
}

/// A number before a sign at the beginning of a text, and the rest.
fn number_before(text: &str, sign: char) -> Option<(u32, &str)> {
    let (number, rest) = number(text)?;
    Some((number, rest.strip_prefix(sign)?))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_exact_days_are_days() {
        let day = |text: &str| NaiveDate::parse_from_str(text, "%Y-%m-%d").unwrap();
        let of = |text: &str| days(text, Some(2024));
        assert_eq!(of("12月6日"), Some((day("2024-12-06"), None)));
        assert_eq!(of("12月7日（周六）"), Some((day("2024-12-07"), None)));
        assert_eq!(of("2023年11月28-29日"), Some((day("2023-11-28"), Some(day("2023-11-29")))));
        assert_eq!(of("12月2日至4日（安徽合肥）"), Some((day("2024-12-02"), Some(day("2024-12-04")))));
        assert_eq!(of("12月30日 9:00-17:00"), Some((day("2024-12-30"), None)));
        assert_eq!(of("12月30日-1月2日"), Some((day("2024-12-30"), Some(day("2025-01-02")))));
        for vague in [
            "2024年10月至12月(暂定)",
            "12月初",
            "截止12月12日",
            "2025年3月中旬",
            "2025年7月",
            "13月40日",
            "2025年上半年",
        ] {
            assert_eq!(of(vague), None, "{vague}");
        }
    }
}
