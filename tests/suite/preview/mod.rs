//! `huikan serve` serves the same bytes as a build at its address, except the reload script; it is private, writes nothing,
//! and survives faults and half-saved files.

mod edits;
mod faults;
mod saves;

use std::collections::BTreeMap;
use std::io::{Read, Write};
use std::net::TcpStream;
use std::process::{Child, Stdio};
use std::time::{Duration, Instant};

use crate::builds::{Site, huikan, stderr, tree};

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
        Preview::until("the first site", || preview.get("/").is_some_and(|page| page.0 == 200));
        preview
    }

    /// Ends this preview, and begins another one that may have only so many open files.
    fn restart_with_files(&mut self, files: u32, site: &Site) {
        let _ = self.child.kill();
        let _ = self.child.wait();
        let script = format!("ulimit -n {files} && exec \"$0\" serve --port {} --root \"$1\"", self.port);
        let mut command = std::process::Command::new("sh");
        command.arg("-c").arg(script).arg(env!("CARGO_BIN_EXE_huikan")).arg(site.root());
        self.child = command.stdout(Stdio::null()).stderr(Stdio::null()).spawn().unwrap();
        Self::until("the first site", || self.get("/").is_some_and(|page| page.0 == 200));
    }

    /// The address of the preview, for a build of the same bytes.
    fn address(&self) -> String {
        format!("http://localhost:{}/", self.port)
    }

    /// Builds the site for the address of the preview.
    fn build(&self, site: &Site) -> BTreeMap<String, Vec<u8>> {
        let built = site.command().args(["--drafts", "--future", "--base-url", &self.address()]).output().unwrap();
        assert!(built.status.success(), "{}", stderr(&built));
        site.tree().into_iter().filter(|(path, _)| path != ".huikan-manifest").collect()
    }

    /// Waits until every file of the tree is served with its bytes, and no file at these other paths.
    fn until_equal(&self, what: &str, tree: &BTreeMap<String, Vec<u8>>, gone: &[String]) {
        let wrong = || {
            let other = tree.iter().find(|(path, bytes)| self.served(path) != (200, (*bytes).clone()));
            let left = gone.iter().find(|path| self.served(path).0 != 404);
            other.map(|(path, _)| path.clone()).or(left.cloned())
        };
        let begun = Instant::now();
        while let Some(path) = wrong() {
            assert!(begun.elapsed() < Duration::from_secs(30), "{what}: {path} is another one");
            std::thread::sleep(Duration::from_millis(20));
        }
    }

    /// Waits for a condition; a failure says what the preview tells.
    fn until_told(&self, what: impl Fn(&str) -> String, done: impl Fn() -> bool) {
        let begun = Instant::now();
        while !done() {
            let told = || self.text("/.huikan/reload.js");
            assert!(begun.elapsed() < Duration::from_secs(30), "{}", what(&told()));
            std::thread::sleep(Duration::from_millis(20));
        }
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

#[test]
fn it_writes_nothing_but_the_cache() {
    let site = Site::small();
    let before = tree(site.base());
    let preview = Preview::of(&site);
    site.article("a1", "改了", "正文。");
    Preview::until("the change", || preview.text("/news/a1/").contains("改了"));
    assert_eq!(preview.served("search/index.js").0, 200);
    Preview::until("a report", || preview.text("/.huikan/reload.js").contains("t=\"\""));
    drop(preview);
    let mut after = tree(site.base());
    after.retain(|path, _| !path.starts_with("site/.huikan/"));
    after.insert("site/content/news/a1.md".to_owned(), before["site/content/news/a1.md"].clone());
    assert!(after == before, "{:?}", after.keys());
}

#[test]
fn connections_that_say_nothing_keep_nobody_waiting() {
    let site = Site::small();
    // With few open files the preview can hold fewer connections than come.
    let mut preview = Preview::of(&site);
    preview.restart_with_files(128, &site);
    let mut silent: Vec<TcpStream> =
        (0..300).map_while(|_| TcpStream::connect(("127.0.0.1", preview.port)).ok()).collect();
    assert!(silent.len() > 100, "{}", silent.len());
    for stream in silent.iter_mut().step_by(2) {
        // The head of this request never ends.
        let _ = stream.write_all(b"GET / HTTP/1.1\r\nHost: localhost");
    }
    let begun = Instant::now();
    Preview::until("an answer", || preview.get("/").is_some_and(|page| page.0 == 200));
    assert!(begun.elapsed() < Duration::from_secs(30), "a watchdog, no measure");
    silent[0].set_read_timeout(Some(Duration::from_secs(20))).unwrap();
    let mut said = Vec::new();
    let ended = silent[0].read_to_end(&mut said);
    assert!(ended.is_ok() || ended.is_err_and(|error| error.kind() == std::io::ErrorKind::ConnectionReset));
}
