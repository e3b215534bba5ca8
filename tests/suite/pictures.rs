//! Pictures: variants in several widths, made once and removed when no page shows them; faults in pictures are
//! reported.

use std::io::Cursor;
use std::path::Path;

use image::{DynamicImage, ImageFormat, Rgb, RgbImage};

use crate::builds::{Site, stderr};
use crate::rebuild::clean;

/// Returns a JPEG of this size; the same seed gives the same picture.
pub fn photo(width: u32, height: u32, seed: u32) -> Vec<u8> {
    let pixel = |x: u32, y: u32| Rgb([x / 3 + seed, y / 2, (x * y / 64) ^ seed].map(|part| part.to_le_bytes()[0]));
    let mut bytes = Vec::new();
    let picture = DynamicImage::ImageRgb8(RgbImage::from_fn(width, height, pixel));
    picture.write_to(&mut Cursor::new(&mut bytes), ImageFormat::Jpeg).unwrap();
    bytes
}

/// Returns the picture with Exif data that names a place.
fn placed(photo: &[u8]) -> Vec<u8> {
    let mut exif = b"Exif\0\0II*\0\x08\0\0\0\x01\0\x0e\x01\x02\0\x09\0\0\0\x1a\0\0\0\0\0\0\0GPSPLACE\0".to_vec();
    exif.push(0);
    let length = u16::try_from(exif.len() + 2).unwrap().to_be_bytes();
    [&photo[..2], &[0xFF, 0xE1], &length, &exif, &photo[2..]].concat()
}

fn text(site: &Site, path: &str) -> String {
    String::from_utf8(site.tree()[path].clone()).unwrap()
}

/// Returns the names of the files beside the pages in `news/`.
fn files(site: &Site) -> Vec<String> {
    let tree = site.tree();
    let names = tree.keys().filter_map(|path| path.strip_prefix("news/"));
    names.filter(|name| !name.contains('/')).map(str::to_owned).collect()
}

/// Returns the widths in a `srcset`, and requires that the files exist.
fn widths(site: &Site, page: &str, html: &str) -> Vec<u32> {
    let folder = page.rsplit_once('/').map_or("", |(folder, _)| folder);
    let tree = site.tree();
    let one = |file: &str| {
        let (address, width) = file.trim().split_once(' ').unwrap();
        let up = address.matches("../").count();
        let above: Vec<&str> = folder.split('/').collect();
        let below = above[..above.len() - up].iter().map(|part| format!("{part}/")).collect::<String>();
        let path = format!("{below}{}", address.trim_start_matches("../"));
        let picture = image::load_from_memory(&tree[&path]).unwrap();
        let width: u32 = width.strip_suffix('w').unwrap().parse().unwrap();
        assert_eq!(picture.width(), width, "{path}");
        width
    };
    html.split_once("srcset=\"").unwrap().1.split('"').next().unwrap().split(',').map(one).collect()
}

#[test]
fn a_picture_comes_in_three_widths_and_as_webp() {
    let site = Site::small();
    site.write("content/news/photo.jpg", placed(&photo(1600, 1000, 1)));
    site.write("content/news/small.jpg", photo(640, 400, 2));
    site.article(
        "a",
        "甲",
        "![一](photo.jpg \"注\")\n\n![二](small.jpg)\n\n![三](photo.jpg \"注\")\n\n字![四](photo.jpg)",
    );
    site.build();
    let page = text(&site, "news/a/index.html");
    let pictures: Vec<&str> =
        page.split("<picture>").skip(1).map(|rest| rest.split("</picture>").next().unwrap()).collect();
    assert_eq!(pictures.len(), 4);
    for (at, picture) in pictures.iter().enumerate() {
        let (source, image) = picture.split_once("<img").unwrap();
        let expected: &[u32] = if at == 1 { &[480, 640] } else { &[480, 800, 1296] };
        assert!(source.starts_with("<source type=\"image/webp\""));
        assert_eq!(widths(&site, "news/a/index.html", source), expected);
        assert_eq!(widths(&site, "news/a/index.html", image), expected);
        assert_eq!(image.contains("loading=\"lazy\""), at > 0, "{image}");
        assert!(image.contains(if at == 1 {
            " width=\"640\" height=\"400\""
        } else {
            " width=\"1600\" height=\"1000\""
        }));
        assert!(image.contains("sizes=\"(min-width: ") && !image.contains("fetchpriority"));
    }
    // A link leads to the full picture if it is larger, and in every figure.
    assert_eq!(page.matches("<a class=\"zoom\" href=\"../../news/photo.jpg\"><picture>").count(), 2);
    assert_eq!(page.matches("<a class=\"zoom\"").count(), 2);
    assert!(page.contains("<b>图1</b>") && page.contains("<b>图2</b>") && !page.contains("图3"));
    assert!(!site.tree().values().any(|bytes| bytes.windows(8).any(|part| part == b"GPSPLACE")));
}

