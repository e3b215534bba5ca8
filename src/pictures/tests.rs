use std::io::Cursor;

use image::metadata::Orientation;
use image::{DynamicImage, ImageFormat, Rgb, RgbImage, Rgba, RgbaImage};
use moxcms::ColorProfile;

use super::{Flaw, Format, Recipe, Variant, inspect, key, variants};

const RED: [u8; 3] = [208, 0, 0];
const BLUE: [u8; 3] = [0, 0, 208];

fn recipe(widths: &[u32]) -> Recipe {
    Recipe { widths: widths.to_vec(), quality: 90, webp: true }
}

/// A red corner at the top left, a blue one at the bottom right, and so much between them that no form is small.
fn upright(width: u32, height: u32) -> DynamicImage {
    let pixel = |x: u32, y: u32| match (x * 4 / width, y * 4 / height) {
        (0, 0) => Rgb(RED),
        (3, 3) => Rgb(BLUE),
        _ => Rgb([x, y, x * y].map(|part| (part.wrapping_mul(2_654_435_761) >> 25).to_le_bytes()[0] + 64)),
    };
    DynamicImage::ImageRgb8(RgbImage::from_fn(width, height, pixel))
}

fn file(picture: &DynamicImage, format: ImageFormat) -> Vec<u8> {
    let mut bytes = Vec::new();
    picture.write_to(&mut Cursor::new(&mut bytes), format).unwrap();
    bytes
}

fn read(variant: &Variant) -> DynamicImage {
    let picture = image::load_from_memory(&variant.bytes).unwrap();
    assert_eq!(picture.width(), variant.width);
    assert_eq!(Format::of(&variant.bytes), Some(variant.format));
    picture
}

fn is_near(pixel: Rgba<u8>, colour: [u8; 3]) -> bool {
    pixel.0.iter().zip(colour).all(|(a, b)| a.abs_diff(b) < 64)
}

fn assert_upright(picture: &DynamicImage) {
    let all = picture.to_rgba8();
    let (width, height) = all.dimensions();
    assert!(is_near(*all.get_pixel(width / 10, height / 10), RED), "{:?}", all.get_pixel(width / 10, height / 10));
    assert!(is_near(*all.get_pixel(width - 1 - width / 10, height - 1 - height / 10), BLUE));
}

/// A JPEG that is to be turned, with a place in its metadata.
fn turned(turn: u8) -> Vec<u8> {
    let back = match turn {
        6 => 8,
        8 => 6,
        other => other,
    };
    let mut stored = upright(80, 40);
    stored.apply_orientation(Orientation::from_exif(back).unwrap());
    let mut exif = b"Exif\0\0II*\0\x08\0\0\0\x02\0\x12\x01\x03\0\x01\0\0\0".to_vec();
    exif.extend([turn, 0, 0, 0]);
    exif.extend(b"\x0e\x01\x02\0\x08\0\0\0\x26\0\0\0\0\0\0\0GPSPLACE");
    let bytes = file(&stored, ImageFormat::Jpeg);
    let length = u16::try_from(exif.len() + 2).unwrap().to_be_bytes();
    [&bytes[..2], &[0xFF, 0xE1], &length, &exif, &bytes[2..]].concat()
}

#[test]
fn every_turn_is_made_and_nothing_else_of_the_metadata_stays() {
    for turn in 1..=8 {
        let bytes = turned(turn);
        // A file that is larger than the whole picture is none: these are smaller.
        let recipe = Recipe { quality: 50, ..recipe(&[20, 40, 160]) };
        let variants = variants(&bytes, &recipe).unwrap();
        let widths: Vec<_> = variants.iter().map(|variant| (variant.format, variant.width)).collect();
        // What lies on its side is also made upright in its own width.
        let own: &[u32] = if turn == 1 { &[20, 40] } else { &[20, 40, 80] };
        let of = |format, widths: &[u32]| widths.iter().map(|width| (format, *width)).collect::<Vec<_>>();
        assert_eq!(widths, [of(Format::Jpeg, own), of(Format::WebP, &[20, 40, 80])].concat(), "{turn}");
        for variant in &variants {
            let picture = read(variant);
            assert_eq!(picture.height() * 2, picture.width(), "{turn}");
            assert_upright(&picture);
            assert!(!variant.bytes.windows(4).any(|part| part == b"Exif" || part == b"EXIF" || part == b"GPSP"));
        }
    }
}

