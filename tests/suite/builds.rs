//! A site in a temporary folder, and the binary run on it.

use std::collections::BTreeMap;
use std::path::{Path, PathBuf};
use std::process::{Command, Output};
use std::sync::atomic::{AtomicUsize, Ordering};

/// The settings that most tests use.
pub const SETTINGS: &str = "\
title: 测试会刊
base_url: https://www.example.org/newsletter/
columns:
  - {id: news, title: 动态, kind: article}
  - {id: awards, title: 名单, kind: award-list}
  - {id: events, title: 活动, kind: events}
  - {id: guide, title: 指南, kind: guide}
  - {id: rules, title: 制度, kind: regulation}
";

/// A temporary folder with a site; it is removed when the value is dropped.
pub struct Site {
    base: PathBuf,
}

static COUNT: AtomicUsize = AtomicUsize::new(0);

impl Site {
    /// Returns an empty folder.
    pub fn empty() -> Self {
        let number = COUNT.fetch_add(1, Ordering::Relaxed);
        let base = std::env::temp_dir().join(format!("huikan-test-{}-{number}", std::process::id()));
        std::fs::create_dir_all(base.join("site")).unwrap();
        Self { base }
    }

    /// Returns a site with settings and three articles.
    pub fn small() -> Self {
        let site = Self::empty();
        site.write("site.yaml", SETTINGS);
        for number in 0..3 {
            site.article(&format!("a{number}"), &format!("第{number}篇"), "正文。");
        }
        site
    }

    /// The folder around the site and its output.
    pub fn base(&self) -> &Path {
        &self.base
    }

    /// The site's folder.
    pub fn root(&self) -> PathBuf {
        self.base.join("site")
    }

    /// The output folder.
    pub fn output(&self) -> PathBuf {
        self.base.join("out")
    }

    /// Writes a file of the site.
    pub fn write(&self, path: &str, text: impl AsRef<[u8]>) {
        let path = self.root().join(path);
        std::fs::create_dir_all(path.parent().unwrap()).unwrap();
        std::fs::write(path, text).unwrap();
    }

    /// Writes an article of the column `news`.
    pub fn article(&self, name: &str, title: &str, body: &str) {
        self.write(
            &format!("content/news/{name}.md"),
            format!("---\ntitle: {title}\ndate: 2024-12-19\n---\n\n{body}\n"),
        );
    }

    /// Returns the build command with a fixed clock.
    pub fn command(&self) -> Command {
        let mut command = huikan();
        command.args(["build", "--now", "2025-01-01", "--root"]).arg(self.root()).arg("--output").arg(self.output());
        command
    }

    /// Builds with the clock at `now`, and requires that it succeeds.
    pub fn build_at(&self, now: &str, also: &[&str]) -> Output {
        let mut command = huikan();
        command
            .args(["build", "--now", now])
            .args(also)
            .arg("--root")
            .arg(self.root())
            .arg("--output")
            .arg(self.output());
        succeeds(command)
    }

    /// Builds, and requires that it succeeds.
    pub fn build(&self) -> Output {
        succeeds(self.command())
    }

    /// Returns the output: path → bytes.
    pub fn tree(&self) -> BTreeMap<String, Vec<u8>> {
        tree(&self.output())
    }
}

impl Drop for Site {
    fn drop(&mut self) {
        let _ = std::fs::remove_dir_all(&self.base);
    }
}

/// Runs the command, and requires that it succeeds.
fn succeeds(mut command: Command) -> Output {
    let output = command.output().unwrap();
    assert!(output.status.success(), "{}", stderr(&output));
    output
}

/// Returns the command `huikan` without the environment variables that influence it.
pub fn huikan() -> Command {
    let mut command = Command::new(env!("CARGO_BIN_EXE_huikan"));
    command.env_remove("SOURCE_DATE_EPOCH");
    command
}

/// Returns the files of a folder: path → bytes. The bytes of a symbolic link are its target.
pub fn tree(folder: &Path) -> BTreeMap<String, Vec<u8>> {
    let mut files = BTreeMap::new();
    let mut folders = vec![folder.to_owned()];
    while let Some(here) = folders.pop() {
        let Ok(entries) = std::fs::read_dir(&here) else { continue };
        for entry in entries {
            let path = entry.unwrap().path();
            if path.is_dir() && !path.is_symlink() {
                folders.push(path);
            } else {
                let name = path.strip_prefix(folder).unwrap().to_string_lossy().into_owned();
                files.insert(name, std::fs::read(&path).unwrap_or_default());
            }
        }
    }
    files
}

/// Returns the command `huikan`, run as a user who is bound by file permissions, as root is not. The binary is copied
/// to a folder that this user can read.
pub fn as_nobody(site: &Site) -> Command {
    let binary = site.base().join("huikan");
    std::fs::copy(env!("CARGO_BIN_EXE_huikan"), &binary).unwrap();
    if Command::new("id").arg("-u").output().unwrap().stdout != b"0\n" {
        return Command::new(&binary);
    }
    let mut command = Command::new("setpriv");
    command.args(["--reuid", "65534", "--regid", "65534", "--clear-groups", "--"]).arg(&binary);
    command
}

