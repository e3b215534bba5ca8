//! The style of texts: `tests/style/<sentence>.md` (an article; `….regulation.md` is a regulation), with the report of
//! `huikan check` in both languages (`.report`) and the result of `huikan check --fix` (`.fixed`).

use std::path::{Path, PathBuf};

use crate::builds::{SETTINGS, Site, huikan, stderr};

/// The words in every remark that `--fix` can correct.
const MENDED: &str = "check --fix";

fn check(site: &Site, more: &[&str]) -> std::process::Output {
    huikan().args(["check", "--now", "2025-01-01", "--root"]).arg(site.root()).args(more).output().unwrap()
}

/// Returns a site with the text, and the path of the text.
fn site(name: &str, text: &[u8]) -> (Site, PathBuf) {
    let site = Site::empty();
    site.write("site.yaml", SETTINGS);
    site.write("content/news/a,b.pdf", "%PDF-1.4");
    let path = if name.ends_with(".regulation.md") { "content/rules/a.md" } else { "content/news/a.md" };
    site.write(path, text);
    let path = site.root().join(path);
    (site, path)
}

fn differs(case: &Path, ending: &str, got: &str, wrong: &mut Vec<String>) {
    let path = case.with_file_name(format!("{}.{ending}", case.file_name().unwrap().to_string_lossy()));
    let expected = std::fs::read_to_string(&path).unwrap_or_default();
    if got != expected {
        if std::env::var_os("UPDATE").is_some() {
            std::fs::write(&path, got).unwrap();
        }
        wrong.push(format!("{}\nexpected:\n{expected}\ngot:\n{got}", path.display()));
    }
}

#[test]
fn what_is_found_is_said_and_what_is_certain_is_put_right() {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/style");
    let mut cases: Vec<_> = std::fs::read_dir(&folder).unwrap().map(|entry| entry.unwrap().path()).collect();
    cases.retain(|path| path.extension().is_some_and(|ending| ending == "md"));
    cases.sort();
    assert!(cases.len() > 7);
    let mut wrong = Vec::new();
    for case in cases {
        let (site, path) = site(&case.to_string_lossy(), &std::fs::read(&case).unwrap());
        let said: Vec<String> = ["zh-Hans", "en"].map(|language| stderr(&check(&site, &["--lang", language]))).to_vec();
        differs(&case, "report", &said.join("\n"), &mut wrong);
        let run = check(&site, &["--fix"]);
        assert!(run.status.success(), "{}: {}", case.display(), stderr(&run));
        let left = stderr(&run);
        assert!(!left.contains(MENDED), "{}: what can be put right is left: {left}", case.display());
        let fixed = std::fs::read_to_string(&path).unwrap();
        differs(&case, "fixed", &fixed, &mut wrong);
        check(&site, &["--fix"]);
        assert_eq!(std::fs::read_to_string(&path).unwrap(), fixed, "{}: a second time changes more", case.display());
    }
    assert!(wrong.is_empty(), "{} differ\n\n{}", wrong.len(), wrong.join("\n\n"));
}

#[test]
fn a_build_says_nothing_of_style_and_blanks_change_no_page() {
    let (site, path) = site("a.md", "---\ntitle: 2024 年的 ISC 大会\ndate: 2024-12-19\nsummary: 共 3 天\n---\n\n于 2024 年举办 **ISC** 大会。\n\n| 共 3 天 |\n|---|\n| 第 1 天 |\n".as_bytes());
    let built = site.build();
    assert!(!stderr(&built).contains("blank-beside-latin"), "{}", stderr(&built));
    let before = site.tree();
    let run = check(&site, &["--fix", "--strict"]);
    assert!(run.status.success() && stderr(&run).contains("改了 1 个文件里的"), "{}", stderr(&run));
    assert!(!std::fs::read_to_string(path).unwrap().contains(" 年"));
    site.build();
    assert!(before == site.tree(), "the pages are the same, byte for byte");
}

