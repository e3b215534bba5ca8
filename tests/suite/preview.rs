//! `huikan serve` serves the same bytes as a build at its address, except the reload script; it is private and survives
//! faults.

use std::io::{Read, Write};
use std::net::TcpStream;
use std::process::{Child, Stdio};
use std::time::{Duration, Instant};

use crate::builds::{Site, huikan, stderr};
use crate::rebuild::Random;

/// A running preview.
struct Preview {
    child: Child,
    port: u16,
}

impl Preview {
    fn of(site: &Site) -> Self {
        // A port that is probably still free.
        let port = std::net::TcpListener::bind("127.0.0.1:0").unwrap().local_addr().unwrap().port();
        let mut command = huikan();
        command.args(["serve", "--port", &port.to_string(), "--root"]).arg(site.root()).env("TMPDIR", site.base());
        let child = command.stdout(Stdio::null()).stderr(Stdio::null()).spawn().unwrap();
        let preview = Self { child, port };
        Preview::until("the first build", || preview.get("/").is_some_and(|page| page.0 == 200));
        preview
    }

    /// Waits for a condition, with a time limit.
    fn until(what: &str, done: impl Fn() -> bool) {
        let begun = Instant::now();
        while !done() {
            assert!(begun.elapsed() < Duration::from_secs(30), "{what} never came");
            std::thread::sleep(Duration::from_millis(20));
        }
    }

    fn request(&self, request: &str) -> Option<(u16, String, Vec<u8>)> {
        let mut stream = TcpStream::connect(("127.0.0.1", self.port)).ok()?;
        stream.set_read_timeout(Some(Duration::from_secs(5))).ok()?;
        stream.write_all(request.as_bytes()).ok()?;
        let mut answer = Vec::new();
        stream.read_to_end(&mut answer).ok()?;
        let end = answer.windows(4).position(|part| part == b"\r\n\r\n")?;
        let head = String::from_utf8_lossy(&answer[..end]).into_owned();
        let status = head.split(' ').nth(1)?.parse().ok()?;
        Some((status, head.to_lowercase(), answer[end + 4..].to_vec()))
    }

    fn ask(&self, method: &str, path: &str, host: &str, more: &str) -> Option<(u16, String, Vec<u8>)> {
        self.request(&format!("{method} {path} HTTP/1.1\r\nHost: {host}\r\nConnection: close\r\n{more}\r\n"))
    }

    fn get(&self, path: &str) -> Option<(u16, String, Vec<u8>)> {
        self.ask("GET", path, &format!("localhost:{}", self.port), "")
    }

    /// Returns the status and the body for a path, without the reload script.
    fn served(&self, path: &str) -> (u16, Vec<u8>) {
        let shown = path.strip_suffix("index.html").unwrap_or(path);
        let encoded = percent_encoding::utf8_percent_encode(shown, percent_encoding::NON_ALPHANUMERIC).to_string();
        let (code, _, bytes) = self.get(&format!("/{}", encoded.replace("%2F", "/"))).unwrap();
        let script = "<script src=\"/.huikan/reload.js\" defer></script>";
        let bytes = match String::from_utf8(bytes) {
            Ok(html) if path.ends_with(".html") => html.replacen(script, "", 1).into_bytes(),
            Ok(text) => text.into_bytes(),
            Err(other) => other.into_bytes(),
        };
        (code, bytes)
    }

    fn text(&self, path: &str) -> String {
        self.get(path).map(|page| String::from_utf8_lossy(&page.2).into_owned()).unwrap_or_default()
    }
}

impl Drop for Preview {
    fn drop(&mut self) {
        let _ = self.child.kill();
        let _ = self.child.wait();
    }
}

#[test]
fn it_serves_what_a_build_makes_and_follows_every_change() {
    let site = Site::small();
    site.write("content/news/draft.md", "---\ntitle: 草稿\ndate: 2024-12-19\ndraft: true\n---\n\n正文。\n");
    site.write("content/news/later.md", "---\ntitle: 以后\ndate: 2030-01-01\n---\n\n正文。\n");
    site.write("content/news/p.svg", "<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"3\" height=\"2\"/>");
    let preview = Preview::of(&site);
    let address = format!("http://localhost:{}/", preview.port);
    let mut random = Random::seeded(20_241_220);
    let mut before: Vec<String> = Vec::new();
    for step in 0..50 {
        edit(&site, &mut random);
        // This edit comes last: a preview that shows it shows the edit before it too.
        let word = format!("第{step}次修改");
        site.write("content/about.md", format!("---\ntitle: 关于\n---\n\n{word}。\n"));
        Preview::until(&word, || preview.text("/about/").contains(&word));
        let built = site.command().args(["--drafts", "--future", "--base-url", &address]).output().unwrap();
        assert!(built.status.success(), "{}", stderr(&built));
        let mut tree = site.tree();
        tree.retain(|path, _| !path.starts_with('.'));
        let gone: Vec<String> = before.into_iter().filter(|path| !tree.contains_key(path)).collect();
        // A build that began before the edit may have read part of it; another build follows.
        Preview::until(&format!("seed {}, step {step}", random.seed()), || {
            let other = tree.iter().find(|(path, bytes)| preview.served(path) != (200, (*bytes).clone()));
            other.is_none() && gone.iter().all(|path| preview.served(path).0 == 404)
        });
        before = tree.into_keys().collect();
    }
}

