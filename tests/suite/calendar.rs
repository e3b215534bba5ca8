//! Calendar files, read with another library and compared with the announcements.

use std::collections::{BTreeMap, BTreeSet};

use ical::parser::ical::component::{IcalCalendar, IcalEvent};
use serde_json::Value;

use crate::builds::{SETTINGS, Site, stderr};
use crate::printed::letters;
use crate::sample;
use crate::truth::{text, texts, truth};

/// Returns the only calendar of a file, and requires that its lines conform to RFC 5545.
fn read(bytes: &[u8]) -> IcalCalendar {
    let text = std::str::from_utf8(bytes).unwrap();
    assert_eq!(text.matches('\n').count(), text.matches("\r\n").count());
    assert!(text.split("\r\n").all(|line| line.len() <= 75 && !line.contains('\r')), "{text}");
    let mut calendars: Vec<IcalCalendar> = ical::IcalParser::new(bytes).map(Result::unwrap).collect();
    assert_eq!(calendars.len(), 1);
    calendars.remove(0)
}

fn value(event: &IcalEvent, name: &str) -> Option<String> {
    event.properties.iter().find(|property| property.name == name).and_then(|property| property.value.clone())
}

/// Returns the events of a file: id → summary, start, end and status.
fn said(bytes: &[u8]) -> BTreeMap<String, [String; 4]> {
    let calendar = read(bytes);
    let count = calendar.events.len();
    let one = |event: &IcalEvent| {
        assert!(value(event, "DTSTAMP").unwrap().ends_with('Z'));
        let shown = ["SUMMARY", "DTSTART", "DTEND", "STATUS"].map(|name| value(event, name).unwrap_or_default());
        (value(event, "UID").unwrap(), shown)
    };
    let said: BTreeMap<_, _> = calendar.events.iter().map(one).collect();
    assert_eq!(said.len(), count, "no id comes twice");
    said
}

/// Converts a day of `index.json` to the form of iCalendar, `days` later; a time is in the site's time zone.
fn stamp(written: &str, days: i64) -> String {
    if let Ok(day) = written.parse::<chrono::NaiveDate>() {
        return (day + chrono::Duration::days(days)).format("%Y%m%d").to_string();
    }
    written[..16].replace(['-', ':'], "") + "00"
}

#[test]
fn the_calendar_of_the_sample_holds_every_phase_that_has_a_day_and_no_other() {
    let (files, _) = sample::built();
    let index: Value = serde_json::from_slice(&files["index.json"]).unwrap();
    let mut expected = BTreeSet::new();
    let mut of_single_files = BTreeMap::new();
    for event in index["events"].as_array().unwrap() {
        let title = text(&event["title"]);
        for phase in event["schedule"].as_array().unwrap() {
            let exact = |key: &str| phase[key].is_null() || matches!(text(&phase[key]), "day" | "time");
            if phase["precision"].is_null() || !exact("precision") || !exact("end_precision") {
                continue;
            }
            let label = phase["label"].as_str().map_or_else(String::new, |label| format!("：{label}"));
            let status = if phase["tentative"] == true { "TENTATIVE" } else { "CONFIRMED" };
            let (start, end) = (stamp(text(&phase["start"]), 0), stamp(text(&phase["end"]), 1));
            expected.insert([format!("{title}{label}"), start, end, status.to_owned()]);
        }
        if let Some(day) = event["registration_deadline"]["end"].as_str() {
            let summary = format!("报名截止：{title}");
            expected.insert([summary, stamp(day, 0), stamp(day, 1), "CONFIRMED".to_owned()]);
        }
        if let Some(file) = event["ics"].as_str() {
            let path = percent_encoding::percent_decode_str(file).decode_utf8_lossy().into_owned();
            of_single_files.extend(said(&files[&path]));
        }
    }
    let all = said(&files["calendar.ics"]);
    assert_eq!(all.values().cloned().collect::<BTreeSet<_>>(), expected);
    assert_eq!(all, of_single_files, "an event says the same in its own file");
    let zones = read(&files["calendar.ics"]).timezones;
    assert_eq!(zones.len(), 1, "two phases have a time");
}

/// Returns the parts of a name, without text in brackets.
fn parts(label: &str) -> Vec<String> {
    let outside: String = label.split('（').map(|part| part.split('）').next_back().unwrap_or("")).collect();
    outside.split('/').map(letters).collect()
}

fn precision(name: &str) -> (&str, Option<&str>) {
    match name {
        "minute" => ("time", None),
        "ten-day" => ("month-part", None),
        "month..ten-day" => ("month", Some("month-part")),
        other => (other, None),
    }
}

