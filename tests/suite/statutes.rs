//! The structure of real statutes, counted by others. They are not part of this repository: see `seeds`.

use huikan::statute::{Level, Statute};

use crate::seeds::data;

fn rows(name: &str) -> Option<Vec<serde_json::Value>> {
    let text = std::fs::read_to_string(data("regulations")?.join(name)).unwrap();
    Some(text.lines().map(|line| serde_json::from_str(line).unwrap()).collect())
}

fn statute(slug: &str) -> Statute {
    let file = data("regulations").unwrap().join(format!("texts/{slug}.txt"));
    Statute::of_lines(&std::fs::read_to_string(file).unwrap())
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
        let items: Vec<usize> = clauses.iter().map(|clause| statute.item_count(*clause)).collect();
        let inside = &statute.provisions[at..statute.provisions[at].end];
        let subitems = inside.iter().filter(|provision| provision.level == Level::Subitem).count();
        // An unnumbered heading 附则 ends the chapter before it; the list keeps its articles there.
        let is_supplementary = statute.holder(at, Level::Heading).is_some();
        let path = statute.path(at).map(|number| number.map(|number| number.base));
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
        assert_eq!(statute(slug).doubts, [], "{slug}");
    }
}
