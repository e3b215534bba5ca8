//! After any edit the preview serves what a build writes, at every address.

use std::path::Path;

use super::Preview;
use crate::builds::{SETTINGS, Site, copy, tree};
use crate::pictures::photo;
use crate::rebuild::Random;

/// A site with something of every kind.
fn site() -> Site {
    let site = Site::small();
    site.write("content/news/draft.md", "---\ntitle: 草稿\ndate: 2024-12-19\ndraft: true\n---\n\n正文。\n");
    site.write("content/news/later.md", "---\ntitle: 以后\ndate: 2030-01-01\n---\n\n正文。\n");
    site.write("content/news/p.svg", "<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"3\" height=\"2\"/>");
    site.write("content/news/photo.jpg", photo(900, 60, 0));
    site.write("content/issues/2024-2.md", "---\ntitle: 第2期\nyear: 2024\nnumber: 2\n---\n\n导读。\n");
    site.write(
        "content/rules/rule.md",
        "---\ntitle: 会费办法\ndate: 2024-01-01\ntext: full\neffective_on: 2024-01-01\n---\n\n第一条　甲。\n\n第二条　乙。\n",
    );
    site.write(
        "content/events/cup.md",
        "---\ntitle: 活动\ndate: 2024-11-01\nevents:\n  - title: 大赛\n    schedule: [{label: 初赛, start: 2030-03-01}]\n---\n\n正文。\n",
    );
    winners(&site, 1);
    site
}

/// Writes an award list and the file with its winners.
fn winners(site: &Site, number: usize) {
    let list = "---\ntitle: 名单\ndate: 2024-12-01\ndata: winners.csv\n---\n\n正文。\n";
    site.write("content/awards/list.md", list);
    let rows = format!("track,prize,team,members,organization\n甲组,一等奖,队{number},张三,甲公司\n");
    site.write("content/awards/winners.csv", rows);
}

#[test]
fn after_any_edit_it_serves_what_a_build_makes() {
    let site = site();
    let preview = Preview::of(&site);
    let mut random = Random::seeded(20_241_220);
    let mut before: Vec<String> = Vec::new();
    for step in 0..40 {
        edit(&site, &mut random);
        // This edit comes last: a preview that shows it shows the edit before it too.
        let word = format!("第{step}次修改");
        site.write("content/about.md", format!("---\ntitle: 关于\n---\n\n{word}。\n"));
        // The build says what is wrong, if the edit was no good.
        let tree = preview.build(&site);
        let shown = |told: &str| format!("seed {}, step {step}: {word}; told: {told}", random.seed());
        preview.until_told(shown, || preview.text("/about/").contains(&word));
        let gone: Vec<String> = before.into_iter().filter(|path| !tree.contains_key(path)).collect();
        preview.until_equal(&format!("seed {}, step {step}", random.seed()), &tree, &gone);
        before = tree.into_keys().collect();
    }
}

/// Makes one edit of the site, as editors do; the site has no errors afterwards.
fn edit(site: &Site, random: &mut Random) {
    let name = ["a0", "a1", "b", "c", "党建 1"][random.below(5)];
    let path = site.root().join(format!("content/news/{name}.md"));
    let text = article(name, random);
    let day = 1 + random.below(9);
    let remove = |path: &str| drop(std::fs::remove_file(site.root().join(path)));
    match random.below(16) {
        0 => drop(std::fs::remove_file(path)),
        1 => {
            // Editors save like this: a new file replaces the old one.
            let fresh = path.with_extension("tmp");
            std::fs::write(&fresh, text).unwrap();
            std::fs::rename(fresh, path).unwrap();
        }
        // Otherwise two pieces would have the same alias.
        2 if name == "b" => drop(std::fs::remove_file(path)),
        2 => drop(std::fs::rename(path, site.root().join(format!("content/news/moved{day}.md")))),
        3 => {
            let packed = ["", "precompress: true\n", "search: false\n"][random.below(3)];
            site.write("site.yaml", format!("{SETTINGS}page_size: {}\n{packed}", 2 + random.below(3)));
        }
        4 => site.write("templates/texts/zh-Hans.yaml", format!("home: 首页{day}\n")),
        5 => site.write(&format!("static/files/n{}.txt", random.below(3)), format!("{day}\n")),
        6 => remove("static/files/n1.txt"),
        7 => site.write("content/news/photo.jpg", photo(900, 60, u32::try_from(day).unwrap())),
        8 => {
            let people = format!("people:\n  - name: 张三\n    note: 第{day}位\n  - name: 李四\n");
            site.write("content/people.yaml", people);
        }
        9 => remove("content/people.yaml"),
        10 => winners(site, day),
        11 => site.write(
            "templates/page.html",
            format!("<main><h1>{{{{ article.title }}}}</h1>{{{{ article.body_html | safe }}}}<p>{day}</p></main>\n"),
        ),
        12 => remove("templates/page.html"),
        13 => site.write("static/theme.css", format!("body {{ margin: {day}px }}\n")),
        14 => remove("static/theme.css"),
        _ => site.write(&format!("content/news/{name}.md"), text),
    }
}

