//! Incremental builds: they do only what is needed and give byte for byte the output of a clean build.

use std::collections::BTreeMap;

use crate::builds::{Site, stderr};

/// Returns a site with an issue, neighbours, tags, links and pictures.
fn site() -> Site {
    let site = Site::small();
    site.write(
        "content/issues/2024-2.md",
        "---\ntitle: 2024年第2期\nyear: 2024\nnumber: 2\n---\n\n导读见[甲](../news/a.md)。\n",
    );
    for (page, name) in ["a", "b", "c", "d"].iter().enumerate() {
        let text = format!(
            "---\ntitle: 篇{name}\ndate: 2024-11-0{}\nissue: \"2024-2\"\npage: {}\ntags: [会议]\n---\n\n正文{name}。\n",
            page + 1,
            page + 10
        );
        site.write(&format!("content/news/{name}.md"), text);
    }
    site.write("content/news/p.svg", "<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"3\" height=\"2\"/>");
    site.write("content/about.md", "---\ntitle: 关于\n---\n\n正文。\n");
    site
}

/// Builds and returns how many texts were read and how many pages were rendered.
pub fn done(site: &Site) -> (usize, usize) {
    let report = stderr(&site.build());
    let numbers: Vec<usize> =
        report.split(|c: char| !c.is_ascii_digit()).filter_map(|part| part.parse().ok()).collect();
    (numbers[0], numbers[1])
}

/// Returns the output of a clean build of the same site.
pub fn clean(site: &Site) -> BTreeMap<String, Vec<u8>> {
    let other = Site::empty();
    for (path, bytes) in crate::builds::tree(&site.root()) {
        if !path.starts_with(".huikan/") {
            other.write(&path, bytes);
        }
    }
    other.build();
    other.tree()
}

#[test]
fn a_build_does_only_what_a_change_calls_for() {
    let site = site();
    let (parsed, all) = done(&site);
    assert_eq!(parsed, 9);
    assert_eq!(done(&site), (0, 0), "nothing changed");
    let change = |what: &str, expected: (usize, usize), edit: &dyn Fn()| {
        edit();
        assert_eq!(done(&site), expected, "{what}");
        assert!(site.tree() == clean(&site), "{what}: not what a clean build makes");
    };
    let b = |title: &str, body: &str| {
        format!(
            "---\ntitle: {title}\ndate: 2024-11-02\nissue: \"2024-2\"\npage: 11\ntags: [会议]\nsummary: 提要。\n---\n\n{body}\n"
        )
    };
    site.write("content/news/b.md", b("篇b", "正文b。"));
    done(&site);
    // Rendered: the page itself and the issue on one page.
    change("a body of the same length in words", (1, 2), &|| site.write("content/news/b.md", b("篇b", "正文乙。")));
    // Rendered: the page itself, its two neighbours, a sibling, home, issue, issue on one page, column, tag, year,
    // titles, 404.
    change("a title", (1, 11), &|| site.write("content/news/b.md", b("篇乙", "正文乙。")));
    change("a standing page's body", (1, 1), &|| site.write("content/about.md", "---\ntitle: 关于\n---\n\n改了。\n"));
    change("a new template", (0, all), &|| {
        site.write("templates/page.html", "<main><h1>{{ article.title }}</h1></main>\n");
    });
    change("the template goes", (0, all), &|| std::fs::remove_file(site.root().join("templates/page.html")).unwrap());
    change("a picture nobody shows", (0, 0), &|| {
        site.write("content/news/q.svg", "<svg xmlns=\"http://www.w3.org/2000/svg\"/>");
    });
    std::fs::remove_dir_all(site.root().join(".huikan")).unwrap();
    let (parsed, rendered) = done(&site);
    assert_eq!((parsed, rendered), (9, all), "without a cache everything is done");
    assert!(site.tree() == clean(&site));
}

#[test]
fn a_cache_that_is_broken_or_cannot_be_written_is_as_good_as_none() {
    let site = site();
    site.build();
    for entry in std::fs::read_dir(site.root().join(".huikan")).unwrap() {
        let path = entry.unwrap().path();
        let mut bytes = std::fs::read(&path).unwrap();
        if let Some(last) = bytes.last_mut() {
            *last ^= 1;
        }
        std::fs::write(path, bytes).unwrap();
    }
    assert_eq!(done(&site).0, 9);
    std::fs::remove_dir_all(site.root().join(".huikan")).unwrap();
    std::fs::write(site.root().join(".huikan"), "a file in its place").unwrap();
    site.write("content/about.md", "---\ntitle: 关于\n---\n\n改了。\n");
    site.build();
    assert!(site.tree() == clean_without_cache(&site));
}

