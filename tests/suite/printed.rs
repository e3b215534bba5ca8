//! The sample newsletter compared with the printed issue: the same pieces in the same order, but in other words.

use serde_json::Value;

use crate::sample;
use crate::seeds;
use crate::truth::{in_order, text, texts, truth};

fn index() -> Value {
    serde_json::from_slice(&sample::built().0["index.json"]).unwrap()
}

/// Returns a title without spaces and with one form of the bar, because print and site differ in these.
fn tight(title: &str) -> String {
    title.split_whitespace().collect::<String>().replace(['丨', '|'], "｜")
}

/// Returns the pieces of the issue in the order of its contents.
fn pieces(index: &Value) -> Vec<Value> {
    let issues = index["issues"].as_array().unwrap();
    let issue = issues.iter().find(|issue| issue["id"] == "2024-2").unwrap();
    let addresses = issue["sections"].as_array().unwrap().iter().flat_map(|section| texts(&section["pieces"]));
    let all = index["pieces"].as_array().unwrap();
    addresses.map(|address| all.iter().find(|piece| piece["address"] == address.as_str()).unwrap().clone()).collect()
}

#[test]
fn the_issue_has_the_pieces_of_the_printed_one_in_their_order() {
    let Some(truth) = truth("issue-2024-2.json") else { return };
    let index = index();
    let columns: std::collections::BTreeMap<&str, &str> = index["columns"]
        .as_array()
        .unwrap()
        .iter()
        .map(|column| (text(&column["id"]), text(&column["title"])))
        .collect();
    let printed = truth["articles"].as_array().unwrap();
    let pieces = pieces(&index);
    assert_eq!(pieces.len(), printed.len());
    for (printed, piece) in printed.iter().zip(&pieces) {
        let title = text(&printed["title"]);
        assert_eq!(tight(text(&piece["title"])), tight(title));
        let subtitle = printed["subtitle"].as_str().unwrap_or("").trim_start_matches('—');
        assert_eq!(tight(piece["subtitle"].as_str().unwrap_or("")), tight(subtitle), "{title}");
        // The name of a column that the print does not state is in brackets.
        let column = text(&printed["column"]).trim_start_matches('(').split(';').next().unwrap();
        assert_eq!(columns[text(&piece["column"])], column, "{title}");
        assert_eq!(piece["page"], printed["page"], "{title}");
        let end = |of: &Value| if of["page_end"].is_null() { of["page"].clone() } else { of["page_end"].clone() };
        assert_eq!(end(piece), end(printed), "{title}");
        assert_eq!(piece["date"], printed["date"], "{title}");
        let contributors = piece["contributors"].as_array().cloned().unwrap_or_default();
        let sent_in: Vec<_> = contributors
            .iter()
            .filter(|one| one["role"] == "供稿")
            .map(|one| (text(&one["organization"]), text(&one["name"])))
            .collect();
        let contributor = &printed["contributor"];
        let printed_one = (!contributor.is_null()).then(|| (text(&contributor["org"]), text(&contributor["person"])));
        assert_eq!(sent_in, printed_one.into_iter().collect::<Vec<_>>(), "{title}");
    }
}

#[test]
fn the_award_list_is_the_printed_one() {
    let Some(truth) = truth("award-2024-huanghe.json") else { return };
    let index = index();
    assert_is_printed(&index["awards"].as_array().unwrap()[0], &truth);
}

