//! The sample newsletter on a server, and example pages for every template.

use std::collections::BTreeMap;
use std::path::Path;
use std::sync::OnceLock;

use super::server::Server;
use crate::builds::{Site, copy, tree};

/// Templates that are not pages: parts of others, and entries of feeds.
const PARTS: &[&str] = &["base.html", "components.html", "feed-entry.html"];

/// Templates whose pages redirect at once.
const PASSED_THROUGH: &[&str] = &["redirect.html"];

/// Parts that only some pages of a template have.
const PARTS_OF_SOME: &[&str] =
    &["", "<figure", "id=\"piece-source\"", "<table", "class=\"citation\"", "<p class=\"st repealed\""];

/// Standing pages of the sample that replace a page of the program. The copy for these tests leaves them out, so that
/// the program makes its own.
const INSTEAD_OF_PAGES: &[&str] = &["accessibility"];

/// Returns a server with the sample.
pub fn newsletter() -> &'static Server {
    static ONCE: OnceLock<Server> = OnceLock::new();
    ONCE.get_or_init(|| {
        let site = copied();
        site.build_at("2025-02-01", &[]);
        Server::new(site.tree(), "/newsletter/")
    })
}

/// Returns a server with a site of `tests/sites/`.
pub fn case(name: &str) -> Server {
    let site = Site::empty();
    copy(&repository().join("tests/sites").join(name), &site.root());
    site.build();
    Server::new(site.tree(), "/newsletter/")
}

/// Copies the sample into a temporary folder.
fn copied() -> Site {
    let site = Site::empty();
    for folder in ["content", "templates", "static"] {
        copy(&repository().join(folder), &site.root().join(folder));
    }
    site.write("site.yaml", std::fs::read(repository().join("site.yaml")).unwrap());
    for page in INSTEAD_OF_PAGES {
        std::fs::remove_file(site.root().join(format!("content/{page}.md"))).unwrap();
        for (path, bytes) in tree(&site.root().join("content")).into_iter().filter(|(path, _)| path.ends_with(".md")) {
            let text = String::from_utf8(bytes).unwrap();
            let linked = text.replace(&format!("](../{page}.md)"), &format!("](/{page}/)"));
            let linked = linked.replace(&format!("]({page}.md)"), &format!("](/{page}/)"));
            if linked != text {
                site.write(&format!("content/{path}"), linked);
            }
        }
    }
    site
}

/// Returns the folder of this repository.
fn repository() -> &'static Path {
    Path::new(env!("CARGO_MANIFEST_DIR"))
}

/// Returns the paths of the pages of each template. To find them, it builds the sample with templates that write their
/// name into the page.
fn pages_by_template() -> BTreeMap<String, Vec<String>> {
    let site = copied();
    let mut pages = BTreeMap::new();
    for entry in std::fs::read_dir(repository().join("templates")).unwrap() {
        let name = entry.unwrap().file_name().into_string().unwrap();
        if !name.ends_with(".html") || PARTS.contains(&name.as_str()) {
            continue;
        }
        let text = std::fs::read_to_string(repository().join("templates").join(&name)).unwrap();
        let mark = format!("<!--by {name}-->");
        let begun = "{% block main %}";
        let marked = if text.contains(begun) {
            text.replacen(begun, &format!("{begun}{mark}"), 1)
        } else {
            format!("{mark}{text}")
        };
        site.write(&format!("templates/{name}"), marked);
        pages.insert(name, Vec::new());
    }
    site.build_at("2025-02-01", &[]);
    for (path, bytes) in site.tree().into_iter().filter(|(path, _)| path.ends_with(".html")) {
        let html = String::from_utf8(bytes).unwrap();
        let (_, rest) = html.split_once("<!--by ").unwrap_or_else(|| panic!("{path}: made by no template of a page"));
        let name = rest.split("-->").next().unwrap();
        pages.get_mut(name).unwrap().push(path);
    }
    pages
}

/// A page that represents others.
#[derive(Clone, Debug)]
pub struct Example {
    /// Its template.
    pub template: String,
    /// Its path below the site's root.
    pub path: String,
    /// Whether it is the largest page of its template that is not heavy.
    pub is_first: bool,
}

impl Example {
    /// Whether it is so large that it is checked in fewer combinations; another example of the same template is then
    /// smaller.
    pub fn is_heavy(&self) -> bool {
        weighs_much(&newsletter().files, &self.path)
    }
}

fn weighs_much(files: &BTreeMap<String, Vec<u8>>, path: &str) -> bool {
    let file = if path.is_empty() || path.ends_with('/') { format!("{path}index.html") } else { path.to_owned() };
    files.get(&file).is_some_and(|bytes| bytes.len() > HEAVY)
}

/// Removes all articles but the first ones from the open page, and their numbers from the contents. The rest represents
/// all.
pub const PARTS_OF_PAGES: &str = "for (const all of ['.reg .art', '.nums a'])
    [...document.querySelectorAll(all)].slice(arguments[0]).forEach((e) => e.remove())";

/// Pages of more bytes than this are heavy.
const HEAVY: usize = 100_000;

/// Returns the examples: for every template its largest page, and the largest page with each part that only some pages
/// have.
pub fn examples() -> &'static [Example] {
    static ONCE: OnceLock<Vec<Example>> = OnceLock::new();
    ONCE.get_or_init(|| {
        let files = &newsletter().files;
        let mut examples: Vec<Example> = Vec::new();
        for (template, pages) in pages_by_template() {
            assert!(!pages.is_empty(), "{template}: the sample has no page of this template, so nobody looks at one");
            if PASSED_THROUGH.contains(&template.as_str()) {
                continue;
            }
            let mut is_first = true;
            let text = |path: &str| String::from_utf8_lossy(&files[path]);
            for part in PARTS_OF_SOME {
                let with: Vec<_> = pages.iter().filter(|path| text(path).contains(part)).collect();
                let largest = with.iter().max_by_key(|path| files[**path].len());
                let light =
                    with.iter().filter(|path| files[**path].len() <= HEAVY).max_by_key(|path| files[**path].len());
                for path in [largest, light].into_iter().flatten() {
                    let path = path.strip_suffix("index.html").unwrap_or(path).to_owned();
                    if examples.iter().any(|example| example.path == path) {
                        continue;
                    }
                    let mut example = Example { template: template.clone(), path, is_first: false };
                    example.is_first = is_first && !weighs_much(files, &example.path);
                    is_first &= !example.is_first;
                    examples.push(example);
                }
            }
            let of_it = |example: &&Example| example.template == template && !example.is_heavy();
            assert!(examples.iter().any(|example| of_it(&example)), "{template}: no page of less than {HEAVY} bytes");
        }
        examples
    })
}

#[test]
fn every_template_has_a_page_that_is_looked_at() {
    let templates: std::collections::BTreeSet<_> = examples().iter().map(|example| &example.template).collect();
    assert!(templates.len() > 15 && examples().len() >= templates.len(), "{:#?}", examples());
}
