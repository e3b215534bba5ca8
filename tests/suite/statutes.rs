//! The structure of real statutes, compared with independent counts. The data is not part of this repository: see
//! `seeds`.

use huikan_law::comparison::{ArticleChange, compare};
use huikan_law::statute::{Level, Statute};

use crate::seeds::{data, rows, seed};

fn statute(slug: &str) -> Statute {
    let file = data("regulations").unwrap().join(format!("texts/{slug}.txt"));
    Statute::parse(&std::fs::read_to_string(file).unwrap())
}

#[test]
fn every_level_is_counted_as_by_hand() {
    let Some(rows) = rows("structure.jsonl") else { return };
    let mut wrong = Vec::new();
    for row in &rows {
        let counts = serde_json::to_value(statute(row["slug"].as_str().unwrap()).counts()).unwrap();
        for (level, count) in counts.as_object().unwrap() {
            if count != &row[level] {
                wrong.push(format!("{} {level}: {count}, not {}", row["slug"], row[level]));
            }
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
    assert_eq!(rows.len(), 16);
}

#[test]
fn every_article_is_read_as_by_hand() {
    let Some(rows) = rows("articles.jsonl") else { return };
    let mut wrong = Vec::new();
    let mut read: Option<(String, Statute)> = None;
    for row in &rows {
        let slug = row["slug"].as_str().unwrap();
        if read.as_ref().is_none_or(|(of, _)| of != slug) {
            read = Some((slug.to_owned(), statute(slug)));
        }
        let statute = &read.as_ref().unwrap().1;
        let id = row["article"].as_str().unwrap();
        let Some(at) = statute.by_id(id) else {
            wrong.push(format!("{slug} {id} is not there"));
            continue;
        };
        let clauses: Vec<usize> = statute.children(at).collect();
        let items: Vec<usize> = clauses.iter().map(|clause| statute.child_count(*clause, Level::Item)).collect();
        let inside = &statute.provisions[at..statute.provisions[at].end];
        let subitems = inside.iter().filter(|provision| provision.level == Level::Subitem).count();
        // An unnumbered heading 附则 ends the chapter before it, but the labelled list assigns its articles to that
        // chapter.
        let is_supplementary = statute.enclosing(at, Level::Heading).is_some();
        let path = statute.division_numbers(at).map(|number| number.map(|number| number.base));
        let row_path: Vec<Option<u32>> = serde_json::from_value(row["path"].clone()).unwrap();
        if serde_json::json!([clauses.len(), items, subitems])
            != serde_json::json!([row["paragraphs"], row["items"], row["subitems"]])
            || (path.to_vec() != row_path && !is_supplementary)
        {
            wrong.push(format!("{slug} {id}: {} {items:?} {subitems} {path:?}, not {row}", clauses.len()));
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
    assert!(rows.len() > 1000);
}

#[test]
fn good_texts_raise_no_doubts() {
    let Some(rows) = rows("structure.jsonl") else { return };
    for row in &rows {
        let slug = row["slug"].as_str().unwrap();
        assert_eq!(statute(slug).anomalies, [], "{slug}");
    }
}

#[test]
fn the_laws_of_a_printed_issue_come_out_whole() {
    let Some(text) = seed("004") else { return };
    let laws = huikan::internals::laws(&text);
    let counts: Vec<_> = laws
        .iter()
        .map(|law| (law.title.as_str(), law.counts.articles, law.counts.paragraphs, law.counts.items))
        .collect();
    let expected = [
        ("促进和规范数据跨境流动规定", 14, 18, 6),
        ("互联网政务应用安全管理规定", 44, 55, 0),
        ("网络暴力信息治理规定", 34, 52, 3),
        ("网络数据安全管理条例", 64, 95, 55),
    ];
    assert_eq!(counts, expected);
    for (law, facts) in laws.iter().zip([
        ["promulgated_on: 2024-03-22", "effective_on: 2024-03-22", "令第16号"],
        ["promulgated_on: 2024-05-15", "effective_on: 2024-07-01", "adopted_on: 2024-02-19"],
        ["promulgated_on: 2024-06-12", "effective_on: 2024-08-01", "令第17号"],
        ["promulgated_on: 2024-09-24", "effective_on: 2025-01-01", "name: 李强"],
    ]) {
        for fact in facts {
            let written = law.markdown();
            assert!(written.contains(fact), "{}: {fact}\n{}", law.title, &written[..600]);
        }
        assert!(law.notes() >= 1, "the order at the end of a page was moved");
    }
}

#[test]
fn a_law_of_a_web_page_comes_out_as_it_is() {
    let Some(rows) = rows("structure.jsonl") else { return };
    for row in &rows {
        let slug = row["slug"].as_str().unwrap();
        let text = std::fs::read_to_string(data("regulations").unwrap().join(format!("texts/{slug}.txt"))).unwrap();
        let laws = huikan::internals::laws(&text);
        assert_eq!(laws.len(), 1, "{slug}");
        assert_eq!(laws[0].title, row["title"].as_str().unwrap());
        assert_eq!(laws[0].counts, statute(slug).counts(), "{slug}");
    }
}

#[test]
fn two_versions_are_compared_as_by_hand() {
    let Some(folder) = data("regulations") else { return };
    let map = std::fs::read_to_string(folder.join("cybersecurity-law-renumbering.json")).unwrap();
    let map: serde_json::Value = serde_json::from_str(&map).unwrap();
    let (old, new) = (statute("cybersecurity-law-2016"), statute("cybersecurity-law-2025"));
    let fates = compare(&old, &new);
    let rows = map["map"].as_array().unwrap();
    assert!(!rows.is_empty());
    let mut wrong = Vec::new();
    for row in rows {
        let id = row["old"].as_str().unwrap();
        let kept = fates.iter().find_map(|fate| match fate {
            ArticleChange::Kept { old: from, new: to, changed, .. } if old.provisions[*from].id == id => {
                Some((new.provisions[*to].id.as_str(), *changed))
            }
            _ => None,
        });
        // The labelled list has the most similar article for each, so one may occur twice; the program pairs articles
        // one to one.
        let taken = rows.iter().any(|other| {
            other["old"] != row["old"]
                && other["new"] == row["new"]
                && other["similarity"].as_f64() > row["similarity"].as_f64()
        });
        let expected = row["new"].as_str().filter(|_| !taken);
        // Differences in punctuation alone are changes in the list, but not for the program.
        let is_changed = row["similarity"].as_f64() < Some(0.995);
        if kept.map(|(to, _)| to) != expected
            || kept.is_some_and(|(_, changed)| changed && row["unchanged"] == true)
            || kept.is_some_and(|(_, changed)| !changed && is_changed)
        {
            wrong.push(format!("{row}: {kept:?}"));
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
    let only_new: Vec<&str> = fates
        .iter()
        .filter_map(
            |fate| if let ArticleChange::Added(at) = fate { Some(new.provisions[*at].id.as_str()) } else { None },
        )
        .collect();
    assert_eq!(serde_json::json!(only_new), map["only_in_new"]);
}
