//! Publishing: the output is the old site or the new one, never a mixture; only files that huikan wrote are deleted; a
//! build without changes writes nothing.

use std::os::unix::fs::{MetadataExt, PermissionsExt};
use std::os::unix::process::ExitStatusExt;
use std::process::{Command, Stdio};
use std::time::Instant;

use crate::builds::{Site, as_nobody, copy, stderr, tree};

/// Returns a site that is large enough to kill its build before it ends.
fn large(revision: usize) -> Site {
    let site = Site::small();
    for number in 0..150 {
        site.article(
            &format!("b{number}"),
            &format!("第{number}篇"),
            &format!("修订{revision}。{}", "段落。".repeat(200)),
        );
    }
    site
}

#[test]
fn a_killed_build_leaves_the_old_site_or_the_new_one() {
    let site = large(1);
    site.build();
    let old = site.tree();
    let newer = large(2);
    copy(&newer.root(), &site.root());
    let begun = Instant::now();
    newer.build();
    let lasts = begun.elapsed();
    let new = newer.tree();
    let mut alive = 0;
    for step in 0..40_u32 {
        let mut child = site.command().stdout(Stdio::null()).stderr(Stdio::null()).spawn().unwrap();
        std::thread::sleep(lasts * step / 36);
        alive += usize::from(child.try_wait().unwrap().is_none());
        let signal = [libc_signal::KILL, libc_signal::TERM, libc_signal::INT][step as usize % 3];
        let _ = Command::new("kill").args([signal, &child.id().to_string()]).stderr(Stdio::null()).status();
        let status = child.wait().unwrap();
        assert!(status.signal().is_some() || matches!(status.code(), Some(0 | 130 | 143)), "{status}");
        let now = site.tree();
        assert!(now == old || now == new, "step {step}: a mixture of {} files", now.len());
        if now == new {
            std::fs::remove_dir_all(site.output()).unwrap();
            for (path, bytes) in &old {
                let path = site.output().join(path);
                std::fs::create_dir_all(path.parent().unwrap()).unwrap();
                std::fs::write(path, bytes).unwrap();
            }
        }
    }
    assert!(alive > 5, "only {alive} builds were alive when they were killed");
    site.build();
    assert_eq!(site.tree(), new);
    let beside: Vec<_> = std::fs::read_dir(site.base()).unwrap().map(|entry| entry.unwrap().file_name()).collect();
    assert_eq!(beside.len(), 3, "site, out and the lock: {beside:?}");
}

/// The names of signals for `kill`.
mod libc_signal {
    pub const KILL: &str = "-KILL";
    pub const TERM: &str = "-TERM";
    pub const INT: &str = "-INT";
}

#[test]
fn a_failed_build_changes_nothing() {
    let site = Site::small();
    site.build();
    let old = site.tree();
    site.article("bad", "[没有闭合", "正文。");
    assert_eq!(site.command().output().unwrap().status.code(), Some(1));
    assert_eq!(site.tree(), old);
}

#[test]
fn a_write_that_fails_changes_nothing() {
    let site = Site::small();
    site.build();
    let old = site.tree();
    site.article("big", "大", &"大".repeat(400_000));
    let command = format!(
        "trap '' XFSZ; ulimit -f 600; exec '{}' build --now 2025-01-01 --root '{}' --output '{}'",
        env!("CARGO_BIN_EXE_huikan"),
        site.root().display(),
        site.output().display()
    );
    let run = Command::new("bash").args(["-c", &command]).output().unwrap();
    assert_eq!(run.status.code(), Some(2), "{}", stderr(&run));
    assert!(stderr(&run).contains("news/big/index.html"), "{}", stderr(&run));
    assert_eq!(site.tree(), old);
    assert!(!site.base().join(".out.huikan-staging").exists());
}

#[test]
fn nothing_changed_touches_nothing_and_one_change_touches_what_shows_it() {
    let site = Site::small();
    site.build();
    // A file that is written anew is another file, whatever its time.
    let times = || -> std::collections::BTreeMap<String, (u64, i64)> {
        let file = |path: &String| std::fs::metadata(site.output().join(path)).unwrap();
        let stamp = |path: &String| (file(path).ino(), file(path).mtime_nsec());
        tree(&site.output()).keys().map(|path| (path.clone(), stamp(path))).collect()
    };
    let inode = || std::fs::metadata(site.output()).unwrap().ino();
    let (before, folder) = (times(), inode());
    site.build();
    assert_eq!((times(), inode()), (before.clone(), folder));
    site.article("a1", "第1篇", "改了正文。");
    site.build();
    let after = times();
    let touched: Vec<&String> = after.keys().filter(|path| after[*path] != before[*path]).collect();
    // The manifest, the piece, and the lists that show its excerpt.
    assert!(touched.contains(&&"news/a1/index.html".to_owned()));
    assert!(!touched.contains(&&"news/a0/index.html".to_owned()), "{touched:?}");
    assert!(!touched.iter().any(|path| path.starts_with("theme")), "{touched:?}");
}

