//! The command line: every test compares exit status, standard output and standard error.

use crate::builds::{Site, huikan, stderr};

#[test]
fn help_and_version_touch_nothing() {
    let site = Site::empty();
    for (argument, begins) in [("--help", "会刊"), ("--version", "huikan ")] {
        let run = huikan().arg(argument).current_dir(site.root()).output().unwrap();
        assert_eq!(run.status.code(), Some(0));
        assert!(String::from_utf8_lossy(&run.stdout).starts_with(begins), "{argument}");
        assert!(run.stderr.is_empty());
        assert_eq!(std::fs::read_dir(site.root()).unwrap().count(), 0);
    }
}

#[test]
fn an_unknown_flag_is_the_commands_fault() {
    let run = huikan().args(["build", "--outptu", "x"]).output().unwrap();
    assert_eq!(run.status.code(), Some(2));
    assert!(run.stdout.is_empty());
    assert!(stderr(&run).contains("--output"), "{}", stderr(&run));
}

#[test]
fn wrong_arguments_are_told_in_chinese_too() {
    for (arguments, words) in [
        (&["bild"][..], "没有 bild 这个命令；是不是 build？"),
        (&["build", "--strickt"], "没有 --strickt 这个选项；是不是 --strict？"),
        (&["check", "--format", "xml"], "不能是 xml；可以写：human、json、github、sarif"),
        (&["explain"], "缺 <NAME>"),
        (&["build", "--output"], "后面缺一个值"),
    ] {
        let run = huikan().args(arguments).output().unwrap();
        assert_eq!(run.status.code(), Some(2));
        assert!(stderr(&run).starts_with("错误: ") && stderr(&run).contains(words), "{}", stderr(&run));
    }
    let run = huikan().args(["--lang", "en", "bild"]).output().unwrap();
    assert!(!stderr(&run).contains('错'), "{}", stderr(&run));
}

#[test]
fn a_folder_without_settings_is_the_setups_fault() {
    let site = Site::empty();
    let run = site.command().output().unwrap();
    assert_eq!(run.status.code(), Some(2));
    assert!(run.stdout.is_empty());
    assert!(stderr(&run).contains("site.yaml"), "{}", stderr(&run));
    std::fs::create_dir(site.root().join("site.yaml")).unwrap();
    let run = site.command().output().unwrap();
    assert_eq!(run.status.code(), Some(2));
    assert!(stderr(&run).contains("site.yaml"), "{}", stderr(&run));
}

#[test]
fn faults_can_be_read_by_programs() {
    let site = Site::small();
    site.article("bad", "标题", "[链接](nowhere.md)\n\n![](photo.svg)");
    let json = site.command().args(["--format", "json"]).output().unwrap();
    assert_eq!(json.status.code(), Some(1));
    let lines: Vec<serde_json::Value> =
        String::from_utf8(json.stdout).unwrap().lines().map(|line| serde_json::from_str(line).unwrap()).collect();
    let codes: Vec<&str> = lines.iter().map(|line| line["code"].as_str().unwrap()).collect();
    assert_eq!(codes, ["broken-link", "missing-alt", "missing-picture"]);
    assert_eq!(lines[0]["file"], "content/news/bad.md");
    assert_eq!((lines[0]["line"].as_u64(), lines[0]["column"].as_u64()), (Some(6), Some(6)));
    let github = site.command().args(["--format", "github"]).output().unwrap();
    assert!(
        String::from_utf8_lossy(&github.stdout)
            .starts_with("::error file=content/news/bad.md,line=6,col=6,title=broken-link::")
    );
    let sarif = site.command().args(["--format", "sarif"]).output().unwrap();
    let sarif: serde_json::Value = serde_json::from_slice(&sarif.stdout).unwrap();
    assert_eq!(sarif["runs"][0]["results"][0]["ruleId"], "broken-link");
    assert_eq!(sarif["runs"][0]["results"].as_array().unwrap().len(), 3);
}

