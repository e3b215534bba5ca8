//! Preview: wait for a change, ask the pipeline again, show what came of it. There is no second way to build: the
//! preview is a build into a folder of its own, and what is served are that folder's files.

mod http;
mod reload;
mod state;
mod watch;

use std::net::{Ipv4Addr, SocketAddr};
use std::path::PathBuf;
use std::sync::Arc;
use std::sync::atomic::AtomicBool;

use anyhow::Context;

use crate::pipeline::{self, Report, Request};
use state::State;

/// What is asked of a preview.
#[derive(Debug)]
pub struct Preview {
    /// What each build is asked; its output is a folder that only the preview uses.
    pub request: Request,
    /// The port on the loopback address.
    pub port: u16,
    /// Whether the faults are said; called after every build.
    pub say: fn(&Report) -> String,
    /// Called once, when the preview can be looked at, with its address.
    pub ready: fn(&str),
}

/// The address at which a preview on `port` stands.
#[must_use]
pub fn address(port: u16) -> String {
    format!("http://localhost:{port}/")
}

/// Builds, serves and builds again at every change, until the process is ended.
///
/// # Errors
/// Where the port is taken, the site's folder cannot be watched, or the machine fails.
pub fn serve(preview: Preview) -> anyhow::Result<()> {
    let state = Arc::new(State::new(preview.request.output.clone()));
    let runtime = tokio::runtime::Builder::new_multi_thread().worker_threads(2).enable_all().build()?;
    let address = SocketAddr::from((Ipv4Addr::LOCALHOST, preview.port));
    let listener = runtime.block_on(tokio::net::TcpListener::bind(address)).with_context(|| address.to_string())?;
    let port = listener.local_addr()?.port();
    runtime.spawn(http::run(listener, port, Arc::clone(&state)));
    let mut changes = watch::watch(&preview.request.root)?;
    build(&preview, &state)?;
    (preview.ready)(&self::address(port));
    while changes.wait() {
        build(&preview, &state)?;
    }
    Ok(())
}

/// One build: what is wrong is shown in the page, and the last good site stays.
fn build(preview: &Preview, state: &State) -> anyhow::Result<()> {
    let request = Request { now: chrono::Utc::now(), ..preview.request.clone() };
    match pipeline::build(&request, &AtomicBool::new(false)) {
        Ok(report) => state.built(&(preview.say)(&report), matches!(report.end, pipeline::End::Done(_))),
        // A file that is being saved may be gone for a moment: said, and tried again at the next change.
        Err(error) => state.built(&format!("{error:#}"), false),
    }
}

/// A folder for the preview of the site at `root`, which only this user can read.
///
/// # Errors
/// Where it cannot be made.
pub fn folder(root: &std::path::Path) -> anyhow::Result<PathBuf> {
    use std::os::unix::fs::DirBuilderExt;
    let root = std::fs::canonicalize(root).with_context(|| root.display().to_string())?;
    let name = crate::values::Hash::of(root.as_os_str().as_encoded_bytes()).short();
    let private = std::env::temp_dir().join(format!("huikan-{}-{name}", rustix::process::getuid().as_raw()));
    match std::fs::DirBuilder::new().mode(0o700).create(&private) {
        Ok(()) => {}
        Err(error) if error.kind() == std::io::ErrorKind::AlreadyExists => {
            use std::os::unix::fs::MetadataExt;
            let found = std::fs::symlink_metadata(&private)?;
            let ours = found.is_dir()
                && found.uid() == rustix::process::getuid().as_raw()
                && found.mode().trailing_zeros() >= 6;
            anyhow::ensure!(ours, "{}: 不是自己的文件夹 / not a folder of this user alone", private.display());
        }
        Err(error) => return Err(error).with_context(|| private.display().to_string()),
    }
    Ok(private.join("preview"))
}