#[test]
fn what_is_withdrawn_is_gone_and_what_is_not_ours_stays() {
    let site = Site::small();
    site.article("gone", "要撤的一篇", "只在这一篇里。");
    site.build();
    std::fs::write(site.output().join("CNAME"), "www.example.org").unwrap();
    std::fs::create_dir_all(site.output().join("keep/empty")).unwrap();
    std::fs::write(site.output().join("keep/a"), "a").unwrap();
    site.write(
        "content/news/gone.md",
        "---\ntitle: 要撤的一篇\ndate: 2024-12-19\ndraft: true\n---\n\n只在这一篇里。\n",
    );
    let run = site.build();
    assert!(stderr(&run).contains("草稿，未发布：content/news/gone.md"), "{}", stderr(&run));
    let after = site.tree();
    let traces: Vec<&String> = after
        .iter()
        .filter(|(path, bytes)| path.contains("gone") || String::from_utf8_lossy(bytes).contains("要撤的一篇"))
        .map(|(path, _)| path)
        .collect();
    assert!(traces.is_empty(), "{traces:?}");
    assert_eq!(after["CNAME"], b"www.example.org");
    assert_eq!(after["keep/a"], b"a");
    assert!(site.output().join("keep/empty").is_dir());
    assert!(!site.output().join("news/gone").exists(), "its folder is gone too");
}

#[test]
fn folders_where_something_could_be_lost_are_refused() {
    let site = Site::small();
    site.write("static/x.txt", "x");
    let home = site.base().join("home");
    std::fs::create_dir_all(site.base().join("theirs")).unwrap();
    std::fs::create_dir_all(&home).unwrap();
    std::fs::write(site.base().join("theirs/file"), "x").unwrap();
    std::fs::write(site.base().join("thesis"), "x").unwrap();
    std::os::unix::fs::symlink(site.root(), site.base().join("link")).unwrap();
    let sources = || {
        let mut files = tree(site.base());
        files.retain(|path, _| !path.starts_with("site/.huikan/"));
        files
    };
    let before = sources();
    for refused in [
        "site",
        "site/content",
        "site/content/news/new",
        "site/static",
        "",
        "theirs",
        "thesis",
        "home",
        "link",
        "site/../site",
        "/",
    ] {
        let output = if refused == "/" { "/".into() } else { site.base().join(refused) };
        let run = site.command().arg("--output").arg(&output).env("HOME", &home).output().unwrap();
        // The flag is given twice, which the command refuses before it does anything else.
        assert_eq!(run.status.code(), Some(2));
        let run = crate::builds::huikan()
            .args(["build", "--root"])
            .arg(site.root())
            .arg("--output")
            .arg(&output)
            .env("HOME", &home)
            .output()
            .unwrap();
        assert_eq!(run.status.code(), Some(2), "{refused}: {}", stderr(&run));
        assert!(stderr(&run).contains("不能输出到"), "{refused}: {}", stderr(&run));
        assert!(sources() == before, "{refused}");
    }
}

#[test]
fn two_builds_at_once_do_not_mix() {
    let site = large(1);
    site.build();
    let expected = site.tree();
    for number in 0..150 {
        site.article(&format!("b{number}"), &format!("第{number}篇"), "新正文。");
    }
    let mut children: Vec<_> = (0..3).map(|_| site.command().stderr(Stdio::piped()).spawn().unwrap()).collect();
    let codes: Vec<Option<i32>> = children.iter_mut().map(|child| child.wait().unwrap().code()).collect();
    assert!(codes.contains(&Some(0)), "{codes:?}");
    assert!(codes.iter().all(|code| matches!(code, Some(0 | 2))), "{codes:?}");
    assert_ne!(site.tree(), expected);
    let now = site.tree();
    site.build();
    assert_eq!(site.tree(), now, "what was published is whole");
}

#[test]
fn the_output_and_its_parents_are_made() {
    let site = Site::small();
    let output = site.base().join("deep/er/public");
    let run = crate::builds::huikan()
        .args(["build", "--root"])
        .arg(site.root())
        .arg("--output")
        .arg(&output)
        .output()
        .unwrap();
    assert!(run.status.success(), "{}", stderr(&run));
    assert!(output.join("index.html").is_file());
}