#[test]
fn no_picture_grows() {
    let bytes = file(&upright(100, 60), ImageFormat::Jpeg);
    let widths = |wanted: &[u32]| -> Vec<(Format, u32)> {
        variants(&bytes, &recipe(wanted)).unwrap().iter().map(|variant| (variant.format, variant.width)).collect()
    };
    assert_eq!(widths(&[50, 80]), [Format::Jpeg, Format::WebP].map(|of| [(of, 50), (of, 80)]).concat());
    assert_eq!(widths(&[50, 200]), [(Format::Jpeg, 50), (Format::WebP, 50), (Format::WebP, 100)]);
    assert_eq!(widths(&[200]), [(Format::WebP, 100)]);
    assert_eq!(widths(&[]), []);
    let recipe = Recipe { webp: false, ..recipe(&[50, 200]) };
    assert_eq!(variants(&bytes, &recipe).unwrap().len(), 1);
}

#[test]
fn what_is_transparent_stays_so_and_colours_stay() {
    let mut picture: RgbaImage = upright(80, 80).to_rgba8();
    for (x, _, pixel) in picture.enumerate_pixels_mut() {
        pixel.0[3] = if (30..50).contains(&x) { 0 } else { 255 };
    }
    for variant in variants(&file(&picture.into(), ImageFormat::Png), &recipe(&[40])).unwrap() {
        let picture = read(&variant);
        assert_upright(&picture);
        assert_eq!(picture.to_rgba8().get_pixel(20, 20).0[3], 0, "{:?}", variant.format);
        assert_eq!(picture.to_rgba8().get_pixel(2, 2).0[3], 255);
    }
}

#[test]
fn palettes_inks_and_many_bits_are_read() {
    let deep = DynamicImage::ImageRgb16(upright(80, 40).to_rgb16());
    let files = [
        (include_bytes!("../../tests/pictures/palette.png").to_vec(), Format::Png),
        (include_bytes!("../../tests/pictures/cmyk.jpg").to_vec(), Format::Jpeg),
        (file(&deep, ImageFormat::Png), Format::Png),
        (file(&upright(80, 40), ImageFormat::WebP), Format::WebP),
    ];
    for (bytes, format) in files {
        let variants = variants(&bytes, &recipe(&[16, 32])).unwrap();
        assert!(!variants.is_empty(), "{format:?}");
        for variant in &variants {
            assert!(variant.format == format || variant.format == Format::WebP);
            assert!(variant.bytes.len() < bytes.len());
            assert_upright(&read(variant));
        }
    }
}

#[test]
fn what_moves_or_is_no_raster_is_left_alone() {
    let png = file(&upright(80, 40), ImageFormat::Png);
    let moving = [&png[..33], b"\0\0\0\x08acTL\0\0\0\x02\0\0\0\0\0\0\0\0", &png[33..]].concat();
    let webp = b"RIFF\x20\0\0\0WEBPVP8X\x0a\0\0\0\x02\0\0\0".to_vec();
    for bytes in [moving, webp, b"GIF89a".to_vec(), b"<svg/>".to_vec(), Vec::new()] {
        assert_eq!(variants(&bytes, &recipe(&[20])), Ok(Vec::new()));
    }
}

#[test]
fn cut_off_damaged_and_monstrous_files_are_refused() {
    for format in [ImageFormat::Jpeg, ImageFormat::Png, ImageFormat::WebP] {
        let bytes = file(&upright(80, 40), format);
        assert_eq!(inspect(&bytes), Ok(()));
        for part in [1, 2, 3] {
            assert_eq!(inspect(&bytes[..bytes.len() * part / 4]), Err(Flaw::Damaged), "{format:?} {part}");
        }
    }
    let mut bomb = include_bytes!("../../tests/pictures/bomb.png").to_vec();
    assert_eq!(inspect(&bomb), Err(Flaw::TooLarge));
    bomb.truncate(20);
    assert_eq!(inspect(&bomb), Err(Flaw::Damaged));
}

