//! The preview: it builds the site into a folder of its own, serves the files of that folder, and builds again after each
//! change. The build is the same as that of `huikan build`.

mod http;
mod reload;
mod state;
mod watch;

use std::net::{Ipv4Addr, SocketAddr};
use std::path::PathBuf;
use std::sync::Arc;

use anyhow::Context;

use crate::pipeline::{self, Goal, Progress, Report, Request};
use state::State;

/// The options of a preview.
#[derive(Debug)]
pub(crate) struct Preview {
    /// The request of each build.
    pub request: Request,
    /// The folder in which the builds publish the site; only the preview uses it.
    pub output: PathBuf,
    /// The port on the loopback address.
    pub port: u16,
    /// Called after each build; returns the text of its faults, which pages show.
    pub say: fn(&Report) -> String,
    /// Called once with the address, when the preview can be opened.
    pub ready: fn(&str),
}

/// The address of a preview on `port`.
#[must_use]
pub(crate) fn address(port: u16) -> String {
    format!("http://localhost:{port}/")
}

/// Builds and serves the site, and builds it again after each change, until the process ends.
///
/// # Errors
/// The port is in use, the site's folder cannot be watched, or a build fails on the machine.
pub(crate) fn serve(preview: Preview) -> anyhow::Result<()> {
    let state = Arc::new(State::new(preview.output.clone()));
    let runtime = tokio::runtime::Builder::new_multi_thread().worker_threads(2).enable_all().build()?;
    let address = SocketAddr::from((Ipv4Addr::LOCALHOST, preview.port));
    let listener = runtime.block_on(tokio::net::TcpListener::bind(address)).with_context(|| address.to_string())?;
    let port = listener.local_addr()?.port();
    runtime.spawn(http::run(listener, port, Arc::clone(&state)));
    let mut changes = watch::watch(&preview.request.root)?;
    build(&preview, &state)?;
    (preview.ready)(&self::address(port));
    while changes.wait()? {
        build(&preview, &state)?;
    }
    Ok(())
}

/// Runs a build. Where it has errors, the pages show them and the last good site is still served.
fn build(preview: &Preview, state: &State) -> anyhow::Result<()> {
    let goal = Goal::Publish(preview.output.clone());
    let request = Request { now: chrono::Utc::now(), goal, ..preview.request.clone() };
    match pipeline::build(&request, &Progress::default()) {
        Ok(report) => state.built(&(preview.say)(&report), matches!(report.end, pipeline::End::Done(_))),
        // A file that is being saved may be missing for a moment. The error is shown, and the next change starts a new build.
        Err(error) => state.built(&format!("{error:#}"), false),
    }
}

/// The output folder for the preview of the site at `root`, inside a folder that only this user can read.
///
/// # Errors
/// The folder cannot be created, or it exists and belongs to another user or is readable by others.
pub(crate) fn folder(root: &std::path::Path) -> anyhow::Result<PathBuf> {
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
