//! Editors save in several steps: no step is shown.

use std::io::Write;
use std::time::Duration;

use super::Preview;
use crate::builds::Site;

const STEP: Duration = Duration::from_millis(40);

fn text(title: &str) -> String {
    format!("---\ntitle: {title}\ndate: 2024-12-19\n---\n\n{}\n", "正文。".repeat(3000))
}

/// Saves a file in several steps with pauses between them.
type Save = fn(&std::path::Path, &str);

const SAVES: [(&str, Save); 6] = [
    ("emptied, then written", |path, text| {
        std::fs::write(path, "").unwrap();
        std::thread::sleep(STEP);
        std::fs::write(path, text).unwrap();
    }),
    ("written in two parts", |path, text| {
        let mut file = std::fs::File::create(path).unwrap();
        file.write_all(&text.as_bytes()[..9]).unwrap();
        std::thread::sleep(STEP);
        file.write_all(&text.as_bytes()[9..]).unwrap();
    }),
    ("moved away, then written", |path, text| {
        std::fs::rename(path, path.with_extension("md~")).unwrap();
        std::thread::sleep(STEP);
        std::fs::write(path, text).unwrap();
        std::fs::remove_file(path.with_extension("md~")).unwrap();
    }),
    ("removed, then moved there", |path, text| {
        std::fs::write(path.with_extension("tmp"), text).unwrap();
        std::fs::remove_file(path).unwrap();
        std::thread::sleep(STEP);
        std::fs::rename(path.with_extension("tmp"), path).unwrap();
    }),
    ("replaced at once", |path, text| {
        std::fs::write(path.with_extension("tmp"), text).unwrap();
        std::fs::rename(path.with_extension("tmp"), path).unwrap();
    }),
    ("truncated while it is open", |path, text| {
        let mut file = std::fs::OpenOptions::new().write(true).open(path).unwrap();
        file.set_len(0).unwrap();
        std::thread::sleep(STEP);
        file.write_all(text.as_bytes()).unwrap();
    }),
];

#[test]
fn no_step_of_a_save_is_shown() {
    let site = Site::small();
    let preview = Preview::of(&site);
    let path = site.root().join("content/news/a1.md");
    for (number, (name, save)) in SAVES.iter().cycle().take(3 * SAVES.len()).enumerate() {
        let title = format!("第{number}次");
        let saving = std::thread::spawn({
            let (path, title) = (path.clone(), text(&title));
            move || save(&path, &title)
        });
        let mut is_shown = false;
        for _ in 0..400 {
            let (status, _, page) = preview.get("/news/a1/").unwrap();
            assert_eq!(status, 200, "{name}");
            assert!(preview.text("/.huikan/reload.js").contains("t=\"\""), "{name}: a fault for a moment");
            is_shown = String::from_utf8_lossy(&page).contains(&title);
            if is_shown && saving.is_finished() {
                break;
            }
            std::thread::sleep(Duration::from_millis(3));
        }
        assert!(is_shown, "{name}");
        saving.join().unwrap();
    }
}

#[test]
fn a_text_that_stays_away_is_gone_and_one_that_stays_empty_is_a_fault() {
    let site = Site::small();
    let preview = Preview::of(&site);
    std::fs::remove_file(site.root().join("content/news/a1.md")).unwrap();
    Preview::until("the text that is gone", || preview.get("/news/a1/").is_some_and(|page| page.0 == 404));
    site.write("content/news/a2.md", "");
    Preview::until("the fault", || preview.text("/.huikan/reload.js").contains("content/news/a2.md"));
    assert_eq!(preview.get("/news/a2/").unwrap().0, 200, "the last good page");
}
