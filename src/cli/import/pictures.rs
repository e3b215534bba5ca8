//! The pictures of an imported text: files beside the source, or fetched from their hosts.

use std::fs;
use std::path::{Component, Path};
use std::time::Duration;

use percent_encoding::percent_decode_str;

/// The largest picture in bytes.
const LARGEST: u64 = 32 << 20;
/// How long a host is waited for.
const PATIENCE: Duration = Duration::from_secs(20);

/// The bytes of a picture: of a file below `folder`, or where `is_fetched` of an address of the web.
pub(super) fn bytes(folder: &Path, address: &str, is_fetched: bool) -> Option<Vec<u8>> {
    if address.starts_with("http://") || address.starts_with("https://") {
        return if is_fetched { fetched(address) } else { None };
    }
    let path = percent_decode_str(address).decode_utf8().ok()?;
    let path = Path::new(path.as_ref());
    let is_below = path.components().all(|part| matches!(part, Component::Normal(_) | Component::CurDir));
    let path = folder.join(path);
    let is_small = fs::symlink_metadata(&path).is_ok_and(|found| found.is_file() && found.len() <= LARGEST);
    if is_below && is_small { fs::read(path).ok() } else { None }
}

/// The body of the answer of a host.
fn fetched(address: &str) -> Option<Vec<u8>> {
    let agent: ureq::Agent = ureq::Agent::config_builder().timeout_global(Some(PATIENCE)).build().into();
    let mut answer = agent.get(address).call().ok()?;
    answer.body_mut().with_config().limit(LARGEST).read_to_vec().ok()
}
