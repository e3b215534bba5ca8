//! Formulas → `MathML`: what each formula of `tests/formulas/table.tsv` becomes, without what only moves things.
//!
//! A line is a formula, a tab and its structure: the text of the signs, with `sub(…|…)`, `sup`, `frac`, `sqrt` and
//! `root` around what they hold, and `[a&b]` for a row; or `refused`. `scripts/compare-formulas`
//! compares the structures with those of `KaTeX`. `UPDATE=1` writes the table again.

use std::path::Path;

use roxmltree::Node;

use super::markdown::html;

/// The structure of an element of `MathML`.
fn structure(node: Node<'_, '_>) -> String {
    let children = || node.children().filter(Node::is_element).map(structure);
    let all = || children().collect::<Vec<_>>();
    match node.tag_name().name() {
        "mi" | "mn" | "mo" | "mtext" => {
            let texts = node.descendants().filter_map(|node| node.text().filter(|_| node.is_text()));
            let text: String = texts.flat_map(str::chars).filter(|c| !c.is_whitespace()).collect();
            text.replace(['\u{2061}', '\u{2062}', '\u{2063}', '\u{2064}', '\u{200b}'], "")
        }
        "mspace" | "mphantom" => String::new(),
        "mtr" => format!("[{}]", all().join("&")),
        name @ ("msub" | "msup" | "msubsup" | "mfrac" | "msqrt" | "mroot") => {
            format!("{}({})", name.trim_start_matches('m'), all().join("|"))
        }
        "munder" => format!("sub({})", all().join("|")),
        "mover" => format!("sup({})", all().join("|")),
        "munderover" => format!("subsup({})", all().join("|")),
        _ => all().concat(),
    }
}

/// The structure of a formula, or the message of its fault.
fn told(formula: &str) -> String {
    let sign = if formula.contains("\\tag") || formula.contains("\\begin{") { "$$" } else { "$" };
    let html = html(&format!("<!-- math -->\n\n{sign}{formula}{sign}\n"), false);
    let Some((_, math)) = html.split_once("<math") else { return "refused".to_owned() };
    let (math, _) = math.split_once("</math>").unwrap();
    let math = format!("<math{math}</math>");
    structure(roxmltree::Document::parse(&math).unwrap().root_element())
}

#[test]
fn formulas_have_the_structure_that_is_expected() {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/formulas/table.tsv");
    let table = std::fs::read_to_string(&path).unwrap();
    let rows: Vec<(&str, &str)> = table.lines().map(|line| line.split_once('\t').unwrap_or((line, ""))).collect();
    assert!(rows.len() >= 300, "{} formulas", rows.len());
    let found: Vec<String> = rows.iter().map(|(formula, _)| told(formula)).collect();
    if std::env::var_os("UPDATE").is_some() {
        let lines: String =
            rows.iter().zip(&found).map(|((formula, _), found)| format!("{formula}\t{found}\n")).collect();
        std::fs::write(&path, lines).unwrap();
    }
    let wrong = rows.iter().zip(&found).filter(|((_, expected), found)| expected != found);
    let wrong: Vec<String> =
        wrong.map(|((formula, expected), found)| format!("{formula}\n  {expected}\n  {found}")).collect();
    assert!(wrong.is_empty(), "{} formulas differ\n{}", wrong.len(), wrong.join("\n"));
}
