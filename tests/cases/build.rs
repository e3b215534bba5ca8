//! Writes a macro for every folder of cases. `sites!(check)` becomes a `#[test]` function for each folder in
//! `tests/sites`, which calls `check` with the name of that folder.

use std::collections::BTreeMap;
use std::fmt::Write;
use std::path::Path;
use std::{env, fs, io};

fn main() -> io::Result<()> {
    let mut macros = String::new();
    for folder in ["sites", "faults", "markdown"] {
        let path = format!("../{folder}");
        println!("cargo::rerun-if-changed={path}");
        let mut cases = BTreeMap::new();
        for entry in fs::read_dir(&path)? {
            let case = entry?.file_name().to_string_lossy().into_owned();
            if case.ends_with(".report") {
                continue;
            }
            if let Some(other) = cases.insert(function(&case), case.clone()) {
                return Err(io::Error::other(format!("`{other}` and `{case}` would be one test")));
            }
        }
        write_macro(&mut macros, folder, &cases);
    }
    let out = env::var_os("OUT_DIR").ok_or_else(|| io::Error::other("Cargo names no OUT_DIR"))?;
    fs::write(Path::new(&out).join("cases.rs"), macros)
}

/// The name of the test: the name of the case with every sign that an identifier cannot have as `_`.
fn function(case: &str) -> String {
    case.chars().map(|sign| if sign.is_alphanumeric() { sign.to_ascii_lowercase() } else { '_' }).collect()
}

fn write_macro(out: &mut String, folder: &str, cases: &BTreeMap<String, String>) {
    let _ =
        writeln!(out, "/// A test for every case of `tests/{folder}`: it calls `$check` with the name of the case.");
    let _ = writeln!(out, "#[macro_export]\nmacro_rules! {folder} {{\n    ($check:path) => {{");
    for (function, case) in cases {
        let _ = writeln!(out, "        #[test]\n        fn {function}() {{\n            $check({case:?});\n        }}");
    }
    let _ = writeln!(out, "    }};\n}}");
}