/// The names of the steps of a build, as the lines on its progress have them.
pub const STEPS: [&str; 8] = ["找文件", "读文章", "连接文章", "处理图片", "排版", "写搜索", "写订阅和数据", "发布 …"];

/// Returns standard error as text, without the lines on progress, which only a slow build writes.
pub fn stderr(output: &Output) -> String {
    let text = String::from_utf8_lossy(&output.stderr);
    let is_progress = |line: &&str| STEPS.iter().any(|step| line.starts_with(step));
    text.split_inclusive('\n').filter(|line| !is_progress(line)).collect()
}

/// Copies a folder.
pub fn copy(from: &Path, to: &Path) {
    for (name, bytes) in tree(from) {
        let path = to.join(name);
        std::fs::create_dir_all(path.parent().unwrap()).unwrap();
        std::fs::write(path, bytes).unwrap();
    }
}

#[test]
fn the_same_site_gives_the_same_bytes_anywhere() {
    let first = Site::small();
    first.write(
        "content/news/tagged.md",
        "---\ntitle: 标签\ndate: 2024-12-01T00:30:00\ntags: [乙, 甲]\n---\n\n正文。\n",
    );
    first.build();
    let second = Site::empty();
    copy(&first.root(), &second.root());
    for (threads, zone, locale) in
        [("1", "UTC", "C"), ("2", "America/Los_Angeles", "zh_CN.UTF-8"), ("8", "Pacific/Kiritimati", "tr_TR.UTF-8")]
    {
        let run =
            second.command().env("RAYON_NUM_THREADS", threads).env("TZ", zone).env("LC_ALL", locale).output().unwrap();
        assert!(run.status.success(), "{}", stderr(&run));
        assert_eq!(first.tree(), second.tree(), "{threads} threads, {zone}, {locale}");
        std::fs::remove_dir_all(second.output()).unwrap();
    }
}

#[test]
fn forty_broken_articles_among_many_are_all_named_in_one_run() {
    let site = Site::empty();
    site.write("site.yaml", SETTINGS);
    for number in 0..140 {
        let title = if number % 7 < 2 { "[没有闭合" } else { "标题" };
        site.article(&format!("a{number:03}"), title, &format!("正文{number}。"));
    }
    let broken: Vec<String> =
        (0..140).filter(|number| number % 7 < 2).map(|number| format!("content/news/a{number:03}.md:2:8")).collect();
    assert_eq!(broken.len(), 40);
    let reports: Vec<String> = ["1", "2", "8"]
        .map(|threads| {
            let run = site.command().env("RAYON_NUM_THREADS", threads).output().unwrap();
            assert_eq!(run.status.code(), Some(1));
            stderr(&run)
        })
        .to_vec();
    let named: Vec<String> =
        reports[0].lines().filter_map(|line| Some(line.trim().strip_prefix("--> ")?.to_owned())).collect();
    assert_eq!(named, broken);
    assert!(reports.iter().all(|report| *report == reports[0]));
    assert!(site.tree().is_empty(), "nothing is published");
}

#[test]
fn a_read_only_site_builds_the_same() {
    let site = Site::small();
    site.build();
    let before = site.tree();
    std::fs::remove_dir_all(site.output()).unwrap();
    std::fs::remove_dir_all(site.root().join(".huikan")).unwrap();
    let sources = tree(&site.root());
    let run = |mode: &str, folder: &Path| {
        assert!(Command::new("chmod").args(["-R", mode]).arg(folder).status().unwrap().success());
    };
    run("a+rX", site.base());
    run("a-w", &site.root());
    std::fs::create_dir(site.base().join("theirs")).unwrap();
    run("a+rwx", &site.base().join("theirs"));
    let mut command = as_nobody(&site);
    command.args(["build", "--now", "2025-01-01", "--root"]).arg(site.root());
    command.arg("--output").arg(site.base().join("theirs/out"));
    succeeds(command);
    assert!(tree(&site.base().join("theirs/out")) == before);
    assert!(tree(&site.root()) == sources, "not even a cache is left in it");
    run("u+w", &site.root());
}

#[test]
fn the_site_can_stand_at_another_address() {
    let site = Site::small();
    let run = site.command().args(["--base-url", "http://localhost:8000"]).output().unwrap();
    assert!(run.status.success(), "{}", stderr(&run));
    let page = String::from_utf8(site.tree()["news/a0/index.html"].clone()).unwrap();
    assert!(page.contains("<link rel=\"canonical\" href=\"http://localhost:8000/news/a0/\">"), "{page}");
    let missing = String::from_utf8(site.tree()["404.html"].clone()).unwrap();
    assert!(missing.contains("href=\"/theme."), "the 404 page is served at any depth: {missing}");
}