#[test]
fn annotations_name_files_from_the_root_of_the_repository() {
    let repository = Site::empty();
    std::fs::create_dir(repository.root().join(".git")).unwrap();
    repository.write("docs/site/site.yaml", crate::builds::SETTINGS);
    repository.write("docs/site/content/news/a.md", "---\ntitle: 甲\ndate: 2024-01-01\n---\n\n[链接](nowhere.md)\n");
    let root = repository.root().join("docs/site");
    let run = |format: &str| {
        let run = huikan().args(["check", "--format", format, "--root"]).arg(&root).output().unwrap();
        String::from_utf8(run.stdout).unwrap()
    };
    assert!(run("github").starts_with("::error file=docs/site/content/news/a.md,"), "{}", run("github"));
    let sarif: serde_json::Value = serde_json::from_str(&run("sarif")).unwrap();
    let place = &sarif["runs"][0]["results"][0]["locations"][0]["physicalLocation"]["artifactLocation"];
    assert_eq!(place["uri"], "docs/site/content/news/a.md");
    assert!(run("json").contains("\"file\":\"content/news/a.md\""), "{}", run("json"));
}

#[test]
fn programs_are_told_what_is_held_back() {
    let site = Site::small();
    site.write(
        "content/news/later.md",
        "---\ntitle: 甲\ndate: 2024-01-01\npublish_at: 2025-06-01T08:00+08:00\n---\n\n文\n",
    );
    site.write("content/news/draft.md", "---\ntitle: 乙\ndate: 2024-01-01\ndraft: true\n---\n\n文\n");
    let run = site.command().args(["--format", "json"]).output().unwrap();
    let lines: Vec<serde_json::Value> =
        String::from_utf8(run.stdout).unwrap().lines().map(|line| serde_json::from_str(line).unwrap()).collect();
    let told: Vec<_> =
        lines.iter().map(|line| (line["file"].as_str().unwrap(), &line["reason"], &line["time"])).collect();
    assert_eq!(told.len(), 2, "{lines:?}");
    assert!(lines.iter().all(|line| line["severity"] == "held"), "{lines:?}");
    assert_eq!((told[0].0, told[0].1.as_str(), told[0].2.as_str()), ("content/news/draft.md", Some("draft"), None));
    let later = ("content/news/later.md", Some("until"), Some("2025-06-01T00:00:00Z"));
    assert_eq!((told[1].0, told[1].1.as_str(), told[1].2.as_str()), later);
}

#[test]
fn an_error_after_many_warnings_is_shown_and_counted() {
    let site = Site::small();
    let warnings = "<marquee>字</marquee>\n\n".repeat(250);
    site.article("a", "标题", &format!("{warnings}[链接](nowhere.md)"));
    let run = site.command().output().unwrap();
    let said = stderr(&run);
    assert!(said.contains("[broken-link]"), "{said}");
    assert!(said.contains("还有 50 个警告没有列出"), "{said}");
    assert!(said.ends_with("没有发布：错误 1 个，警告 250 个\n"), "{said}");
}

#[test]
fn a_broken_template_is_a_fault_of_the_setup_for_every_command() {
    let site = Site::small();
    site.write("templates/archive.html", "{{ nothing.at.all }}");
    assert_eq!(site.command().output().unwrap().status.code(), Some(2));
    let check = huikan().args(["check", "--root"]).arg(site.root()).output().unwrap();
    assert_eq!(check.status.code(), Some(2), "{}", stderr(&check));
}

#[test]
fn warnings_stop_a_strict_build_only() {
    let site = Site::small();
    site.article("html", "标题", "<marquee>字</marquee>");
    let plain = site.build();
    assert!(stderr(&plain).contains("removed-html"));
    let strict = site.command().arg("--strict").output().unwrap();
    assert_eq!(strict.status.code(), Some(1));
    assert!(stderr(&strict).ends_with("没有发布：警告 1 个，--strict 把警告也当作错误\n"), "{}", stderr(&strict));
}

#[test]
fn messages_follow_the_language_of_the_site_and_of_the_flag() {
    let site = Site::small();
    assert!(stderr(&site.build()).starts_with("完成："));
    let english = site.command().args(["--lang", "en"]).output().unwrap();
    assert!(stderr(&english).starts_with("done: "), "{}", stderr(&english));
    site.write("site.yaml", crate::builds::SETTINGS.replace("title: 测试会刊", "title: Test\nlanguage: en"));
    assert!(stderr(&site.build()).starts_with("done: "));
}