#[test]
fn the_events_in_the_index_are_those_that_were_announced() {
    let (Some(list), Some(news)) = (truth("events-000.json"), truth("events-001.json")) else { return };
    let index: Value = serde_json::from_slice(&sample::built().0["index.json"]).unwrap();
    let events: Vec<&Value> = index["events"].as_array().unwrap().iter().collect();
    let announced = list["events"].as_array().unwrap().iter().chain(news["events"].as_array().unwrap());
    let (mut phases, mut count) = (0, 0);
    for (event, truth) in events.iter().zip(announced.clone()) {
        count += 1;
        let title = text(&truth["title"]);
        assert_eq!(letters(text(&event["title"])), letters(title));
        for (key, of) in [
            ("organizers", "organisers"),
            ("undertakers", "undertakers"),
            ("supporters", "supporters"),
            ("tracks", "tracks"),
        ] {
            let wanted = texts(&truth[of]);
            assert!(wanted.is_empty() || texts(&event[key]) == wanted, "{title}: {key}");
        }
        let mut schedule = event["schedule"].as_array().unwrap().iter();
        for phase in truth["phases"].as_array().unwrap() {
            phases += 1;
            let place = format!("{title}: {}", text(&phase["text"]));
            if phase["kind"] == "deadline" {
                assert_eq!(event["registration_deadline"]["end"], phase["end"], "{place}");
                continue;
            }
            let said = schedule.next().unwrap_or_else(|| panic!("{place}: not there"));
            for key in ["start", "end"] {
                let (said, wanted) = (text(&said[key]), text(&phase[key]));
                assert!(said == wanted || said.starts_with(&format!("{wanted}:00")), "{place}: {said}");
            }
            let (start, end) = precision(text(&phase["precision"]));
            assert_eq!((&said["precision"], said["end_precision"].as_str()), (&Value::from(start), end), "{place}");
            assert_eq!(said["tentative"], phase["tentative"], "{place}");
            let label = parts(said["label"].as_str().unwrap_or("")).concat();
            let wanted = phase["label"].as_str().map(parts).unwrap_or_default();
            assert!(wanted.iter().all(|part| label.contains(part)), "{place}: {label}, {wanted:?}");
            if let Some(mode) = phase["mode"].as_str() {
                assert_eq!(said["mode"], mode, "{place}");
            }
        }
        assert!(schedule.next().is_none(), "{title}: a phase that was not announced");
    }
    assert_eq!((events.len(), count, announced.count(), phases), (9, 9, 9, 27));
}

const EVENTS: &str = "  - title: 甲杯
    schedule:
      - {label: 初赛, start: 2024-12-15}
      - {label: 决赛, start: 2024-12-30 09:00, end: 2024-12-30 17:00, tentative: true}
      - {label: 展示, start: 2025-03}
";

fn announced(events: &str) -> Site {
    let site = Site::empty();
    site.write("site.yaml", SETTINGS);
    site.write(
        "content/events/list.md",
        format!("---\ntitle: 一览\ndate: 2024-11-30\nevents:\n{events}---\n\n正文。\n"),
    );
    site
}

#[test]
fn an_event_keeps_its_address_and_its_ids_when_others_come_before_it() {
    let site = announced(EVENTS);
    site.build();
    let before = said(&site.tree()["events/list/event-甲杯.ics"]);
    assert_eq!(before.len(), 2);
    let first = "  - {title: 乙会, id: yi-2024, schedule: [{start: 2024-12-01}]}\n";
    let site = announced(&format!("{first}{}", EVENTS.replace("初赛, start: 2024-12-15", "初赛, start: 2024-12-16")));
    site.build();
    let tree = site.tree();
    let after = said(&tree["events/list/event-甲杯.ics"]);
    assert_eq!(before.keys().collect::<Vec<_>>(), after.keys().collect::<Vec<_>>());
    assert_ne!(before, after, "the same phase on another day");
    assert!(tree.contains_key("events/list/event-yi-2024.ics"));
    assert_eq!(said(&tree["calendar.ics"]).len(), 3);
}

#[test]
fn the_calendar_is_the_same_on_any_day_of_building() {
    let site = announced(EVENTS);
    site.build_at("2024-12-01", &[]);
    let before = site.tree();
    let page = String::from_utf8(before["calendar/index.html"].clone()).unwrap();
    assert!(
        page.contains("data-first=\"2024-12-15\"") && page.contains("webcal://www.example.org/newsletter/calendar.ics")
    );
    site.build_at("2026-06-01", &[]);
    assert!(before == site.tree());
    site.article("new", "新的一篇", "正文。");
    site.build_at("2026-06-01", &[]);
    assert!(site.tree().contains_key("calendar/index.html"));
}

#[test]
fn other_zones_say_when_their_clocks_change() {
    let site = announced(EVENTS);
    site.write("site.yaml", format!("{SETTINGS}timezone: Europe/Berlin\n"));
    let run = site.build();
    assert!(run.status.success(), "{}", stderr(&run));
    let bytes = site.tree()["calendar.ics"].clone();
    let calendar = read(&bytes);
    assert_eq!(calendar.timezones[0].transitions.len(), 5, "what holds first, then two changes in each of two years");
    assert!(String::from_utf8_lossy(&bytes).contains("DTSTART;TZID=Europe/Berlin:20241230T090000\r\n"));
}

#[test]
fn without_a_day_there_is_no_file() {
    let site = announced("  - {title: 甲杯, schedule: [{label: 决赛, start: 2025 上半年}]}\n");
    site.build();
    let tree = site.tree();
    assert!(tree.keys().all(|path| !path.ends_with(".ics")));
    let page = String::from_utf8(tree["calendar/index.html"].clone()).unwrap();
    assert!(page.contains("上半年") && !page.contains("webcal:"));
}
