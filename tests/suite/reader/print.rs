//! A page of every template in print: A4, tagged, with searchable text, and without the navigation.

use std::process::Command;

use serde_json::json;

use super::tab::Tab;
use super::walk::on_every_example;
use crate::printed::letters;

/// The minimum number of characters on a sheet, except the last ones.
const LETTERS_ON_A_SHEET: usize = 400;

/// A printed page.
pub struct Paper {
    pub sheets: usize,
    pub tagged: bool,
    pub text: String,
}

/// Prints the open page into a file with this name.
pub fn paper(tab: &Tab, name: &str) -> Paper {
    use base64::Engine;
    let options = json!({"preferCSSPageSize": true, "generateTaggedPDF": true, "generateDocumentOutline": true});
    let printed = tab.cdp("Page.printToPDF", options);
    let bytes = base64::engine::general_purpose::STANDARD.decode(printed["data"].as_str().unwrap()).unwrap();
    let path = super::driver::pictures().join(format!("{}.pdf", name.replace('/', "-")));
    std::fs::write(&path, bytes).unwrap();
    let run = |program: &str, arguments: &[&str]| {
        let run = Command::new(program).args(arguments).arg(&path).arg("-").output();
        String::from_utf8(run.expect("poppler-utils is installed by scripts/test").stdout).unwrap()
    };
    let about = Command::new("pdfinfo").arg(&path).output().expect("poppler-utils is installed by scripts/test");
    let about = String::from_utf8(about.stdout).unwrap();
    let fact = |name: &str| about.lines().find_map(|line| Some(line.strip_prefix(name)?.trim().to_owned()));
    Paper {
        sheets: fact("Pages:").unwrap().parse().unwrap(),
        tagged: fact("Tagged:").as_deref() == Some("yes"),
        text: run("pdftotext", &["-raw"]),
    }
}

#[test]
fn paper_has_the_text_and_nothing_of_the_screen() {
    on_every_example("print", |tab, page, findings| {
        tab.open(&page.path);
        let paper = paper(tab, &format!("print {}", page.path));
        findings.require(paper.tagged, "not tagged");
        let text = letters(&paper.text);
        let heading = letters(&tab.text("return document.querySelector('h1').textContent"));
        findings.require(text.contains(&heading), format!("{heading} is not there: {}", &paper.text));
        let screen = tab.eval(
            "return [...document.querySelectorAll('.skip, header nav, button, summary, label')].map((e) => e.textContent)",
        );
        let main = letters(&tab.text("return document.querySelector('main').textContent"));
        for name in screen.as_array().unwrap().iter().filter_map(|name| name.as_str()).map(letters) {
            let only_there = name.chars().count() > 3 && !main.contains(&name);
            findings.require(!only_there || !text.contains(&name), format!("on paper: {name}"));
        }
        tab.print_media();
        let hidden = "return [...document.querySelectorAll('[hidden]')].filter((e) => e.checkVisibility()).map((e) => e.textContent)";
        findings.all("hidden, and on paper", &tab.eval(hidden));
        tab.cdp("Emulation.setEmulatedMedia", json!({"media": ""}));
        let most = 3 + main.chars().count() / LETTERS_ON_A_SHEET;
        findings.require(paper.sheets <= most, format!("{} sheets, {most} may be", paper.sheets));
    });
}
