//! Markdown → HTML: each file of `tests/markdown` is a test, and each section of it a case.
//!
//! A section is a heading that says what happens, a block ```` ```markdown ```` and a block ```` ```html ````. Blocks are
//! fenced with as many backticks as they need.

use std::path::Path;

use huikan::internals::{
    Dialect, Document, Frame, Image, Language, Markdown, MissingAlt, Places, RemotePictures, SourceText, write_body,
};

/// A section of a file.
struct Case {
    title: String,
    markdown: String,
    html: String,
}

cases::markdown!(becomes_the_html_that_is_expected);

/// Compares every section of this file of `tests/markdown`.
fn becomes_the_html_that_is_expected(name: &str) {
    let file = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/markdown").join(name);
    let text = std::fs::read_to_string(&file).unwrap();
    let cases = cases(&text);
    assert!(!cases.is_empty(), "{name}: no sections");
    let mut wrong = Vec::new();
    let (mut updated, mut rest) = (String::new(), text.as_str());
    for case in cases {
        let html = html(&case.markdown, name == "provisions.md");
        // The file is rewritten from one expectation to the next.
        let (before, after) = rest.split_once(&format!("html\n{}", case.html)).unwrap();
        updated.push_str(&format!("{before}html\n{}\n", html.trim_end()));
        rest = after;
        if html.trim_end() != case.html.trim_end() {
            wrong.push(format!("{}\n{}\nexpected:\n{}\ngot:\n{html}", case.title, case.markdown, case.html));
        }
    }
    updated.push_str(rest);
    if std::env::var_os("UPDATE").is_some() {
        std::fs::write(&file, updated).unwrap();
    }
    assert!(wrong.is_empty(), "{name}: {} sections differ\n\n{}", wrong.len(), wrong.join("\n\n"));
}

/// Returns the HTML of the body, with every address as written. If `provisions` is set, the text is that of a
/// regulation.
pub(crate) fn html(markdown: &str, provisions: bool) -> String {
    let source = SourceText::new("content/news/a.md", markdown);
    let math = markdown.contains("<!-- math -->");
    let dialect = Dialect {
        math,
        language: Language::ZhHans,
        missing_alt: MissingAlt::Refuse,
        remote_pictures: RemotePictures::Refuse,
        provisions,
    };
    let body = 0..markdown.len();
    let (document, _) = Markdown { source: &source, body, dialect, title: "标题" }.parse();
    write_body(&document, &[], &Frame::default(), &AsWritten(&document))
}

/// Every address as it was written. What is cited is not known here.
struct AsWritten<'a>(&'a Document);

impl Places for AsWritten<'_> {
    fn address(&self, reference: usize, out: &mut String) {
        out.push_str(&self.0.references[reference].target.replace('&', "&amp;"));
    }

    fn picture(&self, image: &Image<'_>, out: &mut String) {
        out.push_str(image.before);
        self.address(image.reference, out);
        out.push_str(image.after);
    }

    fn leads(&self, _citation: usize) -> bool {
        false
    }

    fn cited(&self, _citation: usize, _out: &mut String) {}

    fn after_provision(&self, _anchor: &str, _out: &mut String) {}
}

fn cases(text: &str) -> Vec<Case> {
    let mut cases = Vec::new();
    let mut title = String::new();
    let mut lines = text.lines();
    let mut markdown = None;
    while let Some(line) = lines.next() {
        if let Some(heading) = line.strip_prefix("## ") {
            title = heading.to_owned();
        }
        let ticks = line.len() - line.trim_start_matches('`').len();
        if ticks < 3 {
            continue;
        }
        let fence = "`".repeat(ticks);
        let mut block = String::new();
        for inner in lines.by_ref().take_while(|inner| *inner != fence) {
            block.push_str(inner);
            block.push('\n');
        }
        match &line[ticks..] {
            "markdown" => markdown = Some(block),
            "html" => {
                let markdown = markdown.take().unwrap_or_else(|| panic!("{title}: html without markdown"));
                cases.push(Case { title: title.clone(), markdown, html: block });
            }
            other => panic!("{title}: a block of `{other}`"),
        }
    }
    cases
}
