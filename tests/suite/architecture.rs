//! The layers of modules, what touches the outside world, sizes, names.

use std::path::{Path, PathBuf};

/// The modules of a package, each with its layer. A module imports lower layers only; modules of one layer do not import
/// each other.
type Layers = &'static [(&'static str, u8)];

/// The packages of the workspace: the folder of each, with its layers.
const PACKAGES: &[(&str, Layers)] = &[("crates/law", LAW), ("crates/scale", &[]), ("", PROGRAM)];

const LAW: Layers =
    &[("characters", 1), ("numerals", 1), ("citations", 2), ("statute", 2), ("comparison", 3), ("corpus", 3)];

const PROGRAM: Layers = &[
    ("values", 1),
    ("faults", 2),
    ("markup", 2),
    ("cache", 3),
    ("document", 3),
    ("search", 3),
    ("typesetting", 3),
    ("yaml", 3),
    ("kinds", 4),
    ("pictures", 4),
    ("config", 5),
    ("theme", 5),
    ("import", 6),
    ("model", 6),
    ("check", 7),
    ("link", 7),
    ("load", 7),
    ("outputs", 7),
    ("parse", 7),
    ("publish", 7),
    ("render", 7),
    ("pipeline", 8),
    ("reference", 9),
    ("serve", 9),
    ("cli", 10),
];

/// Who may touch files, the environment, processes.
const OUTSIDE: &[&str] = &["cache", "cli", "load", "publish", "serve"];

/// Files longer than this are two files.
const MAX_FILE_LINES: usize = 400;
/// Functions longer than this are two functions.
const MAX_FUNCTION_LINES: usize = 60;

fn root() -> &'static Path {
    Path::new(env!("CARGO_MANIFEST_DIR"))
}

fn files(folder: &str, ending: &str) -> Vec<(PathBuf, String)> {
    let mut found = Vec::new();
    let mut folders = vec![root().join(folder.trim_start_matches('/'))];
    while let Some(folder) = folders.pop() {
        for entry in std::fs::read_dir(&folder).unwrap() {
            let path = entry.unwrap().path();
            if path.is_dir() {
                folders.push(path);
            } else if path.to_string_lossy().ends_with(ending) {
                let text = std::fs::read_to_string(&path).unwrap();
                found.push((path.strip_prefix(root()).unwrap().to_owned(), text));
            }
        }
    }
    assert!(!found.is_empty(), "no files in {folder}");
    found.sort();
    found
}

/// The sources of all packages.
pub fn sources() -> Vec<(PathBuf, String)> {
    PACKAGES.iter().flat_map(|(package, _)| files(&format!("{package}/src"), ".rs")).collect()
}

/// The module of a source file: the first component below `src`.
fn module(path: &Path) -> String {
    let name = path.iter().skip_while(|name| *name != "src").nth(1).unwrap().to_string_lossy().into_owned();
    name.trim_end_matches(".rs").to_owned()
}

/// The code before a file's own tests.
pub fn code(text: &str) -> &str {
    text.split("#[cfg(test)]").next().unwrap_or(text)
}

/// The layers of the package to which a source file belongs.
fn layers(path: &Path) -> Layers {
    PACKAGES.iter().find(|(package, _)| path.starts_with(package)).unwrap().1
}

#[test]
fn every_member_of_the_workspace_has_layers() {
    let manifest = std::fs::read_to_string(root().join("Cargo.toml")).unwrap();
    let members = manifest.split_once("members = [").and_then(|(_, rest)| rest.split_once(']')).unwrap().0;
    // The macros for test cases under tests/ are no part of the program.
    let members = members.split('"').skip(1).step_by(2).filter(|member| !member.starts_with("tests/"));
    let members: Vec<&str> = members.collect();
    let known: Vec<&str> = PACKAGES.iter().map(|(package, _)| *package).filter(|package| !package.is_empty()).collect();
    assert_eq!(members, known);
}