#[test]
fn damage_anywhere_ends_no_build() {
    let mut state = 0x9e37_79b9_u32;
    let mut below = |limit: usize| {
        state = state.wrapping_mul(1_664_525).wrapping_add(1_013_904_223);
        (state >> 8) as usize % limit
    };
    for format in [ImageFormat::Jpeg, ImageFormat::Png, ImageFormat::WebP] {
        let whole = file(&upright(40, 20), format);
        for _ in 0..300 {
            let mut bytes = whole.clone();
            for _ in 0..=below(4) {
                let at = below(bytes.len());
                bytes[at] = below(256).to_le_bytes()[0];
            }
            let _ = inspect(&bytes);
        }
    }
}

#[test]
fn drawings_stay_exact_in_every_width_and_noise_does_not() {
    let is_exact = |variant: &Variant| variant.bytes[12..].starts_with(b"VP8L");
    let of = |color: fn(u32, u32) -> u8| {
        let pixels = RgbImage::from_fn(400, 240, |x, y| Rgb([color(x, y); 3]));
        let made = variants(&file(&pixels.into(), ImageFormat::Png), &recipe(&[50, 100, 200])).unwrap();
        let webp: Vec<bool> = made.iter().filter(|made| made.format == Format::WebP).map(is_exact).collect();
        assert!(!webp.is_empty());
        webp
    };
    let gradient = |x: u32, _: u32| u8::try_from(x * 255 / 400).unwrap();
    let bars = |x: u32, _: u32| if (x / 40).is_multiple_of(2) { 0 } else { 255 };
    for drawing in [gradient, bars] {
        assert!(of(drawing).into_iter().all(|is_exact| is_exact));
    }
    let noise = |x: u32, y: u32| u8::try_from((x * 7919 + y * 104_729 + x * y * 31) % 251).unwrap();
    assert!(of(noise).into_iter().all(|is_exact| !is_exact));
}

#[test]
fn the_same_is_made_again_and_all_that_it_depends_on_is_in_the_key() {
    let bytes = file(&upright(100, 60), ImageFormat::Jpeg);
    let of = recipe(&[50]);
    assert_eq!(variants(&bytes, &of), variants(&bytes, &of));
    let keys = [
        key(&bytes, &of),
        key(&bytes[1..], &of),
        key(&bytes, &recipe(&[51])),
        key(&bytes, &Recipe { quality: 89, ..of.clone() }),
        key(&bytes, &Recipe { webp: false, ..of }),
    ];
    assert_eq!(keys.iter().collect::<std::collections::BTreeSet<_>>().len(), keys.len());
}

#[test]
fn a_colour_profile_stays_unless_it_is_that_of_the_web() {
    let with = |profile: &[u8]| {
        let mut jpeg = img_parts::jpeg::Jpeg::from_bytes(file(&upright(100, 60), ImageFormat::Jpeg).into()).unwrap();
        img_parts::ImageICC::set_icc_profile(&mut jpeg, Some(profile.to_vec().into()));
        variants(&jpeg.encoder().bytes(), &recipe(&[50])).unwrap()
    };
    let has_profile = |variant: &Variant| variant.bytes.windows(4).any(|part| part == b"acsp");
    for wide in [ColorProfile::new_display_p3(), ColorProfile::new_adobe_rgb(), ColorProfile::new_bt2020()] {
        let variants = with(&wide.encode().unwrap());
        assert!(variants.len() == 2 && variants.iter().all(has_profile));
        for variant in &variants {
            assert_upright(&read(variant));
        }
    }
    assert!(!with(&ColorProfile::new_srgb().encode().unwrap()).iter().any(has_profile));
    assert!(!with(&[b"Display P3 acsp", &[0; 200][..]].concat()).iter().any(has_profile), "no profile at all");
}
