//! Parses any text as Markdown: nothing panics, and all places are valid spans of the source.
#![no_main]

use huikan::internals::{Dialect, Language, Markdown, MissingAlt, RemotePictures, SourceText};
use libfuzzer_sys::fuzz_target;

fuzz_target!(|text: &str| {
    let source = SourceText::new("content/news/a.md", text);
    let (language, missing_alt, remote_pictures) = (Language::ZhHans, MissingAlt::Warn, RemotePictures::Link);
    let dialect = Dialect { math: true, language, missing_alt, remote_pictures, provisions: text.len() % 2 == 0 };
    let (document, faults) = Markdown { source: &source, body: 0..text.len(), dialect, title: "" }.parse();
    for passage in &document.passages {
        assert!(passage.links().all(|span| text.get(span.clone()).is_some()));
    }
    assert!(faults.iter().all(|fault| fault.at.span.as_ref().is_none_or(|span| text.get(span.clone()).is_some())));
});