#[test]
fn covers_come_first_and_programs_get_one_file() {
    let site = Site::small();
    site.write("content/news/photo.jpg", photo(1600, 1000, 1));
    let front =
        "title: 2024年第2期\nyear: 2024\nnumber: 2\ndate: 2024-12-01\ncover: {image: ../news/photo.jpg, alt: 封面}";
    site.write("content/issues/2024-2.md", format!("---\n{front}\n---\n\n![内](../news/photo.jpg)\n"));
    let front = "title: 甲\nissue: \"2024-2\"\ncover: {image: photo.jpg, alt: 题图, caption: 题图的说明}";
    site.write("content/news/a.md", format!("---\n{front}\n---\n\n![一](photo.jpg \"注\")\n"));
    site.build();
    let page = text(&site, "news/a/index.html");
    assert_eq!(page.matches(" fetchpriority=\"high\"").count(), 1);
    let (cover, body) = page.split_once("alt=\"题图\"").unwrap();
    assert!(cover.contains("fetchpriority=\"high\"") && cover.contains("type=\"image/webp\""));
    assert!(body.contains("loading=\"lazy\""), "the cover is seen first");
    assert!(body.contains("<b>图1</b>"), "a cover has no number");
    let image = page.split("property=\"og:image\" content=\"").nth(1).unwrap().split('"').next().unwrap();
    let path = image.strip_prefix("https://www.example.org/newsletter/").unwrap();
    assert_eq!(image::load_from_memory(&site.tree()[path]).unwrap().width(), 1296);
    assert!(path.ends_with(".jpg"));
    let feed: serde_json::Value = serde_json::from_slice(&site.tree()["feed.json"]).unwrap();
    let entry = feed["items"].as_array().unwrap().iter().find(|item| item["title"] == "甲").unwrap();
    assert_eq!(entry["image"], image);
    let html = entry["content_html"].as_str().unwrap();
    for list in html.split("srcset=\"").skip(1) {
        let files = list.split('"').next().unwrap().split(", ");
        assert!(files.clone().count() == 3 && files.clone().all(|file| file.starts_with("https://www.example.org/")));
    }
    assert!(html.contains("<b>图1</b>"));
    let home = text(&site, "index.html");
    assert_eq!(home.matches("fetchpriority=\"high\"").count(), 1);
    for page in ["issues/2024-2/index.html", "issues/2024-2/all/index.html"] {
        let all = text(&site, page);
        assert!(all.matches("fetchpriority=\"high\"").count() <= 1, "{page}");
        assert!(all.matches("<img ").count() >= 2, "{page}");
        for list in all.split("srcset=\"").skip(1) {
            assert_eq!(widths(&site, page, &format!("srcset=\"{list}")), [480, 800, 1296]);
        }
    }
    assert!(text(&site, "issues/2024-2/all/index.html").contains("<b>图1</b>"));
}

#[test]
fn a_picture_is_made_once_and_goes_when_nothing_shows_it() {
    let site = Site::small();
    let made = |site: &Site| {
        let report = stderr(&site.build());
        report.split_once("缩 ").map_or(0, |(_, rest)| rest.split(' ').next().unwrap().parse::<usize>().unwrap())
    };
    let article = |site: &Site, body: &str| site.article("a", "甲", &format!("{body}\n\n![一](photo.jpg)"));
    site.write("content/news/photo.jpg", photo(700, 500, 1));
    article(&site, "字");
    assert_eq!(made(&site), 1);
    let first = files(&site);
    article(&site, "另一些字");
    assert_eq!(made(&site), 0, "the text changed");
    site.write("content/news/photo.jpg", photo(700, 500, 1));
    assert_eq!(made(&site), 0, "the same bytes at another time");
    assert_eq!(files(&site), first);
    assert!(site.tree() == clean(&site));
    site.write("content/news/photo.jpg", photo(700, 500, 2));
    assert_eq!(made(&site), 1);
    assert!(files(&site).len() == first.len() && files(&site) != first, "other bytes have other names");
    assert!(site.tree() == clean(&site));
    site.write("site.yaml", format!("{}pictures: {{widths: [300], webp: false}}\n", crate::builds::SETTINGS));
    assert_eq!(made(&site), 1);
    assert!(site.tree() == clean(&site));
    std::fs::write(site.output().join(format!("news/{}", files(&site)[1])), "by hand").unwrap();
    article(&site, "又一些字");
    site.build();
    assert!(site.tree() == clean(&site), "what was touched is made again");
    for entry in std::fs::read_dir(site.root().join(".huikan")).unwrap().map(Result::unwrap) {
        if entry.file_name().to_string_lossy().starts_with("picture-") {
            std::fs::remove_file(entry.path()).unwrap();
        }
    }
    std::fs::remove_dir_all(site.output()).unwrap();
    article(&site, "字");
    site.build();
    assert!(site.tree() == clean(&site), "what the cache lost is made again");
    site.write("content/news/a.md", "---\ntitle: 甲\ndate: 2024-12-19\ndraft: true\n---\n\n![一](photo.jpg)\n");
    site.build();
    assert!(!site.tree().keys().any(|path| path.contains("photo")), "withdrawn is gone");
}

