//! `huikan check` reports everything that a build reports and why citations stay text, and writes nothing.

use crate::builds::{SETTINGS, Site, huikan, stderr};

const RULES: &str =
    "---\ntitle: 网线管理条例\ndate: 2024-01-01\ntext: full\neffective_on: 2024-02-01\n---\n\n第一条 网线要登记。\n";

fn site() -> Site {
    let site = Site::empty();
    site.write("site.yaml", SETTINGS);
    site.write("content/rules/net.md", RULES);
    site
}

fn check(site: &Site, more: &[&str]) -> std::process::Output {
    let root = site.root();
    huikan().arg("--root").arg(&root).args(["check", "--now", "2024-12-31"]).args(more).output().unwrap()
}

#[test]
fn citations_that_stay_text_are_listed_with_their_reason() {
    let site = site();
    site.article("a", "解读", "按照《网线管理条例》第一条和《水管条例》第三条。\n\n见《一本书》和第五条。");
    let before = crate::builds::tree(&site.root());
    let run = check(&site, &[]);
    assert!(run.status.success(), "{}", stderr(&run));
    let said = stderr(&run);
    assert!(said.contains("说明[unresolved-citation]: 站内没有《水管条例》"), "{said}");
    assert!(said.contains("content/news/a.md:6:15"), "{said}");
    assert_eq!(said.matches("unresolved-citation").count(), 1, "{said}");
    assert!(said.contains("检查完毕：错误 0 个，警告 0 个，说明 1 个"), "{said}");
    assert!(before == crate::builds::tree(&site.root()), "nothing is written");
    let run = check(&site, &["--format", "json", "--strict"]);
    assert!(run.status.success(), "a remark is no warning: {}", stderr(&run));
    let line: serde_json::Value = serde_json::from_slice(&run.stdout).unwrap();
    assert_eq!((line["severity"].as_str(), line["code"].as_str()), (Some("note"), Some("unresolved-citation")));
    let built = site.build();
    assert!(!stderr(&built).contains("unresolved-citation"), "a build does not list them");
}

#[test]
fn what_is_wrong_ends_with_the_code_of_a_build() {
    let site = site();
    site.article("a", "解读", "按照《网线管理条例》第七条。[无](nothing.md)");
    let run = check(&site, &[]);
    assert_eq!(run.status.code(), Some(1));
    assert!(stderr(&run).contains("[missing-provision]") && stderr(&run).contains("[broken-link]"), "{}", stderr(&run));
    site.article("a", "解读", "按照《网线管理条例》第七条。");
    assert_eq!(check(&site, &[]).status.code(), Some(0));
    assert_eq!(check(&site, &["--strict"]).status.code(), Some(1));
}

#[test]
fn what_would_be_written_is_checked_too() {
    let site = site();
    site.write("templates/archive.html", "<a href=\"{{ root }}nowhere/\">x</a>");
    let run = check(&site, &[]);
    assert_ne!(run.status.code(), Some(0));
    assert!(stderr(&run).contains("[broken-output-link]"), "{}", stderr(&run));
}

#[test]
fn a_table_in_another_encoding_is_read_and_named() {
    let site = site();
    site.write("content/awards/list.md", "---\ntitle: 名单\ndate: 2024-12-01\ndata: list.csv\n---\n");
    // 奖项,团队 / 一等奖,红队
    let gbk = b"\xbd\xb1\xcf\xee,\xcd\xc5\xb6\xd3\n\xd2\xbb\xb5\xc8\xbd\xb1,\xba\xec\xb6\xd3\n";
    site.write("content/awards/list.csv", gbk);
    let run = check(&site, &[]);
    assert!(run.status.success(), "{}", stderr(&run));
    assert!(stderr(&run).contains("说明[table-encoding]: 这个表格按 GBK 编码来读"), "{}", stderr(&run));
    assert!(stderr(&run).contains("content/awards/list.csv"), "{}", stderr(&run));
}

#[test]
fn certain_mistakes_in_fields_are_put_right_and_shown() {
    let site = Site::empty();
    site.write("site.yaml", SETTINGS.replace("base_url: ", "base_url：").replace("title: 动态", "title: '动态'"));
    let body = "\r\n正文：第一段\r\n\r\n\t标题：代码\r\n";
    let fields = "标题：会员大会\r\n日期: 2024年12月1日（星期日）\r\n标签: 【竞赛、安全】\r\n草稿: 否\r\n撰稿:\r\n\t- 姓名: 张三\r\n";
    site.write("content/news/a.md", format!("\u{feff}---\r\n{fields}————\r\n{body}"));
    let run = check(&site, &["--fix"]);
    assert!(run.status.success(), "{}", stderr(&run));
    let said = stderr(&run);
    for line in [
        "第 2 行：base_url：https",
        "→ base_url: https",
        "  第 2 行：标题：会员大会 → 标题: 会员大会",
        "  第 3 行：日期: 2024年12月1日（星期日） → 日期: 2024-12-01",
        "  第 4 行：标签: 【竞赛、安全】 → 标签: [竞赛, 安全]",
        "  第 5 行：草稿: 否 → 草稿: false",
        "  第 7 行：\t- 姓名: 张三 →   - 姓名: 张三",
        "  第 8 行：———— → ---",
    ] {
        assert!(said.contains(line), "{line}\n{said}");
    }
    let mended =
        "标题: 会员大会\r\n日期: 2024-12-01\r\n标签: [竞赛, 安全]\r\n草稿: false\r\n撰稿:\r\n  - 姓名: 张三\r\n";
    let now = std::fs::read_to_string(site.root().join("content/news/a.md")).unwrap();
    assert_eq!(now, format!("\u{feff}---\r\n{mended}---\r\n{body}"), "the body stays");
    let again = check(&site, &["--fix"]);
    assert!(stderr(&again).contains("改了 0 个文件里的 0 处"), "{}", stderr(&again));
}

#[test]
fn what_only_the_author_knows_stays() {
    let site = site();
    let fields = "titel: 甲\n标题: 会员大会 日期: 2024-12-01\n类型: 文张\n日期: 3月5日\n";
    let text = format!("---\n{fields}---\n\n正文。\n");
    site.write("content/news/a.md", &text);
    let run = check(&site, &["--fix"]);
    assert_eq!(run.status.code(), Some(1));
    assert_eq!(std::fs::read_to_string(site.root().join("content/news/a.md")).unwrap(), text, "{}", stderr(&run));
}
