//! The HTTP server of the preview: it answers only on the loopback address, only for known paths, and only to pages of its
//! own origin.

use std::convert::Infallible;
use std::sync::Arc;
use std::time::Duration;

use axum::body::Body;
use axum::http::request::Parts;
use axum::http::{HeaderMap, Method, Request, StatusCode, header};
use axum::response::Response;
use hyper::body::Incoming;
use hyper::server::conn::http1;
use hyper::service::service_fn;
use hyper_util::rt::{TokioIo, TokioTimer};
use percent_encoding::percent_decode_str;
use tokio::net::{TcpListener, TcpStream};
use tokio::sync::Semaphore;

use super::reload;
use super::state::{Answer, State};

/// How long a request waits for the next build before it is answered without news.
const WAIT_TIMEOUT: Duration = Duration::from_secs(25);

/// How long a connection may take to send the head of a request, and stay open without one.
const HEAD_TIMEOUT: Duration = Duration::from_secs(5);
/// The most connections at a time; systems allow a process some 256 open files or more.
const MAX_CONNECTIONS: usize = 96;
/// How long to wait where no connection can be taken because too many files are open.
const PAUSE: Duration = Duration::from_millis(50);

/// Serves until the process ends.
pub(super) async fn run(listener: TcpListener, port: u16, state: Arc<State>) {
    let places = Arc::new(Semaphore::new(MAX_CONNECTIONS));
    while let Ok(place) = Arc::clone(&places).acquire_owned().await {
        let Ok((stream, _)) = listener.accept().await else {
            tokio::time::sleep(PAUSE).await;
            continue;
        };
        let state = Arc::clone(&state);
        tokio::spawn(async move {
            connection(stream, port, state).await;
            drop(place);
        });
    }
}

/// Answers the requests of one connection.
async fn connection(stream: TcpStream, port: u16, state: Arc<State>) {
    let answer = service_fn(move |request: Request<Incoming>| {
        let state = Arc::clone(&state);
        let (parts, _) = request.into_parts();
        async move { Ok::<_, Infallible>(answer(&parts, port, &state).await) }
    });
    let mut server = http1::Builder::new();
    server.timer(TokioTimer::new()).header_read_timeout(HEAD_TIMEOUT);
    // A browser that goes away is no error of the preview.
    let _ = server.serve_connection(TokioIo::new(stream), answer).await;
}

async fn answer(request: &Parts, port: u16, state: &Arc<State>) -> Response {
    if !is_own_host(&request.headers, port) {
        return plain(StatusCode::MISDIRECTED_REQUEST, "only http://localhost");
    }
    if !matches!(request.method, Method::GET | Method::HEAD) {
        return plain(StatusCode::METHOD_NOT_ALLOWED, "GET and HEAD only");
    }
    match request.uri.path() {
        reload::SCRIPT | reload::WAIT if !is_own_origin(&request.headers, port) => {
            plain(StatusCode::FORBIDDEN, "only pages of this address")
        }
        reload::SCRIPT => {
            let generation = *state.generations().borrow();
            script(reload::script(generation, &state.faults()))
        }
        reload::WAIT => wait(request.uri.query().and_then(|seen| seen.parse().ok()).unwrap_or(0), state).await,
        path => {
            let (path, state) = (path.to_owned(), Arc::clone(state));
            // A page is made in some milliseconds of work, for which the threads of the server must not wait.
            tokio::task::spawn_blocking(move || page(&path, &state)).await.unwrap_or_else(|_| broken())
        }
    }
}

/// Whether the request names this server as its host. Other names are refused, against DNS rebinding.
fn is_own_host(headers: &HeaderMap, port: u16) -> bool {
    let host = headers.get(header::HOST).and_then(|host| host.to_str().ok()).unwrap_or("");
    ["localhost", "127.0.0.1", "[::1]"].iter().any(|name| host == format!("{name}:{port}"))
}

/// Whether the request comes from a page of this server: the reload channel is not for other origins.
fn is_own_origin(headers: &HeaderMap, port: u16) -> bool {
    let text = |name: &str| headers.get(name).and_then(|value| value.to_str().ok());
    let origin = text("origin").is_none_or(|origin| {
        ["localhost", "127.0.0.1", "[::1]"].iter().any(|name| origin == format!("http://{name}:{port}"))
    });
    origin && text("sec-fetch-site").is_none_or(|site| matches!(site, "same-origin" | "none"))
}

