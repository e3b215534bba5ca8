//! The preview: it keeps the site in memory, links it again after each change, and makes each page when a browser asks for
//! it, as `huikan build` would make it. What is wrong is found meanwhile.

mod checks;
mod http;
mod reload;
mod state;
mod watch;

use std::net::{Ipv4Addr, SocketAddr};
use std::sync::Arc;
use std::time::{Duration, Instant};

use anyhow::Context;

use crate::pipeline::{self, Changed, Look, Patience, Report, Request};
use checks::Checks;
use state::State;
use watch::Changes;

/// How long a file that is gone, empty or unreadable is waited for: editors leave this state for a moment.
const PATIENCE: Duration = Duration::from_millis(100);
/// How long it is waited for while other changes go on.
const LONGEST: Duration = Duration::from_secs(1);

/// The options of a preview.
#[derive(Debug)]
pub(crate) struct Preview {
    /// What is shown.
    pub request: Request,
    /// The port on the loopback address.
    pub port: u16,
    /// Prints a report.
    pub say: fn(&Report),
    /// Returns the text of the faults in a report, which pages show.
    pub text: fn(&Report) -> String,
    /// Called once with the address, when the preview can be opened.
    pub ready: fn(&str),
}

/// The address of a preview on `port`.
#[must_use]
pub(crate) fn address(port: u16) -> String {
    format!("http://localhost:{port}/")
}

/// Serves the site, and follows each change, until the process ends.
///
/// # Errors
/// The port is in use, or the site's folder cannot be watched.
pub(crate) fn serve(preview: Preview) -> anyhow::Result<()> {
    let state = Arc::new(State::new(preview.text));
    let runtime = tokio::runtime::Builder::new_multi_thread().worker_threads(2).enable_all().build()?;
    let address = SocketAddr::from((Ipv4Addr::LOCALHOST, preview.port));
    let listener = runtime.block_on(tokio::net::TcpListener::bind(address)).with_context(|| address.to_string())?;
    let port = listener.local_addr()?.port();
    runtime.spawn(http::run(listener, port, Arc::clone(&state)));
    let mut changes = watch::watch(&preview.request.root)?;
    let mut checks = Checks::begin(Arc::clone(&state), preview.say);
    let mut site = pipeline::Preview::new(preview.request);
    let mut changed = Changed::all();
    let mut is_open = false;
    loop {
        checks.stop();
        match settled(&mut site, changed, &mut changes)? {
            Ok(Look::Site(site)) => {
                state.linked(&site);
                checks.check(site);
            }
            Ok(Look::Refused(report)) => {
                (preview.say)(&report);
                state.refused((preview.text)(&report));
            }
            Ok(Look::Unsettled) => {}
            Err(error) => state.refused(format!("{error:#}")),
        }
        if !std::mem::replace(&mut is_open, true) {
            (preview.ready)(&self::address(port));
        }
        changed = changes.wait()?;
    }
}

/// Looks at the site, again where an editor may be in the middle of saving.
fn settled(
    site: &mut pipeline::Preview,
    changed: Changed,
    changes: &mut Changes,
) -> anyhow::Result<anyhow::Result<Look>> {
    let (now, began) = (chrono::Utc::now, Instant::now());
    let mut look = site.look(changed, Patience::Waits, now());
    while matches!(look, Ok(Look::Unsettled)) {
        let more = changes.wait_for(PATIENCE)?;
        let is_over = more.is_none() || began.elapsed() > LONGEST;
        let patience = if is_over { Patience::Over } else { Patience::Waits };
        look = site.look(more.unwrap_or_default(), patience, now());
    }
    Ok(look)
}