#[test]
fn modules_import_lower_layers_only() {
    let mut wrong = Vec::new();
    for (path, text) in sources() {
        let here = module(&path);
        if matches!(here.as_str(), "lib" | "main") {
            continue;
        }
        let layer = |module: &str| layers(&path).iter().find(|(name, _)| *name == module).map(|(_, layer)| *layer);
        let own = layer(&here).unwrap_or_else(|| panic!("{}: the module `{here}` has no layer", path.display()));
        for (number, line) in text.lines().enumerate() {
            for rest in line.split("crate::").skip(1) {
                let imported: String = rest.chars().take_while(|c| c.is_alphanumeric() || *c == '_').collect();
                let allowed = imported == here || layer(&imported).is_some_and(|layer| layer < own);
                if !allowed {
                    wrong.push(format!("{}:{}: {here} (layer {own}) imports {imported}", path.display(), number + 1));
                }
            }
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

#[test]
fn only_the_edges_touch_the_outside_world() {
    let mut wrong = Vec::new();
    for (path, text) in sources() {
        if OUTSIDE.contains(&module(&path).as_str()) || module(&path) == "main" {
            continue;
        }
        for (number, line) in code(&text).lines().enumerate() {
            if [
                "std::fs::read",
                "std::fs::write",
                "std::fs::File",
                "fs::create",
                "std::env",
                "std::process",
                "std::net",
                "Utc::now",
            ]
            .iter()
            .any(|word| line.contains(word))
            {
                wrong.push(format!("{}:{}: {}", path.display(), number + 1, line.trim()));
            }
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

#[test]
fn only_the_pipeline_has_threads() {
    let threads = |(path, text): &(PathBuf, String)| {
        let others = ["cli/signals.rs", "cli/progress.rs", "serve/checks.rs"];
        let allowed = module(path) == "pipeline" || others.iter().any(|other| path.ends_with(other));
        !allowed && ["rayon", "thread::spawn", "thread::scope"].iter().any(|word| text.contains(word))
    };
    let wrong: Vec<_> = sources().into_iter().filter(threads).map(|(path, _)| path).collect();
    assert!(wrong.is_empty(), "{wrong:?}");
}

#[test]
fn files_and_functions_are_small() {
    let mut wrong = Vec::new();
    for (path, text) in sources().into_iter().chain(files("tests", ".rs")) {
        let lines: Vec<&str> = text.lines().collect();
        if lines.len() > MAX_FILE_LINES {
            wrong.push(format!("{}: {} lines", path.display(), lines.len()));
        }
        for (start, line) in lines.iter().enumerate() {
            let indent = line.len() - line.trim_start().len();
            let head = line
                .trim_start()
                .trim_start_matches("pub ")
                .trim_start_matches("pub(super) ")
                .trim_start_matches("const ");
            if !head.starts_with("fn ") || line.ends_with(';') || line.trim_end().ends_with('}') {
                continue;
            }
            let closing = format!("{}}}", " ".repeat(indent));
            let length = lines[start..].iter().position(|line| *line == closing).unwrap_or(0);
            if length > MAX_FUNCTION_LINES {
                wrong.push(format!("{}:{}: {length} lines in a function", path.display(), start + 1));
            }
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

#[test]
fn names_say_what_things_are() {
    let empty = ["Manager", "Handler", "Helper", "Context", "Data", "Info", "Util", "Utils"];
    let mut wrong = Vec::new();
    for (path, text) in sources() {
        let stem = path.file_stem().unwrap().to_string_lossy().into_owned();
        if ["utils", "util", "common_types", "types", "helpers", "helper", "prelude", "misc"].contains(&stem.as_str()) {
            wrong.push(format!("{}", path.display()));
        }
        for (number, line) in text.lines().enumerate() {
            let words: Vec<&str> = line.split(|c: char| !c.is_alphanumeric() && c != '_').collect();
            let named = words
                .windows(2)
                .find(|pair| matches!(pair[0], "struct" | "enum" | "trait" | "type"))
                .map(|pair| pair[1]);
            if named.is_some_and(|name| empty.iter().any(|word| name.ends_with(word))) || line.contains("use crate::*")
            {
                wrong.push(format!("{}:{}: {}", path.display(), number + 1, line.trim()));
            }
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

#[test]
fn nothing_in_the_code_or_the_theme_names_one_association() {
    let theme = files("templates", "")
        .into_iter()
        .chain(files("static", ".css"))
        .chain(files("static", ".js"))
        .chain(files("static", ".svg"));
    let wrong: Vec<_> = sources()
        .into_iter()
        .chain(theme)
        .filter(|(_, text)| ["武汉", "网络安全协会", "whcsa"].iter().any(|name| text.contains(name)))
        .map(|(path, _)| path)
        .collect();
    assert!(wrong.is_empty(), "{wrong:?}");
}

#[test]
fn every_fault_that_the_code_can_find_has_a_fixture() {
    let mut codes = std::collections::BTreeSet::new();
    for (_, text) in files("src", ".rs") {
        for begin in ["Fault::error(", "Fault::warning(", "broken("] {
            for rest in code(&text).split(begin).skip(1) {
                let rest = rest.trim_start();
                if let Some(code) = rest.strip_prefix('"').and_then(|rest| rest.split('"').next()) {
                    codes.insert(code.to_owned());
                }
            }
        }
        for rest in code(&text).split("code: \"").skip(1) {
            codes.insert(rest.split('"').next().unwrap().to_owned());
        }
    }
    let explained = huikan::internals::explanations();
    let unexplained: Vec<_> = codes.iter().filter(|code| !explained.contains_key(*code)).collect();
    assert!(unexplained.is_empty(), "src/faults/codes.yaml does not explain {unexplained:?}");
    let source: String = files("src", ".rs").iter().map(|(_, text)| code(text)).collect();
    let unknown: Vec<_> = explained.keys().filter(|code| !source.contains(&format!("\"{code}\""))).collect();
    assert!(unknown.is_empty(), "src/faults/codes.yaml explains {unknown:?}, which no code says");
    let mut codes: std::collections::BTreeSet<String> = explained.into_keys().collect();
    // A panic, of the program or of a dependency, and a file that the machine cannot read are not to be had at will.
    let unavailable = ["program-failure", "unreadable-markdown", "unreadable-file"];
    let shown = files("tests", "report").into_iter().chain(files("tests/suite", ".rs"));
    let reports: String = shown.map(|(_, text)| text).collect();
    codes.retain(|code| !unavailable.contains(&code.as_str()));
    let unseen: Vec<_> = codes.iter().filter(|code| !reports.contains(&format!("[{code}]"))).collect();
    assert!(unseen.is_empty(), "no report in tests/ shows {unseen:?}");
}