#[test]
fn a_template_that_fails_changes_nothing() {
    let site = Site::small();
    site.build();
    let old = site.tree();
    for (template, place) in [
        ("<p>{{ article.titel }}</p>\n", "templates/article.html:1:"),
        ("<p>\n{% include \"nowhere.html\" %}</p>\n", "templates/article.html:2:12"),
        ("<p>{{ </p>\n", "templates/article.html:1:"),
    ] {
        site.write("templates/article.html", template);
        let run = site.command().output().unwrap();
        assert_eq!(run.status.code(), Some(2), "{template}: {}", stderr(&run));
        assert!(stderr(&run).contains(place), "{}", stderr(&run));
        assert_eq!(site.tree(), old, "{template}");
    }
}

#[test]
fn a_renamed_piece_leaves_its_old_address_unless_an_alias_keeps_it() {
    let site = Site::small();
    site.build();
    let moved = |aliases: &str| {
        let _ = std::fs::remove_file(site.root().join("content/news/a0.md"));
        let front = format!("title: 第0篇\ndate: 2024-12-19\n{aliases}");
        site.write("content/news/moved.md", format!("---\n{front}---\n\n正文。\n"));
        site.build();
        site.tree().get("news/a0/index.html").map(|page| String::from_utf8_lossy(page).into_owned())
    };
    assert_eq!(moved(""), None);
    assert!(!site.output().join("news/a0").exists());
    assert!(moved("aliases: [/news/a0/]\n").is_some_and(|page| page.contains("news/moved/")));
}

#[test]
fn an_output_that_may_not_be_written_is_named_and_stays() {
    let site = Site::small();
    site.build();
    let old = site.tree();
    let run = |arguments: &[&str]| {
        assert!(Command::new("chmod").args(arguments).arg(site.base()).status().unwrap().success());
    };
    site.article("a1", "改了", "正文。");
    let mut command = as_nobody(&site);
    run(&["-R", "a+rX,a-w"]);
    command.args(["build", "--now", "2025-01-01", "--root"]).arg(site.root()).arg("--output").arg(site.output());
    let refused = command.output().unwrap();
    run(&["-R", "u+w"]);
    assert_eq!(refused.status.code(), Some(2), "{}", stderr(&refused));
    assert!(stderr(&refused).contains("out") && stderr(&refused).contains("没有读写它的权限"), "{}", stderr(&refused));
    assert_eq!(site.tree(), old);
}

#[test]
fn servers_may_read_what_is_published() {
    let site = Site::small();
    site.write("static/note.txt", "x");
    std::fs::set_permissions(site.root().join("static/note.txt"), std::fs::Permissions::from_mode(0o600)).unwrap();
    let build = format!(
        "umask 022; exec '{}' build --now 2025-01-01 --root '{}' --output '{}'",
        env!("CARGO_BIN_EXE_huikan"),
        site.root().display(),
        site.output().display()
    );
    assert!(Command::new("bash").args(["-c", &build]).stderr(Stdio::null()).status().unwrap().success());
    let mode = |path: &str| std::fs::metadata(site.output().join(path)).unwrap().permissions().mode() & 0o777;
    for folder in ["", "news", "news/a0"] {
        assert_eq!(mode(folder), 0o755, "{folder}");
    }
    for file in ["index.html", "note.txt", "news/a0/index.html"] {
        assert_eq!(mode(file), 0o644, "{file}");
    }
}

#[test]
fn what_a_killed_build_left_is_removed_although_nothing_is_to_be_done() {
    let site = Site::small();
    site.build();
    let before = site.tree();
    std::thread::sleep(std::time::Duration::from_millis(20));
    site.build();
    for name in [".out.huikan-staging", ".out.huikan-old"] {
        let left = site.base().join(name);
        std::fs::create_dir_all(left.join("news")).unwrap();
        std::fs::write(left.join("news/a.html"), "left").unwrap();
        site.build();
        assert!(!left.exists(), "{name}");
        assert_eq!(site.tree(), before);
    }
}

#[test]
fn a_text_that_changed_in_place_with_its_size_and_time_is_read_again() {
    let site = Site::small();
    let path = site.root().join("content/news/a0.md");
    let text = std::fs::read_to_string(&path).unwrap();
    std::thread::sleep(std::time::Duration::from_millis(20));
    site.build();
    std::thread::sleep(std::time::Duration::from_millis(20));
    site.build();
    let modified = std::fs::metadata(&path).unwrap().modified().unwrap();
    let file = std::fs::OpenOptions::new().write(true).open(&path).unwrap();
    std::os::unix::fs::FileExt::write_all_at(&file, text.replace("正文", "新文").as_bytes(), 0).unwrap();
    file.set_times(std::fs::FileTimes::new().set_modified(modified)).unwrap();
    drop(file);
    site.build();
    let page = String::from_utf8(site.tree()["news/a0/index.html"].clone()).unwrap();
    assert!(page.contains("新文"), "{page}");
}