fn clean_without_cache(site: &Site) -> BTreeMap<String, Vec<u8>> {
    std::fs::remove_file(site.root().join(".huikan")).unwrap();
    clean(site)
}

#[test]
fn what_was_touched_in_the_output_is_made_again() {
    let site = site();
    site.build();
    let before = site.tree();
    std::fs::write(site.output().join("news/a/index.html"), "by hand").unwrap();
    std::fs::remove_file(site.output().join("news/b/index.html")).unwrap();
    site.build();
    assert!(site.tree() == before);
}

#[test]
fn what_is_due_later_comes_with_the_clock() {
    let site = site();
    site.write("content/news/later.md", "---\ntitle: 以后\ndate: 2025-02-01\n---\n\n正文。\n");
    let at = |now: &str| {
        site.build_at(now, &[]);
        site.tree().contains_key("news/later/index.html")
    };
    assert!(!at("2025-01-01"));
    assert!(!at("2025-01-31"));
    assert!(at("2025-02-01"));
    assert!(!at("2025-01-31"), "an earlier clock holds it back again");
}

/// A generator of pseudo-random numbers: the same seed gives the same edits.
pub struct Random {
    seed: u64,
    state: u64,
}

impl Random {
    /// Returns a generator with the seed from the environment, or else with `seed`.
    pub fn seeded(seed: u64) -> Self {
        let seed = std::env::var("SEED").ok().and_then(|seed| seed.parse().ok()).unwrap_or(seed);
        Self { seed, state: seed }
    }

    /// The seed, for messages.
    pub fn seed(&self) -> u64 {
        self.seed
    }

    pub fn below(&mut self, limit: usize) -> usize {
        self.state = self.state.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        usize::try_from(self.state >> 33).unwrap() % limit
    }
}

#[test]
fn after_any_edits_the_output_is_what_a_clean_build_makes() {
    let mut random = Random::seeded(20_241_219);
    let site = site();
    let pictures = [1, 2, 3].map(|seed| crate::pictures::photo(500, 50, seed));
    site.write("content/news/photo.jpg", pictures[0].as_slice());
    site.write("content/news/copy.jpeg", pictures[0].as_slice());
    site.build();
    for step in 0..60 {
        let name = ["a", "b", "c", "d", "e", "f"][random.below(6)];
        let path = format!("content/news/{name}.md");
        let text = |random: &mut Random| {
            let draft = if random.below(5) == 0 { "draft: true\n" } else { "" };
            let tag = ["会议", "竞赛", "党建"][random.below(3)];
            let pictures = ["", "\n\n![图](p.svg \"图注\")", "\n\n![图](photo.jpg \"图注\")", "\n\n字![图](copy.jpeg)"];
            let picture = pictures[random.below(4)];
            format!(
                "---\ntitle: 篇{name}{}\ndate: 2024-{:02}-01\nissue: \"2024-2\"\npage: {}\ntags: [{tag}]\n{draft}---\n\n正文{}。{picture}\n",
                random.below(3),
                1 + random.below(12),
                10 + random.below(9),
                random.below(4)
            )
        };
        match random.below(10) {
            8 => site.write("content/news/photo.jpg", pictures[random.below(3)].as_slice()),
            9 => site.write("content/news/copy.jpeg", pictures[random.below(3)].as_slice()),
            0 => {
                let _ = std::fs::remove_file(site.root().join(&path));
            }
            1 => {
                let other = site.root().join(format!("content/news/{name}{}.md", random.below(2)));
                let _ = std::fs::rename(site.root().join(&path), other);
            }
            2 => site.write("site.yaml", format!("{}page_size: {}\n", crate::builds::SETTINGS, 2 + random.below(3))),
            3 => site.write("templates/texts/zh-Hans.yaml", format!("home: 首页{}\n", random.below(2))),
            _ => {
                let text = text(&mut random);
                site.write(&path, text);
            }
        }
        site.write("content/issues/2024-2.md", "---\ntitle: 2024年第2期\nyear: 2024\nnumber: 2\n---\n\n导读。\n");
        site.build();
        assert!(site.tree() == clean(&site), "seed {}, step {step}", random.seed());
    }
}

#[test]
fn a_warning_about_the_output_is_said_again() {
    let site = site();
    site.article("far", "远", "见[旧页](https://www.example.org/newsletter/nowhere/)。");
    let first = stderr(&site.build());
    assert!(first.contains("[broken-output-link]"), "{first}");
    assert!(stderr(&site.build()).contains("[broken-output-link]"));
    site.article("more", "再一篇", "正文。");
    assert!(stderr(&site.build()).contains("[broken-output-link]"));
    assert_eq!(site.command().arg("--strict").output().unwrap().status.code(), Some(1));
}