#[test]
fn names_and_captions_lose_their_blanks_as_the_text_does() {
    let site = Site::empty();
    site.write("site.yaml", SETTINGS.replace("测试会刊", "测试 A 会刊"));
    site.write("content/people.yaml", "people:\n  - {name: 王 X, aliases: [老 X]}\n");
    site.write("content/news/图 1.svg", "<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"3\" height=\"2\"/>");
    site.write(
        "content/news/a.md",
        "---\ntitle: 第 1 篇\ndate: 2024-12-19\nsigned_by: 落款 B\nsummary: 提要 C\npeople: [老 X]\ncontributors: [{姓名: 王 X, organization: 协会 D}]\ncorrections: [{date: 2024-12-20, text: 更正 E}]\ncover: {image: 图 1.svg, alt: 题图 F, caption: 图注 G}\nsource: {name: 来源 H, url: https://www.example.org/, date: 2024-12-19}\n---\n\n## 标题 K\n\n![替代 I](<图 1.svg> \"说明 J\")\n\n| 单元 L |\n|---|\n| 格 M |\n\n:::提示框 标题=\"提示 T\"\n正文。\n:::\n",
    );
    site.write(
        "content/awards/list.md",
        "---\ntitle: 名单\ndate: 2024-12-19\ncompetition: 比赛 N\nnotes: [说明 O]\ndata: 表 1.csv\n---\n",
    );
    site.write("content/awards/表 1.csv", "赛道,奖项,团队,单位,成果\n赛道 P,一等奖,团队 Q,单位 R,成果 S\n");
    let built = site.build();
    assert!(stderr(&built).contains("警告 0 个"), "{}", stderr(&built));
    let pages = ["news/a/index.html", "awards/list/index.html"];
    let html: String =
        pages.map(|page| String::from_utf8(site.tree()[page].clone()).unwrap().replace("<wbr>", "")).concat();
    for whole in [
        "测试A会刊",
        "第1篇",
        "王X",
        "落款B",
        "提要C",
        "协会D",
        "更正E",
        "题图F",
        "来源H",
        "标题K",
        "替代I",
        "说明J",
        "单元L",
        "格M",
        "比赛N",
        "说明O",
        "赛道P",
        "团队Q",
        "单位R",
        "成果S",
        "提示T",
    ] {
        let (at, latin) = whole.char_indices().find(|(_, c)| c.is_ascii()).unwrap();
        let apart = format!("{} {latin}", &whole[..at]);
        assert!(html.contains(whole), "{whole} is not shown");
        assert!(!html.contains(&apart), "{apart} is shown");
    }
}

#[test]
fn bom_line_ends_and_rights_of_a_file_stay() {
    use std::os::unix::fs::PermissionsExt;
    let (site, path) = site(
        "a.md",
        "\u{feff}---\r\ntitle: 一篇\r\ndate: 2024-12-19\r\n---\r\n\r\n于 2024 年,结束。\r\n下一行 ISC 大会\n"
            .as_bytes(),
    );
    std::fs::set_permissions(&path, std::fs::Permissions::from_mode(0o640)).unwrap();
    assert!(check(&site, &["--fix"]).status.success());
    let fixed = std::fs::read_to_string(&path).unwrap();
    assert_eq!(
        fixed,
        "\u{feff}---\r\ntitle: 一篇\r\ndate: 2024-12-19\r\n---\r\n\r\n于2024年，结束。\r\n下一行ISC大会\n"
    );
    assert_eq!(std::fs::metadata(&path).unwrap().permissions().mode() & 0o777, 0o640);
    let beside: Vec<_> =
        std::fs::read_dir(path.parent().unwrap()).unwrap().map(|entry| entry.unwrap().file_name()).collect();
    assert_eq!(beside.len(), 2, "nothing unfinished is left: {beside:?}");
}

#[test]
fn places_count_characters_of_the_text_as_it_is_written() {
    let (site, _) = site("a.md", "---\ntitle: 一篇\ndate: 2024-12-19\n---\n\n\u{20bb7}**甲**,乙 a,丙\n".as_bytes());
    let run = check(&site, &["--format", "json"]);
    let lines = String::from_utf8(run.stdout).unwrap();
    let places: Vec<(String, u64, u64, u64)> = lines
        .lines()
        .map(|line| serde_json::from_str::<serde_json::Value>(line).unwrap())
        .filter(|fault| fault["severity"] == "note" && fault["code"] != "rare-character")
        .map(|fault| {
            let number = |key: &str| fault[key].as_u64().unwrap();
            (fault["code"].as_str().unwrap().to_owned(), number("line"), number("column"), number("end_column"))
        })
        .collect();
    let expected = [("half-width-mark", 6, 7, 8), ("blank-beside-latin", 6, 9, 10), ("half-width-mark", 6, 11, 12)];
    assert_eq!(places, expected.map(|(code, line, column, end)| (code.to_owned(), line, column, end)));
}