/// Answers when there is a build newer than `seen`, with a script that reloads the page.
async fn wait(seen: u64, state: &State) -> Response {
    let mut generations = state.generations();
    let news = tokio::time::timeout(WAIT_TIMEOUT, generations.wait_for(|generation| *generation != seen)).await;
    script(if news.is_ok() { "location.reload()\n" } else { "" }.to_owned())
}

/// Answers with the page or file at a path, a redirect to the folder, or the page for missing addresses.
fn page(path: &str, state: &State) -> Response {
    let Ok(path) = percent_decode_str(path.trim_start_matches('/')).decode_utf8() else {
        return plain(StatusCode::BAD_REQUEST, "not UTF-8");
    };
    let name = if path.is_empty() || path.ends_with('/') { format!("{path}index.html") } else { path.into_owned() };
    match state.answer(&name) {
        Answer::File(bytes) => file(&name, StatusCode::OK, bytes),
        Answer::Folder => {
            let address = crate::values::Address::file(&format!("{name}/")).url();
            let found = Response::builder().status(StatusCode::FOUND).header(header::LOCATION, format!("/{address}"));
            built(found, Body::empty())
        }
        Answer::Broken => broken(),
        Answer::Nothing => match state.answer("404.html") {
            Answer::File(bytes) => file("404.html", StatusCode::NOT_FOUND, bytes),
            _ => broken(),
        },
    }
}

/// Answers with a page that only shows the faults.
fn broken() -> Response {
    html(StatusCode::SERVICE_UNAVAILABLE, reload::empty_page().into_bytes())
}

/// Answers with a file of the site.
fn file(name: &str, status: StatusCode, bytes: Vec<u8>) -> Response {
    match String::from_utf8(bytes) {
        Ok(text) if name.ends_with(".html") => html(status, reload::with_script(&text).into_bytes()),
        Ok(text) => typed(status, media_type(name), text.into_bytes()),
        Err(bytes) => typed(status, media_type(name), bytes.into_bytes()),
    }
}

fn media_type(name: &str) -> &'static str {
    match name.rsplit_once('.').map_or("", |(_, ending)| ending) {
        "html" => "text/html; charset=utf-8",
        "css" => "text/css; charset=utf-8",
        "js" => "text/javascript; charset=utf-8",
        "json" => "application/json",
        "xml" => "application/xml",
        "svg" => "image/svg+xml",
        "png" => "image/png",
        "jpg" | "jpeg" => "image/jpeg",
        "gif" => "image/gif",
        "webp" => "image/webp",
        "avif" => "image/avif",
        "pdf" => "application/pdf",
        "mp4" => "video/mp4",
        "mp3" => "audio/mpeg",
        "ics" => "text/calendar; charset=utf-8",
        "csv" => "text/csv; charset=utf-8",
        "txt" => "text/plain; charset=utf-8",
        _ => "application/octet-stream",
    }
}

fn html(status: StatusCode, bytes: Vec<u8>) -> Response {
    typed(status, "text/html; charset=utf-8", bytes)
}

fn script(text: String) -> Response {
    typed(StatusCode::OK, "text/javascript; charset=utf-8", text.into_bytes())
}

fn plain(status: StatusCode, text: &str) -> Response {
    typed(status, "text/plain; charset=utf-8", text.as_bytes().to_vec())
}

fn typed(status: StatusCode, media_type: &str, bytes: Vec<u8>) -> Response {
    built(Response::builder().status(status).header(header::CONTENT_TYPE, media_type), Body::from(bytes))
}

/// Finishes a response, with headers that forbid caching, framing, MIME sniffing and use by other origins.
fn built(response: axum::http::response::Builder, body: Body) -> Response {
    response
        .header(header::CACHE_CONTROL, "no-store")
        .header(header::X_CONTENT_TYPE_OPTIONS, "nosniff")
        .header(header::X_FRAME_OPTIONS, "DENY")
        .header("cross-origin-resource-policy", "same-origin")
        .body(body)
        .unwrap_or_default()
}
