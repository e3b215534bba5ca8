//! Citations in real statutes, labelled independently. The data is not part of this repository: see `seeds`.

use std::collections::{BTreeMap, BTreeSet};
use std::process::Command;

use serde_json::Value;

use crate::seeds::{data, rows};

fn dump(arguments: &[std::ffi::OsString]) -> Vec<Value> {
    let run = Command::new(env!("CARGO_BIN_EXE_huikan")).args(["dump", "citations"]).args(arguments).output().unwrap();
    assert!(run.status.success(), "{}", String::from_utf8_lossy(&run.stderr));
    let lines = String::from_utf8(run.stdout).unwrap();
    lines.lines().map(|line| serde_json::from_str(line).unwrap()).collect()
}

fn plain(law: &Value) -> String {
    law.as_str().unwrap_or("self").replace("中华人民共和国", "")
}

fn cited<'a>(rows: impl Iterator<Item = &'a Value>) -> BTreeSet<(String, String)> {
    let ids =
        |row: &Value| row["targets"].as_array().unwrap().iter().map(|id| id.as_str().unwrap().to_owned()).collect();
    rows.flat_map(|row| {
        let ids: Vec<String> = ids(row);
        ids.into_iter().map(|id| (plain(&row["law"]), id)).collect::<Vec<_>>()
    })
    .collect()
}

#[test]
fn citations_lead_where_a_reader_says() {
    let Some(expected) = rows("refs.jsonl") else { return };
    let folder = data("regulations").unwrap();
    let mut arguments = vec!["--meta".into(), folder.join("meta.jsonl").into_os_string()];
    let texts = std::fs::read_dir(folder.join("texts")).unwrap();
    arguments.extend(texts.map(|entry| entry.unwrap().path().into_os_string()));
    let mut links: BTreeMap<(String, String), Vec<Value>> = BTreeMap::new();
    for row in dump(&arguments) {
        let place = |key: &str| row[key].as_str().unwrap().to_owned();
        links.entry((place("slug"), place("at"))).or_default().push(row);
    }
    let (mut exact, mut wrong) = (0, Vec::new());
    for row in &expected {
        let place = |key: &str| row[key].as_str().unwrap().to_owned();
        let number = |row: &Value, key: &str| row[key].as_u64().unwrap();
        let all = links.get(&(place("slug"), place("at"))).map_or(&[][..], Vec::as_slice);
        let overlaps =
            |link: &&Value| number(link, "start") < number(row, "end") && number(link, "end") > number(row, "start");
        let hits: Vec<&Value> = all.iter().filter(overlaps).collect();
        let (got, wanted) = (cited(hits.iter().copied()), cited(std::iter::once(row)));
        let named = hits.iter().any(|hit| plain(&hit["law"]) == plain(&row["law"]));
        let may_be_text = row["accept_unlinked"] == true || (wanted.is_empty() && row["site_target"].is_null());
        let is_exact = if hits.is_empty() { may_be_text } else { got == wanted && named };
        exact += usize::from(is_exact);
        if !is_exact {
            let extra = got.difference(&wanted).count();
            wrong.push(format!("{} {} {extra} too many: {got:?}", row["id"], row["surface"]));
        }
    }
    assert!(wrong.is_empty(), "{exact} of {} are exact; not\n{}", expected.len(), wrong.join("\n"));
    assert!(expected.len() > 100);
}

#[test]
fn sentences_that_break_naive_readers_are_read_right() {
    let Some(traps) = rows("traps.jsonl") else { return };
    assert!(traps.len() >= 16, "{} sentences", traps.len());
    let folder = data("regulations").unwrap();
    let read = dump(&["--sentences".into(), folder.join("traps.jsonl").into_os_string()]);
    for trap in traps {
        let one = |row: &Value| format!("{} {} {}", row["surface"], row["law"], row["targets"]);
        let got: Vec<String> = read.iter().filter(|row| row["id"] == trap["id"]).map(one).collect();
        let wanted: Vec<String> = trap["expect"].as_array().unwrap().iter().map(one).collect();
        assert_eq!(got, wanted, "{}: {}", trap["id"], trap["sentence"]);
    }
}