#[test]
fn links_special_files_and_monsters_are_named() {
    let site = Site::small();
    std::fs::write(site.base().join("secret.txt"), "SECRET").unwrap();
    std::fs::create_dir_all(site.root().join("static")).unwrap();
    std::os::unix::fs::symlink(site.base().join("secret.txt"), site.root().join("static/leak.txt")).unwrap();
    std::os::unix::fs::symlink("..", site.root().join("content/news/loop")).unwrap();
    let status = Command::new("mkfifo").arg(site.root().join("content/news/pipe.md")).status().unwrap();
    assert!(status.success());
    let report = stderr(&site.build());
    for name in ["static/leak.txt", "content/news/loop", "content/news/pipe.md"] {
        assert!(report.contains(&format!("--> {name}")), "{report}");
    }
    assert_eq!(report.matches("[special-file]").count(), 3);
    assert!(!site.tree().values().any(|bytes| bytes == b"SECRET"));
    site.write(&format!("content/news/{}deep.md", "d/".repeat(40)), "x");
    site.write("content/news/big.md", format!("---\ntitle: 大\ndate: 2024-12-19\n---\n{}", "长。".repeat(3_000_000)));
    let run = site.command().output().unwrap();
    assert_eq!(run.status.code(), Some(1));
    assert!(
        stderr(&run).contains("[folder-too-deep]") && stderr(&run).contains("[file-too-large]"),
        "{}",
        stderr(&run)
    );
}

#[test]
fn texts_of_all_sizes_are_read_in_time() {
    let site = Site::small();
    site.article("line", "一行", &"很长的一行，".repeat(200_000));
    site.article("headings", "标题", &"## 标题\n\n".repeat(20_000));
    site.article("brackets", "括号", &"[".repeat(100_000));
    site.article("stars", "星号", &"**“字”**".repeat(50_000));
    site.article("tables", "表格", &format!("| 甲 | 乙 |\n| --- | --- |\n{}", "| 一 | 二 |\n".repeat(20_000)));
    let many = |text: fn(usize) -> String| (0..40_000).map(text).collect::<String>();
    let texts = [
        many(|number| format!("## 标题{number}\n\n")),
        many(|_| "# 标题\n\n".to_owned()),
        many(|_| "://".to_owned()),
        format!("http://a{}{}", "(".repeat(40_000), ")".repeat(80_000)),
        many(|_| "| 甲 |\n| --- |\n| 一 |\n\n".to_owned()),
        many(|_| "| | |\n| --- | --- |\n| | | | --- | --- | | a | b | |\n\n".to_owned()),
        many(|_| "a <![CDATA[".to_owned()),
        format!("{}{}", "[".repeat(40_000), "]".repeat(40_000)),
        many(|_| "**“字”**2024".to_owned()),
        many(|_| "a~b".to_owned()),
        many(|number| format!("字[^{number}]\n\n[^{number}]: 注\n\n")),
    ];
    for (number, text) in texts.iter().enumerate() {
        site.article(&format!("text{number}"), "标题", text);
    }
    site.build();
}

#[test]
fn wrong_texts_of_all_sizes_are_refused_in_time() {
    let texts = [
        ("<div>", "nested-too-deep"),
        ("字<span>", "nested-too-deep"),
        ("1. ", "nested-too-deep"),
        ("![", "missing-alt"),
        ("[a](<b", "unread-link"),
        ("](", "unread-link"),
        ("[^a]", "unknown-footnote"),
        ("<!-- ", "unclosed-html"),
        ("<p id=\"a", "unclosed-html"),
        ("<p a=b ", "unclosed-html"),
    ];
    for (text, code) in texts {
        let site = Site::small();
        let end = if text == "![" { "](photo.svg)" } else { "" };
        site.article("text", "标题", &format!("{}{end}", text.repeat(40_000)));
        let run = site.command().output().unwrap();
        assert_eq!(run.status.code(), Some(1), "{text}");
        assert!(stderr(&run).contains(&format!("[{code}]")), "{text}: {}", stderr(&run));
    }
    let site = Site::small();
    let attributes: String = (0..40_000).map(|number| format!("a{number}=b ")).collect();
    site.article("text", "标题", &format!("字<b {attributes}>字</b>"));
    assert_eq!(site.command().output().unwrap().status.code(), Some(1));
}

#[test]
fn a_build_is_one_process_and_asks_no_network() {
    let site = Site::small();
    let trace = site.base().join("trace");
    let run = Command::new("strace")
        .args(["-f", "-e", "trace=execve,network", "-o"])
        .arg(&trace)
        .args([env!("CARGO_BIN_EXE_huikan"), "build", "--root"])
        .arg(site.root())
        .arg("--output")
        .arg(site.output())
        .output()
        .expect("strace is installed by scripts/test");
    assert!(run.status.success(), "{}", stderr(&run));
    let calls = std::fs::read_to_string(trace).unwrap();
    assert_eq!(calls.matches("execve(").count(), 1, "{calls}");
    assert!(!["socket(", "connect(", "sendto("].iter().any(|call| calls.contains(call)), "{calls}");
}
