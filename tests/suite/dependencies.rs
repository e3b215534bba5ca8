//! All dependencies come from crates.io, under licences that `deny.toml` allows. `scripts/deny` checks the same and more with
//! a tool that has to be installed.

use std::collections::BTreeSet;
use std::process::Command;

use serde_json::Value;

/// The licences that all crates may have, and the pairs of crate and licence that are exceptions.
fn allowed() -> (BTreeSet<String>, BTreeSet<(String, String)>) {
    let rules = include_str!("../../deny.toml");
    let quoted = |line: &str| -> Vec<String> { line.split('"').skip(1).step_by(2).map(str::to_owned).collect() };
    let lines = || rules.lines().map(str::trim).filter(|line| !line.starts_with('#'));
    let licences = lines().filter(|line| line.starts_with('"')).flat_map(quoted).collect();
    let exceptions = lines().filter(|line| line.starts_with("{ crate")).map(quoted);
    let exceptions = exceptions.map(|pair| (pair[0].clone(), pair[1].clone())).collect();
    (licences, exceptions)
}

/// Whether an expression of SPDX holds; older ones have `/` for `OR`.
fn holds(expression: &str, is_allowed: &dyn Fn(&str) -> bool) -> bool {
    let expression = expression.replace('/', " OR ").replace('(', " ( ").replace(')', " ) ");
    let words: Vec<&str> = expression.split_whitespace().collect();
    let (value, rest) = either(&words, is_allowed);
    assert!(rest.is_empty(), "{expression}");
    value
}

fn either<'w, 'a>(words: &'w [&'a str], is_allowed: &dyn Fn(&str) -> bool) -> (bool, &'w [&'a str]) {
    let (mut value, mut rest) = both(words, is_allowed);
    while rest.first() == Some(&"OR") {
        let (next, after) = both(&rest[1..], is_allowed);
        (value, rest) = (value | next, after);
    }
    (value, rest)
}

fn both<'w, 'a>(words: &'w [&'a str], is_allowed: &dyn Fn(&str) -> bool) -> (bool, &'w [&'a str]) {
    let (mut value, mut rest) = one(words, is_allowed);
    while rest.first() == Some(&"AND") {
        let (next, after) = one(&rest[1..], is_allowed);
        (value, rest) = (value & next, after);
    }
    (value, rest)
}

fn one<'w, 'a>(words: &'w [&'a str], is_allowed: &dyn Fn(&str) -> bool) -> (bool, &'w [&'a str]) {
    match words {
        ["(", rest @ ..] => {
            let (value, rest) = either(rest, is_allowed);
            assert_eq!(rest.first(), Some(&")"));
            (value, &rest[1..])
        }
        [licence, "WITH", exception, rest @ ..] => (is_allowed(&format!("{licence} WITH {exception}")), rest),
        [licence, rest @ ..] => (is_allowed(licence), rest),
        [] => (false, words),
    }
}

#[test]
fn every_dependency_has_an_allowed_licence_and_comes_from_the_registry() {
    let (licences, exceptions) = allowed();
    assert!(licences.contains("MIT") && !exceptions.is_empty(), "deny.toml is read");
    assert!(!holds("MIT AND GPL-3.0-only", &|one| one == "MIT") && holds("(GPL-3.0-only OR MIT)", &|one| one == "MIT"));
    let mut command = Command::new(env!("CARGO"));
    command.args([
        "metadata",
        "--format-version",
        "1",
        "--locked",
        "--offline",
        "--all-features",
        "--filter-platform",
        "x86_64-unknown-linux-gnu",
    ]);
    let run = command.current_dir(env!("CARGO_MANIFEST_DIR")).output().unwrap();
    assert!(run.status.success(), "{}", String::from_utf8_lossy(&run.stderr));
    let metadata: Value = serde_json::from_slice(&run.stdout).unwrap();
    let packages = metadata["packages"].as_array().unwrap();
    assert!(packages.len() > 100);
    for package in packages {
        let name = package["name"].as_str().unwrap();
        let registry = "registry+https://github.com/rust-lang/crates.io-index";
        let is_own = package["source"].is_null()
            && package["manifest_path"].as_str().unwrap().starts_with(env!("CARGO_MANIFEST_DIR"));
        assert!(is_own || package["source"] == registry, "{name}: {}", package["source"]);
        // This one names a file in place of a licence: that of Apache-2.0, as the tool of `scripts/deny` reads it.
        let of_file = (name == "ical" && !package["license_file"].is_null()).then_some("Apache-2.0");
        let licence = package["license"].as_str().or(of_file).unwrap_or_else(|| panic!("{name} names no licence"));
        let is_exception = |one: &str| exceptions.contains(&(name.to_owned(), one.to_owned()));
        assert!(holds(licence, &|one| licences.contains(one) || is_exception(one)), "{name}: {licence}");
    }
}
