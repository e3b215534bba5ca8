//! Attacks that a pull request could try on the machine that builds it.

use std::os::unix::fs::symlink;
use std::process::{Child, Command, Stdio};
use std::time::{Duration, Instant};

use crate::builds::{Site, stderr};

#[test]
fn a_link_in_the_place_of_the_lock_is_not_written_through() {
    let site = Site::small();
    let victim = site.base().join("victim");
    std::fs::write(&victim, "precious").unwrap();
    symlink(&victim, site.base().join(".out.huikan-lock")).unwrap();
    let run = site.command().output().unwrap();
    assert_eq!(run.status.code(), Some(2), "{}", stderr(&run));
    assert_eq!(std::fs::read_to_string(&victim).unwrap(), "precious");
}

#[test]
fn folders_that_were_planted_beside_the_output_are_not_published() {
    let site = Site::small();
    for name in [".out.huikan-old", ".out.huikan-staging"] {
        std::fs::create_dir_all(site.base().join(name)).unwrap();
        std::fs::write(site.base().join(name).join("evil.html"), "evil").unwrap();
    }
    site.build();
    assert!(!site.tree().contains_key("evil.html"));
    std::fs::write(site.base().join(".out.huikan-staging"), "a file").unwrap();
    site.article("more", "再一篇", "正文。");
    site.build();
}

#[test]
fn links_in_the_place_of_whole_folders_are_not_followed() {
    let site = Site::small();
    let secret = site.base().join("secret");
    std::fs::create_dir_all(&secret).unwrap();
    std::fs::write(secret.join("key.txt"), "TOPSECRET").unwrap();
    symlink(&secret, site.root().join("static")).unwrap();
    symlink(&secret, site.root().join("templates")).unwrap();
    let report = stderr(&site.build());
    assert!(report.contains("--> static"), "{report}");
    assert!(!site.tree().contains_key("key.txt"));
    std::fs::remove_file(site.root().join("site.yaml")).unwrap();
    symlink("/etc/passwd", site.root().join("site.yaml")).unwrap();
    let run = site.command().output().unwrap();
    assert_eq!(run.status.code(), Some(2));
    assert!(!stderr(&run).contains("root:"), "{}", stderr(&run));
}

#[test]
fn names_with_line_breaks_forge_no_manifest() {
    let site = Site::small();
    site.build();
    std::fs::write(site.output().join("CNAME"), "www.example.org").unwrap();
    site.write("static/x\nCNAME", "forged");
    let run = site.command().output().unwrap();
    assert_eq!(run.status.code(), Some(1));
    assert!(stderr(&run).contains("[bad-file-name]") && stderr(&run).contains("x\\nCNAME"), "{}", stderr(&run));
    std::fs::remove_file(site.root().join("static/x\nCNAME")).unwrap();
    site.article("more", "再一篇", "正文。");
    site.build();
    assert!(site.tree().contains_key("CNAME"));
}

#[test]
fn pictures_that_run_or_reach_out_are_refused() {
    let inside = [
        "<style>@import url(https://example.org/x.css);</style>",
        "<style>rect{fill:url(\"//example.org/x\")}</style>",
        "<rect style=\"fill:url('https://example.org/x')\"/>",
        "<a href=\"#\"><set attributeName=\"href\" to=\"java&#9;script:alert(1)\"/></a>",
        "<animate onbegin=\"x()\"/>",
        "<foreignObject><p xmlns=\"http://www.w3.org/1999/xhtml\">x</p></foreignObject>",
        "<g xmlns:h=\"http://www.w3.org/1999/xhtml\"><h:script src=\"x.js\"/></g>",
        "<use href=\"other.svg#a\"/>",
        "<image href=\"data:image/svg+xml,x\"/>",
    ];
    for (number, part) in inside.iter().enumerate() {
        let site = Site::small();
        site.write("static/e.svg", format!("<svg xmlns=\"http://www.w3.org/2000/svg\" xmlns:xlink=\"x\">{part}</svg>"));
        let run = site.command().output().unwrap();
        assert_eq!(run.status.code(), Some(1), "{number}: {part}");
        assert!(stderr(&run).contains("[active-svg]"), "{}", stderr(&run));
    }
    let site = Site::small();
    site.write(
        "static/s.svg",
        "<?xml-stylesheet href=\"data:text/xml,x\"?><svg xmlns=\"http://www.w3.org/2000/svg\"/>",
    );
    assert_eq!(site.command().output().unwrap().status.code(), Some(1));
    let drawn = "<!DOCTYPE svg PUBLIC \"-//W3C//DTD SVG 1.1//EN\" \"http://www.w3.org/Graphics/SVG/1.1/DTD/svg11.dtd\">\
        <svg xmlns=\"http://www.w3.org/2000/svg\" xmlns:i=\"http://ns.adobe.com/x\" viewBox=\"0 0 9 9\"><i:pgf>x</i:pgf>\
        <style>.a{fill:url(#g)}</style><rect class=\"a\" style=\"fill:url('#g')\"/></svg>";
    site.write("static/s.svg", drawn);
    site.build();
}