#[test]
fn a_wrong_time_is_the_commands_fault() {
    let site = Site::small();
    let run = huikan().args(["build", "--now", "2024-13-01", "--root"]).arg(site.root()).output().unwrap();
    assert_eq!(run.status.code(), Some(2));
    let run = huikan().args(["build", "--root"]).arg(site.root()).env("SOURCE_DATE_EPOCH", "soon").output().unwrap();
    assert_eq!(run.status.code(), Some(2));
    assert!(stderr(&run).contains("SOURCE_DATE_EPOCH"));
}

#[test]
fn a_new_site_builds_and_nothing_is_overwritten() {
    let site = Site::empty();
    let folder = site.base().join("new");
    let run = huikan().args(["init", "--lang", "en"]).arg(&folder).output().unwrap();
    assert!(run.status.success(), "{}", stderr(&run));
    let built = huikan().args(["build", "--strict", "--root"]).arg(&folder).output().unwrap();
    assert!(built.status.success(), "{}", stderr(&built));
    assert!(folder.join("public/news/first/index.html").is_file());
    let again = huikan().arg("init").arg(&folder).output().unwrap();
    assert_eq!(again.status.code(), Some(2));
}

#[test]
fn the_lock_records_what_is_published_and_keeps_what_is_gone() {
    let site = Site::small();
    site.write("content/news/draft.md", "---\ntitle: 草稿\ndate: 2024-12-19\ndraft: true\n---\n\n正文。\n");
    let lock = || huikan().arg("lock").arg("--root").arg(site.root()).output().unwrap();
    assert!(lock().status.success());
    let recorded = || std::fs::read_to_string(site.root().join("addresses.lock")).unwrap();
    assert!(recorded().contains("/news/a0/\n") && !recorded().contains("draft"));
    site.build();
    std::fs::remove_file(site.root().join("content/news/a0.md")).unwrap();
    let lost = site.command().output().unwrap();
    assert_eq!(lost.status.code(), Some(1));
    assert!(stderr(&lost).contains("addresses.lock:2:1"), "{}", stderr(&lost));
    assert_eq!(lock().status.code(), Some(1), "what was lost is not forgotten by writing the lock anew");
    site.write("addresses.lock", recorded().replace("/news/a0/", "/news/a0/ gone"));
    site.build();
    assert!(lock().status.success());
    assert!(recorded().contains("/news/a0/ gone\n"));
}

#[test]
fn the_lock_holds_addresses_with_blanks_and_signs() {
    let site = Site::small();
    let names = ["黄鹤杯 2024", "第 #1 号", "100%", "C#"];
    for name in names {
        site.article(name, "标题", "正文。");
    }
    let lock = || huikan().arg("lock").arg("--root").arg(site.root()).output().unwrap();
    assert!(lock().status.success());
    let recorded = || std::fs::read_to_string(site.root().join("addresses.lock")).unwrap();
    for line in ["/news/黄鹤杯%202024/", "/news/第%20%231%20号/", "/news/100%25/", "/news/C%23/"] {
        assert!(recorded().contains(&format!("{line}\n")), "{}", recorded());
    }
    site.build();
    // An earlier form of the lock file: addresses are not percent-encoded.
    let old: String = names.iter().map(|name| format!("/news/{name}/\n")).collect();
    site.write("addresses.lock", format!("{old}/news/旧 名/ gone # 一篇旧文\n"));
    site.build();
    assert!(lock().status.success());
    assert!(recorded().contains("/news/旧%20名/ gone\n"), "{}", recorded());
    site.build();
    std::fs::remove_file(site.root().join("content/news/黄鹤杯 2024.md")).unwrap();
    let lost = site.command().output().unwrap();
    assert!(stderr(&lost).contains("aliases: [\"/news/黄鹤杯 2024/\"]"), "{}", stderr(&lost));
    site.write("content/news/a0.md", "---\ntitle: 接替\ndate: 2024-12-19\naliases: [\"/news/黄鹤杯 2024/\"]\n---\n");
    site.build();
}
