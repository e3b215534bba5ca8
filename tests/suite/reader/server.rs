//! Serves a built site from memory, under the path of its address, as a plain web server would.

use std::collections::BTreeMap;
use std::sync::Arc;

use axum::Router;
use axum::body::Body;
use axum::http::{Response, StatusCode, Uri, header};

use super::driver::driver;

/// A server for the files of one site, with its own origin.
pub struct Server {
    port: u16,
    base: &'static str,
    /// Path → bytes.
    pub files: Arc<BTreeMap<String, Vec<u8>>>,
}

impl Server {
    /// Serves the files below `base`, a path with `/` at both ends.
    pub fn new(files: BTreeMap<String, Vec<u8>>, base: &'static str) -> Self {
        let files = Arc::new(files);
        let served = Arc::clone(&files);
        let port = driver().runtime.block_on(async move {
            let listener = tokio::net::TcpListener::bind("127.0.0.1:0").await.unwrap();
            let port = listener.local_addr().unwrap().port();
            let answers = Router::new().fallback(move |uri: Uri| {
                let answer = answer(&served, base, &uri);
                async move { answer }
            });
            tokio::spawn(async move { axum::serve(listener, answers).await });
            port
        });
        Self { port, base, files }
    }

    /// `http://…` without a slash at the end.
    pub fn origin(&self) -> String {
        format!("http://127.0.0.1:{}", self.port)
    }

    /// Returns the complete address of a path below the site's root.
    pub fn address(&self, path: &str) -> String {
        format!("{}{}{path}", self.origin(), self.base)
    }

    /// Returns the file at a complete address of this site.
    pub fn file(&self, address: &str) -> Option<(&str, &[u8])> {
        let path = address.strip_prefix(&self.origin())?.split(['?', '#']).next()?;
        let name = name(path, self.base)?;
        self.files.get_key_value(&name).map(|(name, bytes)| (name.as_str(), bytes.as_slice()))
    }
}

/// Returns the file for a path; for a folder, its page.
fn name(path: &str, base: &str) -> Option<String> {
    let path = percent_encoding::percent_decode_str(path).decode_utf8().ok()?;
    let below = path.strip_prefix(base)?;
    Some(if below.is_empty() || below.ends_with('/') { format!("{below}index.html") } else { below.to_owned() })
}

fn answer(files: &BTreeMap<String, Vec<u8>>, base: &str, uri: &Uri) -> Response<Body> {
    let answer = Response::builder().header(header::CACHE_CONTROL, "no-store");
    let name = name(uri.path(), base);
    if let Some((name, bytes)) = name.as_ref().and_then(|name| files.get_key_value(name)) {
        return answer.header(header::CONTENT_TYPE, media_type(name)).body(Body::from(bytes.clone())).unwrap();
    }
    if name.is_some_and(|name| files.contains_key(&format!("{name}/index.html"))) {
        let to = format!("{}/", uri.path());
        return answer.status(StatusCode::MOVED_PERMANENTLY).header(header::LOCATION, to).body(Body::empty()).unwrap();
    }
    let missing = files.get("404.html").cloned().unwrap_or_default();
    answer
        .status(StatusCode::NOT_FOUND)
        .header(header::CONTENT_TYPE, media_type("404.html"))
        .body(Body::from(missing))
        .unwrap()
}

fn media_type(name: &str) -> &'static str {
    match name.rsplit('.').next().unwrap_or("") {
        "html" => "text/html; charset=utf-8",
        "css" => "text/css; charset=utf-8",
        "js" => "text/javascript; charset=utf-8",
        "json" => "application/json",
        "svg" => "image/svg+xml",
        "png" => "image/png",
        "jpg" | "jpeg" => "image/jpeg",
        "webp" => "image/webp",
        "xml" => "application/xml",
        "ics" => "text/calendar; charset=utf-8",
        "csv" => "text/csv; charset=utf-8",
        "pdf" => "application/pdf",
        "epub" => "application/epub+zip",
        "txt" | "conf" => "text/plain; charset=utf-8",
        _ => "application/octet-stream",
    }
}
