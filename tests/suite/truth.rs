//! Facts extracted by hand from real texts, compared with the pages that state them. The data is not part of this
//! repository: see `seeds`.

use serde_json::{Value, json};

use crate::builds::{Site, stderr};
use crate::sample;
use crate::seeds;

pub fn truth(name: &str) -> Option<Value> {
    let path = seeds::data("truth")?.join(name);
    Some(serde_json::from_str(&std::fs::read_to_string(path).unwrap()).unwrap())
}

pub fn texts(value: &Value) -> Vec<String> {
    value.as_array().into_iter().flatten().map(|text| text.as_str().unwrap().to_owned()).collect()
}

pub fn text(value: &Value) -> &str {
    value.as_str().unwrap()
}

/// Returns the text between the first `begin` and the next `end`.
fn between<'a>(page: &'a str, begin: &str, end: &str) -> &'a str {
    let (_, rest) = page.split_once(begin).unwrap_or_else(|| panic!("{begin} is not there"));
    rest.split_once(end).map_or(rest, |(inside, _)| inside)
}

/// Requires that the page contains the texts in this order.
pub fn in_order<'a>(page: &str, texts: impl IntoIterator<Item = &'a str>) {
    let mut rest = page;
    for text in texts {
        let (_, after) = rest.split_once(text).unwrap_or_else(|| panic!("{text} is not there, or out of order"));
        rest = after;
    }
}

#[test]
fn the_event_of_the_sample_is_what_was_announced() {
    let Some(truth) = truth("events-001.json") else { return };
    let page = sample::page("events/tianwang-cup/index.html");
    let event = &truth["events"][0];
    for name in ["organisers", "undertakers", "supporters", "tracks"].iter().flat_map(|key| texts(&event[*key])) {
        assert!(page.contains(&name), "{name}");
    }
    assert!(page.contains(text(&event["title"])) && page.contains(&format!("href=\"{}\"", text(&event["website"]))));
    let phases = event["phases"].as_array().unwrap();
    let list = between(&page, "<ol class=\"ph\">", "</ol>");
    assert_eq!(list.matches("<li>").count(), phases.len());
    in_order(list, phases.iter().flat_map(|phase| [text(&phase["text"]), text(&phase["label"])]));
    for phase in phases.iter().filter(|phase| phase["start"] == phase["end"]) {
        assert!(list.contains(&format!("<time datetime=\"{}\">", text(&phase["start"]))));
    }
}

/// Returns a phase as an editor would write it.
fn phase(truth: &Value) -> Value {
    let mut phase = json!({"as_written": truth["text"], "tentative": truth["tentative"]});
    let day = |key: &str| truth[key].as_str().map(|text| text.replace('T', " "));
    let (mut start, mut end) = (day("start"), day("end"));
    let precision = match text(&truth["precision"]) {
        "minute" => Some("time"),
        "ten-day" => Some("month-part"),
        // Each end has its own precision.
        "month..ten-day" => {
            start = start.map(|start| start[..7].to_owned());
            end = end.map(|end| format!("{} 上旬", &end[..7]));
            None
        }
        precision => Some(precision),
    };
    for (key, value) in
        [("start", start), ("end", end), ("precision", precision.map(str::to_owned)), ("label", day("label"))]
    {
        if let Some(value) = value {
            phase[key] = json!(value);
        }
    }
    phase
}

#[test]
fn every_way_of_announcing_a_time_can_be_said() {
    let Some(truth) = truth("events-000.json") else { return };
    let events: Vec<Value> = truth["events"]
        .as_array()
        .unwrap()
        .iter()
        .map(|event| {
            let phases: Vec<Value> = event["phases"].as_array().unwrap().iter().map(phase).collect();
            let mode = text(&event["mode"]).trim_end_matches('?');
            let place = &event["place_text"];
            json!({"title": event["title"], "organizers": event["organisers"], "schedule": phases, "mode": mode, "place": place})
        })
        .collect();
    let site = Site::empty();
    site.write("site.yaml", crate::builds::SETTINGS);
    let front = format!("title: 一览\ndate: 2024-11-30\nevents: {}", json!(events));
    site.write("content/events/a.md", format!("---\n{front}\n---\n"));
    let run = site.build();
    assert!(stderr(&run).lines().count() == 1, "{}", stderr(&run));
    let page = String::from_utf8(site.tree()["events/a/index.html"].clone()).unwrap();
    let phases = truth["events"].as_array().unwrap().iter().flat_map(|event| event["phases"].as_array().unwrap());
    let phases: Vec<&Value> = phases.collect();
    in_order(&page, phases.iter().map(|phase| text(&phase["text"])));
    assert_eq!(page.matches("<ol class=\"ph\">").count(), events.len());
    assert!(!page.contains("2025-03-11") && !page.contains("2024-12-10"), "no day is invented");
}