#[test]
fn a_rule_that_is_switched_off_finds_and_changes_nothing() {
    let text = "---\ntitle: 一篇\ndate: 2024-12-19\n---\n\n于 2024 年,结束...\n";
    let (site, path) = site("a.md", text.as_bytes());
    site.write("site.yaml", format!("{SETTINGS}lints: {{blank-beside-latin: false, 省略号: false}}\n"));
    let said = stderr(&check(&site, &["--fix"]));
    assert!(!said.contains("blank-beside-latin") && !said.contains("wrong-ellipsis"), "{said}");
    assert_eq!(std::fs::read_to_string(path).unwrap(), text.replace(',', "，"));
}

#[test]
fn the_sample_is_without_findings() {
    let run = huikan()
        .args(["check", "--now", "2025-02-01", "--format", "json", "--root", env!("CARGO_MANIFEST_DIR")])
        .output()
        .unwrap();
    let found = String::from_utf8(run.stdout).unwrap();
    let found: Vec<&str> = found.lines().filter(|line| !line.contains("\"unresolved-citation\"")).collect();
    assert!(found.is_empty(), "{}", found.join("\n"));
}

#[test]
fn what_a_change_would_make_another_text_of_stays() {
    // Without the space the text would become emphasis.
    let text = "---\ntitle: 一篇\ndate: 2024-12-19\n---\n\n星号 *甲， *乙。\n\n于 2024 年。\n";
    let (site, path) = site("a.md", text.as_bytes());
    assert!(check(&site, &["--fix"]).status.success());
    let fixed = std::fs::read_to_string(path).unwrap();
    assert!(fixed.contains("于2024年。"), "{fixed}");
    assert!(fixed.contains("星号 *甲， *乙。"), "{fixed}");
}

/// Fragments of texts, separated by `¦`.
const SIGNS: &str = " ¦,¦;¦:¦?¦!¦(¦)¦\"¦'¦“¦”¦‘¦’¦《¦》¦（¦）¦，¦。¦、¦；¦：¦…¦...¦—¦--¦.¦|¦丨¦*¦**¦_¦`¦\\¦\n¦\n\n¦\r\n¦#¦0¦12¦a¦B¦l¦汉¦\
    字¦第¦条¦年¦一¦\u{200b}¦\u{a0}¦\u{3000}¦⼀¦Ａ¦\u{20021}¦https://a.b/c,d ¦&nbsp;¦- ¦> ¦1. ¦| a | b |\n¦![图](a.svg)¦[链](b.md)";

#[test]
fn texts_of_any_signs_are_put_right_once_and_keep_their_addresses() {
    let signs: Vec<&str> = SIGNS.split('¦').collect();
    let site = Site::empty();
    site.write("site.yaml", SETTINGS);
    let mut seed: u64 = 20_241_219;
    let mut next = |below: usize| {
        seed = seed.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        usize::try_from(seed >> 33).unwrap() % below
    };
    for number in 0..80 {
        let length = 5 + next(150);
        let body: String = (0..length).map(|_| signs[next(signs.len())]).collect();
        site.article(&format!("a{number}"), "一篇", &body);
    }
    let content = || crate::builds::tree(&site.root().join("content"));
    let before = content();
    assert!(!stderr(&check(&site, &["--fix"])).contains("panicked"));
    let fixed = content();
    assert!(before.iter().filter(|(path, bytes)| fixed[*path] != **bytes).count() > 60);
    check(&site, &["--fix"]);
    assert!(content() == fixed, "a second time changes more");
    let addresses = |tree: &std::collections::BTreeMap<String, Vec<u8>>| {
        let count = |text: &[u8], part: &str| String::from_utf8_lossy(text).matches(part).count();
        tree.values().map(|text| [count(text, "](b.md)"), count(text, "](a.svg)")]).collect::<Vec<_>>()
    };
    assert_eq!(addresses(&before), addresses(&fixed));
}
