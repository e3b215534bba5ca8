//! Old addresses for servers: `_redirects` for Netlify and Cloudflare, and the body of a `map` for nginx.

use crate::model::Site;
use crate::values::Address;

/// The comment above the map, for administrators.
const NGINX_HEAD: &str = "\
# map_hash_bucket_size 512;
# map $uri $moved { include redirects.nginx.conf; }
# server { if ($moved) { return 301 $moved; } }
";

/// Returns both files, in this order.
pub(super) fn write(site: &Site) -> Vec<Vec<u8>> {
    let base = site.settings.base_path();
    let pairs: Vec<(&Address, &Address)> =
        site.redirects.iter().map(|(old, piece)| (old, &site.pieces[*piece].address)).collect();
    let lines: String =
        pairs.iter().map(|(old, new)| format!("{base}{} {base}{} 301\n", rule(old), rule(new))).collect();
    let map: String = pairs
        .iter()
        .map(|(old, new)| format!("\"{}\" \"{base}{}\";\n", key(&format!("{base}{}", old.as_str())), value(new)))
        .collect();
    vec![lines.into_bytes(), format!("{NGINX_HEAD}{map}").into_bytes()]
}

/// Escapes `*` and `:`, which would be a wildcard and a placeholder in `_redirects`.
fn rule(address: &Address) -> String {
    address.url().replace('*', "%2A").replace(':', "%3A")
}

/// Returns a key of the map in quotes, with `\` and `"` escaped. nginx compares it with `$uri`, which is decoded.
fn key(path: &str) -> String {
    path.replace('\\', "\\\\").replace('"', "\\\"")
}

/// Returns a value of the map, with `$` escaped, which would begin a variable.
fn value(address: &Address) -> String {
    address.url().replace('$', "%24")
}