#[test]
fn threads_change_no_picture() {
    let site = Site::small();
    for number in 0..6 {
        site.write(&format!("content/news/p{number}.jpg"), photo(500 + number * 40, 300, number));
        site.article(&format!("a{number}"), "标题", &format!("![一](p{number}.jpg)"));
    }
    let trees: Vec<_> = ["1", "8"]
        .map(|threads| {
            let _ = std::fs::remove_dir_all(site.root().join(".huikan"));
            let _ = std::fs::remove_dir_all(site.output());
            assert!(site.command().env("RAYON_NUM_THREADS", threads).output().unwrap().status.success());
            site.tree()
        })
        .to_vec();
    assert!(trees[0] == trees[1]);
    assert_eq!(trees[0].keys().filter(|path| path.ends_with(".webp")).count(), 12);
}

/// Returns the reports in both languages for a site with this picture, which is used at 8:6.
fn said(name: &str, bytes: &[u8], command: &str, status: i32) -> [String; 2] {
    let site = Site::small();
    site.write(&format!("content/news/{name}"), bytes);
    site.article("a", "甲", &format!("正文。\n\n![一]({name})"));
    ["zh-Hans", "en"].map(|language| {
        let mut run = crate::builds::huikan();
        run.args([command, "--now", "2025-01-01", "--lang", language, "--root"]).arg(site.root());
        if command == "build" {
            run.arg("--output").arg(site.output());
        }
        let run = run.output().unwrap();
        assert_eq!(run.status.code(), Some(status), "{}", stderr(&run));
        assert!(stderr(&run).contains("--> content/news/a.md:8:6"), "{}", stderr(&run));
        stderr(&run)
    })
}

#[test]
fn what_is_wrong_with_a_picture_is_said_where_it_is_shown() {
    let whole = photo(700, 500, 1);
    let bomb = std::fs::read(Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/pictures/bomb.png")).unwrap();
    for command in ["build", "check"] {
        let [zh, en] = said("cut.jpg", &whole[..whole.len() / 2], command, 1);
        assert!(zh.contains("[bad-picture]") && zh.contains("content/news/cut.jpg 解不开"), "{zh}");
        assert!(en.contains("[bad-picture]") && en.contains("content/news/cut.jpg cannot be decoded"), "{en}");
        let [zh, en] = said("bomb.png", &bomb, command, 1);
        assert!(zh.contains("[picture-too-large]") && zh.contains("30000×30000"), "{zh}");
        assert!(en.contains("[picture-too-large]") && en.contains("30000×30000"), "{en}");
        let [zh, en] = said("photo.png", &whole, command, 0);
        assert!(zh.contains("[misnamed-picture]") && zh.contains("其实是 jpg"), "{zh}");
        assert!(en.contains("[misnamed-picture]") && en.contains("really is a jpg"), "{en}");
    }
}

#[test]
fn what_moves_is_shown_as_it_is() {
    let site = Site::small();
    let gif = b"GIF89a\x02\0\x02\0\x80\0\0\0\0\0\xff\xff\xff,\0\0\0\0\x02\0\x02\0\0\x02\x03\x44\x02\x05\0;";
    site.write("content/news/a.gif", gif);
    site.article("a", "甲", "![一](a.gif)");
    site.build();
    assert_eq!(site.tree()["news/a.gif"], gif);
    assert!(
        text(&site, "news/a/index.html").contains("<img src=\"../../news/a.gif\" width=\"2\" height=\"2\" alt=\"一\"")
    );
    assert!(!files(&site).iter().any(|name| name.starts_with("a.") && name != "a.gif"));
}

#[test]
fn a_long_name_and_odd_letters_are_published() {
    let site = Site::small();
    let name = format!("{},甲 乙", "长".repeat(70));
    site.write(&format!("content/news/{name}.jpg"), photo(700, 500, 1));
    site.article("a", "甲", &format!("![一](<{name}.jpg>)"));
    site.build();
    let page = text(&site, "news/a/index.html");
    let (_, source) = page.split_once("<source ").unwrap();
    let list = source.split_once("srcset=\"").unwrap().1.split('"').next().unwrap();
    assert_eq!(list.split(", ").count(), 2);
    assert_eq!(files(&site).iter().filter(|name| name.ends_with(".webp")).count(), 2);
}

/// The keys of cached pictures contain the versions of the libraries that make them, so a new version makes the
/// pictures again.
#[test]
fn the_makers_are_those_of_the_lock_file() {
    let lock = include_str!("../../Cargo.lock");
    let mut named = huikan::internals::MAKERS.split(", ");
    assert!(named.next().unwrap().parse::<u32>().is_ok());
    for maker in named {
        let (name, version) = maker.trim().split_once(' ').unwrap();
        let line = format!("name = \"{name}\"\nversion = \"{version}\"\n");
        assert!(lock.contains(&line), "Cargo.lock does not have {maker}: name the new one in MAKERS");
    }
}
