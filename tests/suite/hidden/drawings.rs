//! Drawings of Inkscape, Illustrator, draw.io and a program that draws charts look the same after they are written anew.

use std::path::Path;
use std::process::Command;

use crate::builds::{Site, stderr};

const DRAWINGS: [&str; 4] = ["inkscape", "illustrator", "drawio", "chart"];

/// Returns what Chromium shows of the drawings in `folder`.
fn shown(folder: &Path, site: &Site) -> image::RgbaImage {
    let page: String = DRAWINGS.iter().map(|name| format!("<img src=\"{name}.svg\" width=\"380\">")).collect();
    std::fs::write(folder.join("drawings.html"), format!("<!doctype html><body>{page}")).unwrap();
    let picture = site.base().join("shown.png");
    let run = Command::new("chromium")
        .args(["--headless=new", "--no-sandbox", "--disable-gpu", "--disable-dev-shm-usage", "--window-size=800,700"])
        .args(["--hide-scrollbars", "--disable-background-networking", "--no-first-run"])
        .arg(format!("--user-data-dir={}", site.base().join("profile").display()))
        .arg(format!("--screenshot={}", picture.display()))
        .arg(format!("file://{}", folder.join("drawings.html").display()))
        .output()
        .unwrap();
    assert!(run.status.success(), "{}", stderr(&run));
    image::open(picture).unwrap().to_rgba8()
}

#[test]
fn drawings_of_common_programs_look_the_same() {
    let (site, originals) = (Site::small(), Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/pictures/drawings"));
    for name in DRAWINGS {
        let drawing = std::fs::read(originals.join(format!("{name}.svg"))).unwrap();
        site.write(&format!("static/{name}.svg"), &drawing);
        site.write(&format!("before/{name}.svg"), &drawing);
    }
    site.build();
    for name in DRAWINGS {
        let text = String::from_utf8(site.tree()[&format!("{name}.svg")].clone()).unwrap();
        for hidden in ["Inkscape", "inkscape:", "sodipodi", "Illustrator", "mxfile", "/home/", "张三", "HIDDENMARK"] {
            assert!(!text.contains(hidden), "{name}: {hidden} is left");
        }
    }
    let (before, after) = (shown(&site.root().join("before"), &site), shown(&site.output(), &site));
    assert!(before.pixels().any(|pixel| pixel.0[..3] != [255, 255, 255]), "Chromium shows nothing");
    let differ = before.pixels().zip(after.pixels()).filter(|(one, other)| one != other).count();
    assert_eq!((differ, before.dimensions()), (0, after.dimensions()), "of {} pixels", before.len() / 4);
}