/// Makes one edit of the site, as editors do; the site has no faults afterwards.
fn edit(site: &Site, random: &mut Random) {
    let name = ["a0", "a1", "b", "c", "党建 1"][random.below(5)];
    let path = site.root().join(format!("content/news/{name}.md"));
    let front = ["", "draft: true\n", "tags: [会议]\n", "tags: [党建, Web]\naliases: [/old/]\n"][random.below(4)];
    let front = if name == "b" { front } else { front.trim_end_matches("aliases: [/old/]\n") };
    let day = 1 + random.below(9);
    let picture = ["", "\n\n![图](p.svg \"图注\")"][random.below(2)];
    let text = format!("---\ntitle: 篇{name}\ndate: 2024-11-0{day}\n{front}---\n\n正文{day}。{picture}\n");
    match random.below(9) {
        0 => drop(std::fs::remove_file(path)),
        // Otherwise two pieces would have the same alias.
        2 if name == "b" => drop(std::fs::remove_file(path)),
        1 => {
            // Editors save like this: a new file replaces the old one.
            let fresh = path.with_extension("tmp");
            std::fs::write(&fresh, text).unwrap();
            std::fs::rename(fresh, path).unwrap();
        }
        2 => drop(std::fs::rename(path, site.root().join(format!("content/news/moved{day}.md")))),
        3 => site.write("site.yaml", format!("{}page_size: {}\n", crate::builds::SETTINGS, 2 + random.below(3))),
        4 => site.write("templates/texts/zh-Hans.yaml", format!("home: 首页{day}\n")),
        5 => site.write(&format!("static/files/n{}.txt", random.below(3)), format!("{day}\n")),
        6 => drop(std::fs::remove_file(site.root().join("static/files/n1.txt"))),
        _ => site.write(&format!("content/news/{name}.md"), text),
    }
}

#[test]
fn a_fault_is_shown_in_the_page_while_the_last_good_site_stays() {
    let site = Site::small();
    let preview = Preview::of(&site);
    site.article("a1", "[没有闭合</script><b>", "正文。");
    Preview::until("the fault", || preview.text("/.huikan/reload.js").contains("unclosed-bracket"));
    assert!(preview.text("/news/a1/").contains("第1篇"), "the last good page");
    assert!(!preview.text("/.huikan/reload.js").contains("innerHTML"));
    site.article("a1", "好了", "正文。");
    Preview::until("the mended page", || preview.text("/news/a1/").contains("好了"));
    Preview::until("a report without faults", || preview.text("/.huikan/reload.js").contains("t=\"\""));
}

#[test]
fn folders_that_come_later_are_followed_too() {
    let site = Site::small();
    let preview = Preview::of(&site);
    site.write("static/note.txt", "一");
    Preview::until("the new folder", || preview.text("/note.txt") == "一");
    site.write("static/note.txt", "二");
    Preview::until("a change in the new folder", || preview.text("/note.txt") == "二");
    std::fs::remove_dir_all(site.root().join("static")).unwrap();
    Preview::until("the folder that is gone", || preview.get("/note.txt").is_some_and(|page| page.0 == 404));
    site.write("static/note.txt", "三");
    Preview::until("the folder that is there again", || preview.text("/note.txt") == "三");
    site.write("static/note.txt", "四");
    Preview::until("a change in it", || preview.text("/note.txt") == "四");
}

#[test]
fn it_is_private() {
    let site = Site::small();
    let preview = Preview::of(&site);
    let own = format!("localhost:{}", preview.port);
    let status = |method: &str, path: &str, host: &str, more: &str| preview.ask(method, path, host, more).unwrap();
    assert_eq!(status("GET", "/", "evil.example", "").0, 421);
    assert_eq!(status("GET", "/", &format!("evil.example:{}", preview.port), "").0, 421);
    assert_eq!(status("POST", "/", &own, "").0, 405);
    assert_eq!(status("GET", "/.huikan/reload.js", &own, "Origin: http://evil.example\r\n").0, 403);
    assert_eq!(status("GET", "/.huikan/wait.js?0", &own, "Sec-Fetch-Site: cross-site\r\n").0, 403);
    for path in
        ["/../../etc/passwd", "/..%2f..%2f..%2fetc/passwd", "/.huikan-manifest", "/%00", "/news", "//etc/passwd"]
    {
        let (code, _, body) = status("GET", path, &own, "");
        assert!(matches!(code, 302 | 400 | 404), "{path}: {code}");
        assert!(!String::from_utf8_lossy(&body).contains("root:"), "{path}");
    }
    let (code, head, body) = status("HEAD", "/", &own, "");
    assert_eq!((code, body.len()), (200, 0));
    assert!(!head.contains("access-control-allow-origin"), "{head}");
    assert!(TcpStream::connect(("127.0.0.2", preview.port)).is_err(), "loopback only");
}