/// Requires that every track, prize and winner is as printed.
pub fn assert_is_printed(list: &Value, truth: &Value) {
    let competition = &truth["competition"];
    assert_eq!(list["title"], truth["title"]);
    assert_eq!((&list["competition"], &list["held_on"]), (&competition["name"], &competition["final_date"]));
    assert_eq!((&list["host"], &list["undertakers"]), (&competition["organiser"], &competition["undertaker"]));
    assert_eq!((&list["place"], &list["co_organizers"]), (&competition["place"], &competition["co_organisers"]));
    let tracks = truth["tracks"].as_array().unwrap();
    assert_eq!(list["tracks"].as_array().unwrap().len(), tracks.len());
    let (mut winners, mut members) = (0, 0);
    for (track, printed) in list["tracks"].as_array().unwrap().iter().zip(tracks) {
        assert_eq!(track["name"], printed["track"]);
        let prizes = track["prizes"].as_array().unwrap();
        assert_eq!(prizes.len(), printed["awards"].as_array().unwrap().len());
        for (prize, printed) in prizes.iter().zip(printed["awards"].as_array().unwrap()) {
            assert_eq!((&prize["name"], &prize["quota"]), (&printed["prize"], &printed["quota"]));
            let (won, printed) = (prize["winners"].as_array().unwrap(), printed["winners"].as_array().unwrap());
            assert_eq!(won.len(), printed.len());
            for (winner, printed) in won.iter().zip(printed) {
                assert_eq!(texts(&winner["members"]), texts(&printed["members"]));
                assert_eq!(tight(text(&winner["work"])), tight(text(&printed["achievement"])));
                let name = if winner["team"].is_null() { &winner["organization"] } else { &winner["team"] };
                assert_eq!(tight(name.as_str().unwrap_or("")), tight(printed["team_name"].as_str().unwrap_or("")));
                winners += 1;
                members += texts(&winner["members"]).len();
            }
        }
    }
    assert_eq!((winners, members), (18, 21));
}

#[test]
fn the_events_of_the_list_are_all_there() {
    let Some(truth) = truth("events-000.json") else { return };
    let page = sample::page("events/december-2024/index.html");
    let events = truth["events"].as_array().unwrap();
    assert_eq!(page.matches("<ol class=\"ph\">").count(), events.len());
    in_order(&page, events.iter().map(|event| text(&event["title"])));
    for organizer in events.iter().flat_map(|event| texts(&event["organisers"])) {
        assert!(page.contains(&organizer), "{organizer}");
    }
}

/// Returns a text without spaces and punctuation, with letters normalized.
pub fn letters(text: &str) -> String {
    use unicode_normalization::UnicodeNormalization;
    text.nfkc().filter(|c| c.is_alphanumeric()).collect()
}

/// Returns the sentences of a text, without names of works and quotations.
fn sentences(markdown: &str) -> Vec<String> {
    let mut plain = String::new();
    let mut inside = 0_usize;
    for c in markdown.chars() {
        match c {
            '《' | '“' => inside += 1,
            '》' | '”' => inside = inside.saturating_sub(1),
            _ if inside == 0 => plain.push(c),
            _ => {}
        }
    }
    let mut found = Vec::new();
    for line in plain.lines() {
        let mut rest = line;
        // Text that does not end with a full stop is a label or a name.
        while let Some(at) = rest.find(['。', '！', '？', '；']) {
            found.push(rest[..at].to_owned());
            rest = rest[at..].trim_start_matches(['。', '！', '？', '；']);
        }
    }
    found
}

#[test]
fn no_sentence_of_the_sample_is_that_of_its_sources() {
    let Some(folder) = seeds::data("seeds") else { return };
    let sources: Vec<String> = std::fs::read_dir(folder)
        .unwrap()
        .map(|file| letters(&std::fs::read_to_string(file.unwrap().path()).unwrap()))
        .collect();
    assert!(sources.len() >= 3 && sources.iter().all(|source| source.chars().count() > 1000), "sources of sentences");
    let content = std::path::Path::new(env!("CARGO_MANIFEST_DIR")).join("content");
    let texts = crate::builds::tree(&content).into_iter().filter(|(path, _)| path.ends_with(".md"));
    let (mut seen, mut copied) = (0, Vec::new());
    for (path, bytes) in texts {
        for sentence in sentences(&String::from_utf8(bytes).unwrap()) {
            let written = letters(&sentence);
            if written.chars().count() >= 15 {
                seen += 1;
                if sources.iter().any(|source| source.contains(&written)) {
                    copied.push(format!("{path}: {sentence}"));
                }
            }
        }
    }
    assert!(seen > 1000, "{seen} sentences");
    assert!(copied.is_empty(), "{copied:#?}");
}
