//! The cost of the first answer on an existing build of any size: `HUIKAN_SEARCHED` names its folder, see
//! docs/SEARCH.md.

use std::path::PathBuf;
use std::time::Duration;

use serde_json::json;

use super::server::Server;
use super::tab::Tab;
use crate::builds::tree;
use crate::rebuild::Random;

/// The number of queries.
const QUERIES: usize = 40;

/// Repeats the query with all files loaded, and returns the time in milliseconds.
const AGAIN: &str = "const q = document.getElementById('q'), says = document.getElementById('search-says');
    const turn = () => new Promise((go) => { const c = new MessageChannel(); c.port1.onmessage = go; c.port2.postMessage(0) });
    const begun = performance.now();
    says.textContent = '';
    q.form.dispatchEvent(new Event('submit', {cancelable: true}));
    return (async () => { while (!says.textContent) await turn(); return performance.now() - begun })()";

/// Returns runs of 2 to 8 Han characters from the searched texts.
fn queries(site: &Server) -> Vec<String> {
    let texts: Vec<&Vec<u8>> =
        site.files.iter().filter(|(path, _)| path.starts_with("search/t/")).map(|(_, bytes)| bytes).collect();
    let mut random = Random::seeded(20_241_219);
    let mut all = Vec::new();
    while all.len() < QUERIES {
        let text = std::str::from_utf8(texts[random.below(texts.len())]).unwrap();
        let runs: Vec<&str> = text.split(|c: char| !('\u{4e00}'..='\u{9fff}').contains(&c)).collect();
        let run: Vec<char> = runs[random.below(runs.len())].chars().collect();
        let length = 2 + random.below(7);
        if run.len() >= length {
            let from = random.below(run.len() - length + 1);
            all.push(run[from..from + length].iter().collect());
        }
    }
    all
}

fn middle_and_most<T: PartialOrd + Copy>(mut all: Vec<T>) -> (T, T) {
    all.sort_by(|one, other| one.partial_cmp(other).unwrap());
    (all[all.len() / 2], all[all.len() - 1])
}

#[test]
fn the_first_answer_of_a_large_site_weighs_little() {
    let Some(folder) = std::env::var_os("HUIKAN_SEARCHED").map(PathBuf::from) else {
        eprintln!("not checked: HUIKAN_SEARCHED names no built site");
        return;
    };
    let site = Server::new(tree(&folder), "/newsletter/");
    let tab = Tab::new(&site, "large", Duration::from_secs(600));
    let (mut requests, mut bytes, mut times) = (Vec::new(), Vec::new(), Vec::new());
    for query in queries(&site) {
        tab.open("search/");
        tab.requests();
        tab.eval("document.getElementById('q').focus()");
        tab.type_text(&query);
        assert!(tab.becomes("return document.getElementById('search-says').textContent !== ''"), "{query}");
        let asked: Vec<usize> = tab
            .requests()
            .iter()
            .filter(|address| address.contains("/search/"))
            .map(|address| site.file(address).map_or(0, |(_, bytes)| bytes.len()))
            .collect();
        requests.push(asked.len());
        bytes.push(asked.iter().sum::<usize>());
        times.push(tab.eval(AGAIN).as_f64().unwrap());
        if asked.len() > 7 {
            eprintln!(
                "{query}: {} requests, {}",
                asked.len(),
                tab.eval("return document.getElementById('search-says').textContent")
            );
        }
    }
    let (requests, bytes, times) = (middle_and_most(requests), middle_and_most(bytes), middle_and_most(times));
    eprintln!("{}", json!({"requests": requests, "bytes": bytes, "milliseconds": times}));
    assert!(requests.0 < 8 && bytes.0 < 300_000, "{requests:?} {bytes:?}");
}
