//! No two source files import each other, directly or through others.
//!
//! The imports of a file are its `use` lines and the paths in its code. A path leads to the file that defines what it
//! names: where a module re-exports an item of another file, to that file. A `mod` line and a re-export (`pub use`) are
//! no imports. Tests inside a file and comments do not count.

use std::collections::{BTreeMap, BTreeSet};
use std::path::Path;

use crate::architecture::{code, sources};

/// The modules of one crate: by path (`["render", "head"]`) the code of the file.
type Modules = BTreeMap<Vec<String>, String>;

#[test]
fn no_files_import_each_other_in_a_cycle() {
    let mut crates: BTreeMap<String, Modules> = BTreeMap::new();
    for (path, text) in sources() {
        let (package, module) = module_of(&path);
        crates.entry(package).or_default().insert(module, without_comments(code(&text)));
    }
    assert!(crates.len() > 1 && crates.values().any(|modules| modules.len() > 200), "the sources were not found");
    let wrong: Vec<String> = crates.iter().flat_map(|(package, modules)| cycles(package, &imports(modules))).collect();
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

#[test]
fn a_cycle_is_found_wherever_it_runs() {
    let tree = |files: &[(&str, &str)]| -> Modules {
        files.iter().map(|(path, text)| (segments(path), without_comments(text))).collect()
    };
    let found = |files: &[(&str, &str)]| cycles("a", &imports(&tree(files))).len();
    let straight = [("", "mod a;\nmod b;"), ("a", "use crate::b::B;"), ("b", "pub struct B;")];
    assert_eq!(found(&straight), 0);
    assert_eq!(found(&[("", "mod a;\nmod b;"), ("a", "use super::b::B;"), ("b", "fn f() { crate::a::g(); }")]), 1);
    let through_parent = [
        ("", "mod a;"),
        ("a", "mod one;\nmod two;\npub use one::One;\nuse two::Two;\nfn f(_: Two) {}\npub struct Own;"),
        ("a::one", "pub struct One;"),
        ("a::two", "use super::One;\npub struct Two;"),
    ];
    assert_eq!(found(&through_parent), 0);
    let back_to_parent =
        [("", "mod a;"), ("a", "mod two;\nuse two::Two;\npub struct Own;"), ("a::two", "use super::Own;")];
    assert_eq!(found(&back_to_parent), 1);
    let through_re_export = [
        ("", "mod a;"),
        ("a", "mod one;\nmod two;\npub use one::One;\npub use two::{Two, other};"),
        ("a::one", "use super::{Two};"),
        ("a::two", "// use super::One;\nfn f() { super::super::a::One; }"),
    ];
    assert_eq!(found(&through_re_export), 1);
    let in_a_test =
        [("", "mod a;\nmod b;"), ("a", "use crate::b::B;"), ("b", code("x\n#[cfg(test)]\nuse crate::a::A;"))];
    assert_eq!(found(&in_a_test), 0);
}

/// The package of a source file and the path of its module; the root of the crate is the empty path.
fn module_of(path: &Path) -> (String, Vec<String>) {
    let parts: Vec<String> = path.iter().map(|part| part.to_string_lossy().into_owned()).collect();
    let src = parts.iter().position(|part| part == "src").unwrap();
    let mut module: Vec<String> = parts[src + 1..].iter().map(|part| part.trim_end_matches(".rs").to_owned()).collect();
    if module.last().is_some_and(|last| ["mod", "lib"].contains(&last.as_str())) {
        module.pop();
    }
    (parts[..src].join("/"), module)
}

fn segments(path: &str) -> Vec<String> {
    path.split("::").filter(|part| !part.is_empty()).map(str::to_owned).collect()
}

/// The code without comments that take whole lines or the end of a line.
fn without_comments(text: &str) -> String {
    text.lines().map(|line| line.find("// ").map_or(line, |at| &line[..at])).filter(|line| !is_comment(line)).fold(
        String::new(),
        |mut out, line| {
            out.push_str(line);
            out.push('\n');
            out
        },
    )
}

fn is_comment(line: &str) -> bool {
    line.trim_start().starts_with("//")
}

/// What every file imports: the modules of other files.
fn imports(modules: &Modules) -> BTreeMap<Vec<String>, BTreeSet<Vec<String>>> {
    let exports: BTreeMap<&Vec<String>, Vec<(String, Vec<String>)>> =
        modules.iter().map(|(module, text)| (module, re_exports(module, text))).collect();
    let mut all = BTreeMap::new();
    for (module, text) in modules {
        let mut imported = BTreeSet::new();
        for path in paths(module, text) {
            if let Some(target) =
                resolve(modules, &exports, path).filter(|target| target != module && !target.is_empty())
            {
                imported.insert(target);
            }
        }
        all.insert(module.clone(), imported);
    }
    all
}

/// The file that defines what a path names: the module that it names, or the one from which it is re-exported.
fn resolve(
    modules: &Modules,
    exports: &BTreeMap<&Vec<String>, Vec<(String, Vec<String>)>>,
    mut path: Vec<String>,
) -> Option<Vec<String>> {
    for _ in 0..8 {
        let mut at = (0..=path.len()).rev().find(|length| modules.contains_key(&path[..*length]))?;
        // `super::parse::parse`: the last part is an item.
        let module = path[..at].to_vec();
        let Some(name) = path.get(at) else { return Some(module) };
        let export = exports.get(&module).and_then(|found| found.iter().find(|(own, _)| own == name));
        let Some((_, target)) = export else { return Some(module) };
        at += 1;
        path = [target.clone(), path[at..].to_vec()].concat();
    }
    None
}

/// The statements of a module that begin with `use`, each with whether it is a re-export.
fn uses(text: &str) -> Vec<(bool, String)> {
    let mut found = Vec::new();
    for (at, _) in text.match_indices("use ") {
        let before = text[..at].rsplit('\n').next().unwrap_or("").trim();
        let is_public = before.starts_with("pub") && (before == "pub" || before.ends_with(')'));
        if before.is_empty() || is_public {
            let statement = text[at + 4..].split(';').next().unwrap_or("");
            found.push((is_public, statement.split_whitespace().collect::<Vec<_>>().join(" ")));
        }
    }
    found
}

/// The paths of a tree of imports: `a::{b, c::{d, e}}` has three. A name behind `as` stands after a blank.
fn expand(tree: &str) -> Vec<String> {
    let Some((prefix, rest)) = tree.split_once('{') else { return vec![tree.trim().to_owned()] };
    let inner = rest.rsplit_once('}').map_or(rest, |(inner, _)| inner);
    let (mut depth, mut part, mut parts) = (0, String::new(), Vec::new());
    for sign in inner.chars() {
        match sign {
            '{' => depth += 1,
            '}' => depth -= 1,
            ',' if depth == 0 => {
                parts.push(std::mem::take(&mut part));
                continue;
            }
            _ => {}
        }
        part.push(sign);
    }
    parts.push(part);
    let parts = parts.iter().map(|part| part.trim()).filter(|part| !part.is_empty());
    parts.flat_map(|part| expand(&format!("{}{part}", prefix.trim()))).collect()
}

/// What a module re-exports: the name, and the whole path of the item.
fn re_exports(module: &[String], text: &str) -> Vec<(String, Vec<String>)> {
    let children: BTreeSet<&str> = text.lines().filter_map(child).collect();
    let public = uses(text).into_iter().filter(|(is_public, _)| *is_public);
    let paths = public.flat_map(|(_, tree)| expand(&tree));
    let whole = |path: &str| match path.split("::").next() {
        Some(first) if children.contains(first) => Some([module.to_vec(), segments(path)].concat()),
        _ => absolute(module, path),
    };
    let named = paths.filter_map(|path| {
        let (path, name) = path.split_once(" as ").map_or((path.as_str(), None), |(path, name)| (path, Some(name)));
        let name = name.or_else(|| path.rsplit("::").next())?.to_owned();
        Some((name, whole(path)?))
    });
    named.collect()
}

/// The whole paths below the crate that a file names, in imports and in code.
fn paths(module: &[String], text: &str) -> Vec<Vec<String>> {
    let private = uses(text).into_iter().filter(|(is_public, _)| !*is_public);
    let imported = private.flat_map(|(_, tree)| expand(&tree));
    let mut found: Vec<Vec<String>> =
        imported.filter_map(|path| absolute(module, path.split(" as ").next().unwrap_or(""))).collect();
    let mut rest = text;
    while let Some(at) = rest.find("::") {
        let is_part = |sign: char| sign.is_alphanumeric() || sign == '_' || sign == ':';
        let start = rest[..at].rfind(|sign| !is_part(sign)).map_or(0, |before| before + 1);
        let line = rest[..at].rsplit('\n').next().unwrap_or("");
        let end = at + rest[at..].find(|sign| !is_part(sign)).unwrap_or(rest.len() - at);
        let start = (start..=at).find(|start| rest.is_char_boundary(*start)).unwrap_or(at);
        if !line.trim_start().starts_with("pub") && !line.contains("use ") {
            found.extend(absolute(module, rest[start..end].trim_matches(':')));
        }
        rest = &rest[end.max(at + 2)..];
    }
    // A child module is named without `self`.
    let children: BTreeSet<&str> = text.lines().filter_map(child).collect();
    found.retain(|path| path.len() != module.len() + 1 || path.as_slice() != [module, &[String::new()]].concat());
    let named = uses(text).into_iter().filter(|(is_public, _)| !*is_public).flat_map(|(_, tree)| expand(&tree));
    let of_children = named.filter(|path| children.contains(path.split("::").next().unwrap_or("")));
    found.extend(of_children.map(|path| [module.to_vec(), segments(path.split(" as ").next().unwrap_or(""))].concat()));
    for name in children {
        if text.lines().any(|line| names_in_code(line, name)) {
            found.push([module.to_vec(), vec![name.to_owned()]].concat());
        }
    }
    found
}

/// The module that a line declares.
fn child(line: &str) -> Option<&str> {
    let declared = line.trim().strip_suffix(';')?;
    let (before, name) = declared.split_once("mod ")?;
    (before.is_empty() || before.starts_with("pub")).then_some(name)
}

/// Whether a line of code names something in a child module: `child::item`.
fn names_in_code(line: &str, child: &str) -> bool {
    let is_use = line.trim_start().starts_with("use ") || line.trim_start().starts_with("pub");
    let named = format!("{child}::");
    let is_part = |sign: char| sign.is_alphanumeric() || "_:".contains(sign);
    !is_use && line.match_indices(&named).any(|(at, _)| !line[..at].ends_with(is_part))
}

/// The path below the crate; `None` where it leads into another crate.
fn absolute(module: &[String], path: &str) -> Option<Vec<String>> {
    let mut parts = segments(path.trim()).into_iter().peekable();
    let mut base = match parts.peek()?.as_str() {
        "crate" => Vec::new(),
        "self" | "super" => module.to_vec(),
        _ => return None,
    };
    while let Some(part) = parts.next_if(|part| ["crate", "self", "super"].contains(&part.as_str())) {
        if part == "super" {
            base.pop()?;
        }
    }
    base.extend(parts.filter(|part| part != "self" && part != "*"));
    Some(base)
}

/// Every group of files that import each other in a cycle, with its imports.
fn cycles(package: &str, imports: &BTreeMap<Vec<String>, BTreeSet<Vec<String>>>) -> Vec<String> {
    let reach = |from: &Vec<String>| -> BTreeSet<Vec<String>> {
        let (mut seen, mut open) = (BTreeSet::new(), vec![from.clone()]);
        while let Some(module) = open.pop() {
            for next in imports.get(&module).into_iter().flatten() {
                if seen.insert(next.clone()) {
                    open.push(next.clone());
                }
            }
        }
        seen
    };
    let reached: BTreeMap<&Vec<String>, BTreeSet<Vec<String>>> =
        imports.keys().map(|module| (module, reach(module))).collect();
    let mut groups: BTreeSet<BTreeSet<&Vec<String>>> = BTreeSet::new();
    for (module, seen) in &reached {
        if seen.contains(*module) {
            let group = seen.iter().filter(|other| reached.get(other).is_some_and(|back| back.contains(*module)));
            groups.insert(group.chain([*module]).collect());
        }
    }
    let shown = |group: &BTreeSet<&Vec<String>>| {
        let arrows = group.iter().flat_map(|from| {
            let inside = imports[*from].iter().filter(|to| group.contains(to));
            inside.map(|to| format!("  {} imports {}", from.join("::"), to.join("::")))
        });
        format!("{package}: {} files import each other:\n{}", group.len(), arrows.collect::<Vec<_>>().join("\n"))
    };
    groups.iter().map(shown).collect()
}
