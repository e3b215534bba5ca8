//! Files in `static/`, which are published as they are, that hardly anyone means to publish.

use std::collections::BTreeSet;

use crate::faults::{Fault, Place};
use crate::values::{Text, text};

/// Names of private keys and of files with passwords.
const NAMES: &[&str] =
    &["id_rsa", "id_dsa", "id_ecdsa", "id_ed25519", "env", "htpasswd", "credentials", "wp-config.php"];
/// Endings of private keys, certificates with keys, and stores of passwords.
const KEYS: &[&str] =
    &["key", "pem", "p12", "pfx", "jks", "keystore", "kdbx", "ppk", "ovpn", "env", "htpasswd", "pgpass"];
/// Endings of databases and their copies.
const DATABASES: &[&str] = &["sql", "sqlite", "sqlite3", "db", "mdb", "dump", "bak"];
/// Endings of packed files.
const PACKED: &[&str] = &["gz", "zip", "bz2", "xz", "zst", "7z", "rar"];
/// Folders of tools.
const FOLDERS: &[&str] = &["node_modules", "bower_components", "__pycache__", "venv"];

/// The faults for such files; `paths` are relative to the site's root. A folder is named once.
#[must_use]
pub(crate) fn secrets<'a>(paths: impl Iterator<Item = &'a str>) -> Vec<Fault> {
    let mut found: BTreeSet<(&str, &str)> = BTreeSet::new();
    for path in paths.filter(|path| !path.starts_with("static/.well-known/")) {
        let mut folders = path.match_indices('/').map(|(at, _)| &path[..at]);
        let folder = folders.find(|folder| FOLDERS.contains(&folder.rsplit('/').next().unwrap_or(folder)));
        if let Some(folder) = folder {
            found.insert((folder, "folder"));
        } else if let Some(kind) = kind(path) {
            found.insert((path, kind));
        }
    }
    found.into_iter().map(|(path, kind)| fault(path, kind)).collect()
}

/// What a file of this name holds, where that is hardly for the public.
fn kind(path: &str) -> Option<&'static str> {
    let name = path.rsplit('/').next().unwrap_or(path).to_ascii_lowercase();
    let unpacked = match name.rsplit_once('.') {
        Some((stem, ending)) if PACKED.contains(&ending) => stem,
        _ => &name,
    };
    let ending = unpacked.rsplit_once('.').map_or("", |(_, ending)| ending);
    if NAMES.contains(&unpacked) || KEYS.contains(&ending) {
        Some("key")
    } else {
        DATABASES.contains(&ending).then_some("database")
    }
}

fn fault(path: &str, kind: &str) -> Fault {
    let what = match kind {
        "key" => text!("这个文件像是私钥或密码", "looks like a private key or passwords"),
        "database" => text!("这个文件像是数据库或它的备份", "looks like a database or a copy of one"),
        _ => text!("这是工具生成的文件夹", "is a folder that a tool made"),
    };
    let Text { zh, en } = what;
    let message = text!("{zh}，static/ 里的东西会原样公开", "this {en}; all of static/ is published as it is");
    let help = text!(
        "移出 static/；已经公开过的密钥和密码要换掉。确实要公开，就改一个名字",
        "move it out of static/, and replace keys and passwords that were public before; what should be public needs another name"
    );
    Fault::error("secret-file", Place::file(path), message).help(help)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn keys_databases_and_folders_of_tools_are_named_once() {
        let paths = [
            "static/id_rsa",
            "static/tls/server.KEY",
            "static/a.pem",
            "static/backup.sql",
            "static/backup.sql.gz",
            "static/prod.env",
            "static/js/node_modules/a/index.js",
            "static/js/node_modules/b/index.js",
        ];
        let found: Vec<String> =
            secrets(paths.into_iter()).iter().map(|fault| fault.at.source.path.to_string()).collect();
        assert_eq!(found.len(), 7, "{found:?}");
        assert!(found.contains(&"static/js/node_modules".to_owned()));
        let right =
            ["static/CNAME", "static/keys.html", "static/.well-known/a.pem", "static/sql.pdf", "static/monkey.jpg"];
        assert!(secrets(right.into_iter()).is_empty());
    }
}
