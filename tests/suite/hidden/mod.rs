//! What cameras and programs hide in pictures is not published, and the pictures look the same. An independent reader,
//! `ExifTool`, reads what is published.

mod drawings;
mod pictures;

use std::collections::BTreeSet;
use std::io::Read;
use std::process::Command;

use base64::Engine;
use base64::engine::general_purpose::STANDARD;
use image::{DynamicImage, ImageFormat};

use crate::builds::{Site, stderr};
use pictures::{MARK, Picture};

/// All pictures with hidden data.
fn all() -> Vec<Picture> {
    let all =
        [pictures::jpegs(), pictures::pngs(), pictures::webps(), pictures::gifs(), pictures::avifs(), pictures::svgs()];
    let all = all.concat();
    assert!(all.len() >= 30);
    for (name, bytes) in &all {
        assert!(holds_mark(bytes), "{name} hides nothing");
    }
    all
}

/// Whether the mark is in the bytes, or in what can be unpacked or decoded in them.
fn holds_mark(bytes: &[u8]) -> bool {
    let is_there = |bytes: &[u8]| {
        let bytes = bytes.to_ascii_uppercase();
        bytes.windows(MARK.len()).any(|part| part == MARK)
    };
    let unpacked = |at: usize| {
        let mut unpacked = Vec::new();
        let _ = flate2::read::ZlibDecoder::new(&bytes[at..]).read_to_end(&mut unpacked);
        is_there(&unpacked)
    };
    let zlib = |at: &usize| {
        bytes[*at] == 0x78 && bytes.get(at + 1).is_some_and(|flags| (0x7800 + u16::from(*flags)) % 31 == 0)
    };
    let embedded = String::from_utf8_lossy(bytes)
        .split("base64,")
        .skip(1)
        .any(|rest| STANDARD.decode(rest.split('"').next().unwrap()).is_ok_and(|bytes| is_there(&bytes)));
    is_there(bytes) || embedded || (0..bytes.len()).filter(zlib).any(unpacked)
}

fn pixels(bytes: &[u8]) -> DynamicImage {
    let mut decoder =
        image::ImageReader::new(std::io::Cursor::new(bytes)).with_guessed_format().unwrap().into_decoder().unwrap();
    let turn = image::ImageDecoder::orientation(&mut decoder).unwrap();
    let mut pixels = DynamicImage::from_decoder(decoder).unwrap();
    pixels.apply_orientation(turn);
    pixels
}

/// A site that shows half of the pictures and copies the others.
fn published() -> (Site, Vec<(String, Vec<u8>)>) {
    let site = Site::small();
    let mut body = String::new();
    let mut paths = Vec::new();
    for (number, (name, bytes)) in all().into_iter().enumerate() {
        if number % 2 == 0 {
            site.write(&format!("content/news/{name}"), &bytes);
            body.push_str(&format!("![图]({name})\n\n"));
            paths.push((format!("news/{name}"), bytes));
        } else {
            site.write(&format!("static/{name}"), &bytes);
            paths.push((name, bytes));
        }
    }
    site.article("pictures", "图", &body);
    let run = site.build();
    assert!(!stderr(&run).contains("错误["), "{}", stderr(&run));
    (site, paths)
}

#[test]
fn nothing_hidden_is_published_and_pictures_look_the_same() {
    let (site, paths) = published();
    let tree = site.tree();
    let left: Vec<&String> = tree.iter().filter(|(_, bytes)| holds_mark(bytes)).map(|(path, _)| path).collect();
    assert!(left.is_empty(), "the mark is in {left:?}");
    for (path, before) in &paths {
        let after = &tree[path];
        let ending = path.rsplit_once('.').unwrap().1;
        // A decoder may stumble over what is hidden in a JPEG; all are the same picture.
        let before = match ending {
            "png" | "webp" => pixels(before),
            "jpg" if path.contains("turned") => pixels(&pictures::plain(ImageFormat::Jpeg)).rotate90(),
            "jpg" => pixels(&pictures::plain(ImageFormat::Jpeg)),
            _ => continue,
        };
        assert!(before == pixels(after), "{path} does not look the same");
    }
    for (name, formats) in
        [("clean.jpg", ImageFormat::Jpeg), ("clean.png", ImageFormat::Png), ("clean.webp", ImageFormat::WebP)]
    {
        let bytes = pictures::plain(formats);
        site.write(&format!("static/{name}"), &bytes);
        site.build();
        assert!(site.tree()[name] == bytes, "{name}: nothing is hidden in it, so it stays byte for byte");
    }
    site.write("static/clean.gif", pictures::GIF);
    site.build();
    assert!(site.tree()["clean.gif"] == pictures::GIF);
    // The bytes of the drawn item of the AVIF are where they were.
    let (before, after) =
        (&paths.iter().find(|(path, _)| path.ends_with("exif-and-xmp.avif")).unwrap().1, "exif-and-xmp.avif");
    let after = tree.iter().find(|(path, _)| path.ends_with(after)).unwrap().1;
    assert!(before[0x2c2..] == after[0x2c2..] && before.len() == after.len());
}

/// What `ExifTool` may say of a published picture: what every file of its format has.
const EXPECTED: &[&str] = &[
    "ExifTool",
    "System",
    "File",
    "Composite",
    "JFIF",
    "PNG",
    "RIFF",
    "GIF",
    "SVG",
    "Meta",
    "QuickTime",
    "Track1",
    "AC3",
    "ICC-header",
    "ICC-chrm",
    "ICC_Profile",
    "Adobe",
    "APP14",
];

#[test]
fn an_independent_reader_finds_nothing() {
    let (site, paths) = published();
    let mut command = Command::new("exiftool");
    command.args(["-json", "-a", "-u", "-U", "-ee3", "-G1", "-charset", "filename=utf8", "-r"]).arg(site.output());
    let run = command.output().expect("exiftool (Debian: libimage-exiftool-perl) is needed");
    let read: Vec<serde_json::Map<String, serde_json::Value>> = serde_json::from_slice(&run.stdout).unwrap();
    let mut looked_at = BTreeSet::new();
    let mut wrong = Vec::new();
    for file in read {
        let name = file["SourceFile"].as_str().unwrap();
        let path = name.strip_prefix(site.output().to_str().unwrap()).unwrap().trim_start_matches('/').to_owned();
        if !paths.iter().any(|(known, _)| *known == path) {
            continue;
        }
        let is_turned = path.contains("turned");
        for (key, value) in &file {
            let Some((group, tag)) = key.split_once(':') else { continue };
            let says_turn = group == "IFD0" && tag == "Orientation" && is_turned;
            let is_comment = tag.contains("Comment") || tag.contains("Warning") || tag.contains("Trailer");
            if (!EXPECTED.contains(&group) && !says_turn) || is_comment || value.to_string().contains("HIDDEN") {
                wrong.push(format!("{path}: {key} = {value}"));
            }
        }
        looked_at.insert(path);
    }
    assert_eq!(looked_at.len(), paths.len(), "ExifTool did not read all pictures");
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}
