//! What each fuzz target does with its bytes. The tests do the same with the kept inputs in `corpora/`.

use std::path::Path;
use std::sync::atomic::{AtomicUsize, Ordering};

use huikan::internals::{
    DataFile, Dialect, Kind, Language, MissingAlt, RemotePictures, Source, SourceText, built, inspected, parse,
    published, read_settings,
};

/// Front matter of every kind: nothing panics, and all places are in the text.
pub fn front_matter(bytes: &[u8]) {
    let Ok(text) = std::str::from_utf8(bytes) else { return };
    let kind = Kind::ALL[text.len() % Kind::ALL.len()];
    parsed(&format!("---\n{text}\n---\n\n正文。\n"), kind, None);
}

/// A table of winners.
pub fn table(bytes: &[u8]) {
    let Ok(text) = std::str::from_utf8(bytes) else { return };
    let ending = ["csv", "tsv", "yaml"][text.len() % 3];
    let data = DataFile::Text(SourceText::new(&format!("content/news/a.{ending}"), text), None);
    parsed(&format!("---\ntitle: 名单\ndate: 2024-12-02\ndata: a.{ending}\n---\n"), Kind::AwardList, Some(&data));
}

fn parsed(text: &str, kind: Kind, data: Option<&DataFile>) {
    let source = Source::new(SourceText::new("content/news/a.md", text), vec!["a.md".to_owned()]);
    let (language, remote_pictures) = (Language::ZhHans, RemotePictures::Link);
    let dialect = Dialect { math: false, language, missing_alt: MissingAlt::Warn, remote_pictures, provisions: false };
    let (_, faults) = parse(&source, kind, dialect, data);
    for fault in faults {
        if let (Some(span), Some(text)) = (&fault.at.span, fault.at.source.text()) {
            assert!(text.get(span.clone()).is_some());
        }
    }
}

/// The settings of a site.
pub fn settings(bytes: &[u8]) {
    let Ok(text) = std::str::from_utf8(bytes) else { return };
    let (_, faults) = read_settings(&SourceText::new("site.yaml", text), None);
    assert!(faults.iter().all(|fault| fault.at.span.as_ref().is_none_or(|span| text.get(span.clone()).is_some())));
}

/// A drawing: what is written anew is accepted again, as it is.
pub fn svg(bytes: &[u8]) {
    if let Some(written) = published("a.svg", bytes) {
        assert_eq!(published("a.svg", &written).as_deref(), Some(&written[..]));
        let text = String::from_utf8(written).unwrap();
        assert!(!text.contains("<script") && !text.contains("<!") && !text.contains("javascript:"), "{text}");
    }
}

/// A picture of pixels: what is written anew is accepted again, as it is, and what can be decoded can still be decoded.
pub fn picture(bytes: &[u8]) {
    let Some(written) = published("a.png", bytes) else { return };
    assert!(published("a.png", &written).as_deref() == Some(&written[..]), "written anew twice");
    // A large picture takes seconds, which is no finding.
    if bytes.len() < 10_000 && inspected(bytes) {
        assert!(inspected(&written));
    }
}

/// A whole site: files are separated by `=== path` on a line of its own.
pub fn site(bytes: &[u8]) {
    static COUNT: AtomicUsize = AtomicUsize::new(0);
    let Ok(text) = std::str::from_utf8(bytes) else { return };
    let number = COUNT.fetch_add(1, Ordering::Relaxed);
    let base = std::env::temp_dir().join(format!("huikan-fuzz-{}-{number}", std::process::id()));
    let root = base.join("site");
    let mut files: Vec<(&str, String)> = vec![("site.yaml", String::new())];
    for line in text.lines() {
        match (line.strip_prefix("=== "), files.last_mut()) {
            (Some(path), _) => files.push((path, String::new())),
            (None, Some((_, content))) => content.extend([line, "\n"]),
            (None, None) => {}
        }
    }
    for (path, content) in files.iter().take(20) {
        let is_inside = Path::new(path).components().all(|part| matches!(part, std::path::Component::Normal(_)));
        if !is_inside || path.contains('\0') {
            continue;
        }
        let path = root.join(path);
        // Names that the disk refuses are no finding.
        if path.parent().is_some_and(|folder| std::fs::create_dir_all(folder).is_ok()) {
            let _ = std::fs::write(path, content);
        }
    }
    let codes = built(&root, &base.join("out"));
    let _ = std::fs::remove_dir_all(&base);
    assert!(!codes.iter().any(|code| code == "program-failure"), "{codes:?}");
}