/// The text of an article.
fn article(name: &str, random: &mut Random) -> String {
    let fronts = ["", "draft: true\n", "tags: [会议]\n", "tags: [党建, Web]\n", "issue: 2024-2\npage: 3\n"];
    let people = ["", "people: [张三]\n", "contributors: [{name: 李四, role: 撰文}]\n"][random.below(3)];
    let alias = if name == "b" { "aliases: [/old/]\n" } else { "" };
    let day = 1 + random.below(9);
    let bodies = ["", "\n\n![图](p.svg \"图注\")", "\n\n![图](photo.jpg \"图注\")", "\n\n见《会费办法》第二条。"];
    let (front, body) = (fronts[random.below(5)], bodies[random.below(4)]);
    format!("---\ntitle: 篇{name}\ndate: 2024-11-0{day}\n{front}{people}{alias}---\n\n正文{day}。{body}\n")
}

#[test]
fn another_branch_of_three_hundred_files_is_shown_as_a_whole() {
    let site = Site::small();
    let [one, other] = [0, 1].map(|branch| {
        let site = Site::small();
        for number in 0..300 {
            // Some texts are on one branch only, and those of one folder move to another one.
            let folder = if number % 50 == 7 && branch == 1 { "news/more" } else { "news" };
            if number % 10 != 3 || branch == 0 {
                let text = format!("---\ntitle: 篇{number}\ndate: 2024-11-01\n---\n\n分支{branch}。\n");
                site.write(&format!("content/{folder}/n{number}.md"), text);
            }
        }
        site.write("site.yaml", format!("{SETTINGS}page_size: {}\n", 10 + branch));
        site
    });
    let switch = |to: &Site| {
        let files = tree(&to.root());
        for path in tree(&site.root()).into_keys().filter(|path| !path.starts_with(".huikan")) {
            if !files.contains_key(&path) {
                std::fs::remove_file(site.root().join(path)).unwrap();
            }
        }
        copy(&to.root(), &site.root());
    };
    switch(&one);
    let preview = Preview::of(&site);
    let mut before: Vec<String> = preview.build(&site).into_keys().collect();
    for (number, branch) in [&other, &one, &other].into_iter().enumerate() {
        switch(branch);
        let tree = preview.build(&site);
        let gone: Vec<String> = before.into_iter().filter(|path| !tree.contains_key(path)).collect();
        preview.until_equal(&format!("switch {number}"), &tree, &gone);
        before = tree.into_keys().collect();
    }
}

/// Serves a site of the tests, and compares every file with that of a build.
fn is_served_as_built(case: &Path) {
    let site = Site::empty();
    for (path, bytes) in tree(case) {
        if !path.starts_with("expected/") {
            site.write(&path, bytes);
        }
    }
    // With the clock of the preview; a site with errors has nothing to compare.
    let mut command = crate::builds::huikan();
    command.args(["build", "--drafts", "--future", "--root"]).arg(site.root()).arg("--output").arg(site.output());
    if !command.output().unwrap().status.success() {
        return;
    }
    let preview = Preview::of(&site);
    assert!(command.args(["--base-url", &preview.address()]).output().unwrap().status.success());
    let tree = site.tree().into_iter().filter(|(path, _)| path != ".huikan-manifest").collect();
    preview.until_equal(&case.display().to_string(), &tree, &[]);
}

#[test]
fn every_site_of_the_tests_is_served_as_it_is_built() {
    let cases = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/sites");
    let mut cases: Vec<_> = std::fs::read_dir(cases).unwrap().map(|case| case.unwrap().path()).collect();
    cases.sort();
    std::thread::scope(|scope| {
        for part in cases.chunks(cases.len().div_ceil(4)) {
            scope.spawn(|| part.iter().for_each(|case| is_served_as_built(case)));
        }
    });
}

#[test]
fn the_sample_is_served_as_it_is_built() {
    let root = Path::new(env!("CARGO_MANIFEST_DIR"));
    let site = Site::empty();
    for folder in ["content", "static"] {
        copy(&root.join(folder), &site.root().join(folder));
    }
    copy(&root.join("templates"), &site.root().join("templates"));
    site.write("site.yaml", std::fs::read(root.join("site.yaml")).unwrap());
    let preview = Preview::of(&site);
    let mut command = crate::builds::huikan();
    command.args(["build", "--drafts", "--future", "--base-url", &preview.address(), "--root"]).arg(site.root());
    assert!(command.arg("--output").arg(site.output()).output().unwrap().status.success());
    let tree = site.tree().into_iter().filter(|(path, _)| path != ".huikan-manifest").collect();
    preview.until_equal("the sample", &tree, &[]);
}