#[test]
fn the_services_of_the_sample_are_all_there() {
    let Some(truth) = truth("service-guide.json") else { return };
    let page = sample::page("services/service-guide/index.html");
    let services = texts(&truth["services"]);
    let list = between(&page, "<ol class=\"svc\">", "</ol>");
    in_order(list, services.iter().map(String::as_str));
    assert_eq!(list.matches("<h3>").count(), services.len());
    for (service, key) in [("资质认证", "certification"), ("人才服务", "talent")] {
        let items = texts(&truth[key]);
        let list = between(between(list, service, "</ul>"), "<ul", "</ul>");
        assert_eq!(list.matches("<li>").count(), items.len(), "{service}");
        // Compare names and abbreviations only, because sentences are in other words.
        let names = items.iter().filter(|item| item.is_ascii() || item.starts_with(|c: char| c.is_ascii()));
        in_order(list, names.flat_map(|item| item.split_whitespace()));
    }
}

#[test]
fn the_membership_guide_of_the_sample_leads_all_the_way() {
    let Some(truth) = truth("member-guide.json") else { return };
    let page = sample::page("membership/membership-guide/index.html");
    for kind in texts(&truth["member_kinds"]) {
        assert!(page.contains(&kind), "{kind}");
    }
    let steps = between(&page, "<ol class=\"steps\">", "</ol>");
    assert_eq!(steps.matches("<li>").count(), texts(&truth["process"]).len());
    let list = between(&page, "<ol class=\"chk\">", "</section>");
    assert_eq!(list.matches("<li><div>").count(), truth["conditions"].as_array().unwrap().len());
    let fields = texts(&truth["fields"]);
    let items = between(list, "<ol class=\"pts\">", "</ol>");
    assert_eq!(items.matches("<li>").count(), fields.len());
    in_order(items, fields.iter().map(String::as_str).filter(|field| !field.starts_with('(')));
    let contact = &truth["contact"];
    let card = between(&page, "<address", "</address>");
    let phone = text(&contact["phone"]);
    let call = format!("href=\"tel:+86-{}\">{phone}</a>", phone.trim_start_matches('0'));
    in_order(card, [text(&contact["person"]), &call, text(&contact["url"])]);
}

#[test]
fn regulations_come_into_force_on_their_day() {
    let Some(truth) = truth("issue-2024-2.json") else { return };
    let regulations: Vec<&Value> =
        truth["articles"].as_array().unwrap().iter().filter(|article| article["kind"] == "regulation").collect();
    assert_eq!(regulations.len(), 4);
    let site = Site::empty();
    site.write("site.yaml", crate::builds::SETTINGS);
    for (at, regulation) in regulations.iter().enumerate() {
        let facts = &regulation["regulation"];
        let mut front = json!({
            "title": regulation["title"], "date": regulation["date"], "text": "full", "issuers": facts["issuers"],
            "document_number": facts["number"], "adopted_on": facts["adopted"],
            "promulgated_on": facts["promulgated"], "effective_on": facts["effective"],
        });
        let signed = facts["signatories"].as_array().into_iter().flatten();
        let signed: Vec<Value> = signed.map(|one| json!({"position": one[0], "name": one[1]})).collect();
        front["signatories"] = json!(signed);
        let lines: String = front.as_object().unwrap().iter().map(|(key, value)| format!("{key}: {value}\n")).collect();
        site.write(&format!("content/rules/r{at}.md"), format!("---\n{lines}---\n\n正文。\n"));
    }
    for (at, regulation) in regulations.iter().enumerate() {
        let facts = &regulation["regulation"];
        let day: chrono::NaiveDate = text(&facts["effective"]).parse().unwrap();
        for (now, status) in [(day.pred_opt().unwrap(), "尚未施行"), (day, "现行有效")] {
            site.build_at(&now.to_string(), &["--future"]);
            let page = String::from_utf8(site.tree()[&format!("rules/r{at}/index.html")].clone()).unwrap();
            assert!(page.contains(&format!("<b>{status}</b>")), "{} on {now}", regulation["title"]);
            assert!(page.contains(&format!("<time datetime=\"{day}\">")));
            assert!(texts(&facts["issuers"]).iter().all(|issuer| page.contains(issuer)));
        }
    }
}
