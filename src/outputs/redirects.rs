//! Old addresses for servers: `_redirects` as Netlify and Cloudflare read it, and the body of a `map` of nginx.

use crate::model::{Output, Site};
use crate::values::Address;

/// The names of the files.
pub(super) const PATHS: [&str; 2] = ["_redirects", "redirects.nginx.conf"];

/// What stands above the map, for those who set the server up.
const NGINX_HEAD: &str = "\
# map_hash_bucket_size 512;
# map $uri $moved { include redirects.nginx.conf; }
# server { if ($moved) { return 301 $moved; } }
";

/// Both files.
pub(super) fn write(site: &Site) -> Vec<Output> {
    let base = site.settings.base_path();
    let pairs: Vec<(&Address, &Address)> =
        site.redirects.iter().map(|(old, piece)| (old, &site.pieces[*piece].address)).collect();
    let lines: String =
        pairs.iter().map(|(old, new)| format!("{base}{} {base}{} 301\n", rule(old), rule(new))).collect();
    let map: String = pairs
        .iter()
        .map(|(old, new)| format!("\"{}\" \"{base}{}\";\n", key(&format!("{base}{}", old.as_str())), value(new)))
        .collect();
    let output = |path: &str, text: String| Output { path: path.to_owned(), bytes: text.into_bytes() };
    vec![output(PATHS[0], lines), output(PATHS[1], format!("{NGINX_HEAD}{map}"))]
}

/// `*` and `:` would be a splat and a placeholder.
fn rule(address: &Address) -> String {
    address.url().replace('*', "%2A").replace(':', "%3A")
}

/// nginx compares with `$uri`, which is decoded; in quotes, `\` and `"` are escaped.
fn key(path: &str) -> String {
    path.replace('\\', "\\\\").replace('"', "\\\"")
}

/// `$` would begin a variable.
fn value(address: &Address) -> String {
    address.url().replace('$', "%24")
}
