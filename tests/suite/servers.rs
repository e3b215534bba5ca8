//! The samples in `docs/servers/`, run unchanged by their servers.

use std::collections::BTreeMap;
use std::io::{Read, Write};
use std::net::{TcpListener, TcpStream};
use std::path::Path;
use std::process::{Child, Command, Stdio};
use std::time::{Duration, Instant};

use crate::builds::{SETTINGS, Site, huikan};

/// A running server; it is stopped when the value is dropped.
struct Server {
    child: Child,
    port: u16,
}

impl Drop for Server {
    fn drop(&mut self) {
        let _ = self.child.kill();
        let _ = self.child.wait();
    }
}

/// The answer of a server.
struct Answer {
    status: u16,
    headers: BTreeMap<String, String>,
    body: Vec<u8>,
}

impl Answer {
    fn header(&self, name: &str) -> &str {
        self.headers.get(name).map_or("", String::as_str)
    }
}

impl Server {
    fn start(mut command: Command, port: u16) -> Self {
        let child = command.stdin(Stdio::null()).stdout(Stdio::null()).spawn();
        let child = child.unwrap_or_else(|error| panic!("{command:?}: {error}; scripts/test installs it"));
        let server = Self { child, port };
        let begun = Instant::now();
        while TcpStream::connect(("127.0.0.1", port)).is_err() {
            assert!(begun.elapsed() < Duration::from_secs(30), "{command:?} never answered");
            std::thread::sleep(Duration::from_millis(20));
        }
        server
    }

    fn get(&self, path: &str, more: &str) -> Answer {
        let mut stream = TcpStream::connect(("127.0.0.1", self.port)).unwrap();
        stream.set_read_timeout(Some(Duration::from_secs(10))).unwrap();
        let host = format!("127.0.0.1:{}", self.port);
        write!(stream, "GET {path} HTTP/1.1\r\nHost: {host}\r\nConnection: close\r\n{more}\r\n").unwrap();
        let mut bytes = Vec::new();
        stream.read_to_end(&mut bytes).unwrap();
        let end = bytes.windows(4).position(|four| four == b"\r\n\r\n").unwrap();
        let head = String::from_utf8(bytes[..end].to_vec()).unwrap();
        let mut lines = head.lines();
        let status = lines.next().unwrap().split(' ').nth(1).unwrap().parse().unwrap();
        let headers: BTreeMap<String, String> = lines
            .filter_map(|line| line.split_once(": "))
            .map(|(name, value)| (name.to_lowercase(), value.to_owned()))
            .collect();
        let body = &bytes[end + 4..];
        let chunked = headers.get("transfer-encoding").is_some_and(|value| value == "chunked");
        Answer { status, body: if chunked { joined(body) } else { body.to_vec() }, headers }
    }
}

/// Joins the chunks of a body.
fn joined(mut rest: &[u8]) -> Vec<u8> {
    let mut body = Vec::new();
    while let Some(line) = rest.windows(2).position(|two| two == b"\r\n") {
        let size = usize::from_str_radix(std::str::from_utf8(&rest[..line]).unwrap().trim(), 16).unwrap();
        body.extend_from_slice(&rest[line + 2..line + 2 + size]);
        rest = &rest[line + 4 + size..];
        if size == 0 {
            break;
        }
    }
    body
}

fn free_port() -> u16 {
    TcpListener::bind("127.0.0.1:0").unwrap().local_addr().unwrap().port()
}

/// Returns a site below `www/newsletter/` with files of every type.
fn site() -> Site {
    let site = Site::empty();
    site.write("site.yaml", format!("{SETTINGS}precompress: true\n"));
    let long = "网络安全人人有责。".repeat(100);
    site.write(
        "content/news/a.md",
        format!("---\ntitle: 甲\ndate: 2024-12-19\naliases: [/old/甲/, /older/]\n---\n\n{long}\n"),
    );
    site.article("春季理事会", "春季理事会", &long);
    site.write(
        "content/events/cup.md",
        "---\ntitle: 大赛\ndate: 2024-12-19\nevents:\n  - {title: 大赛, schedule: [{label: 初赛, start: 2025-03-01}]}\n---\n\n正文。\n",
    );
    site.write("static/table.csv", "甲,乙\n".repeat(300));
    let mut command = huikan();
    command.args(["build", "--now", "2025-01-01", "--root"]).arg(site.root()).arg("--output").arg(output(&site));
    assert!(command.stderr(Stdio::inherit()).status().unwrap().success());
    site
}