#[test]
fn what_stands_in_the_way_of_publishing_is_kept_or_named() {
    let site = Site::small();
    site.build();
    std::fs::remove_file(site.output().join("404.html")).unwrap();
    std::fs::create_dir(site.output().join("404.html")).unwrap();
    std::fs::write(site.output().join("404.html/mine"), "mine").unwrap();
    site.article("more", "再一篇", "正文。");
    let run = site.command().output().unwrap();
    assert_eq!(run.status.code(), Some(2), "{}", stderr(&run));
    assert!(stderr(&run).contains("404.html"), "{}", stderr(&run));
    assert_eq!(std::fs::read_to_string(site.output().join("404.html/mine")).unwrap(), "mine");
}

#[test]
fn a_base_address_that_is_none_is_refused() {
    let site = Site::small();
    for address in ["", "foo", "javascript:alert(1)", "https://", "https://a.org/x?y#z", "ftp://a.org"] {
        let run = site.command().args(["--base-url", address]).output().unwrap();
        assert_eq!(run.status.code(), Some(2), "{address}");
        assert!(stderr(&run).contains("--base-url"), "{}", stderr(&run));
    }
}

/// How many bytes the process has read since it began (`proc_pid_io(5)`).
fn bytes_read(child: &Child) -> u64 {
    let counts = std::fs::read_to_string(format!("/proc/{}/io", child.id())).unwrap();
    counts.lines().find_map(|line| line.strip_prefix("rchar: ")).unwrap().parse().unwrap()
}

#[test]
fn a_build_ends_soon_after_it_is_asked_to() {
    let site = Site::small();
    for number in 0..400 {
        site.article(&format!("long{number}"), "长文", &"很长的一段话，**“重点”**。\n\n".repeat(2_000));
    }
    let mut child = site.command().stdout(Stdio::null()).stderr(Stdio::null()).spawn().unwrap();
    let begun = Instant::now();
    while bytes_read(&child) < 1_000_000 {
        assert!(begun.elapsed() < Duration::from_secs(30), "the build never reads its texts");
        std::thread::sleep(Duration::from_millis(5));
    }
    let asked = Instant::now();
    let _ = Command::new("kill").args(["-TERM", &child.id().to_string()]).status();
    let status = child.wait().unwrap();
    assert!(asked.elapsed() < Duration::from_secs(10), "a watchdog, no measure");
    assert!(matches!(status.code(), Some(143 | 0)), "{status}");
}

#[test]
fn a_link_in_the_place_of_the_cache_is_not_written_through() {
    let site = Site::small();
    let elsewhere = site.base().join("elsewhere");
    std::fs::create_dir_all(&elsewhere).unwrap();
    symlink(&elsewhere, site.root().join(".huikan")).unwrap();
    site.build();
    assert_eq!(std::fs::read_dir(&elsewhere).unwrap().count(), 0);
    std::fs::remove_file(site.root().join(".huikan")).unwrap();
    std::fs::remove_dir_all(site.output()).unwrap();
    site.build();
    assert!(std::fs::read_dir(site.root().join(".huikan")).unwrap().count() > 1, "a folder of its own is used");
}