fn output(site: &Site) -> std::path::PathBuf {
    site.base().join("www/newsletter")
}

fn sample(name: &str, site: &Site) -> String {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("docs/servers").join(name);
    let text = std::fs::read_to_string(path).unwrap();
    assert!(text.contains("/srv/www"), "{name}");
    text.replace("/srv/www", &site.base().join("www").display().to_string())
}

fn nginx(site: &Site) -> Server {
    let port = free_port();
    let base = site.base().display();
    let server = sample("nginx.conf", site)
        .replace("listen 80;", &format!("listen 127.0.0.1:{port};"))
        .replace("listen [::]:80;", "");
    let wrapper = format!(
        "load_module /usr/lib/nginx/modules/ngx_http_brotli_static_module.so;\ndaemon off;\nmaster_process off;\n\
         pid {base}/nginx.pid;\nerror_log {base}/nginx.log;\nevents {{}}\nhttp {{\naccess_log off;\n\
         client_body_temp_path {base}/t1;\nproxy_temp_path {base}/t2;\nfastcgi_temp_path {base}/t3;\n\
         uwsgi_temp_path {base}/t4;\nscgi_temp_path {base}/t5;\ninclude {base}/server.conf;\n}}\n"
    );
    std::fs::write(site.base().join("server.conf"), server).unwrap();
    std::fs::write(site.base().join("nginx.conf"), wrapper).unwrap();
    let mut command = Command::new("nginx");
    command.arg("-c").arg(site.base().join("nginx.conf")).arg("-e").arg(site.base().join("nginx.log"));

    Server::start(command, port)
}

fn caddy(site: &Site) -> Server {
    let port = free_port();
    let text = sample("Caddyfile", site).replace("\nwww.example.org {", &format!("\nhttp://127.0.0.1:{port} {{"));
    let text = format!("{{\n\tadmin off\n\tauto_https off\n}}\n{text}");
    std::fs::write(site.base().join("Caddyfile"), text).unwrap();
    let mut command = Command::new("caddy");
    command.args(["run", "--adapter", "caddyfile", "--config"]).arg(site.base().join("Caddyfile"));
    for name in ["HOME", "XDG_DATA_HOME", "XDG_CONFIG_HOME"] {
        command.env(name, site.base());
    }
    command.stderr(std::fs::File::create(site.base().join("caddy.log")).unwrap());
    Server::start(command, port)
}

/// Requires what every server must do.
fn assert_serves(server: &Server, site: &Site) {
    let file = |path: &str| std::fs::read(output(site).join(path)).unwrap();
    let home = server.get("/newsletter/", "");
    assert!(home.status == 200 && home.body == file("index.html"));
    assert_eq!(home.header("content-type"), "text/html; charset=utf-8");
    assert_eq!(home.header("cache-control"), "no-cache");
    assert_safe(&home, &String::from_utf8(file("index.html")).unwrap());
    let html = String::from_utf8(home.body).unwrap();
    let css = html.split("rel=\"stylesheet\" href=\"").nth(1).unwrap().split('"').next().unwrap();
    let theme = server.get(&format!("/newsletter/{css}"), "");
    assert_eq!((theme.status, theme.header("content-type")), (200, "text/css; charset=utf-8"));
    assert_eq!(theme.header("cache-control"), "public, max-age=31536000, immutable");
    let again = server.get("/newsletter/", &format!("If-None-Match: {}\r\n", home.headers["etag"]));
    assert!(again.status == 304 && again.body.is_empty());
    assert_packed(server, css, &file);
    let han = server.get("/newsletter/news/%E6%98%A5%E5%AD%A3%E7%90%86%E4%BA%8B%E4%BC%9A/", "");
    assert!(han.status == 200 && han.body == file("news/春季理事会/index.html"));
    let bare = server.get("/newsletter/news/a", "");
    assert!(matches!(bare.status, 301 | 308), "{}", bare.status);
    assert!(
        bare.header("location").ends_with("/newsletter/news/a/") || bare.header("location") == "a/",
        "{:?}",
        bare.headers
    );
    let missing = server.get("/newsletter/nothing/here", "");
    assert!(missing.status == 404 && missing.body == file("404.html"));
    assert_eq!(missing.header("cache-control"), "no-cache");
    assert_safe(&missing, &String::from_utf8(file("404.html")).unwrap());
    let lost = server.get("/newsletter/theme.00000000.css", "");
    assert!(lost.status == 404 && !lost.header("cache-control").contains("immutable"), "{:?}", lost.headers);
    let types = [
        ("calendar.ics", "text/calendar; charset=utf-8"),
        ("table.csv", "text/csv; charset=utf-8"),
        ("atom.xml", "application/atom+xml; charset=utf-8"),
        ("news/atom.xml", "application/atom+xml; charset=utf-8"),
        ("rss.xml", "application/rss+xml; charset=utf-8"),
        ("feed.json", "application/feed+json; charset=utf-8"),
    ];
    for (path, media_type) in types {
        let answer = server.get(&format!("/newsletter/{path}"), "");
        assert_eq!((answer.status, answer.header("content-type")), (200, media_type), "{path}");
        assert!(answer.body == file(path) && answer.header("x-content-type-options") == "nosniff", "{path}");
    }
    for path in ["_redirects", "redirects.nginx.conf", ".huikan-manifest"] {
        assert!(output(site).join(path).exists(), "{path}");
        assert_eq!(server.get(&format!("/newsletter/{path}"), "").status, 404, "{path}");
    }
}

/// Requires that the policy in the header is that of the page, without the directives for pages on a disk and with
/// those that only a header can set.
fn assert_safe(answer: &Answer, html: &str) {
    let meta =
        html.split("http-equiv=\"Content-Security-Policy\" content=\"").nth(1).unwrap().split('"').next().unwrap();
    let expected = format!("{};frame-ancestors 'self'", meta.replace("&#x27;", "'").replace(" file:", ""));
    assert_eq!(answer.header("content-security-policy"), expected);
    assert_eq!(answer.header("x-content-type-options"), "nosniff");
    assert_eq!(answer.header("referrer-policy"), "strict-origin-when-cross-origin");
}

/// Requires that the server sends the compressed file to clients that accept it.
fn assert_packed(server: &Server, css: &str, file: &dyn Fn(&str) -> Vec<u8>) {
    for (path, on_disk) in
        [("", "index.html"), (css, css), ("calendar.ics", ""), ("table.csv", "table.csv"), ("feed.json", "feed.json")]
    {
        for (coding, ending) in [("br", "br"), ("gzip", "gz")] {
            let answer = server.get(&format!("/newsletter/{path}"), &format!("Accept-Encoding: {coding}\r\n"));
            if on_disk.is_empty() {
                assert!(answer.header("content-encoding").is_empty(), "{path} is small: it is not packed");
                continue;
            }
            assert_eq!(answer.header("content-encoding"), coding, "{path}");
            assert!(answer.body == file(&format!("{on_disk}.{ending}")), "{path} {coding}");
            assert!(answer.header("vary").eq_ignore_ascii_case("accept-encoding"), "{path}: {:?}", answer.headers);
        }
        let both = server.get(&format!("/newsletter/{path}"), "Accept-Encoding: gzip, deflate, br\r\n");
        assert_eq!(both.header("content-encoding"), if on_disk.is_empty() { "" } else { "br" }, "{path}");
    }
}

#[test]
fn nginx_serves_a_site_in_a_path() {
    let site = site();
    let server = nginx(&site);
    assert_serves(&server, &site);
    for old in ["/newsletter/old/%E7%94%B2/", "/newsletter/older/"] {
        let moved = server.get(old, "");
        assert_eq!((moved.status, moved.header("location")), (301, "/newsletter/news/a/"), "{old}");
    }
}

#[test]
fn caddy_serves_a_site_in_a_path() {
    let site = site();
    let server = caddy(&site);
    assert_serves(&server, &site);
    let old = server.get("/newsletter/older/", "");
    let html = String::from_utf8(old.body).unwrap();
    assert!(old.status == 200 && html.contains("http-equiv=\"refresh\"") && html.contains("news/a/"), "{html}");
}
